"""Keys of who takes part in what: members, coalitions, interests, words."""

from tui.keys.entry import Entry

TABLE = (
    Entry("table.add", ("a",), 10),
    Entry("table.edit", ("enter", "e")),
    Entry("table.remove", ("d",), 3),
    Entry("table.mark", ("space",), 3),
    Entry("table.sort", ("s",), 4),
)
"""Every table; a screen's own keys come before these."""

MEMBERS = (
    Entry("members.leave", ("p",), 8),
    Entry("members.core", ("c",), 7),
    Entry("members.stewardship", ("w",), 6),
    Entry("members.kind", ("t",), 5),
    Entry("members.relation", ("r",), 5),
    Entry("members.group", ("v",), 4),
    Entry("members.doubles", ("n",), 1),
    Entry("members.unmatch", ("F",), 1),
)

MATRIX = (
    Entry("matrix.open", ("enter", "e"), 10),
    Entry("matrix.cycle", ("space",), 9),
    Entry("matrix.none", ("0", "backspace", "delete"), 4),
    Entry("matrix.other", ("1",), 4),
    Entry("matrix.core", ("2",), 4),
    Entry("matrix.add", ("a",), 8),
    Entry("matrix.match", ("f",), 5),
    Entry("matrix.unmatch", ("F",), 1),
    Entry("matrix.past", ("v",), 3),
    Entry("matrix.remove", ("d",), 2),
    Entry("matrix.loosen", ("o",), 1),
)

FORM = (
    Entry("form.edit", ("enter", "e"), 10),
    Entry("form.step", ("space",), 7),
    Entry("form.clear", ("backspace", "delete")),
    Entry("form.match", ("f",), 6),
    Entry("form.before", ("left", "h"), 5),
    Entry("form.after", ("right", "l"), 5),
)

WORDS = (Entry("words.card", ("c",), 6),)

INTEREST = (
    Entry("interest.know", ("1",), 10),
    Entry("interest.think", ("2",), 10),
    Entry("interest.join", ("3",), 10),
    Entry("interest.decide", ("4",), 10),
    Entry("interest.none", ("0",), 4),
    Entry("interest.clear", ("backspace", "delete")),
    Entry("interest.coalition", ("c",), 9),
)

MODES: dict[str, tuple[Entry, ...]] = {
    "table": TABLE,
    "members": MEMBERS,
    "matrix": MATRIX,
    "form": FORM,
    "words": WORDS,
    "interest": INTEREST,
}
