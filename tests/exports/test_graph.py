"""The network as a graph, opened by programs that know nothing of us."""

import csv
import io
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.codec import canvas_from_tables
from board.examples import load
from board.model import Canvas, Coalition, Member
from board.template import Template
from exports import Request, render

COMMA = "Zorg, Welzijn; Wonen <b>&"
FORMULA = "=1+1"


@pytest.fixture
def network(empty: Canvas) -> Canvas:
    """Every kind of party, by name and by group, in coalitions some of which stay inside."""
    parties = (
        Member("m1", name=COMMA, order="a0"),
        Member("m2", name=FORMULA, kind="person", relation="funder", order="a1"),
        Member("m3", name="De gemeenten", kind="group", order="a2", size=12,
               holds=("member:m1", "name:Dorp", "member:weg")),
        Member("m4", name="Vertrokken", left="2026-01-01", order="a3"),
        Member("m5", name="Ooit", left="2026-01-01", order="a4"),
        Member("weg", name="WEG", state="removed"),
    )  # fmt: skip
    coalitions = (
        Coalition("c1", title="Leerbaan", form="project", progress="active", end="2026-10-01",
                  core=("member:m1", "outside:UWV"), others=("member:m1", "name:kees", "member:m3"),
                  order="a0"),
        Coalition("c2", title="Ouders", order="a1",
                  others=("name:Kees", "outside:Kees", f"name:{FORMULA}", "member:m4")),
        Coalition("c3", title="GEHEIM", marks=("room",), core=("name:ALLEENHIER",), order="a2"),
        Coalition("c4", title="OPZIJ", state="parked", core=("member:m1",), order="a3"),
    )  # fmt: skip
    return empty._replace(
        members={one.id: one for one in parties}, coalitions={one.id: one for one in coalitions}
    )


def graph(canvas: Canvas, **more: Any) -> networkx.DiGraph:
    text = render(canvas, Request("graphml", "graph", date="2026-03-17", **more))
    found = networkx.parse_graphml(text)
    assert found.is_directed() and not found.is_multigraph()
    return found


def rows(canvas: Canvas, page: str, **more: Any) -> list[dict[str, str]]:
    text = render(canvas, Request("csv", page, date="2026-03-17", **more)).removeprefix("\ufeff")
    comma = "," if more.get("headings") == "en" else ";"
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=comma))


def test_parties_and_coalitions_are_nodes(network: Canvas) -> None:
    found = graph(network)
    told = {id: dict(found.nodes[id]) for id in found}
    assert told["member:m1"] == {
        "label": COMMA, "type": "party", "kind": "organisation", "relation": "takes_part",
    }  # fmt: skip
    assert told["member:m2"]["kind"] == "person" and told["member:m2"]["relation"] == "funder"
    assert told["member:m3"]["kind"] == "group" and told["member:m3"]["size"] == 12
    assert told["coalition:c1"] == {
        "label": "Leerbaan", "type": "coalition", "form": "project", "progress": "active",
        "end": "2026-10-01",
    }  # fmt: skip
    named = {one["label"]: one.get("relation") for id, one in told.items() if ":m" not in id
             and one["type"] == "party"}  # fmt: skip
    assert named == {"UWV": "outside", "kees": None, "Kees": "outside", "Dorp": None}
    assert "member:m4" in told, "who left is there as long as a coalition names them"
    assert "member:m5" not in told


def test_who_takes_part_in_what_are_edges(network: Canvas) -> None:
    found = graph(network)
    label = {id: found.nodes[id]["label"] for id in found}
    edges = {
        (label[a], label[b], told["link"], told.get("role")) for a, b, told in found.edges.data()
    }
    assert edges == {
        (COMMA, "Leerbaan", "takes_part", "core"),
        ("UWV", "Leerbaan", "takes_part", "core"),
        ("kees", "Leerbaan", "takes_part", "other"),
        ("De gemeenten", "Leerbaan", "takes_part", "other"),
        ("kees", "Ouders", "takes_part", "other"),
        ("Kees", "Ouders", "takes_part", "other"),
        (FORMULA, "Ouders", "takes_part", "other"),
        ("Vertrokken", "Ouders", "takes_part", "other"),
        (COMMA, "De gemeenten", "within", None),
        ("Dorp", "De gemeenten", "within", None),
    }


def test_what_stays_inside_is_in_none_of_them(network: Canvas) -> None:
    for format, page in (("graphml", "graph"), ("csv", "nodes"), ("csv", "edges")):
        text = render(network, Request(format, page))
        for word in ("GEHEIM", "ALLEENHIER", "OPZIJ", "WEG", "c3"):
            assert word not in text, (page, word)
    assert "coalition:c4" in graph(network, parked=True)
    assert "coalition:c3" in graph(network, room=True)


@pytest.mark.parametrize("headings", ["nl", "en"])
def test_the_tables_say_the_same_in_words(network: Canvas, headings: str) -> None:
    found = graph(network)
    nodes, edges = (
        rows(network, "nodes", headings=headings),
        rows(network, "edges", headings=headings),
    )
    assert [one["Id"] for one in nodes] == list(found)
    assert {(one["Source"], one["Target"]) for one in edges} == {*found.edges}
    assert len(edges) == found.number_of_edges()
    first, dutch = nodes[0], headings == "nl"
    assert first["Label"] == COMMA
    assert first["Relatie" if dutch else "Relation"] == ("doet mee" if dutch else "takes part")
    assert edges[0]["Rol" if dutch else "Role"] == ("kernpartner" if dutch else "core partner")
    assert {one["Label"] for one in nodes if "1+1" in one["Label"]} == {f"'{FORMULA}"}


def test_the_example_has_a_graph(template: Template) -> None:
    found = graph(canvas_from_tables(load("nl"), template))
    assert {one for _, one in found.nodes.data("type")} == {"party", "coalition"}
    assert found.number_of_edges() > 10


@given(st.text(max_size=40), st.text(max_size=6))
def test_whatever_was_typed_it_can_be_read(template: Template, name: str, id: str) -> None:
    canvas = Canvas(
        template,
        members={id: Member(id, name=name, kind="group", holds=(name, f"outside:{name}"))},
        coalitions={id: Coalition(id, title=name, form=id, progress=name, core=(name, id))},
    )
    assert graph(canvas).number_of_nodes() >= 2
    assert len(rows(canvas, "nodes")) == graph(canvas).number_of_nodes()
