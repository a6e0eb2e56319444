"""The export: choose a page, see it, and let it leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import exports
from board.refusal import Refused
from board.text import visible
from exports import Request
from exports.page_texts import page_texts
from store.remember import Memory
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.picker import Choice, pick
from tui.kit.several import Switched, pick_several
from tui.screens.export import choices
from tui.screens.export.choices import MEMBER, PAGE, PLACES
from tui.screens.export.preview import ExportPreview

_MEMORY = "export"
"""Under which the last choice is remembered."""


class ExportPage(ExportPreview):
    """Turns choices, and sends the page to a file, the clipboard or both."""

    def on_mount(self) -> None:
        """Begin with what was chosen last."""
        today, known = date.today().isoformat(), self._memory.get(_MEMORY)
        found = choices.remembered(self.canvas, known, today, self.live.workshop.rev)
        someone = choices.for_someone(self.canvas, found)
        self.request = sending.with_earlier(self.live, someone)
        self.folder = str(known.get("folder") or "") if isinstance(known, dict) else ""
        self.remake()

    @property
    def _memory(self) -> Memory:
        return Memory(self.live.library.state)

    # -- choosing

    @does("cursor.down", "cursor.up", "cursor.next", "cursor.previous")
    def move(self) -> None:
        """To the next choice, or to the one before."""
        by = 1 if self.action in ("cursor.down", "cursor.next") else -1
        self.at = (self.at + by) % len(self.options)

    @does("cursor.right", "cursor.left")
    def turn(self) -> None:
        """Turn the choice on by one, or back."""
        self._turn(+1 if self.action == "cursor.right" else -1)

    @does("export.choose")
    def choose(self) -> None:
        """Choose from a list where there is one, else turn on."""
        option = self.options[self.at].id
        if option == PLACES:
            self._choose_places()
        elif option == PAGE:
            self._choose_page()
        elif option == MEMBER:
            self._choose_member()
        else:
            self._turn(+1)

    def _turn(self, by: int) -> None:
        option = self.options[self.at].id
        if option == PLACES:
            self._choose_places()
            return
        if option == MEMBER:
            self._ask_for(choices.for_someone(self.canvas, self.request, by), option)
            return
        self._ask_for(choices.turned(self.request, option, by), option)

    def _ask_for(self, request: Request, option: str) -> None:
        """Ask for another page; the cursor stays on the choice that was made."""
        request = choices.for_someone(self.canvas, request)
        if (request.page, request.format) != (self.request.page, self.request.format):
            self.top = 0
            request = sending.with_earlier(self.live, request)
        self.request = request
        self.at = next((n for n, one in enumerate(self.options) if one.id == option), 0)
        self.remake()

    def _choose_page(self) -> None:
        language = self.say.language
        offered = [
            Choice(
                page.id,
                f"{page_texts(language)(f'page.{page.id}')}: "
                f"{choices.page_about(page.id, language)}",
                chosen=page.id == self.request.page,
            )
            for page in exports.PAGES
        ]
        pick(self, self.say("export.page.title"), offered, self._page_chosen)

    def _page_chosen(self, value: str) -> None:
        self._ask_for(choices.with_page(self.request, value), PAGE)

    def _choose_member(self) -> None:
        offered = [
            Choice(one.id, one.name, chosen=one.id == self.request.member)
            for one in choices.members(self.canvas)
        ]
        pick(self, self.say("export.member.title"), offered, self._member_chosen)

    def _member_chosen(self, id: str) -> None:
        self._ask_for(self.request._replace(member=id), MEMBER)

    def _choose_places(self) -> None:
        offered = [
            Choice(path, name, chosen=path in self.request.places)
            for path, name in choices.places(self.canvas, self.say.language)
        ]
        title = self.say("export.places.title")
        pick_several(self, title, offered, self._places_chosen)

    def _places_chosen(self, switched: Switched) -> None:
        """Take places in, or out if they were in; in the order of the canvas."""
        wanted = switched.over(self.request.places)
        known = [one for one, _ in choices.places(self.canvas, self.say.language)]
        places = tuple(one for one in known if one in wanted)
        self._ask_for(self.request._replace(places=places), PLACES)

    # -- letting it leave

    @does("export.clipboard")
    def to_clipboard(self) -> None:
        """To the clipboard."""
        self._remember()
        self._to_clipboard(None)

    @does("export.file")
    def to_file(self) -> None:
        """To a file."""
        self._ask_name(both=False)

    @does("export.both")
    def to_both(self) -> None:
        """To a file, and then to the clipboard."""
        self._ask_name(both=True)

    def _ask_name(self, *, both: bool) -> None:
        self.live.refuse_restricted()
        member = choices.member_name(self.canvas, self.request)
        name = exports.file_name(self.live.workshop.file.name, self.request, member)
        asked: list[Path] = []

        def answered(text: str) -> None:
            path = sending.typed_path(text)
            made = exports.file(self.canvas, sending.with_sessions(self.live, self.request))
            sending.write(path, made, asked)
            self.folder = str(path.parent)
            self._remember()
            if both:
                self._to_clipboard(path)
                return
            room = self.app.size.width - 30
            size = sending.human(len(made), self.say)
            self.tell(self.say("export.written", path=sending.short(path, room), size=size))

        folder = Path(self.folder) if self.folder and Path(self.folder).is_dir() else Path.cwd()
        start = sending.short(folder / name, 1000)
        ask(self, self.say("export.file.ask"), answered, start, understood=self._going_to)

    def _going_to(self, text: str) -> str:
        try:
            path = sending.typed_path(text)
        except Refused as refusal:
            return self.live.told(refusal)
        return self.say("export.file.to", path=visible(str(path)))

    def _to_clipboard(self, path: Path | None) -> None:
        sent = sending.to_clipboard(self.app, self.ready().text)
        title = choices.page_title(self.request.page, self.request.format, self.say.language)
        said = sending.copied(self.say, title, sent, path, self.app.size.width)
        self.tell(said, warning=not sent.sent)

    def _remember(self) -> None:
        if not self.live.settings.throwaway:
            kept = choices.to_remember(self.canvas, self.request)
            self._memory.put(_MEMORY, {**kept, "folder": self.folder})
