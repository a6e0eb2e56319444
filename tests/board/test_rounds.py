"""Silent rounds: what is written in one is hidden until it is revealed, for whoever looks."""

from collections.abc import Callable

import pytest

from board.change import Delta, apply, diff, diff_tables
from board.codec import canvas_from_tables, canvas_to_tables
from board.commands import cards, coalitions, items, merging, moves, rounds, turning
from board.commands.by import By
from board.hidden import MASK, count, hidden_ids, masked, secrets, without_hidden
from board.merge import merge
from board.model import Canvas, Ref
from board.queries import home_cards
from board.rounds import open_at, to_reveal
from board.search import search
from tests.board.conftest import Refuses

PASSIE = "identiteit.passie"


@pytest.fixture
def quiet(blank: Canvas, anna: By) -> Canvas:
    """A silent round at one section, with two cards in it and one that was there before."""
    canvas = cards.add_card(blank, anna, PASSIE, "Stond er al", id="oud")
    canvas = rounds.open_silent(canvas, anna, PASSIE, id="stil")
    canvas = cards.add_card(canvas, anna, PASSIE, "Geheim een", body="uitleg", id="een")
    return cards.add_card(canvas, anna, f"{PASSIE}.thema", "Geheim twee", id="twee")


def test_what_is_written_at_or_under_its_place_belongs_to_a_round(quiet: Canvas, bram: By) -> None:
    quiet = cards.add_card(quiet, bram, "regie", "Elders", id="elders")
    assert {id: card.round for id, card in quiet.cards.items()} == {
        "oud": "", "een": "stil", "twee": "stil", "elders": "",
    }  # fmt: skip
    assert hidden_ids(quiet) == {"een", "twee"}
    assert count(quiet) == count(quiet, "identiteit") == count(quiet, "", "stil") == 2
    assert (count(quiet, f"{PASSIE}.thema"), count(quiet, "regie")) == (1, 0)


def test_the_innermost_of_two_open_rounds_takes_a_card(quiet: Canvas, anna: By) -> None:
    quiet = rounds.open_silent(quiet, anna, id="overal")
    quiet = rounds.open_silent(quiet, anna, f"{PASSIE}.thema", id="vraag")
    where = {f"{PASSIE}.thema": "vraag", PASSIE: "stil", "regie": "overal"}
    for place, round in where.items():
        found = open_at(quiet, place)
        assert found is not None
        assert found.id == round


def test_masked_a_card_says_nothing_of_what_it_holds_or_who_wrote_it(quiet: Canvas) -> None:
    seen = masked(quiet)
    assert {id: card.text for id, card in seen.cards.items()} == {
        "oud": "Stond er al", "een": MASK, "twee": MASK,
    }  # fmt: skip
    for id in ("een", "twee"):
        assert (seen.cards[id].body, seen.cards[id].author) == ("", "")
        assert (seen.cards[id].place, seen.cards[id].order) == (
            quiet.cards[id].place, quiet.cards[id].order,
        )  # fmt: skip
    assert "eheim" not in str(seen)
    assert "uitleg" not in str(seen)
    assert search(seen, "geheim") == []
    assert masked(seen) == seen
    assert secrets(quiet) == ["Geheim twee", "Geheim een", "uitleg"]


def test_nothing_is_masked_where_nothing_is_hidden(blank: Canvas, quiet: Canvas, anna: By) -> None:
    shown = rounds.reveal(quiet, anna, "stil")
    assert masked(blank) is blank
    assert masked(shown) is shown
    assert without_hidden(shown) is shown
    assert [shown.cards[id].text for id in ("een", "twee")] == ["Geheim een", "Geheim twee"]


def test_a_dropped_round_keeps_its_cards_hidden_and_takes_no_more(quiet: Canvas, anna: By) -> None:
    quiet = rounds.drop(quiet, anna, "stil")
    quiet = cards.add_card(quiet, anna, PASSIE, "Weer gewoon", id="los")
    assert hidden_ids(quiet) == {"een", "twee"}
    assert [round.id for round in to_reveal(quiet)] == ["stil"]
    assert not hidden_ids(rounds.reveal(quiet, anna, "stil"))


def test_who_wrote_a_hidden_card_reads_and_changes_it_no_more(
    quiet: Canvas, anna: By, refused: Refuses
) -> None:
    tries: list[Callable[[], Canvas]] = [
        lambda: cards.edit_card(quiet, anna, "een", text="Anders"),
        lambda: cards.edit_card(quiet, anna, "een", body="Anders"),
        lambda: turning.card_to_coalition(quiet, anna, "een"),
        lambda: merging.merge_cards(quiet, anna, ["oud", "een"]),
        lambda: turning.card_to_member(quiet, anna, "een"),
    ]
    for make in tries:
        with refused("card.hidden"):
            make()


@pytest.mark.parametrize(
    "act",
    [
        lambda canvas, by: items.add_dots(canvas, by, [Ref("cards", "een")], 2),
        lambda canvas, by: items.toggle_mark(canvas, by, [Ref("cards", "een")], "term"),
        lambda canvas, by: items.park(canvas, by, [Ref("cards", "een")], "later"),
        lambda canvas, by: items.remove(canvas, by, [Ref("cards", "een")]),
        lambda canvas, by: moves.move(canvas, by, [Ref("cards", "een")], "regie"),
        lambda canvas, by: cards.link(canvas, by, "oud", "een"),
    ],
)
def test_all_else_can_be_done_to_it_by_who_does_not_see_it(
    quiet: Canvas, bram: By, act: Callable[[Canvas, By], Canvas]
) -> None:
    """A command runs on the masked canvas; its difference is laid over the canvas as kept."""
    seen = masked(quiet)
    done = apply(quiet, diff(seen, act(seen, bram)))
    assert done == act(quiet, bram)
    assert (done.cards["een"].text, done.cards["een"].body) == ("Geheim een", "uitleg")


def test_what_leaves_holds_no_hidden_card_nor_names_one(quiet: Canvas, anna: By) -> None:
    quiet = cards.link(quiet, anna, "oud", "een")
    out = without_hidden(quiet)
    assert [*out.cards] == ["oud"]
    assert out.cards["oud"].follows == ()


def test_the_past_is_hidden_as_long_as_the_present_is(quiet: Canvas, anna: By) -> None:
    shown = rounds.reveal(quiet, anna, "stil")
    assert masked(quiet, shown).cards["een"].text == "Geheim een"
    assert masked(quiet, quiet).cards["een"].text == MASK


def test_revealed_in_another_order_nothing_leaves_its_spots(quiet: Canvas, anna: By) -> None:
    for at in range(12):
        quiet = cards.add_card(quiet, anna, PASSIE, f"Geheim {at}", id=f"k{at}")
    round = quiet.rounds["stil"]._replace(shuffled=True)
    quiet = quiet._replace(rounds={"stil": round})
    shown = rounds.reveal(quiet, anna, "stil")
    before = [card.id for card in home_cards(quiet, PASSIE)]
    after = [card.id for card in home_cards(shown, PASSIE)]
    assert before != after
    assert after[0] == "oud"
    assert sorted(before) == sorted(after)
    assert rounds.reveal(quiet, anna, "stil") == shown


def test_what_cannot_be_is_refused(quiet: Canvas, anna: By, refused: Refuses) -> None:
    shown = rounds.reveal(quiet, anna, "stil")
    tries: list[tuple[str, Callable[[], Canvas]]] = [
        ("round.already_open", lambda: rounds.open_silent(quiet, anna, PASSIE)),
        ("round.only_cards", lambda: rounds.open_silent(quiet, anna, "coalities.project")),
        ("place.unknown", lambda: rounds.open_silent(quiet, anna, "identiteit.pasie")),
        ("round.minutes", lambda: rounds.open_silent(quiet, anna, "regie", minutes=-1)),
        ("round.is_revealed", lambda: rounds.reveal(shown, anna, "stil")),
        ("round.not_open", lambda: rounds.drop(shown, anna, "stil")),
        ("round.unknown", lambda: rounds.reveal(quiet, anna, "nee")),
    ]
    for key, make in tries:
        with refused(key):
            make()


def merged(base: Canvas, theirs: Canvas, mine: Canvas) -> Canvas:
    """What becomes of my change when someone else's was kept first."""
    now, deltas = canvas_to_tables(theirs), diff(base, mine)
    numbers = iter("xyz")
    outcome = merge(now, deltas, lambda: next(numbers))
    return apply(canvas_from_tables(now, base.template), outcome.deltas)


def test_a_card_that_was_on_its_way_when_a_round_opened_is_written_in_it(
    blank: Canvas, anna: By, bram: By
) -> None:
    opened = rounds.open_silent(blank, anna, PASSIE, id="stil")
    late = merged(blank, opened, cards.add_card(blank, bram, PASSIE, "Onderweg", id="k"))
    assert late.cards["k"].round == "stil"
    elsewhere = merged(blank, opened, cards.add_card(blank, bram, "regie", "Elders", id="k"))
    assert elsewhere.cards["k"].round == ""
    before = By("bram", "2026-03-16T09:00:00Z")
    older = merged(blank, opened, cards.add_card(blank, before, PASSIE, "Eerder", id="k"))
    assert older.cards["k"].round == ""


def test_a_second_version_of_a_hidden_card_is_hidden_as_well(
    quiet: Canvas, bram: By, refused: Refuses
) -> None:
    """Both were on their way when the card could still be changed: an older program, a copy."""
    deltas = (Delta("cards", "een", {"text": "Wat ik zag"}, {"text": "Wat ik wil"}),)
    numbers = iter("xyz")
    outcome = merge(canvas_to_tables(quiet), deltas, lambda: next(numbers))
    both = apply(quiet, outcome.deltas)
    assert both.cards["x"].conflict == "een"
    assert {"een", "x"} <= hidden_ids(both)
    assert "Wat ik wil" not in str(masked(both))
    for keep in ("mine", "theirs", "both"):
        with refused("card.hidden"):
            items.settle(masked(both), bram, Ref("cards", "x"), keep)


def test_revealing_beats_dropping_whoever_comes_first(quiet: Canvas, anna: By, bram: By) -> None:
    shown, dropped = rounds.reveal(quiet, anna, "stil"), rounds.drop(quiet, bram, "stil")
    assert merged(quiet, shown, dropped).rounds["stil"].progress == "revealed"
    assert merged(quiet, dropped, shown).rounds["stil"].progress == "revealed"


def test_two_who_reveal_at_once_reveal_it_once(quiet: Canvas, anna: By, bram: By) -> None:
    once = rounds.reveal(quiet, anna, "stil")
    twice = merged(quiet, once, rounds.reveal(quiet, bram, "stil"))
    assert diff_tables(canvas_to_tables(once)["cards"], canvas_to_tables(twice)["cards"]) == ()
    assert not hidden_ids(twice)


@pytest.mark.parametrize("place", ["coalities", "coalities.project"])
def test_at_the_coalitions_a_round_makes_cards(
    blank: Canvas, anna: By, place: str, refused: Refuses
) -> None:
    canvas = cards.add_card(blank, anna, "coalities.project", "Stond er al", id="oud")
    canvas = rounds.open_silent(canvas, anna, "coalities", id="stil")
    canvas = cards.add_card(canvas, anna, place, "Geheim plan", id="nieuw")
    canvas = cards.add_card(canvas, anna, "coalities", "Ernaast", id="naast", after="oud")
    assert list(canvas.coalitions) == ["oud"]
    assert hidden_ids(canvas) == {"nieuw", "naast"}
    with refused("coalition.in_silence"):
        coalitions.add_coalition(canvas, anna, "Open en bloot")
    canvas = rounds.reveal(canvas, anna, "stil")
    canvas = turning.card_to_coalition(canvas, anna, "nieuw")
    assert {one.title for one in canvas.coalitions.values()} == {"Stond er al", "Geheim plan"}
