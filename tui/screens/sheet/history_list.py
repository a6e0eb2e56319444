"""What the history shows: the revisions that a filter lets through."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from board.i18n import Texts, pick
from board.text import visible
from board.wording import letters
from store.revisions import Revision
from tui.screens.sheet import history_rows
from tui.screens.sheet.history_rows import HistoryRows
from tui.view.local_time import day_name, local
from tui.view.scroll import Stretch

if TYPE_CHECKING:
    from board.template import Template


class Filter(NamedTuple):
    """Which revisions are shown; empty fields let all through."""

    person: str = ""
    block: str = ""
    since: date | None = None
    wanted: str = ""
    """What the words of a change must hold."""

    def lets_through(self, told: HistoryRows, one: Revision, say: Texts) -> bool:
        """Tell whether a revision is shown."""
        if self.person and one.by != self.person:
            return False
        when = local(one.at)
        if self.since is not None and (when is None or when.date() < self.since):
            return False
        if self.block and not told.in_block(one, self.block):
            return False
        return letters(self.wanted) in letters(told.what(one, say))

    def in_words(self, template: Template, say: Texts, today: date) -> list[str]:
        """Return what is looked for, part by part."""
        parts = [f"/{visible(self.wanted)}"] if self.wanted else []
        if self.person:
            parts.append(visible(self.person))
        if self.block:
            parts.append(block_name(template, self.block, say.language))
        if self.since is not None:
            parts.append(say("history.since", day=day_name(self.since, say, today)))
        return parts


class Filtered:
    """The revisions that are let through, and their rows: a history may be long."""

    def __init__(self) -> None:
        self.revisions: list[Revision] = []
        self._asked: tuple[object, ...] | None = None
        self._rows: dict[int, list[Stretch]] = {}
        """The rows by width, without the cursor."""

    def of(self, told: HistoryRows, wanted: Filter, say: Texts) -> list[Revision]:
        """Return them, newest first; worked out anew when something else is asked."""
        asked = (told, wanted, say.language)
        if self._asked != asked:
            self._asked, self._rows = asked, {}
            self.revisions = [one for one in told.revisions if wanted.lets_through(told, one, say)]
        return self.revisions

    def rows(self, told: HistoryRows, width: int, say: Texts, today: date) -> list[Stretch]:
        """Return a row per revision, under the days."""
        if width not in self._rows:
            self._rows = {width: history_rows.rows(told, self.revisions, width, say, today)}
        return self._rows[width]


def block_name(template: Template, block_id: str, language: str) -> str:
    """Return what a block is called."""
    block = template.block(block_id)
    return pick(block.title, language) if block else block_id
