"""Whether a bid answers its tender: what a bid can get wrong that no single field shows."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lcc.model.bid import Bid, Offer
from lcc.model.business_models import Lease, PayPerUse
from lcc.model.record import Path
from lcc.model.tender import Tender


class Finding(NamedTuple):
    """Something wrong at a place: what kind of wrong, what was found, and the words to explain it with."""

    path: Path
    kind: str
    found: object
    context: Mapping[str, object]


class BidDisagreesError(ValueError):
    """A bid does not answer the tender that it is scored in."""

    def __init__(self, bidder: str, findings: list[Finding]) -> None:
        self.bidder, self.findings = bidder, findings
        super().__init__(f"{bidder}: " + "; ".join(f"{finding.kind} at {finding.path}" for finding in findings))


def disagreements(tender: Tender, bid: Bid) -> list[Finding]:
    """Return everything in which the bid does not answer the tender; nothing if it does."""
    if bid.tender != tender.id:
        return [Finding(("tender",), "other_tender", bid.tender, {"tender": tender.id})]
    findings = [finding for i, offer in enumerate(bid.offers) for finding in _offer(tender, offer, ("offers", i))]
    offered = {offer.item for offer in bid.offers}
    findings += [
        Finding(("offers",), "item_not_offered", None, {"item": item.id})
        for item in tender.items
        if item.id not in offered
    ]
    return findings


def _offer(tender: Tender, offer: Offer, at: Path) -> Iterator[Finding]:
    codes = {item.id: item for item in tender.items}
    if offer.item not in codes:
        yield Finding((*at, "item"), "unknown_item", offer.item, {"known": ", ".join(codes)})
    elif isinstance(offer.business_model, PayPerUse) and codes[offer.item].use_per_year is None:
        yield Finding((*at, "business_model", "kind"), "no_use_stated", "pay_per_use", {"item": offer.item})
    yield from _indices(tender, offer, at)
    for i, consumption in enumerate(offer.consumption):
        if consumption.resource not in tender.resources:
            known = ", ".join(tender.resources) or "-"
            yield Finding(
                (*at, "consumption", i, "resource"), "unknown_resource", consumption.resource, {"known": known}
            )
    for i, cost in enumerate(offer.costs):
        if cost.at_year is not None and cost.at_year > tender.horizon_years:
            horizon = {"horizon": str(tender.horizon_years)}
            yield Finding((*at, "costs", i, "at_year"), "after_horizon", cost.at_year, horizon)
    answered = answered_phases(offer)
    for phase in tender.asked_phases:
        if phase not in answered:
            yield Finding((*at, "included", phase), "phase_not_answered", None, {"phase": phase})


def _indices(tender: Tender, offer: Offer, at: Path) -> Iterator[Finding]:
    used: dict[Path, str] = {
        (*at, "business_model", "index"): offer.business_model.index,
        (*at, "end_of_life", "index"): offer.end_of_life.index,
    }
    used |= {(*at, "costs", i, "index"): cost.index for i, cost in enumerate(offer.costs)}
    for path, index in used.items():
        if index not in tender.index_names:
            yield Finding(path, "unknown_index", index, {"known": ", ".join(tender.index_names)})


def answered_phases(offer: Offer) -> set[str]:
    """Return the phases that the offer prices, states as zero or names as included."""
    model = offer.business_model
    phases: set[str] = {*offer.included, *stated_phases(offer)}
    phases.add("use" if isinstance(model, Lease | PayPerUse) else "purchase")
    if "upfront" in model.model_fields_set:
        phases.add("purchase")
    if "return_cost" in model.model_fields_set:
        phases.add("disposal")
    return phases


def stated_phases(offer: Offer) -> set[str]:
    """Return the phases for which the offer states costs beside those of its business model."""
    phases: set[str] = {cost.phase for cost in offer.costs}
    phases |= {consumption.phase for consumption in offer.consumption}
    return phases | (offer.end_of_life.model_fields_set & {"demolition", "disposal"})


def remarks(tender: Tender, bid: Bid) -> list[Finding]:
    """Return what a reader of the result should know of a bid, though it stops nothing."""
    return [
        Finding(finding.path, finding.kind, finding.found, {"bidder": bid.bidder.name, **finding.context})
        for i, offer in enumerate(bid.offers)
        for finding in _remarks_on(tender, bid, offer, ("offers", i))
    ]


def _remarks_on(tender: Tender, bid: Bid, offer: Offer, at: Path) -> Iterator[Finding]:
    item = {"item": offer.item}
    for phase in offer.included:
        if phase in stated_phases(offer):
            yield Finding((*at, "included"), "priced_and_included", phase, {"phase": phase, **item})
    if bid.offers[at[1]] is not next(other for other in bid.offers if other.item == offer.item):  # type: ignore[index]
        yield Finding((*at, "item"), "offered_twice", offer.item, item)
    for i, cost in enumerate(offer.costs):
        if cost.every_years is not None and cost.every_years >= tender.horizon_years:
            yield Finding((*at, "costs", i), "never_falls", cost.every_years, {"cost": cost.name, **item})
        if cost.amount < 0:
            yield Finding((*at, "costs", i), "negative_cost", cost.amount, {"cost": cost.name, **item})
