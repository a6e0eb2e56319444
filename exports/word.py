"""A Markdown page as a Word document, for who works on in a text processor.

It is written from the page's own tokens by ``python-docx``, which is an extra of this package:
``pip install 'netwerkcanvas[word]'``. Headings, lists and tables have the styles of their kind, so
that a table of contents, an outline and a house style work on them.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from board.refusal import Refused
from exports.parsed import tokens

_LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}
_DEEPEST_LIST = 3
"""Deeper lists take the looks of the third level: the templates of Word have no more."""
_MONOSPACED = "Courier New"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The moment that a part of the file bears: equal pages are equal files."""


def document(markdown: str, title: str, language: str) -> bytes:
    """Return a page of ours as a ``.docx`` file.

    Raises Refused where ``python-docx`` isn't installed.
    """
    try:
        import docx
    except ImportError:
        raise Refused("export.no_word") from None
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.language = _LANGUAGES.get(language, language)
    _set_language(made, _LANGUAGES.get(language, language))
    _Writer(made).write(tokens(markdown))
    file = io.BytesIO()
    made.save(file)
    return _without_moments(file.getvalue())


class _Writer:
    """Takes the tokens one by one; holds in which lists and quotes it is."""

    def __init__(self, made: Any) -> None:
        self.made = made
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
                    self._inline(self.made.add_heading("", level), next(ahead))
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
            return self.made.add_paragraph(style="Quote" if self.quotes else None)
        style, numbering = self.lists[-1]
        if not self.begins:
            deep = min(len(self.lists), _DEEPEST_LIST)
            return self.made.add_paragraph(
                style="List Continue" if deep == 1 else f"List Continue {deep}"
            )
        self.begins = False
        made = self.made.add_paragraph(style=style)
        if numbering is not None:
            number = made._p.get_or_add_pPr().get_or_add_numPr()
            number.get_or_add_numId().val = numbering
            number.get_or_add_ilvl().val = 0
        return made

    def _code(self, text: str) -> None:
        run = self._paragraph().add_run(text.removesuffix("\n"))
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
        table = self.made.add_table(len(rows), len(rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, token in zip(row.cells, cells, strict=True):
                self._inline(cell.paragraphs[0], token, bold=cells is rows[0])
        _repeat(table.rows[0])
        self.made.add_paragraph()

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
                    run = _linked(paragraph, link) if link else paragraph.add_run()
                    run.text = part.content
                    run.bold, run.italic = strong > 0 or None, slanted > 0 or None
                    if part.type == "code_inline":
                        run.font.name = _MONOSPACED


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
