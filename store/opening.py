"""The one place where it is decided what kind of store a library is kept in."""

from pathlib import Path

from store.library import Library
from store.limits import PATIENCE


def open_library(
    where: Path,
    *,
    state: Path,
    patience: float = PATIENCE,
    allow_network: bool = False,
    allow_open: bool = False,
) -> Library:
    """Return the library at a place: a folder, with a file for each canvas.

    ``state`` is the folder on this machine for drafts and what is remembered; ``allow_network``
    lets canvases be written on a network file system, where locks may hold on one host only, and
    ``allow_open`` in a folder that everyone on the machine may write in. Nothing is read or made
    yet.
    """
    from store.files.library import FileLibrary

    return FileLibrary(
        where,
        state=state,
        patience=patience,
        allow_network=allow_network,
        allow_open=allow_open,
    )
