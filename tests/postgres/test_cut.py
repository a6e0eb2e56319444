"""A server that dies, clients that die, and lines that are cut: nothing is lost or there twice.

The long runs are ``python -m tests.postgres``; these are short ones of the same.
"""

from pathlib import Path
from threading import Thread

from store.canvas import StoredCanvas
from store.postgres.library import open_server
from tests.postgres.load import Hand, Process, faults, started
from tests.postgres.proxy import between
from tests.postgres.server import Server


def test_a_line_that_is_cut_at_each_message(postgres: Server, name: str, tmp_path: Path) -> None:
    library = open_server(postgres.url(name), state=tmp_path)
    canvas = started(library, "jong")
    kept: list[str] = []
    with between(postgres) as proxy:
        cut, messages = True, 0
        while cut:
            hand = Hand(proxy.url(name), tmp_path, "jong", "noor")
            kept.append(hand.add(f"voor {messages}"))
            proxy.cut_after(messages)
            kept.append(hand.add(f"na {messages}"))
            cut, messages = proxy.cut, messages + 1
            hand.close()
    assert messages > 8
    assert faults(canvas, kept) == []
    assert canvas.read().rev == len(kept) + 1


def test_a_server_that_is_killed_while_several_work(own_postgres: Server, tmp_path: Path) -> None:
    url = own_postgres.url(own_postgres.new_database())
    canvas = started(open_server(url, state=tmp_path), "jong")
    kept: list[str] = []

    def work(who: str) -> None:
        hand = Hand(url, tmp_path, "jong", who)
        kept.extend(hand.add(f"{who} {number}") for number in range(40))
        hand.close()

    hands = [Thread(target=work, args=(who,)) for who in ("noor", "kees", "bas")]
    for hand in hands:
        hand.start()
    for number in (20, 60):
        while _revision(canvas) < number and any(hand.is_alive() for hand in hands):
            pass
        own_postgres.kill()
        own_postgres.start()
    for hand in hands:
        hand.join()
    assert len(kept) == 120
    assert faults(canvas, kept) == []
    assert canvas.read().rev == 121


def test_a_client_that_is_killed(postgres: Server, name: str, tmp_path: Path) -> None:
    url = postgres.url(name)
    canvas = started(open_server(url, state=tmp_path), "jong")
    hands = [Process(url, tmp_path, "jong", f"hand {n}", 0.0, 3600) for n in range(2)]
    kept = [hand.wait_for_one() for hand in hands]
    for hand in hands:
        hand.kill()
        kept += hand.kept()
    assert faults(canvas, kept) == []


def _revision(canvas: StoredCanvas) -> int:
    return canvas.read().rev
