"""Noting actions and decisions from the sheet, and the page that keeps them together."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, timedelta
from pathlib import Path

from board.commands import actions, decisions
from board.meeting import Action, Decision, Round
from board.model import Coalition, Member
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


def action(board: Board) -> Action:
    (one,) = board.kept.actions.values()
    return one


def decision(board: Board) -> Decision:
    (one,) = board.kept.decisions.values()
    return one


def left_behind(folder: Path) -> list[str]:
    """What would be offered at the next start as text that was not kept."""
    return [path.read_text("utf-8") for path in (folder / "state" / "drafts").rglob("*.json")]


async def test_an_action_of_the_card_under_the_cursor_in_one_line(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Een huis voor iedereen")
        before = board.app.sheet.state.cursor
        await board.press("A")
        await board.type("Zaal regelen")
        await board.press("tab")
        await board.type("Kees")
        await board.press("tab")
        await board.type("over 2 weken")
        assert any("= " in line or "2 weken" in line for line in board.lines())
        await board.press("enter")
        one = action(board)
        due = (date.today() + timedelta(14)).isoformat()
        assert (one.text, one.owner, one.due) == ("Zaal regelen", "name:Kees", due)
        assert one.cards == (next(iter(board.kept.cards)),)
        assert board.app.sheet.state.cursor == before
        assert board.shows("Actie genoteerd")
        assert any("»" in line for line in board.lines())


async def test_enter_keeps_an_action_at_once_and_says_what_is_missing(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("A")
        await board.type("Bellen")
        await board.press("enter")
        assert (action(board).owner, action(board).due) == ("", "")
        assert board.shows("zonder wie en zonder datum")


async def test_the_arrow_offers_names_and_shift_tab_goes_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "m", "a")
        await board.type("Stichting Zorg, Welzijn en Wonen")
        await board.press("enter")
        await board.type("Stichting De Brug")
        await board.press("enter", "escape", "escape", "A")
        await board.type("Bellen")
        await board.press("tab")
        await board.type("sti")
        assert board.shows("Stichting De Brug")
        await board.press("down", "down", "down", "shift+tab")
        await board.type("!")
        await board.press("enter")
        one = action(board)
        assert one.text == "Bellen!"
        assert board.kept.members[one.owner.removeprefix("member:")].name.startswith("Stichting Z")


async def test_a_date_that_is_none_is_said_and_the_line_stays(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("A")
        await board.type("Bellen")
        await board.press("tab", "tab")
        await board.type("31 februari")
        await board.press("enter")
        assert not board.kept.actions
        assert board.shows("Geen datum herkend")
        await board.press("ctrl+u")
        await board.type("week 40")
        await board.press("enter")
        assert date.fromisoformat(action(board).due).isocalendar()[1:] == (40, 5)


async def test_esc_lets_an_action_be_and_says_what_is_let_go(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("A")
        await board.type("Bellen")
        await board.press("escape")
        assert not board.kept.actions
        assert board.shows("Bellen")


async def test_a_decision_of_the_card_with_everyone_present_and_a_reservation(
    open_board: Open, tmp_path: Path
) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("g", "m", "a")
        for name in ("ROC Oostland", "Gemeente"):
            await board.type(name)
            await board.press("enter")
        await board.press("escape", "escape", "1")
        await board.cards("We beginnen in april")
        await board.press("B", "enter")
        assert board.shows("Besluit") and board.shows("We beginnen in april")
        await board.press("space", "v")
        await board.type("gem")
        await board.press("down", "tab")
        await board.type("3 apr 2027")
        await board.press("enter")
        assert board.shows("Gemeente, uiterlijk 3 apr 2027")
        await board.press("i")
        one = decision(board)
        members = {member.name: id for id, member in board.kept.members.items()}
        assert one.method == "no_objection"
        assert one.agreed == (f"member:{members['ROC Oostland']}",)
        assert dict(one.reserved) == {f"member:{members['Gemeente']}": "2027-04-03"}
        assert one.cards == (next(iter(board.kept.cards)),)
        await board.press("down", "down", "enter")
        await board.type("akkoord")
        await board.press("enter")
        assert list(decision(board).answers.values()) == ["akkoord"]
        await board.press("escape")
        assert board.app.screen is board.app.sheet
        assert any("§" in line for line in board.lines())
    assert left_behind(tmp_path) == []


async def test_a_decision_about_a_hidden_card_begins_empty(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Nog niet te lezen")
        (id,) = board.canvas.cards
        board.app.workshop.do(
            "round.open",
            lambda canvas, by: canvas._replace(
                rounds={"r": Round("r")},
                cards={id: canvas.cards[id]._replace(round="r")},
            ),
        )
        await board.settle()
        await board.press("B", "enter")
        assert not board.kept.decisions
        await board.type("Zonder te kijken")
        await board.press("enter")
        assert decision(board).text == "Zonder te kijken"


async def test_a_second_decision_about_a_card_is_asked_for(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("We beginnen")
        await board.press("B", "enter", "escape", "B")
        assert board.shows("Hierover is al iets besloten")
        await board.press("1")
        assert board.shows("Stemden in")
        await board.press("escape", "B", "0")
        await board.type("Toch in mei")
        await board.press("enter")
        assert [one.text for one in board.kept.decisions.values()] == ["We beginnen", "Toch in mei"]


async def filled(board: Board) -> None:
    """Three actions and a decision, of this session, of a coalition, late, without anything."""
    who = board.app.workshop.who
    board.app.workshop.do(
        "action.add",
        lambda canvas, by: actions.add_action(canvas, by, "Van mij", id="mij", owner=who),
    )
    board.app.workshop.do(
        "action.add",
        lambda canvas, by: actions.add_action(
            canvas._replace(
                coalitions={"leer": Coalition("leer", title="Leerbaan", order="a0")},
                members={"weg": Member("weg", name="De Brug", left="2020-01-01", order="a0")},
            ),
            by, "Te laat", id="laat", owner="De Brug", due="2020-02-01", coalition="leer",
        ),
    )  # fmt: skip
    board.app.workshop.do(
        "decision.add",
        lambda canvas, by: decisions.add_decision(canvas, by, "We gaan door", id="door"),
    )
    await board.settle()


async def test_the_page_with_filters_ticking_off_and_back(open_board: Open) -> None:
    async with open_board(size=(100, 30)) as board:
        await filled(board)
        await board.press("g", "b")
        for text in ("We gaan door", "Van mij", "De Brug (vertrokken)", "(over tijd)", "wanneer?"):
            assert board.shows(text), text
        await board.press("2")
        assert board.shows("Van mij") and not board.shows("Te laat")
        await board.press("2", "5")
        assert board.shows("Te laat") and not board.shows("Van mij")
        await board.press("space")
        assert board.kept.actions["laat"].progress == "done"
        await board.press("0", "1")
        assert not board.shows("Te laat")
        await board.press("u")
        assert board.kept.actions["laat"].progress == "open"
        await board.press("escape", "escape")
        assert board.app.screen is board.app.sheet


async def test_the_page_changes_drops_and_removes(open_board: Open) -> None:
    async with open_board(size=(100, 30)) as board:
        await filled(board)
        await board.press("g", "b", "home", "w")
        assert decision(board).progress == "withdrawn"
        await board.press("down", "enter", "down", "enter")
        await board.type(" en Kees")
        await board.press("escape", "escape", "w")
        assert board.kept.actions["laat"].progress == "dropped"
        await board.press("home", "d")
        assert decision(board).state == "removed"
        await board.press("a")
        await board.type("Nieuw")
        await board.press("enter")
        assert "Nieuw" in [one.text for one in board.kept.actions.values()]


async def test_an_empty_page_says_what_to_do(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "b")
        assert board.shows("Nog niets genoteerd")
        await board.press("3")
        assert board.shows("geen coalitie")
        await board.press("4", "space", "w", "d", "c", "enter")
        assert board.app.is_running


async def test_the_form_of_an_action_offers_names_for_its_owner(
    open_board: Open, tmp_path: Path
) -> None:
    async with open_board() as board:
        await board.press("g", "m", "a")
        await board.type("ROC Oostland")
        await board.press("enter", "escape", "escape", "g", "b", "a")
        await board.type("Zaal huren")
        await board.press("enter", "enter", "down", "enter")
        await board.type("ro")
        assert board.shows("↓ ROC Oostland")
        await board.press("down", "enter")
        assert action(board).owner.startswith("member:")
        await board.press("up", "enter", "escape")
        assert action(board).owner.startswith("member:")
    assert left_behind(tmp_path) == []
