"""Open questions stay on the sheet, and how far the answers are is told."""

import re

import pytest

from board import templates
from board.commands.canvas import new_canvas
from board.commands.cards import add_card
from tests.view.conftest import BY, Draw, example
from tui.view.drawings import progress


def test_a_section_with_a_card_still_asks_what_is_open(draw: Draw) -> None:
    canvas = new_canvas(templates.load("netwerk"), BY, "Zorgnetwerk Oost", "nl")
    canvas = add_card(canvas, BY, "identiteit.passie.thema", "Geen jongere van de kaart")
    page = "\n".join(draw(canvas, (120, 36)).rows)
    assert "▎Geen jongere van de kaart" in page
    assert "Welk gedeeld thema geeft ons energie?" not in page
    assert "· Welke waarden en normen" in page
    assert "· Welke gedeelde overtui" in page


def test_titles_carry_how_many_questions_are_answered(draw: Draw) -> None:
    rows = draw(example(), (120, 36)).rows
    titles = next(row for row in rows if "1 IDENTITEIT" in row)
    assert " 5/6 " in titles
    assert " 10/12 " in titles
    assert " 4/5 " in titles
    sections = next(row for row in rows if " Passie " in row)
    assert sections.count("3/3") == 2


@pytest.mark.parametrize(
    ("answered", "bar"),
    [(0, "□□□□□□□□"), (1, "■□□□□□□□"), (21, "■■■■□□□□"), (34, "■■■■■■■□"), (35, "■■■■■■■■")],
)
def test_the_bar_is_full_only_with_the_last_answer(answered: int, bar: str) -> None:
    assert progress(answered, 35) == bar


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 19)])
def test_a_narrow_title_gives_up_blanks_before_its_count(draw: Draw, size: tuple[int, int]) -> None:
    page = "\n".join(draw(example(), size).rows)
    assert re.search(r"4 REGIE.* 4/5", page)
