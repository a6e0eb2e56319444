"""The start of the full screen: the first frame by hand, then the framework behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import themes
from tui.live.live import Live, Settings
from tui.terminal import capabilities, firstframe, leaving, quickstart

if TYPE_CHECKING:
    from store.library import Library
    from tui.view.scene import Scene


def run(library: Library, name: str | None, settings: Settings) -> int:
    """Show a canvas full screen until the person leaves; returns the exit code.

    ``name`` None opens the last canvas, or the library where there is none. ``leaving`` handles
    signals by now. Raises StoreError or Refused when the canvas can't be opened.
    """
    terminal = capabilities.terminal()
    if not terminal.colours:  # Reverse and underline then say what colours say elsewhere.
        settings = settings._replace(theme=themes.MONO)
    live = Live(library, settings)
    name = name or live.last_canvas()
    if name is not None:
        live.open(name)
    try:
        return _run(live, settings)
    finally:  # Whatever ended it: on the way out in order there is nothing left to do.
        leaving.restore_terminal()
        live.close()


def _run(live: Live, settings: Settings) -> int:
    """Show what is open until the person leaves. Passes on an error that nobody foresaw."""
    scene = None
    if live.is_open:
        from tui.view.scene import Scene

        scene = Scene(live)
        if live.following is not None:
            from tui.view.following import FollowedScene

            scene = FollowedScene(live, live.following)
        _first_frame(live, scene)
    quickstart.before_framework(capabilities.terminal())
    from tui.app import NetwerkApp
    from tui.terminal.driver import BoardDriver

    app = NetwerkApp(live, scene, driver_class=BoardDriver)
    leaving.on_death(live.save_now)
    app.run(mouse=settings.mouse)
    if app.unforeseen is not None:
        from tui.live import crash

        crash.keep_out(live.workshop.secrets() if live.is_open else ())
        raise app.unforeseen
    return app.return_code or 0


def _first_frame(live: Live, scene: Scene) -> None:
    """Show the sheet before the framework is loaded: the room can read while we go on."""
    depth = capabilities.terminal().depth
    inks = {role: ink.parameters() for role, ink in themes.inks(live.theme, depth).items()}
    lines = scene.lines(*firstframe.size())
    firstframe.show([[(text, inks[role]) for role, text in line] for line in lines])
