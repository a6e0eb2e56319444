"""VC-01 and VC-02."""

from collections.abc import Callable
from typing import Any

import pytest

from board.model import Card

Says = Callable[..., list[str] | None]


def _cards(place: str, count: int, **fields: Any) -> list[Card]:
    return [
        Card(f"{place}-{at}", place=place, text=f"{place} {at}", **fields) for at in range(count)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            "Identiteit is nog leeg, terwijl er 3 kaarten in andere blokken staan. "
            "Wat verbindt ons?",
        ),
        (
            "en",
            "Identity is still empty while 3 cards stand in other blocks. What connects us?",
        ),
    ],
)
def test_vc01_identity_empty(says: Says, language: str, text: str) -> None:
    assert says("VC-01", *_cards("regie.zorg", 3), language=language) == [text]


def test_vc01_is_in_order_with_an_identity_card(says: Says) -> None:
    assert says("VC-01", *_cards("regie.zorg", 2)) is None, "empty is not in order, only early"
    assert says("VC-01", *_cards("regie.zorg", 3), *_cards("identiteit.passie.een", 1)) == []


def test_vc01_counts_no_card_that_was_parked_or_removed(says: Says) -> None:
    gone = _cards("identiteit", 1, state="removed") + _cards("identiteit.passie", 1, state="parked")
    assert says("VC-01", *_cards("regie.zorg", 3), *gone) != []
    assert says("VC-01", *_cards("regie.zorg", 2), *_cards("regie", 2, state="parked")) is None


def test_vc01_says_nothing_about_a_canvas_without_cards(says: Says) -> None:
    assert says("VC-01") is None


@pytest.mark.parametrize(
    ("ambition", "other", "text"),
    [
        (0, 4, "Onder identiteit staat nog geen kaart bij ambitie."
               " Is de relatie alleen genoeg houvast?"),
        (4, 0, "Alle 4 identiteitskaarten staan bij ambitie. Wat verbindt ons nog meer?"),
    ],
)  # fmt: skip
def test_vc02_one_sided(says: Says, ambition: int, other: int, text: str) -> None:
    cards = _cards("identiteit.ambitie.een", ambition) + _cards("identiteit.passie", other)
    assert says("VC-02", *cards) == [text]


def test_vc02_in_english(says: Says) -> None:
    assert says("VC-02", *_cards("identiteit", 4), language="en") == [
        "Under identity there is no card yet at ambitie (en). "
        "Is the relation alone enough to hold on to?"
    ]
    assert says("VC-02", *_cards("identiteit.ambitie", 4), language="en") == [
        "All 4 identity cards are at ambitie (en). What else connects us?"
    ]


@pytest.mark.parametrize(("ambition", "other"), [(1, 3), (3, 1)])
def test_vc02_is_in_order_with_some_of_both(says: Says, ambition: int, other: int) -> None:
    cards = _cards("identiteit.ambitie", ambition) + _cards("identiteit.passie", other)
    assert says("VC-02", *cards) == []


def test_vc02_needs_four_identity_cards(says: Says) -> None:
    assert says("VC-02", *_cards("identiteit.passie", 3)) is None
    assert says("VC-02", *_cards("identiteit.passie", 3), *_cards("regie", 5)) is None
