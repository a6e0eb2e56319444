"""The command line: ``main`` is what the ``netwerkcanvas`` script calls.

Nothing is imported here before the guard has looked whether our packages are ours: a stranger's
``board.py`` in the same environment would otherwise run first.
"""

import sys
from collections.abc import Sequence

from tui.cli.guard import collision


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    problem = collision()
    if problem:
        print(f"netwerkcanvas: {problem}", file=sys.stderr)
        return 2
    from tui.cli.start import start

    return start(list(sys.argv[1:] if argv is None else argv))
