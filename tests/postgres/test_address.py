"""The address of a server: what it may be, what is told of it, and what is encrypted."""

import pytest

from store.postgres.address import parsed, redacted
from store.postgres.errors import BadAddress, SecretInAddress

WRONG = [
    "",
    "postgresql",
    "postgresql:/db/canvas",
    "postgresql:db/canvas",
    "mysql://noor@db/canvas",
    "postgresql://db",
    "postgresql://db/",
    "postgresql://db:abc/canvas",
    "postgresql://db:99999/canvas",
    "postgresql://[::1/canvas",
    "postgresql://db/canvas?ssl=on",
    "postgresql://db/canvas%zz",
    "host=db dbname=canvas",
    "/srv/canvassen",
]

SECRET = [
    "postgresql://noor:geheim@db/canvas",
    "postgresql://noor:ge/h@eim@db/canvas",
    "postgresql://noor:geheim%zz@db/canvas",
    "postgresql://:geheim@db/canvas",
    "postgresql://db/canvas?password=geheim",
    "postgresql://db/canvas?sslmode=require&sslpassword=geheim",
    "postgresql://db/canvas?PASSWORD=geheim",
]


@pytest.mark.parametrize("url", WRONG)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadAddress) as told:
        parsed(url, {})
    assert told.value.exit_code == 2


@pytest.mark.parametrize("url", SECRET)
def test_a_password_in_an_address_is_refused_and_told_to_nobody(url: str) -> None:
    with pytest.raises(SecretInAddress) as told:
        parsed(url, {})
    assert "eim" not in str(told.value) + repr(told.value)
    assert "db/canvas" in str(told.value)


@pytest.mark.parametrize("url", [*WRONG, *SECRET, "//noor:geheim@db", "noor:geheim@db/x?y=geheim"])
def test_nothing_after_a_colon_or_a_question_mark_is_shown(url: str) -> None:
    assert "geheim" not in redacted(url)


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("postgres://db/canvas", "postgresql://db/canvas"),
        ("postgresql://noor@db:5433/canvas?sslmode=disable", "postgresql://noor@db:5433/canvas"),
        ("postgresql://[fe80::1]:1/c", "postgresql://[fe80::1]:1/c"),
        ("postgresql:///canvas?host=/run/pg", "postgresql:///canvas?host=/run/pg"),
        ("postgresql://a@/c?host=/run/pg&port=9", "postgresql://a@/c?host=/run/pg&port=9"),
        ("postgresql://Anna%20de%20Wit@db/jong%20%26%20werk",) * 2,
        ("postgresql:///?service=werk", "postgresql:///?service=werk"),
    ],
)
def test_what_is_told_is_an_address_that_can_be_used_again(url: str, where: str) -> None:
    found = parsed(url, {})
    assert found.where == where
    assert parsed(where, {}).where == where


@pytest.mark.parametrize(
    ("url", "environ", "mode"),
    [
        ("postgresql://db/canvas", {}, "require"),
        ("postgresql://10.0.0.3/canvas", {}, "require"),
        ("postgresql://localhost,db/canvas", {}, "require"),
        ("postgresql:///canvas", {"PGHOST": "db"}, "require"),
        ("postgresql:///canvas", {}, "prefer"),
        ("postgresql://localhost/canvas", {}, "prefer"),
        ("postgresql://127.0.0.3/canvas", {}, "prefer"),
        ("postgresql://[::1]/canvas", {}, "prefer"),
        ("postgresql:///canvas?host=/run/pg", {}, "prefer"),
        ("postgresql://db/canvas?sslmode=disable", {}, "disable"),
        ("postgresql://db/canvas", {"PGSSLMODE": "verify-full"}, None),
        ("postgresql:///?service=werk", {}, None),
    ],
)
def test_another_host_is_spoken_to_encrypted_unless_told_otherwise(
    url: str, environ: dict[str, str], mode: str | None
) -> None:
    before = dict(environ)
    assert parsed(url, environ).parameters.get("sslmode") == mode
    added = {} if "service" not in url else {"PGSSLMODE": "require"}
    assert environ == before | added  # Beneath the service file, which may tell otherwise.


def test_options_of_ones_own_go_before_ours() -> None:
    found = parsed("postgresql://db/canvas?connect_timeout=60&options=-c%20x%3D1", {}).parameters
    assert (found["connect_timeout"], found["options"]) == ("60", "-c x=1")
    assert found["fallback_application_name"] == "netwerkcanvas"
