"""Moving cards and coalitions about; several keep their order."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import queries, templates
from board.change import diff
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, add_cards
from board.commands.items import park, remove
from board.commands.members import add_member
from board.commands.moves import move, step, tie
from board.model import Canvas, Ref

Refuses = Callable[[str], Any]

PASSION = "identiteit.passie"


def shown(canvas: Canvas, path: str = PASSION) -> str:
    return "".join(queries.label(item) for item in queries.by_home(canvas)[path])


def refs(letters: str) -> list[Ref]:
    return [Ref("cards", f"k{letter}") for letter in letters]


@pytest.fixture
def row(blank: Canvas, anna: By) -> Canvas:
    """Five cards a to e under passion, x and y under care."""
    canvas = add_cards(blank, anna, PASSION, "abcde", ids=[f"k{letter}" for letter in "abcde"])
    return add_cards(canvas, anna, "regie.zorg", "xy", ids=["kx", "ky"])


def test_a_card_goes_to_the_end_or_beside_another(row: Canvas, bram: By) -> None:
    assert shown(move(row, bram, refs("x"), PASSION)) == "abcdex"
    assert shown(move(row, bram, refs("x"), PASSION, after="kb")) == "abxcde"
    assert shown(move(row, bram, refs("x"), PASSION, before="ka")) == "xabcde"
    assert shown(move(row, bram, refs("d"), PASSION, before="kb")) == "adbce"
    assert shown(move(row, bram, refs("a"), PASSION, after="ke")) == "bcdea"


def test_several_keep_the_order_of_the_sheet(row: Canvas, bram: By) -> None:
    canvas = move(row, bram, refs("ydb"), "regie.vorm")
    assert shown(canvas, "regie.vorm") == "bdy"
    canvas = move(row, bram, refs("ecx"), PASSION, before="ka")
    assert shown(canvas) == "cexabd"


def test_only_what_moves_is_changed(row: Canvas, bram: By) -> None:
    canvas = move(row, bram, refs("dx"), PASSION, after="ka")
    assert {delta.id for delta in diff(row, canvas)} == {"kd", "kx"}


def test_beside_what_is_gone_elsewhere_means_at_the_end(row: Canvas, bram: By) -> None:
    assert shown(move(row, bram, refs("x"), PASSION, after="ky")) == "abcdex"


def test_moving_where_it_stands_leaves_it_alone(row: Canvas, bram: By) -> None:
    assert move(row, bram, refs("b"), PASSION) is row


def test_within_its_section_a_card_keeps_its_question(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, f"{PASSION}.thema", "a", id="ka")
    canvas = add_card(canvas, anna, PASSION, "b", id="kb")
    canvas = move(canvas, anna, refs("a"), PASSION, after="kb")
    assert shown(canvas) == "ba"
    assert canvas.cards["ka"].place == f"{PASSION}.thema"
    canvas = move(canvas, anna, refs("a"), "regie")
    assert canvas.cards["ka"].place == "regie"


def test_a_card_is_tied_to_a_question_on_its_spot(row: Canvas, bram: By, refused: Refuses) -> None:
    canvas = tie(row, bram, refs("bd"), f"{PASSION}.waarden")
    assert shown(canvas) == "abcde"
    assert canvas.cards["kd"].place == f"{PASSION}.waarden"
    canvas = tie(canvas, bram, refs("bd"), "")
    assert canvas.cards["kd"].place == PASSION
    assert tie(canvas, bram, refs("bd"), "") is canvas
    with refused("place.unknown"):
        tie(row, bram, refs("a"), f"{PASSION}.waardn")
    with refused("move.only_cards"):
        tie(add_member(row, bram, "ROC", id="m2"), bram, [Ref("members", "m2")], PASSION)


@pytest.mark.parametrize(
    ("chosen", "by_one", "result"),
    [
        ("b", -1, "bacde"),
        ("b", 1, "acbde"),
        ("bc", 1, "adbce"),
        ("bd", -1, "badce"),
        ("ab", 1, "cabde"),
        ("ac", -1, "acbde"),
        ("ce", 1, "abdce"),
    ],
)
def test_a_step_goes_one_up_or_down(
    row: Canvas, bram: By, chosen: str, by_one: int, result: str
) -> None:
    assert shown(step(row, bram, refs(chosen), by_one)) == result


def test_a_step_at_the_end_is_refused_with_the_reason(
    row: Canvas, bram: By, refused: Refuses
) -> None:
    with refused("move.first"):
        step(row, bram, refs("ab"), -1)
    with refused("move.last"):
        step(row, bram, refs("e"), 1)


def test_a_step_passes_over_what_is_not_on_the_sheet(row: Canvas, bram: By) -> None:
    canvas = park(remove(row, bram, refs("c")), bram, refs("d"), "")
    assert shown(step(canvas, bram, refs("e"), -1)) == "aeb"


def test_a_step_keeps_the_question(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, f"{PASSION}.thema", "a", id="ka")
    canvas = add_card(canvas, anna, f"{PASSION}.waarden", "b", id="kb")
    canvas = step(canvas, anna, refs("b"), -1)
    assert shown(canvas) == "ba"
    assert canvas.cards["kb"].place == f"{PASSION}.waarden"


def test_coalitions_and_members_step_among_their_own(blank: Canvas, anna: By) -> None:
    canvas = add_cards(blank, anna, "coalities.project", "abc", ids=["va", "vb", "vc"])
    canvas = step(canvas, anna, [Ref("coalitions", "vc")], -1)
    assert shown(canvas, "coalities") == "acb"
    canvas = add_member(add_member(canvas, anna, "m", id="m2"), anna, "n", id="m3")
    canvas = add_card(canvas, anna, "organisatie.wie", "k", id="ka")
    canvas = step(canvas, anna, [Ref("members", "m3")], -1)
    assert shown(canvas, "organisatie.wie") == "nmk"


def test_a_coalition_moves_between_forms_and_spots(blank: Canvas, anna: By) -> None:
    canvas = add_cards(blank, anna, "coalities.project", "abc", ids=["va", "vb", "vc"])
    canvas = move(canvas, anna, [Ref("coalitions", "va")], "coalities.proces", after="vc")
    assert shown(canvas, "coalities") == "bca"
    assert canvas.coalitions["va"].form == "proces"
    canvas = move(canvas, anna, [Ref("coalitions", "va")], "coalities", before="vb")
    assert shown(canvas, "coalities") == "abc"
    assert canvas.coalitions["va"].form == "proces"


def test_cards_coalitions_and_members_do_not_mix(row: Canvas, anna: By, refused: Refuses) -> None:
    canvas = add_card(
        add_member(row, anna, "ROC", id="m2"), anna, "coalities.project", "v", id="v2"
    )
    with refused("move.not_a_coalition"):
        move(canvas, anna, refs("a"), "coalities.project")
    with refused("move.only_coalitions"):
        move(canvas, anna, [Ref("coalitions", "v2")], PASSION)
    with refused("move.members_stay"):
        move(canvas, anna, [*refs("a"), Ref("members", "m2")], "regie")
    with refused("item.gone"):
        move(remove(canvas, anna, refs("a")), anna, refs("a"), "regie")
    with refused("item.nothing"):
        step(canvas, anna, [], 1)


def test_cards_lie_among_the_coalitions_in_an_order_of_their_own(row: Canvas, anna: By) -> None:
    canvas = add_cards(row, anna, "coalities.project", "vw", ids=["v2", "v3"])
    canvas = move(canvas, anna, refs("ba"), "coalities")
    assert shown(canvas, "coalities") == "vwab"
    canvas = step(canvas, anna, refs("b"), -1)
    assert shown(canvas, "coalities") == "vwba"
    both = [*refs("a"), Ref("coalitions", "v3")]
    canvas = move(canvas, anna, both, "coalities", before="v2")
    assert shown(canvas, "coalities") == "wvba"
    canvas = move(canvas, anna, refs("a"), PASSION)
    assert shown(canvas, "coalities") == "wvb"


@pytest.mark.parametrize("keys", [("a0", "a0", "a0", "a0", "a0"), ("", "?", "a1", "", "zz")])
def test_equal_or_missing_keys_do_not_spoil_the_order(
    row: Canvas, bram: By, keys: tuple[str, ...]
) -> None:
    new = {
        id: card._replace(order=key)
        for (id, card), key in zip(list(row.cards.items())[:5], keys, strict=True)
    }
    canvas = row._replace(cards={**row.cards, **new})
    before = shown(canvas)
    first, second = before[0], before[1]
    assert shown(move(canvas, bram, refs("x"), PASSION, after=f"k{first}")) == (
        first + "x" + before[1:]
    )
    assert shown(step(canvas, bram, refs(second), -1)) == second + first + before[2:]


ANNA = By("anna", "2026-03-17T09:30:00Z")


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=4, unique=True),
            st.sampled_from("abcdefg"),
            st.booleans(),
        ),
        max_size=12,
    )
)
def test_any_row_of_moves_ends_as_on_paper(plan: list[tuple[list[str], str, bool]]) -> None:
    canvas = new_canvas(templates.load("netwerk"), ANNA, "Proef")
    canvas = add_cards(canvas, ANNA, PASSION, "abcdefg", ids=[f"k{char}" for char in "abcdefg"])
    paper = list("abcdefg")
    for chosen, target, below in plan:
        if target in chosen:
            continue
        picked = [letter for letter in paper if letter in chosen]
        paper = [letter for letter in paper if letter not in chosen]
        at = paper.index(target) + below
        paper[at:at] = picked
        where = {"after": f"k{target}"} if below else {"before": f"k{target}"}
        canvas = move(canvas, ANNA, refs("".join(chosen)), PASSION, **where)
        assert shown(canvas) == "".join(paper)
