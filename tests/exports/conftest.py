"""A filled canvas to make pages of, and a reader of Markdown that others use."""

from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from board.commands.by import By
from board.commands.canvas import new_canvas, set_info
from board.commands.cards import add_card, edit_card, link, set_status
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.items import add_dots, park, toggle_mark
from board.commands.members import add_member, set_member
from board.commands.paradoxes import answer_row, set_note
from board.commands.terms import add_term
from board.model import Canvas, Ref
from board.template import Template
from board.templates import load
from exports.markdown.joiners import without_joiners
from exports.read import Incoming, read_file


@pytest.fixture(scope="session")
def template() -> Template:
    return load("netwerk")


@pytest.fixture(scope="session")
def by() -> By:
    return By("anna", "2026-03-17T09:30:00Z")


@pytest.fixture
def empty(template: Template, by: By) -> Canvas:
    """A canvas with a title and nothing else."""
    return new_canvas(template, by, "Jong & Werk", "nl")


@pytest.fixture
def filled(empty: Canvas, by: By) -> Canvas:
    """A network with a bit of everything, and some things that must stay inside."""
    canvas = set_info(
        empty, by, purpose="Geen jongere uit beeld", status="concept", contact="de coördinator"
    )
    canvas = add_member(canvas, by, "ROC Oostland", id="roc", role="kernspeler")
    canvas = set_member(canvas, by, "roc", brings="loopbaancoaches", gets="leerbanen", core=True)
    canvas = add_member(canvas, by, "Bouwmensen | Oost", id="bouw")
    canvas = add_card(
        canvas, by, "identiteit.passie.thema", "Geen jongere van de kaart", id="kaart"
    )
    canvas = add_dots(canvas, by, [Ref("cards", "kaart")], 3)
    canvas = add_card(
        canvas, by, "identiteit.ambitie", "In 2028 de helft", id="helft", body="Uit:\n\n- a"
    )
    canvas = add_card(canvas, by, "spelregels.besluiten", "Zonder bezwaar", id="regel")
    canvas = set_status(canvas, by, ["regel"], "agreed")
    canvas = link(canvas, by, "regel", "kaart")
    canvas = add_card(canvas, by, "regie.zorg", "Iedereen is moe van Piet", id="zaal")
    canvas = toggle_mark(canvas, by, [Ref("cards", "zaal")], "room")
    canvas = add_card(canvas, by, "organisatie.waar", "Een eigen pand", id="pand")
    canvas = park(canvas, by, [Ref("cards", "pand")], "te duur")
    canvas = add_coalition(canvas, by, "Leerbaan in 10 dagen", form="project", id="leer")
    canvas = set_coalition(
        canvas, by, "leer", core="ROC Oostland", others="UWV (van buiten)", end="2026-10-01",
        target_group="jongeren zonder diploma", progress="active", follows=("kaart",),
    )  # fmt: skip
    canvas = add_term(canvas, by, "uit beeld", "niet op school, niet aan het werk")
    canvas = answer_row(canvas, by, "1", 0, "-2 0 3 x")
    canvas = set_note(canvas, by, "1", "Gezelligheid wint")
    return edit_card(canvas, by, "kaart", text="Geen jongere van de kaart")


@pytest.fixture
def read(by: By) -> Callable[..., Incoming]:
    """Read a text or bytes as a file, with the options of ``read_file``."""

    def read(text: str | bytes, **options: Any) -> Incoming:
        return read_file(text, by=by, **options)

    return read


Tokens = list[Any]


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Tokens]:
    """Parse Markdown as the checker of the exports does: CommonMark with tables."""
    return MarkdownIt("commonmark").enable("table").parse


@pytest.fixture(scope="session")
def shown(parse: Callable[[str], Tokens]) -> Callable[[str], list[str]]:
    """Return the text of every list item's first line and of every table cell, as read."""

    def shown(markdown: str) -> list[str]:
        found = (plain_text(token) for token in parse(markdown) if token.type == "inline")
        return [*map(without_joiners, found)]  # Nobody sees them.

    return shown


def plain_text(token: Any) -> str:
    """Return what a reader sees of an inline token, marks and all left out."""
    kinds = ("text", "text_special", "code_inline")
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else child.content
        for child in token.children
        if child.type in kinds or child.type in ("softbreak", "hardbreak")
    )
