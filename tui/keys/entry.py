"""What one action of the key map is."""

from typing import NamedTuple

HERE, GO, MAKE, ARRANGE, LOOK, SHARE, WORKSHOP, PROGRAM = (
    *("here", "go", "make", "arrange", "look", "share", "workshop", "program"),
)
GROUPS = (HERE, GO, MAKE, ARRANGE, WORKSHOP, LOOK, SHARE, PROGRAM)
"""What an action is for, in the order of the help; the heading is the text ``help.group.NAME``."""


class Entry(NamedTuple):
    """One action: in which mode, on which keys, how important in the footer (0: not there)."""

    id: str
    keys: tuple[str, ...]
    footer: int = 0
    group: str = HERE
    """Under which heading the help names it; a page's own are under the first."""

    @property
    def numbered(self) -> bool:
        """Whether it is asked for by a number, so that it says nothing without its key."""
        return len(self.keys) > 1 and all(key.isdecimal() for key in self.keys)


def grouped(group: str, *entries: Entry) -> tuple[Entry, ...]:
    """Return actions under a heading of the help."""
    return tuple(entry._replace(group=group) for entry in entries)
