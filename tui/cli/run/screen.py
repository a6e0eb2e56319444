"""``open``, ``demo`` and no command at all: the full screen.

Before the screen is loaded, a look at whether there is one: a pipe or a dumb terminal gets one
clear line and not a single control byte.
"""

import sys
from itertools import count

from tui.cli.arguments import Given
from tui.cli.problem import Problem, usage
from tui.cli.session import Session


def start(session: Session, args: Given) -> int:
    """Open the last canvas, or the library."""
    return _run(session, args, None)


def open_(session: Session, args: Given) -> int:
    """Open a canvas."""
    _terminal(session)
    session.library.open(args.canvas)
    return _run(session, args, args.canvas)


def demo(session: Session, args: Given) -> int:
    """Open a filled example, in a library of its own that goes away afterwards."""
    _terminal(session)
    language = args.canvas_lang or session.language
    if args.keep:
        return _run(session, args, _example(session, language))
    from shutil import rmtree

    from tui.cli import throwaway
    from tui.terminal import leaving

    with throwaway.folder() as folder:
        leaving.on_death(lambda: rmtree(folder, ignore_errors=True))
        session.move_to(folder)
        return _run(session, args, _example(session, language), throwaway=True)


def _example(session: Session, language: str) -> str:
    """Put the filled example in the library, under a name that is free there."""
    from board import examples

    taken = session.library.names()
    base = session.texts("demo.name")
    numbered = (base if number == 1 else f"{base} {number}" for number in count(1))
    name = next(each for each in numbered if each not in taken)
    session.library.create(name, examples.load(language), session.by)
    return name


def _terminal(session: Session) -> None:
    """Make sure that someone can type and see. Raises ``Problem``."""
    named = session.environ.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or named in ("", "dumb", "unknown"):
        raise Problem("problem.terminal")


def _run(session: Session, args: Given, name: str | None, *, throwaway: bool = False) -> int:
    _terminal(session)

    from tui import themes
    from tui.live.live import Settings
    from tui.start import run
    from tui.terminal import leaving

    config = session.folders.config
    settings = Settings(
        session.who,
        session.language,
        mouse=config.mouse and not args.no_mouse,
        restricted=getattr(args, "restricted", False),
        throwaway=throwaway,
        keys={
            action: [keys] if isinstance(keys, str) else keys
            for action, keys in config.keys.items()
        },
        template_folders=session.folders.templates,
    )
    if theme := args.theme or config.theme:
        if theme not in themes.NAMES:
            raise usage("usage.choice", word=theme, choices=", ".join(themes.NAMES))
        settings = settings._replace(theme=theme)
    leaving.install()  # From here on there is something to put right when a signal comes.
    return run(session.library, name, settings)
