"""Who takes part on the day of a session: on its list, and among those who agree."""

from datetime import date

from board import agreements, sessions
from board.commands.by import By
from board.commands.members import add_member, set_member
from board.commands.sessions import add_session, set_session
from board.model import Canvas

TODAY = date(2026, 3, 17)


def test_who_leaves_later_is_expected_and_agrees_and_who_left_or_joins_later_is_not(
    blank: Canvas, anna: By
) -> None:
    canvas = add_session(blank, anna, id="s1", start="13", today=TODAY)
    canvas = set_session(canvas, anna, "s1", today=TODAY, date="2026-04-14")
    days = {
        "stays": ("left", "2026-04-15"),
        "went": ("left", "2026-04-14"),
        "later": ("joined", "2026-05-01"),
    }
    for id, (field, day) in days.items():
        canvas = add_member(canvas, anna, f"Stichting Zorg, {id}", id=id)
        canvas = set_member(canvas, anna, id, today=TODAY, **{field: day})
    assert list(sessions.expected(canvas, canvas.sessions["s1"])) == ["member:stays"]
    assert agreements.present(canvas, "s1") == ("member:stays",)
