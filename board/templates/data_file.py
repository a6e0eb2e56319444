"""A file with a template or an agenda in it: its bytes, and the value they hold."""

import json
from codecs import BOM_UTF8
from pathlib import Path

from board import regular
from board.templates.node import Node, TemplateError


def read(path: Path, most: int) -> bytes:
    """Return an ordinary file's bytes. Raises TemplateError, also above ``most`` bytes."""
    try:
        data, _ = regular.read(str(path), most, follow=True)
    except regular.TooBig:
        raise TemplateError(str(path), "", "template.too_big", most=most // 1024) from None
    except regular.NotRegular:
        raise TemplateError(str(path), "", "template.not_regular") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise TemplateError(str(path), "", "template.unreadable", error=reason) from None
    return data


def root(data: bytes, file: str) -> Node:
    """Return the value that a file holds. Raises TemplateError where that is no JSON."""
    try:
        return Node(file, "", json.loads(data.removeprefix(BOM_UTF8).decode()))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise TemplateError(file, "", "template.not_json", line=line) from None
