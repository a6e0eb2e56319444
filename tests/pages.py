"""Makes the pages in ``docs/example`` from the filled example: ``python -m tests.pages``.

They are what someone gets who exports it in English on the day of its second session, each page in
its own format; the comparison is with what stood on the canvas when the first one closed.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from board import examples, templates
from board.codec import canvas_from_tables
from board.comparison.points import at_closing
from board.model import Canvas
from exports import PAGES, Request, file
from exports.files import SUFFIXES
from exports.page_texts import page_texts
from exports.request import HTML

FOLDER = Path(__file__).parents[1] / "docs" / "example"
LANGUAGE, DAY = "en", "2026-03-17"
MEMBER = "Harbour Quarter Business Association"
"""For whom the report back is: one that has actions, and owes an answer."""

WITH_PARKED = ("agreements", "last-time")


def example() -> Canvas:
    """Return the filled example."""
    return canvas_from_tables(examples.load(LANGUAGE), templates.load("netwerk"))


def requests(canvas: Canvas) -> dict[str, Request]:
    """Return the files by name, with what is asked for in each."""
    _, second = canvas.sessions.values()
    before, _ = examples.session_states(LANGUAGE)
    member = next(one.id for one in canvas.members.values() if one.name == MEMBER)
    plain = Request(
        headings=LANGUAGE, date=DAY, session=second.id, member=member,
        since=at_closing(canvas, before),
    )  # fmt: skip
    found: dict[str, Request] = {}
    for page in PAGES:
        wanted = plain._replace(
            page=page.id, format=next(iter(page.makers)), parked=page.id in WITH_PARKED
        )
        found[f"{page.id}{SUFFIXES[wanted.format]}"] = wanted
    return found | {"summary.html": plain._replace(page="summary", format=HTML)}


def pages() -> dict[str, bytes]:
    """Return every file in the folder by name, with what it holds."""
    canvas = example()
    wanted = requests(canvas)
    made = {name: file(canvas, request) for name, request in wanted.items()}
    return {"README.md": _contents(wanted).encode(), **made}


def _contents(wanted: Mapping[str, Request]) -> str:
    """Return the list of the files, each with what it is for."""
    texts = page_texts(LANGUAGE)
    lines = [
        "# The pages of the filled example",
        "",
        "What leaves the room of `netwerkcanvas demo --lang en`, on the day of its second session. "
        "`python -m tests.pages` makes them.",
        "",
        *(
            f"- [{name}]({name}) – {texts(f'page.{one.page}.about')}"
            for name, one in wanted.items()
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write them all; what is no page any more goes."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for path in FOLDER.iterdir():
        if path.name not in made:
            path.unlink()
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
