"""The templates there are: our own, and those in folders the caller names.

A template is one JSON file. What it must hold is told in ``board.templates.read``; a file that
doesn't comes back as a ``TemplateError`` with the file, the place in it and the reason, and never
stands in the way of the others.

An id and a version name a template. A file in a user's folder may bring a new template or another
version of a built-in one; where both are the same, the built-in one stands, so that a canvas made
elsewhere with that id and version shows the same questions everywhere.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from board.refusal import Refused
from board.template import Template
from board.templates import data_file
from board.templates.read import MOST_BYTES, TemplateError, parse

__all__ = ["BUILT_IN", "TemplateError", "available", "load", "problems"]

BUILT_IN = ("netwerk", "businessmodel")
"""Ids of the packaged templates, the default one first."""

_FOLDER = Path(__file__).parent

_SHOWN = 80
"""Characters of a name that are told where there is no template of that name."""


def load(template_id: str, folders: Sequence[Path] = (), *, version: int = 0) -> Template:
    """Return a template by id.

    With a version that one is preferred (a canvas keeps its questions when a newer template comes
    out); otherwise, or where it isn't there any more, the highest version stands. Raises
    TemplateError where the only file of that name is wrong, and Refused where there is none.
    """
    if template_id in BUILT_IN and not folders:
        return _built_in(template_id)
    found, wrong = _all(folders)
    rivals = [one for one in found if one.id == template_id]
    if rivals:
        exact = [one for one in rivals if one.version == version]
        return (exact or sorted(rivals, key=lambda one: -one.version))[0]
    for problem in wrong:
        if Path(problem.file).stem == template_id:
            raise problem
    known = ", ".join(dict.fromkeys(one.id for one in found))
    raise Refused("template.unknown", template=template_id[:_SHOWN], known=known)


def available(folders: Sequence[Path] = ()) -> list[Template]:
    """Return every template that can be used, the built-in ones first; wrong files are left out."""
    return _all(folders)[0]


def problems(folders: Sequence[Path]) -> list[TemplateError]:
    """Return what is wrong with the files in these folders."""
    return _all(folders)[1]


def _all(folders: Sequence[Path]) -> tuple[list[Template], list[TemplateError]]:
    found = [_built_in(id) for id in BUILT_IN]
    wrong: list[TemplateError] = []
    taken = {(one.id, one.version): f"{one.id}.json" for one in found}
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            try:
                template = _read(path)
                rival = taken.setdefault((template.id, template.version), str(path))
                if rival != str(path):
                    raise TemplateError(str(path), "version", "template.taken", other=rival)
            except TemplateError as problem:
                wrong.append(problem)
            else:
                found.append(template)
    return found, wrong


@cache
def _built_in(template_id: str) -> Template:
    return _read(_FOLDER / f"{template_id}.json")


def _read(path: Path) -> Template:
    return _parsed(data_file.read(path, MOST_BYTES), str(path))


@cache
def _parsed(data: bytes, name: str) -> Template:
    """Parse a file once for as long as it holds the same."""
    return parse(data, name)
