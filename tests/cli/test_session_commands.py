"""Sessions, their agenda, the clock and who is there, from the command line."""

import json
from typing import Any

import pytest

from tests.cli.conftest import Shell

COMMA = "Stichting Zorg, Welzijn en Wonen"


@pytest.fixture
def met(jong: Shell) -> Shell:
    """A canvas with a first meeting on 3 April at half past one, and a member."""
    jong.ok("member", "jong", "add", f"{COMMA}; ;")
    jong.ok("session", "jong", "add", "--agenda", "first", "--date", "3-4-2026", "--start", "1330",
            "--place", "Buurthuis, zaal 2")  # fmt: skip
    return jong


def shown(shell: Shell, *words: str) -> Any:
    return shell.ok(*words, "--json").data


def test_a_session_is_made_from_a_ready_made_agenda(met: Shell) -> None:
    told = shown(met, "session", "jong", "show", "1")
    session = told["session"]
    assert (session["number"], session["date"]) == (1, "2026-04-03")
    assert (session["start"], session["end"]) == ("13:30", "16:30")
    assert (told["minutes"], told["excess"]) == (180, 0)
    assert [row["at"] for row in told["agenda"]][:2] == ["13:30", "13:45"]
    assert "Buurthuis, zaal 2" in met.ok("session", "jong").out


def test_an_agenda_in_the_language_of_the_canvas(shell: Shell) -> None:
    shell.ok("new", "young", "--canvas-lang", "en")
    shell.ok("session", "young", "add", "--agenda", "Volgende", "--lang", "nl")
    assert "Ground rules" not in shell.ok("agenda", "young").out
    assert "Rules from last time" in shell.ok("agenda", "young").out


def test_ones_own_agenda_lies_among_the_templates(jong: Shell) -> None:
    folder = jong.home / "config" / "netwerkcanvas" / "templates" / "agendas"
    folder.mkdir(parents=True)
    (folder / "uur.json").write_text(
        '{"id": "uur", "name": {"nl": "Ons uur", "en": "Our hour"},'
        ' "items": [{"title": {"nl": "Rondje", "en": "Round"}, "minutes": 60}]}'
    )
    jong.ok("session", "jong", "add", "--agenda", "Ons uur")
    assert shown(jong, "agenda", "jong")["minutes"] == 60
    (folder / "fout.json").write_text('{"id": "fout"}')
    assert "fout.json" in jong("doctor").out
    jong.ok("session", "jong", "add", "--agenda", "uur")


def test_one_session_runs_at_a_time_and_closing_tells_what_is_loose(met: Shell) -> None:
    met.ok("action", "jong", "add", "Zaal regelen")
    met.ok("session", "jong", "add")
    met.ok("session", "jong", "start", "1")
    assert "Session 1" in met.refused(1, "session", "jong", "start", "2")
    assert met.ok("session", "jong", "close").out == "still loose: 1 action without an owner\n"
    assert "closed already" in met.refused(1, "session", "jong", "close", "1")
    met.ok("session", "jong", "reopen", "1")
    assert shown(met, "session", "jong", "close", "1")["loose"]["ownerless"] == 1
    assert "Session 1" in met.refused(1, "session", "jong", "start", "1")


def test_the_clock_from_item_to_item(met: Shell) -> None:
    met.ok("agenda", "jong", "start")
    told = shown(met, "agenda", "jong")
    assert told["running"]["item"] == told["agenda"][0]["id"]
    assert "loopt" in met.refused(1, "session", "jong", "start", "1", "--lang", "nl")
    met.ok("agenda", "jong", "pause")
    assert shown(met, "agenda", "jong")["running"]["clock"].startswith("‖")
    met.ok("agenda", "jong", "more", "5")
    assert shown(met, "agenda", "jong")["agenda"][0]["more"] == 5
    met.ok("agenda", "jong", "start", "spelregels")
    told = shown(met, "agenda", "jong")
    assert told["agenda"][0]["ended"]
    assert told["running"]["item"] == told["agenda"][5]["id"]
    met.ok("agenda", "jong", "back")
    assert shown(met, "agenda", "jong")["running"]["item"] == told["agenda"][0]["id"]
    met.ok("agenda", "jong", "end")
    assert "No clock" in met.refused(1, "agenda", "jong", "pause")


def test_a_clock_without_an_agenda(jong: Shell) -> None:
    jong.ok("agenda", "jong", "clock", "1", "2", "4", "5")
    assert "no number of minutes" in jong.refused(1, "agenda", "jong", "clock", "straks")
    jong.ok("agenda", "jong", "end")


def test_undo_passes_over_the_clock_and_attendance(met: Shell) -> None:
    met.ok("agenda", "jong", "add", "Rondvraag 5")
    met.ok("agenda", "jong", "start", "1")
    met("session", "jong", "attend", "1", "Sanne")
    met.ok("undo", "jong")
    told = shown(met, "session", "jong", "show")
    assert told["agenda"][-1]["title"] == "Afronden"
    assert told["agenda"][0]["started"]
    assert told["session"]["attendance"] == {"name:Sanne": "present"}


def test_items_are_added_changed_moved_and_removed(met: Shell) -> None:
    met.ok("agenda", "jong", "add", "Rondvraag 5", "Borrel", "--kind", "pauze")
    met.ok("agenda", "jong", "set", "Borrel", "--minutes", "120", "--note", "met hapjes; of zonder")
    met.ok("agenda", "jong", "move", "Borrel", "--before", "1")
    told = shown(met, "agenda", "jong")
    assert [row["title"] for row in told["agenda"]][:2] == ["Borrel", "Welkom, wie zijn we"]
    assert told["excess"] == 125
    assert "125 minutes longer" in met.ok("agenda", "jong").out
    met.ok("agenda", "jong", "set", "Borrel", "--place", "identity.passion", "--minutes", "1 2 4 5")
    assert shown(met, "agenda", "jong")["agenda"][0]["steps"] == "1 2 4 5"
    met.ok("agenda", "jong", "remove", "1", "rondv")
    assert len(shown(met, "agenda", "jong")["agenda"]) == 9


def test_a_pasted_list_of_names_is_the_attendance(met: Shell) -> None:
    pasted = f'naam;organisatie\n{COMMA}\nSanne;UWV\n"Bakker; Zn"\nPiet (van buiten)\n'
    result = met("session", "jong", "attend", "1", "-", stdin=pasted)
    assert (result.code, result.out) == (0, "")
    assert 'no members yet: Sanne; "Bakker; Zn"; with' in result.err
    assert "Piet (outside)" in met.ok("session", "jong", "show").out
    met.ok("session", "jong", "attend", "1", "Sanne;UWV", "--members", "--presence", "afgemeld")
    held = shown(met, "session", "jong", "show")["session"]["attendance"]
    assert sorted(held.values()) == ["excused", "present", "present", "present"]
    names = [row["name"] for row in shown(met, "member", "jong", "list")["members"]]
    assert names == [COMMA, "Sanne"]
    met.ok("session", "jong", "attend", "1", "Piet (van buiten)", "--off")
    assert len(shown(met, "session", "jong", "show")["session"]["attendance"]) == 3


def test_who_reported_back_and_in_which_session_minutes_were_adopted(met: Shell) -> None:
    met.ok("session", "jong", "report", "1", COMMA, "--on", "10-4-2026")
    assert f"reported back: {COMMA}, 10 April 2026" in met.ok("session", "jong", "show").out
    met.ok("session", "jong", "report", "1", COMMA, "--off")
    assert "reported" not in met.ok("session", "jong", "show").out
    assert "Kees" in met.refused(1, "session", "jong", "report", "1", "Kees")
    met.ok("session", "jong", "close", "1")
    second = met.ok("session", "jong", "add").lines[0]
    met.ok("session", "jong", "start", "2")
    met.ok("session", "jong", "set", "1", "--minutes", "vastgesteld")
    held = shown(met, "session", "jong", "show", "1")["session"]
    assert (held["minutes"], held["adopted"]) == ("adopted", second)
    met.ok("session", "jong", "set", "1", "--minutes", "concept")
    assert "adopted" not in shown(met, "session", "jong", "show", "1")["session"]


def test_a_rule_works_or_chafes(met: Shell) -> None:
    (rule,) = shown(met, "rule", "jong")["rules"]
    met.ok("rule", "jong", "verdict", "schuurt", rule["id"])
    assert "chafes" in met.ok("rule", "jong").out
    assert "schuurt" in met.ok("rule", "jong", "--lang", "nl").out
    met.ok("rule", "jong", "verdict", "none", rule["id"], "--session", "1")
    assert "chafes" not in met.ok("rule", "jong").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("session", "jong", "add", "--date", "31 februari"), 1, "31 februari"),
        (("session", "jong", "add", "--start", "25:00"), 1, "25:00"),
        (("session", "jong", "add", "--agenda", "lang"), 1, "first, short, next"),
        (("session", "jong", "set", "1"), 2, ""),
        (("session", "jong", "show", "7"), 1, "7"),
        (("session", "jong", "reopen", "1"), 1, "not closed"),
        (("session", "jong", "attend", "1", ";"), 1, ""),
        (("agenda", "jong", "start", "nergens"), 1, "nergens"),
        (("agenda", "jong", "set", "1", "--minutes", "een kwartier"), 1, "een kwartier"),
        (("agenda", "jong", "set", "1", "--place", "nergens"), 1, "nergens"),
        (("agenda", "jong", "add", "X", "--kind", "dansen"), 2, "dansen"),
        (("agenda", "jong", "more"), 1, "clock"),
        (("agenda", "jong", "more", "veel"), 2, "veel"),
        (("agenda", "jong", "back"), 1, ""),
        (("rule", "jong", "verdict", "prima", "x"), 2, "prima"),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(
    met: Shell, words: tuple[str, ...], code: int, said: str
) -> None:
    before = met.files()
    assert said in met.refused(code, *words)
    assert met.files() == before


def test_without_a_session_there_is_nothing_to_start(jong: Shell) -> None:
    for words in (("session", "jong", "start"), ("agenda", "jong", "add", "X")):
        assert "no session yet" in jong.refused(1, *words)


def test_the_tab_key_offers_sessions_items_and_agendas(met: Shell) -> None:
    assert "first" in met.ok("_complete", "bash", "session", "jong", "add", "--agenda", "").out
    assert met.ok("_complete", "bash", "session", "jong", "close", "").out.startswith("1")
    assert "Gedeelde ambitie" in met.ok("_complete", "bash", "agenda", "jong", "start", "").out


def test_a_closed_session_is_carried_as_json_with_how_the_canvas_was(met: Shell) -> None:
    met.ok("session", "jong", "start", "1")
    met.ok("session", "jong", "close", "1")
    card = met.ok("add", "jong", "identiteit.passie", "Van later").lines[0]
    whole = met.ok("export", "jong", "--format", "json").out
    met.ok("import", "-", "--name", "elders", "--kind", "json", stdin=whole)
    again = met.ok("export", "elders", "--format", "json").out
    (then,) = json.loads(again)["snapshots"]
    assert then["session"] and card not in str(then)
    assert json.loads(again)["snapshots"] == json.loads(whole)["snapshots"]
    met.ok("new", "vol")
    met.ok("import", "-", "--into", "vol", "--kind", "json", stdin=whole)
    met("import", "-", "--into", "vol", "--kind", "json", stdin=whole)  # All of it is there.
    assert len(json.loads(met.ok("export", "vol", "--format", "json").out)["snapshots"]) == 1


def test_what_the_clock_ran_on_says_why_it_is_not_undone(shell: Shell) -> None:
    shell.ok("new", "jong", "--canvas-lang", "nl")
    shell.ok("session", "jong", "add", "--agenda", "first")
    shell.ok("agenda", "jong", "start", "1")
    told = shell.refused(1, "undo", "jong", "--lang", "nl")
    assert "ging er om" in told
    assert "sessiepagina" in told
    shell.ok("session", "jong", "remove", "1")
