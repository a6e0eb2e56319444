"""What is read from the environment."""

import pytest

from tui.terminal.capabilities import ANSI, INDEXED, MONO, TRUECOLOR, terminal


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, TRUECOLOR),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, TRUECOLOR),
        ({"TERM": "xterm-256color"}, INDEXED),
        ({"TERM": "xterm-kitty"}, INDEXED),
        ({"TERM": "alacritty"}, INDEXED),
        ({"TERM": "tmux"}, INDEXED),
        ({"TERM": "xterm"}, ANSI),
        ({"TERM": "linux"}, ANSI),
        ({"TERM": "screen"}, ANSI),
        ({"TERM": "vt220"}, MONO),
        ({"TERM": "dumb"}, MONO),
        ({}, MONO),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, MONO),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, INDEXED),
    ],
)
def test_depth(environ: dict[str, str], depth: int) -> None:
    assert terminal(environ).depth == depth


@pytest.mark.parametrize(
    "name", ["linux", "screen", "screen-256color", "vt220", "rxvt", "dumb", ""]
)
def test_old_terminals_are_not_modern(name: str) -> None:
    assert not terminal({"TERM": name}).modern


@pytest.mark.parametrize("name", ["xterm-256color", "xterm-kitty", "foot", "tmux-256color"])
def test_modern_terminals(name: str) -> None:
    assert terminal({"TERM": name}).modern


def test_multiplexer() -> None:
    assert terminal({"TERM": "screen", "TMUX": "/tmp/tmux"}).multiplexer == "tmux"
    assert terminal({"TERM": "xterm", "STY": "1.pts"}).multiplexer == "screen"
    assert terminal({"TERM": "tmux-256color"}).multiplexer == "tmux"
    assert terminal({"TERM": "screen.xterm"}).multiplexer == "screen"
    assert terminal({"TERM": "xterm"}).multiplexer == ""


def test_encoding() -> None:
    assert terminal({"TERM": "xterm"}, "UTF-8").unicode
    assert terminal({"TERM": "xterm"}, "utf8").unicode
    assert not terminal({"TERM": "xterm"}, "iso8859-1").unicode
