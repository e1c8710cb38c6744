"""Who comes first and by how much, as a sentence: by cost alone, or by the score of a rule."""

from lcc.evaluation.evaluate import Evaluation
from lcc.figure.figure import cents
from lcc.figure.rounding import half_up
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.model.award import score_decimals
from lcc.model.tender import Tender
from lcc.words.first_by_score import said as by_score


def said(evaluation: Evaluation, _: Translate) -> str:
    """Return the sentence, without a full stop where it ends in an amount."""
    tender, bids = evaluation.tender, evaluation.bids
    if not bids:
        return _("There are no bids: nobody is ranked.")
    if not evaluation.is_by_cost_alone:
        return _by_score(evaluation, _)
    cost = f"{amount(bids[0].compared, _)} {tender.currency}"
    lowest = f"{bids[0].bid.name} {has_lowest(tender, _)}: {cost}"
    if len(bids) == 1:
        return lowest
    if bids[1].rank == 1 or is_drawn(evaluation):
        return f"{share_lowest(tender, _)}: {cost}"
    margin = amount(cents(bids[1].compared) - cents(bids[0].compared), _)
    return f"{lowest}; {margin} {tender.currency} {_('below the next bid')}"


def has_lowest(tender: Tender, _: Translate) -> str:
    """Return what is said of one bid that costs least."""
    if tender.comparison == "equivalent_annual_cost":
        return _("has the lowest equivalent annual cost")
    return _("has the lowest life-cycle cost")


def share_lowest(tender: Tender, _: Translate) -> str:
    """Return what is said where more than one bid costs least."""
    if tender.comparison == "equivalent_annual_cost":
        return _("Tie: more than one bid has the lowest equivalent annual cost")
    return _("Tie: more than one bid has the lowest life-cycle cost")


def is_drawn(evaluation: Evaluation) -> bool:
    """Whether the first bid costs as much as the next one, and comes before it by a drawing of lots."""
    return bool(evaluation.bids[0].standing.contender.drawn)


def _by_score(evaluation: Evaluation, _: Translate) -> str:
    tender, best = evaluation.tender, evaluation.bids[0]
    found = [one.standing.score for one in evaluation.bids if one.standing.score is not None]
    if not found:
        return _("No bid is ranked.")
    scores = [half_up(score, score_decimals(tender.award)) for score in found[:2]]
    is_tied = sum(one.rank == 1 for one in evaluation.bids) > 1
    return by_score(tender, best.bid.name, scores, is_tied=is_tied).say(_)
