"""``coverage``: which guiding questions have an answer, as a plain drawing or as data."""

from collections.abc import Iterator
from typing import NamedTuple

from board.coverage import coverage as covered
from board.i18n import pick
from board.places import within
from board.template import Place
from tui.cli import output, telling
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, PLACE, switch

FULL, EMPTY = "■", "□"


class _Row(NamedTuple):
    """A part of the canvas: its name, and per question whether it has an answer."""

    name: str
    answered: tuple[bool, ...]


@command("coverage", CANVAS, PLACE, switch("--open", "only_open"), JSON)
def coverage(run: Invocation, place: str | None, only_open: bool, as_json: bool) -> None:
    """Draw a square per question; tell the questions themselves where a part is asked for."""
    path = run.place(place) if place else ""
    answered = frozenset(covered(run.canvas).answered)
    asked = [each for each in run.canvas.template.questions() if within(each.path, path)]
    told = [each for each in asked if not (only_open and each.path in answered)]
    done = sum(each.path in answered for each in asked)
    if as_json:
        rows = [
            {"place": each.path, "text": _text(each, run), "answered": each.path in answered}
            for each in told
        ]
        head = {"canvas": run.name, "place": path, "answered": done, "total": len(asked)}
        output.data({**head, "questions": rows})
        return
    if not asked:
        output.line(run.texts("coverage.none"))
        return
    if not only_open:
        _draw(list(_rows(run, asked, answered)))
    if path and not only_open:
        output.line()
    if path or only_open:
        for each in told:
            square = FULL if each.path in answered else EMPTY
            output.line(f"{square} {each.path}  {_text(each, run)}")
    output.line()
    output.line(run.texts("coverage.whole", n=done, total=len(asked)))


def _rows(run: Invocation, asked: list[Place], answered: frozenset[str]) -> Iterator[_Row]:
    """Return a row per block and per section, blocks by their number as on the screen."""
    for block in sorted(run.canvas.template.blocks, key=lambda block: block.number):
        here = [place for place in asked if place.block.id == block.id]
        if not here:
            continue
        own = [place for place in here if place.section is None]
        name = f"{block.number} {pick(block.title, run.language)}"
        yield _Row(name, tuple(place.path in answered for place in own))
        for section in block.sections:
            inside = [place for place in here if place.section and place.section.id == section.id]
            if inside:
                name = f"  {pick(section.title, run.language)}"
                yield _Row(name, tuple(place.path in answered for place in inside))


def _draw(rows: list[_Row]) -> None:
    names = telling.column([row.name for row in rows])
    most = max(len(row.answered) for row in rows) * 2
    for name, (_, answered) in zip(names, rows, strict=True):
        squares = " ".join(FULL if one else EMPTY for one in answered)
        count = f"{sum(answered)}/{len(answered)}" if answered else ""
        output.line(f"{name}  {squares:<{most}} {count}")


def _text(place: Place, run: Invocation) -> str:
    return pick(place.question.text, run.language) if place.question else ""
