"""A name taken out of a canvas on a server: all of it or nothing, and nobody brings it back."""

from contextlib import suppress
from pathlib import Path

from board.forgetting import Eraser
from store.errors import StoreError
from store.postgres.library import open_server
from tests.postgres.proxy import between
from tests.postgres.server import Server
from tests.store.conftest import ServerDesk

SANNE = "Sanne de Wit"


def test_a_version_from_before_does_not_bring_her_back(
    postgres: Server, name: str, tmp_path: Path
) -> None:
    """Who knew another version of the canvas keeps none of it, once a name was taken out."""
    desk = ServerDesk(tmp_path, postgres.url(name))
    canvas = desk.create("elders", aaaa="Een")
    for number in range(12):
        desk.edit(canvas, "aaaa", text=f"{number} van {SANNE}")
    other = desk.open("elders")
    other.read()
    desk.library.restore_backup("elders")
    desk.library.forgetting.forget("elders", Eraser([SANNE], word="iemand"), desk.by())
    setback = other.read().setback
    assert setback is not None
    assert setback.backup is None
    assert desk.holding(SANNE) == set()
    desk.server.close()


def test_a_line_cut_at_any_message_leaves_all_or_nothing_of_her(
    postgres: Server, name: str, tmp_path: Path
) -> None:
    """At every ninth message, as there are some hundreds."""
    desk = ServerDesk(tmp_path, postgres.url(name))
    canvas = desk.create("gekapt", aaaa=f"Bellen met {SANNE}")
    desk.add(canvas, f"Met {SANNE}", SANNE)
    before = desk.holding(SANNE)
    messages = 0
    with between(postgres) as proxy:
        while desk.holding(SANNE) == before:
            library = open_server(proxy.url(name), state=tmp_path)
            proxy.cut_after(messages)
            with suppress(StoreError):
                library.forgetting.forget("gekapt", Eraser([SANNE], word="iemand"), desk.by())
            library.server.close()
            messages += 9
    assert messages > 9
    assert desk.holding(SANNE) == set()
    assert desk.cards("gekapt")["aaaa"] == "Bellen met iemand"
    desk.server.close()
