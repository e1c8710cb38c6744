"""The glossary: whole in both languages, on its page, and found in texts."""

import glossary_page

from lcc.language import LANGUAGES
from lcc.library.glossary import GlossaryTerm, glossary, occurring


def test_the_page_is_that_of_the_code() -> None:
    assert glossary_page.page() == glossary_page.PAGE.read_text(), "run scripts/glossary_page.py"


def test_every_term_has_a_name_and_one_sentence_in_both_languages() -> None:
    for language in LANGUAGES:
        names = [entry.name.casefold() for entry in glossary(language)]
        assert len(names) == len(set(names)) == 41
        for entry in glossary(language):
            assert entry.meaning.endswith(".")
            assert len(entry.meaning) < 110, entry.name
            assert entry.name not in entry.meaning


def test_a_term_is_found_by_each_of_its_names_as_a_word() -> None:
    entry = GlossaryTerm("life-cycle cost (LCC)", "what it costs")
    assert entry.words == ["life-cycle cost", "LCC"]
    assert [entry.is_in(text) for text in ("Life-cycle costs", "lowest LCC", "lccx", "life cycle")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert [one.name for one in occurring(["Restwaarde", "de horizon"], "nl")] == ["horizon", "restwaarde"]
