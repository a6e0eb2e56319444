"""``completion``: what a shell must read."""

from tui.cli import completion as tab
from tui.cli import output
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import argument


@command("completion", argument("shell", "shell"))
def completion(run: Invocation, shell: str) -> None:
    """Print the script for a shell."""
    for line in tab.script(shell).splitlines():
        output.raw(line)
