"""What the tests of drawing share: canvases as rooms fill them, and reading what was drawn."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import pytest

from board import templates
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.canvas import new_canvas
from board.commands.cards import add_cards
from board.commands.coalitions import add_coalition
from board.commands.members import add_member
from board.examples import load
from board.i18n import Texts
from board.model import Canvas, Ref
from board.text import visible
from tui.texts import SOURCES
from tui.view.cell_rows import Builder
from tui.view.index import Index, thing_at, title_of
from tui.view.paint import Painting, RowSlot, SheetPainter
from tui.view.state import Cursor, ViewState

BY = By("anna", "2026-03-17T09:30:00Z")

SIZES = [(200, 60), (140, 40), (120, 36), (100, 30), (80, 24), (60, 18), (40, 12)]
"""Terminals: three of their rows are not the sheet's."""

_SAID = """Huisartsen|De wijkverpleegkundige weet het als eerste|Geen kind tussen wal en schip
Wie signaleert, belt; wie belt, blijft aan de lijn tot er iemand overneemt
Eén plan per gezin, ook als er zeven organisaties over de vloer komen|Samen|Vertrouwen
We vergaderen nooit langer dan een uur en nooit zonder een inwoner aan tafel
Ondernemersvereniging, woningcorporatie en gemeente trekken samen op in de binnenstad
Kennis delen|Twaalf huisartsenpraktijken en het Slingeland Ziekenhuis
Eens per kwartaal kijken we of de afspraken over gegevensuitwisseling nog kloppen
Elke deelnemer levert acht uur per maand, in natura|Budget: € 12.500 per jaar
Meedoen mag, meebetalen moet: wie na een jaar niets heeft ingebracht, krijgt een gesprek
Als het schuurt zeggen we dat binnen een week tegen elkaar en niet tegen anderen
Arbeidsmarktregio's, samenwerkingsverbanden en ziektekostenverzekeraars|Nabijheid
De energietransitie lukt alleen als bewoners mede-eigenaar worden van het warmtenet
Programmamanager voor 24 uur per week|Vanuit de bedoeling, niet vanuit het loket
Iedereen mag iets beginnen, niemand hoeft overal bij te zijn|Openbare leeszaal, dinsdagavond
Jaarlijkse netwerkdag op wisselende plekken; de gastheer bepaalt het thema en kookt
Voorzieningenniveau in de kleine kernen behouden|https://voorbeeld.nl/netwerk/afspraken
Wie uitstapt, rondt af en draagt over|Klein beginnen"""


def sayings() -> list[str]:
    """What people put on cards: one word, half a sentence, two sentences, one long word."""
    return [text for line in _SAID.split("\n") for text in line.split("|")]


@cache
def realistic(cards: int) -> Canvas:
    """A canvas with so many cards: some places full, some empty, and always the same."""
    chance = random.Random(cards)
    canvas = new_canvas(templates.load("netwerk"), BY, "Zorgnetwerk Oost", "nl")
    places = [place.path for place in canvas.template.questions()]
    weights = [chance.choice([0, 1, 1, 2, 6]) for _ in places]
    said = sayings()
    for path in chance.choices(places, weights, k=cards):
        canvas = add_cards(canvas, BY, path, [chance.choice(said)])
    for name in chance.sample(_PARTIES, cards // 15 + 2):
        canvas = add_member(canvas, BY, name, role=chance.choice(["", "trekker", "penvoerder"]))
    for title in chance.sample(_TOGETHER, min(len(_TOGETHER), cards // 20)):
        canvas = add_coalition(canvas, BY, title, form=chance.choice(["project", "proces"]))
    dots = [0, 0, 0, 1, 2, 3, 5, 12]
    status = ["", "proposed", "agreed", "implicit", "lapsed"]
    changed = {
        card.id: card._replace(
            dots=chance.choice(dots),
            status=chance.choice(status) if card.place.startswith("spelregels") else "",
            agreed_by=tuple(canvas.members)[: chance.randrange(4)],
            marks=("term",) if chance.random() < 0.1 else (),
            body="Zie *verslag*.\n\n- eerst\n- dan" if chance.random() < 0.2 else "",
        )
        for card in canvas.cards.values()
    }
    return canvas._replace(cards=changed)


_PARTIES = """Gemeente IJsselkant;Zorggroep De Linde;Stichting Welzijn Achterhoek;ROC Oostland
Slingeland Ziekenhuis;Woningcorporatie Sité;GGD;Bibliotheek;Sensor;Zorgbelang;Jongerenraad
Ondernemersvereniging Havenkwartier""".replace("\n", ";").split(";")
_TOGETHER = (
    """Leerbaan in 10 dagen;Ouders aan tafel;Warme overdracht na de tweede klas
Werkcafé;Leren in de zorg;Eén loket voor mantelzorgers in de hele regio;Nachtopvang
""".strip()
    .replace("\n", ";")
    .split(";")
)


@cache
def example() -> Canvas:
    """The example that the program shows in a demo."""
    return canvas_from_tables(load("nl"), templates.load("netwerk"))


class Drawn(NamedTuple):
    """What a screen shows, with what it was made of."""

    builder: Builder
    state: ViewState
    painting: Painting

    @property
    def rows(self) -> list[str]:
        return ["".join(text for _, text in line) for line in self.painting.lines]

    def text_of(self, slot: RowSlot) -> str:
        """The cells of a slot, line after line."""
        return "\n".join(
            row[slot.x : slot.x + slot.width] for row in self.rows[slot.y : slot.y + slot.height]
        )

    def shows_whole(self, ref: Ref) -> bool:
        """Whether the whole text of a thing can be read."""
        slot = next((slot for slot in self.painting.slots if slot.cursor.ref == ref), None)
        canvas = self.builder.index.canvas
        if ref.table == "groups":
            title = canvas.groups[ref.id].title
        else:
            thing = thing_at(canvas, ref)
            assert thing is not None
            title = title_of(thing)
        return slot is not None and _letters(visible(title)) in _letters(self.text_of(slot))

    def empty_rows(self, number: int) -> int:
        """The rows of a pane that show nothing."""
        pane = self.painting.panes[number]
        cells = (row[pane.x : pane.x + pane.width] for row in self.rows[pane.y :][: pane.height])
        return sum(not cell.strip() for cell in cells)


def _letters(text: str) -> str:
    """A text without what breaking it over lines adds or takes away."""
    return "".join(char for char in text if char not in " \n-▎>*")


Draw = Callable[..., Drawn]


@pytest.fixture
def say() -> Texts:
    return Texts("nl", *SOURCES)


@pytest.fixture
def draw(say: Texts) -> Draw:
    """Draw a canvas for a terminal of a size, with the cursor at a place."""

    def drawn(
        canvas: Canvas, size: tuple[int, int] = (120, 36), at: Cursor | None = None, zoom: int = 0
    ) -> Drawn:
        builder = Builder(Index(canvas), say)
        cursor = at or Cursor(canvas.template.opens_on)
        state = ViewState(size[0], size[1] - 3, cursor=cursor, zoom=zoom)
        return Drawn(builder, state, SheetPainter().paint(builder, state))

    return drawn


def columns(painting: Painting) -> Iterator[list[int]]:
    """The numbers of the panes that lie below each other in one column of a block."""
    found: dict[tuple[str, int], list[int]] = {}
    for number, pane in enumerate(painting.panes):
        found.setdefault((pane.cell.block, pane.x), []).append(number)
    yield from found.values()
