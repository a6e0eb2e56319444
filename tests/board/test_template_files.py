"""Templates of the user's own: what is accepted, and what is said about a wrong one."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from board import templates
from board.i18n import REFUSALS, Texts
from board.refusal import Refused
from board.templates import TemplateError


def words(text: str) -> dict[str, str]:
    return {"nl": text, "en": f"{text} (en)"}


SMALL: dict[str, Any] = {
    "id": "retro",
    "version": 1,
    "name": words("Terugblik"),
    "credit": words("Eigen werk"),
    "opens_on": "goed",
    "blocks": [
        {
            "id": "goed",
            "alias": "good",
            "number": 1,
            "title": words("Goed"),
            "short": words("Goed"),
            "key": words("Wat ging goed?"),
            "help": words("Alles telt"),
            "questions": [
                {
                    "id": "houden",
                    "alias": "keep",
                    "text": words("Houden?"),
                    "short": words("Houden"),
                }
            ],
        },
        {
            "id": "beter",
            "alias": "better",
            "number": 2,
            "title": words("Beter"),
            "short": words("Beter"),
            "key": words("Wat kan beter?"),
            "help": words("Zonder schuld"),
            "sections": [
                {"id": "snel", "alias": "soon", "title": words("Snel"), "short": words("Snel")}
            ],
        },
    ],
    "layout": {"columns": [{"block": "goed"}, {"block": "beter", "weight": 2}]},
}


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a template file in a folder of its own and returns that folder."""

    def _write(template: Any = SMALL, name: str = "retro.json") -> Path:
        text = template if isinstance(template, str) else json.dumps(template)
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path

    return _write


def changed(where: str, value: Any) -> dict[str, Any]:
    """The small template with one value changed, or taken away by ``...``."""
    template = copy.deepcopy(SMALL)
    at: Any = template
    *way, last = [int(part) if part.isdigit() else part for part in where.split(".")]
    for part in way:
        at = at[part]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return template


def test_a_file_in_the_users_folder_is_a_template(write: Write) -> None:
    template = templates.load("retro", [write()])
    assert [block.id for block in template.blocks] == ["goed", "beter"]
    assert template.find("good.keep") == "goed.houden"
    assert template.layout.columns[1].weight == 2


def test_it_stands_behind_the_built_in_ones(write: Write) -> None:
    found = templates.available([write()])
    assert [template.id for template in found] == ["netwerk", "businessmodel", "retro"]


@pytest.mark.parametrize(
    ("where", "value", "place", "reason"),
    [
        ("name", ..., "name", "template.missing"),
        ("blocks.1.key", ..., "blocks[1].key", "template.missing"),
        ("blocks.0.key.en", ..., "blocks[0].key.en", "template.language"),
        ("blocks.0.key.nl", "", "blocks[0].key.nl", "template.blank"),
        ("blocks.0.key.nl", "twee\nregels", "blocks[0].key.nl", "template.unprinted"),
        ("blocks.0.key.nl", 3, "blocks[0].key.nl", "template.not_text"),
        ("blocks.0.key", "los", "blocks[0].key", "template.not_object"),
        ("blocks.0.key.de", "gut", "blocks[0].key.de", "template.unknown_key"),
        ("blocks.0.colour", "red", "blocks[0].colour", "template.unknown_key"),
        ("blocks", {}, "blocks", "template.not_list"),
        ("blocks", [], "blocks", "template.length"),
        ("blocks.0.number", "een", "blocks[0].number", "template.not_a_number"),
        ("blocks.0.number", True, "blocks[0].number", "template.not_a_number"),
        ("blocks.0.number", 12, "blocks[0].number", "template.not_a_number"),
        ("blocks.1.number", 1, "blocks[1].number", "template.number_twice"),
        ("blocks.1.id", "goed", "blocks[1].id", "template.twice"),
        ("blocks.1.alias", "good", "blocks[1].alias", "template.twice"),
        ("blocks.1.id", "Beter!", "blocks[1].id", "template.not_an_id"),
        ("blocks.1.id", "a.b", "blocks[1].id", "template.not_an_id"),
        ("blocks.0.sections", [], "blocks[0]", "template.sections_and_questions"),
        ("blocks.0.roles", ["rulez"], "blocks[0].roles[0]", "template.no_such_role"),
        ("opens_on", "nergens", "opens_on", "template.no_such_block"),
        ("layout", {"block": "goed"}, "layout", "template.not_in_layout"),
        ("layout.columns.1.block", "goed", "layout.columns[1].block", "template.placed_twice"),
        ("layout.columns.1.block", "weg", "layout.columns[1].block", "template.no_such_block"),
        ("layout.columns.1.weight", 0, "layout.columns[1].weight", "template.not_a_number"),
        ("layout.columns.1", {}, "layout.columns[1]", "template.area"),
        ("forms", [], "forms", "template.forms_without_coalitions"),
        ("blocks.0.roles", ["coalitions"], "blocks[0]", "template.coalitions_with_questions"),
        ("version", 0, "version", "template.not_a_number"),
    ],
)
def test_a_wrong_one_is_told_by_place_and_reason(
    write: Write, where: str, value: Any, place: str, reason: str
) -> None:
    template = changed(where, value)
    if where == "forms":
        template["forms"] = [{"id": "kring", "alias": "circle", "title": words("Kring")}]
    with pytest.raises(TemplateError) as caught:
        templates.load("retro", [write(template)])
    assert caught.value.where == place
    assert caught.value.key == reason
    assert caught.value.file.endswith("retro.json")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_reason_reads_as_one_line(write: Write, language: str) -> None:
    with pytest.raises(TemplateError) as caught:
        templates.load("retro", [write(changed("blocks.1.number", 1))])
    line = Texts(language, REFUSALS)(caught.value.key, **caught.value.values)
    assert "retro.json" in line
    assert "blocks[1].number" in line
    assert "goed" in line
    assert "\n" not in line


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"id": }', "\x00"])
def test_what_is_not_json_is_said_to_be_so(write: Write, text: str) -> None:
    with pytest.raises(TemplateError, match=r"template\.not_json"):
        templates.load("retro", [write(text)])


def test_a_list_is_no_template(write: Write) -> None:
    with pytest.raises(TemplateError, match=r"template\.not_object"):
        templates.load("retro", [write("[]")])


def test_bytes_that_are_no_text_are_not_json(tmp_path: Path) -> None:
    (tmp_path / "retro.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(TemplateError, match=r"template\.not_json"):
        templates.load("retro", [tmp_path])


def test_a_huge_file_is_not_read(write: Write) -> None:
    with pytest.raises(TemplateError, match=r"template\.too_big"):
        templates.load("retro", [write(" " * 600_000)])


def test_a_folder_by_that_name_is_no_template(tmp_path: Path) -> None:
    (tmp_path / "retro.json").mkdir()
    with pytest.raises(TemplateError, match=r"template\.not_regular"):
        templates.load("retro", [tmp_path])


def test_a_wrong_one_stands_in_nobodys_way(write: Write) -> None:
    folder = write("{", "kapot.json")
    write()
    assert templates.load("retro", [folder]).id == "retro"
    assert templates.load("netwerk", [folder]).id == "netwerk"
    assert [Path(problem.file).name for problem in templates.problems([folder])] == ["kapot.json"]


def test_an_unknown_template_names_the_known_ones(write: Write) -> None:
    with pytest.raises(Refused) as caught:
        templates.load("scrum", [write()])
    assert caught.value.key == "template.unknown"
    assert caught.value.values["known"] == "netwerk, businessmodel, retro"


def test_a_canvas_keeps_its_version(write: Write) -> None:
    folder = write()
    write(changed("version", 2), "retro2.json")
    assert templates.load("retro", [folder]).version == 2
    assert templates.load("retro", [folder], version=1).version == 1
    assert templates.load("retro", [folder], version=7).version == 2


def test_a_built_in_version_cannot_be_replaced(write: Write) -> None:
    folder = write(changed("id", "netwerk"), "netwerk.json")
    assert len(templates.load("netwerk", [folder]).blocks) == 5
    assert [problem.key for problem in templates.problems([folder])] == ["template.taken"]


def test_a_file_that_changed_is_read_again(write: Write) -> None:
    folder = write()
    assert templates.load("retro", [folder]).name["nl"] == "Terugblik"
    write(changed("name", words("Een heel andere naam")))
    assert templates.load("retro", [folder]).name["nl"] == "Een heel andere naam"


def test_a_comment_may_stand_anywhere(write: Write) -> None:
    template = changed("comment", "hoe dit werkt")
    template["blocks"][0]["comment"] = "ook hier"
    assert templates.load("retro", [write(template)]).id == "retro"


def test_a_layout_may_not_be_bottomless(write: Write) -> None:
    area: dict[str, Any] = {"columns": [{"block": "goed"}, {"block": "beter"}]}
    for _ in range(20):
        area = {"rows": [area]}
    with pytest.raises(TemplateError, match=r"template\.too_deep"):
        templates.load("retro", [write(changed("layout", area))])


def test_a_folder_that_is_not_there_holds_no_templates(tmp_path: Path) -> None:
    found = templates.available([tmp_path / "nergens"])
    assert [template.id for template in found] == list(templates.BUILT_IN)


def test_the_one_in_the_manual_works(write: Write) -> None:
    manual = Path(templates.__file__).parents[2] / "docs" / "templates.md"
    _, _, rest = manual.read_text("utf-8").partition("```json\n")
    template = templates.load("terugblik", [write(rest.partition("```")[0], "terugblik.json")])
    assert template.find("good.keep") == "goed.houden"
