"""The road of a losing bidder and of a court, with the files that a letter names."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import lcc
import make
from lcc.page.papers import everything

LONG = 60_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return all papers of an award, as the page saves them."""
    made = tmp_path_factory.mktemp("award")
    content, _problems = everything(lcc.score(make.example("street-lighting")), "nl")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        packed.extractall(made)
    return made


def check(page: Any, *files: Path) -> None:
    page.reload()
    page.get_by_role("button", name="Een gunning controleren").click()
    page.locator("input[type=file]").first.set_input_files(files)


def test_own_cost_score_and_rank_are_explained_in_words(opened: Any, folder: Path) -> None:
    check(opened, folder / "bewijzen" / "bewijs-lumen-bv.json")
    expect(opened.locator(".confirmed li")).to_have_count(1, timeout=LONG)
    said = opened.locator("article").inner_text()
    for words in (
        "Uw inschrijving heeft rang 3. Aantal inschrijvingen: 3.",
        "Gegund aan: Licht als Dienst BV.",
        "De laagste score wint: Licht als Dienst BV heeft",
        "Hoe uw kosten tot stand kwamen",
        "Aanschafprijs (inschrijving)",
    ):
        assert words in said
    expect(opened.get_by_role("heading", name="Niet gezien, en dus niet bevestigd")).to_be_visible()


def test_in_another_language_it_is_all_said_anew(opened: Any, folder: Path) -> None:
    check(opened, folder / "bewijzen" / "bewijs-lumen-bv.json")
    expect(opened.locator("article")).to_contain_text("Uw inschrijving heeft rang 3", timeout=LONG)
    opened.get_by_role("button", name="English").click()
    expect(opened.locator("article")).to_contain_text("Your bid has rank 3", timeout=LONG)
    expect(opened.get_by_text("Niet gezien")).to_have_count(0)
    opened.get_by_role("button", name="Nederlands").click()


def test_a_court_sees_every_bid_and_that_its_commitment_opens(opened: Any, folder: Path) -> None:
    check(opened, folder / "vertrouwelijk" / "award.json")
    rows = opened.locator("article tbody tr")
    expect(rows).to_have_count(3, timeout=LONG)
    assert [row.locator("td").last.inner_text() for row in rows.all()] == ["ja"] * 3


def test_of_several_proofs_one_is_chosen_and_others_are_taken_away(opened: Any, folder: Path) -> None:
    proofs = sorted((folder / "bewijzen").glob("*.json"))[:2]
    check(opened, *proofs)
    opened.get_by_role("radio", name=proofs[1].name).check(timeout=LONG)
    expect(opened.locator(".confirmed li")).to_have_count(1, timeout=LONG)
    opened.locator("summary").click()
    opened.get_by_role("button", name=f"Weghalen: {proofs[0].name}").click()
    expect(opened.locator("fieldset")).to_have_count(0, timeout=LONG)
    expect(opened.locator(".confirmed li")).to_have_count(1, timeout=LONG)


def test_the_licences_stand_at_the_foot(opened: Any) -> None:
    opened.get_by_role("button", name="Licenties").click()
    expect(opened.locator("footer pre")).to_be_visible()
    said = opened.locator("footer pre").inner_text()
    assert [one for one in ("pyodide 314", "Mozilla Public License", "libxml2", "EUPL") if one not in said] == []
