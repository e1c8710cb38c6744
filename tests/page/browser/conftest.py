"""The page as it is built, in a real browser without a network; once for all roads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browsers import chromium, page_file

__all__ = ["chromium", "page_file"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


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
