"""What of a search lights up on the sheet."""

from collections.abc import Collection

from board.model import Canvas, Card, Ref
from board.queries import group_of, item
from board.search import groups_found, search


def lit(canvas: Canvas, query: str, folded: Collection[str] = ()) -> frozenset[Ref]:
    """Return what matches: cards, coalitions, members, and groups by their title.

    Of a match in a group of which only the heading shows, that heading.
    """
    found = {*groups_found(canvas, query)}
    for ref in search(canvas, query):
        card = item(canvas, ref) if folded else None
        group = group_of(canvas, card) if isinstance(card, Card) else None
        found.add(Ref("groups", group.id) if group and group.id in folded else ref)
    return frozenset(found)
