"""A Markdown page as a Word document, for who works on in a text processor.

It is written from the page's own tokens by ``python-docx``, which is an extra of this package:
``pip install 'netwerkcanvas[word]'``. Headings, lists and tables have the styles of their kind, so
that a table of contents, an outline and a house style work on them.
"""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from board.refusal import Refused
from exports.markdown.body import LINE_END
from exports.parsed import tokens
from exports.word_layout import lay_out, shares, widen

_MOST_TITLE = 255
"""Characters that a property of a document can hold."""

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
MOST_LINES = 250_000
_DEEPEST_LIST = 3
"""Deeper lists take the looks of the third level: the templates of Word have no more."""
_MONOSPACED = "Courier New"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The moment that a part of the file bears: equal pages are equal files."""


def document(markdown: str, title: str, language: str) -> bytes:
    """Return a page of ours as a ``.docx`` file.

    Raises Refused where ``python-docx`` isn't installed, and for a page of so many lines that
    making it takes minutes and no text processor opens it.
    """
    if (lines := markdown.count("\n") + markdown.count(LINE_END)) > MOST_LINES:
        raise Refused("export.word_too_long", lines=lines, most=MOST_LINES)
    try:
        import docx
    except ImportError:
        raise Refused("export.no_word") from None
    made = docx.Document()
    made.core_properties.title = title[:_MOST_TITLE]
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.language = _LANGUAGES.get(language, language)
    lay_out(made)
    _set_language(made, _LANGUAGES.get(language, language))
    _Writer(made).write(tokens(markdown))
    file = io.BytesIO()
    made.save(file)
    return _without_moments(file.getvalue())


class _Writer:
    """Takes the tokens one by one; holds in which lists and quotes it is."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.styles: dict[str, str] = {style.name: style.style_id for style in made.styles}
        """The id of each style. Given a name, python-docx looks through them all every time."""
        self.patterns: dict[str, Any] = {}
        """An empty paragraph of each style that was used: a copy costs a tenth of a new one."""
        self.end: Any = made.element.body.sectPr
        """What closes the document: paragraphs go before it, without looking for it every time."""
        page = made.sections[0]
        self.width = page.page_width - page.left_margin - page.right_margin
        self.lists: list[tuple[str, Any]] = []
        """The style of each list we are in, and its own numbering where it is numbered."""
        self.begins = False
        """Whether an item begins here: what follows in it has no bullet of its own."""
        self.quotes = 0

    def write(self, found: list[Any]) -> None:
        """Write all blocks."""
        ahead = iter(found)
        for token in ahead:
            match token.type:
                case "heading_open":
                    level = int(token.tag[1:])
                    self._inline(self._styled(f"Heading {level}"), next(ahead))
                case "inline":
                    self._inline(self._paragraph(), token)
                case "bullet_list_open" | "ordered_list_open":
                    self._enter(token)
                case "bullet_list_close" | "ordered_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self.begins = True
                case "list_item_close":
                    if self.begins:
                        self._paragraph()  # An item without a word is an item all the same.
                case "blockquote_open":
                    self.quotes += 1
                case "blockquote_close":
                    self.quotes -= 1
                case "fence" | "code_block":
                    self._code(token.content)
                case "table_open":
                    self._table(ahead)

    def _enter(self, token: Any) -> None:
        kind = "List Bullet" if token.type == "bullet_list_open" else "List Number"
        deep = min(len(self.lists) + 1, _DEEPEST_LIST)
        style = kind if deep == 1 else f"{kind} {deep}"
        numbering = None
        if kind == "List Number":
            numbering = _numbering(self.made, style, int(token.attrGet("start") or 1))
        self.lists.append((style, numbering))

    def _paragraph(self) -> Any:
        if not self.lists:
            return self._styled("Quote" if self.quotes else "")
        style, numbering = self.lists[-1]
        if not self.begins:
            deep = min(len(self.lists), _DEEPEST_LIST)
            return self._styled("List Continue" if deep == 1 else f"List Continue {deep}")
        self.begins = False
        made = self._styled(style)
        if numbering is not None:
            number = made._p.get_or_add_pPr().get_or_add_numPr()
            number.get_or_add_numId().val = numbering
            number.get_or_add_ilvl().val = 0
        return made

    def _styled(self, style: str) -> Any:
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        if style not in self.patterns:
            pattern: Any = OxmlElement("w:p")
            if style:
                pattern.style = self.styles[style]
            self.patterns[style] = pattern
        made = deepcopy(self.patterns[style])
        self.end.addprevious(made)
        return Paragraph(made, self.made)

    def _code(self, text: str) -> None:
        run = _run(self._paragraph(), text.removesuffix("\n"))
        run.font.name = _MONOSPACED

    def _table(self, ahead: Iterator[Any]) -> None:
        rows: list[list[Any]] = []
        for token in ahead:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        table = self._empty_table(len(rows), len(rows[0]))
        texts = [[token.content for token in cells] for cells in rows]
        widen(table, shares(texts, self.width))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, token in zip(row.cells, cells, strict=True):
                self._inline(cell.paragraphs[0], token, bold=cells is rows[0])
        _repeat(table.rows[0])
        self._styled("")

    def _empty_table(self, rows: int, columns: int) -> Any:
        from docx.oxml.table import CT_Tbl
        from docx.table import Table

        made: Any = CT_Tbl.new_tbl(rows, columns, self.width)
        self.end.addprevious(made)
        made.tblStyle_val = self.styles["Table Grid"]
        return Table(made, self.made)

    def _inline(self, paragraph: Any, token: Any, *, bold: bool = False) -> None:
        """Write the words of a line, with what is strong, slanted, code or a link in it."""
        strong, slanted, link = int(bold), 0, ""
        for part in token.children or ():
            match part.type:
                case "strong_open":
                    strong += 1
                case "strong_close":
                    strong -= 1
                case "em_open":
                    slanted += 1
                case "em_close":
                    slanted -= 1
                case "link_open":
                    link = str(part.attrGet("href") or "")
                case "link_close":
                    link = ""
                case "softbreak":
                    paragraph.add_run(" ")
                case "hardbreak":
                    paragraph.add_run().add_break()
                case "text" | "code_inline" | "text_special" | "entity":
                    if link:
                        run = _linked(paragraph, link)
                        run.text = part.content
                    else:
                        run = _run(paragraph, part.content)
                    if strong:
                        run.bold = True
                    if slanted:
                        run.italic = True
                    if part.type == "code_inline":
                        run.font.name = _MONOSPACED


def _run(paragraph: Any, text: str) -> Any:
    """Return a new run of words at the end of a paragraph.

    python-docx would look at every letter, which in a canvas full of text takes seconds.
    """
    from docx.oxml.ns import qn
    from docx.text.run import Run

    made = paragraph._p.makeelement(qn("w:r"))
    paragraph._p.append(made)
    for at, line in enumerate(text.split("\n")):
        if at:
            made.append(made.makeelement(qn("w:br")))
        for column, words in enumerate(line.split("\t")):
            if column:
                made.append(made.makeelement(qn("w:tab")))
            part = made.makeelement(qn("w:t"), {qn("xml:space"): "preserve"})
            part.text = words
            made.append(part)
    return Run(made, paragraph)


def _linked(paragraph: Any, address: str) -> Any:
    """Return an empty run that leads to an address."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    run = paragraph.add_run()
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def _numbering(made: Any, style: str, start: int) -> int:
    """Return a numbering like that of a style, which begins anew."""
    held = made.part.numbering_part.numbering_definitions._numbering
    own = made.styles[style].element.pPr.numPr.numId.val
    like = next(one for one in held.num_lst if one.numId == own).abstractNumId.val
    number = held.add_num(like)
    number.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(number.numId)


def _repeat(row: Any) -> None:
    """Have a table's first row stand on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_language(made: Any, language: str) -> None:
    """Say which language the words are in, so that they are spelled and read aloud right."""
    from docx.oxml.ns import qn

    defaults = made.styles.element.find(qn("w:docDefaults"))
    for told in defaults.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def _without_moments(data: bytes) -> bytes:
    """Return the file as it is at any moment: its parts don't tell when they were put in."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.namelist():
            place = zipfile.ZipInfo(part, _FIRST_DAY)
            new.writestr(place, old.read(part), zipfile.ZIP_DEFLATED)
    return file.getvalue()
