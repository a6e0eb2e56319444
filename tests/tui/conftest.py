"""What the tests of the screen share: a canvas to look at, made by the real commands."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from board import templates
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card
from board.commands.coalitions import add_coalition
from board.i18n import Texts
from board.model import Canvas
from store.files.library import FileLibrary
from tests.tui.quiet import PATIENCE, Counter, QuietPilot
from tui.app import NetwerkApp
from tui.live.live import Live, Settings
from tui.texts import SCREEN
from tui.view.cell_rows import Builder
from tui.view.index import Index, title_of
from tui.widgets.lines import Lines

BY = By("anna", "2026-03-17T09:30:00Z")


def filled(texts: list[str], template: str = "netwerk") -> Canvas:
    """A canvas with these texts dealt out over its guiding questions, some open."""
    canvas = new_canvas(templates.load(template), BY, "Netwerk Jong & Werk", "nl")
    places = [place.path for place in canvas.template.questions()]
    for number, text in enumerate(texts):
        canvas = add_card(canvas, BY, places[number * 3 % len(places)], text)
    return canvas


@pytest.fixture
def make_canvas() -> Callable[..., Canvas]:
    return filled


@pytest.fixture
def say() -> Texts:
    return Texts("nl", SCREEN)


@pytest.fixture
def builder(say: Texts) -> Builder:
    canvas = filled([f"Kaart {number}" for number in range(40)])
    for title in ("Leerbaan in 10 dagen", "Ouders aan tafel", "Werkcafé"):
        canvas = add_coalition(canvas, BY, title, form="project")
    return Builder(Index(canvas), say)


class Board:
    """The program as a facilitator meets it: keys in, a canvas and lines of text out."""

    def __init__(self, app: NetwerkApp, pilot: QuietPilot) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys by name, and wait until what they did is on disk and on screen."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, character by character."""
        for character in text:
            self.pilot.send(character)
        await self.pilot.pause()

    async def cards(self, *texts: str) -> None:
        """Type cards in a burst, where the cursor is."""
        await self.pilot.press("a")
        for text in texts:
            await self.type(text)
            await self.pilot.press("enter")
        await self.press("escape")

    async def settle(self) -> None:
        """Wait until every change is acknowledged and drawn."""
        await self.pilot.quiet()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait for what comes of itself: the work of another process, a file that is read."""
        end = time.monotonic() + PATIENCE
        await self.settle()
        while not true():
            assert time.monotonic() < end, "never came true:\n" + "\n".join(self.lines())
            await asyncio.sleep(0.01)
            await self.settle()

    @property
    def canvas(self) -> Canvas:
        return self.app.workshop.canvas

    @property
    def kept(self) -> Canvas:
        """The canvas as someone else would read it from disk."""
        file = self.app.live.library.open(self.app.workshop.file.name)
        return canvas_from_tables(file.read().tables, self.canvas.template)

    def texts(self, place: str = "") -> list[str]:
        """The texts of the cards at a place, in order."""
        found = [
            card
            for card in self.canvas.cards.values()
            if card.state == "active" and card.place.startswith(place)
        ]
        return [card.text for card in sorted(found, key=lambda card: (card.order, card.id))]

    def lines(self) -> list[str]:
        """The screen as text."""
        widget = self.app.screen.query(Lines).first()
        return ["".join(text for _, text in line) for line in widget.lines]

    def shows(self, text: str) -> bool:
        return any(text in line for line in self.lines())

    @property
    def under_cursor(self) -> str:
        thing = self.app.sheet.thing
        return title_of(thing) if thing else ""


@pytest.fixture
def library(tmp_path: Path) -> FileLibrary:
    library = FileLibrary(tmp_path / "canvases", state=tmp_path / "state")
    tables = canvas_to_tables(new_canvas(templates.load("netwerk"), BY, "Jong & Werk", "nl"))
    library.create("jong-en-werk", tables, BY)
    return library


@pytest.fixture
def open_board(library: FileLibrary) -> Callable[..., AbstractAsyncContextManager[Board]]:
    """Open the canvas full screen at a size, as a person."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (80, 24), name: str = "jong-en-werk", **settings: Any
    ) -> AsyncIterator[Board]:
        chosen = Settings(**{"who": "anna", "language": "nl", **settings})
        live = Live(library, chosen)
        live.open(name)
        app = NetwerkApp(live)
        counter = Counter()
        async with app.run_test(size=size, message_hook=counter):
            board = Board(app, QuietPilot(app, counter))
            await board.settle()
            yield board
            live.close()

    return opened
