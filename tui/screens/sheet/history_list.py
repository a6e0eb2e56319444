"""What the history shows: the revisions that a filter lets through."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from board.i18n import pick
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from store.revisions import Revision
from tui.kit.shelf import Shelf
from tui.screens.sheet import history_rows
from tui.screens.sheet.history_rows import Told
from tui.view import bars
from tui.view.local_time import day_name, exact, local
from tui.view.scroll import Block

if TYPE_CHECKING:
    from tui.live.workshop import Update


class Filter(NamedTuple):
    """Which revisions are shown; empty fields let all through."""

    person: str = ""
    block: str = ""
    since: date | None = None


ALL = Filter()


class HistoryList(Shelf):
    """Lists revisions, newest first; what can be done with them is in ``history``."""

    modes = ("history", "shelf")

    def __init__(self) -> None:
        super().__init__()
        self.told: Told | None = None
        self.filter = ALL
        self.today = date.today()
        self._shown: list[Revision] = []
        self._shown_for: tuple[object, ...] | None = None
        self._rows: dict[int, list[Block]] = {}
        """The rows of what is shown by width, without the cursor: a history may be long."""

    def on_mount(self) -> None:
        """Read the history, through a file of our own: the workshop's is in use by its writer."""
        self.file = self.board_app.live.library.open(self.workshop.file.name)
        self.load()

    @work(exclusive=True, group="history")
    async def load(self) -> None:
        """Read the history again, beside the keys."""
        try:
            revisions = await asyncio.to_thread(self.file.history)
        except StoreError as error:
            self.tell(self.say(error.key, **error.values), warning=True)
            return
        newest = self.told.revisions[0].rev if self.told and self.told.revisions else 0
        on_top = self.scroll.at == str(newest)
        self.told = Told(revisions, self.workshop.canvas)
        self.today = date.today()
        if on_top and self.shown:
            self.scroll.at = str(self.shown[0].rev)
        self.draw()

    def canvas_changed(self, update: Update) -> None:
        """Something was added to the history."""
        self.load()
        self.draw()

    @property
    def shown(self) -> list[Revision]:
        """The revisions that the filter lets through."""
        told = self.told
        if told is None:
            return []
        asked = (told, self.filter, self.wanted, self.say.language)
        if self._shown_for != asked:
            self._shown_for = asked
            self._shown = [one for one in told.revisions if self._passes(told, one)]
            self._rows = {}
        return self._shown

    def _passes(self, told: Told, one: Revision) -> bool:
        person, block, since = self.filter
        if person and one.by != person:
            return False
        when = local(one.at)
        if since is not None and (when is None or when.date() < since):
            return False
        if block and not told.in_block(one, block):
            return False
        if not self.wanted:
            return True
        return self.wanted.casefold() in told.what(one, self.say).casefold()

    @property
    def current(self) -> Revision:
        """The revision under the cursor. Raises Refused where there is none."""
        for one in self.shown:
            if str(one.rev) == self.scroll.at:
                return one
        raise Refused("history.none")

    # -- showing it

    def page_title(self) -> str:
        """Return the canvas and the name of the screen."""
        return f"{self.board_app.live.title()} · {self.say('history.title')}"

    def page_facts(self) -> list[str]:
        """Tell what the filter is and how much it lets through."""
        person, block, since = self.filter
        parts = [f"/{visible(self.wanted)}"] if self.wanted else []
        if person:
            parts.append(visible(person))
        if block:
            parts.append(self._block_name(block))
        if since is not None:
            parts.append(self.say("history.since", day=day_name(since, self.say, self.today)))
        if self.told is not None:
            shown, total = len(self.shown), len(self.told.revisions)
            key = "history.of" if self.narrowed else "history.changes"
            parts.append(self.say(key, n=shown, total=total))
        return [*parts, *super().page_facts()]

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return self.filter != ALL or bool(self.wanted)

    def found(self) -> str:
        """Return how many revisions are left."""
        return self.say("history.found", n=len(self.shown))

    def page_help(self) -> tuple[str, Sequence[str]]:
        """Tell what the history is for."""
        return self.say("history.title"), (self.say("history.about"),)

    def page_detail(self) -> str:
        """Return the revision under the cursor in full."""
        try:
            one = self.current
        except Refused:
            return ""
        assert self.told is not None
        when = exact(one.at, self.say, self.today)
        number = self.say("history.revision", rev=one.rev)
        return f"{number} · {when} · {visible(one.by)} · {self.told.what(one, self.say)}"

    def blocks(self, width: int) -> Sequence[Block]:
        """Return a row per revision, under the days."""
        if self.told is None:
            return [Block((bars.detail(self.say("history.loading"), width),))]
        shown = self.shown
        if not shown:
            return [Block((bars.detail(self.say("history.none"), width),))]
        made = self._rows.get(width)
        if made is None:
            made = history_rows.rows(self.told, shown, width, self.say, self.today)
            self._rows = {width: made}
        return history_rows.with_cursor(
            self.told, made, width, self.say, self.scroll.at or str(shown[0].rev)
        )

    def _block_name(self, block_id: str) -> str:
        block = self.workshop.canvas.template.block(block_id)
        return pick(block.title, self.say.language) if block else block_id
