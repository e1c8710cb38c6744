"""What the page saves is, to the byte, what the commands write: of every example, and each confirms the other's."""

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from command_line import run
from every_file import award_in, in_archive
from lcc.library import shipped

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
