"""Rows go to text before they go to air: nothing is cut beside an empty row."""

from collections.abc import Callable, Iterator

import pytest

from board import templates
from board.commands.canvas import new_canvas
from board.commands.cards import add_cards
from board.commands.coalitions import add_coalition
from board.model import Canvas, Ref
from board.queries import ref_of
from board.template import Block
from tests.view.conftest import BY, SIZES, Draw, Drawn, columns, example, realistic
from tui.view.card import lines_of
from tui.view.cell import FITTED
from tui.view.rows import ITEM, ListRow
from tui.view.state import Cursor
from tui.view.travel import all_cursors

CANVASES: dict[str, Callable[[], Canvas]] = {
    "example": example,
    "25": lambda: realistic(25),
    "60": lambda: realistic(60),
    "150": lambda: realistic(150),
}


def empty() -> Canvas:
    return new_canvas(templates.load("netwerk"), BY, "Zorgnetwerk Oost", "nl")


def block(canvas: Canvas, block_id: str) -> Block:
    found = canvas.template.block(block_id)
    assert found is not None
    return found


def cut_beside_empty(drawn: Drawn) -> Iterator[str]:
    """Texts that are cut in a column of a block that has empty rows."""
    panes = drawn.painting.panes
    for column in columns(drawn.painting):
        empty = sum(drawn.empty_rows(number) for number in column)
        if not empty:
            continue
        for number in column:
            for row in panes[number].cell.rows:
                ref = row.cursor.ref if row.cursor else None
                if ref is not None and not drawn.shows_whole(ref):
                    yield f"{panes[number].cell.key}: {row.text}"


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", CANVASES)
def test_no_card_is_cut_beside_empty_rows(draw: Draw, name: str, size: tuple[int, int]) -> None:
    canvas = CANVASES[name]()
    for block in canvas.template.blocks:
        drawn = draw(canvas, size, Cursor(block.id))
        assert list(cut_beside_empty(drawn)) == []


def whole(drawn: Drawn, canvas: Canvas) -> int:
    """How many of the cards on the sheet can be read whole."""
    return sum(
        drawn.shows_whole(Ref("cards", card.id))
        for card in canvas.cards.values()
        if card.state == "active"
    )


def test_the_example_can_be_read_at_the_size_of_a_room(draw: Draw) -> None:
    canvas = example()
    assert whole(draw(canvas, (120, 36), Cursor("coalities")), canvas) >= 30
    assert whole(draw(canvas, (200, 60), Cursor("coalities")), canvas) == 39


def test_what_is_alone_in_a_block_of_columns_has_the_whole_width(draw: Draw) -> None:
    title = "Een leerbaan in tien dagen voor wie deze maand van school ging"
    for size in ((120, 36), (100, 30), (80, 24)):
        hint = "Wie gaan wat met elkaar maken? Een titel is genoeg om te beginnen."
        assert any(hint in row for row in draw(empty(), size).rows)
        one = add_coalition(empty(), BY, title)
        assert any(title in row for row in draw(one, size).rows)


@pytest.mark.parametrize("focus", ["identiteit.passie", "organisatie.wie", "regie"])
def test_on_a_small_screen_coalitions_show_before_further_lines_of_cards(
    draw: Draw, focus: str
) -> None:
    canvas = example()
    drawn = draw(canvas, (80, 24), Cursor(focus))
    shown = {slot.cursor.ref for slot in drawn.painting.slots}
    assert {ref_of(one) for one in canvas.coalitions.values()} <= shown


def test_what_others_do_below_their_title_coalitions_all_do(draw: Draw) -> None:
    canvas = empty()
    for number in range(3):
        canvas = add_coalition(canvas, BY, f"Samen {number}", form="project")
    for size in SIZES[:-1]:
        rows = draw(canvas, size).rows
        titles = " ".join(row for row in rows if "Samen" in row)
        assert titles.count("project") in (0, 3)


def test_a_text_says_that_it_is_cut_where_a_sign_stands_over_it(draw: Draw) -> None:
    canvas = add_cards(empty(), BY, "regie.zorg", ["Kennismaking voor nieuwe deelnemers"] * 90)
    for size in SIZES[:-1]:
        drawn = draw(canvas, size, Cursor("regie"))
        pane = next(pane for pane in drawn.painting.panes if pane.cell.block == "regie")
        last = drawn.rows[pane.y + pane.height - 1][pane.x : pane.x + pane.width]
        text, sign, _ = last.strip(" ▎").partition("↓")
        assert sign
        assert text.strip() in ("Kennismaking voor nieuwe deelnemers", "…") or "… " in text


def test_members_are_read_whole_before_cards_stand_apart(draw: Draw) -> None:
    canvas = example()
    drawn = draw(canvas, (148, 59), Cursor("coalities"))
    members = {ref_of(one) for one in canvas.members.values()}
    shown = [drawn.text_of(slot) for slot in drawn.painting.slots if slot.cursor.ref in members]
    assert len(shown) == 10
    assert sum("…" in text for text in shown) <= 1


def test_a_note_that_is_cut_to_two_letters_is_left_out() -> None:
    title = "Wooncoöperatie 't Gaardje, Stichting Zorg, Welzijn en Wonen trekt"
    row = ListRow(ITEM, title, note="proces, samen")
    seen = set()
    for width in range(30, 80):
        (*_, last) = ("".join(text for _, text in line) for line in lines_of(row, width, 2))
        seen.add(last.partition(" · ")[2].strip())
    assert {"", row.note} < seen
    assert all(len(noted) > 7 for noted in seen if noted)


def test_every_card_has_its_first_line_before_any_has_its_second(draw: Draw) -> None:
    for cards in (25, 60, 150):
        for pane in draw(realistic(cards), (120, 36)).painting.panes:
            counts = pane.cell.lines(pane.width, pane.height, FITTED).counts
            told = [row.kind == "item" and row.style != "member" for row in pane.cell.rows]
            if max(counts, default=1) > 1:
                assert sum(told) <= pane.height


def test_dots_decide_who_is_read_whole(draw: Draw) -> None:
    text = "Wie een jongere aanmeldt blijft eigenaar"
    canvas = add_cards(empty(), BY, "regie.zorg", [f"{text} {number}" for number in range(3)])
    *_, liked = canvas.cards.values()
    canvas = canvas._replace(cards={**canvas.cards, liked.id: liked._replace(dots=2)})
    (cell,) = draw(canvas).builder.of_block(block(canvas, "regie"), full=False, ghost=None)
    told = [row.text for row in cell.rows]
    for more, whole in ((1, {2}), (2, {2, 0}), (3, {2, 0, 1})):
        counts = cell.lines(30, 3 + more, FITTED).counts
        assert {number for number in range(3) if counts[told.index(f"{text} {number}")] == 2} == (
            whole
        )


@pytest.mark.parametrize("size", [(200, 60), (120, 36)], ids=str)
def test_a_step_of_the_cursor_moves_no_border(draw: Draw, size: tuple[int, int]) -> None:
    canvas = realistic(60)
    assert len({bounds(draw(canvas, size, cursor)) for cursor in cursors(draw, canvas)}) == 1


@pytest.mark.parametrize("size", [(100, 30), (80, 24), (60, 18)], ids=str)
def test_on_a_small_screen_borders_move_from_section_to_section_only(
    draw: Draw, size: tuple[int, int]
) -> None:
    canvas = realistic(60)
    by_section: dict[str, set[object]] = {}
    for cursor in cursors(draw, canvas):
        section = ".".join(cursor.path.split(".")[:2])
        by_section.setdefault(section, set()).add(bounds(draw(canvas, size, cursor)))
    assert {len(found) for found in by_section.values()} == {1}


def bounds(drawn: Drawn) -> object:
    """Where the panes of a screen lie."""
    return tuple((one.x, one.y, one.width, one.height) for one in drawn.painting.panes)


def cursors(draw: Draw, canvas: Canvas) -> list[Cursor]:
    drawn = draw(canvas)
    return all_cursors(drawn.builder, drawn.state)


def test_a_card_that_is_cut_opens_within_its_section(draw: Draw) -> None:
    canvas = realistic(150)
    size = (120, 36)
    opened = 0
    for slot in draw(canvas, size, Cursor("coalities")).painting.slots:
        ref = slot.cursor.ref
        if ref is None or ref.table != "cards":
            continue
        away = draw(canvas, size, Cursor(slot.cursor.path.partition(".")[0] + ".nowhere"))
        pane = away.painting.panes[slot.pane]
        if away.shows_whole(ref) or pane.height < 5:
            continue
        here = draw(canvas, size, slot.cursor)
        assert here.shows_whole(ref)
        opened += 1
        for y, (before, after) in enumerate(zip(away.rows, here.rows, strict=True)):
            inside = pane.y <= y < pane.y + pane.height
            end = pane.x + pane.width
            changed = [x for x in range(size[0]) if before[x] != after[x]]
            assert all(inside and pane.x <= x < end for x in changed), (y, before, after)
    assert opened > 10


def test_thirty_cards_in_one_block_leave_the_others_their_own(draw: Draw) -> None:
    canvas = realistic(25)
    for size in ((120, 36), (80, 24)):
        for full_one, path in (("regie", "regie.zorg"), ("organisatie", "organisatie.wie.rol")):
            texts = [f"Kaart {number} over iets dat iedereen aangaat" for number in range(30)]
            drawn = draw(add_cards(canvas, BY, path, texts), size, Cursor(path))
            for pane in drawn.painting.panes:
                if pane.cell.block != full_one:
                    things = sum(row.kind == "item" for row in pane.cell.rows)
                    assert pane.height >= min(2, things), pane.cell.key


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=str)
def test_what_is_scrolled_begins_with_a_cards_first_line(draw: Draw, size: tuple[int, int]) -> None:
    canvas = example()
    for cursor in cursors(draw, canvas):
        drawn = draw(canvas, size, cursor)
        slot = drawn.painting.slot_of(cursor)
        assert slot is not None
        first = min(
            (one for one in drawn.painting.slots if one.pane == slot.pane), key=lambda one: one.y
        )
        card = canvas.cards.get(first.cursor.ref.id) if first.cursor.ref else None
        if card is not None:
            assert card.text[:4] in drawn.text_of(first).split("\n")[0]
