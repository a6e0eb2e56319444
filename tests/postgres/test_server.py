"""The server of the tests: there while it is wanted, and never after."""

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.postgres.server import PASSWORD, Server, lacking

ROOT = Path(__file__).parents[2]


def test_a_database_is_empty_and_ours(postgres: Server, database: str) -> None:
    with psycopg.connect(database) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert tables.fetchone() == (0,)
    with psycopg.connect(postgres.url(password=PASSWORD)) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(postgres.url(password="mis"))


def test_what_was_acknowledged_survives_a_kill_of_the_server(own_postgres: Server) -> None:
    own_postgres.sql("CREATE TABLE kept (n int)")
    own_postgres.sql("INSERT INTO kept VALUES (3)")
    own_postgres.kill()
    own_postgres.start()
    assert own_postgres.sql("SELECT n FROM kept") == [(3,)]
    own_postgres.stop()
    with pytest.raises(psycopg.OperationalError):
        own_postgres.sql("SELECT 1")


def test_a_run_that_is_killed_leaves_no_server_and_no_folder() -> None:
    if why := lacking():
        pytest.skip(why)
    run = subprocess.Popen(
        [sys.executable, "-c",
         "import sys, time; from tests.postgres.server import running\n"
         "with running() as server: print(server.folder, flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    assert run.stdout is not None
    folder = Path(run.stdout.readline().decode().strip())
    assert (folder / "data" / "postmaster.pid").exists()
    run.kill()
    run.communicate()
    while folder.exists():
        time.sleep(0.05)
