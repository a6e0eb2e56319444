"""The pane beside the sheet, and the lines below it: the card under the cursor, whole."""

import pytest

from board.i18n import Texts
from board.meeting import Group
from board.model import Canvas, Card, Ref
from tests.view.conftest import example
from tui.view import told
from tui.view.index import Index, Thing, thing_at, title_of
from tui.view.inspector import pane, pane_width
from tui.view.width import cell_len


def named(canvas: Canvas, start: str) -> Thing:
    """The thing whose line begins so."""
    things: list[Thing] = [
        *canvas.cards.values(),
        *canvas.coalitions.values(),
        *canvas.members.values(),
    ]
    return next(thing for thing in things if title_of(thing).startswith(start))


def shown(thing: Thing | None, path: str, say: Texts, size: tuple[int, int] = (44, 40)) -> str:
    lines = pane(Index(example()), thing, path, say, *size)
    assert len(lines) == size[1]
    assert {sum(cell_len(text) for _, text in line) for line in lines} == {size[0]}
    rows = ("".join(text for _, text in line).removeprefix("│ ").strip() for line in lines)
    return "\n".join(rows)


def unbroken(page: str) -> str:
    return " ".join(page.split())


def test_a_rule_tells_who_agreed_what_it_follows_from_and_what_follows(say: Texts) -> None:
    rule = named(example(), "Wie een jongere aanmeldt")
    page = unbroken(shown(rule, "spelregels.halenbrengen", say))
    assert "Hoe gaan we om met halen en brengen?" in page
    assert "Wie een jongere aanmeldt, blijft eigenaar tot een ander ja zegt" in page
    assert "✓ afgesproken door 4 van 10: Gemeente IJsselkant, ROC Oostland" in page
    assert "● 2 stippen" in page
    assert "volgt uit: Geen jongere van de kaart" in page
    assert "hieruit volgt: Leerbaan in 10 dagen" in page
    assert "Henk · 4 nov 2025" in page


def test_a_body_is_told_in_plain_lines(say: Texts) -> None:
    card = named(example(), "We geloven dat werk leren")
    page = shown(card, "identiteit.passie.overtuiging", say)
    assert "• vier op de vijf afvallers noemt te veel" in page
    assert "│ Ik snapte breuken pas toen ik een" in page


def test_who_changed_it_last_is_told_where_that_is_known(say: Texts) -> None:
    card = named(example(), "Geen jongere van de kaart")._replace(changed="2026-03-20T10:00:00Z")
    lines = pane(Index(example()), card, "identiteit.passie", say, 60, 40, changed_by="Joost")
    assert any("gewijzigd door Joost, 20 mrt" in text for line in lines for _, text in line)


def test_the_group_of_a_card_is_told(say: Texts) -> None:
    canvas = example()
    card = named(canvas, "Geen jongere van de kaart")
    assert isinstance(card, Card)
    card = card._replace(group="g1")
    grouped = canvas._replace(
        groups={"g1": Group("g1", title="Wie er is")}, cards={**canvas.cards, card.id: card}
    )
    lines = pane(Index(grouped), card, card.place, say, 44, 40)
    assert "│ groep: Wie er is" in ["".join(text for _, text in line).rstrip() for line in lines]


def test_a_coalition_is_told_by_the_fields_of_the_figure(say: Texts) -> None:
    page = unbroken(shown(named(example(), "Leerbaan in 10"), "coalities", say))
    assert "project · tot 1 okt" in page
    for label in ("Kernpartners: ROC Oostland", "Doelgroep: ", "Gedeelde ambitie: ", "Werkvorm: "):
        assert label in page


def test_an_open_place_shows_its_question(say: Texts) -> None:
    page = unbroken(shown(None, "spelregels.monitoren", say))
    assert page == "Spelregels Hoe gaan we om met monitoren en sanctioneren?"


@pytest.mark.parametrize("size", [(36, 20), (36, 5), (54, 60)])
def test_a_long_text_leaves_the_facts_their_place(say: Texts, size: tuple[int, int]) -> None:
    """And whatever it says, the pane keeps its size."""
    card = named(example(), "We geloven dat werk leren")
    assert isinstance(card, Card)
    long = card._replace(body="Een lange regel.\n" * 500)
    page = shown(long, "identiteit.passie.overtuiging", say, size)
    assert ("Karin" in page) == (size[1] >= 20)


def test_the_pane_is_there_from_140_columns() -> None:
    assert [bool(pane_width(width)) for width in (80, 139, 140, 200, 400)] == [0, 0, 1, 1, 1]


def test_signs_are_told_in_words(say: Texts) -> None:
    canvas = example()
    agreed = thing_at(canvas, Ref("cards", "kaart238")) or named(canvas, "Besluiten nemen we")
    said = ["✓ afgesproken door 3 van 3", "+ werkt (sessie 2)"]
    assert told.signs(canvas, agreed, say) == said
    many = named(canvas, "We geloven dat werk leren")
    assert told.signs(canvas, many, say) == ["≡ toelichting", "● 4 stippen"]
    doubtful = named(canvas, "De leden sturen zelf")
    assert told.signs(canvas, doubtful, say) == ["begrip? (nog geen gedeelde uitleg)"]
