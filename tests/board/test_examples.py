"""The filled example: one of everything, the same story in both languages."""

import pytest

from board import agreements, codec, examples, groups, order, queries, sessions
from board.comparison.compare import compare
from board.comparison.points import Point
from board.coverage import coverage
from board.model import MARKS, RULE_STATUSES, Canvas, Record, Tables
from board.snapshots import of_closings
from board.template import Template
from board.text import one_line, tags

both = pytest.mark.parametrize("language", ["nl", "en"])


@both
def test_it_is_a_sound_canvas(netwerk: Template, language: str) -> None:
    tables = examples.load(language)
    canvas = codec.canvas_from_tables(tables, netwerk)
    assert codec.canvas_to_tables(canvas) == tables
    assert canvas.info.language == language
    assert canvas.unknown == {}


@both
def test_everything_in_it_points_at_something(netwerk: Template, language: str) -> None:
    canvas = codec.canvas_from_tables(examples.load(language), netwerk)
    cards, members = canvas.cards, canvas.members
    for card in cards.values():
        assert card.place in netwerk.places
        assert set(card.follows) <= set(cards)
        assert set(card.agreed_by) <= set(members)
        assert order.is_key(card.order)
        assert one_line(card.text) == card.text
    for coalition in canvas.coalitions.values():
        assert netwerk.form(coalition.form)
        assert {*coalition.follows, *coalition.rules} <= set(cards)
        for ref in (*coalition.core, *coalition.others):
            kind, _, value = ref.partition(":")
            assert kind in ("outside", "name") or value in members
    for topic in canvas.topics.values():
        assert set(topic.levels) <= set(members)
    for position in canvas.positions.values():
        assert netwerk.paradox(position.paradox)
        assert position.member in members
    for note in canvas.paradoxes.values():
        assert {*note.examples_a, *note.examples_b} <= set(cards)


def test_it_shows_one_of_everything(example: Canvas) -> None:
    cards = list(example.cards.values())
    assert len(cards) == 40
    assert {card.status for card in cards} == {"", *RULE_STATUSES}
    assert {mark for card in cards for mark in card.marks} == set(MARKS)
    assert any(card.body for card in cards)
    assert any(tags(card.text) for card in cards)
    assert [bool(card.park_reason) for card in queries.parked(example) if card] == [True]
    progress = {coalition.progress for coalition in example.coalitions.values()}
    assert progress == {"idea", "active", "finished"}
    assert len({coalition.form for coalition in example.coalitions.values()}) == 6
    assert any(coalition.joint for coalition in example.coalitions.values())
    assert {position.round for position in example.positions.values()} == {1, 2}
    assert any(position.value is None for position in example.positions.values())
    assert any(member.left for member in example.members.values())
    filled = {path.partition(".")[0] for path, items in queries.by_home(example).items() if items}
    assert filled == {block.id for block in example.template.blocks}
    assert coverage(example).open


def test_it_shows_a_workshop_at_work(example: Canvas) -> None:
    first, second = sessions.in_row(example)
    assert [one.progress for one in (first, second)] == ["closed", "closed"]
    assert first.date < second.date
    assert first.attendance and first.closing_words
    assert {one.session for one in example.agenda.values()} == {first.id, second.id}
    assert {one.kind for one in example.rounds.values()} == {"silent", "vote"}
    assert len(example.ballots) == 9
    assert [len(groups.cards_of(example, one)) for one in example.groups] == [2]
    assert [len(agreements.awaited(one)) for one in agreements.decisions(example)].count(1) == 1
    assert {one.progress for one in example.actions.values()} == {"open", "done"}
    assert any(agreements.missing(one) for one in example.actions.values())
    assert {said for card in example.cards.values() for said in card.verdicts.values()} == {
        "works",
        "chafes",
    }


@both
def test_it_tells_how_it_was_when_its_sessions_closed(netwerk: Template, language: str) -> None:
    now = codec.canvas_from_tables(examples.load(language), netwerk)
    states = examples.session_states(language)
    assert of_closings(states, now) == states
    then = [codec.canvas_from_tables(state.tables, netwerk) for state in states]
    for one in then:
        found = compare(Point(one), Point(now))
        assert found.cards.new
        assert found.cards.changed
    shifts = compare(Point(then[0]), Point(now)).shifts
    assert len(shifts) == 4
    assert all(one.then.n for one in shifts)
    assert {one.session for one in then[0].agenda.values()} == {states[0].session}
    assert len(then[0].cards) < len(then[1].cards) < len(now.cards)
    assert not then[0].ballots and len(then[1].ballots) == 9


def test_both_languages_tell_the_same(netwerk: Template) -> None:
    dutch, english = examples.load("nl"), examples.load("en")
    assert _shape(dutch) == _shape(english)
    texts = [{card["text"] for card in tables["cards"].values()} for tables in (dutch, english)]
    assert not texts[0] & texts[1]


def test_another_language_gets_the_english_one() -> None:
    assert examples.load("fy") == examples.load("en")


def _shape(tables: Tables) -> dict[str, dict[str, Record]]:
    """Tables without what people wrote: every field that isn't a text of its own."""
    told = {
        "given",
        "about",
        "cards",
        "owner",
        "due",
        "attendance",
        "reserved",
        "group",
        "state",
        "dots",
        "marks",
        "status",
        "follows",
        "form",
        "progress",
        "value",
    }
    return {
        name: {
            id: {
                field: value
                for field, value in record.items()
                if field in told or (field == "place" and name != "sessions")
            }
            for id, record in records.items()
        }
        for name, records in tables.items()
        if name != "canvas"
    }
