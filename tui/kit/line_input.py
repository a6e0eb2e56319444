"""The line input: one spell of typing one line over a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from board.ids import new_id
from board.refusal import Refused
from board.text import MAX_TEXT, one_line
from tui.keys.keymap import key_name
from tui.kit import dispatch
from tui.kit.dispatch import does
from tui.view import bars
from tui.view.bars import Hint
from tui.view.page_frame import Said
from tui.view.rows import Line

if TYPE_CHECKING:
    from tui.kit.page import Page
    from tui.widgets.line_editor import LineEditor

Rectangle: TypeAlias = tuple[int, int, int]
"""Where an editor lies: x, y and width."""

Labels: TypeAlias = tuple[tuple[str, str], ...]
"""Actions of the editor with the text key of their label."""


class LineInput:
    """Asks for one line at the bottom of a page. A subclass lies elsewhere, or does more.

    Enter hands the text to ``saved``; what that refuses is said, and the text stays. With
    ``again`` the line then opens empty, until Enter on an empty one.
    """

    mode = "line"
    labels: Labels = (("line.save", "typing.save"), ("line.stop", "typing.stop"))
    drafted = False
    """Whether a draft is kept of what is typed."""

    def __init__(
        self,
        page: Page,
        question: str = "",
        saved: Callable[[str], object] | None = None,
        *,
        again: bool = False,
        understood: Callable[[str], str] | None = None,
    ) -> None:
        self.page = page
        self.editor: LineEditor = page.editor
        self.question = question
        self.saved = saved
        self.again = again
        self.understood = understood
        self.action = ""
        """What is carried out: a key of the editor, or one that it let go by."""
        self.was = self._known = ""
        """The text it opened with, and the one that was taken last."""
        self.record = ""
        """Id of what is being changed, for others to see."""
        self.draft = new_id()

    # -- where it lies, and what stands around it

    def rectangle(self) -> Rectangle:
        """Return where the editor lies."""
        width, height = self.page.space
        return 1, height - 1, max(1, width - 2)

    def prompt(self) -> str:
        """Return what stands in the editor while it is empty.

        It lies over the keys, so it tells those where the question has the line above.
        """
        if self.page.roomy:
            return "  ".join(f"{hint.key} {hint.label}" for hint in self.hints())
        return self.question

    def echo(self) -> str:
        """Return what is understood of what is typed so far, or what is asked for."""
        return self.brief() or self.question

    def brief(self) -> str:
        """Return only what is understood."""
        return self.understood(self.text) if self.understood and self.text else ""

    def hints(self) -> list[Hint]:
        """Return the keys that matter while typing."""
        keys = [(self.page.live.keymap.first(action), label) for action, label in self.labels]
        return [Hint(key_name(key), self.page.say(label)) for key, label in keys if key]

    def footer(self, width: int, *, roomy: bool) -> Line:
        """Return the line of keys; where there is no other what is understood."""
        brief = "" if roomy else self.brief()
        return bars.detail(brief, width) if brief else bars.footer(self.hints(), width)

    # -- from the beginning to the end

    @property
    def text(self) -> str:
        """What is typed."""
        return self.editor.value

    def open(self, text: str = "") -> None:
        """Begin: show the editor, with a text in it."""
        self.was = self._known = text
        self.page.input = self
        self.editor.mode = self.mode
        self.editor.open(self, text, self.prompt())
        self.page.draw()

    def follow(self) -> None:
        """Keep the editor where it belongs after the page was drawn."""
        self.editor.place(*self.rectangle())

    def empty(self) -> None:
        """Let what is typed go and stay open."""
        self.was = self._known = self.editor.value = ""
        self.editor.placeholder = self.prompt()

    def close(self, *, kept: bool = False) -> None:
        """End: hide the editor, give the keys back.

        The draft of a text that is ``kept`` goes when its change is safe on disk, not now.
        """
        if self.page.input is not self:
            return  # What was typed led elsewhere.
        self.page.input = None
        if self.drafted:
            sidecar = self.page.live.sidecar
            if not kept:
                sidecar.forget_draft(self.draft)
            sidecar.editing("")
        self.editor.close()
        self.page.set_focus(None)
        self.page.draw()

    # -- what is typed

    def told(self, what: str, text: str) -> None:
        """Take what the editor tells: a key it leaves to us, a text, several lines."""
        if what == "asked":
            self.answer(text)
        elif what == "pasted":
            self.page.said = Said()
            self.page.attempt(lambda: self.pasted(text))
        elif text != self._known:  # Else it is what we put there ourselves.
            self._known = text
            self.page.said = Said()
            self.page.attempt(lambda: self.typed(text))

    def answer(self, action: str) -> None:
        """Carry out a key of the editor, or one that it let go by."""
        function = dispatch.method_of(self, action)
        if function is not None:
            self.action, self.page.said = action, Said()
            self.page.attempt(function)

    def press(self, name: str) -> None:
        """Do what the key with a name does, which was clicked among the hints."""
        for action, _ in self.labels:
            if key_name(self.page.live.keymap.first(action)) == name:
                self.answer(action)
                return

    def typed(self, text: str) -> None:
        """Keep a draft of what is not there yet, and show what is understood."""
        if not self.drafted:
            return
        sidecar = self.page.live.sidecar
        if text == self.was:
            sidecar.forget_draft(self.draft)
        else:
            sidecar.keep_draft(self.draft, self.page.draft_place(), text)
            sidecar.editing(self.record or self.draft)

    def pasted(self, text: str) -> None:
        """Take several pasted lines as one. Raises Refused where that is too much."""
        refuse_long(self.text + text)
        self.editor.insert_text_at_cursor(one_line(text))

    def keep(self, what: Callable[[], object]) -> bool:
        """Carry out what the text asks for; tell whether it went well. If not, it stays open."""

        def checked() -> None:
            refuse_long(self.text)
            what()

        return self.page.attempt(checked)

    def keep_and_close(self, what: Callable[[], object]) -> bool:
        """Keep a text that is another than it was, and end, unless it is refused; tell which."""
        kept = self.text == self.was or self.keep(what)
        if kept:
            self.close()
        return kept

    # -- what its keys do

    @does("line.save", "line.next", "line.body")
    def save(self) -> None:
        """Give the answer."""
        text, saved = self.text, self.saved
        assert saved is not None
        if self.again and not text.strip():
            self.close()
        elif self.keep(lambda: saved(text)):
            if self.again:
                self.empty()
            else:
                self.close()

    @does("line.stop")
    def stop(self) -> None:
        """Let it be."""
        self.close()


class FilterInput(LineInput):
    """Typing what rows must hold to be shown; they go and come with every letter."""

    def __init__(
        self,
        page: Page,
        question: str,
        filtered: Callable[[str], object],
        *,
        left: Callable[[], str],
        labels: Labels | None = None,
        saved: Callable[[str], object] | None = None,
        stopped: str = "",
    ) -> None:
        super().__init__(page, question, saved)
        self.filtered = filtered
        self.left = left
        self.stopped = stopped
        """What rows must hold once Esc is pressed."""
        self.labels = labels or self.labels

    def echo(self) -> str:
        """Return how many rows are left."""
        return self.left()

    def brief(self) -> str:
        """Return the same where there is one line for it and the keys."""
        return self.left()

    def prompt(self) -> str:
        """Return what to type."""
        return self.question

    def typed(self, text: str) -> None:
        """Show the rows that hold it."""
        self.filtered(text.strip())

    @does("cursor.up", "cursor.down")
    def beside(self) -> None:
        """The arrows go through what is left, while typing goes on."""
        self.page.perform(self.action)

    def save(self) -> None:
        """Stay with what is left."""
        text = self.text
        self.close()
        if self.saved is not None:
            self.saved(text)

    def stop(self) -> None:
        """Show what was shown before, or all again."""
        self.filtered(self.stopped)
        self.close()


def too_long(text: str) -> bool:
    """Tell whether a text is more than one card or cell can hold, in bytes on disk."""
    return len(text.encode("utf-8", "replace")) > MAX_TEXT


def refuse_long(text: str) -> None:
    """Raise Refused for more than one card or cell can hold."""
    if too_long(text):
        raise Refused("card.too_long", most=MAX_TEXT // 1024)


def ask(
    page: Page,
    question: str,
    saved: Callable[[str], object],
    text: str = "",
    *,
    understood: Callable[[str], str] | None = None,
) -> None:
    """Ask for one line at the bottom of a page; a refused answer leaves it open."""
    LineInput(page, question, saved, understood=understood).open(text)
