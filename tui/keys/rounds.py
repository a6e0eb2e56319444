"""Keys of silent rounds and votes."""

from tui.keys.entry import WORKSHOP, Entry, grouped

SHEET = grouped(
    WORKSHOP,
    Entry("round.silent", ("W",)),
    Entry("round.vote", ("X",)),
)

BALLOT = (
    Entry("ballot.number", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), 10),
    Entry("ballot.more", ("v",), 9),
    Entry("ballot.fewer", ("V", "backspace"), 6),
    Entry("ballot.hand_in", ("enter",), 10),
    Entry("ballot.room", ("tab",), 8),
    Entry("ballot.back", ("u",), 5),
    Entry("ballot.reveal", ("X",), 7),
)

RESULT = (
    Entry("result.jump", ("enter",), 10),
    Entry("result.present", ("P",), 9),
    Entry("result.older", ("[", "left"), 5),
    Entry("result.newer", ("]", "right"), 4),
)

MODES: dict[str, tuple[Entry, ...]] = {"ballot": BALLOT, "result": RESULT}
