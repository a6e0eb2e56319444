"""What the summary tells of a canvas to who wasn't there."""

import pytest

from board.commands.actions import add_action
from board.commands.by import By
from board.commands.cards import add_cards, edit_card, link, set_agreed
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.decisions import add_decision, reserve
from board.commands.items import remove, toggle_mark
from board.commands.members import add_member
from board.meeting import Session
from board.model import Canvas, Ref
from exports import Request, render
from exports.read import read_file


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
    assert "from mostly connecting on content to entirely" in text


def test_a_rule_never_names_the_card_in_the_room_it_follows_from(filled: Canvas, by: By) -> None:
    canvas = link(filled, by, "regel", "zaal")
    assert "moe van Piet" not in render(canvas, Request())
    assert "moe van Piet" in render(canvas, Request(room=True))


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
