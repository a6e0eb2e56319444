"""JSON: as the schema says, whole or not at all, and ids that stay unless they clash."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from board import codec
from board.commands.by import By
from board.commands.cards import add_card, edit_card
from board.commands.interests import add_topics
from board.meeting import Action, AgendaItem, Ballot, Decision, Group, Round, Session
from board.model import INFO_TABLE, TABLES, Canvas, Card, Coalition, Info, Member
from board.refusal import Refused
from board.template import Template
from board.templates import load
from exports import Request, render
from exports.read import Incoming, read_file
from exports.read.strict import depth

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "schema" / "canvas.schema.json").read_text("utf-8")
)
JSON = Request(format="json")


@pytest.fixture
def read(by: By) -> Callable[..., Incoming]:
    def read(value: object, **options: Any) -> Incoming:
        text = value if isinstance(value, str | bytes) else json.dumps(value)
        return read_file(text, by=by, kind="json", **options)

    return read


Read = Callable[..., Incoming]


def errors(value: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(value)]


def test_the_schema_is_one_and_knows_every_field() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    kinds = {INFO_TABLE: Info, **TABLES}
    for table, kind in kinds.items():
        place = SCHEMA["properties"][table]
        name = (place.get("items") or place)["$ref"].rpartition("/")[2]
        known = SCHEMA["$defs"][name]["properties"]
        assert set(known) == set(kind._fields) - {"extra"}


def test_a_filled_canvas_is_valid(filled: Canvas, by: By) -> None:
    canvas = add_topics(filled, by, ["werkplekken"])
    value = json.loads(render(canvas, JSON))
    assert errors(value) == []
    assert value["schema"] == 1
    assert [one["id"] for one in value["members"]] == ["roc", "bouw"]


def test_what_a_workshop_leaves_is_valid_and_told_by_the_number(filled: Canvas) -> None:
    canvas = filled._replace(
        sessions={
            "s1": Session("s1", number=1, attendance={"member:roc": "present"}, closed_rev=4)
        },
        agenda={"a1": AgendaItem("a1", session="s1", title="Identiteit", minutes=20, order="a0")},
        rounds={"r1": Round("r1", session="s1", kind="vote", about=("kaart",), dots=4)},
        ballots={"b1": Ballot("b1", round="r1", given={"kaart": 3})},
        groups={"g1": Group("g1", title="Jongeren", place="identiteit.passie")},
        decisions={"d1": Decision("d1", text="Samen", reserved={"member:roc": "2026-05-01"})},
        actions={"x1": Action("x1", text="Bellen", owner="name:de gemeente")},
    )
    canvas = canvas._replace(
        cards={**canvas.cards, "kaart": canvas.cards["kaart"]._replace(verdicts={"s1": "works"})}
    )
    value = json.loads(render(canvas, JSON))
    assert errors(value) == []
    assert value["schema"] == 2


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("cards", "dots", "drie"), ("cards", "dots", -1), ("cards", "state", "weg"),
        ("cards", "follows", "kaart"), ("cards", "follows", [1]), ("cards", "text", 3),
        ("cards", "text", "é" * 40_000), ("cards", "order", "!"), ("cards", "status", "ja"),
        ("cards", "id", 3), ("cards", "id", ""), ("members", "core", 1),
        ("members", "kind", "bedrijf"), ("coalitions", "progress", "klaar"),
        ("positions", "value", 4), ("positions", "round", 0), ("members", "relation", "vriend"),
        ("members", "size", -1), ("members", "holds", "member:roc"),
        ("cards", "verdicts", {"s": "?"}),
    ],
)  # fmt: skip
def test_one_bad_entry_of_many_and_nothing_comes_in(
    filled: Canvas, read: Read, table: str, field: str, value: object
) -> None:
    document = json.loads(render(filled, JSON))
    document[table][-1][field] = value
    with pytest.raises(Refused) as refused:
        read(document, into=filled)
    assert refused.value.key == "import.bad_entry"
    assert refused.value.values["table"] == table
    assert refused.value.values["field"] == field
    assert refused.value.values["n"] == len(document[table])
    if field != "text" and value != "!":
        assert errors(document)


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("{", "import.not_json"), ("", "import.not_json"), ("[" * 100_000, "import.too_deep"),
        ('{"a":' * 100_000, "import.too_deep"), ("[]", "import.not_ours"),
        ("NaN", "import.not_ours"), ({"knopen": []}, "import.not_ours"),
        ({"kind": "netwerkcanvas"}, "import.not_ours"),
        ({"kind": "netwerkcanvas", "schema": True}, "import.not_ours"),
        ({"kind": "netwerkcanvas", "schema": 3}, "import.newer"),
        ({"kind": "netwerkcanvas", "schema": 1, "kaarten": []}, "import.unknown_key"),
        ({"kind": "netwerkcanvas", "schema": 1, "cards": {}}, "import.not_a_list"),
        ({"kind": "netwerkcanvas", "schema": 1, "cards": ["x"]}, "import.bad_entry"),
        ({"kind": "netwerkcanvas", "schema": 1, "canvas": []}, "import.bad_entry"),
        ({"kind": "netwerkcanvas", "schema": 1, "other": {"cards": {}}}, "import.not_a_list"),
        ({"kind": "netwerkcanvas", "schema": 1, "other": {"x": []}}, "import.not_a_list"),
        ({"kind": "netwerkcanvas", "schema": 1, "cards": [{"id": "a"}] * 2}, "import.bad_entry"),
        ({"kind": "netwerkcanvas", "schema": 1, "cards": [0] * 100_001}, "import.too_many"),
        ({"kind": "netwerkcanvas", "schema": 1, "canvas": {"template": "x"}}, "template.unknown"),
        ("9" * 5_000, "import.not_json"),
    ],
)  # fmt: skip
def test_what_is_not_a_canvas_is_refused(read: Read, value: object, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read(value)
    assert refused.value.key == key


def test_depth_counts_brackets_outside_texts_only() -> None:
    assert depth("[[" + '"' + "[" * 100 + '"' + "]]") == 2
    assert depth('"' + '\\"' + "[" * 100 + '"') == 0
    assert depth("[" * 51 + "]" * 51) == 51


def test_ids_stay_unless_they_are_in_use_and_references_follow(
    filled: Canvas, by: By, read: Read
) -> None:
    theirs = edit_card(filled, by, "kaart", text="Een ander kaartje")
    roc = theirs.members["roc"]._replace(role="gast")
    theirs = theirs._replace(members={**theirs.members, "roc": roc})
    rule = theirs.cards["regel"]._replace(agreed_by=("roc",))
    theirs = theirs._replace(cards={**theirs.cards, "regel": rule})
    back = read(render(theirs, JSON), into=filled)
    canvas = back.canvas
    assert {id: canvas.cards[id] for id in filled.cards} == dict(filled.cards)
    new = {card.text: card for id, card in canvas.cards.items() if id not in filled.cards}
    assert set(new) == {"Een ander kaartje", "Zonder bezwaar"}
    assert new["Zonder bezwaar"].follows == (new["Een ander kaartje"].id,)
    (member,) = [one for id, one in canvas.members.items() if id not in filled.members]
    assert member.role == "gast"
    assert new["Zonder bezwaar"].agreed_by == (member.id,)
    # The coalition reads the same as the one that is there, but it is about another card.
    (coalition,) = [one for id, one in canvas.coalitions.items() if id not in filled.coalitions]
    assert coalition.follows == (new["Een ander kaartje"].id,)
    assert coalition.core == (f"member:{member.id}",)
    assert back.counts["cards"] == 2
    assert back.counts["known"] == len(filled.cards) - 2 + 1 + 4 + 1 + 1
    assert new["Een ander kaartje"].order > filled.cards["kaart"].order


def test_reading_the_same_file_twice_adds_nothing(filled: Canvas, read: Read) -> None:
    assert read(render(filled, JSON), into=filled).canvas == filled


def test_answers_come_in_as_rounds_of_their_own(filled: Canvas, read: Read) -> None:
    document = json.loads(render(filled, JSON))
    for number, one in enumerate(document["positions"]):
        one["id"] = f"nieuw{number}"
    document["paradoxes"][0]["note"] = "Nog iets"
    document["paradoxes"][0]["rounds"] = {"1": "2026-06-01"}
    canvas = read(document, into=filled).canvas
    rounds = sorted(one.round for one in canvas.positions.values())
    assert rounds == [1, 1, 1, 1, 2, 2, 2, 2]
    (note,) = canvas.paradoxes.values()
    assert note.note == "Gezelligheid wint / Nog iets"
    assert note.rounds == {"1": "2026-03-17", "2": "2026-06-01"}


def test_a_canvas_on_another_template_is_parked_where_it_has_no_place(
    filled: Canvas, read: Read
) -> None:
    into = Canvas(load("businessmodel"), Info(template="businessmodel", title="Kraam"))
    back = read(render(filled, JSON), into=into)
    assert {card.text for card in back.canvas.cards.values()} == {
        card.text for card in filled.cards.values()
    }
    assert {card.state for card in back.canvas.cards.values()} == {"parked"}
    assert {one.key for one in back.problems} == {"import.no_such_place"}
    assert back.counts["parked"] == len(back.problems) == len(filled.cards)


def test_what_a_newer_version_wrote_is_kept(template: Template, read: Read) -> None:
    document = {
        "kind": "netwerkcanvas", "schema": 1, "canvas": {"title": "T", "kleur": "rood"},
        "cards": [{"id": "a", "place": "regie.zorg", "text": "x", "diepte": {"m": [1, None]}}],
        "other": {"sessies": {"s1": {"datum": "2026-01-01"}}},
    }  # fmt: skip
    canvas = read(document).canvas
    assert canvas.info.extra == {"kleur": "rood"}
    assert canvas.cards["a"].extra == {"diepte": {"m": [1, None]}}
    again = read(render(canvas, JSON)).canvas
    assert again == canvas
    assert read(document, into=Canvas(template)).canvas.unknown == canvas.unknown
    assert errors(json.loads(render(canvas, JSON))) == []


def test_half_a_letter_does_not_get_in(read: Read) -> None:
    text = '{"kind": "netwerkcanvas", "schema": 1, "cards": [{"id": "a", "text": "\\ud800"}]}'
    assert read(text).canvas.cards["a"].text == "\ufffd"


names = st.text("abc", min_size=1, max_size=2)


@st.composite
def linked(draw: st.DrawFn) -> Canvas:
    """A canvas whose things refer to each other."""
    cards = draw(st.lists(names, max_size=3, unique=True))
    members = [f"m{name}" for name in draw(st.lists(names, max_size=2, unique=True))]
    groups = [f"g{name}" for name in draw(st.lists(names, max_size=2, unique=True))]

    def some(ids: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids), max_size=2))) if ids else ()

    return Canvas(
        load("netwerk"),
        cards={
            id: Card(id, "regie.zorg", draw(names), follows=some(cards), agreed_by=some(members))
            for id in cards
        },
        members={id: Member(id, draw(names), follows=some(cards)) for id in members},
        coalitions={
            id: Coalition(id, id, core=tuple(f"member:{one}" for one in some(members)))
            for id in groups
        },
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(linked(), linked())
def test_whatever_meets_nothing_is_lost_and_links_stay(into: Canvas, theirs: Canvas) -> None:
    by = By("anna", "2026-03-17T09:30:00Z")
    canvas = read_file(render(theirs, JSON), by=by, kind="json", into=into).canvas
    for table in ("cards", "members", "coalitions"):
        mine: Mapping[str, Any] = getattr(into, table)
        assert {id: getattr(canvas, table)[id] for id in mine} == mine

    def spelled(whole: Canvas) -> list[object]:
        """Say what refers to what by texts, since ids may differ."""
        found: list[object] = []
        for card in whole.cards.values():
            follows = [whole.cards[id].text for id in card.follows]
            found.append([card.text, follows, [whole.members[id].name for id in card.agreed_by]])
        for one in whole.coalitions.values():
            found.append([whole.members[ref.removeprefix("member:")].name for ref in one.core])
        return found

    together = spelled(canvas)
    for one in spelled(theirs):
        assert one in together


def test_records_are_as_the_codec_writes_them(filled: Canvas) -> None:
    document = json.loads(render(filled, JSON))
    assert document["canvas"] == codec.to_record(filled.info)
    assert {one["id"]: one for one in document["cards"]} == {
        id: codec.to_record(card) for id, card in filled.cards.items()
    }


def test_new_cards_stand_behind_the_ones_that_are_there(filled: Canvas, by: By, read: Read) -> None:
    theirs = add_card(Canvas(filled.template), by, "identiteit.passie", "eerst")
    theirs = add_card(theirs, by, "identiteit.passie.thema", "daarna")
    canvas = read(render(theirs, JSON), into=filled).canvas
    row = sorted(
        (one for one in canvas.cards.values() if one.place.startswith("identiteit.passie")),
        key=lambda one: one.order,
    )
    assert [one.text for one in row] == ["Geen jongere van de kaart", "eerst", "daarna"]
