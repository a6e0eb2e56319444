"""What a revision changed: which fields, on which card, whose consent.

A revision keeps its command and what it was about; this adds what only its deltas know. It takes
the history and the canvas as they may be seen (``board.hidden``), and so tells nothing hidden.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from board import parties
from board.change import Delta
from board.i18n import Texts, pick
from board.model import TABLES, Canvas, Record
from board.name_row import listed
from board.template import Template
from board.text import subject, visible
from store.revisions import Revision

_SET = {
    "coalition.set": ("coalitions", "coalition."),
    "member.set": ("members", "member."),
    "decision.set": ("decisions", "decision.field."),
    "action.set": ("actions", "action.field."),
    "session.set": ("sessions", "session."),
}
"""Of which table a command sets fields, and how the keys of their names begin."""

_WHO = {
    "rule.agreed": ("cards", ("agreed_by",)),
    "coalition.part": ("coalitions", ("core", "others")),
    "member.group": ("members", ("holds",)),
    "decision.reserve": ("decisions", ("reserved",)),
    "decision.answer": ("decisions", ("answers",)),
    "topic.level": ("topics", ("levels",)),
    "attendance.note": ("sessions", ("attendance",)),
    "session.report": ("sessions", ("reported",)),
}
"""In which fields a command adds parties or takes them away."""

_BY_ID = ("agreed_by", "levels")
"""Of these fields those that hold members by id."""

_NAMED_BY = {"cards": "text", "coalitions": "title", "members": "name"}

Names = Mapping[tuple[str, str], str]
"""What things are called, by table and id."""


class Known(NamedTuple):
    """What must be known to say what a delta did."""

    names: Names
    template: Template


class Changes:
    """The revisions of a canvas, with what each of them changed."""

    def __init__(self, revisions: Sequence[Revision], canvas: Canvas) -> None:
        self.by_number = {one.rev: one for one in revisions}
        self._known = Known(names_of((one.deltas for one in revisions), canvas), canvas.template)

    def origin(self, one: Revision) -> Revision:
        """Return the change that an undo or a redo is about in the end."""
        while wanted := one.undoes or one.redoes:
            earlier = self.by_number.get(wanted)
            if earlier is None:
                break
            one = earlier
        return one

    def detail(self, one: Revision, say: Texts) -> str:
        """Return what a revision, or the one it takes back, changed; often nothing."""
        first = self.origin(one)
        return detail(first.command, first.subject, first.deltas, self._known, say)


def names_of(changes: Iterable[Iterable[Delta]], canvas: Canvas) -> Names:
    """Return what cards, coalitions and members are called, or were while they were there."""
    names: dict[tuple[str, str], str] = {}
    for deltas in changes:
        for delta in deltas:
            field = _NAMED_BY.get(delta.table, "")
            for side in (delta.before, delta.after):
                if side and side.get(field):
                    names[delta.table, delta.id] = str(side[field])
    for table, field in _NAMED_BY.items():
        for id, one in getattr(canvas, table).items():
            names[table, id] = getattr(one, field)
    return names


def detail(command: str, told: str, deltas: Sequence[Delta], known: Known, say: Texts) -> str:
    """Return in a few words what a change did beside its name and what it was about.

    The names of fields that were set, the card that got a dot (where ``told``, what the change
    was about, doesn't name it), who was added or taken away, the new status or verdict. Empty
    where there is nothing more to say: of a ballot there never is. Safe for the screen.
    """
    if command in _SET:
        table, keys = _SET[command]
        fields = [
            field
            for field in TABLES[table]._fields
            if any(one.table == table and field in (one.after or {}) for one in deltas)
        ]
        return ", ".join(filter(None, (_label(keys, one, known, say) for one in fields)))
    if command.startswith("dot."):
        return "" if told else _dotted(deltas, known.names)
    if command in _WHO:
        return _who(*_WHO[command], deltas, known.names, say, told)
    if command in ("card.status", "rule.status"):
        return _words("status", [side["status"] for side in _setting("status", deltas)], say)
    if command == "rule.verdict":
        return _words("verdict", [word for one in deltas for word in _verdicts(one)], say)
    return ""


def _label(keys: str, field: str, known: Known, say: Texts) -> str:
    """Return what a field is called, within a line; empty for one that nobody sets."""
    own = {one.attribute: pick(one.title, say.language) for one in known.template.coalition_fields}
    name = own.get(field, "") if keys == "coalition." else ""
    if not name and f"{keys}{field}" in say:
        name = say(f"{keys}{field}")
    return visible(name[:1].lower() + name[1:])


def _setting(field: str, deltas: Iterable[Delta]) -> list[Record]:
    sides = [one.after or {} for one in deltas if one.table == "cards"]
    return [side for side in sides if field in side]


def _dotted(deltas: Iterable[Delta], names: Names) -> str:
    """Return the first of the things that got or lost a dot, and how many more."""
    things = [(one.table, one.id) for one in deltas if "dots" in (one.after or {})]
    found = [names[thing] for thing in things if thing in names]
    return visible(subject(found[0], len(things) - 1)) if found else ""


def _who(
    table: str, fields: Sequence[str], deltas: Iterable[Delta], names: Names, say: Texts, told: str
) -> str:
    """Return who was added, and who is there no more; a name with a semicolon in quotes.

    Whoever the change was about by name (``told``) isn't named again.
    """
    came: dict[str, None] = {}
    went: dict[str, None] = {}
    for one in deltas:
        if one.table != table or one.before is None or one.after is None:
            continue
        before, after = _parties(one.before, fields), _parties(one.after, fields)
        for ref in {**after, **before}:
            if before.get(ref) != after.get(ref) and _name(ref, names) != told:
                (came if ref in after else went)[_name(ref, names)] = None
    parts = [listed(filter(None, came)), listed(filter(None, went))]
    if parts[1]:
        parts[1] = say("detail.no_longer", names=parts[1])
    return visible(" · ".join(filter(None, parts)))


def _parties(side: Record, fields: Sequence[str]) -> dict[str, object]:
    """Return the parties in some fields, and what each has or where it stands there."""
    found: dict[str, object] = {}
    for field in fields:
        value = side.get(field)
        for ref in value if isinstance(value, Mapping | list | tuple) else ():
            known = parties.member_ref(str(ref)) if field in _BY_ID else str(ref)
            found[known] = value[ref] if isinstance(value, Mapping) else field
    return found


def _name(ref: str, names: Names) -> str:
    kind, value = parties.party(ref)
    return names.get(("members", value), "") if kind == parties.MEMBER else value


def _words(kind: str, values: Iterable[object], say: Texts) -> str:
    """Return each of these values once, as people say it; an empty one as *none*."""
    words = [str(value or "none") for value in values]
    keys = {word: f"{kind}.{word}" for word in words}
    return visible(", ".join(say(key) if key in say else word for word, key in keys.items()))


def _verdicts(one: Delta) -> list[object]:
    """Return what sessions came to say of a rule; None for one that says nothing any more."""
    if one.table != "cards" or one.before is None or one.after is None:
        return []
    before, after = (_mapping(side.get("verdicts")) for side in (one.before, one.after))
    return [
        after.get(session)
        for session in {**before, **after}
        if before.get(session) != after.get(session)
    ]


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
