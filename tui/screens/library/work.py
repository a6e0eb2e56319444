"""What the library does to canvases: make, rename, copy, and count what was talked about."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import normalize

from board import examples, templates
from board.change import Change, diff
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands.by import By, now
from board.commands.canvas import new_canvas, set_info
from board.coverage import Count, coverage
from board.i18n import pick
from board.model import Canvas
from board.refusal import Refused
from board.template import Template
from board.text import one_line

if TYPE_CHECKING:
    from store.canvasfile import CanvasFile
    from store.entries import Entry
    from tui.live.live import Session

_UNSAFE = re.compile(r"[\W_]+")
_LONGEST = 48
"""Characters of a file name made from a title; a name may have a few more."""


def name_of(title: str, taken: Collection[str], session: Session) -> str:
    """Return a name for the file of a canvas with this title, free in the library."""
    plain = normalize("NFC", one_line(title).casefold())
    plain = plain.replace("&", f" {session.texts('library.and')} ")
    base = _UNSAFE.sub("-", plain).strip("-")[:_LONGEST].strip("-") or "canvas"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def by(session: Session) -> By:
    """Return who acts, now."""
    return now(session.settings.who)


def choices(session: Session) -> list[Template]:
    """Return the templates a new canvas can have, the usual one first."""
    return templates.available(session.settings.template_folders)


def create(session: Session, title: str, template: Template) -> str:
    """Make an empty canvas and return its name. Raises Refused without a title."""
    one = by(session)
    canvas = new_canvas(template, one, title, session.texts.language)
    name = name_of(title, session.library.names(), session)
    session.library.create(name, canvas_to_tables(canvas), one)
    return name


def create_example(session: Session) -> str:
    """Put the filled example in the library and return its name."""
    language = session.texts.language
    tables = examples.load(language)
    name = name_of(session.texts("library.example_name"), session.library.names(), session)
    session.library.create(name, tables, by(session))
    return name


def duplicate(session: Session, name: str, title: str) -> str:
    """Copy a canvas under another title and return the name of the copy."""
    _refuse_untitled(title)
    new = name_of(title, session.library.names(), session)
    file = session.library.duplicate(name, new, by(session))
    _retitle(session, file, title)
    return new


def rename(session: Session, name: str, title: str) -> str:
    """Give a canvas another title, and its file a name to go with it; return that name.

    The canvas must not be open here.
    """
    _refuse_untitled(title)
    others = [one for one in session.library.names() if one != name]
    new = name_of(title, others, session)
    file = session.library.rename(name, new)
    _retitle(session, file, title)
    return new


def _refuse_untitled(title: str) -> None:
    if not one_line(title):
        raise Refused("canvas.untitled")


def _retitle(session: Session, file: CanvasFile, title: str) -> None:
    canvas = canvas_in(session, file)
    one = by(session)
    deltas = diff(canvas, set_info(canvas, one, title=title))
    if deltas:
        file.commit(Change("canvas.info", deltas, one_line(title)[:80]), one)


def canvas_in(session: Session, file: CanvasFile) -> Canvas:
    """Read a canvas. Raises StoreError or Refused."""
    tables = file.read().tables
    info = tables.get("canvas", {}).get("canvas", {})
    template = templates.load(
        str(info.get("template", "netwerk")),
        session.settings.template_folders,
        version=int(info.get("template_version", 1)),
    )
    return canvas_from_tables(tables, template)


def counted(session: Session, entry: Entry) -> Count:
    """Return how many guiding questions of a canvas are answered. Raises StoreError, Refused."""
    return coverage(canvas_in(session, session.library.open(entry.name))).whole


def template_name(template: Template, language: str) -> str:
    """Return what a template is called."""
    return pick(template.name, language)
