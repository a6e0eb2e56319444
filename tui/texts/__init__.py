"""Where the words of the screens lie: ``LANGUAGE/AREA.json`` beside this file."""

from pathlib import Path

from board.i18n import Source

FOLDER = Path(__file__).parent
SCREEN = Source(FOLDER, "screen")
ACTIONS = Source(FOLDER, "actions")
PLACES = Source(FOLDER, "places")
STORE_ERRORS = Source(Path(__file__).parents[2] / "store" / "texts", "errors")
SERVER_ERRORS = Source(Path(__file__).parents[2] / "store" / "texts", "server")
NETWORK = Source(Path(__file__).parents[2] / "board" / "texts", "network")

PEOPLE = Source(FOLDER, "people")
TALKS = Source(FOLDER, "talks")
SHELVES = Source(FOLDER, "shelves")
TROUBLE = Source(FOLDER, "trouble")
SESSIONS = Source(FOLDER, "sessions")
WORKSHOP = Source(FOLDER, "workshop")
ROUNDS = Source(FOLDER, "rounds")
AGREEMENTS = Source(FOLDER, "agreements")
GROUPS = Source(FOLDER, "groups")
MEMBERS = Source(FOLDER, "members")
INCOMING = Source(FOLDER, "incoming")
DETAILS = Source(FOLDER, "details")
NAMING = Source(FOLDER, "naming")
COMPARISON = Source(FOLDER, "comparison")
SERVER = Source(FOLDER, "server")
LISTS = Source(FOLDER, "lists")
EXPORTS = Source(Path(__file__).parents[2] / "exports" / "texts", "refusals")

SOURCES = (
    NETWORK,
    SERVER,
    SERVER_ERRORS,
    STORE_ERRORS,
    LISTS,
    COMPARISON,
    NAMING,
    DETAILS,
    INCOMING,
    MEMBERS,
    GROUPS,
    AGREEMENTS,
    ROUNDS,
    WORKSHOP,
    SESSIONS,
    SHELVES,
    EXPORTS,
    TROUBLE,
    TALKS,
    PEOPLE,
    PLACES,
    ACTIONS,
    SCREEN,
)
"""All that a screen may say, beside the refusals of commands; what every sheet needs is last."""

CHANGES = (SCREEN, PEOPLE, SESSIONS, AGREEMENTS, MEMBERS, DETAILS)
"""What ``tui.view.changed`` says: the names of fields, statuses and verdicts."""
