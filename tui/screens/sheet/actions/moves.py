"""Moving cards: one step at once, or with a live preview that Enter keeps and Esc undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import moves
from board.commands.by import By, now
from board.groups import cards_of
from board.model import Canvas, Ref
from board.refusal import Refused
from tui.kit.dispatch import does
from tui.screens.sheet.actions.cards import name_of
from tui.screens.sheet.actions.go import here
from tui.view import travel
from tui.view.paint import same
from tui.view.state import Cursor

if TYPE_CHECKING:
    from tui.screens.sheet.sheet_page import SheetPage

MODE = "move"

MOVABLE = ("cards", "coalitions", "groups")


@does("move.up", "move.down", "move.left", "move.right")
def move(page: SheetPage) -> None:
    """One place up or down, or to the section at a side; past the edge into the section there."""
    refs = _movable(page)
    page.live.refuse_read_only()
    moved = _moved(page, refs)
    page.do("card.move", lambda canvas, by: moved, subject=name_of(page, refs))
    _follow(page, refs)


@does("move.start")
def take_up(page: SheetPage) -> None:
    """Take things up: arrows show where they would go, Enter keeps, Esc restores."""
    page.live.refuse_read_only()
    page.carried = _movable(page)
    page.home = page.state.cursor
    page.held = MODE
    page.scene.preview = page.canvas  # What others do meanwhile shows once it is put down.
    page.state = page.state._replace(moving=True)
    _follow(page, page.carried)


@does("moving.up", "moving.down", "moving.left", "moving.right")
def carry(page: SheetPage) -> None:
    """One place up or down, or to the section at a side."""
    _show(page, _moved(page, page.carried))


@does("moving.next", "moving.previous")
def carry_on(page: SheetPage) -> None:
    """To the next section, or the one before."""
    by = 1 if page.action == "moving.next" else -1
    _to_cell(page, travel.next_cell(page.scene.builder, page.state, by))


@does("moving.block")
def carry_to_block(page: SheetPage) -> None:
    """To a block by its number; again the same number: to its next section."""
    starts = travel.block_cursors(page.scene.builder, page.state, int(page.key))
    inside = [at for at, cursor in enumerate(starts) if _same_section(page.place, cursor.path)]
    others = starts[inside[-1] + 1 :] + starts[: inside[0]] if inside else starts
    _to_cell(page, others[0] if others else None)


@does("moving.keep")
def put_down(page: SheetPage) -> None:
    """Leave them here."""
    moved, refs = page.scene.preview, page.carried
    _end(page)
    if moved is not None:
        name = name_of(page, refs)
        page.do("card.move", lambda canvas, by: _laid_over(canvas, by, moved, refs), subject=name)
        _follow(page, refs)


@does("moving.restore")
def put_back(page: SheetPage) -> None:
    """Put them back."""
    _end(page)
    page.scene.select(page.home)


def _movable(page: SheetPage) -> tuple[Ref, ...]:
    refs = tuple(ref for ref in page.scene.targets() if ref.table in MOVABLE)
    if not refs:
        raise Refused("card.none_here")
    return refs


def _moved(page: SheetPage, refs: tuple[Ref, ...]) -> Canvas:
    """Return the canvas with things one step further the way the action says."""
    by, way = now(page.live.workshop.who), page.action.partition(".")[2]
    if way in (travel.UP, travel.DOWN):
        try:
            return moves.step(page.canvas, by, refs, -1 if way == travel.UP else +1)
        except Refused as refusal:
            if refusal.key not in ("move.first", "move.last"):
                raise
    target = _beyond(page, way)
    if target is None:
        raise Refused("move.edge")
    return _into(page.canvas, by, refs, target)


def _beyond(page: SheetPage, way: str) -> Cursor | None:
    """Return what lies past the edge of this cell: where the cursor would go from its end."""
    scene, state = page.scene, page.state
    if scene.painting is None:
        return None
    cursors = here(page) if way in (travel.UP, travel.DOWN) else []
    if cursors:
        state = state._replace(cursor=cursors[0 if way == travel.UP else -1])
    taken = travel.step(scene.builder, state, scene.painting, way, scene.goal)
    return taken.cursor if taken else None


def _into(canvas: Canvas, by: By, refs: tuple[Ref, ...], cursor: Cursor) -> Canvas:
    """Return the canvas with things moved to a cursor: before its card, or as the first."""
    ref = cursor.ref
    if ref is None or ref.table not in MOVABLE:
        return moves.move(canvas, by, refs, cursor.path)
    place = canvas.cards[ref.id].place if ref.table == "cards" else cursor.path
    return moves.move(canvas, by, refs, place, before=ref.id)


def _same_section(one: str, other: str) -> bool:
    return one.split(".")[:2] == other.split(".")[:2]


def _to_cell(page: SheetPage, cursor: Cursor | None) -> None:
    if cursor is not None and not same(cursor, page.state.cursor):
        by = now(page.live.workshop.who)
        _show(page, _into(page.canvas, by, page.carried, cursor))


def _show(page: SheetPage, moved: Canvas) -> None:
    page.scene.preview = moved
    _follow(page, page.carried)


def _follow(page: SheetPage, refs: tuple[Ref, ...]) -> None:
    cursor = page.state.cursor.ref
    page.scene.select_ref(cursor if cursor is not None and cursor in refs else refs[0])


def _laid_over(canvas: Canvas, by: By, moved: Canvas, refs: tuple[Ref, ...]) -> Canvas:
    """Return the canvas with what was moved where the preview had it.

    The canvas may have changed under the preview (someone else is typing too), so only the place
    and order are taken over, of what still exists.
    """
    inside = [
        Ref("cards", card.id)
        for ref in refs
        if ref.table == "groups"
        for card in cards_of(moved, ref.id)
    ]
    for ref in (*refs, *inside):
        there = getattr(moved, ref.table).get(ref.id)
        if there is not None and ref.id in getattr(canvas, ref.table):
            canvas = moves.put(canvas, by, ref, there)
    return canvas


def _end(page: SheetPage) -> None:
    page.scene.preview = None
    page.held = ""
    page.state = page.state._replace(moving=False, marked=frozenset())
