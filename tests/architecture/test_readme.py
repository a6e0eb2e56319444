"""What the README shows is what the program does."""

import re
from pathlib import Path

from tests import pages
from tests.pictures import PICTURES, screenshot
from tui.keys.key_table import MODES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_pages_in_the_docs_are_what_export_makes_of_the_example() -> None:
    """``python -m tests.pages`` makes them anew."""
    assert {path.name: path.read_bytes() for path in pages.FOLDER.iterdir()} == pages.pages()


def test_the_readme_quotes_the_beginning_of_that_summary() -> None:
    quoted = re.search(r"<!-- summary -->\n````markdown\n(.*?)````", README, re.DOTALL)
    assert quoted is not None
    assert (pages.FOLDER / "summary.md").read_text("utf-8").startswith(quoted[1])
    assert quoted[1].count("\n") > 20


def test_every_page_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((docs/[^)]+)\)", README):
        assert (ROOT / target).exists(), target


def test_every_picture_it_shows_is_made_by_the_command_for_it() -> None:
    shown = re.findall(r"\]\(docs/(\w+)\.png\)", README)
    assert sorted(shown) == sorted(picture.name for picture in PICTURES)


async def test_a_picture_is_drawn_from_the_example_with_what_is_on_the_machine(
    tmp_path: Path,
) -> None:
    svg = await screenshot(PICTURES[1], tmp_path)
    assert "STEWARDSHIP" in svg
    assert "@font-face" not in svg
    assert "DejaVu" in svg


def test_every_key_of_the_sheet_is_in_its_table() -> None:
    table = README[README.index("## Keys") : README.index("## Command line")]
    for entry in MODES["sheet"]:
        if entry.id not in {"go.first", "go.last", "view.back", "suspend", "unsaved.ways"}:
            assert any(f"`{key}`" in table or f"{key} " in table for key in entry.keys) or (
                entry.id.split(".")[0] in ("go", "move")
            ), entry.id
