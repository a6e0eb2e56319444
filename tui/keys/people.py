"""Keys of the screens for people."""

from tui.keys.entry import Entry

MODES: dict[str, tuple[Entry, ...]] = {}
