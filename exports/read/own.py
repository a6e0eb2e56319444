"""What we write on a page ourselves between the things of the canvas, and so is nobody's answer."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from board.i18n import LANGUAGES, pick
from board.wording import folded
from exports.page_texts import page_texts
from exports.read.headings import ANYBODYS, Title, letters, meaning, title_of
from exports.read.incoming import IncomingText

_LONGEST = 5_000
"""Characters; no paragraph of ours is longer."""


class Own:
    """Knows our own paragraphs in every language."""

    def __init__(self, source: IncomingText) -> None:
        self._template = source.template
        self._text = source.text
        self._info = source.into.info if source.into else None

    def says(self, paragraph: str, part: str) -> bool:
        """Tell whether a paragraph, as one line of words, is ours in a part of a page."""
        if len(paragraph) > _LONGEST:
            return False
        words = paragraph.strip().strip("*_")
        bare = letters(words)
        if bare in self._paragraphs:
            return True
        opening = folded(words)
        if opening.startswith(self._openings.get(part, ())):
            return True
        if opening.startswith((*self._contact, *self._hidden)):
            return not self._credit or bare.endswith(self._credit)
        return any(
            opening.startswith(start) and self._all_subjects(opening.removeprefix(start))
            for start in self._undiscussed
        )

    def title(self, heading: str) -> Title | None:
        """Return what the title of a page says, or None where it is not one of ours.

        What anybody may call a page is ours where the page says whose canvas it is after, or
        names the canvas that it is read into.
        """
        found = title_of(self._template, heading)
        if found is None or found.page not in ANYBODYS:
            return found
        here = self._info.title if self._info else ""
        return found if self._signed or (here and found.canvas == here) else None

    @cached_property
    def _signed(self) -> bool:
        end = letters(self._text[-_LONGEST:])
        return any(credit in end for credit in self._credit)

    @cached_property
    def _paragraphs(self) -> frozenset[str]:
        return frozenset(map(letters, self._written())) - {""}

    def _written(self) -> Iterator[str]:
        for block in self._template.blocks:
            yield from block.help.values()
        yield from self._template.credit.values()
        for language in LANGUAGES:
            texts = page_texts(language)
            for key in ("worksheet.intro", "coalitions.none", "glossary.none", "network.none"):
                yield texts(key)
            forms = ", ".join(pick(form.title, language) for form in self._template.forms)
            yield texts("worksheet.choose", title=texts("worksheet.form"), choices=forms)
            if self._info and self._info.contact:
                yield texts("foot.contact", who=self._info.contact)
        if self._info:
            yield self._info.purpose

    @cached_property
    def _openings(self) -> dict[str, tuple[str, ...]]:
        """Return how the lines begin that we make up from the canvas, by the part they stand in."""
        return {
            "page.glossary": _openings("glossary.asking", "terms"),
            "network.members": _openings("network.left", "names"),
            "network.matrix": _openings("network.nowhere", "names"),
        }

    @cached_property
    def _contact(self) -> tuple[str, ...]:
        return _openings("foot.contact", "who")

    @cached_property
    def _hidden(self) -> tuple[str, ...]:
        return _openings("foot.hidden", "n")

    @cached_property
    def _credit(self) -> tuple[str, ...]:
        """Return whose canvas it is after, with which a page ends."""
        return tuple(filter(None, map(letters, self._template.credit.values())))

    @cached_property
    def _undiscussed(self) -> tuple[str, ...]:
        return _openings("not_discussed", "topics")

    def _all_subjects(self, row: str) -> bool:
        """Tell whether a row names nothing but questions."""
        parts = row.split(" · ") if "?" in row else row.strip(" .").split(", ")
        return all(meaning(self._template, one, "") for one in parts)


def _openings(key: str, gap: str) -> tuple[str, ...]:
    """Return a text in every language up to what is filled in, as it is compared."""
    return tuple(
        folded(page_texts(language)(key, **{gap: "\n"}).partition("\n")[0])
        for language in LANGUAGES
    )


def table_of(names: Sequence[str]) -> str:
    """Return which table of ours that isn't read back has columns of these names; or nothing.

    It is the id of its page (``exports.pages``).
    """
    from exports import csv_agreed, graph

    tables = {"actions": csv_agreed.ACTIONS, "nodes": graph.NODES, "edges": graph.EDGES}
    for language in LANGUAGES:
        texts = page_texts(language)
        for page, columns in tables.items():
            if [*map(letters, names)] == [letters(texts(f"column.{one}")) for one in columns]:
                return page
    return ""
