"""Keys of decisions and actions."""

from tui.keys.entry import Entry

AGREEMENTS = (
    Entry("agreements.open", ("enter", "e"), 10),
    Entry("agreements.done", ("space",), 9),
    Entry("agreements.action", ("a", "A"), 8),
    Entry("agreements.decision", ("b", "B"), 7),
    Entry("agreements.filter", ("0", "1", "2", "3", "4", "5")),
    Entry("agreements.card", ("c",), 5),
    Entry("agreements.drop", ("w",), 4),
    Entry("agreements.remove", ("d",), 3),
)

DECISION = (
    Entry("decision.present", ("i",), 9),
    Entry("decision.reserve", ("v",), 9),
    Entry("decision.action", ("a", "A"), 8),
    Entry("decision.withdraw", ("w",), 4),
)

MODES: dict[str, tuple[Entry, ...]] = {"agreements": AGREEMENTS, "decision": DECISION}
