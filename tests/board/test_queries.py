"""What stands where on the sheet, and in which order."""

from board import queries
from board.commands.by import By
from board.commands.cards import add_card, add_cards
from board.commands.items import park, remove
from board.commands.members import add_member, leave
from board.model import ACTIVE, PARKED, Canvas, Card, Ref
from board.template import Template


def test_a_section_is_a_home_and_so_is_a_question_without_one(netwerk: Template) -> None:
    homes = queries.homes(netwerk)
    assert homes[:5] == (
        "identiteit",
        "identiteit.passie",
        "identiteit.ambitie",
        "identiteit.positie",
        "identiteit.stijl",
    )
    assert "spelregels.besluiten" in homes
    assert homes[-1] == "coalities"
    assert queries.home(netwerk, "identiteit.passie.thema") == "identiteit.passie"


def test_a_card_at_a_place_that_is_no_more_is_still_somewhere(
    blank: Canvas, netwerk: Template
) -> None:
    assert queries.home(netwerk, "identiteit.passie.weg") == "identiteit.passie"
    assert queries.home(netwerk, "regie.weg.helemaal") == "regie"
    assert queries.home(netwerk, "weg") == "identiteit"
    assert queries.home(netwerk, "") == "identiteit"
    canvas = blank._replace(cards={"k2": Card("k2", "oud.blok", "ergens")})
    assert [queries.label(item) for item in queries.sheet(canvas)] == ["ergens"]


def test_the_sheet_holds_everything_once(example: Canvas) -> None:
    refs = [queries.ref_of(item) for item in queries.sheet(example)]
    assert len(set(refs)) == len(refs)
    assert len(refs) == 39 + 6 + 10
    by_home = queries.by_home(example).items()
    in_blocks = [
        queries.ref_of(item)
        for block in example.template.blocks
        for path, items in by_home
        if path.partition(".")[0] == block.id
        for item in items
    ]
    assert in_blocks == refs


def test_members_stand_ahead_of_the_cards_of_their_section(example: Canvas) -> None:
    items = queries.by_home(example)["organisatie.wie"]
    kinds = [type(item).__name__ for item in items]
    assert kinds == ["Member"] * 10 + ["Card"] * 2


def test_who_left_is_no_longer_on_the_sheet(blank: Canvas, anna: By) -> None:
    canvas = add_member(blank, anna, "ROC", id="m2")
    assert len(queries.members(canvas)) == 1
    assert not queries.members(leave(canvas, anna, "m2"))


def test_cards_of_a_place_alone_or_with_what_lies_in_it(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "identiteit.stijl.opereren", "vier")
    canvas = add_cards(canvas, anna, "identiteit.passie.thema", ["twee", "drie"], ids=["k2"])
    canvas = add_card(canvas, anna, "identiteit", "een")
    found = queries.cards_at(canvas, "identiteit", deep=True)
    assert [card.text for card in found] == ["een", "twee", "drie", "vier"]
    assert [card.text for card in queries.cards_at(canvas, "identiteit")] == ["een"]
    canvas = park(canvas, anna, [Ref("cards", "k2")])
    found = queries.cards_at(canvas, "identiteit.passie.thema", states=(ACTIVE, PARKED))
    assert [card.text for card in found] == ["twee", "drie"]


def test_coalitions_by_form(example: Canvas) -> None:
    assert len(queries.coalitions(example)) == 6
    assert [one.title for one in queries.coalitions(example, "proces")] == ["Warme overdracht"]
    assert queries.coalitions(example, "") == []


def test_what_was_removed_comes_back_latest_first(example: Canvas, anna: By, bram: By) -> None:
    canvas = remove(example, anna, [Ref("cards", "kaart222")])
    canvas = remove(canvas, bram, [Ref("cards", "kaart223")])
    assert [one.id for one in queries.removed(canvas)] == ["kaart223", "kaart222"]


def test_an_item_by_reference(example: Canvas) -> None:
    for ref in (
        Ref("cards", "kaart222"),
        Ref("coalitions", "verband2"),
        Ref("members", "partij22"),
    ):
        found = queries.item(example, ref)
        assert found is not None
        assert queries.ref_of(found) == ref
    assert queries.item(example, Ref("cards", "nergens2")) is None
    assert queries.item(example, Ref("terms", "begrip22")) is None
