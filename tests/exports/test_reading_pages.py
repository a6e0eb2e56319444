"""Our own pages come back, filled in or changed: the summary, the worksheet, the glossary."""

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_card
from board.i18n import LANGUAGES
from board.model import Canvas
from board.templates import load
from exports import Request, render
from exports.read import say
from tests.exports.reading import Read, parked, texts, told_of_coalitions


def told_of_rules(canvas: Canvas) -> dict[str, list[str]]:
    return {
        card.text: [canvas.cards[id].text for id in card.follows]
        for card in canvas.cards.values()
        if card.place.startswith("spelregels") and card.state == "active"
    }


def told_of_cards(canvas: Canvas) -> set[tuple[object, ...]]:
    """What a summary tells of each card, the question it answers and who agreed among it."""
    names = {id: member.name for id, member in canvas.members.items()}
    return {
        (one.place, one.text, one.dots, one.status, one.body, tuple(map(names.get, one.agreed_by)))
        for one in canvas.cards.values()
        if one.state == "active"
    }


@pytest.mark.parametrize("headings", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_comes_back_as_the_same_summary(read: Read, language: str, headings: str) -> None:
    canvas = canvas_from_tables(examples.load(language), load("netwerk"))
    request = Request(headings=headings, date="2026-03-17", room=True)
    page = render(canvas, request)
    back = read(page, name="samenvatting.md", language=language)
    lines = render(back.canvas, request).split("\n")
    # The purpose, the sessions and the paradoxes are not in it to be read.
    made = ("Nog ", "Not disc", "No shared", "Vragen", "Questions", "Laatste bij", "Last meeting")
    gone = ("## ", "| ", "- ", *made)
    told = [line for line in page.split("\n") if line and not line.startswith(gone)]
    assert set(told) - set(lines) <= {told[1], canvas.info.purpose}
    assert told_of_cards(back.canvas) == told_of_cards(canvas)
    # What runs comes first on the page.
    assert sorted(told_of_coalitions(back.canvas)) == sorted(told_of_coalitions(canvas))
    assert told_of_rules(back.canvas) == told_of_rules(canvas)
    assert {one.key for one in back.problems} == {"import.derived"}
    assert parked(back) == []


def test_a_filled_in_worksheet_becomes_cards_with_an_author(read: Read, empty: Canvas) -> None:
    sheet = render(
        empty, Request(page="worksheet", places=("identity.passion", "rules", "coalities"))
    )
    assert read(sheet, name="vragenlijst.md", into=empty).new == 0
    sheet = sheet.replace("Naam:", "Naam: Fatima").replace("Organisatie:", "Organisatie: ROC")
    sheet = sheet.replace(
        "#### Welk gedeeld thema geeft ons energie?\n\n-",
        "#### Welk gedeeld thema geeft ons energie?\n\n- Vakmanschap\n- Buiten *zijn*\n\n"
        "Ook nog dit",
    )
    sheet = sheet.replace(
        "### Hoe gaan we om met conflicten en issues?\n\n-",
        "### Hoe gaan we om met conflicten en issues?\n\n1. Eerst bellen\n2) Dan mailen",
    )
    sheet = sheet.replace("- **Titel:**", "- **Titel:** Buurtbus")
    sheet = sheet.replace("- **Vorm:**", "- **Vorm:** project")
    sheet = sheet.replace("- **Doelgroep:**", "- **Doelgroep:** wie ver woont")
    back = read(sheet, name="vragenlijst.md", into=empty)
    assert texts(back) == [
        ("identiteit.passie.thema", "Vakmanschap"),
        ("identiteit.passie.thema", "Buiten *zijn*"),
        ("identiteit.passie.thema", "Ook nog dit"),
        ("spelregels.conflicten", "Eerst bellen"),
        ("spelregels.conflicten", "Dan mailen"),
    ]
    assert {card.author for card in back.canvas.cards.values()} == {"Fatima (ROC)"}
    (coalition,) = back.canvas.coalitions.values()
    assert coalition[:3] == (coalition.id, "Buurtbus", "project")
    assert coalition.target_group == "wie ver woont"
    assert back.problems == ()


def test_what_has_no_place_is_parked_with_its_line(read: Read, empty: Canvas) -> None:
    page = (
        "# Iets\n\n## Weer\n\n- Zon\n\n## 4. Regie en leiderschap – x\n\n- Regen\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    back = read(page, name="brief.md", into=empty)
    assert [(one.line, one.text) for one in back.problems] == [
        (3, "Weer"),
        (5, "Zon"),
        (7, "4. Regie en leiderschap – x"),
        (9, "Regen"),
        (13, "1 | 2"),
    ]
    assert parked(back) == [one.text for one in back.problems]
    reason = back.canvas.cards[back.problems[1].card].park_reason
    assert reason == "uit brief.md, regel 5: geen plek op het canvas"
    assert say(back.problems[1], "en") == "no place on the canvas"
    assert back.counts == {"cards": 5, "parked": 5}
    titled = read("# Samenvatting – Iets\n\n## Regie en leiderschap\n\n- Regen\n", into=empty)
    assert texts(titled) == [("regie", "Regen")]


def test_members_and_words_that_are_known_are_listed(read: Read, filled: Canvas) -> None:
    back = read(render(filled, Request()), name="s.md", into=filled)
    assert back.canvas.members == filled.members
    assert back.canvas.terms == filled.terms
    assert [one.key for one in back.problems].count("import.member_known") == 2
    changed = render(filled, Request(page="glossary")).replace("niet op school", "wel op school")
    back = read(changed, name="b.md", into=filled)
    assert parked(back) == ["Een eigen pand", "uit beeld – wel op school, niet aan het werk"]


@pytest.mark.parametrize("headings", LANGUAGES)
def test_a_loose_answer_among_the_coalitions_comes_back_as_a_card(
    read: Read, filled: Canvas, by: By, headings: str
) -> None:
    canvas = add_card(filled, by, "coalities", "alles samen", body="wie dan ook", id="los")
    page = render(canvas, Request(headings=headings, date="2026-03-17"))
    assert page.index("alles samen") < page.index("### Leerbaan"), "else it would be a field of it"
    back = read(page, name="s.md")
    assert ("coalities", "alles samen") in texts(back)
    assert told_of_coalitions(back.canvas) == told_of_coalitions(canvas)
    table = render(canvas, Request(format="csv", page="cards", headings=headings))
    assert ("coalities", "alles samen") in texts(read(table.encode(), name="x.csv"))
    lines = read("coalities:\nalles samen\ncoalities.project: Buurtbus", name="l.txt")
    assert texts(lines) == [("coalities", "alles samen")]
    assert [one.title for one in lines.canvas.coalitions.values()] == ["Buurtbus"]
    for page_format in ("html", "jsoncanvas"):
        name = "poster" if page_format == "html" else ""
        assert "alles samen" in render(canvas, Request(page=name, format=page_format))


def test_a_coalition_in_a_summary_may_name_anyone(read: Read, filled: Canvas) -> None:
    back = read(render(filled, Request()), name="s.md")
    (one,) = back.canvas.coalitions.values()
    (roc,) = [m.id for m in back.canvas.members.values() if m.name == "ROC Oostland"]
    assert one.core == (f"member:{roc}",)
    assert one.others == ("outside:UWV",)


@pytest.mark.parametrize("headings", LANGUAGES)
def test_rules_that_read_the_same_each_keep_a_body(
    read: Read, empty: Canvas, by: By, headings: str
) -> None:
    canvas = empty
    for number in range(3):
        canvas = add_card(canvas, by, "spelregels.besluiten", "bellen", body=f"om {number} uur")
    back = read(render(canvas, Request(headings=headings)), name="s.md")
    assert sorted((card.text, card.body) for card in back.canvas.cards.values()) == [
        ("bellen", f"om {number} uur") for number in range(3)
    ]
    assert back.problems == ()
