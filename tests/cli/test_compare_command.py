"""What became of a canvas between two moments, from the command line."""

from typing import Any

import pytest

from tests.cli.conftest import Shell

COMMA = "Stichting Zorg, Welzijn en Wonen"


@pytest.fixture
def met(jong: Shell) -> Shell:
    """A canvas that met twice: the first session closed, opened again, and closed once more."""
    jong.ok("member", "jong", "add", f"{COMMA}; ;", "ROC Oostland")
    jong.ok("add", "jong", "identity.passion", "-", stdin="Samen sterker\nGaat weg\n")
    jong.ok("rule", "jong", "add", "We bellen eerst")
    jong.ok("coalition", "jong", "add", "Leerbaan")
    jong.ok("topic", "jong", "add", "Vervoer | delen")
    jong.ok("term", "jong", "add", "uit beeld = niet, op school")
    jong.ok("session", "jong", "add", "--date", "2026-03-17")
    jong.ok("session", "jong", "start", "1")
    jong("session", "jong", "close", "1")
    cards = {row["text"]: row["id"] for row in shown(jong, "card", "jong", "list")["cards"]}
    jong.ok("card", "jong", "edit", cards["Samen sterker"], "Samen staan we sterker")
    jong.ok("card", "jong", "move", "identity.ambition", cards["Samen sterker"])
    jong("session", "jong", "reopen", "1")
    jong("session", "jong", "close", "1")
    jong.ok("card", "jong", "remove", cards["Gaat weg"])
    jong.ok("add", "jong", "identity.passion", "Een nieuwe kaart")
    jong.ok("rule", "jong", "status", "agreed", cards["We bellen eerst"])
    jong.ok("member", "jong", "set", "ROC Oostland", "--left", "2026-03-18")
    jong("coalition", "jong", "set", "Leerbaan", "--state", "active", "--core", f"{COMMA}; Kees")
    jong.ok("topic", "jong", "level", "Vervoer | delen", "4", COMMA)
    jong.ok("term", "jong", "set", "uit beeld", "--meaning", "niet in beeld")
    jong.ok("info", "jong", "--phase", "uitvoeren")
    jong.ok("session", "jong", "add", "--date", "2026-07-14")
    jong.ok("session", "jong", "start", "2")
    jong.ok("decision", "jong", "add", "We gaan door")
    jong.ok("action", "jong", "add", "Bellen", "--owner", COMMA)
    return jong


def shown(shell: Shell, *words: str) -> Any:
    return shell.ok(*words, "--json").data


def texts(rows: list[Any]) -> list[str]:
    return [row["text"] for row in rows]


def test_without_a_word_it_is_the_last_closed_session_to_now(met: Shell) -> None:
    told = shown(met, "compare", "jong")
    assert (told["since"]["session"], told["since"]["day"]) == (1, "2026-03-17")
    assert told["until"]["session"] is None
    cards = told["cards"]
    assert texts(cards["new"]) == ["Een nieuwe kaart"]
    assert texts(cards["gone"]) == ["Gaat weg"]
    changed, moved = cards["changed"], cards["moved"]
    assert changed[0]["fields"]["text"] == {
        "old": "Samen sterker",
        "new": "Samen staan we sterker",
    }, "as it was at the first closing"
    assert moved[0]["id"] == changed[0]["id"]
    assert len(told["rules"]["agreed"]) == len(told["members"]["out"]) == 1
    assert len(told["coalitions"]["begun"]) == len(told["actions"]["open"]) == 1
    assert texts(told["decisions"]["new"]) == ["We gaan door"]
    assert told["network"] == {"phase": {"old": "", "new": "uitvoeren"}}
    assert told["groups"] == {"new": [], "changed": [], "gone": []} and told["paradox_notes"] == []
    (topic,), (word,) = told["topics"]["changed"], told["terms"]["changed"]
    assert list(topic["fields"]["levels"]["new"].values()) == [4]
    assert word["fields"]["meaning"] == {"old": "niet, op school", "new": "niet in beeld"}


def test_it_reads_as_sentences_in_both_languages(met: Shell) -> None:
    said = met.ok("compare", "jong", "--since", "1", "--lang", "nl").out
    assert "Van sessie 1 (17 maart 2026) tot " in said
    assert "  Veranderd (1)\n    ~ Samen staan we sterker" in said
    assert "Tekst: Samen sterker → Samen staan we sterker" in said
    assert f"Kernpartners: – → {COMMA}; Kees" in said
    assert "− Gaat weg" in said
    changed = f"Veranderd (1)\n    ~ Vervoer | delen\n        {COMMA}: – → meebepalen"
    assert f"Interesses\n  {changed}" in said
    assert "Begrippen\n  Veranderd (1)\n    ~ uit beeld" in said
    assert "Changed (1)" in met.ok("compare", "jong", "--lang", "en").out


def test_two_sessions_revisions_or_days(met: Shell) -> None:
    met("session", "jong", "close", "2")
    met.ok("add", "jong", "identity.passion", "Na de tweede")
    between = shown(met, "compare", "jong", "--since", "1", "--until", "2")
    assert texts(between["cards"]["new"]) == ["Een nieuwe kaart"]
    newest = met.ok("history", "jong", "--json").data["revisions"][-1]["rev"]
    last = shown(met, "compare", "jong", "--since", f"r{newest - 1}")
    assert texts(last["cards"]["new"]) == ["Na de tweede"]
    assert shown(met, "compare", "jong", "--since", str(newest))["cards"]["new"] == []
    assert "Nothing changed" not in met.ok("compare", "jong", "--since", "today").out
    assert texts(shown(met, "compare", "jong")["cards"]["new"]) == ["Na de tweede"]


def test_a_canvas_carried_over_as_json_has_its_sessions_with_it(met: Shell) -> None:
    met.ok("export", "jong", "--format", "json", "-o", "jong-mee.json")
    met.ok("import", "jong-mee.json", "--name", "elders")
    here, there = (shown(met, "compare", name, "--since", "1") for name in ("jong", "elders"))
    assert {**there, "canvas": "jong"} == here
    met.ok("backup", "alles.zip")
    met.ok("bin", "elders")
    met.ok("recover", "alles.zip")
    assert shown(met, "compare", "elders", "--since", "1")["cards"] == here["cards"]
    assert "elders" not in met.refused(1, "compare", "elders", "--since", "2020-01-01")


def test_what_is_hidden_is_not_compared_and_counted(met: Shell) -> None:
    met.ok("round", "jong", "open", "identity.passion.values")
    met.ok("add", "jong", "identity.passion.values", "Geheim")
    result = met("compare", "jong")
    assert "Geheim" not in result.out + result.err
    assert "▒" not in result.out
    assert "1 hidden card isn’t counted" in result.err
    assert shown(met, "compare", "jong")["hidden"] == 1


def test_what_can_not_be_compared_is_said_in_a_line(met: Shell) -> None:
    assert "isn't closed yet" in met.refused(1, "compare", "jong", "--since", "2")
    assert "no revision 900" in met.refused(1, "compare", "jong", "--since", "r900")
    assert "not here yet on 1999-01-01" in met.refused(1, "compare", "jong", "--since", "1999-1-1")
    assert "lies after" in met.refused(1, "compare", "jong", "--since", "today", "--until", "1")
    assert "straks" in met.refused(1, "compare", "jong", "--since", "straks")
    met.ok("new", "leeg")
    assert "since when" in met.refused(1, "compare", "leeg")
    assert "Zeg vanaf wanneer" in met.refused(1, "compare", "leeg", "--lang", "nl")
    assert shown(met, "compare", "leeg", "--since", "r1")["cards"]["new"] == []


def test_the_page_of_a_session_compares_with_the_one_before(met: Shell) -> None:
    met("session", "jong", "close", "2")
    met.ok("add", "jong", "identity.passion", "Na de tweede")
    of_two = met.ok("export", "jong", "--for", "vergelijking", "--session", "2").out
    assert "Een nieuwe kaart" in of_two and "Na de tweede" not in of_two
    assert "Na de tweede" in met.ok("export", "jong", "--for", "comparison", "--since", "1").out
    assert (
        "geen eerder moment"
        in met.ok("export", "jong", "--for", "comparison", "--session", "1", "--lang", "nl").out
    )
    assert "--for comparison" in met.refused(2, "export", "jong", "--since", "1")
    assert "900" in met.refused(1, "export", "jong", "--for", "comparison", "--since", "r900")


def test_show_says_in_words_what_changed(met: Shell) -> None:
    shown = met.ok("show", "jong", "--since", "1", "--lang", "nl").out
    assert "- Een nieuwe kaart (nieuw)" in shown
    assert "- Samen staan we sterker (veranderd; was: Tekst: Samen sterker; Verplaatst: " in shown
    assert "- Gaat weg (weg)" in shown
    assert "Gaat weg" not in met.ok("show", "jong", "regie", "--since", "1").out
    assert "don't go together" in met.refused(2, "show", "jong", "--since", "1", "--json")
