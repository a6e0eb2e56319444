"""``history``, ``undo``, ``redo`` and ``restore``."""

from typing import TYPE_CHECKING, Any

from board import queries
from board.codec import to_record
from board.i18n import Texts
from board.model import Canvas, Record, Ref
from board.places import within
from board.wording import folded
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, argument, option
from tui.cli.problem import Problem, usage
from tui.texts import CHANGES
from tui.view.changed import Changes
from tui.view.local_time import local

if TYPE_CHECKING:
    from store.canvas import Undone
    from store.revisions import Revision

NOBODY = "–"
"""Whose a change is that says nowhere whose: a ballot."""

BACKUP = "backup"
"""What ``restore`` takes in place of a revision: the newest good backup of a damaged file."""


@command(
    "history",
    CANVAS,
    option("--by", "person"),
    option("--place", "place"),
    option("--since", "date"),
    option("--last", "number", short="-n"),
    JSON,
)
def history(
    run: Invocation, by: str | None, place: str | None, since: str | None, last: int | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Tell what changed, and who did it; the newest last."""
    rows = everything = run.file.history()
    if by:
        rows = [row for row in rows if folded(row.by) == folded(by)]
    if since:
        day = run.day(since)
        rows = [row for row in rows if (when := local(row.at)) and when.date() >= day]
    if place:
        path = run.place(place)
        rows = [row for row in rows if _touches(run.canvas, row, path)]
    if last is not None:
        rows = rows[-last:] if last > 0 else []
    changes, say = Changes(everything, run.legible), Texts(run.language, *CHANGES)
    if as_json:
        told = [{**_record(row), "detail": changes.detail(row, say)} for row in rows]
        output.data({"canvas": run.name, "revisions": told})
        return
    for row in rows:
        about = " · ".join(filter(None, (row.subject, changes.detail(row, say))))
        what = _what(run, row.command, about)
        output.line(f"{row.rev:>4}  {run.moment(row.at)}  {row.by or NOBODY}  {what}")


@command("undo", CANVAS)
def undo(run: Invocation) -> None:
    """Take back this person's last change."""
    _told(run, "undo.done", run.file.undo(run.by))


@command("redo", CANVAS)
def redo(run: Invocation) -> None:
    """Do again what this person took back."""
    _told(run, "redo.done", run.file.redo(run.by))


@command("restore", CANVAS, argument("revision", "restore_point"))
def restore(run: Invocation, revision: str) -> None:
    """Make an earlier state the newest."""
    if revision == BACKUP:
        _from_backup(run)
        return
    try:
        rev = int(revision)
    except ValueError:
        raise usage("usage.number", word=revision) from None
    kept = run.file.restore(run.revision(rev), run.by)
    output.line(run.texts("restore.done", canvas=run.name, rev=rev, now=kept.rev))


def _told(run: Invocation, key: str, done: "Undone") -> None:
    what = _what(run, done.undid.command, done.undid.subject)
    output.line(run.texts(key, what=what, when=run.moment(done.undid.at), rev=done.rev))


def _what(run: Invocation, command: str, about: str) -> str:
    """Return what a change did, and to what."""
    key = f"did.{command}"
    done = run.texts(key) if key in run.texts else command
    return f"{done}: {about}" if about else done


def _touches(canvas: Canvas, row: "Revision", path: str) -> bool:
    """Tell whether a revision changed something at a place, or something that stands there now."""
    for delta in row.deltas:
        places = [
            _place(canvas, delta.table, record) for record in (delta.before, delta.after) if record
        ]
        if (now := queries.item(canvas, Ref(delta.table, delta.id))) is not None:
            places.append(_place(canvas, delta.table, to_record(now)))
        if any(within(place, path) for place in places):
            return True
    return False


def _place(canvas: Canvas, table: str, record: Record) -> str:
    """Return where a record, maybe only a part of one, says that it stands."""
    if table == "coalitions":
        home = canvas.template.block_of("coalitions")
        form = record.get("form")
        return (f"{home.id}.{form}" if form else home.id) if home else ""
    if table == "members":
        return queries.members_home(canvas.template)
    return str(record.get("place") or "")


def _record(row: "Revision") -> dict[str, Any]:
    return {
        "rev": row.rev,
        "at": row.at,
        "by": row.by,
        "command": row.command,
        "subject": row.subject,
        "undoes": row.undoes or None,
        "redoes": row.redoes or None,
        "changes": [delta._asdict() for delta in row.deltas],
    }


def _from_backup(run: Invocation) -> None:
    """Put the newest good backup in the place of a damaged file, which is kept beside it."""
    best = run.file.best_backup()
    if best is None:
        raise Problem("problem.no_backup", canvas=run.name)
    run.library.restore_backup(run.name, best.key)
    when = run.moment(best.at)
    output.line(run.texts("restore.backup", canvas=run.name, rev=best.rev, when=when))
