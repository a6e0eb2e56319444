"""``completion``: what a shell must read."""

from tui.cli import completion as tab
from tui.cli import output
from tui.cli.arguments import Given
from tui.cli.session import Session


def completion(session: Session, args: Given) -> None:
    """Print the script for a shell."""
    for line in tab.script(args.shell).splitlines():
        output.raw(line)
