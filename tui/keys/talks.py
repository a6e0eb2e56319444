"""Keys of what a group talks over: paradoxes, vitality, coverage, outline."""

from tui.keys.entry import Entry

SLIDER = (
    Entry("slider.row", ("a", "enter"), 10),
    Entry("slider.people", ("p",), 9),
    Entry("slider.note", ("e",), 7),
    Entry("slider.left", ("[",), 6),
    Entry("slider.right", ("]",), 6),
    Entry("slider.round", ("R",), 5),
    Entry("slider.names", ("n",), 4),
    Entry("slider.before", ("left", "h"), 3),
    Entry("slider.after", ("right", "l"), 3),
    Entry("slider.pick", ("1", "2", "3", "4", "5", "6", "7", "8", "9")),
)

ANSWERS = (
    Entry("answers.set", ("0", "1", "2", "3"), 10),
    Entry("answers.minus", ("-",), 9),
    Entry("answers.unknown", ("x",), 9),
    Entry("answers.skip", (".", "space"), 5),
    Entry("answers.clear", ("backspace", "delete"), 4),
    Entry("answers.names", ("n",), 8),
    Entry("answers.turn", ("t",), 6),
    Entry("answers.close", ("enter",)),
)

FINDINGS = (
    Entry("findings.jump", ("enter",), 10),
    Entry("findings.facilitator", ("f",), 8),
    Entry("findings.date", ("d",), 7),
    Entry("findings.switch", ("s",), 6),
)

COVERAGE = (
    Entry("coverage.jump", ("enter",), 10),
    Entry("coverage.next_open", ("n",), 8),
    Entry("coverage.next_part", ("tab", "right", "l"), 6),
    Entry("coverage.previous_part", ("shift+tab", "left", "h")),
)

OUTLINE = (
    Entry("outline.jump", ("enter",), 10),
    Entry("outline.block", ("1", "2", "3", "4", "5", "6", "7", "8", "9"), 6),
    Entry("outline.empty", ("o",), 5),
    Entry("outline.since", ("Z",), 4),
)

MODES: dict[str, tuple[Entry, ...]] = {
    "slider": SLIDER,
    "answers": ANSWERS,
    "findings": FINDINGS,
    "coverage": COVERAGE,
    "outline": OUTLINE,
}
