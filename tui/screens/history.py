"""What happened to a canvas: by whom, when, and how it was then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from board import dates
from board.i18n import pick
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from store.revisions import Revision
from tui.screens import history_rows
from tui.screens.history_rows import Told
from tui.screens.moments import day_name, exact, local
from tui.screens.picker import Choice, Picker
from tui.screens.shelf import Narrowing, Shelf
from tui.view import bars
from tui.view.scroll import Block

if TYPE_CHECKING:
    from tui.workshop import News


class Filter(NamedTuple):
    """Which revisions are shown; empty fields let all through."""

    person: str = ""
    block: str = ""
    since: date | None = None


ALL = Filter()


class HistoryScreen(Shelf):
    """Lists revisions, newest first, with a filter; Enter looks at the canvas as it was."""

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
        self.file = self.board_app.session.library.open(self.workshop.file.name)
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

    def canvas_changed(self, news: News) -> None:
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
        return f"{self.board_app.session.title()} · {self.say('history.title')}"

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

    # -- doing things

    def do_search_start(self) -> None:
        """Narrow the list while typing."""
        ask = self.say("history.find.ask")
        Narrowing(self, ask, "shelf.keep", self.draw).open(self.wanted)

    def do_history_look(self) -> None:
        """Look at the canvas as it was right after a revision."""
        from tui.screens.past import PastScreen

        one = self.current
        assert self.told is not None
        self.app.push_screen(PastScreen(self, self.told, one))

    def do_history_restore(self) -> None:
        """Bring the canvas back to how it was at a revision."""
        one = self.current
        self.board_app.refuse_read_only()
        if self.told is not None and one.rev == self.told.revisions[0].rev:
            raise Refused("history.is_now")
        self.file.at(one.rev)  # Refuses what can't be reached before anything is asked.
        self.workshop.restore(one.rev)
        when = exact(one.at, self.say, self.today)
        self.tell(self.say("history.restored", when=when))

    def do_history_person(self) -> None:
        """Choose of whom to see the changes."""
        people = self.told.people if self.told else []
        choices = [
            Choice(name, visible(name), chosen=name == self.filter.person) for name in people
        ]
        self._choose("history.person", "history.everyone", choices, self._by_person)

    def _by_person(self, person: str) -> None:
        self._narrow(self.filter._replace(person=person))

    def do_history_block(self) -> None:
        """Choose of which block to see the changes."""
        blocks = sorted(self.workshop.canvas.template.blocks, key=lambda block: block.number)
        choices = [
            Choice(
                block.id,
                self._block_name(block.id),
                str(block.number),
                block.id == self.filter.block,
            )
            for block in blocks
        ]
        self._choose("history.block", "history.everywhere", choices, self._by_block)

    def _by_block(self, block: str) -> None:
        self._narrow(self.filter._replace(block=block))

    def _choose(
        self, title: str, all_of_it: str, choices: list[Choice], taken: Callable[[str], None]
    ) -> None:
        keyed = any(choice.key for choice in choices)
        everything = Choice("", self.say(all_of_it), "0" if keyed else "")
        self.app.push_screen(Picker(self.say(f"{title}.title"), [everything, *choices], taken))

    def do_history_time(self) -> None:
        """Type since when to see the changes."""

        def answered(text: str) -> None:
            since = dates.parse(text, self.today, "near") if text.strip() else None
            self._narrow(self.filter._replace(since=since))

        self.ask(self.say("history.time.ask"), answered, echo=self._understood)

    def _understood(self, text: str) -> str:
        try:
            day = dates.parse(text, self.today, "near")
        except Refused:
            return self.say("history.time.ask")
        return self.say("history.since", day=dates.show(day, self.say.language))

    def _narrow(self, wanted: Filter) -> None:
        self.filter = wanted
        self.draw()

    def do_shelf_close(self) -> None:
        """Let the filter go first, then back."""
        if self.narrowed:
            self.wanted = ""
            self._narrow(ALL)
        else:
            self.dismiss()

    def do_shelf_leave(self) -> None:
        """Back to the sheet at once."""
        self.dismiss()
