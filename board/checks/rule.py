"""What a vitality rule is, and what it finds.

A rule looks at a canvas on a day and says nothing (its guard is not met), that all is in order,
or what is worth a talk. It never scores, advises or praises: it states what is on the canvas and
asks.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from board import dates
from board.checks.facts import Facts
from board.i18n import Texts, pick
from board.model import Ref
from board.wording import CHECKS, enumerated, listed

State = Literal["n/a", "ok", "talk"]
"""*Niet van toepassing*, *in orde*, *gesprekspunt*."""


class Listing(NamedTuple):
    """Several values, said in a row: ``A, B en C``."""

    items: Sequence["Value"]
    after_colon: bool = False
    """With commas only, as after a colon."""


class Phrases(NamedTuple):
    """Several pieces of text, apart by semicolons since each may hold a row of its own."""

    items: Sequence["Finding"]


Value: TypeAlias = str | int | date | Mapping[str, str] | Listing | Phrases
"""What fills a gap: a mapping is a text per language, a date is written out."""


class Finding(NamedTuple):
    """One thing worth a talk, in no language yet (``say``)."""

    key: str
    """Of the text in the catalogue ``checks``."""
    values: Mapping[str, Value]
    refs: tuple[Ref, ...] = ()
    """The things it is about; the first is where to jump to."""
    places: tuple[str, ...] = ()
    """Places on the sheet it is about, where there is no thing to jump to."""
    many: int | None = None
    """Of what the sentence is about: picks the text for one or for more."""


def finding(
    key: str,
    refs: tuple[Ref, ...] = (),
    places: tuple[str, ...] = (),
    many: int | None = None,
    **values: Value,
) -> Finding:
    """Return a finding; the values fill the gaps of its text."""
    return Finding(key, values, refs, places, many)


Look: TypeAlias = Callable[[Facts], Sequence[Finding] | None]
"""What a rule does: None where its guard is not met, else what it found (maybe nothing)."""


class Rule(NamedTuple):
    """One rule of the vitality check."""

    id: str
    at: str
    """Role of the block it belongs to; empty for what belongs to none."""
    needs: tuple[str, ...]
    """Roles a template must have for the rule to apply."""
    facilitator: bool
    """Says what parties do or don't do, by name: not for the projector, nor for exports."""
    look: Look

    @property
    def number(self) -> int:
        """The number in its id."""
        return int(self.id.rpartition("-")[2])


class Outcome(NamedTuple):
    """What one rule says about a canvas on a day."""

    rule: Rule
    state: State
    findings: tuple[Finding, ...] = ()
    off: bool = False
    """Switched off for this canvas; the state is then "n/a"."""
    reason: str = ""
    """Why it was switched off, if somebody said."""


def rule(
    id: str, at: str = "", needs: tuple[str, ...] = (), facilitator: bool = False
) -> Callable[[Look], Rule]:
    """Make a rule of the function below. It needs the role it stands at, and those of ``needs``."""
    roles = tuple(dict.fromkeys(role for role in (at, *needs) if role))
    return lambda look: Rule(id, at, roles, facilitator, look)


def say(found: Finding, language: str) -> str:
    """Return a finding as a person reads it."""
    return _say(found, Texts(language, CHECKS))


def title(of: Rule, language: str) -> str:
    """Return what a rule is about in a few words, whatever it says."""
    return Texts(language, CHECKS)(f"{of.id}.title")


def state(of: Outcome, language: str) -> str:
    """Return how it stands in a few words: what is so where all is in order, else what it is about.

    "In orde: Identiteit is gevuld", where the rule's own name would read as its opposite.
    """
    if of.state == "ok":
        return Texts(language, CHECKS)(f"{of.rule.id}.ok")
    return title(of.rule, language)


def _say(found: Finding, texts: Texts) -> str:
    key = found.key
    if found.many is not None:
        key += ".one" if found.many == 1 else ".other"
    words = {name: _word(value, texts) for name, value in found.values.items()}
    return texts(key, **words)


def _word(value: Value, texts: Texts) -> str:
    if isinstance(value, Phrases):
        return "; ".join(_say(item, texts) for item in value.items)
    if isinstance(value, Listing):
        join = enumerated if value.after_colon else listed
        return join([_word(item, texts) for item in value.items], texts.language)
    if isinstance(value, date):
        return dates.show(value, texts.language)
    if isinstance(value, Mapping):
        return _inside(pick(value, texts.language))
    return str(value)


def _inside(text: str) -> str:
    """Return a heading as it stands inside a sentence; ``ICT`` stays as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
