"""Who comes first by a rule that scores: with what, which way it counts, and how far the next bid is behind."""

from lcc.language import N_, Local, Text
from lcc.model.award import score_decimals, uses_quality
from lcc.model.tender import Tender

FIRST = N_("{winner} comes first by the award rule with {score}")
TIED = N_("Tie: more than one bid comes first by the award rule, with {score}")
LOWEST, HIGHEST = (
    N_("the lowest score wins, and the next bid has {margin} more"),
    N_("the highest score wins, and the next bid has {margin} less"),
)
EQUAL = N_("the next bid has as much, and what the tender says about a tie decides")


def next_bid(tender: Tender) -> str:
    """Return how is said how far the next bid is behind, with a blank for the margin."""
    return LOWEST if tender.award.lowest_wins else HIGHEST


def in_unit(tender: Tender) -> str:
    """Return how a score is said with its unit, with blanks for the number and the currency."""
    unit = tender.award.unit_of_score
    if unit == "money":
        return N_("{number} {currency}")
    return N_("{number} points") if unit == "points" else N_("a score of {number}")


def margin_in_unit(tender: Tender) -> str:
    """Return how a difference of scores is said, with the same blanks."""
    return "{number}" if tender.award.unit_of_score == "ratio" else in_unit(tender)


def what_is_scored(tender: Tender) -> Text | None:
    """Return what an amount is that is a score; None where it is points or a ratio."""
    award = tender.award
    if not award.is_in_money:
        return None
    if uses_quality(award):
        by_price, by_cost = N_("price less what its quality is worth"), N_("cost less what its quality is worth")
        return Text(by_price if award.basis == "price" else by_cost)
    if award.has_fictive_amounts:
        return Text(N_("cost after fictive discounts and additions"))
    if award.basis == "price":
        return Text(N_("price"))
    by_year = tender.comparison == "equivalent_annual_cost"
    return Text(N_("equivalent annual cost") if by_year else N_("life-cycle cost"))


def score_with_unit(tender: Tender, score: float, template: str | None = None) -> Text:
    """Return a score, or a difference of two, with its unit."""
    number = Local(score, score_decimals(tender.award))
    return Text(template or in_unit(tender), {"number": number, "currency": tender.currency})


def said(tender: Tender, winner: str, scores: list[float], *, is_tied: bool) -> Text:
    """Return the sentence without a full stop; `scores` are rounded as they are shown, that of the first bid first."""
    what = what_is_scored(tender)
    score = score_with_unit(tender, scores[0])
    if what is not None:
        score = Text("{score} ({what})", {"score": score, "what": what})
    if is_tied:
        return Text(TIED, {"score": score})
    first = Text(FIRST, {"winner": winner, "score": score})
    if len(scores) == 1:
        return first
    margin = abs(scores[1] - scores[0])
    behind = Text(next_bid(tender), {"margin": score_with_unit(tender, margin, margin_in_unit(tender))})
    return Text("{first}; {behind}", {"first": first, "behind": behind if scores[0] != scores[1] else Text(EQUAL)})
