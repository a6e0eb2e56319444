"""A clock that runs is on the canvas, not in the screen: it survives however that ends."""

import signal

import pytest

from tests.whole.conftest import Machine


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_a_screen_that_is_killed_opens_with_the_clock_as_it_was(
    machine: Machine, number: signal.Signals
) -> None:
    screen = machine.opened()
    screen.press("ctrl+t", *"30", "enter")
    screen.wait_for(r"(?m) 29:[0-5]\d ?$")
    screen.kill(number)
    screen.wait_exit()
    screen = machine.opened()
    screen.wait_for(r"(?m) 2\d:[0-5]\d ?$")
    screen.press("ctrl+t")
    screen.wait_for(r"(?m) ‖2\d:[0-5]\d ?$")
    screen.kill(signal.SIGKILL)
    screen.wait_exit()
    screen = machine.opened()
    screen.wait_for(r"(?m) ‖2\d:[0-5]\d ?$")
    screen.press("ctrl+t")
    screen.wait_for(r"(?m) 2\d:[0-5]\d ?$")
