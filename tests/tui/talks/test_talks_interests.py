"""Who wants to join in what: a key per member, and a coalition from a topic."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from board.commands.by import By
from board.commands.interests import add_topics, set_level
from board.model import Canvas
from tests.tui.conftest import Board
from tui.view.abbreviations import abbreviations, in_columns
from tui.view.width import cell_len
from tui.widgets.lines import Lines

Open = Callable[..., AbstractAsyncContextManager[Board]]


def three_topics(canvas: Canvas, by: By) -> Canvas:
    canvas = add_topics(canvas, by, ["Vervoer"], id="vervoer")
    canvas = add_topics(canvas, by, ["Leerbanen"], id="leerbanen")
    canvas = add_topics(canvas, by, ["Werkcafé"], id="werkcafe")
    canvas = set_level(canvas, by, "vervoer", "partner1", 2)
    return set_level(canvas, by, "leerbanen", "partner1", 4)


def titles(board: Board) -> list[str]:
    known = [topic.title for topic in board.canvas.topics.values()]
    rows = (line[2:].split("  ")[0].strip() for line in board.lines())
    return [row for row in rows if row in known]


async def test_topics_one_after_the_other(open_network: Open) -> None:
    async with open_network(2) as board:
        await board.press("g", "i", "a")
        for title in ("Vervoer", "Leerbanen", "Werkcafé"):
            await board.type(title)
            await board.press("enter")
        await board.press("escape")
        assert titles(board) == ["Vervoer", "Leerbanen", "Werkcafé"]
        kept = sorted(board.kept.topics.values(), key=lambda topic: topic.order)
        assert [topic.title for topic in kept] == ["Vervoer", "Leerbanen", "Werkcafé"]


async def test_one_key_per_member_and_on_to_the_next_topic(open_network: Open) -> None:
    async with open_network(3, also=three_topics) as board:
        await board.press("g", "i", "right", "right")
        await board.type("421302")
        await board.settle()
        assert dict(board.kept.topics["leerbanen"].levels) == {
            "partner1": 4,
            "partner2": 2,
            "partner3": 1,
        }
        assert dict(board.kept.topics["vervoer"].levels) == {"partner1": 3, "partner3": 2}
        await board.press("u")
        assert "partner3" not in board.canvas.topics["vervoer"].levels


async def test_what_most_would_join_stands_on_top_and_stays_put_while_typing(
    open_network: Open,
) -> None:
    async with open_network(3, also=three_topics) as board:
        await board.press("g", "i")
        assert titles(board) == ["Leerbanen", "Vervoer", "Werkcafé"]
        await board.press("down", "down", "right", "right", "3", "3", "3")
        assert titles(board) == ["Leerbanen", "Vervoer", "Werkcafé"]
        await board.press("home", "s")
        assert titles(board) == ["Werkcafé", "Leerbanen", "Vervoer"]


async def test_a_level_is_cleared(open_network: Open) -> None:
    async with open_network(2, also=three_topics) as board:
        await board.press("g", "i", "right", "right", "backspace")
        assert dict(board.canvas.topics["leerbanen"].levels) == {}


async def test_a_topic_becomes_a_coalition_with_partners(open_network: Open) -> None:
    async with open_network(4, also=three_topics) as board:
        await board.press("g", "i", "right", "right")
        await board.type("4321")
        await board.press("up", "c")
        (coalition,) = board.kept.coalitions.values()
        assert coalition.title == "Leerbanen"
        assert coalition.core == ("member:partner1",)
        assert coalition.others == ("member:partner2",)
        assert board.shows("1 kernpartners, 1 deelnemers")
        assert any("◆Leerbanen" in line for line in board.lines())
        await board.press("u")
        assert not [one for one in board.canvas.coalitions.values() if one.state == "active"]
        assert not any("◆Leerbanen" in line for line in board.lines())


async def test_a_topic_gets_another_title_and_goes(open_network: Open) -> None:
    async with open_network(1, also=three_topics) as board:
        await board.press("g", "i", "enter")
        await board.type(" nu")
        await board.press("enter")
        assert board.kept.topics["leerbanen"].title == "Leerbanen nu"
        await board.press("escape", "up", "d")
        assert board.kept.topics["leerbanen"].state == "removed"
        assert titles(board) == ["Vervoer", "Werkcafé"]
        await board.press("u")
        assert "Leerbanen nu" in titles(board)


async def test_it_says_what_is_missing(open_network: Open) -> None:
    async with open_network() as board:
        await board.press("g", "i")
        assert board.shows("Nog geen onderwerpen")
        await board.press("3")
        assert board.shows("Er is nog geen onderwerp")
        await board.press("a")
        await board.type("Vervoer")
        await board.press("enter", "escape", "3")
        assert board.shows("voeg ze toe met g m")
        await board.press("c", "c")
        assert len(board.canvas.coalitions) == 1


async def test_what_another_sets_appears_without_moving_the_rows(
    open_network: Open, elsewhere: Callable[[str, Any], None]
) -> None:
    async with open_network(2, also=three_topics) as board:
        await board.press("g", "i")
        elsewhere("netwerk", lambda canvas, by: set_level(canvas, by, "werkcafe", "partner2", 4))
        await board.until(lambda: board.canvas.topics["werkcafe"].levels)
        row = next(line for line in board.lines() if "Werkcafé" in line)
        assert row.split()[-3:] == ["1", "·", "4"]
        assert titles(board) == ["Leerbanen", "Vervoer", "Werkcafé"]


async def test_forty_members_are_legible_at_80_by_24(open_network: Open) -> None:
    def everyone(canvas: Canvas, by: By) -> Canvas:
        canvas = three_topics(canvas, by)
        for number in range(1, 41):
            canvas = set_level(canvas, by, "leerbanen", f"partner{number}", 1 + number % 4)
        return canvas

    async with open_network(40, also=everyone) as board:
        await board.press("g", "i")
        assert board.shows("›")
        assert any(line.lstrip(">").split()[:2] == ["▎Leerbanen", "20"] for line in board.lines())
        await board.press("end")
        assert "Partner 40" in board.lines()[-2]
        assert "weten" in board.lines()[-2]
        assert any("4 meebepalen: Partner 3, Partner 7" in line for line in board.lines())


@pytest.mark.parametrize("width", range(7, 15))
def test_names_in_heads_say_the_name(width: int) -> None:
    names = ["Gemeente IJsselkant", "ROC Oostland", "Stichting De Werkplek", "Youssef Bakker"]
    for name, head in zip(names, in_columns(names, width), strict=True):
        lines = head.split("\n")
        assert all(cell_len(line) <= width for line in lines)
        assert len(lines) <= 4
        assert head.replace("-\n", "").replace("\n", " ") == name


def test_short_names_differ() -> None:
    names = ["ROC Oostland", "Gemeente A", "Gemeente B", "Gemeente Bodegraven", "UWV", "", "Gem"]
    short = abbreviations(names)
    assert short[:3] == ["ROC", "Gem", "GeB"]
    assert len({one.casefold() for one in short}) == len(names)
    assert all(cell_len(one) <= 3 for one in short)


async def test_short_names_are_told_below_where_there_is_room(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        await board.press("g", "i")
        assert board.shows(" Gem ROC Sti VSO ")
        assert board.shows("Gem Gemeente IJsselkant  ROC ROC Oostland  Sti Stichting De Werkplek")
        assert board.shows("Bou Bouwmensen Oost")


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18), (40, 12)])
async def test_every_line_fits(open_example: Open, size: tuple[int, int]) -> None:
    async with open_example(size) as board:
        await board.press("g", "i")
        for key in ("right", "right", "right", "down", "end", "home"):
            await board.press(key)
            lines = board.app.screen.query_one(Lines).lines
            assert {sum(cell_len(text) for _, text in line) for line in lines} == {size[0]}
            assert any(line.startswith(">") for line in board.lines())


async def test_where_nothing_may_change_it_is_only_looked_at(open_example: Open) -> None:
    async with open_example((80, 24)) as board:
        board.app.workshop.read_only = "read_only"
        before = board.canvas
        await board.press("g", "i", "right", "right")
        for key in ("3", "backspace", "a", "d", "u"):
            await board.press(key)
            assert board.shows("alleen te lezen")
        assert board.canvas is before
