"""Cards that name a party we know, and turning a card into a member or a coalition."""

from typing import Any

import pytest

from board import templates
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, link
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.interests import add_topics, coalition_from_topic
from board.commands.items import add_dots, toggle_mark
from board.commands.members import add_member
from board.commands.terms import add_term
from board.commands.turning import card_to_coalition, card_to_member, coalition_to_card, is_bare
from board.doubles import Double, doubles
from board.meeting import Action, Round
from board.model import Canvas, Ref
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


@pytest.fixture
def loose(canvas: Canvas) -> Canvas:
    """A loose answer among the coalitions, with all that a card can have of a coalition's."""
    canvas = add_card(canvas, BY, "coalities", "Leerbaan", body="tien dagen", id="los")
    canvas = add_dots(canvas, BY, [Ref("cards", "los")], 3)
    canvas = toggle_mark(canvas, BY, [Ref("cards", "los")], "term")
    canvas = link(canvas, BY, "los", "kern")
    return add_term(canvas, BY, "leerbaan", id="woord", cards=["los"])


def test_a_card_becomes_a_coalition_and_takes_everything_along(loose: Canvas) -> None:
    after = card_to_coalition(loose, BY, "los", id="co", form="project")
    one = after.coalitions["co"]
    assert (one.title, one.body, one.dots, one.marks) == ("Leerbaan", "tien dagen", 3, ("term",))
    assert (one.follows, one.form, one.progress, one.author) == (
        ("kern",),
        "project",
        "idea",
        "anna",
    )
    assert after.cards["los"].state == "removed"
    assert after.terms["woord"].cards == ("co",)


def test_and_back_while_it_is_bare(loose: Canvas) -> None:
    there = card_to_coalition(loose, BY, "los", id="co")
    assert is_bare(there, there.coalitions["co"])
    back = coalition_to_card(there, BY, "co", id="terug")
    one, was = back.cards["terug"], loose.cards["los"]
    for field in ("place", "text", "body", "dots", "marks", "follows", "author"):
        assert getattr(one, field) == getattr(was, field)
    assert back.coalitions["co"].state == "removed"
    assert back.terms["woord"].cards == ("terug",)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("core", "ROC Oostland"), ("others", "iemand"), ("target_group", "jongeren"),
        ("shared_ambition", "x"), ("way_of_working", "x"), ("conditions", "x"), ("joint", True),
        ("progress", "actief"), ("start", "1 okt"), ("end", "1 okt"), ("review", "1 okt"),
        ("outcome", "x"), ("result", "x"), ("form", "project"),
    ],
)  # fmt: skip
def test_a_coalition_that_says_more_stays_one(canvas: Canvas, field: str, value: Any) -> None:
    canvas = add_coalition(canvas, BY, "Leerbaan", id="co")
    canvas = set_coalition(canvas, BY, "co", **{field: value})
    with pytest.raises(Refused, match=r"coalition\.not_bare"):
        coalition_to_card(canvas, BY, "co")


def test_a_coalition_that_others_name_stays_one(canvas: Canvas) -> None:
    canvas = add_topics(canvas, BY, ["Vervoer"], id="vervoer")
    topical = coalition_from_topic(canvas, BY, "vervoer", id="co")
    acted = add_coalition(canvas, BY, "Leerbaan", id="co")._replace(
        actions={"a": Action("a", text="Bellen", coalition="co")}
    )
    for one in (topical, acted):
        with pytest.raises(Refused, match=r"coalition\.not_bare"):
            coalition_to_card(one, BY, "co")


def test_a_hidden_card_stays_hidden(loose: Canvas) -> None:
    card = loose.cards["los"]._replace(round="stil")
    loose = loose._replace(cards={**loose.cards, "los": card}, rounds={"stil": Round("stil")})
    for turn in (card_to_coalition, card_to_member):
        with pytest.raises(Refused, match=r"card\.hidden"):
            turn(loose, BY, "los")
    shown = loose._replace(rounds={"stil": Round("stil", progress="revealed")})
    assert card_to_coalition(shown, BY, "los").cards["los"].state == "removed"
