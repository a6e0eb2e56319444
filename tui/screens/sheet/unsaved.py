"""Changes that can't be kept just now: what they are, why, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import exports
from board.change import Change
from board.model import Record
from board.text import visible
from store.paths import home_folder
from tui.kit import sending
from tui.kit.dispatch import does
from tui.kit.line_input import ask
from tui.kit.list_page import ListPage
from tui.kit.page import Help
from tui.view import bars
from tui.view.page_frame import Said
from tui.view.rows import Line
from tui.view.scroll import Stretch
from tui.view.width import wrap

if TYPE_CHECKING:
    from tui.live.workshop import Update

_WORDS = ("text", "title", "name", "word", "meaning", "note", "body", "reason", "role", "brings")
"""Fields that a person typed, the ones that matter most first."""


class UnsavedPage(ListPage):
    """Lists them in order; they are tried again every few seconds all the while."""

    modes = ("unsaved",)
    help_keys = ("unsaved.about",)

    def offers(self, action: str) -> bool:
        """Nothing is looked for here, and nothing taken back."""
        return action not in ("search.start", "undo", "redo")

    def canvas_changed(self, update: Update) -> None:
        """Show what is left; what was said of trying is over once all is kept."""
        if not self.live.workshop.unsaved:
            self.said = Said()
        self.draw()

    # -- showing it

    def page_title(self) -> str:
        """Return the name of the screen."""
        return f"{self.live.title()} · {self.say('unsaved.title')}"

    def page_help(self) -> Help:
        """Tell what can be done."""
        return self.say("unsaved.title"), super().page_help()[1]

    def page_detail(self) -> str:
        """Return the change under the cursor in full."""
        for number, change in enumerate(self.live.workshop.unsaved):
            if str(number) == self.scroll.at:
                return " · ".join(visible(text) for text in texts_of(change)) or self._told(change)
        return ""

    def blocks(self, width: int) -> Sequence[Stretch]:
        """Return why, what it means, and a row per change."""
        failing, changes = self.live.workshop.failing, self.live.workshop.unsaved
        if failing is None or not changes:
            return [Stretch(self._lines("notice", self.say("unsaved.all_kept"), width))]
        reason = self.say(failing.key, **failing.values)
        made = [
            Stretch(self._lines("title-focus", reason, width)),
            Stretch(self._lines("text", self.say("unsaved.safe"), width)),
            Stretch((bars.trimmed([], width, "text"),)),
        ]
        for number, change in enumerate(changes):
            cursor = str(number) == (self.scroll.at or "0")
            text = f" {'>' if cursor else ' '} {number + 1:>2}  {self._told(change)}"
            line = bars.trimmed([("cursor" if cursor else "text", text)], width, "text")
            made.append(Stretch((line,), str(number)))
        return made

    def _lines(self, role: str, text: str, width: int) -> tuple[Line, ...]:
        parts = wrap(text, max(10, width - 3))
        return tuple(bars.trimmed([(role, f" {part} ")], width, "text") for part in parts)

    def _told(self, change: Change) -> str:
        done = self.say(f"command.{change.command}")
        return f"{done} · {visible(change.subject)}" if change.subject else done

    # -- doing things

    @does("unsaved.retry")
    def retry(self) -> None:
        """Try again at once; the outcome comes by itself."""
        self.live.workshop.retry()
        self.tell(self.say("unsaved.trying"))

    @does("unsaved.elsewhere")
    def keep_elsewhere(self) -> None:
        """Type where to keep the whole canvas."""
        self.live.refuse_restricted()
        name = self.live.workshop.file.name
        asked: list[Path] = []

        def answered(text: str) -> None:
            path = sending.typed_path(text)
            data = exports.file(self.live.workshop.canvas, sending.whole(self.live))
            sending.write(path, data, asked)
            self.tell(self.say("unsaved.copied_to", path=sending.short(path, 60)))

        start = sending.short(Path(home_folder()) / f"{name}.json", 200)
        ask(self, self.say("unsaved.elsewhere.ask"), answered, start)

    @does("unsaved.copy")
    def copy(self) -> None:
        """Send the texts that aren't kept to the clipboard."""
        rows = [text for change in self.live.workshop.unsaved for text in texts_of(change)]
        sent = sending.to_clipboard(self.app, "\n".join(rows) + "\n")
        what = self.say("unsaved.texts", n=len(rows))
        said = sending.copied(self.say, what, sent, None, self.app.size.width)
        self.tell(said, warning=not sent.sent)


def texts_of(change: Change) -> list[str]:
    """Return what a person typed in a change."""
    return [text for delta in change.deltas for text in _typed(delta.after or {})]


def _typed(record: Record) -> Iterator[str]:
    for field in _WORDS:
        value = record.get(field)
        if isinstance(value, str) and value.strip():
            yield value
