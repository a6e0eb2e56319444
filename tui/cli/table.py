"""Every command there is, in one table; those on the network are in ``table_network``.

The words that explain a command stand in the catalogue ``cli.json``: ``summary.NAME``,
``about.NAME`` and ``examples.NAME``; those of an argument under ``arg.NAME.DEST``, or ``arg.DEST``
where it means the same everywhere.
"""

from collections.abc import Mapping

from tui.cli.arguments import Argument, Command, flag, opt, pos
from tui.cli.table_network import NETWORK

COMMON = (
    opt("--dir", "folder"),
    Argument("who", ("--as",), "person", True),
    opt("--lang", "language"),
)
"""Options of every command; they may also stand before it."""

_JSON = flag("--json")
_CANVAS = pos("canvas", "canvas")
_CARDS = pos("ids", "card", many=True)
_WHERE = (opt("--after", "card"), opt("--before", "card"))
_SCREEN = (flag("--no-mouse"), opt("--theme", "theme"), flag("--restricted"))

_START = (
    Command("open", "screen", "open_", (_CANVAS, *_SCREEN), "screen"),
    Command(
        "demo",
        "screen",
        "demo",
        (opt("--canvas-lang", "language"), flag("--keep"), *_SCREEN[:2]),
        "screen",
    ),
)
FULL_SCREEN = Command("", "screen", "start", _SCREEN, "screen")
"""What runs when no command is named."""

_LIBRARY = (
    Command(
        "new",
        "library",
        "new",
        (
            pos("canvas", "name"),
            opt("--title"),
            opt("--canvas-lang", "language"),
            opt("--template", "template"),
        ),
        "library",
    ),
    Command("list", "library", "list_", (flag("--binned"), _JSON), "library"),
    Command("rename", "library", "rename", (_CANVAS, pos("new_name", "name")), "library"),
    Command("duplicate", "library", "duplicate", (_CANVAS, pos("new_name", "name")), "library"),
    Command("bin", "library", "bin_", (_CANVAS,), "library"),
    Command("unbin", "library", "unbin", (pos("binned", "binned"),), "library"),
)

_CANVASES = (
    Command(
        "show",
        "show",
        "show",
        (
            _CANVAS,
            pos("place", "place", optional=True),
            opt("--at", "revision"),
            flag("--parked"),
            flag("--ids"),
            _JSON,
        ),
        "canvas",
    ),
    Command(
        "add",
        "cards",
        "add",
        (
            _CANVAS,
            pos("place", "place"),
            pos("text", "line", optional=True),
            opt("--body"),
            *_WHERE,
            _JSON,
        ),
        "canvas",
    ),
    Command(
        "coverage",
        "coverage",
        "coverage",
        (_CANVAS, pos("place", "place", optional=True), flag("--open"), _JSON),
        "canvas",
    ),
    Command("find", "show", "find", (_CANVAS, pos("words", many=True), _JSON), "canvas"),
    Command(
        "info",
        "library",
        "info",
        (
            _CANVAS,
            opt("--title"),
            opt("--purpose"),
            opt("--contact"),
            opt("--phase"),
            opt("--status"),
            _JSON,
        ),
        "canvas",
    ),
)

_CARD_VERBS = (
    Command(
        "card list",
        "cards",
        "list_",
        (_CANVAS, pos("place", "place", optional=True), flag("--all"), _JSON),
        "canvas",
    ),
    Command(
        "card edit",
        "cards",
        "edit",
        (_CANVAS, pos("id", "card"), pos("text", "line", optional=True), opt("--body")),
        "canvas",
    ),
    Command(
        "card move", "cards", "move", (_CANVAS, pos("place", "place"), _CARDS, *_WHERE), "canvas"
    ),
    Command("card remove", "cards", "remove", (_CANVAS, _CARDS), "canvas"),
    Command("card restore", "cards", "restore", (_CANVAS, _CARDS), "canvas"),
    Command("card park", "cards", "park", (_CANVAS, _CARDS, opt("--reason")), "canvas"),
    Command("card unpark", "cards", "unpark", (_CANVAS, _CARDS), "canvas"),
    Command("card mark", "cards", "mark", (_CANVAS, pos("mark", "mark"), _CARDS), "canvas"),
    Command("card dots", "cards", "dots", (_CANVAS, pos("dots", "number"), _CARDS), "canvas"),
    Command("card link", "links", "link", (_CANVAS, pos("id", "card"), _CARDS), "canvas"),
    Command("card unlink", "links", "unlink", (_CANVAS, pos("id", "card"), _CARDS), "canvas"),
    Command(
        "card keep",
        "cards",
        "keep",
        (_CANVAS, pos("which", "version"), pos("id", "card")),
        "canvas",
    ),
)

_EXCHANGE = (
    Command(
        "export",
        "export",
        "export",
        (
            _CANVAS,
            Argument("page_for", ("--for",), "page", True),
            opt("--format", "format"),
            opt("--section", "place", many=True),
            opt("--headings", "language"),
            flag("--complete"),
            flag("--front-matter"),
            flag("--diagram"),
            flag("--authors"),
            flag("--parked"),
            flag("--room"),
            flag("--facilitator"),
            opt("--on", "date"),
            opt("--output", "file", short="-o"),
            flag("--force"),
        ),
        "exchange",
    ),
    Command(
        "import",
        "import_",
        "import_",
        (
            pos("file", "file"),
            opt("--into", "canvas"),
            opt("--name", "name"),
            opt("--kind", "import_kind"),
            opt("--place", "place"),
            opt("--template", "template"),
            opt("--canvas-lang", "language"),
            flag("--dry-run"),
            _JSON,
        ),
        "exchange",
    ),
)

_TIME = (
    Command(
        "history",
        "revisions",
        "history",
        (
            _CANVAS,
            opt("--by", "person"),
            opt("--place", "place"),
            opt("--since", "date"),
            opt("--last", "number", short="-n"),
            _JSON,
        ),
        "time",
    ),
    Command("undo", "revisions", "undo", (_CANVAS,), "time"),
    Command("redo", "revisions", "redo", (_CANVAS,), "time"),
    Command("restore", "revisions", "restore", (_CANVAS, pos("revision", "restore_point")), "time"),
)

_CARE = (
    Command("backup", "backup", "backup", (pos("file", "file"), flag("--force")), "care"),
    Command("recover", "backup", "recover", (pos("file", "file"), flag("--replace")), "care"),
    Command("doctor", "doctor", "doctor", (pos("canvas", "canvas", optional=True), _JSON), "care"),
    Command("completion", "completion", "completion", (pos("shell", "shell"),), "care"),
)

COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (
        *_START,
        *_LIBRARY,
        *_CANVASES,
        *_CARD_VERBS,
        *NETWORK,
        *_EXCHANGE,
        *_TIME,
        *_CARE,
    )
}
"""By name, in the order in which the help tells them."""

GROUPS = ("screen", "library", "canvas", "network", "exchange", "time", "care")
"""The chapters of the help."""

DEFAULT_VERB = "list"
"""What ``member NAME`` does."""


def verbs(family: str) -> list[Command]:
    """Return the commands of a family, or nothing where the word is no family."""
    return [command for command in COMMANDS.values() if command.verb and command.family == family]


def first_words() -> list[str]:
    """Return what may stand as the first word: plain commands and families."""
    return list(dict.fromkeys(command.family for command in COMMANDS.values()))
