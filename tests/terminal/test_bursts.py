"""Pasted without brackets, or typed in one go: what came at once tells."""

import pytest

from tui.terminal.bursts import is_paste, text_from, written

MAIL = "Beste allen,\rdinsdag om tien uur bij De Brug.\r\rGroet, Noor\r"

PASTED = [
    MAIL,
    MAIL.replace("\r", "\n"),
    MAIL.replace("\r", "\r\n"),
    "Geen jongere van de radar",
    "naam\trol\tplaats\tjaar",
    "Eén zin.\rNog een.",
    "漢字テスト한국어Łódź漢字テスト한국",
    "x" * 5 + "jongeren die uitvallen" * 1000,
]

TYPED = [
    "j",
    "jjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjjj",  # a key that is held down
    "jjjjjjjjjkkkkkkkkkkllllllllllhhhhh",
    "gm",
    "2a",
    "5jjjjv",
    "aKoffie",
    "aEven bellen\r",
    "jj\r meer",
    "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t",
    "a\rb\r",
    "\r\r\r",
    "",
]


@pytest.mark.parametrize("text", PASTED)
def test_pasted(text: str) -> None:
    assert is_paste(text)
    assert text_from(text) == 0


@pytest.mark.parametrize("text", TYPED)
def test_typed_by_a_hand_in_one_go(text: str) -> None:
    assert not is_paste(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("aNiet bewaard\x1b[27u2", "2"),
        ("a\x1b[D" + MAIL, MAIL),
        ("\x1bOA\x1b[200~x\x1b[201~\x1b[<0;12;3M" + MAIL, MAIL),
        ("Geen jonger\x7fe van de radar\r", "e van de radar\r"),
        ("jjj\x0c", ""),
        (MAIL + "\x1b", ""),
    ],
)
def test_keys_that_no_paste_holds_go_before_it(typed: str, text: str) -> None:
    assert typed[text_from(typed) :] == text


def test_what_goes_into_a_line_that_is_written() -> None:
    assert written("een\rtwee") == 4
    assert written("een twee") == 8
