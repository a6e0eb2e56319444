"""What can be done to the canvases of the library: rename, copy, mend, throw away, bring back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from board.refusal import Refused
from store.errors import Exists
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.screens.library import canvas_rows, work
from tui.view.page_frame import Said

if TYPE_CHECKING:
    from store.library import LibraryEntry
    from tui.screens.library.library_page import LibraryPage


@does("library.rename")
def rename(page: LibraryPage) -> None:
    """Type another title."""
    entry = _whole(page)

    def answered(title: str) -> None:
        name = _while_closed(page, entry.name, lambda: work.rename(page.live, entry.name, title))
        _done(page, name, "library.renamed")

    question = page.say("library.rename.ask")
    ask(page, question, answered, entry.title, understood=lambda text: _file_of(page, text))


@does("library.copy")
def copy(page: LibraryPage) -> None:
    """Type the title of a copy."""
    entry = _whole(page)

    def answered(title: str) -> None:
        _done(page, work.duplicate(page.live, entry.name, title), "library.copied")

    title = page.say("library.copy.title", title=entry.title or entry.name)
    ask(
        page,
        page.say("library.copy.ask"),
        answered,
        title,
        understood=lambda text: _file_of(page, text),
    )


@does("library.mend")
def mend(page: LibraryPage) -> None:
    """Put the newest good backup in the place of a damaged canvas."""
    entry = page.current
    if not entry.problem or page.listing.in_bin:
        raise Refused("library.not_damaged")
    _done(page, page.live.library.restore_backup(entry.name).name, "library.mended")


@does("library.bin")
def throw_away(page: LibraryPage) -> None:
    """Put the canvas under the cursor in the bin."""
    if page.listing.in_bin:
        raise Refused("library.in_bin_already")
    entry = page.current
    if entry.name == page.listing.open_name:
        page.host.close_canvas()
    page.listing.thrown.append(page.live.library.bin(entry.name))
    page.load()
    page.tell(page.say("library.binned", title=canvas_rows.title_of(entry)))


@does("library.back")
def bring_back(page: LibraryPage) -> None:
    """Bring back what was put in the bin last."""
    if not page.listing.thrown:
        raise Refused("library.nothing_thrown")
    bring_back_named(page, page.listing.thrown[-1])


@does("library.show_bin")
def show_bin(page: LibraryPage) -> None:
    """Show the bin, or the canvases again."""
    page.show(in_bin=not page.listing.in_bin)


def _whole(page: LibraryPage) -> LibraryEntry:
    """Return the canvas under the cursor, if something can be done with it."""
    entry = page.current
    if entry.problem or page.listing.in_bin:
        raise Refused("library.not_this_one")
    return entry


def bring_back_named(page: LibraryPage, binned: str) -> None:
    """Bring a canvas back from the bin, beside one that took its name if need be."""
    library, listing = page.live.library, page.listing
    title = next(
        (canvas_rows.title_of(one) for one in library.binned() if one.name == binned), binned
    )
    try:
        file = library.unbin(binned)
    except Exists as taken:
        free = work.name_of(str(taken.values["name"]), library.names(), page.live)
        file = library.unbin(binned, free)
    listing.thrown = [one for one in listing.thrown if one != binned]
    listing.in_bin = False
    _done(page, file.name, "library.brought_back", title=title)


def _while_closed(page: LibraryPage, name: str, what: Callable[[], str]) -> str:
    """Do something to the file of a canvas; if it was open it is opened again."""
    was_open = name == page.listing.open_name
    if was_open:
        page.host.close_canvas()
    try:
        name = what()
    finally:
        if was_open:
            page.host.open_canvas(name, show=False)
    return name


def _file_of(page: LibraryPage, title: str) -> str:
    if not title.strip():
        return ""
    name = work.name_of(title, page.live.library.names(), page.live)
    return page.say("library.file", name=name)


def _done(page: LibraryPage, name: str, key: str, **values: object) -> None:
    """List again with the cursor on a canvas, and say what was done."""
    page.listing.wanted = ""
    page.load()
    page.scroll.at = name
    found = next((one for one in page.listing.entries if one.name == name), None)
    title = canvas_rows.title_of(found) if found else name
    page.said = Said(page.say(key, **{"title": title, **values}))
