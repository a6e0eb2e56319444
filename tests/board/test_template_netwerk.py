"""What the packaged Netwerk Canvas must hold, counted against the article."""

from collections.abc import Iterator

import pytest

from board.template import Area, Template, Words


def test_counts_what_the_article_counts(netwerk: Template) -> None:
    blocks = netwerk.blocks
    assert len(blocks) == 5
    assert all(block.key["nl"].endswith("?") for block in blocks)
    assert sum(len(block.sections) for block in blocks) == 8
    assert len(netwerk.questions()) == 35
    assert len(netwerk.forms) == 6
    assert len(netwerk.coalition_fields) == 4
    assert len(netwerk.paradoxes) == 4


@pytest.mark.parametrize(
    ("block", "number", "questions"),
    [
        ("identiteit", 1, 12),
        ("spelregels", 2, 6),
        ("organisatie", 3, 12),
        ("regie", 4, 5),
        ("coalities", 5, 0),
    ],
)
def test_gives_every_block_its_number_and_questions(
    netwerk: Template, block: str, number: int, questions: int
) -> None:
    found = netwerk.block(block)
    assert found is not None
    assert found.number == number
    assert sum(place.block is found for place in netwerk.questions()) == questions


@pytest.mark.parametrize(
    ("path", "nl", "en"),
    [
        (
            "identiteit.passie.thema",
            "Welk gedeeld thema geeft ons energie?",
            "Which shared theme gives us energy?",
        ),
        (
            "organisatie.waar.faciliteiten",
            "Wie levert faciliteiten?",
            "Who provides facilities?",
        ),
        (
            "spelregels.intreding",
            "Hoe gaan we om met in- en uittreding?",
            "How do members join and leave?",
        ),
    ],
)
def test_asks_in_both_languages(netwerk: Template, path: str, nl: str, en: str) -> None:
    place = netwerk.place(path)
    assert place is not None
    assert place.question is not None
    assert place.question.text == {"nl": nl, "en": en}


def test_says_nothing_twice_under_one_heading(netwerk: Template) -> None:
    for language in ("nl", "en"):
        for block in netwerk.blocks:
            shorts = [question.short[language] for question in block.questions]
            for section in block.sections:
                names = [question.short[language] for question in section.questions]
                assert len(set(names)) == len(names)
            assert len(set(shorts)) == len(shorts)


def test_keeps_headings_short(netwerk: Template) -> None:
    for place in netwerk.places.values():
        part = place.question or place.section or place.block
        assert max(map(len, part.short.values())) <= 30


def test_has_every_role_that_code_asks_for(netwerk: Template) -> None:
    roles = {
        "identity": "identiteit",
        "shared_ambition": "identiteit.ambitie",
        "rules": "spelregels",
        "entry_exit": "spelregels.intreding",
        "organisation": "organisatie",
        "members_at": "organisatie.wie",
        "stewardship": "regie",
        "care": "regie.zorg",
        "coherence": "regie.samenhang",
        "coalitions": "coalities",
    }
    for role, path in roles.items():
        assert [place.path for place in netwerk.with_role(role)] == [path], role


def test_opens_on_identity(netwerk: Template) -> None:
    opened = netwerk.block(netwerk.opens_on)
    assert opened is not None
    assert "identity" in opened.roles


def test_lays_the_sheet_out_around_identity(netwerk: Template) -> None:
    top, middle, bottom = netwerk.layout.rows
    assert top.block == "coalities"
    assert [area.block for area in middle.columns] == ["spelregels", "identiteit", "regie"]
    assert bottom.block == "organisatie"
    columns = {block.id: block.columns for block in netwerk.blocks}
    assert columns["identiteit"] == 2
    assert columns["organisatie"] == 4


def test_names_every_text_in_both_languages(netwerk: Template) -> None:
    for words in _words(netwerk):
        assert set(words) == {"nl", "en"}
        assert all(words.values())


def test_fills_the_coalition_fields_of_the_model(netwerk: Template) -> None:
    assert [field.attribute for field in netwerk.coalition_fields] == [
        "core",
        "target_group",
        "shared_ambition",
        "way_of_working",
    ]


def test_paradoxes_touch_blocks_that_are_there(netwerk: Template) -> None:
    for paradox in netwerk.paradoxes:
        assert paradox.blocks
        assert all(netwerk.block(block) for block in paradox.blocks)


def _words(template: Template) -> Iterator[Words]:
    yield from (template.name, template.credit)
    for block in template.blocks:
        yield from (block.title, block.short, block.key, block.help)
    for place in template.places.values():
        if place.section:
            yield from (place.section.title, place.section.short)
        if place.question:
            yield from (place.question.text, place.question.short)
    for form in template.forms:
        yield form.title
    for field in template.coalition_fields:
        yield field.title
    for paradox in template.paradoxes:
        yield from (paradox.a, paradox.b, paradox.question)
        yield from (paradox.tips_a, paradox.tips_b, paradox.helps)


def test_business_model_needs_none_of_the_network_roles() -> None:
    from board import templates

    model = templates.load("businessmodel")
    assert len(model.blocks) == 9
    assert sorted(block.number for block in model.blocks) == list(range(1, 10))
    assert sorted(_placed(model.layout)) == sorted(block.id for block in model.blocks)
    assert model.block_of("coalitions") is None
    assert not model.has("rules")
    assert all(words.get("nl") and words.get("en") for words in _words(model))


def _placed(area: Area) -> list[str]:
    if area.block:
        return [area.block]
    return [block for part in (*area.rows, *area.columns) for block in _placed(part)]
