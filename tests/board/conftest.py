"""The real template, a clock that stands still, and a canvas with something on it."""

import re
from collections.abc import Callable

import pytest

from board import codec, examples, templates
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.model import Canvas
from board.refusal import Refused
from board.template import Template

Refuses = Callable[[str], pytest.RaisesExc[Refused]]


@pytest.fixture
def netwerk() -> Template:
    return templates.load("netwerk")


@pytest.fixture
def anna() -> By:
    return By("anna", "2026-03-17T09:30:00Z")


@pytest.fixture
def bram() -> By:
    """Someone else, later."""
    return By("bram", "2026-03-17T10:00:00Z")


@pytest.fixture
def blank(netwerk: Template, anna: By) -> Canvas:
    return new_canvas(netwerk, anna, "Jong & Werk")


@pytest.fixture
def example(netwerk: Template) -> Canvas:
    """The filled example, forty cards."""
    return codec.canvas_from_tables(examples.load("nl"), netwerk)


@pytest.fixture
def refused() -> Refuses:
    """Expects a refusal with this key: ``with refused("card.blank"): ...``."""
    return lambda key: pytest.raises(Refused, match=rf"^{re.escape(key)}\(")
