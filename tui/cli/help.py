"""The help: for everything, for a family of commands, for one command.

Made from the command table and the catalogue, so it can't tell of an option that isn't there.
"""

import shutil
from collections.abc import Iterable, Sequence
from textwrap import wrap

from board.i18n import Texts
from tui.cli import choices
from tui.cli.arguments import Argument, Command
from tui.cli.parse import metavar
from tui.cli.table import COMMANDS, COMMON, FULL_SCREEN, GROUPS, verbs

PROGRAM = "netwerkcanvas"
_KEEP = "\xa0"
"""A blank at which no line is broken: an option stays with its value."""


def version() -> str:
    """Return our version, of the installed package or of the source beside us."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed(PROGRAM)
    except PackageNotFoundError:
        return _of_the_source()


def _of_the_source() -> str:
    import tomllib
    from pathlib import Path

    project = Path(__file__).parents[2] / "pyproject.toml"
    return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


def width() -> int:
    """Return how wide the help may be."""
    return max(40, min(100, shutil.get_terminal_size().columns))


def overview(texts: Texts, columns: int) -> str:
    """Return the help of the whole program."""
    parts = [texts("help.intro"), "", *_wrapped(texts("help.start"), columns)]
    for group in GROUPS:
        seen: dict[str, str] = {}
        for command in COMMANDS.values():
            if command.group == group:
                seen.setdefault(command.family, texts(f"summary.{command.family}"))
        parts += ["", texts(f"group.{group}"), *_table(seen.items(), columns)]
    parts += [
        "",
        texts("help.common"),
        *_options((*COMMON, *FULL_SCREEN.arguments), texts, columns),
    ]
    parts += ["", texts("help.places"), *_wrapped(texts("help.places_about"), columns, "  ")]
    parts += ["", texts("help.codes"), *_wrapped(texts("help.codes_about"), columns, "  ")]
    parts += ["", texts("help.examples"), *_examples(texts("examples.")), "", texts("help.more")]
    return "\n".join(parts)


def family(word: str, texts: Texts, columns: int) -> str:
    """Return the help of a family: its verbs, each with its usage."""
    parts = [*_wrapped(texts(f"about.{word}"), columns), ""]
    for command in verbs(word):
        parts += _wrapped(usage(command, texts), columns, "  ", "      ")
        parts += _wrapped(texts(f"summary.{command.name}"), columns, "      ")
    parts += ["", texts("help.examples"), *_examples(texts(f"examples.{word}"))]
    return "\n".join([*parts, "", texts("help.verb", family=word)])


def command(asked: Command, texts: Texts, columns: int) -> str:
    """Return the help of one command."""
    about = f"about.{asked.name}"
    if about not in texts:
        about = f"summary.{asked.name}"
    lines = [*_wrapped(usage(asked, texts), columns, "", "    "), ""]
    lines += _wrapped(texts(about), columns)
    positional = [argument for argument in asked.arguments if argument.positional]
    options = [argument for argument in asked.arguments if not argument.positional]
    if positional:
        rows = [(metavar(a, texts), described(a, asked, texts)) for a in positional]
        lines += ["", texts("help.arguments"), *_table(rows, columns)]
    if options:
        lines += ["", texts("help.options"), *_options(options, texts, columns, asked)]
    lines += ["", texts("help.common"), *_options(COMMON, texts, columns)]
    examples = f"examples.{asked.name}"
    if examples not in texts:
        examples = f"examples.{asked.family}"
    lines += ["", texts("help.examples"), *_examples(texts(examples))]
    return "\n".join(lines)


def usage(command: Command, texts: Texts) -> str:
    """Return the command as one writes it: ``netwerkcanvas add NAAM PLEK [TEKST]``."""
    words = [PROGRAM, command.family] if command.name else [PROGRAM]
    for index, argument in enumerate(a for a in command.arguments if a.positional):
        word = metavar(argument, texts) + (" ..." if argument.many else "")
        words.append(f"[{word}]" if argument.optional else word)
        if index == 0 and command.verb:
            words.append(command.verb)
    for argument in command.arguments:
        if not argument.positional:
            words.append(f"[{_spelled(argument, texts)}]" + (" ..." if argument.many else ""))
    return " ".join(word.replace(" ", _KEEP) for word in words)


def described(argument: Argument, command: Command | None, texts: Texts) -> str:
    """Return what an argument means, with its choices where they are few."""
    own = f"arg.{command.name}.{argument.dest}" if command else ""
    text = texts(own if own in texts else f"arg.{argument.dest}")
    if "|" in metavar(argument, texts):
        return text  # The word that stands for it names the choices.
    offered = choices.offered(argument.kind, texts.language)
    return f"{text} ({', '.join(offered)})" if offered else text


def _options(
    arguments: Iterable[Argument], texts: Texts, columns: int, command: Command | None = None
) -> list[str]:
    rows = [(_spelled(a, texts), described(a, command, texts)) for a in arguments]
    return _table(rows, columns)


def _spelled(argument: Argument, texts: Texts) -> str:
    names = ", ".join(argument.flags)
    return f"{names} {metavar(argument, texts)}" if argument.valued else names


def _table(rows: Iterable[tuple[str, str]], columns: int) -> list[str]:
    pairs = list(rows)
    left = min(24, max(len(name) for name, _ in pairs) + 2)
    lines: list[str] = []
    for name, text in pairs:
        told = wrap(text, columns - left - 2) or [""]
        if len(name) > left - 2:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name:<{left}}{told.pop(0)}".rstrip())
        lines += [" " * (left + 2) + more for more in told]
    return lines


def _wrapped(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += wrap(
            paragraph,
            columns,
            initial_indent=first,
            subsequent_indent=first if rest is None else rest,
            break_on_hyphens=False,
        ) or [""]
    return [line.replace(_KEEP, " ") for line in lines]


def _examples(text: str) -> Sequence[str]:
    return [f"  {line}" for line in text.split("\n")]
