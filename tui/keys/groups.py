"""Keys of groups, of merging, and of one card large on the screen."""

from tui.keys.entry import ARRANGE, WORKSHOP, Entry, grouped

SHEET = (
    *grouped(
        ARRANGE,
        Entry("group.make", ("C",)),
        Entry("group.ungroup", ("U",)),
        Entry("group.fold", ("F",)),
        Entry("card.merge", ("M",)),
    ),
    *grouped(
        WORKSHOP,
        Entry("present.start", ("P",)),
    ),
)

PRESENT = (
    Entry("present.next", ("right", "space", "enter", "down", "pagedown", "l", "j"), 10),
    Entry("present.previous", ("left", "backspace", "up", "pageup", "h", "k"), 9),
    Entry("present.first", ("home",)),
    Entry("present.last", ("end",)),
)

MODES: dict[str, tuple[Entry, ...]] = {"present": PRESENT}
