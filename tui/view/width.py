"""Text measured in terminal cells: fitting, padding and wrapping."""

from functools import lru_cache

from tui.terminal.cells import cell_len, chopped, set_width, single

__all__ = ["cell_len", "crop", "cut", "fit", "wrap"]

ELLIPSIS = "…"


def fit(text: str, cells: int) -> str:
    """Return ``text`` exactly ``cells`` wide: padded, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    taken = cell_len(text)
    if taken <= cells:
        return text + " " * (cells - taken)
    return crop(text, cells - 1) + ELLIPSIS


def crop(text: str, cells: int) -> str:
    """Return the first ``cells`` columns of a text, padded where it is shorter."""
    cells = max(0, cells)
    if single(text):
        return text[:cells].ljust(cells)
    return set_width(text, cells)


def cut(text: str, cells: int) -> str:
    """Return ``text`` at most ``cells`` wide, cut with an ellipsis where it is longer."""
    return text if cell_len(text) <= cells else fit(text, cells)


@lru_cache(maxsize=512)
def wrap(text: str, cells: int) -> tuple[str, ...]:
    """Break a line at blanks into lines of at most ``cells``; longer words are cut in pieces."""
    if cells <= 0 or cell_len(text) <= cells:
        return (text,)
    lines: list[str] = []
    line = ""
    room = cells
    for word in text.split(" "):
        size = cell_len(word)
        if line and size + 1 <= room:
            line += " " + word
            room -= size + 1
            continue
        if line:
            lines.append(line)
        if size <= cells:
            line, room = word, cells - size
        else:
            *whole, line = _pieces(word, cells)
            lines += whole
            room = cells - cell_len(line)
    return (*lines, line) if line or not lines else tuple(lines)


def _pieces(word: str, cells: int) -> list[str]:
    if single(word):
        return [word[start : start + cells] for start in range(0, len(word), cells)]
    return chopped(word, cells)
