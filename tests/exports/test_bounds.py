"""Whatever people wrote, no page takes long: what the parser gets is bounded."""

import io
import re
import sys
from collections.abc import Callable
from html import unescape
from typing import Any

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from board.commands.by import By
from board.commands.canvas import set_info
from board.commands.cards import add_card, edit_card
from board.meeting import Session
from board.model import Canvas
from board.refusal import Refused
from board.text import MAX_TEXT
from exports import Request, outgoing, render
from exports.audience import Audience
from exports.bounds import HEAVIEST, MOST, cut, weight
from exports.pages import file
from exports.parsed import parser
from exports.read import read_file
from tests.exports.worst import ROWS, full_of

RICH = "*een* [twee](https://x.nl) " * 900


def work(do: Callable[[], object]) -> int:
    """Return how many functions are called: the same on any machine, however busy."""
    count = 0

    def counted(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        do()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("row", ["[", "a\n", "*a* ", "-"])
def test_what_the_parser_gets_of_bodies_is_bounded(row: str) -> None:
    for size, cards in ((20, 2_000), (500, 2_000), (20_000, 5)):
        canvas = full_of((row * size)[:size], cards)
        reader = Audience(canvas, Request())
        read = [one for one in canvas.cards.values() if not reader.as_typed(one.body)]
        assert sum(weight(one.body) for one in read) <= MOST
        assert all(weight(one.body) <= HEAVIEST for one in read)


@pytest.mark.parametrize("row", ROWS)
def test_a_body_of_one_mark_takes_no_more_than_its_weight(empty: Canvas, by: By, row: str) -> None:
    one = add_card(empty, by, "regie.zorg", "kaart", id="kaart")
    asked = Request("html", "summary")
    bare = work(lambda: render(one, asked))
    for size in (500, 20_000):
        canvas = edit_card(one, by, "kaart", body=(row * size)[:size] + "einde")
        taken = work(lambda canvas=canvas: render(canvas, asked)) - bare  # type: ignore[misc]
        assert taken < 150 * min(weight(canvas.cards["kaart"].body), HEAVIEST) + 10 * size + 3_000


def test_a_card_full_of_marks_takes_what_one_of_words_takes() -> None:
    words, marks = (full_of(text, 100, bodies=False) for text in ("x" * 500, "[*<`" * 125))
    for asked in (Request(), Request("html", "summary"), Request("word", "summary")):
        taken = work(lambda asked=asked: file(words, asked))  # type: ignore[misc]
        assert work(lambda asked=asked: file(marks, asked)) < 1.6 * taken  # type: ignore[misc]


def rich_and_plain(canvas: Canvas) -> Canvas:
    """Give one card a body that is too much, and another one that isn't."""
    first, second, *_ = canvas.cards
    cards = dict(canvas.cards)
    cards[first] = cards[first]._replace(body=RICH + "\n```\n<b>einde</b>")
    cards[second] = cards[second]._replace(body="dit is **vet**")
    return canvas._replace(cards=cards)


def test_a_body_too_rich_in_marks_is_shown_as_it_was_typed(
    filled: Canvas, parse: Callable[[str], list[Any]]
) -> None:
    canvas = rich_and_plain(filled)
    body = next(iter(canvas.cards.values())).body
    assert [one.content for one in parse(render(canvas, Request())) if one.type == "fence"] == [
        f"{body}\n"
    ]
    poster = render(canvas, Request("html", "poster"))
    assert f"<pre>{RICH}\n```\n&lt;b&gt;einde&lt;/b&gt;</pre>" in poster
    assert "dit is <strong>vet</strong>" in poster
    word = docx.Document(io.BytesIO(file(canvas, Request("word"))))
    assert body in [one.text for one in word.paragraphs]


@pytest.mark.parametrize(
    "body",
    [
        f"\n\n  {RICH}\n\n\tna een tab\n    ver naar rechts\n```\n~~~~~\n",
        f"\x02{RICH}\x02\u2060 \n \n- `<b>` &amp;",
    ],
)
def test_what_was_typed_is_the_same_in_every_format(body: str) -> None:
    canvas = full_of(body, 1)
    page = parser().parse(render(canvas, Request()))
    [told] = [one.content for one in page if one.type == "fence"]
    [shown] = re.findall(
        "<pre><code>(.*?)</code></pre>", render(canvas, Request("html", "summary")), re.DOTALL
    )
    assert unescape(shown) == told
    word = docx.Document(io.BytesIO(file(canvas, Request("word", "summary"))))
    assert told.removesuffix("\n") in [one.text for one in word.paragraphs]


def test_lines_that_stand_as_they_were_typed_cost_the_parser_nothing() -> None:
    few, many = (full_of("a\n" * lines, 10) for lines in (1_700, 8_500))
    asked = Request("html", "summary")
    assert work(lambda: render(many, asked)) < 1.2 * work(lambda: render(few, asked))


def test_a_poster_of_far_too_much_is_not_tried_in_every_way() -> None:
    few, many = (full_of("woord " * 400, cards) for cards in (100, 1_400))
    asked = Request("html", "poster")
    assert work(lambda: render(many, asked)) < 5 * work(lambda: render(few, asked))


LONG = "Stichting de a b " * 9_000
"""More than any command keeps, as only a file that something else made can hold."""


@pytest.fixture
def lengthy(filled: Canvas, by: By) -> Canvas:
    """A canvas with such a line wherever one stands on many pages, and a session to tell of."""
    info = filled.info._replace(title=LONG, purpose=LONG, contact=LONG)
    said = {"member:roc": "mooi", f"name:{LONG}": LONG}
    session = Session("eerste", 1, "2026-03-17", place=LONG, progress="closed", closing_words=said)
    member = filled.members["bouw"]._replace(name=LONG, role=LONG)
    coalition = filled.coalitions["leer"]
    return filled._replace(
        info=info,
        sessions={"eerste": session},
        members={**filled.members, "bouw": member},
        coalitions={"leer": coalition._replace(core=(*coalition.core, f"name:{LONG}"))},
    )


def test_a_line_no_hand_typed_is_cut_on_all_pages_for_people(lengthy: Canvas) -> None:
    wanted = outgoing.files(lengthy, "netwerk", Request(date="2026-03-17", session="eerste"))
    for name, data in outgoing.made(lengthy, wanted).items():
        page = data.decode().replace("\r\n ", "")
        assert LONG[: MAX_TEXT // 2] in page, name
        assert LONG[: 2 * MAX_TEXT] not in page, name
        assert "…" in page, name


def test_a_long_line_is_whole_in_what_programs_read(lengthy: Canvas) -> None:
    for asked in (Request("json"), Request(complete=True), Request("csv", "members")):
        assert LONG in render(lengthy, asked)


def test_whoever_may_be_named_is_named_whole(filled: Canvas, by: By) -> None:
    longest = "x" * MAX_TEXT
    canvas = set_info(filled, by, title=longest)
    assert longest in render(canvas, Request())
    assert cut(canvas) is canvas


def test_the_richest_bodies_give_way_to_the_others() -> None:
    canvas = full_of("*een* " * 40, 1_000)
    id = next(iter(canvas.cards))
    canvas = canvas._replace(
        cards={**canvas.cards, id: canvas.cards[id]._replace(body="dit is **vet**")}
    )
    poster = render(canvas, Request("html", "poster"))
    assert "dit is <strong>vet</strong>" in poster
    assert "<em>" not in poster


MARKS = st.text(st.sampled_from("ab \n*_`[]()<>!&;#x1:/.\\|-~\u00e9\u201c"), max_size=60)


@given(MARKS)
@example("\\*a\\* **b\\***")
@example("a\\\nb  \nc\\")
@example("[a\\]](<http://b\\>>) `\\` \\`")
def test_taking_text_in_one_step_changes_nothing(markdown: str) -> None:
    usual = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    usual.validateLink = parser().validateLink  # type: ignore[method-assign]
    ours = parser().render(markdown).replace(' rel="noopener noreferrer"', "")
    assert ours == usual.render(markdown)


def test_a_page_without_end_is_no_word_document() -> None:
    canvas = full_of("a\n" * 600, 500)
    with pytest.raises(Refused) as refused:
        file(canvas, Request("word"))
    assert refused.value.key == "export.word_too_long"


def test_bodies_of_millions_of_lines_are_given_up(empty: Canvas, by: By) -> None:
    page = "## Regie\n\n- kaart\n\n  een" + "\n" * 2_100_000 + "  twee\n"
    with pytest.raises(Refused) as refused:
        read_file(page, by=by, name="x.md", into=empty)
    assert refused.value.key == "import.too_much"


@pytest.mark.parametrize(
    "body", ["een\n```\ntwee\n```\ndrie", "```", "````\nx", "\n a\n\n  b\t", "~~~\nx\n~~~\n```"]
)
def test_a_fence_of_ours_comes_back_to_the_letter(filled: Canvas, by: By, body: str) -> None:
    id = next(iter(filled.cards))
    canvas = filled._replace(cards={**filled.cards, id: filled.cards[id]._replace(body=body)})
    page = render(canvas, Request(complete=True))
    assert read_file(page, by=by, name="x.md").canvas.cards[id].body == body
