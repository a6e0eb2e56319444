"""What can be done to anything: removing, dots, marks, parking, names, two versions."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import queries, templates
from board.change import apply, diff, inverse
from board.commands import items, moves
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, add_cards, edit_card
from board.commands.grouping import make_group, ungroup
from board.commands.merging import merge_cards
from board.model import MARKS, PARKED, REMOVED, Canvas, Card, Ref
from board.refusal import Refused

Refuses = Callable[[str], Any]

CARD = Ref("cards", "kaart222")
COALITION = Ref("coalitions", "verband2")
MEMBER = Ref("members", "partij22")
TOPIC = Ref("topics", "thema222")
TERM = Ref("terms", "begrip22")
POSITION = Ref("positions", "punt2222")


def state(canvas: Canvas, ref: Ref) -> str:
    found: str = getattr(canvas, ref.table)[ref.id].state
    return found


def test_removing_takes_anything_off_the_sheet_and_keeps_it(example: Canvas, bram: By) -> None:
    refs = [CARD, COALITION, MEMBER, TOPIC, TERM, POSITION]
    canvas = items.remove(example, bram, refs)
    for ref in refs:
        assert state(canvas, ref) == REMOVED
    shown = [queries.ref_of(item) for item in queries.sheet(canvas)]
    assert not set(refs) & set(shown)
    assert CARD in map(queries.ref_of, queries.removed(canvas))


def test_restoring_puts_it_back_where_it_stood(example: Canvas, bram: By) -> None:
    there = [queries.ref_of(item) for item in queries.sheet(example)]
    gone = items.remove(example, bram, [CARD, COALITION])
    back = items.restore(gone, bram, [CARD, COALITION])
    assert [queries.ref_of(item) for item in queries.sheet(back)] == there


def test_removing_what_is_gone_is_refused_but_not_in_company(
    example: Canvas, bram: By, refused: Refuses
) -> None:
    canvas = items.remove(example, bram, [CARD])
    with refused("item.gone"):
        items.remove(canvas, bram, [CARD, Ref("cards", "nergens2"), Ref("onzin", "x")])
    with refused("item.nothing"):
        items.remove(canvas, bram, [])
    with refused("item.not_removed"):
        items.restore(canvas, bram, [COALITION])
    assert state(items.remove(canvas, bram, [CARD, COALITION]), COALITION) == REMOVED


def test_a_member_does_not_come_back_under_a_name_in_use(
    example: Canvas, bram: By, refused: Refuses
) -> None:
    name = example.members["partij22"].name
    canvas = items.remove(example, bram, [MEMBER])
    canvas = items.retitle(canvas, bram, Ref("members", "partij23"), name)
    with refused("member.twice"):
        items.restore(canvas, bram, [MEMBER])


def test_dots_go_up_and_down_but_never_below_none(
    example: Canvas, bram: By, refused: Refuses
) -> None:
    canvas = items.add_dots(example, bram, [CARD, COALITION, MEMBER], 1)
    assert (canvas.cards["kaart222"].dots, canvas.coalitions["verband2"].dots) == (7, 6)
    canvas = items.add_dots(canvas, bram, [CARD, COALITION], -9)
    assert (canvas.cards["kaart222"].dots, canvas.coalitions["verband2"].dots) == (0, 0)
    with refused("item.no_dots"):
        items.add_dots(canvas, bram, [CARD], -1)
    with refused("item.cant_mark"):
        items.add_dots(canvas, bram, [MEMBER], 1)


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_goes_on_all_and_then_off_all(example: Canvas, bram: By, mark: str) -> None:
    some = [Ref("cards", "kaart222"), Ref("cards", "kaart223"), COALITION]
    canvas = items.toggle_mark(example, bram, some[:1], mark)
    canvas = items.toggle_mark(canvas, bram, some, mark)
    assert all(mark in getattr(canvas, ref.table)[ref.id].marks for ref in some)
    canvas = items.toggle_mark(canvas, bram, some, mark)
    assert not any(mark in getattr(canvas, ref.table)[ref.id].marks for ref in some)


def test_an_unknown_mark_is_refused(example: Canvas, bram: By, refused: Refuses) -> None:
    with refused("item.mark_unknown"):
        items.toggle_mark(example, bram, [CARD], "mooi")


def test_a_parked_card_keeps_its_place_and_says_why(
    example: Canvas, bram: By, refused: Refuses
) -> None:
    canvas = items.park(example, bram, [CARD], " straks\nverder ")
    card = canvas.cards["kaart222"]
    assert (card.state, card.park_reason) == (PARKED, "straks verder")
    assert card.place == example.cards["kaart222"].place
    assert CARD not in map(queries.ref_of, queries.sheet(canvas))
    assert CARD in map(queries.ref_of, queries.parked(canvas))
    again = items.park(canvas, bram, [CARD], "andere reden")
    assert again.cards["kaart222"].park_reason == "andere reden"
    back = items.unpark(canvas, bram, [CARD])
    assert back.cards["kaart222"] == example.cards["kaart222"]._replace(changed=bram.at)
    with refused("item.not_parked"):
        items.unpark(back, bram, [CARD])
    with refused("item.cant_park"):
        items.park(example, bram, [MEMBER])


def test_anything_with_a_name_can_be_renamed(example: Canvas, bram: By, refused: Refuses) -> None:
    for ref, field in (
        (CARD, "text"),
        (COALITION, "title"),
        (MEMBER, "name"),
        (TOPIC, "title"),
        (TERM, "word"),
    ):
        canvas = items.retitle(example, bram, ref, "Anders")
        assert getattr(getattr(canvas, ref.table)[ref.id], field) == "Anders"
        with pytest.raises(Refused):
            items.retitle(example, bram, ref, "  ")
    with refused("item.untitled"):
        items.retitle(example, bram, POSITION, "Anders")


def test_lines_typed_into_a_title_are_kept_in_the_body(example: Canvas, bram: By) -> None:
    old = example.coalitions["verband2"].body
    canvas = items.retitle(example, bram, COALITION, "Anders\nmet uitleg")
    assert canvas.coalitions["verband2"].title == "Anders"
    assert canvas.coalitions["verband2"].body == f"met uitleg\n\n{old}"


def test_cards_and_coalitions_have_a_body(example: Canvas, bram: By, refused: Refuses) -> None:
    assert items.set_body(example, bram, CARD, "- een\r\n").cards["kaart222"].body == "- een"
    canvas = items.set_body(example, bram, COALITION, "- een")
    assert canvas.coalitions["verband2"].body == "- een"
    with refused("item.bodiless"):
        items.set_body(example, bram, MEMBER, "- een")


@pytest.fixture
def conflict(blank: Canvas, anna: By) -> Canvas:
    """A card changed by two people: theirs, and mine beside it."""
    canvas = add_card(blank, anna, "regie", "Zij", id="theirs22")
    mine = canvas.cards["theirs22"]._replace(id="mine2222", text="Ik", conflict="theirs22")
    return canvas._replace(cards={**canvas.cards, mine.id: mine})


@pytest.mark.parametrize(
    ("keep", "shown"), [("theirs", ["Zij"]), ("mine", ["Ik"]), ("both", ["Ik", "Zij"])]
)
def test_of_two_versions_one_or_both_stay(
    conflict: Canvas, bram: By, keep: str, shown: list[str]
) -> None:
    canvas = items.settle(conflict, bram, Ref("cards", "mine2222"), keep)
    assert sorted(queries.label(item) for item in queries.sheet(canvas)) == shown
    assert not any(card.conflict for card in canvas.cards.values())
    if keep == "mine":
        assert canvas.cards["theirs22"].text == "Ik"


def test_without_two_versions_there_is_nothing_to_choose(
    example: Canvas, bram: By, refused: Refuses
) -> None:
    with refused("item.no_conflict"):
        items.settle(example, bram, CARD, "mine")


ANNA = By("anna", "2026-03-17T09:30:00Z")
PLACES = ("identiteit.passie", "identiteit.passie.thema", "spelregels.besluiten", "regie")
HAND: dict[str, Callable[[Canvas, Ref, int], Canvas]] = {
    "edit": lambda canvas, ref, n: edit_card(canvas, ANNA, ref.id, text=f"nieuw {n}"),
    "dot": lambda canvas, ref, n: items.add_dots(canvas, ANNA, [ref], n - 1),
    "mark": lambda canvas, ref, n: items.toggle_mark(canvas, ANNA, [ref], MARKS[n % 3]),
    "park": lambda canvas, ref, n: items.park(canvas, ANNA, [ref], str(n)),
    "unpark": lambda canvas, ref, n: items.unpark(canvas, ANNA, [ref]),
    "remove": lambda canvas, ref, n: items.remove(canvas, ANNA, [ref]),
    "restore": lambda canvas, ref, n: items.restore(canvas, ANNA, [ref]),
    "move": lambda canvas, ref, n: moves.move(canvas, ANNA, [ref], PLACES[n % 4]),
    "step": lambda canvas, ref, n: moves.step(canvas, ANNA, [ref], 1 if n % 2 else -1),
    "add": lambda canvas, ref, n: add_card(canvas, ANNA, PLACES[n % 4], "meer", after=ref.id),
    "group": lambda canvas, ref, n: make_group(canvas, ANNA, [ref.id, _nth(canvas, n)], f"g{n}"),
    "ungroup": lambda canvas, ref, n: ungroup(canvas, ANNA, [ref]),
    "merge": lambda canvas, ref, n: merge_cards(canvas, ANNA, [ref.id, _nth(canvas, n)]),
}


def _nth(canvas: Canvas, n: int) -> str:
    return list(canvas.cards)[n]


@given(st.lists(st.tuples(st.sampled_from(sorted(HAND)), st.integers(0, 5), st.integers(0, 5))))
def test_every_command_can_be_undone_and_done_again(
    presses: list[tuple[str, int, int]],
) -> None:
    canvas = new_canvas(templates.load("netwerk"), ANNA, "Proef")
    canvas = add_cards(canvas, ANNA, PLACES[0], "abcdef", ids=[f"kaart22{n}" for n in "234567"])
    done = []
    for name, which, n in presses:
        ref = Ref("cards", list(canvas.cards)[which])
        try:
            after = HAND[name](canvas, ref, n)
        except Refused:
            continue
        deltas = diff(canvas, after)
        assert bool(deltas) == (after != canvas)
        assert apply(canvas, deltas) == after
        done.append((canvas, deltas))
        canvas = after
    for before, deltas in reversed(done):
        canvas = apply(canvas, inverse(deltas))
        assert canvas == before


def test_cards_stay_cards_whatever_is_done(example: Canvas, bram: By) -> None:
    canvas = items.remove(example, bram, [Ref("cards", id) for id in example.cards])
    assert all(isinstance(card, Card) for card in canvas.cards.values())
    assert len(canvas.cards) == len(example.cards)
