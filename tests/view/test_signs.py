"""Signs say the same on terminals of an older character set."""

from tests.view.conftest import Draw, example, realistic
from tui.terminal.capabilities import Terminal
from tui.terminal.grid import Frame, Grid
from tui.terminal.painter import Painter
from tui.view.state import Cursor

WORDS = ("text", "member", "dim", "prompt", "question")
"""Roles of what people wrote; letters that a character set lacks can't be helped."""


def in_ascii(text: str) -> str:
    """What a terminal of plain ASCII shows of a text."""
    grid = Grid()
    grid.read(f"\x1b[1;1H{text}\x1b[1;1H")
    terminal = Terminal("vt220", encoding="ascii")
    painted = Painter(terminal).paint(Frame(grid.rows, len(text), 1))
    return "".join(char for char in painted if char.isprintable())


def test_no_sign_becomes_a_question_mark_which_means_proposed(draw: Draw) -> None:
    signs = set()
    for canvas in (example(), realistic(150)):
        for at in ("identiteit.passie.thema", "spelregels", "coalities"):
            for zoom in (0, 1, 2):
                lines = draw(canvas, (200, 60), Cursor(at), zoom).painting.lines
                signs |= {
                    char
                    for line in lines
                    for role, text in line
                    if role not in WORDS
                    for char in text
                    if not char.isalnum() and char != "?"
                }
    assert {"▎", "▸", "│", "✓", "●"} <= signs
    for sign in signs - {" "}:
        assert "?" not in in_ascii(f"x{sign}x"), sign
