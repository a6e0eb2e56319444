"""A canvas out of loose things, and what a rule says about it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board.checks import run_checks, say
from board.meeting import Action, AgendaItem, Decision, Round, Session
from board.model import (
    Canvas,
    Card,
    Coalition,
    Entity,
    Member,
    ParadoxNote,
    Position,
    Term,
    Topic,
)
from board.template import Template

_TABLES: dict[type, str] = {
    Card: "cards",
    Coalition: "coalitions",
    Member: "members",
    Topic: "topics",
    Position: "positions",
    ParadoxNote: "paradoxes",
    Term: "terms",
    Action: "actions",
    Session: "sessions",
    AgendaItem: "agenda",
    Decision: "decisions",
    Round: "rounds",
}


@pytest.fixture
def canvas_of(template: Template) -> Callable[..., Canvas]:
    """Return a canvas that holds the things given."""

    def build(*things: Entity) -> Canvas:
        canvas = Canvas(template=template)
        for thing in things:
            table = _TABLES[type(thing)]
            held = getattr(canvas, table)
            assert thing.id not in held
            tables: Any = {table: {**held, thing.id: thing}}
            canvas = canvas._replace(**tables)
        return canvas

    return build


@pytest.fixture
def says(canvas_of: Callable[..., Canvas]) -> Callable[..., list[str] | None]:
    """Return what a rule says about a canvas of the things given; None is "does not apply"."""

    def ask(
        rule: str, *things: Entity, on: str = "2026-03-17", language: str = "nl"
    ) -> list[str] | None:
        outcomes = run_checks(canvas_of(*things), date.fromisoformat(on))
        outcome = next(one for one in outcomes if one.rule.id == rule)
        assert (outcome.state == "talk") == bool(outcome.findings)
        if outcome.state == "n/a":
            return None
        return [say(found, language) for found in outcome.findings]

    return ask
