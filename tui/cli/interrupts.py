"""What ctrl+c does to a command: it ends at once, as a hang-up and a termination end it.

Whatever a command keeps is whole at any moment, so there is nothing to put right, no traceback to
show, and a shell that runs us in a loop sees that we were interrupted and stops as well.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


def end_at_once() -> None:
    """Let an interrupt end the process, unless whoever started us had it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def raised() -> Iterator[None]:
    """Have an interrupt raised in here, for what takes away after itself."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
