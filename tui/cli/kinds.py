"""What may stand where an argument of a kind is asked for.

Fixed choices are accepted in Dutch and in English whatever the interface speaks, so that a script
works on anybody's machine. Kinds that are not listed here take any text; the command itself knows
what it can do with it.
"""

from collections.abc import Mapping
from typing import Any

from board.i18n import LANGUAGES
from tui.cli.nearest import nearest
from tui.cli.problem import usage

CHOICES: Mapping[str, Mapping[str, str]] = {
    "language": {language: language for language in LANGUAGES},
    "yes_no": {"ja": "yes", "nee": "no", "yes": "yes", "no": "no"},
    "rule_status": {
        "impliciet": "implicit",
        "voorgesteld": "proposed",
        "afgesproken": "agreed",
        "vervallen": "lapsed",
        "implicit": "implicit",
        "proposed": "proposed",
        "agreed": "agreed",
        "lapsed": "lapsed",
    },
    "coalition_state": {
        "idee": "idea",
        "actief": "active",
        "afgerond": "finished",
        "gestopt": "stopped",
        "idea": "idea",
        "active": "active",
        "finished": "finished",
        "stopped": "stopped",
    },
    "member_kind": {
        "organisatie": "organisation",
        "persoon": "person",
        "groep": "group",
        "organisation": "organisation",
        "person": "person",
        "group": "group",
    },
    "mark": {
        "begrip": "term",
        "zaal": "room",
        "weg": "drop",
        "term": "term",
        "room": "room",
        "drop": "drop",
    },
    "level": {
        "1": "1",
        "2": "2",
        "3": "3",
        "4": "4",
        "weten": "1",
        "meedenken": "2",
        "meedoen": "3",
        "meebepalen": "4",
        "0": "0",
    },
    "version": {
        "andere": "theirs",
        "mijne": "mine",
        "beide": "both",
        "theirs": "theirs",
        "mine": "mine",
        "both": "both",
    },
    "pole": {"a": "a", "b": "b"},
    "shell": {"bash": "bash", "zsh": "zsh", "fish": "fish"},
}
"""Per kind: every accepted spelling and what it stands for."""

NUMBERS = frozenset({"number", "revision"})


def spellings(kind: str, language: str) -> list[str]:
    """Return the spellings to offer in one language, or nothing for a kind that is free."""
    choices = CHOICES.get(kind, {})
    if len(set(choices.values())) * 2 != len(choices):
        return list(choices)
    half = len(choices) // 2
    words = list(choices)
    return words[:half] if language == "nl" else words[half:]


def value(kind: str, word: str, language: str) -> Any:
    """Return what a word means for a kind. Raises a usage ``Problem``."""
    if kind in NUMBERS:
        try:
            return int(word)
        except ValueError:
            raise usage("usage.number", word=word) from None
    if kind not in CHOICES:
        return word
    found = CHOICES[kind].get(word.casefold())
    if found is None:
        offered = spellings(kind, language)
        raise usage("usage.choice", word=word, choices=", ".join(nearest(word, offered) or offered))
    return found
