"""Out of the room: all pages of a session into one folder, ready to mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import exports
from board.comparison.points import Point
from board.text import visible
from exports import Request, outgoing
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.view.list import entry_block, heading_block, text_block
from tui.view.page_frame import Said
from tui.view.scroll import Stretch


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
        self._since: Point | None = None
        """The closing of the session before this one, where there was one."""

    def on_mount(self) -> None:
        """See what this session can be compared with."""
        asked = Request(page=outgoing.COMPARISON, session=self.session_id)
        self._since = sending.with_earlier(self.live, asked).since

    def files(self) -> dict[str, Request]:
        """Return the files there will be, by name, with what is asked for."""
        workshop = self.live.workshop
        request = Request(
            date=self._now,
            rev=workshop.rev,
            session=self.session_id,
            headings=self.canvas.info.language,
            since=self._since,
        )
        return outgoing.files(self.canvas, workshop.file.name, request)

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
        for name in files:
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
        files = outgoing.made(self.canvas, self.files())
        folder = outgoing.fresh(self._folder())
        outgoing.write_all(folder, files)
        self.folder, self.written = folder, [*files]
        path = sending.short(folder, self.space[0] - 24)
        self.said = Said(self.say("out.done", n=len(files), path=path))
