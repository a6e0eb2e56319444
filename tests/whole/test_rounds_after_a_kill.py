"""A silent round and half a ballot when the power goes: all is there again as it was."""

import signal

from board.hidden import MASK
from tests.whole.conftest import Machine, until

SECRET = "Wat niemand hardop zegt"


def test_an_open_round_is_open_again_and_hides_what_it_hid(machine: Machine) -> None:
    screen = machine.opened()
    screen.press("W", "enter", "a")
    screen.wait_for("Enter save")
    screen.type(SECRET)
    screen.press("enter")
    until(lambda: MASK in machine.texts(), pumping=screen)
    screen.type("En nog half")
    until(lambda: [draft["text"] for draft in machine.drafts()] == ["En nog half"], pumping=screen)
    screen.kill(signal.SIGKILL)
    assert screen.wait_exit() == 128 + signal.SIGKILL
    again = machine.opened()
    assert SECRET not in again.text
    again.wait_for("text that was not kept")
    again.press("D")
    again.wait_for("take up")
    assert "En nog half" not in again.text
    again.press("t")
    until(lambda: machine.texts().count(MASK) == 2, pumping=again)
    assert "En nog half" not in again.text
    again.press("W", "o")
    again.wait_for("2 cards revealed")
    assert {SECRET, "En nog half"} <= {*machine.texts()}


def test_half_a_ballot_is_there_again_without_a_name(machine: Machine) -> None:
    machine.ok("add", "jong", "identiteit.passie.thema", "-", stdin="Een\nTwee\nDrie\n")
    screen = machine.opened(who="stemmer")
    screen.press("X", "enter")
    screen.wait_for("3 of 3 dots left")
    screen.press("2", "2")
    screen.wait_for("1 of 3 dots left")
    until(lambda: any(draft["text"] == "2 2" for draft in machine.drafts()), pumping=screen)
    assert "stemmer" not in str(machine.drafts())
    screen.kill(signal.SIGKILL)
    assert screen.wait_exit() == 128 + signal.SIGKILL
    assert "0 ballots in" in machine.ok("round", "jong").out
    again = machine.opened(who="stemmer")
    assert "text that was not kept" not in again.text  # A ballot is nobody else's to look at.
    again.press("X", "b")
    again.wait_for("1 of 3 dots left")
    again.press("enter")
    again.wait_for("1 ballot in")
    until(lambda: "1 ballot in" in machine.ok("round", "jong").out, pumping=again)
    rows = machine.ok("round", "jong", "reveal", "--json").data["result"]
    assert (rows[0]["text"], rows[0]["dots"]) == ("Een", 2)
    history = machine.ok("history", "jong", "--json").data["revisions"]
    assert [row["by"] for row in history if row["command"] == "ballot.hand_in"] == [""]
