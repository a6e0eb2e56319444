"""Who acts and when: the moment by the clock of the world, the day by that of the room."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine

from board import templates
from board.commands import sessions as commands
from board.commands.by import now
from board.commands.canvas import new_canvas


def test_a_session_is_closed_on_the_day_it_is_where_people_are() -> None:
    """Half past eight in the evening in New York is the next day by the clock of the world."""
    evening = datetime(2026, 7, 14, 20, 30, tzinfo=ZoneInfo("America/New_York"))
    with time_machine.travel(evening):
        noor = now("noor")
    time.tzset()
    assert noor.at == "2026-07-15T00:30:00Z"
    canvas = new_canvas(templates.load("netwerk"), noor, "Jong & Werk", "nl")
    canvas = commands.add_session(canvas, noor, id="s1")
    canvas = commands.report_back(canvas, noor, "s1", ["name:Kees"])
    held = commands.close_session(canvas, noor, "s1").sessions["s1"]
    assert (held.date, held.closed) == ("2026-07-14", "2026-07-15T00:30:00Z")
    assert held.reported == {"name:Kees": "2026-07-14"}
