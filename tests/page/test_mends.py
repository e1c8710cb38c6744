"""What is to mend is said as it is done on the page, and not with a command."""

import re

import pytest

from lcc.language import LANGUAGES
from lcc.page.mends import EXPECTED, MENDS, on_the_page
from lcc.words.problem_texts import EXPECTED_AND_MEND
from lcc.words.problem_texts.in_workbooks import IN_WORKBOOK

NOT_ON_THE_PAGE = {
    "award_file_lost", "not_locked", "reference_among_bids", "reference_twice", "too_many_trials", "no_such_number",
    "not_what_if", "no_such_field", "nothing_harvested", "epd_scenarios", "epd_life", "epd_of_one_item",
    "epd_no_scenario", "epd_given", "passport_frame", "no_passport_in",
    "not_of_contract",
    "extra_portfolio", "portfolio_worker_died", "publisher_unnamed",
    "portfolio_no_cluster", "portfolio_no_processes", "portfolio_nobody_works",
    "portfolio_cluster_gone", "portfolio_other_version",
}  # fmt: skip
"""What takes an option or a command that the page does not have."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_problem_names_a_command(language: str) -> None:
    _ = on_the_page(language)
    said = {
        (code, text) for texts in (EXPECTED_AND_MEND, IN_WORKBOOK) for code, of in texts.items() for text in of
    }
    named = {code for code, text in said if re.search(r"\blcc [a-z]|--[a-z]", _(text))}
    assert named == NOT_ON_THE_PAGE


def test_each_is_for_a_problem_that_there_is() -> None:
    assert {*MENDS, *EXPECTED} <= {*EXPECTED_AND_MEND, *IN_WORKBOOK}


def test_a_bidder_who_writes_the_option_is_quoted() -> None:
    assert on_the_page("en")("Or go on without it: --leave-out '{name}'.").format(name="--leave-out") == (
        "Or go on without it: take the tick away at '--leave-out'."
    )
