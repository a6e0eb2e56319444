"""What those who follow a screen are told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tui.kit.host import AboutOne, Presenting
from tui.live.following import word_of

if TYPE_CHECKING:
    from store.presence import Showing
    from tui.kit.page import Page


def shown_over(sheet: Showing, pages: Sequence[Page], names: Mapping[str, str]) -> Showing:
    """Return what is shown: the sheet, what is presented, and what lies on top.

    ``names`` are those of screens by the names of their classes.
    """
    found = (page.presented() for page in reversed(pages) if isinstance(page, Presenting))
    ref, number, total = next(filter(None, found), (None, 0, 0))
    return sheet._replace(
        presented=word_of(ref), number=number, total=total, page=_on_top(pages, names)
    )


def _on_top(pages: Sequence[Page], names: Mapping[str, str]) -> str:
    """Return the name of the screen that lies over the sheet, and what it is about."""
    for page in reversed(pages[1:]):
        if (name := names.get(type(page).__name__)) is not None:
            id = page.shown_id() if isinstance(page, AboutOne) else ""
            return f"{name}:{id}" if id else name
    return ""
