"""Where the texts lie that the command line needs, ours and those of the layers below."""

from pathlib import Path

from board.i18n import Source

_ROOT = Path(__file__).parents[2]

CLI = Source(_ROOT / "tui" / "texts", "cli")
NETWORK = Source(_ROOT / "board" / "texts", "network")
CHECKS = Source(_ROOT / "board" / "texts", "checks")
STORE = Source(_ROOT / "store" / "texts", "errors")
SERVER = Source(_ROOT / "store" / "texts", "server")
COMPARISON = Source(_ROOT / "tui" / "texts", "comparison")
EXPORTS = Source(_ROOT / "exports" / "texts", "refusals")
