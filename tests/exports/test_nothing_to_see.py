"""What has nothing to see in it is passed over and named, however it comes in."""

import json

import pytest

from board.commands.by import By
from board.commands.cards import add_card
from board.model import Canvas
from board.refusal import Refused
from board.template import Template
from board.text import unseen
from exports import Request, render
from tests.exports.reading import Read, told

UNSEEN = ("", " ", "\u200b", "\ufeff\u200d", "\u3164", "\u2060 \u00ad", "\ufe0f", "\u202e")


@pytest.mark.parametrize("text", UNSEEN)
def test_characters_without_width_are_no_text(template: Template, by: By, text: str) -> None:
    assert unseen(text)
    with pytest.raises(Refused) as refused:
        add_card(Canvas(template), by, "regie", text)
    assert refused.value.key == "card.blank"


SEEN = ("x", "é", "\u200bx", "字", "\x1b", "–", "\u0301", "\u0645\u200c\u062e", "❤\ufe0f")


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen_is_a_text(text: str) -> None:
    assert not unseen(text)


@pytest.mark.parametrize("text", UNSEEN)
def test_a_row_of_a_page_without_text_is_passed_over(read: Read, empty: Canvas, text: str) -> None:
    page = (
        "## 2. Spelregels\n\n| Spelregel | Status |\n|---|---|\n"
        f"| {text} | afgesproken |\n| bellen | afgesproken |\n\n"
        "## Deelnemers\n\n| Deelnemer | Rol | Brengt | Haalt |\n|---|---|---|---|\n"
        f"| {text} | gastheer | | |\n| ROC | | | |\n\n"
        f"## Begrippen\n\n- **{text or ' '}** – uitleg\n- **radar** – in beeld\n\n"
        f"## 5. Coalities\n\n### {text} · project · idee\n\n### Bus · project · idee\n"
    )
    back = read(page, name="s.md", into=empty)
    assert {(line, key) for line, _, key in told(back)} >= {(5, "no_text"), (12, "no_name")}
    assert not back.counts.get("parked")
    everything = [card.text for card in back.canvas.cards.values()]
    everything += [one.name for one in back.canvas.members.values()]
    everything += [one.word for one in back.canvas.terms.values()]
    everything += [one.title for one in back.canvas.coalitions.values()]
    assert everything == ["bellen", "ROC", "radar", "Bus"]


def test_a_row_of_a_spreadsheet_without_text_is_passed_over(read: Read, empty: Canvas) -> None:
    cards = "Tekst;Plek;Status\n\u200b;regie;\n;spelregels;afgesproken\nx;regie;\n;;\n"
    back = read(cards, name="x.csv", into=empty)
    assert told(back) == [
        (2, "\u200b | regie", "no_text"),
        (3, "spelregels | afgesproken", "no_text"),
    ]
    assert [card.text for card in back.canvas.cards.values()] == ["x"]
    for table in ("naam;rol\n \u200b;gastheer\nROC;\n", "titel;doelgroep\n;jongeren\nBus;\n"):
        back = read(table, name="x.csv", into=empty)
        assert [(line, key) for line, _, key in told(back)] == [(2, "no_name")]
        assert back.new == 1


def test_a_card_with_only_a_body_gets_its_first_line_as_text(read: Read, empty: Canvas) -> None:
    table = 'tekst;toelichting;plek\n;"\u200b\neerste\n\nrest";regie\n'
    document = {
        "kind": "netwerkcanvas", "schema": 1,
        "cards": [{"id": "a", "place": "regie", "text": "\u200b", "body": "eerste\nrest"}],
    }  # fmt: skip
    complete = (
        "# x\n\nx `netwerkcanvas-complete 1`\n\n## y `place: regie`\n\n- `a`\n"
        "  - body:\n\n    ```\n    eerste\n    rest\n    ```\n"
    )
    for text, name in ((table, "x.csv"), (json.dumps(document), "x.json"), (complete, "x.md")):
        back = read(text, name=name, into=empty)
        assert [(card.text, card.body) for card in back.canvas.cards.values()] == [
            ("eerste", "rest")
        ]
        assert back.problems == ()


NAMELESS = {
    "cards": {"id": "a", "place": "regie"}, "coalitions": {"id": "b", "form": "project"},
    "members": {"id": "c", "name": " \u200b"}, "topics": {"id": "d"},
    "terms": {"id": "e", "meaning": "x"}, "decisions": {"id": "f"}, "actions": {"id": "g"},
}  # fmt: skip


@pytest.mark.parametrize("table", NAMELESS)
def test_json_and_the_complete_form_pass_over_what_has_no_name_and_take_the_rest(
    read: Read, filled: Canvas, table: str
) -> None:
    document = json.loads(render(filled, Request(format="json")))
    document["schema"] = 2
    document[table] = [NAMELESS[table], *document.get(table, [])]
    back = read(json.dumps(document), kind="json")
    (problem,) = back.problems
    assert problem.key == "import.entry_nameless"
    assert problem.values["table"] == table
    assert problem.values["n"] == 1
    assert back.canvas == read(render(filled, Request(format="json"))).canvas

    id = NAMELESS[table]["id"]
    heading = "`place: regie`" if table == "cards" else f"`table: {table}`"
    text = render(filled, Request(complete=True)) + f"\n## nog iets {heading}\n\n- `{id}`\n"
    back = read(text, name="x.md")
    assert [(line, key) for line, _, key in told(back)] == [(text.count("\n"), "no_text")]
    assert back.canvas == read(render(filled, Request(complete=True))).canvas
