"""A contract played through five years with one default, by hand to the cent."""

from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest

import lamps
import lcc
from command_line import run
from lcc.contract.followed import Followed
from lcc.contract.words import room_text

AT = date(2032, 1, 15)


def after_five_years() -> Followed:
    made = lcc.realise(lamps.contract(lamps.AGREED), lamps.FIVE_YEARS, by="A. Jansen", on=date(2032, 1, 10))
    return lcc.follow(made, lamps.series(), at=AT)


def test_what_was_promised_follows_the_clause() -> None:
    """4,000; +3.1 %; +4 % (4.753 % cut off); x 109.4/108; x 111.6/109.4; and 2 % a year that is still assumed."""
    care = [one.amount for one in after_five_years().promised if one.promise == lamps.CARE]
    assert care == [4_000.00, 4_124.00, 4_288.96, 4_344.56, 4_431.93, 4_520.56, 4_610.98]


def test_deviations_by_line_and_year() -> None:
    found = {(one.promise, one.year): one for one in after_five_years().paid}
    deviations = {key: one.difference for key, one in found.items() if one.difference}
    assert deviations == {
        (lamps.POWER, 2029): 1_638.00,  # 12,558 - 10,920
        (lamps.POWER, 2030): 1_638.00,
        (lamps.CARE, 2031): -2_231.93,  # 2,200 of 4,431.93: nobody cared for the lamps in the second half
        (lamps.BOUGHT_BACK, 2031): -12_000.00,  # the guarantee; the claim itself stood in 2033
    }
    assert found[lamps.CARE, 2028].paid == 4_124.00  # 4,160 less the credit note of 36
    assert found[lamps.BOUGHT_BACK, 2033].paid is None


def test_lamps_that_take_more_power_cost_1638_a_year() -> None:
    """41,860 kWh against the 36,400 that was promised: 5,460 x EUR 0.30. Mended before the end of 2031."""
    assert after_five_years().loss == {2029: 1_638.00, 2030: 1_638.00, 2031: 0.0, 2032: 0.0}
    assert [(one.measured, round(one.ratio or 0, 2)) for one in after_five_years().measured] == [
        (104.65, 1.15), (91.0, 1.0),
    ]  # fmt: skip


def test_a_default_costs_what_no_security_covers() -> None:
    """19,200 was still to come in 2033; the guarantee of 12,000 held until 2034."""
    default = after_five_years().default
    assert (default.at, default.claims, default.secured, default.cost) == (
        date(2031, 6, 30), 19_200.00, 12_000.00, 7_200.00,
    )  # fmt: skip
    assert after_five_years().claims == []
    assert "claim" not in {one.kind for one in after_five_years().agenda}


def test_the_life_cycle_cost_again() -> None:
    """Without interest, so that a pocket calculator does it.

    Awarded: 128,000 + 4,000 (1.02 + .. + 1.02^7) + 7 x 10,920 - 19,200. The clause pays each year at its own price:
    4,000 (1 + .. + 1.02^6). Figures known up to that of 2030 take the place of 2 %. Nothing measured holds any more;
    it cost 2 x 1,638. Paid otherwise is 2,231.925 less of care, and the guarantee of 12,000.
    """
    assumed = sum(1.02**k for k in range(1, 8))
    agreed = sum(1.02**k for k in range(7))
    fourth, fifth = 1.07224 * 109.4 / 108, 1.07224 * 111.6 / 108
    real = 1 + 1.031 + 1.07224 + fourth + fifth + fifth * 1.02 + fifth * 1.02**2
    found = after_five_years().forecast
    assert found.awarded == pytest.approx(128_000 + 4_000 * assumed + 76_440 - 19_200)
    assert round(found.awarded, 2) == 215_571.88
    assert found.agreed == pytest.approx(4_000 * (agreed - assumed))
    assert found.index == pytest.approx(4_000 * (real - agreed))
    assert found.measured == pytest.approx(2 * 1_638)
    assert found.default == pytest.approx(19_200)
    assert found.paid == pytest.approx(-2_231.93 - 12_000, abs=0.005)
    assert found.now == pytest.approx(128_000 + 4_000 * real + 76_440 + 3_276 - 2_231.93 - 12_000, abs=0.005)
    assert round(found.now, 2) == 223_805.05


def test_a_number_that_stays_otherwise_is_in_the_forecast() -> None:
    """At the end of 2029 nothing was mended: 1,638 a year over five years; of 2027 and 2028 nothing was measured."""
    made = lcc.realise(
        lamps.contract(), [lamps.measured(lamps.POWER, "2029-12-31", 104.65)], by="A", on=date(2030, 1, 10)
    )
    assert lcc.follow(made, at=date(2030, 1, 15)).forecast.measured == pytest.approx(5 * 1_638)
    paid = [lamps.paid(lamps.POWER, f"{year}-12-31", 10_920) for year in (2027, 2028)]
    as_it_went = lcc.realise(made, paid, by="A", on=date(2030, 1, 11))
    found = lcc.follow(as_it_went, at=date(2030, 1, 15)).forecast
    assert found.now - found.awarded == pytest.approx(5 * 1_638)


def test_what_was_measured_bad_and_mended_is_in_the_forecast_as_in_the_years() -> None:
    """Bad from 2029 until it is mended in 2031, nothing recorded as paid: 1,638 at 3 % after three and four years."""
    rows = [lamps.measured(lamps.POWER, "2029-12-31", 104.65), lamps.measured(lamps.POWER, "2031-12-31", 91)]
    made = lcc.realise(
        lamps.contract(discount={"rate": 0.03, "basis": "nominal"}), rows, by="A", on=date(2032, 1, 10)
    )
    found = lcc.follow(made, at=AT)
    assert found.loss == pytest.approx({2029: 1_638.00, 2030: 1_638.00, 2031: 0.0, 2032: 0.0})
    assert found.forecast.measured == pytest.approx(1_638 / 1.03**3 + 1_638 / 1.03**4)
    assert found.forecast.paid == 0


def test_what_is_measured_late_is_not_put_back_to_the_start() -> None:
    """Bad at the end of 2032: that year and the last one, 2 x 1,638 of seven."""
    late = [lamps.measured(lamps.POWER, "2032-12-31", 104.65)]
    made = lcc.realise(lamps.contract(), late, by="A", on=date(2033, 1, 10))
    assert lcc.follow(made, at=date(2033, 1, 15)).forecast.measured == pytest.approx(2 * 1_638)


def test_it_is_discounted_as_it_was_compared() -> None:
    """At 3 % nominal the default costs the claim of month 84 at its worth at the start."""
    bid, tender = lamps.BID, {"discount": {"rate": 0.03, "basis": "nominal"}}
    made = lamps.contract(None, bid, **tender)
    gone = [{"kind": "defaulted", "date": "2031-06-30", "evidence": "Judgment"}]
    found = lcc.follow(lcc.realise(made, gone, by="A", on=AT), at=AT).forecast
    assert found.default == pytest.approx(19_200 / 1.03**7)


def test_of_a_default_what_was_recorded_last_counts() -> None:
    """A year that was mistyped is put right by a second entry, seen from any day; the first one stays in the log."""
    made = lamps.contract(lamps.AGREED)
    for day in ("2028-06-30", "2032-06-30"):
        gone = {"kind": "defaulted", "date": day, "evidence": f"Judgment of {day}"}
        made = lcc.realise(made, [gone], by="A", on=date(2033, 1, 1))
    assert len(made.log) == 2
    assert lcc.follow(made, at=date(2033, 1, 1)).default.at == date(2032, 6, 30)
    assert lcc.follow(made, at=date(2030, 1, 1)).seen.defaulted is None


def test_before_the_default_the_claim_stands() -> None:
    followed = lcc.follow(lamps.contract(lamps.AGREED), lamps.series(), at=date(2033, 1, 15))
    assert [(one.day, one.amount) for one in followed.claims] == [(date(2033, 12, 31), -19_200.00)]
    assert followed.default.cost == 7_200.00
    assert lcc.follow(lamps.contract(lamps.AGREED), at=date(2032, 12, 30)).claims == []
    late = lcc.follow(lamps.contract({**lamps.AGREED, "securities": []}), at=date(2033, 1, 15))
    assert late.default.cost == 19_200.00


@pytest.mark.parametrize(
    ("amounts", "nature", "value", "verdict"),
    [
        ([6_000], "supplies", 156_000, "within"),
        ([12_480], "supplies", 156_000, "near"),  # 80 % of 15,600
        ([15_600], "supplies", 156_000, "near"),
        ([15_601], "supplies", 156_000, "beyond"),
        ([20_000, -5_000], "supplies", 156_000, "near"),  # what comes off counts: the net value
        ([20_000], "works", 156_000, "near"),  # 15 % is 23,400
        ([300_000], "supplies", 4_000_000, "beyond"),  # within 10 %, and above the threshold of 216,000
        ([79_000], "supplies", 156_000, "unforeseen_beyond"),
        ([6_000], "supplies", None, "unknown"),
    ],
)
def test_changes_beside_the_room_of_the_law(amounts: list[float], nature: str, value: float, verdict: str) -> None:
    agreed = {"nature": nature} | ({} if value is None else {"value": value})
    rows = [
        {"kind": "amended", "date": "2028-01-01", "value": amount, "what": "Change", "evidence": f"Addendum {k}"}
        for k, amount in enumerate(amounts)
    ]
    made = lcc.realise(lamps.contract(agreed), rows, by="A", on=date(2028, 2, 1))
    assert lcc.follow(made, at=date(2028, 3, 1)).room.verdict == verdict


def test_the_room_is_measured_on_the_indexed_value() -> None:
    """156,000 x 1.07224 x 111.6/108 after four adjustments."""
    assert after_five_years().room.value == pytest.approx(156_000 * 1.07224 * 111.6 / 108)


def test_on_an_earlier_day_what_came_later_is_not_known() -> None:
    """At the end of 2030 the claim still stands, the lamps still take too much, and the figure of 2030 is not there."""
    made = lcc.realise(lamps.contract(lamps.AGREED), lamps.FIVE_YEARS, by="A. Jansen", on=date(2032, 1, 10))
    found = lcc.follow(made, lamps.series(), at=date(2030, 12, 31))
    assert found.default.claims == 19_200.00
    assert found.forecast.default == 0
    assert found.forecast.measured == pytest.approx(5 * 1_638)
    assert len(found.adjustments["general"]) == 3
    assert {one.year for one in found.paid if one.paid is not None} == {2027, 2028, 2029, 2030}


def test_a_guarantee_that_came_after_the_default_covers_nothing() -> None:
    guarantee = {"kind": "pledge", "amount": 5_000, "given_by": "Bank"}
    rows: list[dict[str, object]] = [
        {"kind": "defaulted", "date": "2031-06-30", "evidence": "Judgment"},
        {"kind": "secured", "date": "2031-08-01", "security": guarantee, "evidence": "Letter"},
    ]
    made = lcc.realise(lamps.contract(), rows, by="A", on=date(2032, 1, 10))
    assert lcc.follow(made, at=AT).default.cost == 19_200.00


@pytest.mark.parametrize(("base", "is_known"), [("2027-01-01", True), ("2029-01-01", False)])
def test_a_threshold_that_is_not_known_is_said_to_be_so(base: str, is_known: bool) -> None:
    made = lcc.contract_of(lcc.score(lamps.TENDER | {"base_date": base}, [lamps.BID]), delivered=date(2029, 1, 1))
    plain = made.model_dump(mode="json", exclude_unset=True) | {"value": 156_000}
    followed = lcc.follow(plain, at=date(2029, 2, 1))
    said = room_text(followed.contract, followed.room, str)
    assert ("The European threshold of the base date is not known here." in said) != is_known
    assert followed.room.small == pytest.approx(15_600)


def test_the_files_of_a_contract_are_those_of_the_command(tmp_path: Path) -> None:
    made = lamps.contract(lamps.AGREED)
    (tmp_path / "contract.yaml").write_bytes(lcc.contract_file(made))
    assert lcc.follow(tmp_path / "contract.yaml").contract == made
    assert lcc.follow(("c.json", lcc.contract_file(made, "json"))).contract == made
    with pytest.raises(lcc.InputRefusedError):
        lcc.contract_file(made, "xml")  # type: ignore[arg-type]
    (tmp_path / "cpi.json").write_text(lamps.series().model_dump_json())
    found = lcc.follow(made, lamps.series(), at=date(2031, 7, 1))
    words = ["contract.yaml", "--series", "cpi.json", "--at", "2031-07-01"]
    for command, file, content in (
        ("calendar", "c.ics", found.calendar("en")),
        ("calendar", "c.xlsx", found.calendar("en", "xlsx")),
        ("show", "f.json", found.json()),
        ("show", "f.xlsx", found.workbook("en")),
        ("form", "y.xlsx", found.form(language="en")),
    ):
        with chdir(tmp_path):
            run("contract", command, *words, "-o", file)
        assert (tmp_path / file).read_bytes() == content, file
