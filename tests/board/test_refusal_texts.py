"""Whatever is refused can be said, in both languages, with the same gaps."""

import re
from pathlib import Path
from string import Formatter

import pytest

import board
from board.i18n import LANGUAGES, REFUSALS, Texts, catalogue
from board.wording import NETWORK

CODE = Path(board.__file__).parent
KEYS = re.compile(
    r'"((?:action|agenda|agreement|ballot|card|canvas|clock|coalition|date|decision|group|item'
    r"|link|member|merge|move|network|paradox|party|place|record|round|rule|session|template"
    r'|term|topic|vote)\.[a-z_]+)"'
)


def used() -> set[str]:
    """Every refusal key that stands in the code of ``board``."""
    return {key for path in CODE.rglob("*.py") for key in KEYS.findall(path.read_text("utf-8"))}


def test_every_refusal_has_its_words() -> None:
    assert len(used()) > 60
    for language in LANGUAGES:
        texts = Texts(language, REFUSALS, NETWORK)
        assert [key for key in sorted(used()) if key not in texts] == []


def test_nothing_is_kept_that_nobody_says() -> None:
    assert set(catalogue(REFUSALS, "en")) - used() == set()


def test_both_languages_know_the_same_keys() -> None:
    assert set(catalogue(REFUSALS, "nl")) == set(catalogue(REFUSALS, "en"))


@pytest.mark.parametrize("key", sorted(catalogue(REFUSALS, "en")))
def test_both_languages_have_the_same_gaps(key: str) -> None:
    gaps = [
        {name for _, name, _, _ in Formatter().parse(catalogue(REFUSALS, language)[key]) if name}
        for language in LANGUAGES
    ]
    assert gaps[0] == gaps[1]
