"""Where the program keeps its things: in which folders, or on what server."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from store.errors import ImpossiblePath, NoHome

APP = "netwerkcanvas"
LIBRARY_VARIABLE = "NETWERKCANVAS_DIR"
STORE_VARIABLE = "NETWERKCANVAS_STORE"
_SERVER = ("postgres:", "postgresql:")
"""How the address of a server begins."""


class Server(NamedTuple):
    """A library on a server, by the address that was given; nobody has looked at that yet."""

    url: str


class Wish(NamedTuple):
    """Where somebody wants the library to be: on a server, or else in a folder."""

    store: str = ""
    folder: str = ""


NO_WISH = Wish()


def library_place(
    asked: Wish = NO_WISH, environ: Mapping[str, str] = os.environ, configured: Wish = NO_WISH
) -> Path | Server:
    """Return where canvases lie: as asked, by the environment, as configured, or the platform's.

    A relative path is taken from where the program runs; ``~`` is the home folder. The address of a
    server in the place of a folder is one all the same. Raises NoHome, as the two below do, where
    a home folder is needed and there is none.
    """
    known = Wish(environ.get(STORE_VARIABLE, ""), environ.get(LIBRARY_VARIABLE, ""))
    for wish in (asked, known, configured):
        if wish.store:
            return Server(wish.store)
        if wish.folder:
            server = wish.folder.lstrip().casefold().startswith(_SERVER)
            return Server(wish.folder) if server else expanded(wish.folder)
    return _platform("user_data_path", "XDG_DATA_HOME", ".local/share", environ)


def state_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where drafts lie and what is remembered from one sitting to the next."""
    return _platform("user_state_path", "XDG_STATE_HOME", ".local/state", environ)


def config_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the configuration file and the user's templates lie."""
    return _platform("user_config_path", "XDG_CONFIG_HOME", ".config", environ)


def expanded(typed: str) -> Path:
    """Return a path as it was typed, with ``~`` for the home folder.

    Raises NoHome, and ImpossiblePath for what no path can be.
    """
    if "\0" in typed:
        raise ImpossiblePath(where=typed)
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        raise NoHome(where=typed) from None


def home_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Return the home folder; nothing for someone without one, as services can be."""
    try:
        return environ.get("HOME") or str(Path.home())
    except RuntimeError:
        return ""


def _platform(kind: str, variable: str, default: str, environ: Mapping[str, str]) -> Path:
    if sys.platform == "linux":
        # What platformdirs says there, without the time its import takes.
        base = environ.get(variable, "")
        if os.path.isabs(base):  # noqa: PTH117
            return Path(base) / APP
        if home := home_folder(environ):
            return Path(home) / default / APP
        raise NoHome(where=f"~/{default}/{APP}")
    import platformdirs

    folder: Path = getattr(platformdirs, kind)(APP, appauthor=False)
    return folder
