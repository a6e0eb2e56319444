"""Cards as the answers they are, each with the question it answers; ground rules as a table."""

from collections.abc import Iterable

from board import name_row, parties
from board.model import Card
from exports.markdown import escape, parts
from exports.markdown.composing import item
from exports.markdown.parts import PageWriter


def question(writer: PageWriter, card: Card) -> str:
    """Return the short form of the question that a card is tied to, or an empty text."""
    place = writer.template.place(card.place)
    if place is None or place.question is None:
        return ""
    return writer.pick(place.question.short)


def cards(writer: PageWriter, found: Iterable[Card]) -> None:
    """Add cards as a list, each behind its question."""
    writer.page.items(_item(writer, card) for card in found)


def _item(writer: PageWriter, card: Card) -> str:
    asked = question(writer, card)
    if not asked:
        return parts.card_item(writer, card)
    return f"**{asked}:** {parts.card_item(writer, card)}"


def rules(writer: PageWriter, found: list[Card]) -> None:
    """Add ground rules as a table: about what, how it stands, who agreed, what it follows from.

    (B2 §2.) A table has no room for bodies; they come right below it, each behind its rule. A
    column that nobody filled in is left out.
    """
    texts = writer.texts
    columns = {
        "rules.about": [question(writer, card) for card in found],
        "rules.rule": [parts.told(writer, card) for card in found],
        "rules.status": [parts.rule_status(texts, card) for card in found],
        "rules.agreed": [_agreed(writer, card) for card in found],
        "rules.follows": [parts.origin(writer, card.follows) for card in found],
    }
    optional = ("rules.about", "rules.agreed")
    shown = [key for key in columns if key not in optional or any(columns[key])]
    rows = zip(*(columns[key] for key in shown), strict=True)
    writer.page.table([texts(key) for key in shown], rows)
    writer.page.items(
        item(f"**{escape.inside(card.text)}:**", writer.body(card.body))
        for card in found
        if card.body
    )


def _agreed(writer: PageWriter, card: Card) -> str:
    """Return who agreed to a rule, by their full names."""
    members = writer.canvas.members
    names = [
        parties.shown_name(writer.canvas, members[id]) for id in card.agreed_by if id in members
    ]
    return escape.inside(name_row.listed(names))
