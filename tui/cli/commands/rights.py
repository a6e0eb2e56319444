"""``roles`` and ``guest``: who may do what, where the canvases lie on a server."""

from typing import TYPE_CHECKING

from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, JSON, argument, switch
from tui.cli.problem import Problem

if TYPE_CHECKING:
    from store.rights import Rights


@command("roles")
def roles(run: Invocation) -> None:
    """Make the two roles on the server with what they may do; doing it again does no harm."""
    facilitator, guest = _rights(run).make()
    output.line(run.texts("roles.facilitator", role=facilitator))
    output.line(run.texts("roles.guest", role=guest))


@command("guest", CANVAS, argument("role", "role", optional=True), switch("--out"), JSON)
def guest(run: Invocation, role: str | None, out: bool, as_json: bool) -> None:
    """Let a role of the server work on one canvas, or tell which ones may."""
    rights = _rights(run)
    if role is None:
        found = rights.guests(run.name)
        if as_json:
            output.data({"canvas": run.name, "guests": list(found)})
        for each in () if as_json else found:
            output.line(each)
        return
    (rights.keep_out if out else rights.let_in)(run.name, role)
    output.line(run.texts("guest.out" if out else "guest.in", role=role, canvas=run.name))


def _rights(run: Invocation) -> "Rights":
    found = run.library.rights
    if found is None:
        raise Problem("problem.no_rights", where=run.library.where)
    return found
