"""What the tests of the screen share: a canvas to look at, made by the real commands."""

from collections.abc import Callable

import pytest

from board import templates
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_card
from board.commands.coalitions import add_coalition
from board.i18n import Texts
from board.model import Canvas
from tui.texts import SCREEN
from tui.view.cells import Builder
from tui.view.index import Index

BY = By("anna", "2026-03-17T09:30:00Z")


def filled(texts: list[str], template: str = "netwerk") -> Canvas:
    """A canvas with these texts dealt out over its guiding questions, some open."""
    canvas = new_canvas(templates.load(template), BY, "Netwerk Jong & Werk", "nl")
    places = [place.path for place in canvas.template.questions()]
    for number, text in enumerate(texts):
        canvas = add_card(canvas, BY, places[number * 3 % len(places)], text)
    return canvas


@pytest.fixture
def make_canvas() -> Callable[..., Canvas]:
    return filled


@pytest.fixture
def say() -> Texts:
    return Texts("nl", SCREEN)


@pytest.fixture
def builder(say: Texts) -> Builder:
    canvas = filled([f"Kaart {number}" for number in range(40)])
    for title in ("Leerbaan in 10 dagen", "Ouders aan tafel", "Werkcafé"):
        canvas = add_coalition(canvas, BY, title, form="project")
    return Builder(Index(canvas), say)
