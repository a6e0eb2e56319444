"""From the words on the command line to an exit code: the one place where every command runs."""

import os

from board.i18n import Texts
from tui.cli import full_screen, output
from tui.cli.folders import Folders
from tui.cli.invocation import Invocation
from tui.cli.language import asked, system
from tui.cli.problem import REFUSED
from tui.cli.sources import CLI

HIDDEN = "_complete"
"""The word by which the shells ask what the Tab key may offer."""


def start(argv: list[str]) -> int:
    """Do what ``argv`` says. Whatever goes wrong becomes one line and an exit code."""
    if not output.prepare():
        return REFUSED
    folders = Folders(argv, os.environ)
    language = asked(argv, os.environ, lambda: _configured(folders))
    texts = Texts(language or system(os.environ), CLI)
    try:
        run = Invocation(texts, folders, os.environ, language_asked=language is not None)
        code = _run(argv, run)
        output.flush()
    except (Exception, KeyboardInterrupt) as error:
        from tui.cli import failure

        code = failure.told(error, texts, folders)
        output.flush_or_silence()
    return code


def _run(argv: list[str], run: Invocation) -> int:
    if not full_screen.is_plain(argv):
        return _read_by_click(argv, run)
    run.folders.config  # noqa: B018 - a file that can't be read stops every command, with its line.
    run.name = argv[1] if argv else ""
    return full_screen.open_canvas(run, run.name if argv else None)


def _read_by_click(argv: list[str], run: Invocation) -> int:
    from click.exceptions import Exit

    from tui.cli.commands import PROGRAM
    from tui.cli.grammar import innermost

    if argv[:1] == [HIDDEN]:
        from tui.cli import completion

        completion.answer(PROGRAM, run, argv[1:])
        return 0
    try:
        ctx = innermost(PROGRAM, argv, run)
    except Exit as shown:  # After the help.
        return shown.exit_code
    run.folders.config  # noqa: B018 - the same here.
    return ctx.command.invoke(ctx) or 0


def _configured(folders: Folders) -> str | None:
    """Return the language in the settings; a file that can't be read is told of later."""
    from store.errors import StoreError

    try:
        return folders.config.language
    except StoreError:
        return None
