"""Who may do what in a library, where the store itself knows of it."""

from collections.abc import Sequence
from typing import Protocol


class Rights(Protocol):
    """The roles on a server. Every call may raise a ``StoreError``.

    A facilitator may do all. A guest reads and writes the canvases it is let in on, but for what is
    hidden there, and opens, reveals and closes nothing.
    """

    def make(self) -> Sequence[str]:
        """Make the two roles with what they may do; return their names, facilitator first.

        Doing it again changes nothing. Raises NoRights for who may make no roles.
        """

    def let_in(self, canvas: str, role: str) -> None:
        """Let a role of the server work on a canvas as a guest.

        Raises UnknownCanvas, NoRole, NoRights.
        """

    def keep_out(self, canvas: str, role: str) -> None:
        """Let it no longer. Raises UnknownCanvas, NoRights, NoRole where it wasn't let in."""

    def guests(self, canvas: str) -> Sequence[str]:
        """Return the roles that are let in on a canvas. Raises UnknownCanvas, NoRights."""
