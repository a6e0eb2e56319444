"""What someone may have meant."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known names that look most like ``word``, best first; maybe none."""
    # Imported here: only a mistake pays for it.
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for name in known:
        by_fold.setdefault(name.casefold(), name)
    wanted = word.casefold()
    found = [name for fold, name in by_fold.items() if wanted and fold.startswith(wanted)]
    found += [by_fold[fold] for fold in get_close_matches(wanted, by_fold, n=most, cutoff=0.5)]
    return list(dict.fromkeys(found))[:most]
