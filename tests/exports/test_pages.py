"""What leaves the room: which pages there are, and what is on them."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card
from board.i18n import LANGUAGES
from board.model import Canvas, Ref
from board.refusal import Refused
from board.template import Template
from board.templates import load
from exports import PAGES, Request, cards_markdown, left_out, render

ROOT = Path(__file__).parents[2]
EVERY = [
    Request(format=format, page=page.id, headings=headings, date="2026-03-17")
    for page in PAGES
    for format in page.formats
    if format != "word"
    for headings in LANGUAGES
]


def heading(parse: Callable[[str], list[Any]], text: str) -> list[str]:
    tokens = parse(text)
    return [
        f"{token.tag} {tokens[at + 1].content}"
        for at, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


@pytest.mark.parametrize("request_", EVERY, ids=lambda r: f"{r.format}-{r.page}-{r.headings}")
def test_every_page_is_the_same_twice_and_ends_well(filled: Canvas, request_: Request) -> None:
    text = render(filled, request_)
    assert text == render(filled._replace(cards=dict(reversed([*filled.cards.items()]))), request_)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "page." not in text


@pytest.mark.parametrize("request_", EVERY, ids=lambda r: f"{r.format}-{r.page}-{r.headings}")
def test_what_must_stay_inside_is_on_no_page_but_the_data(
    filled: Canvas, request_: Request
) -> None:
    text = render(filled, request_)
    inside = "moe van Piet" in text or "eigen pand" in text or "anna" in text
    assert inside == (request_.format == "json")


@pytest.mark.parametrize("template_id", ["netwerk", "businessmodel"])
@pytest.mark.parametrize("request_", EVERY, ids=lambda r: f"{r.format}-{r.page}-{r.headings}")
def test_every_page_can_be_made_of_nothing(request_: Request, template_id: str, by: By) -> None:
    canvas = new_canvas(load(template_id), by, "Leeg", "nl")
    assert render(canvas, request_)


def test_one_block_stands_by_itself(filled: Canvas, parse: Callable[[str], list[Any]]) -> None:
    text = render(filled, Request(places=("rules",), date="2026-03-17"))
    assert heading(parse, text) == [
        "h1 Spelregels – Jong & Werk",
        "h2 2. Spelregels – Wat spreken we af?",
    ]
    assert "Naar het Netwerk Canvas" in text
    both = render(filled, Request(places=("rules", "identity.passion", "coalities.project")))
    assert heading(parse, both) == [
        "h1 Selectie – Jong & Werk",
        "h2 1. Identiteit – Wat verbindt ons?",
        "h3 Verbinding op passie",
        "h2 2. Spelregels – Wat spreken we af?",
        "h2 5. Coalities – Wie gaan wat met elkaar maken?",
        "h3 Leerbaan in 10 dagen · project · actief tot 1 oktober 2026",
    ]
    assert "de helft" not in both


def test_what_is_asked_for_comes_in_and_is_counted(filled: Canvas) -> None:
    counted = left_out(filled, Request())
    assert (counted.parked, counted.room) == (1, 1)
    assert counted.authors == 4
    assert counted.any
    request = Request(parked=True, room=True, authors=True)
    assert not left_out(filled, request).any
    text = render(filled, request)
    assert "Iedereen is moe van Piet (anna; alleen in de zaal)" in text
    assert "- Een eigen pand (anna) – Waar gebeurt het?: te duur" in text
    assert left_out(filled, Request(places=("rules",))).parked == 0
    assert not left_out(filled, Request(complete=True)).any


def test_the_network_page_has_the_matrix(filled: Canvas) -> None:
    text = render(filled, Request(page="netwerk", diagram=True))
    assert "| Deelnemer | Leerbaan in 10 dagen |" in text
    assert "| ROC Oostland | kern |" in text
    assert "| *Van buiten* | UWV |" in text
    assert '["Bouwmensen #124; Oost"]' in text
    assert "p1 --- c1" in text and "p3 -.- c1" in text


def test_cards_for_the_clipboard_come_in_their_order(filled: Canvas) -> None:
    refs = [Ref("cards", "helft"), Ref("members", "roc"), Ref("coalitions", "leer")]
    text = cards_markdown(filled, [*refs, Ref("cards", "zaal"), Ref("cards", "nee")])
    assert text.startswith(
        "- In 2028 de helft\n\n  Uit:\n\n  - a\n\n- **ROC Oostland** – kernspeler"
    )
    assert "### Leerbaan in 10 dagen · project" in text
    assert "Piet" not in text
    assert cards_markdown(filled, [Ref("cards", "zaal")]) == ""
    assert cards_markdown(filled, [Ref("cards", "pand")]) == "- Een eigen pand\n"


def test_front_matter_holds_whatever_the_title_is(
    empty: Canvas, parse: Callable[[str], list[Any]]
) -> None:
    canvas = empty._replace(info=empty.info._replace(title='"<b>": [x](y) \x1b é'))
    text = render(canvas, Request(front_matter=True, date="2026-03-17", rev=7))
    head = text.split("---\n")[1]
    told = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    assert json.loads(told["title"]) == f"Samenvatting – {canvas.info.title}"
    assert told["date"] == '"2026-03-17"'
    assert told["revision"] == "7"
    assert not any("heading" in token.type for token in parse(f"---\n{head}---\n"))


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        (Request(format="pdf"), "export.format_unknown"),
        (Request(page="nix"), "export.page_unknown"),
        (Request(page="poster"), "export.page_format"),
        (Request(page="glossary", places=("rules",)), "export.page_is_whole"),
        (Request(complete=True, places=("rules",)), "export.complete_is_whole"),
        (Request(complete=True, page="check"), "export.complete_is_whole"),
        (Request(places=("identitei",)), "place.unknown"),
    ],
)
def test_what_cannot_be_made_is_refused(filled: Canvas, request_: Request, key: str) -> None:
    with pytest.raises(Refused) as refused:
        render(filled, request_)
    assert refused.value.key == key
    with pytest.raises(Refused):
        left_out(filled, request_)


def test_every_text_is_there_in_both_languages() -> None:
    folder = ROOT / "exports" / "texts"
    for area in ("pages", "refusals"):
        found = [json.loads((folder / one / f"{area}.json").read_text()) for one in LANGUAGES]
        assert found[0].keys() == found[1].keys()
        for key in found[0]:
            gaps = [{part.split("}")[0] for part in one[key].split("{")[1:]} for one in found]
            assert gaps[0] == gaps[1], key


def test_the_filled_example_makes_every_page() -> None:
    for language in LANGUAGES:
        canvas = canvas_from_tables(examples.load(language), load("netwerk"))
        for request in EVERY:
            assert render(canvas, request)


def test_a_card_whose_place_is_gone_is_still_on_the_page(filled: Canvas, by: By) -> None:
    canvas = add_card(filled, by, "regie.zorg", "Verdwaald", id="weg")
    lost = canvas.cards["weg"]._replace(place="identiteit.kleur.rood")
    canvas = canvas._replace(cards={**canvas.cards, "weg": lost})
    for format in ("markdown", "html", "csv", "jsoncanvas"):
        assert "Verdwaald" in render(canvas, Request(format=format))


def test_making_markdown_needs_no_parser_and_no_screen(template: Template) -> None:
    code = (
        "import sys, exports, exports.markdown.summary, exports.markdown.complete\n"
        "from board.templates import load\n"
        "from board.model import Canvas, Info, Card\n"
        "card = Card('a', 'regie.zorg', 'x', body='- a\\n- b')\n"
        "canvas = Canvas(load('netwerk'), Info(title='x'), cards={'a': card})\n"
        "exports.render(canvas, exports.Request())\n"
        "exports.render(canvas, exports.Request(complete=True))\n"
        "print([m for m in ('markdown_it', 'textual', 'html', 'dataclasses', 'inspect', 'csv')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
