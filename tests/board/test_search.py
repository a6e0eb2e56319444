"""Finding things while typing: text, tags, authors, whatever the case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import queries
from board.commands.by import By
from board.commands.cards import add_card, edit_card
from board.commands.coalitions import set_coalition
from board.commands.grouping import make_group
from board.commands.items import park, remove
from board.commands.members import add_member
from board.model import Canvas, Ref
from board.search import groups_found, search, spans


@pytest.fixture
def canvas(blank: Canvas, anna: By) -> Canvas:
    """One card, one coalition and one member, with something to find in each."""
    canvas = add_card(blank, anna, "identiteit.passie", "Één CAFÉ is #Leerbaan", id="k2")
    canvas = edit_card(canvas, anna, "k2", body="Straße met #zorg")
    canvas = add_member(canvas, anna, "ROC Oostland", role="kernspeler", id="m2")
    canvas = add_card(canvas, anna, "coalities.project", "Ouders aan tafel", id="v2", author="Bram")
    return set_coalition(
        canvas, anna, "v2", core="ROC Oostland; UWV (extern)", target_group="verzorgers"
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cafe", ["k2"]),
        ("een cafe", ["k2"]),
        ("café ZORG", ["k2"]),
        ("strasse", ["k2"]),
        ("#leer", ["k2"]),
        ("#zorg", ["k2"]),
        ("#cafe", []),
        ("bram", ["v2"]),
        ("anna", ["k2", "m2"]),
        ("verzorgers", ["v2"]),
        ("uwv", ["v2"]),
        ("oostland", ["m2", "v2"]),
        ("kernspeler", ["m2"]),
        ("cafe tafel", []),
        ("", []),
        ("   ", []),
        ("#", []),
    ],
)
def test_finds(canvas: Canvas, query: str, found: list[str]) -> None:
    assert [ref.id for ref in search(canvas, query)] == found


def test_what_is_found_comes_in_sheet_order(example: Canvas) -> None:
    order = [queries.ref_of(item) for item in queries.sheet(example)]
    found = search(example, "jongeren")
    assert len(found) > 5
    assert found == [ref for ref in order if ref in found]


def test_parked_only_if_asked_for_and_removed_never(example: Canvas, anna: By) -> None:
    ref = Ref("cards", "kaart222")
    assert ref in search(example, "van de kaart")
    parked = park(example, anna, [ref])
    assert ref not in search(parked, "van de kaart")
    assert search(parked, "van de kaart", with_parked=True)[-1] == ref
    removed = remove(example, anna, [ref])
    assert ref not in search(removed, "van de kaart", with_parked=True)


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Stichting Łódź", "lodz"),
        ("Øst for Ærø", "ost aero"),
        ("Đorđe Ħamrun", "dorde hamrun"),
        ("Große Straße", "grosse strasse"),
        ("Cœur à cœur", "COEUR"),
        ("Kılıç", "kilic"),
        ("Þingeyri", "thingeyri"),
        ("Řezníček; zn.", "reznicek"),
        ("samen\u00adwerking", "samenwerking"),
    ],
)
def test_who_has_no_key_for_a_letter_finds_it_all_the_same(
    blank: Canvas, anna: By, name: str, query: str
) -> None:
    canvas = add_member(blank, anna, name, id="m2")
    assert [ref.id for ref in search(canvas, query)] == ["m2"]


@pytest.mark.parametrize(
    ("text", "query", "lit"),
    [
        ("Één café", "een", ["Één"]),
        ("cafe\u0301 noir", "CAFE", ["cafe\u0301"]),
        ("ﬁets fiets", "fi", ["ﬁ", "fi"]),
        ("aaaa", "aa", ["aaaa"]),
        ("Łódź en Ærø", "lodz aero", ["Łódź", "Ærø"]),
        ("samen\u00adwerking", "samenwerking", ["samen\u00adwerking"]),
        ("twee een twee", "twee een", ["twee", "een", "twee"]),
        ("#leerbaan", "#leer", ["#leer"]),
        ("niets", "x", []),
        ("niets", "", []),
    ],
)
def test_lights_what_matches(text: str, query: str, lit: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, query)] == lit


@given(st.text(), st.text())
def test_spans_lie_within_the_text_one_after_another(text: str, query: str) -> None:
    last = -1
    for start, end in spans(text, query):
        assert last < start < end <= len(text)
        last = end


def test_groups_are_found_by_their_title_while_something_is_in_them(
    canvas: Canvas, anna: By
) -> None:
    canvas = make_group(canvas, anna, ["k2"], "Naast de jóngere #zorg", id="g1")
    for query in ("jongere", "naast JONG", "#zorg"):
        assert groups_found(canvas, query) == [Ref("groups", "g1")]
    for query in ("", "elders", "#naast"):
        assert groups_found(canvas, query) == []
    assert groups_found(remove(canvas, anna, [Ref("cards", "k2")]), "jongere") == []
