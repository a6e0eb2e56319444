"""Of rules it is said, session by session, whether they work or chafe."""

from collections.abc import Callable

import pytest

from board import sessions
from board.commands import sessions as commands
from board.commands.by import By
from board.commands.cards import add_card
from board.commands.verdicts import next_verdict, set_verdict
from board.model import Canvas
from board.refusal import Refused

Refuses = Callable[[str], pytest.RaisesExc[Refused]]


@pytest.fixture
def ruled(blank: Canvas, anna: By) -> Canvas:
    canvas = commands.add_session(blank, anna, id="s1")
    return add_card(canvas, anna, "spelregels.besluiten", "Zonder bezwaar is besloten", id="r1")


def test_a_rule_works_or_chafes_per_session(ruled: Canvas, anna: By) -> None:
    canvas = set_verdict(ruled, anna, ["r1"], "werkt")
    canvas = commands.add_session(commands.close_session(canvas, anna, "s1"), anna, id="s2")
    canvas = set_verdict(canvas, anna, ["r1"], "chafes")
    rule = canvas.cards["r1"]
    assert dict(rule.verdicts) == {"s1": "works", "s2": "chafes"}
    assert sessions.verdict(canvas, rule) == "chafes"
    assert sessions.verdict(set_verdict(canvas, anna, ["r1"], ""), rule) == "chafes"


def test_one_key_goes_round(ruled: Canvas, anna: By) -> None:
    said = []
    canvas = ruled
    for _ in range(4):
        word = next_verdict(canvas, ["r1"])
        said.append(word)
        canvas = set_verdict(canvas, anna, ["r1"], word)
    assert said == ["works", "chafes", "", "works"]


def test_only_rules_and_only_in_a_session(
    ruled: Canvas, blank: Canvas, anna: By, refused: Refuses
) -> None:
    canvas = add_card(ruled, anna, "identiteit.passie", "Geen regel", id="k1")
    with refused("rule.not_a_rule"):
        set_verdict(canvas, anna, ["k1"], "works")
    with refused("rule.verdict_unknown"):
        set_verdict(canvas, anna, ["r1"], "prima")
    with refused("session.none"):
        set_verdict(add_card(blank, anna, "spelregels.besluiten", "x", id="r1"), anna, ["r1"], "")
