"""Making, changing and moving cards by keyboard, as a facilitator does."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual import events

from tests.tui.conftest import Board
from tui.widgets.line_editor import LineEditor

Open = Callable[..., AbstractAsyncContextManager[Board]]


async def test_a_burst_of_cards_then_the_next_question(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a")
        await board.type("Geen jongere van de kaart")
        await board.press("enter")
        await board.type("Leren op het werk")
        await board.press("tab")
        await board.type("Eerlijk, ook als het schuurt")
        await board.press("enter", "escape")
        assert board.texts("identiteit.passie.thema") == [
            "Geen jongere van de kaart",
            "Leren op het werk",
        ]
        assert board.texts("identiteit.passie.waarden") == ["Eerlijk, ook als het schuurt"]
        assert board.kept.cards == board.canvas.cards
        assert {card.author for card in board.canvas.cards.values()} == {"anna"}


async def test_enter_on_an_empty_line_ends_the_burst(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a", "enter")
        assert board.texts() == []
        assert board.app.sheet.input is None


async def test_pasted_lines_become_a_card_each_and_one_undo(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a")
        editor = board.app.sheet.query_one(LineEditor)
        editor.post_message(events.Paste("Een\nTwee\r\n\n  Drie  "))
        await board.press("escape")
        assert board.texts() == ["Een", "Twee", "Drie"]
        await board.press("u")
        assert board.texts() == []


async def test_a_line_left_with_escape_can_be_had_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("a")
        await board.type("half afg")
        await board.press("escape")
        assert board.texts() == []
        assert board.shows("Niet bewaard: half afg")
        await board.press("D", "enter", "escape")
        assert board.texts() == ["half afg"]


async def test_edit_in_place(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Leren op het werk")
        await board.press("e")
        await board.type(", met een echte baas")
        await board.press("enter")
        assert board.texts() == ["Leren op het werk, met een echte baas"]
        await board.press("enter", "ctrl+u")
        await board.type("weg ermee")
        await board.press("escape")
        assert board.texts() == ["Leren op het werk, met een echte baas"]


async def test_a_card_of_blanks_is_refused(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Leren")
        await board.press("e", "ctrl+u", "space", "enter")
        assert board.texts() == ["Leren"]
        assert board.app.sheet.input is not None
        await board.press("escape")


async def test_above_and_below(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("twee")
        await board.press("O")
        await board.type("een")
        await board.press("enter", "escape", "end", "o")
        await board.type("drie")
        await board.press("enter", "escape")
        assert board.texts() == ["een", "twee", "drie"]


async def test_move_with_preview_keeps_or_restores(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee")
        await board.press("m", "right")
        assert board.shows("↕twee")
        await board.press("escape")
        assert board.texts("identiteit.passie") == ["een", "twee"]
        await board.press("m", "right", "enter")
        assert board.texts("identiteit.ambitie") == ["twee"]
        assert board.under_cursor == "twee"
        assert board.kept.cards == board.canvas.cards


async def test_one_step_moves(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("K")
        assert board.texts() == ["een", "drie", "twee"]
        await board.press("J")
        assert board.texts() == ["een", "twee", "drie"]
        await board.press("L")
        assert board.texts("identiteit.ambitie") == ["drie"]
        await board.press("H")
        assert "drie" in board.texts("identiteit.passie")


async def test_marked_cards_move_together_as_one_step(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("*", "m", "2", "enter")
        assert board.texts("spelregels") == ["een", "twee", "drie"]
        await board.press("u")
        assert board.texts("identiteit") == ["een", "twee", "drie"]


async def test_dots_on_all_marked(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee")
        await board.press("*", "v", "v", "V")
        assert [card.dots for card in board.canvas.cards.values()] == [1, 1]


async def test_remove_and_bring_back_and_again(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee")
        await board.press("d")
        assert board.texts() == ["een"]
        assert board.under_cursor == "een"
        await board.press("u")
        assert board.texts() == ["een", "twee"]
        assert board.shows("Ongedaan gemaakt")
        await board.press("r")
        assert board.texts() == ["een"]
        await board.press("u", "u", "u", "u")
        assert board.texts() == []


async def test_the_cursor_stays_beside_what_undo_takes_away(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee", "drie")
        await board.press("u")
        await board.settle()
        assert board.under_cursor == "twee"
        await board.press("home", "O")
        await board.type("nul")
        await board.press("enter", "escape")
        assert board.under_cursor == "nul"
        await board.press("u")
        await board.settle()
        assert board.under_cursor == "een"


async def test_undo_works_after_a_restart(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "twee")
    async with open_board() as board:
        await board.press("u")
        assert board.texts() == ["een"]


async def test_park_with_a_reason_and_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("een", "zijspoor")
        await board.press("p")
        await board.type("later bespreken")
        await board.press("enter")
        parked = [card for card in board.canvas.cards.values() if card.state == "parked"]
        assert [(card.text, card.park_reason) for card in parked] == [
            ("zijspoor", "later bespreken")
        ]
        assert not board.shows("zijspoor")
        await board.press("z")
        assert board.shows("zijspoor")
        while board.under_cursor != "zijspoor":
            await board.press("down")
        await board.press("p")
        assert board.texts() == ["een", "zijspoor"]


async def test_a_rule_gets_a_status_and_a_source(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Geen jongere van de kaart")
        await board.press("2")
        await board.cards("Zonder zwaarwegend bezwaar")
        await board.press("s", "a")
        assert any("Zonder zwaarwegend bezwaar" in line and "✓" in line for line in board.lines())
        await board.press("f", "space", "enter")
        rule = next(card for card in board.canvas.cards.values() if card.status == "agreed")
        assert [board.canvas.cards[id].text for id in rule.follows] == ["Geen jongere van de kaart"]
        assert board.shows("volgt uit: Geen jongere van de kaart")


async def test_marks(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("regie")
        await board.press("s", "b")
        assert board.shows("begrip?")
        await board.press("s", "z")
        (card,) = board.canvas.cards.values()
        assert set(card.marks) == {"term", "room"}
        await board.press("s", "z")
        assert board.canvas.cards[card.id].marks == ("term",)


async def test_a_card_is_tied_to_another_question(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("samen leren")
        await board.press("t", "3")
        assert board.texts("identiteit.passie.overtuiging") == ["samen leren"]
        await board.press("t", "0")
        (card,) = board.canvas.cards.values()
        assert card.place == "identiteit.passie"


async def test_a_loose_answer_among_the_coalitions_is_a_card(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("5")
        await board.cards("alles samen", "Leerbaan in 10 dagen")
        assert sorted(board.texts()) == ["Leerbaan in 10 dagen", "alles samen"]
        assert not board.canvas.coalitions
        await board.press("c", "escape")
        (one,) = board.canvas.coalitions.values()
        assert one.title == "Leerbaan in 10 dagen"
        await board.cards("een vraag")
        assert len(board.canvas.coalitions) == 1, "a is for a card, also on a coalition"
        await board.press("5", "u", "u")
        assert not board.canvas.coalitions


async def test_below_a_coalition_coalitions_are_typed_as_fast_as_cards(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("5")
        await board.cards("Leerbaan in 10 dagen")
        await board.press("c", "escape", "o")
        await board.type("Ouders aan tafel")
        await board.press("enter")
        await board.type("Werkcafé")
        await board.press("enter", "escape")
        titles = sorted(coalition.title for coalition in board.canvas.coalitions.values())
        assert titles == ["Leerbaan in 10 dagen", "Ouders aan tafel", "Werkcafé"]


async def test_a_word_goes_in_the_glossary_without_leaving_the_sheet(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("w")
        await board.type("uit beeld: niet op school, niet aan het werk")
        await board.press("enter")
        (term,) = board.canvas.terms.values()
        assert (term.word, term.meaning) == ("uit beeld", "niet op school, niet aan het werk")


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 18), (40, 12), (38, 11)])
async def test_the_same_keys_at_every_size(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        await board.cards("een", "twee")
        await board.press("z", "z", "z", "tab", "shift+tab", "5")
        await board.cards("coalitie")
        await board.press("c", "escape")
        await board.press("1", "escape", "home", "d", "u")
        assert sorted(board.texts()) == ["een", "twee"]
        assert len(board.canvas.coalitions) == 1


async def test_text_survives_resizing_while_editing(open_board: Open) -> None:
    async with open_board((120, 36)) as board:
        await board.press("a")
        await board.type("nog niet klaar")
        for size in [(80, 24), (1, 1), (40, 12), (300, 90), (80, 24)]:
            await board.pilot.resize_terminal(*size)
            await board.settle()
        await board.type("!")
        await board.press("enter", "escape")
        assert board.texts() == ["nog niet klaar!"]


async def test_a_kept_move_is_named_when_it_is_taken_back(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Een", "Twee")
        await board.press("m", "right", "enter", "u")
        assert board.shows("Ongedaan gemaakt: verplaatst · Twee")


async def test_the_footer_of_a_question_offers_only_what_works_there(open_board: Open) -> None:
    async with open_board() as board:
        await board.cards("Een")
        await board.press("p")
        assert board.lines()[-1].split() == ["Enter", "bewaar", "Esc", "annuleer"]
        await board.press("escape", "e")
        assert "Esc annuleer" in board.lines()[-1]
        assert "volgende vraag" not in board.lines()[-1]
        await board.press("escape")
        assert "a kaart" in board.lines()[-1]


async def test_the_palette_names_the_key_before_what_it_does(open_board: Open) -> None:
    async with open_board() as board:
        await board.press("g", "m", "ctrl+p")
        assert board.shows("soort [t]")
        assert board.shows("typ om te zoeken")


async def test_joined_emoji_and_persian_are_kept_as_they_are_typed(open_board: Open) -> None:
    family, persian = "\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1 samen", "می\u200cخواهم"
    async with open_board() as board:
        await board.cards(family, persian)
        assert board.texts() == [family, persian]
        await board.press("b")
        await board.type(family)
        await board.press("escape")
        assert [card.body for card in board.kept.cards.values() if card.body] == [family]


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
async def test_typing_covers_no_other_block(open_board: Open, size: tuple[int, int]) -> None:
    async with open_board(size) as board:
        for block in "12345":
            await board.press(block, "a")
            page = board.app.sheet
            assert page.input is not None
            x, y, width = page.input.rectangle()
            painting = page.scene.painting
            assert painting is not None
            here = {
                pane.cell.block
                for pane in painting.panes
                if pane.y <= y - 1 < pane.y + pane.height
                and pane.x < x + width
                and pane.x + pane.width > x
            }
            assert here == {page.state.ghost.path.partition(".")[0] if page.state.ghost else ""}
            await board.press("escape")


async def test_a_card_under_the_wrong_question_is_seen_and_moved_with_a_key(
    open_board: Open,
) -> None:
    async with open_board((120, 36)) as board:
        await board.press("1")
        await board.cards("Iets over passie")
        (card,) = board.canvas.cards.values()
        place = board.canvas.template.place(card.place)
        assert place is not None and place.question is not None
        assert board.lines()[-2].strip().endswith(f"bij: {place.question.text['nl']}")
        await board.press("t", "2")
        (card,) = board.canvas.cards.values()
        assert card.place != place.path
