"""The catalogues: what is counted is said of one and of several."""

import json
import re
from pathlib import Path

import pytest

from board.i18n import LANGUAGES

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted(
    path.relative_to(ROOT)
    for package in ("board", "exports", "store", "tui")
    for path in (ROOT / package / "texts").rglob("*.json")
)

COUNTED = re.compile(r"\{(?:n|m|k|members)\} (\w+)")
"""A number with a word behind it."""

SAME_FOR_ALL = {
    "nl": {"van", "of", "in", "is", "bij", "hier", "gemarkeerd", "gevonden", "geparkeerd", "niet"}
    | {"voorbij", "uiteen", "per", "erbuiten", "verwacht", "nieuw"},
    "en": {"of", "in", "is", "are", "here", "marked", "found", "parked", "not", "past", "apart"}
    | {"set", "left", "new"},
}
"""Words that are the same behind one as behind several."""

NEVER_ONE = {
    # A rule speaks from so many on.
    *("VC-01", "VC-02.b", "VC-10", "VC-14.b", "VC-19.b", "VC-21", "VC-22", "VC-30.b", "VC-31"),
    *("VC-32.a", "VC-32.b"),
    # More than a hundred thousand; sixteen at least.
    *("import.too_many", "doctor.colours"),
}


def texts(catalogue: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads((ROOT / catalogue).read_text("utf-8"))
    return found


def uncounted(found: dict[str, str], language: str) -> list[str]:
    """Return the keys of texts that count something and say it in one way only."""
    return [
        key
        for key, text in found.items()
        if not key.endswith((".one", ".other"))
        and key not in NEVER_ONE
        and set(COUNTED.findall(text)) - SAME_FOR_ALL[language]
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=str)
def test_what_is_counted_is_said_of_one_and_of_several(catalogue: Path) -> None:
    found = texts(catalogue)
    assert uncounted(found, catalogue.parts[2]) == []
    forms = {key for key, text in found.items() if COUNTED.search(text)}
    for key in forms:
        if key.endswith((".one", ".other")):
            bare = key.removesuffix(".one").removesuffix(".other")
            assert {f"{bare}.one", f"{bare}.other"} <= found.keys()


def test_it_sees_the_next_one() -> None:
    assert uncounted({"a": "{n} kaarten geplakt", "b": "{n} van {total}"}, "nl") == ["a"]
    assert {path.parts[2] for path in CATALOGUES} == set(LANGUAGES)
