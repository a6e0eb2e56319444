"""The glossary: words with the meaning the group agreed on, and cards that still ask for one."""

from __future__ import annotations

from collections.abc import Sequence

from board.codec import to_record
from board.commands import items, terms
from board.commands.by import By
from board.ids import new_id
from board.model import ACTIVE, Canvas, Record, Ref, Term
from board.refusal import Refused
from board.text import one_line, subject, visible
from board.wording import folded
from tui.kit import versions
from tui.kit.card_links import pick_cards
from tui.kit.dispatch import does
from tui.kit.several import Listed
from tui.kit.table_page import TablePage
from tui.view.state import Cursor
from tui.view.table import SHOWN, TEXT, TableColumn, TableRow

_CARD = "card:"
"""Before the id of a row that is a card asking for a meaning."""


class WordsPage(TablePage):
    """First the cards marked *begrip?* that no word explains yet, then the words by alphabet."""

    modes = ("words", "table")
    place_name = "words"
    name_key = "words.title"
    help_keys = ("words.help", "words.help.open")
    empty_key = "words.empty"

    def __init__(self) -> None:
        super().__init__()
        self.seen: tuple[str, Record] = ("", {})
        """The word whose cell is typed in, and what was in it when that began."""

    def page_facts(self) -> Sequence[str]:
        """Return how much still asks for a meaning."""
        still = len(terms.unexplained(self.canvas))
        facts = super().page_facts()
        return [self.say("words.open", n=still), *facts] if still else facts

    def columns(self) -> Sequence[TableColumn]:
        """Return the word, its meaning, and the cards that use it."""
        return [
            TableColumn("word", self.say("term.word.head"), 14, 26, TEXT),
            TableColumn("meaning", self.say("term.meaning.head"), 24, 70, TEXT),
            TableColumn("cards", self.say("term.cards.head"), 14, 50, SHOWN),
        ]

    def table_rows(self, canvas: Canvas) -> Sequence[TableRow]:
        """Return the cards that ask, then the words."""
        rows = []
        for ref, text in terms.unexplained(canvas):
            if ref.table == "cards":
                cells = ("", self.say("words.asks"), visible(text))
                rows.append(TableRow(_CARD + ref.id, cells, "dim", "?"))
        for term in terms.glossary(canvas):
            lead = "!" if term.conflict else "?" if not term.meaning.strip() else " "
            cells = (visible(term.word), visible(term.meaning), self._cards(canvas, term))
            rows.append(TableRow(term.id, cells, "text", lead, 1))
        return rows

    def _cards(self, canvas: Canvas, term: Term) -> str:
        cards = (canvas.cards.get(id) for id in term.cards)
        return "; ".join(visible(card.text) for card in cards if card and card.state == ACTIVE)

    def page_detail(self) -> str:
        """Return the whole cell."""
        row = self.table.row
        if row is None:
            return ""
        if row.id.startswith(_CARD):
            return self.say("words.ask_word", text=row.cells[2])
        word, meaning, cards = row.cells
        if self.table.column.id == "cards":
            return f"{word}  ·  {cards or self.prompt('cards')}"
        return f"{word}: {meaning or self.prompt('meaning')}"

    def prompt(self, column: str) -> str:
        """Return what belongs in a cell."""
        return self.say(f"term.{column}.prompt" if column else "words.new")

    # -- changing it

    def typed_value(self, row: str, column: str) -> str:
        """Return the word or the meaning."""
        term = self.canvas.terms.get(row)
        self.seen = row, to_record(term) if term else {}
        return str(getattr(term, column)) if term else ""

    def set_cell(self, row: str, column: str, text: str) -> None:
        """Keep a word or a meaning; a word for a card that asked becomes a word of its own."""
        if row.startswith(_CARD):
            self._explain(row.removeprefix(_CARD), column, text)
            return
        term = self.canvas.terms.get(row)
        was = self.seen[1] if self.seen[0] == row else None
        fields = {column: text}
        self.do(
            "term.set",
            lambda canvas, by: terms.set_term(canvas, by, row, **fields),
            subject=one_line(text) if column == "word" else term.word if term else "",
            seen=None if was is None else {("terms", row): {column: was.get(column)}},
        )

    def _explain(self, card_id: str, column: str, text: str) -> None:
        """Give a card that asked its word, as ``word`` or ``word: meaning``."""
        if column != "word":
            raise Refused("words.word_first")
        word, meaning = parted(text)
        known = known_term(self.canvas, word)

        def make(canvas: Canvas, by: By) -> Canvas:
            if known is not None and not meaning:
                return terms.tie(canvas, by, known.id, card_id)
            return terms.explain(canvas, by, word, meaning, card_id=card_id)

        self.do("term.add", make, subject=one_line(word))
        found = known_term(self.canvas, word)
        self.table.row_id = found.id if found else ""

    def add_row(self, text: str) -> str:
        """Add a word, as ``word`` or ``word: meaning``; a known word gets the new meaning."""
        word, meaning = parted(text)
        known = known_term(self.canvas, word)
        if known is not None and meaning and not known.meaning:
            self.seen = "", {}
            self.set_cell(known.id, "meaning", meaning)
            return known.id
        id = new_id()
        self.do(
            "term.add",
            lambda canvas, by: terms.add_term(canvas, by, word, meaning, id=id),
            subject=one_line(word),
        )
        return id

    def remove_rows(self, rows: Sequence[str]) -> None:
        """Take words out of the glossary; a card that asks is not a word yet."""
        words = [row for row in rows if not row.startswith(_CARD)]
        if not words:
            raise Refused("words.not_a_word")
        name = subject(self.canvas.terms[words[0]].word, len(words) - 1)
        self.do(
            "term.remove",
            lambda canvas, by: items.remove(canvas, by, [Ref("terms", row) for row in words]),
            subject=name,
        )
        self.table.row_id = ""
        self.tell(self.say("card.removed", n=len(words), name=visible(name)))

    def opened(self, row: str, column: str) -> None:
        """Choose the cards that use the word."""
        if row.startswith(_CARD):
            raise Refused("words.word_first")

        def current() -> tuple[str, ...]:
            term = self.canvas.terms.get(row)
            return term.cards if term else ()

        def keep(ids: tuple[str, ...]) -> None:
            added = [id for id in ids if id not in current()]
            gone = [id for id in current() if id not in ids]

            def make(canvas: Canvas, by: By) -> Canvas:
                for id in added:
                    canvas = terms.tie(canvas, by, row, id)
                for id in gone:
                    canvas = terms.untie(canvas, by, row, id)
                return canvas

            self.do("term.cards", make, subject=self.canvas.terms[row].word)

        pick_cards(self, self.say("term.cards.pick"), "", current, keep, Listed(row, "cards"))

    @does("conflict.choose")
    def choose_version(self) -> None:
        """Choose between two versions of a word."""

        def describe(field: str, one: versions.Version) -> str:
            assert isinstance(one, Term)
            value = self._cards(self.canvas, one) if field == "cards" else None
            shown = visible(getattr(one, field)) if value is None else value
            return f"{self.say(f'term.{field}.head')}: {shown or '–'}"

        term = self.canvas.terms.get(self.table.row_id)
        name = term.word if term else ""
        versions.choose(self, Ref("terms", self.table.row_id), describe, name)

    @does("words.card")
    def to_card(self) -> None:
        """Go to the card on the sheet that asks, or the first one that uses the word."""
        row = self.table.row_id
        term = self.canvas.terms.get(row)
        ids = (row.removeprefix(_CARD),) if row.startswith(_CARD) else term.cards if term else ()
        if not ids:
            raise Refused("words.no_card")
        self.host.goto("sheet", Cursor("", Ref("cards", ids[0])))


def parted(text: str) -> tuple[str, str]:
    """Part ``word: meaning`` as typed."""
    word, _, meaning = text.partition(":")
    return word.strip(), meaning.strip()


def known_term(canvas: Canvas, word: str) -> Term | None:
    """Return the term with a word, however it is spelled."""
    wanted = folded(word)
    terms_here = (one for one in canvas.terms.values() if one.state == ACTIVE)
    return next((one for one in terms_here if folded(one.word) == wanted), None)
