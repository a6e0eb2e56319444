"""``history``, ``undo``, ``redo`` and ``restore``."""

from typing import TYPE_CHECKING, Any

from board import queries
from board.codec import to_record
from board.model import Canvas, Record, Ref
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.problem import Problem, usage
from tui.cli.session import Session

if TYPE_CHECKING:
    from store.canvas import Undone
    from store.revisions import Revision

BACKUP = "backup"
"""What ``restore`` takes in place of a revision: the newest good backup of a damaged file."""


def history(session: Session, args: Given) -> None:
    """Tell what changed, and who did it; the newest last."""
    opened = session.open(args.canvas)
    rows = opened.file.history()
    if args.by:
        rows = [row for row in rows if row.by.casefold() == args.by.strip().casefold()]
    if args.since:
        since = session.day(args.since).isoformat()
        rows = [row for row in rows if row.at[:10] >= since]
    if args.place:
        path = session.place(opened.canvas, args.place)
        rows = [row for row in rows if _touches(opened.canvas, row, path)]
    if args.last is not None:
        rows = rows[-args.last :] if args.last > 0 else []
    if args.json:
        output.data({"canvas": args.canvas, "revisions": [_record(row) for row in rows]})
        return
    for row in rows:
        key = f"did.{row.command}"
        done = session.texts(key) if key in session.texts else row.command
        what = f"{done}: {row.subject}" if row.subject else done
        output.line(f"{row.rev:>4}  {session.moment(row.at)}  {row.by}  {what}")


def undo(session: Session, args: Given) -> None:
    """Take back this person's last change."""
    _told(session, "undo.done", session.library.open(args.canvas).undo(session.by))


def redo(session: Session, args: Given) -> None:
    """Do again what this person took back."""
    _told(session, "redo.done", session.library.open(args.canvas).redo(session.by))


def restore(session: Session, args: Given) -> None:
    """Make an earlier state the newest."""
    if args.revision == BACKUP:
        _from_backup(session, args.canvas)
        return
    try:
        rev = int(args.revision)
    except ValueError:
        raise usage("usage.number", word=args.revision) from None
    file = session.library.open(args.canvas)
    kept = file.restore(session.revision(file, rev), session.by)
    output.line(session.texts("restore.done", canvas=args.canvas, rev=rev, now=kept.rev))


def _told(session: Session, key: str, done: "Undone") -> None:
    what = done.undid.subject or done.undid.command
    output.line(session.texts(key, what=what, when=session.moment(done.undid.at), rev=done.rev))


def _touches(canvas: Canvas, row: "Revision", path: str) -> bool:
    """Tell whether a revision changed something at a place, or something that stands there now."""
    for delta in row.deltas:
        places = [
            _place(canvas, delta.table, record) for record in (delta.before, delta.after) if record
        ]
        if (now := queries.item(canvas, Ref(delta.table, delta.id))) is not None:
            places.append(_place(canvas, delta.table, to_record(now)))
        if any(place == path or place.startswith(f"{path}.") for place in places):
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


def _from_backup(session: Session, name: str) -> None:
    """Put the newest good backup in the place of a damaged file, which is kept beside it."""
    file = session.library.open(name)
    best = file.best_backup()
    if best is None:
        raise Problem("problem.no_backup", canvas=name)
    session.library.restore_backup(name, best.rev)
    when = session.moment(best.at)
    output.line(session.texts("restore.backup", canvas=name, rev=best.rev, when=when))
