"""Which names a canvas may have, in any store: each can stand in a file name."""

from store.errors import BadName

_RESERVED = (".lock", ".tmp", ".bak", ".json", ".jsonl")
MOST = 64
"""Most characters of a name."""

_MOST_BYTES = 200
"""Most bytes of a name as UTF-8; with what a store adds to it a file system still takes it."""


def valid_name(name: str) -> str:
    """Return a canvas name in its canonical form (NFC). Raises BadName for one we don't take."""
    canonical = name if name.isascii() else _composed(name)
    first = canonical[:1]
    if (
        not 0 < len(canonical) <= MOST
        or not (first.isalnum() or first == "_")
        or not all(one.isalnum() or one in "_ .-" for one in canonical)
        or len(canonical.encode("utf-8", "replace")) > _MOST_BYTES
        or canonical != canonical.rstrip(" .")
        or canonical.lower().endswith(_RESERVED)
    ):
        raise BadName(name=name[:80])
    return canonical


def fits_file_name(name: str) -> bool:
    """Tell whether a file with an ending can have this name, and no folder or hidden file.

    Other programs give canvas files names that we wouldn't; those may be kept as they are.
    """
    return (
        0 < len(name.encode("utf-8", "replace")) <= _MOST_BYTES
        and name.isprintable()
        and not name.startswith(".")
        and not {*"/\\"} & {*name}
        and not name.lower().endswith(_RESERVED)
    )


def _composed(name: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", name)
