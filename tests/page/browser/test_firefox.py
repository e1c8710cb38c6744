"""The main road in Firefox with the network off, and the same file saved as in Chromium."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from firefox import FirefoxPage, firefox_page
from playwright.sync_api import expect

import lcc
import make
from browsers import program
from lcc.library import shipped

LONG = 60_000
FOLDER = shipped.examples()["street-furniture"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx"))]
ROAD, SAVE, BOOK = "Inschrijvingen vergelijken", "Vergelijking opslaan in Excel", "vergelijking.xlsx"
ROWS = "[...(document.querySelector('article table')?.tBodies[0].rows ?? [])]"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[FirefoxPage]:
    command = program("Firefox", "firefox-esr", "firefox")
    with firefox_page(command, tmp_path / "profile") as page:
        yield page


def saved_in_chromium(page: Any) -> bytes:
    page.get_by_role("button", name=ROAD).click()
    page.locator("input[type=file]").first.set_input_files(FILES)
    expect(page.locator("article h2").first).to_be_visible(timeout=LONG)
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name=SAVE).click()
    return Path(found.value.path()).read_bytes()


def test_bids_are_compared_and_saved_as_in_chromium(
    firefox: FirefoxPage, opened: Any, page_file: Path, tmp_path: Path
) -> None:
    firefox.open_without_network(page_file, tmp_path)
    assert firefox.evaluate("navigator.onLine") is False
    firefox.click(ROAD)
    firefox.set_files("input[type=file]", FILES)
    assert firefox.awaited(f"{ROWS}.length && {ROWS}.map((row) => row.cells[1].innerText)") == [
        one.bidder for one in lcc.score(make.example("street-furniture")).ranking
    ]
    book = firefox.saved(SAVE)
    assert book.name == BOOK
    assert book.read_bytes() == saved_in_chromium(opened)
