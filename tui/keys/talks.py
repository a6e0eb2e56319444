"""Keys of the screens for talks."""

from tui.keys.entry import Entry

MODES: dict[str, tuple[Entry, ...]] = {}
