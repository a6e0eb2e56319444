"""What someone may have meant: slips of the hand and beginnings, never a mere likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.nearest import nearest, slips


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("lst", ["new", "list"], ["list"]),
        ("lsit", ["list"], ["list"]),
        ("ist", ["list"], ["list"]),
        ("ex", ["export", "next"], ["export"]),
        ("zorgen", ["zorg"], ["zorg"]),
        ("Gemente", ["Gemeente", "Gemeenteraad"], ["Gemeente"]),
        ("cafe", ["Café De Brug"], ["Café De Brug"]),
        ("identyt", ["identity"], ["identity"]),
        ("ROC Oostlnad", ["ROC Oostland", "ROC Westland"], ["ROC Oostland"]),
    ],
)
def test_a_slip_or_a_beginning_is_near(word: str, known: list[str], near: list[str]) -> None:
    assert nearest(word, known) == near


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("undo", "redo"),
        ("missie", "passie"),
        ("realisatie", "organisatie"),
        ("vergadering", "overtuiging"),
        ("werkgroepvergadering", "stuurgroepvergadering"),
        ("samenwerking", "samenhang"),
        ("--zz", "--as"),
        ("a", "b"),
        ("ab", "cd"),
        ("", "ab"),
    ],
)
def test_the_same_ending_is_not(word: str, other: str) -> None:
    assert nearest(word, [other]) == []


def test_the_nearest_comes_first_and_there_are_never_many() -> None:
    known = ["stages", "stage", "stagen", "stagee", "staage"]
    assert nearest("stage", known)[0] == "stage"
    assert len(nearest("stage", known)) == 3


@given(st.text(max_size=12), st.text(max_size=12))
def test_it_is_as_far_there_as_back(one: str, other: str) -> None:
    assert slips(one, other) == slips(other, one)
