"""Naming a place: by id, by English alias, mixed, and nearly right."""

from collections.abc import Callable
from typing import Any

import pytest

from board import places, templates
from board.template import Template

Refuses = Callable[[str], Any]


@pytest.mark.parametrize(
    ("spelling", "path"),
    [
        ("identiteit", "identiteit"),
        ("identity", "identiteit"),
        ("identiteit.passie.thema", "identiteit.passie.thema"),
        ("identity.passion.theme", "identiteit.passie.thema"),
        ("Identiteit.Passion.THEMA", "identiteit.passie.thema"),
        (" rules.give-and-take ", "spelregels.halenbrengen"),
        ("organisation.who", "organisatie.wie"),
        ("coalities.project", "coalities.project"),
        ("coalitions.event", "coalities.evenement"),
    ],
)
def test_finds_a_place_in_any_spelling(netwerk: Template, spelling: str, path: str) -> None:
    assert places.resolve(netwerk, spelling) == path


def test_every_place_is_found_by_both_its_names(netwerk: Template) -> None:
    for path, place in netwerk.places.items():
        parts = [part for part in (place.block, place.section, place.question) if part]
        assert places.resolve(netwerk, path) == path
        assert places.resolve(netwerk, ".".join(part.alias for part in parts)) == path


@pytest.mark.parametrize(
    ("spelling", "near"),
    [
        ("identiteit.pasie", "identiteit.passie"),
        ("identity.pasion", "identity.passion"),
        ("passie", "identiteit.passie"),
        ("besluiten", "spelregels.besluiten"),
        ("spelregls", "spelregels"),
        ("regie.zorgen", "regie.zorg"),
        ("coalities.projekt", "coalities.project"),
    ],
)
def test_suggests_the_nearest_first(
    netwerk: Template, refused: Refuses, spelling: str, near: str
) -> None:
    with refused("place.unknown") as caught:
        places.resolve(netwerk, spelling)
    assert caught.value.values["nearest"].split(", ")[0] == near
    assert caught.value.values["place"] == spelling


@pytest.mark.parametrize(
    "spelling", ["", ".", "12345", "漢字", "q" * 500, "realisatie", "vergadering", "missie"]
)
def test_names_the_blocks_where_nothing_is_near(
    netwerk: Template, refused: Refuses, spelling: str
) -> None:
    with refused("place.unknown_here") as caught:
        places.resolve(netwerk, spelling)
    assert caught.value.values["blocks"].startswith("identiteit, spelregels")


def test_knows_the_places_of_another_template() -> None:
    model = templates.load("businessmodel")
    assert places.resolve(model, "value.offer") == "waarde.aanbod"
    assert model.find("identiteit") is None
