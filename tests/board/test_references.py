"""Every field that points at something follows when that gets another id."""

from typing import get_type_hints

import pytest

from board import references
from board.meeting import Action, AgendaItem, Ballot, Decision, Round, Session
from board.model import TABLES, Card, Coalition, Entity, Member, ParadoxNote, Position

IDS = {"a": "A", "b": "B"}

PLAIN = frozenset(
    {
        *("id", "extra", "state", "order", "author", "created", "changed", "place", "text", "body"),
        *("title", "name", "note", "marks", "dots", "status", "park_reason", "form", "progress"),
        *("target_group", "shared_ambition", "way_of_working", "conditions", "joint", "start"),
        *("end", "review", "outcome", "result", "kind", "home", "relation", "size", "role"),
        *("stewardship", "brings", "gets", "joined", "left", "paradox", "value", "rounds", "word"),
        *("meaning", "number", "date", "purpose", "closed", "closed_rev", "minutes", "more"),
        *("steps", "started", "paused", "ended", "idle", "shuffled", "most", "revealed", "method"),
        *("due", "done", "zone"),
    }
)
"""Fields that point at nothing."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            Card("a", follows=("b", "c"), agreed_by=("a",), round="b", verdicts={"a": "works"}),
            Card("A", follows=("B", "c"), agreed_by=("A",), round="B", verdicts={"A": "works"}),
        ),
        (
            Coalition("x", core=("member:a", "name:a"), others=("outside:b",), rules=("b",)),
            Coalition("x", core=("member:A", "name:a"), others=("outside:b",), rules=("B",)),
        ),
        (
            Member("a", core=True, holds=("member:b", "name:b"), granted_by=("member:a",)),
            Member("A", core=True, holds=("member:B", "name:b"), granted_by=("member:A",)),
        ),
        (Position("a", round=2, member="b"), Position("A", round=2, member="B")),
        (ParadoxNote("a", examples_a=("b",)), ParadoxNote("a", examples_a=("B",))),
        (
            Session("s", attendance={"member:a": "present", "name:a": "absent"}, adopted="b"),
            Session("s", attendance={"member:A": "present", "name:a": "absent"}, adopted="B"),
        ),
        (AgendaItem("a", session="b"), AgendaItem("A", session="B")),
        (Round("a", agenda="b", about=("a", "c")), Round("A", agenda="B", about=("A", "c"))),
        (Ballot("a", round="b", given={"a": 2}), Ballot("A", round="B", given={"A": 2})),
        (
            Decision("d", agreed=("member:a",), reserved={"member:b": ""}, cards=("a",)),
            Decision("d", agreed=("member:A",), reserved={"member:B": ""}, cards=("A",)),
        ),
        (Action("x", owner="member:a", decision="b"), Action("x", owner="member:A", decision="B")),
    ],
)
def test_references_follow(before: Entity, after: Entity) -> None:
    assert references.renamed(before, IDS) == after
    assert references.renamed(before, {}) == before


@pytest.mark.parametrize("table", TABLES)
def test_of_every_field_it_is_known_whether_it_points_at_something(table: str) -> None:
    pointing = (
        references.IDS | references.ONE_ID | references.BY_ID | references.PARTIES
        | references.ONE_PARTY | references.BY_PARTY | {"round"}
    )  # fmt: skip
    assert set(get_type_hints(TABLES[table])) - pointing - PLAIN == set()
