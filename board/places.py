"""From what someone wrote to a place on the canvas, with suggestions where there is none."""

from board.refusal import Refused
from board.template import Template

_MOST = 3
_LIKENESS = 0.6
"""How alike two spellings must be for a suggestion, from 0 to 1."""

_BEHIND = 0.2
"""How much less alike than the best a suggestion may be."""


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
    from difflib import SequenceMatcher

    wanted = spelling.strip().casefold()
    last = wanted.rpartition(".")[2]
    matcher = SequenceMatcher(autojunk=False)
    found: dict[str, tuple[float, str]] = {}
    for known in template.spellings():
        score = 0.0
        for mine, theirs in ((wanted, known), (last, known.rpartition(".")[2])):
            matcher.set_seqs(mine, theirs)
            if matcher.quick_ratio() > max(score, _LIKENESS):
                score = max(score, matcher.ratio())
        path = template.find(known) or known
        best = found.get(path)
        if score >= _LIKENESS and (best is None or score > best[0]):
            found[path] = (score, known)
    ranked = sorted(found.values(), key=lambda one: (-one[0], one[1].count("."), one[1]))
    return [known for score, known in ranked[:_MOST] if score > ranked[0][0] - _BEHIND]
