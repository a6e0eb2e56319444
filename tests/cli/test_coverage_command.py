"""``coverage``, and columns that stand straight whatever is written in them."""

from pyte.screens import wcwidth

from tests.cli.conftest import Shell


def cells(text: str) -> int:
    """Measure with the table of a terminal emulator, not with ours."""
    return sum(max(0, wcwidth(character)) for character in text)


def test_a_square_per_question(jong: Shell) -> None:
    lines = jong.ok("coverage", "jong", "--lang", "nl").lines
    whole = jong.ok("coverage", "jong", "--json").data
    assert sum(line.count("■") for line in lines) == whole["answered"] == 2
    assert sum(line.count("■") + line.count("□") for line in lines) == whole["total"] == 35
    (passion,) = (line for line in lines if "passie" in line)
    assert passion.endswith("1/3")
    assert lines[-1] == "2 van 35 vragen beantwoord"


def test_a_place_and_open_tell_the_questions(jong: Shell) -> None:
    inside = jong.ok("coverage", "jong", "identity.passion").lines
    assert any(line.startswith("■ identiteit.passie.thema  ") for line in inside)
    still = jong.ok("coverage", "jong", "identity.passion", "--open").out
    assert "■" not in still
    assert still.count("□") == 2
    assert "1 of 3 questions answered" in still


def test_an_open_question_is_ready_for_add(jong: Shell) -> None:
    question = jong.ok("coverage", "jong", "--open", "--json").data["questions"][0]
    assert question["answered"] is False
    assert question["text"]
    jong.ok("add", "jong", question["place"], "Een antwoord")
    after = jong.ok("coverage", "jong", "--json").data
    assert after["answered"] == 3
    assert {row["place"]: row["answered"] for row in after["questions"]}[question["place"]]


def test_coverage_speaks_the_language_of_the_program(jong: Shell) -> None:
    assert "Ground rules" in jong.ok("coverage", "jong", "--lang", "en").out
    assert "Spelregels" in jong.ok("coverage", "jong", "--lang", "nl").out


def test_a_place_that_is_none_is_refused(jong: Shell) -> None:
    assert "identiteit" in jong.refused(1, "coverage", "jong", "identitiet")
    jong.refused(1, "coverage", "niets")


def test_the_matrix_stands_straight_with_any_name(jong: Shell) -> None:
    names = ["ROC", "東京大学", "Cafe\u0301 Zuid", "ｆｕｌｌ", "Gemeente Ĳsselkant", "a\u200bb"]
    jong.ok("member", "jong", "add", *names)
    jong.ok("coalition", "jong", "add", "Leerbaan", "--form", "project")
    jong.ok("coalition", "jong", "set", "Leerbaan", "--core", "東京大学; ROC")
    lines = jong.ok("coalition", "jong", "matrix").lines
    rows = [line for line in lines[1:] if line.endswith(("●", "·"))]
    assert len(rows) == len(names)
    assert len({cells(row) for row in rows}) == 1
    assert cells(lines[0]) == cells(rows[0])


def test_the_list_stands_straight_with_any_name(shell: Shell) -> None:
    for name in ("netwerk", "東京", "Cafe\u0301"):
        shell.ok("new", name, "--title", "Titel")
    lines = shell.ok("list").lines
    assert len(lines) == 3
    assert len({cells(line[: line.index("Titel")]) for line in lines}) == 1
