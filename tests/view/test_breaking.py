"""Lines break where a reader would break them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.cells import cell_len
from tui.view.breaks import broken
from tui.view.plain import plain
from tui.view.width import broken_lines, wrap


@pytest.mark.parametrize(
    ("word", "cells", "parts"),
    [
        ("huisartsenpraktijken", 12, ["huisartsen-", "praktijken"]),
        ("instemming", 9, ["instem-", "ming"]),
        ("verantwoorden", 9, ["verant-", "woorden"]),
        ("samenwerkingsstructuur", 16, ["samenwerkings-", "structuur"]),
        ("Ondernemersvereniging", 13, ["Ondernemers-", "vereniging"]),
        ("netwerkcoördinator", 10, ["netwerk-", "coördina-", "tor"]),
        ("geestelijke-gezondheidszorg", 20, ["geestelijke-", "gezondheidszorg"]),
        (
            "https://voorbeeld.nl/netwerk/afspraken",
            24,
            ["https://voorbeeld.nl/", "netwerk/afspraken"],
        ),
        ("stewardship", 9, ["steward-", "ship"]),
        ("development", 8, ["develop-", "ment"]),
        ("漢字漢字漢字", 5, ["漢字", "漢字", "漢字"]),
        ("xxxxxxxxxx", 4, ["xxxx", "xxxx", "xx"]),
    ],
)
def test_a_word_that_is_too_long_breaks_between_its_parts(
    word: str, cells: int, parts: list[str]
) -> None:
    assert [part for part, _ in broken(word, cells)] == parts


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=60))
def test_a_broken_word_can_be_put_together_again(word: str) -> None:
    parts = broken(word, 6)
    assert "".join(part[:-1] if hyphen else part for part, hyphen in parts) == word
    assert all(cell_len(part) <= 6 for part, _ in parts)


@pytest.mark.parametrize("part", ["aanbesteding", "xx", "漢", "e\u0301", "a/", "QmFzZTY0"])
def test_a_text_without_blanks_is_broken_by_what_is_near(part: str) -> None:
    """As what was pasted by mistake: an image, a key, a page of another script."""
    word = part * (60_000 // len(part))
    parts = broken(word, 40)
    assert "".join(part[:-1] if hyphen else part for part, hyphen in parts) == word
    assert all(cell_len(part) <= 40 for part, _ in parts)
    assert parts[:3] == broken(part * 200, 40)[:3]


def test_a_long_word_may_begin_on_the_line_before_where_much_of_it_would_stay_empty() -> None:
    text = "Besluiten nemen we met instemming"
    assert [line.text for line in broken_lines(text, 16, fill=True)] == [
        "Besluiten nemen",
        "we met instem-",
        "ming",
    ]
    assert wrap(text, 16) == ("Besluiten nemen", "we met", "instemming")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# Kop #\n\ntekst", ("Kop", "", "tekst")),
        ("- een\n* twee\n  - drie", ("• een", "• twee", "  • drie")),
        ("- [ ] nog\n- [x] klaar", ("□ nog", "■ klaar")),
        ("1. een\n2. twee", ("1. een", "2. twee")),
        ("> gezegd", ("│ gezegd",)),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ("a  b", "1  2")),
        ("**vet** en *schuin* en `code` en _zo_", ("vet en schuin en code en zo",)),
        ("een_naam_met_strepen, 2 * 3 * 4", ("een_naam_met_strepen, 2 * 3 * 4",)),
        ("[tekst](https://x.nl)", ("tekst (https://x.nl)",)),
        (r"\*geen\*", ("*geen*",)),
        ("```\ncode\n```", ("code",)),
        ("---", ()),
        ("\n\neen\n\n\ntwee\n\n", ("een", "", "twee")),
        ("tab\tier\x1b[31m", ("tab ier␛[31m",)),
    ],
)
def test_a_body_becomes_plain_lines(body: str, lines: tuple[str, ...]) -> None:
    assert plain(body) == lines
