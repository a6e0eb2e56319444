"""Every page there is: its id, its Dutch name, and who makes it in which format.

A new page is one entry here and one function; the command line and the preview offer exactly what
stands in ``PAGES``. Titles and descriptions are in the catalogue ``pages`` as ``page.ID`` and
``page.ID.about``. The functions import what they need when they are called, so that asking what
there is costs next to nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from board import hidden
from board.model import ACTIVE, MARK_TERM, Canvas, Card, Coalition, Ref
from board.places import resolve
from board.refusal import Refused
from exports import bounds
from exports.request import (
    CSV,
    FORMATS,
    GRAPHML,
    HTML,
    ICALENDAR,
    JSON,
    JSONCANVAS,
    MARKDOWN,
    PAPERS,
    WORD,
    LeftOut,
    Request,
)

Maker: TypeAlias = Callable[[Canvas, Request], str]
About: TypeAlias = Callable[[Card | Coalition], bool]


def _anything(thing: Card | Coalition) -> bool:
    return True


def _is_card(thing: Card | Coalition) -> bool:
    return isinstance(thing, Card)


def _is_coalition(thing: Card | Coalition) -> bool:
    return isinstance(thing, Coalition)


def _asks_meaning(thing: Card | Coalition) -> bool:
    return MARK_TERM in thing.marks and thing.state == ACTIVE


class PageKind(NamedTuple):
    """One kind of page; ``name`` is what it is called in Dutch on a command line."""

    id: str
    name: str
    makers: Mapping[str, Maker]
    """Per format who makes it. What is made in Markdown can be had in HTML and Word as well."""
    counts: tuple[str, ...] = ()
    """The fields of ``LeftOut`` that this page leaves out by default."""
    about: About = _anything
    """Which things could be on it at all."""
    by_place: bool = True
    """Whether it can be made of a selection of places."""
    by_member: bool = False
    """Whether it is made for one member."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats it can be had in, its own first."""
        return (*self.makers, HTML, WORD) if MARKDOWN in self.makers else (*self.makers,)


def _summary(canvas: Canvas, request: Request) -> str:
    if request.complete:
        from exports.markdown import complete

        return complete.render(canvas, request)
    from exports.markdown import summary

    return summary.render(canvas, request)


def _glossary(canvas: Canvas, request: Request) -> str:
    from exports.markdown import glossary

    return glossary.render(canvas, request)


def _worksheet(canvas: Canvas, request: Request) -> str:
    from exports.markdown import worksheet

    return worksheet.render(canvas, request)


def _network(canvas: Canvas, request: Request) -> str:
    from exports.markdown import network

    return network.render(canvas, request)


def _check(canvas: Canvas, request: Request) -> str:
    from exports.markdown import check

    return check.render(canvas, request)


def _agreements(canvas: Canvas, request: Request) -> str:
    from exports.markdown import agreed

    return agreed.render(canvas, request)


def _minutes(canvas: Canvas, request: Request) -> str:
    from exports.markdown import minutes

    return minutes.render(canvas, request)


def _agenda(canvas: Canvas, request: Request) -> str:
    from exports.markdown import agenda

    return agenda.render(canvas, request)


def _last_time(canvas: Canvas, request: Request) -> str:
    from exports.markdown import last_time

    return last_time.render(canvas, request)


def _comparison(canvas: Canvas, request: Request) -> str:
    from exports.markdown import comparison

    return comparison.render(canvas, request)


def _report(canvas: Canvas, request: Request) -> str:
    from exports.markdown import report

    return report.render(canvas, request)


def _poster(canvas: Canvas, request: Request) -> str:
    from exports.html import poster

    return poster.render(canvas, request)


def _json(canvas: Canvas, request: Request) -> str:
    from exports import json_

    return json_.render(canvas, request.hidden, request.states)


def _jsoncanvas(canvas: Canvas, request: Request) -> str:
    from exports import jsoncanvas

    return jsoncanvas.render(canvas, request)


def _csv_cards(canvas: Canvas, request: Request) -> str:
    from exports import csv_

    return csv_.cards(canvas, request)


def _csv_members(canvas: Canvas, request: Request) -> str:
    from exports import csv_

    return csv_.members(canvas, request)


def _csv_coalitions(canvas: Canvas, request: Request) -> str:
    from exports import csv_

    return csv_.coalitions(canvas, request)


def _csv_actions(canvas: Canvas, request: Request) -> str:
    from exports import csv_agreed

    return csv_agreed.actions(canvas, request)


def _calendar(canvas: Canvas, request: Request) -> str:
    from exports import ics

    return ics.render(canvas, request)


def _graph(canvas: Canvas, request: Request) -> str:
    from exports import graph

    return graph.graphml(canvas, request)


def _nodes(canvas: Canvas, request: Request) -> str:
    from exports import graph

    return graph.nodes(canvas, request)


def _edges(canvas: Canvas, request: Request) -> str:
    from exports import graph

    return graph.edges(canvas, request)


_CARDS = ("authors", "parked", "room")
_WAITING = ("parked", "room")
_PLAIN = Request()

_EXACT = (JSON, JSONCANVAS, CSV, GRAPHML)
"""Formats that programs read: there nothing is cut."""

PAGES: tuple[PageKind, ...] = (
    PageKind("summary", "samenvatting", {MARKDOWN: _summary}, _CARDS),
    PageKind(
        "glossary", "begrippen", {MARKDOWN: _glossary}, ("room",), _asks_meaning, by_place=False
    ),
    PageKind("worksheet", "vragenlijst", {MARKDOWN: _worksheet}),
    PageKind("network", "netwerk", {MARKDOWN: _network}, _CARDS, _is_coalition, by_place=False),
    PageKind("agreements", "besluiten", {MARKDOWN: _agreements}, _WAITING, by_place=False),
    PageKind("minutes", "verslag", {MARKDOWN: _minutes}, ("room",), by_place=False),
    PageKind("agenda", "agenda", {MARKDOWN: _agenda}, by_place=False),
    PageKind("last-time", "vorige-keer", {MARKDOWN: _last_time}, _WAITING, by_place=False),
    PageKind("comparison", "vergelijking", {MARKDOWN: _comparison}, _WAITING, by_place=False),
    PageKind("report", "terugkoppeling", {MARKDOWN: _report}, by_place=False, by_member=True),
    PageKind("check", "vitaliteit", {MARKDOWN: _check}, ("facilitator",), by_place=False),
    PageKind("poster", "poster", {HTML: _poster}, _CARDS),
    PageKind("canvas", "canvas", {JSON: _json}, by_place=False),
    PageKind("board", "bord", {JSONCANVAS: _jsoncanvas}, _CARDS),
    PageKind(
        "calendar", "kalender", {ICALENDAR: _calendar}, ("room",), _is_coalition, by_place=False
    ),
    PageKind("graph", "graaf", {GRAPHML: _graph}, _WAITING, _is_coalition, by_place=False),
    PageKind("cards", "kaarten", {CSV: _csv_cards}, _CARDS, _is_card),
    PageKind("members", "deelnemers", {CSV: _csv_members}, by_place=False),
    PageKind("coalitions", "coalities", {CSV: _csv_coalitions}, _CARDS, _is_coalition),
    PageKind("actions", "acties", {CSV: _csv_actions}, by_place=False),
    PageKind("nodes", "knopen", {CSV: _nodes}, _WAITING, _is_coalition, by_place=False),
    PageKind("edges", "verbindingen", {CSV: _edges}, _WAITING, _is_coalition, by_place=False),
)


def pages(format: str) -> list[PageKind]:
    """Return the pages a format can be made in, its own pages first."""
    found = [page for page in PAGES if format in page.formats]
    return sorted(found, key=lambda page: format not in page.makers)


def page_of(request: Request) -> PageKind:
    """Return the page a request is for.

    Without a page it is the format's own. Raises Refused for an unknown format or page, and for
    a page that isn't made in this format.
    """
    if request.format not in FORMATS:
        raise Refused("export.format_unknown", text=request.format, known=", ".join(FORMATS))
    offered = pages(request.format)
    wanted = request.page.strip().casefold()
    if not wanted:
        return offered[0]
    for page in offered:
        if wanted in (page.id, page.name):
            return page
    known = ", ".join(page.id for page in offered)
    for page in PAGES:
        if wanted in (page.id, page.name):
            formats = ", ".join(page.formats)
            raise Refused("export.page_format", page=wanted, format=request.format, formats=formats)
    raise Refused("export.page_unknown", text=request.page, known=known)


def settled(canvas: Canvas, request: Request) -> tuple[PageKind, Request]:
    """Return the page, and the request with its places as paths. Raises Refused."""
    page = page_of(request)
    places = tuple(dict.fromkeys(resolve(canvas.template, place) for place in request.places))
    if places and not page.by_place:
        raise Refused("export.page_is_whole", page=request.page.strip() or page.id)
    if request.complete and (places or page.id != "summary" or request.format != MARKDOWN):
        raise Refused("export.complete_is_whole")
    paper = request.paper.strip().casefold()
    if paper and page.id != "poster":
        raise Refused("export.paper_is_for_posters", page=request.page.strip() or page.id)
    if paper and paper not in PAPERS:
        raise Refused("export.paper_unknown", text=request.paper, known=", ".join(PAPERS))
    return page, request._replace(page=page.id, places=places, paper=paper)


def render(canvas: Canvas, request: Request) -> str:
    """Return the page asked for, as text that ends with one line break.

    Nothing that is hidden is on any page; pages with room for it say how many cards are. Raises
    Refused, also for Word, which is no text (``file``).
    """
    return _Leaving(canvas).text(request)


def file(canvas: Canvas, request: Request) -> bytes:
    """Return the page asked for as a file holds it.

    Raises Refused, also for Word where what makes it isn't installed.
    """
    return _Leaving(canvas).file(request)


def files_of(canvas: Canvas, requests: Iterable[Request]) -> list[bytes]:
    """Return several pages of a canvas as files hold them. Raises Refused where one can't be."""
    leaving = _Leaving(canvas)
    return [leaving.file(request) for request in requests]


class _Leaving:
    """A canvas on its way out: what holds for all of its pages is worked out once."""

    def __init__(self, canvas: Canvas) -> None:
        self.kept = canvas
        self.hidden = hidden.count(canvas)
        self.exact = hidden.without_hidden(canvas)

    @cached_property
    def readable(self) -> Canvas:
        """The canvas for who reads a page: its lines are of a length that one could read."""
        return bounds.cut(self.exact)

    @cached_property
    def masked(self) -> Canvas:
        """The same with what is hidden on it, as it may be seen."""
        masked = hidden.masked(self.kept)
        return self.readable if masked is self.exact else bounds.cut(masked)

    def text(self, request: Request) -> str:
        """Return a page as text."""
        page, request = settled(self.exact, request)
        if request.format in page.makers:
            return self._made(page, request, request.format)
        if request.format == WORD:
            raise Refused("export.word_is_a_file")
        from exports.html.document import document

        return document(self._bare(page, request), *self._named(page, request))

    def file(self, request: Request) -> bytes:
        """Return a page as a file holds it."""
        page, request = settled(self.exact, request)
        if request.format != WORD:
            return self.text(request).encode("utf-8", "replace")
        from exports.word import document

        return document(self._bare(page, request), *self._named(page, request))

    def _made(self, page: PageKind, request: Request, format: str) -> str:
        """Return a page in a format of its own."""
        exact = request.complete or format in _EXACT
        canvas = self.exact if exact else self.readable
        return page.makers[format](canvas, request._replace(hidden=self.hidden, whole=self.masked))

    def _bare(self, page: PageKind, request: Request) -> str:
        """Return the Markdown of another format, without what only Markdown can show."""
        from exports.markdown.joiners import without_joiners

        bare = request._replace(front_matter=False, diagram=False)
        return without_joiners(self._made(page, bare, MARKDOWN))

    def _named(self, page: PageKind, request: Request) -> tuple[str, str]:
        """Return the title of a document and its language."""
        from exports.page_texts import page_texts

        language, name = request.language(self.exact), self.readable.info.title
        title = page_texts(language)(f"page.{page.id}")
        return (f"{title} – {name}" if name else title), language


def left_out(canvas: Canvas, request: Request) -> LeftOut:
    """Return how much of the canvas stays out of the page asked for. Raises Refused."""
    page, request = settled(canvas, request)
    out = LeftOut()
    if not request.complete:
        from exports.omitted import count

        request = request._replace(whole=hidden.masked(canvas))
        out = count(hidden.without_hidden(canvas), request, page.counts, page.about)
    return out._replace(hidden=hidden.count(canvas))


def cards_markdown(canvas: Canvas, refs: Iterable[Ref], request: Request = _PLAIN) -> str:
    """Return a few things as Markdown for the clipboard (``exports.markdown.selection``).

    What is hidden among them is masked.
    """
    from exports.markdown import selection

    return selection.render(hidden.masked(canvas), refs, request)
