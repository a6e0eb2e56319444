"""The canvas as one list of lines."""

from board.commands.by import By
from board.commands.cards import add_card
from board.commands.grouping import make_group
from board.model import Canvas
from board.outline import outline


def told(canvas: Canvas, path: str = "", *, empty: bool = False, language: str = "nl") -> list[str]:
    lines = outline(canvas, language, path, empty=empty)
    return [f"{'  ' * line.depth}{line.text}" for line in lines]


def test_reads_block_section_question_card(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "spelregels.besluiten", "Zonder bezwaar")
    canvas = add_card(canvas, anna, "identiteit.passie.thema", "Van de kaart")
    canvas = add_card(canvas, anna, "identiteit.passie", "Los")
    canvas = add_card(canvas, anna, "coalities.project", "Leerbaan")
    canvas = add_card(canvas, anna, "coalities", "alles samen")
    assert told(canvas) == [
        "1 Identiteit · Wat verbindt ons?",
        "  Verbinding op passie",
        "    Los",
        "    Gedeeld thema",
        "      Van de kaart",
        "2 Spelregels · Wat spreken we af?",
        "  Besluiten",
        "    Zonder bezwaar",
        "5 Coalities · Wie gaan wat met elkaar maken?",
        "  Leerbaan",
        "  alles samen",
    ]


def test_speaks_either_language_and_leaves_the_cards_alone(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "regie.zorg", "Elk half jaar")
    assert told(canvas, language="en") == [
        "4 Stewardship and leadership · How do we keep the network vital?",
        "  Care",
        "    Elk half jaar",
    ]


def test_shows_one_place_even_when_empty(blank: Canvas, anna: By) -> None:
    canvas = add_card(blank, anna, "identiteit.passie.thema", "Van de kaart")
    assert told(canvas, "identiteit.passie.thema") == ["    Gedeeld thema", "      Van de kaart"]
    assert told(canvas, "regie.zorg") == ["  Zorg"]
    assert told(canvas, "identiteit.ambitie", empty=True) == [
        "  Verbinding op ambitie",
        "    Gemeenschappelijke doelen",
        "    Gedeelde opgave",
        "    Gezamenlijke impact",
    ]


def test_counts_what_stands_below_a_heading(example: Canvas) -> None:
    below = {line.path: line.below for line in outline(example, "nl") if line.kind == "block"}
    assert sum(below.values()) == 39 + 6 + 10
    shown = [line.ref for line in outline(example, "nl") if line.kind == "item"]
    assert len(set(shown)) == len(shown) == 55


def test_a_form_shows_its_coalitions(example: Canvas) -> None:
    lines = outline(example, "nl", "coalities.project")
    assert [line.text for line in lines if line.kind == "item"] == ["Leerbaan in 10 dagen"]


def test_a_group_is_a_heading_under_the_question_that_all_of_it_answer(
    blank: Canvas, anna: By
) -> None:
    canvas = add_card(blank, anna, "identiteit.passie.thema", "Een", id="een")
    canvas = add_card(canvas, anna, "identiteit.passie", "Los", id="los")
    canvas = add_card(canvas, anna, "identiteit.passie.thema", "Twee", id="twee")
    together = make_group(canvas, anna, ["een", "twee"], "Samen")
    assert told(together, "identiteit.passie") == [
        "  Verbinding op passie",
        "    Los",
        "    Gedeeld thema",
        "      Samen",
        "        Een",
        "        Twee",
    ]
    apart = make_group(canvas, anna, ["een", "los"], "Apart")
    assert told(apart, "identiteit.passie") == [
        "  Verbinding op passie",
        "    Apart",
        "      Een",
        "      Los",
        "    Gedeeld thema",
        "      Twee",
    ]
