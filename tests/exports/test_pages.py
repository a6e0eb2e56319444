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
from board.commands.actions import add_action
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card, add_cards, edit_card, link, set_agreed, set_status
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.decisions import add_decision, reserve
from board.commands.items import remove, toggle_mark
from board.commands.members import add_member, set_member
from board.i18n import LANGUAGES
from board.meeting import Session
from board.model import Canvas, Ref
from board.refusal import Refused
from board.template import Template
from board.templates import load
from exports import PAGES, Request, cards_markdown, left_out, render
from exports.read import read_file

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


def test_the_summary_tells_what_was_agreed(filled: Canvas) -> None:
    text = render(filled, Request(date="2026-03-17"))
    for line in (
        "# Samenvatting – Jong & Werk",
        "Stand op 17 maart 2026 · concept · vragen: de coördinator",
        "## Wat ons verbindt",
        "Geen jongere uit beeld",
        "## Wat nog open is",
        "## 1. Identiteit – Wat verbindt ons?",
        "### Verbinding op passie",
        "- Geen jongere van de kaart ●●●",
        "| Besluiten | Zonder bezwaar | afgesproken | Geen jongere van de kaart |",
        "| ROC Oostland | kernspeler | loopbaancoaches | leerbanen |",
        "| Bouwmensen \\| Oost | – | – | – |",
        "### Leerbaan in 10 dagen · project · actief tot 1 oktober 2026",
        "- **Kernpartners:** ROC Oostland",
        "- **Doet ook mee:** UWV (van buiten)",
        "- **uit beeld** – niet op school, niet aan het werk",
        "Naar het Netwerk Canvas, Common Eye, 2015.",
    ):
        assert line in text.split("\n")
    assert "Gezelligheid wint" in text
    assert "van vooral verbinden op inhoud tot helemaal verbinden op relatie" in text
    assert "gemiddeld" not in text
    assert "Nog niet besproken: Hoe gaan we om met halen en brengen? · Hoe gaan we om met" in text


def test_a_body_is_an_indented_continuation(filled: Canvas) -> None:
    text = render(filled, Request(places=("identiteit.ambitie",)))
    assert "- In 2028 de helft\n\n  Uit:\n\n  - a\n" in text


def test_a_card_stands_behind_its_question(filled: Canvas, by: By) -> None:
    canvas = add_cards(filled, by, "regie.gunnen", ["Wie begint, trekt"])
    assert "- **Gunnen:** Wie begint, trekt" in render(canvas, Request()).split("\n")


def test_a_body_of_a_rule_stands_below_the_table_behind_its_rule(filled: Canvas, by: By) -> None:
    canvas = edit_card(filled, by, "regel", body="# Waarom\n\nOmdat.")
    text = render(canvas, Request(places=("spelregels",)))
    assert "| Besluiten | Zonder bezwaar | afgesproken |" in text
    assert "- **Zonder bezwaar:**\n\n  #### Waarom\n\n  Omdat.\n" in text


def test_who_agreed_to_a_rule_is_named(filled: Canvas, by: By) -> None:
    canvas = add_member(filled, by, "Stichting Zorg, Welzijn; Wonen")
    new = next(id for id in canvas.members if id not in filled.members)
    old = next(id for id, one in filled.members.items() if one.name == "ROC Oostland")
    canvas = set_agreed(canvas, by, "regel", [old, new])
    row = '| afgesproken | ROC Oostland; "Stichting Zorg, Welzijn; Wonen" |'
    assert row in render(canvas, Request())


def test_what_runs_comes_first_and_a_day_gone_by_is_told(filled: Canvas, by: By) -> None:
    canvas = add_coalition(filled, by, "Nog een idee", form="project")
    canvas = add_coalition(canvas, by, "Loopt", form="project", id="loopt")
    canvas = set_coalition(canvas, by, "loopt", progress="active", review="2026-02-01")
    text = render(canvas, Request(date="2026-03-17"))
    order = [text.index(f"### {title}") for title in ("Leerbaan", "Loopt", "Nog een idee")]
    assert order == sorted(order)
    assert "### Loopt · project · actief · evalueren 1 februari 2026 (voorbij)" in text
    assert "tot 1 oktober 2026\n" in text, "a day to come isn't"


def test_it_opens_with_what_was_decided_and_who_does_what(filled: Canvas, by: By) -> None:
    canvas = add_decision(filled, by, "We vragen subsidie aan")
    decision = next(iter(canvas.decisions))
    canvas = reserve(canvas, by, decision, "ROC Oostland", "2026-03-01")
    canvas = add_action(canvas, by, "Brief | schrijven", owner="ROC Oostland", due="2026-03-20")
    canvas = add_action(canvas, by, "Zaal zoeken")
    text = render(canvas, Request(date="2026-03-17"))
    assert "## Wat we besloten\n\n- We vragen subsidie aan (onder voorbehoud)\n" in text
    assert "| ROC Oostland | Brief \\| schrijven | 20 maart 2026 |" in text
    assert "| nog niemand | Zaal zoeken | nog geen datum |" in text
    open_ = "We vragen subsidie aan – antwoord van ROC Oostland (uiterlijk 1 maart 2026 (voorbij))"
    assert f"- {open_}\n" in text
    assert text.index("Zaal zoeken") < text.index("## 1. Identiteit")


def test_it_tells_when_the_network_meets_again(filled: Canvas) -> None:
    held = (
        Session("s1", number=1, date="2026-01-10", progress="closed"),
        Session("s2", number=2, date="2026-02-10"),
        Session("s3", number=3, date="2026-06-30", start="13:30", place="De *Brug*",
                purpose="Verder"),
    )  # fmt: skip
    canvas = filled._replace(sessions={one.id: one for one in held})
    text = render(canvas, Request(date="2026-03-17"))
    when = "sessie 3 · 30 juni 2026 · 13:30 · De \\*Brug\\*"
    assert f"## De volgende bijeenkomst\n\n{when}\n\nVerder\n" in text
    assert "volgende" not in render(canvas, Request(date="2026-07-01"))
    assert "volgende" not in render(canvas, Request(places=("regie",), date="2026-03-17"))
    back = read_file(text, by=By("anna", "2026-03-17T09:30:00Z"), name="s.md").canvas
    assert not [card for card in back.cards.values() if "sessie 3" in card.text]


def test_a_decision_about_a_card_that_went_is_told_all_the_same(filled: Canvas, by: By) -> None:
    canvas = add_decision(filled, by, "Eerst dit", cards=["kaart"])
    canvas = remove(canvas, by, [Ref("cards", "kaart")])
    assert "- Eerst dit" in render(canvas, Request())


def test_what_is_about_a_card_in_the_room_stays_there(filled: Canvas, by: By) -> None:
    canvas = add_decision(filled, by, "Over Piet", cards=["zaal"])
    canvas = add_action(canvas, by, "Piet bellen", cards=["zaal"])
    canvas = add_action(canvas, by, "Piet mailen", decision=next(iter(canvas.decisions)))
    canvas = toggle_mark(canvas, by, [Ref("coalitions", "leer")], "room")
    canvas = add_action(canvas, by, "Piet vragen", coalition="leer")
    assert "Piet" not in render(canvas, Request())
    assert "Piet bellen" in render(canvas, Request(room=True))


def test_headings_speak_the_language_asked_for_and_cards_their_own(filled: Canvas) -> None:
    text = render(filled, Request(headings="en", date="2026-03-17"))
    assert "## 2. Ground rules – What do we agree on?" in text
    assert "| Zonder bezwaar | agreed | Geen jongere van de kaart |" in text
    assert "Not discussed yet: " in text
    assert "from mostly connect on content to wholly" in text


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


def test_a_rule_never_names_the_card_in_the_room_it_follows_from(filled: Canvas, by: By) -> None:
    canvas = link(filled, by, "regel", "zaal")
    assert "moe van Piet" not in render(canvas, Request())
    assert "moe van Piet" in render(canvas, Request(room=True))


def test_facilitator_findings_come_on_request_only(filled: Canvas, by: By) -> None:
    lopsided = filled._replace(
        members={
            **filled.members,
            "bouw": filled.members["bouw"]._replace(stewardship=True, gets="alles"),
        }
    )
    request = Request(page="check", date="2026-03-17")
    assert left_out(lopsided, request).facilitator >= 1
    assert "gegund" not in render(lopsided, request)
    assert "Bouwmensen" in render(lopsided, request._replace(facilitator=True))
    assert left_out(lopsided, request._replace(facilitator=True)).facilitator == 0


def test_a_finding_does_not_quote_a_card_that_stays_in_the_room(filled: Canvas, by: By) -> None:
    canvas = set_status(filled, by, ["regel"], "agreed")
    canvas = add_card(canvas, by, "spelregels.conflicten", "Piet zwijgt", id="piet")
    secret = canvas.cards["piet"]._replace(marks=("room", "term"), status="agreed")
    canvas = canvas._replace(cards={**canvas.cards, "piet": secret})
    for page in ("check", "glossary"):
        assert "Piet zwijgt" not in render(canvas, Request(page=page, facilitator=True))


def test_a_finding_does_not_quote_a_coalition_that_stays_in_the_room(
    filled: Canvas, by: By
) -> None:
    canvas = add_coalition(filled, by, "Piet vervangen", id="piet")
    canvas = set_coalition(canvas, by, "piet", progress="active")
    canvas = toggle_mark(canvas, by, [Ref("coalitions", "piet")], "room")
    page = render(canvas, Request(page="check", facilitator=True))
    assert "Piet vervangen" not in page
    assert "'Leerbaan in 10 dagen' mist" in page, "the others are told all the same"
    assert "Piet vervangen" in render(canvas, Request(page="check", facilitator=True, room=True))


def test_a_finding_does_not_quote_a_decision_or_action_about_what_stays_in_the_room(
    filled: Canvas, by: By
) -> None:
    canvas = add_decision(filled, by, "Piet stopt", cards=("zaal",), id="d")
    canvas = reserve(canvas, by, "d", "ROC Oostland")
    canvas = add_action(canvas, by, "Piet bellen", owner="Bouwmensen | Oost", decision="d", id="a")
    canvas = add_action(canvas, by, "Een zaal huren", owner="Bouwmensen | Oost", id="b")
    canvas = set_member(canvas, by, "bouw", left="2026-03-16")
    page = render(canvas, Request(page="check", facilitator=True, date="2026-03-17"))
    assert "'Een zaal huren'" in page, "the others are told all the same"
    assert "Piet" not in page
    whole = Request(page="check", facilitator=True, room=True, date="2026-03-17")
    told = render(canvas, whole)
    assert "'Piet stopt'" in told
    assert "'Piet bellen'" in told


def test_a_finding_that_names_a_person_is_the_facilitators_own(filled: Canvas, by: By) -> None:
    canvas = add_member(filled, by, "Piet de Vries", id="piet", kind="person")
    canvas = set_member(canvas, by, "piet", core=True)
    canvas = set_status(canvas, by, ["regel"], "agreed")
    request = Request(page="check", date="2026-03-17")
    assert "Piet" not in render(canvas, request)
    assert "Piet de Vries" in render(canvas, request._replace(facilitator=True))


def test_the_check_names_what_is_so_where_all_is_in_order(filled: Canvas) -> None:
    page = render(filled, Request(page="check", headings="nl"))
    (line,) = (line for line in page.split("\n") if line.startswith("In orde: "))
    assert "Identiteit is gevuld" in line
    assert "leeg" not in line


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


@pytest.mark.parametrize(
    ("day", "headings", "told"),
    [
        ("2026-03-17", "nl", "- **Begint:** 1 mei 2026"),
        ("2026-03-17", "en", "- **Starts:** 1 May 2026"),
        ("2026-05-01", "nl", "- **Begonnen:** 1 mei 2026"),
        ("", "nl", "- **Begonnen:** 1 mei 2026"),
    ],
)
def test_what_has_yet_to_come_is_not_told_as_done(
    filled: Canvas, empty: Canvas, by: By, day: str, headings: str, told: str
) -> None:
    canvas = set_coalition(filled, by, "leer", start="2026-05-01")
    text = render(canvas, Request(date=day, headings=headings))
    assert told in text.split("\n")
    back = read_file(text, by=by, name="pagina.md", into=empty)
    assert [one.start for one in back.canvas.coalitions.values()] == ["2026-05-01"]


def test_an_idea_begins_and_an_end_to_come_is_not_reached(filled: Canvas, by: By) -> None:
    canvas = set_coalition(filled, by, "leer", start="2026-05-01", progress="idea")
    assert "- **Begint:** 1 mei 2026" in render(canvas, Request())
    canvas = set_coalition(filled, by, "leer", progress="finished")
    assert "afgerond tot 1 oktober 2026" in render(canvas, Request(date="2026-03-17"))
    assert "afgerond op 1 oktober 2026" in render(canvas, Request(date="2026-10-01"))
