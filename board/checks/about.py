"""What a card speaks of, by its words: enough for a rule to keep silent, never to speak.

A rule that says "nothing is agreed on taking part" is untrue beside a card that does, wherever
that lies. These stems, in both languages, are there to notice such a card. One too many noticed
costs a talking point; one too few makes the check say what is not so.
"""

import re
from collections.abc import Iterable

from board.model import Card
from board.wording import folded

TAKING_PART = (
    r"mee ?do", r"doen? mee", r"doet mee", r"deelnem", r"deelname", r"aanha+k",
    r"ha+k(?:t|en)? aan", r"aanschui[fv]", r"schui(?:f|ft|ven) aan", r"instap", r"stapt in",
    r"gasten?\b",
    r"tak(?:e|es|ing|en) part", r"join", r"participat", r"guests?\b",
)  # fmt: skip
"""Taking part in a coalition, on whatever condition (article, B5)."""

BELONGING = (
    r"hoor(?:t|en)? (?:er|hier|bij|niet)", r"(?:er)?bij ?hoor", r"lid (?:is|word)", r"lid van",
    r"leden (?:zijn|word)", r"deelnemers? (?:is|zijn|word)", r"toetre", r"treedt? toe",
    r"toegelaten", r"toelat", r"aansluit", r"aangesloten", r"sluit(?:en)? (?:zich )?aan",
    r"uittre", r"in- en uit", r"belong", r"members? (?:is|are|who|must)", r"(?:be)?com\w* a member",
    r"membership", r"admit", r"admission", r"join(?:s|ing)? and leav", r"entry and exit",
)  # fmt: skip
"""Who belongs to the network and who doesn't, or how one comes and goes (Par3 §2)."""


def speak_of(cards: Iterable[Card], stems: Iterable[str]) -> bool:
    """Tell whether any of these cards speaks of something, in its text or its body."""
    wanted = re.compile(rf"\b(?:{'|'.join(stems)})")
    return any(wanted.search(folded(f"{card.text} {card.body}")) for card in cards)
