"""Answers on the paradoxes, and how they lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.change import apply, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands.by import By
from board.commands.paradoxes import (
    Answer,
    add_example,
    answer,
    answer_row,
    new_round,
    read_row,
    remove_example,
    row_text,
    set_note,
)
from board.merge import merge
from board.model import Canvas, Card, Position
from board.refusal import Refused
from board.spread import history, overview, positions, spread

P = "samen-coalities"


def _values(canvas: Canvas, round: int = 0) -> list[int | None]:
    return [one.value for one in positions(canvas, P, round)]


@pytest.mark.parametrize(
    ("row", "values"),
    [
        ("-2 0 1 3 x", [-2, 0, 1, 3, None]),
        ("-2,0;1/3\t?", [-2, 0, 1, 3, None]),
        ("−2 –1 +3 X", [-2, -1, 3, None]),
        ("-2013x-1", [-2, 0, 1, 3, None, -1]),
        ("12", [1, 2]),
        ("3", [3]),
        ("", []),
    ],
)
def test_a_row_is_read(row: str, values: list[int | None]) -> None:
    assert [one.value for one in read_row(row)] == values


def test_a_dot_is_somebody_without_an_answer() -> None:
    assert read_row("1 . x") == [Answer(1), Answer(None, given=False), Answer(None)]


@pytest.mark.parametrize(
    ("row", "key", "place", "text"),
    [
        ("-2 0 4 3", "paradox.off_scale", 3, "4"),
        ("-4", "paradox.off_scale", 1, "-4"),
        ("0 99999999999999999999", "paradox.off_scale", 2, "99999999999999999999"),
        ("1 2 ja", "paradox.not_an_answer", 3, "ja"),
        ("12b", "paradox.not_an_answer", 3, "b"),
        ("1 --2", "paradox.not_an_answer", 2, "--2"),
        ("1 ٣", "paradox.not_an_answer", 2, "٣"),
        ("1-", "paradox.not_an_answer", 2, "-"),
    ],
)
def test_what_is_no_answer_is_named_by_its_place(row: str, key: str, place: int, text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_row(row)
    assert (refused.value.key, refused.value.values) == (key, {"place": place, "text": text})


@given(st.lists(st.sampled_from(["-3", "-2", "-1", "0", "1", "2", "3", "x"]), min_size=1))
def test_a_row_reads_the_same_with_and_without_blanks(words: list[str]) -> None:
    assert read_row(" ".join(words)) == read_row("".join(words))


def test_an_anonymous_row_is_kept_and_typed_over(network: Canvas, by: By) -> None:
    canvas = answer_row(network, by, "2", 0, "-2 0 1 3 x")
    assert _values(canvas) == [-2, 0, 1, 3, None]
    assert row_text(canvas, P) == "-2 0 1 3 x"
    assert canvas.paradoxes[P].rounds == {"1": "2026-03-17"}
    again = answer_row(canvas, by, P, 1, "-2 0 1")
    assert _values(again) == [-2, 0, 1]
    # Only the two that went are touched: what was typed the same stays the same record.
    assert len(diff(canvas, again)) == 2
    assert _values(answer_row(again, by, P, 1, "3 3", more=True)) == [-2, 0, 1, 3, 3]


def test_a_row_of_members_is_theirs_in_that_order(network: Canvas, by: By) -> None:
    canvas = answer_row(network, by, P, 1, "-2 . x", members=["plek", "gem", "roc"])
    held = {one.member: one.value for one in positions(canvas, P)}
    assert held == {"plek": -2, "roc": None}
    canvas = answer_row(canvas, by, P, 1, "1 2 .", members=["plek", "gem", "roc"])
    assert {one.member: one.value for one in positions(canvas, P)} == {"plek": 1, "gem": 2}
    assert row_text(canvas, P, members=["roc", "gem", "plek"]) == ". 2 1"


def test_members_and_anonymous_answers_stand_side_by_side(network: Canvas, by: By) -> None:
    canvas = answer_row(network, by, P, 1, "1 2", members=["roc", "plek"])
    canvas = answer_row(canvas, by, P, 1, "-1 -1")
    assert _values(canvas) == [1, 2, -1, -1]


@pytest.mark.parametrize(
    ("row", "members", "key"),
    [
        ("", None, "paradox.empty_row"),
        ("1 2", ["roc"], "paradox.row_length"),
        ("1", ["roc", "plek"], "paradox.row_length"),
        ("1", ["niemand"], "member.unknown"),
    ],
)
def test_a_row_that_does_not_fit_is_refused(
    network: Canvas, by: By, row: str, members: list[str] | None, key: str
) -> None:
    with pytest.raises(Refused, match=key):
        answer_row(network, by, P, 1, row, members)


def test_rounds_and_paradoxes_that_are_not_there_are_refused(network: Canvas, by: By) -> None:
    for round in (-1, 2):
        with pytest.raises(Refused, match=r"paradox\.no_such_round"):
            answer_row(network, by, P, round, "1")
    with pytest.raises(Refused, match=r"paradox\.unknown"):
        answer_row(network, by, "5", 1, "1")


def test_one_answer_is_set_changed_and_taken_away(network: Canvas, by: By) -> None:
    canvas = answer(network, by, P, 0, 2, member="roc")
    canvas = answer(canvas, by, P, 0, "-3", member="roc")
    canvas = answer(canvas, by, P, 0, "x")
    assert _values(canvas) == [-3, None]
    anonymous = positions(canvas, P)[1]
    canvas = answer(canvas, by, P, 0, 1, position=anonymous.id)
    assert _values(canvas) == [-3, 1]
    canvas = answer(canvas, by, P, 0, ".", member="roc")
    assert _values(canvas) == [1]
    with pytest.raises(Refused, match=r"paradox\.off_scale"):
        answer(canvas, by, P, 0, 4, member="roc")
    with pytest.raises(Refused, match=r"paradox\.no_such_answer"):
        answer(canvas, by, P, 0, 1, position="nergens1")


def test_every_round_is_kept(network: Canvas, by: By) -> None:
    later = By("bob", "2026-06-16T10:00:00Z")
    canvas = answer_row(network, by, P, 1, "-3 3")
    canvas = new_round(canvas, later, P)
    assert _values(canvas) == []
    with pytest.raises(Refused, match=r"paradox\.round_is_open"):
        new_round(canvas, later, P)
    canvas = answer_row(canvas, later, P, 0, "0 0 1")
    assert [(one.round, one.date, one.n) for one in history(canvas, P)] == [
        (1, "2026-03-17", 2),
        (2, "2026-06-16", 3),
    ]
    assert _values(canvas, 1) == [-3, 3]


def test_a_new_round_of_all_passes_over_what_was_not_answered(network: Canvas, by: By) -> None:
    canvas = answer_row(network, by, "1", 1, "1")
    canvas = new_round(canvas, by)
    assert [one.round for one in overview(canvas)] == [2, 1, 1, 1]
    with pytest.raises(Refused, match=r"paradox\.round_is_open"):
        new_round(network, by)


def test_the_spread_counts_who_does_not_know_apart(network: Canvas, by: By) -> None:
    found = spread(answer_row(network, by, P, 1, "-2 0 1 3 3 x ?"), P)
    assert (found.n, found.unknown) == (5, 2)
    assert (found.low, found.high, found.mean, found.width) == (-2, 3, 1.0, 5)
    assert found.histogram == (0, 1, 0, 1, 1, 0, 2)


def test_no_answers_have_no_mean(network: Canvas, by: By) -> None:
    found = spread(answer_row(network, by, P, 1, "x"), P)
    assert (found.n, found.unknown, found.mean, found.low, found.width) == (0, 1, None, None, 0)


def test_a_member_answered_from_two_keyboards_counts_once(network: Canvas) -> None:
    early = Position("zz", P, 1, "roc", -3, order="a0", changed="2026-03-17T09:00:00Z")
    late = Position("aa", P, 1, "roc", 2, order="a0", changed="2026-03-17T09:00:09Z")
    network = network._replace(positions={"zz": early, "aa": late})
    assert _values(network) == [2]


def test_a_note_and_example_cards_stand_with_a_paradox(network: Canvas, by: By) -> None:
    network = network._replace(cards={"k": Card("k"), "weg": Card("weg", state="removed")})
    canvas = set_note(network, by, P, "Lichte structuur\nbevalt")
    canvas = add_example(canvas, by, P, "a", "k")
    canvas = add_example(canvas, by, P, "b", "k")
    note = canvas.paradoxes[P]
    assert (note.note, note.examples_a, note.examples_b) == ("Lichte structuur bevalt", (), ("k",))
    assert remove_example(canvas, by, P, "k").paradoxes[P].examples_b == ()
    for id in ("nergens", "weg"):
        with pytest.raises(Refused, match=r"network\.no_such_card"):
            add_example(canvas, by, P, "a", id)


def test_twelve_people_on_four_paradoxes_cost_few_keys(network: Canvas, by: By) -> None:
    canvas = network
    rows = ["-2 0 1 3 -1 -3 2 2 x 0 1 -2", "-3 -3 -3 -3 -3 -3 -3 -3 -3 -3 -3 -3"] * 2
    for number, row in enumerate(rows, 1):
        canvas = answer_row(canvas, by, str(number), 0, row)
    assert [one.n + one.unknown for one in overview(canvas)] == [12] * 4
    assert sum(len(row) + 1 for row in rows) <= 12 * 4 * 3


def test_two_people_noting_the_same_paradox_share_one_note(network: Canvas, by: By) -> None:
    """Both made the note at the same moment: it is one note, and answers of both count."""
    mine = diff(network, answer_row(network, by, P, 1, "1 2"))
    theirs = set_note(answer_row(network, by, P, 1, "-1"), by, P, "Zij eerst")
    tables = canvas_to_tables(theirs)
    merged = merge(tables, mine, lambda: "fresh123")
    both = apply(canvas_from_tables(tables, network.template), merged.deltas)
    assert set(both.paradoxes) == {P}
    assert both.paradoxes[P].note == "Zij eerst"
    assert sorted(one.value or 0 for one in positions(both, P)) == [-1, 1, 2]
