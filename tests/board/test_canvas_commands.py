"""Making a canvas and saying what it is."""

from collections.abc import Callable
from typing import Any

import pytest

from board import templates
from board.commands.by import By
from board.commands.canvas import new_canvas, set_info
from board.model import Canvas, Info

Refuses = Callable[[str], Any]


def test_a_new_canvas_knows_its_template(anna: By) -> None:
    canvas = new_canvas(templates.load("businessmodel"), anna, " Bakkerij\n", "en", purpose="Groei")
    assert canvas.info == Info(
        title="Bakkerij",
        template="businessmodel",
        template_version=1,
        language="en",
        purpose="Groei",
        created=anna.at,
    )


def test_what_is_said_of_it_can_change(blank: Canvas, anna: By) -> None:
    info = set_info(blank, anna, phase="ontwikkelen", contact="Marleen", language="EN").info
    assert (info.phase, info.contact, info.language) == ("ontwikkelen", "Marleen", "en")
    assert set_info(blank, anna, title=blank.info.title) is blank


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("title", "  ", "canvas.untitled"),
        ("language", "de", "canvas.language_unknown"),
        ("template", "businessmodel", "canvas.no_such_field"),
        ("contact", "x" * 70_000, "card.too_long"),
    ],
)
def test_what_cannot_be_is_refused(
    blank: Canvas, anna: By, refused: Refuses, field: str, value: str, key: str
) -> None:
    with refused(key):
        set_info(blank, anna, **{field: value})
