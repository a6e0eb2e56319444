"""From the words on the command line to an exit code: the one place where every command runs."""

import os
from collections.abc import Callable
from importlib import import_module

from board.i18n import Texts
from tui.cli import output
from tui.cli.arguments import Command, Given
from tui.cli.folders import Folders
from tui.cli.language import choose
from tui.cli.parse import Asked, arguments, find
from tui.cli.problem import usage
from tui.cli.session import Session
from tui.cli.sources import CLI

VERSION_FLAG = "--version"
RESTRICTED = "--restricted"
HIDDEN = "_complete"
"""The word by which the shells ask what the Tab key may offer."""


def start(argv: list[str]) -> int:
    """Do what ``argv`` says. Whatever goes wrong becomes one line and an exit code."""
    output.prepare()
    folders = Folders(argv, os.environ)
    texts = Texts(choose(argv, os.environ, lambda: _configured(folders)), CLI)
    try:
        code = _run(argv, texts, folders)
        output.flush()
    except (Exception, KeyboardInterrupt) as error:
        from tui.cli import failure

        code = failure.told(error, texts, folders)
        output.flush_or_silence()
    return code


def _run(argv: list[str], texts: Texts, folders: Folders) -> int:
    if argv[:1] == [HIDDEN]:
        from tui.cli import completion

        completion.answer(argv[1:], os.environ, texts)
        return 0
    if argv and all(word.startswith("-") for word in argv) and VERSION_FLAG in argv:
        from tui.cli import help

        output.line(texts("version", version=help.version()))
        return 0
    asked = find(argv)
    if asked.help:
        _help(asked, texts)
        return 0
    command = asked.command
    assert command is not None
    folders.config  # noqa: B018 - a file that can't be read stops every command, with its line.
    args = arguments(command, [word for word in asked.words if word != RESTRICTED], texts)
    if RESTRICTED in asked.words:
        if command.name != "open":
            raise usage("problem.restricted")
        args.restricted = True
    session = Session(command, args, texts, folders, os.environ)
    return _function(command)(session, args) or 0


def _function(command: Command) -> Callable[[Session, Given], int | None]:
    module = import_module(f"tui.cli.run.{command.module}")
    function: Callable[[Session, Given], int | None] = getattr(module, command.function)
    return function


def _help(asked: Asked, texts: Texts) -> None:
    from tui.cli import help

    columns = help.width()
    if asked.command is not None and asked.command.name:
        shown = help.command(asked.command, texts, columns)
    elif asked.family:
        shown = help.family(asked.family, texts, columns)
    else:
        shown = help.overview(texts, columns)
    for each in shown.split("\n"):
        output.line(each)


def _configured(folders: Folders) -> str | None:
    """Return the language in the settings; a file that can't be read is told of later."""
    from store.errors import StoreError

    try:
        return folders.config.language
    except StoreError:
        return None
