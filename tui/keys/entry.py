"""What one action of the key map is."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One action: in which mode, on which keys, how important in the footer (0: not there)."""

    id: str
    keys: tuple[str, ...]
    footer: int = 0

    @property
    def numbered(self) -> bool:
        """Whether it is asked for by a number, so that it says nothing without its key."""
        return len(self.keys) > 1 and all(key.isdecimal() for key in self.keys)
