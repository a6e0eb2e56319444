"""Groups and merging from the command line."""

import pytest

from tests.cli.conftest import Shell
from tests.cli.test_completion import offered


@pytest.fixture
def grouped(jong: Shell) -> dict[str, str]:
    """Return the ids of four cards by a word: b and c are in the group Leren, werken; en meer."""
    texts = ("Aap", "Beer", "Cavia", "Das")
    added = jong.ok("add", "jong", "regie.zorg", "-", stdin="\n".join(texts)).lines
    ids = dict(zip("abcd", added, strict=True))
    made = jong.ok("group", "jong", "make", "Leren, werken; en meer", ids["c"], ids["b"])
    return {**ids, "group": made.lines[0]}


def shown(shell: Shell) -> str:
    return "\n".join(shell.ok("show", "jong", "regie.zorg").lines[1:])


def test_a_group_is_made_of_cards_and_shows_as_a_heading(
    jong: Shell, grouped: dict[str, str]
) -> None:
    assert shown(jong) == (
        "    - Aap\n    Leren, werken; en meer\n      - Beer\n      - Cavia\n    - Das"
    )
    told = jong.ok("group", "jong", "list").out
    assert told == (
        f"{grouped['group']}  regie.zorg  Leren, werken; en meer  {grouped['b']} {grouped['c']}\n"
    )
    (row,) = jong.ok("group", "jong", "list", "--json").data["groups"]
    assert row["inside"] == [grouped["b"], grouped["c"]]
    assert jong.ok("show", "jong", "--json").data["groups"][0]["title"] == row["title"]
    assert f"[{grouped['group']}]" in jong.ok("show", "jong", "--ids").out


def test_cards_come_and_go_and_the_group_goes_along(jong: Shell, grouped: dict[str, str]) -> None:
    jong.ok("group", "jong", "add", "leren", grouped["a"])
    jong.ok("group", "jong", "title", "Leren", "Doen")
    jong.ok("group", "jong", "ungroup", grouped["b"])
    assert shown(jong) == "    - Beer\n    Doen\n      - Cavia\n      - Aap\n    - Das"
    jong.ok("group", "jong", "move", "Doen", "regie.zorg", "--before", grouped["b"])
    assert shown(jong).startswith("    Doen")
    jong.ok("group", "jong", "move", "Doen", "spelregels.besluiten")
    assert shown(jong) == "    - Beer\n    - Das"
    jong.ok("group", "jong", "ungroup", "Doen")
    assert jong.ok("group", "jong", "list").out == ""
    jong.ok("undo", "jong")
    assert "Doen" in jong.ok("group", "jong", "list").out


def test_several_cards_become_one(jong: Shell, grouped: dict[str, str]) -> None:
    jong.ok("card", "jong", "dots", "2", grouped["a"], grouped["d"])
    ids = [grouped[letter] for letter in "dac"]
    merged = jong.ok("card", "jong", "merge", *ids, "--json").data["merged"]
    assert (merged["id"], merged["dots"]) == (grouped["d"], 4)
    assert merged["sources"] == ids[1:]
    assert merged["body"] == "- Aap\n- Cavia"
    jong.ok("undo", "jong")
    assert "Cavia" in shown(jong)


def test_what_makes_no_sense_is_said_in_one_line(jong: Shell, grouped: dict[str, str]) -> None:
    before = jong.files()
    jong.refused(1, "group", "jong", "make", "  ", grouped["a"])
    jong.refused(1, "group", "jong", "add", "Leren", grouped["b"])
    jong.refused(1, "group", "jong", "title", "Bestaat niet", "Zo")
    jong.refused(1, "group", "jong", "ungroup", grouped["a"])
    jong.refused(1, "group", "jong", "move", "Leren", "coalities.project")
    jong.refused(2, "group", "jong", "move", "Leren", "regie.zorg", "--after", "x", "--before", "y")
    jong.refused(1, "card", "jong", "merge", grouped["a"])
    assert jong.files() == before


def test_groups_are_offered_by_their_titles(jong: Shell, grouped: dict[str, str]) -> None:
    assert offered(jong, "group", "jong", "add", "") == {"Leren, werken; en meer": "regie.zorg"}
