"""Texts that are made to do something do nothing, in whatever format they leave."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from board.commands.by import By
from board.model import Canvas, Card, Coalition, Info, Member, Term
from board.template import Template
from board.text import MAX_TEXT
from exports import PAGES, Request, json_, render
from exports.csv_ import as_written, harmless
from exports.html import markup
from exports.read import read_file

TEXTS = {
    "script": "<script>alert(1)</script>",
    "link": "[x](javascript:alert(1)) ![x](https://x.nl/y.png) <javascript:alert(1)>",
    "formula": "=cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "escape": "\x1b]52;c;AAAA\x07 \x1b[2J \x9b31m",
    "path": "../../x",
    "bidi": "\u202egnp.exe\u2066",
    "attribute": '" onmouseover="alert(1)" x="',
    "close": "</style></title></textarea></span><img src=x onerror=alert(1)>",
    "comment": "--> <!-- ]]> {{7*7}} ${7*7} %3Cb%3E",
    "long": "a" * 1_000_000,
    "nested": ">" * 10_000,
    "deep list": "- " * 3_000,
    "stars": "*a " * 5_000,
    "brackets": "[" * 10_000,
    "ticks": "`" + "``".join("`" * n + "a" for n in range(150)),
}
REQUESTS = [
    Request(format=format, page=page.id, parked=True, room=True, authors=True, diagram=True)
    for page in PAGES
    for format in page.formats
    if format != "word"
] + [Request(complete=True, diagram=True, front_matter=True)]
MARKDOWN = [one for one in REQUESTS if one.format == "markdown"]
SHORT = [name for name in TEXTS if name != "long"]
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def everywhere(template: Template, text: str) -> Canvas:
    """Put a text wherever a text can be."""
    card = Card(
        "a", "identiteit.passie", text, body=text, author=text, status="agreed", dots=1, order="a0"
    )
    cards = [card, card._replace(id="b", place="spelregels.besluiten", follows=("a",))]
    cards.append(card._replace(id="c", state="parked", park_reason=text, place=text))
    cards.append(card._replace(id="d", marks=("term",), place="regie.zorg"))
    coalition = Coalition(
        "e", text, form=text, core=(f"name:{text}", f"outside:{text}", "member:f"), body=text,
        target_group=text, end=text, review=text, conditions=text, result=text, author=text,
    )  # fmt: skip
    member = Member("f", text, home=text, role=text, brings=text, gets=text, left="")
    info = Info(title=text, purpose=text, contact=text, status=text, phase=text)
    return Canvas(
        template,
        info,
        cards={one.id: one for one in cards},
        coalitions={"e": coalition},
        members={"f": member},
        terms={"g": Term("g", text, text), "h": Term("h", text)},
    )


@cache
def page_of(template: Template, name: str, request: Request) -> str:
    """A page of a canvas with one of the texts everywhere; several tests look at each."""
    return render(everywhere(template, TEXTS[name]), request)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda r: f"{r.format}-{r.page or 'complete'}")
@pytest.mark.parametrize("name", SHORT)
def test_nothing_unseen_leaves(template: Template, name: str, request_: Request) -> None:
    assert UNSEEN.search(page_of(template, name, request_)) is None


@pytest.mark.parametrize("request_", MARKDOWN, ids=lambda r: r.page or "complete")
@pytest.mark.parametrize("name", SHORT)
def test_markdown_holds_no_html_and_no_live_link(
    template: Template, parse: Callable[[str], list[Any]], name: str, request_: Request
) -> None:
    for token in parse(page_of(template, name, request_)):
        for one in (token, *(token.children or ())):
            assert not one.type.startswith("html")
            assert "javascript" not in str(one.attrs.get("href", ""))


def of_a_long_line(template: Template) -> Canvas:
    return Canvas(template, Info(title="T"), cards={"a": Card("a", "regie", TEXTS["long"])})


@pytest.mark.parametrize("format", ["json", "jsoncanvas", "csv"])
def test_a_long_line_leaves_whole_as_data(template: Template, format: str) -> None:
    assert TEXTS["long"] in render(of_a_long_line(template), Request(format=format))


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_line_no_hand_could_type_is_cut_on_a_page(template: Template, format: str) -> None:
    text = render(of_a_long_line(template), Request(format=format))
    assert TEXTS["long"][: MAX_TEXT - 1] + "…" in text
    assert "a" * MAX_TEXT not in text


def test_a_long_line_is_one_card(template: Template, shown: Callable[[str], list[str]]) -> None:
    page = render(of_a_long_line(template), Request(places=("regie",)))
    assert [len(one) for one in shown(page)].count(MAX_TEXT) == 1


@pytest.mark.parametrize("name", TEXTS)
def test_a_spreadsheet_runs_nothing(template: Template, name: str) -> None:
    canvas = everywhere(template, TEXTS[name])
    for page in [one for one in PAGES if "csv" in one.formats]:
        text = render(canvas, Request(format="csv", page=page.id, headings="en", authors=True))
        csv.field_size_limit(10_000_000)
        for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")):
            assert not any(cell[:1] in "=+-@\t\r|" for cell in row if cell)


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'", "-5", "a=1", "", "＝1", "\t=1", "'a"])
def test_the_guard_before_a_formula_comes_off_exactly(text: str) -> None:
    assert as_written(harmless(text)) == text
    assert harmless(text)[:1] not in ("=", "+", "-", "@", "\t", "＝")


def test_formulas_come_back_from_a_spreadsheet(template: Template, by: By) -> None:
    texts = ["=1+1", "'=1", "-5", "gewoon", "'kort'", "a;b", 'zeg "ja"']
    cards = {f"id{n}": Card(f"id{n}", "regie.zorg", text) for n, text in enumerate(texts)}
    canvas = Canvas(template, Info(title="T"), cards=cards)
    back = read_file(render(canvas, Request(format="csv")).encode(), by=by, name="x.csv").canvas
    assert [back.cards[id].text for id in cards] == texts


@pytest.mark.parametrize("name", SHORT)
def test_the_poster_has_only_its_own_elements(template: Template, name: str) -> None:
    text = render(everywhere(template, TEXTS[name]), Request(format="html", parked=True))
    tags = set(re.findall(r"<([a-zA-Z!][a-zA-Z0-9]*)", text))
    assert tags <= {
        "html", "head", "meta", "title", "style", "body", "header", "div", "h1", "p", "fieldset",
        "legend", "label", "input", "main", "section", "h2", "h3", "h4", "span", "ul", "ol", "li",
        "dl", "dt", "dd", "footer", "a", "em", "strong", "code", "pre", "blockquote", "br", "hr",
        "table", "thead", "tbody", "tr", "th", "td", "DOCTYPE", "!DOCTYPE",
    }  # fmt: skip
    for attributes in re.findall(r"<[a-zA-Z][^<>]*>", text):
        assert not re.search(r"\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', attributes))
    assert not re.search(r'href="(?!https?:|mailto:)', text)
    assert "src=" not in re.sub(r">[^<]*<", "><", text)


@pytest.mark.parametrize(
    "url", ["javascript:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "/x", "x.html"]
)
def test_links_lead_to_the_web_or_to_mail_only(url: str) -> None:
    assert "href" not in markup.rendered(f"[x]({url}) <{url}> [y][1]\n\n[1]: {url}")
    for good in ("https://x.nl", "mailto:a@b.nl"):
        assert f'href="{good}"' in markup.rendered(f"[x]({good})")
        assert "noopener" in markup.rendered(f"[x]({good})")


def test_no_file_name_leads_out_of_its_folder() -> None:
    from exports import file_name

    for name in [*TEXTS.values(), "", "…", "con", "NUL", "a" * 500, "Jông & Wérk"]:
        for request in REQUESTS:
            made = file_name(name, request._replace(places=()))
            assert re.fullmatch(r"[a-z0-9][a-z0-9-]*\.(md|html|json|canvas|csv|ics|graphml)", made)
            assert len(made) < 140


def test_a_page_as_json_is_json(template: Template) -> None:
    for text in TEXTS.values():
        for format in ("json", "jsoncanvas"):
            assert json.loads(render(everywhere(template, text[:2000]), Request(format=format)))


HOSTILE = {
    "blanks": "a" + " " * 200_000 + "b",
    "dashes": "-" * 100_000 + " " * 100_000 + "x",
    "tabs": "  - " + "\t" * 200_000 + "x",
    "hashes": "# a" + " " * 200_000 + "#" * 100_000 + " b",
    "ticks": "`" * 100_000 + " " + "` " * 50_000,
    "bars": "|" + "-|" * 100_000 + "x",
    "stars": "**" * 100_000 + " – ",
    "parts": " (" * 100_000,
    "backslashes": "\\" * 200_001,
    "ands": "&#" * 100_000,
}


@pytest.mark.parametrize("kind", ["markdown", "csv", "lines"])
@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_keeps_a_reader_busy_for_ever(
    template: Template, by: By, name: str, kind: str
) -> None:
    line = HOSTILE[name]
    for before in ("", "## 1. Identiteit\n\n", "Tekst;Plek\n", "`netwerkcanvas-complete 1`\n\n"):
        for text in (line, f"- {line}", f"### {line}", f"  - x: {line}", f"| {line} |"):
            head = "## x `place: regie`\n\n" if "complete" in before else ""
            if kind == "csv" and not before.startswith("Tekst"):
                continue
            found = read_file(f"{before}{head}{text}\n", by=by, kind=kind)
            assert found.new or found.canvas.info.title
            assert read_file(json_.render(found.canvas), by=by).canvas == found.canvas
