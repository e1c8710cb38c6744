"""By keyboard, by screen reader and on a telephone."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from lcc.library import shipped

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
from page.gather import gathered, in_package

LONG = 60_000
FOLDER = shipped.examples()["street-lighting"]
FILES = [FOLDER / "tender.yaml", *sorted((FOLDER / "bids").glob("*.xlsx")), FOLDER / "scores.yaml"]
ROADS = {
    "Een aanbesteding voorbereiden": [],
    "Inschrijvingen vergelijken": FILES,
    "Een inschrijving invullen": FILES[:1],
    "Een gunning controleren": [],
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def axe(page_file: Path) -> str:
    inputs = gathered(page_file.parents[1] / "build" / "page" / "inputs")
    return in_package(inputs["axe-core"])["axe.min.js"].decode()


@pytest.fixture(params=ROADS)
def walked(request: pytest.FixtureRequest, opened: Any) -> Iterator[Any]:
    """Return the page on a road, with the files of an example opened where it takes some."""
    opened.reload()
    opened.get_by_role("button", name=request.param).click()
    if files := ROADS[request.param]:
        opened.locator("input[type=file]").first.set_input_files(files)
        expect(opened.locator("article h2, fieldset").first).to_be_visible(timeout=LONG)
    yield opened
    opened.set_viewport_size({"width": 1280, "height": 720})


def test_axe_finds_nothing(walked: Any, axe: str) -> None:
    walked.evaluate(axe)
    found = walked.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]] == []


def test_nothing_sticks_out_on_a_telephone(walked: Any) -> None:
    walked.set_viewport_size({"width": 360, "height": 740})
    assert walked.evaluate("document.documentElement.scrollWidth") <= 360
