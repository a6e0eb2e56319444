"""Silent rounds and votes as a facilitator has them: keys, and what the room sees."""

import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

import pytest

from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands import agenda, clock, grouping, rounds, sessions
from board.commands.by import By, now
from board.commands.coalitions import add_coalition
from board.hidden import MASK
from board.model import Canvas, Ref
from board.rounds import ballots_in
from store.files.library import FileLibrary
from tests.tui.conftest import Board

Open = Callable[..., AbstractAsyncContextManager[Board]]


def rounds_of(board: Board) -> list[tuple[str, str]]:
    return [(one.kind, one.progress) for one in board.kept.rounds.values()]


def texts(board: Board) -> list[str]:
    return [line for line in board.lines() if "Geheim" in line]


async def test_a_silent_round_hides_what_is_typed_and_reveals_it_at_once(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Stond er al")
        await board.press("W", "enter")
        await board.cards("Geheim een", "Geheim twee")
        assert texts(board) == []
        assert board.shows(MASK)
        assert board.shows(f"{MASK} 2")
        assert board.shows("Stond er al")
        assert sorted(card.text for card in board.kept.cards.values())[0] == "Geheim een"
        await board.press("W", "o")
        assert len(texts(board)) >= 2
        assert not board.shows(MASK)
        assert rounds_of(board) == [("silent", "revealed")]


async def test_minutes_start_a_clock_with_the_round(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("W")
        await board.type("tien")
        await board.press("enter")
        assert board.shows("'tien' zijn geen minuten")
        assert board.kept.rounds == {}
        await board.press("ctrl+u")
        await board.type("5 3")
        await board.press("enter")
        (round,) = board.kept.rounds.values()
        (item,) = board.kept.agenda.values()
        assert (round.progress, round.minutes, item.steps) == ("open", 8, "5 3")
        assert board.lines()[0].rstrip()[-9:-5] in ("1/2 ", "/2 0")
        await board.press("W", "d", "2", "W", "n")
        assert [round.progress for round in board.kept.rounds.values()] == ["dropped", "open"]
        await board.press("W", "d", "3", "ctrl+t", "W", "n")
        assert len(board.kept.rounds) == 3


async def test_a_round_is_let_be_before_it_began(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("W", "escape")
        assert board.kept.rounds == {}


async def test_the_writer_sees_only_the_line_being_typed(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("W", "enter", "a")
        await board.type("Geheim nu")
        await board.settle()
        assert board.app.screen.query_one("LineEditor").value == "Geheim nu"  # type: ignore[attr-defined]
        await board.press("enter", "escape")
        assert texts(board) == []
        await board.press("e")
        assert board.app.screen.query_one("LineEditor").display is False
        assert texts(board) == []


async def test_a_line_let_go_in_a_silent_round_is_told_masked_and_kept_unread(
    open_board: Open,
) -> None:
    async with open_board() as board:
        await board.press("W", "enter", "a")
        await board.type("Geheim half")
        await board.press("escape")
        assert texts(board) == []
        await board.press("D")
        assert texts(board) == []
        assert [card.text for card in board.kept.cards.values()] == ["Geheim half"]
        assert board.texts() == [MASK]


async def test_undo_and_history_tell_nothing(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("W", "enter")
        await board.cards("Geheim een")
        await board.press("u")
        assert texts(board) == []
        await board.press("r", "g", "h")
        await board.until(lambda: board.shows(MASK))
        assert texts(board) == []
        await board.press("enter")
        await board.settle()
        assert texts(board) == []


async def test_closed_without_revealing_the_cards_stay_hidden_and_it_says_so(
    open_board: Open,
) -> None:
    async with open_board() as board:
        await board.press("W", "enter")
        await board.cards("Geheim een")
        await board.press("W", "d")
        assert board.shows("1 kaart blijft verborgen") or board.shows("1 card stays hidden")
        assert texts(board) == []
        await board.press("W", "s")
        assert len(texts(board)) >= 1


@pytest.fixture
def five() -> tuple[str, ...]:
    return ("Kaart een", "Kaart twee", "Kaart drie", "Kaart vier", "Kaart vijf")


async def test_a_vote_on_ones_own_screen(open_board: Open, five: tuple[str, ...]) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter")
        assert board.shows("Kaart drie")
        await board.press("3", "3", "1")
        assert board.shows("●●")
        await board.press("5")
        assert [one.given for one in board.kept.ballots.values()] == []
        await board.press("enter")
        (ballot,) = board.kept.ballots.values()
        about = next(iter(board.kept.rounds.values())).about
        assert ballot.given == {about[2]: 2, about[0]: 1}
        assert not board.shows("●")
        await board.press("2", "v", "enter", "u")
        assert ballots_in(board.kept, ballot.round) == 1
        await board.press("X")
        assert board.shows("▲2")
        await board.press("enter")
        assert board.under_cursor == "Kaart drie"
        assert board.shows("▲2")
        assert all(card.dots == 0 for card in board.kept.cards.values())


async def test_for_the_room_one_key_per_dot_and_one_per_person(
    open_board: Open, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter", "tab")
        for row in ("3 3 1", "1 2 3", "5"):
            await board.type(row)
            await board.press("enter")
        (round,) = board.kept.rounds.values()
        assert ballots_in(board.kept, round.id) == 3
        await board.type("1 1 1 1")
        await board.press("enter")
        assert ballots_in(board.kept, round.id) == 3
        assert board.app.screen.query_one("LineEditor").value == "1 1 1 1"  # type: ignore[attr-defined]
        await board.press("escape", "escape", "X", "o")
        assert board.shows("▲3")
        assert rounds_of(board) == [("vote", "revealed")]


async def test_half_a_ballot_is_there_again_and_says_no_name(
    open_board: Open, library: FileLibrary, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter", "4", "4", "escape", "X", "b")
        assert board.shows("●●")
        board.app.live.save_now()
        drafts = [path.read_bytes() for path in library.state.rglob("drafts/*/*.json")]
        assert any(b'"4 4"' in data for data in drafts)
        assert not any(board.app.workshop.who.encode() in data for data in drafts)
        assert not board.kept.ballots


async def test_marked_cards_are_voted_on(open_board: Open, five: tuple[str, ...]) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("space", "up", "space", "X", "enter")
        (round,) = board.kept.rounds.values()
        assert len(round.about) == 2


async def test_older_results_can_be_looked_at(open_board: Open, five: tuple[str, ...]) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter", "1", "1", "1", "enter", "X", "escape")
        await board.press("X", "n", "enter", "2", "enter", "X")
        assert board.shows("▲1")
        await board.press("[")
        assert board.shows("▲3")
        await board.press("[")
        await board.press("]")
        assert board.shows("▲1")


@pytest.mark.parametrize(("left", "cards"), [("Geheim een", 1), ("Geheim anders", 2)])
async def test_what_was_typed_for_a_hidden_card_is_kept_once_and_unread(
    open_board: Open, library: FileLibrary, left: str, cards: int
) -> None:
    """The program died after the card was kept, and before its draft was let go."""
    async with open_board() as board:
        await board.press("W", "enter")
        await board.cards("Geheim een")
        (id,) = board.canvas.cards
        folder = library.state / "drafts" / board.app.live.sidecar.canvas_id
        folder.mkdir(parents=True, exist_ok=True)
        place = board.canvas.cards[id].place
        draft = {"card": id, "place": place, "text": left, "at": "2026-03-17T09:30:00Z"}
        (folder / f"{id}-1.json").write_text(json.dumps({**draft, "pid": 2**22 + 1}), "utf-8")
        await board.press("D")
        assert texts(board) == []
        await board.press(board.app.live.texts("draft.compare.key"))
        assert texts(board) == []
        await board.press(board.app.live.texts("draft.take.key"))
        assert texts(board) == []
        assert {card.text for card in board.kept.cards.values()} == {"Geheim een", left}
        assert board.texts() == [MASK] * cards
        assert not [*folder.iterdir()]


async def test_a_round_in_a_silent_item_is_at_the_place_of_that_item(open_board: Open) -> None:
    async with open_board() as board:
        place = "identiteit.passie.thema"

        def agenda_item(canvas: Canvas, by: By) -> Canvas:
            canvas = sessions.add_session(canvas, by, id="sessie")
            return agenda.add_item(
                canvas, by, "sessie", "Stil", kind="silent", place=place, id="punt"
            )

        board.app.workshop.do("agenda.add", agenda_item)
        board.app.workshop.do(
            "clock.start", lambda canvas, by: clock.start_item(canvas, by, "punt")
        )
        await board.press("W")
        (round,) = board.kept.rounds.values()
        assert (round.agenda, round.place) == ("punt", place)


async def test_which_of_two_rounds_is_meant_is_one_key(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("1", "W", "enter")
        await board.cards("Geheim een")
        await board.press("2", "W", "n", "enter")
        await board.cards("Geheim twee")
        assert len(board.kept.rounds) == 2
        await board.press("W", "2", "o")
        assert [line for line in texts(board) if "twee" in line]
        assert not [line for line in texts(board) if "een" in line]
        await board.press("W", "o")
        assert [line for line in texts(board) if "een" in line]


async def test_groups_are_voted_on_where_there_are_any(
    open_board: Open, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        ids = [id for id, card in board.canvas.cards.items() if card.text != "Kaart vijf"]
        board.app.workshop.do(
            "group.make", lambda canvas, by: grouping.make_group(canvas, by, ids, "Samen", id="g")
        )
        await board.press("X", "g")
        assert board.shows("Stemmen over 2 groepen en losse kaarten.")
        await board.press("enter")
        (round,) = board.kept.rounds.values()
        assert round.about[0] == "g"
        assert len(round.about) == 2
        await board.press("1", "1", "enter", "X")
        assert board.shows("▲2  Samen")
        await board.press("enter")
        assert board.app.sheet.state.cursor.ref == Ref("groups", "g")
        assert any("Samen" in line and "▲2" in line for line in board.lines())


async def test_one_group_with_all_cards_in_it_is_no_vote(
    open_board: Open, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("*", "C")
        await board.type("Samen")
        await board.press("enter", "X")
        assert board.shows("Stemmen over 5 kaarten.")


def coalition(title: str, canvas: Canvas, by: By) -> Canvas:
    return add_coalition(canvas, by, title)


async def test_the_row_of_coalitions_is_voted_on(open_board: Open) -> None:
    async with open_board() as board:
        for title in ("Leerbaan", "Werkcafé"):
            board.app.workshop.do("coalition.add", partial(coalition, title))
        await board.press("5", "X", "enter", "2", "2", "enter", "X", "enter")
        assert board.under_cursor == "Werkcafé"
        assert board.shows("▲2")


@pytest.mark.parametrize("typed", ["veel", "0", "2 3", "3 3 3", "-1", "1000"])
async def test_a_budget_that_is_none_is_one_line_and_nothing_changes(
    open_board: Open, five: tuple[str, ...], typed: str
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "ctrl+u")
        await board.type(typed)
        await board.press("enter")
        assert not board.kept.rounds
        await board.press("ctrl+u")
        await board.type("2")
        await board.press("enter")
        (round,) = board.kept.rounds.values()
        assert (round.dots, round.most) == (2, 2)


async def test_a_screen_and_a_command_line_hand_in_at_once(
    open_board: Open, library: FileLibrary, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter", "1", "2")
        (round,) = board.kept.rounds.values()
        file = library.open(board.app.workshop.file.name)
        before = canvas_from_tables(file.read().tables, board.canvas.template)
        after = rounds.hand_in(before, round.id, {round.about[0]: 3}, id="theirs")
        await board.pilot.press("enter")
        file.commit(Change("ballot.hand_in", diff(before, after)), now(""))
        await board.until(lambda: ballots_in(board.canvas, round.id) == 2)
        assert len(board.kept.ballots) == 2
        await board.press("X")
        assert board.shows("▲4")


async def test_someone_else_reveals_while_a_ballot_is_being_filled_in(
    open_board: Open, library: FileLibrary, five: tuple[str, ...]
) -> None:
    async with open_board() as board:
        await board.cards(*five)
        await board.press("X", "enter", "1")
        (round,) = board.kept.rounds.values()
        file = library.open(board.app.workshop.file.name)
        before = canvas_from_tables(file.read().tables, board.canvas.template)
        by = now("bas")
        file.commit(Change("round.reveal", diff(before, rounds.reveal(before, by, round.id))), by)
        await board.until(lambda: board.canvas.rounds[round.id].progress == "revealed")
        await board.press("enter")
        assert not board.kept.ballots
        await board.press("2", "tab", "X", "escape")
        assert not board.kept.ballots
