"""What others add to a list or a table under the hand is there, or a sign says that it came."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from board.change import Change, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands import actions, agenda, coalitions, decisions, members, sessions
from board.commands.by import By
from board.model import Canvas
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board, filled

Open = Callable[..., AbstractAsyncContextManager[Board]]
BRAM = By("bram", "2026-03-17T10:00:00Z")
MANY = range(1, 41)


def network() -> Canvas:
    canvas = filled([])
    for number in MANY:
        canvas = members.add_member(canvas, BY, f"Lid {number}", id=f"lid{number}")
        canvas = actions.add_action(canvas, BY, f"Actie {number}")
    canvas = sessions.add_session(canvas, BY, id="sessie")
    return agenda.add_items(canvas, BY, "sessie", [f"Punt {number}" for number in MANY])


def someone_else(library: FileLibrary, make: Callable[[Canvas], Canvas]) -> None:
    """Change the canvas as from another process."""
    file = library.open("netwerk")
    before = canvas_from_tables(file.read().tables, filled([]).template)
    file.commit(Change("import", diff(before, make(before)), "x"), BRAM)


def news(board: Board) -> str:
    """What the header says came from others and was not seen."""
    found = re.search(r"↓ \d+ nieuw", board.lines()[0])
    return found[0] if found else ""


async def test_tables_while_a_row_is_typed(open_board: Open, library: FileLibrary) -> None:
    library.create("netwerk", canvas_to_tables(network()), BY)
    async with open_board((100, 24), name="netwerk") as board:
        await board.press("g", "m", "enter")
        await board.type("Lid ")
        someone_else(library, lambda canvas: members.add_member(canvas, BRAM, "Bram", id="bram"))
        await board.until(lambda: news(board) == "↓ 1 nieuw")
        await board.press("escape", "G")
        assert board.shows("Bram")
        assert not news(board)
        # What is in sight, and what I do myself, needs no sign.
        someone_else(library, lambda canvas: members.set_member(canvas, BRAM, "bram", role="gids"))
        await board.until(lambda: board.shows("gids"))
        assert not news(board)
        await board.press("g", "g", "a")
        await board.type("Van mij")
        await board.press("enter", "escape", "g", "g")
        assert not news(board)

        def many_coalitions(canvas: Canvas) -> Canvas:
            for number in range(50):
                canvas = coalitions.add_coalition(canvas, BRAM, f"Coalitie {number}")
            return canvas

        await board.press("g", "c")
        someone_else(library, many_coalitions)
        await board.until(lambda: news(board))  # Columns that don't fit beside each other.
        await board.press("end")
        await board.press("home")
        assert not news(board)


async def test_lists_wherever_they_are_scrolled_to(open_board: Open, library: FileLibrary) -> None:
    library.create("netwerk", canvas_to_tables(network()), BY)
    async with open_board((120, 24), name="netwerk") as board:
        await board.press("g", "b", "G")
        assert board.shows("Actie 40")
        someone_else(library, lambda canvas: decisions.add_decision(canvas, BRAM, "Besloten"))
        await board.until(lambda: news(board) == "↓ 1 nieuw")
        await board.press("g", "g")
        assert board.shows("Besloten")
        assert not news(board)

        await board.press("g", "a")  # The agenda beside who is there, each scrolled by itself.
        someone_else(library, lambda canvas: agenda.add_items(canvas, BRAM, "sessie", ["Toegift"]))
        await board.until(lambda: news(board) == "↓ 1 nieuw")
        await board.press("G")
        assert board.shows("Toegift")
        assert not news(board)
