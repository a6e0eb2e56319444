"""A page is the same page in Markdown, in HTML and in Word."""

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import docx
import pytest
from markdown_it import MarkdownIt

from board.codec import canvas_from_tables
from board.examples import load
from board.model import Canvas
from board.refusal import Refused
from board.template import Template
from exports import PAGES, Request, file, render
from exports.request import HTML, MARKDOWN, WORD

WRITTEN = [page.id for page in PAGES if MARKDOWN in page.makers]
AWKWARD = {
    "title": "R&D <b>vet</b> | \"x\" & 'y'",
    "body": "Eerst dit.\n\n1. een\n2. twee\n\n> gezegd\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    "- buiten\n  - binnen\n    - dieper\n      - diepst\n\n```\ncode  met   blanks\n```\n\n"
    "Zie [ons plan](https://voorbeeld.nl/a?b=1&c=2), *schuin*, **vet** en `kort`.\n\n"
    "7. zeven\n8. acht",
}


@pytest.fixture(params=["nl", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def canvas(template: Template, language: str) -> Canvas:
    """The example, with a title and a body that would rather be something else."""
    found = canvas_from_tables(load(language), template)
    first = next(one for one in found.cards.values() if one.place.startswith("identiteit"))
    awkward = first._replace(text=AWKWARD["title"], body=AWKWARD["body"])
    info = found.info._replace(title=AWKWARD["title"])
    return found._replace(cards={**found.cards, first.id: awkward}, info=info)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def in_markdown(text: str) -> list[str]:
    found: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("fence", "code_block"):
            found += words(token.content)
        for part in token.children or ():
            found += words(part.content)
    return found


class Said(HTMLParser):
    """What a document says, and by which elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "br", "hr"):
            assert self._inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self._inside:
            self.words += words(data)


def blocks(made: Any) -> Iterator[Any]:
    """Paragraphs in the order of the document, those in tables as well."""
    for one in made.iter_inner_content():
        if isinstance(one, docx.table.Table):
            for row in one.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            yield one


def opened(canvas: Canvas, page: str) -> Any:
    return docx.Document(io.BytesIO(file(canvas, Request(WORD, page, date="2026-03-17"))))


@pytest.mark.parametrize("page", WRITTEN)
def test_the_same_words_in_the_same_order(canvas: Canvas, page: str) -> None:
    said = in_markdown(render(canvas, Request(MARKDOWN, page, date="2026-03-17")))
    assert Said(render(canvas, Request(HTML, page, date="2026-03-17"))).words == said
    word = [each for block in blocks(opened(canvas, page)) for each in words(block.text)]
    assert word == said


@pytest.mark.parametrize("page", WRITTEN)
def test_html_does_nothing_and_fetches_nothing(canvas: Canvas, page: str, language: str) -> None:
    html = render(canvas, Request(HTML, page))
    elements = Said(html).elements
    assert ("html", {"lang": language}) in elements
    assert not {"script", "img", "iframe", "form", "b", "object"} & {tag for tag, _ in elements}
    for tag, attributes in elements:
        assert not [name for name in attributes if name.startswith("on") or name == "src"], tag
        assert (attributes.get("href") or "https:").startswith("https:")


def test_html_keeps_headings_lists_and_tables(canvas: Canvas) -> None:
    tags = [tag for tag, _ in Said(render(canvas, Request(HTML, "summary"))).elements]
    assert {"h1", "h2", "h3", "ul", "ol", "li", "table", "th", "td", "blockquote", "pre"} <= {*tags}
    assert tags.count("h1") == 1


@pytest.mark.parametrize("page", WRITTEN)
def test_equal_canvases_give_equal_files(canvas: Canvas, page: str) -> None:
    other = canvas._replace(cards=dict(reversed([*canvas.cards.items()])))
    for format in (HTML, WORD):
        assert file(canvas, Request(format, page)) == file(other, Request(format, page))


def test_word_has_the_styles_of_what_stands_there(canvas: Canvas, language: str) -> None:
    made = opened(canvas, "summary")
    by_style: dict[str, list[str]] = {}
    for block in blocks(made):
        by_style.setdefault(block.style.name, []).append(block.text)
    assert len(by_style["Heading 1"]) == 1
    assert by_style["List Number 2"][:4] == ["een", "twee", "zeven", "acht"]
    assert by_style["List Bullet 2"][0] == "buiten"
    assert by_style["List Bullet 3"][:3] == ["binnen", "dieper", "diepst"]
    assert made.core_properties.title.endswith(AWKWARD["title"])
    assert made.core_properties.language.startswith(language)
    linked = [link for block in blocks(made) for link in block.hyperlinks]
    assert "https://voorbeeld.nl/a?b=1&c=2" in [link.url for link in linked]


def test_word_lies_on_a4_with_columns_as_wide_as_what_is_in_them(canvas: Canvas) -> None:
    made = opened(canvas, "summary")
    page = made.sections[0]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    room = page.page_width - page.left_margin - page.right_margin
    for table in made.tables:
        widths = [column.width for column in table.columns]
        assert 0.98 * room < sum(widths) <= room
        assert [cell.width for cell in table.rows[-1].cells] == widths
        words = [
            max(len(word) for cell in column.cells for word in cell.text.split() or [""])
            for column in table.columns
        ]
        if sum(words) < 60:
            points = [width / 12_700 / 10 for width in widths]
            assert all(ems > 0.55 * most for ems, most in zip(points, words, strict=True))


def test_a_list_in_word_counts_from_its_own_start(canvas: Canvas) -> None:
    made = opened(canvas, "summary")
    numbered = [one for one in blocks(made) if one.style.name == "List Number 2"]
    lists = [one._p.pPr.numPr.numId.val for one in numbered[:4]]
    assert lists[0] == lists[1] != lists[2] == lists[3]


def test_word_takes_a_title_of_any_length(canvas: Canvas) -> None:
    """As a property it is cut; on the page it stands whole."""
    title = "Netwerk « Jong & Werk » " * 40
    long = canvas._replace(info=canvas.info._replace(title=title.strip()))
    made = docx.Document(io.BytesIO(file(long, Request(format=WORD))))
    assert len(made.core_properties.title) == 255
    assert title.strip() in made.paragraphs[0].text


def test_word_is_a_file(canvas: Canvas) -> None:
    with pytest.raises(Refused, match="word_is_a_file"):
        render(canvas, Request(WORD))
    with pytest.raises(Refused, match="complete_is_whole"):
        file(canvas, Request(WORD, complete=True))
