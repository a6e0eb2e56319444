"""What is sent to reach the clipboard."""

import base64
import re

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.capabilities import Terminal, terminal
from tui.terminal.clipboard import LIMIT, copy, sequence


def taken(sequence: str) -> bytes:
    """What a terminal reads out of a plain sequence."""
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sequence)
    assert found
    return base64.b64decode(found[1])


@given(st.binary(max_size=2000))
def test_plain(data: bytes) -> None:
    assert taken(sequence(data)) == data


@given(st.binary(max_size=2000))
def test_through_tmux(data: bytes) -> None:
    plain, wrapped = sequence(data, "tmux").split("\x1bPtmux;")
    assert taken(plain) == data
    assert wrapped.endswith("\x1b\\")
    assert taken(wrapped[:-2].replace("\x1b\x1b", "\x1b")) == data


@given(st.binary(max_size=2000))
def test_through_screen(data: bytes) -> None:
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sequence(data, "screen"), re.DOTALL)
    assert all(len(piece) <= 250 for piece in pieces)
    assert taken("".join(pieces)) == data


def test_what_was_sent_is_told() -> None:
    sent: list[str] = []
    copied = copy("één", Terminal(), sent.append)
    assert copied.sent
    assert copied.size == 5
    assert taken(sent[0]).decode() == "één"


def test_too_large_is_refused() -> None:
    sent: list[str] = []
    assert copy("x" * LIMIT, Terminal(), sent.append).sent
    copied = copy("x" * (LIMIT + 1), Terminal(), sent.append)
    assert (copied.refused, copied.size) == ("copy.too_large", LIMIT + 1)
    assert len(sent) == 1


def test_a_console_has_no_clipboard() -> None:
    sent: list[str] = []
    assert copy("x", terminal({"TERM": "linux"}), sent.append).refused == "copy.no_route"
    assert copy("x", terminal({"TERM": "screen"}), sent.append).sent
    assert len(sent) == 1
