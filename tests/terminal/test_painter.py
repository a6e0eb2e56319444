"""The painter against an emulated terminal: whatever was shown, the wanted frame appears."""

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench.emulator import Emulator
from tui.terminal.capabilities import ANSI, INDEXED, MONO, TRUECOLOR, Terminal
from tui.terminal.cells import cell_len
from tui.terminal.grid import CellRow, Frame, Grid
from tui.terminal.painter import Painter
from tui.terminal.pen import PLAIN, Pen, changed, turn

PENS = [PLAIN, Pen("31"), Pen("", "44"), Pen("38;5;200", "48;2;1;2;3", 1), Pen("", "", 32 | 8)]
COLUMNS, ROWS = 24, 5

words = st.text("ab ─│é漢字ー●", min_size=1, max_size=12) | st.integers(1, 20).map(
    lambda n: " " * n
)
strokes = st.lists(
    st.tuples(st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1), words, st.sampled_from(PENS)),
    max_size=6,
)


def frame(grid: Grid, strokes: list[tuple[int, int, str, Pen]], epoch: int = 0) -> Frame:
    """Draw strokes on the grid as the framework would, cut at the right edge."""
    data = ""
    for x, y, text, pen in strokes:
        while cell_len(text) > COLUMNS - x:
            text = text[:-1]
        data += f"\x1b[{y + 1};{x + 1}H{turn(PLAIN, pen)}{text}\x1b[0m"
    grid.read(data + "\x1b[1;1H")
    return Frame(grid.rows, COLUMNS, ROWS, grid.cursor, epoch)


def expected(row: CellRow | None, x: int) -> tuple[object, ...]:
    text, pen = (row.texts[x], row.pens[x]) if row and x < len(row.texts) else (" ", PLAIN)
    screen = pyte.Screen(2, 1)
    pyte.Stream(screen).feed(turn(PLAIN, pen) + (text or " "))
    return seen(screen.buffer[0][0]._replace(data=text))


def seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    lines = (cell.underscore, cell.reverse)
    if cell.data in (" ", "") and not any(lines):
        return (cell.data, cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, *lines)


@settings(max_examples=200, deadline=None)
@given(st.lists(strokes, min_size=1, max_size=5), st.sampled_from(["xterm-256color", "screen"]))
def test_the_wanted_frame_appears(steps: list[list[tuple[int, int, str, Pen]]], name: str) -> None:
    screen = Emulator(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l" + "noise from the shell, in the way " * 9)
    painter = Painter(Terminal(name, erases_with_paper=name != "screen"))
    grid = Grid()
    for number, step in enumerate(steps):
        wanted = frame(grid, step, epoch=number // 3)
        stream.feed(painter.paint(wanted))
        for y in range(ROWS):
            for x in range(COLUMNS):
                assert seen(screen.buffer[y][x]) == expected(wanted.rows.get(y), x), (number, x, y)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.lists(st.tuples(st.text("ab ─", max_size=4), st.sampled_from(PENS))), max_size=ROWS
    ),
    st.sampled_from(["xterm-256color", "screen"]),
)
def test_a_full_row_on_an_empty_screen(rows: list[list[tuple[str, Pen]]], name: str) -> None:
    step, painted = [], Emulator(COLUMNS, ROWS)
    for y, row in enumerate(rows):
        x = 0
        for text, pen in row:
            step.append((x, y, text[: COLUMNS - x], pen))
            x = min(COLUMNS - 1, x + len(text))
    wanted = frame(Grid(), step)
    stream = pyte.Stream(painted)
    stream.feed("\x1b[?7l" + "noise from the shell, in the way " * 9)
    stream.feed(Painter(Terminal(name, erases_with_paper=name != "screen")).paint(wanted))
    for y in range(ROWS):
        for x in range(COLUMNS):
            assert seen(painted.buffer[y][x]) == expected(wanted.rows.get(y), x), (x, y)


@settings(max_examples=100, deadline=None)
@given(strokes)
def test_nothing_to_change_is_nothing_to_write(step: list[tuple[int, int, str, Pen]]) -> None:
    painter, grid = Painter(Terminal()), Grid()
    painter.paint(frame(grid, step))
    assert painter.paint(frame(grid, step)) == ""


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PENS), st.sampled_from(PENS))
def test_turning_a_pen(old: Pen, new: Pen) -> None:
    sequence = turn(old, new)
    pen = changed(old, sequence[2:-1], TRUECOLOR) if sequence else old
    assert pen == new


DOUBTFUL = ["👨‍👩‍👧‍👦", "❤️", "é", "🇳🇱", "⏱", "👍🏽", "क्षि", "1️⃣", "𠮷"]


@pytest.mark.parametrize("grapheme", DOUBTFUL)
def test_borders_stay_straight_whatever_the_terminal_thinks(grapheme: str) -> None:
    screen = Emulator(COLUMNS, ROWS)  # draws each part of an emoji by itself
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    painter, grid = Painter(Terminal()), Grid()
    for text in ("before", f"{grapheme}after", f"a{grapheme}b", "after"):
        body = text + " " * (20 - cell_len(text))
        stream.feed(painter.paint(frame(grid, [(0, 0, f"│{body}│", PLAIN), (22, 0, "x", PLAIN)])))
        line = [screen.buffer[0][x].data for x in range(COLUMNS)]
        assert (line[0], line[21], line[22]) == ("│", "│", "x"), line
        letters = "".join(character for character in "".join(line) if character.isascii())
        assert letters.replace(" ", "") == "".join(c for c in text if c.isascii()) + "x"


def test_a_full_sheet_is_cleared_in_the_colour_of_what_is_left_open() -> None:
    """Cards have words on them, so nearly all their blanks are written with the words."""
    desk, card = Pen("", "48;5;233"), Pen("38;5;254", "48;5;235")
    grid = Grid()
    for y in range(ROWS):
        x = grid.put(0, y, " ", desk)
        x = grid.put(x, y, "a b c d e f g h i j k", card)
        grid.put(x, y, "  ", desk)
    painted = Painter(Terminal("xterm-256color")).paint(Frame(grid.rows, COLUMNS, ROWS))
    cleared, _, written = painted.partition("\x1b[J")
    assert cleared == "\x1b[m\x1b[48;5;233m\x1b[H"
    assert written.count("48;5;") == 1


def test_half_of_a_wide_character_is_blanked() -> None:
    grid = Grid()
    frame(grid, [(0, 0, "漢字", PLAIN)])
    frame(grid, [(1, 0, "ab", PLAIN)])
    assert grid.rows[0].texts == [" ", "a", "b", " "]


def test_what_a_card_says_never_commands_the_terminal() -> None:
    grid = Grid()
    hostile = "\x1b[2Jx\x1b]52;c;aGk=\x07\x9b31my\x07\x00\x0ez\x1bc"
    grid.read(f"\x1b[1;1H{hostile}\x1b[1;1H")
    painted = Painter(Terminal()).paint(Frame(grid.rows, COLUMNS, ROWS))
    assert "x31myz" in painted
    assert not any(bad in painted for bad in ("\x1b[2J", "\x1b]", "\x9b", "\x07", "\x0e", "\x1bc"))


def test_an_older_character_set_gets_ascii_lines() -> None:
    grid = Grid()
    grid.read("\x1b[1;1H┌─┐é✓漢\x1b[1;1H")
    painted = Painter(Terminal(encoding="iso-8859-1")).paint(Frame(grid.rows, COLUMNS, ROWS))
    assert "+-+év?" in painted
    assert painted.encode("iso-8859-1")


@pytest.mark.parametrize(
    ("parameters", "depth", "ink"),
    [
        ("38;2;1;2;3", TRUECOLOR, "38;2;1;2;3"),
        ("38;2;95;135;175", TRUECOLOR, "38;5;67"),
        ("38;2;8;8;8", TRUECOLOR, "38;5;232"),
        ("38;2;1;2;3", INDEXED, "38;5;16"),
        ("38;5;200", INDEXED, "38;5;200"),
        ("38;2;250;10;10", ANSI, "91"),
        ("38;2;200;0;0", ANSI, "31"),
        ("38;5;16", ANSI, "30"),
        ("38;5;15", ANSI, "97"),
        ("31", ANSI, "31"),
        ("38;2;250;10;10", MONO, ""),
    ],
)
def test_colours_are_brought_down(parameters: str, depth: int, ink: str) -> None:
    assert changed(PLAIN, parameters, depth).ink == ink
    paper = changed(PLAIN, f"4{parameters[1:]}", depth).paper
    assert [paper, changed(PLAIN, f"{paper}", depth).paper] == [paper, paper]
