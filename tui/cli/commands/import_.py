"""``import``: a file into a canvas, or into a new one; one step to undo."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from board import regular, templates
from board.codec import canvas_to_tables
from board.model import Canvas
from board.places import resolve
from board.template import Template
from board.text import unseen
from store.paths import expanded
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.kinds import CHOICES
from tui.cli.params import CANVAS_LANG, JSON, TEMPLATE, argument, option, switch
from tui.cli.problem import Problem, usage

if TYPE_CHECKING:
    from exports.read import Incoming

COMMAND = "import"


@command(
    "import",
    argument("file", "file"),
    option("--into", "canvas"),
    option("--name", "name"),
    option("--kind", "import_kind"),
    option("--place", "place"),
    option("--column", "column", dest="columns", multiple=True),
    TEMPLATE,
    CANVAS_LANG,
    switch("--dry-run"),
    JSON,
)
def import_(
    run: Invocation, file: str, into: str | None, name: str | None, kind: str | None,
    place: str | None, columns: tuple[str, ...], template: str | None, canvas_lang: str | None,
    dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Read a file and keep what it holds, or with ``--dry-run`` only tell."""
    from exports.read import read_file

    if into and name:
        raise usage("usage.both", first="--into", second="--name")
    # The canvas and its new name are looked at first: a large file is read only when it has a home.
    run.name = into or _new_name(run, name or Path(file).stem, taken_is_fine=dry_run)
    canvas = run.canvas if into else None
    showing = sys.stderr.isatty() and not as_json
    chosen = templates.load(template, run.folders.templates) if template else None
    incoming = read_file(
        _bytes(run, file),
        by=run.by,
        name=Path(file).name,
        kind=kind or "",
        into=canvas,
        template=chosen,
        folders=run.folders.templates,
        language=canvas_lang or run.language,
        place=_place(run, canvas, chosen, place) if place else "",
        progress=output.progress if showing else None,
        columns=_columns(columns, run.language),
    )
    if showing:
        output.progress_done()
    if canvas is None and not incoming.new and incoming.kind in ("lines", "csv"):
        raise Problem("problem.nothing_to_add")
    if not dry_run:
        _keep(run, canvas, incoming, Path(file).name)
    _tell(run, incoming, dry_run=dry_run, as_json=as_json)


def _place(run: Invocation, canvas: Canvas | None, chosen: Template | None, place: str) -> str:
    if canvas is not None:
        return run.place(place)
    return resolve(chosen or templates.load(templates.BUILT_IN[0]), place)


def _columns(typed: tuple[str, ...], language: str) -> dict[str, str]:
    """Return the columns that were chosen (``text=NAME``) by the field they are."""
    choice = CHOICES["column_field"]
    found: dict[str, str] = {}
    for each in typed:
        word, sign, name = each.partition("=")
        field = choice.meaning(word.strip())
        if not (sign and name.strip() and field) or field in found:
            choices = ", ".join(f"{word}=…" for word in choice.words(language))
            raise usage("usage.choice", word=each, choices=choices)
        found[field] = name.strip()
    return found


def _new_name(run: Invocation, wished: str, *, taken_is_fine: bool) -> str:
    from store.names import valid_name

    name = valid_name(wished)
    if name in run.library and not taken_is_fine:
        from store.errors import Exists

        raise Exists(name=name, where=run.library.where)
    return name


def _bytes(run: Invocation, word: str) -> bytes:
    """Return the bytes of a file, or of stdin for ``-``; never more than may be imported."""
    from exports.read import MOST_BYTES

    if word == "-":
        return run.stdin_bytes(MOST_BYTES)
    path = expanded(word)
    try:
        return regular.read(str(path), MOST_BYTES, follow=True)[0]
    except regular.TooBig:
        raise Problem("problem.file_large", path=path, most=MOST_BYTES // 2**20) from None
    except OSError as error:
        raise Problem("problem.file", path=path, reason=run.reason(error)) from None
    except ValueError:  # A path with a null byte in it.
        raise Problem("problem.file", path=path, reason=run.texts("reason.other")) from None


def _keep(run: Invocation, canvas: Canvas | None, incoming: "Incoming", source: str) -> None:
    if canvas is not None:
        run.keep(COMMAND, incoming.canvas, source)
        known = {(one.session, one.closed) for one in run.file.session_states()}
        new = [one for one in incoming.states if (one.session, one.closed) not in known]
        if new:
            run.file.keep_sessions(new)
        return
    info = incoming.canvas.info
    titled = incoming.canvas._replace(info=info._replace(title=info.title or run.name))
    made = run.library.create(run.name, canvas_to_tables(titled), run.by, command=COMMAND)
    if incoming.states:
        made.keep_sessions(incoming.states)


def _tell(run: Invocation, incoming: "Incoming", *, dry_run: bool, as_json: bool) -> None:
    from exports.read import label, say

    problems = [(one, say(one, run.language)) for one in incoming.problems]
    if as_json:
        rows = [
            {"line": one.line, "text": one.text, "reason": reason, "card": one.card}
            for one, reason in problems
        ]
        head: dict[str, object] = {"canvas": run.name, "kind": incoming.kind, "dry_run": dry_run}
        if incoming.columns:
            head["columns"] = incoming.columns.chosen
        output.data({**head, "counts": dict(incoming.counts), "problems": rows})
        return
    counts = [run.texts(f"count.{key}", n=n) for key, n in incoming.counts.items() if n]
    what = ", ".join(counts) or run.texts("count.nothing")
    output.line(run.texts("import.dry" if dry_run else "import.done", canvas=run.name, what=what))
    if incoming.columns and (chosen := incoming.columns.chosen):
        named = (f"{label(field, run.language)} = {name}" for field, name in chosen.items())
        output.line(run.texts("import.columns", names=", ".join(named)))
    for one, reason in problems:
        where = run.texts("import.line", line=one.line, reason=reason) if one.line else reason
        output.message(where if unseen(one.text) else f"{where} – {one.text}")
