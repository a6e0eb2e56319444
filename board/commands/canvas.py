"""The canvas as a whole: making one, and what is said of it."""

from typing import Any

from board.commands.by import By
from board.i18n import LANGUAGES
from board.model import Canvas, Info
from board.refusal import Refused
from board.template import Template
from board.text import MAX_TEXT, one_line

_LINES = ("title", "phase", "purpose", "contact", "status")


def new_canvas(
    template: Template, by: By, title: str, language: str = "nl", *, purpose: str = ""
) -> Canvas:
    """Return an empty canvas on a template. Raises Refused without a title."""
    info = Info(template=template.id, template_version=template.version, created=by.at)
    canvas = Canvas(template=template, info=info)
    return set_info(canvas, by, title=title, language=language, purpose=purpose)


def set_info(canvas: Canvas, by: By, **fields: str) -> Canvas:
    """Set fields of the canvas: title, language, phase, purpose, contact, status.

    Raises Refused for a blank title, a language there is no template text in, or another field.
    """
    info = canvas.info
    for field, value in fields.items():
        if field == "language":
            value = value.strip().casefold()
            if value not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                raise Refused("canvas.language_unknown", text=fields[field], known=known)
        elif field in _LINES:
            value = one_line(value)
        else:
            raise Refused("canvas.no_such_field", field=field)
        if field == "title" and not value:
            raise Refused("canvas.untitled")
        if len(value.encode()) > MAX_TEXT:
            raise Refused("card.too_long", most=MAX_TEXT // 1024)
        one: Any = {field: value}
        info = info._replace(**one)
    return canvas if info == canvas.info else canvas._replace(info=info)
