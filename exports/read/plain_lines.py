"""Plain lines: a card each.

A line that is a place (``identiteit.passie``, or ``identiteit:``) says where the following lines
belong, and ``identiteit.passie: text`` places one line. Lines without a place are parked.
"""

from board.text import lines as split
from exports.read.drafting import ImportDraft
from exports.read.incoming import IncomingText, Read


def read(source: IncomingText) -> Read:
    """Return a canvas with a card for every line that isn't blank."""
    draft, template = ImportDraft(source), source.template
    place = source.place
    rows = source.lines()
    for number, row in enumerate(rows, 1):
        for line in split(row):
            named = line.endswith(":") or "." in line
            if named and (found := template.find(line.removesuffix(":"))):
                place = found
                continue
            first, colon, rest = line.partition(":")
            here = template.find(first) if colon and "." in first and rest.strip() else None
            text = rest.strip() if here else line
            if here or place:
                draft.add(here or place, text, line=number)
            else:
                draft.park(number, text, "import.no_place")
        source.tick(number, len(rows))
    return draft.read()
