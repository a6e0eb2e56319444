"""How much comes in: what is too long goes on in more cards, and too many is refused at once."""

import json
from collections.abc import Callable

import pytest

from board.commands.by import By
from board.model import MOST_CARDS, Canvas, Card, Info
from board.refusal import Refused
from board.template import Template
from board.text import MAX_TEXT
from exports import Request, render
from tests.exports.reading import Read, told

LONGEST = 2_000


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("lines", "regie:\n{text}\n"),
        ("markdown", "## 4. Regie en leiderschap\n\n- {text}\n"),
        ("markdown", "## 4. Regie en leiderschap\n\n{text}\n"),
        ("csv", "tekst;plek\n{text};regie\n"),
    ],
)
def test_a_line_that_is_too_long_goes_on_in_more_cards(
    read: Read, empty: Canvas, kind: str, written: str
) -> None:
    text = " ".join(f"woord{n}" for n in range(1_000))
    back = read(written.format(text=text), kind=kind, into=empty)
    cards = sorted(back.canvas.cards.values(), key=lambda card: card.order)
    assert all(len(card.text) <= LONGEST for card in cards)
    assert " ".join(card.text for card in cards).split() == text.split()
    assert [key for _, _, key in told(back)] == ["cut"]
    assert back.problems[0].values["n"] == len(cards) > 1


def test_a_body_that_is_too_long_goes_on_in_more_cards(read: Read, empty: Canvas) -> None:
    rows = [f"alinea {n} over é en nog iets" for n in range(8_000)]
    page = "## Regie en leiderschap\n\n- verslag\n\n" + "\n".join(f"  {row}" for row in rows)
    back = read(page, name="x.md", into=empty)
    cards = sorted(back.canvas.cards.values(), key=lambda card: card.order)
    assert cards[0].text == "verslag"
    assert all(len(card.body.encode()) <= MAX_TEXT for card in cards)
    kept = "\n".join(f"{card.text}\n{card.body}" for card in cards).split("\n")[1:]
    assert kept == rows
    assert [(line, key) for line, _, key in told(back)] == [(3, "cut")]


def test_a_field_that_is_cut_is_listed(read: Read, empty: Canvas) -> None:
    back = read(f"naam;brengt\nROC;{'x' * 70_000}\n", name="x.csv", into=empty)
    assert [(line, key) for line, _, key in told(back)] == [(2, "field_cut")]
    (roc,) = back.canvas.members.values()
    assert roc.brings == "x" * 16_384


FULL: dict[str, Callable[[int], str]] = {
    "lines": lambda n: "regie:\n" + "kaart\n" * n,
    "markdown": lambda n: "## Regie en leiderschap\n\n" + "- kaart\n" * n,
    "csv": lambda n: "tekst;plek\n" + "kaart;regie\n" * n,
    "parked": lambda n: "kaart\n" * n,
    "complete": lambda n: "`netwerkcanvas-complete 1`\n\n## x `place: regie`\n\n" + "- kaart\n" * n,
    "json": lambda n: json.dumps(
        {"kind": "netwerkcanvas", "schema": 1,
         "cards": [{"id": f"a{at}", "place": "regie", "text": "kaart"} for at in range(n)]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FULL)
def test_as_many_cards_come_in_as_a_canvas_may_hold(read: Read, name: str) -> None:
    kind = {"parked": "lines", "complete": "markdown"}.get(name, name)
    assert len(read(FULL[name](MOST_CARDS), kind=kind).canvas.cards) == MOST_CARDS
    with pytest.raises(Refused) as refused:
        read(FULL[name](MOST_CARDS + 1), kind=kind)
    assert refused.value.key == "import.too_many_cards"


def test_cards_that_are_there_count_and_removed_ones_dont(
    read: Read, template: Template, by: By
) -> None:
    cards = {f"c{n}": Card(f"c{n}", "regie", "x") for n in range(MOST_CARDS - 2)}
    cards["weg"] = Card("weg", "regie", "x", state="removed")
    canvas = Canvas(template, Info(title="T"), cards=cards)
    assert read("regie:\na\nb\n", kind="lines", into=canvas).new == 2
    with pytest.raises(Refused):
        read("regie:\na\nb\nc\n", kind="lines", into=canvas)
    assert read(render(canvas, Request(complete=True)), kind="markdown", into=canvas).new == 0


@pytest.mark.parametrize("kind", ["lines", "markdown", "csv"])
def test_a_million_lines_are_given_up_where_there_are_too_many(read: Read, kind: str) -> None:
    """Told by how far the reader came, since a clock says little on a busy machine."""
    row = {"lines": "kaart\n", "markdown": "- kaart\n", "csv": "kaart;regie\n"}[kind]
    head = {"csv": "tekst;plek\n"}.get(kind, "")
    steps: list[int] = []
    with pytest.raises(Refused) as refused:
        read(head + row * 1_000_000, kind=kind, progress=lambda done, _: steps.append(done))
    assert refused.value.key == "import.too_many_cards"
    assert max(steps) <= MOST_CARDS + 1_000


def test_problems_without_end_are_given_up(read: Read, empty: Canvas) -> None:
    with pytest.raises(Refused) as refused:
        read("tekst;plek\n" + ";regie\n" * 100_000, kind="csv", into=empty)
    assert refused.value.key == "import.too_much"


@pytest.mark.parametrize(
    "text",
    [
        '{"kind": "netwerkcanvas", "schema": 1, "canvas": {"title": "a", "title": "b"}}',
        '{"kind": "netwerkcanvas", "schema": 1, "cards": [{"id": "a", "text": "x", "text": "y"}]}',
        '{"kind": "netwerkcanvas", "schema": 1, "cards": [], "cards": []}',
        '{"nodes": [], "nodes": []}',
    ],
)
def test_a_key_that_is_there_twice_is_refused(read: Read, text: str) -> None:
    with pytest.raises(Refused) as refused:
        read(text, kind="json")
    assert refused.value.key == "import.key_twice"


TOKENS = ("%FF", "%ED%A0%80", "%", "%%", "%0", "%C3", "\ud800", "%F4%90%80%80")


@pytest.mark.parametrize("token", TOKENS)
def test_no_bytes_in_a_code_span_of_the_complete_form_cost_more_than_themselves(
    read: Read, filled: Canvas, token: str
) -> None:
    page = render(filled, Request(complete=True))
    for old in ("`kaart`", "`place: regie.zorg`", "`table: members`", "dots: 3", "order: a0"):
        new = old.replace(old.strip("`").split(": ")[-1], token)
        for changed in (page.replace(old, new, 1), page.replace(old, f"{token}: {old}", 1)):
            back = read(changed, name="x.md", into=filled._replace(cards={}, members={}))
            assert any("Zonder bezwaar" in one.text for one in back.canvas.cards.values())
