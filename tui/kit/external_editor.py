"""A text in the editor of the person's own choosing."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from board.refusal import Refused
from exports.read.file_kinds import decoded
from store import disk
from tui.terminal import lending

if TYPE_CHECKING:
    from textual.app import App

    from board.i18n import Texts

_MOST = 1024 * 1024
"""Bytes that are read back: a text and a body at their longest, many times over."""


def edit_text(app: App[Any], say: Texts, text: str, take: Callable[[str], None]) -> None:
    """Let a text be edited in ``$VISUAL`` or ``$EDITOR``, and ``take`` what became of it.

    ``take`` is called only when the text changed. The file lies in a folder of its own that only
    its owner can read, and is gone afterwards, unless something was written in it that could not
    be taken: then it stays, and the refusal says where. Raises Refused when the editor can't be
    started, ends with an error, leaves nothing that can be read, or when ``take`` does.
    """
    words = _editor(os.environ)
    path = _new_file(text)
    keep = False
    try:
        code = lending.lend(app, lambda: _run(words, path))
        after = _read(path)
        keep = after is None or (after != text and bool(after.strip()))
        if code:
            raise Refused("editor.error", editor=words[0], code=code)
        if after is None:
            raise Refused("editor.not_text")
        if after != text:
            take(after)
        keep = False
    except Refused as refusal:
        if not keep:
            raise
        reason = say(refusal.key, **refusal.values)
        raise Refused("editor.kept", reason=reason, path=path) from None
    finally:
        if not keep:
            shutil.rmtree(path.parent, ignore_errors=True)


def _editor(environ: Mapping[str, str]) -> list[str]:
    """Return the editor's command. Raises Refused when there is no such program."""
    command = environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or "vi"
    try:
        words = shlex.split(command)
    except ValueError:  # a quotation mark that is never closed
        words = []
    if not words or shutil.which(words[0]) is None:
        raise Refused("editor.failed", editor=command)
    return words


def _new_file(text: str) -> Path:
    """Return a file of our own that holds a text. Raises Refused when there is no room for it."""
    try:
        path = Path(tempfile.mkdtemp(prefix="netwerkcanvas-"), "card.md")
        path.write_text(text, "utf-8")
    except OSError as error:
        raise Refused("editor.no_room", reason=error.strerror or error) from None
    return path


def _run(words: list[str], path: Path) -> int:
    """Run the editor; return its exit code as a shell would. Raises Refused if it doesn't start."""
    try:
        code = subprocess.run([*words, str(path)], check=False).returncode
    except (OSError, ValueError):
        raise Refused("editor.failed", editor=words[0]) from None
    return code if code >= 0 else 128 - code


def _read(path: Path) -> str | None:
    """Return what the editor left; ``None`` for what is no text. Raises Refused for no file."""
    try:
        data, _ = disk.read(str(path), _MOST)
    except disk.TooBig:
        return None
    except OSError:
        raise Refused("editor.no_file") from None
    try:
        return decoded(data)
    except Refused:
        return None
