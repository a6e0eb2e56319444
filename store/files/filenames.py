"""Which files belong to a canvas."""

import os
from pathlib import Path
from typing import NamedTuple

SUFFIX = ".json"


class Files(NamedTuple):
    """The files of one canvas: a folder and a name."""

    folder: Path
    name: str

    @property
    def path(self) -> str:
        """The canvas itself."""
        return f"{self.folder}/{self.name}{SUFFIX}"

    @property
    def lock(self) -> str:
        """Empty; held by who writes; never deleted or replaced."""
        return f"{self.path}.lock"

    @property
    def temp(self) -> str:
        """The next version while it is written; exists only under the lock."""
        return f"{self.path}.tmp"

    @property
    def log(self) -> str:
        """The older revisions, one per line."""
        return f"{self.folder}/{self.name}.history.jsonl"

    @property
    def sessions(self) -> str:
        """How it was at the closing of its sessions, one per line."""
        return f"{self.folder}/{self.name}.sessions.jsonl"

    @property
    def along(self) -> tuple[str, ...]:
        """The files that go where the canvas goes."""
        return self.log, self.sessions

    def backup(self, key: int | str) -> str:
        """Return where a version is kept as a backup.

        The key is its revision, or ``REVISION-NUMBER`` for another one of that revision.
        """
        return f"{self.path}.{key}.bak"

    def beside(self) -> list[tuple[str, str]]:
        """Return key and path of the backups that exist, oldest revision first."""
        prefix = f"{self.name}{SUFFIX}."
        found = []
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 (names are all that is needed)
        except OSError:
            return []
        for name in names:
            if name.startswith(prefix) and name.endswith(".bak"):
                key = name[len(prefix) : -len(".bak")]
                if (number := numbered(key)) is not None:
                    found.append((number, key, f"{self.folder}/{name}"))
        return [(key, path) for _, key, path in sorted(found)]


def numbered(key: str) -> tuple[int, int] | None:
    """Return revision and number from the key of a backup; None for what is no such key."""
    parts = key.split("-")
    if len(parts) > 2 or not all(_is_number(part) for part in parts):
        return None
    return int(parts[0]), int(parts[1]) if len(parts) > 1 else 0


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and not (text[0] == "0" and len(text) > 1)
