"""Zooming in tells more: questions with what answers them, consents, links, bodies."""

from itertools import pairwise

import pytest

from tests.view.conftest import Draw, example, realistic
from tui.view.state import BLOCK, SECTION, Cursor


def test_a_block_shows_every_question_with_its_cards_under_it(draw: Draw) -> None:
    rows = draw(example(), (120, 36), Cursor("spelregels"), BLOCK).rows
    heads = [row.strip() for row in rows if row.startswith(" Hoe ")]
    assert len(heads) == 5
    page = "\n".join(rows)
    asked = page.index("Hoe gaan we om met halen en brengen?")
    assert asked < page.index("Wie een jongere aanmeldt") < page.index("conflicten en issues?")
    assert "· Hoe gaan we om met monitoren en sanctioneren?" in page
    assert "afgesproken door: Gemeente IJsselkant; ROC Oostland" in page
    assert "volgt uit: Klein proberen" in page
    assert "De drie cijfers: …" in page


def test_a_section_shows_bodies_whole(draw: Draw) -> None:
    rows = draw(example(), (120, 36), Cursor("identiteit.passie"), SECTION).rows
    page = "\n".join(rows)
    assert "• na zes weken op een bouwplaats wil de helft toch een diploma" in page
    flat = "\n".join(draw(example(), (120, 36), Cursor("spelregels"), SECTION).rows)
    assert "3. leerbanen die na drie maanden nog lopen" in flat


def test_coalitions_are_the_figure_of_the_article(draw: Draw) -> None:
    page = "\n".join(draw(example(), (160, 45), Cursor("coalities"), BLOCK).rows)
    for text in (
        "project · tot 1 okt",
        "Kernpartners: ROC Oostland; Bouwmensen Oost",
        "Doelgroep: ouders en verzorgers",
        "Gedeelde ambitie: elkaar leren kennen zonder cv",
        "Werkvorm: vier avonden met eten",
        "Opbrengst: 41 bezoekers",
    ):
        assert text in page


@pytest.mark.parametrize("size", [(160, 45), (80, 24)], ids=str)
def test_tall_cards_stand_apart_with_their_titles_in_bold(
    draw: Draw, size: tuple[int, int]
) -> None:
    canvas = example()
    drawn = draw(canvas, size, Cursor("coalities"), BLOCK)
    for above, below in pairwise(drawn.painting.slots):
        if above.pane == below.pane:
            assert below.y == above.y + above.height + 1
    bold = [text for line in drawn.painting.lines for role, text in line if role == "card-title"]
    titles = {one.title for one in canvas.coalitions.values()}
    assert {text.strip() for text in bold} <= titles
    assert len(bold) >= 1
    labels = [text for line in drawn.painting.lines for role, text in line if role == "card-dim"]
    assert any(text.strip() == "Kernpartners:" for text in labels)


def test_members_stand_under_the_question_who_takes_part(draw: Draw) -> None:
    page = "\n".join(draw(example(), (120, 48), Cursor("organisatie.wie"), SECTION).rows)
    asked = page.index("Wie nemen deel aan het netwerk?")
    assert asked < page.index("◆ ROC Oostland")


@pytest.mark.parametrize("zoom", [BLOCK, SECTION])
def test_dots_stay_near_their_card(draw: Draw, zoom: int) -> None:
    for canvas in (example(), realistic(60)):
        for block in canvas.template.blocks:
            for row in draw(canvas, (200, 60), Cursor(block.id), zoom).rows:
                for part in row.split("│"):
                    before, dot, _ = part.partition("●")
                    if dot and "▎" in before:
                        assert len(before) - len(before.rstrip()) <= 2, row


@pytest.mark.parametrize("zoom", [BLOCK, SECTION])
@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (60, 18), (40, 12)], ids=str)
def test_nothing_is_cut_where_a_part_stands_alone(
    draw: Draw, zoom: int, size: tuple[int, int]
) -> None:
    """It scrolls instead; what shows of a card shows in full."""
    canvas = example()
    for block in canvas.template.blocks:
        drawn = draw(canvas, size, Cursor(block.id), zoom)
        for slot in drawn.painting.slots:
            pane = drawn.painting.panes[slot.pane]
            at = pane.cell.row_of(slot.cursor)
            assert at is not None
            whole = pane.cell.lines(pane.width, pane.height, pane.depth).counts[at]
            ref = slot.cursor.ref
            if ref is not None and slot.height == whole:
                assert drawn.shows_whole(ref)
