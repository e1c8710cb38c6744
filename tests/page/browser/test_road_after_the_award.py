"""The road after the award, with the network off: by keyboard, by screen reader, on a telephone, in both languages."""

import csv
import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

import lamps
import lcc
from lcc.library import shipped
from lcc.page.texts import texts_in

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from page.gather import gathered, in_package

LONG = 120_000
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
T = texts_in("nl")


@pytest.fixture(scope="module")
def axe(page_file: Path) -> str:
    inputs = gathered(page_file.parents[1] / "build" / "page" / "inputs")
    return in_package(inputs["axe-core"])["axe.min.js"].decode()


def wrong_in(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    said = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    found = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in said["violations"]]
    page.set_viewport_size({"width": 360, "height": 740})
    if (width := page.evaluate("document.documentElement.scrollWidth")) > 360:
        found.append(f"{width} pixels wide")
    page.set_viewport_size({"width": 1280, "height": 720})
    return found


def tab_to(page: Any, wanted: str, most: int = 60) -> None:
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {wanted}; }})()"):
            return
    pytest.fail(f"not reached by the keyboard: {wanted}")


def pressed(page: Any, text: str) -> None:
    tab_to(page, f"e.textContent.trim().startsWith({text!r})")
    page.keyboard.press("Enter")


def choose_files(page: Any, number: int, *files: Path) -> None:
    """Choose files at a place for them, the first or the second: each has a choice of files before one of folders."""
    for _time in range(number):
        tab_to(page, "e.type === 'file' && !e.webkitdirectory")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files)


def saved(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=LONG) as found:
        pressed(page, button)
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_a_table_and_a_contract_by_keyboard_alone(opened: Any, axe: str, tmp_path: Path) -> None:
    opened.on("filechooser", lambda _chooser: None)
    street = shipped.examples()["street-furniture"]
    scored = [lcc.score(lamps.TENDER, [lamps.BID]), lcc.score(street / "tender.yaml", [street / "bids"])]
    files = [tmp_path / name for name in ("lamps.json", "street.json", "stuk.json")]
    for file, content in zip(files, (*(one.json() for one in scored), b"{"), strict=True):
        file.write_bytes(content)
    expect(opened.locator("#state")).to_have_text("", timeout=LONG)
    pressed(opened, T["afterwards"])
    expect(opened.get_by_role("heading", level=1)).to_be_focused()
    assert wrong_in(opened, axe) == []

    choose_files(opened, 1, *files)
    expect(opened.locator(".problems h3")).to_have_text("stuk.json", timeout=LONG)
    expect(opened.locator("article h2").first).to_have_text("Indicatoren")
    opened.locator("#price-level").fill("2030")
    expect(opened.locator("article .subtitle").first).to_contain_text("2030", timeout=LONG)
    assert wrong_in(opened, axe) == []
    opened.locator("summary").first.focus()
    opened.keyboard.press("Enter")
    tab_to(opened, "e.type === 'checkbox' && e.parentElement.textContent.includes('stuk.json')")
    opened.keyboard.press("Space")
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    expect(opened.locator(".problems")).to_have_count(0)
    name, content = saved(opened, T["save_table_csv"])
    expected = lcc.portfolio_of([(one.name, one.read_bytes()) for one in files[:2]], price_level=2030)
    assert (name, content) == ("portfolio.csv", expected.csv())
    name, content = saved(opened, T["save_indicators"])
    assert name == "indicatoren.csv"
    assert {row["indicator"] for row in csv.DictReader(io.StringIO(content.decode()))} >= {"bids", "spend"}

    opened.get_by_role("heading", level=1).focus()
    choose_files(opened, 2, files[0])
    expect(opened.locator("#delivered")).to_be_visible(timeout=LONG)
    assert wrong_in(opened, axe) == []
    opened.locator("#delivered").fill("2027-01-01")
    name, content = saved(opened, T["make_contract"])
    assert name == "contract.yaml"
    expect(opened.locator("article h2", has_text="Lamps")).to_be_visible(timeout=LONG)
    claim = opened.locator("article tr", has_text="19.200,00").first
    expect(claim).to_contain_text("31-12-2033")
    assert wrong_in(opened, axe) == []
    name, calendar = saved(opened, T["save_calendar"])
    assert name == "contract.ics"
    assert calendar.replace(b"\r\n ", b"").count(b"19.200\\,00") == 3
    _name, book = saved(opened, T["save_contract_book"])
    assert load_workbook(io.BytesIO(book)).sheetnames[-1] == "Kalender"

    name, _form = saved(opened, T["save_contract_form"])
    assert name == f"gerealiseerd-{date.today().year - 1}.xlsx"
    rows = tmp_path / "paid.csv"
    rows.write_text("soort;datum;waarde;wat;bewijs\nsocial return;1-6-2026;2500;Leerwerkplek;Brief\n")
    opened.get_by_role("heading", level=1).focus()
    choose_files(opened, 2, rows)
    opened.locator("#recorded-by").fill("A. Jansen")
    assert wrong_in(opened, axe) == []
    name, kept = saved(opened, T["record"])
    assert name == "contract.yaml"
    expect(opened.locator("p.next").first).to_contain_text("1", timeout=LONG)
    after = lcc.follow((name, kept), at=date.today())
    assert [(one.by, one.recorded) for one in after.contract.log] == [("A. Jansen", date.today())]
    expect(opened.locator("p.next").nth(1)).to_contain_text(after.contract.log[0].checksum)
    assert opened.locator("#recorded-by").count() == 0

    opened.get_by_role("button", name="English").click()
    expect(opened.locator("article h2", has_text="Indicators")).to_be_visible(timeout=LONG)
    expect(opened.locator("article tr", has_text="19,200.00").first).to_be_visible(timeout=LONG)
    assert opened.locator("#delivered").count() == 0
    assert all(one.startswith(("file:", "blob:")) for one in opened.asked_for)
