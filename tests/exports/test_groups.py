"""Groups on the pages: a heading within their section; without groups nothing is another."""

import json

import pytest

from board import codec, examples, templates
from board.commands.by import By
from board.commands.cards import add_cards
from board.commands.grouping import make_group
from board.commands.items import toggle_mark
from board.commands.merging import merge_cards
from board.model import Canvas, Ref
from board.queries import home
from exports import render
from exports.request import Request
from tests.exports.reading import Read

BY = By("anna", "2026-03-17T09:30:00Z")


@pytest.fixture
def canvas() -> Canvas:
    """The example, with a group in a section and one in a block of ground rules."""
    canvas = codec.canvas_from_tables(examples.load("nl"), templates.load("netwerk"))
    canvas = add_cards(
        canvas,
        BY,
        "identiteit.passie",
        ["Aap", "Beer", "Cavia"],
        ids=["kaart22a", "kaart22b", "kaart22c"],
    )
    canvas = make_group(canvas, BY, ["kaart22a", "kaart22b"], "Zorg; *samen* <b>", id="groep22x")
    canvas = add_cards(
        canvas, BY, "spelregels.besluiten", ["Das", "Ezel"], ids=["kaart22d", "kaart22e"]
    )
    return make_group(canvas, BY, ["kaart22d", "kaart22e"], "Kort", id="groep333")


def test_the_summary_has_them_below_the_loose_cards(canvas: Canvas) -> None:
    page = render(canvas, Request(places=("identiteit.passie",)))
    loose, _, grouped = page.partition("#### Zorg; \\*samen\\* \\<b>\n\n")
    assert "- Cavia\n" in loose
    assert grouped.startswith("- Aap\n- Beer\n")


def test_the_poster_has_them_as_a_list_within_the_list(canvas: Canvas) -> None:
    page = render(canvas, Request(format="html", places=("identiteit.passie",)))
    assert 'Zorg; *samen* &lt;b&gt;</span></p>\n<ul class="cards">\n<li>' in page
    assert ".group > .title" in page


def test_a_board_has_them_as_groups_within_the_section(canvas: Canvas) -> None:
    nodes = json.loads(render(canvas, Request(format="jsoncanvas")))["nodes"]
    known = {node["id"]: node for node in nodes}
    group, section, card = (
        known[id] for id in ("group:groep22x", "place:identiteit.passie", "kaart22a")
    )
    assert (group["type"], group["label"]) == ("group", "Zorg; *samen* <b>")
    for outer, inner in ((section, group), (group, card)):
        assert outer["x"] <= inner["x"]
        assert outer["y"] <= inner["y"]
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
        assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_table_has_a_column_for_them(canvas: Canvas, language: str) -> None:
    page = render(canvas, Request(format="csv", headings=language))
    assert ("Groep" if language == "nl" else "Group") in page.splitlines()[0]
    assert '"Zorg; *samen* <b>"' in page or "Zorg; *samen* <b>" in page


@pytest.mark.parametrize("format", ["csv", "jsoncanvas"])
def test_what_is_read_back_stands_where_it_stood(canvas: Canvas, format: str, read: Read) -> None:
    back = read(render(canvas, Request(format=format)), kind=format).canvas
    places = {card.text: card.place for card in back.cards.values()}
    assert {places[text] for text in ("Aap", "Beer", "Cavia")} == {"identiteit.passie"}
    assert places["Das"].startswith("spelregels")


def test_json_and_the_complete_form_keep_them(canvas: Canvas, read: Read) -> None:
    for request in (Request(format="json"), Request(complete=True)):
        back = read(render(canvas, request)).canvas
        assert back.groups == canvas.groups
        assert back.cards["kaart22a"].group == "groep22x"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_summary_comes_back_with_them(canvas: Canvas, language: str, read: Read) -> None:
    back = read(render(canvas, Request(headings=language))).canvas

    def told(of: Canvas) -> set[tuple[str, str, str]]:
        return {
            (group.title, home(of.template, group.place), card.text)
            for card in of.cards.values()
            if (group := of.groups.get(card.group)) and card.state == "active"
        }

    assert told(back) == told(canvas) != set()


def test_a_group_of_which_nothing_may_leave_does_not_either(canvas: Canvas) -> None:
    kept = toggle_mark(canvas, BY, [Ref("cards", "kaart22d"), Ref("cards", "kaart22e")], "room")
    for format in ("markdown", "html", "jsoncanvas", "csv"):
        assert "Kort" not in render(kept, Request(format=format))


def test_without_groups_nothing_is_another() -> None:
    canvas = codec.canvas_from_tables(examples.load("nl"), templates.load("netwerk"))
    cards = {id: card._replace(group="") for id, card in canvas.cards.items()}
    canvas = canvas._replace(cards=cards, groups={})
    assert ".group" not in render(canvas, Request(format="html"))
    assert "Groep" not in render(canvas, Request(format="csv")).splitlines()[0]
    assert '"group:' not in render(canvas, Request(format="jsoncanvas"))


@pytest.mark.parametrize("headings", ["nl", "en"])
def test_the_table_of_cards_brings_groups_back(
    read: Read, canvas: Canvas, empty: Canvas, headings: str
) -> None:
    request = Request(format="csv", page="cards", headings=headings)
    table = render(canvas, request)
    back = read(table.encode(), name="x.csv", into=empty)
    assert back.problems == ()
    assert render(back.canvas, request) == table
    inside: dict[str, list[str]] = {one.id: [] for one in back.canvas.groups.values()}
    for card in back.canvas.cards.values():
        if card.group:
            inside[card.group].append(card.text)
    assert ["Aap", "Beer"] in inside.values()
    assert ["Das", "Ezel"] in inside.values()


def test_where_nothing_else_says_where_a_card_goes_a_group_does(read: Read, empty: Canvas) -> None:
    back = read("Card,Group\nMeer doen,Spelregels\n", name="x.csv", into=empty)
    (card,) = back.canvas.cards.values()
    assert (card.place, card.group) == ("spelregels", "")


def test_a_merged_card_names_all_who_wrote_it(canvas: Canvas) -> None:
    for number, who in enumerate(("bram", "anna", "kees")):
        by = By(who, BY.at)
        canvas = add_cards(canvas, by, "regie.zorg", [f"Samen {number}"], ids=[f"samen{number}"])
    canvas = merge_cards(canvas, BY, ["samen0", "samen1", "samen2"])
    page = render(canvas, Request(places=("regie.zorg",), authors=True))
    assert "(bram; anna; kees)" in page
    assert "kees" not in render(canvas, Request(places=("regie.zorg",)))
