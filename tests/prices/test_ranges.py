"""The range of what was offered before: by hand, by other programs, and whatever order the file is in."""

import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lcc.model.portfolio import PriceIndex
from lcc.model.price_memory import EarlierPrices
from lcc.prices.price_file import read_prices
from lcc.prices.ranges import earlier_prices, kept_ranges, spread_of
from remembered import FIVE, csv_of, row, tender

SUM = "0" * 64


def found(*rows: dict[str, Any], **changes: Any) -> EarlierPrices:
    return earlier_prices(tender(**changes), read_prices(csv_of(rows), "prices.csv"), SUM)


def five(**others: Any) -> list[dict[str, Any]]:
    return [row(k, price, **others) for k, price in enumerate(FIVE, start=1)]


def test_a_range_by_hand() -> None:
    """Offers of 2025 at 2 % a year, in 2027: 1.0404 times 90, 95, 100, 105 and 110."""
    prices = found(*five(date="2025-06-01", inflation=0.02))
    [one] = prices.ranges
    assert (one.item, one.business_model, one.per, one.offers, one.tenders) == ("thing", "purchase", "unit", 5, 1)
    assert (one.lowest, one.lower_quartile, one.median, one.upper_quartile, one.highest) == (
        93.636, 98.838, 104.04, 109.242, 114.444,
    )  # fmt: skip
    assert (prices.price_level, prices.tender, prices.currency) == (2027, "test", "EUR")


def test_how_old_the_oldest_is_stands_beside_a_range() -> None:
    """A price of long ago counts as any other, once it is at the level: who reads the range sees since when."""
    [one] = found(*five(), row(6, 1.0, date="1998-03-01")).ranges
    assert (one.offers, one.oldest) == (6, 1998)


def test_an_index_takes_the_place_of_the_inflation_of_each() -> None:
    offers = read_prices(csv_of([*five(date="2025-06-01"), row(6, 1.0, date="2020-01-01")]), "prices.csv")
    cpi = PriceIndex(name="CPI", source="made up", levels={2025: 80.0, 2027: 100.0})
    [one] = kept_ranges(offers, 2027, cpi)
    assert one.spread is not None
    assert (one.spread.offers, one.spread.median, one.without_level) == (5, 125.0, 1)
    [none] = kept_ranges(offers, 2028, cpi)
    assert (none.spread, none.without_level) == (None, 6)


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ({"tender": "test"}, "same_tender"),
        ({"date": "2027-01-02"}, "later"),
        ({"currency": "SEK"}, "other_currency"),
        ({"cpv": ""}, "not_known"),
        ({"cpv": "39113100"}, "other"),
        ({"unit": "m2"}, "other"),
        ({"date": "0001-01-01", "inflation": 0.9}, "no_price_level"),
        ({"date": "1900-01-01", "inflation": 0.9, "price": 1e9}, "no_price_level"),
    ],
)
def test_what_is_not_alike_is_beside_nothing_and_counted(others: dict[str, Any], why: str) -> None:
    prices = found(*[{**one, **others} for one in five()])
    assert prices.ranges == []
    assert prices.not_compared.model_dump() == dict.fromkeys(prices.not_compared.model_dump(), 0) | {why: 5}


def test_what_an_item_is_about_goes_before_its_cpv_code() -> None:
    """Monitors and laptops are one category and often one CPV code: they are not alike."""
    about = {"facts": ["ict.monitor.life", "ict.monitor.energy"], "cpv": "30231000"}
    item = {"id": "thing", "name": "Monitor", "quantity": 1, "unit": "Piece ", **about}
    monitor, laptop, code = (
        row(1, 260.0, category="ict.monitor", cpv="30213100"), row(2, 900.0, category="ict.laptop", cpv="30231000"),
        row(3, 250.0, cpv="30231000-7"),
    )  # fmt: skip
    [one] = found(monitor, laptop, code, items=[item]).ranges
    assert (one.offers, one.lowest, one.highest) == (2, 250.0, 260.0)


def test_the_cpv_code_of_a_tender_is_that_of_no_item_where_it_has_several() -> None:
    items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("desk", "chair")]
    assert found(*five(), items=items).ranges == []
    [one] = found(*five(), items=[items[0] | {"cpv": "39113600-3"}, items[1]]).ranges
    assert one.item == "desk"


def test_models_stand_apart_and_what_is_paid_by_use_is_of_that_unit() -> None:
    item = {"id": "thing", "name": "W", "quantity": 1, "unit": "set", "use_per_year": 52.0, "use_unit": "wash"}
    rows = [
        row(1, 65.0, unit="set"), row(2, 9.0, unit="set", business_model="lease", per="unit_year"),
        row(3, 3.1, unit="wash", business_model="pay_per_use", per="one_use"),
        row(4, 7.7, unit="set", business_model="pay_per_use", per="one_use"),
    ]  # fmt: skip
    prices = found(*rows, items=[item])
    assert [(one.business_model, one.median) for one in prices.ranges] == [
        ("lease", 9.0), ("pay_per_use", 3.1), ("purchase", 65.0),
    ]  # fmt: skip
    assert prices.not_compared.other == 1


numbers = st.lists(st.floats(-1e6, 1e6).map(lambda number: round(number, 2)), min_size=2, max_size=30)


@given(numbers)
def test_quartiles_are_those_of_another_program(prices: list[float]) -> None:
    spread = spread_of(prices, 1)
    assert spread[2:] == pytest.approx(
        [min(prices), *statistics.quantiles(prices, method="inclusive"), max(prices)]
    )
    assert list(spread[2:]) == sorted(spread[2:])


@given(numbers, st.randoms(use_true_random=False), st.floats(0, 1))
def test_one_more_within_a_range_never_widens_it_and_order_is_nothing(prices: Any, rng: Any, at: float) -> None:
    before = spread_of(prices, 1)
    within = before.lowest + at * (before.highest - before.lowest)
    more = [*prices, min(max(within, before.lowest), before.highest)]
    after = spread_of(more, 1)
    assert (after.lowest, after.highest) == (before.lowest, before.highest)
    rng.shuffle(more)
    assert spread_of(more, 1) == after
    rows = [row(k, price) for k, price in enumerate(prices, start=1)]
    shuffled = rng.sample(rows, len(rows))
    assert found(*rows) == found(*shuffled)
