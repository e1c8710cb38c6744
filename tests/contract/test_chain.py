"""What was recorded stays: a chain of checksums, and everything that can break it."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import lamps
import lcc
import make
from lcc.contract.chain import last_checksum
from lcc.contract.words import promise_names_in_words, security_text
from lcc.language import translator
from lcc.model.contract import Contract

ON = date(2032, 1, 10)


def kept() -> dict[str, Any]:
    made = lcc.realise(lamps.contract(lamps.AGREED), lamps.FIVE_YEARS, by="A. Jansen", on=ON)
    return made.model_dump(mode="json", exclude_unset=True)


def codes(plain: Any, **beside: Any) -> list[str]:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.follow(plain, at=ON, **beside)
    for problem in refused.value.problems:
        for language in ("nl", "en"):
            assert "{" not in str(lcc.said(problem, language))
    return [one.code for one in refused.value.problems]


def test_entries_are_added_and_none_is_changed() -> None:
    before = kept()
    after = lcc.realise(before, [lamps.paid(lamps.CARE, "2032-01-02", 1)], by="B", on=ON)
    assert after.model_dump(mode="json", exclude_unset=True)["log"][:-1] == before["log"]
    assert after.log[-1].before == before["log"][-1]["checksum"]
    assert lcc.follow(after, at=ON).contract == after


def test_the_same_rows_give_the_same_chain() -> None:
    assert kept() == kept()


def _value(plain: dict[str, Any]) -> None:
    plain["log"][1]["amount"] = 10_919.0


def _left_out(plain: dict[str, Any]) -> None:
    del plain["log"][4]


def _swapped(plain: dict[str, Any]) -> None:
    plain["log"][2:4] = reversed(plain["log"][2:4])


def _first_left_out(plain: dict[str, Any]) -> None:
    del plain["log"][0]


def _who(plain: dict[str, Any]) -> None:
    plain["log"][0]["by"] = "Somebody else"


def _price(plain: dict[str, Any]) -> None:
    plain["securities"][0]["amount"] = 19_200


def _seal(plain: dict[str, Any]) -> None:
    plain["sealed"] = "0" * 64


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        (_value, "entry_changed"),
        (_left_out, "entry_out_of_place"),
        (_swapped, "entry_out_of_place"),
        (_first_left_out, "entry_out_of_place"),
        (_who, "entry_changed"),
        (_price, "contract_changed"),
        (_seal, "contract_changed"),
    ],
)
def test_tampering_is_noticed(tamper: Callable[[dict[str, Any]], None], code: str) -> None:
    plain = copy.deepcopy(kept())
    tamper(plain)
    assert code in codes(plain)


def test_every_value_of_an_entry_is_in_its_checksum() -> None:
    plain = kept()
    for k, entry in enumerate(plain["log"]):
        for name, value in entry.items():
            if name in ("kind", "before", "checksum"):
                continue
            other = copy.deepcopy(plain)
            changed = (
                value + 1 if isinstance(value, float) else "2030-02-03" if name in ("date", "recorded") else "x"
            )
            other["log"][k][name] = changed
            assert {"entry_changed"} & set(codes(other)), (k, name)


def test_what_was_cut_off_at_the_end_is_seen_by_who_noted_the_checksum() -> None:
    """A shorter chain, or a whole one that was made anew, is sound by itself."""
    plain = kept()
    noted = plain["log"][-1]["checksum"]
    assert lcc.follow(plain, at=ON, known=noted).contract.log
    shorter = plain | {"log": plain["log"][:-1]}
    assert lcc.follow(shorter, at=ON).contract.log
    assert codes(shorter, known=noted) == ["checksum_gone"]
    anew = lcc.realise(lamps.contract(lamps.AGREED), lamps.FIVE_YEARS[:3], by="A. Jansen", on=ON)
    assert codes(anew, known=noted) == ["checksum_gone"]
    assert lcc.follow(plain, at=ON, known=plain["sealed"])


def test_a_log_that_was_emptied_is_refused_by_the_seal_that_is_left() -> None:
    """The program seals with the first entry: there is no seal without entries, and it still holds the terms."""
    emptied = kept() | {"log": []}
    assert codes(emptied) == ["log_emptied"]
    _price(emptied)
    assert codes(emptied) == ["log_emptied", "contract_changed"]


def test_what_was_agreed_can_be_added_until_something_is_recorded() -> None:
    made = lamps.contract()
    assert last_checksum(made) != last_checksum(lamps.contract(lamps.AGREED))
    assert made.sealed is None


def _row(**changes: Any) -> dict[str, Any]:
    return lamps.paid(lamps.CARE, "2028-12-31", 4_080) | changes


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (_row(promise="offers[0].costs[7].amount"), "unknown_promise", "rows[0].promise"),
        (_row(value=1234.567), "paid_not_in_cents", "rows[0].value"),
        (_row(value=0.004), "paid_not_in_cents", "rows[0].value"),
        (_row(promise='offers["\\x"]'), "unknown_promise", "rows[0].promise"),
        (_row(kind="measured", promise='offers["\\x"]'), "unknown_number_of_bid", "rows[0].promise"),
        (_row(kind="measured", promise="offers[0]..costs[0].amount"), "unknown_number_of_bid", "rows[0].promise"),
        (_row(kind="measured", promise="offers[-1].costs[0].amount"), "unknown_number_of_bid", "rows[0].promise"),
        (_row(kind="measured", promise="bidder"), "unknown_number_of_bid", "rows[0].promise"),
        (
            _row(kind="measured", promise="offers[0].business_model.service_life_years", value=-1),
            "greater_than",
            "rows[0].value",
        ),
        (
            _row(kind="measured", promise="offers[0].business_model.service_life_years", value=6.33),
            "whole_months",
            "rows[0].value",
        ),
        (_row(date="2032-01-11"), "day_to_come", "rows[0].date"),
        (_row(date="2026-12-31"), "day_before_base", "rows[0].date"),
        (lamps.measured(lamps.POWER, "2026-12-31", 91), "day_before_delivery", "rows[0].date"),
        (_row(date="soon"), "date_type", "rows[0].date"),
        (_row(kind="bribed"), "literal_error", "rows[0].kind"),
        (_row(value=None), "needed_of_kind", "rows[0].value"),
        (_row(kind="defaulted"), "not_of_kind", "rows[0].promise"),
        (_row(value=1e13), "less_than_equal", "rows[0].value"),
        (_row(evidence=""), "text_needed", "rows[0].evidence"),
        (_row(evidence="a\u202eb"), "visible_text", "rows[0].evidence"),
        (_row(before="0" * 64), "extra_forbidden", "rows[0].before"),
    ],
)
def test_a_row_that_can_not_be_is_refused_where_it_stands(row: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(), [row], by="A", on=ON)
    assert [(one.code, one.field) for one in refused.value.problems] == [(code, field)]
    for language in ("nl", "en"):
        assert "{" not in str(lcc.said(refused.value.problems[0], language))


def test_blanks_and_capitals_make_no_other_invoice() -> None:
    once = lcc.realise(lamps.contract(), [_row(evidence="Factuur 7")], by="A", on=ON)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(once, [_row(evidence=" factuur  7")], by="B", on=ON)
    assert [one.code for one in refused.value.problems] == ["recorded_already"]
    assert len(lcc.realise(once, [_row(evidence="Factuur 8")], by="B", on=ON).log) == 2


def test_nothing_is_recorded_twice_by_mistake() -> None:
    once = lcc.realise(lamps.contract(), [_row()], by="A", on=ON)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(once, [_row()], by="B", on=ON)
    assert [one.code for one in refused.value.problems] == ["recorded_already"]
    again = lcc.realise(once, [_row(evidence="Second invoice")], by="A", on=ON)
    assert len(again.log) == 2


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_recorded() -> None:
    rows = [_row(), _row(promise="x"), _row(date="2040-01-01")]
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(), rows, by="A", on=ON)
    assert [one.code for one in refused.value.problems] == ["unknown_promise", "day_to_come"]


def test_numbers_that_make_no_bid_together_are_refused() -> None:
    """A buy-back table rises: what is measured of one step has to stay below the next."""
    model = {
        "kind": "buy_back", "price": 320, "service_life_years": 7,
        "buy_back": [{"after_years": 5, "share_of_price": 0.3}, {"after_years": 7, "share_of_price": 0.15}],
    }  # fmt: skip
    bid = lamps.BID | {"offers": [{"item": "lamp", "business_model": model}]}
    steps = [f"offers[0].business_model.buy_back[{k}].after_years" for k in (0, 1)]
    rows = [lamps.measured(steps[0], "2028-01-01", 6.5), lamps.measured(steps[1], "2029-01-01", 6.0)]
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract({}, bid, resources={}), rows, by="A", on=ON)
    assert [(one.code, one.field) for one in refused.value.problems] == [("steps_rise", "rows[1].value")]


def test_a_log_that_was_forged_whole_still_says_nothing_impossible() -> None:
    """Who makes the chain anew can put anything in it: what makes no bid is refused, and is no traceback."""
    import lcc.contract.chain as chain

    made = lcc.realise(lamps.contract(), [lamps.measured(lamps.POWER, "2028-01-01", 90)], by="A", on=ON)
    plain = made.model_dump(mode="json", exclude_unset=True)
    for promise, value in (("offers[0].business_model.service_life_years", -1.0), ('offers["\\x"]', 1.0)):
        forged = copy.deepcopy(plain)
        forged["log"][0] |= {"promise": promise, "value": value}
        forged["log"][0]["checksum"] = chain._checksum_of(forged["log"][0])
        assert codes(forged)


def test_a_security_that_comes_later_counts() -> None:
    guarantee = {"kind": "bank_guarantee", "amount": 5_000, "given_by": "Bank"}
    row = {"kind": "secured", "date": "2029-01-01", "security": guarantee, "evidence": "Letter"}
    made = lcc.realise(lamps.contract(), [row], by="A", on=ON)
    assert lcc.follow(made, at=ON).default.secured == 5_000
    assert isinstance(made, Contract)


def test_the_day_of_recording_does_not_go_back() -> None:
    made = lcc.realise(lamps.contract(), [_row()], by="A", on=date(2029, 1, 10))
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(made, [_row(evidence="Another")], by="A", on=date(2029, 1, 9))
    assert [one.code for one in refused.value.problems] == ["recorded_before_last"]


@pytest.mark.parametrize("name", ["street-furniture", "office-furniture", "reusable-cups", "ict"])
def test_every_line_of_the_ledger_can_be_paid_by_its_name(name: str) -> None:
    """Also where the comparison settles at the horizon what the same field of the bid asks."""
    submissions = make.example(name)
    scored = lcc.score(submissions)
    for one in submissions.offered:
        made = lcc.contract_of(scored, delivered=submissions.tender.base_date, bidder=one.name)
        promised = lcc.follow(made, at=ON).promised
        names = list(dict.fromkeys(payment.promise for payment in promised))
        rows = [lamps.paid(promise, made.delivered.isoformat(), 1) for promise in names]
        kept_now = lcc.realise(made, rows, by="A", on=ON)
        found = lcc.follow(kept_now, at=date(2040, 1, 1))
        assert {each.promise for each in found.paid} == set(names)
        assert set(names) <= promise_names_in_words(made, str).keys()


def gone(day: str) -> dict[str, Any]:
    return {"kind": "defaulted", "date": day, "evidence": "Judgment"}


def goes_on(day: str) -> dict[str, Any]:
    return {"kind": "resumed", "date": day, "evidence": "Agreement"}


def test_a_supplier_that_goes_on_owes_what_it_owed_again() -> None:
    made = lcc.realise(lamps.contract(), [gone("2031-06-30"), goes_on("2031-10-01")], by="A", on=ON)
    between, after = (lcc.follow(made, at=date(2031, month, 15)) for month in (8, 12))
    assert between.seen.defaulted == date(2031, 6, 30)
    assert between.forecast.default == pytest.approx(19_200)
    assert after.forecast.default == 0
    assert after.seen.defaulted is None
    assert [one.amount for one in after.agenda if one.kind == "claim"] == [19_200.0]
    again = lcc.realise(made, [gone("2031-12-01")], by="A", on=ON)
    assert lcc.follow(again, at=ON).seen.defaulted == date(2031, 12, 1)
    assert lcc.follow(again, at=date(2031, 8, 15)).seen.defaulted == date(2031, 6, 30)  # it was so, then


def test_a_default_that_was_said_to_be_on_another_day_never_was() -> None:
    made = lcc.realise(lamps.contract(), [gone("2031-06-30"), gone("2031-09-30")], by="A", on=ON)
    assert lcc.follow(made, at=date(2031, 8, 15)).seen.defaulted is None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([goes_on("2031-10-01")], "not_in_default"),
        ([gone("2031-06-30"), goes_on("2031-06-01")], "resumed_before_default"),
    ],
)
def test_only_a_supplier_in_default_can_go_on(rows: list[dict[str, Any]], code: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(), rows, by="A", on=ON)
    assert [one.code for one in refused.value.problems] == [code]


def released(value: float, what: str = "Bank", day: str = "2030-06-01") -> dict[str, Any]:
    return {"kind": "released", "what": what, "value": value, "date": day, "evidence": "Letter"}


def test_a_security_that_is_released_stands_behind_nothing_from_that_day() -> None:
    made = lcc.realise(lamps.contract(lamps.AGREED), [released(4_000.10)], by="A", on=ON)
    before, after = (lcc.follow(made, at=date(2030, month, 15)) for month in (5, 6))
    assert (before.default.secured, after.default.secured) == (12_000.0, 7_999.90)
    whole = lcc.realise(made, [released(7_999.90, day="2031-01-01")], by="A", on=ON)
    assert lcc.follow(whole, at=ON).seen.all_securities == []
    assert not [one for one in lcc.follow(whole, at=ON).agenda if one.kind == "security_expires"]


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([released(12_000.01)], "rows[0].value"),
        ([released(8_000), released(4_001, day="2030-07-01")], "rows[1].value"),
        ([released(-1)], "rows[0].value"),
        ([released(1, "Another bank")], "rows[0].what"),
    ],
)
def test_no_more_is_released_than_stands(rows: list[dict[str, Any]], field: str) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(lamps.AGREED), rows, by="A", on=ON)
    assert [(one.code, one.field) for one in refused.value.problems] == [("released_beyond", field)]
    assert "Bank 12,000.00" in str(lcc.said(refused.value.problems[0], "en")) or field == "rows[1].value"


def test_a_security_that_came_later_can_be_released() -> None:
    secured = {
        "kind": "secured", "date": "2029-01-01", "evidence": "Letter",
        "security": {"kind": "pledge", "amount": 500, "given_by": "Holding"},
    }  # fmt: skip
    made = lcc.realise(lamps.contract(), [secured, released(500, "Holding")], by="A", on=ON)
    assert lcc.follow(made, at=ON).seen.securities_on(ON) == []


def test_claims_that_fall_due_after_their_security_ends_are_named() -> None:
    agreed = lamps.AGREED | {"securities": [lamps.AGREED["securities"][0] | {"expires": "2033-06-30"}]}
    found = lcc.follow(lamps.contract(agreed), at=date(2028, 1, 1))
    assert security_text(found, translator("en")).endswith(
        "Ends before these claims fall due: 2033-12-31, EUR 19,200.00."
    )
    ample = lcc.follow(lamps.contract(lamps.AGREED), at=date(2028, 1, 1))
    assert "Ends before" not in security_text(ample, translator("en"))


def test_a_payment_that_came_in_by_form_and_by_file_is_one() -> None:
    """A form says of each row when it fell due, and a file need not."""
    named = lamps.paid(lamps.CARE, "2028-01-05", 4_080) | {"due": "2027-12-31"}
    made = lcc.realise(lamps.contract(), [named], by="A", on=ON)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(made, [lamps.paid(lamps.CARE, "2028-01-05", 4_080)], by="A", on=ON)
    assert [one.code for one in refused.value.problems] == ["recorded_already"]
    other = lcc.realise(made, [named | {"due": "2028-12-31"}], by="A", on=ON)
    assert [one.due for one in other.paid] == [date(2027, 12, 31), date(2028, 12, 31)]


def test_who_records_it_is_a_name_over_every_counter() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(), [lamps.paid(lamps.PRICE, "2027-01-01", 1)], by=" ", on=date(2028, 1, 1))
    assert [one.code for one in refused.value.problems] == ["line_of_text"]


GUARANTEE = {"kind": "bank_guarantee", "amount": 5_000, "given_by": "Bank", "expires": "2034-12-31"}


def secured(evidence: str, **other: Any) -> dict[str, Any]:
    return {"kind": "secured", "date": "2028-01-01", "security": GUARANTEE | other, "evidence": evidence}


def test_the_same_guarantee_is_given_once_whatever_its_letter_is_called() -> None:
    for rows in (
        [secured("Letter"), secured("The letter of the bank")],
        [secured("A", **lamps.AGREED["securities"][0])],
    ):
        with pytest.raises(lcc.InputRefusedError) as refused:
            lcc.realise(lamps.contract(lamps.AGREED), rows, by="A", on=ON)
        assert [one.code for one in refused.value.problems] == ["secured_already"]
    given_back = {**released(17_000), "date": "2028-06-01"}
    again = [secured("Letter"), given_back, secured("Another one")]
    assert len(lcc.realise(lamps.contract(lamps.AGREED), again, by="A", on=ON).log) == 3


@pytest.mark.parametrize("kind", ["amended", "social_return", "released"])
def test_every_amount_is_in_whole_cents(kind: str) -> None:
    row = {"kind": kind, "what": "Bank", "value": 0.001, "date": "2028-01-01", "evidence": "Letter"}
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(lamps.contract(lamps.AGREED), [row], by="A", on=ON)
    assert [one.code for one in refused.value.problems] == ["paid_not_in_cents"]


def test_what_was_recorded_already_is_told_by_what_it_is() -> None:
    rows = [gone("2031-06-30"), lamps.paid(lamps.PRICE, "2027-01-01", 128_000)]
    made = lcc.realise(lamps.contract(), rows, by="A", on=ON)
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.realise(made, rows, by="A", on=ON)
    default, payment = (str(lcc.said(one, "en")) for one in refused.value.problems)
    assert "payment" not in default
    assert "of two equal payments" in payment
