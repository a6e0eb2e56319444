"""What the library does to canvases: make, rename, copy, and count what was talked about."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import normalize

from board import examples, templates
from board.change import Change, diff
from board.codec import canvas_to_tables
from board.commands.by import By, now
from board.commands.canvas import new_canvas, set_info
from board.coverage import Count, coverage
from board.i18n import pick
from board.loading import canvas_of
from board.model import Canvas
from board.refusal import Refused
from board.template import Template
from board.text import one_line

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from store.library import Sketch
    from tui.live.live import Live

_UNSAFE = re.compile(r"[\W_]+")
_LONGEST = 48
"""Characters of a file name made from a title; a name may have a few more."""


def name_of(title: str, taken: Collection[str], live: Live) -> str:
    """Return a name for the file of a canvas with this title, free in the library."""
    plain = normalize("NFC", one_line(title).casefold())
    plain = plain.replace("&", f" {live.texts('library.and')} ")
    base = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "canvas"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def by(live: Live) -> By:
    """Return who acts, now."""
    return now(live.settings.who)


def choices(live: Live) -> list[Template]:
    """Return the templates a new canvas can have, the usual one first."""
    return templates.available(live.settings.template_folders)


def create(live: Live, title: str, template: Template) -> str:
    """Make an empty canvas and return its name. Raises Refused without a title."""
    one = by(live)
    canvas = new_canvas(template, one, title, live.texts.language)
    name = name_of(title, live.library.names(), live)
    live.library.create(name, canvas_to_tables(canvas), one)
    return name


def create_example(live: Live) -> str:
    """Put the filled example in the library and return its name."""
    language = live.texts.language
    tables = examples.load(language)
    name = name_of(live.texts("library.example_name"), live.library.names(), live)
    live.library.create(name, tables, by(live)).keep_sessions(examples.session_states(language))
    return name


def duplicate(live: Live, name: str, title: str) -> str:
    """Copy a canvas under another title and return the name of the copy."""
    _refuse_untitled(title)
    new = name_of(title, live.library.names(), live)
    file = live.library.duplicate(name, new, by(live))
    _retitle(live, file, title)
    return new


def rename(live: Live, name: str, title: str) -> str:
    """Give a canvas another title, and its file a name to go with it; return that name.

    The canvas must not be open here.
    """
    _refuse_untitled(title)
    others = [one for one in live.library.names() if one != name]
    new = name_of(title, others, live)
    file = live.library.rename(name, new)
    _retitle(live, file, title)
    return new


def _refuse_untitled(title: str) -> None:
    if not one_line(title):
        raise Refused("canvas.untitled")


def _retitle(live: Live, file: StoredCanvas, title: str) -> None:
    canvas = canvas_in(live, file)
    one = by(live)
    deltas = diff(canvas, set_info(canvas, one, title=title))
    if deltas:
        file.commit(Change("canvas.info", deltas, one_line(title)[:80]), one)


def canvas_in(live: Live, file: StoredCanvas) -> Canvas:
    """Read a canvas. Raises StoreError or Refused."""
    return canvas_of(file.read().tables, live.settings.template_folders)


def counted(live: Live, sketch: Sketch) -> Count:
    """Return how many guiding questions of a canvas are answered; of one that is damaged none."""
    if sketch.error is not None:
        return Count(0, 0)
    try:
        return coverage(canvas_of(sketch.tables, live.settings.template_folders)).whole
    except Refused:
        return Count(0, 0)


def template_name(template: Template, language: str) -> str:
    """Return what a template is called."""
    return pick(template.name, language)
