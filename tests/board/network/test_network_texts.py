"""Every reason the network side refuses with has words, and no words are left over."""

import ast
import json
import re
from pathlib import Path

import board

_FOLDER = Path(board.__file__).parent
_KEY = re.compile(r"(coalition|member|party|paradox|topic|term|network|date|check)\.[a-z_]+")


def _keys_in_code() -> set[str]:
    keys: set[str] = set()
    for path in _FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                keys |= {node.value} if _KEY.fullmatch(node.value) else set()
    return keys


def _catalogue(area: str) -> set[str]:
    texts = json.loads((_FOLDER / "texts" / "en" / f"{area}.json").read_text("utf-8"))
    return {key.removesuffix(".one").removesuffix(".other") for key in texts}


def test_every_reason_has_words_and_every_word_a_reason() -> None:
    network, used = _catalogue("network"), _keys_in_code()
    headings = {key.removeprefix("part.") for key in _catalogue("comparison")}
    assert used - network - _catalogue("refusals") - headings == set()
    assert network - used == set()
