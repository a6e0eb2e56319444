"""Every page of a network of forty members with two sessions, names that look like markup and all.

What it has is told in ``tests.networks.veenhoek``. The pages of the example are tried beside it.
"""

import io
from collections.abc import Iterator

import docx
import pytest
from markdown_it import MarkdownIt

from board.commands.by import By
from board.hidden import without_hidden
from board.i18n import LANGUAGES
from board.model import ACTIVE, Canvas
from board.people import active_members, counted
from board.queries import label
from board.snapshots import of_closings
from board.templates import load
from exports import PAGES, Request, file, render
from exports.pages import PageKind
from exports.read import read_file
from exports.request import HTML, MARKDOWN, WORD
from tests.exports.test_formats import Said, blocks, in_markdown, words
from tests.networks.veenhoek import FIRST, HIDDEN, INSIDE, PARKED, SECOND, Network, veenhoek

DAY = "2026-03-20"
UNSAID = (*INSIDE, *PARKED, *HIDDEN, "Weg ermee", "Eerst met haar praten")
"""What no page that goes out may say."""
WRITTEN = [page for page in PAGES if MARKDOWN in page.makers]


@pytest.fixture(scope="module")
def network() -> Network:
    return veenhoek(load("netwerk"))


@pytest.fixture
def canvas(network: Network) -> Canvas:
    return network.canvas


def requests(canvas: Canvas, page: PageKind, format: str) -> Iterator[Request]:
    """Return what to ask for to have all there is of a page."""
    whole = Request(format, page.id, date=DAY)
    if page.by_member:
        yield from (whole._replace(member=one.id) for one in active_members(canvas)[::13])
        yield whole._replace(member="gems")
    elif page.id in ("minutes", "agenda"):
        yield from (whole._replace(session=one) for one in canvas.sessions)
    else:
        yield whole


def everything(canvas: Canvas) -> Iterator[tuple[str, str]]:
    """Return every page that goes out, in every format, as its name and its text."""
    for page in PAGES:
        for format in page.makers:
            for request in requests(canvas, page, format):
                yield f"{page.id}.{format}", render(canvas, request)
                if format == MARKDOWN:
                    yield f"{page.id}.html", render(canvas, request._replace(format=HTML))


def test_it_is_as_large_as_it_says(network: Network) -> None:
    canvas = network.canvas
    assert sum(one.kind != "group" for one in active_members(canvas)) == 40
    assert len(counted(canvas)) == 38, "three of them count with their group"
    assert len(canvas.cards) == 150
    held = [(one.date, one.progress) for one in canvas.sessions.values()]
    assert held == [(FIRST, "closed"), (SECOND, "closed"), ("2026-07-07", "planned")]
    assert len(of_closings(network.states, canvas)) == 2


def test_nothing_that_stays_inside_is_on_any_page(canvas: Canvas) -> None:
    for name, text in everything(canvas):
        kept = HIDDEN if name == "canvas.json" else UNSAID
        assert [one for one in kept if one in text] == [], name
    for page in WRITTEN:
        (request, *_) = requests(canvas, page, WORD)
        said = "\n".join(
            one.text for one in blocks(docx.Document(io.BytesIO(file(canvas, request))))
        )
        assert [one for one in UNSAID if one in said] == [], page.id


def test_every_page_is_the_same_twice(canvas: Canvas) -> None:
    other = canvas._replace(
        cards=dict(reversed([*canvas.cards.items()])),
        members=dict(reversed([*canvas.members.items()])),
        decisions=dict(reversed([*canvas.decisions.items()])),
        actions=dict(reversed([*canvas.actions.items()])),
    )
    assert [*everything(canvas)] == [*everything(other)]


@pytest.mark.parametrize("headings", LANGUAGES)
@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.id)
def test_no_markup_but_ours_and_the_same_words_in_every_format(
    canvas: Canvas, page: PageKind, headings: str
) -> None:
    parser = MarkdownIt("commonmark").enable("table")
    for asked in requests(canvas, page, MARKDOWN):
        request = asked._replace(headings=headings)
        text = render(canvas, request)
        tokens = [each for one in parser.parse(text) for each in (one, *(one.children or ()))]
        assert not [one.content for one in tokens if one.type.startswith("html")]
        said = in_markdown(text)
        assert Said(render(canvas, request._replace(format=HTML))).words == said
    made = docx.Document(io.BytesIO(file(canvas, request._replace(format=WORD))))
    assert [each for block in blocks(made) for each in words(block.text)] == said


def test_each_card_stands_once_in_the_complete_form_and_comes_back(canvas: Canvas) -> None:
    text = render(canvas, Request(complete=True, room=True, parked=True))
    shown = without_hidden(canvas)
    back = read_file(text, by=By("Noor", "2026-03-21T09:00:00Z"), name="veenhoek.md").canvas
    for table in ("cards", "coalitions", "members"):
        sides = (getattr(shown, table).values(), getattr(back, table).values())
        before, after = (sorted(label(one) for one in row if one.state == ACTIVE) for row in sides)
        assert before == after, "each once"


def told(canvas: Canvas, page: str, session: str = "") -> list[str]:
    return render(canvas, Request(page=page, date=DAY, session=session)).split("\n")


def test_the_summary_opens_with_when_they_met_and_what_is_sure(canvas: Canvas) -> None:
    lines = told(canvas, "summary")
    assert lines[2:5] == [
        "Stand op 20 maart 2026 · concept · vragen: Noor Jansen (coördinator), noor@voorbeeld.nl",
        "",
        "Laatste bijeenkomst: sessie 2 · 17 maart 2026 · 09:30–12:00 · Kantine v.v. Veenhoek '58 · "
        "24 aanwezigen",
    ]
    assert "sessie 3 · 7 juli 2026 · 13:30 · Moskee El-Feth" in lines
    assert "- De bijdrage is € 750 per organisatie per jaar (onder voorbehoud)" in lines
    assert (
        "- De bijdrage is € 750 per organisatie per jaar – antwoord van De drie gemeenten (3) "
        "(uiterlijk 1 mei 2026); Jansen & Zn. \\| Aanpassingen"
    ) in lines
    assert (
        "| Thuiszorg Morgen B.V. (vertrokken) | Soeproute rijden | 15 januari 2026 (voorbij) |"
    ) in lines


def test_the_minutes_have_the_cards_in_the_order_of_the_sheet_under_their_questions(
    canvas: Canvas,
) -> None:
    lines = told(canvas, "minutes", session="sessie11")
    assert lines[2] == "Stand op 20 maart 2026", "the minutes have a status of their own"
    assert "Vastgesteld." in lines
    cards = [line for line in lines if line.startswith(("- **Gedeeld thema", "- **Besluiten"))]
    assert cards[0] == "- **Gedeeld thema:** Oud worden in je eigen straat ●●●●●●●●●"
    assert cards[-1] == "- **Besluiten:** Alles in het voltallige overleg"
    assert "| klaar op 1 februari 2026 | 1. Wijkraad Centrum | Drie straten kiezen | – |" in lines


def test_last_time_fits_its_reader(canvas: Canvas) -> None:
    lines = told(canvas, "last-time")
    assert "- Wie zwijgt, stemt niet in – werkt" in lines
    assert "- Eerst samen koffie, dan pas een derde erbij – schuurt" in lines
    assert [line for line in lines if line.startswith("- De bijdrage")]
    empty = told(canvas, "agenda", session="sessie33")
    assert not [line for line in empty if line.startswith("Tot ")], "nothing is planned yet"


def test_the_matrices_have_a_row_for_each_who_takes_part_or_chose(canvas: Canvas) -> None:
    lines = told(canvas, "network")
    assert "| Deelnemer | Vervoer naar het ziekenhuis |" in lines
    at = lines.index("## Wie wil wat?")
    chosen = [line for line in lines[at:] if line.endswith(("weten |", "mee |", "bepalen |"))]
    assert "| Taxi Ten Brink | meedoen |" in lines[at:]
    assert len(chosen) < 10
    (nowhere,) = (line for line in lines if line.startswith("In geen van deze coalities: "))
    assert "Bakkerij Van Ooijen; Shantykoor" in nowhere
    assert "Fysiotherapie In Beweging" not in nowhere
