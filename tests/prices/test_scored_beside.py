"""Earlier prices beside the bids of a tender: what is said of them, where it travels, and that it decides nothing."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import lcc
import make
import portfolios
from lcc.api.proving import decision
from lcc.evaluation.evaluate import Evaluation
from lcc.language import translator
from lcc.proofs.in_court import check_award_file
from lcc.proofs.proof import award_file
from lcc.scrutiny.earlier_offers import beside_earlier
from lcc.words.remark_texts import said
from remembered import CPV, FIVE, bids, prices, tender

SIGNED = {"method": "lowest_lcc", "below_earlier_offers": 0.3, "tie_break": ["cost"]}


def checks(scored: lcc.Scored, *codes: str) -> dict[tuple[str, str], Any]:
    """Return the words of the remarks of these codes, by code and bid."""
    return {(one.code, one.bids[0]): one.context for one in scored.evaluation.checks if one.code in codes}


OF_PRICES = ("below_earlier_offers", "above_earlier_offers", "few_earlier_offers")


def test_each_offer_stands_beside_the_range() -> None:
    """Five of 90 to 110: 89.99 is below, 110.01 above, and the edges are inside."""
    asked = (89.99, 90.0, 100.0, 110.0, 110.01)
    scored = lcc.score(tender(), bids(*asked), prices=prices(*FIVE))
    found = {one.bidder: one.earlier_prices[0] for one in scored.ranking}
    assert [(one.asked, one.lowest, one.median, one.highest, one.offers) for one in found.values()] == [
        (price, 90.0, 100.0, 110.0, 5) for price in asked
    ]
    assert [*checks(scored, *OF_PRICES)] == [
        ("below_earlier_offers", "Bidder 1"),
        ("above_earlier_offers", "Bidder 5"),
    ]


@pytest.mark.parametrize("earlier", [FIVE[:4], ()])
def test_of_fewer_than_five_only_the_numbers_are_told(earlier: tuple[float, ...]) -> None:
    scored = lcc.score(tender(), bids(1.0, 900.0), prices=prices(*earlier))
    assert checks(scored, *OF_PRICES) == {}
    assert scored.ranking[0].earlier_prices[0].offers == len(earlier)
    assert (scored.ranking[0].earlier_prices[0].median is None) == (not earlier)


def test_a_lease_is_never_beside_a_purchase() -> None:
    lease = make.bid(
        make.offer({"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 120}), name="L"
    )
    scored = lcc.score(tender(), [lease], prices=prices(*FIVE))
    [one] = scored.ranking[0].earlier_prices
    assert (one.business_model, one.per, one.asked, one.offers) == ("lease", "unit_year", 1.0, 0)
    scored = lcc.score(tender(), [lease], prices=prices(*FIVE, business_model="lease", per="unit_year"))
    assert [*checks(scored, *OF_PRICES)] == [("below_earlier_offers", "L")]


@pytest.mark.parametrize("award", [{"method": "lowest_lcc"}, SIGNED])
def test_it_changes_no_cost_no_score_and_no_rank(award: dict[str, Any]) -> None:
    of = tender(award=award)
    beside = lcc.score(of, bids(10.0, 100.0, 1000.0), prices=prices(*FIVE))
    if award is not SIGNED:
        without = lcc.score(of, bids(10.0, 100.0, 1000.0))
        assert [one.model_copy(update={"earlier_prices": []}) for one in beside.ranking] == without.ranking
    assert [(one.rank, one.life_cycle_cost) for one in beside.ranking] == [(1, 10.0), (2, 100.0), (3, 1000.0)]


def low(asked: float, *earlier: float, award: dict[str, Any] = SIGNED) -> Any:
    """Return the sign of earlier offers that a bid shows, beside one that is like all others."""
    found = lcc.score(tender(award=award), bids(asked, asked + 1), prices=prices(*earlier))
    return checks(found, "abnormally_low").get(("abnormally_low", "Bidder 1"), {}).get("below_earlier")


@pytest.mark.parametrize(
    ("asked", "is_low"),
    [(69.99, True), (70.0, False), (70.01, False)],
)
def test_the_sign_is_more_than_so_much_below_the_median(asked: float, *, is_low: bool) -> None:
    """30 % below a median of 100 is 70, which is not more than that."""
    assert (low(asked, *FIVE) == ("Thing",)) is is_low


def test_the_sign_says_the_price_and_the_median_beside_it() -> None:
    scored = lcc.score(tender(award=SIGNED), bids(60.0, 61.0), prices=prices(*FIVE))
    [one] = [one for one in scored.evaluation.checks if one.code == "abnormally_low" and "Bidder 1" in one.bids]
    found = said(one, scored.evaluation.tender).found
    assert found.say(str) == (
        "Bidder 1 costs 60.00: more than 30 % below the median of earlier offers, at the price level of 2027: "
        "Thing (EUR 60.00 per unit, median EUR 100.00)."
    )
    assert "prijspeil 2027: Thing (EUR 60,00 per eenheid, mediaan EUR 100,00)" in found.say(translator("nl"))
    assert json.loads(scored.json())["checks"][0]["words"]["median_each"] == [100.0]


def test_the_sign_needs_five_offers_and_says_where_there_are_fewer() -> None:
    assert low(1.0, *FIVE[:4]) is None
    scored = lcc.score(tender(award=SIGNED), bids(1.0), prices=prices(*FIVE[:4]))
    assert checks(scored, *OF_PRICES)["few_earlier_offers", "Bidder 1"]["number"] == 4.0


def test_without_the_rule_in_the_tender_it_is_no_sign() -> None:
    assert low(1.0, *FIVE, award={"method": "lowest_lcc"}) is None


def test_one_odd_offer_of_before_moves_nothing() -> None:
    """Whoever bids for the memory's sake: one of 1 or 100,000 leaves the median between its neighbours."""
    for odd in (1.0, 100_000.0):
        assert low(60.0, *FIVE, odd) == ("Thing",)
        assert low(75.0, *FIVE, odd) is None


def test_what_a_bidder_pays_for_is_no_part_of_a_median_below_zero() -> None:
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "revenue": True}
    scored = lcc.score(
        tender(award=SIGNED, items=[item]), bids(-500.0, -10.0), prices=prices(-5.0, -4.0, -3.0, -2.0, -1.0)
    )
    assert checks(scored, "abnormally_low") == {}
    assert [*checks(scored, *OF_PRICES)] == [
        ("below_earlier_offers", "Bidder 1"),
        ("below_earlier_offers", "Bidder 2"),
    ]


def test_who_announced_it_and_gives_no_file_is_refused() -> None:
    with pytest.raises(lcc.NotScorableError) as refused:
        lcc.score(tender(award=SIGNED), bids(100.0))
    assert [one.code for one in refused.value.problems] == ["prices_not_given"]
    assert lcc.score(tender(award=SIGNED)).ranking == []  # nothing to hold beside anything yet


@pytest.mark.parametrize("language", ["nl", "en"])
def test_remarks_are_whole_sentences_with_amounts(language: str) -> None:
    found = lcc.score(tender(award=SIGNED), bids(60.0, 500.0), prices=prices(*FIVE))
    few = lcc.score(tender(award=SIGNED), bids(60.0), prices=prices(*FIVE[:2]))
    _ = translator(language)
    texts = [
        said(one, scored.evaluation.tender).line.say(_)
        for scored in (found, few)
        for one in scored.evaluation.checks
        if one.code in (*OF_PRICES, "abnormally_low")
    ]
    assert len(texts) == 4
    assert not any("{" in text or "unit_" in text or "purchase" in text for text in texts), texts
    assert any(("110,00" if language == "nl" else "110.00") in text for text in texts)


def test_what_was_scored_is_confirmed_without_the_file_and_from_the_workbook(tmp_path: Path) -> None:
    scored = lcc.score(tender(award=SIGNED), bids(60.0, 100.0), prices=prices(*FIVE))
    assert lcc.verify(scored.json()) == []
    assert lcc.verify(scored.json(), tender(award=SIGNED), bids(60.0, 100.0), prices=prices(*FIVE)) == []
    other = lcc.verify(scored.json(), tender(award=SIGNED), bids(60.0, 100.0), prices=prices(*FIVE, 120.0))
    assert {"other_document", "input_not_given"} <= {one.code for one in other}
    (tmp_path / "c.xlsx").write_bytes(scored.workbook())
    again = lcc.score(tmp_path / "c.xlsx")
    assert again.evaluation.prices == scored.evaluation.prices
    assert [one.earlier_prices for one in again.ranking] == [one.earlier_prices for one in scored.ranking]
    assert lcc.verify(scored.workbook(), tender(award=SIGNED), bids(60.0, 100.0), prices=prices(*FIVE)) == []
    forged = json.loads(scored.json())
    forged["bids"][0]["earlier_prices"][0]["median"] = 50.0
    assert [one.code for one in lcc.verify(json.dumps(forged).encode())] == ["other_outcome"]


def test_the_ranges_that_a_result_has_can_be_named_in_place_of_the_file() -> None:
    scored = lcc.score(tender(), bids(60.0), prices=prices(*FIVE))
    assert scored.result.documents is not None
    kept = scored.result.documents.prices
    again = lcc.score(tender(), bids(60.0), prices=kept)
    assert again.ranking == scored.ranking
    with pytest.raises(lcc.InputRefusedError) as refused:
        lcc.score(tender(id="another"), [], prices=kept)
    assert [one.code for one in refused.value.problems] == ["other_tender_prices"]


def test_no_price_of_one_offer_of_before_is_in_a_result_where_there_are_many() -> None:
    """A result goes further than the file: it has five numbers of a range and no more."""
    many = [100.0 + 3.21 * k for k in range(40)]
    text = lcc.score(tender(), bids(60.0), prices=prices(*many)).json().decode()
    assert sum(f"{price:.12g}" in text for price in many) <= 5


def test_each_lot_has_its_own_items() -> None:
    of = tender(
        cpv=None,
        items=[
            {"id": name, "name": name, "quantity": 1, "unit": "piece", "cpv": code}
            for name, code in (("desk", CPV), ("lamp", "31521100"))
        ],
        lots={
            "parts": [
                {"id": "1", "title": "Desks", "items": ["desk"]}, {"id": "2", "title": "Lamps", "items": ["lamp"]},
            ],
        },
        award=SIGNED,
    )  # fmt: skip
    offers = [{"item": name, "business_model": make.purchase(50.0)} for name in ("desk", "lamp")]
    scored = lcc.score(of, [make.bid(*offers, name="A")], prices=prices(*FIVE))
    assert [*checks(scored.lots["1"], "abnormally_low")] == [("abnormally_low", "A")]
    assert checks(scored.lots["1"], *OF_PRICES).keys() == {("below_earlier_offers", "A")}
    assert checks(scored.lots["2"], *OF_PRICES).keys() == {("few_earlier_offers", "A")}
    assert lcc.verify(scored.json()) == []


def test_the_sheet_has_what_the_result_has() -> None:
    scored = lcc.score(tender(), bids(60.0, 100.0), prices=prices(*FIVE))
    book = openpyxl.load_workbook(io.BytesIO(scored.workbook("en")), data_only=True)
    rows = [
        row for row in book["Earlier offers"].iter_rows(values_only=True) if row[0] in ("Bidder 1", "Bidder 2")
    ]
    assert [row[4:13] for row in rows] == [
        (60.0, 90.0, 95.0, 100.0, 105.0, 110.0, 5, 1, "2027"), (100.0, 90.0, 95.0, 100.0, 105.0, 110.0, 5, 1, "2027"),
    ]  # fmt: skip
    assert [row[13] for row in rows] == ["below the lowest", "between lowest and highest"]
    assert "Earlier offers" not in openpyxl.load_workbook(
        io.BytesIO(lcc.score(tender(), bids(1.0)).workbook("en"))
    )


def test_the_report_has_a_table_of_it_and_the_checksum_of_the_file() -> None:
    scored = lcc.score(tender(), bids(60.0), prices=prices(*FIVE))
    page = scored.report("en", "html").decode()
    assert "Prices beside earlier offers" in page
    assert isinstance(scored.evaluation, Evaluation)
    assert scored.evaluation.prices is not None
    assert scored.evaluation.prices.sha256[:16] in page
    assert "Prices beside earlier offers" not in lcc.score(tender(), bids(60.0)).report("en", "html").decode()


def test_a_tender_says_beforehand_what_is_held_against_what() -> None:
    from lcc.language import translator
    from lcc.method.rules import said as rules_said

    words = " ".join(text for _title, text in rules_said(tender(award=SIGNED), translator("en")))
    assert "below the median of at least 5 prices that were offered" in words
    assert re.search("more than 30\\s%", words)


def test_scoring_without_a_price_file_loads_nothing_of_it() -> None:
    program = (
        "import sys, make, lcc; lcc.score(make.tender(), [make.bid(make.offer(make.purchase()))]).workbook();"
        "print(*[one for one in sys.modules if 'price_memory' in one or one.startswith('lcc.prices')"
        " or 'earlier' in one])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=Path(__file__).parents[1]
    )
    assert done.stdout.split() in ([], ["lcc.documents.earlier_prices"])


def test_an_offer_without_a_price_is_beside_nothing() -> None:
    """Paid by use, and never used: there is nothing to divide by."""
    item = {"id": "thing", "name": "T", "quantity": 1, "unit": "piece", "use_per_year": 0.0}
    model = {"kind": "pay_per_use", "fee_per_use": 2.0, "fixed_fee_per_year": 5.0, "service_life_years": 10}
    of, bid = tender(items=[item]), make.bid(make.offer(model))
    scored = lcc.score(of, [bid], prices=prices(*FIVE))
    assert scored.ranking[0].earlier_prices == []
    assert scored.evaluation.prices is not None
    assert beside_earlier(of, bid, scored.evaluation.prices) == []


def test_an_award_file_holds_the_ranges_and_goes_into_a_portfolio(tmp_path: Path) -> None:
    scored = lcc.score(tender(award=SIGNED), bids(60.0, 100.0), prices=prices(*FIVE))
    award = award_file(decision(scored.submissions, "en"), "confidential")
    assert check_award_file(award, "award.json")[1].differences == ()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "award.json").write_text(award.model_dump_json(indent=1))
    rows, built = portfolios.table(tmp_path / "in")
    assert (len(rows), portfolios.codes(built)) == (2, [])


def test_a_price_file_comes_through_a_pipe_and_over_http_under_any_name() -> None:
    """What is on standard input goes by the name stdin.yaml."""
    _name, content = prices(*FIVE)
    for name in ("stdin.yaml", "upload.CSV", "prices"):
        assert lcc.score(tender(), bids(60.0), prices=(name, content)).ranking[0].earlier_prices[0].median == 100.0
