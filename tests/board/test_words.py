"""Words as a reader looks them up: one order for every list of names, and one way to compare."""

import random

import pytest

from board.commands.by import By
from board.commands.terms import add_term, glossary
from board.model import Canvas
from board.wording import by_alphabet, folded

READ = [
    "Aarde",
    "Ærø",
    "De Schakel",
    "De Schakel (trekt mee, geen lid)",
    "de twaalf gemeenten",
    "De Zwaan",
    "Één",
    "eenvoud",
    "Groep 2",
    "Groep 10",
    "'s-Hertogenbosch",
    "IJsselkant",
    "Łódź",
    "Öresund",
    "Řezníček; zn.",
    "Stichting Zorg, Welzijn en Wonen",
    "'t Hart",
    "Zaak",
]


def test_names_come_as_a_reader_looks_them_up() -> None:
    wanted = sorted(READ, key=by_alphabet)
    assert wanted[:4] == READ[:4]
    assert wanted.index("Één") < wanted.index("eenvoud") < wanted.index("Zaak")
    assert wanted.index("Groep 2") < wanted.index("Groep 10")
    assert wanted.index("'s-Hertogenbosch") + 1 == wanted.index("Stichting Zorg, Welzijn en Wonen")
    assert wanted.index("Öresund") < wanted.index("Řezníček; zn.") < wanted.index("'t Hart")


def test_names_that_read_alike_always_come_in_one_order() -> None:
    alike = ["Zoe", "zoe", "Zoë", "ZOE", "zoë"]
    once = sorted(alike, key=by_alphabet)
    for seed in range(10):
        shuffled = random.Random(seed).sample(alike, len(alike))
        assert sorted(shuffled, key=by_alphabet) == once


def test_the_glossary_is_by_alphabet(blank: Canvas, anna: By) -> None:
    canvas = blank
    for word in ("Zorg", "élan", "Eigenaarschap", "Überblick", "uren"):
        canvas = add_term(canvas, anna, word)
    words = [one.word for one in glossary(canvas)]
    assert words == ["Eigenaarschap", "élan", "Überblick", "uren", "Zorg"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ŁÓDŹ", "lodz"),
        ("Weiß", "WEISS"),
        ("  Twee   woorden ", "twee woorden"),
        ("An\u200bna", "anna"),
        ("Ĳssel", "ijssel"),
    ],
)
def test_texts_that_read_alike_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)
