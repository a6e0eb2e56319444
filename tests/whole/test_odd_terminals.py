"""What comes in from a terminal and what goes out to it, however odd.

Cases 24 to 30 of the list that this program has to survive.
"""

import re

import pytest

from tests.whole.conftest import PLACE, Machine, until


def test_case_24_a_byte_that_is_no_utf8(machine: Machine) -> None:
    screen = machine.opened()
    screen.press("a")
    screen.send(b"Caf\xe9 op donderdag")
    screen.wait_for("Caf\ufffd op donderdag")
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert "Caf\ufffd op donderdag" in machine.texts()


@pytest.mark.parametrize("key", ["enter", "a", "b"])
@pytest.mark.parametrize("text", ["x" * (1 << 20), "een regel\n" * ((1 << 20) // 10)])
def test_case_25_a_megabyte_pasted_in_a_card(machine: Machine, key: str, text: str) -> None:
    screen = machine.opened()
    screen.press(key)
    screen.paste(text)
    screen.wait_for("Too long: a card holds 64 kB at most|A canvas holds at most 10000 cards")
    assert "!" not in screen.text
    used = screen.cpu_seconds()
    screen.send(b"!")
    screen.wait_for("!")
    assert screen.cpu_seconds() - used < 1
    screen.press("escape")
    screen.wait_for("Geen jongere van de")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert sorted(machine.texts()) == ["Geen jongere van de radar", "Zonder bezwaar is besloten"]


def test_case_26_resized_to_nothing_and_back(machine: Machine) -> None:
    screen = machine.opened()
    screen.press("a")
    screen.type("Tijdens het slepen")
    for size in ((1, 1), (2, 5), (19, 24), (500, 200), (40, 4), (1, 1)):
        screen.resize(*size)
        screen.wait_quiet(0.1)
        assert screen.poll() is None
    screen.resize(30, 4)
    screen.wait_for("Window too small")
    screen.resize(80, 24)
    screen.wait_for("Tijdens het slepen")
    screen.type(" doorgetypt")
    screen.press("enter", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    assert "Tijdens het slepen doorgetypt" in machine.texts()


@pytest.mark.parametrize("words", [("open", "jong"), ("demo",), ()])
def test_case_27_a_dumb_terminal(machine: Machine, words: tuple[str, ...]) -> None:
    screen = machine.screen(*words, env={"TERM": "dumb"})
    assert screen.wait_exit() == 1
    assert b"\x1b" not in screen.raw
    assert "netwerkcanvas show" in " ".join(screen.text.split())
    assert screen.cooked


def test_case_28_without_colour(machine: Machine) -> None:
    machine.ok("card", "jong", "dots", "1", next(iter(machine.cards())))
    screen = machine.opened(env={"NO_COLOR": "1"})
    assert ">\u258eGeen jongere" in screen.text
    screen.press("space", "down", "2", "a")
    screen.type("Een kaart")
    screen.press("escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    colours = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9\d|10[0-7])(?:;[\d;]*)?m")
    assert not colours.search(screen.raw)
    listed = machine.screen("show", "jong", env={"NO_COLOR": "1"})
    assert listed.wait_exit() == 0
    assert "Geen jongere" in listed.text
    assert b"\x1b" not in listed.raw


EVIL = "\x1b[2Jweg \x1b]52;c;cm0gLXJm\x07 en \x9b31m \u202elinksom\x00"


def test_case_29_card_text_that_would_steer_the_terminal(machine: Machine) -> None:
    machine.ok("add", "jong", "spelregels.besluiten", "-", stdin=EVIL.encode())
    stored = next(text for text in machine.texts() if "weg" in text)
    screen = machine.opened()
    screen.press("2", "down", "down", "up", "enter", "end", "escape", "e", "escape", "b", "escape")
    screen.press("/")
    screen.type("weg")
    screen.press("enter", "g", "o", "escape")
    screen.send(b"q")
    assert screen.wait_exit() == 0
    shown = machine.screen("show", "jong")
    assert shown.wait_exit() == 0
    for raw in (screen.raw, shown.raw):
        text = raw.decode("utf-8", "replace")
        assert "weg" in text
        assert "\x1b[2Jw" not in text
        assert "\x1b]52" not in text
        assert "\u202e" not in text
        assert "\x9b" not in text
        assert "\x00" not in text
    assert b"\x1b[2J" not in shown.raw
    out = machine.ok("export", "jong", "--format", "json").out
    assert "\x1b" not in out
    (machine.home / "uit.json").write_text(out)
    machine.ok("import", str(machine.home / "uit.json"))
    (other,) = {row["name"] for row in machine.ok("list", "--json").data["canvases"]} - {"jong"}
    cards = machine.ok("card", other, "list", "--json").data["cards"]
    assert stored in [card["text"] for card in cards]


@pytest.mark.parametrize("text", ["[bold", "[@click=app.quit]x[/]", "[red]rood[/red] \\[a]"])
def test_case_30_markup_is_text(machine: Machine, text: str) -> None:
    screen = machine.opened()
    screen.press("z", "z", "a")
    screen.type(text)
    screen.wait_for(re.escape(text))
    screen.press("enter", "escape")
    screen.wait_for(re.escape(text))
    until(lambda: text in machine.texts(), pumping=screen)
    screen.press("o")
    screen.press("escape", "enter", "escape", "d")
    screen.wait_for(r"Removed: " + re.escape(text))
    screen.press("u")
    screen.wait_for(r"Undone.*" + re.escape(text))
    screen.send(b"q")
    assert screen.wait_exit() == 0
    machine.ok("new", "twee", "--title", text)
    screen = machine.screen("open", "twee")
    screen.wait_for(re.escape(text))
    assert text in machine.texts()
    assert PLACE in {card["place"] for card in machine.cards().values()}


def test_escape_and_the_next_key_in_one_packet(machine: Machine) -> None:
    screen = machine.opened()
    screen.send(b"aNiet bewaard\x1b2")  # To a terminal the last two are also Alt with 2.
    screen.wait_for("\u25b8 2 SPELREGELS")
    screen.send(b"aWel bewaard\r\x1b\x1b1")
    screen.wait_for("\u25b8 1 IDENTITEIT")
    screen.send(b"a")
    screen.paste("geplakt: \x1b4")
    screen.wait_for("geplakt: ")
    screen.send(b"\r\x1bq")
    assert screen.wait_exit() == 0
    assert {"Wel bewaard", "geplakt: \u241b4"} <= set(machine.texts())
