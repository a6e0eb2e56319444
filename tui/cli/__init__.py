"""The command line: ``main`` is what the ``netwerkcanvas`` script calls.

Nothing is imported here: an interrupt while modules are loaded must find ``main`` ready for it, and
the guard must look first whether our packages are ours; a stranger's ``board.py`` in the same
environment would otherwise run before it.
"""

import gc
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Do what the command line says and return the exit code.

    As the process's own main (``argv`` None) it ends the process instead: all is written, flushed
    and closed by then, and taking the interpreter apart piece by piece would cost a short command
    a tenth of its time, and a person who leaves the screen a wait.
    """
    if argv is not None:
        return _run(argv)
    try:
        from tui.cli import interrupts

        interrupts.end_at_once()
        os._exit(_run(sys.argv[1:]))
    except KeyboardInterrupt:  # Before the line above it, or where something had to be tidied up.
        os._exit(130)


def _run(argv: list[str]) -> int:
    from tui.cli.guard import collision

    problem = collision()
    if problem:
        print(f"netwerkcanvas: {problem}", file=sys.stderr)
        return 2
    # A command is over before there is garbage worth collecting; the screen turns it on again.
    gc.disable()
    from tui.cli.running import start

    code = start(argv)
    gc.enable()
    return code
