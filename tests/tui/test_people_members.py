"""The members: typed as fast as cards, changed where they stand, never lost."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date

import pytest
from rich.cells import cell_len
from textual import events

from board import dates
from board.change import Change, diff
from board.commands.by import By
from board.commands.members import add_member, set_member
from board.model import Canvas, Member
from tests.tui.conftest import Board
from tui.screens.network.members import MembersPage

Opened = Callable[..., AbstractAsyncContextManager[Board]]


def known(board: Board) -> dict[str, Member]:
    """The members by name, as they lie on disk."""
    return {one.name: one for one in board.kept.members.values() if one.state == "active"}


async def typed(board: Board, *names: str) -> None:
    """Go to the members and type some names in a burst."""
    await board.press("g", "m", "a")
    for name in names:
        await board.type(name)
        await board.pilot.press("enter")
    await board.press("escape")


async def test_names_in_a_burst_cost_their_text_and_enter(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente IJsselkant", "ROC Oostland", "De Werkplek")
        assert list(known(board)) == ["Gemeente IJsselkant", "ROC Oostland", "De Werkplek"]
        assert board.shows(">▎De Werkplek")
        await board.press("q")
        assert board.app.screen is board.app.sheet


async def test_a_typed_line_may_hold_organisation_and_role(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Youssef Bakker; Stichting Tweede Kans; ervaringsdeskundige")
        member = known(board)["Youssef Bakker"]
        assert (member.kind, member.home) == ("person", "Stichting Tweede Kans")
        assert member.role == "ervaringsdeskundige"


async def test_tab_fills_the_other_cells_of_a_new_row_and_enter_opens_the_next(
    open_board: Opened,
) -> None:
    async with open_board() as board:
        await board.press("g", "m", "a")
        await board.type("ROC Oostland")
        await board.press("tab")
        await board.type("onderwijs")
        await board.press("enter")
        await board.type("VSO De Brug")
        await board.press("enter", "escape")
        assert known(board)["ROC Oostland"].role == "onderwijs"
        assert "VSO De Brug" in known(board)


async def test_a_pasted_list_goes_in_and_bad_lines_are_named_by_number(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "ROC Oostland")
        pasted = "Gemeente; ; regie\nROC Oostland\nDe Werkplek; ; jongerenwerk\n;b;c\n"
        board.app.post_message(events.Paste(pasted))
        await board.settle()
        assert set(known(board)) == {"ROC Oostland", "Gemeente", "De Werkplek"}
        assert board.shows("2 deelnemers erbij")
        assert board.shows("Regel 2")
        assert board.shows("ROC Oostland staat er al")
        assert board.shows("Regel 4")
        await board.press("escape", "u")
        assert set(known(board)) == {"ROC Oostland"}, "a pasted list is one step"


async def test_a_name_that_is_there_already_stays_in_the_editor(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "ROC Oostland")
        await board.press("a")
        await board.type("roc oostland")
        await board.press("enter")
        assert board.shows("ROC Oostland staat er al")
        screen = board.app.screen
        assert isinstance(screen, MembersPage)
        assert screen.editor.value == "roc oostland"
        await board.press("escape")
        assert len(known(board)) == 1


async def test_cells_are_edited_where_they_stand(open_board: Opened) -> None:
    async with open_board(size=(120, 36)) as board:
        await typed(board, "Gemeente", "ROC Oostland")
        await board.press("up", "right", "enter")
        await board.type("regie en penvoerder")
        await board.press("down")
        await board.type("onderwijs")
        await board.press("enter")
        assert known(board)["Gemeente"].role == "regie en penvoerder"
        assert known(board)["ROC Oostland"].role == "onderwijs"
        await board.press("enter")
        await board.type(" enzovoort")
        await board.press("escape")
        assert known(board)["ROC Oostland"].role == "onderwijs", "Esc gives the old text back"


async def test_core_player_kind_and_stewardship_by_one_key(open_board: Opened) -> None:
    async with open_board(size=(120, 36)) as board:
        await typed(board, "ROC Oostland", "Gemeente")
        await board.press("c", "t", "w")
        await board.type("roc oostland; +UWV")
        await board.press("enter")
        member = known(board)["Gemeente"]
        assert member.core
        assert member.stewardship
        assert member.kind == "person"
        roc = known(board)["ROC Oostland"].id
        assert member.granted_by == (f"member:{roc}", "outside:UWV")
        assert board.shows("ROC Oostland; +UWV")
        await board.press("u")
        assert not known(board)["Gemeente"].stewardship, "granting is one step"


async def test_what_is_marked_changes_together(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente", "ROC Oostland", "De Werkplek")
        await board.press("ctrl+home", "space", "space", "c")
        core = {name for name, member in known(board).items() if member.core}
        assert core == {"Gemeente", "ROC Oostland"}
        await board.press("d")
        assert list(known(board)) == ["De Werkplek"]
        await board.press("u")
        assert len(known(board)) == 3


async def test_who_leaves_is_kept_below_the_others_and_can_come_back(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Start & Co", "Gemeente")
        await board.press("up", "p", "enter")
        today = date.today()
        assert known(board)["Start & Co"].left == today.isoformat()
        assert board.shows(f"Vertrokken: Start & Co, {dates.show(today, 'nl')}")
        names = [line for line in board.lines() if "Start & Co" in line or "Gemeente" in line]
        assert "Gemeente" in names[0]
        await board.press("down", "p")
        assert known(board)["Start & Co"].left == ""
        await board.press("ctrl+home", "p")
        await board.type("1 maart 2026")
        assert board.shows("→ 1 maart 2026")
        await board.press("enter")
        assert known(board)["Start & Co"].left == "2026-03-01"


async def test_a_date_is_typed_as_people_say_it_and_said_back(open_board: Opened) -> None:
    async with open_board(size=(200, 40)) as board:
        await typed(board, "Gemeente")
        await board.press("end", "left", "left", "enter")
        await board.type("volgende blauwe maandag")
        await board.press("enter")
        assert board.shows("Geen datum herkend")
        await board.press("ctrl+u")
        await board.type("4 nov 2025")
        await board.press("enter")
        assert board.shows("→ 4 november 2025")
        assert known(board)["Gemeente"].joined == "2025-11-04"


async def test_leaving_before_joining_is_refused(open_board: Opened) -> None:
    async with open_board(size=(200, 40)) as board:
        await typed(board, "Gemeente")
        await board.press("end", "left", "left", "enter")
        await board.type("2026-05-01")
        await board.press("enter", "escape", "p")
        await board.type("1 januari 2026")
        await board.press("enter")
        assert board.shows("Het vertrek")
        assert known(board)["Gemeente"].left == ""


async def test_sorting_keeps_the_cursor_on_its_member(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Zorggroep", "Bibliotheek", "Gemeente")
        await board.press("s")
        rows = [line[2:20].strip() for line in board.lines()[2:5]]
        assert rows == ["Bibliotheek", "Gemeente", "Zorggroep"]
        assert board.shows(">▎Gemeente")
        await board.press("s")
        assert [line[2:11] for line in board.lines()[2:3]] == ["Zorggroep"]
        await board.press("s")
        assert [line[2:11] for line in board.lines()[2:3]] == ["Zorggroep"]
        assert board.shows(">▎Gemeente")


async def test_filtering_shows_rows_as_one_types(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Zorggroep; ; leerbedrijf", "Bibliotheek", "Bouwmensen; ; leerbedrijf")
        await board.press("/")
        await board.type("leer")
        assert board.shows("2 regels")
        assert not board.shows("Bibliotheek")
        await board.type("xyz")
        assert board.shows("Niets met")
        await board.press("escape")
        assert board.shows("Bibliotheek")
        await board.press("/")
        await board.type("bouw")
        await board.press("enter")
        assert not board.shows("Zorggroep")
        await board.press("escape")
        assert board.shows("Zorggroep")


async def test_identity_cards_say_why_a_member_belongs(open_board: Opened) -> None:
    async with open_board(size=(200, 40)) as board:
        await board.press("1")
        await board.cards("Geen jongere van de kaart")
        await typed(board, "Gemeente")
        await board.press("end", "enter", "space", "enter")
        card = next(iter(board.kept.cards))
        assert known(board)["Gemeente"].follows == (card,)
        assert board.shows("Geen jongere van de kaart")


async def test_members_stand_on_the_sheet_where_they_belong(open_board: Opened) -> None:
    async with open_board(size=(120, 36)) as board:
        await typed(board, "ROC Oostland")
        await board.press("q")
        assert board.shows("ROC Oostland")


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 18), (40, 12), (25, 6)])
async def test_every_line_is_as_wide_as_the_screen(
    open_board: Opened, size: tuple[int, int]
) -> None:
    async with open_board(size=size) as board:
        await typed(board, "中文 lid", "Gemeente met een heel lange naam die nergens past", "B")
        for key in ("right", "right", "end", "home", "a", "escape", "?"):
            await board.press(key)
            assert {cell_len(line) for line in board.lines()} == {size[0]}
            assert len(board.lines()) == size[1]


async def test_nothing_changes_where_a_canvas_can_only_be_read(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente")
        board.app.workshop.read_only = "read_only"
        for key in ("a", "enter", "c", "t", "w", "p", "d"):
            await board.press(key)
            assert board.shows("alleen te lezen"), key
        assert list(known(board)) == ["Gemeente"]
        assert not known(board)["Gemeente"].core


async def test_what_someone_else_adds_shows_and_the_cursor_stays(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente", "ROC Oostland")
        first = next(iter(board.canvas.members))
        await elsewhere(
            board,
            "member.add",
            lambda canvas, by: add_member(canvas, by, "Aanloophuis", before=first),
        )
        assert board.shows("Aanloophuis")
        assert board.shows(">▎ROC Oostland")


async def elsewhere(board: Board, command: str, make: Callable[[Canvas, By], Canvas]) -> None:
    """Someone else changes the canvas, from what is on disk."""
    by = By("bas", "2026-03-17T10:00:00Z")
    before = board.kept
    file = board.app.live.library.open(board.app.workshop.file.name)
    file.commit(Change(command, diff(before, make(before, by)), ""), by)
    for _ in range(100):
        if board.canvas.members == board.kept.members:
            break
        await board.pilot.pause(0.05)
    await board.settle()


async def test_two_people_in_one_cell_lose_nothing_and_one_of_them_chooses(
    open_board: Opened,
) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente")
        id = known(board)["Gemeente"].id
        await board.press("right", "enter")
        await board.type("penvoerder")
        await elsewhere(
            board, "member.set", lambda canvas, by: set_member(canvas, by, id, role="voorzitter")
        )
        await board.press("enter")
        roles = {one.role for one in board.kept.members.values() if one.state == "active"}
        assert roles == {"voorzitter", "penvoerder"}
        assert board.shows("! chooses") or board.shows("kies met !")
        await board.press("escape", "!")
        assert board.shows("van de ander: rol: voorzitter")
        assert board.shows("van mij: rol: penvoerder")
        await board.press("2")
        assert known(board)["Gemeente"].role == "penvoerder"
        assert len([one for one in board.kept.members.values() if one.state == "active"]) == 1


async def test_coming_back_is_going_on_where_the_hand_was(open_board: Opened) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente", "ROC Oostland", "De Werkplek")
        await board.press("up", "right", "q", "g", "m")
        assert board.shows(">▎ROC Oostland")
        await board.press("enter")
        await board.type("onderwijs")
        await board.press("enter")
        assert known(board)["ROC Oostland"].role == "onderwijs"


async def test_words_follow_the_language_of_the_interface(open_board: Opened) -> None:
    async with open_board(language="en") as board:
        await typed(board, "Gemeente")
        assert board.shows("Members")
        await board.press("Q")
        assert board.shows("Deelnemers")


async def test_typing_goes_on_below_until_esc_so_no_letter_is_a_command(
    open_board: Opened,
) -> None:
    async with open_board() as board:
        await typed(board, "Gemeente", "ROC Oostland")
        await board.press("ctrl+home", "right", "enter")
        await board.type("penvoerder")
        await board.press("enter")
        await board.type("deelt lokalen")
        await board.press("enter")
        await board.type("!")
        await board.press("enter", "escape")
        roles = {name: one.role for name, one in known(board).items()}
        assert roles == {"Gemeente": "penvoerder", "ROC Oostland": "deelt lokalen!"}
        await board.press("d")
        assert list(known(board)) == ["Gemeente"], "letters are commands again"


async def test_who_is_to_leave_takes_part_until_then(open_board: Opened) -> None:
    """A date to come is said as one, and called off by the same key."""
    async with open_board(size=(120, 36)) as board:
        await typed(board, "Gemeente", "ROC Oostland")
        await board.press("p")
        await board.type("2099-10-01")
        await board.press("enter")
        assert board.shows("Vertrekt: ROC Oostland, 1 oktober 2099")
        assert known(board)["ROC Oostland"].left == "2099-10-01"
        assert not board.shows("1 vertrokken")
        await board.press("end", "left", "down")
        assert board.shows("vertrekt: 1 oktober 2099")
        await board.press("escape", "2", "a")
        await board.type("Zonder bezwaar")
        await board.press("enter", "escape", "s", "a", "s", "?", "space", "down", "space", "enter")
        assert len(board.kept.cards[next(iter(board.kept.cards))].agreed_by) == 2
        assert board.shows("✓ 2/2"), "who leaves later agrees and is counted"
        assert board.shows("ROC Oostland"), "still on the sheet"
        await board.press("g", "m", "end", "home", "down", "p")
        assert board.shows("Blijft deelnemer: ROC Oostland")
        assert not known(board)["ROC Oostland"].left
        await board.press("p", "enter")
        assert board.shows("Vertrokken: ROC Oostland")
        assert board.shows("1 vertrokken")
