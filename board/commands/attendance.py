"""Who is there: members, parties from outside, and names that nobody has matched yet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from board import parties, pasted
from board.commands.by import By
from board.commands.members import add_member
from board.commands.party_names import same_party
from board.commands.records import changed, choice, found
from board.meeting import Session
from board.model import Canvas
from board.parties import MEMBER, NAME, Names, party
from board.refusal import Refused
from board.wording import folded

PRESENCE_WORDS: Mapping[str, str] = {
    "present": "present", "aanwezig": "present", "er": "present",
    "absent": "absent", "afwezig": "absent",
    "excused": "excused", "afgemeld": "excused", "bericht": "excused", "sent word": "excused",
}  # fmt: skip
"""What someone's presence is, as typed in either language."""

_HEADINGS = ("naam", "name")
_COLUMNS = 3


class Stranger(NamedTuple):
    """A name on a pasted list that is no party's, with what else its line said."""

    name: str
    home: str = ""
    role: str = ""


def attend(
    canvas: Canvas, by: By, session: str, who: str | Sequence[str], presence: str = "present"
) -> Canvas:
    """Note who is there: names in a row, as typed, or party references.

    An empty presence takes them off the list. Raises Refused for an unknown presence.
    """
    held = found(canvas.sessions, session, "session.unknown")
    refs = parties.parse(canvas, who, tuple(held.attendance)) if isinstance(who, str) else who
    if not refs:
        raise Refused("session.nobody")
    told = choice(presence, PRESENCE_WORDS, "session.presence_unknown") if presence else ""
    return _noted(canvas, by, held, refs, told)


def attend_list(
    canvas: Canvas, by: By, session: str, text: str, presence: str = "present"
) -> tuple[Canvas, list[Stranger]]:
    """Note who is there from a pasted list: a name per line, or a row per name.

    A line is ``naam; organisatie; rol`` or copied from a spreadsheet, as with members; a heading
    is passed over. Returns the names that are no party's as well: they can be made members.
    Raises Refused where the list is empty.
    """
    held = found(canvas.sessions, session, "session.unknown")
    told = choice(presence, PRESENCE_WORDS, "session.presence_unknown")
    refs: dict[str, Stranger] = {}
    for row in pasted.rows(text, _COLUMNS):
        name, home, role, *_ = [*row.cells, "", "", ""]
        if name and not (row.line == 1 and folded(name) in _HEADINGS):
            refs.setdefault(_ref(canvas, name), Stranger(name, home, role))
    if not refs:
        raise Refused("session.nobody")
    unknown = [one for ref, one in refs.items() if party(ref).kind == NAME]
    return _noted(canvas, by, held, list(refs), told), unknown


def make_members(canvas: Canvas, by: By, session: str, strangers: Iterable[Stranger]) -> Canvas:
    """Make members of names on the list of who is there, and say that these are they.

    A name that is a member's by now is that member. Raises Refused for an unknown session.
    """
    for one in strangers:
        if party(parties.match(canvas, one.name)).kind == NAME:
            canvas = add_member(canvas, by, one.name, home=one.home, role=one.role)
    held = found(canvas.sessions, session, "session.unknown")
    names = Names(canvas)
    known = {
        names.ref(party(ref).value) if party(ref).kind == NAME else ref: told
        for ref, told in held.attendance.items()
    }
    return changed(canvas, by, "sessions", held._replace(attendance=known))


def key_in(names: Names, noted: Mapping[str, str], ref: str) -> str:
    """Return the key under which a party stands in a mapping already, or its reference."""
    if ref in noted:
        return ref
    for known in noted:
        kind, value = party(known)
        if same_party(known, ref) or (kind != MEMBER and names.ref(value) == ref):
            return known
    return ref


def _ref(canvas: Canvas, name: str) -> str:
    """Return the party one name on a list stands for; it may say that it is from outside."""
    if ";" in name:
        return parties.match(canvas, name)
    found = parties.parse(canvas, name)
    return found[0] if found else parties.name_ref(name)


def _noted(canvas: Canvas, by: By, held: Session, refs: Sequence[str], told: str) -> Canvas:
    attendance, names = dict(held.attendance), Names(canvas)
    for ref in refs:
        attendance.pop(key_in(names, attendance, ref), None)
        if told:
            attendance[ref] = told
    return changed(canvas, by, "sessions", held._replace(attendance=attendance))
