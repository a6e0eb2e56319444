"""Who takes part: a member, a named outsider, or a name that nobody has matched yet.

Coalitions and stewardship name parties by reference, a string that tells the three apart:
``member:ID``, ``outside:NAME`` and ``name:NAME``. In a workshop names are typed fast; a name that
fits no member stays an unmatched name until someone says who it is, and is never taken for an
outsider by itself (article, B5: outsiders may join a coalition, on conditions).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from board.model import ACTIVE, REMOVED, Canvas, Ref
from board.text import one_line
from board.words import folded

MEMBER, OUTSIDE, NAME = "member", "outside", "name"

_MARK = {"nl": "(van buiten)", "en": "(outside)"}
_OUTSIDE_WORDS = frozenset(
    {
        *("van buiten", "buiten", "buitenstaander", "extern", "externe"),
        *("from outside", "outside", "outsider", "external"),
    }
)
_SHORTEST_PREFIX = 2
_TOKEN = r'\s*(?:(\+?\s*)"((?:[^"]|"")*)"([^,;\n]*)|([^,;\n]*))(?:[,;\n]|$)'


class Party(NamedTuple):
    """A reference taken apart; ``value`` is a member's id or a name."""

    kind: str
    value: str


def member_ref(member_id: str) -> str:
    """Return the reference to a member."""
    return f"{MEMBER}:{member_id}"


def outside_ref(name: str) -> str:
    """Return the reference to a party from outside the network."""
    return f"{OUTSIDE}:{name}"


def name_ref(name: str) -> str:
    """Return the reference to a name that is not matched yet."""
    return f"{NAME}:{name}"


def party(ref: str) -> Party:
    """Take a reference apart; a bare text counts as an unmatched name."""
    kind, colon, value = ref.partition(":")
    if colon and kind in (MEMBER, OUTSIDE, NAME):
        return Party(kind, value)
    return Party(NAME, ref)


def member_of(ref: str) -> str:
    """Return the id of the member a reference points at, or an empty text."""
    kind, value = party(ref)
    return value if kind == MEMBER else ""


def is_outside(ref: str) -> bool:
    """Tell whether a reference names a party from outside the network."""
    return party(ref).kind == OUTSIDE


def label(canvas: Canvas, ref: str) -> str:
    """Return the name to show for a reference, without saying which kind it is."""
    kind, value = party(ref)
    if kind == MEMBER:
        member = canvas.members.get(value)
        return member.name if member else value
    return value


def labels(canvas: Canvas, refs: Iterable[str]) -> list[str]:
    """Return the names to show for references, in their order."""
    return [label(canvas, ref) for ref in refs]


def typed(canvas: Canvas, refs: Iterable[str], language: str) -> str:
    """Return references the way they are typed; ``parse`` reads it back to the same ones."""
    mark = _MARK.get(language, _MARK["en"])
    words: list[str] = []
    for ref in refs:
        name = label(canvas, ref)
        if any(char in name for char in ',;"') or name.startswith("+") or _unmarked(name) != name:
            name = '"' + name.replace('"', '""') + '"'
        words.append(f"{name} {mark}" if is_outside(ref) else name)
    return ", ".join(words)


def parse(canvas: Canvas, text: str, keep: Sequence[str] = ()) -> tuple[str, ...]:
    """Return references for names typed in a row, each once.

    Names are separated by commas, semicolons or line breaks (a name that holds one goes in double
    quotes). ``(van buiten)``, ``(extern)``, ``(outside)`` behind a name or ``+`` before it marks
    an outsider. Anything else is a member when it is a member's name, or the start of exactly one
    member's name, and an unmatched name otherwise. A name that stands for a reference in ``keep``
    stays that reference, so that retyping a list changes only what was retyped.
    """
    known = {
        (party(ref).kind == OUTSIDE, folded(label(canvas, ref))): ref for ref in reversed(keep)
    }
    members = _by_name(canvas)
    found: list[str] = []
    for name, outside in _tokens(text):
        ref = known.get((outside, folded(name)))
        if ref is None:
            ref = outside_ref(name) if outside else _matched(members, name)
        found.append(ref)
    return tuple(dict.fromkeys(found))


def match(canvas: Canvas, name: str) -> str:
    """Return the reference for one name, as ``parse`` would."""
    return _matched(_by_name(canvas), one_line(name))


def unmatched(canvas: Canvas) -> dict[str, tuple[Ref, ...]]:
    """Return the names that wait for a member, each with the things that name them."""
    places: dict[str, list[Ref]] = {}
    spelled: dict[str, str] = {}
    for ref, refs in _naming(canvas):
        for one in refs:
            kind, value = party(one)
            if kind == NAME:
                name = spelled.setdefault(folded(value), value)
                places.setdefault(name, []).append(ref)
    return {name: tuple(dict.fromkeys(refs)) for name, refs in places.items()}


def replaced(refs: Sequence[str], name: str, by: str, *, outside: bool) -> tuple[str, ...]:
    """Return references with an unmatched name (or an outsider's) replaced, each left once."""
    wanted = folded(name)
    kinds = (NAME, OUTSIDE) if outside else (NAME,)
    return tuple(
        dict.fromkeys(
            by if party(ref).kind in kinds and folded(party(ref).value) == wanted else ref
            for ref in refs
        )
    )


def _naming(canvas: Canvas) -> list[tuple[Ref, tuple[str, ...]]]:
    """Return everything that names parties, with the references it holds."""
    found = [
        (Ref("coalitions", one.id), one.core + one.others)
        for one in canvas.coalitions.values()
        if one.state != REMOVED
    ]
    found += [
        (Ref("members", one.id), one.granted_by)
        for one in canvas.members.values()
        if one.state != REMOVED
    ]
    return found


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Split typed names; each comes with whether it was marked as an outsider."""
    tokens: list[tuple[str, bool]] = []
    token = re.compile(_TOKEN)  # Here, so that only those who type names pay for it.
    position = 0
    while position < len(text):
        found = token.match(text, position)
        assert found is not None
        position = max(found.end(), position + 1)
        plus, quoted, rest, plain = found.groups()
        if quoted is not None:
            name = quoted.replace('""', '"')
            outside = "+" in plus or (bool(rest.strip()) and not _unmarked(rest.strip()))
            name += "" if outside or not rest.strip() else f" {rest.strip()}"
        else:
            name = _unmarked(plain.strip()).removeprefix("+")
            outside = name != plain.strip()
        name = one_line(name)
        if name:
            tokens.append((name, outside))
    return tokens


def _unmarked(name: str) -> str:
    """Return a name without a mark like ``(van buiten)`` behind it."""
    start = max(name.rfind("("), name.rfind("["))
    if start < 0 or name[-1] not in ")]" or folded(name[start + 1 : -1]) not in _OUTSIDE_WORDS:
        return name
    return name[:start].rstrip()


def _by_name(canvas: Canvas) -> Mapping[str, tuple[str, bool]]:
    """Return every member by folded name: the id, and whether the member is still in."""
    found: dict[str, tuple[str, bool]] = {}
    for one in canvas.members.values():
        if one.state == ACTIVE and one.name:
            name = folded(one.name)
            if name not in found or not (found[name][1] or one.left):
                found[name] = (one.id, not one.left)
    return found


def _matched(members: Mapping[str, tuple[str, bool]], name: str) -> str:
    wanted = folded(name)
    if wanted in members:
        return member_ref(members[wanted][0])
    if len(wanted) >= _SHORTEST_PREFIX:
        # Someone who left is only meant by the whole name.
        starts = [id for known, (id, here) in members.items() if here and known.startswith(wanted)]
        if len(starts) == 1:
            return member_ref(starts[0])
    return name_ref(name)
