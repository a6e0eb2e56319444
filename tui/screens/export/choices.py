"""What can be chosen of an export: rows of a choice and its value, made from the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import exports
from board import people
from board.i18n import LANGUAGES, Texts, pick
from board.model import Canvas, Member
from exports import LeftOut, Request
from exports.page_texts import page_texts
from exports.request import PAPERS

PAGE, FORMAT, PLACES, HEADINGS = "page", "format", "places", "headings"
MEMBER, PAPER = "member", "paper"
SWITCHES = ("complete", "front_matter", "diagram", "authors", "parked", "room", "facilitator")
"""Fields of a request that are on or off."""

_KEPT = (PAGE, FORMAT, HEADINGS, PAPER, "complete", "front_matter", "diagram", "authors", "parked")
"""What is remembered from one export to the next. Not what was for the room or the facilitator
only: that leaves when somebody asks for it, each time anew."""

_WITH_DIAGRAM = ("summary", "network")
_FORMAT_NAMES = {
    "markdown": "Markdown",
    "html": "HTML",
    "word": "Word",
    "json": "JSON",
    "jsoncanvas": "JSON Canvas",
    "csv": "CSV",
    "icalendar": "iCalendar",
    "graphml": "GraphML",
}


class ExportOption(NamedTuple):
    """One choice: what it is called and what it stands at."""

    id: str
    label: str
    value: str
    on: bool | None = None
    """For a switch, whether it is on."""


def page_title(page: str, format: str, language: str) -> str:
    """Return what a page in a format is called."""
    return f"{page_texts(language)(f'page.{page}')} · {_FORMAT_NAMES[format]}"


def page_about(page: str, language: str) -> str:
    """Return what a page is for."""
    return page_texts(language)(f"page.{page}.about")


def options(canvas: Canvas, request: Request, left: LeftOut, say: Texts) -> list[ExportOption]:
    """Return the choices that matter for the page that is chosen."""
    page = next(one for one in exports.PAGES if one.id == request.page)
    markdown = request.format == "markdown"
    found = [ExportOption(PAGE, say("export.page"), page_texts(say.language)(f"page.{page.id}"))]
    found.append(ExportOption(FORMAT, say("export.format"), _FORMAT_NAMES[request.format]))
    if page.by_place and not request.complete:
        found.append(ExportOption(PLACES, say("export.places"), _places(canvas, request, say)))
    if page.by_member:
        found.append(ExportOption(MEMBER, say("export.member"), member_name(canvas, request)))
    if page.id == "poster":
        found.append(ExportOption(PAPER, say("export.paper"), (request.paper or PAPERS[0]).upper()))
    if request.format not in ("json", "jsoncanvas", "graphml"):
        language = say(f"export.language.{request.headings}")
        found.append(ExportOption(HEADINGS, say("export.headings"), language))
    switches: list[str] = []
    if page.id == "summary" and markdown and not request.places:
        switches.append("complete")
    if not request.complete:
        switches += page.counts
    if markdown:
        switches.append("front_matter")
        if page.id in _WITH_DIAGRAM:
            switches.append("diagram")
    found += [_switch(request, name, left, say) for name in switches]
    return found


def _switch(request: Request, name: str, left: LeftOut, say: Texts) -> ExportOption:
    on = bool(getattr(request, name))
    out = getattr(left, name, 0)
    value = say("export.on") if on else say("export.left", n=out) if out else say("export.off")
    return ExportOption(name, say(f"export.{name}"), value, on)


def _places(canvas: Canvas, request: Request, say: Texts) -> str:
    if not request.places:
        return say("export.places.all")
    names = [name for path, name in places(canvas, say.language) if path in request.places]
    return ", ".join(name.strip() for name in names)


def places(canvas: Canvas, language: str) -> list[tuple[str, str]]:
    """Return the blocks and sections by path, sections set in under their block."""
    found: list[tuple[str, str]] = []
    for block in sorted(canvas.template.blocks, key=lambda block: block.number):
        found.append((block.id, pick(block.title, language)))
        for section in block.sections:
            found.append((f"{block.id}.{section.id}", "  " + pick(section.title, language)))
    return found


def members(canvas: Canvas) -> list[Member]:
    """Return whom a page can be for: who takes part in the network."""
    return people.active_members(canvas)


def member_name(canvas: Canvas, request: Request) -> str:
    """Return the name of the member a page is for, or a dash."""
    member = canvas.members.get(request.member)
    return member.name if member else "–"


def for_someone(canvas: Canvas, request: Request, by: int = 0) -> Request:
    """Return the request for a member there is, where its page needs one.

    That is the same one, or the first; ``by`` turns to the next or the one before.
    """
    page = next(one for one in exports.PAGES if one.id == request.page)
    offered = [one.id for one in members(canvas)] if page.by_member else []
    if not offered:
        return request._replace(member="")
    return request._replace(member=_next(offered, request.member, by))


def turned(request: Request, option: str, by: int) -> Request:
    """Return the request with one choice turned to its next value, or to the one before."""
    if option == PAGE:
        return with_page(request, _next([page.id for page in exports.PAGES], request.page, by))
    if option == FORMAT:
        page = next(one for one in exports.PAGES if one.id == request.page)
        return mended(request._replace(format=_next(page.formats, request.format, by)))
    if option == HEADINGS:
        at = LANGUAGES.index(request.headings)
        return request._replace(headings=LANGUAGES[(at + by) % len(LANGUAGES)])
    if option == PAPER:
        return request._replace(paper=_next(PAPERS, request.paper or PAPERS[0], by))
    if option in SWITCHES:
        changed: Any = {option: not getattr(request, option)}
        return mended(request._replace(**changed))
    return request


def _next(offered: Sequence[str], here: str, by: int) -> str:
    at = offered.index(here) if here in offered else 0
    return offered[(at + by) % len(offered)]


def with_page(request: Request, page: str) -> Request:
    """Return the request for another page, in the same format where it can be had in that."""
    return mended(request._replace(page=page))


def mended(request: Request) -> Request:
    """Let go of what the page can't have together: the complete form is of the whole canvas."""
    page = next(one for one in exports.PAGES if one.id == request.page)
    if request.format not in page.formats:
        request = request._replace(format=page.formats[0])
    if page.id != "summary" or request.format != "markdown":
        request = request._replace(complete=False)
    if page.id != "poster":
        request = request._replace(paper="")
    if not page.by_place or request.complete:
        request = request._replace(places=())
    return request


def remembered(canvas: Canvas, known: object, date: str, rev: int) -> Request:
    """Return the request of the last time, as far as it still makes sense."""
    request = Request("markdown", exports.PAGES[0].id, headings=canvas.info.language)
    if isinstance(known, Mapping):
        if (known.get(PAGE), known.get(FORMAT)) in _offered():
            request = request._replace(page=str(known[PAGE]), format=str(known[FORMAT]))
        kept: dict[str, Any] = {
            name: known[name]
            for name in _KEPT
            if name in SWITCHES and isinstance(known.get(name), bool)
        }
        request = request._replace(**kept)
        if known.get(HEADINGS) in LANGUAGES and known.get("canvas") == canvas.info.language:
            request = request._replace(headings=str(known[HEADINGS]))
        if known.get(PAPER) in PAPERS:
            request = request._replace(paper=str(known[PAPER]))
        places_then = known.get(PLACES)
        if isinstance(places_then, Sequence) and not isinstance(places_then, str):
            there = tuple(str(one) for one in places_then if str(one) in canvas.template.places)
            request = request._replace(places=there)
    if request.headings not in LANGUAGES:
        request = request._replace(headings=LANGUAGES[0])
    return mended(request._replace(date=date, rev=rev))


def _offered() -> list[tuple[str, str]]:
    return [(page.id, format) for page in exports.PAGES for format in page.formats]


def to_remember(canvas: Canvas, request: Request) -> dict[str, Any]:
    """Return what of a request is worth having again."""
    kept = {name: getattr(request, name) for name in _KEPT}
    return {**kept, PLACES: list(request.places), "canvas": canvas.info.language}


def left_line(left: LeftOut, say: Texts) -> str:
    """Return in one line how much stays out."""
    parts = [say(f"export.out.{name}", n=n) for name, n in left._asdict().items() if n]
    return say("export.out", what=" · ".join(parts)) if parts else say("export.out.nothing")
