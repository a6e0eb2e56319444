"""What became of a canvas between two moments, on data as a room leaves it: half, and awkward."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import codec, examples, templates
from board.comparison import Comparison, Point, Row, Subject, compare, told
from board.comparison.compare import Field
from board.comparison.points import at_closing, last_closed
from board.comparison.rows import Detail
from board.comparison.telling import point_name
from board.last_time import passed
from board.meeting import Action, Decision, Group, Round, Session
from board.model import Canvas, Card, Coalition, Member, ParadoxNote, Position
from board.snapshots import SessionState

COMMA = "Stichting Zorg, Welzijn en Wonen"
MARCH, JULY = "2026-03-17", "2026-07-14"


def by_id(*rows: Any) -> dict[str, Any]:
    return {one.id: one for one in rows}


def and_(table: Mapping[str, Any], *rows: Any) -> dict[str, Any]:
    return {**table, **by_id(*rows)}


def rows_of(topics: tuple[Subject, ...], part: str) -> list[Row]:
    return [row for topic in topics for one in topic.parts if one.id == part for row in one.rows]


def between(then: Canvas, now: Canvas) -> Comparison:
    return compare(Point(then, MARCH), Point(now, JULY))


def in_words(then: Canvas, now: Canvas, language: str = "nl") -> tuple[Subject, ...]:
    since, until = Point(then, MARCH), Point(now, JULY)
    return told(compare(since, until), since, until, language)


@pytest.fixture
def march(blank: Canvas) -> Canvas:
    """As it was: a few cards, parties with awkward names, a coalition that is half filled in."""
    return blank._replace(
        cards=by_id(
            Card("samen", "identiteit.passie", "Samen sterker", order="a0", dots=2),
            Card("weg", "identiteit.passie", "Gaat weg", order="a1"),
            Card("een", "regie", "Een regisseur", order="a0"),
            Card("twee", "regie", "Iemand die regisseert", order="a1"),
            Card("bel", "spelregels", "We bellen eerst", order="a0", status="proposed"),
            Card("oud", "spelregels", "Altijd op maandag", order="a1", status="agreed"),
        ),
        members=by_id(
            Member("roc", name="ROC Oostland", order="a0"),
            Member("zww", name=COMMA, order="a1", role="zorg"),
            Member("gems", name="De gemeenten", kind="group", holds=("member:roc",), order="a2"),
            Member("fonds", name="Het Fonds", relation="funder", order="a3"),
        ),
        coalitions=by_id(
            Coalition("leer", title="Leerbaan", order="a0", review="2026-06-01"),
            Coalition("los", order="a1"),
        ),
        sessions=by_id(Session("s1", 1, MARCH, progress="closed", closed="2026-03-17T15:00:00Z")),
        actions=by_id(
            Action("zaal", "Zaal regelen"), Action("brief", "Brief sturen", owner=f"name:{COMMA}")
        ),
        decisions=by_id(
            Decision("d1", "We beginnen in april", reserved={"member:zww": "2026-05-01"})
        ),
    )  # fmt: skip


@pytest.fixture
def july(march: Canvas) -> Canvas:
    """Four months later."""
    cards, members = dict(march.cards), dict(march.members)
    cards["samen"] = cards["samen"]._replace(
        text="Samen staan we sterker", place="identiteit.ambitie", dots=5
    )
    cards["weg"] = cards["weg"]._replace(state="removed")
    cards["twee"] = cards["twee"]._replace(state="removed")
    cards["een"] = cards["een"]._replace(sources=("twee",), body="Iemand die regisseert")
    cards["bel"] = cards["bel"]._replace(
        status="agreed", agreed_by=("roc", "zww"), verdicts={"s2": "works"}
    )
    cards["oud"] = cards["oud"]._replace(status="lapsed", verdicts={"s2": "chafes"})
    cards["nieuw"] = Card("nieuw", "identiteit.passie", "Een nieuwe kaart", order="a5")
    members["roc"] = members["roc"]._replace(left="2026-05-01")
    members["fonds"] = members["fonds"]._replace(relation="takes_part")
    members["zww"] = members["zww"]._replace(role="zorg, en wonen")
    members["boer"] = Member("boer", name="Boer; Zoon BV", order="a4", relation="stakeholder")
    return march._replace(
        cards=cards,
        members=members,
        coalitions=by_id(
            march.coalitions["leer"],
            march.coalitions["los"]._replace(title="Zorgpad", core=("member:zww", "name:Kees")),
            Coalition("werk", title="Werkplek", progress="active", order="a2", end="2026-07-01"),
        ),
        sessions=and_(march.sessions, Session("s2", number=2, date=JULY, progress="running")),
        actions=by_id(
            march.actions["zaal"]._replace(progress="done", done="2026-04-01"),
            march.actions["brief"]._replace(due="2026-08-01"),
            Action("bel", "Bellen", session="s2"),
        ),
        decisions=by_id(
            march.decisions["d1"]._replace(answers={"member:zww": "akkoord; met plezier"}),
            Decision("d2", "We gaan door", session="s2"),
        ),
    )  # fmt: skip


def ids(row: Iterable[Any]) -> list[str]:
    return [one.id for one in row]


# -- what differs


def test_cards_are_new_changed_moved_and_gone(march: Canvas, july: Canvas) -> None:
    found = between(march, july)
    assert ids(found.cards.new) == ["nieuw"]
    assert ids(found.cards.gone) == ["weg", "twee"]
    changed = {one.now.id: one.fields for one in found.cards.changed}
    assert changed["samen"] == (
        Field("text", "Samen sterker", "Samen staan we sterker"),
        Field("dots", 2, 5),
    )
    assert [(one.card.id, one.old) for one in found.moved] == [("samen", "identiteit.passie")]
    assert found.merged == {"twee": "een"}


def test_rules_are_agreed_or_lapsed_and_work_or_chafe(march: Canvas, july: Canvas) -> None:
    found = between(march, july)
    assert (ids(found.agreed), ids(found.lapsed)) == (["bel"], ["oud"])
    assert [(one.card.id, one.session.number, one.said) for one in found.verdicts] == [
        ("bel", 2, "works"),
        ("oud", 2, "chafes"),
    ]
    told_twice = [one for one in found.cards.changed if "status" in {f.name for f in one.fields}]
    assert told_twice == []


def test_who_came_and_who_went_is_told_by_the_day(march: Canvas, july: Canvas) -> None:
    found = between(march, july)
    assert (ids(found.came), ids(found.went)) == (["fonds"], ["roc"])
    assert ids(found.members.new) == ["boer"]
    assert [(one.now.id, ids_of(one.fields)) for one in found.members.changed] == [
        ("zww", ["role"])
    ]
    leaving = march._replace(
        members=and_(march.members, march.members["roc"]._replace(left="2026-05-01"))
    )
    assert ids(between(leaving, leaving).went) == ["roc"], "the day came, though nobody typed"


def ids_of(fields: tuple[Field, ...]) -> list[str]:
    return [one.name for one in fields]


def test_coalitions_begin_finish_and_outlive_their_date(march: Canvas, july: Canvas) -> None:
    found = between(march, july)
    assert ids(found.begun) == ["werk"]
    assert [(one.coalition.id, one.field, one.day) for one in found.past] == [
        ("leer", "review", "2026-06-01"),
        ("werk", "end", "2026-07-01"),
    ]
    over = july.coalitions["werk"]._replace(progress="stopped")
    later = between(july, july._replace(coalitions=and_(july.coalitions, over)))
    assert (ids(later.finished), later.coalitions.changed) == (["werk"], ())
    assert passed(over, date(2027, 1, 1)) is None


def test_actions_are_done_open_or_changed_and_decisions_taken_since(
    march: Canvas, july: Canvas
) -> None:
    found = between(march, july)
    assert (ids(found.done), ids(found.open)) == (["zaal"], ["brief", "bel"])
    assert ids(found.actions.new) == ["bel"]
    assert [one.now.id for one in found.actions.changed] == ["brief"]
    assert ids(found.decisions.new) == ["d2"]
    undone = july._replace(
        decisions=and_(july.decisions, july.decisions["d2"]._replace(progress="withdrawn"))
    )
    assert ids(between(july, undone).withdrawn) == ["d2"]  # fmt: skip


def test_a_paradox_shifts_by_its_range_and_is_not_told_where_it_stayed(march: Canvas) -> None:
    paradox, other = (one.id for one in march.template.paradoxes[:2])
    first = by_id(
        Position("p1", paradox, 1, value=-3), Position("p2", paradox, 1, value=2),
        Position("q1", other, 1, value=0),
    )  # fmt: skip
    then = march._replace(positions=first)
    second = by_id(Position("p3", paradox, 2, value=0), Position("p4", paradox, 2, value=None))
    now = then._replace(
        positions=first | second, paradoxes=by_id(ParadoxNote(paradox, rounds={"2": JULY}))
    )
    (shift,) = between(then, now).shifts
    assert (shift.paradox, shift.then.width, shift.now.low, shift.now.unknown) == (paradox, 5, 0, 1)
    (row,) = rows_of(in_words(then, now), "paradoxes")
    assert row.details[0].new == "beide evenveel"
    assert row.details[1] == Detail(
        "Antwoorden",
        "1 × verbinden op inhoud, 1 × verbinden op relatie",
        "1 × beide evenveel, 1 weet niet",
    )


def test_what_a_round_hides_takes_no_part_and_is_new_once_it_is_revealed(march: Canvas) -> None:
    secret = Card("stil", "regie", "Geheim", order="a9", round="r1")
    opened = march._replace(
        cards=and_(march.cards, secret), rounds=by_id(Round("r1", progress="open"))
    )
    revealed = opened._replace(rounds=by_id(Round("r1", progress="revealed")))
    assert between(march, opened).cards.new == ()
    assert ids(between(opened, revealed).cards.new) == ["stil"]
    assert "Geheim" not in repr(in_words(opened, opened))
    assert "Geheim" not in repr(in_words(revealed, opened)), "hidden again by going back"


def test_a_canvas_is_the_same_as_itself(example: Canvas) -> None:
    found = between(example, example)
    assert found.cards == ((), (), ())
    assert not [*found.members.changed, *found.moved, *found.verdicts, *found.shifts]
    kept = {topic.id for topic in in_words(example, example)}
    assert kept <= {"actions", "coalitions"}, "what is to be done and past its date stays told"


EXAMPLE = codec.canvas_from_tables(examples.load("nl"), templates.load("netwerk"))


@given(
    st.sets(st.sampled_from(sorted(EXAMPLE.cards))), st.sets(st.sampled_from(sorted(EXAMPLE.cards)))
)
def test_new_and_gone_are_each_other_s_mirror(first: set[str], second: set[str]) -> None:
    then, now = (
        EXAMPLE._replace(cards={id: EXAMPLE.cards[id] for id in some}) for some in (first, second)
    )
    there, back = between(then, now), between(now, then)
    assert {one.id for one in there.cards.new} == {one.id for one in back.cards.gone}
    assert {one.id for one in there.cards.new} == {
        id for id in second - first if EXAMPLE.cards[id].state != "removed"
    }


# -- in words


def test_rows_say_what_was_and_what_is(march: Canvas, july: Canvas) -> None:
    topics = in_words(march, july)
    changed = rows_of(topics, "cards.changed")
    assert changed[0].text == "Samen staan we sterker"
    assert changed[0].details == (
        Detail("Tekst", "Samen sterker", "Samen staan we sterker"),
        Detail("Stippen", "2", "5"),
    )
    (moved,) = rows_of(topics, "cards.moved")
    assert " → " in moved.aside
    gone = {row.text: row.aside for row in rows_of(topics, "cards.gone")}
    assert gone["Iemand die regisseert"] == "samengevoegd met ‘Een regisseur’"
    (agreed,) = rows_of(topics, "rules.agreed")
    assert agreed.aside == f"met instemming van ROC Oostland; {COMMA}"
    (half,) = [row for row in rows_of(topics, "coalitions.changed") if row.text == "Zorgpad"]
    assert half.details[1].new == f"{COMMA}; Kees"
    (answer,) = rows_of(topics, "decisions.changed")
    assert answer.details[0].new == f"{COMMA}: akkoord; met plezier"


def test_both_languages_have_a_word_for_all_of_it(march: Canvas, july: Canvas) -> None:
    july = july._replace(groups=by_id(Group("g1", title="Bellen", place="regie")))

    for language in ("nl", "en"):
        topics = in_words(march, july, language)
        said = [topic.title for topic in topics] + [p.title for t in topics for p in t.parts]
        said += [d.name for t in topics for p in t.parts for r in p.rows for d in r.details]
        assert not [word for word in said if "." in word or word.startswith("field")]
    assert in_words(march, july, "en") != in_words(march, july, "nl")


def test_a_difference_that_no_word_shows_is_none(march: Canvas) -> None:
    gone = march.cards["een"]._replace(follows=("nergens",))
    now = march._replace(cards=and_(march.cards, gone))
    assert rows_of(in_words(march, now), "cards.changed") == []


# -- moments


def test_a_closing_is_known_by_its_session_and_the_day_it_was_held(march: Canvas) -> None:
    state = SessionState("s1", "2026-03-17T15:00:00Z", 4, codec.canvas_to_tables(march))
    point = at_closing(march, state)
    assert point is not None
    assert point == Point(march, MARCH, "s1")
    assert point_name(point, march, "nl") == "sessie 1 (17 maart 2026)"
    assert point_name(Point(march, MARCH, rev=12), march, "en") == "revision 12 (17 March 2026)"
    broken = state._replace(tables={"cards": {"x": {"id": "x", "text": 3}}})
    assert at_closing(march, broken) is None


def test_the_last_closed_session_is_the_one_before_the_one_that_runs(july: Canvas) -> None:
    found = last_closed(july)
    assert found is not None
    assert found.id == "s1"
    again = july.sessions["s1"]._replace(progress="running")
    assert last_closed(july._replace(sessions=by_id(again))) is None
    assert last_closed(july._replace(sessions={})) is None
    assert last_closed(july, before="s1") is None
