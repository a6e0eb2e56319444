"""Keys of the screens for shelves."""

from tui.keys.entry import Entry

MODES: dict[str, tuple[Entry, ...]] = {}
