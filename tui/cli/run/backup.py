"""``backup`` and ``recover``: the whole library to and from one archive."""

from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.session import Session, path_of


def backup(session: Session, args: Given) -> None:
    """Write all canvases, those in the bin too, with their history to one file."""
    path = path_of(args.file)
    names = session.library.back_up(path, session.by.at, force=args.force)
    output.line(session.texts("backup.done", n=len(names), path=path))


def recover(session: Session, args: Given) -> None:
    """Bring back the canvases of an archive; what exists is left, or goes to the bin first."""
    done = session.library.recover(path_of(args.file), replace=args.replace)
    for key, names in done._asdict().items():
        for name in names:
            output.line(session.texts(f"recover.{key}", name=name))
    if not any(done):
        output.message(session.texts("recover.nothing"))
