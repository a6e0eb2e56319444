"""A person at a shell of their own, and a database of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.postgres.server import Server


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A fresh machine."""
    return Shell(tmp_path)


@pytest.fixture
def name(postgres: Server) -> Iterator[str]:
    """The name of an empty database, which is removed afterwards."""
    made = postgres.new_database()
    yield made
    postgres.drop(made)
