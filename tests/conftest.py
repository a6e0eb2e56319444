"""How property tests draw their examples, and the PostgreSQL server that several folders ask for.

Examples are the same in every run, or others each time on request.
``pytest --hypothesis-profile=random`` goes looking. What it finds becomes an ``@example`` of the
test that fell, so that the fixed profile keeps it.
"""

import gc
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

from tests.postgres.server import Server, lacking, running

# Neither profile looks at the clock: what falls, falls on a busy machine and on a quiet one.
_NO_CLOCK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("fixed", _NO_CLOCK, derandomize=True)
settings.register_profile("random", _NO_CLOCK, derandomize=False)
settings.load_profile("fixed")


def pytest_configure(config: pytest.Config) -> None:
    """Take care that a fixed profile is fixed.

    Among the examples are values from the source of all modules that happen to be imported by
    then, so they would depend on which tests ran before in the same worker.
    """
    if settings().derandomize:
        none = providers._local_constants
        providers._get_local_constants = lambda: none


def pytest_collection_finish() -> None:
    """Leave what was collected out of the collection of garbage, for it stays to the end.

    Going through thousands of tests again and again costs a quarter of the time of those that
    open the screen. What they leave behind is small, so it is collected less often as well.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write goldens anew."""
    parser.addoption(
        "--renew", action="store_true", help="write the goldens as the screens look now"
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server that all tests of this process share, each with databases of its own."""
    if why := lacking():
        pytest.skip(why)
    with running() as server:
        yield server


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """A PostgreSQL server for one test, that may be stopped and killed."""
    if why := lacking():
        pytest.skip(why)
    with running() as server:
        yield server


@pytest.fixture
def database(postgres: Server) -> Iterator[str]:
    """The address of an empty database, which is removed afterwards."""
    name = postgres.new_database()
    yield postgres.url(name)
    postgres.drop(name)
