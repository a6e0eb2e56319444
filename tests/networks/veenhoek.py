"""A second invented network: forty members and 150 cards, and two sessions four months apart.

It has what real ones have and an example for newcomers hasn't: names that look like Markdown,
HTML, lists and formulas, a group of members, parties of every relation, a vote with ties, answers
that never came, actions nobody owns, and things that must not leave the room.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from board import agendas
from board.codec import canvas_to_tables
from board.commands import actions as act
from board.commands import cards, clock, decisions, items, paradoxes, rounds, sessions, terms
from board.commands.attendance import attend
from board.commands.by import By
from board.commands.canvas import new_canvas, set_info
from board.commands.coalitions import add_coalition, set_coalition
from board.commands.grouping import make_group
from board.commands.interests import add_topics, set_level
from board.commands.members import add_member, leave, set_member, set_stewardship
from board.commands.verdicts import set_verdict
from board.model import Canvas, Ref
from board.sessions import agenda as agenda_of
from board.snapshots import SessionState
from board.template import Template
from tests.networks import veenhoek_words as words

FIRST, SECOND = "2025-11-11", "2026-03-17"

INSIDE = (
    "Bang dat de gemeente stopt met betalen",
    "De een vertrouwt de ander niet sinds de fusie",
    "Stil overleg over de directeur",
)
"""Texts of what is *alleen in de zaal*: two cards and a coalition."""
PARKED = ("Een eigen busje kopen", "Samen één kassysteem")
HIDDEN = ("Nog niemand las dit antwoord", "En dit al helemaal niet")
"""Texts of a silent round that was never revealed."""


class Network(NamedTuple):
    """A canvas, and how it was when its sessions closed."""

    canvas: Canvas
    states: tuple[SessionState, ...]


class _Hand:
    """Does one command after another on a canvas, as someone at the keyboard would."""

    def __init__(self, canvas: Canvas, day: str) -> None:
        self.canvas = canvas
        self.states: list[SessionState] = []
        self.move_to(day)

    def move_to(self, day: str, minute: int = 0) -> None:
        """Go on at another moment."""
        self.by = By("Noor", f"{day}T{12 + minute // 60:02}:{minute % 60:02}:00Z")

    def __call__(self, command: Callable[..., Canvas], *arguments: Any, **named: Any) -> None:
        self.canvas = command(self.canvas, self.by, *arguments, **named)

    def close(self, session: str) -> None:
        """Close a session, and keep how the canvas is."""
        self(sessions.close_session, session, rev=len(self.states) + 1)
        at = self.canvas.sessions[session].closed
        tables = canvas_to_tables(self.canvas)
        self.states.append(SessionState(session, at, len(self.states) + 1, tables))


def veenhoek(template: Template, language: str = "nl") -> Network:
    """Return the network; the language is that of the canvas, its cards are in Dutch."""
    by = By("Noor", "2025-10-01T09:00:00Z")
    title = "Thuis in de Veenhoek | oud worden & *erbij* horen"
    hand = _Hand(new_canvas(template, by, title, language), "2025-10-01")
    hand(
        set_info,
        purpose="Oud worden in je eigen straat, met mensen om je heen",
        contact="Noor Jansen (coördinator), noor@voorbeeld.nl",
        status="concept",
    )
    _members(hand)
    _first_session(hand)
    _between(hand)
    _second_session(hand)
    return Network(hand.canvas, tuple(hand.states))


def _members(hand: _Hand) -> None:
    persons = {"obrien", "fatima", "hoff"}
    for id, name, role, brings in words.MEMBERS:
        kind = "person" if id in persons else "organisation"
        hand(add_member, name, id=id, role=role, kind=kind)
        gets = "rust in de wijk" if brings else ""
        hand(set_member, id, brings=brings, gets=gets, joined="" if id != "bieb" else "2026-01-15")
    hand(add_member, "De drie gemeenten", id="gems", kind="group", role="opdrachtgevers")
    hand(set_member, "gems", holds=("member:drie", "member:dorp", "member:heide"), brings="geld")
    hand(add_member, "Zorgkantoor Oost, regio Veen", id="kantoor", relation="stakeholder")
    hand(add_member, "Fonds Oud & Nieuw", id="fonds", relation="funder")
    hand(add_member, "Woningcorporatie De Eik (i.o.)", id="eik", relation="intended")
    hand(add_member, "UMC Wetering", id="umc", relation="outside")
    hand(add_member, "Thuiszorg Morgen B.V.", id="morgen", role="uitvoerder")
    for id in ("oost", "coop", "lang", "raad", "zww"):
        hand(set_member, id, core=True)
    hand(
        set_stewardship, "raad", True, "Wijkteam [Oost]; Stichting Zorg, Welzijn en Wonen Veenhoek"
    )


def _first_session(hand: _Hand) -> None:
    hand.move_to(FIRST)
    hand(
        sessions.add_session, id="sessie11", agenda=agendas.load("first"), language="nl",
        date=FIRST, start="13:00", place="De Zon, achterzaal", purpose="Vinden wat ons verbindt",
    )  # fmt: skip
    hand(sessions.start_session, "sessie11")
    here = [id for id, *_ in words.MEMBERS[:24] if id != "bieb"]
    hand(attend, "sessie11", [f"member:{id}" for id in (*here, "morgen")])
    hand(attend, "sessie11", ["name:Een student van het ROC"])
    hand(attend, "sessie11", ["member:fysio"], "excused")
    _step(hand, "sessie11", 0)
    _lay(hand, "ident", words.IDENTITY)
    for at, id in enumerate(("ident00", "ident01", "ident11", "ident21")):
        hand(items.add_dots, [Ref("cards", id)], 9 - 2 * at)
    body = "Waarom:\n\n- het **kan**\n- <i>het moet</i>\n\n| wie | wat |\n|---|---|\n| wij | dit |"
    hand(cards.edit_card, "ident01", body=body)
    hand(
        cards.edit_card,
        "ident12",
        body="```\nbinnen < drie > dagen\n```\n\n1. bellen\n2. langsgaan",
    )
    _silent_round(hand)
    for at, (question, text, status, _) in enumerate(words.RULES):
        hand(cards.add_card, f"spelregels.{question}", text, id=f"regel{at}")
        hand(cards.set_status, [f"regel{at}"], status)
        hand(cards.link, f"regel{at}", "ident00")
    hand(cards.set_agreed, "regel0", ["oost", "coop", "lang", "raad"])
    _coalitions(hand)
    _step(hand, "sessie11", 1)
    hand(decisions.add_decision, "We beginnen met drie straten, en kijken na zes weken", id="bes1",
         method="no_objection")  # fmt: skip
    hand(decisions.agree_present, "bes1")
    hand(act.add_action, "Drie straten kiezen", id="act1", owner="1. Wijkraad Centrum",
         due="2025-12-01")  # fmt: skip
    hand(act.add_action, "Soeproute rijden", id="act2", owner="Thuiszorg Morgen B.V.",
         due="2026-01-15", coalition="soep")  # fmt: skip
    hand(act.add_action, "Uitzoeken wie de sleutel heeft", id="act3")
    _paradox(hand, 0, "-3 -2 0 2 3 x", "Gezellig is het; cijfers noemen we te laat")
    _rest(hand, "sessie11", 2)
    hand(sessions.say_closing, "sessie11", "member:oost", "hoop")
    hand.close("sessie11")


def _lay(hand: _Hand, name: str, texts: Mapping[str, Sequence[str]]) -> None:
    rows = [(place, text) for place, row in texts.items() for text in row]
    for number, (place, text) in enumerate(rows):
        hand(cards.add_card, place, text, id=f"{name}{number:02}")


def _step(hand: _Hand, session: str, number: int) -> None:
    """Start the next item of the agenda."""
    hand.move_to(hand.by.date, 20 * number)
    hand(clock.start_item, agenda_of(hand.canvas, session)[number].id)


def _rest(hand: _Hand, session: str, number: int) -> None:
    """Go through the rest of the agenda, but for its last item, for which there was no time."""
    last = len(agenda_of(hand.canvas, session)) - 1
    for at in range(number, last):
        _step(hand, session, at)
    hand.move_to(hand.by.date, 20 * last)


def _silent_round(hand: _Hand) -> None:
    hand(rounds.open_silent, "identiteit.stijl", session="sessie11", id="stil1")
    for at in range(8):
        hand(cards.add_card, "identiteit.stijl.innoveren", f"Iets nieuws, nummer {at + 1}",
             id=f"stil{at}x")  # fmt: skip
    hand(rounds.reveal, "stil1")
    hand(make_group, ["stil0x", "stil1x", "stil2x"], "Wat we durven, samen", id="durf")


def _coalitions(hand: _Hand) -> None:
    made: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
        ("soep", "Soep aan de deur; en daarna", "project",
         {"core": "Buurtkamer De Zon ☀️; Café *Ésprit*; Thuiszorg Morgen B.V.",
          "others": "UMC Wetering; De drie gemeenten", "target_group": "80-plussers, alleen",
          "shared_ambition": "niemand eet alleen", "way_of_working": "elke dinsdag",
          "conditions": "gasten kijken mee", "review": "2026-02-01", "follows": ("ident00",)}),
        ("val", "Valtraining in de kantine", "programma",
         {"core": "Fysiotherapie In Beweging; v.v. Veenhoek '58", "end": "2026-09-01",
          "target_group": "wie onzeker loopt", "shared_ambition": "minder vallen",
          "way_of_working": "tien keer, met koffie na", "joint": False}),
        ("feest", "Burendag op de Turfkade", "evenement",
         {"core": "#Veenhoek2030", "others": "Shantykoor De Turfstekers; de buren",
          "result": "120 bezoekers, 14 nieuwe straatcontacten"}),
        ("data", "Eén lijst", "proces", {"shared_ambition": "één wachtlijst"}),
        ("directie", INSIDE[2], "initiatief", {"core": "Gemeente Veenhoek"}),
    )  # fmt: skip
    progress = {"soep": "active", "val": "active", "feest": "finished", "directie": "active"}
    for id, title, form, fields in made:
        hand(add_coalition, title, form=form, id=id)
        hand(set_coalition, id, progress=progress.get(id, "idea"), **fields)
    hand(items.toggle_mark, [Ref("coalitions", "directie")], "room")


def _between(hand: _Hand) -> None:
    """Between the meetings: someone reports back, one leaves, cards come in from home."""
    hand.move_to("2025-11-20")
    hand(sessions.report_back, "sessie11", ["member:oost", "member:coop"])
    hand.move_to("2026-02-01")
    hand(leave, "morgen", "2026-02-01")
    hand(act.finish, "act1")
    _lay(hand, "organ", words.ORGANISATION)
    for number, street in enumerate(words.STREETS):
        for at, card in enumerate(words.STREET_CARDS):
            place, _, text = card.partition(": ")
            hand(cards.add_card, place, text.format(street=street), id=f"str{number:02}x{at}")
    hand(terms.add_term, "straatcontact", "iemand die de straat kent en gebeld mag worden")
    hand(terms.add_term, "schil", "")


def _second_session(hand: _Hand) -> None:
    hand.move_to(SECOND)
    hand(
        sessions.add_session, id="sessie22", agenda=agendas.load("next"), language="nl",
        date=SECOND, start="9:30", place="Kantine v.v. Veenhoek '58", purpose="Kiezen wat doorgaat",
    )  # fmt: skip
    hand(sessions.start_session, "sessie22")
    hand(attend, "sessie22", [f"member:{id}" for id, *_ in words.MEMBERS[3:27]])
    hand(attend, "sessie22", ["member:zww", "member:huis"], "excused")
    hand(sessions.set_session, "sessie11", minutes="adopted")
    for at, (*_, verdict) in enumerate(words.RULES):
        if verdict:
            hand(set_verdict, [f"regel{at}"], verdict, "sessie22")
    _step(hand, "sessie22", 0)
    _vote(hand)
    _agreed(hand)
    _paradox(hand, 1, "0 1 1 2 3", "Minder uiteen dan in november")
    hand(add_topics, ["Vervoer naar het ziekenhuis"], id="vervoer")
    for level, id in ((1, "oost"), (2, "lukasz"), (3, "taxi"), (4, "raad")):
        hand(set_level, "vervoer", id, level)
    _inside(hand)
    _rest(hand, "sessie22", 2)
    hand.close("sessie22")
    hand.move_to("2026-03-20")
    hand(sessions.add_session, id="sessie33", date="2026-07-07", start="13:30",
         place="Moskee El-Feth", purpose="Vieren en verder")  # fmt: skip


def _vote(hand: _Hand) -> None:
    """Hold a vote that ends in ties."""
    about = ["ident11", "ident12", "ident13", "ident14"]
    hand(rounds.open_vote, about, dots=3, session="sessie22", id="stem1")
    for given in ({"ident11": 2, "ident12": 1}, {"ident11": 1, "ident12": 2}, {"ident13": 3}):
        hand.canvas = rounds.hand_in(hand.canvas, "stem1", given)
    hand(rounds.reveal, "stem1")


def _agreed(hand: _Hand) -> None:
    hand(decisions.add_decision, "De bijdrage is € 750 per organisatie per jaar", id="bes2",
         method="consensus")  # fmt: skip
    hand(decisions.agree_present, "bes2")
    for who, until in (("De drie gemeenten", "2026-05-01"), ("<b>Apotheek</b> Veen", "2026-03-01"),
                       ("Jansen & Zn. | Aanpassingen", "")):  # fmt: skip
        hand(decisions.reserve, "bes2", who, until)
    hand(decisions.answer, "bes2", "<b>Apotheek</b> Veen", "akkoord, mits halverwege bekeken",
         "2026-03-17")  # fmt: skip
    hand(decisions.add_decision, "Valtraining | twee groepen", id="bes3", cards=["val"])
    hand(act.add_action, "Zaalhuur navragen", id="act4", owner="v.v. Veenhoek '58",
         due="2026-04-07", coalition="val", decision="bes3")  # fmt: skip
    hand(act.add_action, "Bestuur polsen over de bijdrage", id="act5", owner="De drie gemeenten",
         decision="bes2")  # fmt: skip
    hand(act.add_action, "Wijkkrant vullen", id="act6", owner="de buren", due="2026-03-31")


def _inside(hand: _Hand) -> None:
    """Note what must not leave the room, and what nobody may read yet."""
    for at, text in enumerate(INSIDE[:2]):
        hand(cards.add_card, "regie.zorg", text, id=f"zaal{at}")
        hand(items.toggle_mark, [Ref("cards", f"zaal{at}")], "room")
    hand(decisions.add_decision, "Eerst met haar praten", id="bes4", cards=["zaal1"])
    for at, text in enumerate(PARKED):
        hand(cards.add_card, "organisatie.middelen.financieel", text, id=f"park{at}")
        hand(items.park, [Ref("cards", f"park{at}")], "te vroeg")
    hand(cards.add_card, "coalities", "Weg ermee", id="weg1")
    hand(items.remove, [Ref("cards", "weg1")])
    hand(rounds.open_silent, "regie.vorm", session="sessie22", id="stil2")
    for at, text in enumerate(HIDDEN):
        hand(cards.add_card, "regie.vorm", text, id=f"hide{at}")


def _paradox(hand: _Hand, at: int, row: str, note: str) -> None:
    paradox = hand.canvas.template.paradoxes[0].id
    if at:
        hand(paradoxes.new_round, paradox, hand.by.date)
    hand(paradoxes.answer_row, paradox, 0, row)
    hand(paradoxes.set_note, paradox, note)
