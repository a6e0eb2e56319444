"""From an exception to one line and an exit code."""

import errno
import sys

import click

from board.i18n import REFUSALS, Texts
from board.nearest import nearest
from board.refusal import Refused
from tui.cli import output
from tui.cli.folders import Folders
from tui.cli.problem import INTERRUPTED, REFUSED, Problem, usage
from tui.cli.sources import COMPARISON, EXPORTS, NETWORK, SERVER, STORE


def told(error: BaseException, texts: Texts, folders: Folders) -> int:
    """Tell the person what went wrong and return the exit code."""
    if isinstance(error, BrokenPipeError):
        output.silence()
        return 0  # Whoever read had enough; what was to be done is done.
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, click.UsageError):
        error = _misread(error, texts)
    if isinstance(error, Problem):
        output.message(texts(error.key, **error.values))
        return error.code
    if isinstance(error, Refused):
        output.message(
            texts.also(REFUSALS, NETWORK, EXPORTS, COMPARISON)(error.key, **error.values)
        )
        return REFUSED
    return _stored(error, texts) or _unforeseen(error, texts, folders)


def _misread(error: click.UsageError, texts: Texts) -> Problem:
    """Return what click stumbled on, in our own words.

    By the kind of error, not by its message: those differ from one release of click to the next.
    """
    taken = error.ctx.command.params if error.ctx else []
    if isinstance(error, click.NoSuchOption):
        if error.option_name == "--restricted":
            return usage("problem.restricted")
        near = nearest(error.option_name, (name for each in taken for name in each.opts))
        key = "usage.option_near" if near else "usage.option"
        return usage(key, word=error.option_name, near=", ".join(near))
    if isinstance(error, click.MissingParameter) and error.param is not None:
        from tui.cli.help import metavar

        left = taken[taken.index(error.param) :]
        missing = [each for each in left if isinstance(each, click.Argument) and each.required]
        return usage("usage.missing", names=", ".join(metavar(each, texts) for each in missing))
    if isinstance(error, click.BadOptionUsage):  # A value that is missing was told before.
        return usage("usage.no_value", name=error.option_name)
    return usage("usage.other", message=error.format_message())


def _stored(error: BaseException, texts: Texts) -> int:
    """Tell of an error of the store or of a record, if it is one."""
    errors = sys.modules.get("store.errors")
    if errors is not None and isinstance(error, errors.StoreError):
        from tui.view.local_time import at_local_time

        text = texts.also(STORE, SERVER)(error.key, **at_local_time(error.values))
        if error.values.get("backup"):
            name = error.values["name"]
            text = texts("restore.hint", text=text, canvas=name)
        output.message(text)
        return int(error.exit_code)
    return 0


def _unforeseen(error: BaseException, texts: Texts, folders: Folders) -> int:
    if (
        isinstance(error, OSError)
        and error.errno in (errno.ENOSPC, errno.EIO)
        and not error.filename
    ):
        output.silence()
        output.message(texts("problem.output", reason=error.strerror or error))
        return REFUSED
    from tui.live import crash

    path = crash.record(error, folders.state)
    if path is not None:
        output.message(texts("problem.crash", path=path))
    else:
        output.message(texts("problem.crash_nowhere", what=f"{type(error).__name__}: {error}"))
    return REFUSED
