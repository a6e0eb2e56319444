"""The commands themselves, one module per family; each is imported when it is called.

A new command is a function in one of these modules, with its declaration above it; only a new
first word needs an entry here as well, in the order in which the help tells them.
"""

from tui.cli.grammar import Program

PROGRAM = Program(
    "netwerkcanvas",
    {
        "screen": {"open": "screen", "demo": "screen"},
        "library": {
            "new": "library", "list": "library", "rename": "library", "duplicate": "library",
            "merge": "library", "bin": "library", "unbin": "library",
        },
        "canvas": {
            "show": "show", "add": "cards", "coverage": "coverage", "find": "show", "info": "info",
            "card": "cards", "group": "groups",
        },
        "network": {
            "member": "members", "coalition": "coalitions", "rule": "rules", "topic": "topics",
            "position": "positions", "term": "terms", "check": "check",
        },
        "workshop": {
            "session": "sessions", "agenda": "agenda", "round": "rounds",
            "decision": "decisions", "action": "actions",
        },
        "exchange": {"export": "export", "import": "import_"},
        "time": {
            "history": "revisions", "compare": "compare", "undo": "revisions",
            "redo": "revisions", "restore": "revisions",
        },
        "care": {
            "backup": "backup", "recover": "backup", "transfer": "backup",
            "forget": "forget", "roles": "rights", "guest": "rights",
            "doctor": "doctor",
            "completion": "completion",
        },
    },
)  # fmt: skip
"""Per chapter of the help the first words in it, each with the module it is in."""
