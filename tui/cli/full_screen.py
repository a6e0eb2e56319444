"""The full screen, for whoever asks for it on the command line.

Before the screen is loaded, a look at whether there is one: a pipe or a dumb terminal gets one
clear line and not a single control byte.
"""

import sys
from collections.abc import Sequence

from board.i18n import LANGUAGES
from tui.cli.invocation import Invocation
from tui.cli.problem import Problem, usage


def is_plain(argv: Sequence[str]) -> bool:
    """Tell whether a line says no more than ``open NAME``, or nothing at all.

    It starts a sheet in front of a room, and loading click to read it would take a sixth of the
    time until that stands there. Any other line is click's to read.
    """
    if not argv:
        return True
    return len(argv) == 2 and argv[0] == "open" and not argv[1].startswith("-")


def refuse_no_terminal(run: Invocation) -> None:
    """Make sure that someone can type and see. Raises ``Problem``."""
    kind = run.environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or kind in ("", "dumb", "unknown"):
        raise Problem("problem.terminal")


def open_canvas(
    run: Invocation,
    name: str | None,
    *,
    theme: str | None = None,
    mouse: bool = True,
    restricted: bool = False,
) -> int:
    """Show a canvas; with None the last one, or the library where there is none.

    Returns the exit code. Raises where the canvas isn't there, naming the nearest.
    """
    refuse_no_terminal(run)
    if name is not None:
        run.library.open(name)
    return show(run, name, theme=theme, mouse=mouse, restricted=restricted)


def show(
    run: Invocation, name: str | None, *, theme: str | None, mouse: bool,
    restricted: bool = False, throwaway: bool = False, follow: str | None = None,
) -> int:  # fmt: skip
    """Show a canvas by its name, or with None the last one; returns the exit code.

    ``follow`` is whose screen is shown, empty for whoever did something last. Raises ``Problem``
    without a terminal, or for a theme there isn't.
    """
    refuse_no_terminal(run)

    from store.remember import Memory
    from tui import themes
    from tui.live.live import LANGUAGE, Settings
    from tui.live.live import THEME as THEME_CHOSEN
    from tui.start import run as run_screen
    from tui.terminal import leaving

    config = run.folders.config
    memory = Memory(run.library.state)
    settings = Settings(
        run.by.name,
        run.language if run.language_asked else memory.chosen(LANGUAGE, LANGUAGES, run.language),
        mouse=config.mouse and mouse,
        restricted=restricted,
        throwaway=throwaway or follow is not None,
        follow=follow,
        keys={
            action: [keys] if isinstance(keys, str) else keys
            for action, keys in config.keys.items()
        },
        template_folders=run.folders.templates,
        bell=config.bell and follow is None,
    )
    wished = theme or config.theme or memory.chosen(THEME_CHOSEN, themes.NAMES, themes.DEFAULT)
    if wished not in themes.NAMES:
        raise usage("usage.choice", word=wished, choices=", ".join(themes.NAMES))
    settings = settings._replace(theme=wished)
    leaving.install()  # From here on there is something to put right when a signal comes.
    return run_screen(run.library, name, settings)
