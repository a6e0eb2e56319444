"""Whatever is done to the network can be taken back, and survives being written and read."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from board.change import apply, apply_to_tables, diff, inverse
from board.checks import switch_check
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands import coalitions, interests, members, paradoxes, party_names, terms
from board.commands.by import By
from board.model import Canvas, Card, Coalition, Member, Topic
from board.refusal import Refused
from board.templates import load

_START = Canvas(
    template=load("netwerk"),
    cards={id: Card(id, place="identiteit", text=f"kaart {id}", marks=("term",)) for id in "ab"},
    members={id: Member(id, name=f"Lid {id}", order=f"a{at}") for at, id in enumerate("mno")},
    coalitions={"c": Coalition("c", title="C", order="a0"), "d": Coalition("d", order="a1")},
    topics={"t": Topic("t", title="T", order="a0")},
)
_TEXT = st.sampled_from(["", "x", "Lid m, Bank (extern)", "kaart", "morgen", "0 1 x", "naam; b; c"])
_MEMBER, _COALITION, _CARD = (st.sampled_from(list(ids)) for ids in ("mnoz", "cdz", "abz"))
_PARTY = st.sampled_from(["member:m", "member:n", "outside:Bank", "name:x"])
_PARADOX = st.sampled_from(["1", "2", "sturen-kanaliseren"])

Step = Callable[[Canvas, By], Canvas]


def _steps() -> st.SearchStrategy[Step]:
    def step(command: Callable[..., Any], *args: st.SearchStrategy[Any], **fields: Any) -> Any:
        return st.tuples(st.tuples(*args), st.fixed_dictionaries(fields)).map(
            lambda given: lambda canvas, by: command(canvas, by, *given[0], **given[1])
        )

    return st.one_of(
        step(coalitions.add_coalition, _TEXT),
        step(coalitions.set_coalition, _COALITION, core=_TEXT, end=_TEXT),
        step(coalitions.set_coalition, _COALITION, title=_TEXT, follows=st.lists(_CARD)),
        step(party_names.set_part, _COALITION, _PARTY, st.sampled_from(["core", "other", ""])),
        step(coalitions.match_party, _TEXT, _MEMBER),
        step(members.add_member, _TEXT, home=_TEXT),
        step(members.set_member, _MEMBER, granted_by=_TEXT, joined=_TEXT),
        step(members.leave, _MEMBER),
        step(members.come_back, _MEMBER),
        step(members.remove_member, _MEMBER),
        step(lambda canvas, by, text: members.paste_members(canvas, by, text)[0], _TEXT),
        step(paradoxes.answer_row, _PARADOX, st.integers(0, 2), _TEXT, more=st.booleans()),
        step(paradoxes.answer, _PARADOX, st.just(0), st.integers(-4, 4), member=_MEMBER),
        step(paradoxes.new_round, _PARADOX),
        step(paradoxes.set_note, _PARADOX, _TEXT),
        step(paradoxes.add_example, _PARADOX, st.sampled_from("ab"), _CARD),
        step(interests.add_topics, st.lists(_TEXT, max_size=3)),
        step(interests.set_level, st.just("t"), _MEMBER, st.integers(0, 5)),
        step(interests.coalition_from_topic, st.just("t")),
        step(terms.explain, _TEXT, _TEXT, card_id=_CARD),
        step(switch_check, st.sampled_from(["VC-01", "VC-30"]), st.booleans(), reason=_TEXT),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(_steps(), max_size=25))
def test_every_step_can_be_taken_back_and_written_down(steps: list[Step]) -> None:
    by = By("anna", "2026-03-17T09:30:00Z")
    canvas, tables = _START, canvas_to_tables(_START)
    for step in steps:
        try:
            after = step(canvas, by)
        except Refused:
            continue
        deltas = diff(canvas, after)
        assert (deltas == ()) == (canvas_to_tables(after) == canvas_to_tables(canvas))
        written = json.loads(json.dumps(apply_to_tables(tables, deltas)))
        assert canvas_from_tables(written, canvas.template) == after
        back = apply(after, inverse(deltas))
        assert canvas_to_tables(back) == canvas_to_tables(canvas)
        canvas, tables = after, written
