"""Decisions and actions, minutes, agenda and last time, read as who wasn't there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.commands import actions, cards, decisions
from board.commands.by import By
from board.meeting import AgendaItem, Ballot, Round, Session
from board.model import Canvas, Coalition, Member
from board.refusal import Refused
from exports import Request, file_name, render
from exports.read import read_file

TODAY = date(2026, 3, 17)
DAY = TODAY.isoformat()
COMMA = "Stichting Zorg, Welzijn en Wonen"
SEMICOLON = "Boer; Zoon BV"
SECRET = "Alleen voor in de zaal"


@pytest.fixture
def met(empty: Canvas) -> Canvas:
    """A session of two items with cards, a vote, decisions and actions, awkwardly named."""
    clock = By("anna", f"{DAY}T13:10:00Z")
    rows = (
        Member("zww", name=COMMA, order="a0"),
        Member("boer", name=SEMICOLON, order="a1"),
        Member("weg", name="De Brug", left="2026-01-01", order="a2"),
    )
    session = Session(
        "s1", number=1, date=DAY, start="14:00", end="16:00", place="De Werkplek | zaal 2",
        progress="running", purpose="Samen *beginnen*",
        attendance={"member:zww": "present", "name:Kees": "excused", "member:boer": "absent"},
        closing_words={"member:zww": "Dank!"},
    )  # fmt: skip
    items = (
        AgendaItem("i1", session="s1", title="Passie", minutes=20, order="a0",
                   started=f"{DAY}T13:00:00Z", ended=f"{DAY}T13:24:00Z", note="Rustig begonnen"),
        AgendaItem("i2", session="s1", title="Besluiten", minutes=300, order="a1"),
    )  # fmt: skip
    canvas = empty._replace(
        members={one.id: one for one in rows},
        sessions={"s1": session},
        agenda={one.id: one for one in items},
        coalitions={"leer": Coalition("leer", title="Leerbaan", progress="active", order="a0",
                                      end="2026-01-31")},
    )  # fmt: skip
    canvas = cards.add_card(
        canvas, clock, "identiteit.passie", "Geen jongere van de kaart", id="k1"
    )
    canvas = cards.add_card(canvas, clock, "identiteit.passie", SECRET, id="k2")
    held = {id: one._replace(session="s1") for id, one in canvas.cards.items()}
    held["k2"] = held["k2"]._replace(marks=("room",))
    canvas = canvas._replace(
        cards=held,
        rounds={"r1": Round("r1", session="s1", agenda="i1", kind="vote", progress="revealed",
                            about=("k1", "k2"), revealed=f"{DAY}T13:20:00Z")},
        ballots={"b1": Ballot("b1", round="r1", given={"k1": 2, "k2": 1})},
    )  # fmt: skip
    canvas = decisions.add_decision(canvas, clock, "We beginnen | in april", id="d1",
                                    agenda="i1", method="consensus", agreed=COMMA)  # fmt: skip
    canvas = decisions.reserve(canvas, clock, "d1", f'"{SEMICOLON}"', "1 mrt 2026", today=TODAY)
    canvas = decisions.add_decision(canvas, clock, f"Over: {SECRET}", id="d2", cards=["k2"])
    canvas = decisions.withdraw(decisions.add_decision(canvas, clock, "Toch niet", id="d3"),
                                clock, "d3")  # fmt: skip

    def act(canvas: Canvas, text: str, id: str, **fields: Any) -> Canvas:
        return actions.add_action(canvas, clock, text, id=id, today=TODAY, **fields)

    canvas = act(canvas, "Zaal regelen", "a1", owner=COMMA, due="1 mrt 2026", coalition="leer")
    canvas = act(canvas, "Zonder iets", "a2", decision="d1")
    canvas = act(canvas, "Gedaan", "a3", owner="De Brug", progress="klaar")
    return act(canvas, f"Iets met {SECRET}", "a4", cards=["k2"])


def page(canvas: Canvas, name: str, headings: str = "nl", **more: Any) -> str:
    return render(canvas, Request(page=name, headings=headings, date=DAY, **more))


def test_decisions_and_actions_by_date_and_owner(met: Canvas) -> None:
    text = page(met, "besluiten")
    assert f"| 17 maart 2026 | We beginnen \\| in april | consensus | {COMMA} |" in text
    assert f'"{SEMICOLON}", antwoord uiterlijk 1 maart 2026' in text
    assert "Toch niet (ingetrokken)" in text
    assert f"{COMMA} | Zaal regelen | Leerbaan |" in text
    assert "| nog geen datum | nog niemand | Zonder iets | We beginnen \\| in april |" in text
    assert "Bij 1 actie staat nog niemand; bij 1 actie staat nog geen datum" in text
    assert "- Gedaan – De Brug – klaar op 17 maart 2026" in text


def test_the_minutes_tell_each_item_with_what_came_of_it(met: Canvas) -> None:
    text = page(met, "verslag")
    first, _, rest = text.partition("## Passie")
    assert "sessie 1 · 17 maart 2026 · 14:00–16:00 · De Werkplek \\| zaal 2" in first
    assert "Concept" in first
    assert f"- Aanwezig: {COMMA}" in first
    assert "- Afgemeld: Kees" in first
    assert "14:00 · 20 min gepland · 24 min gebruikt" in rest
    item, _, rest = rest.partition("## Besluiten")
    for said in (
        "Rustig begonnen",
        "- Geen jongere van de kaart",
        "- 1\\. Geen jongere",
        "We beginnen",
    ):
        assert said in item, said
    item, _, rest = rest.partition("## Buiten de agenda om")
    assert "300 min gepland · niet aan toegekomen" in item
    assert "Zaal regelen" in rest
    assert text.count("Zaal regelen") == text.count("Gedaan") == 1
    assert f"- {COMMA}: Dank!" in rest


def test_minutes_are_of_what_was_held_and_an_agenda_of_what_is_to_come(met: Canvas) -> None:
    over = met.sessions["s1"]._replace(progress="closed")
    after = Session("s2", number=2, date="2026-06-30")
    canvas = met._replace(sessions={"s1": over, "s2": after})
    assert "sessie 1" in page(canvas, "verslag")
    assert "sessie 2" in page(canvas, "agenda")
    planned = met._replace(sessions={"s2": after})
    assert "sessie 2" in page(planned, "verslag")


def test_the_agenda_has_the_time_of_each_item(met: Canvas) -> None:
    text = page(met, "agenda", "en")
    assert "| 14:00 | Passie | 20 |" in text
    assert "| 14:20 | Besluiten | 300 |" in text
    assert "Until 19:20." in text


def test_last_time_tells_what_is_open_and_past(met: Canvas) -> None:
    text = page(met, "vorige-keer")
    assert "Zaal regelen" in text and "Gedaan" not in text
    assert "We beginnen" in text and "Toch niet" not in text
    assert "- Leerbaan – 31 januari 2026" in text


PAGES = ("agreements", "minutes", "agenda", "last-time", "actions")


@pytest.mark.parametrize("name", PAGES)
def test_what_stays_in_the_room_or_is_hidden_is_on_none(met: Canvas, name: str) -> None:
    format = "csv" if name == "actions" else "markdown"
    text = render(met, Request(format, name, date=DAY))
    assert SECRET not in text
    silent = Round("r2", session="s1", kind="silent")
    card = met.cards["k1"]._replace(round="r2")
    hidden = met._replace(rounds={**met.rounds, "r2": silent}, cards={**met.cards, "k1": card})
    assert card.text not in render(hidden, Request(format, name, date=DAY))


@pytest.mark.parametrize("name", PAGES[:4])
@pytest.mark.parametrize("headings", ["nl", "en"])
def test_a_canvas_with_nothing_of_it_says_so(empty: Canvas, name: str, headings: str) -> None:
    text = page(empty, name, headings)
    assert text.startswith("# ")
    assert len(text.splitlines()) > 3


@pytest.mark.parametrize("name", PAGES[:4])
def test_tables_and_headings_hold_whatever_was_typed(
    met: Canvas, name: str, parse: Callable[[str], list[Any]]
) -> None:
    tokens = parse(page(met, name))
    assert not [one for one in tokens if one.type in ("html_block", "html_inline")]
    inside = [part for one in tokens for part in one.children or ()]
    assert not [one for one in inside if one.type == "html_inline"]
    assert all(int(one.tag[1]) <= 4 for one in tokens if one.type == "heading_open")


@pytest.mark.parametrize("headings", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES[:4])
def test_a_page_that_cannot_come_back_is_passed_over_and_says_so(
    met: Canvas, by: By, name: str, headings: str
) -> None:
    incoming = read_file(page(met, name, headings).encode(), by=by, name="x.md")
    assert incoming.new == 0 and incoming.canvas.info.title == met.info.title
    assert [(one.line, one.key) for one in incoming.problems] == [(1, "import.page_passed")]


def test_an_agenda_of_someone_s_own_is_read(by: By) -> None:
    text = "# Agenda – Overleg van 3 mei\n\n## Spelregels\n\n- Eerst bellen\n"
    incoming = read_file(text, by=by, name="x.md")
    assert [card.text for card in incoming.canvas.cards.values()] == ["Eerst bellen"]
    assert incoming.problems == ()


@pytest.mark.parametrize(
    ("format", "name", "key"),
    [
        ("csv", "actions", "import.table_not_back"),
        ("csv", "nodes", "import.table_not_back"),
        ("csv", "edges", "import.table_not_back"),
        ("icalendar", "calendar", "import.calendar"),
        ("graphml", "graph", "import.xml"),
        ("html", "minutes", "import.web_page"),
        ("html", "poster", "import.web_page"),
    ],
)
def test_what_has_no_cards_in_it_is_refused_as_what_it_is(
    met: Canvas, by: By, format: str, name: str, key: str
) -> None:
    for headings in ("nl", "en"):
        made = render(met, Request(format, name, headings=headings)).encode()
        with pytest.raises(Refused) as refused:
            read_file(made, by=by, name=file_name("x", Request(format, name)))
        assert refused.value.key == key


def test_actions_as_a_table_for_a_spreadsheet(met: Canvas) -> None:
    text = render(met, Request("csv", "acties", headings="nl"))
    head, *rows = text.removeprefix("\ufeff").split("\r\n")
    assert head.startswith("Id;Actie;Wie;Wanneer;Stand")
    assert f'a1;Zaal regelen;"{COMMA}";2026-03-01;open;;Leerbaan;;' in rows
    assert len(rows) == 4


def test_whose_answer_is_awaited_can_be_told_apart(met: Canvas, by: By) -> None:
    """A name that holds what parts names stands in quotes, as it is typed."""
    canvas = decisions.reserve(met, by, "d1", "Kees")
    summary = render(canvas, Request("markdown", "summary", headings="nl"))
    told = f'antwoord van "{SEMICOLON}" (uiterlijk 1 maart 2026); Kees'
    assert f"- We beginnen | in april – {told}" in summary.replace("\\|", "|").split("\n")
