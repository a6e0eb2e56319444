"""Out of the room: all pages of a session into one folder, ready to mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import exports
from board import people
from board.refusal import Refused
from board.text import visible
from exports import Request
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.view.list import entry_block, heading_block, text_block
from tui.view.page_frame import Said
from tui.view.scroll import Stretch

_FORMATS = ("markdown", "html")
"""What a page can be mailed as."""

_STAY = frozenset({"worksheet", "check"})
"""Pages that are not for taking home: one to fill in, and one for the facilitator."""

_WITH_PARKED = frozenset({"agreements", "last-time"})
"""Pages that tell what waits for a next meeting."""


class OutPage(ListPage):
    """Lists the files; Enter writes them all."""

    modes = ("out",)
    name_key = "out.title"
    help_keys = ("out.about",)

    def __init__(self, session: str, told: str = "") -> None:
        super().__init__()
        self.session_id = session
        self.said = Said(told)
        self.folder: Path | None = None
        """Where they go, once that was chosen or worked out."""
        self.written: list[str] = []
        self._now = f"{date.today():%Y-%m-%d}"

    def files(self) -> list[tuple[str, Request]]:
        """Return the files there will be, by name, with what is asked for."""
        name, rev = self.live.workshop.file.name, self.live.workshop.rev
        found: dict[str, Request] = {}
        for page in exports.PAGES:
            for format in _FORMATS:
                if page.id in _STAY or format not in page.formats:
                    continue
                request = Request(
                    page=page.id,
                    format=format,
                    date=date.today().isoformat(),
                    rev=rev,
                    session=self.session_id,
                    parked=page.id in _WITH_PARKED,
                    headings=self.canvas.info.language,
                )
                if page.by_member:
                    self._per_member(found, request)
                else:
                    found[exports.file_name(name, request)] = request
        return list(found.items())

    def _per_member(self, found: dict[str, Request], request: Request) -> None:
        """Add a page for each who takes part; names that a file can't tell apart have their id."""
        name = self.live.workshop.file.name
        for one in people.active_members(self.canvas):
            wanted = request._replace(member=one.id)
            file = exports.file_name(name, wanted, one.name)
            found[exports.file_name(name, wanted) if file in found else file] = wanted

    def page_detail(self) -> str:
        """Return where the files go."""
        return self.say("out.to", path=sending.short(self._folder(), self.space[0] - 20))

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return the files by name, with those that are there."""
        return list(self._blocks(width))

    def _blocks(self, width: int) -> Iterator[Stretch]:
        yield text_block([("text", f" {self.say('out.what')}")], width)
        files = self.files()
        yield heading_block(self.say("out.files"), width, str(len(files)))
        for name, _ in files:
            sign = "✓" if name in self.written else "·"
            cursor = name == self.scroll.at
            yield entry_block(name, sign, visible(name), width, cursor=cursor, style="text")

    def _folder(self) -> Path:
        """Return where the files go: a folder of the session's own, beside other exports."""
        if self.folder is None:
            held = self.canvas.sessions.get(self.session_id)
            number = held.number if held else 0
            day = held.date if held and held.date else self._now
            session = self.say("out.folder.name", number=number, day=day)
            canvas = exports.file_name(self.live.workshop.file.name, Request(format="json"))
            self.folder = self.live.library.exports() / f"{canvas.removesuffix('.json')}-{session}"
        return self.folder

    @does("out.folder")
    def choose_folder(self) -> None:
        """Choose another folder."""
        self.live.refuse_restricted()

        def answered(text: str) -> None:
            self.folder, self.written = sending.typed_path(text), []

        ask(self, self.say("out.folder.ask"), answered, str(self._folder()))

    @does("out.write")
    def write(self) -> None:
        """Write all of them into the folder; what is there already stays, in a folder beside."""
        self.live.refuse_restricted()
        made = [(name, exports.file(self.canvas, request)) for name, request in self.files()]
        folder = _fresh(self._folder())
        for name, data in made:
            exports.write(folder / name, data)
        self.folder, self.written = folder, [name for name, _ in made]
        path = sending.short(folder, self.space[0] - 24)
        self.said = Said(self.say("out.done", n=len(made), path=path))


def _fresh(wanted: Path) -> Path:
    """Make a folder that wasn't there: this one, or one with a number behind it.

    Raises Refused where it can't be made.
    """
    for number in count(1):
        folder = wanted if number == 1 else wanted.with_name(f"{wanted.name}-{number}")
        try:
            folder.mkdir(parents=number == 1 and not wanted.parent.exists())
        except FileExistsError:
            continue
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            raise Refused("export.failed", path=str(folder), reason=reason) from None
        return folder
    raise AssertionError("there is always a next number")
