"""The table of limits in docs/quality.md is that of the code."""

import limits_page

from lcc.excel.untrusted import limits as workbooks
from lcc.interchange import limits as texts
from lcc.words.problem_texts.texts import MEANINGS


def test_the_table_of_limits_is_that_of_the_code() -> None:
    assert limits_page.page() == limits_page.PAGE.read_text(), "run scripts/limits_page.py"
    assert (
        f"| characters of a text | {texts.YAML.characters:,} | {texts.JSON.characters:,} |" in limits_page.page()
    )


def test_every_limit_has_a_meaning() -> None:
    assert list(MEANINGS) == list(texts.TextLimits._fields)
    assert list(workbooks.MEANINGS) == list(workbooks.Limits._fields)
