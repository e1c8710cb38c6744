"""What the supplier owes: claims that came in, that nobody recorded, that lost their security or their place."""

import io
import json
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

import lamps
import lcc
from lcc.contract.book import write_contract
from lcc.contract.followed import Followed
from lcc.contract.form import write_rows
from lcc.contract.words import remarks
from lcc.model.contract import Contract

ON = date(2049, 1, 1)


def recorded(contract: Contract, *rows: dict[str, Any]) -> Contract:
    return lcc.realise(contract, [*rows], by="A", on=ON) if rows else contract


def received(day: str, value: float, due: str | None = None) -> dict[str, Any]:
    return lamps.paid(lamps.BOUGHT_BACK, day, -value) | ({"due": due} if due else {})


def gone(day: str) -> dict[str, Any]:
    return {"kind": "defaulted", "date": day, "evidence": "Judgment"}


def goes_on(day: str) -> dict[str, Any]:
    return {"kind": "resumed", "date": day, "evidence": "Agreement"}


def released(day: str, value: float, what: str = "Bank") -> dict[str, Any]:
    return {"kind": "released", "what": what, "value": value, "date": day, "evidence": "Letter"}


def guarantee(amount: float, expires: str | None) -> dict[str, Any]:
    return {"kind": "bank_guarantee", "amount": amount, "given_by": "Bank"} | (
        {"expires": expires} if expires else {}
    )


def owed(found: Followed) -> tuple[list[float], float, list[float | None]]:
    """Return the claims of twelve months, all of a default, and those of the calendar."""
    claims = [-one.amount for one in found.claims]
    return claims, found.default.claims, [one.amount for one in found.agenda if one.kind == "claim"]


@pytest.mark.parametrize(
    ("value", "left"), [(19_200.0, []), (19_000.0, [200.0]), (0.0, [19_200.0])]
)  # fmt: skip
def test_of_a_claim_that_came_in_before_only_what_is_left_is_owed(value: float, left: list[float]) -> None:
    """19,200 falls due on 31-12-2033; it, all of it but 200, or nothing came in on 1 March."""
    made = recorded(lamps.contract(), received("2033-03-01", value, "2033-12-31"))
    assert owed(lcc.follow(made, at=date(2033, 6, 1))) == (left, sum(left), left)
    assert owed(lcc.follow(made, at=date(2033, 2, 1))) == ([19_200.0], 19_200.0, [19_200.0])


def test_a_security_that_ends_before_a_claim_falls_due_does_not_cover_it() -> None:
    """Of 19,200 on 31-12-2033, 5,000 is covered: the 12,000 ends in 2032."""
    made = lamps.contract({"securities": [guarantee(12_000, "2032-12-31"), guarantee(5_000, "2034-12-31")]})
    default = lcc.follow(made, at=date(2030, 1, 1)).default
    assert (default.claims, default.secured, default.cost) == (19_200.0, 5_000.0, 14_200.0)


def test_one_security_covers_what_falls_due_in_its_time_and_no_more() -> None:
    """14,400 on 31-12-2033 and 4,800 on 14-7-2034: 15,000 ends on the last of 2033 and covers 14,400; 1,000 stays."""
    parts = [
        {"item": "lamp", "quantity": 300, "delivered": "2027-01-01"},
        {"item": "lamp", "quantity": 100, "delivered": "2027-07-15"},
    ]
    given = [guarantee(15_000, "2033-12-31"), guarantee(1_000, None)]
    default = lcc.follow(lamps.contract({"deliveries": parts, "securities": given}), at=date(2030, 1, 1)).default
    assert (default.claims, default.secured, default.cost) == (19_200.0, 15_400.0, 3_800.0)


@pytest.mark.parametrize(
    ("rows", "secured", "cost"),
    [
        ([], 12_000.0, 7_200.0),
        ([released("2031-08-01", 12_000)], 0.0, 19_200.0),  # given back, and nothing was paid out
        ([released("2031-08-01", 12_000), received("2031-08-05", 12_000)], 12_000.0, 7_200.0),
        ([released("2031-08-01", 12_000), received("2031-08-05", 12_000, "2033-12-31")], 12_000.0, 7_200.0),
        ([released("2031-08-01", 8_000), received("2031-08-05", 3_000)], 7_000.0, 12_200.0),
        ([received("2031-06-30", 1_000, "2033-12-31")], 12_000.0, 6_200.0),  # before: 18,200 was left
    ],
)  # fmt: skip
def test_after_a_default_counts_what_came_in_and_what_still_stands(
    rows: list[dict[str, Any]], secured: float, cost: float
) -> None:
    made = recorded(lamps.contract(lamps.AGREED), gone("2031-06-30"), *rows)
    default = lcc.follow(made, at=date(2032, 1, 1)).default
    assert (default.secured, default.cost) == (secured, cost)


def test_a_security_that_expired_after_the_default_and_was_not_called_in_is_lost() -> None:
    default = lcc.follow(recorded(lamps.contract(lamps.AGREED), gone("2031-06-30")), at=date(2034, 4, 1)).default
    assert (default.at, default.secured, default.cost) == (date(2031, 6, 30), 0.0, 19_200.0)


TWO: dict[str, Any] = {"securities": [guarantee(20_000, "2035-12-31"), guarantee(5_000, "2048-12-31")]}


def test_what_is_released_comes_off_what_stands_then_and_expires_first() -> None:
    """In 2040 only the 5,000 until 2048 stands: 2,000 of it goes. In 2030 the 20,000 until 2035 goes first."""
    late = recorded(lamps.contract(TWO), released("2040-01-01", 2_000))
    assert [one.amount for one in late.all_securities] == [20_000.0, 3_000.0]
    swapped = recorded(lamps.contract({"securities": TWO["securities"][::-1]}), released("2030-01-01", 21_000))
    assert [one.amount for one in swapped.all_securities] == [4_000.0]
    assert [one.amount for one in swapped.securities_on(date(2029, 1, 1))] == [5_000.0, 20_000.0]


@pytest.mark.parametrize(
    "rows",
    [
        [released("2040-01-01", 5_000.01)],  # the 20,000 ended in 2035
        [released("2040-01-01", 5_000), released("2030-01-01", 20_000.01)],  # the 5,000 goes later
        [
            {"kind": "secured", "date": "2041-01-01", "security": guarantee(9_000, None), "evidence": "Letter"},
            released("2040-01-01", 6_000),
        ],
    ],
)
def test_no_more_is_released_than_stands_on_that_day(rows: list[dict[str, Any]]) -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        recorded(lamps.contract(TWO), *rows)
    assert [(one.code, one.field) for one in refused.value.problems] == [
        ("released_beyond", f"rows[{len(rows) - 1}].value")
    ]


@pytest.mark.parametrize(
    ("rows", "at", "since"),
    [
        ([gone("2033-01-01"), gone("2029-03-01"), goes_on("2029-06-01")], "2034-01-01", "2033-01-01"),
        ([gone("2033-01-01"), gone("2029-03-01"), goes_on("2029-06-01")], "2030-01-01", None),
        ([gone("2033-01-01"), gone("2029-03-01"), goes_on("2029-06-01")], "2029-04-01", "2029-03-01"),
        ([gone("2033-01-01"), gone("2029-03-01")], "2034-01-01", "2029-03-01"),  # put right
        ([gone("2028-01-01"), gone("2032-01-01"), goes_on("2032-06-01")], "2034-01-01", None),
        ([gone("2033-01-01"), goes_on("2034-01-01"), gone("2029-03-01")], "2033-06-01", "2029-03-01"),
        ([gone("2033-01-01"), goes_on("2034-01-01"), gone("2029-03-01")], "2035-01-01", None),
        ([gone("2031-01-01"), goes_on("2031-06-01"), gone("2031-06-01")], "2032-01-01", "2031-06-01"),
    ],
)
def test_a_default_stands_until_a_later_day_on_which_the_supplier_goes_on(
    rows: list[dict[str, Any]], at: str, since: str | None
) -> None:
    found = lcc.follow(recorded(lamps.contract(), *rows), at=date.fromisoformat(at)).seen.defaulted
    assert found == (None if since is None else date.fromisoformat(since))


def test_the_supplier_does_not_go_on_before_the_default_that_stands() -> None:
    with pytest.raises(lcc.InputRefusedError) as refused:
        recorded(lamps.contract(), gone("2033-01-01"), goes_on("2029-06-01"))
    assert [one.code for one in refused.value.problems] == ["resumed_before_default"]


def told(found: Followed) -> str:
    return " ".join(remarks(found, str))


@pytest.mark.parametrize(
    ("rows", "at", "amounts"),
    [
        ([], "2034-07-01", [-19_200.0]),
        ([], "2033-12-30", []),
        ([received("2034-01-10", 19_200)], "2034-07-01", []),
        ([received("2034-01-10", 0)], "2034-07-01", []),  # it was not received, and that is known
        ([gone("2031-06-30")], "2034-07-01", []),
    ],
)
def test_a_claim_that_fell_due_and_that_nobody_recorded_is_listed(
    rows: list[dict[str, Any]], at: str, amounts: list[float]
) -> None:
    found = lcc.follow(recorded(lamps.contract(), *rows), at=date.fromisoformat(at))
    assert [one.amount for one in found.claims_unrecorded] == amounts
    assert ("come to EUR 19,200.00: record what came in, or 0" in told(found)) == bool(amounts)
    assert [one["amount"] for one in json.loads(found.json())["claims_unrecorded"]] == amounts
    assert ("Claims that fell due, of which nothing is recorded, EUR" in book_texts(found)) == bool(amounts)


def book_texts(found: Followed) -> list[str]:
    sheet = load_workbook(io.BytesIO(write_contract(found, "en"))).worksheets[0]
    return [str(row[0].value) for row in sheet.iter_rows()]


@pytest.mark.parametrize(
    ("agreed", "left_out"),
    [
        ({"ends": "2033-12-30"}, "2033-12-31, EUR 19,200.00"),
        ({"ends": "2033-12-31"}, ""),
        ({}, ""),
        (
            {
                "ends": "2033-12-31",
                "deliveries": [
                    {"item": "lamp", "quantity": 300, "delivered": "2027-01-01"},
                    {"item": "lamp", "quantity": 100, "delivered": "2027-07-15"},
                ],
            },
            "2034-07-14, EUR 4,800.00",
        ),
    ],
)
def test_a_claim_that_falls_due_after_the_end_is_told(agreed: dict[str, Any], left_out: str) -> None:
    found = lcc.follow(lamps.contract(agreed), at=date(2030, 1, 1))
    said = "is not in the ledger: " + left_out
    assert (said in told(found)) == bool(left_out)
    assert any(said in text for text in book_texts(found)) == bool(left_out)
    form = load_workbook(io.BytesIO(write_rows(found, 2029, "en"))).worksheets[0]
    assert any(said in str(row[1].value) for row in form.iter_rows(max_row=5)) == bool(left_out)
    assert bool(json.loads(found.json())["claims_after_end"]) == bool(left_out)


def test_a_payout_of_a_claim_that_stands_again_has_to_name_it() -> None:
    """12,000 of the guarantee, and then the supplier goes on: the claim is 19,200 beside it, or 7,200 is left of it."""
    rows = [gone("2031-06-30"), released("2031-08-01", 12_000), goes_on("2031-10-01")]
    unnamed = recorded(lamps.contract(lamps.AGREED), *rows, received("2031-08-05", 12_000))
    found = lcc.follow(unnamed, at=date(2032, 1, 1))
    assert found.default.claims == 19_200.0
    assert "not said to be of it: 2031-08-05, EUR 12,000.00" in told(found)
    row = received("2031-08-05", 12_000)
    mended = recorded(
        unnamed,
        row | {"value": 12_000, "evidence": "Put right"},
        row | {"due": "2033-12-31", "evidence": "For 2033"},
    )
    assert lcc.follow(mended, at=date(2032, 1, 1)).default.claims == 7_200.0
    assert told(lcc.follow(mended, at=date(2032, 1, 1))) == ""


def test_a_payout_without_a_release_is_told_to_count_twice() -> None:
    made = recorded(lamps.contract(lamps.AGREED), gone("2031-06-30"), received("2031-08-05", 12_000))
    assert "no security was released since: 2031-08-05, EUR 12,000.00" in told(lcc.follow(made, at=ON))
    mended = recorded(made, released("2031-08-01", 12_000))
    assert told(lcc.follow(mended, at=ON)) == ""
