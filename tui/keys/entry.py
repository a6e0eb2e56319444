"""What one action of the key map is."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One action: in which mode, on which keys, how important in the footer (0: not there)."""

    id: str
    keys: tuple[str, ...]
    footer: int = 0
