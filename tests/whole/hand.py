"""The hand of a facilitator on a real terminal: what it presses beside what it writes, by part."""

from tests.bench.pty_session import Session, key

_SETTLED = 0.03
"""Seconds of silence after which a hand goes on; the program has nothing to do by then."""

_LONE_ESCAPE = 0.1
"""The same after Escape: what follows at once would make it a chord with Alt. No hand does."""


class Hand:
    """Presses keys on a screen and counts them by the part of the meeting they belong to.

    What is written (texts, names, dates, the numbers on a ballot) is content. All else is
    overhead: keys that lead somewhere, Enter, Tab and Esc, and what stands between two numbers.
    """

    def __init__(self, screen: Session, *others: Session) -> None:
        self.screen = screen
        self.others = others
        """Screens that go on being read meanwhile, as terminals do."""
        self.overhead: dict[str, int] = {}
        self.content: dict[str, int] = {}
        self.part = ""

    def begin(self, part: str) -> None:
        """Count for a part of the meeting from now on."""
        self.part = part
        self.overhead.setdefault(part, 0)
        self.content.setdefault(part, 0)

    def press(self, *names: str) -> None:
        """Press keys one by one, looking at the screen after each."""
        self.overhead[self.part] += len(names)
        for name in names:
            self.screen.send(key(name))
            self._look(_LONE_ESCAPE if name == "escape" else _SETTLED)

    def write(self, text: str, *keys: str) -> None:
        """Write a text, then press the keys that end it."""
        self.content[self.part] += len(text)
        self.overhead[self.part] += len(keys)
        self.screen.send(text.encode() + b"".join(map(key, keys)))
        self._look()

    def ballot(self, numbers: str) -> None:
        """Write the numbers of one person's ballot, as a row, and hand it in."""
        digits = sum(one.isdigit() for one in numbers)
        self.content[self.part] += digits
        self.overhead[self.part] += len(numbers) - digits + 1
        self.screen.send(numbers.encode() + key("enter"))
        self._look()

    def paste(self, text: str) -> None:
        """Paste a text: one key, and no content that anyone typed."""
        self.overhead[self.part] += 1
        self.screen.paste(text)
        self._look()

    def sees(self, pattern: str) -> None:
        """Wait until the screen shows something."""
        self.screen.wait_for(pattern)

    def _look(self, quiet: float = _SETTLED) -> None:
        self.screen.wait_quiet(quiet)
        for other in self.others:
            while other.pump(0):
                pass

    def table(self) -> str:
        """Return the counts by part, as Markdown."""
        rows = [(part, n, self.overhead[part]) for part, n in self.content.items()]
        rows.append(("together", sum(self.content.values()), sum(self.overhead.values())))
        lines = ["| part | written | beside it |", "|---|---:|---:|"]
        return "\n".join([*lines, *(f"| {part} | {n} | {keys} |" for part, n, keys in rows)])
