"""The sheet as a poster: for the wall (A3), as pages (A4), on a phone, read aloud.

The template's layout tree becomes nested grids, so that blocks lie as on the sheet; on a phone
they follow each other by number. There is no script and nothing is fetched, and the page's own
policy forbids both.
"""

from collections.abc import Iterable

from board import groups, parties
from board.i18n import pick
from board.meeting import Group
from board.model import Canvas, Card, Coalition, Member
from board.template import Area, Block
from exports.html.fitting import MARGIN, MILLIMETRES, fit, on_a4
from exports.html.markup import POLICY, rendered, text, typed
from exports.html.style import CUT, GROUPS, SHEETS, STYLE
from exports.markdown import parts as told
from exports.markdown.parts import PageWriter
from exports.page_texts import page_texts
from exports.request import Request


def render(canvas: Canvas, request: Request) -> str:
    """Return the poster of a canvas, or of the blocks and sections asked for."""
    return _Poster(canvas, request).page()


class _Poster:
    """A poster in the making."""

    def __init__(self, canvas: Canvas, request: Request) -> None:
        self.canvas = canvas
        self.writer = PageWriter(canvas, request)
        self.reader = self.writer.reader
        self.language = self.writer.language
        self.texts = page_texts(self.language)
        self._shown = {block.id for block in self.reader.blocks}
        self.paper = request.paper or "a3"
        self.fit = fit(self.writer, self.paper)

    def page(self) -> str:
        """Return the whole page."""
        title = text(self.canvas.info.title) or self.texts("page.canvas")
        size, (across, high) = self.fit.sizes[0], MILLIMETRES[self.paper]
        parts = (
            (GROUPS, groups.shown(self.canvas)),
            (SHEETS, self.fit.first),
            (CUT, any(self.fit.cuts)),
        )
        extra = "".join(style for style, wanted in parts if wanted)
        return "\n".join(
            [
                "<!DOCTYPE html>",
                f'<html lang="{self.language}">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                f"<title>{title}</title>",
                f"<style>\n@page {{ size: {across}mm {high}mm; margin: {MARGIN}mm; }}",
                f"{STYLE}{extra}</style>",
                "</head>",
                f'<body style="--wall: {size:.2f}pt; --paper: {on_a4(size):.2f}pt;'
                f" --high: {high - 2 * MARGIN - 1}mm; --head: {self.fit.head:.1f};"
                f' --cut: {self.fit.cuts[0] or "none"}">',
                self._header(title),
                '<main class="sheet">',
                self._area(self.canvas.template.layout, self.fit.first),
                "</main>",
                self._parked(),
                self._footer(),
                "</body>",
                "</html>\n",
            ]
        )

    def _header(self, title: str) -> str:
        from board import dates

        info = self.canvas.info
        day = dates.show(self.writer.request.date, self.language)
        line = " · ".join(text(part) for part in (day, info.phase, info.status) if part)
        rows = [f"<h1>{title}</h1>"]
        rows += [f'<p class="purpose">{text(info.purpose)}</p>'] if info.purpose else []
        rows += [f'<p class="when">{line}</p>'] if line else []
        choice = (
            f'<fieldset class="paper"><legend>{self.texts("poster.paper")}</legend>'
            '<label><input type="radio" name="paper" id="wall" checked> '
            f"{self.texts(f'poster.{self.paper}')}</label>"
            f'<label><input type="radio" name="paper" id="a4"> {self.texts("poster.a4")}</label>'
            "</fieldset>"
        )
        return f"<header>\n<div>{''.join(rows)}</div>\n{choice}\n</header>"

    def _area(self, area: Area, first: int = 0) -> str:
        """Return an area of the layout: a block, or areas below or beside each other.

        ``first`` is how many of its rows stand on the first of two sheets.
        """
        if area.block:
            block = self.canvas.template.block(area.block)
            return self._block(block) if block is not None else ""
        kind, inner = ("rows", area.rows) if area.rows else ("columns", area.columns)
        shown = [one for one in inner if self._holds(one)]
        made = list(map(self._area, shown))
        if first:
            sheets = "\n".join(made[:first]), "\n".join(made[first:])
            return "\n".join(
                f'<div class="rows one-sheet" style="--letters: {size:.2f}pt;'
                f' --cut: {cut or "none"}">\n{one}\n</div>'
                for one, size, cut in zip(sheets, self.fit.sizes, self.fit.cuts, strict=True)
            )
        parts = "\n".join(made)
        if kind == "rows":
            # Rows are as high as what is in them; weights are for screens that can't grow.
            return f'<div class="rows">\n{parts}\n</div>'
        tracks = _tracks(one.weight for one in shown)
        wall = _tracks(self.fit.tracks[area]) if area in self.fit.tracks else tracks
        style = f"--tracks: {tracks}; --wall-tracks: {wall}"
        return f'<div class="columns" style="{style}">\n{parts}\n</div>'

    def _holds(self, area: Area) -> bool:
        if area.block:
            return area.block in self._shown
        return any(map(self._holds, area.rows or area.columns))

    def _block(self, block: Block) -> str:
        reader, language = self.reader, self.language
        name, key = text(pick(block.title, language)), text(pick(block.key, language))
        rows = [
            f'<section class="block c{(block.number - 1) % 9 + 1}" style="--n: {block.number}"'
            f' aria-labelledby="b{block.number}">',
            f'<h2 id="b{block.number}"><span class="number">{block.number}</span> {name}'
            f' <span class="key">{key}</span></h2>',
        ]
        rows.append(self._things(block.id, block))
        sections = reader.sections(block)
        if sections:
            columns = max(1, min(block.columns, len(sections)))
            wall = _tracks(self.fit.parts.get(block.id, (1,) * columns))
            rows.append(f'<div class="parts" style="--columns: {columns}; --wall-tracks: {wall}">')
            for section in sections:
                path = f"{block.id}.{section.id}"
                title = text(pick(section.title, language))
                rows.append(f'<section class="part"><h3>{title}</h3>')
                rows.append(
                    self._things(path) or f'<p class="none">{self.texts("poster.none")}</p>'
                )
                rows.append("</section>")
            rows.append("</div>")
        elif not rows[-1]:
            rows.append(f'<p class="none">{self.texts("poster.none")}</p>')
        return "\n".join([row for row in rows if row] + ["</section>"])

    def _things(self, path: str, block: Block | None = None) -> str:
        """Return the list of what stands in a place: members, cards, coalitions."""
        items: list[str] = []
        if path == self.reader.members_at:
            items += map(self._member, told.present(self.writer))
        if block is not None and "coalitions" in block.roles:
            items += map(self._coalition, self.reader.coalitions)
        items += map(self._unit, groups.units(self.canvas, self.reader.cards(path)))
        if not items:
            return ""
        columns = self.fit.columns.get(path, 1)
        return (
            f'<ul class="cards" style="--wall-columns: {columns}">\n' + "\n".join(items) + "\n</ul>"
        )

    def _unit(self, unit: tuple[Group | None, list[Card]]) -> str:
        """Return a card, or a group with its cards below its title."""
        group, cards = unit
        shown = "\n".join(map(self._card, cards))
        if group is None:
            return shown
        title = f'<p class="title">{self._text(group.title)}</p>'
        return f'<li class="group">{title}\n<ul class="cards">\n{shown}\n</ul></li>'

    def _card(self, card: Card) -> str:
        status = ""
        if card.status and self.canvas.template.under(card.place, "rules"):
            word = text(told.rule_status(self.texts, card))
            status = f' <span class="status {text(card.status)}">{word}</span>'
        body = self._body(card.body)
        line = f"{self._text(card.text)}{self._dots(card.dots)}{status}{self._asides(card)}"
        return f"<li>{line}{body}</li>"

    def _body(self, body: str) -> str:
        if not body:
            return ""
        shown = typed(body) if self.reader.as_typed(body) else rendered(body)
        return f'<div class="body">{shown}</div>'

    def _text(self, literal: str) -> str:
        return f'<span class="text" dir="auto">{text(literal)}</span>'

    def _dots(self, count: int) -> str:
        if count <= 0:
            return ""
        label = self.texts("poster.dots", n=count)
        shown = told.dots(count).strip()
        return f' <span class="dots" role="img" aria-label="{label}">{shown}</span>'

    def _asides(self, thing: Card | Coalition) -> str:
        words = told.aside_words(self.writer, thing)
        return f' <span class="aside">{text("; ".join(words))}</span>' if words else ""

    def _member(self, one: Member) -> str:
        home = f' <span class="aside">{text(one.home)}</span>' if one.home else ""
        role = f' <span class="aside">{text(one.role)}</span>' if one.role else ""
        mark = ' class="core"' if one.core else ""
        return f"<li{mark}>{self._text(parties.shown_name(self.canvas, one))}{home}{role}</li>"

    def _coalition(self, one: Coalition) -> str:
        writer = self.writer
        line = [told.form_title(writer, one.form), *told.term(writer, one)]
        if one.joint:
            line.append(self.texts("coalition.joint"))
        rows = [
            f"<h3>{self._text(one.title)}{self._dots(one.dots)}{self._asides(one)}</h3>",
            f'<p class="term">{" · ".join(text(part) for part in line if part)}</p>',
        ]
        fields = told.coalition_fields(writer, one, told.ON_POSTER)
        if fields:
            rows.append("<dl>")
            rows += [
                f"<div><dt>{text(label)}</dt> <dd>{text(value)}</dd></div>"
                for label, value in fields
            ]
            rows.append("</dl>")
        rows.append(self._body(one.body))
        return f'<li class="coalition">{"".join(rows)}</li>'

    def _parked(self) -> str:
        if not self.reader.parked:
            return ""
        items = [
            self._card(one) if isinstance(one, Card) else self._coalition(one)
            for one in self.reader.parked
        ]
        title = self.texts("parked")
        return (
            f'<section class="block parked" aria-labelledby="parked"><h2 id="parked">{title}</h2>'
            f'<ul class="cards">{"".join(items)}</ul></section>'
        )

    def _footer(self) -> str:
        contact = self.canvas.info.contact
        hidden = self.writer.request.hidden
        rows = [self.texts("foot.hidden", n=hidden)] if hidden else []
        rows += [self.texts("foot.contact", who=text(contact))] if contact else []
        credit = text(pick(self.canvas.template.credit, self.language))
        rows.append(f"{credit}." if credit and not credit.endswith(".") else credit)
        style = f' style="--foot: {self.fit.sizes[-1]:.2f}pt"' if self.fit.first else ""
        return f"<footer{style}><p>{' '.join(row for row in rows if row)}</p></footer>"


def _tracks(shares: Iterable[float]) -> str:
    """Return the tracks of a grid whose columns have these shares."""
    return " ".join(f"minmax(0, {share:.4g}fr)" for share in shares)
