"""The folder of canvases: new, list, rename, duplicate, merge, bin and unbin."""

from typing import TYPE_CHECKING, Any

from board import codec, coverage, templates
from board.commands.canvas import new_canvas
from board.refusal import Refused
from board.wording import by_alphabet
from store.names import valid_name
from tui.cli import output, telling
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, CANVAS_LANG, JSON, TEMPLATE, argument, option, switch
from tui.cli.problem import Problem

if TYPE_CHECKING:
    from store.library import LibraryEntry, Sketch

BACKUP = "backup"
"""What ``merge`` takes in place of a copy: the newest good backup."""


@command("new", argument("canvas", "name"), option("--title"), CANVAS_LANG, TEMPLATE)
def new(
    run: Invocation, canvas: str, title: str | None, canvas_lang: str | None, template: str | None
) -> None:
    """Make an empty canvas."""
    name = valid_name(canvas)
    chosen = templates.load(template or templates.BUILT_IN[0], run.folders.templates)
    made = new_canvas(chosen, run.by, title or name, canvas_lang or run.language)
    output.line(run.library.create(name, codec.canvas_to_tables(made), run.by).where)


@command("list", switch("--binned"), JSON)
def list_(run: Invocation, binned: bool, as_json: bool) -> None:
    """Tell what canvases there are, or what lies in the bin."""
    rows = run.library.binned() if binned else run.library.entries()
    rows.sort(key=lambda row: by_alphabet(row.name))
    if binned:
        told = [_described(row) for row in rows]
    else:
        told = [_with_coverage(run, sketch) for sketch in run.library.sketches(rows)]
    if as_json:
        output.data({"canvases": told})
        return
    if not told and not binned:
        output.message(run.texts("list.empty"))
    names = telling.column([row["name"] for row in told])
    for name, row in zip(names, told, strict=True):
        output.line(f"{name}  {_summary(run, row)}")


def _described(entry: "LibraryEntry") -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": entry.name,
        "title": entry.title,
        "changed": entry.changed,
        "by": entry.by,
        "cards": entry.cards,
        "revision": entry.rev,
        "id": entry.id,
        "path": entry.where,
        **({"copy_of": entry.copy_of} if entry.copy_of else {}),
    }
    return {**row, "problem": _last(entry.problem)} if entry.problem else row


def _with_coverage(run: Invocation, sketch: "Sketch") -> dict[str, Any]:
    row = _described(sketch.entry)
    if "problem" in row:
        return row
    if sketch.error is not None:
        return {**row, "problem": _last(sketch.error.key)}
    try:
        count = coverage.coverage(run.decoded(sketch.tables, sketch.entry.name)).whole
    except (Refused, Problem) as error:
        return {**row, "problem": _last(getattr(error, "key", "store.corrupt"))}
    return {**row, "answered": count.answered, "questions": count.total}


def _last(key: str) -> str:
    return key.rpartition(".")[2]


def _summary(run: Invocation, row: dict[str, Any]) -> str:
    if "problem" in row:
        key = f"list.{row['problem']}"
        return run.texts(key if key in run.texts else "list.problem")
    parts = [run.texts("list.cards", n=row["cards"])]
    if "questions" in row:
        parts.append(run.texts("list.coverage", n=row["answered"], total=row["questions"]))
    if "copy_of" in row:
        parts.append(run.texts("list.copy", of=row["copy_of"]))
    return "  ".join((*parts, run.moment(row["changed"]), row["title"]))


@command("rename", CANVAS, argument("new_name", "name"))
def rename(run: Invocation, new_name: str) -> None:
    """Give a canvas another name."""
    output.line(run.library.rename(run.name, new_name).where)


@command("duplicate", CANVAS, argument("new_name", "name"))
def duplicate(run: Invocation, new_name: str) -> None:
    """Make a copy of a canvas."""
    output.line(run.library.duplicate(run.name, new_name, run.by).where)


@command("merge", CANVAS, argument("copy", "canvas"))
def merge(run: Invocation, copy: str) -> None:
    """Lay what a copy of a canvas has over it; or the newest good backup."""
    if copy == BACKUP and copy not in run.library:
        best = run.file.best_backup()
        if best is None:
            raise Problem("problem.no_backup", canvas=run.name)
        done = run.file.merge_backup(best, run.by)
    else:
        done = run.library.merge(run.name, copy, run.by)
    key = "merge.done" if done.deltas else "merge.nothing"
    output.line(run.texts(key, canvas=run.name, copy=copy, n=len(done.deltas), rev=done.rev))
    for each in done.conflicts:
        output.message(run.texts("conflict.told", id=each.id, sibling=each.sibling))


@command("bin", CANVAS)
def bin_(run: Invocation) -> None:
    """Put a canvas in the bin; its name there is told."""
    output.line(run.library.bin(run.name))


@command("unbin", argument("binned", "binned"))
def unbin(run: Invocation, binned: str) -> None:
    """Take a canvas out of the bin, by the name it has there or the one it had."""
    name = binned
    known = sorted(row.name for row in run.library.binned())
    if name not in known:
        # The newest that had this name.
        name = next((each for each in reversed(known) if each.startswith(f"{name} ")), name)
    output.line(run.library.unbin(name, binned if name != binned else "").where)
