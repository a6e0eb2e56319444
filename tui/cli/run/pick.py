"""Which thing someone means by an id, the beginning of one, or a name."""

from collections.abc import Mapping

from board.model import REMOVED, Canvas, Ref
from board.words import folded
from tui.cli.nearest import nearest
from tui.cli.problem import Problem
from tui.cli.session import Session

NAMED = {"members": "name", "coalitions": "title", "topics": "title", "terms": "word"}
"""Tables whose things have a name, and the field it is in."""

KIND = {
    "cards": "card",
    "members": "member",
    "coalitions": "coalition",
    "topics": "topic",
    "terms": "term",
}


def names(canvas: Canvas, table: str, *, removed: bool = False) -> dict[str, str]:
    """Return the names of the things in a table by id; cards go by their text."""
    field = NAMED.get(table, "text")
    return {
        id: str(getattr(entity, field))
        for id, entity in getattr(canvas, table).items()
        if removed or entity.state != REMOVED
    }


def one(session: Session, canvas: Canvas, table: str, word: str) -> str:
    """Return the id of the thing meant. Raises ``Problem`` where none or several are."""
    return _one(session, names(canvas, table), word, KIND[table], by_name=table in NAMED)


def several(session: Session, canvas: Canvas, table: str, words: list[str]) -> list[str]:
    """Return the ids of the things meant."""
    return [one(session, canvas, table, word) for word in words]


def item(session: Session, canvas: Canvas, word: str, *, removed: bool = False) -> Ref:
    """Return the card, coalition or member with an id or the beginning of one."""
    tables = ("cards", "coalitions", "members")
    table_of = {id: table for table in tables for id in names(canvas, table, removed=removed)}
    id = _one(session, dict.fromkeys(table_of, ""), word, "card", by_name=False)
    return Ref(table_of[id], id)


def items(
    session: Session, canvas: Canvas, words: list[str], *, removed: bool = False
) -> list[Ref]:
    """Return the things with these ids."""
    return [item(session, canvas, word, removed=removed) for word in words]


def _one(session: Session, known: Mapping[str, str], word: str, kind: str, *, by_name: bool) -> str:
    if word in known:
        return word
    wanted = folded(word)
    if by_name:
        exact = [id for id, name in known.items() if folded(name) == wanted]
        if len(exact) == 1:
            return exact[0]
    found = [id for id in known if wanted and id.startswith(word)]
    if by_name:
        found += [id for id, name in known.items() if wanted and folded(name).startswith(wanted)]
    if len(set(found)) == 1:
        return found[0]
    kind = session.texts(f"kind.{kind}")
    if found:
        near = ", ".join(dict.fromkeys(known[id] or id for id in found[:5]))
        raise Problem("problem.id_many", word=word, near=near)
    close = nearest(word, [name for name in known.values() if name] if by_name else known)
    key = "problem.id_near" if close else "problem.id"
    raise Problem(key, kind=kind, word=word, near=", ".join(close))
