"""Names typed in a row become references, and the other way round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board import parties
from board.model import Canvas, Coalition, Member, Ref
from board.template import Area, Template
from board.words import folded


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        (
            "ROC Oostland, De Werkplek, UWV (extern)",
            ("member:roc", "member:plek", "outside:UWV"),
        ),
        ("roc oostland; DE WERKPLEK", ("member:roc", "member:plek")),
        ("roc, de w", ("member:roc", "member:plek")),
        ("cafe esprit, CAFÉ", ("member:cafe",)),
        ("+UWV, + Bank", ("outside:UWV", "outside:Bank")),
        (
            "UWV (van buiten), Bank (outside), Krant [extern]",
            ("outside:UWV", "outside:Bank", "outside:Krant"),
        ),
        ("UWV, de gemeenten, werkgroep X", ("name:UWV", "name:de gemeenten", "name:werkgroep X")),
        ("R", ("name:R",)),
        ("", ()),
        (" , ;\n,", ()),
        ("Jan (ROC)", ("name:Jan (ROC)",)),
        ('"Jansen, Pietersen & Co", roc', ("name:Jansen, Pietersen & Co", "member:roc")),
        ('"Jansen, Co" (extern)', ("outside:Jansen, Co",)),
        ('+"Jansen, Co"', ("outside:Jansen, Co",)),
        ('"niet dicht, roc', ('name:"niet dicht', "member:roc")),
        ("roc, ROC Oostland", ("member:roc",)),
    ],
)
def test_what_is_typed_becomes_references(
    network: Canvas, typed: str, refs: tuple[str, ...]
) -> None:
    assert parties.parse(network, typed) == refs


def test_a_start_that_fits_two_members_is_no_member(network: Canvas) -> None:
    twin = Member("west", name="ROC West")
    network = network._replace(members={**network.members, "west": twin})
    assert parties.parse(network, "ROC") == ("name:ROC",)
    assert parties.parse(network, "ROC W") == ("member:west",)


def test_a_whole_name_wins_from_a_longer_one(network: Canvas) -> None:
    short = Member("short", name="ROC")
    network = network._replace(members={**network.members, "short": short})
    assert parties.parse(network, "roc") == ("member:short",)


def test_who_left_is_meant_only_by_the_whole_name(network: Canvas) -> None:
    left = network.members["roc"]._replace(left="2026-01-01")
    network = network._replace(members={**network.members, "roc": left})
    assert parties.parse(network, "ROC") == ("name:ROC",)
    assert parties.parse(network, "ROC Oostland") == ("member:roc",)


def test_a_removed_member_is_nobody(network: Canvas) -> None:
    gone = network.members["roc"]._replace(state="removed")
    network = network._replace(members={**network.members, "roc": gone})
    assert parties.parse(network, "ROC Oostland") == ("name:ROC Oostland",)


def test_retyping_a_row_keeps_what_a_name_stood_for(network: Canvas) -> None:
    held = ("name:De W", "outside:UWV")
    assert parties.parse(network, "De W, UWV (van buiten)", keep=held) == held
    assert parties.parse(network, "De W, UWV", keep=held) == ("name:De W", "name:UWV")


def test_names_waiting_for_a_member_are_listed_with_where_they_stand(network: Canvas) -> None:
    one = Coalition("een", title="Een", core=("name:de gemeenten",), others=("outside:UWV",))
    two = Coalition("twee", title="Twee", others=("name:De Gemeenten", "member:roc"))
    gone = Coalition("weg", title="Weg", core=("name:niemand",), state="removed")
    network = network._replace(coalitions={c.id: c for c in (one, two, gone)})
    assert parties.unmatched(network) == {
        "de gemeenten": (Ref("coalitions", "een"), Ref("coalitions", "twee"))
    }


def test_a_reference_to_a_member_shows_the_name_it_has_now(network: Canvas) -> None:
    refs = ("member:roc", "outside:UWV", "name:de bank", "member:unknown1")
    assert parties.labels(network, refs) == ["ROC Oostland", "UWV", "de bank", "unknown1"]


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
        folded({"roc": "ROC", "plek": "De, Plek"}.get(*[parties.party(ref).value] * 2)),
    ),
)


@given(_REFS, st.sampled_from(["nl", "en"]))
def test_a_shown_row_reads_back_to_the_same_references(refs: list[str], language: str) -> None:
    members = {"roc": Member("roc", name="ROC"), "plek": Member("plek", name="De, Plek")}
    bare = Template(id="t", version=1, name={}, credit={}, opens_on="", blocks=(), layout=Area(1))
    canvas = Canvas(template=bare, members=members)
    shown = parties.typed(canvas, refs, language)
    assert parties.parse(canvas, shown, keep=refs) == tuple(refs)
