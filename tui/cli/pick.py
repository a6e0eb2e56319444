"""Which thing someone means by an id, the beginning of one, or a name."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from board import name_row, parties
from board.model import REMOVED, Canvas, Ref
from board.nearest import nearest
from board.wording import folded
from tui.cli.invocation import Invocation
from tui.cli.problem import Problem, usage

NAMED = {
    "members": "name", "coalitions": "title", "topics": "title", "terms": "word",
    "groups": "title", "decisions": "text", "actions": "text",
}  # fmt: skip
"""Tables whose things have a name, and the field it is in."""

ITEMS = ("cards", "coalitions", "members")
"""Tables whose things stand on the sheet."""


def names(canvas: Canvas, table: str, *, removed: bool = False) -> dict[str, str]:
    """Return the names of the things in a table by id; cards go by their text."""
    field = NAMED.get(table, "text")
    return {
        id: str(getattr(entity, field))
        for id, entity in getattr(canvas, table).items()
        if removed or entity.state != REMOVED
    }


def one(run: Invocation, table: str, word: str) -> str:
    """Return the id of the thing meant. Raises ``Problem`` where none or several are."""
    named = table in NAMED
    return _one(run, names(run.canvas, table), word, table.removesuffix("s"), by_name=named)


def among(run: Invocation, known: Mapping[str, str], word: str, kind: str) -> str:
    """Return the id of one of some things by id, name or the beginning of either.

    Raises ``Problem`` where none or several are meant.
    """
    return _one(run, known, word, kind, by_name=True)


def party(run: Invocation, word: str) -> str:
    """Return the id of the member that a name stands for, to note it somewhere.

    By id, whole name or abbreviation: the start of a name is enough to point at a thing, but
    links nobody. Raises ``Problem``.
    """
    known = names(run.canvas, "members")
    refs = parties.parse(run.canvas, word)
    if len(refs) == 1 and (member := parties.member_of(refs[0])):
        return member
    return _one(run, dict.fromkeys(known, ""), word, "member", by_name=False, near=known.values())


def parties_of(run: Invocation, words: Iterable[str]) -> list[str]:
    """Return the ids of the members that names stand for, each once."""
    return list(dict.fromkeys(party(run, word) for word in words))


def several(run: Invocation, table: str, words: Iterable[str]) -> list[str]:
    """Return the ids of the things meant, each once."""
    return list(dict.fromkeys(one(run, table, word) for word in words))


def item(run: Invocation, word: str, *, removed: bool = False) -> Ref:
    """Return the card, coalition or member with an id or the beginning of one."""
    table_of = {id: table for table in ITEMS for id in names(run.canvas, table, removed=removed)}
    id = _one(run, dict.fromkeys(table_of, ""), word, "card", by_name=False)
    return Ref(table_of[id], id)


def items(run: Invocation, words: Iterable[str], *, removed: bool = False) -> list[Ref]:
    """Return the things with these ids."""
    return [item(run, word, removed=removed) for word in words]


def each(
    run: Invocation, table: str, words: Iterable[str], command: str, act: Callable[..., Canvas]
) -> None:
    """Do something to each of the things meant, all in one change."""
    known = names(run.canvas, table)
    ids = several(run, table, words)
    after = run.canvas
    for id in ids:
        after = act(after, run.by, id)
    run.keep(command, after, *(known[id] for id in ids))


def change(
    run: Invocation,
    table: str,
    word: str,
    command: str,
    act: Callable[..., Canvas],
    /,
    **fields: Any,
) -> Canvas:
    """Change the fields of a thing whose options were given, which must be one at least.

    Returns the canvas as it was changed.
    """
    values = {field: value for field, value in fields.items() if value is not None}
    if not values:
        raise usage("usage.nothing_to_change")
    id = one(run, table, word)
    after = act(run.canvas, run.by, id, **values)
    run.keep(command, after, names(after, table)[id])
    return after


def votable(run: Invocation, word: str) -> str:
    """Return the id of the card, coalition or group with an id or the beginning of one."""
    tables = ("cards", "coalitions", "groups")
    known = [id for table in tables for id in names(run.canvas, table)]
    return _one(run, dict.fromkeys(known, ""), word, "card", by_name=False)


def _one(
    run: Invocation,
    known: Mapping[str, str],
    word: str,
    kind: str,
    *,
    by_name: bool,
    near: Iterable[str] = (),
) -> str:
    if word in known:
        return word
    wanted = folded(word)
    if by_name:
        plain = {wanted, folded(_out_of_quotes(word))}
        exact = [id for id, name in known.items() if folded(name) in plain]
        if len(exact) == 1:
            return exact[0]
    found = [id for id in known if wanted and id.startswith(word)]
    if by_name:
        found += [id for id, name in known.items() if wanted and folded(name).startswith(wanted)]
    if len(set(found)) == 1:
        return found[0]
    kind = run.texts(f"kind.{kind}")
    if found:
        near = ", ".join(dict.fromkeys(known[id] or id for id in found[:5]))
        raise Problem("problem.id_many", word=word, near=near)
    offered = list(near) or ([name for name in known.values() if name] if by_name else known)
    close = nearest(word, offered)
    key = "problem.id_near" if close else "problem.id"
    raise Problem(key, kind=kind, word=word, near=", ".join(close))


def _out_of_quotes(word: str) -> str:
    """Return a name without the quotes that it has in a row, if it has them."""
    names = name_row.split(word)
    return names[0].text if len(names) == 1 and word.startswith('"') else word
