"""Pasting where keys are commands, with the brackets of a modern terminal and without."""

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import PLACE, Machine, until

FIRST = ["Geen jongere van de radar", "Zonder bezwaar is besloten"]
MAIL = ["Beste allen,", "dinsdag om tien uur bij De Brug.", "Groet, Noor"]


def paste(screen: Session, text: str, *, brackets: bool) -> None:
    if brackets:
        screen.paste(text)
    else:
        screen.type(text)


def left(machine: Machine, screen: Session) -> list[str]:
    """End, and return the texts of the cards."""
    screen.press("escape", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    return sorted(machine.texts())


@pytest.mark.parametrize("brackets", [True, False])
@pytest.mark.parametrize("between", ["\r", "\n", "\r\n", "\r\r"])
def test_a_mail_on_the_sheet_is_offered_as_cards(
    machine: Machine, brackets: bool, between: str
) -> None:
    canvas = machine.library / "jong.json"
    before = canvas.read_bytes()
    screen = machine.opened()
    for leave in ("escape", "down"):
        paste(screen, between.join(MAIL) + between, brackets=brackets)
        screen.wait_for("3 lines pasted: Beste allen, …")
        screen.wait_for("Make 3 cards: Identiteit › ")
        assert canvas.read_bytes() == before
        screen.press(leave)
    screen.press("enter")  # on "Leave it"
    assert canvas.read_bytes() == before
    paste(screen, between.join(MAIL), brackets=brackets)
    screen.wait_for("Make 3 cards")
    screen.press("enter")
    until(lambda: sorted(machine.texts()) == sorted([*FIRST, *MAIL]), pumping=screen)
    assert [machine.cards()[id]["place"] for id in machine.cards()].count(PLACE) == 4
    screen.press("u")
    until(lambda: sorted(machine.texts()) == sorted(FIRST), pumping=screen)
    assert left(machine, screen) == sorted(FIRST)


def test_a_long_paste_without_brackets_comes_in_pieces(machine: Machine) -> None:
    lines = [f"Regel {number} van een lange lijst" for number in range(400)]
    screen = machine.opened()
    text = "\r".join(lines).encode()
    screen.send(text[:3])
    screen.send(text[3:5000])
    screen.send(text[5000:])
    screen.wait_for("Make 400 cards")
    screen.press("enter")
    screen.wait_for("400 cards pasted")
    assert left(machine, screen) == sorted([*FIRST, *lines])


@pytest.mark.parametrize("brackets", [True, False])
def test_more_than_can_be_taken_is_refused(machine: Machine, brackets: bool) -> None:
    screen = machine.opened()
    paste(screen, "een regel die er is\r" * 60_000, brackets=brackets)
    screen.wait_for("Too much to paste at once")
    assert left(machine, screen) == sorted(FIRST)


def test_keys_typed_in_one_go_are_keys(machine: Machine) -> None:
    """Several keys in one packet, as a slow line brings them from a hand."""
    screen = machine.opened()
    screen.send(b"2jjjjkkkk1v")
    screen.wait_for("●")
    screen.send(b"aKoffie")
    screen.wait_for("Koffie")
    screen.send(b" en thee\r")
    until(lambda: "Koffie en thee" in machine.texts(), pumping=screen)
    screen.send(b"Wie gaat er mee naar het gesprek\rEn wie blijft er")
    screen.wait_for("En wie blijft er")
    screen.send(b"\r\x1bjk2")
    screen.wait_for("\u25b8 ?2 ")
    assert left(machine, screen) == sorted(
        [*FIRST, "Koffie en thee", "Wie gaat er mee naar het gesprek", "En wie blijft er"]
    )


def test_a_key_held_down_is_no_paste(machine: Machine) -> None:
    screen = machine.opened()
    screen.send(b"v" * 40)

    def most() -> int:
        return max(int(card.get("dots", 0)) for card in machine.cards().values())

    until(lambda: most() == 40, pumping=screen)
    assert left(machine, screen) == sorted(FIRST)


def test_what_a_paste_leaves_once_its_editor_has_closed_is_offered(machine: Machine) -> None:
    screen = machine.opened()
    screen.press("enter")
    screen.type("\r".join(["", *MAIL]))  # Enter ends editing; none of the rest is a key.
    screen.wait_for("Make 3 cards")
    screen.press("escape", "a")
    screen.type("\r".join([*MAIL[:2], "", MAIL[2]]))  # An empty line ends burst entry.
    screen.wait_for("Make it a card")
    screen.press("enter")
    until(lambda: sorted(machine.texts()) == sorted([*FIRST, *MAIL]), pumping=screen)
    assert left(machine, screen) == sorted([*FIRST, *MAIL])


@pytest.mark.parametrize("brackets", [True, False])
def test_elsewhere_pasted_text_runs_no_keys(machine: Machine, brackets: bool) -> None:
    canvas = machine.library / "jong.json"
    before = canvas.read_bytes()
    screen = machine.opened(size=(100, 30))
    for keys in (("g", "p"), ("g", "h"), ("x",), ("m",), ("?",)):
        screen.press(*keys)
        paste(screen, "\r".join(MAIL), brackets=brackets)
        screen.wait_for("Pasted text does nothing here")
        screen.press("escape", "escape")
        screen.wait_for("Geen jongere")
    assert canvas.read_bytes() == before
    screen.press("ctrl+p")
    paste(screen, "coalities en al hun afspraken", brackets=False)  # There letters are text.
    screen.wait_for("/coalities en al hun afspraken")
    assert left(machine, screen) == sorted(FIRST)
