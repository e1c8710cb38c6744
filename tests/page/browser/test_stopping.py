"""Stopping what takes long, at once; and going on with what was opened."""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from lcc.library import shipped

LONG = 60_000
FOLDER = shipped.examples()["street-furniture"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx"))]


def test_reading_many_bids_says_how_far_it_is_and_is_stopped_at_once(opened: Any, tmp_path: Path) -> None:
    for number in range(80):
        (tmp_path / f"{number:02}.xlsx").write_bytes(FILES[1].read_bytes())
    opened.get_by_role("button", name="Inschrijvingen vergelijken").click()
    opened.locator("input[type=file]").first.set_input_files([FILES[0], *sorted(tmp_path.glob("*.xlsx"))])
    expect(opened.get_by_text(" van 80").first).to_be_visible(timeout=LONG)
    opened.get_by_role("button", name="Stop").click()
    expect(opened.get_by_text("Gestopt.")).to_be_visible(timeout=1_000)
    opened.reload()


def test_what_is_being_done_is_said_until_it_is_there(opened: Any) -> None:
    opened.get_by_role("button", name="Inschrijvingen vergelijken").click()
    opened.evaluate(
        """() => {
            window.said = [];
            new MutationObserver(() => window.said.push(document.querySelector(".status").textContent))
                .observe(document.querySelector(".status"), { childList: true, subtree: true, characterData: true });
        }"""
    )
    opened.locator("input[type=file]").first.set_input_files(FILES)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    with opened.expect_download(timeout=LONG):
        opened.get_by_role("button", name="Alles opslaan").click()
    said = " ".join(opened.evaluate("window.said"))
    told = (
        "Inschrijving 4 van 4",
        "De vergelijking wordt",
        "De werkmap wordt",
        "De brieven worden",
        "De bewijzen",
    )
    assert [one for one in told if one not in said] == []
    opened.reload()


def test_what_was_opened_is_there_still_after_stopping(opened: Any) -> None:
    opened.get_by_role("button", name="Inschrijvingen vergelijken").click()
    opened.locator("input[type=file]").first.set_input_files(FILES)
    expect(opened.locator("article h2").first).to_be_visible(timeout=LONG)
    opened.get_by_role("button", name="Alles opslaan").click()
    opened.get_by_role("button", name="Stop").click()
    expect(opened.get_by_text("Gestopt.")).to_be_visible()
    expect(opened.locator("article h2").first).to_be_visible()
    with opened.expect_download(timeout=LONG) as found:
        opened.get_by_role("button", name="Vergelijking opslaan in Excel").click()
    assert found.value.suggested_filename == "vergelijking.xlsx"
