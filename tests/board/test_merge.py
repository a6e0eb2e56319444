"""Two people at once: nothing typed is ever dropped, and who disagrees sees both."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.change import Delta, apply_to_tables, diff_tables
from board.codec import canvas_to_tables
from board.commands.by import By
from board.commands.cards import add_card
from board.commands.items import add_dots
from board.commands.merging import merge_cards
from board.commands.sessions import add_session
from board.merge import Merged, merge
from board.model import REMOVED, Canvas, Record, Ref, Tables
from board.templates import load

BY = By("anna", "2026-03-17T09:30:00Z")
CARD: Record = {"id": "k1", "place": "identiteit.passie", "text": "Oud", "order": "a0"}


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def meet(base: Record | None, theirs: Record | None, mine: Record | None) -> tuple[Tables, Merged]:
    """What becomes of one card that two people change from the same start."""

    def tables(record: Record | None) -> Tables:
        return {"cards": {} if record is None else {str(record["id"]): record}}

    now = tables(theirs)
    merged = merge(now, diff_tables(tables(base), tables(mine)), ids())
    return apply_to_tables(now, merged.deltas), merged


def cards(tables: Tables) -> list[Record]:
    return list(tables["cards"].values())


texts = st.text(min_size=1, max_size=8)
fields = st.fixed_dictionaries(
    {},
    optional={
        "text": texts,
        "body": texts,
        "place": st.sampled_from(["regie", "regie.zorg"]),
        "status": st.sampled_from(["agreed", "lapsed"]),
        "dots": st.integers(1, 9),
        "marks": st.lists(st.sampled_from(["term", "room", "drop"]), unique=True, min_size=1),
        "state": st.sampled_from(["parked", REMOVED]),
        "park_reason": texts,
    },
)


@given(fields.filter(lambda start: start.get("state") != REMOVED), fields)
def test_alone_a_change_is_made_as_it_is(start: Record, end: Record) -> None:
    base, mine = {**CARD, **start}, {**CARD, **end}
    tables, merged = meet(base, base, mine)
    assert cards(tables) == [mine]
    assert not merged.conflicts


@given(fields, fields, fields)
def test_no_text_is_ever_dropped(start: Record, theirs: Record, mine: Record) -> None:
    base = {**CARD, **start}
    one, two = {**CARD, **theirs}, {**CARD, **mine}
    tables, _ = meet(base, one, two)
    for field in ("text", "body", "park_reason"):
        held = {card.get(field) for card in cards(tables)}
        for version in (one, two):
            if version.get(field) and version.get(field) != base.get(field):
                assert version[field] in held


@given(fields, fields, fields)
def test_the_second_time_nothing_happens(start: Record, theirs: Record, mine: Record) -> None:
    base = {**CARD, **start}
    now: Tables = {"cards": {"k1": {**CARD, **theirs}}}
    deltas = diff_tables({"cards": {"k1": base}}, {"cards": {"k1": {**CARD, **mine}}})
    once = apply_to_tables(now, merge(now, deltas, ids()).deltas)
    if once == apply_to_tables(now, deltas):
        assert merge(once, deltas, ids()).deltas == ()


@given(fields, fields, fields)
def test_what_is_written_is_exact(start: Record, theirs: Record, mine: Record) -> None:
    now: Tables = {"cards": {"k1": {**CARD, **theirs}}}
    deltas = diff_tables({"cards": {"k1": {**CARD, **start}}}, {"cards": {"k1": {**CARD, **mine}}})
    merged = merge(now, deltas, ids())
    after = apply_to_tables(now, merged.deltas)
    assert _by_key(diff_tables(now, after)) == _by_key(merged.deltas)


def test_different_fields_go_together() -> None:
    tables, merged = meet(CARD, {**CARD, "text": "Nieuw"}, {**CARD, "place": "regie"})
    assert cards(tables) == [{**CARD, "text": "Nieuw", "place": "regie"}]
    assert not merged.conflicts


def test_text_and_body_merge_apart() -> None:
    tables, _ = meet(CARD, {**CARD, "text": "Nieuw"}, {**CARD, "body": "Meer"})
    assert cards(tables) == [{**CARD, "text": "Nieuw", "body": "Meer"}]


def test_the_same_field_keeps_theirs_and_sets_mine_beside_it() -> None:
    tables, merged = meet(CARD, {**CARD, "text": "Zij"}, {**CARD, "text": "Ik"})
    theirs, mine = cards(tables)
    assert theirs == {**CARD, "text": "Zij"}
    assert mine == {**CARD, "id": "new1", "text": "Ik", "conflict": "k1"}
    (conflict,) = merged.conflicts
    assert (conflict.id, conflict.sibling, conflict.fields) == ("k1", "new1", ("text",))


def test_typing_the_same_is_no_conflict() -> None:
    tables, merged = meet(CARD, {**CARD, "text": "Eens"}, {**CARD, "text": "Eens"})
    assert cards(tables) == [{**CARD, "text": "Eens"}]
    assert not merged.conflicts


@pytest.mark.parametrize(
    ("base", "theirs", "mine", "total"),
    [(2, 3, 3, 4), (2, 5, 1, 4), (0, 1, 1, 2), (3, 0, 2, 0), (1, 0, 0, 0)],
)
def test_dots_add_up(base: int, theirs: int, mine: int, total: int) -> None:
    def card(dots: int, at: str) -> Record:
        return {**CARD, "changed": at} | ({"dots": dots} if dots else {})

    tables, _ = meet(card(base, "09:00"), card(theirs, "09:01"), card(mine, "09:02"))
    (one,) = cards(tables)
    assert one.get("dots", 0) == total


@given(*[st.lists(st.sampled_from("abcdef"), unique=True) for _ in range(3)])
def test_sets_take_both_sides(base: list[str], theirs: list[str], mine: list[str]) -> None:
    def card(marks: list[str]) -> Record:
        return CARD | ({"marks": marks} if marks else {})

    tables, merged = meet(card(base), card(theirs), card(mine))
    held = set(cards(tables)[0].get("marks", []))
    for one in "abcdef":
        if (one in theirs) == (one in mine):
            assert (one in held) == (one in mine)
        else:
            assert (one in held) == (one not in base)
    assert not merged.conflicts


def test_interest_of_different_members_goes_together() -> None:
    def topic(**levels: int) -> Tables:
        return {"topics": {"t1": {"id": "t1", "title": "Vervoer", "levels": levels}}}

    deltas = diff_tables(topic(gem=1), topic(gem=1, roc=4))
    merged = merge(topic(gem=2, vso=3), deltas, ids())
    after = apply_to_tables(topic(gem=2, vso=3), merged.deltas)
    assert after["topics"]["t1"]["levels"] == {"gem": 2, "vso": 3, "roc": 4}


def test_editing_brings_back_what_was_removed() -> None:
    tables, _ = meet(CARD, {**CARD, "state": REMOVED}, {**CARD, "text": "Toch"})
    assert cards(tables) == [{**CARD, "text": "Toch"}]


def test_removing_spares_what_was_edited() -> None:
    tables, _ = meet(CARD, {**CARD, "text": "Toch"}, {**CARD, "state": REMOVED, "changed": "nu"})
    (card,) = cards(tables)
    assert card["text"] == "Toch"


def test_a_dot_does_not_bring_back_what_was_removed() -> None:
    tables, _ = meet(CARD, {**CARD, "state": REMOVED}, {**CARD, "dots": 1})
    assert cards(tables)[0]["state"] == REMOVED


def test_editing_what_is_gone_altogether_makes_it_anew() -> None:
    tables, _ = meet(CARD, None, {**CARD, "text": "Toch"})
    assert [card["text"] for card in cards(tables)] == ["Toch"]


def test_taking_back_a_new_card_spares_it_when_someone_went_on() -> None:
    tables, _ = meet(CARD, {**CARD, "body": "Meer"}, None)
    assert cards(tables) == [{**CARD, "body": "Meer"}]
    tables, _ = meet(CARD, CARD, None)
    assert cards(tables) == []


def test_two_new_cards_by_the_same_id_both_live() -> None:
    tables, _ = meet(None, {**CARD, "text": "Zij"}, {**CARD, "text": "Ik"})
    assert sorted(str(card["text"]) for card in cards(tables)) == ["Ik", "Zij"]
    again, _ = meet(None, CARD, CARD)
    assert cards(again) == [CARD]


def test_mine_is_not_lost_where_theirs_was_removed_too() -> None:
    tables, _ = meet(CARD, {**CARD, "text": "Zij", "state": REMOVED}, {**CARD, "text": "Ik"})
    kept = [card for card in cards(tables) if card["text"] == "Ik"]
    assert [card.get("state") for card in kept] in ([None], ["active"])


def _by_key(deltas: tuple[Delta, ...]) -> dict[tuple[str, str], Delta]:
    return {(delta.table, delta.id): delta for delta in deltas}


def meet_in(table: str, base: Record, theirs: Record, mine: Record) -> tuple[Tables, Merged]:
    """What becomes of one record of another table that two people change."""
    now: Tables = {table: {str(base["id"]): {**base, **theirs}}}
    deltas = diff_tables({table: {str(base["id"]): base}}, {table: {str(base["id"]): base | mine}})
    merged = merge(now, deltas, ids())
    return apply_to_tables(now, merged.deltas), merged


@pytest.mark.parametrize(
    ("table", "field"), [("decisions", "text"), ("actions", "text"), ("groups", "title")]
)
def test_what_a_decision_says_gets_a_second_version_and_its_other_fields_the_later_one(
    table: str, field: str
) -> None:
    base = {"id": "d1", field: "Samen", "progress": "holds", "order": "a0"}
    tables, merged = meet_in(
        table,
        base,
        {field: "Samen, per 1 mei", "progress": "withdrawn"},
        {field: "Samen, zonder haast", "progress": "other"},
    )
    theirs, mine = tables[table]["d1"], tables[table]["new1"]
    assert (theirs[field], theirs["progress"]) == ("Samen, per 1 mei", "other")
    assert (mine[field], mine["conflict"]) == ("Samen, zonder haast", "d1")
    assert [one.fields for one in merged.conflicts] == [(field,)]


def test_what_was_revealed_stays_revealed() -> None:
    base = {"id": "r1", "progress": "open"}
    for theirs, mine in (("revealed", "dropped"), ("dropped", "revealed")):
        tables, merged = meet_in("rounds", base, {"progress": theirs}, {"progress": mine})
        assert tables["rounds"] == {"r1": {"id": "r1", "progress": "revealed"}}
        assert merged.conflicts == ()


def test_who_was_there_is_noted_by_many_hands() -> None:
    base = {"id": "s1", "attendance": {"member:roc": "present"}}
    tables, _ = meet_in(
        "sessions",
        base,
        {"attendance": {"member:roc": "present", "name:Aisha": "present"}},
        {"attendance": {"member:roc": "absent"}},
    )
    assert tables["sessions"]["s1"]["attendance"] == {
        "member:roc": "absent",
        "name:Aisha": "present",
    }


def merged_dots(first: list[str], second: list[str]) -> int:
    """How many dots the first card has once two people merged cards into it at once."""
    canvas = Canvas(load("netwerk"))
    for at, id in enumerate("abc", 1):
        canvas = add_card(canvas, BY, "identiteit.passie", id.upper(), id=id)
        canvas = add_dots(canvas, BY, [Ref("cards", id)], at)
    base = canvas_to_tables(canvas)
    theirs, mine = (
        canvas_to_tables(merge_cards(canvas, By(who, f"2026-03-17T09:3{minute}:00Z"), row))
        for minute, (who, row) in enumerate((("bas", first), ("noor", second)))
    )
    merged = merge(theirs, diff_tables(base, mine), ids())
    return int(apply_to_tables(theirs, merged.deltas)["cards"]["a"]["dots"])


def test_dots_of_cards_that_two_people_merge_count_once() -> None:
    assert merged_dots(["a", "b", "c"], ["a", "b", "c"]) == 6
    assert merged_dots(["a", "b"], ["a", "b", "c"]) == 6
    assert merged_dots(["a", "b", "c"], ["a", "b"]) == 6
    assert merged_dots(["a", "b"], ["a", "c"]) == 6


def test_two_sessions_made_at_once_have_numbers_of_their_own() -> None:
    canvas = Canvas(load("netwerk"))
    base = canvas_to_tables(canvas)
    theirs, mine = (canvas_to_tables(add_session(canvas, BY, id=id)) for id in ("een", "twee"))
    deltas = diff_tables(base, mine)
    now = apply_to_tables(theirs, merge(theirs, deltas, ids()).deltas)
    assert {id: one["number"] for id, one in now["sessions"].items()} == {"een": 1, "twee": 2}
    assert merge(now, deltas, ids()).deltas == ()
