"""Silent rounds and votes from the command line."""

import pytest

from board.hidden import MASK
from tests.cli.conftest import Shell

PASSIE = "identiteit.passie"


@pytest.fixture
def board(jong: Shell) -> Shell:
    """A canvas with four cards at one place."""
    jong.ok("add", "jong", "regie.zorg", "-", stdin="Een\nTwee\nDrie\nVier\n")
    return jong


def texts(shell: Shell, place: str = PASSIE) -> list[str]:
    rows = shell.ok("card", "jong", "list", place, "--json").data["cards"]
    return [row["text"] for row in rows]


def opened(shell: Shell, *words: str) -> str:
    return shell.ok("round", "jong", "open", *words).lines[0]


def test_a_silent_round_hides_what_is_typed_until_it_is_revealed(jong: Shell) -> None:
    id = opened(jong, PASSIE, "--minutes", "5")
    jong.ok("add", "jong", f"{PASSIE}.thema", "Geheim")
    assert texts(jong) == ["Geen jongere van de radar", MASK]
    (row,) = jong.ok("round", "jong", "list", "--json").data["rounds"]
    assert (row["id"], row["kind"], row["progress"], row["hidden"]) == (id, "silent", "open", 1)
    assert f"{MASK} 1 card" in jong.ok("round", "jong").out
    assert jong.ok("round", "jong", "reveal").lines == ["Revealed: 1 card"]
    assert texts(jong) == ["Geen jongere van de radar", "Geheim"]


def test_dropped_the_cards_stay_hidden_and_can_be_revealed_later(jong: Shell) -> None:
    id = opened(jong, PASSIE)
    jong.ok("add", "jong", PASSIE, "Geheim")
    told = jong.ok("round", "jong", "drop").out
    assert "1 card stays hidden" in told
    assert id in told
    assert MASK in texts(jong)
    jong.ok("round", "jong", "reveal")
    assert "Geheim" in texts(jong)


def test_undo_takes_a_hidden_card_back_and_no_round(jong: Shell) -> None:
    opened(jong, PASSIE)
    jong.ok("add", "jong", PASSIE, "Geheim", NETWERKCANVAS_AS="bram")
    assert MASK not in jong.ok("undo", "jong").out  # Noor's own last change, from before.
    assert MASK in texts(jong)
    assert MASK in jong.ok("undo", "jong", NETWERKCANVAS_AS="bram").out
    assert MASK not in texts(jong)
    assert len(jong.ok("round", "jong", "list").lines) == 1


def test_a_vote_is_held_by_numbers_as_shown(board: Shell) -> None:
    shown = board.ok("round", "jong", "open", "regie.zorg", "--vote").lines
    assert shown[1:] == [
        "3 dots per person", "  1  Een", "  2  Twee", "  3  Drie", "  4  Vier",
    ]  # fmt: skip
    assert board.ok("round", "jong", "ballot").lines == shown[1:]
    ids = {board.ok("round", "jong", "ballot", *row.split()).out for row in ("3 3 1", "3 1 2")}
    assert len(ids) == 2
    assert "2 ballots in" in board.ok("round", "jong").out
    assert board("round", "jong", "result").code == 1
    told = board.ok("round", "jong", "reveal").lines
    assert told == [
        "2 ballots in", "  1    3 ●  Drie", "  2    2 ●  Een", "  3    1 ●  Twee",
        "  4    0 ●  Vier",
    ]  # fmt: skip
    assert board.ok("round", "jong", "result").lines == told
    rows = board.ok("round", "jong", "result", "--json").data["result"]
    assert [(row["rank"], row["text"], row["dots"]) for row in rows][:2] == [
        (1, "Drie", 3), (2, "Een", 2),
    ]  # fmt: skip
    assert all(
        "dots" not in row for row in board.ok("card", "jong", "list", "--json").data["cards"]
    )


@pytest.mark.parametrize("row", ["1 1 1 1", "9", "een", "1 1 x", "0", "1,2,3,4"])
def test_a_bad_ballot_is_one_line_and_changes_nothing(board: Shell, row: str) -> None:
    board.ok("round", "jong", "open", "regie.zorg", "--vote", "--dots", "3", "--most", "2")
    before = board.files()
    board.refused(1, "round", "jong", "ballot", *row.split())
    assert board.files() == before


def test_no_name_stands_with_a_ballot(board: Shell) -> None:
    board.ok("round", "jong", "open", "regie.zorg", "--vote")
    (id,) = board.ok("round", "jong", "ballot", "1", "2", NETWERKCANVAS_AS="stemmer").lines
    board.ok("round", "jong", "ballot", "--back", id, NETWERKCANVAS_AS="stemmer")
    board.ok("round", "jong", "ballot", "2", NETWERKCANVAS_AS="stemmer")
    held = [path for path, data in board.files().items() if b"stemmer" in data]
    assert held == []
    assert "stemmer" not in board.ok("history", "jong").out
    assert "1 ballot in" in board.ok("round", "jong").out


def test_what_a_ballot_holds_is_in_the_history_only_once_it_is_revealed(board: Shell) -> None:
    board.ok("round", "jong", "open", "regie.zorg", "--vote")
    board.ok("round", "jong", "ballot", "1", "2")

    def given() -> list[object]:
        rows = board.ok("history", "jong", "--json").data["revisions"]
        changes = [change for row in rows for change in row["changes"]]
        return [one["after"].get("given") for one in changes if one["table"] == "ballots"]

    assert given() == [None]
    board.ok("round", "jong", "reveal")
    assert [*given()] != [None]


def test_undo_passes_over_ballots(board: Shell) -> None:
    board.ok("round", "jong", "open", "regie.zorg", "--vote")
    board.ok("round", "jong", "ballot", "1")
    board.ok("undo", "jong")
    assert "1 ballot in" in board.ok("round", "jong").out
    assert texts(board, "regie.zorg") == []


def test_what_cannot_be_is_one_clear_line(board: Shell) -> None:
    for code, words in (
        (1, ["reveal"]), (1, ["drop"]), (1, ["result"]), (1, ["ballot", "1"]), (1, ["ballot"]),
        (1, ["reveal", "nee"]), (1, ["open", "nergens"]), (1, ["open", "coalities.project"]),
        (1, ["open", "organisatie", "--vote"]), (2, ["open", "--dots", "3"]),
        (2, ["open", "--vote", "--shuffled"]), (2, ["ballot", "1", "--back", "x"]),
        (1, ["open", "regie.zorg", "--vote", "--dots", "0"]), (1, ["ballot", "--back", "x"]),
        (1, ["open", "regie.zorg", "--vote", "--about", "nee"]),
    ):  # fmt: skip
        board.refused(code, "round", "jong", *words)


def test_which_of_several_rounds_is_asked(board: Shell) -> None:
    first = opened(board, "regie.zorg", "--vote")
    board.ok("round", "jong", "open", "regie.zorg", "--vote")
    assert first in board.refused(1, "round", "jong", "ballot", "1")
    board.ok("round", "jong", "ballot", "1", "--round", first[:5])
    assert board.ok("round", "jong", "reveal", first).lines[0] == "1 ballot in"
