"""``show`` and ``find``: a canvas as text."""

from board import queries
from board.codec import to_record
from board.model import ACTIVE, Canvas, Card, Coalition, Ref
from board.outline import Line, outline
from board.search import search
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.session import Session

INDENT = "  "


def show(session: Session, args: Given) -> None:
    """Tell a canvas, or one place on it, from top to bottom."""
    canvas = _as_asked(session, args)
    path = session.place(canvas, args.place) if args.place else ""
    if args.json:
        _data(session, canvas, path, with_parked=args.parked)
        return
    if not path:
        output.line(canvas.info.title)
    for line in outline(canvas, canvas.info.language, path, empty=args.ids):
        _line(canvas, line, ids=args.ids)
    if args.parked and (aside := [one for one in queries.parked(canvas) if _within(one, path)]):
        output.line()
        output.line(session.texts("show.parked"))
        for one in aside:
            reason = f" ({one.park_reason})" if one.park_reason else ""
            id = f"{one.id}  " if args.ids else ""
            output.line(f"{INDENT}{id}{queries.label(one)}{reason}")


def find(session: Session, args: Given) -> None:
    """Tell what holds all of the words."""
    canvas = session.open(args.canvas).canvas
    refs = search(canvas, " ".join(args.words), with_parked=True)
    if args.json:
        output.data({"canvas": args.canvas, "found": [_record(canvas, ref) for ref in refs]})
        return
    for ref in refs:
        item = queries.item(canvas, ref)
        if item is not None:
            output.line(f"{item.id}  {queries.item_home(canvas, item)}  {queries.label(item)}")


def _as_asked(session: Session, args: Given) -> Canvas:
    """Return the canvas as it is, or as it was at a revision."""
    if args.at is None:
        return session.open(args.canvas).canvas
    file = session.library.open(args.canvas)
    return session.decoded(file.at(session.revision(file, args.at)), args.canvas)


def _line(canvas: Canvas, line: Line, *, ids: bool) -> None:
    indent = INDENT * line.depth
    if line.kind != "item":
        place = f"  [{line.path}]" if ids else ""
        output.line(f"{indent}{line.text}{place}")
        return
    id = f"{line.ref.id}  " if ids and line.ref else ""
    output.line(f"{indent}- {id}{line.text}")
    item = queries.item(canvas, line.ref) if line.ref else None
    if isinstance(item, Card | Coalition):
        for each in item.body.splitlines():
            output.line(f"{indent}  {each}")


def _data(session: Session, canvas: Canvas, path: str, *, with_parked: bool) -> None:
    items = [queries.item(canvas, line.ref) for line in _lines(canvas, path) if line.ref]
    if with_parked:
        items += [one for one in queries.parked(canvas) if _within(one, path)]
    answer: dict[str, object] = {
        "canvas": session.args.canvas,
        "title": canvas.info.title,
        "place": path,
    }
    for table in ("cards", "coalitions", "members"):
        answer[table] = [
            to_record(each) for each in items if each and queries.ref_of(each).table == table
        ]
    output.data(answer)


def _lines(canvas: Canvas, path: str) -> list[Line]:
    return [line for line in outline(canvas, canvas.info.language, path) if line.kind == "item"]


def _within(one: Card | Coalition, path: str) -> bool:
    place = one.place if isinstance(one, Card) else ""
    return not path or place == path or place.startswith(f"{path}.")


def _record(canvas: Canvas, ref: Ref) -> dict[str, object]:
    item = queries.item(canvas, ref)
    assert item is not None
    state = {} if item.state != ACTIVE else {"state": ACTIVE}
    return {"table": ref.table, **to_record(item), **state}
