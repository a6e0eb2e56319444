"""The board as JSON Canvas 1.0: valid, laid out as on the sheet, nothing over anything else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_cards
from board.model import Canvas
from board.templates import load
from exports import Request, render

_SIDE = {"enum": ["top", "right", "bottom", "left"]}
_COLOUR = {"type": "string", "pattern": "^([1-6]|#[0-9a-fA-F]{6})$"}
_ANY = {
    "id": {"type": "string"}, "x": {"type": "integer"}, "y": {"type": "integer"},
    "width": {"type": "integer", "minimum": 1}, "height": {"type": "integer", "minimum": 1},
    "color": _COLOUR,
}  # fmt: skip
_TEXT = {**_ANY, "type": {"const": "text"}, "text": {"type": "string"}}
_GROUP = {
    **_ANY, "type": {"const": "group"}, "label": {"type": "string"},
    "background": {"type": "string"}, "backgroundStyle": {"enum": ["cover", "ratio", "repeat"]},
}  # fmt: skip
_EDGE = {
    "id": {"type": "string"}, "fromNode": {"type": "string"}, "fromSide": _SIDE,
    "fromEnd": {"enum": ["none", "arrow"]}, "toNode": {"type": "string"}, "toSide": _SIDE,
    "toEnd": {"enum": ["none", "arrow"]}, "color": _COLOUR, "label": {"type": "string"},
}  # fmt: skip
_BOX = ["id", "type", "x", "y", "width", "height"]


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


PUBLISHED = _object(
    {
        "nodes": {
            "type": "array",
            "items": {"oneOf": [_object(_TEXT, [*_BOX, "text"]), _object(_GROUP, _BOX)]},
        },
        "edges": {"type": "array", "items": _object(_EDGE, ["id", "fromNode", "toNode"])},
    },
    [],
)
"""The format as published at jsoncanvas.org/spec/1.0, as far as text and group nodes go."""


def board(canvas: Canvas, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(canvas, Request(format="jsoncanvas", **asked)))
    Draft202012Validator(PUBLISHED).validate(found)
    return found


def within(inner: dict[str, Any], outer: dict[str, Any]) -> bool:
    return bool(
        outer["x"] <= inner["x"]
        and outer["y"] <= inner["y"]
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    )


def apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(
        one["x"] + one["width"] <= other["x"]
        or other["x"] + other["width"] <= one["x"]
        or one["y"] + one["height"] <= other["y"]
        or other["y"] + other["height"] <= one["y"]
    )


@pytest.fixture(params=["example", "business", "crowded"])
def canvas(request: pytest.FixtureRequest, empty: Canvas, by: By) -> Canvas:
    if request.param == "example":
        return canvas_from_tables(examples.load("nl"), load("netwerk"))
    if request.param == "business":
        business = Canvas(load("businessmodel"))
        return add_cards(business, by, "kosten", [f"post {n}" for n in range(20)])
    lines = [f"kaart {n} " + "met nog wat woorden " * (n % 9) for n in range(120)]
    return add_cards(empty, by, "identity.passion", lines)


def test_notes_lie_in_their_group_and_nothing_lies_over_anything_else(canvas: Canvas) -> None:
    nodes = board(canvas)["nodes"]
    assert len({node["id"] for node in nodes}) == len(nodes)
    groups = [node for node in nodes if node["type"] == "group"]
    texts = [node for node in nodes if node["type"] == "text"]
    for at, text in enumerate(texts):
        assert any(within(text, group) for group in groups)
        assert all(apart(text, other) for other in texts[at + 1 :])
    for at, one in enumerate(groups):
        for other in groups[at + 1 :]:
            assert apart(one, other) or within(one, other) or within(other, one)


def test_blocks_lie_as_on_the_sheet(canvas: Canvas) -> None:
    nodes = {node["id"]: node for node in board(canvas)["nodes"]}
    if canvas.template.id == "netwerk":
        top, left, middle, right, bottom = (
            nodes[f"place:{id}"]
            for id in ("coalities", "spelregels", "identiteit", "regie", "organisatie")
        )
        assert top["y"] < left["y"] == middle["y"] == right["y"] < bottom["y"]
        assert left["x"] < middle["x"] < right["x"]
        assert left["height"] == middle["height"] == right["height"]
        assert top["width"] == bottom["width"]
    assert {f"place:{block.id}" for block in canvas.template.blocks} <= set(nodes)


def test_links_are_edges_between_notes_that_are_there(filled: Canvas) -> None:
    found = board(filled)
    ids = {node["id"] for node in found["nodes"]}
    edges = {(edge["fromNode"], edge["toNode"], edge["label"]) for edge in found["edges"]}
    assert edges == {
        ("regel", "kaart", "Volgt uit"),
        ("coalition:leer", "kaart", "Volgt uit"),
        ("coalition:leer", "member:roc", "Kernpartners"),
    }
    assert all(start in ids and end in ids for start, end, _ in edges)


def test_a_note_is_markdown_that_shows_the_card(
    filled: Canvas, by: By, shown: Callable[[str], list[str]]
) -> None:
    canvas = add_cards(filled, by, "regie.vorm", ["# <b>*x*</b> [y](z)"])
    texts = [node["text"] for node in board(canvas)["nodes"] if node["type"] == "text"]
    assert ["# <b>*x*</b> [y](z)"] in [shown(text) for text in texts]
    assert "Geen jongere van de kaart ●●●" in texts


def test_only_what_was_asked_for_is_on_it(filled: Canvas) -> None:
    ids = {node["id"] for node in board(filled, places=("identity.passion",))["nodes"]}
    assert ids == {"place:identiteit", "place:identiteit.passie", "kaart"}
    assert "pand" in {node["id"] for node in board(filled, parked=True)["nodes"]}
