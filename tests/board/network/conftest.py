"""A small template and a network on it, with a clock that stands still."""

import pytest

from board.commands.by import By
from board.model import Canvas, Coalition, Member
from board.template import Area, Block, CoalitionField, Form, Paradox, Question, Section, Template


def _words(text: str) -> dict[str, str]:
    return {"nl": text, "en": f"{text} (en)"}


def _question(id: str, *roles: str) -> Question:
    return Question(id, f"{id}-en", _words(f"Vraag {id}?"), {"nl": id, "en": f"{id}-en"}, roles)


def _block(
    id: str,
    number: int,
    *roles: str,
    sections: tuple[Section, ...] = (),
    questions: tuple[Question, ...] = (),
) -> Block:
    name = _words(id)
    return Block(id, f"{id}-en", number, name, name, name, name, sections, questions, 2, roles)


def _section(id: str, *roles: str) -> Section:
    return Section(id, f"{id}-en", _words(id), _words(id), (_question("een"),), roles)


def _fields() -> tuple[CoalitionField, ...]:
    named = {
        "kern": ("Kernpartners", "Core partners", "core"),
        "doelgroep": ("Doelgroep", "Target group", "target_group"),
        "ambitie": ("Gedeelde ambitie", "Shared ambition", "shared_ambition"),
        "werkvorm": ("Werkvorm", "Way of working", "way_of_working"),
    }
    return tuple(
        CoalitionField(id, f"{id}-en", {"nl": nl, "en": en}, attribute)
        for id, (nl, en, attribute) in named.items()
    )


def _blocks() -> tuple[Block, ...]:
    rules = (*map(_question, ("besluiten", "conflicten")), _question("intreding", "entry_exit"))
    care = (_question("zorg", "care"), _question("vorm"), _question("samenhang", "coherence"))
    identity = (_section("passie"), _section("ambitie", "shared_ambition"))
    organisation = (
        _section("wie", "members_at"),
        *map(_section, ("inrichting", "middelen", "waar")),
    )
    return (
        _block("identiteit", 1, "identity", sections=identity),
        _block("spelregels", 2, "rules", questions=rules),
        _block("organisatie", 3, "organisation", sections=organisation),
        _block("regie", 4, "stewardship", questions=care),
        _block("coalities", 5, "coalitions"),
    )


def _paradoxes() -> tuple[Paradox, ...]:
    poles = {
        "inhoud-relatie": ("Verbinden op inhoud", "Verbinden op relatie"),
        "samen-coalities": ("Alles samen", "Werken in coalities"),
        "loslaten-organiseren": ("Loslaten", "Organiseren"),
        "sturen-kanaliseren": ("Strak sturen", "Goede initiatieven kanaliseren"),
    }
    none = _words("")
    return tuple(
        Paradox(id, f"{id}-en", _words(a), _words(b), none, none, none, none, ())
        for id, (a, b) in poles.items()
    )


@pytest.fixture
def template() -> Template:
    """A template with every role the checks ask for, and nothing else."""
    return Template(
        id="small",
        version=1,
        name=_words("Klein"),
        credit=_words(""),
        opens_on="identiteit",
        blocks=_blocks(),
        layout=Area(1, "identiteit"),
        forms=(
            Form("initiatief", "initiative", {"nl": "Initiatief", "en": "Initiative"}),
            Form("project", "project", {"nl": "Project", "en": "Project"}),
        ),
        coalition_fields=_fields(),
        paradoxes=_paradoxes(),
    )


@pytest.fixture
def by() -> By:
    return By("anna", "2026-03-17T09:30:00Z")


@pytest.fixture
def empty(template: Template) -> Canvas:
    """A canvas with nothing on it."""
    return Canvas(template=template)


@pytest.fixture
def network(empty: Canvas) -> Canvas:
    """Four members and one coalition without anyone in it."""
    members = (
        Member("roc", name="ROC Oostland", order="a0"),
        Member("plek", name="De Werkplek", order="a1"),
        Member("gem", name="Gemeente IJsselkant", order="a2"),
        Member("cafe", name="Café Ésprit", order="a3"),
    )
    coalition = Coalition("leer", title="Leerbaan in 10 dagen", form="project", order="a0")
    return empty._replace(
        members={one.id: one for one in members}, coalitions={coalition.id: coalition}
    )
