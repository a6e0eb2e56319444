"""Names typed in a row become references, and the other way round."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from board import name_row, parties
from board.model import Canvas, Coalition, Member, Ref
from board.template import Area, Template
from board.text import one_line
from board.wording import enumerated, folded, listed


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        (
            "ROC Oostland; De Werkplek; UWV (extern)",
            ("member:roc", "member:plek", "outside:UWV"),
        ),
        ("roc oostland;DE WERKPLEK", ("member:roc", "member:plek")),
        ("roc oostland\nde werkplek\r\n", ("member:roc", "member:plek")),
        ("cafe esprit; CAFÉ  ésprit", ("member:cafe",)),
        ("+UWV; + Bank", ("outside:UWV", "outside:Bank")),
        (
            "UWV (van buiten); Bank (outside); Krant [extern]",
            ("outside:UWV", "outside:Bank", "outside:Krant"),
        ),
        ("UWV; de gemeenten; werkgroep X", ("name:UWV", "name:de gemeenten", "name:werkgroep X")),
        ("", ()),
        (" , ;\n,", ()),
        ("Jan (ROC)", ("name:Jan (ROC)",)),
        ("Jansen, Pietersen & Co; roc oostland", ("name:Jansen, Pietersen & Co", "member:roc")),
        ("roc oostland, ", ("member:roc",)),
        ('"Jansen; Co"; roc oostland', ("name:Jansen; Co", "member:roc")),
        ('"Jansen; Co" (extern)', ("outside:Jansen; Co",)),
        ('+"Jansen; Co"', ("outside:Jansen; Co",)),
        ('"De ""Brug"" 2; 3"', ('name:De "Brug" 2; 3',)),
        ('"niet dicht; roc oostland', ('name:"niet dicht', "member:roc")),
        (
            "De Schakel (trekt mee, geen lid)",
            ("name:De Schakel (trekt mee, geen lid)",),
        ),
    ],
)
def test_what_is_typed_becomes_references(
    network: Canvas, typed: str, refs: tuple[str, ...]
) -> None:
    assert parties.parse(network, typed) == refs


AWKWARD = (
    "Stichting Zorg, Welzijn en Wonen",
    "De Schakel (trekt mee, geen lid)",
    "Bouwgroep Noord; afdeling Zuid",
    '"De Brug" Zuid',
    '"A"; "B"',
    "+Plus Bank",
    "Bank (extern)",
    "Werkgroep, ",
)


def _with_members(canvas: Canvas, *names: str) -> Canvas:
    new = {f"new{at}": Member(f"new{at}", name=name) for at, name in enumerate(names)}
    return canvas._replace(members={**canvas.members, **new})


@pytest.mark.parametrize("name", AWKWARD)
def test_the_exact_whole_name_is_that_member_whatever_is_in_it(network: Canvas, name: str) -> None:
    network = _with_members(network, name)
    if name != '"A"; "B"':  # Two quoted names; this one has to be quoted itself.
        assert parties.parse(network, name) == ("member:new0",)
    shown = parties.typed(network, ["member:new0"], "nl")
    assert parties.parse(network, shown) == ("member:new0",)
    beside = parties.typed(network, ["member:roc", "member:new0", "outside:UWV"], "nl")
    assert parties.parse(network, beside) == ("member:roc", "member:new0", "outside:UWV")


def test_a_comma_makes_no_second_party_and_none_is_shown(network: Canvas) -> None:
    network = _with_members(network, "Stichting Zorg, Welzijn en Wonen")
    refs = ("member:new0", "member:roc")
    assert parties.typed(network, refs, "nl") == "Stichting Zorg, Welzijn en Wonen; ROC Oostland"


def test_a_name_with_a_semicolon_is_quoted_on_the_way_out(network: Canvas) -> None:
    refs = ("name:Bouwgroep Noord; afdeling Zuid", "outside:Bank; Bos")
    shown = parties.typed(network, refs, "nl")
    assert shown == '"Bouwgroep Noord; afdeling Zuid"; "Bank; Bos" (van buiten)'
    assert parties.parse(network, shown) == refs


def test_a_row_that_looks_like_one_name_is_quoted_on_the_way_out(network: Canvas) -> None:
    network = _with_members(network, "Noord", "Zuid", "Noord; Zuid")
    shown = parties.typed(network, ["member:new0", "member:new1"], "nl")
    assert shown == '"Noord"; "Zuid"'
    assert parties.parse(network, shown) == ("member:new0", "member:new1")
    assert parties.parse(network, "Noord; Zuid") == ("member:new2",)


def test_the_start_of_a_name_never_links(network: Canvas) -> None:
    for start in ("Gemeente", "ROC", "De Werk", "gemeente ijssel"):
        assert parties.parse(network, start) == (f"name:{start}",)
        assert parties.match(network, start) == f"name:{start}"


@pytest.mark.parametrize(
    ("member", "typed"),
    [
        ("Platform Natuur en Milieu (PNM)", "PNM"),
        ("Platform Natuur en Milieu (PNM)", "pnm"),
        ("Platform Natuur en Milieu (PNM)", "Platform Natuur en Milieu"),
        ("PNM", "Platform Natuur en Milieu (PNM)"),
        ("Platform Natuur en Milieu", "Platform Natuur en Milieu [PNM]"),
        ("PNM (Platform Natuur en Milieu)", "platform natuur en milieu"),
        ("PNM (Platform Natuur en Milieu)", "Platform Natuur en Milieu (PNM)"),
        ("Vereniging van Kleine Kernen (V.K.K.)", "VKK (Vereniging van Kleine Kernen)"),
        ("Centrum voor Wonen 2030 (CW2030)", "CW2030"),
    ],
)
def test_an_abbreviation_in_brackets_is_the_same_party(
    network: Canvas, member: str, typed: str
) -> None:
    network = _with_members(network, member)
    assert parties.parse(network, typed) == ("member:new0",)
    assert parties.understood(network, typed) == [parties.Reading(typed, "member:new0")]


@pytest.mark.parametrize(
    ("member", "typed"),
    [
        ("Jan de Boer (ROC)", "ROC"),  # where he works, not who he is
        ("ROC", "Jan de Boer (ROC)"),
        ("De Schakel (trekt mee, geen lid)", "De Schakel"),
        ("De Schakel", "De Schakel (trekt mee, geen lid)"),
        ("Jansen (Jan)", "Jan"),
        ("Platform Natuur en Milieu", "PNM"),
    ],
)
def test_other_brackets_belong_to_the_name(network: Canvas, member: str, typed: str) -> None:
    assert parties.parse(_with_members(network, member), typed) == (f"name:{typed}",)


def test_an_abbreviation_that_two_members_share_is_neither(network: Canvas) -> None:
    network = _with_members(network, "Kring Oost (KO)", "Koor Ooster (KO)")
    assert parties.parse(network, "KO") == ("name:KO",)
    assert parties.parse(network, "Kring Oost") == ("member:new0",)


def test_two_versions_of_a_member_are_one_party(network: Canvas) -> None:
    network = _with_members(network, "Kring Oost (KO)")
    copy = network.members["new0"]._replace(id="copy", conflict="new0", role="anders")
    network = network._replace(members={**network.members, "copy": copy})
    assert parties.parse(network, "KO; Kring Oost (KO)") == ("member:new0",)


def test_a_whole_name_wins_from_a_longer_one(network: Canvas) -> None:
    short = Member("short", name="ROC")
    network = network._replace(members={**network.members, "short": short})
    assert parties.parse(network, "roc") == ("member:short",)
    assert parties.parse(network, "roc oostland") == ("member:roc",)


def test_who_left_is_meant_only_by_the_whole_name(network: Canvas) -> None:
    left = network.members["roc"]._replace(name="Regio Oost (RO)", left="2026-01-01")
    network = network._replace(members={**network.members, "roc": left})
    assert parties.parse(network, "RO") == ("name:RO",)
    assert parties.parse(network, "Regio Oost (RO)") == ("member:roc",)


def test_a_removed_member_is_nobody(network: Canvas) -> None:
    gone = network.members["roc"]._replace(state="removed")
    network = network._replace(members={**network.members, "roc": gone})
    assert parties.parse(network, "ROC Oostland") == ("name:ROC Oostland",)


def test_retyping_a_row_keeps_what_a_name_stood_for(network: Canvas) -> None:
    held = ("name:De W", "outside:UWV")
    assert parties.parse(network, "De W; UWV (van buiten)", keep=held) == held
    assert parties.parse(network, "De W; UWV", keep=held) == ("name:De W", "name:UWV")


def test_names_waiting_for_a_member_are_listed_with_where_they_stand(network: Canvas) -> None:
    one = Coalition("een", title="Een", core=("name:de gemeenten",), others=("outside:UWV",))
    two = Coalition("twee", title="Twee", others=("name:De Gemeenten", "member:roc"))
    gone = Coalition("weg", title="Weg", core=("name:niemand",), state="removed")
    network = network._replace(coalitions={c.id: c for c in (one, two, gone)})
    assert parties.unmatched(network) == {
        "de gemeenten": (Ref("coalitions", "een"), Ref("coalitions", "twee"))
    }


def test_a_name_that_became_a_member_is_told(network: Canvas) -> None:
    one = Coalition("een", title="Een", core=("name:PNM",), others=("name:de gemeenten",))
    before = network._replace(coalitions={"een": one})
    member = Member("pnm", name="Platform Natuur en Milieu (PNM)")
    after = before._replace(
        members={**network.members, "pnm": member},
        coalitions={"een": one._replace(core=("member:pnm",))},
    )
    assert parties.linked(before, after) == [parties.Reading("PNM", "member:pnm")]
    assert parties.linked(after, after) == []


def test_a_reference_to_a_member_shows_the_name_it_has_now(network: Canvas) -> None:
    refs = ("member:roc", "outside:UWV", "name:de bank", "member:unknown1")
    assert parties.labels(network, refs) == ["ROC Oostland", "UWV", "de bank", "unknown1"]


@given(st.text(min_size=1), st.text(), st.integers(0, 99))
@example("De Schakel (trekt mee, geen lid)", "", 0)
@example("Platform Natuur en Milieu (PNM)", "", 0)
@example("Regina Oost Claes", "ROC", 0)
@example("Aisha", "Platform Oost (PO)", 0)
@example('"De Brug" Zuid', "", 0)
@example("De gemeenten (12)", "", 0)
@example("De gemeenten", "Regio", 12)
def test_a_name_with_its_brackets_is_taken_apart_again(name: str, home: str, number: int) -> None:
    # An organisation that looks like a number is one.
    assume(not re.search(r"\(\d+\)$", f"({one_line(home)})"))
    one = name_row.Told(one_line(name) or "x", one_line(home), number)
    assert name_row.as_told(name_row.told(one)) == one


def test_brackets_in_a_name_are_told_from_an_organisation() -> None:
    def told(name: str, home: str = "", number: int = 0) -> str:
        return name_row.told(name_row.Told(name, home, number))

    assert told("Aisha", "ROC Oostland") == "Aisha (ROC Oostland)"
    assert told("De twaalf gemeenten", number=12) == "De twaalf gemeenten (12)"
    assert told("Platform Natuur en Milieu (PNM)") == "Platform Natuur en Milieu (PNM)"
    assert told("De Schakel (trekt mee)") == '"De Schakel (trekt mee)"'
    assert name_row.as_told("Aisha (ROC Oostland)") == ("Aisha", "ROC Oostland", 0)


def test_names_with_commas_stand_apart_in_a_sentence() -> None:
    names = ["Zorg, Welzijn en Wonen", "De Brug", "ROC"]
    assert listed(names, "nl") == "Zorg, Welzijn en Wonen; De Brug en ROC"
    assert enumerated(names, "nl") == "Zorg, Welzijn en Wonen; De Brug; ROC"
    assert listed(["A", "B", "C"], "nl") == "A, B en C"


_NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).filter(
    lambda name: name == name.strip()
)
_REFS = st.lists(
    st.one_of(
        st.sampled_from(["member:roc", "member:plek"]),
        _NAMES.map(parties.name_ref),
        _NAMES.map(parties.outside_ref),
    ),
    unique_by=lambda ref: (
        parties.is_outside(ref),
        folded({"roc": "ROC", "plek": "De; Plek"}.get(*[parties.party(ref).value] * 2)),
    ),
)


@given(_REFS, st.sampled_from(["nl", "en"]))
def test_a_shown_row_reads_back_to_the_same_references(refs: list[str], language: str) -> None:
    members = {"roc": Member("roc", name="ROC"), "plek": Member("plek", name="De; Plek")}
    bare = Template(id="t", version=1, name={}, credit={}, opens_on="", blocks=(), layout=Area(1))
    canvas = Canvas(template=bare, members=members)
    shown = parties.typed(canvas, refs, language)
    assert parties.parse(canvas, shown, keep=refs) == tuple(refs)
