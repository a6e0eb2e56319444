"""Makes the pictures of the README from the filled example.

``python -m tests.pictures`` draws each screen headless, takes the framework's screenshot of it and
has Chromium make a PNG of that. Without Chromium the SVG is left beside where the PNG would be.

``python -m tests.pictures FOLDER`` makes pictures to look at instead, before and after work on the
sheet: of the example and of canvases of 25, 60 and 150 cards, at every size, and one page with all
sizes of each.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import time_machine

from board import examples
from board.codec import canvas_to_tables
from board.commands.by import By
from store.files.library import FileLibrary
from tests.view.conftest import realistic

DOCS = Path(__file__).parents[1] / "docs"
NOW = datetime(2026, 7, 14, 10, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
BY = By("anna", "2026-07-14T08:30:00Z")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FONT = "'DejaVu Sans Mono', monospace"


class Picture(NamedTuple):
    """A picture: how one gets to the screen from the example, and how it is looked at."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"
    cards: int = 0
    """How many cards the canvas has; 0 for the example."""


PICTURES = (
    Picture("sheet", ("escape",)),
    Picture("projector", ("4", "escape"), (100, 30), "projector"),
    Picture("coalitions", ("5", "z"), (120, 36)),
)

LOOKED_AT = (0, 25, 60, 150)
THEMES = ("light", "projector", "contrast")
SIZES = ((200, 60), (140, 40), (120, 36), (100, 30), (80, 24), (60, 18), (40, 12))


async def screenshot(picture: Picture, folder: Path) -> str:
    """Return the screen as SVG."""
    from tui.app import NetwerkApp
    from tui.live.live import Live, Settings

    library = FileLibrary(folder / "canvases", state=folder / "state")
    made = canvas_to_tables(realistic(picture.cards)) if picture.cards else None
    library.create("network", made or examples.load("en"), BY)
    live = Live(library, Settings(who="anna", language="en", theme=picture.theme, throwaway=True))
    live.open("network")
    app = NetwerkApp(live)
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause()
        svg = app.export_screenshot(title=live.title())
        live.close()
    return plain_font(svg)


def plain_font(svg: str) -> str:
    """Return a screenshot in a font that is on the machine: nothing is fetched to draw it."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family:[^;]*;", f"font-family: {FONT};", svg)


def to_png(svg: Path, png: Path) -> None:
    """Have Chromium draw an SVG."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text("utf-8"))
    assert size is not None, "the framework's screenshot has a size"
    width, height = (round(float(side)) for side in size.groups())
    page = svg.with_suffix(".html")
    page.write_text(
        f'<body style="margin:0;background:transparent"><img src="{svg.name}" '
        f'style="width:{width}px;height:{height}px;display:block"></body>',
        "utf-8",
    )
    subprocess.run(
        [
            *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--screenshot={png}", f"--window-size={width},{height}"),
            *("--force-device-scale-factor=1", "--default-background-color=00000000"),
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )


def contact_sheets(folder: Path) -> None:
    """Make a picture of each canvas at each size in a folder, and a page for each canvas."""
    folder.mkdir(parents=True, exist_ok=True)
    for cards in LOOKED_AT:
        canvas = f"{cards}-cards" if cards else "example"
        looks = [(size, "dark") for size in SIZES] + [((120, 36), theme) for theme in THEMES]
        row: list[str] = []
        for (width, height), theme in looks:
            name = f"{canvas}-{width}x{height}-{theme}"
            picture = Picture(name, ("escape",), (width, height), theme, cards)
            svg = folder / f"{name}.svg"
            with tempfile.TemporaryDirectory() as library, time_machine.travel(NOW, tick=True):
                svg.write_text(asyncio.run(screenshot(picture, Path(library))), "utf-8")
            if CHROMIUM:
                to_png(svg, folder / f"{name}.png")
            row.append(f'<figure><img src="{svg.name}"><figcaption>{name}</figcaption></figure>')
        page = folder / f"{canvas}.html"
        page.write_text(f"<title>{canvas}</title>\n" + "\n".join(row), "utf-8")
        print(page)


def main() -> int:
    """Renew every picture, or make those to look at."""
    os.environ |= {"COLORTERM": "truecolor", "TERM": "xterm-256color"}
    os.environ.pop("NO_COLOR", None)
    if len(sys.argv) > 1:
        contact_sheets(Path(sys.argv[1]))
        return 0
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as name, time_machine.travel(NOW, tick=True):
            folder = Path(name)
            svg = folder / f"{picture.name}.svg"
            svg.write_text(asyncio.run(screenshot(picture, folder)), "utf-8")
            made = DOCS / f"{picture.name}.png"
            if CHROMIUM:
                to_png(svg, made)
            else:
                made = Path(shutil.copy(svg, DOCS / svg.name))
            print(made.relative_to(DOCS.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
