"""Votes: a budget of dots per person, ballots without a name, and what came of them."""

from collections.abc import Callable

import pytest

from board.change import apply, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands import cards, coalitions, items, merging, rounds
from board.commands.by import By
from board.hidden import masked, without_hidden
from board.meeting import Group
from board.merge import merge
from board.model import Canvas, Ref
from board.rounds import ballots_in
from board.votes import candidates, given, result, revealed, standings, within_place
from tests.board.conftest import Refuses

PASSIE = "identiteit.passie"


@pytest.fixture
def board(blank: Canvas, anna: By) -> Canvas:
    for id in "abcd":
        blank = cards.add_card(blank, anna, PASSIE, f"Kaart {id}", id=id)
    return blank


@pytest.fixture
def voting(board: Canvas, anna: By) -> Canvas:
    """A vote on four cards, three dots per person."""
    return rounds.open_vote(board, anna, within_place(board, PASSIE), id="stem", place=PASSIE)


def hand_in(canvas: Canvas, *rows: str) -> Canvas:
    for row in rows:
        canvas = rounds.hand_in(canvas, "stem", given(canvas.rounds["stem"], row))
    return canvas


def told(canvas: Canvas, round: str = "stem") -> list[tuple[int, str, int, int]]:
    rows = result(canvas, canvas.rounds[round])
    return [(row.rank, row.ref.id, row.dots, row.ballots) for row in rows]


def test_a_result_is_reckoned_from_the_ballots_with_ties_as_ties(voting: Canvas, anna: By) -> None:
    voting = rounds.reveal(hand_in(voting, "3 3 1", "1, 3;2", "4 2"), anna, "stem")
    assert told(voting) == [(1, "c", 3, 2), (2, "a", 2, 2), (2, "b", 2, 2), (4, "d", 1, 1)]
    assert all(card.dots == 0 for card in voting.cards.values())
    assert [round.id for round in revealed(voting)] == ["stem"]
    assert standings(voting)[Ref("cards", "c")].rank == 1


def test_a_ballot_says_nothing_of_who_or_when(voting: Canvas) -> None:
    (ballot,) = hand_in(voting, "3 3 1").ballots.values()
    assert (ballot.round, ballot.given) == ("stem", {"c": 2, "a": 1})
    assert set(ballot._fields) == {"id", "round", "given", "state", "extra"}


def test_an_open_vote_tells_how_many_are_in_and_no_more(voting: Canvas, refused: Refuses) -> None:
    voting = hand_in(voting, "3 3 1", "1")
    seen = masked(voting)
    assert ballots_in(seen, "stem") == 2
    assert [dict(ballot.given) for ballot in seen.ballots.values()] == [{}, {}]
    assert without_hidden(voting).ballots == {}
    with refused("round.not_revealed"):
        result(voting, voting.rounds["stem"])


@pytest.mark.parametrize(
    ("row", "key"),
    [
        ("1 2 3 4", "ballot.too_many"), ("1 1 1 1", "ballot.too_many"), ("5", "ballot.no_such"),
        ("0", "ballot.no_such"), ("een", "ballot.not_a_number"), ("1 2x", "ballot.not_a_number"),
        ("", "ballot.blank"), (" , ", "ballot.blank"), ("9999999999", "ballot.not_a_number"),
    ],
)  # fmt: skip
def test_the_budget_is_held_and_bad_rows_are_named(
    voting: Canvas, refused: Refuses, row: str, key: str
) -> None:
    with refused(key):
        given(voting.rounds["stem"], row)


def test_most_dots_on_one_card_are_held(board: Canvas, anna: By, refused: Refuses) -> None:
    voting = rounds.open_vote(board, anna, "abcd", dots=4, most=2, id="stem")
    assert ballots_in(hand_in(voting, "1 1 2 2"), "stem") == 1
    with refused("ballot.too_many_on_one"):
        hand_in(voting, "1 1 1")


def test_a_ballot_is_handed_in_once_and_can_be_taken_back(
    voting: Canvas, anna: By, refused: Refuses
) -> None:
    voting = rounds.hand_in(voting, "stem", {"a": 3}, id="brief")
    with refused("network.id_taken"):
        rounds.hand_in(voting, "stem", {"b": 3}, id="brief")
    back = rounds.take_back(voting, "brief")
    assert (ballots_in(voting, "stem"), ballots_in(back, "stem")) == (1, 0)
    with refused("ballot.unknown"):
        rounds.take_back(back, "brief")
    shown = rounds.reveal(voting, anna, "stem")
    with refused("round.not_open"):
        rounds.take_back(shown, "brief")
    with refused("round.not_open"):
        hand_in(shown, "1")


def test_what_cannot_be_voted_on_is_refused(board: Canvas, anna: By, refused: Refuses) -> None:
    quiet = rounds.open_silent(board, anna, PASSIE, id="stil")
    quiet = cards.add_card(quiet, anna, PASSIE, "Geheim", id="geheim")
    gone = items.remove(board, anna, [Ref("cards", "a")])
    tries: list[tuple[str, Callable[[], Canvas]]] = [
        ("vote.nothing", lambda: rounds.open_vote(board, anna, within_place(board, "regie"))),
        ("vote.hidden", lambda: rounds.open_vote(quiet, anna, ["a", "geheim"])),
        ("vote.gone", lambda: rounds.open_vote(gone, anna, "ab")),
        ("vote.dots", lambda: rounds.open_vote(board, anna, "ab", dots=0)),
        ("vote.dots", lambda: rounds.open_vote(board, anna, "ab", dots=100)),
        ("vote.most", lambda: rounds.open_vote(board, anna, "ab", most=4)),
        ("round.not_a_vote", lambda: rounds.hand_in(quiet, "stil", {"a": 1})),
    ]
    for key, make in tries:
        with refused(key):
            make()
    assert within_place(quiet, PASSIE) == [*"abcd"]


def test_coalitions_and_groups_can_be_voted_on(board: Canvas, anna: By) -> None:
    board = coalitions.add_coalition(board, anna, "Stages", id="coa")
    board = board._replace(
        groups={"g": Group("g", "Samen", place=PASSIE)},
        cards={
            id: card._replace(group="g") if id in "ab" else card for id, card in board.cards.items()
        },
    )
    assert within_place(board, "coalities") == ["coa"]
    assert within_place(board, PASSIE, groups=True) == ["g", "c", "d"]
    voting = rounds.open_vote(board, anna, ["g", "coa", "c"], id="stem")
    assert [(one.number, one.ref, one.text) for one in candidates(voting, voting.rounds["stem"])] \
        == [
            (1, Ref("groups", "g"), "Samen"), (2, Ref("coalitions", "coa"), "Stages"),
            (3, Ref("cards", "c"), "Kaart c"),
        ]  # fmt: skip
    voting = rounds.reveal(hand_in(voting, "1 2 2"), anna, "stem")
    assert told(voting) == [(1, "coa", 2, 1), (2, "g", 1, 1), (3, "c", 0, 0)]


def test_a_card_that_went_up_in_another_counts_with_it(voting: Canvas, anna: By) -> None:
    voting = rounds.reveal(hand_in(voting, "1 2 3", "2 2 3"), anna, "stem")
    voting = merging.merge_cards(voting, anna, "ab")
    assert told(voting) == [(1, "a", 4, 2), (2, "c", 2, 2), (3, "d", 0, 0)]


def test_what_was_removed_keeps_its_number_and_its_dots(voting: Canvas, anna: By) -> None:
    voting = items.remove(hand_in(voting, "1 1 4"), anna, [Ref("cards", "a")])
    voting = rounds.reveal(hand_in(voting, "4"), anna, "stem")
    assert told(voting)[:2] == [(1, "a", 2, 1), (1, "d", 2, 2)]


def test_older_rounds_are_kept_and_the_latest_shows(voting: Canvas, anna: By, bram: By) -> None:
    voting = rounds.reveal(hand_in(voting, "1 1 1"), anna, "stem")
    voting = rounds.open_vote(voting, anna, "ab", id="tweede")
    voting = rounds.hand_in(voting, "tweede", {"b": 2})
    voting = rounds.reveal(voting, bram, "tweede")
    assert [round.id for round in revealed(voting)] == ["tweede", "stem"]
    assert told(voting)[0] == (1, "a", 3, 1)
    shown = {ref.id: tally.dots for ref, tally in standings(voting).items()}
    assert shown == {"a": 0, "b": 2, "c": 0, "d": 0}


def test_ballots_of_two_screens_at_once_lose_nothing(voting: Canvas) -> None:
    theirs, mine = hand_in(voting, "1 1 1"), hand_in(voting, "1 1 1")
    outcome = merge(canvas_to_tables(theirs), diff(voting, mine), lambda: "x")
    there = canvas_from_tables(canvas_to_tables(theirs), voting.template)
    both = apply(there, outcome.deltas)
    assert ballots_in(both, "stem") == 2
    again = merge(canvas_to_tables(both), diff(voting, mine), lambda: "x")
    assert again.deltas == ()
