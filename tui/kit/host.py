"""What a page needs of the application it is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from rich.style import Style

    from board.model import Ref
    from tui.live.live import Live


@runtime_checkable
class Presenting(Protocol):
    """A page on which something is presented large."""

    def presented(self) -> tuple[Ref, int, int] | None:
        """Return what is, if anything: a thing, which one it is, and of how many."""


@runtime_checkable
class AboutOne(Protocol):
    """A page that is about one thing, which who follows it has to know."""

    def shown_id(self) -> str:
        """Return the id of what it is about; empty for nothing."""


class Host(Protocol):
    """The application, as pages know it."""

    live: Live
    action_modules: Mapping[str, str]
    """Modules with the actions that every page has."""
    styles_of_roles: dict[str, Style]

    def goto(self, name: str, *arguments: object) -> None:
        """Open a screen by name in the place of what lies over the sheet; ``sheet`` goes back.

        ``sheet`` takes the cursor to go to.
        """

    def open_canvas(self, name: str, *, show: bool = True) -> None:
        """Open another canvas in the place of this one. Raises StoreError, Refused."""

    def close_canvas(self) -> None:
        """Let the open canvas go. Raises Refused while changes are unsaved."""

    def next_language(self) -> None:
        """Switch the interface to the next language."""

    def next_theme(self) -> str:
        """Switch to the next theme and return its name."""

    def redraw(self) -> None:
        """Paint the whole screen anew: something else wrote over it."""

    def keep_time(self) -> None:
        """See to it that the clock goes on showing the time, where one runs."""

    def tell_shown(self) -> None:
        """Tell those who follow this screen what it shows."""

    def leave(self) -> None:
        """End the program. What can't be kept is said first."""

    def tell(self, text: str) -> None:
        """Say something on the page that lies on top."""
