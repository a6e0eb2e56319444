"""The framework's driver for Linux and macOS, where it has to be bent.

Pass it to the app as ``App(driver_class=BoardDriver)``; nothing else is needed. All that the app
draws comes through ``BoardDriver.write``, a public method of a driver, and goes on to ``output``.
What differs from the framework's own driver:

- bytes that are no UTF-8 become U+FFFD (the framework ends with an exception), and the half of a
  character waits for its other half;
- Escape is known after ``ESCDELAY`` (the framework waits up to 100 ms longer than that), or by the
  key behind it if both come in at once (the framework makes them one, with Alt);
- a paste that never ends is ended by Escape or by silence (the framework waits for ever), and one
  without brackets is a paste all the same where keys are commands; see ``bursts``;
- the end of input is a hang-up (the framework reads on, at full speed, for ever);
- input ends at once when asked, so leaving and suspending don't wait for a poll;
- stopping and coming back happen once each, between two things the app does (the framework does
  both in the midst of whatever a signal interrupts, and starts a second time when it is told to go
  on while it has the screen: two threads that read keys, two that write);
- a key waits until the one before has been handled (the framework lets a key that opens a line and
  the first letters for that line overtake each other when they come in one packet);
- only changed cells are written, and nothing a terminal might print.

``tests/terminal`` runs an app on this driver and on the framework's own and compares the screens:
it fails when the framework changes under the few names that are used here.
"""

import asyncio
import contextlib
import os
import select
import signal
import termios
from concurrent.futures import Future
from concurrent.futures import wait as wait_for
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.message_pump import MessagePump

from . import bursts, firstframe, leaving, quickstart
from .capabilities import output_descriptor, terminal
from .keyboard import Keyboard
from .wire import Output

if TYPE_CHECKING:
    from textual.app import App

_SOON = 0.01
"""Seconds to wait for more where two different keys came at once: a paste may come in pieces."""

_MORE = 0.25
"""Seconds to wait for the next piece of what is known to be a paste, without brackets."""

_BUSY = 2.0
"""Seconds after which a held key is passed on all the same."""

_SETTLED = 1.0
"""Seconds after which the start is over and garbage is collected again."""

_READ = 64 * 1024


class BoardDriver(LinuxDriver):
    """The framework's Linux driver, frugal with bytes and hard to end."""

    def __init__(
        self,
        app: "App[Any]",
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        encoding = getattr(self._file, "encoding", None) or "utf-8"
        self.terminal = terminal(encoding=encoding)
        """What the terminal can do."""
        self._output = Output(output_descriptor(), self.terminal)
        self._file: Any = self._output  # the writer thread writes to this
        self._woken, self._wake = os.pipe()
        self._typed = False
        """Whether a key was passed on that nobody has followed yet."""
        self._handling: Future[None] | None = None
        self._has_screen = False

    # Output

    def write(self, data: str) -> None:
        """Take a frame or a control sequence from the app; see ``output``."""
        if (said := self._output.said(data)) is not None:
            super().write(said)

    def patch(self, data: str) -> bool:
        """Draw a part of the screen anew, past the framework; tell whether there is a screen."""
        if self._has_screen and (said := self._output.patched(data)) is not None:
            super().write(said)
        return self._has_screen

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the terminal's own size (the framework lets COLUMNS and LINES win)."""
        try:
            size = tuple(os.get_terminal_size(self._output.descriptor))
        except OSError:
            size = super()._get_terminal_size()
        width, height = max(1, size[0]), max(1, size[1])
        self._output.resized(width, height)
        return width, height

    # Start and stop

    def start_application_mode(self) -> None:
        """Take the screen, at the start or when coming back from a shell or an editor."""
        first = firstframe.take()
        if first:
            self._output.adopt(first)
        else:
            self._output.restart()
        before = first.attributes if first else self._attributes()
        if before is not None:  # Told first: a signal may come in the middle of what follows.
            leaving.screen_taken(self.fileno, self._output.descriptor, before, self.terminal.modern)
        writer = self._writer_thread
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is writer:
            return  # We are in the background, where nobody may write; we come back here later.
        self._has_screen = True
        if first:
            self.attrs_before = first.attributes
        if (said := self._output.again()) is not None:
            super().write(said)
        self._loop.call_later(_SETTLED, quickstart.started)

    def repaint(self) -> None:
        """Paint the whole screen again: something else may have written over it."""
        self._output.restart()
        if (said := self._output.again()) is not None:
            super().write(said)

    def _attributes(self) -> list[Any] | None:
        """Return the terminal's settings as they are before the screen is taken."""
        with contextlib.suppress(termios.error):
            return termios.tcgetattr(self.fileno)
        return None

    def stop_application_mode(self) -> None:
        """Give the screen back."""
        super().stop_application_mode()
        self._has_screen = False

    def stop(self) -> None:
        """Give the screen back and stop, with the whole process group, until told to go on.

        A shell takes the terminal as soon as it sees a script stop that we were started from, and
        doesn't see it stop when only we do.
        """
        self.suspend_application_mode()
        os.kill(0, signal.SIGSTOP)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop when told to (``kill -TSTP``), but not in the midst of writing."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(super()._sigtstp_application)
        else:
            super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Come back after a stop, whoever stopped us; another thread may have been told, and late.

        Who lends the terminal (``no_automatic_restart``) takes it back itself.
        """
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._come_back)

    def _come_back(self) -> None:
        if self._has_screen:  # As after ``kill -STOP``: a shell may have had the terminal since.
            self.suspend_application_mode()
        self.resume_application_mode()

    def close(self) -> None:
        """Let all go out that was written: only then the screen has been given back."""
        super().close()
        leaving.screen_given_back()

    def disable_input(self) -> None:
        """End the input thread, waking it from its wait first."""
        if self._key_thread is not None and self._key_thread.is_alive():
            os.write(self._wake, b"\0")
        super().disable_input()

    # Input

    def run_input_thread(self) -> None:
        """Read keys until asked to stop, or until there is nobody left to type."""
        parser = XTermParser(self._debug)
        keyboard = Keyboard(constants.ESCAPE_DELAY)
        text: str | None = ""
        while text is not None:
            text = self._typed_next(keyboard, keyboard.patience())
            while text:
                text = self._take(parser, keyboard, text)
            for message in parser.tick():
                self.process_message(message)

    def _typed_next(self, keyboard: Keyboard, wait: float | None) -> str | None:
        """Return what is typed within ``wait`` seconds; ``None`` at the end of all input."""
        ready, _, _ = select.select([self.fileno, self._woken], [], [], wait)
        if self._woken in ready:
            os.read(self._woken, 1)
            return None if self.exit_event.wait(1) else ""  # set right after the wake-up
        if ready:
            return keyboard.typed(self._read())
        self._follow()  # Only now: it takes a tenth of the time from a key to its paint.
        return keyboard.silence()

    def _take(self, parser: XTermParser, keyboard: Keyboard, text: str) -> str | None:
        """Pass on what was typed; return what came behind it meanwhile, ``None`` for the end."""
        cut = len(text) if keyboard.pasting else bursts.text_from(text)
        self._feed(parser, text[:cut])
        came = text = text[cut:]
        more: str | None = ""
        waited = len(set(text)) < 2  # One key, held down perhaps.
        while len(text) > 1:
            self._settle()
            if not self._keys_are_commands():
                cut = bursts.written(text)
            elif not waited:
                waited, cut = True, 0
                gathered, more = self._gathered(keyboard, _SOON)
                came, text = came + gathered, text + gathered
            elif bursts.is_paste(text, came):
                gathered = ""
                if not more:
                    gathered, more = self._gathered(keyboard, _MORE)
                self.process_message(events.Paste(text + gathered))
                return more
            else:
                cut = 1
            self._feed(parser, text[:cut])
            text = text[cut:]
        self._feed(parser, text)
        return more

    def _gathered(self, keyboard: Keyboard, wait: float) -> tuple[str, str | None]:
        """Return the text that comes within ``wait``, piece after piece, and what comes then."""
        text, more = "", self._typed_next(keyboard, wait)
        while more and not keyboard.pasting and bursts.text_from(more) == 0:
            text += more
            more = self._typed_next(keyboard, wait)
        return text, more

    def _feed(self, parser: XTermParser, text: str) -> None:
        for message in parser.feed(text) if text else ():
            self.process_message(message)

    def _keys_are_commands(self) -> bool:
        """Ask the app whether letters are commands now, and not text that is being written."""
        return bool(getattr(self._app, "keys_are_commands", False))

    def process_message(self, message: Message) -> None:
        """Pass a message on; a key only after the one before has had its effect."""
        typed = isinstance(message, (events.Key, events.Paste))
        if typed:
            self._settle()
        super().process_message(message)
        self._typed = self._typed or typed

    def _settle(self) -> None:
        """Wait until the last key has had its effect."""
        self._follow()
        if self._handling is not None:
            self._wait_for(self._handling)

    def _follow(self) -> None:
        """Have the last key followed on its way through the app, unless it is already."""
        if self._typed:
            self._typed = False
            self._handling = asyncio.run_coroutine_threadsafe(self._handled(), self._loop)

    def _wait_for(self, handled: Future[None]) -> None:
        """Wait in this thread until the app is through with a key, or too busy."""
        end = monotonic() + _BUSY
        while not (handled.done() or self.exit_event.is_set() or monotonic() > end):
            wait_for([handled], 0.05)
        handled.cancel()

    async def _handled(self) -> None:
        """Follow a key on its way: through the app to what has the focus, and up from there."""
        await _through(self._app)
        node: MessagePump | None = self._app.focused or self._app.screen
        while node is not None:
            await _through(node)
            node = node._parent

    def _read(self) -> bytes:
        """Read what was typed; the end of input ends the program."""
        data = b""
        with contextlib.suppress(OSError):  # EIO: the line has been cut
            data = os.read(self.fileno, _READ)
        if not data:
            leaving.hung_up()
        return data


async def _through(pump: MessagePump) -> None:
    """Return when ``pump`` has handled all messages that it has now."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await done.wait()
