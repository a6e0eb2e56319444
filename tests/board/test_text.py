"""Card text: one line in, nothing lost, and nothing raw on its way to a terminal."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import text

anything = st.text(st.characters(exclude_categories=()))


@given(anything)
def test_what_is_kept_is_one_line_that_can_be_stored(written: str) -> None:
    first, body = text.split(written)
    assert len(first.splitlines()) <= 1
    assert "\r" not in body
    json.dumps([first, body]).encode("utf-8")
    first.encode("utf-8")
    body.encode("utf-8")


@given(anything)
def test_splitting_loses_only_blanks(written: str) -> None:
    first, body = text.split(written)
    mended = text.storable(written)
    assert _seen(first + body) == _seen(mended)


def _seen(written: str) -> list[str]:
    return [char for char in written if not text.unseen(char)]


@pytest.mark.parametrize(
    "nothing",
    ["\u200b", "\ufeff \u2060", "\u200d\u200d", "\u3164", "\u00ad", "\ufe0f", "\u2800\u200e\n"],
)
def test_what_nobody_can_see_is_empty(nothing: str) -> None:
    assert text.one_line(nothing) == ""
    assert text.lines(f"een\n{nothing}\ntwee") == ["een", "twee"]
    assert text.split(f"{nothing}\neen") == ("een", "")


@pytest.mark.parametrize(
    "something", ["\u200bé", "👩\u200d👩\u200d👧", "\u200f\u05d0", "\x07", "\ue000"]
)
def test_what_can_be_seen_is_not(something: str) -> None:
    assert text.one_line(something) == something


@given(anything)
def test_a_second_time_changes_nothing(written: str) -> None:
    for mend in (text.storable, text.one_line, text.body_text, text.visible, text.visible_lines):
        once = mend(written)
        assert mend(once) == once


@given(anything)
def test_nothing_raw_reaches_a_terminal(written: str) -> None:
    shown = text.visible(written)
    assert len(shown) == len(written)
    for char in shown:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_ordinary_text_is_shown_as_it_is() -> None:
    for written in ("é ï €", "‘quotes’", "漢字", "👩‍👩‍👧", "مرحبا", "# - > | * _ [ ] < & \\ 1."):
        assert text.visible(written) == written


def test_control_characters_show_as_pictures() -> None:
    assert text.visible("\x1b[2J\x07\x7f") == "␛[2J␇␡"
    assert text.visible_lines("a\x1b\nb") == "a␛\nb"


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_ends_the_first_line(between: str) -> None:
    assert text.split(f"een{between}twee") == ("een", "twee")
    assert text.one_line(f"een{between}twee") == "een twee"
    assert text.lines(f"een{between}{between} twee ") == ["een", "twee"]


def test_a_body_keeps_its_markdown() -> None:
    body = "- een\n  - twee\n\n```\ncode\n```"
    assert text.split(f"Titel\n\n{body}\n") == ("Titel", body)


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("#werk en #Leerbaan", ("werk", "leerbaan")),
        ("#werk #WERK", ("werk",)),
        ("a#b &#39; ##x C# #", ()),
        ("#één-twee, #3", ("één-twee", "3")),
    ],
)
def test_tags_are_words_with_a_hash(written: str, tags: tuple[str, ...]) -> None:
    assert text.tags(written) == tags


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("- een\n- twee\n-\n-geen lijst", ["een", "twee", "-geen lijst"]),
        ("1. een\n2) twee\n 10. drie\n1.5 fte", ["een", "twee", "drie", "1.5 fte"]),
        ("•\teen\n\uf0b7\ttwee\no\tdrie\n* vier\n– vijf", ["een", "twee", "drie", "vier", "vijf"]),
        ("- [ ] bellen\n- [x] mailen\n[ ] schrijven\n☐ lezen\n[nee] echt",
         ["bellen", "mailen", "schrijven", "lezen", "[nee] echt"]),
        ("Wensen:\n- een\n- twee", ["Wensen:", "een", "twee"]),
        ("- een", ["een"]),
        ("+ korte lijnen\n- weinig tijd", ["+ korte lijnen", "- weinig tijd"]),
        ("een\ntwee\n3. Delen is het derde", ["een", "twee", "3. Delen is het derde"]),
        ("-2 graden\n*let op*\n#tag\n2026. Een jaar",
         ["-2 graden", "*let op*", "#tag", "2026. Een jaar"]),
    ],
)  # fmt: skip
def test_pasted_lists_lose_their_marks_and_nothing_else(pasted: str, wanted: list[str]) -> None:
    assert text.lines(pasted) == wanted
