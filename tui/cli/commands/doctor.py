"""``doctor``: whether all is sound, and how the terminal is doing.

Each line is one finding: ``ok``, ``look`` (works, but worth knowing) or ``wrong``. The exit code
is 3 where a file is damaged or too new, 1 where the library can't be used, else 0.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from board import agendas, templates
from board.refusal import Refused
from store import disk
from store.errors import Corrupt, NewerFormat, StoreError
from store.paths import Server
from tui.cli import output
from tui.cli.folders import NOWHERE
from tui.cli.grammar import command
from tui.cli.invocation import Invocation
from tui.cli.params import JSON, argument
from tui.cli.problem import CORRUPT, REFUSED, Problem
from tui.cli.sources import SERVER, STORE

if TYPE_CHECKING:
    from store.canvas import StoredCanvas
    from store.health import Sign

OK, LOOK, WRONG = "ok", "look", "wrong"
PACKAGES = ("textual", "tinydb", "orjson", "markdown-it-py", "platformdirs", "click")
DRIVER = "psycopg"
"""What talks to a server, where the canvases lie on one."""


class Checked(NamedTuple):
    """One thing that was looked at."""

    state: str
    key: str
    values: Mapping[str, Any]
    code: int = 0


@command("doctor", argument("canvas", "canvas", optional=True), JSON)
def doctor(run: Invocation, canvas: str | None, as_json: bool) -> int:
    """Look at everything, or at one canvas in full as well."""
    findings: list[Checked] = []
    for part in (_versions(run), _terminal(run), _folders(run)):
        findings += part
    findings += _templates(run)
    if canvas:
        findings += _canvas(run, run.library.open(canvas))
    else:
        findings += [each for each in _canvases(run) if each not in findings]
    texts = run.texts.also(STORE, SERVER)
    if as_json:
        rows = [
            {"state": each.state, "check": each.key, "text": texts(each.key, **each.values)}
            for each in findings
        ]
        output.data({"findings": rows})
    else:
        for each in findings:
            state = texts(f"doctor.{each.state}")
            output.line(f"{state:<8}{texts(each.key, **each.values)}")
    return max((each.code for each in findings), default=0)


def _versions(run: Invocation) -> Iterator[Checked]:
    from importlib.metadata import PackageNotFoundError, version

    from tui.cli.help import version as ours

    python = ".".join(map(str, sys.version_info[:3]))
    yield _ok("doctor.version", version=ours(), python=python, system=os.uname().sysname)
    found = []
    on_server = isinstance(run.folders.library, Server)
    for package in (*PACKAGES, DRIVER) if on_server else PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            yield Checked(WRONG, "doctor.package", {"package": package}, REFUSED)
    yield _ok("doctor.packages", packages=", ".join(found))


def _terminal(run: Invocation) -> Iterator[Checked]:
    environ = run.environ
    name = environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Checked(LOOK, "doctor.no_terminal", {})
    elif name in ("", "dumb", "unknown"):
        yield Checked(LOOK, "doctor.dumb", {"term": name})
    else:
        columns, lines = os.get_terminal_size(sys.stdout.fileno())
        enough = columns >= 40 and lines >= 12
        state = OK if enough else LOOK
        yield Checked(state, "doctor.terminal", {"term": name, "columns": columns, "lines": lines})
    yield _colours(run)
    encoding = (sys.stdout.encoding or "").replace("-", "").casefold()
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or "-"
    state = OK if encoding == "utf8" else LOOK
    yield Checked(state, "doctor.locale", {"locale": locale, "encoding": sys.stdout.encoding})
    yield _ok("doctor.language", language=run.language)
    yield _clipboard(run)


def _colours(run: Invocation) -> Checked:
    from tui.terminal import capabilities

    depth = capabilities.terminal(run.environ).depth
    if depth == capabilities.MONO:
        return _ok("doctor.mono")
    return _ok("doctor.colours", n=depth)


def _clipboard(run: Invocation) -> Checked:
    """Tell how a copy would reach the person's own machine: OSC 52, maybe wrapped."""
    from tui.terminal import capabilities

    between = capabilities.terminal(run.environ).multiplexer
    if between:
        return _ok(f"doctor.clipboard_{between}")
    if run.environ.get("SSH_CONNECTION"):
        return _ok("doctor.clipboard_ssh")
    return _ok("doctor.clipboard")


def _folders(run: Invocation) -> Iterator[Checked]:
    try:
        yield from map(_signed, run.library.health())
    except StoreError as error:
        yield Checked(WRONG, error.key, error.values, REFUSED)
    if run.folders.state == NOWHERE:
        yield Checked(LOOK, "doctor.no_state", {})
    else:
        yield _ok("doctor.state", path=run.folders.state)
        if disk.open_to_all(str(run.folders.state)):
            values = {"where": run.folders.state, "mode": "w"}
            yield Checked(LOOK, "doctor.open_to_all", values)


def _templates(run: Invocation) -> Iterator[Checked]:
    """Look at the user's own templates and agendas; a wrong one stands in nobody else's way."""
    folders = run.folders.templates
    for problem in (*templates.problems(folders), *agendas.problems(folders)):
        reason = run.refusal(problem.key, problem.values)
        yield Checked(LOOK, "doctor.template", {"reason": reason})


def _canvases(run: Invocation) -> Iterable[Checked]:
    try:
        names = run.library.names()
    except StoreError as error:
        return [Checked(WRONG, error.key, error.values, REFUSED)]
    wrong = [each for name in names for each in _sound(run, name) if each.state == WRONG]
    return [*wrong, _ok("doctor.canvases", n=len(names) - len(wrong))]


def _canvas(run: Invocation, file: "StoredCanvas") -> Iterator[Checked]:
    """Go through one canvas: file, rights, history, backups."""
    findings = list(_sound(run, file.name))
    yield from findings
    for backup in file.backups():
        when = run.moment(backup.at)
        key = "doctor.backup" if backup.good else "doctor.backup_bad"
        values = {"where": backup.where, "rev": backup.rev, "when": when}
        yield Checked(OK if backup.good else LOOK, key, values)
    if any(each.state == WRONG for each in findings):
        return
    yield from map(_signed, file.health())
    if (obstacle := file.obstacle()) is not None:
        yield Checked(LOOK, obstacle.key, obstacle.values)
    history = file.history()
    gone = [row.rev for row in history if not row.complete]
    if gone:
        yield Checked(LOOK, "doctor.history_gaps", {"n": len(gone)})
    oldest = history[0].rev if history else 0
    yield _ok("doctor.history", n=len(history), oldest=oldest)


def _sound(run: Invocation, name: str) -> Iterator[Checked]:
    """Read a canvas whole: bytes, checksum, format and every record."""
    try:
        opened = run.open(name)
    except StoreError as error:
        code = CORRUPT if isinstance(error, Corrupt | NewerFormat) else REFUSED
        yield Checked(WRONG, error.key, error.values, code)
    except Problem as error:
        yield Checked(WRONG, error.key, error.values, error.code)
    except Refused as error:
        reason = run.refusal(error.key, error.values)
        yield Checked(WRONG, "doctor.refused", {"canvas": name, "reason": reason}, REFUSED)
    else:
        values = {"canvas": name, "n": len(opened.canvas.cards), "rev": opened.rev}
        yield _ok("doctor.sound", **values)


def _signed(sign: "Sign") -> Checked:
    return Checked(OK if sign.fine else LOOK, f"doctor.{sign.kind}", sign.values)


def _ok(key: str, **values: Any) -> Checked:
    return Checked(OK, key, values)
