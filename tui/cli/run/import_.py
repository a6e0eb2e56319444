"""``import``: a file into a canvas, or into a new one; one step to undo."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from board import templates
from board.codec import canvas_to_tables
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import Problem, usage
from tui.cli.session import Opened, Session, path_of

if TYPE_CHECKING:
    from exports.read import Incoming

COMMAND = "import"


def import_(session: Session, args: Given) -> None:
    """Read a file and keep what it holds, or with ``--dry-run`` only tell."""
    if args.into and args.name:
        raise usage("usage.both", first="--into", second="--name")
    # The canvas and its new name are looked at first: a large file is read only when it has a home.
    opened = session.open(args.into) if args.into else None
    name = args.into or _new_name(session, args)
    incoming = _read(session, args, opened)
    if opened is None and not incoming.new and incoming.kind in ("lines", "csv"):
        raise Problem("problem.nothing_to_add")
    if not args.dry_run:
        _keep(session, name, opened, incoming, Path(args.file).name)
    _tell(session, args, name, incoming)


def _new_name(session: Session, args: Given) -> str:
    from store.names import valid_name

    name = valid_name(args.name or Path(args.file).stem)
    if name in session.library and not args.dry_run:
        from store.errors import Exists

        raise Exists(name=name, where=session.library.where)
    return name


def _read(session: Session, args: Given, opened: Opened | None) -> "Incoming":
    from exports.read import read_file

    template = None
    if args.template:
        template = templates.load(args.template, session.folders.templates)
    showing = sys.stderr.isatty() and not args.json
    incoming = read_file(
        _bytes(session, args.file),
        by=session.by,
        name=Path(args.file).name,
        kind=args.kind or "",
        into=opened.canvas if opened else None,
        template=template,
        folders=session.folders.templates,
        language=args.canvas_lang or session.language,
        place=session.place(opened.canvas, args.place) if opened and args.place else "",
        progress=output.progress if showing else None,
    )
    if showing:
        output.progress_done()
    return incoming


def _bytes(session: Session, word: str) -> bytes:
    """Return the bytes of a file, or of stdin for ``-``; never more than a little too many."""
    from exports.read import MOST_BYTES

    if word == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = path_of(word)
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise Problem("problem.file_large", path=path, most=MOST_BYTES // 2**20)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem("problem.file", path=path, reason=session.reason(error)) from None
    except ValueError:  # A path with a null byte in it.
        raise Problem("problem.file", path=path, reason=session.texts("reason.other")) from None


def _keep(
    session: Session, name: str, opened: Opened | None, incoming: "Incoming", source: str
) -> None:
    if opened is not None:
        session.change(opened, COMMAND, incoming.canvas, source)
    else:
        info = incoming.canvas.info
        titled = incoming.canvas._replace(info=info._replace(title=info.title or name))
        tables = canvas_to_tables(titled)
        session.library.create(name, tables, session.by, command=COMMAND)


def _tell(session: Session, args: Given, name: str, incoming: "Incoming") -> None:
    from exports.read import say

    problems = [(one, say(one, session.language)) for one in incoming.problems]
    if args.json:
        output.data(
            {
                "canvas": name,
                "kind": incoming.kind,
                "dry_run": args.dry_run,
                "counts": dict(incoming.counts),
                "problems": [
                    {"line": one.line, "text": one.text, "reason": reason, "card": one.card}
                    for one, reason in problems
                ],
            }
        )
        return
    counts = [session.texts(f"count.{key}", n=n) for key, n in incoming.counts.items() if n]
    what = ", ".join(counts) or session.texts("count.nothing")
    output.line(
        session.texts("import.dry" if args.dry_run else "import.done", canvas=name, what=what)
    )
    for one, reason in problems:
        output.message(session.texts("import.line", line=one.line, reason=reason, text=one.text))
