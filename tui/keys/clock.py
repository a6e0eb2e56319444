"""Keys that work everywhere, also while typing: those of the clock."""

from tui.keys.entry import WORKSHOP, Entry, grouped

EVERYWHERE = grouped(
    WORKSHOP,
    Entry("clock.start", ("ctrl+t",)),
    Entry("clock.more", ("ctrl+n",)),
)

MODES: dict[str, tuple[Entry, ...]] = {"everywhere": EVERYWHERE}
