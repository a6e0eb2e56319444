"""``forget``: someone's name out of a canvas, and out of all that is kept of it."""

from board import parties
from board.forgetting import Eraser
from board.model import Canvas
from board.text import one_line
from board.wording import folded
from store.forgetting import Forgotten
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, argument, switch
from tui.cli.problem import Problem, usage

WORDS = {"nl": "iemand", "en": "someone"}
"""What stands for the name, in the language of the canvas."""

_COUNTS = ("canvas", "history", "snapshots", "backups")


@command(
    "forget",
    CANVAS,
    argument("who", "owner"),
    switch("--dry-run", "dry_run"),
    switch("--force"),
    JSON,
)
def forget(run: Invocation, who: str, dry_run: bool, force: bool, as_json: bool) -> None:
    """Take a name out, or count where it stands."""
    name = one_line(who)
    if dry_run and force:
        raise usage("usage.both", first="--dry-run", second="--force")
    forgetting = run.library.forgetting
    canvas = run.canvas
    found = forgetting.look(run.name, _eraser(canvas, name))
    if not name or not found.total:
        raise Problem("forget.nobody", who=name)
    if not dry_run:
        if not force:
            raise Problem("forget.confirm")
        found = forgetting.forget(run.name, _eraser(canvas, name), run.by)
    _tell(run, found, dry_run=dry_run, as_json=as_json)


def _eraser(canvas: Canvas, name: str) -> Eraser:
    """Return what takes a name out; of a member also what it was called before."""
    ids = [id for id, one in canvas.members.items() if folded(one.name) == folded(name)]
    ids += filter(None, [parties.member_of(parties.match(canvas, name))])
    names = [name, *(canvas.members[id].name for id in ids)]
    return Eraser(names, ids, WORDS.get(canvas.info.language, WORDS["en"]))


def _tell(run: Invocation, found: Forgotten, *, dry_run: bool, as_json: bool) -> None:
    counts = {name: getattr(found, name) for name in _COUNTS}
    if as_json:
        left = list(found.left)
        output.data({"canvas": run.name, "dry_run": dry_run, **counts, "left": left})
        return
    for name, n in counts.items():
        if n:
            output.line(run.texts(f"forget.count.{name}", n=n))
    for path in found.left:
        output.line(run.texts("forget.left", path=path))
    output.line(run.texts(f"forget.reach.{run.library.forgetting.kept_in}"))
