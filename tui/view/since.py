"""What changed on the sheet since an earlier moment, for who has that shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from board.comparison import Point, Row, compare, told
from board.comparison.telling import note, point_name
from board.model import Canvas
from board.queries import home, item_home
from board.text import visible
from tui.view.signs import CAME, CHANGED, Say

_NEW = ("cards.new", "coalitions.new")
_CHANGED = frozenset(
    {
        "cards.changed", "cards.moved", "rules.agreed", "rules.lapsed",
        "coalitions.changed", "coalitions.begun", "coalitions.finished",
    }
)  # fmt: skip
"""Parts of a comparison whose things are still on the sheet, and others than they were."""


class Since(NamedTuple):
    """A comparison with the canvas as it is now, by what stands on the sheet."""

    name: str
    """The moment it is compared with, in words."""
    signs: Mapping[str, str]
    """Id of a card or coalition to ``+`` or ``~``."""
    was: Mapping[str, tuple[str, ...]]
    """Id of one that changed to how it was or what became of it, in words."""
    gone: Mapping[str, tuple[str, ...]]
    """By home the texts of what stood there and is no more, in the order it had."""

    def under(self, path: str) -> list[str]:
        """Return what is gone at a place or within it."""
        inside = (row for at, row in self.gone.items() if at == path or at.startswith(f"{path}."))
        return [text for row in inside for text in row]


def words(found: Since, id: str, say: Say) -> str:
    """Return what became of a thing in words, within brackets or behind it; often nothing."""
    sign = found.signs.get(id)
    if sign is None:
        return ""
    if sign == CAME:
        return say("sheet.since.came")
    how = "; ".join(found.was.get(id, ()))
    return say("sheet.since.another", how=how) if how else say("sheet.since.other")


def since(then: Point, now: Canvas, language: str) -> Since:
    """Compare the canvas with how it was."""
    until = Point(now)
    signs: dict[str, str] = {}
    was: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    for topic in told(compare(then, until), then, until, language):
        for part in topic.parts:
            for row in part.rows:
                table, id = row.ref
                if part.id in ("cards.gone", "coalitions.gone"):
                    gone.setdefault(_stood(then.canvas, now, row), []).append(visible(row.text))
                elif part.id in _NEW or (
                    part.id in _CHANGED and id not in getattr(then.canvas, table)
                ):
                    signs[id] = CAME
                elif part.id in _CHANGED:
                    signs[id] = CHANGED
                    was.setdefault(id, []).extend(_how(part.title, row, language))
    return Since(
        visible(point_name(then, now, language)),
        signs,
        {id: tuple(words) for id, words in was.items()},
        {path: tuple(texts) for path, texts in gone.items()},
    )


def _how(title: str, row: Row, language: str) -> list[str]:
    """Return in words how a thing was, or what became of it where that says more."""
    if row.details:
        return [
            visible(note("was", language, what=f"{one.name}: {one.old or '–'}"))
            for one in row.details
        ]
    return [visible(f"{title}: {row.aside}" if row.aside else title)]


def _stood(then: Canvas, now: Canvas, row: Row) -> str:
    """Return the home where a thing stood that is gone."""
    card = then.cards.get(row.ref.id)
    if card is not None:
        return home(now.template, card.place)
    return item_home(now, then.coalitions[row.ref.id])
