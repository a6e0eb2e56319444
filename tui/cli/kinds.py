"""What may stand where an argument of a kind is asked for.

Fixed choices are accepted in Dutch and in English whatever the interface speaks, so that a script
works on anybody's machine. Kinds that are not listed here take any text; the command itself knows
what it can do with it.
"""

from collections.abc import Mapping
from itertools import zip_longest
from typing import NamedTuple

from board.i18n import LANGUAGES


class ChoiceWords(NamedTuple):
    """The words of a kind, in each language; the English ones are what they mean."""

    english: str
    dutch: str = ""
    also: str = ""
    """Other words that are understood but not offered: ``word=meaning``."""

    def words(self, language: str) -> list[str]:
        """Return the words to offer in a language."""
        return [
            dutch if dutch and language == "nl" else english
            for english, dutch in zip_longest(self.english.split(), self.dutch.split())
        ]

    def said(self, meaning: str, language: str) -> str:
        """Return the word for a meaning in a language; what is no meaning as it is."""
        said = dict(zip(self.words("en"), self.words(language), strict=True))
        return said.get(meaning, meaning)

    def meaning(self, word: str) -> str | None:
        """Return what a word of either language means; a space in it may be an underscore."""
        english = self.words("en")
        known = dict(zip(self.words("nl"), english, strict=True))
        other = dict(pair.split("=") for pair in self.also.split())
        wanted = "_".join(word.casefold().split())
        return {**other, **known, **dict(zip(english, english, strict=True))}.get(wanted)


CHOICES: Mapping[str, ChoiceWords] = {
    "language": ChoiceWords(" ".join(LANGUAGES)),
    "yes_no": ChoiceWords("yes no", "ja nee"),
    "rule_status": ChoiceWords(
        "implicit proposed agreed lapsed", "impliciet voorgesteld afgesproken vervallen"
    ),
    "coalition_state": ChoiceWords("idea active finished stopped", "idee actief afgerond gestopt"),
    "member_kind": ChoiceWords(
        "organisation person collective",
        "organisatie persoon verzameling",
        "group=collective groep=collective",
    ),
    "relation": ChoiceWords(
        "member intended stakeholder funder outside",
        "deelnemer beoogd belanghebbende financier buiten",
    ),
    "decision_method": ChoiceWords(
        "no_objection consensus majority mandate other",
        "geen_bezwaar consensus meerderheid mandaat anders",
        "consent=no_objection instemming=no_objection",
    ),
    "action_state": ChoiceWords("open done dropped", "open klaar vervallen"),
    "session_state": ChoiceWords("planned running closed", "gepland bezig afgesloten"),
    "presence": ChoiceWords("present absent excused", "aanwezig afwezig afgemeld"),
    "minutes_state": ChoiceWords("concept adopted", "concept vastgesteld"),
    "agenda_kind": ChoiceWords(
        "talk silent read_out group vote paradoxes interests coalitions rules decide break close",
        "gesprek stil voorlezen groeperen stemmen paradoxen interesses coalities spelregels"
        " besluiten pauze afronden",
        "belangen=interests",
    ),
    "verdict": ChoiceWords("works chafes none", "werkt schuurt geen"),
    "column_field": ChoiceWords(
        "text place author dots", "tekst plek wie stippen", "auteur=author"
    ),
    "paper": ChoiceWords("a3 a2 a1"),
    "mark": ChoiceWords("term room drop", "begrip zaal weg"),
    "level": ChoiceWords("1 2 3 4 0", "weten meedenken meedoen meebepalen"),
    "version": ChoiceWords("theirs mine both", "andere mijne beide"),
    "pole": ChoiceWords("a b"),
    "shell": ChoiceWords("bash zsh fish"),
}
