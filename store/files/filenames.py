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

    def backup(self, rev: int) -> str:
        """Return where the version of a revision is kept as a backup."""
        return f"{self.path}.{rev}.bak"

    def beside(self) -> list[tuple[int, str]]:
        """Return revision and path of the backups that exist, oldest revision first."""
        prefix = f"{self.name}{SUFFIX}."
        found = []
        try:
            names = os.listdir(self.folder)  # noqa: PTH208 (names are all that is needed)
        except OSError:
            return []
        for name in names:
            if name.startswith(prefix) and name.endswith(".bak"):
                rev = name[len(prefix) : -len(".bak")]
                if rev.isascii() and rev.isdigit() and rev == str(int(rev)):
                    found.append((int(rev), f"{self.folder}/{name}"))
        return sorted(found)
