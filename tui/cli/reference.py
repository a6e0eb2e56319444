"""``docs/commands.md``: the help of every command on one page.

``python -m tui.cli.reference > docs/commands.md`` writes it anew; a test holds the two together.
"""

import sys

from board.i18n import Texts
from tui.cli import help
from tui.cli.sources import CLI
from tui.cli.table import COMMANDS, FULL_SCREEN, GROUPS

COLUMNS = 90

_INTRO = """\
# Commands

Made from the command table (`tui/cli/table.py`); the same texts as `netwerkcanvas COMMAND --help`,
which speaks Dutch as well (`--lang nl`).

Results go to stdout, messages to stderr, one line each. With `--json` the answer is one object:
`schema` (1; raised when a field changes its meaning), mostly `canvas` with the name, and a list
under the name of what it holds: `canvases`, `cards`, `members`, `coalitions`, `topics`, `terms`,
`positions`, `rules`, `revisions`, `found`, `findings`, and `added` for what is new. Things have the
fields of the JSON export (see `format.md`); a field at its default is left out. Everything beyond
ASCII is escaped."""


def page() -> str:
    """Return the page in English, as Markdown."""
    texts = Texts("en", CLI)
    parts = [_INTRO, _fenced(help.overview(texts, COLUMNS))]
    parts += ["## On the full screen", _fenced(help.usage(FULL_SCREEN, texts).replace("\xa0", " "))]
    for group in GROUPS:
        parts.append(f"## {texts(f'group.{group}')}")
        for command in COMMANDS.values():
            if command.group == group:
                parts += [f"### `{command.name}`", _fenced(help.command(command, texts, COLUMNS))]
    return "\n\n".join(parts) + "\n"


def _fenced(text: str) -> str:
    return f"```text\n{text}\n```"


if __name__ == "__main__":
    sys.stdout.write(page())
