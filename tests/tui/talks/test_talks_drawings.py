"""The drawings by themselves: every answer a dot, every line as wide as asked."""

from hypothesis import given
from hypothesis import strategies as st

from board.spread import Spread
from tui.view import drawings
from tui.view.paradox import ParadoxShown, allot, beside, natural, paradox_lines
from tui.view.scroll import Scroll, Stretch
from tui.view.width import cell_len


def spread_of(counts: list[int], unknown: int = 0) -> Spread:
    steps = [at - 3 for at, count in enumerate(counts) if count]
    total = sum(counts)
    mean = sum((at - 3) * count for at, count in enumerate(counts)) / total if total else None
    low, high = (min(steps), max(steps)) if steps else (None, None)
    return Spread("p", 1, "", total, unknown, low, high, mean, tuple(counts))


COUNTS = st.lists(st.integers(0, 30), min_size=7, max_size=7)


@given(COUNTS, st.integers(21, 140), st.integers(1, 6))
def test_dots_stand_above_their_step_and_none_is_lost(
    counts: list[int], width: int, rows: int
) -> None:
    found = spread_of(counts)
    drawn = drawings.dot_rows(found, width, rows)
    assert len(drawn) <= rows
    assert all(cell_len(row) <= width for row in drawn)
    scale = drawings.axis(width)
    for at, count in enumerate(counts):
        start = scale.start + at * scale.step
        column = [row[start : start + scale.step].strip() for row in drawn]
        written = [text for text in column if any(sign.isdigit() for sign in text)]
        if written:
            # More than there is room for is a number.
            assert written[0].startswith(f"●{count}"[: scale.step - 1])
        else:
            assert "".join(column).count("●") == count


@given(COUNTS, st.integers(28, 140))
def test_the_line_is_double_from_lowest_to_highest(counts: list[int], width: int) -> None:
    found = spread_of(counts)
    line = drawings.line_of(found, width)
    scale = drawings.axis(width)
    middles = [line[scale.start + at * scale.step + (scale.step - 1) // 2] for at in range(7)]
    for at, sign in enumerate(middles):
        inside = found.low is not None and found.high is not None
        inside = inside and (found.low or 0) <= at - 3 <= (found.high or 0)
        assert sign == ("╪" if inside else "┼")


@given(COUNTS, st.integers(20, 140), st.integers(0, 30), st.booleans(), st.integers(0, 5))
def test_a_paradox_takes_exactly_its_rows_and_width(
    counts: list[int], width: int, rows: int, focused: bool, unknown: int
) -> None:
    def say(key: str, **values: object) -> str:
        return "nl" if key == "language" else f"{key} {values}"

    drawn = ParadoxShown(
        1, "Verbinden op inhoud", "Verbinden op relatie", "Sturen we en/of bouwen we?",
        spread_of(counts, unknown), "17 maart", ("ronde 1",), "Een notitie", ("a",), ("b", "中文"),
        ("−2  Partner",),
    )  # fmt: skip
    lines = paradox_lines(drawn, width, rows, say, focused=focused)
    assert len(lines) == rows
    assert all(sum(cell_len(text) for _, text in line) == width for line in lines)


@given(st.lists(COUNTS, min_size=1, max_size=6), st.integers(20, 140), st.integers(1, 60))
def test_paradoxes_share_the_rows_and_the_one_in_focus_shows(
    all_counts: list[list[int]], width: int, rows: int
) -> None:
    drawn = [ParadoxShown(n, "A", "B", "Vraag?", spread_of(c)) for n, c in enumerate(all_counts, 1)]
    for focus in range(len(drawn)):
        heights = allot(drawn, focus, width, rows)
        assert heights[focus] >= 1
        assert all(height >= 1 for height in heights)
        if rows >= len(drawn):
            assert sum(heights) <= rows
        assert heights[focus] <= max(1, natural(drawn[focus], width, focused=True), rows)


def test_a_mean_is_written_as_people_write_it() -> None:
    assert drawings.number(-0.62, "nl") == "−0,6"
    assert drawings.number(1.25, "en") == "1.2"
    assert drawings.number(-0.04, "nl") == "0,0"


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=40), st.data())
def test_the_entry_under_the_cursor_is_always_on_screen(
    sizes: list[tuple[int, bool]], data: st.DataObject
) -> None:
    blocks = [
        Stretch(tuple((("text", f"{n}.{line}"),) for line in range(size)), str(n) if keyed else "")
        for n, (size, keyed) in enumerate(sizes)
    ]
    keys = [block.key for block in blocks if block.key]
    rows = data.draw(st.integers(4, 12))
    scroll = Scroll()
    scroll.mend(keys)
    for step in data.draw(st.lists(st.integers(-5, 5), max_size=20)):
        scroll.move(keys, step)
        shown, above, below = scroll.shown(blocks, rows)
        assert len(shown) + above + below == sum(len(block.lines) for block in blocks)
        for block in blocks:
            if block.key and block.key == scroll.at:
                assert all(line in shown for line in block.lines)


def test_a_column_of_dots_means_as_much_in_every_drawing() -> None:
    few, many = spread_of([0, 0, 1, 2, 1, 0, 0]), spread_of([0, 0, 2, 12, 2, 0, 0])
    drawn = [ParadoxShown(at, "a", "b", "", found) for at, found in enumerate((few, many))]
    dots = beside(drawn, [6, 6], 0, 60)
    assert dots > 1
    rows = drawings.dot_rows(few, 56, 3, dots)
    assert len(rows) == 1, "its two answers stand beside each other, as in the other drawing"
