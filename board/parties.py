"""Who takes part: a member, a named outsider, or a name that nobody has matched yet.

Coalitions and stewardship name parties by reference, a string that tells the three apart:
``member:ID``, ``outside:NAME`` and ``name:NAME``. In a workshop names are typed fast; a name that
fits no member stays an unmatched name until someone says who it is, and is never taken for an
outsider by itself (article, B5: outsiders may join a coalition, on conditions).
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from board import name_row
from board.model import ACTIVE, GROUP, OUTSIDER, REMOVED, Canvas, Member, Ref
from board.name_row import Name
from board.states import is_other_version
from board.text import one_line
from board.wording import folded

MEMBER, OUTSIDE, NAME = "member", "outside", "name"

_NUMBERED = r"(.*) \(\d{1,6}\)"
"""A group with its number behind it."""


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


def outside(canvas: Canvas, ref: str) -> bool:
    """Tell whether a reference names a party from outside, by itself or as a party we know."""
    member = canvas.members.get(member_of(ref))
    return is_outside(ref) or (member is not None and member.relation == OUTSIDER)


def held(canvas: Canvas, group: Member) -> tuple[str, ...]:
    """Return who is in a group, as references; parties that were removed are not."""
    if group.kind != GROUP:
        return ()
    gone = {one.id for one in canvas.members.values() if one.state != ACTIVE}
    return tuple(ref for ref in group.holds if member_of(ref) not in gone)


def number(canvas: Canvas, group: Member) -> int:
    """Return how many parties a group stands for; 0 for a party that is no group."""
    return max(group.size, len(held(canvas, group))) if group.kind == GROUP else 0


def shown_name(canvas: Canvas, member: Member) -> str:
    """Return a party's name, a group's with its number: ``De twaalf gemeenten (12)``."""
    count = number(canvas, member)
    return f"{member.name} ({count})" if count else member.name


def label(canvas: Canvas, ref: str) -> str:
    """Return the name to show for a reference, without saying which kind it is."""
    kind, value = party(ref)
    if kind == MEMBER:
        member = canvas.members.get(value)
        return shown_name(canvas, member) if member else value
    return value


def labels(canvas: Canvas, refs: Iterable[str]) -> list[str]:
    """Return the names to show for references, in their order."""
    return [label(canvas, ref) for ref in refs]


def in_row(canvas: Canvas, ref: str) -> str:
    """Return the name to show among others: in quotes where it holds what parts them."""
    return name_row.written(Name(label(canvas, ref)), "")


def typed(
    canvas: Canvas, refs: Iterable[str], language: str, members: "Names | None" = None
) -> str:
    """Return references the way they are typed; ``parse`` reads it back to the same ones.

    Who writes many rows has ``members`` at hand.
    """
    names = [Name(label(canvas, ref), outside(canvas, ref)) for ref in refs]
    if not names:
        return ""
    members = members or Names(canvas)
    known = {*members.exact, *(folded(name.text) for name in names)}
    return name_row.join(names, language, known)


class Reading(NamedTuple):
    """A name as it was typed, and the party it was taken for."""

    name: str
    ref: str


def parse(canvas: Canvas, text: str, keep: Sequence[str] = ()) -> tuple[str, ...]:
    """Return references for names typed in a row, each once.

    ``board.name_row`` tells how a row is taken apart. A name that is not marked as from outside
    is a member when it is that member's whole name, or differs from it only by an abbreviation in
    brackets (``name_row.other_forms``) and fits no other; it stays an unmatched name otherwise.
    The mere start of a name never links. A group may have its number behind it, and a party of
    which we know that it is from outside may be marked so. A name that stands for a reference in
    ``keep`` stays that reference, so that retyping a list changes only what was retyped.
    """
    return tuple(dict.fromkeys(one.ref for one in understood(canvas, text, keep)))


def understood(canvas: Canvas, text: str, keep: Sequence[str] = ()) -> list[Reading]:
    """Return what ``parse`` makes of each name, to say back to who typed it."""
    kept = {(outside(canvas, ref), folded(label(canvas, ref))): ref for ref in reversed(keep)}
    members = Names(canvas)
    readings: list[Reading] = []
    for name in name_row.split(text, {*members.exact, *(name for _, name in kept)}):
        ref = kept.get((name.outside, folded(name.text)))
        if ref is None:
            ref = members.ref(name.text)
            if name.outside and not outside(canvas, ref):
                ref = outside_ref(name.text)
        readings.append(Reading(name.text, ref))
    return readings


def match(canvas: Canvas, name: str) -> str:
    """Return the reference for one name, as ``parse`` would."""
    return Names(canvas).ref(one_line(name))


def known(canvas: Canvas, refs: Iterable[str], members: "Names | None" = None) -> tuple[str, ...]:
    """Return references with each unmatched name that is a member's now turned into that member.

    Who looks at many has ``members`` at hand.
    """
    row = list(refs)
    if any(party(ref).kind == NAME for ref in row):
        members = members or Names(canvas)
        row = [members.ref(party(ref).value) if party(ref).kind == NAME else ref for ref in row]
    return tuple(dict.fromkeys(row))


def linked(before: Canvas, after: Canvas) -> list[Reading]:
    """Return the names that waited for a member before and are a member after, to say so."""
    still, members = set(map(folded, _names(after))), Names(after)
    gone = [name for name in _names(before) if folded(name) not in still]
    readings = [Reading(name, members.ref(name)) for name in gone]
    return [one for one in readings if member_of(one.ref)]


def unmatched(canvas: Canvas) -> dict[str, tuple[Ref, ...]]:
    """Return the names that wait for a member, each with the things that name them.

    Who is only named in a group waits for nothing, nor does who was at a session, agreed or has
    something to do: those may be guests.
    """
    places: dict[str, list[Ref]] = {}
    spelled: dict[str, str] = {}
    for ref, refs in _naming(canvas):
        for one in refs:
            kind, value = party(one)
            if kind == NAME:
                name = spelled.setdefault(folded(value), value)
                places.setdefault(name, []).append(ref)
    return {name: tuple(dict.fromkeys(refs)) for name, refs in places.items()}


def waiting_for(canvas: Canvas, member_id: str) -> tuple[str, ...]:
    """Return the unmatched names that mean a member by now, of what was removed as well."""
    forms = _forms(canvas.members[member_id].name)
    alike = [name for name in _names(canvas) if not forms.isdisjoint(_forms(name))]
    if not alike:
        return ()  # As nearly always: who else has such a name needs no looking up.
    members, wanted = Names(canvas), member_ref(member_id)
    return tuple(name for name in alike if members.ref(name) == wanted)


def _forms(name: str) -> set[str]:
    """Return the ways in which a name may be written, folded; a group's without its number too."""
    whole = folded(name)
    counted = re.fullmatch(_NUMBERED, whole)
    forms = {folded(form) for form in (name, *name_row.other_forms(name))}
    return forms | {counted[1]} if counted else forms


def _names(canvas: Canvas) -> tuple[str, ...]:
    """Return every unmatched name there is, also in groups and in what was removed."""
    refs = [ref for one in canvas.coalitions.values() for ref in (*one.core, *one.others)]
    refs += [ref for one in canvas.members.values() for ref in (*one.granted_by, *one.holds)]
    refs += [ref for one in canvas.actions.values() if (ref := one.owner)]
    refs += [
        ref
        for one in canvas.decisions.values()
        for ref in (*one.agreed, *one.reserved, *one.answers, *one.answered)
    ]
    refs += [
        ref
        for one in canvas.sessions.values()
        for ref in (*one.attendance, *one.reported, *one.closing_words)
    ]
    return tuple(dict.fromkeys(value for kind, value in map(party, refs) if kind == NAME))


def replaced(
    refs: Sequence[str], names: Iterable[str], by: str, *, outside: bool
) -> tuple[str, ...]:
    """Return references with unmatched names (or outsiders') replaced, each left once."""
    wanted = set(map(folded, names))
    kinds = (NAME, OUTSIDE) if outside else (NAME,)
    return tuple(
        dict.fromkeys(
            by if party(ref).kind in kinds and folded(party(ref).value) in wanted else ref
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


class Names:
    """The members by name."""

    def __init__(self, canvas: Canvas) -> None:
        self.exact: dict[str, str] = {}
        """Folded name to id; of two with one name the one who is still in."""
        self._forms: dict[str, set[str]] = {}
        """Folded name, and how else it may be written, to the ids of who is still in."""
        rows = [one for one in canvas.members.values() if one.state == ACTIVE and one.name]
        self._groups = {one.id for one in rows if one.kind == GROUP}
        for one in sorted(rows, key=lambda one: bool(one.left)):
            self.exact.setdefault(folded(one.name), one.id)
            if not one.left and not is_other_version(canvas.members, one):
                for form in (one.name, *name_row.other_forms(one.name)):
                    self._forms.setdefault(folded(form), set()).add(one.id)

    def ref(self, name: str) -> str:
        """Return the reference to the member with a name, or else to the name."""
        wanted = folded(name)
        counted = re.fullmatch(_NUMBERED, wanted)
        for known in (wanted, counted[1] if counted else ""):
            if known in self.exact and (known == wanted or self.exact[known] in self._groups):
                return member_ref(self.exact[known])
        # Someone who left is only meant by the whole name.
        found: set[str] = set()
        for form in (name, *name_row.other_forms(name)):
            found |= self._forms.get(folded(form), set())
        return member_ref(found.pop()) if len(found) == 1 else name_ref(name)
