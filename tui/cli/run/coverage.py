"""``coverage``: which guiding questions have an answer, as a plain drawing or as data."""

from collections.abc import Iterator
from typing import NamedTuple

from board.coverage import coverage as covered
from board.i18n import pick
from board.model import Canvas
from board.template import Place
from tui.cli import cells, output
from tui.cli.arguments import Given
from tui.cli.session import Session

FULL, EMPTY = "■", "□"


class _Row(NamedTuple):
    """A part of the canvas: its name, and per question whether it has an answer."""

    name: str
    answered: tuple[bool, ...]


def coverage(session: Session, args: Given) -> None:
    """Draw a square per question; tell the questions themselves where a part is asked for."""
    canvas = session.open(args.canvas).canvas
    path = session.place(canvas, args.place) if args.place else ""
    answered = frozenset(covered(canvas).answered)
    asked = [place for place in canvas.template.questions() if _within(place.path, path)]
    if args.json:
        _data(session, asked, answered, path, only_open=args.open)
        return
    if not asked:
        output.line(session.texts("coverage.none"))
        return
    if not args.open:
        _draw(list(_rows(canvas, asked, answered, session.language)))
    if path and not args.open:
        output.line()
    if path or args.open:
        for place in asked:
            done = place.path in answered
            if not (done and args.open):
                output.line(f"{FULL if done else EMPTY} {place.path}  {_text(place, session)}")
    count = sum(place.path in answered for place in asked)
    output.line()
    output.line(session.texts("coverage.whole", n=count, total=len(asked)))


def _rows(
    canvas: Canvas, asked: list[Place], answered: frozenset[str], language: str
) -> Iterator[_Row]:
    """Return a row per block and per section, blocks by their number as on the screen."""
    for block in sorted(canvas.template.blocks, key=lambda block: block.number):
        here = [place for place in asked if place.block.id == block.id]
        if not here:
            continue
        own = [place for place in here if place.section is None]
        name = f"{block.number} {pick(block.title, language)}"
        yield _Row(name, tuple(place.path in answered for place in own))
        for section in block.sections:
            inside = [place for place in here if place.section and place.section.id == section.id]
            if inside:
                name = f"  {pick(section.title, language)}"
                yield _Row(name, tuple(place.path in answered for place in inside))


def _draw(rows: list[_Row]) -> None:
    names = cells.widest([row.name for row in rows])
    most = max(len(row.answered) for row in rows) * 2
    for name, answered in rows:
        squares = " ".join(FULL if one else EMPTY for one in answered)
        count = f"{sum(answered)}/{len(answered)}" if answered else ""
        output.line(f"{cells.fit(name, names)}  {squares:<{most}} {count}")


def _data(
    session: Session,
    asked: list[Place],
    answered: frozenset[str],
    path: str,
    *,
    only_open: bool,
) -> None:
    rows = [
        {
            "place": place.path,
            "text": _text(place, session),
            "answered": place.path in answered,
        }
        for place in asked
        if not (only_open and place.path in answered)
    ]
    done = sum(place.path in answered for place in asked)
    head = {"canvas": session.args.canvas, "place": path, "answered": done, "total": len(asked)}
    output.data({**head, "questions": rows})


def _text(place: Place, session: Session) -> str:
    return pick(place.question.text, session.language) if place.question else ""


def _within(path: str, part: str) -> bool:
    return not part or path == part or path.startswith(f"{part}.")
