"""Groups on the sheet, by keyboard: made, folded, moved, taken apart; and cards merged."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board import groups
from board.change import Change, diff
from board.commands.by import By
from board.commands.items import retitle
from board.meeting import Group
from board.model import Ref
from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]

WORDS = ("Aap", "Samen", "Beer", "Cavia", "Das")
SIZES = [(80, 24), (160, 40)]


async def grouped(board: Board) -> None:
    """Put Aap, Beer, Cavia and Das in the first section, and group the middle two."""
    await board.cards("Aap", "Beer", "Cavia", "Das")
    await board.press("up", "up", "space", "space", "C")
    await board.type("Samen")
    await board.press("enter")


def rows(board: Board) -> list[str]:
    """Return the cards and headings that show, from top to bottom, a card in a group indented."""
    found: list[str] = []
    for line in board.lines():
        for word in WORDS:
            if word in line[:40]:
                at = line.index(word)
                found.append(" " * (at - 3) + word if at > 2 else word)
    return found


def on_the_sheet(board: Board) -> str:
    """Return the screen without the pane beside the sheet."""
    return "\n".join(line[:70] for line in board.lines())


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_marked_becomes_a_group(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        await grouped(board)
        (group,) = groups.shown(board.kept)
        assert (group.title, group.author) == ("Samen", "anna")
        assert [one.text for one in groups.cards_of(board.kept, group.id)] == ["Beer", "Cavia"]
        assert board.shows("▾ Samen")
        assert board.app.sheet.scene.on_heading
        await board.press("u")
        assert groups.shown(board.kept) == []


async def test_the_heading_takes_the_cursor_and_tells_of_itself(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        assert board.shows("groep met 2 kaarten")
        await board.press("down")
        assert board.under_cursor == "Beer"
        await board.press("up", "up")
        assert board.under_cursor == "Aap"
        await board.press("down", "enter", "ctrl+u")
        await board.type("Anders")
        await board.press("enter")
        assert groups.shown(board.kept)[0].title == "Anders"


@pytest.mark.parametrize("size", SIZES)
async def test_folded_only_the_heading_shows_also_the_next_time(
    open_board: Open, size: tuple[int, int]
) -> None:
    async with open_board(size) as board:
        await grouped(board)
        await board.press("down", "F")
        assert board.shows("▸ Samen")
        assert "Beer" not in on_the_sheet(board)
        assert board.app.sheet.scene.on_heading
        await board.press("down")
        assert board.under_cursor == "Das"
        await board.press("up")
        sheet = board.app.sheet
        board.app.live.close(sheet.state.cursor, sheet.state.zoom)
    async with open_board(size) as board:
        assert "Beer" not in on_the_sheet(board)
        await board.press("F")
        assert "Beer" in on_the_sheet(board)


async def test_moving_the_heading_moves_all(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("K")
        assert rows(board)[:2] == ["Samen", "Beer"] or rows(board)[0].strip() == "Samen"
        await board.press("m", "2", "enter")
        (group,) = groups.shown(board.kept)
        assert group.place.startswith("spelregels")
        assert board.texts("identiteit") == ["Aap", "Das"]
        assert len(board.texts(group.place)) == 2
        await board.press("u", "u")
        assert [one.place for one in groups.shown(board.kept)] == ["identiteit.passie"]


async def test_a_card_typed_below_one_in_a_group_is_in_it(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("a")
        await board.type("Egel")
        await board.press("enter", "escape")
        (group,) = groups.shown(board.kept)
        inside = [one.text for one in groups.cards_of(board.kept, group.id)]
        assert inside == ["Egel", "Beer", "Cavia"]


async def test_more_goes_into_the_group_under_the_cursor(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("up", "space", "C", "i")
        (group,) = groups.shown(board.kept)
        assert {one.text for one in groups.cards_of(board.kept, group.id)} == {
            "Aap", "Beer", "Cavia",
        }  # fmt: skip


async def test_marks_on_the_way_to_a_group_can_make_another(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("up", "space", "C", "n")
        await board.type("Nieuw")
        await board.press("enter")
        assert [one.title for one in groups.shown(board.kept)] == ["Nieuw", "Samen"]


async def test_a_title_or_a_number_that_is_there_is_the_group_it_goes_into(
    open_board: Open,
) -> None:
    async with open_board() as board:
        await board.cards("Aap", "Beer", "Cavia", "Das", "Egel", "Fuut", "Gaai")
        await board.press(*["up"] * 6)

        async def into(card: str, title: str) -> None:
            assert board.under_cursor == card  # It goes on to the next that is in none.
            await board.press("C")
            await board.type(title)
            await board.press("enter")

        await into("Aap", "Thuis")
        assert board.shows("Groep 'Thuis': 1 kaart")
        await into("Beer", "Dieren")
        await into("Cavia", "2")
        await into("Das", "diere\u0301n ")  # Neither case nor accents make another.
        await board.press("C")
        assert board.shows("1 Thuis · 2 Dieren")
        await board.type("th")
        assert board.shows("↓ Thuis")
        await board.press("down")
        assert board.shows("gaat in 'Thuis'")
        await board.press("enter")
        await into("Fuut", "3")
        await board.press("C", "escape")
        await into("Gaai", "1")
        found = {group.title: groups.cards_of(board.kept, group.id) for group in shown(board)}
        assert {title: [card.text for card in cards] for title, cards in found.items()} == {
            "Thuis": ["Aap", "Egel", "Gaai"],
            "Dieren": ["Beer", "Cavia", "Das"],
            "3": ["Fuut"],
        }
        await board.press("u")
        assert len(shown(board)) == 3
        await board.press("2")
        await board.cards("Elders")
        await into("Elders", "1")
        assert len(shown(board)) == 4  # The groups of another section are no part of it.


def shown(board: Board) -> list[Group]:
    return groups.shown(board.kept)


async def test_a_group_is_taken_apart_and_a_card_taken_out(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("down", "U")
        (group,) = groups.shown(board.kept)
        assert [one.text for one in groups.cards_of(board.kept, group.id)] == ["Cavia"]
        await board.press("u", "up", "d")
        assert groups.shown(board.kept) == []
        assert sorted(board.texts("identiteit")) == ["Aap", "Beer", "Cavia", "Das"]


async def test_marked_cards_become_one_and_one_undo_gives_them_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Aap", "Beer", "Cavia")
        await board.press("v", "up", "up", "v", "space", "space", "space", "M")
        assert board.texts() == ["Aap"]
        (card,) = (one for one in board.kept.cards.values() if one.state == "active")
        assert (card.body, card.dots, board.under_cursor) == ("- Beer\n- Cavia", 2, "Aap")
        await board.press("u")
        assert board.texts() == ["Aap", "Beer", "Cavia"]


async def test_merging_one_card_is_refused_in_a_line(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Aap")
        await board.press("M")
        assert board.shows("Samenvoegen kan met twee kaarten of meer")
        await board.press("F")
        assert board.shows("Hier staat geen groep")


async def test_in_the_zoom_a_group_is_a_heading_too(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        for _ in range(2):
            await board.press("z")
            assert board.shows("▾ Samen")


async def test_a_click_on_the_heading_puts_the_cursor_there(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("down", "down", "down")
        painting = board.app.sheet.scene.painting
        assert painting is not None
        refs = [slot.cursor.ref for slot in painting.slots]
        at = next(at for at, ref in enumerate(refs) if ref is not None and ref.table == "groups")
        await board.pilot.click(offset=(painting.slots[at].x + 2, painting.slots[at].y + 1))
        await board.until(lambda: board.app.sheet.scene.on_heading)
        assert board.app.sheet.scene.on_heading


async def test_a_search_finds_titles_and_what_is_folded(open_board: Open) -> None:
    async with open_board() as board:
        await grouped(board)
        await board.press("home", "/")
        await board.type("samen")
        await board.press("enter")
        assert board.app.sheet.scene.on_heading
        await board.press("F", "home", "/")
        await board.type("cavia")
        await board.press("enter")
        assert board.app.sheet.scene.on_heading
        await board.press("F", "n")
        assert board.under_cursor == "Cavia"


@pytest.mark.parametrize(("key", "title"), [("1", "Van bram"), ("2", "Van kees")])
async def test_two_titles_of_one_group_are_settled_on_its_heading(
    open_board: Open, library: FileLibrary, key: str, title: str
) -> None:
    async with open_board() as board:
        await grouped(board)
        before, file = board.kept, library.open(board.app.workshop.file.name)
        (group,) = groups.shown(before)
        for minute, who in enumerate(("bram", "kees")):
            by = By(who, f"2026-03-17T09:3{minute}:00Z")
            after = retitle(before, by, Ref("groups", group.id), f"Van {who}")
            file.commit(Change("card.edit", diff(before, after), who), by)
        await board.until(lambda: board.shows("!"))
        await board.press("!")
        assert board.shows("Van bram")
        assert board.shows("Van kees")
        assert not board.shows("beide")
        await board.press(key)
        (left,) = [one for one in board.kept.groups.values() if one.state != "removed"]
        assert (left.id, left.title) == (group.id, title)
        assert len(groups.cards_of(board.kept, group.id)) == 2
