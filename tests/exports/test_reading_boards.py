"""Boards in JSON Canvas come in: groups are places, notes are cards; ours whole, others as far."""

import json
from pathlib import Path
from typing import Any

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_card, edit_card
from board.commands.coalitions import add_coalition
from board.commands.items import add_dots
from board.i18n import LANGUAGES
from board.model import PARKED, Canvas, Ref
from board.places import within
from board.refusal import Refused
from board.templates import load
from exports import Request, render
from exports.read import kind_of, say
from tests.exports.reading import Read, parked, texts, told, told_of_coalitions

OBSIDIAN = (Path(__file__).parent / "files" / "board-obsidian.canvas").read_text("utf-8")


def board(*nodes: dict[str, Any], **more: Any) -> str:
    return json.dumps({"nodes": list(nodes), "edges": [], **more})


def text(words: str, x: float = 10, y: float = 10, **more: Any) -> dict[str, Any]:
    box = {"x": x, "y": y, "width": 200, "height": 60}
    return {"id": f"n{x}-{y}", "type": "text", "text": words, **box, **more}


def group(label: str, x: int = 0, y: int = 0, width: int = 500, **more: Any) -> dict[str, Any]:
    box = {"x": x, "y": y, "width": width, "height": width}
    return {"id": f"g{x}-{y}-{width}", "type": "group", "label": label, **box, **more}


@pytest.mark.parametrize("headings", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_board_of_ours_comes_back_with_every_card_in_its_place(
    read: Read, language: str, headings: str
) -> None:
    canvas = canvas_from_tables(examples.load(language), load("netwerk"))
    request = Request(format="jsoncanvas", headings=headings, room=True)
    back = read(render(canvas, request), name="bord.canvas", language=language)
    assert back.kind == "jsoncanvas"
    assert back.problems == ()
    there = {id: card for id, card in canvas.cards.items() if card.state == "active"}
    assert set(back.canvas.cards) == set(there)
    for id, card in back.canvas.cards.items():
        assert within(there[id].place, card.place)
        for field in ("text", "dots", "follows"):
            assert getattr(card, field) == getattr(there[id], field), field
    assert told_of_coalitions(back.canvas) == told_of_coalitions(canvas)
    assert {one.name for one in back.canvas.members.values()} == {
        one.name for one in canvas.members.values() if not one.left
    }
    again = read(render(canvas, request), name="bord.canvas", into=canvas)
    assert again.new == 0
    assert again.canvas == canvas


def test_of_a_board_of_ours_that_was_worked_on_only_what_is_new_comes_in(
    read: Read, filled: Canvas, by: By
) -> None:
    value = json.loads(render(filled, Request(format="jsoncanvas", parked=True)))
    nodes = {node["id"]: node for node in value["nodes"]}
    nodes["helft"]["text"] = "In 2028 driekwart"
    there = nodes["kaart"]
    value["nodes"].append(text("Erbij", there["x"], there["y"] + 1))
    # Moved to another block: it is another answer there, and the old one stays.
    rule, home = nodes["regel"], nodes["place:organisatie"]
    rule["x"], rule["y"] = home["x"] + 1, home["y"] + 1
    back = read(json.dumps(value), name="x.canvas", into=filled)
    assert dict(back.canvas.cards) | dict(filled.cards) == dict(back.canvas.cards)
    new = {card.text: card for id, card in back.canvas.cards.items() if id not in filled.cards}
    assert {words: card.place for words, card in new.items()} == {
        "In 2028 driekwart": "identiteit.ambitie",
        "Erbij": "identiteit.passie",
        "Zonder bezwaar": "organisatie.wie",
    }
    assert back.counts["cards"] == 3


def test_a_board_of_obsidian_comes_in(read: Read, empty: Canvas) -> None:
    back = read(OBSIDIAN, name="bord.canvas", into=empty)
    assert texts(back) == [
        ("identiteit", "De wijk als werkplaats"),
        ("identiteit.passie", "Geen jongere uit beeld"),
        ("identiteit.passie", "Vakmanschap** hoort erbij".replace("V", "**V", 1)),
        ("spelregels", "Wie haalt, brengt ook"),
        ("spelregels", "Verslagen/2026-03-17.md#Besluiten"),
        ("spelregels", "https://example.org/afspraken"),
        ("spelregels", "Eerst bellen, dan mailen"),
    ]
    cards = {card.text: card for card in back.canvas.cards.values()}
    assert cards["Geen jongere uit beeld"].body == "Uit het gesprek:\n\n- ook zonder diploma"
    assert cards["Eerst bellen, dan mailen"].follows == (cards["Geen jongere uit beeld"].id,)
    assert parked(back) == ["Los op het bord", "Eigen gebouw"]
    assert cards["Eigen gebouw"].park_reason == (
        "uit bord.canvas: plek 'Parkeerplaats' is er niet op dit canvas"
    )
    assert told(back) == [
        (0, "Los op het bord", "no_place"),
        (0, "Verslagen/2026-03-17.md#Besluiten", "file_node"),
        (0, "https://example.org/afspraken", "link_node"),
        (0, "", "no_text"),
        (0, "Eigen gebouw", "no_such_place"),
        (0, "", "lines_lost"),
    ]
    assert say(back.problems[-1], "nl") == "1 lijn tussen kaarten is niet ingelezen"
    assert back.counts == {"cards": 9, "parked": 2}
    # Read once more it adds nothing.
    again = read(OBSIDIAN, name="bord.canvas", into=back.canvas)
    assert again.counts == {"known": 9}


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("Identity", "identiteit"), ("🤝 SPELREGELS", "spelregels"),
        ("2) Ground rules:", "spelregels"), ("Weer", ""), ("", ""),
        ("**Organisatie**", "organisatie"), ("identity.passion", "identiteit.passie"),
        ("Hoe gaan we om met conflicten en issues?", "spelregels.conflicten"),
    ],
)  # fmt: skip
def test_a_group_is_the_place_that_its_words_are(
    read: Read, empty: Canvas, label: str, place: str
) -> None:
    back = read(board(group(label), text("antwoord")), name="x.canvas", into=empty)
    assert [where for where, _ in texts(back)] == ([place] if place else [])
    assert parked(back) == ([] if place else ["antwoord"])
    elsewhere = read(board(group(label), text("x")), kind="jsoncanvas", into=empty, place="regie")
    assert texts(elsewhere) == [(place or "regie", "x")]


def test_a_subject_of_several_blocks_is_the_one_of_the_group_around_it(
    read: Read, empty: Canvas
) -> None:
    template = empty.template
    found = [
        (section.title["nl"], f"{block.id}.{section.id}")
        for block in template.blocks
        for section in block.sections
    ]
    for title, place in found:
        block = template.block(place.partition(".")[0])
        assert block is not None
        nodes = [group(title, 10, 10, 300), group(block.title["nl"], 0, 0, 500), text("x", 50, 50)]
        assert texts(read(board(*nodes), name="x.canvas", into=empty)) == [(place, "x")]


def test_cards_stand_in_the_order_they_are_read_on_the_board(read: Read, empty: Canvas) -> None:
    at = {"vier": (10, 200), "twee": (300, 10), "een": (10, 10), "drie": (5, 90)}
    nodes = [text(words, *where) for words, where in at.items()]
    page = board(group("Regie en leiderschap", width=900), *nodes)
    back = read(page, name="x.canvas", into=empty)
    assert [words for _, words in texts(back)] == ["een", "twee", "drie", "vier"]


AWKWARD = (
    "# geen kop", "- geen lijst", "1. geen nummer", "**ster**", "a ●●", "x (alleen in de zaal)",
    "• bolletje", "[ ] hokje", "\\*", "&amp;", "- [ ] taak",
)  # fmt: skip


@pytest.mark.parametrize("words", AWKWARD)
def test_a_card_of_ours_comes_back_letter_by_letter(
    read: Read, empty: Canvas, by: By, words: str
) -> None:
    canvas = add_card(empty, by, "regie.zorg", words, id="kaart", body="- a\n- b")
    canvas = add_dots(canvas, by, [Ref("cards", "kaart")], 14)
    canvas = add_coalition(canvas, by, words, id="bus")
    canvas = add_dots(canvas, by, [Ref("coalitions", "bus")], 14)
    back = read(render(canvas, Request(format="jsoncanvas")), name="x.canvas").canvas
    assert [(one.text, one.dots, one.body) for one in back.cards.values()] == [
        (words, 14, "- a\n- b")
    ]
    assert [(one.title, one.dots) for one in back.coalitions.values()] == [(words, 14)]


BROKEN: dict[str, Any] = {
    "no size": {"type": "text", "text": "x"},
    "words for numbers": text("x", x="tien"),  # type: ignore[arg-type]
    "no end": text("x", x=float("inf")),
    "a huge number": text("x", x=10**400),
    "no id": {**text("x"), "id": None},
    "the same id": text("x", id="n10-10"),
    "an id of ours that is none": text("x", id="member:roc"),
    "an unknown kind with a text": text("x", type="sticky"),
    "no kind": text("x", type=None),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_note_that_is_oddly_written_is_a_card_all_the_same(
    read: Read, empty: Canvas, name: str
) -> None:
    value = board(group("Regie en leiderschap"), text("heel"), BROKEN[name], "x", 3, None)  # type: ignore[arg-type]
    if "Infinity" in value:
        value = value.replace("Infinity", "1e999")
    back = read(value, name="x.canvas", into=empty)
    assert sorted(card.text for card in back.canvas.cards.values()) == ["heel", "x"]
    assert ("regie", "heel") in texts(back)


def test_what_is_no_note_is_named(read: Read, empty: Canvas) -> None:
    back = read(board({"id": "a", "type": "drawing"}), name="x.canvas", into=empty)
    assert told(back) == [(0, "drawing", "node_unknown")]
    assert back.new == 0
    assert read("{}", name="leeg.canvas", into=empty).new == 0


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ('{"nodes": 3, "edges": []}', "not_a_list"), ('{"nodes": [], "edges": {}}', "not_a_list"),
        (board(*[group("x")] * 1_001), "too_many"), ("", "not_json"), ("[]", "not_ours"),
        (board(text("a"))[:-5], "not_json"), ('{"nodes": [], "nodes": []}', "key_twice"),
    ],
)  # fmt: skip
def test_a_board_that_is_none_is_refused(read: Read, value: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read(value, name="x.canvas")
    assert refused.value.key == f"import.{key}"


def test_a_board_is_known_by_what_it_holds_whatever_it_is_called(
    read: Read, filled: Canvas
) -> None:
    assert kind_of("", "x.canvas") == "jsoncanvas"
    for name in ("x.json", "x.txt", "", "x.canvas"):
        assert read(OBSIDIAN, name=name).kind == "jsoncanvas"
        ours = read(render(filled, Request(format="json")), name=name)
        assert ours.canvas.cards.keys() == filled.cards.keys()


def test_two_changed_cards_with_one_id_keep_both(read: Read, filled: Canvas, by: By) -> None:
    theirs = edit_card(filled, by, "kaart", text="Anders")
    back = read(render(theirs, Request(format="jsoncanvas")), name="x.canvas", into=filled)
    assert {card.text for card in back.canvas.cards.values()} == {
        "Anders", *(card.text for card in filled.cards.values())
    }  # fmt: skip
    assert all(card.state == PARKED or card.text for card in back.canvas.cards.values())
