"""A page: what every screen is made of. Keys to actions, one frame, one voice, one line input."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, ClassVar, TypeAlias, cast

from textual import events
from textual.app import ComposeResult
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from board.commands.by import By
from board.i18n import Texts
from board.model import Canvas, Record, Ref
from board.refusal import Refused
from store.errors import StoreError
from tui.keys.keymap import key_name
from tui.kit import dispatch, mouse
from tui.view import bars
from tui.view.bars import Hint
from tui.view.page_frame import Said, footer, framed, hints
from tui.view.rows import Line, Piece
from tui.widgets.line_editor import LineEditor
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from board.change import Delta
    from tui.kit.host import Host
    from tui.kit.line_input import LineInput
    from tui.live.live import Live
    from tui.live.workshop import Update

Help: TypeAlias = tuple[str, Sequence[str | Piece]]
"""A title, and what there is to say below it: plain, or with the role of its style."""

GOTO = "goto"
"""The mode in which the next key says where to go."""


class Page(Screen[None], inherit_bindings=False):
    """Draws a page from what its subclass says of itself, and carries out the actions of its keys.

    Keys are looked up in ``modes``, one after the other, then among those that all pages share.
    """

    DEFAULT_CSS = "Page { layers: base editor; background: $back; }"
    AUTO_FOCUS = ""  # Keys come to the screen straight away, and not by way of what draws it.
    action_modules: ClassVar[Mapping[str, str]] = {}
    """Modules with its actions, beside the ones all pages have; see ``tui.kit.dispatch``."""
    modes: tuple[str, ...] = ()
    roomy_from = 16
    """Rows from which there is a line for what is under the cursor."""
    name_key = ""
    """Text key of the page's name."""
    has_header = True
    """Whether the first line is the header that all pages share."""
    help_keys: tuple[str, ...] = ()
    """Text keys of what its help says before the keys."""

    has_clock = True
    """Whether the keys of the clock work here."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus; the framework paints the whole screen again for every change of it."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Said()
        self.input: LineInput | None = None
        self.held = ""
        """A mode that keeps all keys to itself until it is let go."""
        self.answered = False
        """Whether a choice was just made by its key."""
        self.action = self.key = ""
        """What is carried out, and the key that asked for it."""
        self.editor: LineEditor
        self.lines: Lines | None = None
        self.roomy = False
        """Whether there is a line for what is under the cursor."""
        self._acting = 0

    # -- what there is to work with

    @property
    def host(self) -> Host:
        """The application, as pages know it."""
        return cast("Host", self.app)

    @property
    def live(self) -> Live:
        """The open canvas and all that goes with it."""
        return self.host.live

    @property
    def say(self) -> Texts:
        """Texts in the language of the interface."""
        return self.live.texts

    @property
    def canvas(self) -> Canvas:
        """The canvas that is shown."""
        return self.live.workshop.canvas

    # -- what a page says of itself

    def page_title(self) -> str:
        """Return what stands at the left of the header."""
        return self.say(self.name_key)

    def page_facts(self) -> Sequence[str]:
        """Return what stands at the right of the header."""
        return ()

    def page_lines(self, width: int, height: int) -> Sequence[Line]:
        """Return the lines between header and footer, exactly as many as there is room for."""
        return [bars.trimmed([], width, "text")] * height

    def page_detail(self) -> str:
        """Return what is under the cursor, in full."""
        return ""

    def page_help(self) -> Help:
        """Return the title and the opening lines of the help of this page."""
        return self.page_title(), [self.say(key) for key in self.help_keys]

    def page_hints(self) -> list[Hint]:
        """Return hints that stand before those of the key map."""
        return []

    def draft_place(self) -> str:
        """Return the place on the sheet where text typed here is offered again after a crash."""
        return self.canvas.template.opens_on

    def offers(self, action: str) -> bool:
        """Tell whether an action has a use here, now."""
        return True

    def page_footer(self, width: int) -> Sequence[Line]:
        """Return the line of keys; the letters of the g menu may take more."""
        if self.held == GOTO:
            return bars.menu(hints(self.live.keymap.entries(GOTO), self.say)[0], width)
        return footer(dispatch.in_force(self), self.say, width, first=self.page_hints())

    # -- drawing

    def compose(self) -> ComposeResult:
        """One widget draws it all; the editor lies over it while something is typed."""
        self.lines = Lines(self.host.styles_of_roles)
        self.editor = LineEditor(self.live.keymap)
        yield self.lines
        yield self.editor

    @property
    def space(self) -> tuple[int, int]:
        """Columns and rows of the page with its header and footer."""
        return (self.lines.size.width, self.lines.size.height) if self.lines else (0, 0)

    def draw(self) -> None:
        """Show what changed; once, at the end, while an action is carried out."""
        width, height = self.space
        if self._acting or not width or not height or not self.is_attached:
            return
        assert self.lines is not None
        self.roomy = height >= self.roomy_from
        self.lines.show(framed(self, width, height, self.live, self.roomy_from, self.input))
        if self.input is not None:
            self.input.follow()
        self.host.keep_time()
        self.host.tell_shown()

    def on_lines_sized(self, event: Lines.Sized) -> None:
        """Draw for a new size."""
        self.draw()

    def canvas_changed(self, update: Update) -> None:
        """Show what changed, wherever it came from."""
        if update.undid is None:
            self.came(update.touched - {Ref(delta.table, delta.id) for delta in update.saved})
        self.draw()

    def came(self, refs: Set[Ref]) -> None:
        """Take note of what someone else made or changed."""

    # -- keys, changes, and what is said of them

    def on_key(self, event: events.Key) -> None:
        """Carry out the action of a key, or let it go by.

        A subclass that takes keys of its own prevents the default for them.
        """
        if (always := dispatch.everywhere(self, event.key, event.character)) is not None:
            event.stop()
            self.perform(always, event.key)
            return
        answered, self.answered = self.answered, False
        if answered and event.key == "enter" and self.input is None:
            event.stop()  # It ends a choice that was made already.
            self.tell(self.say("picker.taken"), quiet=True)
            return
        action = dispatch.action_of(self, event.key, event.character)
        if self.held == GOTO and action is None:
            self.perform("goto.cancel")
        if action is None:
            self.no_use(event.key, event.character)
            return
        event.stop()
        if self.input is not None:
            self.input.answer(action)  # The editor let the key go by: an arrow, perhaps.
        else:
            self.perform(action, event.key)

    def no_use(self, key: str, character: str | None) -> None:
        """Say that a key does nothing here."""
        if self.input is None:
            name = character if character and character.isprintable() else key_name(key)
            self.tell(self.say("key.no_use", key=name), quiet=True)

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """Do what the line of keys says, or go to what lies there; twice opens it."""
        mouse.click(self, event)

    def clicked(self, x: int, y: int) -> bool:
        """Put the cursor on what lies at a cell; tell whether something does."""
        return False

    def perform(self, action: str, key: str = "") -> None:
        """Carry out an action and draw; what was said before is gone."""
        self.action, self.key, self.said = action, key, Said()
        self.attempt(dispatch.function_of(self, action))

    def attempt(self, what: Callable[[], object]) -> bool:
        """Carry something out and draw; tell whether it went well. What is refused is said."""
        self._acting += 1
        try:
            what()
        except (Refused, StoreError) as reason:
            self.said = Said(self.live.told(reason), warning=True)
            return False
        finally:
            self._acting -= 1
            self.draw()
        return True

    def tell(self, text: str, *, warning: bool = False, quiet: bool = False) -> None:
        """Say something until the next key; ``quiet``: in passing, that a key had nothing to do."""
        self.said = Said(text, warning, quiet)
        self.draw()

    def do(
        self,
        command: str,
        make: Callable[[Canvas, By], Canvas],
        *,
        subject: str = "",
        seen: Mapping[tuple[str, str], Record] | None = None,
        nameless: bool = False,
    ) -> tuple[Delta, ...]:
        """Change the canvas through the workshop; return what changed. Raises Refused."""
        self.live.refuse_read_only()
        deltas = self.live.workshop.do(command, make, subject=subject, seen=seen, nameless=nameless)
        if hint := self.live.guide.done(command, self.say):
            self.said = Said(hint)
        return deltas

    def let_go(self) -> bool:
        """Let go of one thing, such as marks; without any (False) Esc closes the page."""
        return False
