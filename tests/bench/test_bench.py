"""The benchmark's own arithmetic, and that its floor runs."""

import math
import sys

import pytest

from tests.bench.measure import felt, run
from tests.bench.pty_session import Chunk, Session
from tests.bench.tables import markdown, medians, percentile, ratios
from tests.bench.targets import hello


def test_a_byte_over_the_slow_line_takes_the_round_trip() -> None:
    assert felt(10.0, [Chunk(10.0, 1)]) == pytest.approx(0.1 + 61 * 8 / 256_000)


def test_bytes_queue_for_the_slow_line() -> None:
    one = felt(0.0, [Chunk(0.0, 32_000)])
    two = felt(0.0, [Chunk(0.0, 16_000), Chunk(0.001, 16_000)])
    assert one > 1.1
    assert two == pytest.approx(one, abs=0.01)


def test_percentiles() -> None:
    values = range(100, 0, -1)
    assert (percentile(values, 0.5), percentile(values, 0.95)) == (51, 96)
    assert math.isnan(percentile([], 0.5))


def test_ratios_are_taken_within_rounds() -> None:
    mine = [{"ms": 10.0}, {"ms": 40.0}, {"ms": 30.0}]
    floor = [{"ms": 5.0}, {"ms": 20.0}, {"ms": 10.0}]
    assert ratios(mine, floor) == {"ms": 2.0}
    assert medians(mine) == {"ms": 30.0}
    assert "| ms | 30 |" in markdown({"mine": medians(mine)})


def test_silence_of_a_program_that_works_is_not_taken_for_its_end() -> None:
    works = "input(); print(sum(range(30_000_000))); input(); print('left')"
    with Session([sys.executable, "-c", works]) as session:
        session.press("enter")
        assert "449999985000000" in session.text
        session.send(b"\r")
        session.wait_idle()
        assert "left" not in session.text
        session.wait_quiet()
        assert "left" in session.text


def test_the_floor_runs() -> None:
    floor = run(hello()._replace(groups={"move": ["j", "j"]}), (80, 24))
    assert [key.size > 0 for key in floor.keys["move"]] == [True, True]
    assert 0 < floor.readable <= floor.takes_keys
    assert floor.start_bytes > 1000
    assert floor.idle_bytes == 0
