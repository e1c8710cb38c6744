"""What the page saves is, to the byte, what the commands write: of every example, and each confirms the other's."""

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import lcc
from command_line import run
from lcc.library import shipped

LONG = 60_000


def award(folder: Path) -> list[str]:
    scores = folder / "scores.yaml"
    return [
        str(folder / "tender.yaml"),
        str(folder / "bids"),
        *(["--scores", str(scores)] if scores.exists() else []),
    ]


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


def written(folder: Path, into: Path, award_file: bytes) -> dict[str, bytes]:
    """Return what the commands write of the same; salts are random, so those of the page are used again."""
    into.mkdir()
    (into / "vertrouwelijk").mkdir()
    (into / "vertrouwelijk" / "award.json").write_bytes(award_file)
    given, kept = award(folder), ["--proof", "--award-file", str(into / "vertrouwelijk" / "award.json")]
    outcome = ["-o", str(into / "vergelijking.xlsx"), "--json", str(into / "resultaat.json")]
    run("score", *given, *outcome, language="nl")
    run("letters", *given, "-o", str(into / "brieven"), language="nl")
    run("letters", *given, "-o", str(into / "bewijzen"), *kept, language="nl")
    run("proposal", *given, "-o", str(into / "collegevoorstel.docx"), language="nl")
    if lcc.read(folder / "tender.yaml").tender.measures_circularity:
        run("annex", *given, "-o", str(into / "bijlage.docx"), language="nl")
    files = sorted(file for file in into.rglob("*") if file.is_file())
    return {file.relative_to(into).as_posix(): file.read_bytes() for file in files}


def test_the_page_saves_what_the_commands_write(opened: Any, folder: Path, tmp_path: Path) -> None:
    of_page = saved(opened, folder)
    of_commands = written(folder, tmp_path / "out", of_page["vertrouwelijk/award.json"])
    assert sorted(of_page) == sorted(of_commands)
    assert [name for name in of_page if of_page[name] != of_commands[name]] == []


@pytest.mark.parametrize("name", ["vergelijking.xlsx", "resultaat.json"])
def test_each_confirms_what_the_other_wrote(opened: Any, tmp_path: Path, name: str) -> None:
    folder = shipped.examples()["street-lighting"]
    of_commands, given = tmp_path / name, award(folder)
    run("score", *given, "-o" if name.endswith("xlsx") else "--json", str(of_commands), language="nl")
    road(opened, "Een gunning controleren")
    beside = [folder / "tender.yaml", *sorted((folder / "bids").iterdir()), folder / "scores.yaml"]
    opened.locator("input[type=file]").first.set_input_files([of_commands, *beside])
    confirmed = opened.locator(".confirmed li")
    expect(confirmed).to_have_count(1, timeout=LONG)
    expect(confirmed).to_contain_text("de aanbesteding en de inschrijvingen")
