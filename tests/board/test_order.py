"""Order keys: always room between two, at both ends, and short in daily use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import order

steps = st.lists(st.floats(0, 1, exclude_max=True), max_size=80)


def _row(places: list[float]) -> list[str]:
    """Keys of a row that came about by inserting at these places, each a part of the length."""
    row: list[str] = []
    for place in places:
        at = round(place * len(row))
        low = row[at - 1] if at else None
        high = row[at] if at < len(row) else None
        row.insert(at, order.between(low, high))
    return row


@given(steps)
def test_inserting_anywhere_keeps_the_row_in_order(places: list[float]) -> None:
    row = _row(places)
    assert row == sorted(set(row))
    assert all(map(order.is_key, row))


@given(steps, st.floats(0, 1, exclude_max=True), st.integers(0, 40))
def test_several_fit_between_two(places: list[float], place: float, count: int) -> None:
    row = _row(places)
    at = round(place * len(row))
    low = row[at - 1] if at else None
    high = row[at] if at < len(row) else None
    keys = order.series(low, high, count)
    assert len(keys) == count
    whole = [*row[:at], *keys, *row[at:]]
    assert whole == sorted(set(whole))
    assert all(map(order.is_key, keys))


@given(steps, st.integers(1, 10))
def test_between_equal_keys_the_new_ones_come_right_behind(places: list[float], n: int) -> None:
    for key in _row(places):
        keys = order.series(key, key, n)
        assert [key, *keys] == sorted({key, *keys})


@given(st.text(max_size=6), st.text(max_size=6))
def test_whatever_a_file_holds_gives_a_key(before: str, after: str) -> None:
    assert order.is_key(order.between(before, after))


@pytest.mark.parametrize("key", ["", "a", "0a", "a00", "a0 ", "é0", "b0"])
def test_tells_what_is_no_key(key: str) -> None:
    assert not order.is_key(key)


def test_keys_stay_short_however_many_cards_are_added() -> None:
    assert max(map(len, order.series(None, None, 5000))) <= 4
    assert max(map(len, order.series(None, "a0", 5000))) <= 4


def test_a_long_paste_between_two_cards_makes_no_long_keys() -> None:
    assert max(map(len, order.series("a0", "a1", 1000))) <= 8
