"""The clock in the header of every page, and the keys that work everywhere."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

import pytest

from board import clock
from board.change import Change, diff
from board.commands import clock as clocks
from board.commands import sessions as commands
from board.commands.agenda import add_item
from board.commands.by import By, now
from board.model import Canvas
from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


def shown(board: Board) -> str:
    """What stands at the right of the header of the page, if that is a clock."""
    header = board.lines()[0] if board.lines() else ""
    found = re.search(r" ([‖↑+/\d ]*\d\d:\d\d) $", header)
    return found[1].strip() if found else ""


async def test_without_an_agenda_it_asks_for_minutes_and_shows_on_every_page(
    open_board: Open,
) -> None:
    async with open_board() as board:
        assert shown(board) == ""
        await board.press("ctrl+t")
        await board.type("10")
        await board.press("enter")
        assert shown(board) in ("10:00", "09:59")
        assert clock.running(board.kept) is not None
        for page in "mcpvwhodi":
            await board.press("g", page)
            assert shown(board), page
        await board.press("?")
        assert shown(board)


async def test_it_counts_down_by_itself_and_stands_still_in_a_pause(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("ctrl+t", "5", "enter")
        first = shown(board)
        await board.until(lambda: shown(board) not in (first, ""))
        await board.press("ctrl+t")
        assert shown(board).startswith("‖04:5")
        await board.press("ctrl+t")
        assert not shown(board).startswith("‖")


async def test_a_minute_more_also_while_a_card_is_typed(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await board.press("ctrl+t", "5", "enter", "a")
        await board.type("Half af")
        await board.press("ctrl+n")
        assert shown(board)[:3] in ("06:", "05:")
        await board.press("ctrl+t")
        assert shown(board).startswith("‖")
        await board.type(", en nu wel")
        await board.press("enter", "escape")
        assert board.texts() == ["Half af, en nu wel"]
        (item,) = board.kept.agenda.values()
        assert (item.more, bool(item.paused)) == (1, True)


async def test_minutes_are_asked_for_over_a_card_that_is_being_typed(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a")
        await board.type("Half")
        await board.press("ctrl+t")
        await board.type("1 2 4 5")
        await board.press("enter")
        await board.type(" en heel")
        await board.press("enter", "escape")
        assert board.texts() == ["Half en heel"]
        assert shown(board).startswith("1/4 0")


async def test_what_are_no_minutes_is_said_and_can_be_mended_or_left(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("ctrl+t")
        await board.type("straks")
        await board.press("enter")
        assert board.shows("'straks' zijn geen minuten")
        await board.press("ctrl+t", "escape")
        assert clock.running(board.kept) is None
        await board.press("ctrl+n")
        assert board.shows("Er loopt geen klok")


async def test_while_a_longer_text_is_typed(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Kaart")
        await board.press("ctrl+t", "5", "enter", "b")
        await board.type("Meer")
        await board.press("ctrl+n")
        assert board.shows("05:") or board.shows("06:")
        await board.press("escape")
        (card,) = board.kept.cards.values()
        assert card.body == "Meer"
        assert next(iter(board.kept.agenda.values())).more == 1


async def test_the_picker_leaves_the_clock_of_the_page_below_to_see_and_going_on(
    open_board: Open,
) -> None:
    async with open_board() as board:
        await board.press("ctrl+t", "5", "enter", "ctrl+p")
        below = board.app.sheet.lines
        assert below is not None

        def time() -> str:
            return "".join(text for _, text in below.lines[0])[-7:]

        first = time()
        await board.until(lambda: time() != first)
        rows = [
            "".join(s.text for s in row) for row in board.app.screen._compositor.render_strips()
        ]
        assert "ctrl+t" not in rows[0]
        await board.press("ctrl+t", "escape")
        assert shown(board).startswith("‖")


async def test_it_survives_a_restart_and_is_the_same_on_another_screen(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("ctrl+t", "5", "enter")
    async with open_board() as board:
        assert shown(board)[:3] in ("05:", "04:")
        async with open_board(who="bram") as other:
            await other.press("ctrl+t")
            assert shown(other).startswith("‖")
            await board.until(lambda: shown(board).startswith("‖"))


async def test_the_next_item_starts_where_a_session_runs(
    library: FileLibrary, open_board: Open
) -> None:
    async with open_board() as board:
        by = By("anna", "2026-03-17T09:30:00Z")
        canvas = commands.add_session(board.canvas, by, id="s1")
        for id, title in (("i1", "Welkom"), ("i2", "Passie")):
            canvas = add_item(canvas, by, "s1", title, id=id, minutes="20")
        canvas = commands.start_session(canvas, by, "s1")
        change = Change("session.add", diff(board.canvas, canvas))
        library.open("jong-en-werk").commit(change, by)
        await board.until(lambda: board.canvas.sessions)
        await board.press("ctrl+t")
        assert board.shows("Begonnen: Welkom")
        assert shown(board)[:3] in ("20:", "19:")


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (24, 6)])
async def test_it_gives_way_to_nothing(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        await board.cards(*(f"Kaart {n}" for n in range(12)))
        await board.press("ctrl+t", "9", "0", "enter")
        assert shown(board)


def as_it_is(canvas: Canvas) -> Callable[[Canvas, By], Canvas]:
    """A command that puts a canvas in the place of what was there."""
    return lambda _canvas, _by: canvas


async def test_the_bell_rings_only_when_it_is_switched_on(
    open_board: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    for bell in (False, True):
        async with open_board(bell=bell) as board:
            rung: list[bool] = []
            monkeypatch.setattr(board.app, "bell", partial(rung.append, True))
            nearly = now("anna")
            canvas = clocks.set_clock(board.canvas, nearly, "1")
            (id,) = canvas.agenda.keys() - board.canvas.agenda.keys()
            item = canvas.agenda[id]._replace(idle=-57)  # as if it began that long ago
            canvas = canvas._replace(agenda={**canvas.agenda, id: item})
            board.app.workshop.do("clock.set", as_it_is(canvas))
            board.app.sheet.draw()
            await board.until(lambda: shown(board).startswith("+"))
            assert bool(rung) == bell
            await board.press("ctrl+t")
