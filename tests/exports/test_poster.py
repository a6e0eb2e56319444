"""The poster in a real browser: nothing cut off, nothing that runs, readable everywhere."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from board import examples
from board.codec import canvas_from_tables
from board.commands.by import By
from board.commands.cards import add_cards, edit_card
from board.model import Canvas, Card
from board.refusal import Refused
from board.templates import load
from exports import Request, render
from tests.networks.workshop import workshop

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--virtual-time-budget=2000",
)  # fmt: skip
EVIL = (
    "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
    "[x](javascript:document.title='ran')"
)
POINTS_A3 = (1190.55, 841.89)
POINTS_A4 = (595.28, 841.89)

Browse = Callable[..., str]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Open a page in the browser and return what it said on stdout."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here")

    def browse(html: str, *flags: str) -> str:
        page = tmp_path / "page.html"
        page.write_text(html, "utf-8")
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        done = subprocess.run(
            [str(CHROMIUM), *FLAGS, profile, *flags, page.as_uri()],
            capture_output=True, text=True, timeout=90, check=True,
        )  # fmt: skip
        return done.stdout

    return browse


def example(language: str = "nl") -> Canvas:
    return canvas_from_tables(examples.load(language), load("netwerk"))


def poster(canvas: Canvas, **asked: Any) -> str:
    return render(canvas, Request(format="html", date="2026-03-17", **asked))


def pages(browse: Browse, html: str, tmp_path: Path) -> list[tuple[float, float]]:
    """Print the page and return the sizes of the sheets, in points."""
    pdf = tmp_path / "page.pdf"
    browse(html, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", pdf.read_bytes())
    return [(float(width), float(height)) for width, height in boxes]


def measured(browse: Browse, html: str, script: str, *flags: str) -> Any:
    """Run a script in a copy of the page that lets it, and return what it found."""
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    run = f"document.documentElement.dataset.found = JSON.stringify((() => {{ {script} }})())"
    dom = browse(free.replace("</body>", f"<script>{run}</script></body>"), "--dump-dom", *flags)
    found = re.search(r'data-found="([^"]*)"', dom)
    assert found is not None
    return json.loads(found[1].replace("&quot;", '"').replace("&amp;", "&"))


CUT_OFF = """
  const wide = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')].filter((one) => {
    const box = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (style.display === 'inline' || style.display === 'contents') return false;
    const own = one.closest('.block');
    const edge = own ? own.getBoundingClientRect().right : wide;
    return box.right > edge + 1 || box.left < -1 || one.scrollWidth > one.clientWidth + 1 ||
      one.scrollHeight > one.clientHeight + 1 && style.overflow !== 'visible';
  }).map((one) => one.tagName + '.' + one.className);
"""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_example_prints_on_one_a3_sheet(browse: Browse, tmp_path: Path, language: str) -> None:
    ((width, height),) = pages(browse, poster(example(language)), tmp_path)
    assert abs(width - POINTS_A3[0]) < 2
    assert abs(height - POINTS_A3[1]) < 2


def test_an_empty_canvas_and_another_template_fit_as_well(
    browse: Browse, tmp_path: Path, empty: Canvas, by: By
) -> None:
    assert len(pages(browse, poster(empty), tmp_path)) == 1
    business = Canvas(load("businessmodel"))
    for block in business.template.blocks:
        business = add_cards(business, by, block.id, [f"een kaart over {n}" for n in range(8)])
    assert len(pages(browse, poster(business), tmp_path)) == 1


def letters(html: str) -> list[float]:
    """Return the size of the letters in points, on each sheet."""
    (size,) = re.findall(r"--wall: ([0-9.]+)pt", html)
    return [float(one) for one in re.findall(r"--letters: ([0-9.]+)pt", html) or [size]]


@pytest.mark.parametrize(
    ("cards", "members", "bodies", "sheets", "at_least"),
    [(25, 8, 0, 1, 11.0), (60, 12, 20, 1, 8.5), (150, 40, 0, 2, 8.5), (150, 40, 50, 2, 8.0)],
)
def test_a_workshop_prints_in_letters_one_can_read(
    browse: Browse, tmp_path: Path, cards: int, members: int, bodies: int, sheets: int,
    at_least: float,
) -> None:  # fmt: skip
    html = poster(workshop(cards, members, bodies))
    assert len(pages(browse, html, tmp_path)) == len(letters(html)) == sheets
    assert max(letters(html)) <= 1.25 * min(letters(html)), "two sheets that hang side by side"
    assert min(letters(html)) >= at_least


@pytest.mark.parametrize(("paper", "sides"), [("a2", (594, 420)), ("a1", (841, 594))])
def test_larger_paper_has_larger_letters(
    browse: Browse, tmp_path: Path, paper: str, sides: tuple[int, int]
) -> None:
    html = poster(workshop(60, 12, 20), paper=paper)
    ((width, height),) = pages(browse, html, tmp_path)
    assert abs(width - sides[0] / 25.4 * 72) < 2
    assert abs(height - sides[1] / 25.4 * 72) < 2
    assert letters(html) > letters(poster(workshop(60, 12, 20)))


def test_bodies_give_way_with_a_sign_before_letters_get_small(browse: Browse) -> None:
    script = """
      return [...document.querySelectorAll('.body')].map((one) => {
        const lines = one.clientHeight / parseFloat(getComputedStyle(one).lineHeight);
        return [Math.round(lines), one.scrollHeight > one.clientHeight + 2];
      });
    """
    html = poster(workshop(60, 12, 20))
    most = int(re.findall(r"--cut: (\d+)", html)[0])
    assert most
    on_paper = html.replace("@media print", "@media all")
    found = measured(browse, on_paper, script, "--window-size=1520,1060")
    assert len(found) == 20
    assert all(lines <= most for lines, _ in found)
    assert any(cut for _, cut in found)
    assert "-webkit-line-clamp" in html  # which ends what it cuts with a sign
    whole = poster(workshop(25, 8, 3))
    assert "--cut: none" in whole and "-webkit-line-clamp" not in whole


def test_paper_is_for_posters(empty: Canvas) -> None:
    for asked, key in (
        (Request("html", "poster", paper="b5"), "export.paper_unknown"),
        (Request(paper="a3"), "export.paper_is_for_posters"),
    ):
        with pytest.raises(Refused) as refused:
            render(empty, asked)
        assert refused.value.key == key


def test_far_too_much_goes_on_on_more_sheets(
    browse: Browse, tmp_path: Path, empty: Canvas, by: By
) -> None:
    lines = [f"kaart {n}: " + "woorden " * 12 for n in range(900)]
    crowded = add_cards(empty, by, "identity.passion", lines)
    assert len(pages(browse, poster(crowded), tmp_path)) > 1


def test_it_prints_as_a4_pages_too(browse: Browse, tmp_path: Path) -> None:
    html = poster(example())
    chosen = html.replace('id="wall" checked', 'id="wall"').replace('id="a4"', 'id="a4" checked')
    sizes = pages(browse, chosen, tmp_path)
    assert len(sizes) >= 2
    for width, height in sizes:
        assert abs(width - POINTS_A4[0]) < 2
        assert abs(height - POINTS_A4[1]) < 2


@pytest.mark.parametrize("window", ["1587,1123", "794,1123", "500,900"])
def test_nothing_is_cut_off(browse: Browse, by: By, window: str) -> None:
    canvas = add_cards(example(), by, "regie.zorg", ["x" * 400, "ab " * 200])
    canvas = edit_card(canvas, by, next(iter(canvas.cards)), body="    " + "code " * 80)
    found = measured(browse, poster(canvas), CUT_OFF, f"--window-size={window}")
    assert found == []


def test_blocks_lie_as_on_the_sheet_and_by_number_on_a_phone(browse: Browse) -> None:
    script = """
      return [...document.querySelectorAll('.block')].map((one) => {
        const box = one.getBoundingClientRect();
        return [+one.querySelector('.number').textContent, box.left, box.top, box.width];
      });
    """
    wide = {
        int(n): at
        for n, *at in measured(browse, poster(example()), script, "--window-size=1600,1200")
    }
    assert wide[5][1] < wide[2][1] == wide[1][1] == wide[4][1] < wide[3][1]
    assert wide[2][0] < wide[1][0] < wide[4][0]
    phone = measured(browse, poster(example()), script, "--window-size=500,900")
    assert [row[0] for row in sorted(phone, key=lambda row: row[2])] == [1, 2, 3, 4, 5]
    assert len({row[1] for row in phone}) == 1


def test_no_script_runs_from_card_text(browse: Browse, by: By, empty: Canvas) -> None:
    canvas = add_cards(empty, by, "regie.zorg", [EVIL])
    canvas = edit_card(canvas, by, next(iter(canvas.cards)), body=f"{EVIL}\n\n{EVIL}")
    canvas = canvas._replace(info=canvas.info._replace(title=EVIL, purpose=EVIL))
    html = poster(canvas)
    dom = browse(html, "--dump-dom")
    assert "<title>ran</title>" not in dom
    # Nor would one run without the policy: nothing of it is markup.
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    assert "<title>ran</title>" not in browse(free, "--dump-dom")


def test_the_policy_stops_what_would_run(browse: Browse, empty: Canvas) -> None:
    html = poster(empty).replace("</body>", "<script>document.title='ran'</script></body>")
    assert "<title>ran</title>" not in browse(html, "--dump-dom")


CONTRAST = """
  const lights = (c) => {
    const [r, g, b] = c.map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const read = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255);
  };
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = read(getComputedStyle(one).backgroundColor);
      if (colour[3] > 0.99) return colour.slice(0, 3);
    }
    return [1, 1, 1];
  };
  const worst = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || one.tagName === 'SCRIPT') continue;
    const a = lights(read(getComputedStyle(one).color).slice(0, 3)), b = lights(behind(one));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const name = one.tagName + '.' + one.className;
    worst[name] = Math.min(worst[name] ?? 99, ratio);
  }
  return worst;
"""


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("template", ["netwerk", "businessmodel"])
def test_text_stands_out_enough(browse: Browse, by: By, dark: bool, template: str) -> None:
    canvas = example()
    if template == "businessmodel":
        canvas = Canvas(load(template))
        for block in canvas.template.blocks:
            canvas = add_cards(canvas, by, block.id, ["kaart"])
    scheme = "--blink-settings=preferredColorScheme=0" if dark else "--window-size=1600,1200"
    html = poster(canvas)
    assert (
        measured(browse, html, "return matchMedia('(prefers-color-scheme: dark)').matches", scheme)
        is dark
    )
    found = measured(browse, html, CONTRAST, scheme)
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}
    assert len(found) > 8


def test_landmarks_and_headings_tell_where_one_is() -> None:
    html = poster(example("en"), headings="en")
    assert '<html lang="en">' in html
    for landmark in ("<header>", "<main", "<footer>"):
        assert html.count(landmark) == 1
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for label in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert f'id="{label}"' in html
    assert "<script" not in html
    assert "http://" not in html and "https://" not in html


def test_of_two_sheets_each_cuts_bodies_only_as_far_as_it_must() -> None:
    canvas = example("nl")
    body = (
        "Een toelichting van een paar regels, met een bijzin erin.\n\n- punt\n- nog een\n\nSlot."
        * 3
    )
    cards = {id: one._replace(body=body) for id, one in canvas.cards.items()}
    held = {id: one._replace(body=body) for id, one in canvas.coalitions.items()}
    html = poster(canvas._replace(cards=cards, coalitions=held))
    first, second = re.findall(r'one-sheet" style="[^"]*--cut: (\w+)"', html)
    assert first == "none" and int(second) in (2, 4, 8)


def test_coalitions_stand_before_the_loose_cards_of_their_block_as_on_the_sheet() -> None:
    canvas = example("nl")
    loose = Card("los", "coalities", "Kunnen we iets met de kapper?")
    html = poster(canvas._replace(cards={**canvas.cards, "los": loose}))
    assert html.index("Samen met Jeugd aan Zet") < html.index("Kunnen we iets met de kapper?")
