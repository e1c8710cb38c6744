"""The proposal to the board: one page, with the amounts of the bids and the dates of what comes next."""

import io
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

import awards
import make
from lcc.documents.formats import FORMATS, as_file
from lcc.documents.proposal import a_year, at_delivery, board_proposal
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import N_, Text
from lcc.model.bid import Bid
from lcc.words.blocks import Document, ToFillIn
from said import table, texts

SENT = date(2027, 6, 7)


def proposed(evaluation: Evaluation, language: str = "en", **options: Any) -> Document:
    return board_proposal(evaluation, evaluation.bids[0], language, **options)


def lease_and_purchase(**changes: Any) -> Evaluation:
    """A lease of 10 a month and a purchase of 1000 with 20 a year, over ten years without interest: 1200 and 1200."""
    lease = {"kind": "lease", "payment": 10.0, "every_months": 1, "term_months": 120}
    service = [{"name": "Service", "phase": "maintenance", "amount": 30.0, "yearly": True}]
    bids = [
        make.bid(make.offer(lease), name="Lease BV"),
        make.bid(make.offer(make.purchase(1000.0), costs=service), name="Koop BV"),
    ]
    return evaluate(make.tender(**changes), bids)


def test_amounts_are_those_at_delivery_and_each_year_after() -> None:
    evaluation = lease_and_purchase()
    lease, purchase = evaluation.bids
    assert [at_delivery(one) for one in (lease, purchase)] == [10.0, 1000.0]
    assert [a_year(one, 10) for one in (lease, purchase)] == [119.0, 30.0]


def test_what_the_horizon_settles_is_no_yearly_payment() -> None:
    """A product of 8 years is bought again in year 8; the 6 years of it beyond the horizon are no receipt in a year."""
    bids = [make.bid(make.offer(make.purchase(1000.0, service_life_years=8.0)), name="Koop BV")]
    [one] = evaluate(make.tender(), bids).bids
    assert one.phases["residual_value"] < 0
    assert a_year(one, 10) == 100.0


def test_it_has_the_bid_with_the_lowest_purchase_price_beside_the_winner() -> None:
    service = [{"name": "Service", "phase": "maintenance", "amount": 40.0, "yearly": True}]
    bids = [
        make.bid(make.offer(make.purchase(1000.0)), name="Goed BV"),
        make.bid(make.offer(make.purchase(700.0), costs=service), name="Koop BV"),
    ]
    found = proposed(evaluate(make.tender(), bids))
    assert "On purchase price Koop BV would have come first: 300 EUR cheaper to buy" in texts(found)
    assert table(found, "Amounts excluding VAT") == {
        "To pay at delivery": ("1,000", "700"),
        "Each year after that, on average": ("0", "40"),
        "Life-cycle cost over 10 years": ("1,000", "1,100"),
    }


def test_what_the_budget_calls_a_settlement_is_no_yearly_payment() -> None:
    """300 in years 4 and 8; half an interval is left at year 10: 150 that nobody pays. And 10 a year for the use."""
    cost = {"name": "Paint", "phase": "maintenance", "amount": 300.0, "every_years": 4}
    fee = {"kind": "pay_per_use", "fee_per_use": 10.0}
    item = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece", "use_per_year": 1.0}
    evaluation = evaluate(make.tender(items=[item]), [make.bid(make.offer(fee, costs=[cost]))])
    assert evaluation.budgets[0].settlement == 150.0
    assert a_year(evaluation.bids[0], 10) == 70.0


@pytest.mark.parametrize("method", awards.RULES)
def test_who_and_why_is_three_sentences_at_most(method: str) -> None:
    evaluation = awards.evaluated(method)
    paragraphs = [block.text for block in proposed(evaluation).blocks if hasattr(block, "text")]
    why = paragraphs[paragraphs.index("Who and why") + 1].replace(evaluation.bids[0].bid.name, "A")
    assert 2 <= why.count(". ") + 1 <= 3
    assert "were ranked by the rule that was published" in why


def test_the_next_steps_have_their_dates() -> None:
    said = texts(proposed(lease_and_purchase(procedure="european"), sent=SENT))
    for text in (
        "Tell all bidders: 7 June 2027.",
        "8 June 2027 to 28 June 2027",
        "from 29 June 2027",
        "within 30 days",
    ):
        assert text in said
    said = texts(proposed(lease_and_purchase(procedure="three_quotes"), sent=SENT))
    assert "law prescribes no standstill period" in said
    assert "within 30 days" not in said


def test_what_only_may_come_back_is_a_risk_with_the_security_that_covers_it() -> None:
    bids = [
        make.bid(make.offer(make.purchase(1000.0, resale_value=400.0)), name="Terug BV"),
        make.bid(make.offer(make.purchase(800.0)), name="Koop BV"),
    ]
    said = texts(proposed(evaluate(make.tender(), bids)))
    assert "EUR 400 of this cost is to come back later" in said
    assert "loses its rank if nothing of it comes back; security of EUR" in said


def long_beside_short() -> Evaluation:
    """A product of 20 years for 1,500, of which 750 counts over ten years, beside one of ten years for 1,000."""
    bids = [
        make.bid(make.offer(make.purchase(1500.0, 20)), name="Lang BV"),
        make.bid(make.offer(make.purchase(1000.0)), name="Kort BV"),
    ]
    return evaluate(make.tender(), bids)


def test_value_beyond_the_horizon_is_no_promise_and_is_said_beside_what_is_paid() -> None:
    found = proposed(long_beside_short())
    said = texts(found)
    assert "Nothing in this cost rests on what is to come back later." in said
    assert "security" not in said
    assert "For Lang BV EUR 1,500 is paid in all. The life-cycle cost takes EUR 750 off that" in said
    assert table(found, "Amounts excluding VAT")["Paid in all, without discounting"] == ("1,500", "1,000")


def test_a_life_is_the_statement_of_the_bidder_with_that_at_which_another_wins() -> None:
    """1,500 over 15 years is 1,000 over ten; a month less and the other is first."""
    assert (
        "The service life of 20 years is the bidder's own statement: at 14 years and 11 months or less, Kort BV would "
        "be first." in texts(proposed(long_beside_short()))
    )


def test_a_life_that_decides_only_when_it_is_a_fraction_of_itself_is_no_condition() -> None:
    bids = [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 100.0), ("B", 500.0))]
    said = texts(proposed(evaluate(make.tender(), bids)))
    assert "The service life of 10 years is the bidder's own statement.\n" in said


def test_what_we_have_stands_beside_it_dearer_or_cheaper() -> None:
    repair = {"name": "Repair", "phase": "maintenance", "amount": 60.0, "yearly": True}
    kept = make.bid(make.offer(make.purchase(0.0), costs=[repair]), name="Gemeente")
    bids = [one.bid for one in long_beside_short().bids]
    found = proposed(evaluate(make.tender(), bids, reference=kept))
    assert "Over 10 years Lang BV costs 150 EUR more than keeping what we have." in texts(found)
    assert table(found, "Amounts excluding VAT")["Life-cycle cost over 10 years"] == ("750", "1,000", "600")


def test_remarks_on_the_winner_and_the_award_come_first_those_on_others_are_counted() -> None:
    bids = [
        make.bid(make.offer(make.purchase(100.0)), name="Laag BV"),
        *(make.bid(make.offer(make.purchase(price)), name=f"B{price}") for price in (900.0, 1000.0, 1100.0)),
    ]
    beside = N_("{bidder}: {what}")
    remarks = [
        Text(beside, {"bidder": "B900.0", "what": "lost"}),
        Text(beside, {"bidder": "Laag BV", "what": "prices include VAT"}),
        Text("Left out: list.xlsx"),
    ]
    said = texts(proposed(evaluate(make.tender(), bids), remarks=remarks)).splitlines()
    own, low, left_out = (
        next(k for k, line in enumerate(said) if line.startswith(start))
        for start in ("Laag BV: prices include VAT", "Perhaps abnormally low", "Left out: list.xlsx")
    )
    assert own < low < left_out
    assert not any(line.startswith("B900.0: lost") for line in said)
    assert any(line.startswith("Other remarks: 1. ") for line in said)


@pytest.mark.parametrize(("price", "is_low"), [(100.0, True), (880.0, False)])
def test_what_an_abnormally_low_winner_explained_is_to_be_filled_in(price: float, *, is_low: bool) -> None:
    bids = [
        make.bid(make.offer(make.purchase(asked)), name=f"B{asked}") for asked in (price, 900.0, 1000.0, 1100.0)
    ]
    document = proposed(evaluate(make.tender(), bids))
    to_fill_in = [block.text for block in document.blocks if isinstance(block, ToFillIn)]
    assert any("explained its low cost" in text for text in to_fill_in) == is_low


@pytest.mark.parametrize("language", make.IN_LANGUAGES)
def test_it_is_one_page_with_names_of_a_hundred_characters(language: str) -> None:
    long = {"title": long_name("Lang"), "authority": long_name("Dienst")}
    bids = [
        Bid.model_validate(one.bid.model_dump(exclude_unset=True) | {"bidder": {"name": long_name(one.bid.name)}})
        for one in lease_and_purchase(procedure="european").bids
    ]
    evaluation = evaluate(make.tender(procedure="european", **long), bids)
    for found in (evaluation, lease_and_purchase(), long_beside_short(), *map(awards.evaluated, awards.RULES)):
        remarks = [] if found is evaluation else 6 * [Text("Left out:" + 60 * " word")]
        document = proposed(found, language, sent=SENT, remarks=remarks)
        assert any("Left out: " in text for text in texts(document).splitlines()) == bool(remarks)
        pages = PdfReader(io.BytesIO(as_file(document, "pdf"))).pages
        assert len(pages) == 1


def long_name(word: str) -> str:
    return (f"{word} " * 50)[:100].strip()


@pytest.mark.parametrize("kind", FORMATS)
def test_it_is_written_as_every_kind_of_file(kind: str) -> None:
    assert as_file(proposed(lease_and_purchase()), kind)
