"""The network as a graph: parties and coalitions, who takes part in what, and who is in a group.

For programs that draw and reckon with networks: GraphML, and nodes and edges as tables. In GraphML
kinds, relations and roles are the words of the canvas's own format, whatever its language; in the
tables they are as people read them.
"""

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree import ElementTree

from board import dates, parties, people
from board.i18n import pick
from board.model import OUTSIDER, Canvas, Coalition, Member
from board.text import visible
from board.wording import folded
from exports.csv_ import table
from exports.markdown.parts import PageWriter
from exports.request import Request

PARTY, COALITION = "party", "coalition"
TAKES_PART, WITHIN = "takes_part", "within"

NODES = ("id", "label", "type", "kind", "relation", "size", "form", "progress", "start", "end")
EDGES = ("source", "target", "link", "role")
"""The columns of the tables. Programs know the first two of each by their English names."""

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
"""What no XML may hold and ``visible`` lets pass."""


class Node(NamedTuple):
    """A party or a coalition; what doesn't apply or isn't known is empty."""

    id: str
    """``member:ID``, ``coalition:ID``, or a number for who is only named: ``outside:1``."""
    label: str
    type: str
    """``party`` or ``coalition``."""
    kind: str = ""
    """Of a party, as in ``board.model``; empty for who is only named."""
    relation: str = ""
    size: str = ""
    """Of a group: how many it stands for."""
    form: str = ""
    progress: str = ""
    start: str = ""
    end: str = ""


class Edge(NamedTuple):
    """From a party to a coalition it takes part in, or to a group it is in."""

    source: str
    target: str
    link: str
    """``takes_part`` or ``within``."""
    role: str = ""
    """In a coalition: ``core`` or ``other``."""


class Graph:
    """The network as one reader may see it."""

    def __init__(self, writer: PageWriter) -> None:
        self.writer, self.canvas = writer, writer.canvas
        self.nodes: dict[str, Node] = {}
        self.edges: list[Edge] = []
        self._named: dict[str, str] = {}
        """The ids of who is only named, by name."""
        for one in people.related(self.canvas, dates.read(writer.request.date)):
            self._party(parties.member_ref(one.id))
        put_aside = (one for one in writer.reader.parked if isinstance(one, Coalition))
        for coalition in [*writer.reader.coalitions, *put_aside]:
            self._coalition(coalition)
        for ref in [*self.nodes]:
            if group := self._member(ref):
                within = self._parties(parties.held(self.canvas, group))
                self.edges += [Edge(one, ref, WITHIN) for one in dict.fromkeys(within)]

    def _coalition(self, one: Coalition) -> None:
        id = f"{COALITION}:{one.id}"
        self.nodes[id] = Node(
            id, one.title, COALITION,
            form=one.form, progress=one.progress, start=one.start, end=one.end,
        )  # fmt: skip
        roles = dict.fromkeys(self._parties(one.core), "core")
        for ref in self._parties(one.others):
            roles.setdefault(ref, "other")
        self.edges += [Edge(ref, id, TAKES_PART, role) for ref, role in roles.items()]

    def _parties(self, refs: Iterable[str]) -> list[str]:
        return [self._party(ref) for ref in parties.known(self.canvas, refs, self.writer.members)]

    def _member(self, ref: str) -> Member | None:
        kind, value = parties.party(ref)
        return self.canvas.members.get(value) if kind == parties.MEMBER else None

    def _party(self, ref: str) -> str:
        """See that a party is among the nodes, and return by which id."""
        if member := self._member(ref):
            count = parties.number(self.canvas, member)
            node = Node(
                parties.member_ref(member.id), member.name, PARTY, member.kind, member.relation,
                str(count) if count else "",
            )  # fmt: skip
        else:
            kind, value = parties.party(ref)
            name = f"{kind}:{folded(value)}"
            id = self._named.setdefault(name, f"{kind}:{len(self._named) + 1}")
            outside = parties.is_outside(ref)
            node = Node(id, value, PARTY, relation=OUTSIDER if outside else "")
        self.nodes.setdefault(node.id, node)
        return node.id


def graphml(canvas: Canvas, request: Request) -> str:
    """Return the graph as GraphML; its edges are directed."""
    made = Graph(PageWriter(canvas, request))
    root = ElementTree.Element("graphml", xmlns=_NAMESPACE)
    for owner, fields in (("node", Node._fields[1:]), ("edge", Edge._fields[2:])):
        for field in fields:
            kind = "int" if field == "size" else "string"
            told = {"id": f"{owner}-{field}", "for": owner, "attr.name": field, "attr.type": kind}
            ElementTree.SubElement(root, "key", told)
    graph = ElementTree.SubElement(root, "graph", id="network", edgedefault="directed")
    for node in made.nodes.values():
        place = ElementTree.SubElement(graph, "node", id=_xml(node.id))
        _data(place, "node", node._asdict(), Node._fields[1:])
    for edge in made.edges:
        ends = {"source": _xml(edge.source), "target": _xml(edge.target)}
        place = ElementTree.SubElement(graph, "edge", ends)
        _data(place, "edge", edge._asdict(), Edge._fields[2:])
    ElementTree.indent(root, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(root, 'unicode')}\n"


def _data(
    place: ElementTree.Element, owner: str, values: dict[str, str], fields: Iterable[str]
) -> None:
    for field in fields:
        if values[field]:
            ElementTree.SubElement(place, "data", key=f"{owner}-{field}").text = _xml(values[field])


def _xml(text: str) -> str:
    """Return a text that any XML may hold."""
    return visible(text).translate(_NO_CHARACTERS)


def nodes(canvas: Canvas, request: Request) -> str:
    """Return the nodes as a table, in the order of the network."""
    writer = PageWriter(canvas, request)
    rows = [
        [*_told(writer, node._asdict(), ("type", "kind", "relation", "progress"), NODES)]
        for node in Graph(writer).nodes.values()
    ]
    return table(writer.texts, NODES, rows)


def edges(canvas: Canvas, request: Request) -> str:
    """Return the edges as a table: from whom, to what, and in which role."""
    writer = PageWriter(canvas, request)
    rows = [
        [*_told(writer, edge._asdict(), ("link", "role"), EDGES)] for edge in Graph(writer).edges
    ]
    return table(writer.texts, EDGES, rows)


def _told(
    writer: PageWriter, values: dict[str, str], worded: Iterable[str], columns: Iterable[str]
) -> Iterable[str]:
    """Yield the cells of a row, those that are words of ours in the reader's language."""
    prefix = {"type": "graph", "link": "graph", "role": "graph"}
    for column in columns:
        value = values[column]
        if column in worded:
            key = f"{prefix.get(column, column)}.{value}"
            value = writer.texts(key) if key in writer.texts else value
        elif column == "form" and (form := writer.template.form(value)):
            value = pick(form.title, writer.language)
        yield value
