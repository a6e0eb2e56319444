"""Cards: adding, changing, ground rules and what follows from what."""

from collections.abc import Callable
from typing import Any

import pytest

from board import queries
from board.commands.by import By
from board.commands.cards import (
    add_card,
    add_cards,
    edit_card,
    link,
    set_agreed,
    set_status,
    unlink,
)
from board.commands.coalitions import add_coalition
from board.commands.items import remove
from board.commands.members import add_member
from board.model import Canvas, Card, Ref

Refuses = Callable[[str], Any]

PASSION = "identiteit.passie"


def texts(canvas: Canvas, path: str) -> list[str]:
    return [
        queries.label(item) for item in queries.by_home(canvas)[queries.home(canvas.template, path)]
    ]


def only(canvas: Canvas) -> Card:
    (card,) = canvas.cards.values()
    return card


def test_a_card_is_what_was_typed_by_whom_and_when(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, f"{PASSION}.thema", "Geen jongere van de kaart", id="kaart222")
    assert only(canvas) == Card(
        id="kaart222",
        place=f"{PASSION}.thema",
        text="Geen jongere van de kaart",
        order="a0",
        author="anna",
        created="2026-03-17T09:30:00Z",
        changed="2026-03-17T09:30:00Z",
    )
    assert not blank.cards


def test_it_gets_an_id_of_its_own(blank: Canvas, anna: By) -> None:
    canvas = add_card(add_card(blank, anna, PASSION, "een"), anna, PASSION, "twee")
    assert all(len(id) == 8 for id in canvas.cards)
    assert len(canvas.cards) == 2


def test_a_place_may_be_spelled_in_english(blank: Canvas, anna: By) -> None:
    card = only(add_card(blank, anna, "Identity.Passion.theme", "een"))
    assert card.place == "identiteit.passie.thema"


def test_the_first_line_is_the_card_and_the_rest_its_body(blank: Canvas, anna: By) -> None:
    card = only(add_card(blank, anna, PASSION, "\n  Titel \r\n\r\n- een\r\n- twee\n", body="slot"))
    assert card.text == "Titel"
    assert card.body == "- een\n- twee\n\nslot"


@pytest.mark.parametrize("text", ["", "  ", "\n\t\n", "\u2028", "\u200b", "\ufeff\n\u200d"])
def test_a_card_of_only_blanks_is_refused(
    blank: Canvas, anna: By, refused: Refuses, text: str
) -> None:
    with refused("card.blank"):
        add_card(blank, anna, PASSION, text)
    with refused("card.blank"):
        add_cards(blank, anna, PASSION, [text, ""])


def test_a_card_holds_64_kb_and_not_a_byte_more(blank: Canvas, anna: By, refused: Refuses) -> None:
    most = "é" * (32 * 1024)
    canvas = add_card(blank, anna, PASSION, most, body=most, id="kaart222")
    with refused("card.too_long"):
        add_card(blank, anna, PASSION, most + "a")
    with refused("card.too_long"):
        add_card(blank, anna, PASSION, "kort", body=most + "a")
    with refused("card.too_long"):
        edit_card(canvas, anna, "kaart222", text="meer\nregels")


def test_an_unknown_place_is_refused_with_the_nearest(
    blank: Canvas, anna: By, refused: Refuses
) -> None:
    with refused("place.unknown") as caught:
        add_card(blank, anna, "identiteit.pasie", "een")
    assert "identiteit.passie" in caught.value.values["nearest"]


def test_an_id_in_use_is_refused(blank: Canvas, anna: By, refused: Refuses) -> None:
    canvas = add_card(blank, anna, PASSION, "een", id="kaart222")
    with refused("card.id_taken"):
        add_card(canvas, anna, "regie", "twee", id="kaart222")


def test_pasted_lines_become_a_card_each_where_the_hand_is(blank: Canvas, anna: By) -> None:
    canvas = add_cards(blank, anna, PASSION, ["een", "vijf"], ids=["k2", "k3"])
    canvas = add_cards(canvas, anna, PASSION, ["twee", "", "drie", "vier"], after="k2")
    assert texts(canvas, PASSION) == ["een", "twee", "drie", "vier", "vijf"]


def test_a_card_goes_below_or_above_another(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, PASSION, "midden", id="k2")
    canvas = add_card(canvas, anna, PASSION, "onder", after="k2")
    canvas = add_card(canvas, anna, PASSION, "boven", before="k2")
    assert texts(canvas, PASSION) == ["boven", "midden", "onder"]


def test_questions_of_one_section_share_a_row(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, f"{PASSION}.thema", "een", id="k2")
    canvas = add_card(canvas, anna, f"{PASSION}.waarden", "twee", id="k3")
    canvas = add_card(canvas, anna, PASSION, "ertussen", after="k2")
    assert texts(canvas, PASSION) == ["een", "ertussen", "twee"]


def test_the_author_can_be_somebody_else_or_nobody(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, PASSION, "een", author="ROC", id="k2")
    canvas = add_card(canvas, anna, PASSION, "twee", author="", id="k3")
    assert canvas.cards["k2"].author == "ROC"
    assert canvas.cards["k3"].author == ""


def test_a_loose_answer_among_the_coalitions_is_a_card(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "coalities.project", "Leerbaan", id="v1")
    canvas = add_cards(canvas, anna, "coalitions", ["alles samen", "vraag: wie betaalt?"])
    assert [one.title for one in canvas.coalitions.values()] == ["Leerbaan"]
    assert [one.text for one in canvas.cards.values()] == ["alles samen", "vraag: wie betaalt?"]
    assert texts(canvas, "coalities") == ["Leerbaan", "alles samen", "vraag: wie betaalt?"]


def test_at_a_form_and_beside_a_coalition_a_line_is_a_coalition(blank: Canvas, anna: By) -> None:
    canvas = add_coalition(blank, anna, "Ouders aan tafel", id="v2")
    canvas = add_card(canvas, anna, "coalitions.project", "Leerbaan\nvanaf maart", id="v3")
    canvas = add_cards(canvas, anna, "coalities.evenement", ["Café", "Markt"], before="v2")
    assert not canvas.cards
    assert canvas.coalitions["v2"].form == ""
    assert canvas.coalitions["v3"].form == "project"
    assert canvas.coalitions["v3"].body == "vanaf maart"
    assert texts(canvas, "coalities") == ["Café", "Markt", "Ouders aan tafel", "Leerbaan"]
    canvas = add_card(canvas, anna, "coalities", "Werkcafé", after="v3", id="v5")
    assert (canvas.coalitions["v5"].title, canvas.coalitions["v5"].form) == ("Werkcafé", "")
    # A coalition says nothing of what stands elsewhere.
    canvas = add_card(canvas, anna, PASSION, "een kaart", after="v3", id="k9")
    assert canvas.cards["k9"].place == PASSION


def test_editing_changes_what_is_asked_and_stamps_it(example: Canvas, bram: By) -> None:
    before = example.cards["kaart226"]
    card = edit_card(example, bram, "kaart226", text="Anders").cards["kaart226"]
    assert card == before._replace(text="Anders", changed=bram.at)
    bare = edit_card(example, bram, "kaart226", body="").cards["kaart226"]
    assert bare == before._replace(body="", changed=bram.at)


def test_lines_typed_into_a_text_come_on_top_of_the_body(example: Canvas, bram: By) -> None:
    before = example.cards["kaart226"]
    card = edit_card(example, bram, "kaart226", text="Anders\nen meer").cards["kaart226"]
    assert card.text == "Anders"
    assert card.body == f"en meer\n\n{before.body}"


def test_an_edit_that_changes_nothing_is_no_change(example: Canvas, bram: By) -> None:
    card = example.cards["kaart226"]
    assert edit_card(example, bram, card.id, text=card.text, body=card.body) is example


def test_what_is_gone_cannot_be_edited(example: Canvas, bram: By, refused: Refuses) -> None:
    gone = remove(example, bram, [Ref("cards", "kaart226")])
    for canvas, id in ((gone, "kaart226"), (example, "nergens2")):
        with refused("card.gone"):
            edit_card(canvas, bram, id, text="Toch")


def test_text_full_of_markup_is_kept_to_the_letter(blank: Canvas, anna: By) -> None:
    nasty = r"# - > | * _ [x](y) <b> & \\ `1.` \x1b[31m"
    assert only(add_card(blank, anna, PASSION, nasty)).text == nasty


@pytest.mark.parametrize("word", ["agreed", "Afgesproken", " AGREED "])
def test_a_rule_has_a_status_in_either_language(blank: Canvas, anna: By, word: str) -> None:
    canvas = add_cards(blank, anna, "spelregels.besluiten", ["een", "twee"], ids=["k2", "k3"])
    canvas = set_status(canvas, anna, ["k2", "k3"], word)
    assert [card.status for card in canvas.cards.values()] == ["agreed", "agreed"]
    assert set_status(canvas, anna, ["k2"], "").cards["k2"].status == ""


def test_only_a_rule_has_one_of_the_statuses(blank: Canvas, anna: By, refused: Refuses) -> None:
    canvas = add_card(blank, anna, "spelregels", "een", id="k2")
    canvas = add_card(canvas, anna, "regie", "twee", id="k3")
    with refused("card.status_unknown"):
        set_status(canvas, anna, ["k2"], "misschien")
    with refused("card.not_a_rule"):
        set_status(canvas, anna, ["k2", "k3"], "agreed")
    with refused("card.not_a_rule"):
        set_agreed(canvas, anna, "k3", [])


def test_a_rule_tells_who_agreed(blank: Canvas, anna: By, refused: Refuses) -> None:
    canvas = add_member(blank, anna, "ROC Oostland", id="m2")
    canvas = add_member(canvas, anna, "De Werkplek", id="m3")
    canvas = add_card(canvas, anna, "spelregels", "een", id="k2")
    agreed = set_agreed(canvas, anna, "k2", "De Werkplek; roc oostland")
    assert agreed.cards["k2"].agreed_by == ("m3", "m2")
    assert set_agreed(agreed, anna, "k2", ["m2", "m2"]).cards["k2"].agreed_by == ("m2",)
    for unknown in ("UWV", ["m9"]):
        with refused("card.not_a_member"):
            set_agreed(canvas, anna, "k2", unknown)


def test_a_rule_follows_from_identity(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, PASSION, "waarom", id="k2")
    canvas = add_card(canvas, anna, "spelregels", "hoe", id="k3")
    canvas = add_card(canvas, anna, "coalities.project", "wat", id="v2")
    canvas = add_member(canvas, anna, "ROC", id="m2")
    for id in ("k3", "v2", "m2"):
        canvas = link(canvas, anna, id, "k2")
    assert canvas.cards["k3"].follows == ("k2",)
    assert canvas.coalitions["v2"].follows == ("k2",)
    assert canvas.members["m2"].follows == ("k2",)
    assert link(canvas, anna, "k3", "k2") is canvas
    assert unlink(canvas, anna, "k3", "k2").cards["k3"].follows == ()


def test_nothing_follows_from_itself(blank: Canvas, anna: By, refused: Refuses) -> None:
    canvas = add_cards(blank, anna, PASSION, ["een", "twee", "drie"], ids=["k2", "k3", "k4"])
    canvas = link(link(canvas, anna, "k2", "k3"), anna, "k3", "k4")
    for source, target in (("k2", "k2"), ("k3", "k2"), ("k4", "k2")):
        with refused("link.circle"):
            link(canvas, anna, source, target)


def test_a_link_needs_two_ends(example: Canvas, anna: By, refused: Refuses) -> None:
    with refused("link.target"):
        link(example, anna, "kaart222", "verband2")
    with refused("link.impossible"):
        link(example, anna, "begrip22", "kaart222")
    with refused("link.none"):
        unlink(example, anna, "kaart222", "kaart223")
