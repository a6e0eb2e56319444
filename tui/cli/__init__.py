"""The command line: ``main`` is what the ``netwerkcanvas`` script calls.

Nothing is imported here before the guard has looked whether our packages are ours: a stranger's
``board.py`` in the same environment would otherwise run first.
"""

import gc
import os
import sys
from collections.abc import Sequence

from tui.cli.guard import collision


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code.

    As the process's own main (``argv`` None) it ends the process instead: all is written, flushed
    and closed by then, and taking the interpreter apart piece by piece would cost a short command
    a tenth of its time, and a person who leaves the screen a wait.
    """
    problem = collision()
    if problem:
        print(f"netwerkcanvas: {problem}", file=sys.stderr)
        return 2
    # A command is over before there is garbage worth collecting; the screen turns it on again.
    gc.disable()
    from tui.cli.start import start

    code = start(list(sys.argv[1:] if argv is None else argv))
    if argv is None:
        os._exit(code)
    gc.enable()
    return code
