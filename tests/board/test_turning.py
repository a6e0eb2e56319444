"""Cards that name a party we know, and making them that party."""

import pytest

from board import templates
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, link
from board.commands.members import add_member
from board.commands.turning import card_to_member
from board.doubles import Double, doubles
from board.model import Canvas
from board.refusal import Refused

BY = By("anna", "2026-03-17T09:30:00Z")
WHO = "organisatie.wie.deelname"


@pytest.fixture
def canvas() -> Canvas:
    canvas = new_canvas(templates.load("netwerk"), BY, "Jong & Werk", "nl")
    canvas = add_member(canvas, BY, "ROC Oostland", id="roc")
    canvas = add_member(canvas, BY, "Platform Natuur en Milieu (PNM)", id="pnm")
    canvas = add_card(canvas, BY, "identiteit.passie", "Geen jongere van de kaart", id="kern")
    canvas = add_card(canvas, BY, WHO, "roc oostland", id="dubbel")
    canvas = add_card(canvas, BY, "organisatie.wie", "PNM", id="afkorting")
    canvas = add_card(canvas, BY, WHO, "ROC Oostland, maar alleen de opleiding techniek", id="meer")
    return add_card(canvas, BY, "organisatie.wie.rol", "ROC Oostland", id="rol")


def test_a_card_that_names_a_member_is_seen_where_it_says_who_takes_part(canvas: Canvas) -> None:
    assert doubles(canvas) == [Double("dubbel", "roc"), Double("afkorting", "pnm")]


def test_the_card_becomes_the_member_and_keeps_what_it_follows_from(canvas: Canvas) -> None:
    canvas = link(canvas, BY, "dubbel", "kern")
    after = card_to_member(canvas, BY, "dubbel")
    assert after.cards["dubbel"].state == "removed"
    assert after.members["roc"].follows == ("kern",)
    assert len(after.members) == len(canvas.members)
    assert doubles(after) == [Double("afkorting", "pnm")]


def test_a_card_that_names_nobody_yet_becomes_a_new_member(canvas: Canvas) -> None:
    canvas = add_card(canvas, BY, WHO, "Zorg, Welzijn en Wonen", id="nieuw")
    after = card_to_member(canvas, BY, "nieuw", id="zorg")
    assert after.members["zorg"].name == "Zorg, Welzijn en Wonen"
    assert after.cards["nieuw"].state == "removed"


def test_a_card_with_a_longer_text_stays_a_card(canvas: Canvas) -> None:
    canvas = add_card(canvas, BY, WHO, "ROC Oostland", body="Alleen techniek", id="lang")
    with pytest.raises(Refused, match=r"card\.has_body"):
        card_to_member(canvas, BY, "lang")
