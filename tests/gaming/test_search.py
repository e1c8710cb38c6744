"""The adversary: no bid wins in silence by less than it costs; its opposite number: little is said of honest bids."""

from collections.abc import Mapping

import pytest

from gaming.honest import SILENT, STATED
from gaming.rates import Rate, honest_rates
from gaming.search import CLIMB, Found, search
from lcc.interchange.yaml_file import as_yaml
from lcc.model import Tender

SEED, TRIES = 13, 4 * CLIMB


def silent_win(plain: Mapping[str, object]) -> Found | None:
    """Return the first bid found that wins in silence by less than it costs."""
    found = search(Tender.model_validate(plain), SEED, tries=TRIES)
    return next((one for one in found if one.is_silent_win), None)


def test_no_bid_wins_in_silence_where_the_tender_states_what_it_can() -> None:
    found = silent_win(STATED)
    assert found is None, as_yaml(found.plain).decode()


def test_no_bid_wins_in_silence_where_the_tender_leaves_it_to_bidders() -> None:
    found = silent_win(SILENT)
    assert found is None, as_yaml(found.plain).decode()


@pytest.fixture(scope="module")
def rates() -> Mapping[str, Rate]:
    return honest_rates(SEED, 120)


def test_little_is_said_of_honest_bids(rates: Mapping[str, Rate]) -> None:
    assert {kind: rate.kinds for kind, rate in rates.items() if rate.share > 0.05} == {}


@pytest.mark.parametrize("kind", ["lease", "deposit", "buy_back"])
def test_no_more_is_said_of_circular_bids_than_of_purchases(rates: Mapping[str, Rate], kind: str) -> None:
    """Three points are the noise in so many bids; docs/quality.md has the rates of more."""
    assert rates[kind].share <= rates["purchase"].share + 0.03
