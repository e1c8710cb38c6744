"""The page of facts is that of the library, with what licences ask to say."""

import facts_page


def test_the_page_is_that_of_the_library() -> None:
    assert facts_page.page() == facts_page.PAGE.read_text(), "run scripts/facts_page.py"


def test_it_says_what_licences_ask() -> None:
    page = facts_page.PAGE.read_text()
    for said in ("Open Database License (ODbL)", "Licence Ouverte", "Boavizta", "ADEME"):
        assert said in page
