"""Where this run finds its things: the library, the state folder, the settings, the templates.

Worked out from the command line and the environment before the line is read in full, since the
language of its errors depends on the settings.
"""

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from store import config, paths
from store.errors import NoHome, TwoPlaces
from store.paths import Server, Wish

NOWHERE = Path(os.devnull) / paths.APP
"""A folder that can't be."""


class Folders:
    """Each folder is worked out when it is asked for, once."""

    def __init__(self, argv: list[str], environ: Mapping[str, str]) -> None:
        self._asked = Wish(option(argv, "--store") or "", option(argv, "--dir") or "")
        self._environ = environ

    @cached_property
    def config(self) -> config.Config:
        """What the user set. Raises BadSettings."""
        return config.read(self._own / config.FILE) if self._own else config.Config()

    @cached_property
    def _own(self) -> Path | None:
        """The folder with settings and templates; None for someone without a home folder."""
        try:
            return paths.config_folder(self._environ)
        except NoHome:
            return None

    @cached_property
    def library(self) -> Path | Server:
        """The folder with the canvases, or the server. Raises TwoPlaces."""
        if self._asked.store and self._asked.folder:
            raise TwoPlaces()
        configured = Wish(self.config.store, self.config.folder)
        return paths.library_place(self._asked, self._environ, configured)

    @cached_property
    def state(self) -> Path:
        """The folder for drafts, logs and what is remembered.

        ``NOWHERE`` for someone without a home folder: commands need none.
        """
        try:
            return paths.state_folder(self._environ)
        except NoHome:
            return NOWHERE

    @cached_property
    def templates(self) -> tuple[Path, ...]:
        """The folders with templates of the user's own; only those that exist."""
        own = [self._own / "templates"] if self._own else []
        asked = (*own, *map(paths.expanded, self.config.templates))
        return tuple(folder for folder in asked if os.path.isdir(folder))  # noqa: PTH112

    @property
    def login(self) -> str:
        """The login name."""
        for name in ("LOGNAME", "USER"):
            if known := self._environ.get(name):
                return known
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())


def option(argv: list[str], name: str) -> str | None:
    """Return the value of an option that any command takes, before the line is read in full."""
    for index, word in enumerate(argv):
        if word == "--":
            return None
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
        if word == name:
            return argv[index + 1] if index + 1 < len(argv) else None
    return None
