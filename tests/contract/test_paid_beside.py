"""What was paid beside what was due: paid as promised changes nothing, and what nobody recorded is no saving."""

from datetime import date, timedelta
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


@pytest.mark.parametrize(
    ("day", "named", "year"),
    [
        ("2027-12-31", None, 2027),
        ("2028-01-05", None, 2027),  # the invoice of December, paid in January
        ("2028-03-30", None, 2027),
        ("2028-06-30", None, 2028),  # nothing falls due within three months: in the year itself
        ("2028-06-30", "2027-12-31", 2027),  # half a year late, and said to be
        ("2027-10-02", None, 2027),
    ],
)  # fmt: skip
def test_what_is_paid_counts_in_the_year_in_which_it_fell_due(day: str, named: str | None, year: int) -> None:
    row = lamps.paid(lamps.CARE, day, 4_080.0 if year == 2027 else 4_161.6) | ({"due": named} if named else {})
    for at in (date(2029, 2, 1), date(2031, 2, 1)):
        found = followed(recorded(lamps.contract(), row), at)
        assert [(one.year, one.difference) for one in found.paid if one.paid is not None] == [(year, 0.0)]
        assert found.forecast.paid == pytest.approx(0.0, abs=CENT)


def test_a_year_is_over_when_its_last_invoice_is_paid_in_the_next_one() -> None:
    """4,080 of care paid on 5 January: nothing is paid otherwise, in the year after either."""
    rows = [
        lamps.paid(lamps.CARE, f"{year + 1}-01-05", 4_000 * 1.02 ** (year - 2026), f"{year}")
        | {"value": round(4_000 * 1.02 ** (year - 2026), 2)}
        for year in (2027, 2028)
    ]
    found = followed(recorded(lamps.contract(discount={"rate": 0.0, "basis": "nominal"}), *rows), date(2029, 2, 1))
    care = {one.year: (one.paid, one.difference) for one in found.paid if one.promise == lamps.CARE}
    assert care[2027] == (4_080.0, 0.0)
    assert care[2028] == (4_161.6, 0.0)
    assert care[2029] == (None, None)


@given(
    late=st.integers(-10, 44),
    every=st.sampled_from([3, 12]),
    delivered=st.dates(date(2027, 1, 1), date(2028, 12, 31)),
    inflation=st.sampled_from([0.0, 0.02]),
)
def test_the_day_on_which_a_bill_is_paid_makes_no_difference_in_money(
    late: int, every: int, delivered: date, inflation: float
) -> None:
    """Up to 44 days late, half of what lies between two that are due: which is nearer is never in question."""
    contract = leased(delivered, every=every, inflation=inflation)
    at = date(2032, 6, 1)
    due = [one for one in followed(contract, at).promised if one.day < date(2032, 1, 1)]
    days = [max(one.day + timedelta(late), delivered) for one in due]
    rows = (
        lamps.paid(LEASE, day.isoformat(), one.amount, f"Invoice {k}")
        for k, (day, one) in enumerate(zip(days, due, strict=True))
    )
    found = followed(recorded(contract, *rows), at)
    assert {one.difference for one in found.paid if one.year < 2032} <= {0.0}
    assert inflation or found.forecast.paid == pytest.approx(0.0, abs=CENT)  # with inflation, later is cheaper


@pytest.mark.parametrize(
    ("row", "year", "due"),
    [
        (invoice("2028-12-28"), 2029, 2_000.0),  # that of 1 January, four days early
        (invoice("2028-12-31", 24_000.0), 2028, 24_000.0),  # a year that is over, on one invoice
        (invoice("2028-12-28", 6_000.0) | {"due": "2029-01-01"}, 2029, 6_000.0),  # a quarter ahead, and said to be
        (lamps.paid(LEASE, "2037-02-28", 2_000.0), 2036, 2_000.0),  # after the end
    ],
)  # fmt: skip
def test_what_is_paid_ahead_or_after_the_end(row: dict[str, Any], year: int, due: float) -> None:
    found = followed(recorded(leased(), row), date(2039, 2, 1))
    assert [(one.year, one.due, one.difference) for one in found.paid if one.paid is not None] == [
        (year, due, 0.0)
    ]


def test_what_is_received_years_before_it_is_due_is_something_else_unless_it_is_named() -> None:
    """1,000 in 2028 of a buy-back of 2033: it may be of a few lamps that came back early."""
    early = lamps.paid(lamps.BOUGHT_BACK, "2028-05-01", -1_000.0)
    found = followed(recorded(lamps.contract(), early), date(2029, 2, 1))
    [own] = [one for one in found.paid if one.paid is not None]
    assert (own.year, own.paid, own.difference) == (2028, -1_000.0, -1_000.0)
    named = followed(recorded(lamps.contract(), early | {"due": "2033-12-31"}), date(2029, 2, 1))
    [own] = [one for one in named.paid if one.paid is not None]
    assert (own.year, own.difference) == (2033, 18_200.0)


def test_what_falls_due_on_no_such_day_is_refused() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        recorded(lamps.contract(), lamps.paid(lamps.CARE, "2028-01-05", 4_080.0) | {"due": "2027-12-30"})
    [problem] = refused.value.problems
    assert (problem.code, problem.field) == ("not_due_then", "rows[0].due")
    assert "2027-12-31" in str(lcc.said(problem, "en"))


def indexed() -> Contract:
    """1,125 a month in advance that grows by 2 % a year: 1,147.50 in the second year, 1,170.45 in the third."""
    tender = {
        "id": "lamp", "title": "Lamp", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 5,
        "discount": {"rate": 0.0, "basis": "nominal"}, "inflation": 0.02, "asked_phases": [],
        "items": [{"id": "lamp", "name": "Lamp", "quantity": 1, "unit": "piece"}],
    }  # fmt: skip
    model = {"kind": "lease", "payment": 1_125.0, "every_months": 1, "term_months": 60, "index": "general"}
    bid = {
        "tender": "lamp",
        "bidder": {"name": "Huur BV"},
        "offers": [{"item": "lamp", "business_model": model}],
    }
    return lcc.contract_of(lcc.score(tender, [bid]), delivered=date(2027, 1, 1))


def months_of(year: int, value: float, numbers: range = range(1, 13)) -> list[dict[str, Any]]:
    return [invoice(f"{year}-{month:02}-01", value) | {"due": f"{year}-{month:02}-01"} for month in numbers]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # too much on one invoice is no second month that was not recorded
        ([invoice("2028-01-01", 1_836.0)], {2028: 688.5}),
        ([invoice("2028-01-01", 1_836.0) | {"due": "2028-01-01"}], {2028: 688.5}),
        # the same day three times: two of them too many
        ([invoice("2028-01-01", 1_147.5) | {"due": "2028-01-01", "evidence": f"F{k}"} for k in range(3)],
         {2028: 2_295.0}),
        # twice, and nothing says for when: too much, as what was due before is paid
        (
            [*months_of(2027, 1_125.0), *months_of(2028, 1_147.5, range(1, 2)),
             invoice("2028-01-02", 1_147.5)],
            {2027: 0.0, 2028: 1_147.5},
        ),
        # the fourth quarter of 2027 on one invoice, in January
        ([invoice("2028-01-15", 3_375.0)], {2027: 0.0}),
        # quarters, each paid on the day before it begins
        (
            [invoice("2027-01-01", 3_375.0), *(invoice(f"2027-{day}", 3_375.0) for day in ("03-31", "06-30", "09-30")),
             invoice("2027-12-31", 3_442.5)],
            {2027: 0.0, 2028: 0.0},
        ),
        # December in February, and January after it
        ([*months_of(2027, 1_125.0, range(1, 12)), invoice("2028-02-10", 1_125.0), invoice("2028-02-12", 1_147.5)],
         {2027: 0.0, 2028: 0.0}),
        # two parts of one month
        ([invoice("2028-03-01", 500.0), invoice("2028-03-20", 647.5)], {2028: 0.0}),
        # a credit note pays nothing: it takes back what was paid, or stands by itself
        ([*months_of(2028, 1_147.5), invoice("2029-03-20", -36.0)], {2028: -36.0}),
        ([invoice("2029-03-20", -36.0)], {2029: -36.0}),
    ],
)  # fmt: skip
def test_what_is_paid_is_held_against_what_it_was_for(
    rows: list[dict[str, Any]], expected: dict[int, float]
) -> None:
    found = followed(recorded(indexed(), *rows), date(2031, 2, 1))
    assert {one.year: one.difference for one in found.paid if one.paid is not None} == expected
    assert found.forecast.paid == pytest.approx(sum(expected.values()), abs=CENT)


def test_a_purchase_paid_twice_shows_so_whenever_the_second_one_came() -> None:
    rows = [lamps.paid(lamps.CARE, "2027-12-31", 4_080.0), lamps.paid(lamps.CARE, "2028-01-31", 4_080.0, "Again")]
    found = followed(recorded(lamps.contract(), *rows), date(2029, 2, 1))
    assert [(one.year, one.difference) for one in found.paid if one.paid is not None] == [(2027, 4_080.0)]


def test_a_year_ahead_at_its_own_price_is_of_that_year() -> None:
    """4,080 for 2027 was paid; 4,161.60 on 2 January 2028 is what 2028 comes to, and no second time 2027."""
    rows = [lamps.paid(lamps.CARE, "2027-12-31", 4_080.0), lamps.paid(lamps.CARE, "2028-01-02", 4_161.6)]
    found = followed(recorded(lamps.contract(), *rows), date(2029, 2, 1))
    assert [(one.year, one.difference) for one in found.paid if one.paid is not None] == [(2027, 0.0), (2028, 0.0)]


def test_of_two_parts_that_fall_due_on_one_day_that_is_paid_which_comes_to_it() -> None:
    """240 lamps at once and 160 a year later: care of both falls due on 31 December."""
    parts = [
        {"item": "lamp", "quantity": number, "delivered": f"{year}-01-01"}
        for year, number in ((2027, 240), (2028, 160))
    ]
    contract = lamps.contract({"deliveries": parts}, inflation=0.0)
    late = lamps.paid(lamps.CARE, "2028-12-31", 1_600.0) | {"due": "2028-12-31"}
    found = followed(recorded(contract, late), date(2029, 2, 1))
    assert [(one.due, one.difference) for one in found.paid if one.paid is not None] == [(1_600.0, 0.0)]


def test_what_is_paid_years_before_its_day_is_known_from_then_on() -> None:
    """10,000 in 2028 for care of 2033, which is 4,504.65 then: 5,495.35 too much, and known at once."""
    row = lamps.paid(lamps.CARE, "2028-06-01", 10_000.0) | {"due": "2033-12-31"}
    found = followed(recorded(lamps.contract(discount={"rate": 0.0, "basis": "nominal"}), row), date(2029, 2, 1))
    [own] = [one for one in found.paid if one.paid is not None]
    assert (own.year, own.difference) == (2033, round(10_000 - 4_000 * 1.02**7, 2) - 0.0)
    assert found.forecast.paid == pytest.approx(10_000 - 4_000 * 1.02**7, abs=CENT)


def test_what_is_paid_before_the_delivery_is_of_the_year_in_which_it_falls_due() -> None:
    """A tender of 2026, delivered in 2027: rent paid on the last day of the year before."""
    contract = lamps.contract(base_date="2026-06-01")
    made = recorded(contract, lamps.paid(lamps.PRICE, "2026-12-31", 128_000.0))
    assert [
        (one.year, one.difference) for one in followed(made, date(2028, 2, 1)).paid if one.paid is not None
    ] == [(2027, 0.0)]
    with pytest.raises(lcc.InputRefusedError) as refused:
        recorded(contract, lamps.paid(lamps.PRICE, "2006-12-31", 128_000.0))
    assert [one.code for one in refused.value.problems] == ["day_before_base"]
