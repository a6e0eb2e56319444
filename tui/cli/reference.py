"""``docs/commands.md``: the help of every command on one page.

``python -m tui.cli.reference > docs/commands.md`` writes it anew; a test holds the two together.
"""

import sys
from collections.abc import Iterator

import click

from board.i18n import Texts
from tui.cli.command_path import NO_COMMAND, path
from tui.cli.commands import PROGRAM
from tui.cli.folders import Folders
from tui.cli.grammar import Context, Family
from tui.cli.invocation import Invocation
from tui.cli.sources import CLI

COLUMNS = 90

_INTRO = """\
# Commands

Made from what the commands declare (`tui/cli/commands/`); the same texts as `netwerkcanvas COMMAND
--help`, which speaks Dutch as well (`--lang nl`).

Results go to stdout, messages to stderr, one line each. With `--json` the answer is one object:
`schema` (1; raised when a field changes its meaning), mostly `canvas` with the name, and a list
under the name of what it holds: `canvases`, `cards`, `members`, `coalitions`, `topics`, `terms`,
`positions`, `rules`, `revisions`, `found`, `findings`, and `added` for what is new. Things have the
fields of the JSON export (see `format.md`); a field at its default is left out. Everything beyond
ASCII is escaped."""


def page() -> str:
    """Return the page in English, as Markdown."""
    whole = explained("en", COLUMNS)
    top = whole.pop(str(PROGRAM.name))
    without = whole.pop(NO_COMMAND)
    parts = [_INTRO, _fenced(top), "## On the full screen", _fenced(without.partition("\n\n")[0])]
    texts = Texts("en", CLI)
    for chapter, words in PROGRAM.chapters.items():
        parts.append(f"## {texts(f'group.{chapter}')}")
        for name, shown in whole.items():
            if name.partition(" ")[0] in words:
                parts += [f"### `{name}`", _fenced(shown)]
    return "\n\n".join(parts) + "\n"


def explained(language: str, columns: int) -> dict[str, str]:
    """Return the help of every command by its name; of the program as a whole by its own."""
    run = Invocation(Texts(language, CLI), Folders([], {}), {})
    top = Context(PROGRAM, info_name=PROGRAM.name, obj=run, terminal_width=columns)
    told = {each: path(each) for each in (top, *commands(top))}
    return {name or str(each.info_name): each.get_help() for each, name in told.items()}


def commands(top: click.Context) -> Iterator[click.Context]:
    """Yield the place of every command, also of the one that needs no naming."""
    for word in (NO_COMMAND, *PROGRAM.modules):
        command = PROGRAM.get_command(top, word)
        assert command is not None
        outer = Context(command, top, word)
        if isinstance(command, Family):
            yield from (Context(each, outer, verb) for verb, each in command.commands.items())
        else:
            yield outer


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"


if __name__ == "__main__":
    sys.stdout.write(page())
