"""Coalitions: temporary groups around something that matters (article, B5)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from board import dates, parties
from board.commands.by import By
from board.commands.records import (
    added,
    body,
    card_ids,
    changed,
    choice,
    flag,
    found,
    fresh_id,
    key_between,
    line,
)
from board.model import Canvas, Coalition
from board.refusal import Refused
from board.rounds import open_at
from board.template import Template

Side = Literal["core", "others"]

PROGRESS_WORDS: Mapping[str, str] = {
    "idea": "idea", "idee": "idea",
    "active": "active", "actief": "active",
    "finished": "finished", "afgerond": "finished",
    "stopped": "stopped", "gestopt": "stopped",
}  # fmt: skip

_LINES = ("target_group", "shared_ambition", "way_of_working", "conditions", "result", "outcome")
_DATES = ("start", "end", "review")


def add_coalition(
    canvas: Canvas,
    by: By,
    title: str,
    *,
    form: str = "",
    id: str = "",
    after: str = "",
    before: str = "",
    known: bool = False,
) -> Canvas:
    """Add a coalition behind the others, or after or before one of them.

    ``known`` says that its title can be read on the canvas already. Raises Refused when the
    template has no place for coalitions, the title is empty, the form is unknown or the id in use,
    and while a silent round is open there: what comes up in it is a card, which can be hidden.
    """
    block = canvas.template.block_of("coalitions")
    if block is None:
        raise Refused("coalition.not_here")
    if not known and open_at(canvas, block.id) is not None:
        raise Refused("coalition.in_silence", place=block.id)
    coalition = Coalition(
        id=fresh_id(canvas, id),
        title=line(title, "coalition.untitled"),
        form=_form(canvas.template, form),
        order=key_between(canvas.coalitions, after, before),
        author=by.name,
        created=by.at,
        changed=by.at,
    )
    return added(canvas, "coalitions", coalition)


def set_coalition(
    canvas: Canvas, by: By, id: str, *, today: date | None = None, **fields: Any
) -> Canvas:
    """Set fields of a coalition, by the names of ``model.Coalition``.

    Texts may be as typed: dates in words (read against ``today``, by default the day of ``by``),
    ``core`` and ``others`` as names in a row (or references), ``progress`` and ``form`` in either
    language. How names are read is told at ``parties.parse``; a party stands on one side only, the
    one set last. ``follows`` and ``rules`` take ids of cards. Raises Refused for a field that can't
    be set, a date that isn't one, an end or review before the start, or a link to nothing.
    """
    coalition = found(canvas.coalitions, id, "coalition.unknown")
    today = today or date.fromisoformat(by.date)
    for field, value in fields.items():
        coalition = _with(canvas, coalition, field, value, today)
    if not fields.keys().isdisjoint(_DATES):
        _check_dates(coalition)
    return changed(canvas, by, "coalitions", coalition)


def match_party(canvas: Canvas, by: By, name: str, member_id: str) -> Canvas:
    """Say that a name, wherever it is used, is this member.

    Holds for unmatched names and for outsiders who came in since. Raises Refused where nothing
    names it.
    """
    found(canvas.members, member_id, "member.unknown")
    after = replace_names(canvas, by, [name], member_id, outside=True)
    if after is canvas:
        raise Refused("party.unknown", name=name)
    return after


def matched(canvas: Canvas, by: By, member_id: str) -> Canvas:
    """Return the canvas with the names that waited for a member pointing at it.

    Names that mean it by now, as ``parties.parse`` would have them; ``parties.linked`` tells
    which. The same canvas where none does.
    """
    names = parties.waiting_for(canvas, member_id)
    return replace_names(canvas, by, names, member_id) if names else canvas


def replace_names(
    canvas: Canvas, by: By, names: Sequence[str], member_id: str, *, outside: bool = False
) -> Canvas:
    """Return the canvas with unmatched names replaced by a member, ``outside`` outsiders' too.

    The same canvas where none of them is used.
    """
    ref = parties.member_ref(member_id)

    def replace(refs: Iterable[str]) -> tuple[str, ...]:
        return parties.replaced(tuple(refs), names, ref, outside=outside)

    for coalition in canvas.coalitions.values():
        core = replace(coalition.core)
        others = tuple(one for one in replace(coalition.others) if one not in core)
        if core != coalition.core or others != coalition.others:
            canvas = changed(canvas, by, "coalitions", coalition._replace(core=core, others=others))
    for member in canvas.members.values():
        granted, held = replace(member.granted_by), replace(member.holds)
        if (granted, held) != (member.granted_by, member.holds):
            one = member._replace(granted_by=granted, holds=held)
            canvas = changed(canvas, by, "members", one)
    return _in_meetings(canvas, by, replace)


def _in_meetings(
    canvas: Canvas, by: By, replace: Callable[[Iterable[str]], tuple[str, ...]]
) -> Canvas:
    """Return the canvas with parties replaced in what sessions left: who was there, who does what.

    What was noted of a member under both names stays as it was noted of the member.
    """

    def told(held: Mapping[str, str]) -> Mapping[str, str]:
        new = {replace([ref])[0]: text for ref, text in held.items()}
        return {**new, **{ref: text for ref, text in held.items() if ref in new}}

    for session in canvas.sessions.values():
        met = session._replace(
            attendance=told(session.attendance),
            reported=told(session.reported),
            closing_words=told(session.closing_words),
        )
        canvas = changed(canvas, by, "sessions", met)
    for decision in canvas.decisions.values():
        taken = decision._replace(
            agreed=replace(decision.agreed),
            reserved=told(decision.reserved),
            answers=told(decision.answers),
            answered=told(decision.answered),
        )
        canvas = changed(canvas, by, "decisions", taken)
    for action in canvas.actions.values():
        if action.owner:
            owned = action._replace(owner=replace([action.owner])[0])
            canvas = changed(canvas, by, "actions", owned)
    return canvas


def _with(canvas: Canvas, coalition: Coalition, field: str, value: Any, today: date) -> Coalition:
    """Return a coalition with one field set from what was typed."""
    if field in ("core", "others"):
        return _with_parties(canvas, coalition, "core" if field == "core" else "others", value)
    if field == "title":
        value = line(value, "coalition.untitled")
    elif field in _LINES:
        value = line(value)
    elif field in _DATES:
        value = dates.iso(str(value), today)
    elif field == "form":
        value = _form(canvas.template, str(value))
    elif field == "progress":
        value = choice(value, PROGRESS_WORDS, "coalition.progress_unknown")
    elif field == "joint":
        value = flag(value, field)
    elif field in ("follows", "rules"):
        value = card_ids(canvas, value)
    elif field == "body":
        value = body(value)
    else:
        raise Refused("network.no_such_field", field=field)
    return coalition._replace(**{field: value})


def _with_parties(
    canvas: Canvas, coalition: Coalition, side: Side, typed: str | Sequence[str]
) -> Coalition:
    """Return a coalition with one side set, from names in a row or from references."""
    if isinstance(typed, str):
        refs = parties.parse(canvas, typed, keep=coalition.core + coalition.others)
    else:
        refs = tuple(dict.fromkeys(typed))
    if side == "core":
        others = tuple(ref for ref in coalition.others if ref not in refs)
        return coalition._replace(core=refs, others=others)
    core = tuple(ref for ref in coalition.core if ref not in refs)
    return coalition._replace(core=core, others=refs)


def _form(template: Template, typed: str) -> str:
    """Return the id of the form meant. Raises Refused."""
    wanted = typed.strip().casefold()
    if not wanted:
        return ""
    for form in template.forms:
        names = (form.id, form.alias, *form.title.values())
        if wanted in (name.casefold() for name in names):
            return form.id
    forms = ", ".join(form.id for form in template.forms)
    raise Refused("coalition.form_unknown", text=typed, forms=forms)


def _check_dates(coalition: Coalition) -> None:
    start = dates.read(coalition.start)
    if start is None:
        return
    for field, key in (("end", "coalition.end_first"), ("review", "coalition.review_first")):
        day = dates.read(getattr(coalition, field))
        if day is not None and day < start:
            raise Refused(key, start=coalition.start, day=day.isoformat())
