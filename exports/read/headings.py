"""What the words on our pages mean when they come back: headings, labels, columns.

Every page has its words from the template and the catalogue ``pages``; here they are looked up
the other way round, in both languages at once and however they are spelled. Other programs put
numbers, marks, anchors and emoji in headings (``**1\\. Identiteit** {#x}``, ``1) Identity``,
``Ground Rules:``), so only letters and digits count.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from board.i18n import LANGUAGES
from board.template import Template, Words
from board.wording import folded
from exports.page_texts import page_texts
from exports.read import inline

_NUMBER = re.compile(
    r"[\W_]*(?:(?:blok|deel|bouwsteen|block|part|building block)[\W_]+)?"
    r"(?:\d{1,2}(?:\.\d{1,2})*[\W_]+|(?:[a-z]|[ivx]{1,4})[.)][\W_]+)",
    re.IGNORECASE,
)
_LONGEST = 1_000
"""Characters of a heading with marks and anchors; nothing longer is looked up."""

_WHAT = re.compile(r"`(?:place|table): [^`]*`$")
_DASH = re.compile(r"\s+(?:–|—|-{1,3})\s+")

NEWS = ("connects", "decided", "doing", "report.next", "open")
"""What a summary opens with; on a page that isn't ours such a heading is anybody's."""

PASSED = ("page.check", "page.agreements", "page.last-time", "page.report", "page.comparison",
          "page.minutes", "page.agenda")  # fmt: skip
"""Pages of ours with nothing on them that could come back: they are passed over whole."""

ANYBODYS = ("page.minutes", "page.agenda")
"""Titles that anybody gives to a page of their own."""

SKIPPED = ("short", *NEWS, *PASSED)
"""Parts that repeat what stands elsewhere."""

PARTS = ("paradoxes", "parked", "page.glossary", "network.members", "network.matrix",
         "network.interests", "network.coalitions", "worksheet.coalition", "short",
         *NEWS)  # fmt: skip
"""Headings with a meaning of their own, by key."""

PAGE_TITLES = ("page.summary", "page.selection", "page.worksheet", "page.network",
               "page.glossary", *PASSED)  # fmt: skip


class Meaning(NamedTuple):
    """What a heading stands for: a place, or a part of a page by its key."""

    place: str = ""
    part: str = ""


class Title(NamedTuple):
    """The title of a page of ours: which page, and the canvas it is of."""

    page: str
    canvas: str


def letters(words: str) -> str:
    """Return what counts of words: letters and digits, whatever their case and accents.

    ``Organization`` is ``Organisation``.
    """
    return "".join(char for char in folded(words) if char.isalnum()).replace("iz", "is")


@cache
def words_of(*keys: str) -> Mapping[str, str]:
    """Return the texts of keys in every language, by their ``letters``."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        texts = page_texts(language)
        for key in keys:
            found.setdefault(letters(texts(key)), key)
    return found


def choice(prefix: str, of: Iterable[str], words: str) -> str | None:
    """Return which of a few values words say (``status.agreed``), in either language, or None."""
    found = words_of(*(f"{prefix}.{value}" for value in of)).get(letters(words))
    return found.removeprefix(f"{prefix}.") if found else None


def meaning(template: Template, heading: str, here: str) -> Meaning | None:
    """Return what a heading in Markdown means, seen from the place above it, or None.

    A subject that several blocks have is the one of the block that the page is in.
    """
    if len(heading) > _LONGEST:
        return None
    words = inline.words(_WHAT.sub("", heading.strip()))
    for spelling in dict.fromkeys((words, _unnumbered(words))):
        known = letters(spelling)
        if part := words_of(*PARTS).get(known):
            return Meaning(part=part)
        if paths := _places(template).get(known):
            block = here.partition(".")[0]
            inner = [path for path in paths if path == block or path.startswith(f"{block}.")]
            return Meaning(place=(inner or list(paths))[0])
    named = template.find(words)
    return Meaning(place=named) if named else None


def question(template: Template, words: str, here: str) -> str:
    """Return the question of a place that a few words are the short form of, or an empty text."""
    found = meaning(template, words, here) if words and here else None
    place = template.place(found.place) if found and found.place else None
    inside = place is not None and place.question is not None and _within(place.path, here)
    return place.path if inside and place else ""


def _within(path: str, here: str) -> bool:
    return path.startswith(f"{here}.")


def is_whole(template: Template, heading: str) -> bool:
    """Tell whether Markdown is a heading in full, which nobody would answer with.

    That is a guiding question, or a block with its key question: ``Identiteit – Wat verbindt
    ons?``. A program that knows no headings leaves them as text.
    """
    if len(heading) > _LONGEST:
        return False
    return letters(_unnumbered(inline.words(heading))) in _whole(template)


def title_of(template: Template, heading: str) -> Title | None:
    """Return what the title of a page says, or None where it is not one of ours."""
    if len(heading) > _LONGEST:
        return None
    first, *rest = _DASH.split(inline.words(heading), maxsplit=2)
    page = words_of(*PAGE_TITLES).get(letters(first))
    if page is None and rest and meaning(template, first, "") is not None:
        page = "page.selection"
    if page is None:
        return None
    of_one = page == "page.worksheet" and len(rest) > 1
    return Title(page, " – ".join(rest[1:] if of_one else rest))


@cache
def _places(template: Template) -> Mapping[str, tuple[str, ...]]:
    """Return the paths that each heading may mean; most mean one."""
    found: dict[str, list[str]] = {}

    def say(path: str, *words: Words) -> None:
        for word in {letters(text) for texts in words for text in texts.values()} - {""}:
            paths = found.setdefault(word, [])
            if path not in paths:
                paths.append(path)

    for block in template.blocks:
        whole = {language: _with_key(block.title, block.key, language) for language in LANGUAGES}
        say(block.id, block.title, block.short, block.key, whole)
    for path, place in template.places.items():
        if place.question is not None:
            say(path, place.question.text, place.question.short)
        elif place.section is not None:
            say(path, place.section.title, place.section.short)
    return {word: tuple(paths) for word, paths in found.items()}


@cache
def _whole(template: Template) -> frozenset[str]:
    """Return the headings that are too long to be anything else."""
    found = [
        _with_key(block.title, block.key, language)
        for block in template.blocks
        for language in LANGUAGES
    ]
    for place in template.questions():
        assert place.question is not None
        found += place.question.text.values()
    return frozenset(map(letters, found)) - {""}


def _unnumbered(words: str) -> str:
    found = _NUMBER.match(words)
    return words[found.end() :] if found else words


def _with_key(title: Words, key: Words, language: str) -> str:
    return f"{title.get(language, '')} – {key.get(language, '')}"
