"""Files as they shouldn't be: real ones, bent by chance; the same number always bends alike."""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import exports
from board import examples
from board.loading import canvas_of
from board.snapshots import SessionState
from exports import Request
from store.files import json_lines
from store.serial import dumps
from tests.store import hostile

_ROOT = Path(__file__).parents[2]
_TEMPLATES = _ROOT / "board" / "templates"
_AGENDAS = _ROOT / "board" / "agendas"
_OF_OTHERS = _ROOT / "tests" / "exports" / "files"
"""Files as text processors, whiteboards and other programs write them."""

TOKENS = (
    b"\0", b"\x1b[2J", b"\x1b]52;c;eA==\x07", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\r",
    b"\n\n", b"[" * 300, b"{" * 300, b"`" * 500, b"*" * 500, b"> " * 200, b"\\" * 300, b'"', b"'",
    b",", b";", b"|", b"#", b"- ", b"\t", b"9" * 5000, b"-1", b"1e400", b"null", b"true", b"[]",
    b"{}", b'"\\ud800"', b"NaN", b"../../x", b"/etc/passwd", b"~nosuchuser", b"a." * 300,
    b"<script>", b"&#0;", b"%FF", b"%ED%A0%80", b"${HOME}", b"=cmd|' /C x'!A0", b"\xc2\x9b31m",
)  # fmt: skip
"""What is put in: what has a meaning to some reader, or to a terminal."""

CONFIG = (
    b'language = "nl"\nwho = "Noor"\ntheme = "projector"\nmouse = true\nfolder = ""\n'
    b'templates = ["eigen"]\n[keys]\n"card.add" = ["a", "+"]\n'
)


TYPED = (
    "- ROC Oostland; Bouwmensen\n2. Sanne (UWV)\n\n* *vet* en `code`\r\n"
    "\t☐ Jan, van de gemeente; adviseur\n# kop\n"
).encode()
"""A list as people paste it."""

OFTEN = ("canvas", "import", "import")
"""Kinds that are tried more often than others: there is most to them."""


class Input(NamedTuple):
    """A bent file: its kind, a key of ``seeds``, and what is in it."""

    kind: str
    data: bytes


DRAFT = {
    "card": "kaart222", "place": "identiteit", "text": "half geschreven",
    "at": "2026-03-17T09:30:00Z", "pid": 2**22 + 1, "born": "",
}  # fmt: skip
"""Text that a process was writing which is gone: no process has this number."""


class Kept(NamedTuple):
    """The files of a canvas, with older changes and a closed session beside it."""

    id: str
    canvas: bytes
    history: bytes
    closings: bytes


def kept(folder: Path) -> Kept:
    """Return a canvas as the program keeps it, with what lies beside it once it is long in use."""
    tables = hostile.real(folder)
    head = json_lines.head(tables["meta"]["1"]["id"])
    history = tables["history"]
    older = [history.pop(number) for number in ("1", "2")]
    return Kept(
        tables["meta"]["1"]["id"],
        hostile.sealed(tables),
        head + b"".join(dumps(one) + b"\n" for one in older),
        hostile.closings(tables),
    )


def seeds(kept: Kept) -> dict[str, list[bytes]]:
    """Return real files of each kind."""
    canvas = canvas_of(examples.load("nl"), ())
    session = next(one for one in canvas.sessions.values() if one.closed)
    state = SessionState(session.id, session.closed, 1, examples.load("nl"))
    pages = (
        Request(),
        Request(complete=True),
        Request(page="worksheet"),
        Request(page="agreements"),
        Request(page="minutes", session=session.id),
        Request(page="cards", format="csv"),
        Request(page="members", format="csv"),
        Request(page="coalitions", format="csv"),
        Request(page="actions", format="csv"),
        Request(format="json", states=(state,)),
        Request(format="jsoncanvas"),
    )
    return {
        "import": [
            *(exports.render(canvas, page).encode() for page in pages),
            *(path.read_bytes() for path in sorted(_OF_OTHERS.iterdir())),
        ],
        "canvas": [kept.canvas],
        "backup": [kept.canvas],
        "history": [kept.history],
        "closings": [kept.closings],
        "draft": [dumps(DRAFT)],
        "memory": [dumps(_memory(kept.id))],
        "typed": [path.read_bytes() for path in sorted(_OF_OTHERS.glob("*.txt"))] + [TYPED],
        "config": [CONFIG],
        "template": [(_TEMPLATES / "netwerk.json").read_bytes()],
        "agenda": [
            path.read_bytes().replace(f'"{path.stem}"'.encode(), b'"eigen"', 1)
            for path in sorted(_AGENDAS.glob("*.json"))
        ],
        "archive": [_archive(kept)],
    }


def _memory(id: str) -> dict[str, Any]:
    """Return what a screen remembers of the last time."""
    return {
        "canvas": "x", "theme": "projector", "language": "nl",
        "spots": {id: {"block": "regie", "card": "kaart222", "zoom": 1, "folded": ["groep222"]}},
        "export": {"page": "summary", "format": "markdown", "places": ["regie"], "folder": "/tmp"},
    }  # fmt: skip


def _archive(kept: Kept) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("goed.json", kept.canvas)
        archive.writestr("goed.history.jsonl", kept.history)
        archive.writestr("goed.sessions.jsonl", kept.closings)
        archive.writestr("library.json", json.dumps({"format": 1, "canvases": ["goed"]}))
    return made.getvalue()


def bent(seeds: dict[str, list[bytes]], number: int) -> Input:
    """Return the input of a number."""
    chance = random.Random(number)
    kinds = [*sorted(seeds), *OFTEN]
    kind = kinds[number % len(kinds)]
    data = chance.choice(seeds[kind])
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        data = chance.choice(_WAYS)(data, chance)
    return Input(kind, data)


def _spot(data: bytes, chance: random.Random, most: int = 200) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.randrange(most))


def _flip(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance, 4)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    return data[:start] + data[end:]


def _end(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _twice(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance, 2000)
    return data[:end] + data[start:end] * chance.choice((1, 1, 2, 30)) + data[end:]


def _token(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance, 12)
    return data[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 20)) + data[end:]


def _moved(data: bytes, chance: random.Random) -> bytes:
    start, end = _spot(data, chance)
    rest = data[:start] + data[end:]
    to = chance.randrange(len(rest) + 1)
    return rest[:to] + data[start:end] + rest[to:]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _cut, _end, _twice, _token, _token, _moved,
)  # fmt: skip
