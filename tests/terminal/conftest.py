"""Sessions in a pty for the tests of this folder."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bench.pty_session import Session

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.fixture
def session() -> Callable[..., Session]:
    """Start a scratch program of this folder: ``session("scratch_board.py", "board")``."""

    def start(script: str, *arguments: str, **options: Any) -> Session:
        env = {"PYTHONPATH": str(ROOT), **options.pop("env", {})}
        return Session([sys.executable, str(HERE / script), *arguments], env=env, **options)

    return start
