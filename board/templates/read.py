"""Reading one template file, strictly: what is wrong is said with its place in the file.

A template holds ``id``, ``version``, ``name``, ``credit``, ``opens_on`` (a block), ``blocks`` and
``layout``, and may hold ``forms``, ``coalition_fields`` and ``paradoxes``. Every text is one line
in each language: ``{"nl": ..., "en": ...}``. Ids and English aliases are lower case letters,
digits, ``-`` and ``_``, and unique among their neighbours. A block has ``sections`` with
questions, or ``questions``, or neither. The layout is a tree of ``rows`` and ``columns`` in which
each block stands exactly once. A key ``comment`` may stand anywhere; other unknown keys are
refused, since they are mostly misspelled ones.
"""

from collections.abc import Iterable

from board.template import (
    NO_WORDS,
    Area,
    Block,
    CoalitionField,
    Form,
    Paradox,
    Question,
    Section,
    Template,
)
from board.templates.data_file import root as file_root
from board.templates.node import Node, TemplateError

__all__ = ["ATTRIBUTES", "MOST_BYTES", "ROLES", "TemplateError", "parse"]

MOST_BYTES = 512 * 1024
"""A template is some 30 kB; a file far above that is something else."""

ROLES = (
    "identity",
    "shared_ambition",
    "rules",
    "entry_exit",
    "organisation",
    "members_at",
    "member_names",
    "member_roles",
    "member_exchange",
    "member_granted",
    "stewardship",
    "care",
    "coherence",
    "coalitions",
)
"""What code may ask for. ``coalitions`` is for one block; the members stand in the section with
``members_at``, and the ``member_...`` questions are answered by what is noted of the members."""

ATTRIBUTES = (
    "core",
    "others",
    "target_group",
    "shared_ambition",
    "way_of_working",
    "conditions",
    "result",
)
"""The fields of ``model.Coalition`` that a coalition field may stand for."""

_MOST_BLOCKS = 9
"""As many as there are digits to go to them."""

_DEEPEST = 8
_HEAVIEST = 100
_WIDEST = 9


def parse(data: bytes, file: str) -> Template:
    """Read a template from the bytes of a file. Raises TemplateError."""
    root = file_root(data, file)
    root.keys(
        "id version name credit opens_on blocks layout",
        "forms coalition_fields paradoxes",
    )
    blocks = tuple(_block(node) for node in root["blocks"].items(most=_MOST_BLOCKS))
    _check_blocks(root["blocks"], blocks)
    ids = [block.id for block in blocks]
    return Template(
        id=root["id"].id(),
        version=root["version"].number(1, 10**6),
        name=root["name"].words(),
        credit=root["credit"].words(),
        opens_on=root["opens_on"].one_of(ids, "template.no_such_block"),
        blocks=blocks,
        layout=_layout(root["layout"], ids),
        forms=_forms(root, blocks),
        coalition_fields=tuple(_field(node) for node in root.named("coalition_fields")),
        paradoxes=tuple(_paradox(node, ids) for node in root.named("paradoxes")),
    )


def _block(node: Node) -> Block:
    node.keys("id alias number title short key help", "roles columns sections questions")
    if node.has("sections") and node.has("questions"):
        raise node.error("template.sections_and_questions")
    return Block(
        id=node["id"].id(),
        alias=node["alias"].id(),
        number=node["number"].number(1, _MOST_BLOCKS),
        title=node["title"].words(),
        short=node["short"].words(),
        key=node["key"].words(),
        help=node["help"].words(),
        sections=tuple(_section(one) for one in node.named("sections")),
        questions=tuple(_question(one) for one in node.named("questions")),
        columns=node["columns"].number(1, _WIDEST) if node.has("columns") else 1,
        roles=_roles(node, ROLES),
    )


def _section(node: Node) -> Section:
    node.keys("id alias title short", "roles questions")
    return Section(
        id=node["id"].id(),
        alias=node["alias"].id(),
        title=node["title"].words(),
        short=node["short"].words(),
        questions=tuple(_question(one) for one in node.named("questions")),
        roles=_roles(node, [role for role in ROLES if role != "coalitions"]),
    )


def _question(node: Node) -> Question:
    node.keys("id alias text short", "roles")
    return Question(
        id=node["id"].id(),
        alias=node["alias"].id(),
        text=node["text"].words(),
        short=node["short"].words(),
        roles=_roles(node, [role for role in ROLES if role != "coalitions"]),
    )


def _roles(node: Node, known: Iterable[str]) -> tuple[str, ...]:
    if not node.has("roles"):
        return ()
    return tuple(
        role.one_of(known, "template.no_such_role") for role in node["roles"].items(least=0)
    )


def _check_blocks(node: Node, blocks: tuple[Block, ...]) -> None:
    """Check what concerns the blocks together: their names, numbers and the coalitions."""
    nodes = node.items()
    node.unique()
    numbers: dict[int, str] = {}
    homes: list[str] = []
    for one, block in zip(nodes, blocks, strict=True):
        if block.number in numbers:
            other = numbers[block.number]
            raise one["number"].error("template.number_twice", number=block.number, other=other)
        numbers[block.number] = block.id
        if "coalitions" in block.roles:
            homes.append(block.id)
            if len(homes) > 1:
                raise one["roles"].error("template.coalitions_twice", other=homes[0])
            if block.sections or block.questions:
                raise one.error("template.coalitions_with_questions")


def _forms(root: Node, blocks: tuple[Block, ...]) -> tuple[Form, ...]:
    forms: list[Form] = []
    for node in root.named("forms"):
        node.keys("id alias title")
        forms.append(Form(node["id"].id(), node["alias"].id(), node["title"].words()))
    if forms and not any("coalitions" in block.roles for block in blocks):
        raise root["forms"].error("template.forms_without_coalitions")
    return tuple(forms)


def _field(node: Node) -> CoalitionField:
    node.keys("id alias title attribute")
    return CoalitionField(
        id=node["id"].id(),
        alias=node["alias"].id(),
        title=node["title"].words(),
        attribute=node["attribute"].one_of(ATTRIBUTES, "template.no_such_attribute"),
    )


def _paradox(node: Node, blocks: list[str]) -> Paradox:
    node.keys("id alias a b question", "tips_a tips_b helps blocks")

    def words(key: str) -> dict[str, str]:
        return dict(node[key].words() if node.has(key) else NO_WORDS)

    touched = node["blocks"].items(least=0) if node.has("blocks") else []
    return Paradox(
        id=node["id"].id(),
        alias=node["alias"].id(),
        a=node["a"].words(),
        b=node["b"].words(),
        question=node["question"].words(),
        tips_a=words("tips_a"),
        tips_b=words("tips_b"),
        helps=words("helps"),
        blocks=tuple(one.one_of(blocks, "template.no_such_block") for one in touched),
    )


def _layout(node: Node, blocks: list[str]) -> Area:
    placed: dict[str, str] = {}
    area = _area(node, blocks, placed, depth=1)
    missing = [block for block in blocks if block not in placed]
    if missing:
        raise node.error("template.not_in_layout", block=missing[0])
    return area


def _area(node: Node, blocks: list[str], placed: dict[str, str], depth: int) -> Area:
    node.keys("", "block rows columns weight")
    if depth > _DEEPEST:
        raise node.error("template.too_deep", most=_DEEPEST)
    if sum(node.has(key) for key in ("block", "rows", "columns")) != 1:
        raise node.error("template.area")
    weight = node["weight"].number(1, _HEAVIEST) if node.has("weight") else 1
    if node.has("block"):
        block = node["block"].one_of(blocks, "template.no_such_block")
        if block in placed:
            raise node["block"].error("template.placed_twice", block=block, other=placed[block])
        placed[block] = node["block"].where
        return Area(weight, block)
    key = "rows" if node.has("rows") else "columns"
    parts = tuple(_area(one, blocks, placed, depth + 1) for one in node[key].items())
    return Area(weight, rows=parts) if key == "rows" else Area(weight, columns=parts)
