"""What the README shows is what the program does."""

import re
from pathlib import Path

from board import examples, templates
from board.codec import canvas_from_tables
from exports import Request, render
from tui.keys.table import MODES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def summary() -> str:
    canvas = canvas_from_tables(examples.load("en"), templates.load("netwerk"))
    return render(canvas, Request(date="2026-03-17"))


def test_the_summary_in_the_docs_is_what_export_makes_of_the_example() -> None:
    assert (ROOT / "docs" / "example-summary.md").read_text("utf-8") == summary()


def test_the_readme_quotes_the_beginning_of_that_summary() -> None:
    quoted = re.search(r"<!-- summary -->\n````markdown\n(.*?)````", README, re.DOTALL)
    assert quoted is not None
    assert summary().startswith(quoted[1])
    assert quoted[1].count("\n") > 20


def test_every_page_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_key_of_the_sheet_is_in_its_table() -> None:
    table = README[README.index("## Keys") : README.index("## Command line")]
    for entry in MODES["sheet"]:
        if entry.id not in {"go.first", "go.last", "view.back", "suspend", "unsaved.ways"}:
            assert any(f"`{key}`" in table or f"{key} " in table for key in entry.keys) or (
                entry.id.split(".")[0] in ("go", "move")
            ), entry.id
