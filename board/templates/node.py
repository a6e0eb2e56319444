"""A value in a template file that knows where it stands, so that an error can say so."""

import re
from collections.abc import Iterable
from typing import Any

from board.i18n import LANGUAGES
from board.refusal import Refused
from board.template import Words

_ID_STARTS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_IN_ID = _ID_STARTS | {"_", "-"}
_LONGEST_ID = 40
_UNPRINTED = "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
_LONGEST = 2000
_LANGUAGES = frozenset(LANGUAGES)
_MOST_ITEMS = 200


class TemplateError(Refused):
    """A template file is wrong: ``file``, ``where`` in it (``blocks[2].id``), and the reason.

    The reason is a text key like that of any refusal; its values hold ``file`` and ``where``.
    """

    def __init__(self, file: str, where: str, key: str, **values: object) -> None:
        super().__init__(key, file=file, where=where or "-", **values)
        self.file = file
        self.where = where


class Node:
    """One value of the file and its path; the readers raise TemplateError when it is wrong."""

    __slots__ = ("file", "value", "where")

    def __init__(self, file: str, where: str, value: Any) -> None:
        self.file = file
        self.where = where
        self.value = value

    def error(self, key: str, **values: object) -> TemplateError:
        """Return what to raise about this value."""
        return TemplateError(self.file, self.where, key, **values)

    def keys(self, needed: str, possible: str = "") -> None:
        """Check that this is an object with the keys needed and no unknown ones."""
        if not isinstance(self.value, dict):
            raise self.error("template.not_object")
        for key in needed.split():
            if key not in self.value:
                raise self._at(key).error("template.missing")
        known = {*needed.split(), *possible.split(), "comment"}
        for key in self.value:
            if key not in known:
                raise self._at(key).error("template.unknown_key", known=", ".join(sorted(known)))

    def has(self, key: str) -> bool:
        """Tell whether the object has a key."""
        return key in self.value

    def __getitem__(self, key: str) -> "Node":
        return self._at(key, self.value[key])

    def _at(self, key: str, value: Any = None) -> "Node":
        return Node(self.file, f"{self.where}.{key}" if self.where else key, value)

    def items(self, least: int = 1, most: int = _MOST_ITEMS) -> list["Node"]:
        """Return the items of a list."""
        if not isinstance(self.value, list):
            raise self.error("template.not_list")
        if not least <= len(self.value) <= most:
            raise self.error("template.length", least=least, most=most)
        return [
            Node(self.file, f"{self.where}[{at}]", value) for at, value in enumerate(self.value)
        ]

    def named(self, key: str) -> list["Node"]:
        """Return the items of a list under a key, each with names of its own; none is fine."""
        if not self.has(key):
            return []
        nodes = self[key].items(least=0)
        for node in nodes:
            node.keys("id alias", " ".join(node.value) if isinstance(node.value, dict) else "")
        self[key].unique()
        return nodes

    def unique(self) -> None:
        """Check that no two items of a list share an id or an alias."""
        taken: dict[str, str] = {}
        for node in self.items(least=0):
            names = {node["id"].id(): "id", node["alias"].id(): "alias"}
            for name, key in names.items():
                if name in taken:
                    raise node[key].error("template.twice", id=name, other=taken[name])
            taken.update(dict.fromkeys(names, node.where))

    def text(self) -> str:
        """Return a text of one printed line."""
        value = self.value
        if not isinstance(value, str):
            raise self.error("template.not_text")
        if not value.strip():
            raise self.error("template.blank")
        if not value.isprintable() and re.search(_UNPRINTED, value):
            raise self.error("template.unprinted")
        if len(value) > _LONGEST:
            raise self.error("template.too_long", most=_LONGEST)
        return value

    def id(self) -> str:
        """Return an id or alias."""
        value = self.text()
        if value[0] not in _ID_STARTS or not _IN_ID.issuperset(value) or len(value) > _LONGEST_ID:
            raise self.error("template.not_an_id", id=value)
        return value

    def words(self) -> Words:
        """Return a text in every language."""
        if self._is_words():
            return {language: self.value[language] for language in LANGUAGES}
        self.keys("", " ".join(LANGUAGES))
        for language in LANGUAGES:
            if language not in self.value:
                raise self._at(language).error("template.language")
        return {language: self[language].text() for language in LANGUAGES}

    def _is_words(self) -> bool:
        """Tell at a glance that these are texts, as they nearly always are; no says nothing yet."""
        return (
            isinstance(self.value, dict)
            and self.value.keys() == _LANGUAGES
            and all(
                type(text) is str
                and 0 < len(text) <= _LONGEST
                and text.isprintable()
                and not text.isspace()
                for text in self.value.values()
            )
        )

    def number(self, least: int, most: int) -> int:
        """Return a whole number within bounds."""
        if type(self.value) is not int or not least <= self.value <= most:
            raise self.error("template.not_a_number", least=least, most=most)
        return self.value

    def one_of(self, known: Iterable[str], key: str) -> str:
        """Return a text that must be one of a few; ``key`` is the reason when it isn't."""
        value, choices = self.text(), list(known)
        if value not in choices:
            raise self.error(key, text=value, known=", ".join(choices))
        return value
