"""The pages for who works on the code: what they name is there."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("board", "store", "exports", "tui", "tests")
EXAMPLES = {"SUBJECT", "NAME", "FAMILY", "PARAMETER", "CI", "jq"}
"""What stands for a name of one's own, or is of others."""

PAGES = [
    *(ROOT / "docs" / f"{name}.md" for name in ("architecture", "contributing")),
    *sorted((ROOT / "docs" / "decisions").glob("*.md")),
]

PATH = re.compile(r"[\w*.-]+(?:/[\w*.-]+)+/?|\w+\.(?:py|sql|toml|json|md)")
NAME = re.compile(r"@?[A-Za-z_]\w*(?:\.\w+)*(?:\(.*\))?")


def quoted(page: Path) -> Iterator[str]:
    """What stands in code within a line: files, and names of ours."""
    text = re.sub(r"(?ms)^```.*?^```", "", page.read_text("utf-8"))
    yield from (found.replace("\n", " ") for found in re.findall(r"`([^`]+)`", text))


@cache
def files() -> str:
    """All paths, one on each line, as they may be named from any folder above them."""
    named = (one for package in PACKAGES for one in (ROOT / package).rglob("*"))
    kept = (one for one in named if "__pycache__" not in one.parts)
    beside = (*ROOT.glob("*"), *ROOT.glob("docs/*"), *ROOT.glob(".ci/*"))
    return "".join(f"/{one.relative_to(ROOT)}\n" for one in (*kept, *beside))


@cache
def words() -> frozenset[str]:
    sources = (one for package in PACKAGES for one in (ROOT / package).rglob("*.py"))
    return frozenset(word for one in sources for word in re.findall(r"\w+", one.read_text("utf-8")))


def is_there(path: str) -> bool:
    pattern = re.escape(path.rstrip("/")).replace(r"\*", "[^/\n]*")
    return re.search(rf"/{pattern}(\.py)?\n", files()) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_for_developers_names_is_there(page: Path) -> None:
    for name in quoted(page):
        if EXAMPLES & {*re.findall(r"\w+", name)}:
            continue
        if PATH.fullmatch(name):
            assert is_there(name), name
        elif NAME.fullmatch(name):
            assert {*re.findall(r"\w+", name.partition("(")[0])} <= words(), name
