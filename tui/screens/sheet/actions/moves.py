"""Moving cards: one step at once, or with a live preview that Enter keeps and Esc undoes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from board.commands import moves
from board.commands.by import now
from board.model import Canvas, Ref
from board.refusal import Refused
from tui.screens.sheet.actions.go import here
from tui.view import travel
from tui.view.paint import same
from tui.view.state import Cursor

if TYPE_CHECKING:
    from board.commands.by import By
    from tui.screens.sheet.screen import SheetScreen


def _movable(screen: SheetScreen) -> tuple[Ref, ...]:
    refs = tuple(ref for ref in screen.targets() if ref.table in ("cards", "coalitions"))
    if not refs:
        raise Refused("card.none_here")
    return refs


def move_up(screen: SheetScreen, key: str) -> None:
    """One place up, past the top into the section above."""
    _at_once(screen, travel.UP)


def move_down(screen: SheetScreen, key: str) -> None:
    """One place down, past the bottom into the section below."""
    _at_once(screen, travel.DOWN)


def move_left(screen: SheetScreen, key: str) -> None:
    """To the section at the left."""
    _at_once(screen, travel.LEFT)


def move_right(screen: SheetScreen, key: str) -> None:
    """To the section at the right."""
    _at_once(screen, travel.RIGHT)


def _at_once(screen: SheetScreen, direction: str) -> None:
    refs = _movable(screen)
    screen.board_app.refuse_read_only()
    moved = _moved(screen, screen.canvas, refs, direction)
    screen.do("card.move", lambda canvas, by: moved, subject=_name(screen, refs))
    _follow(screen, refs)


def _name(screen: SheetScreen, refs: tuple[Ref, ...]) -> str:
    thing = getattr(screen.canvas, refs[0].table)[refs[0].id]
    name = str(getattr(thing, "text", "") or getattr(thing, "title", ""))[:80]
    return name if len(refs) == 1 else f"{name} +{len(refs) - 1}"


def _follow(screen: SheetScreen, refs: tuple[Ref, ...]) -> None:
    cursor = screen.state.cursor.ref
    screen.select_ref(cursor if cursor in refs and cursor is not None else refs[0])


def _moved(screen: SheetScreen, canvas: Canvas, refs: tuple[Ref, ...], direction: str) -> Canvas:
    """Return the canvas with things one step further in a direction."""
    by = now(screen.workshop.who)
    if direction in (travel.UP, travel.DOWN):
        try:
            return moves.step(canvas, by, refs, -1 if direction == travel.UP else +1)
        except Refused as refusal:
            if refusal.key not in ("move.first", "move.last"):
                raise
    target = _beyond(screen, refs, direction)
    if target is None:
        raise Refused("move.edge")
    return _into(canvas, by, refs, target)


def _beyond(screen: SheetScreen, refs: tuple[Ref, ...], direction: str) -> Cursor | None:
    """Return what lies past the edge of this cell: where the cursor would go from its end."""
    if screen.painting is None:
        return None
    state = screen.state
    if direction in (travel.UP, travel.DOWN):
        cursors = here(screen)
        if cursors:
            state = state._replace(cursor=cursors[0 if direction == travel.UP else -1])
    taken = travel.step(screen.builder, state, screen.painting, direction, screen.scene.goal)
    return taken.cursor if taken else None


def _into(canvas: Canvas, by: By, refs: tuple[Ref, ...], cursor: Cursor) -> Canvas:
    """Return the canvas with things moved to a cursor: before its card, or as the first."""
    if cursor.ref is None:
        return moves.move(canvas, by, refs, cursor.path)
    if cursor.ref.table == "cards":
        place = canvas.cards[cursor.ref.id].place
        return moves.move(canvas, by, refs, place, before=cursor.ref.id)
    if cursor.ref.table == "coalitions":
        return moves.move(canvas, by, refs, cursor.path, before=cursor.ref.id)
    return moves.move(canvas, by, refs, cursor.path)


def move_start(screen: SheetScreen, key: str) -> None:
    """Take things up: arrows show where they would go, Enter keeps, Esc restores."""
    screen.board_app.refuse_read_only()
    refs = _movable(screen)
    screen.moving = refs
    screen.scene.preview = screen.canvas
    screen.home_cursor = screen.state.cursor
    screen.scene.mode = "move"
    screen.state = screen.state._replace(moving=True)
    _follow(screen, refs)


def _preview(screen: SheetScreen, direction: str) -> None:
    screen.scene.preview = _moved(screen, screen.canvas, screen.moving, direction)
    _follow(screen, screen.moving)


def moving_up(screen: SheetScreen, key: str) -> None:
    """One place up."""
    _preview(screen, travel.UP)


def moving_down(screen: SheetScreen, key: str) -> None:
    """One place down."""
    _preview(screen, travel.DOWN)


def moving_left(screen: SheetScreen, key: str) -> None:
    """To the section at the left."""
    _preview(screen, travel.LEFT)


def moving_right(screen: SheetScreen, key: str) -> None:
    """To the section at the right."""
    _preview(screen, travel.RIGHT)


def moving_next(screen: SheetScreen, key: str) -> None:
    """To the next section."""
    _to_cell(screen, travel.next_cell(screen.builder, screen.state, +1))


def moving_previous(screen: SheetScreen, key: str) -> None:
    """To the section before."""
    cursor = travel.next_cell(screen.builder, screen.state, -1)
    if cursor is not None and same(cursor, screen.state.cursor):
        return
    _to_cell(screen, cursor)


def moving_block(screen: SheetScreen, key: str) -> None:
    """To a block by its number."""
    starts = travel.block_cursors(screen.builder, screen.state, int(key))
    place = screen.place
    others = [cursor for cursor in starts if not _same_section(place, cursor.path)]
    inside = [i for i, cursor in enumerate(starts) if _same_section(place, cursor.path)]
    if inside:
        others = starts[inside[-1] + 1 :] + starts[: inside[0]]
    _to_cell(screen, others[0] if others else None)


def _same_section(one: str, other: str) -> bool:
    return one.split(".")[:2] == other.split(".")[:2]


def _to_cell(screen: SheetScreen, cursor: Cursor | None) -> None:
    if cursor is not None:
        screen.scene.preview = _into(screen.canvas, now(screen.workshop.who), screen.moving, cursor)
        _follow(screen, screen.moving)


def moving_keep(screen: SheetScreen, key: str) -> None:
    """Leave them here."""
    moved, refs = screen.scene.preview, screen.moving
    _end(screen)
    if moved is not None:
        name = _name(screen, refs)
        screen.do("card.move", lambda canvas, by: _laid_over(canvas, by, moved, refs), subject=name)
        _follow(screen, refs)


def _laid_over(canvas: Canvas, by: By, moved: Canvas, refs: tuple[Ref, ...]) -> Canvas:
    """Return the canvas with what was moved where the preview had it.

    The canvas may have changed under the preview (someone else is typing too), so only the place
    and order are taken over, of what still exists.
    """
    for ref in refs:
        there = getattr(moved, ref.table).get(ref.id)
        if there is not None and ref.id in getattr(canvas, ref.table):
            canvas = moves.put(canvas, by, ref, there)
    return canvas


def moving_restore(screen: SheetScreen, key: str) -> None:
    """Put them back."""
    _end(screen)
    screen.select(screen.home_cursor)


def _end(screen: SheetScreen) -> None:
    screen.scene.preview = None
    screen.scene.mode = "sheet"
    screen.state = screen.state._replace(moving=False, marked=frozenset())
