"""Putting a Markdown page together: parts with a blank line between them."""

from collections.abc import Iterable, Sequence

DEEPEST = 4
"""No heading lies deeper."""


class MarkdownPage:
    """A page in the making. What is handed in is Markdown already (``escape``)."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading."""
        self._parts.append(f"{'#' * min(level, DEEPEST)} {text}".rstrip())

    def paragraph(self, text: str) -> None:
        """Add a paragraph; an empty one is passed over."""
        if text:
            self._parts.append(text)

    def items(self, items: Iterable[str]) -> None:
        """Add a bullet list; an item of several lines comes indented already (``item``)."""
        rows = [f"- {item}".rstrip(" ") for item in items]
        if rows:
            self._parts.append("\n".join(rows).rstrip("\n"))

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Add a table; a cell without text gets a dash. Without rows there is no table."""
        lines = [_row([cell or "–" for cell in row]) for row in rows]
        if lines:
            rule = _row(["---"] * len(header))
            self._parts.append("\n".join([_row(header), rule, *lines]))

    def raw(self, text: str) -> None:
        """Add a part as it is."""
        self._parts.append(text)

    @property
    def filled(self) -> bool:
        """Tell whether anything was added."""
        return bool(self._parts)

    def text(self) -> str:
        """Return the page; it ends with one line break."""
        return "\n\n".join(self._parts) + "\n"


def item(text: str, body: str = "") -> str:
    """Return a list item with its body, as Markdown, indented below it."""
    if not body:
        return text
    lines = (f"  {line}" if line else "" for line in body.split("\n"))
    return "\n".join([text, "", *lines, ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
