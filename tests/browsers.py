"""Browsers as the system has them, and the page as it is built: for the roads of the page, and for how fast it is."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "dist" / "lcc.html"


def program(name: str, *commands: str) -> str:
    """Return the command of a browser; where it is not installed the test is skipped, but not in CI."""
    for command in commands:
        if found := shutil.which(command):
            return found
    if os.environ.get("CI") == "true":
        raise RuntimeError(f"{name} is needed in CI")
    pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="session")
def page_file() -> Path:
    if not PAGE.exists():
        subprocess.run([sys.executable, ROOT / "scripts" / "page" / "build.py"], check=True)
    return PAGE


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """For each module: Playwright runs a loop of its own until it stops, and others start one."""
    command = program("Chromium", "chromium", "google-chrome")
    playwright = pytest.importorskip("playwright.sync_api", reason="`make browse` installs what drives a browser")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=command, args=["--no-sandbox"])
        yield browser
        browser.close()
