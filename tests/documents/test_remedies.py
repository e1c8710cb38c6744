"""How long an award stands still is one answer, to the bidder that is told, and to the board that decides."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import awards
import make
from lcc.documents.letters.awarded import winners_of
from lcc.documents.letters.awarded_lot import AwardedLot, awarded_lots
from lcc.documents.letters.justification import justification
from lcc.documents.letters.thin import lacking
from lcc.documents.proposal import board_proposal
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import evaluate_lots
from lcc.language import translator
from lcc.model import Bid, Tender
from lcc.model.received import Received, ReceivedFile
from lcc.words.sent import remarks_on_sent
from said import texts

SENT = date(2027, 6, 7)
LAST = {20: "28 June 2027", 25: "2 July 2027"}


def offered(name: str, price: float, item: str = "thing", **parts: Any) -> Bid:
    made = make.bid(make.offer(make.purchase(price), item=item), name=name)
    return made.model_copy(update=parts)


def days_said(evaluation: Evaluation, lot: AwardedLot | None = None) -> int:
    """Return for how many days letter and proposal say that the award stands still, which is the same in both."""
    [winner] = winners_of(evaluation, lot)
    letters = [texts(justification(evaluation, one, "en", lot=lot, sent=SENT)) for one in evaluation.bids]
    proposal = texts(board_proposal(evaluation, winner, "en", lot=lot, sent=SENT))
    [days] = {int(found[1]) if (found := re.search(r"of (\d+) calendar days", said)) else 0 for said in letters}
    assert ("the contract can be concluded at once" in letters[0]) == (days == 0)
    assert ("after the standstill period" in proposal) == (days > 0)
    assert (f"to {LAST[days]}." in proposal) if days else ("calendar" not in proposal and "8 June" not in proposal)
    return days


@pytest.mark.parametrize(
    ("procedure", "names", "days"),
    [
        ("european", ["Ash"], 0),
        ("european", ["Ash", "Birch"], 20),
        ("three_quotes", ["Ash"], 0),
        ("three_quotes", ["Ash", "Birch"], 0),
        ("mini_competition", ["Ash"], 0),
        ("mini_competition", ["Ash", "Birch"], 0),
        ("national", ["Ash", "Birch"], 0),
    ],
)
def test_law_asks_for_it_where_another_bidder_can_object(procedure: str, names: Sequence[str], days: int) -> None:
    bids = [offered(name, 100.0 + k) for k, name in enumerate(names)]
    assert days_said(evaluate(make.tender(procedure=procedure), bids)) == days


@pytest.mark.parametrize("procedure", ["european", "three_quotes", "mini_competition"])
@pytest.mark.parametrize("names", [["Ash"], ["Ash", "Birch"]])
def test_what_the_authority_states_is_kept_whoever_bids(procedure: str, names: Sequence[str]) -> None:
    tender = make.tender(procedure=procedure, letters={"standstill_days": 25})
    assert days_said(evaluate(tender, [offered(name, 100.0 + k) for k, name in enumerate(names)])) == 25


def test_a_bidder_that_is_not_ranked_can_object() -> None:
    tender = awards.tender("fixed_budget", {"budget": 11_000.0}, procedure="european")
    found = evaluate(tender, awards.bids(), awards.scores())
    assert [one.rank for one in found.bids] == [1, None, None]
    assert days_said(found) == 20


def test_so_can_one_whose_file_was_left_out() -> None:
    alone = evaluate(make.tender(procedure="european"), [offered("Ash", 100.0)])
    left_out = Received(bids=1, files=1, left_out=[ReceivedFile(file="late.xlsx")])
    assert (days_said(alone), days_said(replace(alone, received=left_out))) == (0, 20)


def test_a_bid_and_a_variant_of_one_bidder_are_one_bidder() -> None:
    tender = make.tender(procedure="european", variants="allowed")
    assert days_said(evaluate(tender, [offered("Ash", 100.0), offered("Ash", 90.0, variant="Oak")])) == 0


def lots(procedure: str) -> dict[str, tuple[Evaluation, AwardedLot]]:
    """Two lots for seats and tables; only Ash offers seats."""
    tender: Tender = make.tender(
        procedure=procedure,
        items=[{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in ("seats", "tables")],
        lots={"parts": [{"id": code, "title": code, "items": [code]} for code in ("seats", "tables")]},
    )
    ash = make.bid(*(make.offer(make.purchase(100.0), item=code) for code in ("seats", "tables")), name="Ash")
    found = evaluate_lots(tender, [ash, offered("Birch", 110.0, "tables")])
    awards = awarded_lots(found)
    return {code: (one, awards[code]) for code, one in found.lots.items() if one}


@pytest.mark.parametrize(("procedure", "days"), [("european", (0, 20)), ("mini_competition", (0, 0))])
def test_each_lot_stands_still_by_who_bids_on_it(procedure: str, days: tuple[int, int]) -> None:
    found = lots(procedure)
    assert (days_said(*found["seats"]), days_said(*found["tables"])) == days


def test_a_period_that_there_is_not_lacks_nothing_and_has_no_end_to_remark_on() -> None:
    """25 April 2026 and 20 days: the day after Ascension Day, which a decree could make a holiday."""
    tender = make.tender(procedure="european", base_date="2026-04-01", variants="allowed")
    variants = [offered("Ash", 100.0), offered("Ash", 90.0, variant="Oak")]
    evaluation = evaluate(tender, variants)
    assert [lacking(evaluation, one, sent=SENT) for one in evaluation.bids] == [[], []]
    said = [
        len([one for one in remarks_on_sent(evaluation, date(2026, 4, 25), only_bidder=alone)
             if "standstill" in one.say(translator("en"))])
        for alone in (False, True)
    ]  # fmt: skip
    assert said == [1, 0]
