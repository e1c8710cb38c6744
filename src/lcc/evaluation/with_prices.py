"""What was offered before beside what is evaluated: it changes no cost and no rank, and is remarked on."""

from dataclasses import replace
from typing import TypeVar

from lcc.evaluation.evaluate import Evaluation
from lcc.evaluation.lots import LotsEvaluation
from lcc.model.price_memory import EarlierPrices

Evaluated = TypeVar("Evaluated", Evaluation, LotsEvaluation)


def with_prices(found: Evaluated, prices: EarlierPrices | None) -> Evaluated:
    """Return what was evaluated with what was offered before for like items, and so each lot."""
    if prices is None:
        return found
    if isinstance(found, Evaluation):
        return replace(found, prices=prices)
    lots = {code: one and replace(one, prices=prices) for code, one in found.lots.items()}
    return replace(found, lots=lots, prices=prices)
