"""What was paid beside what was due: paid as promised changes nothing, and what nobody recorded is no saving."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lamps
import lcc
from lcc.model.contract import Contract

LEASE = "offers[0].business_model.payment"
CENT = 0.01


def leased(
    delivered: date = date(2027, 1, 1), *, rate: float = 0.0, every: int = 1, inflation: float = 0.0
) -> Contract:
    """2,000 a month for one lamp over ten years, or as much for several months together."""
    tender = lamps.TENDER | {
        "items": [{"id": "lamp", "name": "Lamp", "quantity": 1, "unit": "piece"}],
        "discount": {"rate": rate}, "inflation": inflation, "horizon_years": 10, "asked_phases": [],
    }  # fmt: skip
    model = {"kind": "lease", "payment": 2_000.0 * every, "every_months": every, "term_months": 120}
    bid = {
        "tender": tender["id"],
        "bidder": {"name": "Huur BV"},
        "offers": [{"item": "lamp", "business_model": model}],
    }
    return lcc.contract_of(lcc.score(tender, [bid]), delivered=delivered)


def recorded(contract: Contract, *rows: dict[str, Any]) -> Contract:
    return lcc.realise(contract, [*rows], by="The buyer", on=date(2040, 1, 1))


def followed(contract: Contract, at: date) -> Any:
    return lcc.follow(contract, at=at)


@given(
    rate=st.sampled_from([0.0, 0.028, 0.12]),
    every=st.sampled_from([1, 3, 12]),
    inflation=st.sampled_from([0.0, 0.02]),
    delivered=st.dates(date(2027, 1, 1), date(2028, 12, 31)),
)
def test_what_is_paid_as_promised_changes_nothing(
    rate: float, every: int, inflation: float, delivered: date
) -> None:
    contract = leased(delivered, rate=rate, every=every, inflation=inflation)
    at = date(2031, 2, 1)
    due = [one for one in followed(contract, at).promised if one.day.year < at.year]
    rows = (lamps.paid(one.promise, one.day.isoformat(), one.amount, f"Invoice {k}") for k, one in enumerate(due))
    found = followed(recorded(contract, *rows), at)
    assert found.forecast.paid == pytest.approx(0.0, abs=CENT)
    assert found.forecast.now == pytest.approx(found.forecast.awarded + found.forecast.agreed, abs=CENT)
    assert {one.difference for one in found.paid} <= {0.0, None}


def test_what_is_paid_as_promised_of_a_purchase_with_care_changes_nothing() -> None:
    """Price at delivery, and care and power at the end of each year, at 4 % interest."""
    contract = lamps.contract(discount={"rate": 0.04})
    at = date(2030, 2, 1)
    due = [one for one in followed(contract, at).promised if one.day.year < at.year]
    rows = (lamps.paid(one.promise, one.day.isoformat(), one.amount, f"Invoice {k}") for k, one in enumerate(due))
    assert followed(recorded(contract, *rows), at).forecast.paid == pytest.approx(0.0, abs=CENT)


def test_less_paid_at_the_end_of_a_year_weighs_as_the_end_of_that_year() -> None:
    """120 less than the care of the first year, on its last day: -120 / 1.04, as the promise of that day weighs."""
    contract = lamps.contract(discount={"rate": 0.04, "basis": "nominal"})
    [care, *_later] = [one for one in followed(contract, date(2028, 2, 1)).promised if one.promise == lamps.CARE]
    assert care.day == date(2027, 12, 31)
    made = recorded(contract, lamps.paid(lamps.CARE, care.day.isoformat(), care.amount - 120))
    assert followed(made, date(2028, 2, 1)).forecast.paid == pytest.approx(-120 / 1.04, abs=CENT)


def invoice(day: str, value: float = 2_000.0) -> dict[str, Any]:
    return lamps.paid(LEASE, day, value, f"Invoice of {day}")


@pytest.mark.parametrize(
    ("rows", "due", "difference"),
    [
        ([invoice("2028-01-01")], 2_000.0, 0.0),  # one of twelve: of the others nothing is known
        ([invoice("2028-01-01"), invoice("2028-03-01")], 4_000.0, 0.0),  # February was not recorded
        ([invoice("2028-12-01")], 2_000.0, 0.0),
        ([invoice("2028-03-31", 6_000.0)], 6_000.0, 0.0),  # a quarter on one invoice
        ([invoice("2028-12-31", 24_000.0)], 24_000.0, 0.0),  # a year on one invoice
        ([invoice("2028-01-01", 2_100.0)], 2_000.0, 100.0),
        ([invoice("2028-01-01", 0.0)], 2_000.0, -2_000.0),  # recorded as not paid: that is a saving
        ([invoice(f"2028-{month:02}-01", 2_100.0) for month in range(1, 13)], 24_000.0, 1_200.0),
    ],
)  # fmt: skip
def test_only_what_was_recorded_is_held_against_what_was_due(
    rows: list[dict[str, Any]], due: float, difference: float
) -> None:
    found = followed(recorded(leased(), *rows), date(2029, 2, 1))
    [year] = [one for one in found.paid if one.paid is not None]
    assert (year.year, year.promised, year.due, year.difference) == (2028, 24_000.0, due, difference)
    assert found.forecast.paid == pytest.approx(difference, abs=CENT)
