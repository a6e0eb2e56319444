"""Saying no: a command that can't be done says why, in a way any front end can put in words."""


class Refused(Exception):
    """A command was refused; nothing changed.

    ``key`` names a text in the catalogues under ``board/texts`` and ``values`` fill its gaps, so
    that a key press and the command line explain alike in the reader's language.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        gaps = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key}({gaps})"
