"""Many hands at once during a silent round and a vote: nothing lost, twice or told."""

import os
from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from board import templates
from board.change import Change, diff
from board.codec import canvas_from_tables
from board.commands import cards, items, rounds
from board.commands.by import By, now
from board.hidden import MASK, hidden_ids, masked
from board.model import Canvas, Ref
from board.rounds import ballots_in
from board.votes import given, result
from store.canvas import StoredCanvas
from tests.store.conftest import Desk, Start, Tell

TEMPLATE = templates.load("netwerk")
PASSIE, REGIE = "identiteit.passie", "regie.zorg"
SECRET = "Geheim"
EACH = 50


def canvas_of(file: StoredCanvas) -> Canvas:
    return canvas_from_tables(file.read().tables, TEMPLATE)


def act(
    file: StoredCanvas, command: str, make: Callable[[Canvas, By], Canvas], who: str, told: str = ""
) -> None:
    """Do what a screen or a command line does: on what may be seen, and then keep it."""
    seen, by = masked(canvas_of(file)), now(who)
    file.commit(Change(command, diff(seen, make(seen, by)), told), by)


@pytest.fixture
def room(desk: Desk) -> Desk:
    """A vote on four cards, and a silent round."""
    file = desk.create()
    for id in "abcd":
        act(file, "card.add", partial(_card, id), "noor")
    act(file, "round.open", lambda c, by: rounds.open_vote(c, by, "abcd", id="stem"), "noor")
    act(file, "round.open", lambda c, by: rounds.open_silent(c, by, PASSIE, id="stil"), "noor")
    return desk


def _card(id: str, canvas: Canvas, by: By) -> Canvas:
    return cards.add_card(canvas, by, REGIE, id, id=id)


def _dot(ref: Ref, canvas: Canvas, by: By) -> Canvas:
    return items.add_dots(canvas, by, [ref], 1)


def one_hand(desk: Desk, tell: Tell) -> None:
    """Fifty changes of one process: cards, ballots, dots and moves, in an order of its own."""
    chance, who = Random(os.getpid()), f"hand{os.getpid()}"
    file = desk.open()
    mine: list[str] = []
    for number in range(EACH):
        kind = chance.choice(["card", "card", "ballot", "ballot", "dot"])
        if kind == "card" or not mine:
            id, text = f"{who}k{number}", f"{SECRET} {who} {number}"

            def add(canvas: Canvas, by: By, id: str = id, text: str = text) -> Canvas:
                return cards.add_card(canvas, by, PASSIE, text, id=id)

            act(file, "card.add", add, who, text)
            mine.append(id)
            tell(f"card {id}")
        elif kind == "ballot":
            id = f"{who}b{number}"

            def hand_in(canvas: Canvas, by: By, id: str = id) -> Canvas:
                row = given(canvas.rounds["stem"], "1 2 2")
                return rounds.hand_in(canvas, "stem", row, id=id)

            act(file, "ballot.hand_in", hand_in, "")
            tell(f"ballot {id}")
        else:
            ref = Ref("cards", chance.choice(mine))
            act(file, "dot.more", partial(_dot, ref), who)
            tell("dot")


def test_four_hands_at_once_lose_nothing_and_tell_nothing(room: Desk, start: Start) -> None:
    children = [start(lambda tell: one_hand(room, tell)) for _ in range(4)]
    file = room.open()
    for _ in range(15):
        shown = masked(canvas_of(file))
        assert SECRET not in str(shown.cards)
        assert SECRET not in str(file.history())
    told = [line.split() for child in children for line in child.told()]
    assert [child.ended() for child in children] == [0] * 4
    assert len(told) == 4 * EACH
    canvas = canvas_of(room.open())
    added = [line[1] for line in told if line[0] == "card"]
    handed = [line[1] for line in told if line[0] == "ballot"]
    assert hidden_ids(canvas) == set(added)
    assert len(added) == len(set(added))
    assert sorted(canvas.ballots) == sorted(handed)
    assert len(handed) == len(set(handed)) == ballots_in(canvas, "stem")
    assert sum(canvas.cards[id].dots for id in added) == sum(line == ["dot"] for line in told)
    history = room.open().history()
    assert [one.rev for one in history] == list(range(1, len(history) + 1))
    assert {one.by for one in history if one.command == "ballot.hand_in"} == {""}
    assert SECRET not in str(history)
    assert MASK in str(history)
    act(file, "round.reveal", lambda c, by: rounds.reveal(c, by, "stem"), "noor")
    act(file, "round.reveal", lambda c, by: rounds.reveal(c, by, "stil"), "noor")
    canvas = canvas_of(file)
    assert {row.ref.id: row.dots for row in result(canvas, canvas.rounds["stem"])} == {
        "a": len(handed), "b": 2 * len(handed), "c": 0, "d": 0,
    }  # fmt: skip
    assert not hidden_ids(canvas)
    assert all(canvas.cards[id].text.startswith(SECRET) for id in added)


def test_cards_that_are_on_their_way_when_a_round_opens_are_hidden(
    desk: Desk, start: Start
) -> None:
    """Each hand acts on what it saw: the round may have been opened since."""
    desk.create()

    def work(tell: Tell) -> None:
        file, who = desk.open(), f"hand{os.getpid()}"
        stale = masked(canvas_of(file))
        for number in range(20):
            by = now(who)
            text = f"{SECRET} {number}"
            after = cards.add_card(stale, by, PASSIE, text, id=f"{who}k{number}")
            file.commit(Change("card.add", diff(stale, after), text), by)
            tell(by.at)

    children = [start(work) for _ in range(2)]
    file = desk.open()
    act(file, "round.open", lambda c, by: rounds.open_silent(c, by, PASSIE, id="stil"), "noor")
    for child in children:
        child.told()
        assert child.ended() == 0
    canvas = canvas_of(file)
    assert len(canvas.cards) == 40
    history = file.history()
    opened = next(one.rev for one in history if one.command == "round.open")
    late = {each.id for one in history if one.rev > opened for each in one.deltas}
    assert late == hidden_ids(canvas)


def test_a_ballot_whose_end_nobody_saw_is_handed_in_once(room: Desk) -> None:
    file, other = room.open(), room.open()
    seen, by = masked(canvas_of(file)), now("")
    change = Change(
        "ballot.hand_in", diff(seen, rounds.hand_in(seen, "stem", {"a": 3}, id="brief"))
    )
    file.commit(change, by)
    theirs = Change(
        "ballot.hand_in", diff(seen, rounds.hand_in(seen, "stem", {"a": 3}, id="ander"))
    )
    other.commit(theirs, by)
    file.commit(change, by)
    assert sorted(canvas_of(file).ballots) == ["ander", "brief"]
