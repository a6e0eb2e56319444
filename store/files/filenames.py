"""Which files belong to a canvas, and which names a canvas may have."""

import os
from pathlib import Path
from typing import NamedTuple

from store.errors import BadName

SUFFIX = ".json"
_RESERVED = (".lock", ".tmp", ".bak", ".json", ".jsonl")
MOST = 64
"""Most characters of a name."""

_MOST_BYTES = 200
"""Most bytes of a name as UTF-8; with our suffixes a file system still takes it."""


def valid_name(name: str, *, most: int = MOST) -> str:
    """Return a canvas name in its canonical form (NFC). Raises BadName for one we don't take."""
    canonical = name if name.isascii() else _composed(name)
    first = canonical[:1]
    if (
        not 0 < len(canonical) <= most
        or not (first.isalnum() or first == "_")
        or not all(one.isalnum() or one in "_ .-" for one in canonical)
        or len(canonical.encode("utf-8", "replace")) > _MOST_BYTES
        or canonical != canonical.rstrip(" .")
        or canonical.lower().endswith(_RESERVED)
    ):
        raise BadName(name=name[:80])
    return canonical


def _composed(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name)


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

    def backup(self, rev: int) -> str:
        """Return where the version of a revision is kept as a backup."""
        return f"{self.path}.{rev}.bak"

    def beside(self) -> list[str]:
        """Return the paths of the backups that exist, oldest revision first."""
        prefix = f"{self.name}{SUFFIX}."
        found = []
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 (names are all that is needed)
        except OSError:
            return []
        for name in names:
            if name.startswith(prefix) and name.endswith(".bak"):
                rev = name[len(prefix) : -len(".bak")]
                if rev.isascii() and rev.isdigit():
                    found.append((int(rev), f"{self.folder}/{name}"))
        return [path for _, path in sorted(found)]
