"""What is hidden is told by no command and stands on no page, whatever there is by now.

The commands and the pages come from their registries, so a new one is tried as well.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import exports
from board.hidden import MASK
from board.loading import canvas_of
from board.model import Ref
from exports.request import Request
from store.files.library import FileLibrary
from tests.cli.conftest import Shell
from tui.cli.commands import PROGRAM
from tui.cli.grammar import Family

SECRET = "zilverreiger"
PASSIE = "identiteit.passie"

ON_SCREEN = {"open", "demo"}
"""These draw; ``tests/tui/test_hidden_screens.py`` looks at every screen."""

WHOLE = {"backup", "transfer"}
"""Keeps hidden cards, still hidden, in a file that is read back by us alone."""


def commands() -> Iterator[tuple[str, ...]]:
    """Every command there is, a verb of a family as well."""
    ctx = click.Context(PROGRAM)
    for word in PROGRAM.list_commands(ctx):
        command = PROGRAM.get_command(ctx, word)
        if isinstance(command, Family):
            yield from ((word, verb) for verb in command.list_commands(ctx))
        else:
            yield (word,)


def found(path: tuple[str, ...]) -> click.Command:
    command = PROGRAM.get_command(click.Context(PROGRAM), path[0])
    assert command is not None
    return command.commands[path[1]] if isinstance(command, Family) else command


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders of ``quiet`` lie once they were made: that takes a dozen commands."""
    return tmp_path_factory.mktemp("quiet")


@pytest.fixture
def quiet(shell: Shell, kept: Path) -> Shell:
    """A canvas with hidden cards of every kind: plain, parked, removed, with a body, a rule.

    A session closed meanwhile, so how the canvas was is kept beside it as well.
    """
    if any(kept.iterdir()):
        shutil.copytree(kept / shell.library.name, shell.library, dirs_exist_ok=True)
    else:
        filled(shell)
        shutil.copytree(shell.library, kept / shell.library.name)
    return shell


def filled(jong: Shell) -> None:
    jong.ok("new", "jong", "--title", "Netwerk Jong & Werk", "--canvas-lang", "nl")
    jong.ok("add", "jong", "identiteit.passie.thema", "Geen jongere van de radar")
    jong.ok("add", "jong", "spelregels.besluiten", "Zonder bezwaar is besloten #besluit")
    jong.ok("round", "jong", "open")
    body = ["--body", f"de {SECRET} in het lang"]
    jong.ok("add", "jong", PASSIE, f"De {SECRET} vliegt", *body)
    jong.ok("add", "jong", "spelregels.besluiten", f"De {SECRET} beslist")
    jong.ok("add", "jong", "coalities", f"Om de {SECRET} heen")
    (parked,) = jong.ok("add", "jong", PASSIE, f"{SECRET} in de wacht").lines
    jong.ok("card", "jong", "park", parked, "--reason", f"geen {SECRET}")
    (gone,) = jong.ok("add", "jong", PASSIE, f"{SECRET} weg").lines
    jong.ok("card", "jong", "remove", gone)
    (undone,) = jong.ok("add", "jong", PASSIE, f"{SECRET} terug").lines
    jong.ok("undo", "jong")
    assert undone
    (session,) = jong.ok("session", "jong", "add").lines
    jong.ok("session", "jong", "start", session)
    assert jong("session", "jong", "close", session).code == 0


def hidden_card(shell: Shell) -> str:
    rows = shell.ok("card", "jong", "list", "--json").data["cards"]
    return str(next(row["id"] for row in rows if row["text"] == MASK))


def word_for(param: click.Parameter, card: str) -> str:
    """Return something that could stand for a parameter: the hidden card, where it may be one."""
    known = {
        "canvas": "jong", "card": card, "place": PASSIE, "number": "1",
        "revision": "3", "restore_point": "3", "date": "2026-03-17", "file": "uit",
        "new_name": "nieuw", "name": "nieuw", "format": "json", "page": "samenvatting",
        "language": "nl", "person": "noor", "mark": "begrip", "status": "afgesproken",
    }  # fmt: skip
    return known.get(param.type.name, SECRET[:5])


def lines(path: tuple[str, ...], card: str) -> Iterator[list[str]]:
    """Ways to call a command: bare, with each option, and with all of its switches."""
    command = found(path)
    inside = [] if len(path) == 1 else ["jong"]
    words = [word_for(one, card) for one in command.params if isinstance(one, click.Argument)]
    start = [path[0], *inside, *path[1:]]
    yield [*start, *words[: 1 if len(path) == 1 else 0]]
    yield [*start, *words]
    switches = [
        one for one in command.params if isinstance(one, click.Option) and "--dir" not in one.opts
    ]
    for one in switches:
        value = [] if one.is_flag else [word_for(one, card)]
        yield [*start, *words, one.opts[-1], *value]
        yield [*start, *words[:1], one.opts[-1], *value]
    yield [*start, *words, *(one.opts[-1] for one in switches if one.is_flag)]


@pytest.mark.parametrize("path", [one for one in commands() if one[0] not in ON_SCREEN], ids=str)
def test_no_command_tells_what_is_hidden(quiet: Shell, path: tuple[str, ...]) -> None:
    whole = quiet.home / "whole"
    for folder in (quiet.library, quiet.state):
        if folder.exists():
            shutil.copytree(folder, whole / folder.name)
    ways = dict.fromkeys(map(tuple, lines(path, hidden_card(quiet))))
    assert ways
    for line in ways:
        result = quiet(*line, stdin=f"{PASSIE}: iets\n")
        told = (result.out + result.err).replace(" ".join(line), "")
        typed = [word for word in line if word in SECRET]
        assert SECRET not in told, line
        assert "Traceback" not in told, line
        assert typed or result.code in (0, 1, 2, 3), line
        if path[0] not in WHOLE:
            assert not leaked(quiet), line
        for folder in (quiet.library, quiet.state):
            shutil.rmtree(folder, ignore_errors=True)
            if (whole / folder.name).exists():
                shutil.copytree(whole / folder.name, folder)


def leaked(shell: Shell) -> list[Path]:
    """Return files beside the library and the program's own that hold what is hidden."""
    own = (shell.library, shell.state, shell.home / "whole")
    return [
        path
        for path in shell.home.rglob("*")
        if path.is_file()
        and not any(path.is_relative_to(one) for one in own)
        and SECRET.encode() in path.read_bytes()
    ]


def test_completion_offers_no_hidden_text(quiet: Shell) -> None:
    for line in (["card", "jong", "edit", ""], ["card", "jong", "dots", "1", ""]):
        told = quiet.ok("_complete", "bash", *line).out
        assert MASK in told
        assert SECRET not in told


@pytest.mark.parametrize(
    ("page", "format"),
    [(page.id, format) for page in exports.PAGES for format in page.makers],
)
@pytest.mark.parametrize("complete", [False, True])
def test_no_page_holds_what_is_hidden(
    quiet: Shell, page: str, format: str, *, complete: bool
) -> None:
    """Also when it is made of the canvas as it is kept, by someone who masks nothing."""
    if complete and page != "summary":
        return
    tables = FileLibrary(quiet.library, state=quiet.state).open("jong").read().tables
    canvas = canvas_of(tables, ())
    request = Request(
        format, page, complete=complete, authors=True, parked=True, room=True,
        facilitator=True, diagram=True, front_matter=True, date="2026-03-17",
    )  # fmt: skip
    text = exports.render(canvas, request)
    assert SECRET not in text
    assert MASK not in text
    assert exports.left_out(canvas, request).hidden == 4
    copied = exports.cards_markdown(canvas, [Ref("cards", id) for id in canvas.cards], request)
    assert SECRET not in copied
    assert MASK in copied


def test_a_page_says_how_many_are_left_out(quiet: Shell) -> None:
    said = "4 hidden cards"
    for format in ("markdown", "html", "json", "jsoncanvas", "csv"):
        result = quiet("export", "jong", "--format", format)
        assert result.code == 0
        assert said in result.err
        assert SECRET not in result.out
    assert quiet("export", "jong", "--format", "json").data["hidden"] == 4
    for words in (["--complete"], []):
        page = quiet("export", "jong", "--headings", "nl", *words).out
        assert (
            "Nog verborgen in een stille ronde, en daarom niet op deze pagina: kaarten × 4" in page
        )
    quiet.ok("round", "jong", "reveal")
    assert said not in quiet("export", "jong", "--format", "json").err


@pytest.mark.parametrize("words", [["--complete"], ["--format", "json"], []])
def test_what_leaves_is_read_back_without_a_word_of_it(quiet: Shell, words: list[str]) -> None:
    suffix = "json" if "json" in words else "md"
    file = quiet.home / f"uit.{suffix}"
    file.write_text(quiet("export", "jong", "--headings", "en", *words).out, "utf-8")
    quiet.ok("import", str(file), "--name", "terug")
    texts = [
        row["text"] for row in quiet.ok("card", "terug", "list", "--all", "--json").data["cards"]
    ]
    assert sorted(texts) == ["Geen jongere van de radar", "Zonder bezwaar is besloten #besluit"]


def test_a_backup_keeps_it_hidden(quiet: Shell) -> None:
    quiet.ok("backup", "alles.zip")
    quiet.ok("bin", "jong")
    quiet.ok("recover", "alles.zip")
    assert SECRET not in quiet.ok("show", "jong").out
    quiet.ok("round", "jong", "reveal")
    assert SECRET in quiet.ok("show", "jong").out


def test_a_report_of_an_error_masks_it(quiet: Shell, tmp_path: Path) -> None:
    from tui.live import crash

    crash.keep_out([f"De {SECRET} vliegt", "één"])
    try:
        raise KeyError(f"De {SECRET} vliegt", {"x": "één"})
    except KeyError as error:
        path = crash.record(error, tmp_path)
    finally:
        crash.keep_out(())
    assert path is not None
    report = path.read_text("utf-8")
    assert MASK in report
    assert f"'De {SECRET}" not in report
