"""What the page saves is, to the byte, what the commands write: of every example, and each confirms the other's."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from ruamel.yaml import YAML

from command_line import run
from every_file import award_in, in_archive
from lcc.library import shipped
from remembered import FIVE, bids, csv_of, row, tender

LONG = 60_000


@pytest.fixture(params=sorted(shipped.examples()))
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a folder with what somebody has of an award, and nothing else: it is dropped as it is."""
    example, own = shipped.examples()[request.param], tmp_path / str(request.param)
    shutil.copytree(example / "bids", own / "bids")
    for name in ("tender.yaml", "scores.yaml"):
        if (example / name).exists():
            shutil.copy(example / name, own / name)
    return own


def road(page: Any, name: str) -> None:
    home = page.get_by_role("button", name="Terug naar het begin")
    if home.count():
        home.click()
    page.get_by_role("button", name=name).click()


def saved(page: Any, folder: Path) -> dict[str, bytes]:
    """Return everything that the page saves of a folder that is dropped there."""
    road(page, "Inschrijvingen vergelijken")
    page.locator("input[webkitdirectory]").set_input_files(folder)
    expect(page.locator("article h2").first).to_be_visible(timeout=LONG)
    with page.expect_download(timeout=LONG) as found:
        page.get_by_role("button", name="Alles opslaan in één archief (.zip)").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(found.value.path()).read_bytes()))
    return {name: archive.read(name) for name in archive.namelist()}


def test_the_page_saves_what_the_commands_write(opened: Any, folder: Path, tmp_path: Path) -> None:
    of_page = saved(opened, folder)
    of_commands = in_archive(folder, tmp_path / "out", of_page["vertrouwelijk/award.json"], "nl")
    assert sorted(of_page) == sorted(of_commands)
    assert [name for name in of_page if of_page[name] != of_commands[name]] == []


def test_so_it_does_where_prices_are_held_against_what_was_offered_before(opened: Any, tmp_path: Path) -> None:
    """A price file and an index in the folder that is dropped, both fixed beforehand in the tender."""
    folder = tmp_path / "Bankjes"
    shutil.copytree(shipped.examples()["street-furniture"] / "bids", folder / "bids")
    run("prices", "remember", str(shipped.examples()["street-furniture"]), "-o", str(tmp_path / "prices.csv"))
    earlier = (tmp_path / "prices.csv").read_text(encoding="utf-8-sig").replace(",2027-", ",2023-")
    (folder / "prices.csv").write_text(earlier.replace("street-furniture", "earlier"))
    (folder / "price_index.csv").write_bytes(b'"Perioden";"CPI"\r\n"2023";"80,0"\r\n"2025";"100,0"\r\n')
    tender = YAML(typ="safe").load(shipped.examples()["street-furniture"] / "tender.yaml")
    tender["award"] |= {"below_earlier_offers": 0.3} | {
        field: hashlib.sha256((folder / f"{name}.csv").read_bytes()).hexdigest()
        for field, name in (("price_file", "prices"), ("price_index", "price_index"))
    }
    (folder / "tender.yaml").write_text(json.dumps(tender, default=str))
    of_page = saved(opened, folder)
    expect(opened.get_by_role("heading", name="Prijzen naast eerdere aanbiedingen")).to_be_visible()
    of_commands = in_archive(folder, tmp_path / "out", of_page["vertrouwelijk/award.json"], "nl")
    assert [name for name in of_page if of_page[name] != of_commands[name]] == []
    assert b'"median"' in of_page["resultaat.json"]


def test_a_price_file_that_is_missing_or_another_is_said_and_can_be_added(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "prices.csv"
    file.write_bytes(csv_of(row(k, price) for k, price in enumerate(FIVE, start=1)))
    signed = {"method": "lowest_lcc", "below_earlier_offers": 0.3}
    signed["price_file"] = hashlib.sha256(file.read_bytes()).hexdigest()
    documents = {"tender.json": tender(award=signed), "low.json": bids(60.0)[0], "fair.json": bids(1.0, 100.0)[1]}
    for name, one in documents.items():
        (tmp_path / name).write_text(one.model_dump_json(exclude_unset=True))
    road(opened, "Inschrijvingen vergelijken")
    put = opened.locator("main > div:not([hidden]) input[type=file]").first
    put.set_input_files([tmp_path / name for name in documents])
    expect(opened.get_by_text("Open dat bestand ook: een prijsbestand (.csv) van uzelf.")).to_be_visible(
        timeout=LONG
    )
    put.set_input_files(file)
    expect(opened.get_by_role("heading", name="Prijzen naast eerdere aanbiedingen")).to_be_visible(timeout=LONG)
    expect(opened.locator("article")).to_contain_text("Vraag om een toelichting")


@pytest.mark.parametrize("name", ["vergelijking.xlsx", "resultaat.json"])
def test_each_confirms_what_the_other_wrote(opened: Any, tmp_path: Path, name: str) -> None:
    folder = shipped.examples()["street-lighting"]
    of_commands, given = tmp_path / name, award_in(folder)
    run("score", *given, "-o" if name.endswith("xlsx") else "--json", str(of_commands), language="nl")
    road(opened, "Een gunning controleren")
    beside = [folder / "tender.yaml", *sorted((folder / "bids").iterdir()), folder / "scores.yaml"]
    opened.locator("input[type=file]").first.set_input_files([of_commands, *beside])
    confirmed = opened.locator(".confirmed li")
    expect(confirmed).to_have_count(1, timeout=LONG)
    expect(confirmed).to_contain_text("de aanbesteding en de inschrijvingen")
