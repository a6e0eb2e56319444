"""What the Tab key may offer, from the same command table as everything else.

The scripts for the shells are only a few lines: they ask ``netwerkcanvas _complete SHELL WORDS...``
(the last word is the one being typed) and get a candidate per line, with a tab before what it is.
``:file`` and ``:folder`` leave it to the shell.
"""

import shlex
from collections.abc import Mapping
from pathlib import Path

from board.i18n import Texts
from board.text import visible
from tui.cli import choices, kinds, output
from tui.cli.arguments import Argument, Command
from tui.cli.lookup import Lookup
from tui.cli.parse import bare_words
from tui.cli.table import COMMANDS, COMMON, FULL_SCREEN, first_words, verbs

FILES = {"file": ":file", "folder": ":folder"}


def script(shell: str) -> str:
    """Return what a shell must read to complete our commands."""
    path = Path(__file__).parent / "shells" / f"completion.{shell}"
    return path.read_text("utf-8")


def answer(asked: list[str], environ: Mapping[str, str], texts: Texts) -> None:
    """Print the candidates for the last of the words that follow the shell's name."""
    shell, *words = asked or [""]
    if shell != "zsh":
        words = [_unquoted(word) for word in words]
    typed = words.pop() if words else ""
    for word, about in candidates(words, typed, environ, texts).items():
        output.raw(f"{visible(word)}\t{visible(about)}" if about else visible(word))


def candidates(
    before: list[str], typed: str, environ: Mapping[str, str], texts: Texts
) -> dict[str, str]:
    """Return what may come after the words ``before``, beginning as ``typed``."""
    found = _every(before, typed, environ, texts)
    wanted = typed.casefold()
    return {
        word: about
        for word, about in found.items()
        if word.startswith(":") or word.casefold().startswith(wanted)
    }


def _every(
    before: list[str], typed: str, environ: Mapping[str, str], texts: Texts
) -> dict[str, str]:
    command, bare = _command(before)
    taken = (*command.arguments, *COMMON) if command else (*COMMON, *FULL_SCREEN.arguments)
    by_flag = {name: argument for argument in taken for name in argument.flags}
    lookup = Lookup(before, bare, environ, texts)
    if before and (last := by_flag.get(before[-1])) and last.valued:
        return _of_kind(last.kind, lookup, texts)
    if typed.startswith("-"):
        return {
            name: texts(f"arg.{argument.dest}")
            for name, argument in by_flag.items()
            if name.startswith("--")
        }
    if not bare:
        return {word: texts(f"summary.{word}") for word in first_words()}
    family = verbs(bare[0])
    if family and len(bare) == 2:
        return {each.verb: texts(f"summary.{each.name}") for each in family}
    return _positional(command, bare, lookup, texts, in_family=bool(family))


def _positional(
    command: Command | None, bare: list[str], lookup: Lookup, texts: Texts, *, in_family: bool
) -> dict[str, str]:
    if in_family and len(bare) == 1:
        return _of_kind("canvas", lookup, texts)
    if command is None:
        return {}
    places = [argument for argument in command.arguments if argument.positional]
    index = len(bare) - (2 if in_family else 1)
    if index >= len(places) and not (places and places[-1].many):
        return {}
    argument: Argument = places[min(index, len(places) - 1)]
    return _of_kind(argument.kind, lookup, texts)


def _command(before: list[str]) -> tuple[Command | None, list[str]]:
    """Return the command the words so far name, if they do, and the words that aren't options."""
    bare = [before[i] for i in bare_words(before, (*COMMON, *FULL_SCREEN.arguments))]
    if not bare:
        return None, []
    options: list[Argument] = [*COMMON]
    for command in COMMANDS.values():
        if command.family == bare[0]:
            options += command.arguments
    bare = [before[i] for i in bare_words(before, options)]
    name = f"{bare[0]} {bare[2]}" if verbs(bare[0]) and len(bare) > 2 else bare[0]
    return COMMANDS.get(name), bare


def _of_kind(kind: str, lookup: Lookup, texts: Texts) -> dict[str, str]:
    if kind in FILES:
        return {FILES[kind]: ""}
    if kind in kinds.CHOICES:
        return dict.fromkeys(kinds.spellings(kind, texts.language), "")
    return choices.described(kind, texts.language) or lookup.words(kind)


def _unquoted(word: str) -> str:
    """Return a word as the shell will read it; an unfinished quote counts as closed."""
    for end in ("", "'", '"'):
        try:
            return "".join(shlex.split(word + end))
        except ValueError:
            continue
    return word
