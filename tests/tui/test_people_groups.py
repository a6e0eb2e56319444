"""What parties are to the network, the groups they are in, and who stands there twice."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]

NAMES = (
    "Stichting Zorg, Welzijn en Wonen",
    "De Schakel (trekt mee, geen lid)",
    "Řezníček\t\tzn.",
)


async def filled(board: Board) -> None:
    """Type awkward names on the members screen, and leave the cursor on the first."""
    await board.press("g", "m", "a")
    for name in NAMES:
        await board.type(name.partition("\t")[0])
        await board.press("enter")
    await board.press("escape", "g", "g")


def named(board: Board, name: str) -> str:
    return next(one.id for one in board.kept.members.values() if one.name == name)


async def test_a_relation_is_chosen_by_a_letter_and_shown(open_board: Open) -> None:
    async with open_board((160, 30)) as board:
        await filled(board)
        await board.press("r")
        assert board.shows("Wat is Stichting Zorg, Welzijn en Wonen voor het netwerk?")
        await board.press("f")
        assert board.kept.members[named(board, NAMES[0])].relation == "funder"
        assert board.shows("financier")
        await board.press("u")
        assert board.kept.members[named(board, NAMES[0])].relation == "takes_part"


async def test_marked_parties_go_into_a_new_group_and_out_of_it(open_board: Open) -> None:
    async with open_board((200, 30)) as board:
        await filled(board)
        await board.press("space", "space", "v", "enter")
        await board.type("De twaalf gemeenten")
        await board.press("enter")
        group = board.kept.members[named(board, "De twaalf gemeenten")]
        assert (group.kind, len(group.holds)) == ("group", 2)
        assert sum("De twaalf g" in line for line in board.lines()) == 3
        await board.press("v", "enter")
        assert board.kept.members[group.id].holds == ()
        await board.press("u", "u")
        assert "De twaalf gemeenten" not in {
            one.name for one in board.kept.members.values() if one.state == "active"
        }


async def test_a_card_that_names_a_member_becomes_it_by_one_key(open_board: Open) -> None:
    async with open_board((160, 30)) as board:
        board.app.goto("sheet")
        await filled(board)
        await board.press("g", "s", "3")
        for name in NAMES[:2]:
            await board.cards(name)
        await board.press("g", "m")
        assert board.shows("2 ook als kaart (n)")
        await board.press("n")
        assert board.shows("2 kaarten werden deelnemer")
        assert board.texts("organisatie") == []
        assert not board.shows("ook als kaart")
        await board.press("u")
        assert len(board.texts("organisatie")) == 2
        await board.press("ctrl+r", "n")
        assert board.shows("Geen kaart noemt een deelnemer die er al is")


async def test_the_matrix_shows_who_is_in_with_a_group(open_board: Open) -> None:
    async with open_board((120, 30)) as board:
        await filled(board)
        await board.press("space", "v", "enter")
        await board.type("De twaalf gemeenten")
        await board.press("enter", "g", "c", "a")
        await board.type("Bus")
        await board.press("enter", "escape")
        group = named(board, "De twaalf gemeenten")
        await board.press("G", "2")
        (bus,) = board.kept.coalitions.values()
        assert bus.core == (f"member:{group}",)
        (line,) = [one for one in board.lines() if "Stichting Zorg" in one and "◌" in one]
        assert "●" not in line


async def test_a_bare_coalition_becomes_a_card_again(open_board: Open) -> None:
    async with open_board((120, 30)) as board:
        await filled(board)
        await board.press("g", "c", "a")
        await board.type("alles samen")
        await board.press("enter", "escape", "o")
        assert board.shows("Kaart geworden: alles samen")
        assert board.texts("coalities") == ["alles samen"]
        await board.press("u")
        assert [one.state for one in board.kept.coalitions.values()] == ["active"]


async def test_what_a_key_changes_out_of_sight_is_said(open_board: Open) -> None:
    async with open_board(size=(80, 24)) as board:
        await board.press("g", "m", "a")
        for name in ("Koepel (GGz, Ö & co)", "Ö; GGz"):
            await board.type(name)
            await board.press("enter")
        await board.press("escape", "ctrl+home", "t")
        assert board.shows("Koepel (GGz, Ö & co)  ·  soort: persoon")
        await board.press("t", "v")
        await board.type("Ö")
        await board.press("enter")
        assert board.shows("verzameling: Ö")
        await board.press("r", "h")
        assert board.shows("relatie: belanghebbende")
        await board.press("end", "left", "left", "left", "c")
        assert board.shows("kernspeler: ja")
