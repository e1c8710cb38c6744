"""How fast the page is in Chromium: against Pyodide as it comes, and against the command line."""

import functools
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import ratios

import lcc
from browsers import ROOT, chromium, page_file
from lcc.excel.bid_form.write import write_form
from lcc.intake.submissions import read
from lcc.library import shipped
from lcc.model.bid import Bid
from lcc.page.what_if import tried

__all__ = ["chromium", "page_file"]
LCC = Path(sys.executable).with_name("lcc")
LONG = 120_000
FOLDER = shipped.examples()["street-furniture"]
FOUR = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx"))]
MANY, RANKINGS, TURNS = 200, 100, 5
FIRST_FILLED = 20
"""How many rankings it takes until what Python keeps at hand is there."""
WATCHED = """
  window.gap = 0; window.turned = 0;
  let before = performance.now();
  const turn = (now) => { window.gap = Math.max(window.gap, now - before); before = now; requestAnimationFrame(turn); };
  requestAnimationFrame(turn);
  window.until = (there) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error("not within two minutes")), 120_000);
    const look = () => there() && (seen.disconnect(), done(performance.now()));
    const seen = new MutationObserver(look);
    seen.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
  window.ready = () => window.until(() => document.getElementById("state")?.textContent === "");
  window.readyAt = window.ready();
"""
"""In the page: when it is ready, when something is there, and the longest that it stood still."""
RANKED = """() => {
  window.ranked = new Promise((done, fail) => {
    document.querySelector("input[type=file]").addEventListener("change", () => {
      const start = performance.now();
      const isRanked = () => document.querySelector("article h2");
      const ranked = window.until(() => !isRanked()).then(() => window.until(isRanked));
      ranked.then((now) => done(now - start), fail);
    }, { capture: true, once: true });
  });
}"""
OTHER_NUMBERS = """async (times) => {
  const found = [];
  const slider = document.querySelector(".what-if input[type=range]");
  for (let turn = 0; turn < times; turn += 1) {
    const before = document.querySelector(".what-if table tbody")?.innerText;
    slider.value = Number(slider.min) + (Number(slider.max) - Number(slider.min)) * (turn + 1) / (times + 1);
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const other = () => (document.querySelector(".what-if table tbody")?.innerText ?? before) !== before;
    found.push((await window.until(other)) - start);
  }
  return found;
}"""
BARE = """<!doctype html><script type="module">
import { loadPyodide } from "./python/pyodide.mjs";
const python = await loadPyodide();
python.unpackArchive(await (await fetch("./numpy.whl")).arrayBuffer(), "wheel");
python.runPython("import numpy");
window.ready = performance.now();
document.body.append(Object.assign(document.createElement("p"), { id: "ready" }));
</script><body></body>"""


class OnThePage:
    """The page in Chromium, and how long what a user does on it takes, in milliseconds."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.context = browser.new_context(offline=True, locale="nl-NL")
        self.page = self.context.new_page()
        self.page.add_init_script(WATCHED)
        self.page.goto(file.as_uri())
        self.ready = float(self.page.evaluate("window.readyAt"))

    def compare(self) -> None:
        self.page.get_by_role("button", name="Inschrijvingen vergelijken").click()

    def ranking(self, files: list[Path]) -> float:
        self.page.evaluate(RANKED)
        self.page.locator("input[type=file]").first.set_input_files(files)
        return float(self.page.evaluate("window.ranked"))

    def saved(self, button: str) -> float:
        start = self.page.evaluate("performance.now()")
        with self.page.expect_download(timeout=LONG):
            self.page.get_by_role("button", name=button).click()
        return float(self.page.evaluate("performance.now()") - start)

    def stopped(self, files: list[Path]) -> float:
        """Return how long it takes from stopping in the middle until Python is ready again."""
        self.page.locator("input[type=file]").first.set_input_files(files)
        self.page.locator("progress").wait_for(timeout=LONG)
        start = self.page.evaluate("performance.now()")
        self.page.get_by_role("button", name="Stop").click()
        return float(self.page.evaluate("window.ready()") - start)


@pytest.fixture
def bids(tmp_path: Path) -> list[Path]:
    """Return the forms of many bidders, in a folder of their own."""
    example = read(FOLDER / "tender.yaml", [FOLDER / "bids-as-yaml"])
    stated = [one.bid.model_dump(exclude_unset=True) for one in example.bids]
    (tmp_path / "bids").mkdir()
    files = [tmp_path / "bids" / f"{number:03}.xlsx" for number in range(MANY)]
    for number, file in enumerate(files):
        bid = Bid.model_validate({**stated[number % 4], "bidder": {"name": f"Bidder {number}"}})
        file.write_bytes(write_form(example.tender, "nl", bid))
    return files


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[str]:
    """Return the address of a page that does nothing but start Pyodide, as it comes, and import NumPy."""
    kept = ROOT / "build" / "page"
    [numpy] = (kept / "inputs").glob("*.numpy")
    (tmp_path / "index.html").write_text(BARE, encoding="utf-8")
    (tmp_path / "python").symlink_to(kept / "work" / "python")
    (tmp_path / "numpy.whl").symlink_to(numpy)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_words: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(tmp_path))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


def kept(name: str, taken: list[float], wanted: str, floor: str = "", floors: list[float] | None = None) -> None:
    """Keep the median of what was measured, and its ratio to that of a floor."""
    taken = sorted(taken)
    ratios.FACTS.append(
        f"- The page, {name}: {median(taken):,.0f} ms ({taken[0]:,.0f} to {taken[-1]:,.0f}; wanted {wanted})."
    )
    if floors:
        ratios.KEPT.append(ratios.Ratio(f"the page, {name}", median(taken) / median(floors), floor, ""))


def milliseconds(work: Callable[[], object]) -> float:
    return 1000 * ratios.seconds(work)


def bare_start(browser: Any, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.locator("#ready").wait_for(timeout=LONG, state="attached")
    found = float(page.evaluate("window.ready"))
    context.close()
    return found


def score_natively(files: list[Path]) -> None:
    lcc.score(files[0], files[1:])


def test_opening_and_ranking(chromium: Any, page_file: Path, bare: str) -> None:
    ready, first, bares = [], [], []
    for _turn in range(TURNS):
        on = OnThePage(chromium, page_file)
        ready.append(on.ready)
        on.compare()
        first.append(on.ranking(FOUR))
        on.context.close()
        bares.append(bare_start(chromium, bare))
    native = [milliseconds(lambda: score_natively(FOUR)) for _turn in range(TURNS)]
    kept("ready after opening", ready, "2,500", "Pyodide as it comes, with NumPy, in the same browser", bares)
    kept("first ranking, of four forms", first, "1,000", "`lcc.score` of the same files, warm", native)


def test_ranking_again_and_other_numbers(chromium: Any, page_file: Path, bids: list[Path]) -> None:
    on = OnThePage(chromium, page_file)
    on.compare()
    for _turn in range(FIRST_FILLED):
        on.ranking(FOUR)
    before, again = resident(chromium), [on.ranking(FOUR) for _turn in range(RANKINGS)]
    grown = resident(chromium) - before
    native = [milliseconds(lambda: score_natively(FOUR)) for _turn in range(TURNS)]
    kept("later rankings, of four forms", again, "400", "`lcc.score` of the same files, warm", native)
    ratios.FACTS.append(
        f"- The page, memory after {RANKINGS} rankings more: {grown:+,.0f} MiB (wanted: no growth)."
    )
    on.ranking([FOUR[0], *bids[:5]])
    on.page.locator(".what-if input[type=range]").first.wait_for(timeout=LONG)
    other = on.page.evaluate(OTHER_NUMBERS, 20)
    found = lcc.score(read(FOUR[0], bids[:5]))
    native = [milliseconds(lambda: tried(found, {"inflation": 0.03}, "nl")) for _turn in range(20)]
    kept("what-if with five bids", other, "20", "the same question in Python on this machine", native)
    on.context.close()


def test_many_bids_and_stopping(chromium: Any, page_file: Path, bids: list[Path], tmp_path: Path) -> None:
    on = OnThePage(chromium, page_file)
    on.compare()
    ranked = on.ranking([FOUR[0], *bids])
    taken = ranked + on.saved("Vergelijking opslaan in Excel")

    def scored() -> None:
        to = tmp_path / "comparison.xlsx"
        subprocess.run(
            [LCC, "score", FOUR[0], bids[0].parent, "-o", to, "--force"], check=True, capture_output=True
        )

    kept(f"{MANY} bids with workbook", [taken], "12,000", "`lcc score -o`", [milliseconds(scored)])
    kept("longest that it stood still, in all of that", [on.page.evaluate("window.gap")], "120")
    kept(
        "ready again after stopping",
        [on.stopped([FOUR[0], *bids]) for _turn in range(TURNS)],
        "3,000",
        "ready after opening",
        [on.ready],
    )
    on.context.close()


def resident(browser: Any) -> float:
    """Return how much memory the processes of pages have, in MiB."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    of_pages = [Path(f"/proc/{one['id']}/statm") for one in told if one["type"] == "renderer"]
    return sum(int(file.read_text().split()[1]) * 4096 for file in of_pages if file.exists()) / 2**20
