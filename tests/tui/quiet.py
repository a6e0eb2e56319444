"""A pilot that knows when the program is done, where others take an idle processor for a sign.

The framework's own pilot waits for at least forty milliseconds after each key, and takes a program
that gets no processor time for one that has nothing to do. Here a key is done when every message
it led to was handled, every worker it started has ended, and every change it made is kept.
"""

from __future__ import annotations

import asyncio
import string
import time
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot

from tui.app import NetwerkApp

PATIENCE = 60.0
"""Seconds after which a program that is still busy is taken to hang; no test waits that long."""

CHARACTERS = {_character_to_key(each): each for each in f" {string.punctuation}"}
"""What keys with a name type: ``comma``, ``space``."""


class Counter:
    """Counts what the program handles; give it to ``run_test`` as ``message_hook``."""

    def __init__(self) -> None:
        self.handled = 0

    def __call__(self, message: Message) -> None:
        """Take note of a message; what the pilot itself sends to wait for is no news."""
        if not isinstance(message, events.Callback):
            self.handled += 1


class QuietPilot(Pilot[int]):
    """Presses keys, and waits after each until all that it led to is over."""

    def __init__(self, app: NetwerkApp, counter: Counter) -> None:
        super().__init__(app)
        self._board_app = app
        self._counter = counter

    async def press(self, *keys: str) -> None:
        """Press keys by name, each after what the one before it led to is over."""
        for key in keys:
            self.send(key)
            await self.quiet()

    def send(self, key: str) -> None:
        """Press a key and don't wait."""
        name = _character_to_key(key) if len(key) == 1 else key
        character = key if len(key) == 1 else CHARACTERS.get(key)
        self._board_app.post_message(events.Key(name, character))

    async def pause(self, delay: float | None = None) -> None:
        """Wait until the program is quiet, or as long as told."""
        if delay is None:
            await self.quiet()
        else:
            await super().pause(delay)

    async def quiet(self) -> None:
        """Wait until nothing is on its way any more: messages, workers, changes to be kept."""
        end = time.monotonic() + PATIENCE
        while await self._something_happened():
            assert time.monotonic() < end, f"still busy after {PATIENCE} seconds"

    async def _something_happened(self) -> bool:
        """Let every part of the program handle what it has; return whether there may be more."""
        before = self._counter.handled
        await super().pause(0)
        app = self._board_app
        if not app.is_running or app._exception is not None:
            return False
        if self._works():
            await asyncio.sleep(0.001)
            return True
        return self._counter.handled != before or any(
            pump.message_queue_size for pump in _pumps(app)
        )

    def _works(self) -> bool:
        """Whether something comes on the screen that no message tells of yet."""
        app = self._board_app
        return (
            any(not worker.is_finished for worker in app.workers)  # A thread that reads or makes.
            or (app.live.is_open and app.workshop.busy)  # The thread that writes.
            or app._resize_timer is not None  # The framework lets new sizes gather for a moment.
        )


def _pumps(app: NetwerkApp) -> list[Any]:
    """Return all that handles messages."""
    return [
        app,
        *(part for screen in app.screen_stack for part in screen.walk_children(with_self=True)),
    ]
