"""Letters about a lot: its winner is who is awarded it, and a bid that is not behind the winner in rank reads why."""

from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest

import make
from lcc.documents.letters.awarded_lot import awarded_lots
from lcc.documents.letters.justification import justification
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots
from lcc.language import LANGUAGES
from lcc.model import Bid
from lcc.model.draw import Draw
from lcc.words.blocks import Document, ToFillIn
from lcc.words.lot_outcome import lot_outcomes, outcome_texts
from said import table, texts

LOTS = {"parts": [{"id": code, "title": code.title(), "items": [code]} for code in ("seats", "tables", "bins")]}
Prices = dict[str, dict[str, float]]
PRICES: Prices = {
    "Ash": {"seats": 1000.0, "tables": 1050.0},
    "Birch": {"tables": 1000.0, "bins": 600.0},
    "Cedar": {"seats": 1060.0, "tables": 1025.0},
}


POINTS = {"award": {"method": "weighted_factor", "price_weight": 1.0, "lowest": 0.0, "highest": 2000.0}}


def awarded(
    prices: Prices,
    discount: float = 0.0,
    draws: Sequence[Draw] = (),
    tender: dict[str, Any] | None = None,
    **rules: Any,
) -> LotsEvaluation:
    """Return lots with fictive prices; Cedar offers a discount for seats and tables together."""
    items = [{"id": code, "name": code, "quantity": 1, "unit": "piece"} for code in ("seats", "tables", "bins")]
    lots = {**LOTS, **rules, "combined_bids": discount > 0}
    bids = []
    for name, asked in prices.items():
        offers = [make.offer(make.purchase(price), item=code) for code, price in asked.items()]
        off = [{"lots": ["seats", "tables"], "discount": discount}] if name == "Cedar" and discount else []
        bids.append(
            Bid.model_validate({"tender": "test", "bidder": {"name": name}, "offers": offers, "combinations": off})
        )
    return evaluate_lots(make.tender(items=items, lots=lots, asked_phases=[], **(tender or {})), bids, draws=draws)


def letter(found: LotsEvaluation, lot: str, name: str, language: str = "en", **told: bool) -> Document:
    evaluation = found.lots[lot]
    assert evaluation is not None
    one = next(one for one in evaluation.bids if one.bid.name == name)
    return justification(evaluation, one, language, lot=awarded_lots(found)[lot], **told)  # type: ignore[arg-type]


def combination() -> LotsEvaluation:
    """Ash 1000 + Birch 1000 is more than Cedar 2085 less 5 %, 1980.75."""
    return awarded(PRICES, 0.05, allocation="best_combination")


def test_the_best_in_rank_reads_that_the_combination_decides() -> None:
    found = letter(combination(), "seats", "Ash")
    said = texts(found)
    assert "Your bid has rank 1. Bids that are ranked: 2." in said
    assert "intends to award this lot to Cedar." in said
    assert "not the best in rank, but part of the combination" in said
    assert "in the combination of awards that is best for all lots together" in said
    assert "this lot goes to Cedar. With your bid in it that combination would come out worse." in said
    assert "relative advantages of Cedar" in said
    assert "As many lots as can be are awarded" in said
    assert table(found, "Award of lots") == {"Seats": ("Cedar",), "Tables": ("Cedar",), "Bins": ("Birch",)}


def test_who_is_awarded_a_lot_without_being_first_reads_so_with_its_own_discount() -> None:
    said = texts(letter(combination(), "seats", "Cedar"))
    assert "Your bid has rank 2" in said
    assert "intends to award this lot to you." in said
    assert "your discount of EUR 104.25 for them counts" in said
    assert "relative advantages" not in said
    assert "104.25" not in texts(letter(combination(), "seats", "Ash"))


def test_who_is_behind_the_winner_in_rank_reads_no_more_than_who_won() -> None:
    said = texts(letter(combination(), "tables", "Ash"))
    assert "Your bid has rank 3" in said
    assert "not behind it" not in said


def test_the_best_in_rank_reads_that_it_has_the_most_lots() -> None:
    prices = {**PRICES, "Birch": {"seats": 900.0, "tables": 1000.0, "bins": 600.0}}
    found = awarded(prices, most_per_bidder=1)
    said = texts(letter(found, "tables", "Birch"))
    assert "intends to award this lot to Cedar." in said
    assert "may still be awarded a lot: 1 at most" in said
    assert "you are awarded Seats, and one bidder is awarded 1 at most" in said
    assert "is awarded 1 at most." not in texts(letter(found, "tables", "Ash"))
    said = texts(letter(found, "bins", "Birch"))
    assert "Every bidder that is ranked is at a limit on lots for one bidder" in said
    assert "you are awarded Seats, and" in said


def test_without_a_limit_the_best_in_rank_wins() -> None:
    found = letter(awarded(PRICES), "seats", "Ash")
    assert "intends to award this lot to you." in texts(found)
    assert "Awarded to" not in texts(found)


TIED: Prices = {"Ash": {"seats": 1000.0, "tables": 1050.0}, "Cedar": {"seats": 1000.0, "tables": 1000.0}}


def test_letters_about_a_tie_and_about_what_hangs_on_it_are_conditional_in_all() -> None:
    """Who is drawn for the seats is not awarded the tables."""
    found = awarded(TIED, most_per_bidder=1)
    for lot, name in product(("seats", "tables"), TIED):
        told = letter(found, lot, name)
        assert "intends to award" not in texts(told)
        assert "you are awarded" not in texts(told)
        assert any("conditional" in block.text for block in told.blocks if isinstance(block, ToFillIn))
        assert table(told, "Award of lots") == {
            "Seats": ("not yet: Ash or Cedar",),
            "Tables": ("not yet: Ash or Cedar",),
            "Bins": ("-",),
        }
    assert "nothing tells them apart: Ash, Cedar." in texts(letter(found, "seats", "Ash"))
    assert "hangs on the drawing of lots for Seats" in texts(letter(found, "tables", "Ash"))


def test_after_the_draw_each_letter_says_who_drew_what_and_who_wins() -> None:
    drawn = Draw.model_validate(
        {
            "lot": "seats",
            "order": ["Cedar", "Ash"],
            "at": "2027-05-20T10:00:00+02:00",
            "by": "N. Noor",
            "method": "Slips of paper",
        }
    )
    found = awarded(TIED, draws=[drawn], most_per_bidder=1)
    ash, cedar = (texts(letter(found, "seats", name)) for name in ("Ash", "Cedar"))
    for said in (ash, cedar):
        assert "In the order drawn: Cedar, Ash. How: Slips of paper." in said
        assert "conditional" not in said
    assert "intends to award this lot to Cedar." in ash
    assert "intends to award this lot to you." in cedar
    assert "Your bid has rank 2" in ash
    assert "intends to award this lot to you." in texts(letter(found, "tables", "Ash"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cost_of_the_winner_is_in_a_letter_without_its_score(language: str) -> None:
    found = letter(combination(), "seats", "Ash", language, scores_of_winner=False)
    said = texts(found).replace(".", "").replace(",", "")
    assert not [cost for cost in ("1060", "1025", "2085", "198075") if cost in said]


def test_in_points_the_letters_say_the_highest_total_and_what_a_discount_earns() -> None:
    """By hand: 5 % of 2085 is 104.25, which is 5.2125 points at 20 a point."""
    found = awarded(PRICES, 0.05, tender=POINTS, allocation="best_combination")
    said = texts(letter(found, "seats", "Cedar"))
    assert "part of the combination of awards with the highest total of points" in said
    assert "your discount of EUR 104.25 for them counts" in said
    assert "in proportion to their cost, and earns you 5.2125 points more" in said
    assert "the lowest total" not in said
    first, second = outcome_texts(lot_outcomes(found)["seats"], found.tender)
    assert first.say(str) == "Awarded to Cedar, together with Tables. All lots together come to 170.9625 points."
    assert second.say(str).endswith("with Ash in this lot all lots come to 0.9625 points less.")


def test_a_limit_for_a_group_is_named_with_its_lots() -> None:
    prices = {**PRICES, "Birch": {"seats": 900.0, "tables": 1000.0, "bins": 600.0}}
    found = awarded(prices, limits=[{"lots": ["seats", "tables"], "most": 1}])
    said = texts(letter(found, "tables", "Birch"))
    assert "may still be awarded this lot by the limits on lots" in said
    assert "you are awarded Seats, and of Seats, Tables one bidder is awarded 1 at most" in said
    assert "intends to award this lot to you." in texts(letter(found, "bins", "Birch"))
    _first, second = outcome_texts(lot_outcomes(found)["tables"], found.tender)
    assert second.say(str).endswith(
        "is awarded Seats, Bins already: of Seats, Tables one bidder is awarded at most 1."
    )
