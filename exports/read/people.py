"""Members, coalitions and words on a page of ours, read back."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from board import dates, name_row, parties
from board.i18n import LANGUAGES
from board.model import Canvas, Member, Term
from board.refusal import Refused
from board.template import Template
from board.text import one_line
from board.words import folded
from exports.markdown.escape import plain
from exports.markdown.parts import DOT
from exports.read.drafting import Draft, fitting
from exports.read.headings import words_of
from exports.words import page_texts

_LABELLED = re.compile(r"\*\*(.+?):\*\*[ \t]*(.*)$|([^:*]{1,40}):[ \t]+(.*)$")
_BOLD = re.compile(r"\*\*(.+?)\*\*(?: – (.*))?$")
_DOTS = re.compile(rf" ({DOT}+)$")

_ATTRIBUTES = (
    "core", "others", "target_group", "shared_ambition", "way_of_working",
    "conditions", "outcome", "result", "start", "follows", "rules",
)  # fmt: skip
_STATES = ("idea", "active", "finished", "stopped")


class Link(NamedTuple):
    """Something that follows from cards, as their texts in a row."""

    line: int
    table: str
    id: str
    field: str
    texts: str


class Members:
    """Rows of the members table."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        into = draft.source.into
        there = into.members.values() if into else ()
        self._known = {folded(one.name) for one in there if one.state == "active"}

    def row(self, line: int, text: str, cells: Mapping[str, str]) -> None:
        """Add a member; a name that is a member already is listed."""
        name, home = name_row.name_and_home(cells.get("member.name", ""))
        name = fitting(name)
        if not name:
            self.draft.park(line, text, "import.not_named")
            return
        if folded(name) in self._known:
            self.draft.problem(line, text, "import.member_known")
            return
        self._known.add(folded(name))
        by = self.draft.source.by
        role, flags = _role(cells.get("member.role", ""))
        self.draft.put(
            "members",
            Member(
                self.draft.new_id(),
                name,
                home=fitting(home),
                role=fitting(role),
                brings=fitting(cells.get("member.brings", "")),
                gets=fitting(cells.get("member.gets", "")),
                order=self.draft.next_order("members"),
                author=by.name,
                created=by.at,
                changed=by.at,
                **flags,
            ),
        )


def _role(words: str) -> tuple[str, dict[str, Any]]:
    """Return a role without what the page adds to it, and the flags it adds."""
    flags: dict[str, Any] = {}
    # From the end, where the page put them: who granted it may hold a comma, and so may the role.
    for field in ("stewardship", "core"):
        for known in words_of(f"member.{field}"):
            found = re.search(rf"(?:^|, ){re.escape(known)}(?: \(.*\))?$", words, re.IGNORECASE)
            if found:
                words, flags[field] = words[: found.start()], True
            elif known in map(folded, words.split(", ")):
                flags[field] = True
    return words, flags


class Terms:
    """Items of the glossary."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        into = draft.source.into
        self._known = {
            folded(one.word): one.meaning for one in (into.terms.values() if into else ())
        }

    def item(self, line: int, text: str) -> None:
        """Add a word with its meaning; a word that is there with another one is parked."""
        found = _BOLD.match(text)
        word = fitting(plain(found[1] if found else text))
        meaning = fitting(plain(found[2] or "")) if found else ""
        known = self._known.get(folded(word))
        if known is not None:
            if known != meaning:
                self.draft.park(line, f"{word} – {meaning}", "import.term_known")
            return
        self._known[folded(word)] = meaning
        by = self.draft.source.by
        self.draft.put(
            "terms",
            Term(self.draft.new_id(), word, meaning, author=by.name, created=by.at, changed=by.at),
        )


class Coalitions:
    """Coalitions: a heading with title, form and term, then a field per item."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._one: dict[str, Any] | None = None
        self._line = 0
        self._links: list[tuple[int, str, str]] = []
        self.links: list[Link] = []
        """What the coalitions read so far say they follow from."""

    @property
    def open(self) -> bool:
        """Tell whether a coalition is being read."""
        return self._one is not None

    def start(self, line: int, heading: str) -> None:
        """Begin with a heading of a page: ``Title ●● · project · actief tot 1 oktober 2026``."""
        self.finish()
        title, *told = heading.split(" · ")
        one: dict[str, Any] = {}
        while told:
            fields = self._heading_part(told[-1])
            if fields is None:
                break
            one = {**fields, **one}
            told.pop()
        title = " · ".join([title, *told])
        if found := _DOTS.search(title):
            title, one["dots"] = title[: found.start()], len(found[1])
        self._one = {"title": one_line(title), **one}
        self._line = line

    def blank(self, line: int) -> None:
        """Begin with a blank form of a worksheet."""
        self.finish()
        self._one, self._line = {}, line

    def field(self, text: str, body: str) -> bool:
        """Take a labelled item; tell whether it was one of a coalition."""
        found = _LABELLED.match(text)
        if found is None or self._one is None:
            return False
        label, value = found[1] or found[3], (found[2] if found[1] else found[4]) or ""
        attribute = _labels(self.draft.source.template).get(folded(plain(label)))
        if attribute is None:
            return False
        words = one_line(plain(value))
        if attribute == "body":
            self._one["body"] = body or words
        elif attribute in ("follows", "rules"):
            self._links.append((self._line, attribute, words))
        elif attribute == "form" and words:
            self._one["form"] = self._form(words) or ""
        elif words:
            self._one[attribute] = fitting(words)
        return True

    def finish(self) -> None:
        """Put the coalition that was being read on the canvas, if it says anything."""
        one, self._one = self._one, None
        links, self._links = self._links, []
        if not one:
            return
        canvas = self._members()
        for side in ("core", "others"):
            if typed := one.get(side):
                one[side] = parties.parse(canvas, typed)
        one["others"] = tuple(
            ref for ref in one.get("others", ()) if ref not in one.get("core", ())
        )
        if "start" in one:
            one["start"] = self._day(one["start"])
        title = one.pop("title", "") or "–"
        id = self.draft.coalition(title, **one).id
        self.links += [Link(line, "coalitions", id, field, words) for line, field, words in links]

    def _members(self) -> Canvas:
        """Return a canvas with the members there are and the ones read so far."""
        source = self.draft.source
        members = dict(source.into.members) if source.into else {}
        return Canvas(source.template, members={**members, **self.draft.tables["members"]})

    def _heading_part(self, words: str) -> dict[str, Any] | None:
        if form := self._form(words):
            return {"form": form}
        if folded(words) in words_of("coalition.joint"):
            return {"joint": True}
        for language in LANGUAGES:
            texts = page_texts(language)
            review = texts("coalition.review", date="\n").partition("\n")[0]
            if words.startswith(review) and (day := self._day(words.removeprefix(review))):
                return {"review": day}
            for state in _STATES:
                word = texts(f"progress.{state}")
                if words == word:
                    return {"progress": state}
                for key in ("coalition.until", "coalition.ended"):
                    until = texts(key, state=word, date="\n").partition("\n")[0]
                    if words.startswith(until) and (day := self._day(words.removeprefix(until))):
                        return {"progress": state, "end": day}
        return None

    def _form(self, words: str) -> str | None:
        wanted = folded(words)
        for form in self.draft.source.template.forms:
            if wanted in map(folded, (form.id, form.alias, *form.title.values())):
                return form.id
        return None

    def _day(self, words: str) -> str:
        try:
            return dates.iso(words, date.fromisoformat(self.draft.source.by.date))
        except (Refused, ValueError):
            return ""


@cache
def _labels(template: Template) -> Mapping[str, str]:
    """Return the attribute behind every label a field can have on a page."""
    found = words_of(*(f"coalition.{attribute}" for attribute in (*_ATTRIBUTES, "body")))
    labels = {word: key.partition(".")[2] for word, key in found.items()}
    labels |= dict.fromkeys(words_of("worksheet.title"), "title")
    labels |= dict.fromkeys(words_of("worksheet.form"), "form")
    for field in template.coalition_fields:
        labels |= dict.fromkeys(map(folded, field.title.values()), field.attribute)
    return labels
