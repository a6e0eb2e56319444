"""Typing where a file is that is to be read in."""

from __future__ import annotations

import errno
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from board import regular
from board.refusal import Refused
from board.text import visible
from exports.read import MOST_BYTES
from store.remember import Memory
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.line_input import LineInput
from tui.kit.page import Page
from tui.screens.library.arrival import Asked
from tui.screens.library.import_page import IncomingPage

_MEMORY = "import"
"""Under which the folder is remembered."""

_MOST_LOOKED_AT = 5_000
"""Entries of a folder among which a name is completed."""


@does("library.import")
def read_in(page: Page) -> None:
    """Type where the file is. Raises Refused for a shared account."""
    page.live.refuse_restricted()
    known = Memory(page.live.library.state).get(_MEMORY)
    folder = Path(known) if isinstance(known, str) and Path(known).is_dir() else Path.cwd()
    FileInput(page).open(f"{sending.short(folder, 1000)}/".replace("//", "/"))


class FileInput(LineInput):
    """Typing a path. Tab completes it as far as there is one way to go on."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, page.say("incoming.file.ask"))
        self.found: list[str] = []
        """Names that go on as typed, after Tab."""
        self.labels = (
            ("line.save", "incoming.typing.look"),
            ("line.next", "incoming.typing.complete"),
            ("line.stop", "typing.stop"),
        )

    def brief(self) -> str:
        """Return what lies there, or what it may go on as."""
        if self.found:
            return "  ".join(map(visible, self.found))
        try:
            path = path_of(self.text)
            if path.is_file():
                size = sending.human(path.stat().st_size, self.page.say)
                return self.page.say("incoming.file.found", name=visible(path.name), size=size)
        except (Refused, OSError, ValueError):
            pass
        return self.question

    def typed(self, text: str) -> None:
        """Forget what it could go on as."""
        self.found = []

    @does("line.next")
    def complete(self) -> None:
        """Go on as far as there is one way; more ways are shown."""
        path = path_of(self.text or "./")
        folder, begun = (path, "") if self.text.endswith("/") else (path.parent, path.name)
        names = _names(folder, begun)
        if not names:
            raise Refused("incoming.file.none", begun=visible(begun), folder=visible(str(folder)))
        whole = sending.short(folder, 1000).rstrip("/") + "/" + _common(names)
        self.found = names if len(names) > 1 else []
        self._known = self.editor.value = whole
        self.editor.cursor_position = len(whole)

    @does("line.save")
    def save(self) -> None:
        """Read the file and show what it would bring."""
        page, text = self.page, self.text

        def look() -> None:
            path = path_of(text)
            data = contents(page, path)
            memory = Memory(page.live.library.state)
            if not page.live.settings.throwaway:
                memory.put(_MEMORY, str(path.parent))
            asked = Asked(path.name, data, opened=page.live.is_open)
            page.app.push_screen(IncomingPage(asked))

        if self.keep(look):
            self.close()


def path_of(text: str) -> Path:
    """Return the path that is typed, or that a file manager pasted: in quotes, or as an address.

    Raises Refused where there is none.
    """
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "'\"":
        bare = bare[1:-1]
    if bare.startswith("file://"):
        bare = unquote(urlsplit(bare).path)
    path = sending.typed_path(bare)
    if "\\" in bare and not path.exists():
        return sending.typed_path(bare.replace("\\", ""))
    return path


def contents(page: Page, path: Path) -> bytes:
    """Return the bytes of a file. Raises Refused, telling why it can't be read."""
    shown = sending.short(path, 40)
    try:
        return regular.read(str(path), MOST_BYTES, follow=True)[0]
    except regular.TooBig:
        raise Refused("import.too_large", most=MOST_BYTES // 2**20) from None
    except regular.NotRegular:
        raise Refused("incoming.file.not_regular", path=shown) from None
    except ValueError:  # A path with a null byte in it.
        raise Refused("incoming.file.missing", path=shown) from None
    except OSError as error:
        missing = error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
        key = "incoming.file.missing" if missing else "incoming.file.closed"
        raise Refused(key, path=shown) from None


def _names(folder: Path, begun: str) -> list[str]:
    """Return the names in a folder that begin so; folders end in a slash."""
    found: list[str] = []
    try:
        for entry in islice(folder.iterdir(), _MOST_LOOKED_AT):
            hidden = entry.name.startswith(".") and not begun.startswith(".")
            if entry.name.startswith(begun) and not hidden:
                found.append(f"{entry.name}/" if entry.is_dir() else entry.name)
    except OSError:
        return []
    return sorted(found)


def _common(names: list[str]) -> str:
    """Return how all names begin."""
    first, last = min(names), max(names)
    same = (one == other for one, other in zip(first, last, strict=False))
    return first[: next((at for at, alike in enumerate(same) if not alike), len(first))]
