"""What part of all tenders asked for it: matched by numbers alone, worked out by hand."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

import lcc
import make
from all_tenders import COLUMNS, OURS, as_csv, award, package, release, row
from command_line import run
from lcc.exchange.all_tenders.shares import shares_as_table
from lcc.indicators.figures import Indicators
from lcc.indicators.of_all_tenders import SharesOfAll, TendersShare
from portfolios import tender_in

Plain = dict[str, Any]


def scored(
    name: str, *, by_price: bool = False, circular: bool = False, authority: str = OURS, **changes: Any
) -> lcc.Scored:
    """Return a tender of a code with one bid: on price or on life-cycle cost, and with what is leased or bought."""
    award_ = {"method": "lowest_price" if by_price else "lowest_lcc"}
    tender = make.tender(id=name, authority=authority, award=award_, **changes)
    lease = {"kind": "lease", "payment": 10.0, "every_months": 12, "term_months": 120}
    offer = make.offer(lease if circular else make.purchase(100.0))
    bid = make.bid(offer, name="Koop BV").model_copy(update={"tender": name})
    return lcc.score(
        tender.model_dump(mode="json", exclude_unset=True), [bid.model_dump(mode="json", exclude_unset=True)]
    )


def shares(awards: list[lcc.Scored], *releases: Plain, **options: Any) -> SharesOfAll:
    return lcc.share_of_all(awards, [("all.json", package(*releases))], **options)


def of(found: SharesOfAll, by: str = "all", group: str = "") -> TendersShare:
    [one] = [one for one in found.shares if (one.by, one.group) == (by, group)]
    return one


def test_a_small_year_by_hand() -> None:
    """Four tenders of 100, 200, 300 and 400 thousand; of two it is known what they asked for.

    On life-cycle cost 1 of 4 and 100 of 1,000; circular 1 of 4 and 200 of 1,000.
    """
    found = shares(
        [scored("1"), scored("2", by_price=True, circular=True)],
        *(release(str(k), awards=[award("a", 100_000.0 * k)]) for k in (1, 2, 3, 4)),
    )
    one = of(found)
    assert (one.number, one.matched) == (4, 2)
    assert (one.life_cycle_cost, one.circular, one.criteria, one.circular_unknown) == (1, 1, 0, 0)
    assert (one.life_cycle_cost_share, one.circular_share, one.criteria_share) == (0.25, 0.25, 0.0)
    [worth] = one.worth
    assert (worth.currency, worth.value, worth.life_cycle_cost, worth.circular) == ("EUR", 1e6, 1e5, 2e5)
    assert (worth.life_cycle_cost_share, worth.circular_share) == (0.1, 0.2)
    assert found.unmatched == ()


def test_years_and_divisions_add_up_to_all() -> None:
    coded = {"classification": {"scheme": "CPV", "id": "39110000"}}
    found = shares(
        [scored("1"), scored("3")],
        release("1", "2026-05-01T00:00:00Z", tender=coded),
        release("2", tender=coded),
        release("3"),
    )
    assert [(one.by, one.group, one.number, one.life_cycle_cost) for one in found.shares] == [
        ("all", "", 3, 2), ("year", "2026", 1, 1), ("year", "2027", 2, 1), ("cpv_division", "39", 2, 1),
        ("cpv_division", "", 1, 1),
    ]  # fmt: skip


def test_currencies_are_apart() -> None:
    found = shares(
        [scored("1")], release("1", awards=[award("a", 500.0)]), release("2", awards=[award("a", 900.0, "SEK")])
    )
    assert [(one.currency, one.value, one.life_cycle_cost_share) for one in of(found).worth] == [
        ("EUR", 500.0, 1.0), ("SEK", 900.0, 0.0),
    ]  # fmt: skip


@pytest.mark.parametrize("number", ["ocds-1l04xe-77", "77", "publication-9"])
def test_a_number_that_is_given_is_what_a_tender_goes_by(number: str) -> None:
    found = shares(
        [scored("benches")], release("77", id="publication-9"), numbers={"numbers": {"benches": number}}
    )
    assert (of(found).matched, found.unmatched) == (1, ())


def test_what_is_not_matched_by_a_number_is_listed_and_counts_as_nothing() -> None:
    """By name and title it would be the same tender; by no number it is."""
    alike = release("77", tender={"title": "Test"})
    found = shares(
        [scored("benches"), scored("8"), scored("9")],
        alike,
        release("8", tender={"status": "cancelled"}),
        release("9", relatedProcesses=[{"relationship": ["framework"]}]),
        numbers={"numbers": {"other": "1"}},
    )
    assert (of(found).number, of(found).matched, of(found).life_cycle_cost_share) == (1, 0, 0.0)
    assert [(one.tender, one.why) for one in found.unmatched] == [
        ("benches", "not_found"), ("8", "cancelled"), ("9", "call_off"),
    ]  # fmt: skip
    assert found.numbers_unused == ("other",)


def test_a_number_of_several_tenders_is_of_none() -> None:
    twice = [release(str(k), tender={"id": "same"}) for k in (1, 2)]
    found = shares([scored("same")], *twice)
    assert [one.why for one in found.unmatched] == ["several"]


def test_a_code_of_two_authorities_says_of_neither_what_was_published() -> None:
    found = shares([scored("1"), scored("1", authority="Gemeente Elders")], release("1"), release("2"))
    assert (of(found).matched, of(found).life_cycle_cost) == (0, 0)
    assert [(one.authority, one.why) for one in found.unmatched] == [
        (OURS, "two_authorities"), ("Gemeente Elders", "two_authorities"),
    ]  # fmt: skip


def test_the_number_of_a_notice_is_no_code() -> None:
    """A code such as 1 may be that of any notice: only a number that is given can be that of one."""
    found = shares([scored("1")], release("77", id="1"))
    assert [one.why for one in found.unmatched] == ["not_found"]


def test_two_tenders_that_are_one_as_published_count_once() -> None:
    numbers = {"numbers": {"a": "77", "b": "77"}}
    found = shares([scored("a"), scored("b", by_price=True)], release("77"), release("78"), numbers=numbers)
    assert (of(found).number, of(found).matched, of(found).life_cycle_cost) == (2, 1, 1)


def test_a_consultation_is_no_tender() -> None:
    found = shares([scored("1"), scored("2", procedure="market_consultation")], release("1"), release("2"))
    assert (of(found).matched, found.unmatched) == (1, ())


def test_nothing_that_counts_has_no_share() -> None:
    found = shares([scored("1")], release("1", tender={"status": "cancelled"}))
    assert (of(found).number, of(found).life_cycle_cost_share, of(found).worth) == (0, None, ())


def test_the_authority_goes_by_other_names_too() -> None:
    with pytest.raises(lcc.InputRefusedError):
        shares([scored("1")], release("1", buyer="Stad"))
    assert of(shares([scored("1")], release("1", buyer="Stad"), authorities=["stad"])).matched == 1


def test_the_table_has_a_row_for_each_group_and_currency() -> None:
    found = shares(
        [scored("1")],
        release("1", awards=[award("a", 5e3), award("b", None)]),
        release("2", awards=[award("a", 9e3)]),
    )
    rows = list(csv.DictReader(io.StringIO(shares_as_table(found).decode())))
    assert [(one["by"], one["group"], one["worth_currency"], one["worth_value"]) for one in rows] == [
        ("all", "", "EUR", "9000.0"), ("year", "2027", "EUR", "9000.0"), ("cpv_division", "", "EUR", "9000.0"),
    ]  # fmt: skip
    none = list(csv.DictReader(io.StringIO(shares_as_table(shares([scored("1")], release("1"))).decode())))
    assert (none[0]["number"], none[0]["worth_currency"]) == ("1", "")


def test_as_it_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("501", "benches"):
        tender_in(tmp_path / "in", name, authority=OURS)
    Path("all.csv").write_bytes(as_csv([row("501", "9001"), row("502", "9002"), row("503", "", "01-02-2027")]))
    Path("numbers.yaml").write_text("numbers: {benches: '9002'}\n")
    done = run("share", "in", "--all-tenders", "all.csv", "-o", "share.json", "-o", "share.csv")
    assert "benches: nothing is published under its code" in done.output
    assert "1  Left out of the files" in done.output
    found = json.loads(Path("share.json").read_text())
    assert (found["kind"], found["shares"][0]["number"], found["shares"][0]["matched"]) == ("lcc share", 2, 1)
    done = run(
        "share", "in", "--all-tenders", "all.csv", "--numbers", "numbers.yaml", "-o", "b.json", language="nl"
    )
    assert json.loads(Path("b.json").read_text())["shares"][0]["matched"] == 2
    assert "--force" in run("share", "in", "--all-tenders", "all.csv", "-o", "b.json", code=2).output
    assert (
        "is an input" in run("share", "in", "--all-tenders", "all.csv", "-o", "all.csv", "--force", code=2).output
    )
    assert "one of .json, .csv" in run("share", "in", "--all-tenders", "all.csv", "-o", "b.xlsx", code=2).output
    Path("none.csv").write_text("a;b\n1;2\n")
    assert "TenderNed kenmerk" in run("share", "in", "--all-tenders", "none.csv", "-o", "c.json", code=1).output
    assert not Path("c.json").exists()


FOUR = [("all.json", package(*(release(str(k)) for k in (1, 2, 3, 4))))]
OF_ALL = ("life_cycle_cost_of_all", "circular_of_all", "criteria_of_all")


def of_all(found: Indicators, by: str = "all") -> dict[str, tuple[float | None, int, int]]:
    return {
        one.indicator: (one.value, one.known, one.unknown)
        for one in found.values
        if one.by == by and one.indicator in OF_ALL
    }


def test_indicators_have_all_tenders_for_a_denominator_or_say_that_it_is_not_known() -> None:
    """Of four tenders two were read: one on life-cycle cost, one circular."""
    awards = [scored("1"), scored("2", by_price=True, circular=True), scored("x")]
    found = lcc.indicators_of(awards, all_tenders=FOUR)
    expected = {name: (share, 2, 2) for name, share in zip(OF_ALL, (0.25, 0.25, 0.0), strict=True)}
    assert of_all(found) == of_all(found, "year") == of_all(found, "cpv_division") == expected
    assert found.all_tenders == shares(awards, *(release(str(k)) for k in (1, 2, 3, 4))).model_copy(
        update={"files": ("all.json",)}
    )
    [one] = [one for one in found.values if (one.indicator, one.by) == ("circular_of_all", "all")]
    assert [(left.tender, left.why) for left in one.left_out] == [("x", "not_found")]
    without = lcc.indicators_of(awards)
    assert of_all(without) == of_all(without, "year") == dict.fromkeys(OF_ALL, (None, 0, 3))
    assert of_all(without, "supplier") == {}
    assert of_all(lcc.indicators_of([], all_tenders=FOUR)) == {}


def test_a_target_is_of_all_tenders_too() -> None:
    path = {"indicator": "circular_of_all", "points": {2027: 0.5}, "source": "made up"}
    found = lcc.indicators_of([scored("1", circular=True)], all_tenders=FOUR, targets={"targets": [path]})
    [one] = [one for one in found.values if (one.indicator, one.by) == ("circular_of_all", "year")]
    assert (one.target, one.ahead) == (0.5, -0.25)


def test_a_table_without_values_is_told_with_the_column_that_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    tender_in(tmp_path / "in", "501", authority=OURS)
    worth = {"Definitieve waarde (bedrag)": "1000", "Definitieve waarde (valuta)": "EUR"}
    rows = [row("501", "9001"), row("502", "9002")]
    others = [name for name in COLUMNS if "waarde" not in name]
    said = "A table says so in a column such as 'Definitieve waarde - bedrag'."
    Path("all.csv").write_bytes(as_csv(rows, others))
    assert said in run("share", "in", "--all-tenders", "all.csv", "-o", "a.json").stderr
    Path("all.csv").write_bytes(as_csv([one | worth for one in rows], [*others, *worth]))
    assert said not in run("share", "in", "--all-tenders", "all.csv", "-o", "b.json").stderr
    found = json.loads(Path("b.json").read_text())["shares"][0]
    assert [(one["currency"], one["value"]) for one in found["worth"]] == [("EUR", 2000.0)]


def test_indicators_are_typed_with_all_tenders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tender_in(tmp_path / "in", "501", authority="Voorbeeld")
    Path("all.csv").write_bytes(as_csv([row("501", "9001"), row("502", "9002"), row("503", "", "01-02-2027")]))
    words = ["in", "--all-tenders", "all.csv", "--authority", OURS]
    done = run("indicators", *words, "-o", "i.json")
    assert "Left out of the files, as it could not be read: 1" in done.output
    [one] = [
        one
        for one in json.loads(Path("i.json").read_text())["values"]
        if (one["indicator"], one["by"]) == ("life_cycle_cost_of_all", "all")
    ]
    assert (one["value"], one["known"], one["unknown"]) == (0.5, 1, 1)
    run("year", *words, "-o", "y.html", language="nl")
    assert "Aanbestedingen op levenscycluskosten, van alle aanbestedingen" in Path("y.html").read_text()
    assert "--all-tenders" in run("indicators", "in", "--numbers", "n.yaml", code=2).output
    assert "is an input" in run("indicators", *words, "-o", "all.csv", "--force", code=2).output
