"""A hand goes over whole graphemes, and takes whole ones away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.terminal import graphemes

WHOLE = ["a", "é", "e\u0301", "🇳🇱", "👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "漢"]


@pytest.mark.parametrize("one", WHOLE)
@pytest.mark.parametrize("other", WHOLE)
def test_each_is_one_step_in_either_direction(one: str, other: str) -> None:
    text = one + other
    assert graphemes.behind(text, 0) == len(one)
    assert graphemes.before(text, len(text)) == len(one)
    assert graphemes.before(text, len(one)) == 0


def test_flags_go_by_twos() -> None:
    flags = "🇳🇱🇧🇪🇩🇪"
    assert [graphemes.before(flags, at) for at in (6, 4, 2, 0)] == [4, 2, 0, 0]
    assert [graphemes.behind(flags, at) for at in (0, 2, 4, 6)] == [2, 4, 6, 6]


@given(st.text(max_size=40))
def test_steps_lead_through_a_text_to_its_ends(text: str) -> None:
    at = 0
    while at < len(text):
        further = graphemes.behind(text, at)
        assert at < further <= len(text)
        at = further
    while at > 0:
        back = graphemes.before(text, at)
        assert 0 <= back < at
        at = back
