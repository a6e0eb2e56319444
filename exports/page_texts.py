"""The texts of the pages, and of what an export or import refuses."""

from pathlib import Path

from board.i18n import Source, Texts

_FOLDER = Path(__file__).parent / "texts"

PAGES = Source(_FOLDER, "pages")
"""Headings and fixed words on the pages themselves."""

DATA = Source(_FOLDER, "data")
"""The same for pages that other programs read: calendar, network."""

REFUSALS = Source(_FOLDER, "refusals")
"""What ``board.refusal.Refused`` says when it comes from here, and what an import found."""


def page_texts(language: str) -> Texts:
    """Return the words of the pages."""
    return Texts(language, PAGES, DATA)
