"""The form of a coalition: every field, typed fast, kept as soon as it is left."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from rich.cells import cell_len

from board import parties, templates
from board.commands.items import remove
from board.commands.members import add_member
from board.i18n import Texts
from board.model import Canvas, Coalition, Ref
from tests.tui.conftest import BY, Board
from tui.screens.network.coalition_fields import fields
from tui.texts import PEOPLE, SCREEN

Opened = Callable[..., AbstractAsyncContextManager[Board]]


async def opened_form(board: Board, *titles: str) -> None:
    """Type coalitions and open the form of the last."""
    await board.press("g", "c", "a")
    for title in titles[:-1]:
        await board.type(title)
        await board.pilot.press("enter")
    await board.type(titles[-1])
    await board.press("tab")


def only(board: Board) -> Coalition:
    """The one coalition, as it lies on disk."""
    return next(iter(board.kept.coalitions.values()))


async def with_members(board: Board, *names: str) -> None:
    def make(canvas: Canvas) -> Canvas:
        for name in names:
            canvas = add_member(canvas, BY, name)
        return canvas

    board.app.workshop.do("member.add", lambda canvas, by: make(canvas))
    await board.settle()


async def fill(board: Board, *texts: str) -> None:
    """Open the field under the cursor and type on with Tab."""
    await board.pilot.press("enter")
    for number, text in enumerate(texts, 1):
        await board.type(text)
        await board.pilot.press("tab" if number < len(texts) else "enter")
    await board.settle()


async def test_a_whole_coalition_with_a_tab_per_field(open_board: Opened) -> None:
    async with open_board() as board:
        await with_members(board, "ROC Oostland", "Bouwmensen Oost", "De Werkplek")
        await opened_form(board, "Leerbaan in 10 dagen")
        await board.press("down", "down", "down")
        await fill(
            board,
            "roc oostland; bouwmensen oost",
            "jongeren die deze maand stopten",
            "van uitval naar proefplek",
            "wekelijks een half uur bellen",
            "+UWV; de gemeenten",
            "alleen meekijken",
            "1 feb 2026",
            "1 okt 2026",
            "15 juni 2026",
            "nog niets",
            "leren",
        )
        one = only(board)
        assert parties.labels(board.kept, one.core) == ["ROC Oostland", "Bouwmensen Oost"]
        assert one.target_group == "jongeren die deze maand stopten"
        assert one.shared_ambition == "van uitval naar proefplek"
        assert one.way_of_working == "wekelijks een half uur bellen"
        assert one.others == ("outside:UWV", "name:de gemeenten")
        assert one.conditions == "alleen meekijken"
        assert (one.start, one.end, one.review) == ("2026-02-01", "2026-10-01", "2026-06-15")
        assert (one.result, one.outcome) == ("nog niets", "leren")
        assert board.shows("+UWV; ?de gemeenten")
        assert board.shows("1 oktober 2026")


async def test_form_state_and_joint_by_space_or_by_choosing(open_board: Opened) -> None:
    async with open_board() as board:
        await opened_form(board, "Werkcafé")
        await board.press("down", "enter", "3", "down", "space")
        assert only(board).form == board.canvas.template.forms[2].id
        assert only(board).progress == "active"
        await board.press("enter")
        assert board.shows("gestopt")
        await board.press("4")
        assert only(board).progress == "stopped"
        while not any(line.startswith("> Van allemaal") for line in board.lines()):
            await board.press("down")
        await board.press("space")
        assert only(board).joint
        await board.press("backspace")
        assert not only(board).joint
        await board.press("u", "u", "u")
        assert (only(board).joint, only(board).progress) == (False, "active")


async def test_what_is_typed_is_understood_while_one_types(open_board: Opened) -> None:
    async with open_board() as board:
        await with_members(board, "ROC Oostland", "Gemeente")
        await opened_form(board, "Werkcafé")
        await board.press("down", "down", "down", "enter")
        await board.type("roc oostland; +UWV; iemand, ergens")
        assert board.shows("→ ROC Oostland; +UWV; ?iemand, ergens")
        await board.press("escape")
        assert only(board).core == (), "Esc gives the old text back"
        while not any(line.startswith("> Eind") for line in board.lines()):
            await board.press("down")
        await board.press("enter")
        await board.type("31 febr")
        assert board.shows("nog geen dag herkend")
        await board.press("enter")
        assert board.shows("Geen datum herkend in '31 febr'")
        await board.press("ctrl+u")
        await board.type("31 okt 2026")
        assert board.shows("→ 31 oktober 2026")
        await board.press("enter")
        assert only(board).end == "2026-10-31"


async def test_an_end_before_the_begin_is_refused_and_the_text_stays(open_board: Opened) -> None:
    async with open_board() as board:
        await opened_form(board, "Werkcafé")
        while not any(line.startswith("> Begin") for line in board.lines()):
            await board.press("down")
        await board.press("enter")
        await board.type("1 okt 2026")
        await board.press("tab")
        await board.type("1 sep 2026")
        await board.press("enter")
        assert board.shows("ligt voor het begin")
        assert board.app.screen.query_one("LineEditor").display
        assert only(board).end == ""


async def test_identity_cards_and_rules_are_linked(open_board: Opened) -> None:
    async with open_board() as board:
        await board.press("1")
        await board.cards("Geen jongere van de kaart")
        await board.press("2")
        await board.cards("Zonder bezwaar beslissen")
        await opened_form(board, "Werkcafé")
        for label, text in (("Volgt uit", "Geen jongere"), ("Spelregels", "Zonder bezwaar")):
            while not any(line.startswith(f"> {label}") for line in board.lines()):
                await board.press("down")
            await board.press("enter", "space", "enter")
            assert board.shows(text)
        texts = {id: card.text for id, card in board.kept.cards.items()}
        assert [texts[id] for id in only(board).follows] == ["Geen jongere van de kaart"]
        assert [texts[id] for id in only(board).rules] == ["Zonder bezwaar beslissen"]


async def test_open_names_are_matched_from_the_form(open_board: Opened) -> None:
    async with open_board() as board:
        await with_members(board, "Gemeente IJsselkant")
        await opened_form(board, "Werkcafé")
        await board.press("down", "down", "down", "enter")
        await board.type("gemeenten")
        await board.press("enter")
        assert board.shows("?gemeenten")
        await board.press("f")
        assert board.shows(">  Gemeente IJsselkant"), "a name alike comes first"
        await board.press("enter")
        assert parties.labels(board.kept, only(board).core) == ["Gemeente IJsselkant"]
        await board.press("f")
        assert board.shows("Alle namen hier zijn al gekoppeld")


async def test_left_and_right_go_through_the_coalitions(open_board: Opened) -> None:
    async with open_board() as board:
        await opened_form(board, "Eerste", "Tweede", "Derde")
        assert board.lines()[0].startswith(" Derde")
        await board.press("left", "left")
        assert board.lines()[0].startswith(" Eerste")
        assert board.shows("Coalitie 1/3")
        await board.press("escape")
        assert board.shows("Wie doet waaraan mee")


async def test_a_coalition_that_someone_removed_says_so(open_board: Opened) -> None:
    async with open_board() as board:
        await opened_form(board, "Werkcafé")
        ref = Ref("coalitions", only(board).id)
        board.app.workshop.do("coalition.remove", lambda canvas, by: remove(canvas, by, [ref]))
        await board.settle()
        await board.press("enter")
        assert board.shows("Die coalitie is er niet (meer)")
        await board.press("escape")
        assert not board.shows("Doelgroep")


async def test_every_key_that_help_names_does_something_here(open_board: Opened) -> None:
    async with open_board() as board:
        await with_members(board, "ROC Oostland", "Gemeente")
        await opened_form(board, "Eerste", "Tweede")
        for key in ("slash", "h", "l", "k", "j", "home", "end", "pageup", "pagedown", "T", "!"):
            await board.press(key)
            assert board.app.is_running, key
        await board.press("home", "?")
        assert board.shows("Op dit scherm")
        assert not any("Zoek terwijl je typt" in line for line in board.lines())
        await board.press("escape", "ctrl+p")
        await board.type("volgende coal")
        await board.press("escape")
        assert board.shows("Kernpartners")


async def test_from_the_sheet_the_form_is_one_key_away(open_board: Opened) -> None:
    async with open_board(size=(120, 36)) as board:
        await board.press("5")
        await board.cards("Leerbaan in 10 dagen")
        await board.press("c")
        assert board.shows("Gedeelde ambitie")
        await board.press("escape")
        assert board.app.screen is board.app.sheet


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 18), (40, 12), (25, 6)])
async def test_the_whole_form_can_be_walked_at_any_size(
    open_board: Opened, size: tuple[int, int]
) -> None:
    async with open_board(size=size) as board:
        await opened_form(board, "Een titel die " + "heel lang " * 12 + "is")
        seen = set()
        for _ in range(25):
            lines = board.lines()
            assert {cell_len(line) for line in lines} == {size[0]}
            assert len(lines) == size[1]
            seen |= {line[2:8] for line in lines if line.startswith("> ")}
            await board.press("down")
        assert {"Titel ", "Doelgr", "Eind  ", "Labels", "Lange "} <= seen


def test_a_template_without_forms_or_fields_of_its_own_still_has_all_the_others() -> None:
    template = templates.load("businessmodel")
    shown = [field.id for field in fields(template, Texts("nl", SCREEN, PEOPLE))]
    assert ("form" in shown) == bool(template.forms)
    everything = {"title", "core", "target_group", "others", "end", "joint", "follows", "body"}
    assert everything <= set(shown)
    assert len(shown) == len(set(shown))


async def test_a_click_puts_the_cursor_on_a_field_or_a_cell(open_board: Opened) -> None:
    async with open_board() as board:
        await opened_form(board, "Eerste", "Tweede")
        await board.pilot.click(offset=(5, 5))
        await board.settle()
        assert any(line.startswith("> Doelgroep") for line in board.lines())
        await with_members(board, "Gemeente", "ROC Oostland")
        await board.press("escape")
        await board.pilot.click(offset=(4, 3))
        await board.settle()
        assert board.shows(">▎ROC Oostland")
