"""The frame of every page: a title above, what is under the cursor and the keys below.

Knows nothing of the framework, so that the first frame can be drawn before that is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from board.i18n import Texts
from tui.keys.entry import Entry
from tui.keys.keymap import key_name
from tui.view import bars
from tui.view.bars import Hint
from tui.view.rows import Line, Say

if TYPE_CHECKING:
    from board.clock import ClockReading

LEAST = (20, 5)
"""Columns and rows below which nothing useful can be shown."""

HELP, MENU = "help.here", "goto.menu"
"""The actions whose keys are always in the footer."""


class Said(NamedTuple):
    """What was said last, and whether it is a warning, or no more than a word in passing."""

    text: str = ""
    warning: bool = False
    quiet: bool = False


class Framed(Protocol):
    """What a page says of itself."""

    said: Said

    def page_title(self) -> str:
        """Return what stands at the left of the header."""

    def page_facts(self) -> Sequence[str]:
        """Return what stands at the right of the header."""

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the lines between header and footer, exactly as many as there is room for."""

    def page_detail(self) -> str:
        """Return what is under the cursor, in full."""

    def page_footer(self, width: int) -> Sequence[Line]:
        """Return the line of keys; where it takes more, they lie over the page's last ones."""


class Typed(Protocol):
    """What a text that is being typed says of itself."""

    def echo(self) -> str:
        """Return what is understood of it so far, or what is asked for."""

    def footer(self, width: int, *, roomy: bool) -> Line:
        """Return the line of keys; where there is no other (not ``roomy``) what is understood."""


class Shown(Protocol):
    """What all pages show something of: the running program."""

    texts: Texts

    def warning(self) -> str:
        """Return what is wrong with the canvas as a whole, in a word or two."""

    def followed(self) -> str:
        """Return in a word or two that the screen is followed, or whose it follows; or nothing."""

    def clock(self) -> ClockReading | None:
        """Return what the clock of the workshop shows now; None where none is on."""


def framed(
    page: Framed, width: int, height: int, live: Shown, roomy: int, typed: Typed | None = None
) -> tuple[Line, ...]:
    """Return a whole screen. From ``roomy`` rows on it has a line for what is under the cursor."""
    if too_small(width, height):
        text = live.texts("sheet.too_small")
        return tuple(bars.detail(text if y == 0 else "", width) for y in range(height))
    below = 2 if height >= roomy else 1
    body = page.page_lines(width, height - 1 - below)  # First: the facts may be about it.
    shown = [headed(page, width, live), *body]
    said = page.said
    message = None
    if said.text:
        message = bars.message(said.text, width, warning=said.warning, quiet=said.quiet)
    if below == 2:
        detail = typed.echo() if typed else page.page_detail()
        shown.append(message or bars.detail(detail, width))
    if message and below == 1:
        return (*shown, message)
    if typed:
        return (*shown, typed.footer(width, roomy=below == 2))
    footer = page.page_footer(width)
    return (*shown[: len(shown) + 1 - len(footer)], *footer)


def too_small(width: int, height: int) -> bool:
    """Tell whether nothing useful can be shown."""
    return width < LEAST[0] or height < LEAST[1]


def headed(page: Framed, width: int, live: Shown) -> Line:
    """Return the header: title and facts of the page, what is wrong, and the clock."""
    reading = live.clock()
    time = _clock(reading) if reading else bars.NO_CLOCK
    facts = page.page_facts()
    if followed := live.followed():
        facts = [*facts, followed]
    return bars.header(page.page_title(), facts, width, live.warning(), time)


def ticked(header: Line, reading: ClockReading) -> Line | None:
    """Return a header with what its clock shows now; None where more of it differs than that."""
    return bars.retimed(header, _clock(reading))


def _clock(reading: ClockReading) -> bars.Clock:
    from board.clock import face

    return bars.Clock(face(reading), reading.over)


def hints(entries: Iterable[Entry], say: Say, blocks: int = 9) -> tuple[list[Hint], list[Hint]]:
    """Return the keys that matter, the most important first, and those that are always there.

    ``blocks`` is how many of the keys 1 to 9 lead somewhere.
    """
    shown: list[Hint] = []
    always: dict[str, Hint] = {}
    for entry in sorted(entries, key=lambda one: -one.footer):
        if not entry.footer or not entry.keys:
            continue
        name = f"1-{blocks}" if entry.keys[:2] == ("1", "2") else key_name(entry.keys[0])
        hint = Hint(name, say(f"action.{entry.id}"))
        if entry.id in (HELP, MENU):
            always[entry.id] = hint
        else:
            shown.append(hint)
    return shown, [always[id] for id in (MENU, HELP) if id in always]


def footer(
    entries: Iterable[Entry], say: Say, width: int, *, first: Sequence[Hint] = (), blocks: int = 9
) -> Sequence[Line]:
    """Return the line of keys, with hints that go ``first``; for ``blocks`` see ``hints``."""
    shown, last = hints(entries, say, blocks)
    return [bars.footer([*first, *shown], width, last)]
