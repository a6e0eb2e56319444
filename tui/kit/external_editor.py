"""A text in the editor of the person's own choosing."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from board.refusal import Refused

if TYPE_CHECKING:
    from tui.app import NetwerkApp


def edit_text(app: NetwerkApp, text: str) -> str | None:
    """Let a text be edited in ``$VISUAL`` or ``$EDITOR``; None when the editor gave up.

    The file is readable by its owner only and gone afterwards. Raises Refused when the editor
    can't be started.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    handle, name = tempfile.mkstemp(suffix=".md", prefix="netwerkcanvas-")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            try:
                done = subprocess.run([*shlex.split(command), name], check=False)
            except (OSError, ValueError):
                raise Refused("editor.failed", editor=command) from None
        return path.read_text("utf-8", "replace") if done.returncode == 0 else None
    finally:
        path.unlink(missing_ok=True)
