"""Links from the command line: what follows from what, which rules hold, which words explain."""

import pytest

from tests.cli.conftest import Shell


@pytest.fixture
def tied(jong: Shell) -> Shell:
    """A canvas with something to tie in every table."""
    jong.ok("member", "jong", "add", "ROC Oostland")
    jong.ok("coalition", "jong", "add", "Leerbaan in 10 dagen")
    jong.ok("term", "jong", "add", "radar = wie we kennen")
    return jong


def cards(shell: Shell) -> tuple[str, str]:
    """Return the ids of the card on identity and of the ground rule."""
    rows = shell.ok("card", "jong", "list", "--json").data["cards"]
    by_place = {str(row["place"]): str(row["id"]) for row in rows}
    return by_place["identiteit.passie.thema"], by_place["spelregels.besluiten"]


def only(shell: Shell, family: str, table: str) -> dict[str, list[str]]:
    (row,) = shell.ok(family, "jong", "list", "--json").data[table]
    assert isinstance(row, dict)
    return row


def test_a_coalition_follows_from_cards(tied: Shell) -> None:
    passion, rule = cards(tied)
    tied.ok("coalition", "jong", "link", "leerbaan", passion[:6], rule)
    assert only(tied, "coalition", "coalitions")["follows"] == [passion, rule]
    tied.ok("coalition", "jong", "unlink", "leerbaan", rule)
    assert only(tied, "coalition", "coalitions")["follows"] == [passion]
    tied.ok("undo", "jong")
    assert only(tied, "coalition", "coalitions")["follows"] == [passion, rule]


def test_ground_rules_hold_for_a_coalition(tied: Shell) -> None:
    passion, rule = cards(tied)
    tied.ok("coalition", "jong", "link", "leerbaan", rule, "--rules")
    assert only(tied, "coalition", "coalitions")["rules"] == [rule]
    assert "follows" not in only(tied, "coalition", "coalitions")
    said = tied.refused(1, "coalition", "jong", "link", "leerbaan", passion, "--rules")
    assert "Geen jongere van de radar" in said
    assert "no such link" in tied.refused(
        1, "coalition", "jong", "unlink", "leerbaan", passion, "--rules"
    )
    tied.ok("coalition", "jong", "unlink", "leerbaan", rule[:5], "--rules")
    assert "rules" not in only(tied, "coalition", "coalitions")


def test_a_member_follows_from_cards(tied: Shell) -> None:
    passion, rule = cards(tied)
    tied.ok("member", "jong", "link", "roc", passion, rule)
    assert only(tied, "member", "members")["follows"] == [passion, rule]
    tied.ok("member", "jong", "unlink", "roc", passion, rule)
    assert "follows" not in only(tied, "member", "members")


def test_a_card_verb_takes_whatever_has_an_id(tied: Shell) -> None:
    passion, rule = cards(tied)
    member = str(only(tied, "member", "members")["id"])
    tied.ok("card", "jong", "link", member, passion)
    tied.ok("card", "jong", "link", rule, passion)
    assert only(tied, "member", "members")["follows"] == [passion]
    assert "follow from itself" in tied.refused(1, "card", "jong", "link", passion, rule)


def test_a_word_is_tied_to_cards_and_coalitions(tied: Shell) -> None:
    passion, _ = cards(tied)
    coalition = str(only(tied, "coalition", "coalitions")["id"])
    tied.ok("term", "jong", "link", "radar", passion, coalition)
    assert only(tied, "term", "terms")["cards"] == [passion, coalition]
    tied.ok("term", "jong", "unlink", "radar", passion)
    assert only(tied, "term", "terms")["cards"] == [coalition]


@pytest.mark.parametrize("family", ["coalition", "member", "term"])
def test_a_link_to_a_removed_card_can_be_taken_away(tied: Shell, family: str) -> None:
    passion, _ = cards(tied)
    source = {"coalition": "leerbaan", "member": "roc", "term": "radar"}[family]
    tied.ok(family, "jong", "link", source, passion)
    tied.ok("card", "jong", "remove", passion)
    tied.ok(family, "jong", "unlink", source, passion)
    assert {"follows", "cards"}.isdisjoint(only(tied, family, f"{family}s"))


def test_a_link_to_nothing_changes_nothing(tied: Shell) -> None:
    passion, _ = cards(tied)
    before = tied.files()
    for family, source in (("coalition", "leerbaan"), ("member", "roc"), ("term", "radar")):
        assert "zzzzzzzz" in tied.refused(1, family, "jong", "link", source, "zzzzzzzz")
        assert "zzzzzzzz" in tied.refused(1, family, "jong", "unlink", source, "zzzzzzzz")
        assert "no such link" in tied.refused(1, family, "jong", "unlink", source, passion)
        tied.refused(2, family, "jong", "link", source)
    assert tied.files() == before
