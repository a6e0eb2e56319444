"""Typing on the sheet: burst entry of new cards, editing where a card stands, and searching."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.change import Delta
from board.commands import cards, items
from board.hidden import MASK
from board.i18n import pick
from board.ids import new_id, new_ids
from board.model import Ref
from board.refusal import Refused
from board.rounds import open_at
from board.search import search
from board.template import Template
from board.text import MAX_TEXT, lines, subject
from tui.kit.dispatch import does
from tui.kit.line_input import Labels, LineInput, Rectangle
from tui.view import bars
from tui.view.bars import Hint
from tui.view.finding import lit
from tui.view.paint import Painting, RowSlot
from tui.view.rows import Line
from tui.view.state import Ghost
from tui.view.travel import all_cursors
from tui.view.width import cut

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

COMFORT = 44
"""Columns an editor has at least, where its block has them; it lies over no other block."""

MOST_PASTED = MAX_TEXT * 16
"""Characters that are pasted as cards at once, at most."""

_FIELDS = {"cards": "text", "coalitions": "title", "members": "name", "groups": "title"}
"""The field that is edited on the sheet, by table."""


def _labelled(*actions: str) -> Labels:
    """Return actions with the label they have in the key map."""
    return tuple((action, f"action.{action}") for action in actions)


def _over(slot: RowSlot, painting: Painting) -> Rectangle:
    """Return where an editor lies on a row of the sheet: widened within its block if narrow."""
    block = painting.panes[slot.pane].cell.block
    inside = [pane for pane in painting.panes if pane.cell.block == block]
    left = min(pane.x for pane in inside) + 2
    right = max(pane.x + pane.width for pane in inside)
    x, room = slot.x + 2, slot.width - 2
    wanted = min(COMFORT, right - left)
    if room < wanted:
        x, room = max(left, min(x, right - wanted)), wanted
    return x, slot.y + 1, room


class BurstInput(LineInput):
    """Burst entry: Enter saves and opens the next card in the same place."""

    labels = _labelled("line.save", "line.stop", "line.next", "line.body")
    drafted = True

    def __init__(self, page: SheetPage, ghost: Ghost) -> None:
        super().__init__(page)
        self.sheet = page
        self.ghost = ghost

    def rectangle(self) -> Rectangle:
        """Return the open row."""
        painting = self.sheet.scene.painting
        if painting is None or painting.ghost is None:
            return super().rectangle()
        return _over(painting.ghost, painting)

    def echo(self) -> str:
        """Return where the card goes."""
        return self.sheet.page_detail()

    def prompt(self) -> str:
        """Return the guiding question being answered."""
        place = self.sheet.canvas.template.place(self.ghost.path)
        language = self.sheet.canvas.info.language
        if place is None:
            return ""
        beside = self.ghost.after or self.ghost.before
        if beside is not None and beside.table == "coalitions":
            return self.sheet.say("entry.coalition")
        if place.question:
            return pick(place.question.text, language)
        if place.section:
            return self.sheet.say("entry.section", section=pick(place.section.title, language))
        return pick(place.block.key, language)

    def footer(self, width: int, *, roomy: bool) -> Line:
        """Return the keys; where there is no line above them, the question behind the first."""
        if roomy:
            return super().footer(width, roomy=roomy)
        save, stop, *_ = self.hints()
        room = width - sum(len(hint.key) + len(hint.label) + 3 for hint in (save, stop)) - 3
        return bars.footer([save, stop, Hint("", cut(self.prompt(), max(0, room)))], width)

    def open(self, text: str = "") -> None:
        """Open a row and the editor on it; a text that is taken up again is new all the same."""
        self._open_row(self.ghost)
        super().open(text)
        self.was = ""

    def close(self, *, kept: bool = False) -> None:
        """End: close the row as well."""
        self.sheet.state = self.sheet.state._replace(ghost=None)
        super().close(kept=kept)

    def save(self) -> None:
        """Keep the card and open the next; Enter on an empty line is the end."""
        if not self.text.strip():
            self.close()
        elif self._keep([self.text]):
            self._open_row(self.ghost)

    @does("line.next")
    def next(self) -> None:
        """Keep what is there and go on to the next question."""
        if not self.text.strip() or self._keep([self.text]):
            self._open_row(Ghost(next_place(self.sheet.canvas.template, self.ghost.path)))
            self.empty()

    @does("line.body")
    def body(self) -> None:
        """Keep the card and go on to its body."""
        if self.text.strip() and self._keep([self.text]):
            self.close()
            self.sheet.perform("card.body")

    def stop(self) -> None:
        """End; what was typed last is not a card yet, but can be had back."""
        left, place = self.text.strip(), self.ghost.path
        self.close()
        if left:
            self.sheet.live.dropped = (place, left)
            shown = MASK if open_at(self.sheet.canvas, place) else left
            self.sheet.tell(self.sheet.say("entry.dropped", text=shown))

    def pasted(self, text: str) -> None:
        """Make every pasted line a card, in one step. Raises Refused where that is too much."""
        if len(text) > MOST_PASTED:
            raise Refused("entry.paste_too_long")
        texts = lines(self.text + text)
        if texts and self._keep(texts):
            self._open_row(self.ghost)
            self.sheet.tell(self.sheet.say("entry.pasted", n=len(texts)))

    def _open_row(self, ghost: Ghost) -> None:
        self.ghost = ghost
        self.sheet.state = self.sheet.state._replace(ghost=ghost)

    def _keep(self, texts: list[str]) -> bool:
        """Make cards of texts and empty the line; tell whether that went well."""
        added: list[Ref] = []
        if not self.keep(
            lambda: added.append(add_cards(self.sheet, self.ghost, texts, self.draft))
        ):
            return False
        self.ghost = Ghost(self.ghost.path, after=added[0])
        self.draft = new_id()
        self.empty()
        return True


def add_cards(sheet: SheetPage, ghost: Ghost, texts: list[str], first: str = "") -> Ref:
    """Make cards of texts, in one step, and go to the last; return it. Raises Refused.

    ``first`` is the id of the first one, if it has one already.
    """
    taken = {first, *sheet.canvas.cards, *sheet.canvas.coalitions}
    ids = [first or new_id(taken)]
    ids += new_ids(len(texts) - 1, taken | {*ids})
    beside = {
        side: ref.id
        for side, ref in (("after", ghost.after), ("before", ghost.before))
        if ref is not None
    }
    sheet.do(
        "card.add",
        lambda canvas, by: cards.add_cards(canvas, by, ghost.path, texts, ids=ids, **beside),
        subject=subject(texts[0], len(texts) - 1),
    )
    last = Ref("coalitions" if ids[-1] in sheet.canvas.coalitions else "cards", ids[-1])
    sheet.scene.select_ref(last)
    return last


class EditInput(LineInput):
    """Editing the text of what is under the cursor, where it stands."""

    labels = (
        ("line.save", "typing.save"),
        ("line.stop", "typing.stop"),
        ("line.next", "typing.next_below"),
        ("line.body", "action.line.body"),
    )
    drafted = True

    def __init__(self, page: SheetPage, ref: Ref, title: str) -> None:
        super().__init__(page)
        self.sheet = page
        self.ref = ref
        self.title = title
        self.draft = self.record = ref.id

    def rectangle(self) -> Rectangle:
        """Return the row of what is edited."""
        painting = self.sheet.scene.painting
        slot = painting.slot_of(self.sheet.state.cursor) if painting else None
        return _over(slot, painting) if painting and slot else super().rectangle()

    def echo(self) -> str:
        """Return what is told of it otherwise."""
        return self.sheet.page_detail()

    def prompt(self) -> str:
        """Return nothing: what stood there is known."""
        return ""

    def open(self, text: str = "") -> None:
        """Open with a text, which may be another than it has now."""
        super().open(text)
        self.was = self.title

    def save(self) -> None:
        """Keep the text."""
        self._keep()

    @does("line.next")
    def next(self) -> None:
        """Keep the text and go to what comes next."""
        if self._keep():
            self.sheet.perform("go.down")

    @does("line.body")
    def body(self) -> None:
        """Keep the text and go on to the body."""
        if self._keep():
            self.sheet.perform("card.body")

    def _keep(self) -> bool:
        """Keep the text and end, unless it is refused; tell which."""
        ref, text = self.ref, self.text
        deltas: list[Delta] = []

        def edit() -> None:
            deltas.extend(
                self.sheet.do(
                    "card.edit",
                    lambda canvas, by: items.retitle(canvas, by, ref, text),
                    subject=text,
                    seen={(ref.table, ref.id): {_FIELDS[ref.table]: self.title}},
                )
            )

        kept = self.keep(edit)
        if kept:
            self.close(kept=bool(deltas))
        return kept


class SearchInput(LineInput):
    """Typing a search: what matches lights up. Enter stays there, Esc goes back."""

    mode = "search"
    labels = _labelled("search.keep", "search.cancel", "search.down", "search.up")

    def __init__(self, page: SheetPage) -> None:
        super().__init__(page, page.say("search.prompt"))
        self.sheet = page
        self.home = page.state.cursor
        self.matches = page.state.matches
        """What was lit before."""

    def echo(self) -> str:
        """Return what is told of the match under the cursor."""
        return self.sheet.page_detail()

    def prompt(self) -> str:
        """Return what can be looked for."""
        return self.question

    def typed(self, text: str) -> None:
        """Light up what matches and go to the first match from where the hand was."""
        sheet, scene = self.sheet, self.sheet.scene
        sheet.searched = text.strip()
        found = lit(sheet.canvas, text, sheet.state.folded)
        sheet.state = sheet.state._replace(matches=found)
        cursors = all_cursors(scene.builder, sheet.state) if found else []
        start = next((i for i, cursor in enumerate(cursors) if cursor == self.home), 0)
        around = (*cursors[start:], *cursors[:start])
        scene.select(next((cursor for cursor in around if cursor.ref in found), self.home))

    @does("search.keep", "line.save", "line.next", "line.body")
    def stay(self) -> None:
        """Stay here, matches lit."""
        text, found = self.text.strip(), len(self.sheet.state.matches)
        self.close()
        if text:
            key, n = ("search.found", found) if found else self._unfound(text)
            self.sheet.tell(self.sheet.say(key, n=n, text=text))

    def _unfound(self, text: str) -> tuple[str, int]:
        """Return what to say where nothing shows: perhaps it is parked."""
        parked = search(self.sheet.canvas, text, with_parked=True)
        return ("search.parked", len(parked)) if parked else ("search.none", 0)

    @does("search.cancel")
    def cancel(self) -> None:
        """Back to where the hand was."""
        self.sheet.state = self.sheet.state._replace(matches=self.matches)
        self.sheet.scene.select(self.home)
        self.close()

    @does("search.down")
    def down(self) -> None:
        """To the next match, still typing."""
        self.sheet.perform("search.next")

    @does("search.up")
    def up(self) -> None:
        """To the match before, still typing."""
        self.sheet.perform("search.previous")


def next_place(template: Template, path: str) -> str:
    """Return the place of the next guiding question, round the whole canvas."""
    stops: list[str] = []
    for block in sorted(template.blocks, key=lambda block: block.number):
        inside = [p for p in template.places if p.startswith(block.id + ".")]
        stops += [p for p in inside if template.places[p].question] or [block.id]
    if path in stops:
        return stops[(stops.index(path) + 1) % len(stops)]
    return next((stop for stop in stops if stop.startswith(path + ".")), stops[0])
