"""``open``, ``demo`` and no command at all: the full screen."""

from itertools import count

from tui.cli import interrupts, output
from tui.cli.command_path import NO_COMMAND
from tui.cli.full_screen import open_canvas, refuse_no_terminal, show
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
    return open_canvas(run, None, theme=theme, mouse=not no_mouse)


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
    if not follow:
        name, mouse = run.name, not no_mouse
        return open_canvas(run, name, theme=theme, mouse=mouse, restricted=restricted)
    refuse_no_terminal(run)
    _refuse_nobody(run, run.file.read().id, person or "")
    return show(run, run.name, theme=theme, mouse=False, restricted=True, follow=person or "")


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
    refuse_no_terminal(run)
    language = canvas_lang or run.language
    if keep:
        return show(run, _example(run, language), theme=theme, mouse=not no_mouse)
    from shutil import rmtree

    from tui.cli import throwaway
    from tui.terminal import leaving

    with interrupts.raised(), throwaway.folder() as folder:
        leaving.on_death(lambda: rmtree(folder, ignore_errors=True))
        run.move_to(folder)
        name = _example(run, language)
        return show(run, name, theme=theme, mouse=not no_mouse, throwaway=True)


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
