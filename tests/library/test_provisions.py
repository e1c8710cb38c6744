"""Provisions of laws as data: each cited, dated and sourced, and each with a test and words."""

from datetime import date, timedelta

import pytest

from lcc.library.provisions import LAWS, PROVISIONS, provisions_of
from lcc.scrutiny.law_check import TESTS
from lcc.words.law_texts import ASKS, LAW_NAMES

DECREE = date(2026, 8, 21)
"""Décret n° 2022-767, closing article: its article 2, which changed R2152-7, holds from this day."""


def test_each_provision_has_a_test_and_words() -> None:
    assert list(TESTS) == list(PROVISIONS)
    assert set(ASKS) == set(PROVISIONS)
    assert set(LAW_NAMES) == set(LAWS)


@pytest.mark.parametrize("name", PROVISIONS)
def test_each_says_where_it_stands_and_what_was_read(name: str) -> None:
    one = PROVISIONS[name]
    assert name.startswith(f"{one.law}_")
    assert one.act
    assert one.article
    assert one.source
    assert one.certainty in ("sourced", "recalled")
    assert (one.status == "proposed") == (one.law == "ppa")


def test_a_proposal_holds_on_no_day_that_is_known() -> None:
    assert {one.valid_from for one in provisions_of("ppa").values()} == {None}
    assert all("were not read" in one.source for one in provisions_of("ppa").values())


def test_france_changed_on_the_day_of_the_decree() -> None:
    before, after = PROVISIONS["fr_price_alone_before"], PROVISIONS["fr_price_alone"]
    assert (before.valid_until, after.valid_from) == (DECREE - timedelta(days=1), DECREE)
    assert "22 August 2026" in " ".join(after.source.split())


def test_dutch_law_was_read_as_it_stood_on_a_day_and_nobody_looked_since() -> None:
    one = PROVISIONS["nl_award_criterion"]
    assert [one.is_beyond_knowing(day) for day in (date(2025, 11, 5), date(2025, 11, 6))] == [False, True]
