"""Text measured in terminal cells: fitting, padding and wrapping."""

from functools import lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size

ELLIPSIS = "…"


def fit(text: str, cells: int) -> str:
    """Return ``text`` exactly ``cells`` wide: padded, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    taken = cell_len(text)
    if taken <= cells:
        return text + " " * (cells - taken)
    return set_cell_size(text, cells - 1) + ELLIPSIS


def crop(text: str, cells: int) -> str:
    """Return the first ``cells`` columns of a text, padded where it is shorter."""
    return set_cell_size(text, max(0, cells))


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
            *whole, line = chop_cells(word, cells)
            lines += whole
            room = cells - cell_len(line)
    return (*lines, line) if line or not lines else tuple(lines)


__all__ = ["cell_len", "crop", "cut", "fit", "wrap"]
