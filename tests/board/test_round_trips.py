"""Canvases as data and changes as data: there and back without a difference."""

import json
from typing import Any, cast, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from board import codec, templates
from board.change import Delta, apply, apply_to_tables, diff, diff_tables, inverse
from board.model import (
    POSITION_MAX,
    POSITION_MIN,
    TABLES,
    Canvas,
    Entity,
    Info,
    Record,
    Tables,
)

Deltas = tuple[Delta, ...]

words = st.text(max_size=12)
names = st.sampled_from(["a2", "b3", "c4", "d5", "e6"])
texts = st.tuples() | st.lists(words, max_size=3).map(tuple)
extras = st.dictionaries(
    words.map("x_{}".format), st.integers() | words | st.lists(words, max_size=2), max_size=1
)


def _values(field: str, hint: Any) -> st.SearchStrategy[Any]:
    if field == "extra":
        return extras
    if hint is str:
        return words
    if hint is bool:
        return st.booleans()
    if hint is int:
        return st.integers(0, 9)
    if "tuple" in str(hint):
        return texts
    if "Mapping" in str(hint):
        values = st.integers(1, 4) if "int" in str(hint) else words
        return st.dictionaries(words, values, max_size=2)
    return st.none() | st.integers(POSITION_MIN, POSITION_MAX)


def _entities(kind: type[Entity]) -> st.SearchStrategy[Entity]:
    hints = {name: hint for name, hint in get_type_hints(kind).items() if name != "id"}
    fields = {name: _values(name, hint) for name, hint in hints.items()}
    return cast(st.SearchStrategy[Entity], st.builds(kind, id=names, **fields))


def _tables(kind: type[Entity]) -> st.SearchStrategy[dict[str, Entity]]:
    whole = st.lists(_entities(kind), max_size=3)
    return whole.map(lambda items: {one.id: one for one in items})


unknown = st.dictionaries(
    st.just("votes"), st.dictionaries(names, extras, min_size=1, max_size=2), max_size=1
)
infos = _entities(Info).map(lambda info: info._replace(id="canvas"))


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    """Any canvas at all, sensible or not."""
    tables = {name: draw(_tables(kind)) for name, kind in TABLES.items()}
    canvas = Canvas(templates.load("netwerk"), info=cast(Info, draw(infos)), unknown=draw(unknown))
    return canvas._replace(**cast(Any, tables))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Canvas, Canvas]:
    """Two canvases that have some things in common, as before and after a command."""
    before = draw(canvases())
    after = draw(canvases())._replace(unknown=before.unknown)
    mixed: dict[str, Any] = {}
    for name in TABLES:
        mixed[name] = {
            id: getattr(before, name)[id] if id in getattr(before, name) and draw(st.booleans())
            else one
            for id, one in getattr(after, name).items()
        }  # fmt: skip
    return before, after._replace(**mixed)


@settings(max_examples=60)
@given(pairs())
def test_any_canvas_and_any_change_go_there_and_back(pair: tuple[Canvas, Canvas]) -> None:
    """Drawing a canvas takes ten times as long as what is done with it, so all is done with one."""
    before, after = pair
    for canvas in pair:
        comes_back_from_json(canvas)
        differs_not_from_itself(canvas)
    deltas = diff(before, after)
    makes_one_canvas_of_the_other(before, after, deltas)
    the_inverse_takes_it_back(before, after, deltas)
    tables_and_canvases_change_alike(before, after, deltas)
    is_plain_json(deltas)


def comes_back_from_json(canvas: Canvas) -> None:
    tables = json.loads(json.dumps(codec.canvas_to_tables(canvas)))
    assert codec.canvas_from_tables(tables, canvas.template) == canvas


def differs_not_from_itself(canvas: Canvas) -> None:
    again = codec.canvas_from_tables(codec.canvas_to_tables(canvas), canvas.template)
    assert diff(canvas, again) == ()


def makes_one_canvas_of_the_other(before: Canvas, after: Canvas, deltas: Deltas) -> None:
    assert apply(before, deltas) == after


def the_inverse_takes_it_back(before: Canvas, after: Canvas, deltas: Deltas) -> None:
    assert apply(after, inverse(deltas)) == before
    assert inverse(inverse(deltas)) == deltas


def tables_and_canvases_change_alike(before: Canvas, after: Canvas, deltas: Deltas) -> None:
    old, new = codec.canvas_to_tables(before), codec.canvas_to_tables(after)
    assert _filled(apply_to_tables(old, deltas)) == _filled(new)
    assert _filled(apply_to_tables(new, inverse(deltas))) == _filled(old)
    assert set(map(_key, diff_tables(old, new))) == set(map(_key, deltas))


def is_plain_json(deltas: Deltas) -> None:
    for delta in deltas:
        assert Delta(*json.loads(json.dumps(delta))) == delta


def test_only_changed_fields_are_in_a_delta(example: Canvas) -> None:
    card = example.cards["kaart222"]
    after = example._replace(
        cards={**example.cards, card.id: card._replace(dots=7, marks=("room",))}
    )
    (delta,) = diff(example, after)
    assert delta == Delta(
        "cards", "kaart222", {"marks": None, "dots": 6}, {"marks": ["room"], "dots": 7}
    )


def test_applying_leaves_the_old_canvas_alone(example: Canvas) -> None:
    tables = codec.canvas_to_tables(example)
    apply(example, [Delta("cards", "kaart222", {"dots": 6}, {"dots": None})])
    apply_to_tables(tables, [Delta("cards", "kaart222", {"dots": 6}, {"dots": None})])
    assert example.cards["kaart222"].dots == 6
    assert tables["cards"]["kaart222"]["dots"] == 6


def test_what_a_newer_version_wrote_survives(example: Canvas) -> None:
    tables: dict[str, dict[str, Record]] = codec.canvas_to_tables(example)
    tables["votes"] = {"r2": {"id": "r2", "count": 3}}
    tables["cards"]["kaart222"]["colour"] = "yellow"
    canvas = codec.canvas_from_tables(tables, example.template)
    card = canvas.cards["kaart222"]
    edited = canvas._replace(cards={**canvas.cards, card.id: card._replace(text="Anders")})
    back = codec.canvas_to_tables(edited)
    assert back["votes"] == {"r2": {"id": "r2", "count": 3}}
    assert back["cards"]["kaart222"]["colour"] == "yellow"


def test_a_file_says_which_template_it_is_on(blank: Canvas) -> None:
    record = codec.canvas_to_tables(blank)["canvas"]["canvas"]
    assert (record["template"], record["template_version"]) == ("netwerk", 1)
    assert record["language"] == "nl"


@pytest.mark.parametrize(
    ("table", "record", "field"),
    [
        ("cards", {"id": "a2", "text": 3}, "text"),
        ("cards", {"id": "a2", "dots": True}, "dots"),
        ("cards", {"id": "a2", "marks": "room"}, "marks"),
        ("cards", {"id": "a2", "marks": [1]}, "marks"),
        ("cards", {"text": "geen id"}, "id"),
        ("coalitions", {"id": "a2", "joint": "ja"}, "joint"),
        ("topics", {"id": "a2", "levels": {"m": "veel"}}, "levels"),
        ("positions", {"id": "a2", "value": 1.5}, "value"),
    ],
)
def test_a_field_of_the_wrong_kind_is_never_guessed(
    blank: Canvas, table: str, record: Record, field: str
) -> None:
    tables: Tables = {table: {"a2": record}}
    with pytest.raises(codec.BadRecord) as caught:
        codec.canvas_from_tables(tables, blank.template)
    assert caught.value.table == table
    assert caught.value.field == field


def _filled(tables: Tables) -> dict[str, Any]:
    return {name: records for name, records in tables.items() if records}


def _key(delta: Delta) -> str:
    return json.dumps(delta, sort_keys=True)
