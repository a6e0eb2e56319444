"""Text of characters without width: by no door does it become something that nobody sees."""

import pytest

from tests.whole.conftest import PLACE, Machine, until

UNSEEN = ["\u200b", "\ufeff\u200d", "\u3164", "\u2060 \u00ad", "\u202e"]


@pytest.mark.parametrize("text", UNSEEN)
def test_the_command_line_refuses_it_in_one_line(machine: Machine, text: str) -> None:
    before = machine.files()
    topic = ("topic", "jong", "add", text)
    commands = (
        ("add", "jong", PLACE, text),
        ("add", "jong", "coalities.project", text),
        ("member", "jong", "add", text),
        ("coalition", "jong", "add", text),
        ("decision", "jong", "add", text),
        ("action", "jong", "add", text),
        topic,
    )
    for words in commands:
        machine.refused(1, *words)
    assert machine.files() == before
    machine.refused(1, "add", "jong", PLACE, "-", stdin=f"{text}\n\n{text}\n")
    told = machine("add", "jong", PLACE, "-", stdin=f"{text}\nWel iets\n")
    assert len(told.out.split()) == 1
    (id,) = told.out.split()
    machine.refused(1, "card", "jong", "edit", id, text)
    assert "Wel iets" in machine.ok("show", "jong").out


def test_on_the_screen_it_makes_no_card(machine: Machine) -> None:
    """Typed or pasted: the line stays open, and nothing comes of it."""
    screen = machine.opened()
    screen.send("a\u200b\u2060\u200d".encode())
    screen.wait_quiet()
    screen.send(b"\r")
    screen.wait_quiet()
    screen.send(b"\x1b")
    screen.wait_quiet()
    screen.paste("\u200b\n\u3164\n")
    screen.send(b"\x1b")
    screen.wait_quiet()
    screen.send(b"aWel iets\r\x1b")
    until(lambda: "Wel iets" in machine.texts(), pumping=screen)
    assert len(machine.texts()) == 3
    screen.send(b"q")
    assert screen.wait_exit() == 0
