"""The vitality page for a reader who sees less than there is.

It counts what that reader can see, and calls nothing missing that is only hidden: by a silent
round that isn't revealed, or by staying in the room.
"""

from typing import Any

import pytest

from board.meeting import Round, Session
from board.model import TABLES, Canvas, Card, Coalition, Entity, Member
from exports import Request, render

SILENT = Round("r")
ROOM = ("room",)


def with_things(canvas: Canvas, *things: Entity) -> Canvas:
    tables = {kind: name for name, kind in TABLES.items()}
    for thing in things:
        rows: Any = {tables[type(thing)]: {**getattr(canvas, tables[type(thing)]), thing.id: thing}}
        canvas = canvas._replace(**rows)
    return canvas


def page(canvas: Canvas, **more: Any) -> str:
    wanted = {"page": "check", "headings": "nl", "date": "2026-03-17", "facilitator": True}
    return render(canvas, Request(**{**wanted, **more}))


def cards(place: str, count: int, **fields: Any) -> list[Card]:
    return [Card(f"{place}{at}", place, f"Kaart {at}", **fields) for at in range(count)]


def coalitions(count: int, name: str = "c", **fields: Any) -> list[Coalition]:
    kept = {"progress": "active", **fields}
    return [Coalition(f"{name}{at}", title=f"Coalitie {name}{at}", **kept) for at in range(count)]


def members(count: int, **fields: Any) -> list[Member]:
    return [Member(f"m{at}", name=f"Lid {at}", order=f"a{at}", **fields) for at in range(count)]


ALL = tuple(f"member:m{at}" for at in range(4))
HELD = [
    Session(f"s{at}", at, day, progress="closed", closed=f"{day}T16:00:00Z")
    for at, day in enumerate(("2026-01-01", "2026-02-01", "2026-03-01"), 1)
]


@pytest.mark.parametrize(
    ("things", "unseen", "counted"),
    [
        pytest.param(
            cards("regie", 4), cards("organisatie", 2, marks=ROOM), "er 4 kaarten", id="VC-01",
        ),
        pytest.param(
            cards("identiteit.ambitie", 4), [Card("x", "identiteit.ambitie", "X", marks=ROOM)],
            "Alle 4 identiteitskaarten", id="VC-02",
        ),
        pytest.param(
            [*cards("identiteit", 1), *cards("spelregels", 2)],
            [Card("x", "spelregels", "X", marks=ROOM), Card("y", "spelregels", "Y", round="r")],
            "2 van 2 spelregels", id="VC-04",
        ),
        pytest.param(
            [*members(4), *coalitions(3, core=ALL)], coalitions(2, "x", core=ALL, marks=ROOM),
            "In 3 van 3 actieve", id="VC-10",
        ),
        pytest.param(
            [*members(4), *coalitions(4, core=ALL[:1])],
            coalitions(1, "x", core=ALL[:1], marks=ROOM), "in alle 4 actieve", id="VC-11",
        ),
        pytest.param(
            coalitions(2), coalitions(1, "x", marks=ROOM), "geen van de 2 actieve", id="VC-14",
        ),
        pytest.param(
            [*cards("spelregels", 20), *coalitions(1)],
            [Card("x", "regie", "X", marks=ROOM), *coalitions(1, "x", marks=ROOM)],
            "20 kaarten over regelen en inrichten tegenover 1 coalitie ", id="VC-19a",
        ),
        pytest.param(
            coalitions(3), coalitions(2, "x", marks=ROOM), "3 actieve coalities, en", id="VC-19b",
        ),
        pytest.param(
            [*members(1, stewardship=True), *coalitions(3, core=ALL[:1])],
            coalitions(1, "x", core=ALL[:1], marks=ROOM), "kernpartner in 3 van 3", id="VC-21",
        ),
        pytest.param(
            coalitions(2), coalitions(1, "x", marks=ROOM), "Er lopen 2 coalities", id="VC-22",
        ),
        pytest.param(
            [*HELD, *cards("spelregels", 2, status="agreed", session="s1")],
            [Card("x", "spelregels", "X", status="agreed", session="s1", marks=ROOM)],
            "Van 2 van 2 afgesproken", id="VC-29",
        ),
        pytest.param(
            [*members(4), *cards("identiteit", 6)], [Card("x", "identiteit", "X", round="r")],
            "Er staan 6 identiteitskaarten", id="VC-31",
        ),
        pytest.param(
            coalitions(4, form="project"), coalitions(1, "x", form="project", marks=ROOM),
            "Alle 4 coalities", id="VC-32",
        ),
    ],
)  # fmt: skip
def test_it_counts_what_its_reader_sees(
    empty: Canvas, things: list[Entity], unseen: list[Entity], counted: str
) -> None:
    assert counted in page(with_things(empty, SILENT, *things))
    assert counted in page(with_things(empty, SILENT, *things, *unseen))


MADE: Any = {"created": "2025-12-01T09:00:00Z", "changed": "2025-12-01T09:00:00Z"}
LATE: Any = {"created": "2026-02-02T09:00:00Z", "changed": "2026-02-02T09:00:00Z"}


@pytest.mark.parametrize("how", [{"marks": ROOM}, {"round": "r"}], ids=["room", "silent"])
@pytest.mark.parametrize(
    ("things", "unseen", "missing"),
    [
        pytest.param(
            cards("regie", 4), Card("x", "identiteit", "X"), "Identiteit is nog leeg", id="VC-01",
        ),
        pytest.param(
            cards("identiteit", 4), Card("x", "identiteit.ambitie", "X"),
            "staat nog geen kaart bij", id="VC-02",
        ),
        pytest.param(
            [Member("a", name="A", follows=("x",)), Member("b", name="B", follows=("i",)),
             Card("i", "identiteit", "I")],
            Card("x", "identiteit", "X"), "aan geen identiteitskaart gekoppeld", id="VC-03",
        ),
        pytest.param(
            [Card("i", "identiteit", "I"), Card("s", "spelregels", "S", follows=("x",))],
            Card("x", "identiteit", "X"), "aan geen identiteitskaart gekoppeld", id="VC-04",
        ),
        pytest.param(
            cards("spelregels", 1), Card("x", "spelregels.conflicten", "X"), "onflict", id="VC-06",
        ),
        pytest.param(
            members(3), Card("x", "spelregels.intreding", "X"), "wie er wel en niet", id="VC-07",
        ),
        pytest.param(
            coalitions(1, core=("outside:Kees",), rules=("x",)), Card("x", "spelregels", "X"),
            "van buiten het netwerk", id="VC-14",
        ),
        pytest.param(
            [*coalitions(1, follows=("x",)), *coalitions(1, "d", follows=("i",)),
             Card("i", "identiteit", "I")],
            Card("x", "identiteit", "X"), "aan geen identiteitskaart gekoppeld", id="VC-17",
        ),
        pytest.param(
            [*coalitions(3), *cards("organisatie.wie", 1)],
            Card("x", "organisatie.waar", "X"), "onderdelen van de organisatie", id="VC-19",
        ),
        pytest.param(
            coalitions(2), Card("x", "regie.zorg", "X"), "staat nog geen kaart", id="VC-22",
        ),
        pytest.param(
            [*HELD, Member("a", name="A", joined="2026-03-05")],
            Card("x", "spelregels.intreding", "X"), ": erbij A", id="VC-24",
        ),
        pytest.param(
            [*HELD, Card("o", "regie", "O", **MADE), Card("n", "identiteit", "N", **LATE)],
            Card("x", "regie", "X", **LATE), "sinds de sessie van", id="VC-28",
        ),
    ],
)  # fmt: skip
def test_it_calls_nothing_missing_that_is_only_hidden(
    empty: Canvas, things: list[Entity], unseen: Card, missing: str, how: dict[str, Any]
) -> None:
    assert missing in page(with_things(empty, SILENT, *things))
    told = page(with_things(empty, SILENT, *things, unseen._replace(**how)))
    assert missing not in told
    assert "X" not in told.replace("VC-", "")


def test_a_coalition_in_the_room_is_a_coalition(empty: Canvas) -> None:
    things: list[Entity] = [*members(4), *cards("identiteit", 6)]
    assert "nog geen coalitie" in page(with_things(empty, *things))
    hidden = Coalition("x", title="Onder ons", marks=ROOM, progress="active", core=ALL, joint=True)
    told = page(with_things(empty, *things, hidden))
    assert "nog geen coalitie" not in told and "Onder ons" not in told
    getting = [Member("m0", name="Lid", gets="alles"), Member("m1", name="Ander", brings="iets")]
    assert "wel wat die hier haalt" in page(with_things(empty, *getting))
    assert "wel wat die hier haalt" not in page(with_things(empty, *getting, hidden))


def test_with_the_room_it_counts_all_and_a_silent_round_is_left_out_still(empty: Canvas) -> None:
    canvas = with_things(
        empty, SILENT, *coalitions(2), *coalitions(1, "x", marks=ROOM),
        Card("h", "regie.zorg", "X", round="r"),
    )  # fmt: skip
    assert "geen van de 3 actieve" in page(canvas, room=True)
    assert "staat nog geen kaart" not in page(canvas, room=True)
