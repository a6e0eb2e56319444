"""Members and coalitions as a Mermaid diagram, for readers that draw it (GitHub, Obsidian)."""

from board import parties
from board.text import visible
from exports.markdown.parts import PageWriter, present

_LONGEST = 60
_PLAIN = frozenset(" .,-/()!?'’:+=")
"""What may stand in a label besides letters and digits; all else becomes a ``#number;``."""


def diagram(writer: PageWriter) -> str:
    """Return a fenced diagram: core partners with a solid line, others with a dotted one.

    Ids in it are numbers, and labels are quoted and hold nothing Mermaid would act on.
    """
    lines = ["flowchart LR"]
    nodes: dict[str, str] = {}
    for member in present(writer):
        ref = parties.member_ref(member.id)
        _node(lines, nodes, ref, parties.label(writer.canvas, ref), '["{}"]')
    for number, one in enumerate(writer.reader.coalitions, 1):
        coalition = f"c{number}"
        lines.append(f'  {coalition}(["{_label(one.title)}"])')
        for refs, arrow in ((one.core, "---"), (one.others, "-.-")):
            for ref in refs:
                shape = '>"{}"]' if parties.outside(writer.canvas, ref) else '["{}"]'
                _node(lines, nodes, ref, parties.label(writer.canvas, ref), shape)
                lines.append(f"  {nodes[ref]} {arrow} {coalition}")
    return "\n".join(["```mermaid", *lines, "```"])


def _node(lines: list[str], nodes: dict[str, str], ref: str, name: str, shape: str) -> None:
    if ref not in nodes:
        nodes[ref] = f"p{len(nodes) + 1}"
        lines.append(f"  {nodes[ref]}{shape.format(_label(name))}")


def _label(text: str) -> str:
    shown = visible(text)
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST - 1]}…"
    safe = (char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in shown)
    return "".join(safe).strip() or " "
