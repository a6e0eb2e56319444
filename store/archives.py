"""Canvases out of an archive of a library, and into one: the form that all stores share.

An archive is made of canvas files. A store that keeps no files goes by way of a folder that is
there for no longer than this takes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store import disk
from store.errors import from_os
from store.files import archive, recovering, wholes
from store.files.folder import Allowed, Folder
from store.limits import PATIENCE
from store.whole import Whole


def pack(
    canvases: Iterable[Whole], state: Path, path: Path, made: str, *, force: bool
) -> list[str]:
    """Write canvases to an archive; return the names of those that aren't in the bin.

    Raises as ``Library.back_up``.
    """
    with _folder(state) as folder:
        for one in canvases:
            wholes.put(folder.path, one)
        return archive.back_up(folder, path, made, force=force)


@contextmanager
def unpacked(path: Path, state: Path) -> Iterator[tuple[Iterable[Whole], list[str]]]:
    """Give the canvases in an archive, and the names of those that are damaged.

    Raises BadArchive, and what reading may raise, before it gives anything.
    """
    with _folder(state) as folder:
        damaged = recovering.recover(folder, path).damaged
        both = (files for binned in (False, True) for files in folder.all(binned=binned))
        yield (wholes.read(files) for files in both), damaged


@contextmanager
def _folder(state: Path) -> Iterator[Folder]:
    try:
        disk.make_folder(str(state))
        with TemporaryDirectory(prefix="archive-", dir=state) as made:
            allowed = Allowed(network=True, open_to_all=True)
            yield Folder(Path(made), patience=PATIENCE, allowed=allowed)
    except OSError as error:
        raise from_os(error, str(error.filename or state)) from None
