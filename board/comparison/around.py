"""What is told of what lies around the cards: the canvas itself, interests, words, paradoxes."""

from collections.abc import Iterable, Sequence

from board.commands.interests import standing
from board.comparison.compare import Changed, Shift
from board.comparison.points import Point, as_day
from board.comparison.rows import CHANGED, GONE, NEW, Detail, Row, Rows, Teller
from board.i18n import Texts, pick
from board.model import INFO_TABLE, INTEREST_LEVELS, POSITION_MIN, ParadoxNote, Ref, Term, Topic
from board.spread import Spread
from board.wording import inside


class AroundTeller(Teller):
    """Tells what lies around the cards."""

    def network(self) -> Rows:
        """Return what the canvas says of itself, and said."""
        rows = (
            Row(CHANGED, one.now.title, Ref(INFO_TABLE, one.now.id), "", details)
            for one in self.found.canvas
            if (details := tuple(self.details(one)))
        )
        return (("whole.changed", rows),)

    def interests(self, until: Point) -> Rows:
        """Return the topics of the matrix of interests, with who wants something else (Par2 §1)."""
        found = self.found.topics
        return (
            ("interests.new", (self._topic(NEW, one, until) for one in found.new)),
            ("interests.changed", self.changed("topics", found)),
            ("interests.gone", (Row(GONE, one.title, Ref("topics", one.id)) for one in found.gone)),
        )

    def _topic(self, sign: str, one: Topic, until: Point) -> Row:
        """Return a topic with how many chose each level, the closest to deciding first."""
        counts = standing(self.now, one, as_day(until))[1:]
        told = [
            f"{n} × {self.texts(f'level.{level}')}"
            for level, n in zip(INTEREST_LEVELS, counts, strict=True)
            if n
        ]
        return Row(sign, one.title, Ref("topics", one.id), ", ".join(reversed(told)))

    def words(self) -> Rows:
        """Return the words of the glossary."""
        found = self.found.terms
        return (
            ("words.new", (self._term(NEW, one) for one in found.new)),
            ("words.changed", self.changed("terms", found)),
            ("words.gone", (self._term(GONE, one) for one in found.gone)),
        )

    def _term(self, sign: str, one: Term) -> Row:
        return Row(sign, one.word, Ref("terms", one.id), one.meaning)

    def paradoxes(self) -> Rows:
        """Return how the answers lie otherwise, and what else is said of a paradox."""
        shifts = (row for one in self.found.shifts if (row := self._shift(one)).details)
        notes = (row for one in self.found.notes if (row := self._note(one)).details)
        return (("paradoxes", shifts), ("paradoxes.notes", notes))

    def _shift(self, one: Shift) -> Row:
        texts, both = self.texts, (one.then, one.now)
        poles = self._poles(one.paradox)
        details = (
            Detail(texts("range"), *(spread_range(poles, each, texts) for each in both)),
            Detail(texts("answers"), *(answers(poles, each, texts) for each in both)),
        )
        return self._paradox(one.paradox, (each for each in details if each.old != each.new))

    def _note(self, one: Changed[ParadoxNote]) -> Row:
        """Return what was noted; a pole's name says of which one cards are the examples."""
        poles = dict(zip(("examples_a", "examples_b"), self._poles(one.now.id), strict=True))
        details = (
            each._replace(name=self.texts("example", pole=inside(poles[field.name])))
            if field.name in poles
            else each
            for field in one.fields
            for each in self.details(one._replace(fields=(field,)))
        )
        return self._paradox(one.now.id, details)

    def _paradox(self, id: str, details: Iterable[Detail]) -> Row:
        """Return a row on a paradox, which is known by its poles."""
        a, b = self._poles(id)
        return Row("", f"{a} – {inside(b)}", Ref("paradoxes", id), "", tuple(details))

    def _poles(self, id: str) -> tuple[str, str]:
        paradox = self.now.template.paradox(id)
        assert paradox is not None, "only the template's own are compared"
        return pick(paradox.a, self.texts.language), pick(paradox.b, self.texts.language)


def spread_range(poles: Sequence[str], found: Spread, texts: Texts) -> str:
    """Return the answers farthest apart, in words (paradoxes, introduction: no mean)."""
    if found.low is None or found.high is None:
        return ""
    low, high = (_leaning(poles, value, texts) for value in (found.low, found.high))
    return low if low == high else texts("from_to", low=low, high=high)


def _leaning(poles: Sequence[str], value: int, texts: Texts) -> str:
    if value == 0:
        return texts("both")
    return texts(f"leaning.{abs(value)}", pole=inside(poles[value > 0]))


def answers(poles: Sequence[str], found: Spread, texts: Texts) -> str:
    """Return how many lean which way, and how many didn't know."""
    middle = -POSITION_MIN
    sides = (found.histogram[:middle], found.histogram[middle:][:1], found.histogram[middle + 1 :])
    names = (inside(poles[0]), texts("both"), inside(poles[1]))
    told = [f"{sum(n)} × {name}" for n, name in zip(sides, names, strict=True) if sum(n)]
    if found.unknown:
        told.append(texts("unknown", n=found.unknown))
    return ", ".join(told)
