"""What can be wrong with a server: one clear line each, and nothing changed."""

import os
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from store.postgres.address import parsed
from tests.cli.conftest import Shell
from tests.postgres.server import PASSWORD, Server

SECRET = "zegniets"


def refused(shell: Shell, *words: str, code: int = 1, **env: str) -> str:
    """Run a command and return the one line that it says, without a secret in it."""
    told = shell.refused(code, *words, **{"NETWERKCANVAS_LANG": "nl", **env})
    assert SECRET not in told
    assert not list(shell.home.rglob("crash-*"))
    return told


def by_password(postgres: Server, database: str, user: str = "postgres") -> str:
    return f"postgresql://{user}@127.0.0.1:{postgres.port}/{database}"


def test_an_address_that_is_none(shell: Shell) -> None:
    told = refused(shell, "--store", "postgresql:/db/canvas", "list", code=2)
    assert "postgresql://NAAM@HOST/DATABASE" in told
    refused(shell, "list", code=2, NETWERKCANVAS_STORE="mysql://db/canvas")
    refused(shell, "--store", "/srv/canvassen", "list", code=2)


def test_a_password_in_an_address(shell: Shell) -> None:
    url = f"postgresql://noor:{SECRET}@db.example.nl/canvas"
    told = refused(shell, "list", code=2, NETWERKCANVAS_STORE=url)
    assert "noor@db.example.nl/canvas" in told
    assert "~/.pgpass" in told
    assert SECRET not in shell("doctor", NETWERKCANVAS_STORE=url).out


def test_a_folder_and_a_server_at_once(shell: Shell) -> None:
    refused(shell, "--store", "postgresql://db/canvas", "--dir", "/tmp/x", "list", code=2)


def test_nobody_answers(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    told = refused(shell, "--store", f"postgresql://127.0.0.1:{port}/canvas", "list")
    assert "Connection refused" in told
    assert f"127.0.0.1:{port}/canvas" in told
    words = ("--store", f"postgresql:///canvas?host={shell.home}", "list")
    assert "No such file" in refused(shell, *words)
    assert "can’t be reached" in refused(shell, *words, NETWERKCANVAS_LANG="en")
    settings = shell.home / "config" / "netwerkcanvas"
    settings.mkdir(parents=True)
    (settings / "config.toml").write_text(f'store = "{words[1]}"\n')
    del shell.env["NETWERKCANVAS_DIR"]
    assert "No such file" in refused(shell, "list")


def test_passwords(shell: Shell, postgres: Server, name: str) -> None:
    """A wrong one, none at all, and the right one from each of the usual places."""
    url = by_password(postgres, name)
    told = refused(shell, "list", NETWERKCANVAS_STORE=url, PGPASSWORD=SECRET)
    assert "password authentication failed" in told
    told = refused(shell, "list", NETWERKCANVAS_STORE=url)
    assert "~/.pgpass" in told
    assert shell("list", NETWERKCANVAS_STORE=url, PGPASSWORD=PASSWORD).code == 0
    passes = shell.home / ".pgpass"
    passes.write_text(f"127.0.0.1:{postgres.port}:*:postgres:{PASSWORD}\n")
    passes.chmod(0o600)
    assert shell("list", NETWERKCANVAS_STORE=url).code == 0
    services = shell.home / "services"
    services.write_text(f"[werk]\nhost=127.0.0.1\nport={postgres.port}\ndbname={name}\n"
                        "user=postgres\nsslmode=disable\n")  # fmt: skip
    by_service = "postgresql:///?service=werk"
    assert shell("list", NETWERKCANVAS_STORE=by_service, PGSERVICEFILE=str(services)).code == 0


def test_who_is_not_known_and_what_is_not_there(shell: Shell, postgres: Server, name: str) -> None:
    told = refused(shell, "list", NETWERKCANVAS_STORE=postgres.url("bestaat_niet"))
    assert "createdb" in told
    told = refused(shell, "list", NETWERKCANVAS_STORE=postgres.url(name, user="niemand"))
    assert "niemand" in told


def test_a_role_without_rights(shell: Shell, postgres: Server, name: str) -> None:
    shell.ok("new", "jong", NETWERKCANVAS_STORE=postgres.url(name))
    postgres.sql(f"CREATE ROLE buiten_{name} LOGIN")
    outside = postgres.url(name, user=f"buiten_{name}")
    for words in (["list"], ["add", "jong", "regie", "x"]):
        refused(shell, *words, NETWERKCANVAS_STORE=outside)
    postgres.sql(f"CREATE DATABASE leeg_{name}")
    told = refused(
        shell, "new", "x", NETWERKCANVAS_STORE=postgres.url(f"leeg_{name}", f"buiten_{name}")
    )
    assert "permission denied" in told
    postgres.drop(f"leeg_{name}")
    assert shell("list", NETWERKCANVAS_STORE=postgres.url(name)).out.startswith("jong")
    postgres.sql(f"DROP ROLE buiten_{name}")


def test_a_database_of_something_else(shell: Shell, postgres: Server, name: str) -> None:
    postgres.sql("CREATE TABLE klanten (n int)", name)
    told = refused(shell, "list", NETWERKCANVAS_STORE=postgres.url(name))
    refused(shell, "new", "jong", NETWERKCANVAS_STORE=postgres.url(name))
    assert "geen bibliotheek" in told
    made = "SELECT count(*) FROM pg_namespace WHERE nspname = 'netwerkcanvas'"
    assert postgres.sql(made, name) == [(0,)]


def test_a_newer_layout_is_not_touched(shell: Shell, postgres: Server, name: str) -> None:
    url = postgres.url(name)
    shell.ok("new", "jong", NETWERKCANVAS_STORE=url)
    postgres.sql("INSERT INTO netwerkcanvas.version (number) VALUES (999)", name)
    for words in (["list"], ["add", "jong", "regie", "x"]):
        told = refused(shell, *words, code=3, NETWERKCANVAS_STORE=url)
        assert "999" in told


def test_an_older_server(shell: Shell, postgres: Server, name: str) -> None:
    """This database says of its server that it is one of 2016."""
    postgres.sql(
        "CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql AS"
        " $$ SELECT CASE $1 WHEN 'server_version_num' THEN '90624'"
        " ELSE pg_catalog.current_setting($1) END $$",
        name,
    )
    postgres.sql(f"ALTER DATABASE {name} SET search_path = public, pg_catalog")
    told = refused(shell, "list", NETWERKCANVAS_STORE=postgres.url(name))
    assert "PostgreSQL 9 " in told.replace(";", " ")


def test_without_what_talks_to_a_server(shell: Shell) -> None:
    """As where the extra wasn't installed."""
    (shell.home / "psycopg.py").write_text("raise ImportError('no psycopg')\n")
    path = f"{shell.home}:{shell.env['PYTHONPATH']}"
    words = ("--store", "postgresql://db/canvas", "list")
    told = shell.started(*words, PYTHONPATH=path, NETWERKCANVAS_LANG="nl")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "pip install 'netwerkcanvas[postgres]'" in told.err
    assert shell.started("list", PYTHONPATH=path).code == 0  # Files ask for nothing of the kind.


def _own_address() -> str:
    """Return an address of this machine that isn't loopback; skip where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # Nothing is sent.
        except OSError:
            pytest.skip("this machine has no address but loopback")
        return str(probe.getsockname()[0])


@contextmanager
def _no_tls(address: str) -> Iterator[tuple[int, list[bytes]]]:
    """Give the port of a server that offers no TLS, and what it is told in spite of that."""
    heard: list[bytes] = []

    def answer(server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with line:
                line.recv(8)
                line.sendall(b"N")
                heard.append(line.recv(1024))

    with socket.create_server((address, 0)) as server:
        thread = threading.Thread(target=answer, args=(server,))
        thread.start()
        yield server.getsockname()[1], heard
        server.shutdown(socket.SHUT_RDWR)
    thread.join()


def test_another_host_that_does_not_encrypt_hears_nothing(shell: Shell) -> None:
    address = _own_address()
    with _no_tls(address) as (port, heard):
        url = f"postgresql://noor@{address}:{port}/canvas"
        told = refused(shell, "list", NETWERKCANVAS_STORE=url, PGPASSWORD=SECRET)
        assert "sslmode=disable" in told
        assert not any(heard)
        shell("list", NETWERKCANVAS_STORE=f"{url}?sslmode=prefer")
        assert any(b"noor" in each for each in heard)


def test_a_server_that_encrypts(own_postgres: Server) -> None:
    """It is asked to as soon as it can."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate with")
    folder = own_postgres.folder
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
         "-keyout", str(folder / "key"), "-out", str(folder / "certificate")],
        capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    (folder / "key").chmod(0o600)
    owner = folder.stat()
    for each in ("key", "certificate"):
        os.chown(folder / each, owner.st_uid, owner.st_gid)
    for setting in (f"ssl_cert_file = '{folder}/certificate'", f"ssl_key_file = '{folder}/key'"):
        own_postgres.sql(f"ALTER SYSTEM SET {setting}")
    own_postgres.sql("ALTER SYSTEM SET ssl = on")
    own_postgres.stop()
    own_postgres.start()
    address = parsed(f"postgresql://postgres@localhost:{own_postgres.port}/postgres", {})
    with psycopg.connect(make_conninfo(password=PASSWORD, **address.parameters)) as line:
        found = line.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        assert found.fetchone() == (True,)


def test_no_password_in_what_the_system_shows_of_a_process(
    shell: Shell, postgres: Server, name: str
) -> None:
    """Neither in its command line nor in a report of an error that nobody foresaw."""
    url = by_password(postgres, name)
    env = {"NETWERKCANVAS_STORE": url, "PGPASSWORD": PASSWORD}
    shell.ok("new", "jong", **env)
    postgres.sql("ALTER TABLE netwerkcanvas.canvases RENAME COLUMN head TO hoofd", name)
    done = shell("list", cwd=None, **env)
    assert done.code != 0
    logs = [path.read_text() for path in Path(shell.home).rglob("crash-*")]
    assert PASSWORD not in done.err + "".join(logs)
