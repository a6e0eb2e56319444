"""Keys of groups, of merging, and of one card large on the screen."""

from tui.keys.entry import ARRANGE, Entry, grouped

SHEET = grouped(
    ARRANGE,
    Entry("group.make", ("C",)),
    Entry("group.ungroup", ("U",)),
    Entry("group.fold", ("F",)),
    Entry("card.merge", ("M",)),
)
