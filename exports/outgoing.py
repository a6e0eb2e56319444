"""All pages of a session, to mail: which files there are, and the folder they go into."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from board import hidden, people, sessions
from board.model import Canvas
from board.refusal import Refused
from exports.files import check, failed, file_name, slug, write
from exports.pages import PAGES, PageKind, files_of
from exports.request import HTML, ICALENDAR, MARKDOWN, WORD, Request

FORMATS = (MARKDOWN, HTML, WORD)
"""What a page can be mailed as."""

USUAL = (MARKDOWN, HTML)

_STAY = frozenset({"worksheet", "check"})
"""Pages that are not for taking home: one to fill in, and one for the facilitator."""

_OF_A_SESSION = frozenset({"minutes", "agenda"})
"""Pages with nothing on them where there is no session."""

COMPARISON = "comparison"
"""The page that is only there where there is a moment to compare with (``Request.since``)."""

_WITH_PARKED = frozenset({"agreements", "last-time", COMPARISON})
"""Pages that tell what waits for a next meeting."""


_FIRST = ("summary", "minutes", "agreements")
_LAST = ("poster", "calendar", "report")
"""What one looks for first, and what comes behind all else: a report back is there per member."""


def files(
    canvas: Canvas, name: str, request: Request, formats: Sequence[str] = USUAL
) -> dict[str, Request]:
    """Return the files there will be, by name, with what is asked for in each.

    Their names begin with a number, so that a folder shows them in the order one reads them in.

    ``name`` is that of the canvas; ``request`` says of which session, in which language and on
    what day. What was for the room, the facilitator or some places is never asked for.
    """
    plain = Request(
        headings=request.language(canvas), date=request.date, rev=request.rev,
        session=request.session, since=request.since,
    )  # fmt: skip
    found: dict[str, Request] = {}
    for page in PAGES:
        for format in formats:
            if format in page.formats and _leaves(canvas, page, request):
                wanted = plain._replace(page=page.id, format=format, parked=page.id in _WITH_PARKED)
                found |= (
                    _per_member(canvas, name, wanted, found)
                    if page.by_member
                    else {file_name(name, wanted): wanted}
                )
    return _numbered(found | dict(_calendar(canvas, name, plain)))


def _numbered(files: Mapping[str, Request]) -> dict[str, Request]:
    """Return files by names in reading order; which others there are alters no page's number."""
    placed = {*_STAY, *_FIRST, *_LAST}
    between = (one.id for one in PAGES if one.id not in placed and {*one.formats} & {*FORMATS})
    pages = [*_FIRST, *between, *_LAST]
    named = {f"{pages.index(one.page) + 1:02}-{name}": one for name, one in files.items()}
    return dict(sorted(named.items()))


def _leaves(canvas: Canvas, page: PageKind, request: Request) -> bool:
    if page.id in _STAY or (page.id == COMPARISON and request.since is None):
        return False
    return page.id not in _OF_A_SESSION or sessions.current(canvas) is not None


def _per_member(
    canvas: Canvas, name: str, request: Request, taken: Mapping[str, Request]
) -> dict[str, Request]:
    """Return a page for each who takes part; names a file can't tell apart have their id behind."""
    found: dict[str, Request] = {}
    for one in people.active_members(canvas):
        wanted = request._replace(member=one.id)
        called = file_name(name, wanted, one.name)
        if called in found or called in taken:
            called = _apart(called, slug(one.id), {**found, **taken})
        found[called] = wanted
    return found


def _apart(called: str, id: str, taken: Container[str]) -> str:
    """Return a file's name with an id behind it, and a number where that was taken as well."""
    stem, dot, suffix = called.rpartition(".")
    ends = chain([""], (f"-{number}" for number in count(2)))
    tries = (f"{stem}-{id}{end}{dot}{suffix}" for end in ends)
    return next(one for one in tries if one not in taken)


def _calendar(canvas: Canvas, name: str, request: Request) -> Iterator[tuple[str, Request]]:
    """Yield the calendar, where something lies ahead."""
    from exports import ics

    wanted = request._replace(page="calendar", format=ICALENDAR)
    if ics.lies_ahead(hidden.without_hidden(canvas), wanted):
        yield file_name(name, wanted), wanted


def made(canvas: Canvas, wanted: Mapping[str, Request]) -> dict[str, bytes]:
    """Return what each file holds. Raises Refused where one can't be made."""
    return dict(zip(wanted, files_of(canvas, wanted.values()), strict=True))


def write_all(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> list[Path]:
    """Write files into a folder, which is made where it is missing; return their paths.

    Raises Refused where one of them may not take the place of what lies there (without
    ``force``), and then none was written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise Refused("export.no_folder", path=str(folder)) from None
    except FileExistsError:
        raise Refused("export.not_a_folder", path=str(folder)) from None
    except (OSError, ValueError) as error:
        raise failed(folder, error) from None
    for name in files:
        check(folder / name, force)
    for name, data in files.items():
        write(folder / name, data, force=force)
    return [folder / name for name in files]


def fresh(wanted: Path) -> Path:
    """Make a folder that wasn't there: this one, or one with a number behind it.

    Raises Refused where it can't be made.
    """
    for number in count(1):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        try:
            folder.mkdir(parents=number == 1 and not wanted.parent.exists())
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            raise failed(folder, error) from None
        return folder
    raise AssertionError("there is always a next number")
