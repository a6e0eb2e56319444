"""From what someone wrote to a place on the canvas, with suggestions where there is none."""

from board.nearest import near, slips
from board.refusal import Refused
from board.template import Template

_MOST = 3


def resolve(template: Template, spelling: str) -> str:
    """Return the path meant, or raise Refused with the nearest ones.

    Ids and English aliases may be mixed and case doesn't matter; ``coalities.project`` names a
    form of coalition and comes back as written by id.
    """
    if path := template.find(spelling):
        return path
    near = nearest(template, spelling)
    if near:
        raise Refused("place.unknown", place=spelling, nearest=", ".join(near))
    blocks = ", ".join(block.id for block in template.blocks)
    raise Refused("place.unknown_here", place=spelling, blocks=blocks)


def form_of(template: Template, path: str) -> str:
    """Return the form of coalition that a path names, or an empty text for any other place."""
    block, _, form = path.partition(".")
    home = template.block_of("coalitions")
    return form if home is not None and home.id == block else ""


def within(path: str, part: str) -> bool:
    """Tell whether a path lies in a part of the canvas, or is it; all lie in no part at all."""
    return not part or path == part or path.startswith(f"{part}.")


def nearest(template: Template, spelling: str) -> list[str]:
    """Return at most three spellings near to one that is unknown, the nearest first.

    ``passie`` alone suggests ``identiteit.passie``: the last part of a path counts as much as the
    whole. Each place is suggested once, in the spelling that is nearest.
    """
    wanted = spelling.strip()
    last = wanted.rpartition(".")[2]
    found: dict[str, tuple[int, str]] = {}
    for known in template.spellings():
        counts = (slips(wanted, known), near(last, known.rpartition(".")[2]))
        fewest = min((count for count in counts if count is not None), default=None)
        path = template.find(known) or known
        if fewest is not None and (path not in found or fewest < found[path][0]):
            found[path] = (fewest, known)
    ranked = sorted(found.values(), key=lambda one: (one[0], one[1].count("."), one[1]))
    return [known for count, known in ranked[:_MOST] if count == ranked[0][0]]
