"""Finding things on the sheet while someone types.

Every word asked for must be found somewhere in a thing: in its text or body, its author, and for
coalitions and members in their fields. A word that starts with ``#`` asks for a tag that starts
like it. Case and accents don't matter.
"""

from collections.abc import Iterator
from functools import lru_cache

from board import parties
from board.groups import shown
from board.model import Canvas, Card, Coalition, Member, Ref
from board.queries import Item, parked, ref_of, sheet
from board.text import tags
from board.wording import folded, letters

_REMEMBERED = 20_000
"""Texts kept folded between two keys; several times the largest canvas."""


def search(canvas: Canvas, query: str, *, with_parked: bool = False) -> list[Ref]:
    """Return what matches, in the order of the sheet; parked things come last if asked for.

    A blank query matches nothing.
    """
    words = terms(query)
    if not words:
        return []
    items: list[Item] = sheet(canvas)
    if with_parked:
        items += parked(canvas)
    return [ref_of(item) for item in items if _matches(canvas, item, words)]


def groups_found(canvas: Canvas, query: str) -> list[Ref]:
    """Return the groups to be seen of which the title matches, in the order of the sheet."""
    words = terms(query)
    if not words:
        return []
    return [Ref("groups", one.id) for one in shown(canvas) if _in_title(one.title, words)]


def _in_title(title: str, words: tuple[str, ...]) -> bool:
    text, found = _folded(title), [*map(_folded, tags(title))]
    return all(
        any(tag.startswith(word[1:]) for tag in found) if word.startswith("#") else word in text
        for word in words
    )


def terms(query: str) -> tuple[str, ...]:
    """Return the words of a query as they are compared."""
    return tuple(word for word in folded(query).split() if word != "#")


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Return where in a text the words of a query stand, to light them up.

    Start and end count characters of the text as it is; spans don't touch or overlap.
    """
    plain, origin = _mapped(text)
    lit: set[int] = set()
    for word in terms(query):
        start = plain.find(word)
        while start >= 0:
            for at in range(start, start + len(word)):
                lit.update(origin[at])
            start = plain.find(word, start + len(word))
    found: list[tuple[int, int]] = []
    for at in sorted(lit):
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _matches(canvas: Canvas, item: Item, words: tuple[str, ...]) -> bool:
    texts = [_folded(text) for text in _texts(canvas, item) if text]
    for word in words:
        if word.startswith("#"):
            if not any(tag.startswith(word[1:]) for tag in _tags(item)):
                return False
        elif not any(word in text for text in texts):
            return False
    return True


def _tags(item: Item) -> Iterator[str]:
    """Yield the tags of an item, folded."""
    if isinstance(item, Member):
        return
    text = item.text if isinstance(item, Card) else item.title
    for tag in (*tags(text), *tags(item.body)):
        yield _folded(tag)


def _texts(canvas: Canvas, item: Item) -> Iterator[str]:
    """Yield every text in which an item can be found."""
    yield item.author
    if isinstance(item, Card):
        yield from (item.text, item.body)
    elif isinstance(item, Coalition):
        yield from (item.title, item.body, item.target_group, item.shared_ambition)
        yield from (item.way_of_working, item.conditions, item.result)
        yield from parties.labels(canvas, (*item.core, *item.others))
    else:
        yield from (item.name, item.home, item.role, item.brings, item.gets)
        yield from parties.labels(canvas, item.holds)


@lru_cache(maxsize=_REMEMBERED)
def _folded(text: str) -> str:
    return folded(text)


def _mapped(text: str) -> tuple[str, list[list[int]]]:
    """Return a text folded character by character, and for each what it came from.

    What is no letter by itself (an accent of its own, a soft hyphen) goes with the one before.
    """
    plain: list[str] = []
    origin: list[list[int]] = []
    for at, char in enumerate(text):
        found = letters(char)
        for part in found:
            plain.append(part)
            origin.append([at])
        if not found and origin:
            origin[-1].append(at)
    return "".join(plain), origin
