"""Copying as Markdown: a card, what is marked, a section, a block, or the whole canvas."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, cast

import exports
from board.i18n import pick
from board.model import Canvas, Ref
from board.refusal import Refused
from board.text import visible
from exports import Request
from tui.kit import sending
from tui.kit.picker import Choice, Picker
from tui.view.index import title_of

if TYPE_CHECKING:
    from tui.app import NetwerkApp
    from tui.screens.sheet.sheet_page import SheetPage

_SHORT = 40
"""Characters of a card's text in the list."""


class CopyScreen(Picker):
    """Asks what to copy; a letter is enough, and Enter takes what is most likely meant."""

    CSS = """
    CopyScreen { background: transparent; align: left bottom; }
    CopyScreen > Lines { width: 100%; height: 3; }
    """

    def __init__(self) -> None:
        super().__init__(self, "", [], self._copy)

    def on_mount(self) -> None:
        """Offer what there is at the cursor."""
        self.heading = self.say("copy.title")
        self.choices = offered(cast("NetwerkApp", self.app).sheet)
        self.draw()

    def _copy(self, what: str) -> None:
        sheet = cast("NetwerkApp", self.app).sheet
        sheet.run_worker(send(sheet, what), group="copy")


def offered(sheet: SheetPage) -> list[Choice]:
    """Return what can be copied from where the cursor is, the likeliest first."""
    say, language = sheet.say, sheet.say.language
    found: list[Choice] = []
    marked = sheet.state.marked
    if marked:
        found.append(_choice(sheet, "marked", say("sheet.marked", n=len(marked))))
    if sheet.thing is not None:
        title = visible(title_of(sheet.thing))
        found.append(_choice(sheet, "card", title[:_SHORT] + "…" * (len(title) > _SHORT)))
    place = sheet.canvas.template.place(sheet.place)
    if place is not None:
        if place.section is not None:
            found.append(_choice(sheet, "section", pick(place.section.title, language)))
        elif place.question is not None:
            found.append(_choice(sheet, "section", pick(place.question.text, language)))
        found.append(_choice(sheet, "block", pick(place.block.title, language)))
    found.append(_choice(sheet, "canvas", sheet.live.title()))
    return found


def _choice(sheet: SheetPage, what: str, name: str) -> Choice:
    label = sheet.say(f"copy.{what}")
    return Choice(what, f"{label}: {name}", sheet.say(f"copy.{what}.key"))


async def send(sheet: SheetPage, what: str) -> None:
    """Make the Markdown beside the keys, send it, keep a file of it, and say so in one line."""
    canvas, rev = sheet.live.workshop.canvas, sheet.live.workshop.rev
    name, make = _maker(sheet, what, canvas, rev)
    try:
        text = await asyncio.to_thread(make)
        if not text.strip():
            raise Refused("copy.nothing")
    except Refused as refusal:
        sheet.tell(sheet.say(refusal.key, **refusal.values), warning=True)
        return
    sent = sending.to_clipboard(sheet.app, text)
    path, problem = await asyncio.to_thread(sending.kept_beside, sheet.live, name, text)
    width = sheet.app.size.width
    said = sending.copied(sheet.say, sheet.say(f"copy.{what}.done"), sent, path, width)
    sheet.tell(f"{said} · {problem}" if problem else said, warning=bool(problem) or not sent.sent)


def _maker(sheet: SheetPage, what: str, canvas: Canvas, rev: int) -> tuple[str, Callable[[], str]]:
    """Return what the file is called and who makes the text."""
    request = Request(date=date.today().isoformat(), rev=rev, headings=canvas.info.language)
    canvas_name = sheet.live.workshop.file.name
    if what in ("card", "marked"):
        refs = _refs(sheet, what)
        # A name as for a place: the file is called after what is in it.
        named = request._replace(places=(sheet.say(f"copy.{what}.file"),))
        name = exports.file_name(canvas_name, named)
        return name, lambda: exports.cards_markdown(canvas, refs)
    place = canvas.template.place(sheet.place)
    if what in ("section", "block") and place is not None:
        path = place.block.id
        if what == "section":
            inner = place.section or place.question
            path = f"{path}.{inner.id}" if inner is not None else path
        request = request._replace(places=(path,))
    return exports.file_name(canvas_name, request), lambda: exports.render(canvas, request)


def _refs(sheet: SheetPage, what: str) -> tuple[Ref, ...]:
    if what == "marked":
        return sheet.scene.targets()
    return (sheet.state.cursor.ref,) if sheet.state.cursor.ref is not None else ()
