"""What a command takes: words by their place, options by their name.

What each means stands in the catalogue ``cli.json``: under ``arg.COMMAND.NAME``, or ``arg.NAME``
where it means the same everywhere. The word that stands for its value is ``word.NAME`` or
``word.KIND``.
"""

from typing import Any

import click
from click.shell_completion import CompletionItem

from board.nearest import nearest
from tui.cli.kinds import CHOICES
from tui.cli.problem import usage

NUMBERS = frozenset({"number", "revision"})


class Kind(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # Plain before 8.2.
    """A kind of argument, by its name: what it means, and what the Tab key offers for it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return what a word means. Raises a usage ``Problem``."""
        if self.name in NUMBERS:
            try:
                return int(value)
            except ValueError:
                raise usage("usage.number", word=value) from None
        choice = CHOICES.get(self.name)
        if choice is None:
            return value
        found = choice.meaning(value)
        if found is None:
            offered = choice.words(ctx.obj.language if ctx else "en")
            choices = ", ".join(nearest(value, offered) or offered)
            raise usage("usage.choice", word=value, choices=choices)
        return found

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the words that begin as typed."""
        from tui.cli import completion

        return completion.words(self.name, ctx, incomplete)


def argument(
    name: str, kind: str = "text", *, optional: bool = False, many: bool = False, **more: Any
) -> click.Argument:
    """Return a word that stands by its place; ``many`` takes all that follow, as a tuple."""
    nargs = -1 if many else 1
    return click.Argument([name], type=Kind(kind), required=not optional, nargs=nargs, **more)


def option(
    flag: str, kind: str = "text", *, dest: str = "", short: str = "", **more: Any
) -> click.Option:
    """Return an option with a value; ``dest`` is its name in Python where that is another."""
    names = [name for name in (dest, short, flag) if name]
    return click.Option(names, type=Kind(kind), **more)


def switch(flag: str, dest: str = "") -> click.Option:
    """Return an option without a value."""
    return click.Option([name for name in (dest, flag) if name], is_flag=True)


def _named(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    ctx.obj.name = value or ""


def _acting(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    ctx.obj.acting = value


COMMON: list[click.Parameter] = [
    option("--dir", "folder", expose_value=False),
    option("--store", "server", expose_value=False),
    option("--as", "person", expose_value=False, callback=_acting),
    option("--lang", "language", expose_value=False),
]
"""Options of every command. What ``--dir``, ``--store`` and
``--lang`` say is known before the line is read."""

CANVAS = argument("canvas", "canvas", expose_value=False, callback=_named)
"""The canvas that a command is about: ``Invocation.name``."""

CARDS = argument("ids", "card", many=True)
LINES = argument("lines", "line", many=True, optional=True)
PLACE = argument("place", "place", optional=True)
JSON = switch("--json", "as_json")
ON = option("--on", "date")
FORM = option("--form", "form")
CANVAS_LANG = option("--canvas-lang", "language")
THEME = option("--theme", "theme")
TEMPLATE = option("--template", "template")
