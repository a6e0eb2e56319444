"""Ready-made agendas: our own, and those in the user's folders.

An agenda is one JSON file with an ``id``, a ``name``, the ``minutes`` of a whole session, and
``items``. An item has a ``title``, and may have ``minutes`` or ``steps`` (``"1 2 4 5"``), a
``kind`` (``meeting.AGENDA_KINDS``), and where it is about: a ``role`` of the template, or a
``place`` by id or alias; a canvas that has no such place leaves it out. Texts are one line in each
language. A user's agendas lie in the folder ``agendas`` among the templates; one with an id of ours
takes its place.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from board.clock import LONGEST, steps_of
from board.meeting import AGENDA_KINDS
from board.refusal import Refused
from board.template import Template, Words
from board.templates import data_file
from board.templates.node import Node, TemplateError
from board.templates.read import ROLES

BUILT_IN = ("first", "short", "next")
"""Ids of the packaged agendas, the one for a canvas without sessions first."""

FOLDER = "agendas"
"""The folder for one's own, in each folder with templates."""

_HERE = Path(__file__).parent
_MOST_BYTES = 128 * 1024
_MOST_MINUTES = 24 * 60
_SHOWN = 80


class ReadyItem(NamedTuple):
    """One item of a ready-made agenda."""

    title: Words
    minutes: int
    steps: str
    kind: str
    role: str
    place: str

    def path(self, template: Template) -> str:
        """Return where it is about on a canvas; empty where that has no such place."""
        if self.role:
            there = template.with_role(self.role)
            return there[0].path if there else ""
        found = template.find(self.place) if self.place else None
        return found if found and found in template.places else ""


class Agenda(NamedTuple):
    """A ready-made agenda; ``minutes`` is what the session as a whole takes."""

    id: str
    name: Words
    minutes: int
    topics: tuple[ReadyItem, ...]


def load(wanted: str, folders: Sequence[Path] = ()) -> Agenda:
    """Return an agenda by id, or by its name in either language or how that alone begins.

    Raises TemplateError where the only file of that name is wrong, and Refused where there is none.
    """
    found, wrong = _all(folders)
    name = wanted.strip().casefold()
    for one in found:
        if name == one.id or name in (text.casefold() for text in one.name.values()):
            return one
    begin = [
        one for one in found if any(text.casefold().startswith(name) for text in one.name.values())
    ]
    if name and len(begin) == 1:
        return begin[0]
    for problem in wrong:
        if Path(problem.file).stem == wanted:
            raise problem
    known = ", ".join(one.id for one in found)
    raise Refused("agenda.unknown", text=wanted[:_SHOWN], known=known)


def available(folders: Sequence[Path] = ()) -> list[Agenda]:
    """Return every agenda that can be used, the built-in ones first; wrong files are left out."""
    return _all(folders)[0]


def problems(folders: Sequence[Path]) -> list[TemplateError]:
    """Return what is wrong with the files in these folders."""
    return _all(folders)[1]


def _all(folders: Sequence[Path]) -> tuple[list[Agenda], list[TemplateError]]:
    found = {id: _built_in(id) for id in BUILT_IN}
    wrong: list[TemplateError] = []
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.json")):
            try:
                one = _read(path)
            except TemplateError as problem:
                wrong.append(problem)
            else:
                found[one.id] = one
    return list(found.values()), wrong


@cache
def _built_in(id: str) -> Agenda:
    return _read(_HERE / f"{id}.json")


def _read(path: Path) -> Agenda:
    return parse(data_file.read(path, _MOST_BYTES), str(path))


def parse(data: bytes, name: str) -> Agenda:
    """Read an agenda from the bytes of a file. Raises TemplateError, naming the place in it."""
    root = data_file.root(data, name)
    root.keys("id name items", "minutes")
    topics = tuple(map(_topic, root["items"].items()))
    minutes = root["minutes"].number(1, _MOST_MINUTES) if root.has("minutes") else 0
    minutes = minutes or sum(sum(steps_of(one.steps)) or one.minutes for one in topics)
    return Agenda(root["id"].id(), root["name"].words(), minutes, topics)


def _topic(node: Node) -> ReadyItem:
    node.keys("title", "minutes steps kind role place")
    kind = node["kind"].one_of(AGENDA_KINDS, "agenda.no_such_kind") if node.has("kind") else "talk"
    role = node["role"].one_of(ROLES, "template.no_such_role") if node.has("role") else ""
    steps = node["steps"].text() if node.has("steps") else ""
    if steps and not steps_of(steps):
        raise node["steps"].error("agenda.not_steps", text=steps)
    return ReadyItem(
        node["title"].words(),
        node["minutes"].number(0, LONGEST) if node.has("minutes") else 0,
        steps,
        kind,
        role,
        node["place"].text() if node.has("place") else "",
    )
