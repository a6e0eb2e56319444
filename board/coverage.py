"""How much of the canvas has been talked about: which guiding questions have an answer.

A question is answered by an active card that is tied to it. Members answer some questions by
themselves, told by role: being there says who takes part (``member_names``), their roles who has
which (``member_roles``), what they bring or get who comes for what (``member_exchange``), by whom
the stewardship is granted to whom we grant it (``member_granted``).
"""

from collections.abc import Mapping
from typing import NamedTuple

from board.model import ACTIVE, Canvas, Member
from board.queries import members


class Count(NamedTuple):
    """So many answered out of so many questions."""

    answered: int
    total: int


class Coverage(NamedTuple):
    """The guiding questions by path, in the order of the template, and how far they are."""

    answered: tuple[str, ...]
    open: tuple[str, ...]
    parts: Mapping[str, Count]
    """Per block and per section by path; parts without questions are not in it."""

    @property
    def whole(self) -> Count:
        """The questions of the whole canvas."""
        return Count(len(self.answered), len(self.answered) + len(self.open))


def coverage(canvas: Canvas) -> Coverage:
    """Return which guiding questions of a canvas have an answer."""
    places = {card.place for card in canvas.cards.values() if card.state == ACTIVE}
    here = members(canvas)
    answered: list[str] = []
    unanswered: list[str] = []
    parts: dict[str, Count] = {}
    for place in canvas.template.questions():
        assert place.question is not None
        path = place.path
        done = path in places or any(_told(role, here) for role in place.question.roles)
        (answered if done else unanswered).append(path)
        above = [place.block.id]
        if place.section is not None:
            above.append(f"{place.block.id}.{place.section.id}")
        for part in above:
            had = parts.get(part, Count(0, 0))
            parts[part] = Count(had.answered + done, had.total + 1)
    return Coverage(tuple(answered), tuple(unanswered), parts)


def _told(role: str, here: list[Member]) -> bool:
    """Tell whether what is noted of the members answers a question with this role."""
    if role == "member_names":
        return bool(here)
    if role == "member_roles":
        return any(member.role for member in here)
    if role == "member_granted":
        return any(member.stewardship and member.granted_by for member in here)
    if role == "member_exchange":
        return any(member.brings or member.gets for member in here)
    return False
