"""What each message means, on a page in each language: that of the program, with every kind of it."""

import messages_page
import pytest

from lcc.language import LANGUAGES
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.on_inputs import ON_INPUTS
from lcc.words.remark_texts import WORDING

REMADE = "run scripts/messages_page.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_that_of_the_program(language: str) -> None:
    assert messages_page.page(language) == messages_page.PAGES[language].read_text(), REMADE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_stands_there_with_words_and_without_open_blanks(language: str) -> None:
    rows = [line.split(" | ") for line in messages_page.page(language).splitlines() if line.endswith("` |")]
    assert {row[-1] for row in rows} == {f"`{code}` |" for code in (*EXPECTED_AND_MEND, *ON_INPUTS, *WORDING)}
    for row in rows:
        assert all(words.strip("| ") for words in row), row
    assert "| at least … entry | Add an entry. | `too_short` |" in messages_page.page("en")
