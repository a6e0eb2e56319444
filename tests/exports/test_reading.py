"""Whatever the file: which kind it is, what is refused, and how far a reader is."""

from pathlib import Path

import pytest

from board.model import Canvas, Card
from board.refusal import Refused
from board.template import Template
from exports import Request, render
from exports.read import kind_of
from tests.exports.reading import Read, parked, texts


def test_plain_lines_go_where_they_say(read: Read, empty: Canvas) -> None:
    back = read(
        "zomaar\n\nidentiteit.passie\neen\n\n twee \nrules:\nrules.decisions: drie\nvier\n",
        name="x.txt",
        into=empty,
    )
    assert parked(back)[0] == "zomaar"
    assert texts(back) == [
        ("identiteit.passie", "een"),
        ("identiteit.passie", "twee"),
        ("spelregels", "vier"),
        ("spelregels.besluiten", "drie"),
    ]
    back = read("een\ntwee\ncoalities.project: Bus", name="x.txt", into=empty, place="regie.zorg")
    assert texts(back) == [("regie.zorg", "een"), ("regie.zorg", "twee")]
    (one,) = back.canvas.coalitions.values()
    assert (one.title, one.form) == ("Bus", "project")
    assert back.problems == ()


def test_a_line_too_long_for_a_card_goes_on_in_the_next(read: Read, empty: Canvas) -> None:
    back = read("x" * 1_000_000, name="x.txt", into=empty, place="regie")
    assert "".join(text for _, text in texts(back)) == "x" * 1_000_000
    assert [one.key for one in back.problems] == ["import.cut"]


def test_an_edited_complete_form_takes_what_was_added(read: Read, filled: Canvas) -> None:
    text = render(filled, Request(complete=True))
    text = text.replace("\n", "\r\n").replace(
        "### Verbinding op ambitie", "* Nieuw *idee*\r\n\r\n### Verbinding op ambitie"
    )
    text = text.replace("  - dots: 3", "  - dots: veel").replace(
        "- author: anna", "- author: bert", 1
    )
    text += "\r\nLos erachter\r\n"
    back = read(text, name="x.md")
    assert [one.key for one in back.problems] == ["import.bad_field", "import.no_place"]
    added = [card for card in back.canvas.cards.values() if card.text == "Nieuw *idee*"]
    assert [card.place for card in added] == ["identiteit.passie.thema"]
    assert added[0].order > filled.cards["kaart"].order
    assert back.canvas.cards["kaart"].dots == 0
    assert set(filled.cards) < set(back.canvas.cards)


def test_a_newer_complete_form_is_refused(read: Read, filled: Canvas) -> None:
    text = render(filled, Request(complete=True)).replace(
        "netwerkcanvas-complete 1", "netwerkcanvas-complete 2"
    )
    with pytest.raises(Refused) as refused:
        read(text, name="x.md")
    assert refused.value.key == "import.newer"


def test_reading_tells_how_far_it_is(read: Read, template: Template) -> None:
    cards = {f"id{n}": Card(f"id{n}", "regie.zorg", f"kaart {n}") for n in range(1000)}
    canvas = Canvas(template, cards=cards)
    for request, kind in (
        (Request(complete=True), "markdown"),
        (Request(), "markdown"),
        (Request(format="json"), "json"),
        (Request(format="csv"), "csv"),
    ):
        steps: list[int] = []
        wholes: list[int] = []

        def progress(done: int, total: int, to: list[int] = steps, of: list[int] = wholes) -> None:
            to.append(done)
            of.append(total)

        read(render(canvas, request), kind=kind, progress=progress)
        assert len(steps) >= 4
        assert steps == sorted(steps)
        assert steps[-1] == wholes[-1]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.csv", "", "csv"), ("a.tsv", "", "csv"), ("a.md", "", "markdown"),
        ("a.json", "", "json"), ("a.txt", "# kop", "lines"), ("", ' {"a": 1}', "json"),
        ("", "# kop", "markdown"),
        ("", "zomaar", "lines"), ("a.txt", "# x\n\n`netwerkcanvas-complete 1`", "markdown"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file_is_seen(name: str, text: str, kind: str) -> None:
    assert kind_of(text, name) == kind


def test_a_dry_run_leaves_the_canvas_as_it_was(read: Read, filled: Canvas) -> None:
    before = {**filled.cards}
    incoming = read("een\n", name="x.txt", into=filled, place="regie")
    assert filled.cards == before
    assert incoming.counts == {"cards": 1}
    assert incoming.new == 1


def test_what_is_no_text_or_too_much_is_refused(read: Read) -> None:
    for data, options, key in (
        (b"\x89PNG\0\xff\xfe\0", {}, "import.not_text"),
        (b"x" * (16 * 1024 * 1024 + 1), {}, "import.too_large"),
        ("x", {"kind": "docx"}, "import.kind_unknown"),
    ):
        with pytest.raises(Refused) as refused:
            read(data, **options)
        assert refused.value.key == key
    utf16 = "één kaart".encode("utf-16")
    assert parked(read(utf16, kind="lines")) == ["één kaart"]


def test_the_examples_in_the_documentation_are_read(read: Read) -> None:
    page = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
    form = page.split("````markdown\n")[1].split("\n````\n")[0]
    back = read(form, name="x.md")
    assert back.problems == ()
    card = back.canvas.cards["h4k29x3p"]
    assert card[1:5] == (
        "identiteit.passie.thema",
        "Geen jongere van de kaart",
        "Wat we *niet* bedoelen: …",
        "a0",
    )
    assert (card.marks, card.dots, card.extra) == (("term",), 3, {"x-kleur": "rood"})
    assert render(back.canvas, Request(complete=True)).strip().startswith(form.split("##")[0])
    json = page.split("```json\n")[1].split("\n```\n")[0]
    assert read(json, name="x.json").counts == {"cards": 1, "members": 1}
