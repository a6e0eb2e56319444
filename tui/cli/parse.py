"""From the words on the command line to a command and its arguments.

Read by hand from the command table. argparse was tried first: it costs a tenth of a whole
``list``, words its complaints in English only (and anew with each version of Python), and refuses
an option between two positional arguments where the second may be left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from board.i18n import Texts
from tui.cli import kinds
from tui.cli.arguments import Argument, Command, Given
from tui.cli.nearest import nearest
from tui.cli.problem import Problem, usage
from tui.cli.table import COMMANDS, COMMON, DEFAULT_VERB, FULL_SCREEN, first_words, verbs

HELP = ("-h", "--help")


class Asked(NamedTuple):
    """What a command line asks for, before its arguments are read."""

    command: Command | None
    """None: nothing that exists; only said with ``help``."""
    words: list[str]
    help: bool = False
    family: str = ""
    """The family whose help is asked for."""


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
        elif not _is_option(word):
            found.append(index)
    return found


def _without(argv: list[str], indices: list[int]) -> list[str]:
    return [word for index, word in enumerate(argv) if index not in indices]


def arguments(command: Command, words: list[str], texts: Texts) -> Given:
    """Read the arguments of a command. Raises a usage ``Problem``.

    Options may stand anywhere before ``--``. A word that begins with a dash is one, unless it is a
    negative number or holds a blank, as a card's text does.
    """
    every = (*command.arguments, *COMMON)
    given = Given(**{argument.dest: _nothing(argument) for argument in every})
    by_flag = {name: argument for argument in every for name in argument.flags}
    plain: list[str] = []
    ahead = iter(words)
    for word in ahead:
        if word == "--":
            plain += ahead
        elif not _is_option(word):
            plain.append(word)
        else:
            argument, value = _option(word, by_flag)
            if argument.kind == "flag":
                setattr(given, argument.dest, True)
                continue
            if value is None:
                value = next(ahead, None)
            if value is None:
                raise usage("usage.value", name=argument.flags[-1])
            _set(given, argument, kinds.value(argument.kind, value, texts.language))
    _place(given, command, plain, texts)
    return given


def _nothing(argument: Argument) -> list[str] | bool | None:
    if argument.many:
        return []
    return False if argument.kind == "flag" else None


def _is_option(word: str) -> bool:
    return len(word) > 1 and word[0] == "-" and not word[1].isdigit() and " " not in word


def _option(word: str, by_flag: Mapping[str, Argument]) -> tuple[Argument, str | None]:
    """Return the option a word names, and the value that is stuck to it, if any."""
    name, equals, value = word.partition("=")
    argument = by_flag.get(name)
    if argument is None and word[1] != "-" and (short := by_flag.get(word[:2])) and short.valued:
        return short, word[2:]
    if argument is None:
        near = nearest(name, by_flag)
        key = "usage.option_near" if near else "usage.option"
        raise usage(key, word=name, near=", ".join(near))
    if equals and argument.kind == "flag":
        raise usage("usage.no_value", name=name)
    return argument, value if equals else None


def _set(given: Given, argument: Argument, value: Any) -> None:
    if argument.many:
        getattr(given, argument.dest).append(value)
    else:
        setattr(given, argument.dest, value)


def _place(given: Given, command: Command, words: list[str], texts: Texts) -> None:
    """Give the words that aren't options to the positional arguments, in order."""
    left = list(words)
    missing: list[str] = []
    for argument in command.arguments:
        if not argument.positional:
            continue
        taken, left = (left, []) if argument.many else (left[:1], left[1:])
        if not taken and not argument.optional:
            missing.append(metavar(argument, texts))
        for word in taken:
            _set(given, argument, kinds.value(argument.kind, word, texts.language))
    if missing:
        raise usage("usage.missing", names=", ".join(missing))
    if left:
        raise usage("usage.extra", word=left[0])


def metavar(argument: Argument, texts: Texts) -> str:
    """Return the word that stands for the argument's value: ``NAAM``, ``PLEK``."""
    key = f"word.{argument.dest}"
    return texts(key if key in texts and argument.kind != "line" else f"word.{argument.kind}")
