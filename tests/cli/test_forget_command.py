"""Someone's name taken out, from the command line."""

from tests.cli.conftest import Shell

SANNE = "Sanne de Wit"


def test_it_counts_first_and_takes_a_yes(jong: Shell) -> None:
    jong.ok("add", "jong", "regie", f"Bellen met {SANNE}", NETWERKCANVAS_AS=SANNE)
    jong("action", "jong", "add", "Zaal", "--owner", SANNE)
    before = jong.files()
    told = jong.ok("forget", "jong", SANNE, "--dry-run", "--json").data
    assert told["canvas"] == 3 and told["history"] > 3 and told["dry_run"]
    assert (
        "3 plekken op het canvas"
        in jong.ok("forget", "jong", SANNE, "--dry-run", "--lang", "nl").out
    )
    assert "--force" in jong.refused(1, "forget", "jong", SANNE)
    assert "don't go together" in jong.refused(2, "forget", "jong", SANNE, "--dry-run", "--force")
    assert "stands nowhere" in jong.refused(1, "forget", "jong", "Piet Puk", "--force")
    assert jong.files() == before
    jong.ok("export", "jong", "-o", str(jong.library / "x.md"))
    (jong.library / "exports").mkdir()
    (jong.library / "x.md").rename(jong.library / "exports" / "x.md")
    said = jong.ok("forget", "jong", SANNE, "--force").out
    assert "3 places on the canvas" in said
    assert "still stands in: " in said and "x.md" in said
    assert "out of reach" in said
    held = {name for name, data in jong.files().items() if SANNE.encode() in data}
    assert held == {"exports/x.md"}
    assert "Bellen met iemand" in jong.ok("show", "jong").out
    assert "een naam eruit gehaald" in jong.ok("history", "jong", "--lang", "nl").lines[-1]


def test_a_member_is_forgotten_by_name_and_stays_in_its_coalition(jong: Shell) -> None:
    jong.ok("member", "jong", "add", f"{SANNE}; UWV;")
    jong.ok("coalition", "jong", "add", "Leerbaan")
    jong.ok("coalition", "jong", "set", "Leerbaan", "--core", SANNE)
    jong.ok("forget", "jong", SANNE.lower(), "--force")
    (member,) = jong.ok("member", "jong", "list", "--json").data["members"]
    assert (member["name"], member["home"]) == ("iemand", "UWV")
    assert "iemand" in jong.ok("coalition", "jong", "list").out
