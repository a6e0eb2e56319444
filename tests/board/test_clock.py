"""The clock of a workshop: pure functions of the records and a moment."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import clock, sessions
from board.change import apply_to_tables, diff
from board.codec import canvas_to_tables
from board.commands import agenda as agendas
from board.commands import clock as clocks
from board.commands.by import By
from board.commands.sessions import add_session, close_session, start_session
from board.meeting import AgendaItem
from board.merge import merge
from board.model import Canvas
from board.refusal import Refused

Refuses = Callable[[str], pytest.RaisesExc[Refused]]


def at(minutes: int, seconds: int = 0, who: str = "anna") -> By:
    """Someone, so many minutes after half past nine."""
    whole = 9 * 60 + 30 + minutes
    return By(who, f"2026-03-17T{whole // 60:02}:{whole % 60:02}:{seconds:02}Z")


@pytest.fixture
def planned(blank: Canvas, anna: By) -> Canvas:
    """Session ``s1`` with three items: a of 10 minutes, b in steps, c without a time."""
    canvas = add_session(blank, anna, id="s1")
    for id, title, minutes in (
        ("a", "Welkom", "10"),
        ("b", "1-2-4-allen", "1 2 4 5"),
        ("c", "", ""),
    ):
        canvas = agendas.add_item(canvas, anna, "s1", title or "Rondvraag", id=id, minutes=minutes)
    return canvas


def face(canvas: Canvas, by: By) -> str:
    item = clock.running(canvas)
    return clock.face(clock.read(item, by.at)) if item else ""


def test_it_counts_down_and_then_says_how_much_over(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "a")
    assert [face(canvas, at(*moment)) for moment in ((0, 0), (2, 30), (10, 0), (11, 10))] == [
        "10:00",
        "07:30",
        "00:00",
        "+01:10",
    ]


def test_a_pause_stops_it_and_going_on_goes_on_where_it_was(planned: Canvas) -> None:
    canvas = clocks.pause(clocks.start_item(planned, at(0), "a"), at(4))
    assert [face(canvas, at(4)), face(canvas, at(50))] == ["‖06:00", "‖06:00"]
    canvas = clocks.pause(canvas, at(50))
    assert face(canvas, at(51)) == "05:00"


def test_a_minute_more_is_a_minute_more_also_when_it_is_over(planned: Canvas) -> None:
    canvas = clocks.more(clocks.start_item(planned, at(0), "a"), at(3))
    assert face(canvas, at(3)) == "08:00"
    assert face(clocks.more(canvas, at(12)), at(12)) == "00:00"
    assert face(clocks.more(canvas, at(3), -5), at(3)) == "03:00"


def test_two_who_add_a_minute_at_once_add_two(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "a")
    mine, theirs = clocks.more(canvas, at(1)), clocks.more(canvas, at(1, 1, "bram"))
    tables = canvas_to_tables(theirs)
    merged = merge(tables, diff(canvas, mine), lambda: "new")
    assert apply_to_tables(tables, merged.deltas)["agenda"]["a"]["more"] == 2


def test_steps_come_one_after_the_other(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "b")
    moments = ((0, 30), (1, 0), (3, 30), (11, 59), (13, 0))
    assert [face(canvas, at(*moment)) for moment in moments] == [
        "1/4 00:30",
        "2/4 02:00",
        "3/4 03:30",
        "4/4 00:01",
        "4/4 +01:00",
    ]
    longer = clocks.more(canvas, at(1))
    assert longer.agenda["b"].steps == "1 3 4 5"
    assert face(longer, at(1)) == "2/4 03:00"


def test_what_has_no_time_counts_up_and_is_never_over(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "c")
    assert face(canvas, at(2, 5)) == "↑02:05"
    assert not clock.read(canvas.agenda["c"], at(99).at).over


def test_starting_an_item_ends_the_one_before_and_starts_the_session(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "a", time="10:30")
    canvas = clocks.start_item(canvas, at(8), "b")
    assert canvas.agenda["a"].ended == at(8).at
    assert clock.running(canvas) == canvas.agenda["b"]
    session = canvas.sessions["s1"]
    assert (session.progress, session.date, session.start) == ("running", "2026-03-17", "10:30")


def test_an_item_that_was_ended_goes_on_where_it_was(planned: Canvas) -> None:
    canvas = clocks.start_item(planned, at(0), "a")
    canvas = clocks.start_item(clocks.start_item(canvas, at(6), "b"), at(20), "a")
    assert face(canvas, at(20)) == "04:00"
    assert canvas.agenda["b"].ended == at(20).at


def test_a_step_back_takes_the_start_back_and_loses_nothing(planned: Canvas) -> None:
    canvas = clocks.start_item(clocks.start_item(planned, at(0), "a"), at(6), "b")
    canvas = clocks.back(canvas, at(6, 10), "s1")
    assert not canvas.agenda["b"].started
    assert face(canvas, at(6, 10)) == "04:00"
    canvas = clocks.back(canvas, at(7), "s1")
    assert clock.running(canvas) is None
    assert sessions.upcoming(canvas, "s1") == canvas.agenda["a"]


def test_a_step_back_at_the_start_is_refused(planned: Canvas, refused: Refuses) -> None:
    with refused("clock.at_the_start"):
        clocks.back(planned, at(0), "s1")


def test_a_clock_needs_no_agenda(blank: Canvas, refused: Refuses) -> None:
    canvas = clocks.set_clock(blank, at(0), "12")
    assert face(canvas, at(2)) == "10:00"
    steps = clocks.set_clock(canvas, at(3), "1, 2, 4, 5")
    assert face(steps, at(3)) == "1/4 01:00"
    assert sum(map(clock.is_on, steps.agenda.values())) == 1
    for wrong in ("", "tien", "0", "1 2 x", "99999", "1 " * 13):
        with refused("clock.not_minutes"):
            clocks.set_clock(blank, at(0), wrong)


def test_without_a_clock_there_is_nothing_to_pause_or_lengthen(
    blank: Canvas, refused: Refuses
) -> None:
    for act in (clocks.pause, clocks.more, clocks.end_item):
        with refused("clock.off"):
            act(blank, at(0))


def test_closing_the_session_stops_its_clock(planned: Canvas) -> None:
    canvas = clocks.pause(clocks.start_item(planned, at(0), "a"), at(4))
    canvas = close_session(canvas, at(30), "s1")
    assert clock.running(canvas) is None
    assert clock.elapsed(canvas.agenda["a"], at(99).at) == 4 * 60


def test_of_two_clocks_that_were_started_at_once_the_last_one_shows(planned: Canvas) -> None:
    canvas = start_session(planned, at(0), "s1")
    mine = clocks.start_item(canvas, at(1), "a")
    theirs = clocks.start_item(canvas, at(1, 2, "bram"), "b")
    tables = canvas_to_tables(theirs)
    merged = merge(tables, diff(canvas, mine), lambda: "new")
    kept = apply_to_tables(tables, merged.deltas)["agenda"]
    assert {id for id, one in kept.items() if one.get("started")} == {"a", "b"}
    both = mine._replace(agenda={**mine.agenda, "b": theirs.agenda["b"]})
    assert clock.running(both) == theirs.agenda["b"]
    assert not clock.is_on(clocks.start_item(both, at(2), "b").agenda["a"])


@pytest.mark.parametrize("wrong", ["gisteren", "", "2026-03-17", "2026-03-17T09:30:00"])
def test_a_moment_that_is_none_stops_nobody(wrong: str) -> None:
    item = AgendaItem("a", minutes=5, started=wrong or "x")
    assert clock.face(clock.read(item, at(0).at)) == "05:00"


@given(st.lists(st.integers(0, 90), max_size=8), st.integers(0, 30))
def test_however_often_it_is_paused_only_the_running_time_counts(
    pauses: list[int], minutes: int
) -> None:
    """Pauses and runs take turns; each is so many seconds."""
    item = AgendaItem("a", minutes=minutes, started=at(0).at)
    now = ran = 0
    for turn, seconds in enumerate(pauses):
        now += seconds
        moment = at(now // 60, now % 60).at
        if turn % 2:
            item = clock.resumed(item, moment)
        else:
            item, ran = item._replace(paused=moment), ran + seconds
    assert clock.elapsed(item, item.paused or at(now // 60, now % 60).at) == ran
