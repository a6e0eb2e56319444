"""Nothing of a canvas changes unseen between two meetings: each field is compared, or said why not.

A field that is added later without a place in either row below fails here.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from board import meeting
from board.comparison import Point, compare, told
from board.comparison.compare import FIELDS
from board.meeting import Action, Decision, Group, Session
from board.model import (
    TABLES,
    Canvas,
    Card,
    Coalition,
    Entity,
    Info,
    Member,
    ParadoxNote,
    Position,
    Term,
    Topic,
)

MARCH, JULY = "2026-03-17", "2026-07-14"
COMMA = "Zorg, Welzijn; en Wonen"

_MADE = dict.fromkeys(("id", "author", "created", "changed", "extra"), "how it was made")
_ROW = {"order": "where it stands in its row"}
_BESIDE = {"conflict": "a second version is a card of its own"}
_TOLD = {"state": "new or gone"}
_MINUTES = "told in the minutes of its session"

ELSEWHERE: Mapping[type, Mapping[str, str]] = {
    Info: {
        **_MADE,
        "template": "what a canvas is made on stays", "template_version": "that of the program",
        "language": "how a canvas is read, not what it says",
        "checks_off": "a setting of the vitality check, and on its page",
    },
    Card: {
        **_MADE, **_ROW, **_BESIDE,
        "place": "moved", "sources": "merged", "verdicts": "works or chafes",
        "session": "how it was made", "round": "hidden takes no part",
    },
    Coalition: {**_MADE, **_ROW, **_BESIDE},
    Member: {**_MADE, **_ROW, **_BESIDE, **_TOLD},
    Topic: {**_MADE, **_ROW, **_BESIDE, **_TOLD},
    Term: {**_MADE, **_BESIDE, **_TOLD},
    Position: {
        **_MADE, **_ROW, **_TOLD, "paradox": "shifted", "round": "shifted", "value": "shifted",
        "member": "how the answers lie is told, not whose they are",
    },
    ParadoxNote: {**_MADE, "rounds": "the days of the talks, on the page of the canvas"},
    Group: {**_MADE, **_ROW, **_BESIDE, **_TOLD},
    Decision: {**_MADE, **_ROW, **_BESIDE, **_TOLD, "session": _MINUTES, "agenda": _MINUTES},
    Action: {**_MADE, **_ROW, **_BESIDE, **_TOLD, "session": _MINUTES, "agenda": _MINUTES},
}  # fmt: skip
WHOLE = {
    meeting.Session: _MINUTES, meeting.AgendaItem: _MINUTES,
    meeting.Round: _MINUTES, meeting.Ballot: _MINUTES,
}  # fmt: skip
"""Kinds of which nothing is compared."""


@pytest.mark.parametrize("kind", [Info, *TABLES.values()], ids=lambda kind: kind.__name__)
def test_every_field_is_compared_or_said_why_not(kind: type[Entity]) -> None:
    compared, elsewhere = set(FIELDS.get(kind, ())), ELSEWHERE.get(kind, {})
    if kind in WHOLE:
        assert not compared and not elsewhere
        return
    assert set(kind._fields) - compared - set(elsewhere) == set(), "a field without a place"
    assert compared | set(elsewhere) - set(_MADE) <= set(kind._fields), "a field that is no more"
    assert not (compared & set(elsewhere) - {"state"}), "told twice"


def by_id(*rows: Any) -> dict[str, Any]:
    return {one.id: one for one in rows}


@pytest.fixture
def march(blank: Canvas) -> Canvas:
    pole = blank.template.paradoxes[0].id
    return blank._replace(
        info=Info(title="Jong"),
        cards=by_id(
            Card("k", "regie", "Kaart", order="a0", group="g"),
            Card("l", "regie", "Losse, kaart; ja", order="a1"),
        ),
        coalitions=by_id(Coalition("c", title="Leerbaan"), Coalition("d", title="Ander, ding")),
        members=by_id(Member("m", name=COMMA, order="a0"), Member("n", name="ROC", order="a1")),
        topics=by_id(Topic("t", title="Vervoer", levels={"n": 2})),
        terms=by_id(Term("w", word="uit beeld", meaning="niet op school")),
        paradoxes=by_id(ParadoxNote(pole)),
        groups=by_id(Group("g", title="Bellen", place="regie"), Group("h", title="Schrijven")),
        decisions=by_id(Decision("e", "Besloten")),
        actions=by_id(Action("a", "Doen")),
        sessions=by_id(Session("s", 1, MARCH)),
    )


LINE = "iets, anders; toch"
A_DAY = ("2026-09-01", "1 september 2026")
PARTIES = (("member:m", "name:Kees"), "Kees")
FIRST = {"cards": "k", "coalitions": "c", "members": "m", "topics": "t", "terms": "w",
         "groups": "g", "decisions": "e", "actions": "a"}  # fmt: skip

SAID: Mapping[type, Mapping[str, tuple[Any, str]]] = {
    Info: {},
    Card: {
        "state": ("parked", "geparkeerd"), "status": ("proposed", "voorgesteld"),
        "agreed_by": (("m",), COMMA), "dots": (3, "3"), "marks": (("drop",), "mag weg"),
        "group": ("", "Bellen"), "follows": (("l",), "Losse, kaart; ja"),
    },
    Coalition: {
        "form": ("project", "Project"), "core": PARTIES, "others": PARTIES, "joint": (True, "ja"),
        "progress": ("active", "Begonnen"), "start": A_DAY, "end": A_DAY, "review": A_DAY,
        "follows": (("k",), "Kaart"), "rules": (("l",), "Losse, kaart; ja"),
        "state": ("parked", "geparkeerd"), "dots": (2, "2"), "marks": (("term",), "begrip?"),
    },
    Member: {
        "kind": ("group", "verzameling"), "relation": ("funder", "financier"), "size": (12, "12"),
        "holds": (("member:n", "name:Kees"), "Kees"), "core": (True, "ja"),
        "stewardship": (True, "ja"), "granted_by": PARTIES,
        "joined": ("2026-04-01", "1 april 2026"),
        "left": ("2026-05-01", "Eruit"), "follows": (("k",), "Kaart"),
    },
    Topic: {
        "levels": ({"n": 2, "m": 4, "weg": 3}, "meebepalen"), "coalition": ("d", "Ander, ding"),
    },
    Term: {"cards": (("l", "nergens"), "Losse, kaart; ja")},
    ParadoxNote: {"examples_a": (("l",), "Losse, kaart; ja"), "examples_b": (("k",), "Kaart")},
    Group: {"place": ("identiteit.passie", "Plek: Regie en leiderschap → Identiteit › Passie")},
    Decision: {
        "method": ("majority", "meerderheid"), "agreed": PARTIES, "cards": (("l",), "Losse"),
        "reserved": ({"member:m": "2026-09-01"}, "1 september 2026"),
        "answers": ({"member:m": LINE}, LINE), "answered": ({"member:m": "2026-09-01"}, A_DAY[1]),
        "progress": ("withdrawn", "Ingetrokken"),
    },
    Action: {
        "owner": ("member:m", COMMA), "due": A_DAY, "progress": ("done", "Gedaan"),
        "done": A_DAY, "coalition": ("d", "Ander, ding"), "decision": ("e", "Besloten"),
        "cards": (("l",), "Losse, kaart; ja"),
    },
}  # fmt: skip
"""What a field becomes, and how that is told; any other field becomes a line of text."""


def words(then: Canvas, now: Canvas, language: str = "nl") -> str:
    since, until = Point(then, MARCH), Point(now, JULY)
    return "\n".join(
        f"{subject.title} {part.title} {row.text} {row.aside} "
        + " ".join(f"{one.name}: {one.old} → {one.new};" for one in row.details)
        for subject in told(compare(since, until), since, until, language)
        for part in subject.parts
        for row in part.rows
    )


def with_field(canvas: Canvas, kind: type[Entity], field: str, value: Any) -> Canvas:
    if kind is Info:
        return canvas._replace(info=canvas.info._replace(**{field: value}))
    table = next(name for name, one in TABLES.items() if one is kind)
    rows = dict(getattr(canvas, table))
    id = FIRST.get(table) or next(iter(rows))
    rows[id] = rows[id]._replace(**{field: value})
    changed: dict[str, Any] = {table: rows}
    if kind is Group and field == "place":  # A group goes with its cards.
        card = canvas.cards["k"]._replace(place=value)
        changed["cards"] = {**canvas.cards, "k": card}
    return canvas._replace(**changed)


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind, fields in FIELDS.items() for field in fields]
)  # fmt: skip
def test_a_field_that_changes_is_told_in_words(
    march: Canvas, kind: type[Entity], field: str
) -> None:
    value, seen = SAID[kind].get(field, (LINE, LINE))
    now = with_field(march, kind, field, value)
    before = words(march, march)
    assert seen in words(march, now)
    assert words(march, now) != before
    assert words(march, now, "en") not in (before, words(march, now))
    assert words(now, march) != before, "and the way back"


def test_an_interest_is_told_by_who_changed_and_a_new_one_by_how_many(march: Canvas) -> None:
    now = with_field(march, Topic, "levels", {"n": 3, "m": 4})
    told_so = words(march, now)
    assert f"{COMMA}:  → meebepalen;" in told_so and "ROC: meedenken → meedoen;" in told_so
    new = march._replace(topics=by_id(Topic("u", title="Geld | delen", levels={"m": 4, "n": 4})))
    assert "Interesses Nieuw onderwerp Geld | delen 2 × meebepalen" in words(march, new)
    assert "Interesses Weg Vervoer" in words(march, new)
    gone = with_field(march, Topic, "state", "removed")
    assert "Interesses Weg Vervoer" in words(march, gone)


def test_words_of_the_glossary_come_and_go(march: Canvas) -> None:
    now = march._replace(terms=by_id(Term("x", word="regie, licht", meaning="uitnodigen")))
    said = words(march, now)
    assert "Begrippen Nieuw regie, licht uitnodigen" in said
    assert "Begrippen Weg uit beeld niet op school" in said


def test_a_group_is_there_while_a_card_stands_in_it(march: Canvas) -> None:
    loose = with_field(march, Card, "group", "")
    assert "Groepen Weg Bellen" in words(march, loose)
    assert "Groepen Nieuw Bellen" in words(loose, march)
    assert "Schrijven" not in words(loose, march), "nothing ever stood in it"


def test_answers_that_lean_otherwise_are_told_though_the_ends_stay(march: Canvas) -> None:
    pole = march.template.paradoxes[0].id

    def answered(*values: int) -> Canvas:
        rows = (Position(f"p{at}", pole, 1, value=one) for at, one in enumerate(values))
        return march._replace(positions=by_id(*rows))

    said = words(answered(-3, -1, 3), answered(-3, 1, 3))
    assert "2 × verbinden op inhoud, 1 × verbinden op relatie → 1 ×" in said
    assert "Paradoxen" not in words(answered(-3, -1, 3), answered(-3, -2, 3)), "no word shows it"
