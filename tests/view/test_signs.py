"""Signs say the same on terminals of an older character set."""

import ast
import json
from pathlib import Path

import pytest

from tests.view.conftest import Draw, example, realistic
from tui.terminal import older
from tui.terminal.capabilities import Terminal
from tui.terminal.grid import Frame, Grid
from tui.terminal.painter import Painter
from tui.view import signs
from tui.view.state import Cursor

ROOT = Path(__file__).parents[2]

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
    found = set()
    for canvas in (example(), realistic(150)):
        for at in ("identiteit.passie.thema", "spelregels", "coalities"):
            for zoom in (0, 1, 2):
                lines = draw(canvas, (200, 60), Cursor(at), zoom).painting.lines
                found |= {
                    char
                    for line in lines
                    for role, text in line
                    if role not in WORDS
                    for char in text
                    if not char.isalnum() and char != "?"
                }
    assert {"▎", "▸", "│", "✓", "●"} <= found
    for sign in found - {" "}:
        assert "?" not in in_ascii(f"x{sign}x"), sign


def signs_in(package: Path) -> set[str]:
    """Every character beyond ASCII in the texts of a package, but for letters."""
    texts: list[str] = []
    for path in package.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        texts += [str(node.value) for node in nodes if isinstance(node, ast.Constant)]
    for path in package.rglob("*.json"):
        texts += json.loads(path.read_text("utf-8")).values()
    found = {char for text in texts for char in text if not char.isalnum() and char.isprintable()}
    return {char for char in found if not char.isascii()}


def test_every_sign_there_is_can_be_written_in_ascii() -> None:
    found = signs_in(ROOT / "tui") | signs_in(ROOT / "board" / "texts")
    assert {"†", "−", "◌", "▎", "‹", "≡"} <= found
    assert [sign for sign in sorted(found) if older.in_ascii(sign) == "?"] == []


def test_signs_that_stand_beside_each_other_stay_apart() -> None:
    on_cards = [*signs.RULES.values(), signs.CONFLICT, signs.BODY, signs.DOT, signs.MEMBER]
    taking_part = ["●", "○", "◌", "·", "†", "+", "?"]  # The matrix, with its leads.
    for beside in (on_cards, [*taking_part, signs.MEMBER]):
        assert len({older.in_ascii(sign) if sign != "?" else sign for sign in beside}) == len(
            beside
        )


@pytest.mark.parametrize(("word", "shown"), [("Één", "Een"), ("Łódź", "Lodz"), ("漢", "?")])
def test_letters_lose_their_accents_and_no_more(word: str, shown: str) -> None:
    assert "".join(older.written(char, "ascii") for char in word) == shown
