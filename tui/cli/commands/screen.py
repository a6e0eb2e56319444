"""``open``, ``demo`` and no command at all: the full screen.

Before the screen is loaded, a look at whether there is one: a pipe or a dumb terminal gets one
clear line and not a single control byte.
"""

import sys
from itertools import count

from board.i18n import LANGUAGES
from tui.cli import interrupts, output
from tui.cli.command_path import NO_COMMAND
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import CANVAS, CANVAS_LANG, THEME, argument, switch
from tui.cli.problem import Problem, usage

NO_MOUSE = switch("--no-mouse")
RESTRICTED = switch("--restricted")


@command(NO_COMMAND, NO_MOUSE, THEME, RESTRICTED, switch("--version"))
def start(
    run: Invocation, no_mouse: bool, theme: str | None, restricted: bool, version: bool
) -> int:
    """Open the last canvas, or the library."""
    if version:
        from tui.cli import help

        output.line(run.texts("version", version=help.version()))
        return 0
    if restricted:
        raise usage("problem.restricted")
    return _show(run, None, theme=theme, mouse=not no_mouse)


@command(
    "open",
    CANVAS,
    argument("person", "here", optional=True),
    switch("--follow"),
    NO_MOUSE,
    THEME,
    RESTRICTED,
)
def open_(
    run: Invocation,
    person: str | None,
    follow: bool,
    no_mouse: bool,
    theme: str | None,
    restricted: bool,
) -> int:
    """Open a canvas, or follow on another screen what someone does on it."""
    if person and not follow:
        raise usage("usage.extra", word=person)
    _terminal(run)
    file = run.library.open(run.name)
    if follow:
        _refuse_nobody(run, file.read().id, person or "")
        return _show(run, run.name, theme=theme, mouse=False, restricted=True, follow=person or "")
    return _show(run, run.name, theme=theme, mouse=not no_mouse, restricted=restricted)


def _refuse_nobody(run: Invocation, canvas_id: str, person: str) -> None:
    """Raise ``Problem`` where there is no screen to follow, naming who else is there."""
    from tui.live.following import latest, to_follow

    found = run.library.at_work(canvas_id)
    if latest(found, person) is not None:
        return
    there = ", ".join(dict.fromkeys(here.who for here in to_follow(found)))
    if not there:
        raise Problem("problem.nobody_here", canvas=run.name)
    raise Problem("problem.not_here", who=person, canvas=run.name, there=there)


@command("demo", CANVAS_LANG, switch("--keep"), NO_MOUSE, THEME)
def demo(
    run: Invocation, canvas_lang: str | None, keep: bool, no_mouse: bool, theme: str | None
) -> int:
    """Open a filled example, in a library of its own that goes away afterwards."""
    _terminal(run)
    language = canvas_lang or run.language
    if keep:
        return _show(run, _example(run, language), theme=theme, mouse=not no_mouse)
    from shutil import rmtree

    from tui.cli import throwaway
    from tui.terminal import leaving

    with interrupts.raised(), throwaway.folder() as folder:
        leaving.on_death(lambda: rmtree(folder, ignore_errors=True))
        run.move_to(folder)
        name = _example(run, language)
        return _show(run, name, theme=theme, mouse=not no_mouse, throwaway=True)


def _example(run: Invocation, language: str) -> str:
    """Put the filled example in the library, under a name that is free there."""
    from board import examples

    taken = run.library.names()
    base = run.texts("demo.name")
    numbered = (base if number == 1 else f"{base} {number}" for number in count(1))
    name = next(each for each in numbered if each not in taken)
    made = run.library.create(name, examples.load(language), run.by)
    made.keep_sessions(examples.session_states(language))
    return name


def _terminal(run: Invocation) -> None:
    """Make sure that someone can type and see. Raises ``Problem``."""
    named = run.environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or named in ("", "dumb", "unknown"):
        raise Problem("problem.terminal")


def _show(
    run: Invocation, name: str | None, *, theme: str | None, mouse: bool,
    restricted: bool = False, throwaway: bool = False, follow: str | None = None,
) -> int:  # fmt: skip
    _terminal(run)

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
    with interrupts.raised():
        return run_screen(run.library, name, settings)
