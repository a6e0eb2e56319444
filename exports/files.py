"""Files for others: a name that is safe everywhere, and writing that is whole or not at all."""

import os
import re
import stat
from pathlib import Path

from board.refusal import Refused
from board.wording import letters
from exports.request import CSV, GRAPHML, HTML, ICALENDAR, JSON, JSONCANVAS, MARKDOWN, WORD, Request

SUFFIXES = {
    MARKDOWN: ".md", HTML: ".html", WORD: ".docx",
    JSON: ".json", JSONCANVAS: ".canvas", CSV: ".csv",
    ICALENDAR: ".ics", GRAPHML: ".graphml",
}  # fmt: skip

# Not compiled here: an export to stdout names no file, and would pay for both at every start.
_UNSAFE = r"[^a-z0-9]+"
_RESERVED = r"(?:con|prn|aux|nul|com\d|lpt\d)$"
_LONGEST = 60


def file_name(canvas_name: str, request: Request, member: str = "") -> str:
    """Return the name a page is kept under: ``jong-en-werk-samenvatting.md``.

    Only lower case ASCII letters, digits and dashes, whatever the canvas is called. A page for
    one member is called after that member as well, by name, or else by id.
    """
    from exports.page_texts import page_texts
    from exports.pages import page_of

    page = page_of(request)
    parts = [slug(canvas_name) or "canvas"]
    if request.complete:
        parts.append("complete")
    elif request.places:
        parts += [slug(place) for place in request.places[:3]]
    elif request.format not in (JSON, JSONCANVAS):
        parts.append(slug(page_texts(request.headings)(f"page.{page.id}")))
    if page.by_member and request.member:
        parts.append(slug(member) or slug(request.member))
    name = "-".join(part for part in parts if part)[: _LONGEST * 2].strip("-")
    return f"{name}{SUFFIXES[request.format]}"


def slug(text: str) -> str:
    """Return a text as part of a file's name; empty where no letter or digit is left of it."""
    made = re.sub(_UNSAFE, "-", letters(text).replace("&", " en ")).strip("-")[:_LONGEST].strip("-")
    return f"{made}-" if re.match(_RESERVED, made) else made


def write(path: Path, content: str | bytes, force: bool = False) -> None:
    """Write a text or what a file holds to a file, whole or not at all.

    Raises Refused where the file exists (without ``force``), is a link, a folder or a device, where
    its folder is missing, or where it can't be written; then nothing changed.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    if not path.name:
        raise Refused("export.not_a_file", path=str(path))
    check(path, force)
    try:
        _replace(path, data, force)
    except FileExistsError:
        raise Refused("export.exists", path=str(path)) from None
    except (OSError, ValueError) as error:
        raise failed(path, error) from None


def check(path: Path, force: bool = False) -> None:
    """Look what lies at a path to be written. A link is not followed: its maker chose the file.

    Raises Refused as ``write`` does.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise Refused("export.no_folder", path=str(path)) from None
        return
    except (OSError, ValueError) as error:
        raise failed(path, error) from None
    if stat.S_ISLNK(mode):
        raise Refused("export.link", path=str(path))
    if not stat.S_ISREG(mode):
        raise Refused("export.not_a_file", path=str(path))
    if not force:
        raise Refused("export.exists", path=str(path))


def failed(path: Path, error: OSError | ValueError) -> Refused:
    """Return that something can't be written, with the system's own reason."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return Refused("export.failed", path=str(path), reason=reason)


def _replace(target: Path, data: bytes, force: bool) -> None:
    """Write beside the file, then take its place."""
    spare = target.with_name(f".{target.name[:80]}.{os.urandom(4).hex()}.tmp")
    mode = stat.S_IMODE(target.stat().st_mode) if force and target.exists() else 0o666
    handle = os.open(spare, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if force:
            spare.replace(target)
        else:
            # A link fails where somebody made the file in the meantime; a rename would replace it.
            try:
                os.link(spare, target)
            except FileExistsError:
                raise
            except OSError:
                _claim(target)
                spare.replace(target)
    finally:
        spare.unlink(missing_ok=True)
    _sync(target.parent)


def _claim(target: Path) -> None:
    """Make the file, empty, where no hard links can be made. Raises FileExistsError."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666))


def _sync(folder: Path) -> None:
    """Make the new name durable, where the file system can."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
