"""Members, coalitions and words on a page of ours, read back."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Any

from board import dates, name_row, parties
from board.i18n import LANGUAGES
from board.model import GROUP, RELATIONS, TAKES_PART, Canvas, Member, Term
from board.refusal import Refused
from board.template import Template
from board.text import one_line, unseen
from board.wording import folded
from exports.markdown.escape import plain
from exports.page_texts import page_texts
from exports.read.drafting import ImportDraft
from exports.read.headings import choice, letters, words_of
from exports.read.links import Links
from exports.read.remarks import without_dots

_LABELLED = re.compile(
    r"(?:(?:\*\*|__)(.{1,80}?)(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)|([^:*]{1,40}):(?=\s|$))\s*(.*)$"
)
"""``**Titel:** Buurtbus``, or without the emphasis, or with the colon behind it."""

_BOLD = re.compile(r"\*\*(.+?)\*\*(?: – (.*))?$")

_ATTRIBUTES = (
    "core", "others", "target_group", "shared_ambition", "way_of_working",
    "conditions", "outcome", "result", "start", "follows", "rules",
)  # fmt: skip
_TELLING = (*_ATTRIBUTES, "body")
"""What makes something a coalition even where it has no title yet."""

_STATES = ("idea", "active", "finished", "stopped")


class Members:
    """Rows of the members table."""

    def __init__(self, draft: ImportDraft) -> None:
        self.draft = draft
        into = draft.source.into
        there = into.members.values() if into else ()
        self._known = {folded(one.name) for one in there if one.state == "active"}

    def row(self, line: int, text: str, cells: Mapping[str, str]) -> None:
        """Add a member; a name that is a member already is listed."""
        told = name_row.as_told(cells.get("member.name", ""))
        name = self.draft.field(line, told.name)
        if unseen(name):
            self.draft.problem(line, text, "import.no_name")
            return
        if folded(name) in self._known:
            self.draft.problem(line, text, "import.member_known")
            return
        self._known.add(folded(name))
        by, field = self.draft.source.by, self.draft.field
        role, flags = _role(cells.get("member.role", ""))
        self.draft.put(
            "members",
            Member(
                self.draft.new_id(),
                name,
                kind=GROUP if told.number else "organisation",
                home=field(line, told.home),
                relation=self._relation(line, cells.get("member.relation", "")),
                size=told.number,
                role=field(line, role),
                brings=field(line, cells.get("member.brings", "")),
                gets=field(line, cells.get("member.gets", "")),
                order=self.draft.next_order("members"),
                author=by.name,
                created=by.at,
                changed=by.at,
                **flags,
            ),
        )

    def _relation(self, line: int, words: str) -> str:
        """Return the relation a page tells, that of a member where it tells none we know."""
        relation = choice("relation", RELATIONS, words)
        if relation is None and not unseen(words):
            self.draft.problem(line, words, "import.relation_unknown", wanted=words)
        return relation or TAKES_PART

    def agreed(self, line: int, card: str, names: str) -> None:
        """Note who agreed to a ground rule; a name that is no member's is listed."""
        source, cards = self.draft.source, self.draft.tables["cards"]
        there = dict(source.into.members) if source.into else {}
        canvas = Canvas(source.template, members={**there, **self.draft.tables["members"]})
        refs = parties.parse(canvas, names)
        ids = tuple(id for id in map(parties.member_of, refs) if id)
        for ref in refs:
            if not parties.member_of(ref):
                name = parties.party(ref).value
                self.draft.problem(line, name, "import.no_such_member", wanted=name)
        if card in cards and ids:
            cards[card] = cards[card]._replace(agreed_by=ids)

    def held(self, words: str) -> bool:
        """Take the line that says who is in a group of the table; tell whether it was one."""
        rows = self.draft.tables["members"]
        for one in [one for one in rows.values() if one.kind == GROUP]:
            for language in LANGUAGES:
                told = page_texts(language)("member.holds", name=one.name, names="\n")
                opening, closing = told.split("\n")
                if words.startswith(opening) and words.endswith(closing):
                    names = words.removeprefix(opening).removesuffix(closing)
                    refs = parties.parse(Canvas(self.draft.source.template, members=rows), names)
                    size = one.size if one.size > len(refs) else 0
                    rows[one.id] = one._replace(holds=refs, size=size)
                    return True
        return False


def _role(words: str) -> tuple[str, dict[str, Any]]:
    """Return a role without what the page adds to it, and the flags it adds."""
    flags: dict[str, Any] = {}
    # From the end, where the page put them: who granted it may hold a comma, and so may the role.
    for field in ("stewardship", "core"):
        for known in (page_texts(language)(f"member.{field}") for language in LANGUAGES):
            found = re.search(rf"(?:^|, ){re.escape(known)}(?: \(.*\))?$", words, re.IGNORECASE)
            if found:
                words, flags[field] = words[: found.start()], True
            elif letters(known) in map(letters, words.split(", ")):
                flags[field] = True
    return words, flags


class Terms:
    """Items of the glossary."""

    def __init__(self, draft: ImportDraft) -> None:
        self.draft = draft
        into = draft.source.into
        self._known = {
            folded(one.word): one.meaning for one in (into.terms.values() if into else ())
        }

    def item(self, line: int, text: str) -> None:
        """Add a word with its meaning; a word that is there with another one is parked."""
        found = _BOLD.match(text)
        word = self.draft.field(line, plain(found[1] if found else text))
        meaning = self.draft.field(line, plain(found[2] or "")) if found else ""
        if unseen(word):
            self.draft.problem(line, text, "import.no_name")
            return
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

    def __init__(self, draft: ImportDraft, links: Links) -> None:
        self.draft = draft
        self.links = links
        self._one: dict[str, Any] | None = None
        self._line = 0
        self._links: list[tuple[int, str, str]] = []
        """What the coalition that is being read follows from: line, field, texts."""

    @property
    def open(self) -> bool:
        """Tell whether a coalition is being read."""
        return self._one is not None

    def start(self, line: int, heading: str) -> None:
        """Begin with a heading of a page: ``Title ●● · project · actief tot 1 oktober 2026``."""
        self.finish()
        self._line = line
        title, *told = f" {heading}".split(" · ")
        one: dict[str, Any] = {}
        while told:
            fields = self._heading_part(told[-1])
            if fields is None:
                break
            one = {**fields, **one}
            told.pop()
        title = " · ".join([title, *told])
        title, dots = without_dots(title)
        if dots:
            one["dots"] = dots
        self._one = {"title": one_line(title), **one}

    def blank(self, line: int) -> None:
        """Begin with a blank form of a worksheet."""
        self.finish()
        self._line = line
        self._one = {}

    def field(self, line: int, item: str, body: str) -> bool:
        """Take an item that begins with a label; tell whether it was one of a coalition."""
        found = _LABELLED.match(item)
        if found is None or self._one is None:
            return False
        label = plain(found[1] or found[2])
        attribute = _labels(self.draft.source.template).get(letters(label))
        if attribute is None:
            return False
        words = self.draft.field(line, plain(found[3]))
        if attribute == "body":
            self._one["body"] = self.draft.field(line, body or words, body=True)
        elif attribute in ("follows", "rules"):
            self._links.append((line, attribute, words))
        elif words:
            readers: dict[str, Callable[[str], str | None]] = {
                "form": self._form,
                "start": self._day,
            }
            value = readers[attribute](words) if attribute in readers else words
            if value:
                self._one[attribute] = value
            else:
                self.draft.park(line, plain(item), "import.bad_field", field=label)
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
        title = one.pop("title", "")
        if unseen(title) and not links and not any(map(one.get, _TELLING)):
            self.draft.problem(self._line, title, "import.no_name")
            return
        title = "–" if unseen(title) else title
        id = self.draft.coalition(title, **one).id
        for line, field, words in links:
            self.links.add(line, "coalitions", id, field, words)

    def _members(self) -> Canvas:
        """Return a canvas with the members there are and the ones read so far."""
        source = self.draft.source
        members = dict(source.into.members) if source.into else {}
        return Canvas(source.template, members={**members, **self.draft.tables["members"]})

    def _heading_part(self, words: str) -> dict[str, Any] | None:
        if form := self._form(words):
            return {"form": form}
        if letters(words) in words_of("coalition.joint"):
            return {"joint": True}
        for language in LANGUAGES:
            texts = page_texts(language)
            review = texts("coalition.review", date="\n").partition("\n")[0]
            if words.startswith(review) and (day := self._day(words.removeprefix(review))):
                return {"review": day}
            for state in _STATES:
                word = texts(f"progress.{state}")
                if letters(words) == letters(word):
                    return {"progress": state}
                for key in ("coalition.until", "coalition.ended"):
                    until = texts(key, state=word, date="\n").partition("\n")[0]
                    if words.startswith(until) and (day := self._day(words.removeprefix(until))):
                        return {"progress": state, "end": day}
        return None

    def _form(self, words: str) -> str | None:
        wanted = letters(words)
        for form in self.draft.source.template.forms:
            if wanted in map(letters, (form.id, form.alias, *form.title.values())):
                return form.id
        return None

    def _day(self, words: str) -> str:
        day, _, told = words.rpartition(" (")
        if letters(told) in words_of("past"):
            words = day
        try:
            return dates.iso(words, date.fromisoformat(self.draft.source.by.date))
        except (Refused, ValueError):
            return ""


@cache
def _labels(template: Template) -> Mapping[str, str]:
    """Return the attribute behind every label a field can have on a page."""
    found = words_of(*(f"coalition.{attribute}" for attribute in (*_ATTRIBUTES, "body")))
    labels = {word: key.partition(".")[2] for word, key in found.items()}
    labels |= dict.fromkeys(words_of("coalition.begins"), "start")
    labels |= dict.fromkeys(words_of("worksheet.title"), "title")
    labels |= dict.fromkeys(words_of("worksheet.form"), "form")
    for field in template.coalition_fields:
        labels |= dict.fromkeys(map(letters, field.title.values()), field.attribute)
    return labels
