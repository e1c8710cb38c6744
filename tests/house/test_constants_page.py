"""The page of published figures is that of the code, and has every one."""

import constants_page

from lcc.library.published import PUBLISHED


def test_the_page_is_that_of_the_code() -> None:
    assert constants_page.page() == constants_page.PAGE.read_text(), "run scripts/constants_page.py"


def test_every_figure_is_on_it() -> None:
    rows = [line for line in constants_page.PAGE.read_text().splitlines() if line.startswith("| `")]
    assert len(rows) == sum(len(figures) for figures in PUBLISHED.values())
