"""Who takes part where: seen at a glance, changed at the cell."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from rich.cells import cell_len

from board import parties
from board.codec import canvas_to_tables
from board.commands import coalitions, members
from board.commands.canvas import new_canvas
from board.model import Canvas, Coalition
from board.templates import load
from store.files.library import FileLibrary
from tests.tui.conftest import BY, Board

Opened = Callable[..., AbstractAsyncContextManager[Board]]


def network(how_many: int, of_coalitions: int) -> Canvas:
    """A canvas with members and coalitions that nobody takes part in yet."""
    canvas = new_canvas(load("netwerk"), BY, "Netwerk Jong & Werk", "nl")
    for number in range(1, how_many + 1):
        canvas = members.add_member(canvas, BY, f"Lid {number:02}")
    for number in range(1, of_coalitions + 1):
        canvas = coalitions.add_coalition(canvas, BY, f"Coalitie {number:02}")
    return canvas


def put(library: FileLibrary, canvas: Canvas) -> str:
    """Keep a canvas in the library."""
    library.create("netwerk", canvas_to_tables(canvas), BY)
    return "netwerk"


def coalition(board: Board, title: str) -> Coalition:
    """A coalition by title, as it lies on disk."""
    return next(one for one in board.kept.coalitions.values() if one.title == title)


def names(board: Board, refs: tuple[str, ...]) -> list[str]:
    return parties.labels(board.kept, refs)


def row_of(board: Board, name: str) -> str:
    return next(line for line in board.lines()[2:] if name in line)


async def test_space_steps_from_none_to_taking_part_to_core_and_back(
    open_board: Opened, library: FileLibrary
) -> None:
    async with open_board(name=put(library, network(3, 2))) as board:
        await board.press("g", "c", "down", "space")
        assert names(board, coalition(board, "Coalitie 01").others) == ["Lid 02"]
        assert "○" in row_of(board, "Lid 02")
        await board.press("space")
        assert names(board, coalition(board, "Coalitie 01").core) == ["Lid 02"]
        assert coalition(board, "Coalitie 01").others == ()
        assert "●" in row_of(board, "Lid 02")
        await board.press("space")
        assert coalition(board, "Coalitie 01").core == ()
        await board.press("2", "right", "1", "u")
        assert names(board, coalition(board, "Coalitie 01").core) == ["Lid 02"]
        assert coalition(board, "Coalitie 02").others == ()


async def test_it_says_who_is_in_none_and_who_is_in_all(
    open_board: Opened, library: FileLibrary
) -> None:
    async with open_board(name=put(library, network(3, 2))) as board:
        await board.press("g", "c", "1", "right", "1", "down", "2")
        assert board.shows("In geen (1): Lid 03")
        assert board.shows("In alle (1): Lid 01")
        assert "alle" in row_of(board, "Lid 01")
        assert "geen" in row_of(board, "Lid 03")


async def test_outsiders_and_names_not_matched_stand_below_with_their_sign(
    open_board: Opened, library: FileLibrary
) -> None:
    canvas = network(2, 1)
    id = next(iter(canvas.coalitions))
    canvas = coalitions.set_coalition(canvas, BY, id, others="Lid 01; +UWV; de gemeenten")
    async with open_board(name=put(library, canvas)) as board:
        await board.press("g", "c")
        rows = [line[:22].strip() for line in board.lines()[2:6]]
        assert rows[0].startswith(">▎Lid 01")
        assert rows[2].startswith("+UWV")
        assert rows[3].startswith("?de gemeenten")
        await board.press("end", "ctrl+end", "2")
        assert names(board, coalition(board, "Coalitie 01").core) == ["de gemeenten"]


async def test_a_name_is_said_to_be_a_member_someone_from_outside_or_someone_new(
    open_board: Opened, library: FileLibrary
) -> None:
    canvas = network(2, 1)
    id = next(iter(canvas.coalitions))
    canvas = coalitions.set_coalition(canvas, BY, id, others="aap; noot; mies")
    async with open_board(name=put(library, canvas)) as board:
        await board.press("g", "c", "f")
        assert board.shows("Wie is aap?")
        await board.type("buiten")
        await board.press("enter")
        assert board.shows("Wie is noot?")
        await board.type("nieuwe")
        await board.press("enter")
        assert board.shows("Wie is mies?")
        await board.type("02")
        await board.press("enter")
        refs = coalition(board, "Coalitie 01").others
        assert names(board, refs) == ["aap", "noot", "Lid 02"]
        assert [parties.party(ref).kind for ref in refs] == ["outside", "member", "member"]
        assert not parties.unmatched(board.kept)
        await board.press("u", "u", "u")
        assert set(parties.unmatched(board.kept)) == {"aap", "noot", "mies"}


async def test_coalitions_are_typed_as_fast_as_cards_and_tab_opens_the_form(
    open_board: Opened,
) -> None:
    async with open_board() as board:
        await board.press("g", "c", "a")
        await board.type("Leerbaan in 10 dagen")
        await board.press("enter")
        await board.type("Ouders aan tafel")
        await board.press("tab")
        assert board.shows("Doelgroep")
        assert board.shows("Ouders aan tafel")
        await board.press("escape")
        assert [one.title for one in board.kept.coalitions.values()] == [
            "Leerbaan in 10 dagen",
            "Ouders aan tafel",
        ]
        await board.press("d")
        assert board.shows("Verwijderd: Ouders aan tafel")
        await board.press("u")
        assert board.shows("2 coalities")


async def test_what_is_over_is_out_of_sight_until_asked_for(
    open_board: Opened, library: FileLibrary
) -> None:
    canvas = network(1, 2)
    id = next(iter(canvas.coalitions))
    canvas = coalitions.set_coalition(canvas, BY, id, progress="finished")
    async with open_board(name=put(library, canvas)) as board:
        await board.press("g", "c")
        assert board.shows("eerder: 1")
        assert not board.shows("Coalitie 01")
        await board.press("v")
        assert board.shows("Coalitie 01")


async def test_a_large_network_is_legible_at_80_by_24(
    open_board: Opened, library: FileLibrary
) -> None:
    canvas = network(40, 25)
    for id in canvas.coalitions:
        canvas = coalitions.set_coalition(canvas, BY, id, core="Lid 07")
    async with open_board(name=put(library, canvas)) as board:
        await board.press("g", "c")
        seven = row_of(board, "Lid 07")
        assert seven.count("●") == 25, "all 25 columns are on screen"
        assert board.shows("↓ ")
        await board.press("end")
        assert board.shows("25 Coalitie 25"), "the column under the cursor says its name"
        await board.press("enter")
        assert board.lines()[0].startswith(" Coalitie 25")
        await board.press("escape", "ctrl+end")
        assert board.shows("Lid 40")
        assert board.shows("↑ ")


async def test_numbers_are_explained_where_there_is_room(
    open_board: Opened, library: FileLibrary
) -> None:
    async with open_board(name=put(library, network(4, 9))) as board:
        await board.press("g", "c")
        assert any("1 Coalitie 01" in line and "6 Coalitie 06" in line for line in board.lines())
    async with open_board(name="netwerk", size=(200, 30)) as board:
        await board.press("g", "c")
        assert "9 Coalitie 09" in board.lines()[1], "titles are the heads on a wide screen"


async def test_columns_out_of_sight_are_counted(open_board: Opened, library: FileLibrary) -> None:
    async with open_board(name=put(library, network(4, 25)), size=(40, 12)) as board:
        await board.press("g", "c")
        assert any("›" in line for line in board.lines()[:4])
        await board.press("end")
        assert any("‹" in line for line in board.lines()[:4])
        await board.press("2")
        assert names(board, coalition(board, "Coalitie 25").core) == ["Lid 01"]


@pytest.mark.parametrize("amount", [(0, 0), (3, 0), (0, 2), (12, 4), (40, 25)])
async def test_every_line_is_as_wide_as_the_screen(
    open_board: Opened, library: FileLibrary, amount: tuple[int, int]
) -> None:
    async with open_board(name=put(library, network(*amount))) as board:
        await board.press("g", "c", "right", "end")
        for width, height in [(200, 60), (120, 36), (80, 24), (60, 18), (40, 12)]:
            await board.pilot.resize_terminal(width, height)
            await board.settle()
            assert {cell_len(line) for line in board.lines()} == {width}
            assert len(board.lines()) == height


async def test_an_empty_network_says_what_to_do(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("g", "c")
        assert board.shows("Wie gaan wat met elkaar maken?")
        await board.press("space")
        assert board.shows("Zet de cursor in de kolom van een coalitie")


async def test_a_name_is_taken_apart_from_its_member(
    open_board: Opened, library: FileLibrary
) -> None:
    canvas = network(3, 2)
    for one in canvas.coalitions.values():
        canvas = coalitions.set_coalition(canvas, BY, one.id, core="Lid 01", others="Lid 02")
    async with open_board((100, 30), name=put(library, canvas)) as board:
        await board.press("g", "c", "F")
        await board.type("Lid 2 (buiten)")
        assert board.shows("+Lid 2")
        await board.press("enter")
        assert board.shows("niet meer Lid 01")
        assert coalition(board, "Coalitie 01").core == ("outside:Lid 2",)
        assert names(board, coalition(board, "Coalitie 02").core) == ["Lid 01"]
        await board.press("u")
        assert names(board, coalition(board, "Coalitie 01").core) == ["Lid 01"]
        await board.press("down", "down", "F")
        assert board.shows("Hier staat Lid 03 niet bij")

        await board.press("g", "m", "F")
        assert board.shows("coalitie: Coalitie 01")
        await board.press("down", "space", "enter")
        await board.type("Lid 03")
        await board.press("enter")
        assert names(board, coalition(board, "Coalitie 01").core) == ["Lid 01"]
        assert names(board, coalition(board, "Coalitie 02").core) == ["Lid 03"]
        await board.press("F")  # Only one place is left, so that isn't asked.
        await board.type("lid 01")
        await board.press("enter")
        assert board.shows("Dat is Lid 01 zelf")
        await board.press("escape", "down", "down", "F")
        assert board.shows("in plaats van Lid 03? (Coalitie 02)")
