"""VC-27 and VC-30."""

from collections.abc import Callable

from board.model import Card, ParadoxNote, Position, Term

Says = Callable[..., list[str] | None]


def test_vc27_words_and_cards_without_a_meaning(says: Says) -> None:
    card = Card("k", place="identiteit", text="Warm overdragen", marks=("term",))
    term = Term("t", word="uit beeld")
    assert says("VC-27", card, term) == [
        "Nog geen gedeelde uitleg van: uit beeld, 'Warm overdragen'."
    ]
    assert says("VC-27", card, language="en") == ["No shared meaning yet for: 'Warm overdragen'."]


def test_vc27_is_in_order_when_all_is_explained(says: Says) -> None:
    card = Card("k", text="Warm overdragen", marks=("term",))
    term = Term("t", word="warm", meaning="met een gesprek erbij", cards=("k",))
    assert says("VC-27", card, term) == []
    assert says("VC-27", card, term._replace(meaning=" ")) != []


def test_vc27_needs_a_word_or_a_marked_card(says: Says) -> None:
    assert says("VC-27", Card("k", text="Warm overdragen")) is None
    assert says("VC-27", Card("k", marks=("term",), state="parked")) is None
    assert says("VC-27", Term("t", word="x", state="removed")) is None


def _answers(
    *values: int | None, paradox: str = "inhoud-relatie", round: int = 1
) -> list[Position]:
    return [
        Position(f"{paradox}{round}{at}", paradox, round, value=value, order=f"a{at}")
        for at, value in enumerate(values)
    ]


def test_vc30_far_apart(says: Says) -> None:
    assert says("VC-30", *_answers(-2, 0, 2)) == [
        "Over verbinden op inhoud – verbinden op relatie liggen de antwoorden ver uiteen: "
        "van vooral verbinden op inhoud tot vooral verbinden op relatie. Wat ziet ieder?"
    ]
    assert says("VC-30", *_answers(-1, 3, 3), language="en") == [
        "Answers on verbinden op inhoud (en) – verbinden op relatie (en) lie far apart: "
        "from a little more verbinden op inhoud (en) to entirely verbinden op relatie (en). "
        "What does each see?"
    ]


def test_vc30_nearly_everyone_at_one_pole(says: Says) -> None:
    assert says("VC-30", *_answers(3, 3, 2, 2)) == [
        "Van 4 antwoorden staan er 4 bij verbinden op relatie. Wat missen we aan de andere kant?"
    ]
    assert says("VC-30", *_answers(-3, -2, -3), language="en") == [
        "Of 3 answers 3 are at verbinden op inhoud (en). What do we miss on the other side?"
    ]


def test_vc30_far_apart_comes_before_one_sided(says: Says) -> None:
    wide = _answers(-1, *[3] * 11)
    found = says("VC-30", *wide)
    assert found is not None
    assert len(found) == 1
    assert "ver uiteen" in found[0]


def test_vc30_is_in_order_just_below(says: Says) -> None:
    assert says("VC-30", *_answers(-1, 0, 2)) == []
    assert says("VC-30", *_answers(3, 2, 2)) == []


def test_vc30_needs_three_positions(says: Says) -> None:
    assert says("VC-30", *_answers(-3, 3)) is None
    assert says("VC-30", *_answers(-3, 3, None, None)) is None


def test_vc30_looks_at_the_last_round(says: Says) -> None:
    first = _answers(-3, 0, 3)
    assert says("VC-30", *first, *_answers(0, 0, 1, round=2)) == []
    opened = ParadoxNote("inhoud-relatie", rounds={"1": "2026-01-01", "2": "2026-03-01"})
    assert says("VC-30", *first, opened) is None


def test_vc30_speaks_of_each_paradox_in_their_order(says: Says) -> None:
    found = says(
        "VC-30",
        *_answers(-3, -3, -3, paradox="sturen-kanaliseren"),
        *_answers(-3, 0, 3, paradox="samen-coalities"),
        *_answers(0, 0, 0, paradox="loslaten-organiseren"),
    )
    assert found is not None
    assert ["alles samen" in found[0], "strak sturen" in found[1]] == [True, True]
