"""Switching several things in a list is one change: one line of history, one undo."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from board.commands import cards, coalitions, members
from board.model import Canvas
from tests.tui.conftest import BY, Board

Open = Callable[..., AbstractAsyncContextManager[Board]]

NAMES = ("Zorg; Welzijn", "élan", "De Werkplek", "Stichting Zorg, Welzijn en Wonen", "Groep 10",
         "Groep 2")  # fmt: skip


async def filled_in(board: Board) -> None:
    def make(canvas: Canvas) -> Canvas:
        for at, name in enumerate(NAMES):
            canvas = members.add_member(canvas, BY, name, id=f"lid{at}")
        canvas = coalitions.add_coalition(canvas, BY, "Leerbaan", id="leerbaan")
        canvas = cards.add_card(canvas, BY, "identiteit.passie.thema", "Geen jongere", id="passie")
        canvas = cards.add_card(canvas, BY, "identiteit.ambitie", "In 2028", id="ambitie")
        return cards.add_card(canvas, BY, "spelregels.besluiten", "Zonder bezwaar", id="regel")

    board.app.workshop.do("import", lambda canvas, _: make(canvas))
    await board.settle()
    await board.press("slash")
    await board.type("Zonder bezwaar")
    await board.press("enter")
    assert board.under_cursor == "Zonder bezwaar"


def agreed(board: Board) -> set[str]:
    held = board.kept
    return {held.members[id].name for id in held.cards["regel"].agreed_by}


async def who_agreed(board: Board) -> None:
    """Open the list of who agreed."""
    await board.press("s", *(board.app.live.texts("status.who.key")))


async def test_consents_are_one_undo_and_stand_by_alphabet(open_board: Open) -> None:
    async with open_board((100, 30)) as board:
        await filled_in(board)
        before = board.app.workshop.rev
        await who_agreed(board)
        rows = [line[2:].strip() for line in board.lines()[1:-1]]
        assert rows == ["De Werkplek", "élan", "Groep 2", "Groep 10",
                        "Stichting Zorg, Welzijn en Wonen", "Zorg; Welzijn"]  # fmt: skip
        await board.press("space", "down", "space", "down", "space", "space", "end")
        assert agreed(board) == set()  # Nothing is kept halfway.
        await board.type("zorg;")
        await board.press("down")
        await board.press("enter")
        assert agreed(board) == {"De Werkplek", "élan"}
        assert board.app.workshop.rev == before + 1
        await board.press("u")
        assert agreed(board) == set()
        await board.press("r")
        assert agreed(board) == {"De Werkplek", "élan"}

        await who_agreed(board)  # Esc keeps as well, and what someone else noted meanwhile stays.
        await board.press("space")
        noted = ["lid2", "lid1", "lid4"]
        board.app.workshop.do(
            "rule.agreed", lambda canvas, by: cards.set_agreed(canvas, by, "regel", noted)
        )
        await board.settle()
        await board.press("escape")
        assert agreed(board) == {"élan", "Groep 10"}
        await who_agreed(board)
        rev = board.app.workshop.rev
        await board.press("space", "space", "enter")  # On and off again is nothing.
        assert board.app.workshop.rev == rev


async def test_so_are_sources_and_marks(open_board: Open) -> None:
    async with open_board((100, 30)) as board:
        await filled_in(board)
        await board.press("f", "space", "down", "space", "enter")
        assert set(board.kept.cards["regel"].follows) == {"passie", "ambitie"}
        await board.press("u")
        assert board.kept.cards["regel"].follows == ()

        await board.press("g", "c", "e")
        await board.press("end", "up", "enter")
        keys = [board.app.live.texts(f"mark.{mark}.key") for mark in ("term", "room", "drop")]
        await board.press(*keys, keys[1], "enter")
        assert set(board.kept.coalitions["leerbaan"].marks) == {"term", "drop"}
        await board.press("u")
        assert board.kept.coalitions["leerbaan"].marks == ()
