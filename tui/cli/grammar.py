"""How a command line is read: as click does, with three habits of our own.

- Options stand anywhere, before the command as well.
- The verb of a family stands behind the canvas, ``member NAME set X``; without one it is ``list``.
- A word that begins with a dash is an option, unless it is a negative number or holds a blank, as
  the text of a card does.

The words are sorted before click reads them; what it does with them is all its own.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from importlib import import_module
from typing import Any, TypeAlias

import click
from click.shell_completion import CompletionItem

from board.nearest import nearest
from tui.cli.command_path import NO_COMMAND, path
from tui.cli.params import CANVAS, COMMON, THEME
from tui.cli.problem import usage

HELP = ("-h", "--help")
Declares: TypeAlias = Callable[[Callable[..., Any]], "Command"]


class Context(click.Context):
    """Where the reading of a command line has got to: at the program, a family or a command."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays out the help."""
        from tui.cli.help import Formatter, width

        return Formatter(width=self.terminal_width or width())


class Command(click.Command):
    """A command. Its function gets the ``Invocation``, then what was given, by name."""

    context_class = Context
    allow_extra_args = True  # A word too many is told in our own words.

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options, wherever they stand, then the words in their order."""
        options, words = _sorted_out(args, self.params)
        _help(ctx, options)
        if not ctx.resilient_parsing and options[-1:] and options[-1] in _valued(self.params):
            raise usage("usage.value", name=options[-1])
        left = super().parse_args(ctx, [*options, "--", *words])
        if left and not ctx.resilient_parsing:
            raise usage("usage.extra", word=left[0])
        return left

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called and what it takes."""
        from tui.cli import help

        help.of_command(ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Call the function."""
        assert self.callback is not None
        return ctx.invoke(self.callback, ctx.obj, **ctx.params)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the options that may still follow by their long names, with what they mean."""
        from tui.cli import help

        options = [each for each in self.params if isinstance(each, click.Option)]
        about = {each.opts[-1]: help.described(each, ctx) for each in options}
        found = (each.value for each in super().shell_complete(ctx, incomplete))
        return [CompletionItem(name, help=about[name]) for name in found if name in about]


def command(name: str, *taken: click.Parameter) -> Declares:
    """Declare the function below as a command, with what it takes."""

    def declare(function: Callable[..., Any]) -> Command:
        return Command(name, callback=function, params=[*taken, *COMMON], add_help_option=False)

    return declare


class _Choosing(click.Group):
    """What leaves the work to one of several commands; to a certain one where none is named."""

    context_class = Context
    default = ""
    complaint = ""
    """What is said of a word that is none of them."""

    def __init__(self, name: str) -> None:
        super().__init__(name, add_help_option=False, no_args_is_help=False)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named. Raises a usage ``Problem``."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            known = self.list_commands(ctx)
            near = nearest(args[0], known)
            words = {"near": ", ".join(near), "known": ", ".join(known)}
            key = f"{self.complaint}_near" if near else self.complaint
            raise usage(key, word=args[0], family=self.name, **words)
        return args[0] if command else None, command, args[1:]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return the words there are, or the options of the command that needs no naming."""
        if ctx.args:
            return []  # One was named that doesn't exist.
        if incomplete.startswith("-"):
            command = self.get_command(ctx, self.default)
            return command.shell_complete(ctx, incomplete) if command else []
        before = f"summary.{path(ctx)} " if path(ctx) else "summary."
        return [
            CompletionItem(word, help=ctx.obj.texts(before + word))
            for word in self.list_commands(ctx)
            if word.startswith(incomplete.casefold())
        ]


class Family(_Choosing):
    """Commands about one kind of thing on a canvas, each with a verb of its own."""

    default = "list"
    complaint = "usage.verb"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.params.append(CANVAS)

    def verb(self, name: str, *taken: click.Parameter) -> Declares:
        """Declare the function below as a command of this family, with what it takes."""

        def declare(function: Callable[..., Any]) -> Command:
            made = command(name, *taken)(function)
            self.add_command(made)
            return made

        return declare

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs, in the order in which the help tells them."""
        return list(self.commands)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how each verb is called."""
        from tui.cli import help

        help.of_family(ctx, self.commands, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the canvas and the verb out and leave the rest to the verb."""
        every = (param for command in self.commands.values() for param in command.params)
        options, words = _sorted_out(args, every)
        canvas, verb, rest = words[:1], words[1:2], words[2:]
        if not verb:
            _help(ctx, options)
        super().parse_args(ctx, ["--", *canvas])
        if not verb and not ctx.resilient_parsing:
            verb = [self.default]
        ctx.args = [*verb, *options, "--", *rest] if verb else []
        return ctx.args


class Program(_Choosing):
    """All there is. The module of a command is imported when it is called."""

    default = NO_COMMAND
    complaint = "usage.command"

    def __init__(self, name: str, chapters: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(name)
        self.params += [*COMMON, THEME]  # What may have a value before the command.
        self.chapters = chapters
        """Per chapter of the help the first words in it, each with the module of its command."""
        self.modules = {word: each[word] for each in chapters.values() for word in each}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the first words, in the order in which the help tells them."""
        return list(self.modules)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what commands there are, by chapter."""
        from tui.cli import help

        command = self.get_command(ctx, self.default)
        help.of_program(ctx, self.chapters, command.params if command else [], formatter)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command or a family by its first word."""
        module = "screen" if cmd_name == NO_COMMAND else self.modules.get(cmd_name)
        if module is None:
            return None
        held = vars(import_module(f"tui.cli.commands.{module}")).values()
        return next(x for x in held if isinstance(x, click.Command) and x.name == cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the command out and leave the rest to it."""
        at = _first_word(args, self.params)
        if at is not None and args[at] == "help":
            args = [HELP[0], *args[:at], *args[at + 1 :]]
            at = _first_word(args, self.params)
        if at is None:
            _help(ctx, args)
        super().parse_args(ctx, [])
        word = NO_COMMAND if at is None else args.pop(at)
        ctx.args = [word, *args] if at is not None or not ctx.resilient_parsing else []
        return ctx.args


def innermost(program: Program, argv: list[str], run: object) -> click.Context:
    """Read a command line up to the command that it names.

    Raises a usage ``Problem`` or click's own UsageError, and click's Exit after showing help.
    """
    ctx = program.make_context(program.name, list(argv), obj=run)
    while isinstance(ctx.command, click.Group):
        name, command, args = ctx.command.resolve_command(ctx, ctx.args)
        assert command is not None
        ctx = command.make_context(name, args, parent=ctx)
    return ctx


def _help(ctx: click.Context, options: Collection[str]) -> None:
    """Show the help and end there, if it is asked for."""
    if ctx.resilient_parsing or not any(word in HELP for word in options):
        return
    from tui.cli import output

    for line in ctx.get_help().split("\n"):
        output.line(line)
    ctx.exit()


def _sorted_out(
    args: Iterable[str], params: Iterable[click.Parameter]
) -> tuple[list[str], list[str]]:
    """Return the options, each in one piece with its value, and the other words."""
    valued = _valued(params)
    options: list[str] = []
    words: list[str] = []
    ahead = iter(args)
    for word in ahead:
        if word == "--":
            words += ahead
        elif not _is_option(word):
            words.append(word)
        elif word in valued and (value := next(ahead, None)) is not None:
            options.append(f"{valued[word]}={value}")
        else:
            options.append(word)
    return options, words


def _first_word(args: Iterable[str], params: Iterable[click.Parameter]) -> int | None:
    """Return where the first word stands that is neither an option nor the value of one."""
    valued = _valued(params)
    follows = False
    for index, word in enumerate(args):
        if not follows and not _is_option(word):
            return index
        follows = not follows and word in valued
    return None


def _valued(params: Iterable[click.Parameter]) -> dict[str, str]:
    """Return the names of the options that a value belongs behind, each with its long name."""
    options = (each for each in params if isinstance(each, click.Option) and not each.is_flag)
    return {name: option.opts[-1] for option in options for name in option.opts}


def _is_option(word: str) -> bool:
    """Tell whether a word is meant as an option; a text with blanks in it isn't."""
    begins = len(word) > 1 and word[0] == "-" and not word[1].isdigit()
    return begins and " " not in word.partition("=")[0]
