"""``new``, ``list``, ``rename``, ``duplicate``, ``bin``, ``unbin`` and ``info``."""

from typing import TYPE_CHECKING, Any

from board import codec, coverage, templates
from board.commands import canvas as canvases
from board.i18n import pick
from board.refusal import Refused
from store.names import valid_name
from tui.cli import cells, output
from tui.cli.arguments import Given
from tui.cli.problem import Problem
from tui.cli.run import fields
from tui.cli.session import Session

if TYPE_CHECKING:
    from store.library import Entry

INFO = fields.own("title", "purpose", "contact", "phase", "status")


def new(session: Session, args: Given) -> None:
    """Make an empty canvas."""
    name = valid_name(args.canvas)
    template = templates.load(args.template or templates.BUILT_IN[0], session.folders.templates)
    made = canvases.new_canvas(
        template, session.by, args.title or name, args.canvas_lang or session.language
    )
    file = session.library.create(name, codec.canvas_to_tables(made), session.by)
    output.line(file.where)


def list_(session: Session, args: Given) -> None:
    """Tell what canvases there are, or what lies in the bin."""
    library = session.library
    rows = library.binned() if args.binned else library.entries()
    told = [_described(session, row, binned=args.binned) for row in rows]
    if args.json:
        output.data({"canvases": told})
        return
    if not told and not args.binned:
        output.message(session.texts("list.empty"))
    widest = cells.widest([row["name"] for row in told])
    for row in told:
        output.line(f"{cells.fit(row['name'], widest)}  {_summary(session, row)}")


def _described(session: Session, entry: "Entry", *, binned: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": entry.name,
        "title": entry.title,
        "changed": entry.changed,
        "by": entry.by,
        "cards": entry.cards,
        "revision": entry.rev,
        "id": entry.id,
        "path": entry.where,
    }
    if entry.problem:
        return {**row, "problem": entry.problem.rpartition(".")[2]}
    if binned:
        return row
    from store.errors import StoreError

    try:
        count = coverage.coverage(session.open(entry.name).canvas).whole
    except (StoreError, Refused, Problem) as error:
        return {**row, "problem": getattr(error, "key", "store.corrupt").rpartition(".")[2]}
    return {**row, "answered": count.answered, "questions": count.total}


def _summary(session: Session, row: dict[str, Any]) -> str:
    if "problem" in row:
        key = f"list.{row['problem']}"
        return session.texts(key if key in session.texts else "list.problem")
    parts = [session.texts("list.cards", n=row["cards"])]
    if "questions" in row:
        parts.append(session.texts("list.coverage", n=row["answered"], total=row["questions"]))
    return "  ".join((*parts, session.moment(row["changed"]), row["title"]))


def rename(session: Session, args: Given) -> None:
    """Give a canvas another name."""
    output.line(session.library.rename(args.canvas, args.new_name).where)


def duplicate(session: Session, args: Given) -> None:
    """Make a copy of a canvas."""
    output.line(session.library.duplicate(args.canvas, args.new_name, session.by).where)


def bin_(session: Session, args: Given) -> None:
    """Put a canvas in the bin; its name there is told."""
    output.line(session.library.bin(args.canvas))


def unbin(session: Session, args: Given) -> None:
    """Take a canvas out of the bin, by the name it has there or the one it had."""
    library = session.library
    name = args.binned
    known = sorted(row.name for row in library.binned())
    if name not in known:
        # The newest that had this name.
        name = next((each for each in reversed(known) if each.startswith(f"{name} ")), name)
    output.line(library.unbin(name, args.binned if name != args.binned else "").where)


def info(session: Session, args: Given) -> None:
    """Tell or change what is known about the canvas as a whole."""
    if any(getattr(args, dest) is not None for dest in INFO):
        values = fields.given(args, INFO)
        session.edit("canvas.info", lambda canvas: canvases.set_info(canvas, session.by, **values))
        return
    opened = session.open(args.canvas)
    known = codec.to_record(opened.canvas.info)
    if args.json:
        template = {"template": opened.canvas.info.template}
        output.data({"canvas": args.canvas, "info": {**template, **known}})
        return
    for field in INFO:
        if known.get(field):
            output.line(f"{session.texts(f'info.{field}')}: {known[field]}")
    name = pick(opened.canvas.template.name, session.language)
    output.line(f"{session.texts('info.template')}: {name}")
    output.line(f"{session.texts('info.file')}: {opened.file.where}")
