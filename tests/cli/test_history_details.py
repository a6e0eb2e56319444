"""The history tells what a change did: which fields, which card, whose consent."""

import pytest

from board.hidden import MASK
from tests.cli.conftest import Shell

COMMA = "Gemeente Ede, Jeugd en Werk"
SEMICOLON = 'Zorg; Welzijn "Oost"'
NL = {"LC_ALL": "nl_NL.UTF-8"}


def last(shell: Shell, **env: str) -> str:
    return shell.ok("history", "jong", "-n", "1", **env).lines[0]


@pytest.fixture
def parties(jong: Shell) -> Shell:
    """A canvas with members that are awkward to name."""
    jong.ok("member", "jong", "add", "-", stdin=f'{COMMA}\n"Zorg; Welzijn ""Oost"""\nPiet\n')
    return jong


def test_a_set_command_tells_the_fields_it_set(parties: Shell) -> None:
    (id,) = parties.ok("coalition", "jong", "add", "Leerbaan: 10 dagen; ROC, en wij").lines
    parties.ok("coalition", "jong", "set", id, "--target-group", "wij", "--end", "2030-01-02")
    said = last(parties, **NL)
    assert said.endswith("coalitie gewijzigd: Leerbaan: 10 dagen; ROC, en wij · doelgroep, eind")
    assert last(parties).endswith("· target group, end")
    parties.ok("member", "jong", "set", COMMA, "--role", "voorzitter")
    assert last(parties, **NL).endswith(f"{COMMA} · rol")
    (id,) = parties.ok("action", "jong", "add", "Bellen, en mailen").lines
    parties.ok("action", "jong", "set", id, "--due", "2030-01-02")
    assert last(parties, **NL).endswith("Bellen, en mailen · wanneer")
    (id,) = parties.ok("session", "jong", "add").lines
    parties.ok("session", "jong", "set", id, "--place", "Buurthuis")
    assert last(parties, **NL).endswith("· plaats")


def test_consent_tells_who_and_who_no_longer(parties: Shell) -> None:
    (rule,) = parties.ok("add", "jong", "spelregels.besluiten", "Elk half jaar").lines
    parties.ok("rule", "jong", "agree", rule, COMMA, SEMICOLON)
    quoted = '"' + SEMICOLON.replace('"', '""') + '"'
    assert last(parties).endswith(f"Elk half jaar · {COMMA}; {quoted}")
    parties.ok("rule", "jong", "agree", rule, COMMA, "Piet")
    assert last(parties, **NL).endswith(f"Elk half jaar · Piet · niet meer {quoted}")
    assert last(parties).endswith(f"Elk half jaar · Piet · no longer {quoted}")
    parties.ok("undo", "jong")
    assert last(parties).endswith(f"Elk half jaar · Piet · no longer {quoted}")


def test_status_and_verdict_tell_the_new_word(jong: Shell) -> None:
    (rule,) = jong.ok("add", "jong", "spelregels.besluiten", "Elk half jaar").lines
    jong.ok("rule", "jong", "status", "agreed", rule)
    assert last(jong, **NL).endswith("Elk half jaar · afgesproken")
    (session,) = jong.ok("session", "jong", "add").lines
    jong.ok("session", "jong", "start", session)
    jong.ok("rule", "jong", "verdict", "chafes", rule)
    assert last(jong, **NL).endswith("Elk half jaar · schuurt")
    assert last(jong).endswith("Elk half jaar · chafes")


def test_what_is_hidden_and_ballots_stay_untold(parties: Shell) -> None:
    parties.ok("round", "jong", "open")
    (id,) = parties.ok("add", "jong", "spelregels.besluiten", "Zilverreiger").lines
    parties.ok("card", "jong", "dots", "2", id)
    assert last(parties).endswith(f": {MASK}")
    parties.ok("rule", "jong", "agree", id, "Piet")
    parties.ok("rule", "jong", "status", "agreed", id)
    assert last(parties).endswith(f"{MASK} · agreed")
    assert "Zilverreiger" not in parties.ok("history", "jong").out
    parties.ok("round", "jong", "reveal")
    assert "Zilverreiger" in parties.ok("card", "jong", "list").out
    parties.ok("round", "jong", "open", "--vote", "--about", id)
    parties.ok("round", "jong", "ballot", "1")
    told = last(parties)
    assert told.endswith("–  ballot handed in"), told


def test_who_it_is_about_stands_with_levels_and_presence(parties: Shell) -> None:
    (topic,) = parties.ok("topic", "jong", "add", "Stages").lines
    parties.ok("topic", "jong", "level", topic, "3", COMMA, "Piet")
    assert last(parties, **NL).endswith(f"Stages · {COMMA}; Piet")
    parties.ok("topic", "jong", "level", topic, "0", "Piet")
    assert last(parties, **NL).endswith("Stages · niet meer Piet")
    (session,) = parties.ok("session", "jong", "add").lines
    parties("session", "jong", "attend", session, COMMA, "Jan; ;gast")
    assert f"{COMMA}" in last(parties, **NL)
    assert "Jan" in last(parties, **NL)


def test_json_tells_it_as_well(parties: Shell) -> None:
    (rule,) = parties.ok("add", "jong", "spelregels.besluiten", "Elk half jaar").lines
    parties.ok("rule", "jong", "agree", rule, COMMA)
    parties.ok("rule", "jong", "status", "agreed", rule)
    rows = parties.ok("history", "jong", "-n", "2", "--json", **NL).data["revisions"]
    assert [row["detail"] for row in rows] == [COMMA, "afgesproken"]
    assert rows[1]["changes"][0]["after"]["status"] == "agreed"
