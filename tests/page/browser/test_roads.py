"""The roads of a purchaser, a supplier and a losing bidder, walked in Chromium with the network off."""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import lcc
import make
from lcc.library import shipped

FOLDER = shipped.examples()["street-lighting"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx")), FOLDER / "scores.yaml"]
LONG = 60_000


def road(page: Any, name: str) -> None:
    home = page.get_by_role("button", name="Terug naar het begin")
    if home.count():
        home.click()
    page.get_by_role("button", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def open_files(page: Any, files: list[Path]) -> None:
    page.locator("input[type=file]").first.set_input_files(files)


def saved(page: Any, button: str) -> tuple[str, bytes]:
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name=button).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def test_a_purchaser_compares_bids_and_saves_everything(opened: Any, tmp_path: Path) -> None:
    road(opened, "Inschrijvingen vergelijken")
    open_files(opened, FILES)
    expect(opened.locator("article h2").first).to_have_text("Openbare verlichting", timeout=LONG)
    ranked = [row.split("\t")[1] for row in opened.locator("article table").first.inner_text().splitlines()[2:5]]
    assert ranked == [one.bidder for one in lcc.score(make.example("street-lighting")).ranking]
    name, content = saved(opened, "Alles opslaan in één archief (.zip)")
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert name == "gunning.zip"
    book = tmp_path / "vergelijking.xlsx"
    book.write_bytes(archive.read("vergelijking.xlsx"))
    assert lcc.verify(book, FOLDER / "tender.yaml", [FOLDER / "bids"], scores=FOLDER / "scores.yaml") == []
    assert lcc.verify(archive.read("resultaat.json")) == []
    (tmp_path / "proof.json").write_bytes(archive.read("bewijzen/bewijs-lumen-bv.json"))
    (tmp_path / "award.json").write_bytes(archive.read("vertrouwelijk/award.json"))
    road(opened, "Een gunning controleren")
    open_files(opened, [tmp_path / "proof.json", tmp_path / "award.json"])
    expect(opened.locator(".confirmed li")).to_have_count(3, timeout=LONG)


def test_what_is_wrong_is_said_by_supplier_and_a_tick_leaves_the_file_out(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "kapot.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    road(opened, "Inschrijvingen vergelijken")
    open_files(opened, [*FILES, tmp_path / "kapot.xlsx"])
    expect(opened.locator(".problems h3")).to_have_text("kapot.xlsx", timeout=LONG)
    opened.get_by_role("checkbox", name="kapot.xlsx").uncheck()
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)


def test_a_slider_shows_another_ranking_at_once_that_is_not_the_award(opened: Any) -> None:
    road(opened, "Inschrijvingen vergelijken")
    open_files(opened, FILES)
    rate = opened.get_by_role("slider", name=re.compile("^Discontovoet")).first
    expect(rate).to_be_visible(timeout=LONG)
    rate.fill("6")
    expect(opened.locator(".what-if table caption")).to_contain_text("Dit is niet de gunning")


def test_a_supplier_fills_in_a_bid_and_saves_the_form(opened: Any) -> None:
    tender = shipped.examples()["street-furniture"] / "tender.yaml"
    road(opened, "Een inschrijving invullen")
    open_files(opened, [tender])

    def field(*key: str | int) -> Any:
        return opened.locator(f"[id='{json.dumps(key)}']")

    expect(field("bidder", "name")).to_be_visible(timeout=LONG)
    assert field("offers", 0, "lease", "payment").count() == 0
    field("bidder", "name").fill("Zoë BV")
    field("offers", 0, "kind").select_option("Koop")
    field("offers", 0, "purchase", "price").fill("900")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    expect(opened.locator(".problems li").first).to_be_visible(timeout=LONG)
    field("offers", 0, "purchase", "service_life_years").fill("20")
    for phase in ("management", "maintenance", "demolition", "disposal"):
        field("offers", 0, "included", phase).select_option("ja")
    opened.get_by_role("button", name="Controleer mijn inschrijving").click()
    expect(opened.get_by_text("Er ontbreekt niets, en er is niets fout.")).to_be_visible(timeout=LONG)
    name, form = saved(opened, "Mijn inschrijving opslaan als formulier")
    [bid] = lcc.read(tender, [(name, form)]).offered
    assert (bid.name, bid.offers[0].business_model.price) == ("Zoë BV", 900.0)  # type: ignore[union-attr]


def test_a_purchaser_starts_a_tender(opened: Any, tmp_path: Path) -> None:
    road(opened, "Een aanbesteding voorbereiden")
    expect(opened.get_by_label("Wat koopt u?")).to_be_visible(timeout=LONG)
    opened.get_by_label("Titel van de aanbesteding").fill("Banken voor het plein")
    name, book = saved(opened, "Werkmap opslaan")
    assert name == "banken-voor-het-plein.xlsx"
    (tmp_path / name).write_bytes(book)
    assert {one.sheet for one in lcc.check(tmp_path / name)} <= {"Aanbesteding", None}


def test_nothing_was_asked_for_but_the_file_and_its_worker(opened: Any) -> None:
    assert {url.partition(":")[0] for url in opened.asked_for} == {"file", "blob"}
    assert len([url for url in opened.asked_for if url.startswith("file:")]) == 1
    assert opened.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert opened.evaluate("indexedDB.databases().then((found) => found.length)") == 0


@pytest.mark.parametrize(
    "name", ["Inschrijvingen vergelijken", "Een inschrijving invullen", "Een gunning controleren"]
)
def test_by_keyboard_alone(opened: Any, name: str) -> None:
    road(opened, name)
    opened.keyboard.press("Tab")
    for _step in range(12):
        if opened.evaluate("document.activeElement?.type") == "file":
            return
        opened.keyboard.press("Tab")
    pytest.fail("no place for files is reached by the keyboard")
