"""The vitality check on screen: talking points, jumps, switches, and what stays off the wall."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest

from board.commands.by import By
from board.commands.cards import add_card
from board.commands.members import add_member, set_member
from board.model import Canvas
from tests.tui.conftest import Board
from tui.screens.meeting.session_page import SessionPage
from tui.view.width import cell_len
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]


def without_identity(canvas: Canvas, by: By) -> Canvas:
    for number in range(3):
        canvas = add_card(canvas, by, "spelregels.besluiten", f"Afspraak {number}")
    return canvas


def only_ambition(canvas: Canvas, by: By) -> Canvas:
    """Trips VC-02b, and VC-04 for the one rule."""
    for number in range(4):
        canvas = add_card(canvas, by, "identiteit.ambitie.doelen", f"Doel {number}")
    return add_card(canvas, by, "spelregels.besluiten", "Zonder bezwaar", id="bezwaar")


def getting(canvas: Canvas, by: By) -> Canvas:
    """Trips VC-08, which names who gets without giving."""
    canvas = add_member(canvas, by, "Gulle Gever", id="gever")
    canvas = add_member(canvas, by, "Stille Haler", id="haler")
    canvas = set_member(canvas, by, "gever", brings="ruimte", gets="mensen")
    return set_member(canvas, by, "haler", gets="leerbanen")


async def test_talking_points_come_first_and_open_with_a_question(open_network: Open) -> None:
    async with open_network(also=without_identity, size=(80, 50)) as board:
        await board.press("g", "v")
        lines = board.lines()
        assert lines[1].strip() == "1 Identiteit"
        assert lines[2].startswith(">▎Identiteit is nog leeg, terwijl er 3 kaarten")
        order = [n for n, line in enumerate(lines) if line.strip() == "Niet van toepassing"]
        assert order and order[0] > 2


async def test_enter_goes_to_the_open_place_on_the_sheet(open_network: Open) -> None:
    async with open_network(also=without_identity) as board:
        await board.press("2", "g", "v", "enter")
        assert board.app.screen is board.app.sheet
        assert board.app.sheet.place.startswith("identiteit")


async def test_enter_goes_to_the_card_and_coming_back_goes_on(open_network: Open) -> None:
    async with open_network(also=only_ambition) as board:
        await board.press("g", "v")
        while "aan geen identiteitskaart" not in next(
            line for line in board.lines() if line.startswith(">")
        ):
            await board.press("down")
        await board.press("enter")
        assert board.under_cursor == "Zonder bezwaar"
        await board.press("g", "v")
        assert any("aan geen identiteitskaart" in line and ">" in line for line in board.lines())


async def test_several_things_are_a_choice(open_example: Open) -> None:
    async with open_example((120, 36)) as board:
        await board.press("g", "v")
        while "Enter → 2 plekken" not in board.lines()[-2]:
            await board.press("down")
        await board.press("enter")
        assert board.shows("Waarheen?")
        await board.press("down", "enter")
        assert board.app.screen is board.app.sheet
        assert board.under_cursor


async def test_a_paradox_is_found_on_its_own_screen(open_example: Open) -> None:
    async with open_example((120, 36)) as board:
        await board.press("g", "v")
        while "Enter → Alles samen – Werken in coalities" not in board.lines()[-2]:
            await board.press("down")
        await board.press("enter")
        assert board.shows(">2 ◂ Alles samen")


async def test_what_a_session_left_is_found_where_it_is_told(open_example: Open) -> None:
    async with open_example((120, 60)) as board:
        for rule, shown in (("VC-25", "Besluiten en acties"), ("VC-26", "sessie 2")):
            await board.press("g", "v", "f", "home")
            for _ in range(40):
                if rule in board.lines()[-2]:
                    break
                await board.press("down")
            await board.press("enter")
            if board.shows("Waarheen?"):
                assert board.shows("sessie 2, 17 maart 2026")
                await board.press("enter")
            assert shown.casefold() in "\n".join(board.lines()).casefold()
        assert isinstance(board.app.screen, SessionPage)


async def test_what_names_people_waits_for_a_key(open_network: Open) -> None:
    async with open_network(also=getting, size=(120, 36)) as board:
        await board.press("g", "v")
        assert not board.shows("Stille Haler")
        assert board.shows("die zie je met f")
        await board.press("f")
        assert board.shows("Bij Stille Haler staat wel wat die hier haalt")
        await board.press("f")
        assert not board.shows("Stille Haler")
        await board.press("f", "g", "s", "g", "v")
        assert not board.shows("Stille Haler")


async def test_a_rule_goes_off_with_a_reason_and_on_again(open_network: Open) -> None:
    async with open_network(also=without_identity, size=(120, 60)) as board:
        await board.press("g", "v", "s")
        await board.type("pas in sessie 2")
        await board.press("enter")
        assert dict(board.kept.info.checks_off) == {"VC-01": "pas in sessie 2"}
        assert not board.shows("Identiteit is nog leeg")
        assert board.shows("Uitgezet voor dit canvas")
        assert board.shows("pas in sessie 2")
        await board.press("end", "s")
        assert dict(board.kept.info.checks_off) == {}
        assert board.shows("Identiteit is nog leeg")
        await board.press("u", "u")
        assert dict(board.kept.info.checks_off) == {}


async def test_another_day_is_asked_for_and_remembered(open_example: Open) -> None:
    async with open_example((120, 36)) as board:
        await board.press("g", "v", "d")
        await board.type("17 maart 2026")
        await board.press("enter")
        assert board.lines()[0].startswith(" Vitaliteitscheck · op 17 maart 2026")
        assert not board.shows("zou op 15 juni 2026 klaar")
        await board.press("d")
        await board.type("1 juli 2026")
        await board.press("enter")
        assert board.shows("zou op 15 juni 2026 klaar of geëvalueerd zijn")
        await board.press("g", "s", "g", "v")
        assert board.shows("op 1 juli 2026")
        await board.press("d")
        await board.type("eergisterochtend")
        await board.press("enter")
        assert board.shows("Geen datum herkend in 'eergisterochtend'")


async def test_there_is_no_score(open_example: Open) -> None:
    async with open_example((120, 60)) as board:
        await board.press("g", "v", "f")
        assert not any(re.search(r"\d+ ?%|\d+/\d+|score", line) for line in board.lines())
        roles = {role for line in board.app.screen.query_one(Lines).lines for role, _ in line}
        assert not roles & {"warn", "lead", "match"}


async def test_nothing_changes_where_nothing_may(open_example: Open) -> None:
    async with open_example() as board:
        board.app.workshop.read_only = "read_only"
        await board.press("g", "v", "s")
        assert board.shows("alleen te lezen")
        assert board.canvas.info.checks_off == {}


async def test_words_in_the_list_are_found(open_example: Open) -> None:
    async with open_example((120, 36)) as board:
        await board.press("g", "v", "/")
        await board.type("uitleg")
        await board.press("enter")
        assert any(line.startswith(">") and "gedeelde uitleg" in line for line in board.lines())
        await board.press("/")
        await board.type("zeppelin")
        await board.press("enter")
        assert board.shows("Niets gevonden voor “zeppelin”")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12), (20, 5)])
async def test_every_line_fits_and_the_cursor_shows(
    open_example: Open, size: tuple[int, int]
) -> None:
    async with open_example(size) as board:
        await board.press("g", "v")
        for key in ("home", *["down"] * 6, "pagedown", "end", "up"):
            await board.press(key)
            lines = board.app.screen.query_one(Lines).lines
            assert {sum(cell_len(text) for _, text in line) for line in lines} == {size[0]}
            assert sum(line.startswith(">") for line in board.lines()) == 1


async def test_what_is_in_order_leads_to_its_block(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        await board.press("g", "v", "/")
        await board.type("Elke spelregel volgt")
        await board.press("enter", "enter")
        assert board.app.screen is board.app.sheet
        assert board.app.sheet.place.startswith("spelregels")
