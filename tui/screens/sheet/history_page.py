"""What happened to a canvas: by whom, when, and how it was then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from textual import work

from board import dates
from board.refusal import Refused
from board.text import visible
from store.canvas import StoredCanvas
from store.errors import StoreError
from store.revisions import Revision
from tui.kit.dispatch import does
from tui.kit.line_input import FilterInput, ask
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.kit.picker import Choice, pick
from tui.screens.sheet.history_list import Filter, Filtered, block_name
from tui.screens.sheet.history_rows import HistoryRows, with_cursor
from tui.view import bars
from tui.view.local_time import exact
from tui.view.scroll import Stretch

if TYPE_CHECKING:
    from tui.live.workshop import Update

ALL = Filter()


class HistoryPage(ListPage):
    """Lists revisions, newest first; looks at the canvas as it was, and brings that back."""

    modes = ("history",)
    help_keys = ("history.about",)

    def __init__(self) -> None:
        super().__init__()
        self.told: HistoryRows | None = None
        self.filter = ALL
        self.today = date.today()
        self._filtered = Filtered()

    def on_mount(self) -> None:
        """Read the history."""
        self.load()

    @cached_property
    def file(self) -> StoredCanvas:
        """The canvas through a door of our own: the workshop's is in use by its writer.

        It is opened beside the keys, where the history is read. Raises StoreError.
        """
        return self.live.library.open(self.live.workshop.file.name)

    def _history(self) -> list[Revision]:
        return self.file.history()

    @work(exclusive=True, group="history")
    async def load(self) -> None:
        """Read the history again, beside the keys."""
        try:
            revisions = await asyncio.to_thread(self._history)
        except StoreError as error:
            self.tell(self.live.told(error), warning=True)
            return
        newest = self.told.revisions[0].rev if self.told and self.told.revisions else 0
        on_top = self.scroll.at == str(newest)
        self.told = HistoryRows(revisions, self.canvas)
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
        return self._filtered.of(self.told, self.filter, self.say) if self.told else []

    @property
    def current(self) -> Revision:
        """The revision under the cursor. Raises Refused where there is none."""
        for one in self.shown:
            if str(one.rev) == self.scroll.at:
                return one
        raise Refused("history.none")

    # -- what it shows

    def page_title(self) -> str:
        """Return the canvas and the name of the page."""
        return f"{self.live.title()} · {self.say('history.title')}"

    def page_facts(self) -> Sequence[str]:
        """Tell what the filter is and how much it lets through."""
        parts = self.filter.in_words(self.canvas.template, self.say, self.today)
        if self.told is not None:
            key = "history.changes" if self.filter == ALL else "history.of"
            parts.append(self.say(key, n=len(self.shown), total=len(self.told.revisions)))
        return [*parts, *super().page_facts()]

    def page_help(self) -> Help:
        """Tell what the history is for."""
        return self.say("history.title"), super().page_help()[1]

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

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return a row per revision, under the days."""
        if self.told is None or not self.shown:
            key = "history.loading" if self.told is None else "history.none"
            return [Stretch((bars.detail(self.say(key), width),))]
        made = self._filtered.rows(self.told, width, self.say, self.today)
        at = self.scroll.at or str(self.shown[0].rev)
        return with_cursor(self.told, made, width, self.say, at)

    # -- looking back, and bringing back

    @does("history.look")
    def look(self) -> None:
        """Look at the canvas as it was right after a revision."""
        from tui.screens.sheet.past import PastPage

        one = self.current
        assert self.told is not None
        self.app.push_screen(PastPage(self, self.told, one))

    @does("history.restore")
    def restore(self) -> None:
        """Bring the canvas back to how it was at a revision."""
        one = self.current
        self.live.refuse_read_only()
        if self.told is not None and one.rev == self.told.revisions[0].rev:
            raise Refused("history.is_now")
        self.file.at(one.rev)  # Refuses what can't be reached before anything is asked.
        self.live.workshop.restore(one.rev)
        self.tell(self.say("history.restored", when=exact(one.at, self.say, self.today)))

    # -- showing less

    @does("search.start")
    def find(self) -> None:
        """Narrow the list while typing."""

        def narrowed(text: str) -> None:
            self.filter = self.filter._replace(wanted=text)

        FilterInput(
            self,
            self.say("history.find.ask"),
            narrowed,
            left=lambda: self.say("history.found", n=len(self.shown)),
            labels=(("line.save", "shelf.keep"), ("line.stop", "shelf.all")),
        ).open(self.filter.wanted)

    @does("history.person")
    def choose_person(self) -> None:
        """Choose of whom to see the changes."""
        people = self.told.people if self.told else []
        here = self.filter.person
        choices = [Choice(name, visible(name), chosen=name == here) for name in people]

        def taken(person: str) -> None:
            self.filter = self.filter._replace(person=person)

        self._choose("history.person", "history.everyone", choices, taken)

    @does("history.block")
    def choose_block(self) -> None:
        """Choose of which block to see the changes."""
        template, language = self.canvas.template, self.say.language
        choices = [
            Choice(
                block.id,
                block_name(template, block.id, language),
                str(block.number),
                block.id == self.filter.block,
            )
            for block in sorted(template.blocks, key=lambda block: block.number)
        ]

        def taken(block: str) -> None:
            self.filter = self.filter._replace(block=block)

        self._choose("history.block", "history.everywhere", choices, taken)

    def _choose(
        self, title: str, all_of_it: str, choices: list[Choice], taken: Callable[[str], None]
    ) -> None:
        keyed = any(choice.key for choice in choices)
        everything = Choice("", self.say(all_of_it), "0" if keyed else "")
        pick(self, self.say(f"{title}.title"), [everything, *choices], taken)

    @does("history.time")
    def choose_time(self) -> None:
        """Type since when to see the changes."""
        question = self.say("history.time.ask")

        def since(text: str) -> date | None:
            return dates.parse(text, self.today, "near") if text.strip() else None

        def answered(text: str) -> None:
            self.filter = self.filter._replace(since=since(text))

        def understood(text: str) -> str:
            try:
                day = since(text)
            except Refused:
                return question
            return self.say("history.since", day=dates.show(day, self.say.language)) if day else ""

        ask(self, question, answered, understood=understood)

    def let_go(self) -> bool:
        """Let the filter go."""
        filtered, self.filter = self.filter != ALL, ALL
        return filtered
