"""Coalitions: added, filled in, and who takes part in them."""

from datetime import date
from typing import Any

import pytest

from board.change import diff
from board.commands.by import By
from board.commands.coalitions import (
    add_coalition,
    match_party,
    set_coalition,
)
from board.commands.party_names import set_part
from board.matrix import Part
from board.model import Canvas, Card, Coalition
from board.refusal import Refused


def _leer(canvas: Canvas) -> Coalition:
    return canvas.coalitions["leer"]


def test_a_coalition_is_added_behind_the_others(network: Canvas, by: By) -> None:
    after = add_coalition(network, by, "  Ouders\naan tafel ", form="Initiative", id="ouders")
    made = after.coalitions["ouders"]
    assert (made.title, made.form, made.progress) == ("Ouders aan tafel", "initiatief", "idea")
    assert (made.author, made.created, made.changed) == ("anna", by.at, by.at)
    assert made.order > _leer(after).order
    assert set(network.coalitions) == {"leer"}


def test_a_coalition_is_added_before_or_after_another(network: Canvas, by: By) -> None:
    canvas = add_coalition(network, by, "Eerst", id="eerst", before="leer")
    canvas = add_coalition(canvas, by, "Tussen", id="tussen", after="eerst")
    canvas = add_coalition(canvas, by, "Na", id="na", after="leer")
    row = sorted(canvas.coalitions.values(), key=lambda one: one.order)
    assert [one.id for one in row] == ["eerst", "tussen", "leer", "na"]


def test_a_coalition_gets_an_id_of_its_own(network: Canvas, by: By) -> None:
    canvas = add_coalition(network, by, "Een")
    canvas = add_coalition(canvas, by, "Een")
    assert len(canvas.coalitions) == 3
    assert all(id == one.id for id, one in canvas.coalitions.items())


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"title": " \n "}, "coalition.untitled"),
        ({"title": "X", "form": "feestje"}, "coalition.form_unknown"),
        ({"title": "X", "id": "leer"}, "network.id_taken"),
        ({"title": "X", "id": "roc"}, "network.id_taken"),
        ({"title": "x" * 65537}, "network.too_long"),
    ],
)
def test_a_coalition_that_cannot_be_is_refused(
    network: Canvas, by: By, given: dict[str, Any], key: str
) -> None:
    with pytest.raises(Refused, match=key):
        add_coalition(network, by, **given)


def test_fields_are_set_as_typed(network: Canvas, by: By) -> None:
    network = network._replace(cards={"regel": Card("regel"), "kern": Card("kern")})
    after = set_coalition(
        network,
        by,
        "leer",
        title="Leerbaan",
        target_group="jongeren\nvan 16",
        body="Eerst\r\ndan",
        form="Initiatief",
        progress="Actief",
        joint="ja",
        start="1 apr",
        end="2026-10-01",
        review="half juni",
        core="roc oostland",
        others="UWV (extern); de gemeenten",
        follows=["kern"],
        rules="regel",
    )
    made = _leer(after)
    assert made.title == "Leerbaan"
    assert made.target_group == "jongeren van 16"
    assert made.body == "Eerst\ndan"
    assert (made.form, made.progress, made.joint) == ("initiatief", "active", True)
    assert (made.start, made.review, made.end) == ("2026-04-01", "2026-06-15", "2026-10-01")
    assert made.core == ("member:roc",)
    assert made.others == ("outside:UWV", "name:de gemeenten")
    assert (made.follows, made.rules) == (("kern",), ("regel",))


def test_dates_are_read_against_the_day_given(network: Canvas, by: By) -> None:
    after = set_coalition(network, by, "leer", today=date(2030, 1, 1), end="morgen")
    assert _leer(after).end == "2030-01-02"


def test_an_emptied_field_is_empty(network: Canvas, by: By) -> None:
    filled = set_coalition(network, by, "leer", end="morgen", form="project", core="roc oostland")
    after = set_coalition(filled, by, "leer", end="", form="", core="")
    assert (_leer(after).end, _leer(after).form, _leer(after).core) == ("", "", ())


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"title": ""}, "coalition.untitled"),
        ({"end": "zomer"}, "date.unknown"),
        ({"start": "2026-10-02", "end": "2026-10-01"}, "coalition.end_first"),
        ({"start": "2026-10-02", "review": "2026-10-01"}, "coalition.review_first"),
        ({"progress": "bezig"}, "coalition.progress_unknown"),
        ({"form": "feestje"}, "coalition.form_unknown"),
        ({"joint": "misschien"}, "network.not_yes_or_no"),
        ({"rules": ["nergens"]}, "network.no_such_card"),
        ({"state": "removed"}, "network.no_such_field"),
        ({"colour": "red"}, "network.no_such_field"),
    ],
)
def test_what_a_field_cannot_hold_is_refused(
    network: Canvas, by: By, fields: dict[str, Any], key: str
) -> None:
    with pytest.raises(Refused, match=key):
        set_coalition(network, by, "leer", **fields)


def test_the_start_and_the_end_may_be_the_same_day(network: Canvas, by: By) -> None:
    after = set_coalition(network, by, "leer", start="2026-10-01", end="2026-10-01")
    with pytest.raises(Refused, match=r"coalition\.end_first"):
        set_coalition(after, by, "leer", start="2026-10-02")


def test_setting_what_is_there_already_changes_nothing(network: Canvas, by: By) -> None:
    later = By("bob", "2026-03-18T09:00:00Z")
    once = set_coalition(network, by, "leer", title="Nieuw", core="roc oostland")
    twice = set_coalition(once, later, "leer", title="Nieuw ", core="ROC Oostland")
    assert diff(once, twice) == ()


def test_a_removed_or_unknown_coalition_is_refused(network: Canvas, by: By) -> None:
    gone = _leer(network)._replace(state="removed")
    network = network._replace(coalitions={"leer": gone})
    for id in ("leer", "nergens"):
        with pytest.raises(Refused, match=r"coalition\.unknown"):
            set_coalition(network, by, id, title="X")


def test_a_party_stands_where_it_was_typed_last(network: Canvas, by: By) -> None:
    canvas = set_coalition(network, by, "leer", others="ROC Oostland; De Werkplek; UWV (extern)")
    canvas = set_coalition(canvas, by, "leer", core="roc oostland; UWV (extern)")
    assert _leer(canvas).core == ("member:roc", "outside:UWV")
    assert _leer(canvas).others == ("member:plek",)


def test_a_name_is_matched_wherever_it_stands(network: Canvas, by: By) -> None:
    canvas = add_coalition(network, by, "Twee", id="twee")
    canvas = set_coalition(canvas, by, "leer", core="het ROC; de bank")
    canvas = set_coalition(canvas, by, "twee", others="Het roc (extern)")
    members = {
        **canvas.members,
        "gem": canvas.members["gem"]._replace(granted_by=("name:het ROC",)),
    }
    canvas = canvas._replace(members=members)
    after = match_party(canvas, by, "Het ROC", "roc")
    assert _leer(after).core == ("member:roc", "name:de bank")
    assert after.coalitions["twee"].others == ("member:roc",)
    assert after.members["gem"].granted_by == ("member:roc",)


def test_a_matched_name_never_stands_twice(network: Canvas, by: By) -> None:
    canvas = set_coalition(network, by, "leer", core="roc oostland; het roc")
    canvas = set_coalition(canvas, by, "leer", others="het roc (extern); de bank")
    after = match_party(canvas, by, "het roc", "roc")
    assert _leer(after).core == ("member:roc",)
    assert _leer(after).others == ("name:de bank",)


def test_matching_a_name_nobody_used_is_refused(network: Canvas, by: By) -> None:
    with pytest.raises(Refused, match=r"party\.unknown"):
        match_party(network, by, "de bank", "roc")
    with pytest.raises(Refused, match=r"member\.unknown"):
        match_party(network, by, "de bank", "niemand")


def test_participation_goes_round(network: Canvas, by: By) -> None:
    seen = []
    canvas = network
    parts: list[Part] = ["other", "core", "", "other"]
    for part in parts:
        canvas = set_part(canvas, by, "leer", "member:roc", part)
        seen.append((_leer(canvas).core, _leer(canvas).others))
    other, core, none = ((), ("member:roc",)), (("member:roc",), ()), ((), ())
    assert seen == [other, core, none, other]
