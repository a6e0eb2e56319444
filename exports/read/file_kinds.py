"""From a file's bytes to a canvas with it on: which kind it is, who reads it, where it goes."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from board import templates
from board.commands.by import By
from board.model import NOTHING, PARKED, REMOVED, TABLES, Canvas, Card
from board.refusal import Refused
from board.snapshots import of_closings
from board.template import Template
from board.text import one_line, storable
from exports.read import snapshots
from exports.read.incoming import ImportProblem, Incoming, IncomingText, Progress, Read
from exports.read.joining import joined

KINDS = ("json", "markdown", "worksheet", "csv", "lines", "jsoncanvas")

MOST_BYTES = 16 * 1024 * 1024
"""No file above this is read; a canvas of 10,000 cards is some 3 MB of JSON."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How files of text processors and spreadsheets begin, the new and the old ones."""

_LOGS = (".history.jsonl", ".sessions.jsonl")
"""What lies beside the file that a canvas is kept in."""

_NO_CARDS = {
    "begin:vcalendar": "import.calendar",
    "<!doctype html": "import.web_page",
    "<html": "import.web_page",
    "<?xml": "import.xml",
    "<graphml": "import.xml",
}
"""How files begin that leave here, or come from elsewhere, and have no cards to be told apart."""

_MARKDOWN = (".md", ".markdown", ".mdown")
_TABLE = (".csv", ".tsv")


def read_file(
    data: bytes | str,
    *,
    by: By,
    name: str = "",
    kind: str = "",
    into: Canvas | None = None,
    template: Template | None = None,
    folders: Sequence[Path] = (),
    language: str = "nl",
    place: str = "",
    progress: Progress | None = None,
    columns: Mapping[str, str] = NOTHING,
) -> Incoming:
    """Read a file into a canvas, or into a new one.

    ``kind`` is one of ``KINDS``; without it the name and the text tell. ``template`` is for a new
    canvas from a file that doesn't say on which it is (else the first built-in one), ``folders``
    is where other templates lie. ``place`` is where plain lines belong. ``language`` is the one
    to give reasons in, and of a new canvas. ``columns`` says of a table
    which column is its text, place, author or dots. Raises Refused where nothing of the file can
    be read, and TemplateError where its template is wrong.
    """
    if name.casefold().endswith(_LOGS):
        raise Refused("import.kept_log")
    if data[:4] in (_ZIP, _OLE):
        raise Refused("import.archive" if name.casefold().endswith(".zip") else "import.office")
    text = decoded(data)
    if not (kind or columns):
        _refuse_without_cards(text, name)
    kind = kind or ("csv" if columns else kind_of(text, name))
    if kind not in KINDS:
        raise Refused("import.kind_unknown", text=kind, known=", ".join(KINDS))
    if columns and kind != "csv":
        raise Refused("import.no_table", kind=kind)
    on = into.template if into else template

    def source(template_id: str = "", version: int = 0) -> IncomingText:
        found = on or templates.load(template_id or templates.BUILT_IN[0], folders, version=version)
        return IncomingText(text, name, by, found, into, language, place, progress, columns)

    read = _READERS[kind](source)
    kind = read.kind or kind
    if into is None:
        return _new(read, kind)
    return _on(into, read, kind, source())


def _refuse_without_cards(text: str, name: str) -> None:
    """Refuse a calendar, a web page and a graph, which would come in as lines of code."""
    if name.casefold().endswith((*_MARKDOWN, *_TABLE)):
        return
    begins = text[:200].lstrip().casefold()
    for beginning, key in _NO_CARDS.items():
        if begins.startswith(beginning):
            raise Refused(key)


def column_names(data: bytes) -> tuple[str, ...]:
    """Return what the columns of a table are called. Raises Refused as ``read_file`` does."""
    import csv

    from exports.read.columns import sheet

    rows = decoded(data).replace("\r\n", "\n").split("\n")
    try:
        return sheet([f"{row}\n" for row in rows]).names
    except csv.Error:
        raise Refused("import.not_a_table", line=1) from None


def decoded(data: bytes | str) -> str:
    """Return a file's bytes as text: UTF-8, UTF-16 with its mark, or the old Windows letters.

    Raises Refused where the file is too large, or isn't text.
    """
    if len(data) > MOST_BYTES:
        raise Refused("import.too_large", most=MOST_BYTES // 1024 // 1024)
    if isinstance(data, str):
        return storable(data.removeprefix("\ufeff"))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in data[:4096]:
            raise Refused("import.not_text") from None
        return data.decode("cp1252", "replace")


def kind_of(text: str, name: str = "") -> str:
    """Return the kind of a file by its name, or else by what it holds."""
    from exports.read.complete import is_complete

    suffix = Path(name).suffix.casefold()
    if suffix in _TABLE:
        return "csv"
    if suffix in _MARKDOWN:
        return "markdown"
    if suffix == ".canvas":
        return "jsoncanvas"
    if suffix == ".json" or text.lstrip()[:1] == "{":
        return "json"
    if is_complete(text):
        return "markdown"
    headings = any(line.startswith(("# ", "## ")) for line in text[:4096].split("\n"))
    return "markdown" if headings and suffix != ".txt" else "lines"


_Sources = Callable[..., IncomingText]
"""Makes the source, on the template that the file says it is on."""

_TEMPLATE = re.compile(r"^  - template: ([a-z0-9_-]+)$", re.MULTILINE)
_VERSION = re.compile(r"^  - template_version: ([0-9]{1,6})$", re.MULTILINE)


def _json(sources: _Sources) -> Read:
    from exports.read import jsoncanvas, strict

    value, name = strict.parse(sources().text), sources().name
    if jsoncanvas.is_board(value, name):
        return jsoncanvas.read(sources(), value)
    strict.refuse_kept(value)
    info = strict.info_of(value)
    source = sources(info.template, info.template_version)
    return strict.read(source, value, source.template)


def _markdown(sources: _Sources) -> Read:
    from exports.read import complete, readable

    source = sources()
    if not complete.is_complete(source.text):
        return readable.read(source)
    found, version = _TEMPLATE.search(source.text), _VERSION.search(source.text)
    if found is None:
        return complete.read(source)
    return complete.read(sources(found[1], int(version[1]) if version else 0))


def _csv(sources: _Sources) -> Read:
    from exports.read import card_table

    return card_table.read(sources())


def _lines(sources: _Sources) -> Read:
    from exports.read import plain_lines, readable

    source = sources()
    return (
        readable.read(source, bare=True) if readable.is_bare(source) else plain_lines.read(source)
    )


_READERS: Mapping[str, Callable[[_Sources], Read]] = {
    "json": _json,
    "jsoncanvas": _json,
    "markdown": _markdown,
    "worksheet": _markdown,
    "csv": _csv,
    "lines": _lines,
}


def _new(read: Read, kind: str) -> Incoming:
    counts = {table: len(rows) for table in TABLES if (rows := getattr(read.canvas, table))}
    counts = _with_parked(counts, read)
    return Incoming(read.canvas, kind, counts, read.problems, read.columns, read.states)


def _on(into: Canvas, read: Read, kind: str, source: IncomingText) -> Incoming:
    """Return the canvas with what was read on it."""
    read = _resettled(into, read, source)
    after = joined(into, read.canvas)
    problems = tuple(
        one._replace(card=after.renamed.get(one.card, one.card)) for one in read.problems
    )
    counts = _with_parked(dict(after.new), read)
    if after.known:
        counts["known"] = after.known
    states = of_closings(
        tuple(snapshots.renamed(one, after.renamed) for one in read.states), after.canvas
    )
    return Incoming(after.canvas, kind, counts, problems, read.columns, states)


def _with_parked(counts: dict[str, int], read: Read) -> dict[str, int]:
    cards = read.canvas.cards
    parked = sum(one.card in cards and cards[one.card].state == PARKED for one in read.problems)
    return {**counts, "parked": parked} if parked else counts


def _resettled(into: Canvas, read: Read, source: IncomingText) -> Read:
    """Park the cards whose place this canvas has none of, unless it holds them as they are."""
    template = into.template
    moved: dict[str, Card] = {}
    problems = list(read.problems)
    for id, card in read.canvas.cards.items():
        if template.place(card.place) is not None or into.cards.get(id) == card:
            continue
        block = template.block(card.place.partition(".")[0])
        reason = source.say("import.no_such_place", wanted=card.place)
        parked: dict[str, Any] = {
            "state": PARKED,
            "park_reason": card.park_reason or one_line(reason),
        }
        told = parked if card.state != REMOVED else {}
        if told:
            values = {"wanted": card.place}
            problems.append(ImportProblem(0, card.text[:200], "import.no_such_place", values, id))
        moved[id] = card._replace(place=block.id if block else template.opens_on, **told)
    if not moved:
        return read
    canvas = read.canvas._replace(cards={**read.canvas.cards, **moved})
    return read._replace(canvas=canvas, problems=tuple(problems))
