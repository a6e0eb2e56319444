"""The suite says the same about the same code, whatever ran before and however busy it is."""

import sys
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

fixed = pytest.mark.skipif(not settings().derandomize, reason="other examples were asked for")


def drawn() -> list[str]:
    """Return the examples of a property test, in order."""
    seen: list[str] = []

    @given(st.text(max_size=40))
    @settings(max_examples=500)
    def draw(text: str) -> None:
        seen.append(text)

    draw()
    return seen


@fixed
def test_examples_do_not_hang_on_what_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn()
    assert len(before) == 500
    assert drawn() == before
    import tui.app

    stranger = ModuleType("stranger")
    stranger.__file__ = tui.app.__file__
    monkeypatch.setitem(sys.modules, "stranger", stranger)
    assert drawn() == before


def test_no_profile_looks_at_the_clock() -> None:
    for name in ("fixed", "random"):
        profile = settings.get_profile(name)
        assert profile.deadline is None
        assert "too_slow" in {check.name for check in profile.suppress_health_check}
