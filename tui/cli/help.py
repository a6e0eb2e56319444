"""The help: for everything, for a family of commands, for one command.

Made from what the commands declare and from the catalogue, so it can't tell of an option that
isn't there; what is laid out and wrapped is done by click.
"""

import shutil
from collections.abc import Iterable, Mapping

import click

from board.i18n import Texts
from tui.cli import completion
from tui.cli.command_path import path
from tui.cli.params import COMMON

PROGRAM = "netwerkcanvas"
LEFT = 22
"""Most columns for a name that has its explanation beside it."""
_KEPT = {ord(" "): "\xa0", ord("-"): "\u2011"}
"""Where no line is broken: an option stays whole, and with its value."""
_FREE = {ord(kept): chr(free) for free, kept in _KEPT.items()}


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


class Formatter(click.HelpFormatter):
    """Click's own, but that lines break at blanks only, and headings have no colon."""

    def write_heading(self, heading: str) -> None:
        """Write a heading, flush left."""
        self.write(f"{heading}\n")

    def paragraphs(self, text: str, first: str = "", rest: str | None = None) -> None:
        """Write paragraphs, each behind an indent for its first line and for the others."""
        for each in text.replace("-", _KEPT[ord("-")]).split("\n"):
            wrapped = click.wrap_text(each, self.width, first, first if rest is None else rest)
            self.write(wrapped.translate(_FREE) + "\n")

    def table(self, heading: str, rows: Iterable[tuple[str, str]]) -> None:
        """Write names with their explanations under a heading, if there are any."""
        if pairs := list(rows):
            with self.section(heading):
                self.write_dl(pairs, col_max=LEFT)

    def examples(self, texts: Texts, *names: str) -> None:
        """Write the examples of the first name that has any."""
        key = next(f"examples.{name}" for name in names if f"examples.{name}" in texts)
        with self.section(texts("help.examples")):
            self.write("".join(f"  {line}\n" for line in texts(key).split("\n")))


def of_program(
    ctx: click.Context,
    chapters: Mapping[str, Iterable[str]],
    without: Iterable[click.Parameter],
    out: click.HelpFormatter,
) -> None:
    """Write the help of all: the commands by chapter, and the options where none is named."""
    assert isinstance(out, Formatter)
    texts: Texts = ctx.obj.texts
    out.write(texts("help.intro") + "\n\n")
    out.paragraphs(texts("help.start"))
    for chapter, words in chapters.items():
        out.table(texts(f"group.{chapter}"), [(w, texts(f"summary.{w}")) for w in words])
    options = [*COMMON, *(each for each in without if each not in COMMON)]
    out.table(texts("help.common"), _rows(options, ctx))
    for each in ("places", "codes"):
        with out.section(texts(f"help.{each}")):
            out.paragraphs(texts(f"help.{each}_about"), "  ")
    out.examples(texts, "")
    out.write("\n" + texts("help.more") + "\n")


def of_family(
    ctx: click.Context, verbs: Mapping[str, click.Command], out: click.HelpFormatter
) -> None:
    """Write the help of commands that share their first word."""
    assert isinstance(out, Formatter)
    texts: Texts = ctx.obj.texts
    family = path(ctx)
    out.paragraphs(texts(f"about.{family}"))
    out.write("\n")
    for verb, command in verbs.items():
        inner = type(ctx)(command, ctx, verb)
        out.paragraphs(usage(inner), "  ", "      ")
        out.paragraphs(texts(f"summary.{path(inner)}"), "      ")
    out.examples(texts, family)
    out.write("\n" + texts("help.verb", family=family) + "\n")


def of_command(ctx: click.Context, out: click.HelpFormatter) -> None:
    """Write the help of one command: how it is called and what each word means."""
    assert isinstance(out, Formatter)
    texts: Texts = ctx.obj.texts
    name = path(ctx)
    out.paragraphs(usage(ctx), "", "    ")
    out.write("\n")
    out.paragraphs(texts(f"about.{name}" if f"about.{name}" in texts else f"summary.{name}"))
    words = [each for each in _taken(ctx) if isinstance(each, click.Argument)]
    out.table(texts("help.arguments"), [(metavar(w, texts), described(w, ctx)) for w in words])
    own = [each for each in ctx.command.params if isinstance(each, click.Option)]
    out.table(texts("help.options"), _rows((each for each in own if each not in COMMON), ctx))
    out.table(texts("help.common"), _rows(COMMON, ctx))
    out.examples(texts, name, name.partition(" ")[0])


def usage(ctx: click.Context) -> str:
    """Return a command as one writes it: ``netwerkcanvas add NAAM PLEK [TEKST]``."""
    texts: Texts = ctx.obj.texts
    family, _, verb = path(ctx).partition(" ")
    words: list[str] = []
    options: list[str] = []
    for param in _taken(ctx):
        if isinstance(param, click.Argument):
            word = metavar(param, texts) + (" ..." if param.nargs == -1 else "")
            words.append(word if param.required else f"[{word}]")
        elif param not in COMMON:
            options.append(f"[{_spelled(param, texts)}]" + (" ..." if param.multiple else ""))
    if verb:
        words.insert(1, verb)
    whole = (PROGRAM, *filter(None, (family,)), *words, *options)
    return " ".join(each.translate(_KEPT) for each in whole)


def metavar(param: click.Parameter, texts: Texts) -> str:
    """Return the word that stands for the value of a parameter: ``NAAM``, ``PLEK``."""
    key = f"word.{_key(param)}"
    return texts(key if key in texts and param.type.name != "line" else f"word.{param.type.name}")


def described(param: click.Parameter, ctx: click.Context) -> str:
    """Return what a parameter means, with its choices where they are few."""
    texts: Texts = ctx.obj.texts
    own = f"arg.{path(ctx)}.{_key(param)}"
    text = texts(own if own in texts else f"arg.{_key(param)}")
    if "|" in metavar(param, texts):
        return text  # The word that stands for it names the choices.
    offered = completion.offered(param.type.name, texts.language)
    return f"{text} ({', '.join(offered)})" if offered else text


def _key(param: click.Parameter) -> str:
    """Return the name of a parameter in the catalogue, which is the one it is typed by."""
    return param.opts[-1].lstrip("-").replace("-", "_")


def _taken(ctx: click.Context) -> list[click.Parameter]:
    """Return what a command takes; that of a verb begins with the canvas."""
    canvas = ctx.parent.command.params if ctx.parent and " " in path(ctx) else []
    return [*canvas, *ctx.command.params]


def _rows(options: Iterable[click.Parameter], ctx: click.Context) -> list[tuple[str, str]]:
    return [(_spelled(each, ctx.obj.texts), described(each, ctx)) for each in options]


def _spelled(param: click.Parameter, texts: Texts) -> str:
    names = ", ".join(param.opts)
    flag = isinstance(param, click.Option) and param.is_flag
    return names if flag else f"{names} {metavar(param, texts)}"
