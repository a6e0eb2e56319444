"""``backup``, ``recover`` and ``transfer``: the whole library to and from elsewhere."""

from typing import TYPE_CHECKING

from store.paths import Wish, expanded, library_place
from tui.cli import interrupts, output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import JSON, argument, switch
from tui.cli.problem import REFUSED

if TYPE_CHECKING:
    from store.transfer import Transferred


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


@command("transfer", argument("target", "library"), JSON)
def transfer(run: Invocation, target: str, as_json: bool) -> int:
    """Bring the whole library to a server, or from there to a folder, and compare the two."""
    from store.transfer import transfer
    from tui.cli import throwaway

    there = run.library_at(library_place(Wish(folder=target), {}))
    with interrupts.raised(), throwaway.folder() as scratch:
        done = transfer(run.library, there, run.by.at, scratch)
    if as_json:
        arrived = [each._asdict() for each in done.arrived]
        output.data({"target": there.where, **done._asdict(), "arrived": arrived})
    else:
        _tell(run, done, there.where)
    return REFUSED if done.left or done.differ or done.damaged else 0


def _tell(run: Invocation, done: "Transferred", where: str) -> None:
    for each in done.arrived:
        output.line(run.texts("transfer.arrived", **each._asdict()))
    for key in ("binned", "left", "differ", "damaged"):
        for name in getattr(done, key):
            output.line(run.texts(f"transfer.{key}", name=name))
    output.line(run.texts("transfer.done", n=len(done.arrived), where=where))
