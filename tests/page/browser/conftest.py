"""The page as it is built, in a real browser without a network; once for all roads."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "dist" / "lcc.html"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def page_file() -> Path:
    if not PAGE.exists():
        subprocess.run([sys.executable, ROOT / "scripts" / "page" / "build.py"], check=True)
    return PAGE


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            raise RuntimeError("Chromium is needed in CI")
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def opened(chromium: Any, page_file: Path) -> Iterator[Any]:
    """Return the page, opened from the disk with the network off; what it asks for is kept in `asked_for`."""
    context = chromium.new_context(offline=True, locale="nl-NL", accept_downloads=True)
    page = context.new_page()
    page.asked_for = []
    page.on("request", lambda request: page.asked_for.append(request.url))
    page.goto(page_file.as_uri())
    yield page
    context.close()
