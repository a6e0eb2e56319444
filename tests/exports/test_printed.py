"""A page on paper, as a browser prints it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.templates import load
from exports import Request, render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FONTS = ("Arial", "Liberation Sans", "DejaVu Sans Condensed")
"""What the page asks for; with another it is as long as that font makes it."""


def printed(html: str, folder: Path) -> bytes:
    """Return what comes out of the printer, as PDF."""
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_text(html, "utf-8")
    subprocess.run(
        [
            str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={paper}", page.as_uri(),
        ],
        capture_output=True, timeout=90, check=True,
    )  # fmt: skip
    return paper.read_bytes()


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_the_summary_of_the_example_fits_on_two_sides(tmp_path: Path) -> None:
    families = subprocess.run(
        ["fc-list", ":", "family"], capture_output=True, text=True, timeout=30, check=False
    )
    if not any(font in families.stdout for font in FONTS):
        pytest.skip("none of its fonts here")
    canvas = canvas_from_tables(examples.load("nl"), load("netwerk"))
    canvas = canvas._replace(
        cards={id: one._replace(body="") for id, one in canvas.cards.items()},
        coalitions={id: one._replace(body="") for id, one in canvas.coalitions.items()},
    )
    html = render(canvas, Request(format="html", page="summary", date="2026-03-17"))
    assert "font: 9pt/" in html, "no smaller than can be read"
    paper = printed(html, tmp_path)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
