"""The choices that are read from somewhere: pages, formats, templates, rules.

One place asks the registries, so help, completion and messages offer exactly what exists.
"""

from board.i18n import pick
from tui.cli import kinds


def offered(kind: str, language: str) -> list[str]:
    """Return the words to offer for a kind of argument; nothing where any text will do."""
    if kind == "rule":
        return []  # Some twenty numbers would drown the help.
    return list(described(kind, language)) or kinds.spellings(kind, language)


def described(kind: str, language: str) -> dict[str, str]:
    """Return the words of a registry, each with what it stands for."""
    if kind == "template":
        from board import templates

        return {each.id: pick(each.name, language) for each in templates.available()}
    if kind == "rule":
        from board.checks import RULES, title

        return {rule.id: title(rule, language) for rule in RULES}
    if kind == "theme":
        from tui.themes import NAMES

        return dict.fromkeys(NAMES, "")
    if kind == "import_kind":
        from exports.read import KINDS

        return dict.fromkeys(KINDS, "")
    if kind in ("page", "format"):
        return _export(kind, language)
    return {}


def _export(kind: str, language: str) -> dict[str, str]:
    from exports.pages import PAGES
    from exports.request import FORMATS

    if kind == "format":
        return dict.fromkeys(FORMATS, "")
    names = {page.id: page.name for page in PAGES}
    if language == "nl":
        return {name: id for id, name in names.items()}
    return names
