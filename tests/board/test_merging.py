"""Merging cards: one stays, nothing of the others is lost."""

from collections.abc import Callable
from typing import Any

import pytest

from board import groups, merged, templates
from board.change import apply, diff, inverse
from board.commands import items
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, link, set_agreed, set_status
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.grouping import make_group
from board.commands.members import add_member
from board.commands.merging import merge_cards
from board.commands.paradoxes import add_example
from board.commands.terms import add_term
from board.meeting import Action, Round
from board.model import Canvas, Ref

Refuses = Callable[[str], Any]

ANNA = By("anna", "2026-03-17T09:30:00Z")
RULES = "spelregels.besluiten"


@pytest.fixture
def canvas() -> Canvas:
    """Three rules by three people, with something on each of them."""
    canvas = new_canvas(templates.load("netwerk"), ANNA, "Proef")
    for id, name in (("roc", "ROC Oostland"), ("wijk", "Zorg, Welzijn; Wijk")):
        canvas = add_member(canvas, ANNA, name, id=id)
    canvas = add_card(canvas, ANNA, "identiteit.passie", "Bron", id="bron", author="Cor")
    canvas = add_card(canvas, ANNA, RULES, "Wij beslissen samen", id="een", author="Anna")
    canvas = add_card(
        canvas, ANNA, RULES, "*Samen* beslissen <b>", body="Zonder baas\n\n- punt",
        id="twee", author="Bram",
    )  # fmt: skip
    canvas = add_card(canvas, ANNA, "regie.zorg", "1. Iedereen telt", id="drie", author="Anna")
    canvas = items.add_dots(canvas, ANNA, [Ref("cards", "een")], 2)
    canvas = items.add_dots(canvas, ANNA, [Ref("cards", "twee")], 3)
    canvas = set_status(canvas, ANNA, ["twee"], "agreed")
    canvas = set_agreed(canvas, ANNA, "een", ["roc"])
    canvas = set_agreed(canvas, ANNA, "twee", ["roc", "wijk"])
    canvas = items.toggle_mark(canvas, ANNA, [Ref("cards", "drie")], "room")
    canvas = link(canvas, ANNA, "twee", "bron")
    return link(canvas, ANNA, "een", "drie")


def test_the_first_stays_and_takes_in_what_the_others_have(canvas: Canvas, bram: By) -> None:
    after = merge_cards(canvas, bram, ["een", "twee", "drie"])
    one = after.cards["een"]
    assert one.text == "Wij beslissen samen"
    assert one.body == (
        "- \\*Samen\\* beslissen \\<b>\n\n  Zonder baas\n\n  - punt\n\n- 1\\. Iedereen telt"
    )
    assert (one.dots, one.status, one.marks) == (5, "agreed", ("room",))
    assert one.agreed_by == ("roc", "wijk")
    assert one.follows == ("bron",)
    assert one.sources == ("twee", "drie")
    assert one.place == RULES
    assert merged.authors(after, one) == ("Anna", "Bram")
    assert {after.cards[id].state for id in one.sources} == {"removed"}


def test_what_hung_on_the_others_hangs_on_the_one_that_stays(canvas: Canvas, bram: By) -> None:
    canvas = add_card(canvas, ANNA, RULES, "Gevolg", id="gevolg")
    canvas = link(link(canvas, ANNA, "gevolg", "twee"), ANNA, "gevolg", "een")
    canvas = link(canvas, ANNA, "roc", "drie")
    canvas = add_coalition(canvas, ANNA, "Samen", id="verband")
    canvas = set_coalition(canvas, ANNA, "verband", rules=["twee"])
    canvas = add_term(canvas, ANNA, "samen", cards=("drie", "bron"), id="woord")
    paradox = canvas.template.paradoxes[0].id
    canvas = add_example(canvas, ANNA, paradox, "a", "twee")
    after = merge_cards(canvas, bram, ["een", "twee", "drie"])
    assert after.cards["gevolg"].follows == ("een",)
    assert after.members["roc"].follows == ("een",)
    assert after.coalitions["verband"].rules == ("een",)
    assert after.terms["woord"].cards == ("een", "bron")
    assert after.paradoxes[paradox].examples_a == ("een",)


def test_a_card_never_comes_to_follow_from_itself(canvas: Canvas, bram: By) -> None:
    canvas = add_card(canvas, ANNA, RULES, "Tussen", id="tussen")
    canvas = link(link(canvas, ANNA, "tussen", "drie"), ANNA, "twee", "tussen")
    after = merge_cards(canvas, bram, ["een", "twee", "drie"])
    assert after.cards["tussen"].follows == ("een",)
    assert after.cards["een"].follows == ("bron",)


def test_old_votes_and_actions_find_the_card_in_which_theirs_is(canvas: Canvas, bram: By) -> None:
    vote = Round("ronde", kind="vote", about=("een", "drie"))
    action = Action("actie", "Doen", cards=("drie",))
    canvas = canvas._replace(rounds={vote.id: vote}, actions={action.id: action})
    after = merge_cards(canvas, bram, ["twee", "drie"])
    after = merge_cards(after, bram, ["een", "twee"])
    assert after.rounds["ronde"] is vote
    assert after.actions["actie"] is action
    assert merged.standing(after, "drie") == "een"
    assert merged.standing(after, "een") == "een"
    assert merged.standing(items.restore(after, bram, [Ref("cards", "drie")]), "drie") == "drie"
    assert merged.standing(after, "onbekend") == "onbekend"


def test_one_undo_gives_all_of_them_back(canvas: Canvas, bram: By) -> None:
    canvas = make_group(canvas, ANNA, ["een", "twee"], "Samen")
    canvas = make_group(canvas, ANNA, ["drie"], "Alleen", id="alleen")
    after = merge_cards(canvas, bram, ["twee", "een", "drie"])
    assert after.groups["alleen"].state == "removed"
    assert [group.title for group in groups.shown(after)] == ["Samen"]
    assert apply(after, inverse(diff(canvas, after))) == canvas


def test_a_text_that_is_there_already_is_not_said_twice(canvas: Canvas, bram: By) -> None:
    canvas = add_card(canvas, ANNA, RULES, "Wij beslissen samen", body="Echt waar", id="zelfde")
    assert merge_cards(canvas, bram, ["een", "zelfde"]).cards["een"].body == "Echt waar"


def test_two_versions_of_one_card_are_settled_by_it(canvas: Canvas, bram: By) -> None:
    other = canvas.cards["een"]._replace(id="mijne", text="Wij", conflict="een", dots=0)
    canvas = canvas._replace(cards={**canvas.cards, "mijne": other})
    after = merge_cards(canvas, bram, ["mijne", "een"])
    assert (after.cards["mijne"].conflict, after.cards["mijne"].dots) == ("", 2)
    after = merge_cards(canvas, bram, ["twee", "een"])
    assert after.cards["mijne"].conflict == "twee"


def test_what_cannot_be_merged_is_refused(canvas: Canvas, bram: By, refused: Refuses) -> None:
    with refused("merge.one"):
        merge_cards(canvas, bram, ["een", "een"])
    with refused("card.gone"):
        merge_cards(canvas, bram, ["een", "weg"])
    with refused("merge.parked"):
        merge_cards(items.park(canvas, ANNA, [Ref("cards", "een")]), bram, ["een", "twee"])
    hidden = canvas.cards["een"]._replace(round="stil")
    canvas = canvas._replace(cards={**canvas.cards, "een": hidden}, rounds={"stil": Round("stil")})
    with refused("card.hidden"):
        merge_cards(canvas, bram, ["een", "twee"])
