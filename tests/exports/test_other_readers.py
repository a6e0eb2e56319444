"""Pages where they are read: on GitHub, in Obsidian, and back at home."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_card
from board.examples import load
from board.model import Canvas, Card, Coalition, Info, Member, Term
from board.template import Template
from exports import PAGES, Request, file, render
from exports.markdown import escape
from exports.markdown.joiners import JOINER, without_joiners
from exports.read import read_file
from tests.exports.conftest import plain_text

REMARK = Path(__file__).parent / "remark"
READ = [page.id for page in PAGES if "markdown" in page.makers]

TEXTS = (
    "vraag het @jan, (@piet) of @gemeente/wonen", "zie #12, (#13) en plan#14", "GH-1 of gh-2",
    ":smile: of :+1: om 12:30:45, :100:", "$x$ kost $5, en dat is $6", "$$x$$",
    "in 0a1b2c3 en 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "bel 0612345678",
    "%%niet weg%% 100%%", "==geen stift== ===", "een blok ^abc-1", "^abc", "[[geen link]] ![[x]]",
    "#tag en #jong-en-werk", "~x~ ~~weg~~ ~20~ ~20", "- [ ] taak [^1]", "a@b.nl",
    "https://x.nl/@jan/#12 en www.x.nl/@pad", "> [!NOTE] let op", "@", "#",
    "100%", "a=b", "2^3",
    "<b>vet</b> `code` *x* _y_ | z \\#12 \\@jan &#12;",
)  # fmt: skip
"""What would be more than text, and what only looks like it."""


@pytest.fixture(scope="module")
def awkward(template: Template) -> Canvas:
    """All of it in every place that a page has for words."""
    cards = {
        f"{place[:3]}{n}": Card(f"{place[:3]}{n}", place, text, order=f"a{n:02}", dots=n % 3,
                                status="agreed" if n % 2 else "", session="s1")
        for place in ("identiteit.passie.thema", "regie", "spelregels.besluiten")
        for n, text in enumerate(TEXTS, 10)
    }  # fmt: skip
    return Canvas(
        template,
        Info(title=TEXTS[0], purpose=TEXTS[3], contact=TEXTS[1]),
        cards=cards,
        members={f"m{n}": Member(f"m{n}", name=text, role=text, brings=text)
                 for n, text in enumerate(TEXTS)},
        coalitions={f"c{n}": Coalition(f"c{n}", title=text, target_group=text, order=f"a{n:02}")
                    for n, text in enumerate(TEXTS)},
        terms={f"t{n}": Term(f"t{n}", word=text, meaning=text) for n, text in enumerate(TEXTS)},
    )  # fmt: skip


def pages(canvas: Canvas, **more: Any) -> list[str]:
    wanted = {"date": "2026-03-17", "member": next(iter(canvas.members), ""), **more}
    return [render(canvas, Request(page=page, **wanted)) for page in READ]


def texts(markdown: str) -> list[str]:
    """Return the texts of a page as CommonMark has them, one for a paragraph, heading or cell."""
    found = MarkdownIt("commonmark").enable("table").parse(markdown)
    return [plain_text(token) for token in found if token.type == "inline"]


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_seen_is_what_was_typed(text: str) -> None:
    written = {
        "- {}": escape.line(text), "| {} |\n|---|": escape.inside(text),
        "# {}": escape.heading(text),
    }  # fmt: skip
    for form, markdown in written.items():
        (shown,) = texts(f"{form.format(markdown)}\n")
        assert shown.replace(JOINER, "") == text
        assert escape.plain(without_joiners(markdown)) == text


def test_a_web_address_and_a_telephone_number_stay_whole() -> None:
    for text in (
        "https://x.nl/@jan/#12?a=b",
        ISSUE,
        "bel 0612345678",
        "a@b.nl",
        "om 12:30:45",
        "€ 5",
    ):
        assert JOINER not in escape.inside(text)


ISSUE = "https://github.com/common/eye/issues/12"


def test_an_address_of_github_itself_stays_an_address(template: Template, by: By) -> None:
    """It shows some of them shortened, as ``#12``, in conversations; where they lead stays.

    A joiner within would make of it another address, which is why there is none.
    """
    cmarkgfm = pytest.importorskip("cmarkgfm")
    page = render(add_card(Canvas(template), by, "regie", f"zie {ISSUE} daar"), Request())
    made = cmarkgfm.github_flavored_markdown_to_html(page)
    assert f'zie <a href="{ISSUE}">{ISSUE}</a> daar' in made
    parted = cmarkgfm.github_flavored_markdown_to_html(page.replace("/12", f"/{JOINER}12"))
    assert f'href="{ISSUE}"' not in parted
    if shutil.which("node") and (REMARK / "node_modules").is_dir():
        (read,) = _as_github([page])
        assert read["made"] == [ISSUE]


def _as_github(pages: list[str]) -> list[Any]:
    """Return what remark and its plugins make of pages."""
    ran = subprocess.run(
        ["node", "read.mjs"], cwd=REMARK, input=json.dumps(pages), capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    made: list[Any] = json.loads(ran.stdout)
    return made


def test_github_s_own_parser_reads_the_same_words(awkward: Canvas, template: Template) -> None:
    cmarkgfm = pytest.importorskip("cmarkgfm")
    for canvas in (awkward, canvas_from_tables(load("nl"), template)):
        for page in pages(canvas):
            made = cmarkgfm.github_flavored_markdown_to_html(page)
            assert not re.search("<del|<input|<sup|<section", made)
            shown = html.unescape(re.sub(r"<[^>]+>", "", made))
            assert "".join(shown.split()) == "".join("".join(texts(page)).split())


def test_remark_makes_nothing_more_of_them(awkward: Canvas, template: Template) -> None:
    if not (shutil.which("node") and (REMARK / "node_modules").is_dir()):
        pytest.skip("remark isn't installed: npm install in tests/exports/remark")
    wanted = [*pages(awkward), *pages(canvas_from_tables(load("nl"), template))]
    for page, read in zip(wanted, _as_github(wanted), strict=True):
        # A row of ten figures is a commit to remark; GitHub looks whether there is one.
        assert [one for one in read["made"] if "0612345678" not in one] == []
        numbers = [one.replace("0612345678", "0612345") for one in texts(page)]
        assert read["texts"] == numbers


def test_in_obsidian_nothing_is_hidden_marked_or_a_tag(awkward: Canvas) -> None:
    """By its documentation: comments, highlights, blocks, links, tags and formulas."""
    for page in pages(awkward):
        bare = re.sub(r"^(?:#+ |\| *-.*$)", "", page, flags=re.MULTILINE)
        assert not re.search(r"%%|==|(?<!\\)\[\[|(?<!\S)\^\w|(?<!\\)\$", bare)
        assert not re.search(r"(?<!\S)#[^\W\d]", bare)


def test_what_went_out_comes_back_as_it_was(awkward: Canvas, by: By) -> None:
    back = read_file(render(awkward, Request()), by=by, name="s.md").canvas
    assert {one.text for one in back.cards.values()} >= {*TEXTS}
    board = read_file(render(awkward, Request("jsoncanvas")), by=by, name="b.canvas").canvas
    assert {one.text for one in board.cards.values()} == {*TEXTS}
    assert {one.name for one in back.members.values()} == {*TEXTS}


def test_only_pages_for_readers_have_joiners(awkward: Canvas) -> None:
    assert JOINER in render(awkward, Request())
    assert JOINER not in render(awkward, Request(complete=True))
    for page in PAGES:
        for format in {*page.formats} - {"markdown", "word", "jsoncanvas"}:
            assert JOINER not in render(awkward, Request(format, page.id)), (page.id, format)
    assert JOINER.encode() not in file(awkward, Request("word"))


def test_a_body_calls_nobody_and_keeps_its_code(empty: Canvas, by: By) -> None:
    body = (
        "Vraag @jan of #12, `@code`, [dit](https://x.nl/@y) en :smile:.\n\n"
        "```\n@code #13\n```\n\n- @piet\n\n    @ingesprongen"
    )
    canvas = add_card(empty, by, "regie", "x", body=body)
    page = render(canvas, Request(places=("regie",)))
    for text in (f"@{JOINER}jan", f"#{JOINER}12", f"@{JOINER}piet"):
        assert text in page
    for text in ("`@code`", "(https://x.nl/@y)", "@code #13", ":smile:"):
        assert text in page
    back = read_file(page, by=by, name="s.md", into=empty).canvas
    assert [one.body for one in back.cards.values()] == [body]
