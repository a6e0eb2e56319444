"""The sheet as lines: straight borders at any size, signs where more follows, sane movement."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from board.i18n import Texts
from board.model import Canvas
from tui.view import travel
from tui.view.cell_rows import Builder
from tui.view.index import Index
from tui.view.paint import Painting, SheetPainter, same
from tui.view.panes import plan
from tui.view.state import Cursor, ViewState
from tui.view.width import cell_len as measured
from tui.view.width import crop, fit, wrap

SIZES = [(200, 57), (120, 33), (80, 21), (60, 16), (59, 16), (40, 10), (39, 9), (20, 4)]


def text_of(painting: Painting) -> list[str]:
    return ["".join(text for _, text in line) for line in painting.lines]


def widths(painting: Painting) -> set[int]:
    return {sum(cell_len(text) for _, text in line) for line in painting.lines}


def walk(
    builder: Builder, state: ViewState, painter: SheetPainter, moves: list[str]
) -> list[Cursor]:
    """Press arrows from where the cursor is; return every place come by."""
    goal = None
    seen = [state.cursor]
    for move in moves:
        painting = painter.paint(builder, state)
        taken = travel.step(builder, state, painting, move, goal)
        if taken:
            state, goal = state._replace(cursor=taken.cursor), taken.goal
        seen.append(state.cursor)
    return seen


NASTY = st.text(
    st.sampled_from("aé€ï‘中👩‍👧🇳🇱e\u0301\u200dאבג \t#|─│") | st.characters(codec="utf-8"),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@settings(max_examples=25, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=30), st.sampled_from(SIZES), st.integers(0, 2))
def test_borders_stay_straight_whatever_a_card_says(
    texts: list[str], size: tuple[int, int], zoom: int
) -> None:
    from tests.tui.conftest import filled

    canvas = filled(texts)
    builder = Builder(Index(canvas), Texts("nl"))
    state = ViewState(width=size[0], height=size[1], zoom=zoom, cursor=Cursor("identiteit.passie"))
    painting = SheetPainter().paint(builder, state)
    assert len(painting.lines) == size[1]
    assert widths(painting) == {size[0]}
    assert not any(ord(char) < 32 for line in text_of(painting) for char in line)


@pytest.mark.parametrize("size", SIZES)
def test_the_blocks_lie_where_the_canvas_has_them(builder: Builder, size: tuple[int, int]) -> None:
    state = ViewState(width=size[0], height=size[1], cursor=Cursor("identiteit.passie.thema"))
    page = "\n".join(text_of(SheetPainter().paint(builder, state)))
    if size >= (60, 16):
        first = [page.index(name) for name in ("5 COAL", "2 SPEL", "1 IDENT", "4 REGIE", "3 ORG")]
        assert first == sorted(first)


def test_more_than_fits_is_announced(make_canvas: Callable[..., Canvas], say: Texts) -> None:
    canvas = make_canvas([f"Kaart {n}" for n in range(120)])
    builder = Builder(Index(canvas), say)
    state = ViewState(width=80, height=21, cursor=Cursor("identiteit.passie.thema"))
    painting = SheetPainter().paint(builder, state)
    for pane in painting.panes:
        shown = [slot for slot in painting.slots if pane.cell.position(slot.cursor) is not None]
        hidden = len(pane.cell.cursors) - len(shown)
        sign = "".join(text_of(painting)[pane.y + pane.height - 1])[pane.x : pane.x + pane.width]
        assert ("↓" in sign) == (hidden > 0), pane.cell.key


def test_an_empty_section_asks_its_guiding_questions(
    make_canvas: Callable[..., Canvas], say: Texts
) -> None:
    builder = Builder(Index(make_canvas([])), say)
    state = ViewState(width=200, height=57, cursor=Cursor("identiteit.passie.thema"))
    page = "\n".join(text_of(SheetPainter().paint(builder, state)))
    assert "Welk gedeeld thema geeft ons energie?" in page
    assert "Welke stijl van opereren delen we?" in page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("zoom", [0, 1])
def test_arrows_reach_every_place(builder: Builder, size: tuple[int, int], zoom: int) -> None:
    """Breadth first over all four arrows, from one corner."""
    painter = SheetPainter()
    start = ViewState(
        width=size[0], height=size[1], zoom=zoom, cursor=Cursor("identiteit.passie.thema")
    )
    everything = travel.all_cursors(builder, start)
    todo, reached = [everything[0]], {everything[0]}
    while todo:
        state = start._replace(cursor=todo.pop())
        painting = painter.paint(builder, state)
        for direction in (travel.UP, travel.DOWN, travel.LEFT, travel.RIGHT):
            taken = travel.step(builder, state, painting, direction, None)
            if taken and not any(same(taken.cursor, cursor) for cursor in reached):
                reached.add(taken.cursor)
                todo.append(taken.cursor)
    wanted = everything
    if zoom == 1 or size < (60, 16):
        block = everything[0].path.partition(".")[0]
        if size >= (40, 10):
            wanted = [cursor for cursor in everything if cursor.path.partition(".")[0] == block]
    assert {cursor.ref or cursor.path for cursor in wanted} <= {
        cursor.ref or cursor.path for cursor in reached
    }


@pytest.mark.parametrize("size", [(200, 57), (120, 33), (80, 21), (60, 16)])
def test_there_and_back_sideways_ends_in_the_same_cell(
    builder: Builder, size: tuple[int, int]
) -> None:
    state = ViewState(width=size[0], height=size[1])
    painter = SheetPainter()
    for cursor in travel.all_cursors(builder, state):
        here = state._replace(cursor=cursor)
        moved = walk(builder, here, painter, [travel.RIGHT])[-1]
        if same(moved, cursor):
            continue
        back = walk(builder, here, painter, [travel.RIGHT, travel.LEFT])[-1]
        panes = painter.paint(builder, here).panes
        cell = next(pane.cell for pane in panes if pane.cell.position(cursor) is not None)
        assert cell.position(back) is not None, (cursor, back)


def test_tab_comes_by_every_place_and_round(builder: Builder) -> None:
    state = ViewState(width=120, height=33, cursor=travel.all_cursors(builder, ViewState())[0])
    start, places = state.cursor, []
    for _ in range(60):
        cursor = travel.next_cell(builder, state, +1)
        assert cursor is not None
        state = state._replace(cursor=cursor)
        path = builder.index.path_of(cursor.ref) if cursor.ref else cursor.path
        places.append(path)
        if same(cursor, start):
            break
    sections = {".".join(path.split(".")[:2]) for path in places}
    assert {f"identiteit.{part}" for part in ("passie", "ambitie", "positie", "stijl")} <= sections
    assert "coalities" in sections
    assert len(places) == 8 + 6 + 5 + 1


def test_focus_makes_room(make_canvas: Callable[..., Canvas], say: Texts) -> None:
    builder = Builder(Index(make_canvas([f"Kaart {n}" for n in range(120)])), say)

    def height(cursor: str, key: str) -> int:
        state = ViewState(width=80, height=21, cursor=Cursor(cursor))
        panes = SheetPainter().paint(builder, state).panes
        return next(pane.height for pane in panes if pane.cell.key == key)

    there = height("organisatie.wie.deelname", "organisatie.wie")
    elsewhere = height("identiteit.passie.thema", "organisatie.wie")
    assert there > elsewhere


def test_where_everything_fits_focus_moves_no_border(builder: Builder) -> None:
    frames = set()
    for cursor in ("identiteit.passie.thema", "spelregels.besluiten", "regie.zorg"):
        state = ViewState(width=200, height=80, cursor=Cursor(cursor))
        panes = SheetPainter().paint(builder, state).panes
        frames.add(tuple((pane.x, pane.y, pane.width, pane.height) for pane in panes))
    assert len(frames) == 1


def test_the_business_model_canvas_is_drawn_by_the_same_code(say: Texts) -> None:
    from tests.tui.conftest import filled

    canvas = filled([f"Kaart {n}" for n in range(20)], "businessmodel")
    builder = Builder(Index(canvas), say)
    for size in SIZES:
        state = ViewState(width=size[0], height=size[1], cursor=Cursor(canvas.template.opens_on))
        painting = SheetPainter().paint(builder, state)
        assert widths(painting) == {size[0]}


@given(st.text(max_size=80), st.integers(1, 40))
def test_fit_is_exact(text: str, cells: int) -> None:
    from board.text import visible

    assert cell_len(fit(visible(text), cells)) == cells


@given(st.text(st.sampled_from("ab 中é"), max_size=120), st.integers(2, 40))
def test_wrap_keeps_every_word(text: str, cells: int) -> None:
    parts = wrap(text, cells)
    assert all(cell_len(part) <= cells for part in parts)
    assert "".join(part.replace(" ", "").rstrip("-") for part in parts) == text.replace(" ", "")


@given(NASTY | st.text(st.sampled_from("aé●│…≡ "), max_size=40), st.integers(0, 20))
def test_a_text_is_as_wide_as_the_framework_says(text: str, cells: int) -> None:
    assert measured(text) == cell_len(text)
    assert cell_len(crop(text, cells)) == cells


@pytest.mark.parametrize("cards", [40, 400])
def test_borders_stay_where_they_are_on_a_large_screen(cards: int, say: Texts) -> None:
    from tests.tui.conftest import filled

    builder = Builder(Index(filled([f"Kaart {number}" for number in range(cards)])), say)
    cursors = [cursor.path for cursor in travel.all_cursors(builder, ViewState())]
    large = {
        tuple(plan(builder, ViewState(120, 33, Cursor(path))).blocks.items()) for path in cursors
    }
    small = {
        tuple(plan(builder, ViewState(80, 21, Cursor(path))).blocks.items()) for path in cursors
    }
    assert len(large) == 1
    assert len(small) > 1, "on a small one the block in focus takes room"
