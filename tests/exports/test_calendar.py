"""The calendar, read as a mail program reads it."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.codec import canvas_from_tables
from board.examples import load
from board.meeting import Action, AgendaItem, Session
from board.model import Canvas, Coalition, Member
from board.template import Template
from exports import PAGES, Request, file_name, render

AWKWARD = 'Zorg; Welzijn, "Wonen" \\n & — de allerlangste naam die iemand ooit bedacht heeft 🏳️‍🌈'


def calendar(canvas: Canvas, **more: Any) -> str:
    return render(canvas, Request("icalendar", "calendar", **more))


def events(text: str) -> dict[str, icalendar.Component]:
    """Return what a reader finds, by UID."""
    found = icalendar.Calendar.from_ical(text)
    assert not found.errors
    rows = found.walk("VEVENT")
    assert not [each.errors for each in rows if each.errors]
    return {str(each["UID"]): each for each in rows}


@pytest.fixture
def ahead(empty: Canvas) -> Canvas:
    """Meetings, coalitions and actions of every stage, awkwardly named."""
    held = (
        Session("s1", number=1, date="2026-03-17", progress="closed"),
        Session("s2", number=2, date="2026-06-30", start="13:30", end="16:00", place=AWKWARD,
                purpose="Verder, met; alles", changed="2026-03-17T10:30:00+01:00"),
        Session("s3", number=3, date="2026-09-01"),
        Session("s4", number=4, date="2026-12-01", start="23:00"),
        Session("s5", number=5, start="10:00"),
        Session("s6", number=6, date="2026-10-01", state="removed"),
    )  # fmt: skip
    items = (
        AgendaItem("i1", session="s2", title="Welkom; koffie", minutes=15, order="a0"),
        AgendaItem("i2", session="s2", minutes=30, order="a1"),
        AgendaItem("i3", session="s4", title="Nacht", minutes=90),
    )
    rows = (
        Coalition("c1", title=AWKWARD, progress="active", end="2026-10-01", review="2026-08-01"),
        Coalition("c2", title="Voorbij", progress="finished", end="2026-01-01"),
        Coalition("c3", title="GEHEIM", marks=("room",), end="2026-10-01"),
        Coalition("c4", title="OPZIJ", state="parked", end="2026-10-01"),
        Coalition("c5", title="Halve datum", end="najaar"),
    )
    todo = (
        Action("a1", text="Bellen", owner="member:m1", due="2026-04-01", note="na tienen"),
        Action("a2", text="Mailen", due="2026-04-02"),
        Action("a3", text="Ooit", owner="name:Kees"),
        Action("a4", text="Gedaan", due="2026-04-03", progress="done"),
        Action("a5", text="Over GEHEIM", due="2026-04-03", coalition="c3"),
    )
    return empty._replace(
        members={"m1": Member("m1", name=AWKWARD)},
        sessions={one.id: one for one in held},
        agenda={one.id: one for one in items},
        coalitions={one.id: one for one in rows},
        actions={one.id: one for one in todo},
    )


def test_what_lies_ahead_is_in_it_and_nothing_else(ahead: Canvas) -> None:
    found = events(calendar(ahead))
    assert {uid.removesuffix("@netwerkcanvas") for uid in found} == {
        "session-s2", "session-s3", "session-s4",
        "coalition-end-c1", "coalition-review-c1", "action-a1", "action-a2",
    }  # fmt: skip
    everything = calendar(ahead)
    assert "GEHEIM" not in everything and "OPZIJ" not in everything
    assert "GEHEIM" in calendar(ahead, room=True)


def test_a_meeting_has_its_time_on_the_clock_there(ahead: Canvas) -> None:
    found = events(calendar(ahead))
    second = found["session-s2@netwerkcanvas"]
    assert second.decoded("DTSTART") == datetime(2026, 6, 30, 13, 30)
    assert second.decoded("DTEND") == datetime(2026, 6, 30, 16, 0)
    assert second.decoded("DTSTAMP") == datetime(2026, 3, 17, 9, 30, tzinfo=UTC)
    assert str(second["SUMMARY"]) == "Jong & Werk · sessie 2"
    assert str(second["LOCATION"]) == AWKWARD
    about = "Verder, met; alles\n13:30 Welkom; koffie\n13:45 Agendapunt"
    assert str(second["DESCRIPTION"]) == about
    assert found["session-s3@netwerkcanvas"].decoded("DTSTART") == date(2026, 9, 1)
    past_midnight = found["session-s4@netwerkcanvas"].decoded("DTEND")
    assert past_midnight == datetime(2026, 12, 2, 0, 30), "as long as its agenda"


def test_a_day_takes_no_time_of_anyones_day(ahead: Canvas) -> None:
    found = events(calendar(ahead))
    for uid, day, summary in (
        ("coalition-end-c1", date(2026, 10, 1), f"Loopt af: {AWKWARD}"),
        ("coalition-review-c1", date(2026, 8, 1), f"Evalueren: {AWKWARD}"),
        ("action-a1", date(2026, 4, 1), f"Actie: Bellen – {AWKWARD}"),
        ("action-a2", date(2026, 4, 2), "Actie: Mailen – nog niemand"),
    ):
        event = found[f"{uid}@netwerkcanvas"]
        assert event.decoded("DTSTART") == day
        assert str(event["TRANSP"]) == "TRANSPARENT"
        assert str(event["SUMMARY"]) == summary
    english = events(calendar(ahead, headings="en"))["coalition-end-c1@netwerkcanvas"]
    assert str(english["SUMMARY"]) == f"Ends: {AWKWARD}"


def test_every_line_is_one_that_any_reader_takes(ahead: Canvas) -> None:
    text = calendar(ahead)
    lines = text.removesuffix("\r\n").split("\r\n")
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert any(line.startswith(" ") for line in lines)


def test_the_example_has_a_calendar(template: Template) -> None:
    canvas = canvas_from_tables(load("nl"), template)
    assert len(events(calendar(canvas, date="2026-04-10"))) > 3


@given(st.text(max_size=200), st.text(max_size=8), st.text(max_size=12), st.text(max_size=12))
def test_whatever_was_typed_it_can_be_read(
    template: Template, text: str, id: str, day: str, moment: str
) -> None:
    said = text.encode("utf-8", "replace").decode()
    held = Session(id, number=1, date="2026-03-17", start=moment, purpose=said, changed=moment)
    odd = Session(f"{id}2", date=day, place=said)
    last = Session(f"{id}3", date="9999-12-31", start="23:00", end="23:59")
    rows = {one.id: one for one in (held, odd, last)}
    todo = {id: Action(id, text=said, due="2026-03-17", created=day)}
    canvas = Canvas(template, sessions=rows, actions=todo)
    found = events(calendar(canvas))
    assert len(found) >= 3
    assert calendar(canvas) == calendar(canvas)


def test_a_file_is_called_after_what_it_is() -> None:
    assert file_name("Jong", Request("icalendar", headings="nl")) == "jong-kalender.ics"
    assert [page.name for page in PAGES if "icalendar" in page.formats] == ["kalender"]
