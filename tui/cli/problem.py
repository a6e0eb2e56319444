"""What goes wrong on a command line, as a text key with its exit code."""

REFUSED, USAGE, CORRUPT, BUSY, INTERRUPTED = 1, 2, 3, 4, 130


class Problem(Exception):
    """A command can't go on. ``key`` names a text in ``cli.json``; ``values`` fill its gaps."""

    def __init__(self, key: str, *, code: int = REFUSED, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.code = code
        self.values = values


def usage(key: str, **values: object) -> Problem:
    """Return a problem with how the command was written."""
    return Problem(key, code=USAGE, **values)
