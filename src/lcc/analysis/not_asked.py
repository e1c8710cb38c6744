"""A bid that says only what was asked, filled in with what is most likely, and which of its numbers that are."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.look_back import AssumedRange
from lcc.model.tender import GENERAL, Tender
from lcc.record.path import Path


class Assumed(NamedTuple):
    """A number of a bid that stands for what was not asked: the position of its range, the bidder, and where it is."""

    range: int
    bidder: str
    path: Path


def filled_in(
    values: dict[str, Any], tender: Tender, ranges: Sequence[AssumedRange]
) -> tuple[dict[str, Any], list[tuple[int, Path]]]:
    """Return the plain values of a bid with what is most likely where it states nothing; and where that stands.

    What it states itself, or has in its price, stays. What is hired needs no end of life, and its life counts only for
    emissions.
    """
    offers = [{**offer} for offer in values.get("offers") or [] if isinstance(offer, dict)]
    found: list[tuple[int, Path]] = []
    for i, offer in enumerate(offers):
        for k, one in enumerate(ranges):
            if one.item == offer.get("item") or (one.item is None and i == 0):
                found += [(k, ("offers", i, *path)) for path in _put(offer, one, tender)]
            elif one.item is None and one.question in tender.asked_phases:
                _count_once(offer, one.question)
    return {**values, "offers": offers}, found


def _count_once(offer: dict[str, Any], phase: str) -> None:
    """Let an offer say nothing of a phase that is assumed for the whole bid, and stands with its first offer."""
    included, costs = offer.get("included") or [], offer.get("costs") or []
    if phase not in included and all(cost.get("phase") != phase for cost in costs):
        offer["included"] = [*included, phase]


def _put(offer: dict[str, Any], one: AssumedRange, tender: Tender) -> Iterator[Path]:
    """Put what is most likely in an offer that states nothing of it, and yield the path in the offer."""
    model = {**(offer.get("business_model") or {})}
    kind = BUSINESS_MODELS.get(str(model.get("kind")))
    is_bought = kind is not None and kind.is_bought
    included = offer.get("included") or []
    if one.question == "life":
        if (is_bought or tender.asks_emissions) and "service_life_years" not in model:
            offer["business_model"] = {**model, "service_life_years": one.likely}
            yield "business_model", "service_life_years"
            for j, step in enumerate(model.get("buy_back") or []):
                if "after_years" not in step:
                    steps = [{"after_years": one.likely, **each} for each in model["buy_back"]]
                    offer["business_model"]["buy_back"] = steps
                    yield "business_model", "buy_back", j, "after_years"
    elif one.question == "consumption":
        used = [*(offer.get("consumption") or [])]
        if "use" not in included and all(each.get("resource") != one.resource for each in used):
            offer["consumption"] = [*used, {"resource": one.resource, "per_year": one.likely}]
            yield "consumption", len(used), "per_year"
    elif one.question in ("demolition", "disposal"):
        ends = {**(offer.get("end_of_life") or {})}
        if is_bought and one.question not in (*included, *ends):
            index = ends.get("index", _open(tender, one.question))
            offer["end_of_life"] = {**ends, one.question: one.likely, "index": index}
            yield "end_of_life", one.question
    elif one.question == "emissions":
        carbon = {**(offer.get("carbon") or {})}
        if "production_kg" not in carbon:
            offer["carbon"] = {**carbon, "production_kg": one.likely}
            yield "carbon", "production_kg"
    else:
        costs = [*(offer.get("costs") or [])]
        if one.question not in included and all(cost.get("phase") != one.question for cost in costs):
            per = "bid" if one.item is None else "unit"
            name, index = one.question.capitalize(), _open(tender, one.question)
            cost = {"name": name, "phase": one.question, "amount": one.likely, "per": per, "index": index}
            offer["costs"] = [*costs, cost]
            yield "costs", len(costs), "amount"


def _open(tender: Tender, phase: Any) -> str:
    """Return the index that an assumed cost follows: prices in general, or the first that is open in its phase."""
    known = tender.open_indices.get(phase, tender.index_names)
    return GENERAL if GENERAL in known else known[0]
