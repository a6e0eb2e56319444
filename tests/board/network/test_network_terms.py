"""The glossary, and what still asks for a meaning."""

import pytest

from board.commands.by import By
from board.commands.terms import (
    add_term,
    explain,
    glossary,
    remove_term,
    set_term,
    tie,
    unexplained,
    untie,
)
from board.model import Canvas, Card
from board.refusal import Refused


@pytest.fixture
def asked(network: Canvas) -> Canvas:
    """Three cards, two of them marked *begrip?*."""
    cards = (
        Card("een", place="identiteit.passie", text="Elke startkwalificatie telt", marks=("term",)),
        Card("twee", place="identiteit", text="Startkwalificaties", marks=("term", "room")),
        Card("drie", place="spelregels", text="Zonder startkwalificatie"),
    )
    return network._replace(cards={card.id: card for card in cards})


def test_words_stand_by_alphabet(network: Canvas, by: By) -> None:
    canvas = network
    for word in ("uit beeld", "Échelon", "doelgroep"):
        canvas = add_term(canvas, by, word, "…")
    assert [term.word for term in glossary(canvas)] == ["doelgroep", "Échelon", "uit beeld"]


def test_a_word_answers_the_marked_cards_that_use_it(asked: Canvas, by: By) -> None:
    assert [one.text for one in unexplained(asked)] == [
        "Startkwalificaties",
        "Elke startkwalificatie telt",
    ]
    canvas = add_term(asked, by, "STARTKWALIFICATIE", id="t")
    assert canvas.terms["t"].cards == ("een",)
    assert [one.text for one in unexplained(canvas)] == ["STARTKWALIFICATIE", "Startkwalificaties"]
    canvas = set_term(canvas, by, "t", meaning="diploma havo, vwo of mbo-2")
    canvas = tie(canvas, by, "t", "twee")
    assert unexplained(canvas) == []
    assert [one.ref.id for one in unexplained(untie(canvas, by, "t", "een"))] == ["een"]
    assert len(unexplained(remove_term(canvas, by, "t"))) == 2


def test_a_marked_coalition_asks_too(asked: Canvas, by: By) -> None:
    marked = asked.coalitions["leer"]._replace(marks=("term",))
    asked = asked._replace(coalitions={"leer": marked})
    assert [one.text for one in unexplained(asked)][-1] == "Leerbaan in 10 dagen"
    canvas = add_term(asked, by, "leerbaan", "werk om van te leren", id="t")
    assert canvas.terms["t"].cards == ("leer",)
    assert len(unexplained(canvas)) == 2


def test_explaining_takes_one_step_from_a_card(asked: Canvas, by: By) -> None:
    canvas = explain(asked, by, "kwalificatie", "een diploma", card_id="twee")
    assert glossary(canvas)[0].cards == ("twee",)
    again = explain(canvas, by, "Kwalificatie", "een papier", card_id="een")
    assert [(term.meaning, term.cards) for term in glossary(again)] == [
        ("een papier", ("twee", "een"))
    ]


def test_cards_may_be_named(asked: Canvas, by: By) -> None:
    canvas = add_term(asked, by, "telt", cards=["drie"], id="t")
    assert canvas.terms["t"].cards == ("drie",)


def test_what_cannot_be_is_refused(asked: Canvas, by: By) -> None:
    canvas = add_term(asked, by, "woord", id="t")
    with pytest.raises(Refused, match=r"term\.empty"):
        add_term(canvas, by, "  ")
    with pytest.raises(Refused, match=r"term\.twice"):
        add_term(canvas, by, "WOORD")
    with pytest.raises(Refused, match=r"network\.no_such_card"):
        tie(canvas, by, "t", "nergens")
    with pytest.raises(Refused, match=r"term\.unknown"):
        set_term(canvas, by, "nergens", meaning="x")
    assert set_term(canvas, by, "t", word="Woord").terms["t"].word == "Woord"
