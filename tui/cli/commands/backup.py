"""``backup`` and ``recover``: the whole library to and from one archive."""

from store.paths import expanded
from tui.cli import interrupts, output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import argument, switch


@command("backup", argument("file", "file"), switch("--force"))
def backup(run: Invocation, file: str, force: bool) -> None:
    """Write all canvases, those in the bin too, with their history to one file."""
    path = expanded(file)
    with interrupts.raised():
        names = run.library.back_up(path, run.by.at, force=force)
    output.line(run.texts("backup.done", n=len(names), path=path))


@command("recover", argument("file", "file"), switch("--replace"))
def recover(run: Invocation, file: str, replace: bool) -> None:
    """Bring back the canvases of an archive; what exists is left, or goes to the bin first."""
    with interrupts.raised():
        done = run.library.recover(expanded(file), replace=replace)
    for key, names in done._asdict().items():
        for name in names:
            output.line(run.texts(f"recover.{key}", name=name))
    if not any(done):
        output.message(run.texts("recover.nothing"))
