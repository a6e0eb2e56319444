"""The one place where it is decided what kind of store a library is kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import NoDriver
from store.limits import PATIENCE
from store.paths import Server

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library


def open_library(
    where: Path | Server,
    *,
    state: Path,
    patience: float = PATIENCE,
    allow_network: bool = False,
    allow_open: bool = False,
) -> Library:
    """Return the library at a place: a folder with a file for each canvas, or a server.

    ``state`` is the folder on this machine for drafts and what is remembered; ``allow_network``
    lets canvases be written on a network file system, where locks may hold on one host only, and
    ``allow_open`` in a folder that everyone on the machine may write in. Of a
    folder nothing is read or made yet. Raises NoDriver where what talks to a server isn't
    installed, and the errors of ``store.postgres.errors``.
    """
    if isinstance(where, Server):
        return _on_a_server(where.url, state, patience)
    from store.files.library import FileLibrary

    return FileLibrary(
        where,
        state=state,
        patience=patience,
        allow_network=allow_network,
        allow_open=allow_open,
    )


def _on_a_server(url: str, state: Path, patience: float) -> Library:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise NoDriver() from None
    from store.postgres.library import open_server

    return open_server(url, state=state, patience=patience)
