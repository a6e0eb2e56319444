"""``compare``: what became of a canvas between two moments."""

from collections.abc import Iterable, Mapping
from typing import Any

from board.codec import to_json, to_record
from board.comparison import Comparison, Point, Row, Subject, compare, told
from board.comparison.compare import Changed, Field, Sides
from board.comparison.telling import note, point_name
from board.hidden import count
from board.model import Entity
from board.spread import Spread
from tui.cli import output
from tui.cli.comparing import between
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, option

INDENT = "  "
NOTHING = "–"


@command("compare", CANVAS, option("--since", "moment"), option("--until", "moment"), JSON)
def compare_(run: Invocation, since: str | None, until: str | None, as_json: bool) -> None:
    """Tell what differs, subject after subject."""
    then, now = between(run, since, until)
    found = compare(then, now)
    hidden = count(now.canvas)
    if as_json:
        head = {"canvas": run.name, "since": _point(run, then), "until": _point(run, now)}
        output.data({**head, "hidden": hidden, **_data(found)})
        return
    names = [point_name(one, run.canvas, run.language) for one in (then, now)]
    output.line(run.texts("compare.between", since=names[0], until=names[1]))
    subjects = told(found, then, now, run.language)
    for subject in subjects:
        _subject(run, subject)
    if not subjects:
        output.line(note("nothing", run.language))
    if hidden:
        output.message(note("hidden", run.language, n=hidden))


def _subject(run: Invocation, subject: Subject) -> None:
    output.line()
    output.line(subject.title)
    for part in subject.parts:
        output.line(f"{INDENT}{part.title} ({len(part.rows)})")
        for row in part.rows:
            _row(row)


def _row(row: Row) -> None:
    aside = f" — {row.aside}" if row.aside else ""
    output.line(f"{INDENT * 2}{row.sign or '-'} {row.text}{aside}")
    for one in row.details:
        output.line(f"{INDENT * 4}{one.name}: {one.old or NOTHING} → {one.new or NOTHING}")


def _point(run: Invocation, point: Point) -> dict[str, Any]:
    held = run.canvas.sessions.get(point.session)
    return {
        "day": point.day,
        "session": held.number if held else None,
        "revision": point.rev or None,
    }


def _data(found: Comparison) -> dict[str, Any]:
    """Return a comparison as JSON data: things as they are in the other answers."""
    return {
        "network": _fields(found.canvas[0]) if found.canvas else {},
        "cards": {
            **_sides(found.cards),
            "moved": [
                {"id": one.card.id, "from": one.old, "to": one.card.place} for one in found.moved
            ],
            "merged": dict(found.merged),
        },
        "groups": _sides(found.groups),
        "rules": {
            "agreed": _ids(found.agreed),
            "lapsed": _ids(found.lapsed),
            "verdicts": [
                {"id": one.card.id, "session": one.session.number, "verdict": one.said}
                for one in found.verdicts
            ],
        },
        "decisions": {**_sides(found.decisions), "withdrawn": _ids(found.withdrawn)},
        "actions": {
            **_sides(found.actions),
            "done": _ids(found.done),
            "dropped": _ids(found.dropped),
            "open": _ids(found.open),
        },
        "coalitions": {
            **_sides(found.coalitions),
            "begun": _ids(found.begun),
            "finished": _ids(found.finished),
            "past": [
                {"id": one.coalition.id, "field": one.field, "day": one.day} for one in found.past
            ],
        },
        "members": {
            **_sides(found.members),
            "in": _ids(found.came),
            "out": _ids(found.went),
        },
        "paradoxes": [
            {"paradox": one.paradox, "then": _spread(one.then), "now": _spread(one.now)}
            for one in found.shifts
        ],
        "paradox_notes": [_changed(one) for one in found.notes],
        "topics": _sides(found.topics),
        "terms": _sides(found.terms),
    }


def _sides(sides: Sides[Any]) -> dict[str, Any]:
    return {
        "new": [to_record(one) for one in sides.new],
        "changed": [_changed(one) for one in sides.changed],
        "gone": [to_record(one) for one in sides.gone],
    }


def _changed(one: Changed[Any]) -> dict[str, Any]:
    return {"id": one.now.id, "fields": _fields(one)}


def _fields(one: Changed[Any]) -> dict[str, Any]:
    return {field.name: _field(field) for field in one.fields}


def _field(field: Field) -> Mapping[str, Any]:
    return {"old": to_json(field.old), "new": to_json(field.new)}


def _ids(things: Iterable[Entity]) -> list[str]:
    return [one.id for one in things]


def _spread(found: Spread) -> dict[str, Any]:
    return {
        "round": found.round,
        "n": found.n,
        "unknown": found.unknown,
        "low": found.low,
        "high": found.high,
        "histogram": list(found.histogram),
    }
