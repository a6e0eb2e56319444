"""Keys of leading a meeting: the session, its end, and what leaves the room."""

from tui.keys.entry import Entry

SESSION = (
    Entry("agenda.start", ("enter",), 10),
    Entry("agenda.add", ("a",), 9),
    Entry("attendance.add", ("w",), 8),
    Entry("attendance.toggle", ("space",), 7),
    Entry("agenda.edit", ("e",), 6),
    Entry("agenda.minutes", ("m",), 6),
    Entry("session.close", ("c",), 7),
    Entry("session.new", ("N",), 5),
    Entry("session.form", ("f",), 5),
    Entry("agenda.back", ("backspace",), 4),
    Entry("agenda.end", (".",)),
    Entry("agenda.up", ("K",)),
    Entry("agenda.down", ("J",)),
    Entry("agenda.kind", ("t",)),
    Entry("agenda.place", ("p",)),
    Entry("agenda.note", ("n",)),
    Entry("agenda.remove", ("d",), 3),
    Entry("attendance.all", ("*",)),
    Entry("attendance.word", ("W",)),
    Entry("attendance.remove", ("delete",)),
    Entry("session.previous", ("[",)),
    Entry("session.next", ("]",)),
    Entry("session.last", ("v",), 4),
    Entry("session.out", ("o",)),
    Entry("session.remove", ("D",)),
)

CLOSING = (
    Entry("closing.close", ("enter",), 10),
    Entry("closing.word", ("w",), 8),
)

OUT = (
    Entry("out.write", ("enter",), 10),
    Entry("out.folder", ("f",), 8),
)

COMPARISON = (
    Entry("comparison.open", ("enter",), 10),
    Entry("comparison.since", ("s",), 9),
    Entry("comparison.until", ("t",), 8),
)

LAST = (
    Entry("last.open", ("enter",), 10),
    Entry("last.done", ("space",), 9),
    Entry("last.verdict", ("R",), 8),
)

MODES: dict[str, tuple[Entry, ...]] = {
    "session": SESSION,
    "closing": CLOSING,
    "out": OUT,
    "comparison": COMPARISON,
    "last": LAST,
}
