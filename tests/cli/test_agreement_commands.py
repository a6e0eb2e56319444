"""Decisions and actions from the command line."""

from typing import Any

import pytest

from tests.cli.conftest import Shell

COMMA = "Stichting Zorg, Welzijn en Wonen"


@pytest.fixture
def net(jong: Shell) -> Shell:
    """A canvas with two members, one with a comma in its name, and a coalition."""
    jong.ok("member", "jong", "add", "ROC Oostland", f'{COMMA};;"zorgt, en woont"')
    jong.ok("coalition", "jong", "add", "Leerbaan")
    return jong


def rows(shell: Shell, family: str, *options: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shell.ok(family, "jong", "list", *options, "--json").data[
        f"{family}s"
    ]
    return found


def noted(shell: Shell, *words: str) -> None:
    """Note something with a name that is nobody's yet, which is said."""
    result = shell(*words)
    assert (result.code, result.err.count("nobody known yet")) == (0, 1), result


def test_a_decision_with_all_who_are_there_and_a_reservation(net: Shell) -> None:
    net.ok("decision", "jong", "add", "We beginnen in april", "--how", "Geen bezwaar", "--present")
    (one,) = rows(net, "decision")
    assert (one["method"], len(one["agreed"])) == ("no_objection", 2)
    net.ok("decision", "jong", "reserve", "we beg", COMMA, "--until", "week 14 2026")
    (one,) = rows(net, "decision", "--open")
    assert list(one["reserved"].values()) == ["2026-04-03"]
    assert len(one["agreed"]) == 1
    told = net.ok("decision", "jong", "list", "--lang", "nl", "--on", "2026-05-01").out
    assert f"onder voorbehoud: {COMMA}, antwoord uiterlijk 3 april 2026 (over tijd)" in told
    net.ok("decision", "jong", "answer", "we beg", COMMA, "akkoord", "--on", "1 apr 2026")
    assert (
        "answer of Stichting Zorg, Welzijn en Wonen on 1 April 2026: akkoord"
        in net.ok("decision", "jong", "list").out
    )
    assert rows(net, "decision", "--open") == []


def test_a_decision_is_changed_withdrawn_held_and_removed(net: Shell) -> None:
    card = net.ok("add", "jong", "spelregels.besluiten", "Met instemming").lines[0]
    net.ok("decision", "jong", "add", "Zo besluiten we", "--about", card[:4])
    noted(net, "decision", "jong", "set", "Zo besl", "--text", "Zo doen we het", "--agreed", "roc")
    (one,) = rows(net, "decision")
    assert (one["text"], one["agreed"], one["cards"]) == ("Zo doen we het", ["name:roc"], [card])
    net.ok("decision", "jong", "withdraw", "Zo doen")
    assert "(withdrawn)" in net.ok("decision", "jong").out
    net.ok("decision", "jong", "hold", "Zo doen")
    assert "progress" not in rows(net, "decision")[0]
    noted(net, "decision", "jong", "reserve", "Zo doen", "Jan")
    net.ok("decision", "jong", "reserve", "Zo doen", "Jan", "--off")
    assert "reserved" not in rows(net, "decision")[0]
    net.ok("decision", "jong", "remove", "Zo doen")
    assert rows(net, "decision") == []
    assert "decision removed" in net.ok("history", "jong").out


def test_an_action_with_who_and_when(net: Shell) -> None:
    net.ok("action", "jong", "add", "Zaal regelen", "--owner", COMMA, "--due", "week 40 2026",
           "--coalition", "leer", "--note", "met koffie")  # fmt: skip
    (one,) = rows(net, "action")
    assert one["owner"].startswith("member:")
    assert (one["due"], one["note"]) == ("2026-10-02", "met koffie")
    assert "2 October 2026" in net.ok("action", "jong").out
    assert rows(net, "action", "--coalition", "Leerbaan") == [one]
    net.ok("action", "jong", "set", "zaal", "--owner", "", "--coalition", "", "--text", "Zaal")
    (one,) = rows(net, "action")
    assert (one["text"], one.get("owner"), one.get("coalition")) == ("Zaal", None, None)


def test_what_is_missing_or_overdue_is_kept_marked_and_counted(net: Shell) -> None:
    net.ok("action", "jong", "add", "Een", "Twee")
    noted(net, "action", "jong", "add", "Drie", "--owner", "Kees", "--due", "1-2-2026")
    told = net.ok("action", "jong", "list", "--on", "2026-03-01", "--lang", "nl").out
    assert "(wie?)  (wanneer?)" in told
    assert "1 februari 2026 (over tijd)" in told
    assert told.endswith("2 zonder wie, 2 zonder datum, 1 over tijd\n")
    data = net.ok("action", "jong", "list", "--on", "2026-03-01", "--json").data
    assert [data[key] for key in ("without_owner", "without_due", "overdue")] == [2, 2, 1]
    (late,) = rows(net, "action", "--overdue", "--on", "2026-03-01")
    assert late["text"] == "Drie"


def test_mine_and_somebody_elses(net: Shell) -> None:
    noted(net, "action", "jong", "add", "Bellen", "--owner", "Kees")
    net.ok("action", "jong", "add", "Mailen", "--owner", "ROC Oostland")
    assert [one["text"] for one in rows(net, "action", "--mine", "--as", "kees")] == ["Bellen"]
    assert [one["text"] for one in rows(net, "action", "--owner", "roc oostland")] == ["Mailen"]


def test_an_owner_who_left_is_kept_and_said(net: Shell) -> None:
    net.ok("action", "jong", "add", "Mailen", "--owner", "ROC Oostland")
    net.ok("member", "jong", "set", "ROC Oostland", "--left", "2026-02-01")
    assert "ROC Oostland (left)" in net.ok("action", "jong", "list", "--on", "2026-03-01").out


def test_ticking_off_dropping_and_opening_again(net: Shell) -> None:
    net.ok("action", "jong", "add", "Een", "Twee", "Drie")
    net.ok("action", "jong", "done", "een", "twee", "--on", "2026-03-01")
    net.ok("action", "jong", "drop", "drie")
    state = {one["text"]: (one["progress"], one.get("done")) for one in rows(net, "action")}
    done = ("done", "2026-03-01")
    assert state == {"Een": done, "Twee": done, "Drie": ("dropped", None)}
    assert rows(net, "action", "--open") == []
    net.ok("action", "jong", "reopen", "twee")
    assert [one["text"] for one in rows(net, "action", "--open")] == ["Twee"]
    net.ok("undo", "jong")
    assert rows(net, "action", "--open") == []
    net.ok("action", "jong", "remove", "een")
    assert len(rows(net, "action")) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("action", "jong", "add", "X", "--due", "31 februari"), 1, "31 februari"),
        (("action", "jong", "add", "X", "--owner", "Jan; Piet"), 1, "One name"),
        (("action", "jong", "add", "X", "--coalition", "nergens"), 1, "nergens"),
        (("action", "jong", "done", "nergens"), 1, "nergens"),
        (("action", "jong", "list", "--session", "7"), 1, "7"),
        (("action", "jong", "set", "Zaal"), 2, ""),
        (("decision", "jong", "add", "X", "--how", "dobbelen"), 2, "dobbelen"),
        (("decision", "jong", "add", "X", "--about", "nergens"), 1, "nergens"),
        (("decision", "jong", "answer", "Zaal", "Jan", "ja"), 1, "Zaal"),
        (("action", "jong", "add"), 1, ""),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    net: Shell, words: tuple[str, ...], code: int, said: str
) -> None:
    before = net.files()
    result = net(*words, stdin="")
    assert result.code == code
    assert said in result.err
    assert result.err.count("\n") == 1
    assert net.files() == before


def test_the_tab_key_offers_decisions_actions_and_who(net: Shell) -> None:
    noted(net, "action", "jong", "add", "Bellen", "--owner", "Kees")
    offered = net.ok("_complete", "bash", "action", "jong", "done", "").out
    assert "Bellen" in offered
    names = net.ok("_complete", "bash", "action", "jong", "add", "X", "--owner", "").out
    assert "ROC Oostland" in names and "Kees" in names
