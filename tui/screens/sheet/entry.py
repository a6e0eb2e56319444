"""Typing on the sheet: burst entry of new cards, and editing a line where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import cards, items
from board.i18n import pick
from board.ids import new_id
from board.model import Ref
from board.refusal import Refused
from board.text import MAX_TEXT, lines, one_line
from tui.view.index import Thing, ref_of, title_of
from tui.view.paint import Slot
from tui.view.state import Ghost
from tui.widgets.line_editor import LineEditor

if TYPE_CHECKING:
    from tui.live.sidecar import Sidecar
    from tui.screens.sheet.screen import SheetScreen

COMFORT = 44
"""Columns an editor has at least, where the screen has them; it may lie over its neighbours."""


class Entry:
    """One spell of typing. The base of adding and editing: where the editor is, what keys do."""

    mode = "line"
    keys: tuple[tuple[str, str], ...] = ()
    """Actions of the editor with the text key of their label here; none: as the key map has it."""

    def __init__(self, screen: SheetScreen) -> None:
        self.screen = screen
        self.editor = screen.query_one(LineEditor)
        self.id = ""

    @property
    def sidecar(self) -> Sidecar:
        """Where drafts are kept."""
        return self.screen.board_app.live.sidecar

    def slot(self) -> Slot | None:
        """Return the row the editor lies on; without one it lies below the sheet."""
        return None

    def prompt(self) -> str:
        """Return what stands in the editor while it is empty."""
        return ""

    def open(self, text: str = "") -> None:
        """Begin: show the editor."""
        self.screen.entry = self
        self.screen.draw()
        self.editor.open(self, text, self.prompt())
        self.editor.place(*self._rectangle())

    def follow(self) -> None:
        """Keep the editor on its row after the sheet was drawn."""
        if self.editor.display:
            self.editor.place(*self._rectangle())

    def close(self, *, kept: bool = False) -> None:
        """End: hide the editor, give the keys back to the sheet.

        The draft of a text that is ``kept`` goes when its change is safe on disk, not now.
        """
        if not kept:
            self.sidecar.forget_draft(self.id)
        self.sidecar.editing("")
        self.screen.entry = None
        self.screen.state = self.screen.state._replace(ghost=None)
        self.editor.close()
        self.screen.set_focus(None)
        self.screen.draw()

    def typed(self, text: str) -> None:
        """Keep a draft of what is being typed."""
        self.sidecar.keep_draft(self.id, self.place(), text)

    def place(self) -> str:
        """Return the place this text is for."""
        return self.screen.place

    def _rectangle(self) -> tuple[int, int, int]:
        """Return where the editor lies: on its row, widened to the left or right if narrow."""
        screen = self.screen
        slot = self.slot()
        if slot is None:
            return 1, screen.state.height + 1, max(1, screen.state.width - 1)
        x, width = slot.x + 2, slot.width - 2
        wanted = min(COMFORT, screen.state.width - 4)
        if width < wanted:
            x = min(x, screen.state.width - wanted - 1)
            width = wanted
        return x, slot.y + 1, width

    def told(self, what: str, text: str) -> None:
        """Take what the editor tells."""
        if what == "asked":
            self.screen.scene.said = ""
        if self.screen.entry is self:
            getattr(self, what)(text)

    def asked(self, action: str) -> None:
        """Answer Enter, Tab, Esc and the like."""
        getattr(self, action.partition(".")[2])()

    def pasted(self, text: str) -> None:
        """Take several pasted lines as one, unless that is too much for one card."""
        if _size(self.editor.value + text) > MAX_TEXT:
            self.refused(Refused("card.too_long", most=MAX_TEXT // 1024))
            return
        self.editor.insert_text_at_cursor(one_line(text))

    def checked(self) -> str:
        """Return what was typed. Raises Refused when it is too much for one card."""
        text = self.editor.value
        if _size(text) > MAX_TEXT:
            raise Refused("card.too_long", most=MAX_TEXT // 1024)
        return text

    def refused(self, refusal: Refused) -> None:
        """Say why something was refused; the text stays where it is."""
        self.screen.tell(self.screen.say(refusal.key, **refusal.values), warning=True)


class Adding(Entry):
    """Burst entry: Enter saves and opens the next card in the same place."""

    def __init__(self, screen: SheetScreen, ghost: Ghost) -> None:
        super().__init__(screen)
        self.id = new_id()
        self.ghost = ghost
        self.added = 0

    def slot(self) -> Slot | None:
        """Return the open row."""
        return self.screen.painting.ghost if self.screen.painting else None

    def place(self) -> str:
        """Return where the next card goes."""
        return self.ghost.path

    def prompt(self) -> str:
        """Return the guiding question being answered."""
        template = self.screen.canvas.template
        place = template.place(self.ghost.path)
        language = self.screen.canvas.info.language
        if place is None:
            return ""
        if "coalitions" in place.block.roles:
            return self.screen.say("entry.coalition")
        if place.question:
            return pick(place.question.text, language)
        if place.section:
            return self.screen.say("entry.section", section=pick(place.section.title, language))
        return pick(place.block.key, language)

    def open(self, text: str = "") -> None:
        """Open a row and the editor on it."""
        self.screen.state = self.screen.state._replace(ghost=self.ghost)
        super().open(text)

    def save(self) -> None:
        """Keep the card and open the next; Enter on an empty line is the end."""
        if not self.editor.value.strip():
            self.close()
            return
        if self._keep([self.editor.value]):
            self._again()

    def next(self) -> None:
        """Keep what is there and go on to the next question."""
        if self.editor.value.strip() and not self._keep([self.editor.value]):
            return
        self.ghost = Ghost(next_place(self.screen, self.ghost.path))
        self._again()

    def body(self) -> None:
        """Keep the card and go on to its body."""
        if not self.editor.value.strip():
            return
        if self._keep([self.editor.value]):
            self.close()
            self.screen.perform("card.body")

    def stop(self) -> None:
        """End; what was typed last is not a card yet, but can be had back."""
        left = self.editor.value.strip()
        place = self.ghost.path
        self.close()
        if left:
            self.screen.board_app.dropped = (place, left)
            self.screen.tell(self.screen.say("entry.dropped", text=left))

    def pasted(self, text: str) -> None:
        """Make every pasted line a card, in one step."""
        if len(text) > MAX_TEXT * 16:
            self.screen.tell(self.screen.say("entry.paste_too_long"), warning=True)
            return
        first, *rest = lines(self.editor.value + text) or [""]
        if first and self._keep([first, *rest]):
            self._again()
            self.screen.tell(self.screen.say("entry.pasted", n=len(rest) + 1))

    def _keep(self, texts: list[str]) -> bool:
        screen = self.screen
        ghost = self.ghost
        position = _neighbour(ghost)
        ids = [self.id, *(new_id() for _ in texts[1:])]
        try:
            self.checked()
            screen.do(
                "card.add",
                lambda canvas, by: cards.add_cards(
                    canvas, by, ghost.path, texts, ids=ids, **position
                ),
                subject=one_line(texts[0])[:80] + (f" +{len(texts) - 1}" if texts[1:] else ""),
            )
        except Refused as refusal:
            self.refused(refusal)
            return False
        self.added += len(texts)
        table = (
            "coalitions" if screen.index.coalition_block == ghost.path.split(".")[0] else "cards"
        )
        last = Ref(table, ids[-1])
        screen.select_ref(last)
        self.ghost = Ghost(ghost.path, after=last)
        self.id = new_id()
        return True

    def _again(self) -> None:
        self.screen.state = self.screen.state._replace(ghost=self.ghost)
        self.editor.value = ""
        self.editor.placeholder = self.prompt()
        self.screen.draw()


class Editing(Entry):
    """Editing the text of what is under the cursor."""

    keys = (
        ("line.save", "typing.save"),
        ("line.stop", "typing.stop"),
        ("line.next", "typing.next_below"),
        ("line.body", "action.line.body"),
    )

    def __init__(self, screen: SheetScreen, thing: Thing) -> None:
        super().__init__(screen)
        self.ref = ref_of(thing)
        self.id = thing.id
        self.was = title_of(thing)
        self.changed = False

    def slot(self) -> Slot | None:
        """Return the row of what is edited."""
        painting = self.screen.painting
        return painting.slot_of(self.screen.state.cursor) if painting else None

    def save(self) -> None:
        """Keep the text."""
        if self._keep():
            self.close(kept=self.changed)

    def next(self) -> None:
        """Keep the text and go to what comes next."""
        if self._keep():
            self.close(kept=self.changed)
            self.screen.perform("go.down")

    def body(self) -> None:
        """Keep the text and go on to the body."""
        if self._keep():
            self.close(kept=self.changed)
            self.screen.perform("card.body")

    def stop(self) -> None:
        """Give the old text back."""
        self.close()

    def _keep(self) -> bool:
        screen = self.screen
        ref, was = self.ref, self.was
        field = {"cards": "text", "coalitions": "title", "members": "name"}[ref.table]
        try:
            text = self.checked()
            screen.board_app.refuse_read_only()
            deltas = screen.workshop.do(
                "card.edit",
                lambda canvas, by: items.retitle(canvas, by, ref, text),
                subject=one_line(text)[:80],
                seen={(ref.table, ref.id): {field: was}},
            )
        except Refused as refusal:
            self.refused(refusal)
            return False
        self.changed = bool(deltas)
        return True


def _size(text: str) -> int:
    """Return how many bytes a text takes on disk."""
    return len(text.encode("utf-8", "replace"))


def _neighbour(ghost: Ghost) -> dict[str, str]:
    if ghost.after is not None:
        return {"after": ghost.after.id}
    if ghost.before is not None:
        return {"before": ghost.before.id}
    return {}


def next_place(screen: SheetScreen, path: str) -> str:
    """Return the place of the next guiding question, round the whole canvas."""
    template = screen.canvas.template
    blocks = sorted(template.blocks, key=lambda block: block.number)
    stops = []
    for block in blocks:
        inside = [p for p in template.places if p.startswith(block.id + ".")]
        questions = [p for p in inside if template.places[p].question]
        stops += questions or [block.id]
    if path in stops:
        return stops[(stops.index(path) + 1) % len(stops)]
    inside = [stop for stop in stops if stop.startswith(path + ".")]
    return inside[0] if inside else stops[0]
