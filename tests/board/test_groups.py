"""Groups: cards under a heading of their own, that go along with it and come and go by a step.

``shown`` tells a section in letters: ``a(bc)d`` is the card a, a group with b and c, the card d.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import groups, queries, templates
from board.change import apply, diff, inverse
from board.commands import items
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, add_cards
from board.commands.coalitions import add_coalition
from board.commands.grouping import add_to_group, make_group, title_group, ungroup
from board.commands.moves import move, step, tie
from board.merge import merge
from board.model import Canvas, Card, Ref
from board.refusal import Refused

Refuses = Callable[[str], Any]

ANNA = By("anna", "2026-03-17T09:30:00Z")
PASSION, CARE = "identiteit.passie", "regie.zorg"
GROUP = Ref("groups", "groep222")


def shown(canvas: Canvas, path: str = PASSION) -> str:
    row = [one for one in queries.by_home(canvas)[path] if isinstance(one, Card)]
    told = ""
    for group, inside in groups.units(canvas, row):
        letters = "".join(card.text for card in inside)
        told += f"({letters})" if group else letters
    return told


def refs(letters: str) -> list[Ref]:
    return [Ref("cards", f"k{letter}") for letter in letters]


def drawn(row: str = "a(bc)de", care: str = "xy") -> Canvas:
    """Return a canvas with these cards and groups."""
    canvas = new_canvas(templates.load("netwerk"), ANNA, "Proef")
    for path, told in ((PASSION, row), (CARE, care)):
        bare = told.replace("(", "").replace(")", "")
        canvas = add_cards(canvas, ANNA, path, bare, ids=[f"k{letter}" for letter in bare])
        for number, part in enumerate(told.split("(")[1:]):
            ids = [f"k{letter}" for letter in part.partition(")")[0]]
            id = f"groep22{number + 2}" if path == PASSION else "elders22"
            canvas = make_group(canvas, ANNA, ids, f"Groep {number + 1}", id=id)
    return canvas


def test_cards_of_a_group_stand_together_where_the_first_of_them_stood(bram: By) -> None:
    canvas = make_group(drawn("abcde"), bram, ["kd", "kb"], "  Samen\nverder ", id="groep222")
    assert shown(canvas) == "a(bd)ce"
    group = canvas.groups["groep222"]
    assert (group.title, group.place, group.author) == ("Samen verder", PASSION, "bram")
    assert groups.shown(canvas) == [group]
    assert groups.shown(canvas, CARE) == []


def test_what_comes_from_elsewhere_comes_to_the_group(bram: By) -> None:
    canvas = make_group(drawn("abc"), bram, ["kx", "kb"], "Samen")
    assert (shown(canvas), shown(canvas, CARE)) == ("a(bx)c", "y")
    assert canvas.cards["kx"].place == PASSION


def test_cards_are_added_behind_those_in_it(bram: By) -> None:
    canvas = add_to_group(drawn("a(bc)de"), bram, "groep222", ["kx", "ke", "ka", "kc"])
    assert (shown(canvas), shown(canvas, CARE)) == ("(bcaex)d", "y")


def test_a_card_leaves_its_group_for_another_and_the_empty_one_goes(bram: By) -> None:
    canvas = add_to_group(drawn("(ab)(c)d"), bram, "groep222", ["kc"])
    assert shown(canvas) == "(abc)d"
    assert canvas.groups["groep223"].state == "removed"


@pytest.mark.parametrize(
    ("key", "does"),
    [
        ("group.untitled", lambda canvas, by: make_group(canvas, by, ["ka"], "  ")),
        ("item.nothing", lambda canvas, by: make_group(canvas, by, [], "Leeg")),
        ("card.gone", lambda canvas, by: make_group(canvas, by, ["weg"], "Weg")),
        ("group.unknown", lambda canvas, by: add_to_group(canvas, by, "weg", ["ka"])),
        ("group.all_in_it", lambda canvas, by: add_to_group(canvas, by, "groep222", ["kb"])),
        ("group.untitled", lambda canvas, by: title_group(canvas, by, "groep222", " ")),
        ("group.not_in_one", lambda canvas, by: ungroup(canvas, by, refs("a"))),
        ("group.unknown", lambda canvas, by: ungroup(canvas, by, [Ref("groups", "weg")])),
    ],
)
def test_what_makes_no_sense_is_refused(
    key: str, does: Callable[[Canvas, By], Canvas], bram: By, refused: Refuses
) -> None:
    with refused(key):
        does(drawn(), bram)


def test_a_parked_card_is_brought_back_before_it_is_grouped(bram: By, refused: Refuses) -> None:
    canvas = items.park(drawn(), bram, refs("d"))
    with refused("group.parked"):
        make_group(canvas, bram, ["ka", "kd"], "Samen")


def test_a_group_gets_another_title(bram: By) -> None:
    canvas = items.retitle(drawn(), bram, GROUP, "Anders")
    assert canvas.groups["groep222"].title == "Anders"


def test_ungrouping_leaves_the_cards_where_they_are(bram: By) -> None:
    canvas = ungroup(drawn(), bram, [GROUP])
    assert shown(canvas) == "abcde"
    assert canvas.groups["groep222"].state == "removed"
    assert shown(ungroup(drawn("a(bcd)e"), bram, refs("c"))) == "a(bd)ce"
    assert shown(ungroup(drawn("a(bc)d"), bram, refs("bc"))) == "abcd"


def test_parked_and_removed_cards_come_back_in_their_group(bram: By) -> None:
    canvas = items.remove(items.park(drawn(), bram, refs("b")), bram, refs("c"))
    assert (shown(canvas), groups.shown(canvas)) == ("ade", [])
    canvas = items.restore(items.unpark(canvas, bram, refs("b")), bram, refs("c"))
    assert shown(canvas) == "a(bc)de"


def test_a_group_moves_with_all_that_is_in_it(bram: By) -> None:
    canvas = move(drawn(), bram, [GROUP], CARE)
    assert (shown(canvas), shown(canvas, CARE)) == ("ade", "xy(bc)")
    assert canvas.groups["groep222"].place == CARE
    assert shown(move(drawn(), bram, [GROUP], CARE, before="kx"), CARE) == "(bc)xy"
    assert shown(move(drawn(), bram, [GROUP], PASSION, after="ke")) == "ade(bc)"
    assert shown(move(drawn("(ab)(cd)"), bram, [GROUP], PASSION, after="kc")) == "(cd)(ab)"
    assert shown(move(drawn("(ab)c"), bram, [GROUP], PASSION)) == "(ab)c"


def test_a_group_is_no_coalition(bram: By, refused: Refuses) -> None:
    with refused("move.not_a_coalition"):
        move(drawn(), bram, [GROUP], "coalities.project")
    canvas = add_coalition(move(drawn(), bram, [GROUP], "coalities"), bram, "Samen", id="verband2")
    assert shown(canvas, "coalities") == "(bc)"


@pytest.mark.parametrize(
    ("which", "by_one", "row"),
    [
        ("a", +1, "(abc)de"),
        ("b", -1, "ab(c)de"),
        ("b", +1, "a(cb)de"),
        ("c", +1, "a(b)cde"),
        ("d", -1, "a(bcd)e"),
        ("bc", -1, "abcde"),
        ("e", -1, "a(bc)ed"),
    ],
)
def test_a_step_leads_into_a_group_and_out_again(
    which: str, by_one: int, row: str, bram: By
) -> None:
    assert shown(step(drawn(), bram, refs(which), by_one)) == row


def test_a_group_steps_over_what_stands_beside_it(bram: By, refused: Refuses) -> None:
    canvas = drawn("a(bc)(de)f")
    assert shown(step(canvas, bram, [GROUP], -1)) == "(bc)a(de)f"
    assert shown(step(canvas, bram, [GROUP], +1)) == "a(de)(bc)f"
    assert shown(step(canvas, bram, [GROUP, *refs("a")], +1)) == "(de)a(bc)f"
    with refused("move.first"):
        step(drawn("(bc)a"), bram, [GROUP], -1)


def test_the_last_card_that_steps_out_takes_the_heading_along(bram: By) -> None:
    canvas = step(drawn("a(b)c"), bram, refs("b"), +1)
    assert shown(canvas) == "abc"
    assert canvas.groups["groep222"].state == "removed"


def test_beside_a_card_in_a_group_is_in_it_and_elsewhere_is_not(bram: By) -> None:
    assert shown(move(drawn(), bram, refs("x"), PASSION, after="kb")) == "a(bxc)de"
    assert shown(move(drawn(), bram, refs("x"), PASSION, before="kb")) == "a(xbc)de"
    assert shown(move(drawn(), bram, refs("c"), PASSION, after="ke")) == "a(b)dec"
    assert shown(move(drawn(), bram, refs("x"), PASSION, before="groep222")) == "ax(bc)de"
    assert shown(move(drawn(), bram, refs("x"), PASSION, after="groep222")) == "a(bc)xde"
    assert shown(move(drawn(), bram, refs("c"), CARE), CARE) == "xyc"
    assert shown(add_card(drawn(), bram, PASSION, "n", after="kc")) == "a(bcn)de"
    assert shown(add_card(drawn(), bram, PASSION, "n", before="kb")) == "a(nbc)de"
    assert shown(add_card(drawn(), bram, PASSION, "n")) == "a(bc)den"


def test_a_tie_to_a_question_leaves_it_in_its_group_unless_it_goes_elsewhere(bram: By) -> None:
    canvas = tie(drawn(), bram, refs("b"), f"{PASSION}.thema")
    assert shown(canvas) == "a(bc)de"
    assert shown(tie(canvas, bram, refs("b"), "")) == "a(bc)de"
    canvas = tie(canvas, bram, refs("b"), f"{PASSION}.waarden")
    assert shown(canvas) == "a(bc)de"


def test_who_moved_the_group_and_who_put_a_card_in_it_both_find_their_card(bram: By) -> None:
    before = drawn()
    mine = diff(before, move(before, ANNA, [GROUP], CARE))
    theirs = apply(before, diff(before, add_to_group(before, bram, "groep222", ["kd"])))
    after = apply(theirs, mine)
    assert (shown(after), shown(after, CARE)) == ("ade", "xy(bc)")


def test_two_who_put_a_card_in_two_groups_make_no_second_card() -> None:
    from board.codec import canvas_to_tables

    before = drawn("a(b)(c)")
    mine = diff(before, add_to_group(before, ANNA, "groep222", ["ka"]))
    theirs = add_to_group(before, ANNA, "groep223", ["ka"])
    merged = merge(canvas_to_tables(theirs), mine, lambda: "nieuw222")
    assert merged.conflicts == ()
    assert shown(apply(theirs, merged.deltas)) == "(ba)(c)"


HAND: dict[str, Callable[[Canvas, Ref, Ref, Ref, int], Canvas]] = {
    "step": lambda canvas, card, _, group, n: step(canvas, ANNA, [card], 1 if n % 2 else -1),
    "group": lambda canvas, card, other, group, n: make_group(
        canvas, ANNA, [card.id, other.id], "g"
    ),
    "add": lambda canvas, card, other, group, n: add_to_group(canvas, ANNA, group.id, [card.id]),
    "ungroup": lambda canvas, card, other, group, n: ungroup(canvas, ANNA, [card]),
    "move": lambda canvas, card, other, group, n: move(
        canvas, ANNA, [card], canvas.cards[other.id].place, after=other.id
    ),
    "whole": lambda canvas, card, other, group, n: step(canvas, ANNA, [group], 1 if n % 2 else -1),
    "park": lambda canvas, card, other, group, n: items.park(canvas, ANNA, [card]),
    "unpark": lambda canvas, card, other, group, n: items.unpark(canvas, ANNA, [card]),
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(HAND)), st.integers(0, 5), st.integers(0, 5)),
        max_size=12,
    )
)
def test_whatever_is_done_every_card_is_there_once_and_goes_back(
    presses: list[tuple[str, int, int]],
) -> None:
    canvas = drawn("a(bc)de", "x")
    cards = set(canvas.cards)
    done = []
    for name, one, n in presses:
        card, other = refs("abcdex")[one], refs("abcdex")[n]
        group = Ref("groups", list(canvas.groups)[n % len(canvas.groups)])
        try:
            after = HAND[name](canvas, card, other, group, n)
        except Refused:
            continue
        done.append((canvas, diff(canvas, after)))
        canvas = after
        assert set(canvas.cards) == cards
        told = shown(canvas) + shown(canvas, CARE)
        active = [card.text for card in canvas.cards.values() if card.state == "active"]
        assert sorted(told.replace("(", "").replace(")", "")) == sorted(active)
        full = [group for group in canvas.groups.values() if group.state == "active"]
        assert all(not groups.is_empty(canvas, group.id) for group in full)
    for before, deltas in reversed(done):
        canvas = apply(canvas, inverse(deltas))
        assert canvas == before
