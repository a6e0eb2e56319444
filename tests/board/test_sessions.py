"""Sessions, their agenda, who is there, and what is loose when they close."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board import agendas, closing, parties, sessions, templates, times
from board.change import diff
from board.codec import canvas_to_tables
from board.commands import agenda, attendance
from board.commands import sessions as commands
from board.commands.by import By
from board.commands.cards import add_card
from board.commands.items import park
from board.commands.members import add_member
from board.commands.terms import add_term
from board.i18n import LANGUAGES
from board.meeting import Action, Decision
from board.merge import merge
from board.model import Canvas, Ref
from board.refusal import Refused

Refuses = Callable[[str], pytest.RaisesExc[Refused]]
TODAY = date(2026, 3, 17)


@pytest.fixture
def first(blank: Canvas, anna: By) -> Canvas:
    """Session ``s1`` made from the agenda for a first meeting, at one o'clock."""
    ready = agendas.load("first")
    return commands.add_session(
        blank, anna, id="s1", agenda=ready, language="nl", start="13", today=TODAY
    )


def titles(canvas: Canvas) -> list[str]:
    return [one.title for one in sessions.agenda(canvas, "s1")]


# -- ready-made agendas


@pytest.mark.parametrize("id", agendas.BUILT_IN)
def test_a_ready_made_agenda_adds_up_to_its_session(id: str) -> None:
    ready = agendas.load(id)
    canvas_minutes = sum(
        sum(map(int, one.steps.split())) if one.steps else one.minutes for one in ready.topics
    )
    assert canvas_minutes == ready.minutes
    assert all(one.title[language] for one in ready.topics for language in LANGUAGES)


def test_its_items_know_where_on_the_sheet_they_are_about(first: Canvas) -> None:
    places = {one.kind: one.place for one in sessions.agenda(first, "s1")}
    assert places["silent"] == "identiteit.passie"
    assert places["rules"] == "spelregels"
    assert places["coalitions"] == "coalities"


def test_a_template_without_such_a_place_leaves_it_out(first: Canvas) -> None:
    other = templates.load("businessmodel")
    assert [one.path(other) for one in agendas.load("first").topics if one.role == "rules"] == [""]


def test_users_have_agendas_of_their_own_and_a_wrong_one_stands_in_nobodys_way(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "agendas"
    folder.mkdir()
    own = '{"id": "kort", "name": {"nl": "Ons uur", "en": "Our hour"}, "items": [%s]}'
    item = '{"title": {"nl": "Rondje", "en": "Round"}, "steps": "1 2 4 5", "kind": "talk"}'
    (folder / "kort.json").write_text(own % item)
    (folder / "fout.json").write_text(own % item.replace("1 2 4 5", "een twee"))
    folders = [tmp_path]
    assert agendas.load("Ons uur", folders).minutes == 12
    assert [one.id for one in agendas.available(folders)] == [*agendas.BUILT_IN, "kort"]
    (problem,) = agendas.problems(folders)
    assert problem.where == "items[0].steps"
    with pytest.raises(Refused):
        agendas.load("lang", folders)


# -- numbers and time


def test_sessions_are_numbered_in_the_order_they_are_made(first: Canvas, anna: By) -> None:
    canvas = commands.add_session(first, anna, id="s2")
    assert [one.number for one in sessions.in_row(canvas)] == [1, 2]
    canvas = commands.remove_session(canvas, anna, "s2")
    assert commands.add_session(canvas, anna, id="s3").sessions["s3"].number == 2


def test_every_item_has_its_time_of_the_day(first: Canvas) -> None:
    plan = sessions.plan(first, first.sessions["s1"])
    assert [row.at for row in plan.rows][:3] == ["13:00", "13:15", "13:23"]
    assert (plan.minutes, plan.length, plan.until, plan.excess) == (180, 180, "16:00", 0)


def test_more_minutes_than_the_session_has_are_kept_and_told(first: Canvas, anna: By) -> None:
    canvas = agenda.add_item(first, anna, "s1", "Nog even dit", minutes="120")
    plan = sessions.plan(canvas, canvas.sessions["s1"])
    assert (plan.minutes, plan.excess) == (300, 120)
    late = commands.set_session(canvas, anna, "s1", start="15:00", end="9u30")
    assert sessions.length(late.sessions["s1"]) == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("13:30", "13:30"), ("9", "09:00"), ("9u30", "09:30"), ("13.05", "13:05"), ("3 pm", "15:00"),
     ("1305", "13:05"), ("12am", "00:00"), ("9 uur", "09:00"), (" ", "")],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, kept: str) -> None:
    assert times.parse(typed) == kept


@pytest.mark.parametrize(
    "wrong",
    ["25:00", "9:60", "2530", "1360", "130", "straks", "13:3", "0 pm", "-1", "１３:30 uur x"],
)
def test_a_time_that_is_none_is_refused(wrong: str, refused: Refuses) -> None:
    with refused("session.not_a_time"):
        times.parse(wrong)


def test_fields_are_set_as_typed_and_what_is_wrong_is_refused(
    first: Canvas, anna: By, refused: Refuses
) -> None:
    canvas = commands.set_session(
        first, anna, "s1", date="3 april", place="Buurthuis; zaal 2", purpose="Kennismaken"
    )
    session = canvas.sessions["s1"]
    assert (session.date, session.place) == ("2026-04-03", "Buurthuis; zaal 2")
    wrong: tuple[tuple[str, str, str], ...] = (
        ("date", "32 maart", "date.unknown"),
        ("number", "nul", "session.not_a_number"),
        ("minutes", "klaar", "session.not_minutes"),
        ("state", "closed", "session.no_such_field"),
    )
    for field, typed, key in wrong:
        values: dict[str, Any] = {field: typed}
        with refused(key):
            commands.set_session(canvas, anna, "s1", **values)


# -- one at a time


def test_one_session_runs_at_a_time(first: Canvas, anna: By, refused: Refuses) -> None:
    canvas = commands.add_session(first, anna, id="s2")
    canvas = commands.start_session(canvas, anna, "s1")
    assert sessions.running(canvas) == canvas.sessions["s1"]
    with refused("session.other_runs"):
        commands.start_session(canvas, anna, "s2")
    with refused("session.runs"):
        commands.start_session(canvas, anna, "s1")
    canvas = commands.start_session(commands.close_session(canvas, anna, "s1"), anna, "s2")
    assert sessions.current(canvas) == canvas.sessions["s2"]


def test_of_two_that_are_started_at_once_one_stays_as_it_was(
    first: Canvas, anna: By, bram: By
) -> None:
    canvas = commands.add_session(first, anna, id="s2")
    theirs = commands.start_session(canvas, anna, "s1")
    mine = commands.start_session(canvas, bram, "s2", time="13:00")
    merged = merge(canvas_to_tables(theirs), diff(canvas, mine), lambda: "new")
    assert merged.outrun == ("s2",)
    assert not any("progress" in (delta.after or {}) for delta in merged.deltas)


def test_starting_the_next_where_the_last_was_closed_meanwhile_is_fine(
    first: Canvas, anna: By, bram: By
) -> None:
    canvas = commands.start_session(commands.add_session(first, anna, id="s2"), anna, "s1")
    mine = commands.start_session(commands.close_session(canvas, bram, "s1"), bram, "s2")
    merged = merge(canvas_to_tables(canvas), diff(canvas, mine), lambda: "new")
    assert merged.outrun == ()


def test_a_closed_session_opens_again_and_keeps_its_first_closing(
    first: Canvas, anna: By, bram: By, refused: Refuses
) -> None:
    canvas = commands.close_session(first, anna, "s1", rev=7)
    with refused("session.closed_already"):
        commands.close_session(canvas, anna, "s1")
    with refused("session.is_closed"):
        commands.start_session(canvas, anna, "s1")
    canvas = commands.close_session(commands.reopen_session(canvas, bram, "s1"), bram, "s1", rev=9)
    session = canvas.sessions["s1"]
    assert (session.closed, session.closed_rev) == (anna.at, 7)
    with refused("session.not_closed"):
        commands.reopen_session(first, anna, "s1")


def test_removing_a_session_takes_its_agenda_along(
    first: Canvas, anna: By, refused: Refuses
) -> None:
    canvas = commands.remove_session(first, anna, "s1")
    assert sessions.agenda(canvas, "s1") == []
    assert sessions.current(canvas) is None
    with refused("session.unknown"):
        agenda.add_item(canvas, anna, "s1", "Te laat")


# -- the agenda


def test_items_are_typed_with_their_minutes_behind_them(first: Canvas, anna: By) -> None:
    typed = ["Pauze 15", "Napraten", "Top 2000 10 min", "Eten 5 minuten", "Top 2000"]
    canvas = agenda.add_items(first, anna, "s1", typed)
    added = [(one.title, one.minutes) for one in sessions.agenda(canvas, "s1")[-5:]]
    assert added == [("Pauze", 15), ("Napraten", 0), ("Top 2000", 10), ("Eten", 5), ("Top 2000", 0)]


def test_items_move_among_those_of_their_own_session(
    first: Canvas, anna: By, refused: Refuses
) -> None:
    ids = [one.id for one in sessions.agenda(first, "s1")]
    canvas = agenda.step_item(first, anna, ids[0], 1)
    assert [one.id for one in sessions.agenda(canvas, "s1")][:2] == [ids[1], ids[0]]
    canvas = agenda.move_item(canvas, anna, ids[-1], before=ids[1])
    assert sessions.agenda(canvas, "s1")[0].id == ids[-1]
    with refused("move.first"):
        agenda.step_item(first, anna, ids[0], -1)
    with refused("agenda.gone"):
        agenda.move_item(first, anna, ids[0], after="elders")


def test_what_an_item_is_about_is_set_as_typed(first: Canvas, anna: By, refused: Refuses) -> None:
    id = sessions.agenda(first, "s1")[0].id
    canvas = agenda.set_item(
        first, anna, id, kind="stille ronde", place="identity.passion", minutes="1 2 4 5"
    )
    item = canvas.agenda[id]
    assert (item.kind, item.place, item.steps) == ("silent", "identiteit.passie", "1 2 4 5")
    for fields, key in (
        ({"kind": "dansen"}, "agenda.kind_unknown"),
        ({"minutes": "een kwartier"}, "clock.not_minutes"),
        ({"title": "  "}, "agenda.untitled"),
    ):
        with refused(key):
            agenda.set_item(first, anna, id, **fields)


# -- who is there

PASTED = """Naam;Organisatie;Rol
Stichting Zorg, Welzijn en Wonen
Sanne;UWV;adviseur
"Bakker; Zn";
Gemeente Dorp (van buiten)
"""


@pytest.fixture
def known(first: Canvas, anna: By) -> Canvas:
    """The first meeting, with two members."""
    canvas = add_member(first, anna, "Stichting Zorg, Welzijn en Wonen", id="szw")
    return add_member(canvas, anna, "De twaalf gemeenten", kind="group", id="gem")


def test_a_pasted_list_is_the_attendance_and_strangers_come_back(known: Canvas, anna: By) -> None:
    canvas, strangers = attendance.attend_list(known, anna, "s1", PASTED)
    refs = sessions.attendance(canvas, canvas.sessions["s1"])
    assert refs == {
        "member:szw": "present",
        "name:Sanne": "present",
        "name:Bakker; Zn": "present",
        "outside:Gemeente Dorp": "present",
    }
    assert [(one.name, one.home) for one in strangers] == [("Sanne", "UWV"), ("Bakker; Zn", "")]


def test_strangers_become_members_with_one_answer(known: Canvas, anna: By) -> None:
    canvas, strangers = attendance.attend_list(known, anna, "s1", PASTED)
    canvas = attendance.make_members(canvas, anna, "s1", strangers)
    names = {one.name: one for one in canvas.members.values()}
    assert names["Sanne"].home == "UWV"
    assert parties.member_ref(names["Bakker; Zn"].id) in canvas.sessions["s1"].attendance
    assert sessions.strangers(canvas, canvas.sessions["s1"]) == []


def test_who_becomes_a_member_later_is_that_member_in_the_list(known: Canvas, anna: By) -> None:
    canvas = attendance.attend(known, anna, "s1", "Sanne; De twaalf gemeenten", "afgemeld")
    canvas = add_member(canvas, anna, "Sanne", id="san")
    session = canvas.sessions["s1"]
    assert sessions.attendance(canvas, session) == {
        "member:gem": "excused",
        "member:san": "excused",
    }
    canvas = attendance.attend(canvas, anna, "s1", "Sanne", "present")
    assert len(canvas.sessions["s1"].attendance) == 2
    assert sessions.with_presence(canvas, canvas.sessions["s1"], "present") == ["member:san"]


def test_everyone_who_is_expected_is_on_the_list(known: Canvas, anna: By) -> None:
    canvas = attendance.attend(known, anna, "s1", "Piet (van buiten)")
    assert sessions.expected(canvas, canvas.sessions["s1"]) == {
        "member:szw": "",
        "member:gem": "",
        "outside:Piet": "present",
    }
    canvas = attendance.attend(canvas, anna, "s1", ["outside:Piet"], "")
    assert canvas.sessions["s1"].attendance == {}


def test_an_empty_list_or_an_unknown_presence_is_refused(
    known: Canvas, anna: By, refused: Refuses
) -> None:
    with refused("session.nobody"):
        attendance.attend_list(known, anna, "s1", "Naam\n \n")
    with refused("session.nobody"):
        attendance.attend(known, anna, "s1", " ; ")
    with refused("session.presence_unknown"):
        attendance.attend(known, anna, "s1", "Sanne", "misschien")


# -- closing


def test_what_is_loose_at_the_end(known: Canvas, anna: By) -> None:
    canvas = add_card(known, anna, "identiteit.passie", "Later", id="k1")
    canvas = park(canvas, anna, [Ref("cards", "k1")], "geen tijd")
    canvas = add_term(canvas, anna, "Regie")
    canvas = canvas._replace(
        actions={
            "a1": Action("a1", "Bellen"),
            "a2": Action("a2", "Mailen", owner="member:szw"),
            "a3": Action("a3", "Klaar", progress="done"),
        },
        decisions={
            "d1": Decision("d1", "We gaan door", reserved={"member:szw": ""}),
            "d2": Decision("d2", "Rond", reserved={"x": ""}, answers={"x": "ja"}),
        },
    )
    loose = closing.loose(canvas, canvas.sessions["s1"])
    told = (loose.ownerless, loose.dateless, loose.reserved)
    assert [[one.id for one in row] for row in told] == [["a1"], ["a2"], ["d1"]]
    assert [one.id for one in loose.parked] == ["k1"]
    assert len(loose.words) == 1
    assert loose.silent == ()


def test_closing_words_are_asked_once_someone_said_one(known: Canvas, anna: By) -> None:
    canvas = attendance.attend(known, anna, "s1", ["member:szw", "member:gem"])
    canvas = commands.say_closing(canvas, anna, "s1", "member:szw", "Moe maar blij")
    loose = closing.loose(canvas, canvas.sessions["s1"])
    assert loose.silent == ("member:gem",)
    canvas = commands.say_closing(canvas, anna, "s1", "member:szw", "")
    assert not canvas.sessions["s1"].closing_words
