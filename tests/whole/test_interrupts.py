"""A signal at any moment of the start and the end: no traceback, and the terminal as it was."""

import signal
import time

import pytest

from tests.bench.pty_session import Session
from tests.whole.conftest import Machine
from tests.whole.interrupts_run import COMMANDS, DONE, ENDED, SCREEN, STARTED, Try, tried

READY = """
import os, signal
from tui.cli import main
really = signal.signal
def told(*given):
    before = really(*given)
    os.write(2, b"!")
    signal.signal = really
    return before
signal.signal = told
main()
"""
"""Runs the program and says when it has seen to its interrupts, before it loads anything else."""

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def started(machine: Machine) -> Session:
    """Start the program until an interrupt is for it, and not for Python's own start."""
    command = [machine.argv()[0], "-c", READY, "open", "jong"]
    screen = Session(command, size=(80, 24), env={**machine.env}, cwd=machine.home)
    machine.open_screens.append(screen)
    while b"!" not in screen.raw:
        assert screen.pump(30)
    return screen


def for_a_while(screen: Session, milliseconds: int) -> None:
    """Let it go on for a time."""
    end = time.perf_counter() + milliseconds / 1000
    while (left := end - time.perf_counter()) > 0 and screen.poll() is None:
        screen.pump(min(left, 0.005))


def ends_well(screen: Session, *codes: int) -> None:
    """Wait for its end; nothing may be said, and nothing of the screen be left."""
    assert screen.wait_exit() in codes
    assert b"Traceback" not in screen.raw
    assert b"KeyboardInterrupt" not in screen.raw
    assert screen.cooked
    assert screen.modes <= {7, 25}
    assert 25 in screen.modes
    screen.close()


@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_starts(machine: Machine, number: signal.Signals) -> None:
    for after in range(0, 600, 50):
        screen = started(machine)
        for_a_while(screen, after)
        screen.kill(number)
        ends_well(screen, 128 + number)


def test_ctrl_c_while_it_starts(machine: Machine) -> None:
    """Once the screen is there it is a key like any other."""
    for after in range(0, 300, 50):
        screen = started(machine)
        for_a_while(screen, after)
        screen.send(b"\x03")
        while 2004 not in screen.modes and screen.poll() is None:
            screen.pump(0.05)
        screen.wait_quiet()
        if screen.poll() is None:
            screen.send(b"q")
        ends_well(screen, 0, 130)


@pytest.mark.parametrize("number", SIGNALS)
def test_while_it_ends(machine: Machine, number: signal.Signals) -> None:
    for after in (0, 2, 4, 6, 8, 10, 15, 25):
        screen = machine.opened()
        screen.send(b"q")
        for_a_while(screen, after)
        if screen.poll() is None:
            screen.kill(number)
        ends_well(screen, 0, 128 + number)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
def test_one_that_is_to_be_ignored_is_until_the_screen_is_there(
    machine: Machine, number: signal.Signals
) -> None:
    """As under ``nohup``, or behind ``&`` in a script. The next one ends it all the same."""
    for after in (0, 400):
        assert tried(machine, Try(SCREEN, number, after, ignored=True)) in (STARTED, ENDED)


def test_a_command_goes_on_then(machine: Machine) -> None:
    for words in COMMANDS:
        assert tried(machine, Try(words, signal.SIGHUP, 40, ignored=True)) == DONE
        assert tried(machine, Try(words, signal.SIGHUP, 40)) in (ENDED, DONE)
