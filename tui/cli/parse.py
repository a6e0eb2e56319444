"""From the words on the command line to a command and its arguments.

Only the parser of the one command that was named is built. argparse words its complaints in
English; the table below says which text of ours stands for which, and a test goes through them.
"""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, NoReturn

from board.i18n import Texts
from tui.cli import kinds
from tui.cli.arguments import Argument, Command
from tui.cli.nearest import nearest
from tui.cli.problem import Problem, usage
from tui.cli.table import COMMANDS, COMMON, DEFAULT_VERB, FULL_SCREEN, first_words, verbs

HELP = ("-h", "--help")

_COMPLAINTS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "usage.missing"),
    (re.compile(r"argument (?P<name>\S+): expected (?:one|at least one) argument"), "usage.value"),
    (re.compile(r"argument (?P<name>\S+): ignored explicit argument"), "usage.no_value"),
)


class Asked(NamedTuple):
    """What a command line asks for, before its arguments are read."""

    command: Command | None
    """None: nothing that exists; only said with ``help``."""
    words: list[str]
    help: bool = False
    family: str = ""
    """The family whose help is asked for."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        for pattern, key in _COMPLAINTS:
            if found := pattern.match(message):
                raise usage(key, **found.groupdict())
        raise usage("usage.other", message=message)


def find(argv: list[str]) -> Asked:
    """Tell which command is meant and what is left for it. Raises a usage ``Problem``."""
    help_wanted = any(word in HELP for word in _before_dashes(argv))
    bare = bare_words(argv, (*COMMON, *FULL_SCREEN.arguments))
    if bare and argv[bare[0]] == "help":
        help_wanted, argv = True, _without(argv, bare[:1])
        bare = bare_words(argv, (*COMMON, *FULL_SCREEN.arguments))
    if not bare:
        return Asked(None if help_wanted else FULL_SCREEN, argv, help_wanted)
    word = argv[bare[0]]
    if family := verbs(word):
        return _in_family(argv, word, family, help_wanted)
    if word not in COMMANDS:
        raise unknown("usage.command", word, first_words())
    return Asked(COMMANDS[word], _without(argv, bare[:1]), help_wanted)


def _in_family(argv: list[str], word: str, family: list[Command], help_wanted: bool) -> Asked:
    every = (*COMMON, *(argument for command in family for argument in command.arguments))
    bare = bare_words(argv, every)
    if len(bare) < 3:
        command = COMMANDS[f"{word} {DEFAULT_VERB}"]
        shown = None if help_wanted else command
        return Asked(shown, _without(argv, bare[:1]), help_wanted, word)
    verb = argv[bare[2]]
    if f"{word} {verb}" not in COMMANDS:
        raise unknown("usage.verb", verb, [command.verb for command in family], family=word)
    return Asked(COMMANDS[f"{word} {verb}"], _without(argv, [bare[0], bare[2]]), help_wanted, word)


def _before_dashes(argv: list[str]) -> list[str]:
    return argv[: argv.index("--")] if "--" in argv else argv


def unknown(key: str, word: str, known: list[str], **values: object) -> Problem:
    """Return the usage problem of a word that isn't among the known ones."""
    near = nearest(word, known) or known
    return usage(key, word=word, near=", ".join(near), **values)


def bare_words(argv: list[str], arguments: Iterable[Argument]) -> list[int]:
    """Return where the words stand that are neither options nor their values."""
    valued = {name for argument in arguments if argument.valued for name in argument.flags}
    found: list[int] = []
    skip = False
    for index, word in enumerate(argv):
        if skip:
            skip = False
        elif word == "--":
            return found + list(range(index + 1, len(argv)))
        elif word in valued:
            skip = True
        elif not word.startswith("-") or word == "-":
            found.append(index)
    return found


def _without(argv: list[str], indices: list[int]) -> list[str]:
    return [word for index, word in enumerate(argv) if index not in indices]


def arguments(command: Command, words: list[str], texts: Texts) -> argparse.Namespace:
    """Read the arguments of a command. Raises a usage ``Problem``."""
    parser = _Parser(prog="netwerkcanvas", usage="", add_help=False, allow_abbrev=False)
    for argument in (*command.arguments, *COMMON):
        _declare(parser, argument, texts)
    namespace, extra = parser.parse_known_intermixed_args(words)
    if extra:
        flags = [name for a in (*command.arguments, *COMMON) for name in a.flags]
        key = "usage.option" if extra[0].startswith("-") else "usage.extra"
        near = nearest(extra[0].partition("=")[0], flags) if key == "usage.option" else []
        if near:
            raise usage("usage.option_near", word=extra[0], near=", ".join(near))
        raise usage(key, word=extra[0])
    return namespace


def _declare(parser: argparse.ArgumentParser, argument: Argument, texts: Texts) -> None:
    if argument.kind == "flag":
        parser.add_argument(*argument.flags, dest=argument.dest, action="store_true")
        return
    convert = _converter(argument.kind, texts.language)
    if argument.positional:
        nargs = {(False, False): None, (True, False): "?", (False, True): "+", (True, True): "*"}
        parser.add_argument(
            argument.dest,
            nargs=nargs[argument.optional, argument.many],
            type=convert,
            metavar=metavar(argument, texts),
        )
        return
    action = "append" if argument.many else "store"
    parser.add_argument(*argument.flags, dest=argument.dest, type=convert, action=action)


def _converter(kind: str, language: str) -> Callable[[str], Any]:
    def convert(word: str) -> Any:
        return kinds.value(kind, word, language)

    return convert


def metavar(argument: Argument, texts: Texts) -> str:
    """Return the word that stands for the argument's value: ``NAAM``, ``PLEK``."""
    key = f"word.{argument.dest}"
    return texts(key if key in texts else f"word.{argument.kind}")
