"""Choosing cards to link to, from the part of the canvas where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from board.model import ACTIVE, Canvas, Card
from board.refusal import Refused
from board.text import visible
from tui.kit.page import Page
from tui.kit.picker import Choice
from tui.kit.several import Listed, pick_several


def pick_cards(
    page: Page,
    title: str,
    role: str,
    current: Callable[[], tuple[str, ...]],
    keep: Callable[[tuple[str, ...]], None],
    of: Listed,
) -> None:
    """Let cards under a role be switched on and off; ``keep`` gets all that are on, once.

    ``of`` is what the links are of, for when the program ends in between.

    A template without the role offers all its cards. Raises Refused where there is none.
    """
    chosen = current()
    choices = [
        Choice(card.id, visible(card.text), "", card.id in chosen)
        for card in _offered(page.canvas, role, chosen)
    ]
    if not choices:
        raise Refused("links.no_cards")

    pick_several(page, title, choices, lambda switched: keep(switched.over(current())), of)


def _offered(canvas: Canvas, role: str, chosen: tuple[str, ...]) -> Iterator[Card]:
    """Return the cards of a role in the order of the sheet, those that are linked anyhow first."""
    template = canvas.template
    anywhere = not template.has(role)
    ranks = {path: rank for rank, path in enumerate(template.places)}
    row = [card for card in canvas.cards.values() if card.state == ACTIVE]
    row.sort(key=lambda card: (ranks.get(card.place, len(ranks)), card.order, card.id))
    for card in row:
        inside = anywhere or template.under(card.place, role)
        if card.id in chosen and not inside:
            yield card
    for card in row:
        if anywhere or template.under(card.place, role):
            yield card
