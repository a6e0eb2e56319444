"""How a canvas was when its sessions closed, through JSON and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from board.codec import canvas_to_tables
from board.commands.by import By
from board.commands.cards import add_card, edit_card
from board.commands.sessions import add_session, close_session
from board.meeting import Round
from board.model import Canvas
from board.refusal import Refused
from board.snapshots import SessionState
from exports import Request, render
from exports.read import Incoming, read_file

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "schema" / "canvas.schema.json").read_text("utf-8")
)


@pytest.fixture
def closed(filled: Canvas, by: By) -> Canvas:
    """The filled canvas with a card of a session that closed."""
    canvas = add_card(filled, by, "identiteit.passie", "Toen", id="toen")
    return close_session(add_session(canvas, by, id="s1"), by, "s1")


@pytest.fixture
def state(closed: Canvas, by: By) -> SessionState:
    return SessionState("s1", by.at, 12, canvas_to_tables(closed))


def written(canvas: Canvas, *states: SessionState) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render(canvas, Request(format="json", states=states)))
    return found


def read(value: object, by: By, into: Canvas | None = None) -> Incoming:
    return read_file(json.dumps(value), by=by, kind="json", into=into)


def test_they_go_out_and_come_back_the_same(closed: Canvas, state: SessionState, by: By) -> None:
    now = edit_card(closed, by, "toen", text="Nu")
    value = written(now, state)
    assert [e.message for e in Draft202012Validator(SCHEMA).iter_errors(value)] == []
    back = read(value, by)
    assert back.states == (state,)
    assert back.canvas.cards["toen"].text == "Nu"
    assert written(back.canvas, *back.states) == value


def test_without_sessions_nothing_is_said_of_it(filled: Canvas) -> None:
    assert "snapshots" not in written(filled)


def test_what_is_hidden_now_is_not_in_them_either(closed: Canvas, state: SessionState) -> None:
    secret = closed.cards["toen"]._replace(round="r1")
    hidden = closed._replace(rounds={"r1": Round("r1")}, cards={**closed.cards, "toen": secret})
    then = state._replace(tables=canvas_to_tables(hidden))
    assert "Toen" not in render(hidden, Request(format="json", states=(then,)))
    revealed = hidden._replace(rounds={"r1": Round("r1", progress="revealed")})
    assert "Toen" in str(written(revealed, then)["snapshots"])


def test_where_ids_clash_the_snapshot_follows(
    closed: Canvas, state: SessionState, filled: Canvas, by: By
) -> None:
    into = add_session(add_card(filled, by, "identiteit.passie", "Iets", id="toen"), by, id="s1")
    back = read(written(closed, state), by, into)
    (one,) = back.states
    assert one.session != "s1"
    assert back.canvas.sessions[one.session].closed == state.closed
    (new,) = (id for id, card in back.canvas.cards.items() if card.text == "Toen")
    assert one.tables["cards"][new]["text"] == "Toen"


def test_one_that_is_about_no_closing_stays_behind(
    closed: Canvas, state: SessionState, by: By
) -> None:
    assert "snapshots" not in written(closed, state._replace(closed="2020-01-01T00:00:00Z"))
    value = written(closed, state)
    value["snapshots"][0]["closed"] = "2020-01-01T00:00:00Z"
    assert read(value, by).states == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"session": 3}, "import.bad_entry"),
        ({"closed": None}, "import.bad_entry"),
        ({"rev": -1}, "import.bad_entry"),
        ({"cards": {}}, "import.not_a_list"),
        ({"cards": [{"id": "x", "dots": "veel"}]}, "import.bad_entry"),
        ({"vreemd": 1}, "import.unknown_key"),
    ],
)
def test_one_that_can_not_be_refuses_the_file(
    closed: Canvas, state: SessionState, by: By, change: dict[str, Any], key: str
) -> None:
    value = written(closed, state)
    value["snapshots"][0] |= change
    with pytest.raises(Refused) as refusal:
        read(value, by)
    assert refusal.value.key == key
    value["snapshots"] = {}
    with pytest.raises(Refused, match=r"import\.not_a_list"):
        read(value, by)


def test_complete_markdown_goes_without(closed: Canvas, state: SessionState) -> None:
    text = render(closed, Request(complete=True, states=(state,)))
    assert text.count("Toen") == 1
