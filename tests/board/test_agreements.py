"""Decisions and actions on the canvas, as they are noted in a room: fast, and half."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from board import agreements, codec, parties
from board.agreements import Chosen
from board.change import apply, diff, inverse
from board.commands import actions, coalitions, decisions, items, members, turning
from board.commands.by import By
from board.meeting import Session
from board.model import Canvas, Coalition, Member, Ref
from board.refusal import Refused

Refuses = Callable[[str], pytest.RaisesExc[Refused]]

TODAY = date(2026, 3, 17)
COMMA = "Stichting Zorg, Welzijn en Wonen"
SEMICOLON = "Boer; Zoon BV"


@pytest.fixture
def board(blank: Canvas) -> Canvas:
    """A network with awkward names, a group, an outsider, someone who left, a coalition."""
    rows = (
        Member("roc", name="ROC Oostland", order="a0"),
        Member("zww", name=COMMA, order="a1"),
        Member("boer", name=SEMICOLON, order="a2"),
        Member("gems", name="De gemeenten", kind="group", holds=("member:gem",), order="a3"),
        Member("gem", name="Gemeente IJsselkant", order="a4"),
        Member("weg", name="De Brug", left="2026-02-01", order="a5"),
        Member("fonds", name="Het Fonds", relation="funder", order="a6"),
    )
    return blank._replace(
        members={one.id: one for one in rows},
        coalitions={"leer": Coalition("leer", title="Leerbaan", order="a0")},
    )


def in_session(canvas: Canvas, **attendance: str) -> Canvas:
    """The canvas while its first session is going on."""
    there = {ref.replace("_", ":"): was for ref, was in attendance.items()}
    return canvas._replace(
        sessions={"s1": Session("s1", number=1, progress="running", attendance=there)}
    )


def decided(canvas: Canvas, by: By) -> Canvas:
    return decisions.add_decision(canvas, by, "We beginnen in april", id="d1")


# -- decisions


def test_a_decision_is_noted_in_the_session_that_is_going_on(board: Canvas, anna: By) -> None:
    canvas = decided(in_session(board), anna)
    one = canvas.decisions["d1"]
    assert (one.text, one.session, one.author) == ("We beginnen in april", "s1", "anna")
    assert decided(board, anna).decisions["d1"].session == ""


def test_a_second_decision_stands_behind_the_first(board: Canvas, anna: By) -> None:
    canvas = decisions.add_decision(decided(board, anna), anna, "En in mei weer", id="d0")
    assert [one.id for one in agreements.decisions(canvas)] == ["d1", "d0"]


def test_everyone_present_agrees_with_one_command(board: Canvas, anna: By) -> None:
    canvas = in_session(board, member_roc="present", member_zww="absent", name_Kees="present")
    canvas = decisions.agree_present(decided(canvas, anna), anna, "d1")
    assert canvas.decisions["d1"].agreed == ("member:roc", "name:Kees")


def test_without_a_session_everyone_present_is_who_takes_part_each_once(
    board: Canvas, anna: By
) -> None:
    canvas = decisions.agree_present(decided(board, anna), anna, "d1")
    agreed = parties.labels(canvas, canvas.decisions["d1"].agreed)
    assert agreed == ["ROC Oostland", COMMA, SEMICOLON, "De gemeenten (1)"]


def test_who_has_yet_to_ask_at_home_is_not_among_those_who_agree(board: Canvas, anna: By) -> None:
    canvas = decisions.reserve(decided(board, anna), anna, "d1", COMMA, "week 14")
    assert dict(canvas.decisions["d1"].reserved) == {"member:zww": "2026-04-03"}
    canvas = decisions.agree_present(canvas, anna, "d1")
    assert "member:zww" not in canvas.decisions["d1"].agreed
    canvas = decisions.answer(canvas, anna, "d1", COMMA, "Akkoord", "1 apr")
    one = canvas.decisions["d1"]
    assert (one.answers["member:zww"], one.answered["member:zww"]) == ("Akkoord", "2026-04-01")
    assert agreements.awaited(one) == []
    assert "member:zww" in decisions.agree_present(canvas, anna, "d1").decisions["d1"].agreed


def test_a_reservation_without_a_date_is_kept_and_an_answer_is_of_today(
    board: Canvas, anna: By
) -> None:
    canvas = decisions.reserve(decided(board, anna), anna, "d1", "Jan; ")
    assert dict(canvas.decisions["d1"].reserved) == {"name:Jan": ""}
    canvas = decisions.answer(canvas, anna, "d1", "jan", "Ja")
    assert dict(canvas.decisions["d1"].answered) == {"name:Jan": "2026-03-17"}
    canvas = decisions.unreserve(canvas, anna, "d1", "JAN")
    assert agreements.reservations(canvas.decisions["d1"]) == []


def test_who_reserves_after_agreeing_agrees_no_more(board: Canvas, anna: By) -> None:
    canvas = decisions.set_decision(
        decided(board, anna), anna, "d1", agreed=f"ROC Oostland; {COMMA}"
    )
    canvas = decisions.reserve(canvas, anna, "d1", ("member:roc",))
    assert canvas.decisions["d1"].agreed == ("member:zww",)


def test_agreement_is_read_as_names_in_a_row(board: Canvas, anna: By) -> None:
    row = f'"{SEMICOLON}"; Gemeente; Wie dan ook (van buiten)'
    canvas = decisions.set_decision(
        decided(board, anna), anna, "d1", agreed=row, method="Instemming"
    )
    one = canvas.decisions["d1"]
    assert one.agreed == ("member:boer", "name:Gemeente", "outside:Wie dan ook")
    assert one.method == "no_objection"


def test_a_decision_is_about_cards_and_coalitions(board: Canvas, anna: By) -> None:
    canvas = decisions.add_decision(board, anna, "Doen", id="d1", cards=["leer", "leer"])
    assert canvas.decisions["d1"].cards == ("leer",)
    assert agreements.signs(canvas)["leer"] == agreements.Signs(decisions=1)
    withdrawn = decisions.withdraw(canvas, anna, "d1")
    assert agreements.signs(withdrawn) == {}
    assert decisions.hold(withdrawn, anna, "d1").decisions["d1"].progress == "holds"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"text": " "}, "decision.empty"),
        ({"method": "dobbelen"}, "decision.method_unknown"),
        ({"progress": "misschien"}, "decision.progress_unknown"),
        ({"cards": ["nergens"]}, "network.no_such_card"),
        ({"session": "s9"}, "agreement.no_session"),
        ({"smaak": "zoet"}, "network.no_such_field"),
    ],
)
def test_what_a_decision_cannot_be_is_refused(
    board: Canvas, anna: By, refused: Refuses, fields: dict[str, Any], key: str
) -> None:
    with refused(key):
        decisions.set_decision(decided(board, anna), anna, "d1", **fields)


def test_reservations_of_nobody_or_several_are_refused(
    board: Canvas, anna: By, refused: Refuses
) -> None:
    canvas = decided(board, anna)
    with refused("decision.nobody"):
        decisions.reserve(canvas, anna, "d1", " ")
    with refused("party.one_only"):
        decisions.reserve(canvas, anna, "d1", "Jan; Piet")
    with refused("date.unknown"):
        decisions.reserve(canvas, anna, "d1", "Jan", "ooit")
    with refused("decision.not_reserved"):
        decisions.answer(canvas, anna, "d1", "Jan", "Ja")
    with refused("decision.unknown"):
        decisions.withdraw(canvas, anna, "d2")


# -- actions


def add(canvas: Canvas, by: By, text: str, id: str, **fields: Any) -> Canvas:
    return actions.add_action(canvas, by, text, id=id, today=TODAY, **fields)


def test_an_action_without_who_or_when_is_kept_and_told_as_missing(board: Canvas, anna: By) -> None:
    canvas = add(in_session(board), anna, "Zaal regelen", "a1")
    assert agreements.missing(canvas.actions["a1"]) == ["owner", "due"]
    assert canvas.actions["a1"].session == "s1"
    canvas = actions.finish(canvas, anna, "a1", today=TODAY)
    assert agreements.missing(canvas.actions["a1"]) == []


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        (COMMA, "member:zww"),
        (SEMICOLON, "member:boer"),
        (f'"{SEMICOLON}"', "member:boer"),
        ("roc oostland", "member:roc"),
        ("ROC", "name:ROC"),
        ("De gemeenten (1)", "member:gems"),
        ("De Brug", "member:weg"),
        ("Jan en Piet", "name:Jan en Piet"),
        ("Kees (van buiten)", "outside:Kees"),
        ("", ""),
    ],
)
def test_an_owner_is_read_as_any_party_is(board: Canvas, anna: By, typed: str, ref: str) -> None:
    assert add(board, anna, "Bellen", "a1", owner=typed).actions["a1"].owner == ref


def test_an_action_has_one_owner(board: Canvas, anna: By, refused: Refuses) -> None:
    with refused("party.one_only"):
        add(board, anna, "Bellen", "a1", owner="Jan; Piet")


def test_an_owner_who_left_is_kept_and_said(board: Canvas, anna: By) -> None:
    canvas = add(board, anna, "Bellen", "a1", owner="De Brug")
    assert agreements.owner_gone(canvas, canvas.actions["a1"], TODAY)
    assert not agreements.owner_gone(canvas, canvas.actions["a1"], date(2026, 1, 31))
    canvas = items.remove(add(canvas, anna, "Mailen", "a2", owner=COMMA), anna,
                          [Ref("members", "zww")])  # fmt: skip
    assert agreements.owner_gone(canvas, canvas.actions["a2"], TODAY)
    assert parties.label(canvas, canvas.actions["a2"].owner) == COMMA


def test_an_action_is_overdue_from_the_day_after(board: Canvas, anna: By) -> None:
    one = add(board, anna, "Bellen", "a1", due="vr").actions["a1"]
    assert one.due == "2026-03-20"
    assert not agreements.is_overdue(one, date(2026, 3, 20))
    assert agreements.is_overdue(one, date(2026, 3, 21))
    assert not agreements.is_overdue(one._replace(progress="done"), date(2026, 3, 21))
    assert not agreements.is_overdue(one._replace(due="na de zomer"), date(2026, 3, 21))


def test_a_date_gone_by_is_kept_and_one_that_is_none_refused(
    board: Canvas, anna: By, refused: Refuses
) -> None:
    assert add(board, anna, "Bellen", "a1", due="1-2-2026").actions["a1"].due == "2026-02-01"
    with refused("date.unknown"):
        add(board, anna, "Bellen", "a1", due="31 februari")


def test_ticking_off_and_opening_again(board: Canvas, anna: By) -> None:
    canvas = add(add(board, anna, "Bellen", "a1"), anna, "Mailen", "a2")
    canvas = actions.finish(canvas, anna, "a1", "1 mrt 2026", today=TODAY)
    canvas = actions.toggle(canvas, anna, ["a1", "a2"], today=TODAY)
    assert [canvas.actions[id].done for id in ("a1", "a2")] == ["2026-03-01", "2026-03-17"]
    canvas = actions.toggle(canvas, anna, ["a1", "a2"], today=TODAY)
    assert [(one.progress, one.done) for one in canvas.actions.values()] == [("open", "")] * 2
    assert actions.drop(canvas, anna, "a1").actions["a1"].progress == "dropped"


def test_the_first_to_be_done_stands_first_and_what_is_closed_last(board: Canvas, anna: By) -> None:
    rows: tuple[tuple[str, dict[str, Any]], ...] = (
        ("z", {}),
        ("b", {"due": "3 apr", "owner": "Bob"}),
        ("a", {"due": "3 apr", "owner": "Ada"}),
        ("n", {"due": "3 apr"}),
        ("k", {"due": "1 jan 2026", "progress": "klaar"}),
        ("v", {"progress": "vervallen"}),
        ("o", {"due": "1 mrt 2026"}),
    )
    canvas = board
    for id, fields in rows:
        canvas = add(canvas, anna, f"Actie {id}", id, **fields)
    assert "".join(one.id for one in agreements.actions(canvas)) == "oabnzkv"


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"text": ""}, "action.empty"),
        ({"progress": "bezig"}, "action.progress_unknown"),
        ({"coalition": "nergens"}, "coalition.unknown"),
        ({"decision": "nergens"}, "decision.unknown"),
        ({"cards": "nergens"}, "network.no_such_card"),
        ({"kleur": "rood"}, "network.no_such_field"),
    ],
)
def test_what_an_action_cannot_be_is_refused(
    board: Canvas, anna: By, refused: Refuses, fields: dict[str, Any], key: str
) -> None:
    with refused(key):
        actions.set_action(add(board, anna, "Bellen", "a1"), anna, "a1", **fields)


# -- asking for some of them


def test_open_mine_of_a_coalition_of_a_session_and_overdue(board: Canvas, anna: By) -> None:
    canvas = in_session(board)
    canvas = add(canvas, anna, "Van ons allen", "a1", owner="De gemeenten", due="1 mrt 2026")
    canvas = add(canvas, anna, "Van Kees", "a2", owner="kees", coalition="leer")
    canvas = add(canvas, anna, "Klaar", "a3", owner=COMMA, progress="done")
    canvas = actions.set_action(canvas, anna, "a3", session="")
    canvas = decisions.add_decision(canvas, anna, "Onder voorbehoud", id="d1", cards=["leer"])
    canvas = decisions.reserve(canvas, anna, "d1", "Kees", "1 mrt 2026")
    canvas = decisions.add_decision(canvas, anna, "Gewoon", id="d2")

    def found(**chosen: object) -> str:
        asked = Chosen(**chosen)  # type: ignore[arg-type]
        rows = agreements.chosen_actions(canvas, asked, TODAY)
        told = [one.id for one in rows]
        return " ".join(
            told + [one.id for one in agreements.chosen_decisions(canvas, asked, TODAY)]
        )

    assert found() == "a1 a2 a3 d1 d2"
    assert found(open=True) == "a1 a2 d1"
    assert found(owner="Kees") == "a2 d1"
    assert found(owner="Gemeente IJsselkant") == "a1"
    assert found(owner=COMMA) == "a3"
    assert found(coalition="leer") == "a2 d1"
    assert found(session="s1") == "a1 a2 d1 d2"
    assert found(overdue=True) == "a1 d1"
    assert found(overdue=True, open=True, owner="Kees") == "d1"


# -- what else moves meanwhile


def test_a_name_that_becomes_a_member_becomes_it_everywhere(board: Canvas, anna: By) -> None:
    canvas = in_session(board, name_Kees="present")
    canvas = add(canvas, anna, "Bellen", "a1", owner="Kees")
    canvas = decisions.reserve(decided(canvas, anna), anna, "d1", "kees", "1 mei")
    canvas = decisions.answer(canvas, anna, "d1", "kees", "Ja")
    canvas = members.add_member(canvas, anna, "Kees", id="kees")
    canvas = coalitions.matched(canvas, anna, "kees")
    one = canvas.decisions["d1"]
    assert canvas.actions["a1"].owner == "member:kees"
    assert [*one.reserved, *one.answers, *one.answered] == ["member:kees"] * 3
    assert dict(canvas.sessions["s1"].attendance) == {"member:kees": "present"}


def test_what_is_tied_to_a_card_goes_along_when_it_becomes_a_coalition(
    example: Canvas, anna: By
) -> None:
    card = next(iter(example.cards))
    canvas = decisions.add_decision(example, anna, "Doen", id="d1", cards=[card])
    canvas = add(canvas, anna, "Bellen", "a1", cards=[card])
    canvas = turning.card_to_coalition(canvas, anna, card, id="nieuw")
    assert canvas.decisions["d1"].cards == canvas.actions["a1"].cards == ("nieuw",)
    assert [one.id for one in agreements.things(canvas, ["nieuw", card])] == ["nieuw"]


def test_what_is_tied_to_a_merged_card_is_tied_to_the_one_it_went_into(
    example: Canvas, anna: By
) -> None:
    first, second = list(example.cards)[:2]
    canvas = add(example, anna, "Bellen", "a1", cards=[second])
    canvas = decisions.add_decision(canvas, anna, "Doen", id="d1", cards=[first, second])
    canvas = items.remove(canvas, anna, [Ref("cards", second)])
    canvas = canvas._replace(
        cards={**canvas.cards, first: canvas.cards[first]._replace(sources=(second,))}
    )
    signs = agreements.signs(canvas)
    assert (signs[first], second in signs) == (agreements.Signs(1, 1), False)
    about, todo = agreements.tied(canvas, first)
    assert ([one.id for one in about], [one.id for one in todo]) == (["d1"], ["a1"])


def test_a_decision_keeps_a_card_that_was_removed_since(example: Canvas, anna: By) -> None:
    card = next(iter(example.cards))
    canvas = decisions.add_decision(example, anna, "Doen", id="d1", cards=[card])
    canvas = items.remove(canvas, anna, [Ref("cards", card)])
    canvas = decisions.set_decision(canvas, anna, "d1", cards=[card], text="Toch doen")
    assert canvas.decisions["d1"].cards == (card,)
    assert agreements.things(canvas, [card]) == []


def test_every_change_can_be_taken_back(board: Canvas, anna: By) -> None:
    after = decisions.reserve(decided(board, anna), anna, "d1", COMMA, "1 mei")
    after = add(after, anna, "Bellen", "a1", owner=SEMICOLON, due="week 40")
    deltas = diff(board, after)
    assert codec.canvas_to_tables(apply(after, inverse(deltas))) == codec.canvas_to_tables(board)


def test_removed_ones_are_gone_until_restored(board: Canvas, anna: By) -> None:
    canvas = add(decided(board, anna), anna, "Bellen", "a1")
    refs = [Ref("decisions", "d1"), Ref("actions", "a1")]
    gone = items.remove(canvas, anna, refs)
    assert not agreements.decisions(gone) and not agreements.actions(gone)
    assert agreements.actions(items.restore(gone, anna, refs))
