"""Any canvas at all: out and back without a difference, and never any HTML in the Markdown."""

from collections import Counter
from collections.abc import Callable
from typing import Any, get_type_hints

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from board import order
from board.commands.by import By
from board.meeting import PRESENCES, VERDICTS
from board.model import (
    CHOICES,
    COALITION_STATES,
    MARKS,
    MEMBER_KINDS,
    RELATIONS,
    RULE_STATUSES,
    TABLES,
    Canvas,
    Card,
    Coalition,
    Info,
    Member,
    ParadoxNote,
    Position,
    Term,
    Topic,
)
from board.template import Template
from board.templates import load
from board.text import unseen, visible
from exports import Request, json_, render
from exports.markdown import escape
from exports.markdown.joiners import without_joiners
from exports.read import read_file
from exports.read.drafting import NAMED

BY = By("anna", "2026-03-17T09:30:00Z")
TEMPLATE = load("netwerk")

PIECES = (
    "#", "# ", "- ", "+ ", "* ", "*", "**", "_", "__", "> ", ">", "|", " | ", "[", "]", "](x)", "<",
    "<b>", "</b>", "<!--", "-->", "<script>", "<http://x.nl>", "&", "&amp;", "&#x1B;", "`", "```",
    "~~~", "~", "\\", "\\\\", "1. ", "1)", "12.", "===", "---", "***", "    ", "\t", "  ", " ", "●",
    "●●", " – ", "!", "![a](b)", "[x](javascript:alert(1))", "=cmd|' /C calc'!A0", "../../x", "%",
    "\x1b]52;c;AAAA\x07", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\u200d", "é",
    "👩‍👧", "שלום", "字", "a", "b c", "woord", "{", "}", ":", "^x", "$x$", '"', "'", "\u00a0",
    "\r", "\x0b",
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
seen = texts.filter(lambda text: not unseen(text))
"""What has nothing to see in it doesn't come in."""

bodies = st.one_of(
    st.just(""),
    st.lists(st.sampled_from((*PIECES, "\n", "\n\n", "\n    ", "\n- ", "\n> ")), max_size=12).map(
        "".join
    ),
)
ids = st.one_of(st.text("abcdefgh23456789", min_size=1, max_size=4), texts.filter(bool))
keys = st.one_of(st.just(""), st.sampled_from(["a0", "a1", "a1V", "Zz", "b00"]))
assert all(order.is_key(key) for key in ("a0", "a1", "a1V", "Zz", "b00"))
some_ids = st.lists(ids, max_size=2).map(tuple)
parties = st.lists(
    st.tuples(st.sampled_from(["member:", "outside:", "name:", ""]), texts).map("".join), max_size=2
).map(tuple)
data = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
places = st.one_of(st.sampled_from([*TEMPLATE.places]), texts)
states = st.sampled_from(["active", "active", "parked", "removed"])


def extra(kind: Any) -> st.SearchStrategy[dict[str, Any]]:
    fields = set(kind._fields)
    return st.dictionaries(texts.filter(lambda key: key not in fields), data, max_size=1)


def sparse(kind: Any, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Make things of a kind with only some of their fields set."""
    told = {**fields, "author": texts, "created": texts, "changed": texts}
    table = next(name for name, one in TABLES.items() if one is kind)
    must = [NAMED[table]] if table in NAMED else []
    told = {name: one for name, one in told.items() if name in kind._fields and name not in must}

    @st.composite
    def make(draw: st.DrawFn) -> Any:
        chosen = draw(st.lists(st.sampled_from(sorted(told)), max_size=5, unique=True))
        values = {name: draw(told[name]) for name in chosen}
        values |= {name: draw(seen) for name in must}
        return kind(id=draw(ids), extra=draw(extra(kind)), **values)

    return make()


def table(one: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    return st.lists(one, max_size=most).map(lambda rows: {row.id: row for row in rows})


cards = sparse(
    Card, place=places, text=texts, body=bodies, order=keys, state=states, park_reason=texts,
    marks=st.lists(st.sampled_from(MARKS), max_size=2, unique=True).map(tuple),
    dots=st.integers(0, 20), status=st.sampled_from(RULE_STATUSES), agreed_by=some_ids,
    follows=some_ids, conflict=ids, session=texts, group=texts, round=texts, sources=some_ids,
    verdicts=st.dictionaries(texts, st.sampled_from(VERDICTS), max_size=2),
)  # fmt: skip
coalitions = sparse(
    Coalition, title=texts, form=st.sampled_from(["", "project", "x"]), core=parties,
    others=parties, target_group=texts, shared_ambition=texts, way_of_working=texts,
    conditions=texts, joint=st.booleans(), progress=st.sampled_from(COALITION_STATES), start=texts,
    end=texts, review=texts, outcome=texts, result=texts, follows=some_ids, rules=some_ids,
    body=bodies, order=keys, state=states, park_reason=texts, dots=st.integers(0, 20),
)  # fmt: skip
members = sparse(
    Member, name=texts, kind=st.sampled_from(MEMBER_KINDS), home=texts, role=texts,
    core=st.booleans(), stewardship=st.booleans(), granted_by=parties, brings=texts, gets=texts,
    joined=texts, left=texts, follows=some_ids, order=keys, state=states, holds=parties,
    relation=st.sampled_from(RELATIONS), size=st.integers(0, 40),
)  # fmt: skip
topics = sparse(
    Topic, title=texts, levels=st.dictionaries(ids, st.integers(1, 4), max_size=2), coalition=ids,
    order=keys, state=states,
)  # fmt: skip
positions = sparse(
    Position, paradox=st.sampled_from([one.id for one in TEMPLATE.paradoxes]),
    round=st.integers(1, 3), member=ids, value=st.integers(-3, 3), order=keys, state=states,
)  # fmt: skip
notes = sparse(
    ParadoxNote, note=texts, examples_a=some_ids, examples_b=some_ids,
    rounds=st.dictionaries(st.sampled_from(["1", "2"]), texts, max_size=2),
)  # fmt: skip
terms = sparse(Term, word=texts, meaning=texts, cards=some_ids, state=states)


def meetings(table: str) -> st.SearchStrategy[Any]:
    """Make records of a table that workshops fill."""
    kind = TABLES[table]
    fields = {name: values(table, name, hint) for name, hint in get_type_hints(kind).items()}
    return sparse(kind, **{name: one for name, one in fields.items() if name not in OWN})


def values(table: str, field: str, hint: Any) -> st.SearchStrategy[Any]:
    if field in CHOICES.get(table, {}):
        return st.sampled_from(CHOICES[table][field])
    if field in ("order", "state"):
        return keys if field == "order" else states
    if hint in (bool, int):
        return st.booleans() if hint is bool else st.integers(0, 9)
    if "Mapping" in str(hint):
        told = st.sampled_from(PRESENCES) if field == "attendance" else texts
        return st.dictionaries(texts, st.integers(0, 9) if "int" in str(hint) else told, max_size=2)
    return some_ids if "tuple" in str(hint) else texts


OWN = ("id", "extra", "author", "created", "changed")
FIRST = ("cards", "coalitions", "members", "topics", "positions", "paradoxes", "terms")
MEETINGS = [name for name in TABLES if name not in FIRST]
unknown = st.dictionaries(
    texts.filter(lambda name: name not in TABLES and name != "canvas"),
    st.dictionaries(ids, st.dictionaries(texts, data, max_size=2), max_size=2),
    max_size=1,
)
infos = st.builds(
    Info, id=st.just("canvas"), template=st.just("netwerk"), template_version=st.just(1),
    title=texts, language=st.sampled_from(["nl", "en"]), phase=texts, purpose=texts,
    contact=texts, status=texts, created=texts, extra=extra(Info),
    checks_off=st.dictionaries(texts, texts, max_size=1),
)  # fmt: skip


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    filled = draw(st.lists(st.sampled_from(MEETINGS), max_size=2, unique=True))
    meeting: dict[str, Any] = {name: draw(table(meetings(name), 2)) for name in filled}
    return Canvas(
        TEMPLATE,
        draw(infos),
        cards=draw(table(cards, 4)),
        coalitions=draw(table(coalitions, 2)),
        members=draw(table(members)),
        topics=draw(table(topics, 1)),
        positions=draw(table(positions, 2)),
        paradoxes=draw(table(notes, 1)),
        terms=draw(table(terms, 2)),
        unknown=draw(unknown),
        **meeting,
    )


EXAMPLES = settings(
    max_examples=200,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
Parse = Callable[[str], list[Any]]


@EXAMPLES
@given(canvases(), st.sampled_from(["nl", "en"]), st.booleans(), st.booleans())
def test_any_canvas_goes_out_and_comes_back(
    parse: Parse, canvas: Canvas, headings: str, complete: bool, everything: bool
) -> None:
    """Drawing a canvas takes most of the time, so all is done with one."""
    json_comes_back_exactly(canvas)
    the_complete_form_comes_back_exactly(canvas, headings)
    request = Request(
        complete=complete, front_matter=everything, diagram=everything, parked=everything,
        authors=everything, room=everything,
    )  # fmt: skip
    either_form_has_no_html_and_no_deep_heading(parse, render(canvas, request))


def json_comes_back_exactly(canvas: Canvas) -> None:
    incoming = read_file(json_.render(canvas).encode(), by=BY, name="x.json")
    assert incoming.canvas == canvas
    assert incoming.problems == ()


def the_complete_form_comes_back_exactly(canvas: Canvas, headings: str) -> None:
    request = Request(complete=True, headings=headings, front_matter=True, diagram=True)
    text = render(canvas, request)
    incoming = read_file(text.encode(), by=BY, name="x.md")
    assert incoming.problems == ()
    assert incoming.canvas == canvas
    assert text == render(incoming.canvas, request)


def either_form_has_no_html_and_no_deep_heading(parse: Parse, text: str) -> None:
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    for token in parse(text):
        inner = [token, *(token.children or ())]
        assert not any(one.type.startswith("html") for one in inner)
        assert token.type != "heading_open" or token.tag <= "h4"


@EXAMPLES
@given(rows=st.lists(texts.map(lambda text: text.replace("\r", "")), min_size=1, max_size=5))
@example(rows=["\x85", "\u2028"])
@example(rows=["–", "Spelregel", "Status"])
def test_every_text_is_shown_once_and_as_it_is(shown: Any, rows: list[str]) -> None:
    def page(template: Template, place: str, texts: list[str]) -> Counter[str]:
        cards = {
            f"id{number}": Card(f"id{number}", place, text, order=f"a{number}")
            for number, text in enumerate(texts)
        }
        canvas = Canvas(template, Info(title="T"), cards=cards)
        return Counter(shown(render(canvas, Request(places=(place,)))))

    # Counted as shown: different texts look the same where neither can be seen as it is.
    wanted = Counter(map(as_shown, rows))
    for template, place in ((TEMPLATE, "identiteit.stijl"), (TEMPLATE, "spelregels.conflicten")):
        # A page has words of its own, which a card may well say too.
        own = page(template, place, [f"kaart {number} van de test" for number in range(len(rows))])
        seen = page(template, place, rows)
        for text, times in wanted.items():
            assert not text or seen[text] - own[text] == times


def as_shown(text: str) -> str:
    return without_joiners("\t".join(map(visible, text.split("\t"))))


@EXAMPLES
@given(st.text())
def test_exact_text_comes_back(text: str) -> None:
    assert escape.plain(escape.exact(text)) == text


def test_the_template_is_the_one_a_file_names(template: Template) -> None:
    canvas = Canvas(load("businessmodel"), Info(template="businessmodel", title="Kraam"))
    for request in (Request(complete=True), Request(format="json")):
        incoming = read_file(render(canvas, request), by=BY)
        assert incoming.canvas == canvas
