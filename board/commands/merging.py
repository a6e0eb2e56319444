"""Merging: one card of several that say the same, with nothing lost."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from board.commands.by import By
from board.commands.cards import leads_to, shown_card, sized, stamped
from board.commands.gathering import tidied
from board.commands.records import changed
from board.merged import sources_of
from board.model import ACTIVE, MARKS, MOST_DOTS, REMOVED, Canvas, Card, Coalition, Member
from board.refusal import Refused

_SPECIAL = re.compile(
    r"[\\`*\[\]<]|&(?=#?\w)|_(?![^\W_])|(?<![^\W_])_|^(?:[#>+-]|\d{1,9}(?=[.)](?:\s|$)))"
)
"""What may mean something to Markdown in a text that stands for itself."""


def merge_cards(canvas: Canvas, by: By, card_ids: Iterable[str]) -> Canvas:
    """Make one card of several: the first stays, the others become part of it.

    The text of each other one goes into the body, with its own body. Dots add up; marks, links
    (*volgt uit*, both ways), members' consents and verdicts are united; a status is the first
    one there is. The others are removed and named as sources, so that what points at them finds
    the card they are in, and who wrote them is known. Whatever hung on them hangs on the first.

    Raises Refused for fewer than two cards, and for one that is gone, hidden or parked.
    """
    cards = [shown_card(canvas, id) for id in dict.fromkeys(card_ids)]
    if len(cards) < 2:
        raise Refused("merge.one")
    if parked := [card.text for card in cards if card.state != ACTIVE]:
        raise Refused("merge.parked", text=parked[0])
    first, *others = cards
    gone = {card.id for card in others}
    for card in others:
        canvas = stamped(canvas, by, card._replace(state=REMOVED))
    canvas = _pointing_at(canvas, by, gone, first.id)
    canvas = stamped(canvas, by, _united(canvas, canvas.cards[first.id], others))
    return tidied(canvas, by, {card.group for card in others} - {""})


def _united(canvas: Canvas, first: Card, others: Sequence[Card]) -> Card:
    cards = [first, *others]
    marks = {mark for card in cards for mark in card.marks}
    verdicts: dict[str, str] = {}
    for card in cards:
        verdicts = {**card.verdicts, **verdicts}
    merged = {card.id for card in cards}
    follows = dict.fromkeys(id for card in cards for id in card.follows if id not in merged)
    return first._replace(
        body=_body(first, others),
        dots=min(MOST_DOTS, sum(card.dots for card in cards)),
        marks=(*(m for m in MARKS if m in marks), *sorted(marks.difference(MARKS))),
        status=next((card.status for card in cards if card.status), ""),
        agreed_by=tuple(dict.fromkeys(id for card in cards for id in card.agreed_by)),
        follows=tuple(id for id in follows if not leads_to(canvas, id, first.id)),
        sources=tuple(id for id in sources_of(cards) if id != first.id),
        verdicts=verdicts,
        conflict="" if first.conflict in merged else first.conflict,
    )


def _body(first: Card, others: Sequence[Card]) -> str:
    """Return the first card's body, and below it the others as a list, with their bodies."""
    same = [card.body for card in others if card.text == first.text]
    items = [_as_item(card) for card in others if card.text != first.text]
    return sized("\n\n".join(filter(None, [first.body, *same, "\n".join(items)])))


def _as_item(card: Card) -> str:
    text = _SPECIAL.sub(_escaped, card.text)
    inner = "\n".join(f"  {line}" if line else "" for line in card.body.split("\n"))
    return f"- {text}\n\n{inner}\n" if card.body else f"- {text}"


def _escaped(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdecimal() else f"\\{found[0]}"


def _pointing_at(canvas: Canvas, by: By, gone: set[str], id: str) -> Canvas:
    """Return the canvas with what pointed at cards that are gone pointing at another one."""

    def anew(ids: tuple[str, ...], own: str = "") -> tuple[str, ...]:
        if gone.isdisjoint(ids):
            return ids
        return tuple(dict.fromkeys(id if one in gone else one for one in ids if one != own))

    for card in [*canvas.cards.values()]:
        if card.id in gone or card.state == REMOVED:
            continue
        version = id if card.conflict in gone and card.id != id else card.conflict
        canvas = stamped(
            canvas, by, card._replace(follows=anew(card.follows, card.id), conflict=version)
        )
    linked: list[Coalition | Member] = [*canvas.coalitions.values(), *canvas.members.values()]
    for one in linked:
        fields: dict[str, Any] = {"follows": anew(one.follows)}
        if isinstance(one, Coalition):
            fields["rules"] = anew(one.rules)
        canvas = stamped(canvas, by, one._replace(**fields))
    for term in [*canvas.terms.values()]:
        canvas = changed(canvas, by, "terms", term._replace(cards=anew(term.cards)))
    for note in [*canvas.paradoxes.values()]:
        fields = {side: anew(getattr(note, side)) for side in ("examples_a", "examples_b")}
        new = note._replace(**fields)
        if new != note:
            paradoxes = {**canvas.paradoxes, note.id: new._replace(changed=by.at)}
            canvas = canvas._replace(paradoxes=paradoxes)
    return canvas
