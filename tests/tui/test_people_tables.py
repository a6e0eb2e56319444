"""Tables as lines: whatever they hold, columns line up and nothing out of sight goes unsaid."""

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from board.text import visible
from tui.view.form import TEXT, Field, draw
from tui.view.rows import Line
from tui.view.table import TableColumn, TableRow, body, heads, natural, rule, scrolled

TEXTS = st.text(
    st.sampled_from("aé€中👩‍👧e\u0301\u200dאב #|─●") | st.characters(codec="utf-8"), max_size=40
).map(visible)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[TableColumn], list[TableRow]]:
    """A table of any shape, with any text."""
    count = draw(st.integers(1, 30))
    columns = []
    for number in range(count):
        least = draw(st.integers(1, 12))
        most = least + draw(st.integers(0, 20))
        centred, gap = draw(st.booleans()), draw(st.integers(0, 2))
        title = draw(TEXTS)
        columns.append(TableColumn(f"c{number}", title, least, most, centred=centred, gap=gap))
    cells = st.lists(TEXTS, min_size=count, max_size=count).map(tuple)
    drawn = draw(st.lists(cells, max_size=4))
    return columns, [TableRow(f"r{number}", row) for number, row in enumerate(drawn)]


def width_of(line: Line) -> int:
    return sum(cell_len(text) for _, text in line)


@settings(max_examples=60, deadline=None)
@given(tables(), st.integers(20, 130), st.data())
def test_lines_are_exactly_as_wide_as_the_screen(
    table: tuple[list[TableColumn], list[TableRow]], width: int, data: st.DataObject
) -> None:
    columns, rows = table
    column = data.draw(st.integers(0, len(columns) - 1))
    first = data.draw(st.integers(0, 40))
    _, layout = scrolled(columns, natural(columns, rows), width, first, column)
    lines = heads(columns, layout, width, column, (column, True))
    lines += body(columns, layout, rows, width, (0, column), frozenset({"r1"}))
    lines.append(rule(width, 3, 12))
    assert {width_of(line) for line in lines} == {width}


@settings(max_examples=60, deadline=None)
@given(tables(), st.integers(24, 130), st.data())
def test_the_column_under_the_cursor_is_on_screen_and_the_others_are_counted(
    table: tuple[list[TableColumn], list[TableRow]], width: int, data: st.DataObject
) -> None:
    columns, rows = table
    wanted = natural(columns, rows)
    first = 1
    for column in data.draw(st.lists(st.integers(0, len(columns) - 1), min_size=1, max_size=8)):
        first, layout = scrolled(columns, wanted, width, first, column)
        assert layout.slot(column) is not None
        assert layout.slot(0) is not None
        assert layout.before + layout.after + len(layout.slots) == len(columns)
        ends = [slot.x + slot.width for slot in layout.slots]
        starts = [slot.x for slot in layout.slots]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


def test_columns_shrink_before_they_scroll() -> None:
    columns = [TableColumn("name", "naam", 8, 40), TableColumn("role", "rol", 8, 40)]
    rows = [TableRow("1", ("x" * 40, "y" * 40))]
    _, layout = scrolled(columns, natural(columns, rows), 40, 1, 0)
    assert (layout.before, layout.after) == (0, 0)
    assert all(slot.width >= 8 for slot in layout.slots)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=12), st.integers(24, 130), st.integers(6, 50))
def test_a_form_keeps_its_width_and_every_field_its_place(
    texts: list[str], width: int, height: int
) -> None:
    fields = [Field(f"f{n}", text, TEXT, "vul in", n % 3 == 1) for n, text in enumerate(texts)]
    drawn = draw(fields, texts, 0, width, height)
    assert {width_of(line) for line in drawn.lines} == {width}
    assert len(drawn.starts) == len(fields)
    assert list(drawn.starts) == sorted(set(drawn.starts))
