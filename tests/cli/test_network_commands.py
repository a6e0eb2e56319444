"""The network from the command line: members, coalitions, rules, topics, positions, words."""

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def net(jong: Shell) -> Shell:
    """A canvas with three members."""
    jong.ok(
        "member", "jong", "add", "ROC Oostland;;opleider", "Gemeente; ;", "Sanne; UWV; adviseur"
    )
    return jong


def members(shell: Shell) -> dict[str, dict[str, object]]:
    rows = shell.ok("member", "jong", "list", "--json").data["members"]
    return {row["name"]: row for row in rows}


def test_members_are_pasted_as_a_list(jong: Shell) -> None:
    pasted = "naam; organisatie; rol\nROC Oostland; ; opleider\n\nSanne; UWV; adviseur\n"
    assert len(jong.ok("member", "jong", "add", "-", stdin=pasted).lines) == 2
    known = members(jong)
    assert known["ROC Oostland"]["role"] == "opleider"
    assert (known["Sanne"]["home"], known["Sanne"]["kind"]) == ("UWV", "person")
    assert "Sanne" in jong.ok("member", "jong").out


def test_broken_lines_are_named_by_number_and_the_good_ones_go_in(net: Shell) -> None:
    result = net(
        "member", "jong", "add", "-", stdin="Kamer\n; zonder naam\nROC Oostland\nWijkteam\n"
    )
    assert result.code == 0
    assert len(result.lines) == 2
    assert [line for line in ("Line 2", "Line 3") if line not in result.err] == []
    assert {"Kamer", "Wijkteam"} <= members(net).keys()


def test_when_no_line_is_good_nothing_changes(net: Shell) -> None:
    before = net.files()
    assert net("member", "jong", "add", "ROC Oostland").code == 1
    assert net("member", "jong", "add", "-", stdin="\n\n").code == 1
    assert net.files() == before


def test_a_member_is_changed_by_name(net: Shell) -> None:
    net.ok(
        "member", "jong", "set", "roc", "--core", "ja", "--brings", "lokalen", "--stewardship",
        "yes", "--granted-by", "Gemeente", "--joined", "2026-01-05", "--kind", "organisatie",
    )  # fmt: skip
    roc = members(net)["ROC Oostland"]
    assert (roc["core"], roc["brings"], roc["joined"]) == (True, "lokalen", "2026-01-05")
    assert roc["granted_by"] == ["member:" + str(members(net)["Gemeente"]["id"])]
    assert "--brings" not in net.refused(2, "member", "jong", "set", "roc")


def test_who_left_is_kept(net: Shell) -> None:
    net.ok("member", "jong", "set", "Gemeente", "--joined", "2025-01-01", "--left", "2026-03-01")
    assert "Gemeente" not in members(net)
    earlier = net.ok("member", "jong", "list", "--on", "2026-02-01", "--json").data["members"]
    assert "Gemeente" in [row["name"] for row in earlier]
    net.refused(
        1, "member", "jong", "set", "Sanne", "--joined", "2026-03-01", "--left", "2026-02-01"
    )


def test_a_date_that_is_none_is_refused(net: Shell) -> None:
    before = net.files()
    net.refused(1, "member", "jong", "set", "Sanne", "--joined", "32 maart")
    net.refused(1, "check", "jong", "--on", "gisterenavond")
    net.refused(1, "member", "jong", "list", "--on", "2026-13-01")
    assert net.files() == before


def test_an_unknown_member_is_answered_with_the_nearest(net: Shell) -> None:
    assert "Gemeente" in net.refused(1, "member", "jong", "set", "Gemente", "--role", "x")
    assert "Sanne" in net.refused(1, "member", "jong", "remove", "Sane")


def test_a_member_added_by_mistake_goes(net: Shell) -> None:
    net.ok("member", "jong", "remove", "Sanne", "Gemeente")
    assert list(members(net)) == ["ROC Oostland"]
    net.ok("undo", "jong")
    assert len(members(net)) == 3


def test_a_coalition_with_all_it_has(net: Shell) -> None:
    (id,) = net.ok("coalition", "jong", "add", "Leerbaan in 10 dagen", "--form", "project").lines
    told = net(
        "coalition", "jong", "set", "Leerbaan", "--core", "ROC Oostland; Gemente",
        "--others", "Techniekbedrijf (buiten)", "--target-group", "jongeren", "--state",
        "actief", "--start", "2026-01-01", "--end", "2026-10-01", "--ambition",
        "tien dagen",
        "--joint", "nee",
    )  # fmt: skip
    assert told.code == 0
    assert told.err.startswith("netwerkcanvas: 'Gemente' is nobody known yet"), "said, and kept"
    (row,) = net.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert row["id"] == id
    roc = members(net)["ROC Oostland"]["id"]
    assert row["core"] == [f"member:{roc}", "name:Gemente"]
    assert row["others"] == ["outside:Techniekbedrijf"]
    assert (row["progress"], row["end"]) == ("active", "2026-10-01")
    assert (row["target_group"], row["shared_ambition"]) == ("jongeren", "tien dagen")
    net.ok("coalition", "jong", "match", "Gemente", "Gemeente")
    (row,) = net.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert row["core"][1] == "member:" + str(members(net)["Gemeente"]["id"])
    drawn = net.ok("coalition", "jong", "matrix").out
    assert "ROC Oostland" in drawn
    assert "Techniekbedrijf" in drawn
    net.refused(1, "coalition", "jong", "set", id, "--end", "2025-01-01")
    net.refused(1, "coalition", "jong", "add", "x", "--form", "projekt")
    net.ok("coalition", "jong", "remove", id)
    assert net.ok("coalition", "jong", "list", "--json").data["coalitions"] == []


def test_what_a_name_was_taken_for_is_said(net: Shell) -> None:
    (id,) = net.ok("coalition", "jong", "add", "Leerbaan").lines
    net.ok("member", "jong", "add", "Platform Natuur en Milieu (PNM)", "Zorg, Welzijn en Wonen")
    core = "PNM; zorg, welzijn en wonen; VKK; UWV"
    told = net("coalition", "jong", "set", id, "--core", core, "--lang", "nl")
    assert told.err.splitlines() == [
        "netwerkcanvas: 'PNM' is Platform Natuur en Milieu (PNM)",
        "netwerkcanvas: 'VKK' is nog bij niemand bekend (namen scheid je met ;)",
        "netwerkcanvas: 'UWV' is nog bij niemand bekend (namen scheid je met ;)",
    ]
    told = net("member", "jong", "add", "Vereniging Kleine Kernen (VKK)", "--lang", "nl")
    assert told.err == "netwerkcanvas: 'VKK' is Vereniging Kleine Kernen (VKK)\n"
    net.ok("coalition", "jong", "match", "UWV", "van buiten")
    assert (
        net.ok("coalition", "jong", "list", "--lang", "nl")
        .out.strip()
        .endswith(
            "Platform Natuur en Milieu (PNM); Zorg, Welzijn en Wonen; "
            "Vereniging Kleine Kernen (VKK); UWV (van buiten)"
        )
    )
    net.refused(1, "coalition", "jong", "match", "UWV", "Platform")


def test_a_name_that_was_taken_for_the_wrong_member_is_taken_apart(net: Shell) -> None:
    for title in ("Leerbaan", "Ouders aan tafel"):
        (id,) = net.ok("coalition", "jong", "add", title).lines
        net.ok("coalition", "jong", "set", id, "--core", "Gemeente; ROC Oostland")
    unmatch = ("coalition", "jong", "unmatch", "Gemeente")
    told = net(*unmatch, "Gemeente Ede, Jeugd", "--in", "Leer", "--lang", "nl")
    assert (told.code, told.err) == (
        0,
        "netwerkcanvas: 'Gemeente Ede, Jeugd' is nog bij niemand bekend (namen scheid je met ;)\n",
    )
    listed = net.ok("coalition", "jong", "list").lines
    assert listed[0].endswith("Gemeente Ede, Jeugd; ROC Oostland")
    assert listed[1].endswith("Gemeente; ROC Oostland")
    assert "naam ontkoppeld" in net.ok("history", "jong", "-n", "1", "--lang", "nl").out
    net.ok(*unmatch, "Gemeente (buiten)")
    assert net.ok("coalition", "jong", "list").lines[1].endswith("Gemeente (outside); ROC Oostland")
    assert "Gemeente" in net.refused(1, *unmatch, "Iemand")
    net.ok("undo", "jong")
    net.refused(1, *unmatch, "gemeente")
    net.refused(1, *unmatch, "Iemand", "--in", "Leerbaan")
    net.refused(1, "coalition", "jong", "unmatch", "Nergens", "Iemand")


def test_a_party_has_a_relation_and_a_collective_its_number(net: Shell) -> None:
    net.ok("member", "jong", "add", "De twaalf gemeenten", "Fonds Oost")
    net.ok("member", "jong", "set", "Fonds Oost", "--relation", "financier")
    told = net("member", "jong", "set", "De twaalf gemeenten", "--holds", "Gemeente; Gemeente Oost",
               "--size", "12")  # fmt: skip
    assert "'Gemeente Oost' is nobody known yet" in told.err
    listed = net.ok("member", "jong", "list", "--lang", "nl").out
    assert "De twaalf gemeenten (12)" in listed
    assert "Fonds Oost  financier" in listed
    (row,) = [one for name, one in members(net).items() if name == "De twaalf gemeenten"]
    assert (row["kind"], row["size"]) == ("group", 12)
    assert row["holds"] == [f"member:{members(net)['Gemeente']['id']}", "name:Gemeente Oost"]
    summary = net.ok("export", "jong", "--headings", "nl").out
    assert "| De twaalf gemeenten (12) |" in summary
    assert "| Deelnemer | Relatie |" in summary
    net.refused(2, "member", "jong", "set", "Sanne", "--relation", "vriend")


def test_a_loose_answer_becomes_a_coalition_and_a_card_again(net: Shell) -> None:
    (card,) = net.ok("add", "jong", "coalities", "alles samen").lines
    assert net.ok("coalition", "jong", "list").out == ""
    (made,) = net.ok("coalition", "jong", "make", card, "--form", "project").lines
    assert "alles samen" in net.ok("coalition", "jong", "list").out
    assert "is filled in already" in net.refused(1, "coalition", "jong", "loosen", made)
    net.ok("coalition", "jong", "set", made, "--form", "")
    (back,) = net.ok("coalition", "jong", "loosen", "alles samen").lines
    assert back != card
    assert net.ok("coalition", "jong", "list").out == ""
    net.ok("undo", "jong")
    assert "alles samen" in net.ok("coalition", "jong", "list").out


def test_a_card_that_names_a_member_becomes_that_member(net: Shell) -> None:
    cards = net.ok("add", "jong", "organisatie.wie.deelname", "-", stdin="roc oostland\nUWV\n")
    net.ok("member", "jong", "make", *cards.lines)
    assert list(members(net)) == ["ROC Oostland", "Gemeente", "Sanne", "UWV"]


def test_a_coalition_is_told_in_the_language_of_the_reader(net: Shell) -> None:
    net.ok("coalition", "jong", "add", "Leerbaan", "--form", "evenement")
    net.ok("coalition", "jong", "set", "Leerbaan", "--state", "active", "--outcome", "kennis")
    (row,) = net.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert (row["form"], row["progress"], row["outcome"]) == ("evenement", "active", "kennis")
    (dutch,) = net.ok("coalition", "jong", "--lang", "nl").lines
    assert "actief" in dutch.split("  ")
    assert "Evenement" in dutch.split("  ")
    (english,) = net.ok("coalition", "jong", "--lang", "en").lines
    assert "active" in english.split("  ")
    assert "Event" in english.split("  ")


def test_ground_rules_have_a_status_and_agreement(net: Shell) -> None:
    (id,) = net.ok(
        "rule", "jong", "add", "Wie haalt, brengt", "--place", "spelregels.halenbrengen",
        "--status", "voorgesteld",
    ).lines  # fmt: skip
    net.ok("rule", "jong", "status", "agreed", id)
    net.ok("rule", "jong", "agree", id, "Sanne", "roc oostland")
    assert "did you mean ROC Oostland?" in net.refused(1, "rule", "jong", "agree", id, "roc")
    rows = {row["id"]: row for row in net.ok("rule", "jong", "list", "--json").data["rules"]}
    assert rows[id]["status"] == "agreed"
    assert rows[id]["place"] == "spelregels.halenbrengen"
    assert set(rows[id]["agreed_by"]) == {
        members(net)[name]["id"] for name in ("Sanne", "ROC Oostland")
    }
    told = net.ok("rule", "jong", "list", "--lang", "nl").out
    assert "afgesproken" in told
    assert "Sanne" in told
    other = net.ok("add", "jong", "regie", "geen regel").lines[0]
    net.refused(1, "rule", "jong", "status", "agreed", other)


def test_the_interest_matrix_leads_to_a_coalition(net: Shell) -> None:
    first, second = net.ok("topic", "jong", "add", "-", stdin="Vervoer\nStages\n").lines
    net.ok("topic", "jong", "level", "Stages", "meedoen", "roc oostland", "Sanne")
    net.ok("topic", "jong", "level", "Stages", "4", "Gemeente")
    rows = net.ok("topic", "jong", "list", "--json").data["topics"]
    assert [row["id"] for row in rows] == [second, first]
    assert sorted(rows[0]["levels"].values()) == [3, 3, 4]
    made = net.ok("topic", "jong", "coalition", "Stages", "--form", "initiatief").lines
    (row,) = net.ok("coalition", "jong", "list", "--json").data["coalitions"]
    assert row["id"] in made
    assert len(row["core"]) == 1
    net.ok("topic", "jong", "remove", "Vervoer")
    net.refused(2, "topic", "jong", "level", "Stages", "5", "Sanne")
    net.refused(1, "topic", "jong", "level", "Stages", "1", "Niemand")


def test_positions_come_as_a_row(net: Shell) -> None:
    made = net.ok("position", "jong", "add", "1", "-2", "0", "1", "3", "x").lines
    net.ok("position", "jong", "add", "1", "2", "--member", "Sanne")
    told = net.ok("position", "jong", "list", "--json").data
    values = [row.get("value") for row in told["positions"]]
    assert sorted(values, key=lambda value: (value is None, value)) == [-2, 0, 1, 2, 3, None]
    assert len(made) == 5
    assert set(made) < {row["id"] for row in told["positions"]}
    assert "mean 0.8" in net.ok("position", "jong", "--lang", "en").out
    assert "gemiddeld 0,8" in net.ok("position", "jong", "--lang", "nl").out
    before = net.files()
    net.refused(1, "position", "jong", "add", "1", "4")
    net.refused(1, "position", "jong", "add", "1", "veel")
    net.refused(1, "position", "jong", "add", "9", "1")
    assert net.files() == before
    net.ok("position", "jong", "note", "1", "We praten veel")
    card = net.ok("card", "jong", "list", "--json").data["cards"][0]["id"]
    net.ok("position", "jong", "example", "1", "a", card)
    shown = net.ok("position", "jong").out
    assert "We praten veel" in shown
    assert "−2:1" in shown


def test_words_get_their_meaning(net: Shell) -> None:
    net.ok("term", "jong", "add", "leerbaan = betaald werk met een opleider ernaast", "radar")
    net.ok("term", "jong", "set", "radar", "--meaning", "in beeld bij iemand")
    rows = net.ok("term", "jong", "list", "--json").data["terms"]
    assert {row["word"]: row["meaning"] for row in rows} == {
        "leerbaan": "betaald werk met een opleider ernaast",
        "radar": "in beeld bij iemand",
    }
    assert "radar = in beeld bij iemand" in net.ok("term", "jong").out
    net.ok("term", "jong", "remove", "radar")
    assert "radar" not in net.ok("term", "jong").out


def test_the_check_tells_what_is_worth_a_talk_and_exits_0(net: Shell) -> None:
    told = net.ok("check", "jong", "--on", "2026-03-01", "--json").data
    assert told["on"] == "2026-03-01"
    talk = [row for row in told["rules"] if row["findings"]]
    assert talk
    shown = net.ok("check", "jong", "--on", "2026-03-01", "--lang", "nl").out
    assert talk[0]["rule"] in shown
    again = net.ok("check", "jong", "--on", "2026-03-01", "--lang", "nl").out
    assert again == shown
    rule = talk[0]["rule"]
    net.ok("check", "jong", "--switch-off", rule, "--reason", "speelt nog niet")
    assert rule not in net.ok("check", "jong", "--on", "2026-03-01").out
    everything = net.ok("check", "jong", "--on", "2026-03-01", "--all", "--lang", "nl").lines
    (told,) = (line for line in everything if line.startswith(rule))
    assert told.endswith(": uitgezet (speelt nog niet)")
    assert {line.rpartition(": ")[2] for line in everything} >= {"in orde", "n.v.t."}
    net.ok("check", "jong", "--switch-on", rule)
    assert net.ok("check", "jong", "--on", "2026-03-01", "--lang", "nl").out == shown
    net.refused(1, "check", "jong", "--switch-off", "VC-99")


def test_all_of_it_is_one_step_back(net: Shell) -> None:
    before = net.ok("export", "jong", "--format", "json").out
    net.ok("topic", "jong", "add", "-", stdin="Vervoer\nStages\n")
    net.ok("undo", "jong")
    assert net.ok("topic", "jong", "list", "--json").data["topics"] == []
    assert "Vervoer" not in net.ok("export", "jong", "--format", "json").out
    assert "ROC Oostland" in before


def test_what_was_typed_can_be_mended(net: Shell) -> None:
    (topic,) = net.ok("topic", "jong", "add", "Vervoor").lines
    net.ok("topic", "jong", "rename", topic, "Vervoer")
    assert "Vervoer" in net.ok("topic", "jong").out
    net.ok("position", "jong", "add", "2", "1", "1")
    net.ok("position", "jong", "add", "2", "-1", "x", "2", "--replace")
    rows = net.ok("position", "jong", "list", "--json").data["positions"]
    assert [row.get("value") for row in rows] == [-1, None, 2]
    card = net.ok("card", "jong", "list", "--json").data["cards"][0]["id"]
    net.ok("position", "jong", "example", "2", "b", card)
    net.ok("position", "jong", "example", "2", "b", card, "--remove")
    (note,) = net.ok("position", "jong", "list", "--json").data["paradoxes"]
    assert "examples_b" not in note


def test_history_knows_where_coalitions_and_members_stand(net: Shell) -> None:
    net.ok("coalition", "jong", "add", "Leerbaan", "--form", "project")
    for place in ("coalities", "coalities.project"):
        rows = net.ok("history", "jong", "--place", place, "--json").data["revisions"]
        assert [row["command"] for row in rows] == ["coalition.add"]
    rows = net.ok("history", "jong", "--place", "organisatie.wie", "--json").data["revisions"]
    assert [row["command"] for row in rows] == ["member.add"]


def test_a_member_may_be_named_as_in_a_row(net: Shell) -> None:
    """A name with a semicolon stands in quotes wherever it is shown; so it may be given."""
    (id,) = net.ok("member", "jong", "add", '"Huis; Haard"').lines
    for given in ("Huis; Haard", '"Huis; Haard"', '"huis; haard"'):
        net.ok("member", "jong", "set", given, "--role", given)
    net.ok("topic", "jong", "add", "Wonen")
    net.ok("topic", "jong", "level", "Wonen", "4", '"Huis; Haard"')
    (topic,) = [
        one for one in net.ok("topic", "jong", "list", "--json").data["topics"]
        if one["title"] == "Wonen"
    ]  # fmt: skip
    assert topic["levels"] == {id: 4}
    assert "no member" in net.refused(1, "member", "jong", "set", '"Huis"; Haard', "--role", "x")
