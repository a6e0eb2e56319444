"""Escape and the key behind it, and escapes in what is pasted, however the bytes are cut up."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.terminal.escapes import Escapes

TYPED = "ab\x1b4\x1b\rc\x1b[A\x1bOP\x1b[200~x\x1b]52;\x1b[2Jy\x1b[201~\x1bq\x1b\x1b[D"
MEANT = (
    "ab\x1b[27u4\x1b[27u\rc\x1b[A\x1bOP"
    "\x1b[200~x\u241b]52;\u241b[2Jy\x1b[201~\x1b[27uq\x1b[27u\x1b[D"
)


def test_escape_is_a_key_of_its_own() -> None:
    assert Escapes().apart(TYPED) == MEANT


def test_an_escape_waits_for_what_is_behind_it() -> None:
    escapes = Escapes()
    assert escapes.apart("a\x1b") == "a"
    assert escapes.alone() == "\x1b[27u"
    assert escapes.alone() == ""
    assert escapes.apart("\x1b") == ""
    assert escapes.apart("4") == "\x1b[27u4"
    assert escapes.apart("\x1b") == ""
    assert escapes.apart("[A") == "\x1b[A"


def test_an_escape_ends_a_paste_that_goes_on_and_on() -> None:
    escapes = Escapes()
    assert escapes.apart("\x1b[200~x\x1b") == "\x1b[200~x"
    assert escapes.pasting
    assert escapes.alone() == "\x1b[201~"
    assert not escapes.pasting
    assert escapes.apart("[201~y") == "y"  # its own end after all, cut in two by a slow line
    assert escapes.apart("z\x1b[201~") == "z\x1b[201~"


def test_the_rest_of_a_paste_that_was_given_up_is_pasted_as_well() -> None:
    escapes = Escapes()
    assert escapes.apart("\x1b[200~x\x1b[20") == "\x1b[200~x"
    assert escapes.alone() == ""
    assert escapes.give_up() == "\x1b[201~"
    assert escapes.apart("j") == "j"
    assert escapes.apart("y\x1bz\x1b[201~q") == "\x1b[200~y\u241bz\x1b[201~q"
    assert escapes.apart("\x1b[200~x") == "\x1b[200~x"
    escapes.give_up()
    assert escapes.apart("a\x1b[200~b\x1b[201~c") == "a\x1b[200~b\x1b[201~c"


@given(st.sets(st.integers(0, len(TYPED))))
def test_a_paste_ends_where_it_ends(cuts: set[int]) -> None:
    """Bytes come in any pieces; what was pasted never has an escape, and what follows is keys."""
    places = sorted({0, len(TYPED)} | cuts)
    escapes = Escapes()
    pieces = [TYPED[a:b] for a, b in pairwise(places)]
    whole = "".join(escapes.apart(piece) for piece in pieces)
    pasted = whole.partition("\x1b[200~")[2].partition("\x1b[201~")[0]
    assert pasted == "x\u241b]52;\u241b[2Jy"
    assert whole.replace("\x1b[27u", "\x1b") == TYPED.replace("x\x1b", "x\u241b").replace(
        "\x1b[2J", "\u241b[2J"
    )
