"""What changed since an earlier meeting: read before the next one begins."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual import work

from board import groups, sessions
from board.comparison import Point, Row, Subject, compare, told
from board.comparison.points import day_of
from board.comparison.telling import note, point_name
from board.hidden import count
from board.model import ACTIVE, Canvas, Member, Ref
from board.queries import item
from board.refusal import Refused
from board.text import visible
from store.errors import StoreError
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.kit.picker import Choice, pick
from tui.live.moments import Moments
from tui.view import bars
from tui.view.list import entry_block, heading_block, text_block
from tui.view.rows import Line
from tui.view.scroll import Stretch
from tui.view.state import Cursor

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from tui.live.workshop import Update

_TYPED = "typed"
_NOW = ""

_SCREENS = {"paradoxes": "paradoxes", "topics": "interests", "terms": "words"}
"""Tables with a screen of their own; the rest is on the sheet, or among the agreements."""


class Found(NamedTuple):
    """What was found between two moments."""

    since: Point
    until: Point
    subjects: tuple[Subject, ...]


class ComparisonPage(ListPage):
    """A row per fact, under its subject; Enter goes to the card."""

    modes = ("comparison",)
    name_key = "comparison.title"
    help_keys = ("comparison.about",)

    def __init__(self) -> None:
        super().__init__()
        self.since = ""
        """The word for the moment to begin with; empty: the last closed session."""
        self.until = _NOW
        """The word for the moment to end with; empty: now."""
        self.found: Found | None = None
        self.obstacle = ""
        """Why there is nothing to show; what is known by then is that it isn't read yet."""
        self.rows: dict[str, Row] = {}

    def on_mount(self) -> None:
        """Begin to read."""
        self.obstacle = self.say("comparison.reading")
        self.load()

    @cached_property
    def file(self) -> StoredCanvas:
        """The canvas through a door of our own: the workshop's is in use by its writer.

        It is opened beside the keys, where it is read. Raises StoreError.
        """
        return self.live.library.open(self.live.workshop.file.name)

    @work(exclusive=True, group="comparison")
    async def load(self) -> None:
        """Compare beside the keys; what can't be is said on the page itself."""
        try:
            self.found = await asyncio.to_thread(
                self._compared, self.canvas, self.live.workshop.rev, self.say.language
            )
        except (Refused, StoreError) as reason:
            self.found, self.obstacle = None, self.live.told(reason)
        self.draw()

    def _compared(self, canvas: Canvas, rev: int, language: str) -> Found:
        known = Moments(self.file, canvas, rev, date.today())
        until = known.named(self.until) if self.until else known.present
        since = known.named(self.since) if self.since else known.usual(until.session)
        if since.day and until.day and since.day > until.day:
            raise Refused("compare.order", since=since.day, until=until.day)
        return Found(since, until, told(compare(since, until), since, until, language))

    def canvas_changed(self, update: Update) -> None:
        """What changed changes as well."""
        self.load()
        self.draw()

    # -- what it shows

    def lines_above(self, width: int, height: int) -> Sequence[Line]:
        """Return between which moments."""
        if self.found is None or height < 4:
            return ()
        names = [
            visible(point_name(one, self.canvas, self.say.language))
            for one in (self.found.since, self.found.until)
        ]
        ends = {"since": names[0], "until": names[1] if self.until else self.say("comparison.now")}
        return [
            bars.trimmed([("dim", f" {self.say('comparison.between', **ends)}")], width, "text")
        ]

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return a heading per subject, and the facts below it."""
        self.rows = {}
        if self.found is None:
            return [text_block([("prompt", f" {self.obstacle}")], width)]
        subjects = self.found.subjects
        made = [block for one in subjects for block in self._subject(one, width)]
        if not made:
            nothing = note("nothing", self.say.language)
            made.append(text_block([("prompt", f" {nothing}")], width))
        if hidden := count(self.found.until.canvas):
            about = note("hidden", self.say.language, n=hidden)
            made.append(text_block([("text", ""), ("dim", f" {about}")], width))
        return made

    def _subject(self, subject: Subject, width: int) -> Iterator[Stretch]:
        yield heading_block(subject.title, width)
        for part in subject.parts:
            yield text_block([("lead", f"  {part.title} ({len(part.rows)})")], width)
            for row in part.rows:
                key = f"{part.id} {row.ref.id}"
                self.rows[key] = row
                yield self._row(key, row, width)

    def _row(self, key: str, row: Row, width: int) -> Stretch:
        sign = row.sign or "·"
        text = visible(f"{row.text} — {row.aside}" if row.aside else row.text)
        cursor = key == self.scroll.at
        block = entry_block(key, f"  {sign}", text, width, cursor=cursor, style="text")
        lines = list(block.lines)
        for one in row.details:
            change = f"{one.name}: {one.old or '–'} → {one.new or '–'}"
            lines += text_block([("dim", f"       {visible(change)}")], width).lines
        return Stretch(tuple(lines), key)

    # -- choosing the moments

    @does("comparison.since", "comparison.until")
    def choose(self) -> None:
        """Choose a session from the list, or type a day or a revision."""
        since = self.action == "comparison.since"
        here = self.since if since else self.until
        closed = [one for one in sessions.in_row(self.canvas) if one.closed]
        choices = [
            Choice(
                one.id,
                visible(point_name(Point(self.canvas, day_of(one), one.id), self.canvas, language)),
                str(one.number) if one.number < 10 else "",
                one.id == here,
            )
            for language in (self.say.language,)
            for one in closed
        ]
        if not since:
            choices.insert(0, Choice(_NOW, self.say("comparison.now"), "n", not here))
        choices.append(Choice(_TYPED, self.say("comparison.typed"), "d"))
        title = self.say("comparison.since.title" if since else "comparison.until.title")
        pick(self, title, choices, lambda word: self._chosen(word, since=since))

    def _chosen(self, word: str, *, since: bool) -> None:
        if word == _TYPED:
            ask(self, self.say("comparison.ask"), lambda text: self._typed(text, since=since))
            return
        self._take(word, since=since)

    def _typed(self, text: str, *, since: bool) -> None:
        """Take what was typed, if it is a moment. Raises Refused."""
        if word := text.strip():
            known = Moments(self.file, self.canvas, self.live.workshop.rev, date.today())
            known.named(word)
            self._take(word, since=since)

    def _take(self, word: str, *, since: bool) -> None:
        if since:
            self.since = word
        else:
            self.until = word
        self.scroll.at = ""
        self.load()

    # -- going on

    @does("comparison.open")
    def open(self) -> None:
        """Go to what the row is about. Raises Refused for what is no more."""
        row = self.rows.get(self.scroll.at)
        if row is None:
            raise Refused("item.nothing")
        table, id = row.ref
        if id in self.canvas.decisions or id in self.canvas.actions:
            self.host.goto("agreements", id)
            return
        if screen := _SCREENS.get(table):
            self.host.goto(screen)
            return
        if inside := groups.cards_of(self.canvas, id):
            self.host.goto("sheet", Cursor("", Ref("cards", inside[0].id)))
            return
        thing = item(self.canvas, Ref(table, id))
        gone = isinstance(thing, Member) and thing.left
        if thing is None or thing.state != ACTIVE or gone:
            raise Refused("comparison.not_there")
        self.host.goto("sheet", Cursor("", row.ref))
