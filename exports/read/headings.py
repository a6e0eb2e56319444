"""What the words on our pages mean when they come back: headings, labels, columns.

Every page has its words from the template and the catalogue ``pages``; here they are looked up
the other way round, in both languages at once and however they are spelled.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from board.i18n import LANGUAGES
from board.template import Template, Words
from board.words import folded
from exports.words import page_texts

_NUMBER = re.compile(r"\d{1,2}\.\s+")
_WHAT = re.compile(r"`[^`]*`$")

SKIPPED = ("short", "page.check")
"""Parts that repeat what stands elsewhere."""

PARTS = ("paradoxes", "parked", "page.glossary", "network.members", "network.matrix",
         "network.interests", "network.coalitions", "worksheet.coalition", "short")  # fmt: skip
"""Headings with a meaning of their own, by key."""

PAGE_TITLES = ("page.summary", "page.selection", "page.worksheet", "page.network",
               "page.glossary", "page.check")  # fmt: skip


class Meaning(NamedTuple):
    """What a heading stands for: a place, or a part of a page by its key."""

    place: str = ""
    part: str = ""


def words_of(*keys: str) -> dict[str, str]:
    """Return the words of texts in every language, folded, to their key."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        texts = page_texts(language)
        for key in keys:
            found.setdefault(folded(texts(key)), key)
    return found


@cache
def _parts() -> Mapping[str, str]:
    return words_of(*PARTS)


@cache
def _places(template: Template) -> Mapping[str, tuple[str, ...]]:
    """Return the paths that each heading may mean; most mean one."""
    found: dict[str, list[str]] = {}

    def say(path: str, *words: Words) -> None:
        for word in {folded(text) for texts in words for text in texts.values()}:
            paths = found.setdefault(word, [])
            if path not in paths:
                paths.append(path)

    for block in template.blocks:
        whole = {
            language: f"{block.title.get(language, '')} – {block.key.get(language, '')}"
            for language in LANGUAGES
        }
        say(block.id, block.title, block.short, block.key, whole)
    for path, place in template.places.items():
        if place.question is not None:
            say(path, place.question.text, place.question.short)
        elif place.section is not None:
            say(path, place.section.title, place.section.short)
    return {word: tuple(paths) for word, paths in found.items()}


def meaning(template: Template, heading: str, here: str) -> Meaning | None:
    """Return what a heading means, seen from the place above it, or None.

    A subject that several blocks have is the one of the block that the page is in.
    """
    word = folded(_WHAT.sub("", _NUMBER.sub("", heading, count=1)))
    if part := _parts().get(word):
        return Meaning(part=part)
    paths = _places(template).get(word, ())
    block = here.partition(".")[0]
    inner = [path for path in paths if path == block or path.startswith(f"{block}.")]
    if inner or paths:
        return Meaning(place=(inner or list(paths))[0])
    named = template.find(heading)
    return Meaning(place=named) if named else None


class Title(NamedTuple):
    """The title of a page of ours: which page, and the canvas it is of."""

    page: str
    canvas: str


def title_of(template: Template, heading: str) -> Title | None:
    """Return what the title of a page says, or None where it is not one of ours."""
    first, dash, rest = heading.partition(" – ")
    page = words_of(*PAGE_TITLES).get(folded(first))
    if page is None and dash and meaning(template, first, "") is not None:
        page = "page.selection"
    if page is None:
        return None
    of_one = page == "page.worksheet" and " – " in rest
    return Title(page, rest.partition(" – ")[2] if of_one else rest)


def ours(template: Template) -> Iterable[str]:
    """Yield the paragraphs that we write ourselves on a page, folded."""
    for block in template.blocks:
        yield from map(folded, block.help.values())
    for credit in template.credit.values():
        yield from (folded(credit), folded(f"{credit}."))
    for language in LANGUAGES:
        texts = page_texts(language)
        for key in ("worksheet.intro", "coalitions.none", "glossary.none", "network.none"):
            yield folded(texts(key))


def openings() -> tuple[str, ...]:
    """Return how the lines begin that we make up from the rest of the canvas, folded."""
    found: list[str] = []
    for language in LANGUAGES:
        texts = page_texts(language)
        for key, gap in (
            ("not_discussed", "topics"),
            ("glossary.asking", "terms"),
            ("network.left", "names"),
            ("foot.contact", "who"),
        ):
            found.append(folded(texts(key, **{gap: "\n"}).partition("\n")[0]))
        choose = texts("worksheet.choose", title=texts("worksheet.form"), choices="\n")
        found.append(folded(choose.partition("\n")[0]))
    return tuple(found)
