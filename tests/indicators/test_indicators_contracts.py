"""What contracts add: claims by year, and what was paid beside what was promised."""

from datetime import date

import pytest

import lamps
import lcc
from lcc.indicators.figures import Indicators

PROMISED = 400 * 320
"""400 lamps at EUR 320, paid on delivery; 15 % comes back after 7 years, of the price that was paid."""


def found(
    *rows: dict[str, object],
    at: str = "2027-06-30",
    with_contract: bool = True,
    agreed: dict[str, object] | None = None,
) -> Indicators:
    contract = lamps.contract(agreed)
    if rows:
        contract = lcc.realise(contract, [*rows], by="The buyer", on=date.fromisoformat(at))
    files = [contract.model_dump(mode="json", exclude_unset=True)] if with_contract else []
    scored = lcc.score(lamps.TENDER, [lamps.BID])
    return lcc.indicators_of([scored], contracts=files, at=date.fromisoformat(at))


def of_all(result: Indicators, indicator: str) -> list[tuple[float | None, int, int]]:
    return [
        (one.value, one.known, one.unknown)
        for one in result.values
        if (one.indicator, one.by) == (indicator, "all")
    ]


def test_claims_stand_in_the_year_in_which_they_fall_due() -> None:
    result = found()
    by_year = {one.year: one.value for one in result.values if (one.indicator, one.by) == ("claims_due", "year")}
    assert by_year == {2033: 400 * 0.15 * 320}
    assert of_all(result, "claims_due") == [(19_200.0, 1, 0)]
    assert [one.secured for one in result.contracts] == [0.0]


def test_what_fell_due_before_the_day_is_no_claim_any_more() -> None:
    assert of_all(found(at="2034-12-31"), "claims_due") == [(0.0, 1, 0)]


def test_what_was_paid_stands_beside_what_was_promised() -> None:
    """3 % more than promised; of care, of which nothing is on record, nothing is said."""
    result = found(lamps.paid(lamps.PRICE, "2027-01-15", 1.03 * PROMISED))
    [(ratio, known, unknown)] = of_all(result, "paid_of_promised")
    assert ratio == pytest.approx(1.03)
    assert (known, unknown) == (1, 0)
    assert [(one.promised, one.paid) for one in result.contracts] == [({2027: PROMISED}, {2027: 1.03 * PROMISED})]


def test_nothing_on_record_is_unknown_and_no_zero() -> None:
    assert of_all(found(), "paid_of_promised") == [(None, 0, 1)]


def test_an_award_without_a_contract_is_named() -> None:
    result = found(with_contract=False)
    assert of_all(result, "claims_due") == [(None, 0, 1)]
    assert {one.why for value in result.values for one in value.left_out if value.indicator == "claims_due"} == {
        "no_contract"
    }


def test_without_looking_for_contracts_there_are_no_numbers_of_them() -> None:
    result = lcc.indicators_of([lcc.score(lamps.TENDER, [lamps.BID])])
    assert not {"claims_due", "paid_of_promised"} & {one.indicator for one in result.values}


def test_a_contract_that_is_there_twice_counts_once() -> None:
    plain = lamps.contract().model_dump(mode="json", exclude_unset=True)
    scored = lcc.score(lamps.TENDER, [lamps.BID])
    result = lcc.indicators_of([scored], contracts=[plain, plain], at=date(2027, 6, 30))
    assert of_all(result, "claims_due") == [(19_200.0, 1, 0)]
    assert [one.code for one in result.not_read] == ["contract_twice"]


def test_a_contract_of_no_award_that_was_read_is_told_and_not_counted() -> None:
    """Claims on a loser, or in another authority's contract, are no claims of these awards."""
    other = {**lamps.BID, "bidder": {"name": "Ander BV"}}
    plain = [
        one.model_dump(mode="json", exclude_unset=True)
        for one in (lamps.contract(), lamps.contract(bid=other), lamps.contract(authority="Gemeente B"))
    ]
    scored = lcc.score(lamps.TENDER, [lamps.BID])
    result = lcc.indicators_of([scored], contracts=plain, at=date(2027, 6, 30))
    assert of_all(result, "claims_due") == [(19_200.0, 1, 0)]
    assert [one.code for one in result.not_read] == ["contract_with_other", "contract_without_award"]


def test_an_authority_is_the_same_however_it_is_spelled() -> None:
    authority = lamps.TENDER["authority"]
    spelled = [lamps.TENDER | {"authority": name} for name in (authority, authority.upper(), f"{authority}  ")]
    scored = [lcc.score(tender, [lamps.BID]) for tender in spelled]
    result = lcc.indicators_of(scored, contracts=[lamps.contract().model_dump(mode="json", exclude_unset=True)])
    assert len(result.records) == 1
    assert [one.code for one in result.not_read] == ["portfolio_tender_twice"] * 2
    assert of_all(result, "claims_due") == [(19_200.0, 1, 0)]


def given(day: str, value: float, what: str = "Trainee") -> dict[str, object]:
    return {"kind": "social_return", "date": day, "value": value, "what": what, "evidence": "Letter"}


def test_social_return_is_agreed_over_the_whole_contract_and_given_by_year() -> None:
    rows = (
        given("2027-03-01", 2_500.0),
        given("2028-03-01", 4_000.0),
        given("2028-04-01", -500.0, "Trainee left"),
    )
    result = found(*rows, at="2028-06-30", agreed={"social_return": 7_800.0})
    assert of_all(result, "social_return_agreed") == [(7_800.0, 1, 0)]
    assert of_all(result, "social_return") == [(6_000.0, 1, 0)]
    by_year = {
        one.year: one.value for one in result.values if (one.indicator, one.by) == ("social_return", "year")
    }
    assert by_year == {2027: 2_500.0, 2028: 3_500.0}
    agreed = [one.year for one in result.values if (one.indicator, one.by) == ("social_return_agreed", "year")]
    assert agreed == [one.year for one in result.records]


def test_what_nobody_recorded_of_social_return_is_unknown_and_what_was_not_asked_is_neither() -> None:
    asked, not_asked = found(agreed={"social_return": 7_800.0}), found()
    assert of_all(asked, "social_return") == [(None, 0, 1)]
    assert of_all(not_asked, "social_return") == of_all(not_asked, "social_return_agreed") == [(None, 0, 0)]
    assert {
        one.why for value in not_asked.values for one in value.left_out if value.indicator == "social_return"
    } == {"no_social_return"}


def test_social_return_counts_from_before_the_delivery() -> None:
    result = found(given("2026-12-01", 1_000.0), agreed={"social_return": 7_800.0})
    assert of_all(result, "social_return") == [(1_000.0, 1, 0)]


def test_what_a_default_cost_is_what_no_security_covers() -> None:
    """The claim of 19,200 after seven years is not received; securities come to 12,000 on the day of the default."""
    gone: dict[str, object] = {"kind": "defaulted", "date": "2031-06-30", "evidence": "Judgment"}
    [one] = found(gone, at="2033-01-01", agreed=lamps.AGREED).contracts
    assert (one.defaulted, one.default_evidence) == (date(2031, 6, 30), "Judgment")
    assert (one.lost_claims, one.lost_secured, one.lost, one.claims) == (19_200.0, 12_000.0, 7_200.0, {})
    [still_there] = found(at="2033-01-01", agreed=lamps.AGREED).contracts
    assert (still_there.defaulted, still_there.lost) == (None, None)
