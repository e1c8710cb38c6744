"""One lot of a tender as a tender of its own, with the bids and the scores that are about it."""

from collections.abc import Sequence

from lcc.model.bid import Bid
from lcc.model.quality import Scores
from lcc.model.seal import part_of
from lcc.model.tender import Lot, Tender


def tender_of(tender: Tender, lot: Lot) -> Tender:
    """Return the lot as a tender: its items, and every rule of the tender as it stands.

    Examples
    --------
    >>> items = [{"id": name, "name": name, "quantity": 1, "unit": "piece"} for name in ("bench", "table")]
    >>> tender = Tender.model_validate({
    ...     "id": "park", "title": "Park", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": items,
    ...     "lots": {"parts": [{"id": item["id"], "title": item["id"], "items": [item["id"]]} for item in items]}})
    >>> lot = tender_of(tender, tender.lots.parts[1])
    >>> lot.id, lot.title, [item.id for item in lot.items]
    ('park/table', 'Park: table', ['table'])
    """
    items = [tender.items[k] for k in items_of(tender, lot)]
    changes = {**lot.named_in(tender.id, tender.title), "items": items, "lots": None}
    if tender.lots and not tender.lots.go_by_rank:
        changes["awarded_with"] = tender.id
    return tender.model_copy(update=changes)


def items_of(tender: Tender, lot: Lot) -> list[int]:
    """Return the places in the tender of the items of the lot."""
    return [k for k, item in enumerate(tender.items) if item.id in lot.items]


def offers_of(bid: Bid, lot: Lot) -> list[int]:
    """Return the places in the bid of its offers of the lot; none if it is not for the lot."""
    return [k for k, offer in enumerate(bid.offers) if offer.item in lot.items]


def bid_of(bid: Bid, tender: Tender, lot: Lot) -> Bid | None:
    """Return the bid as one for the lot, or None where it has no offers of it.

    A cost for the whole bid stands with an offer of an item, and counts in the lot of that item.
    """
    offers = [bid.offers[k].model_dump(exclude_unset=True) for k in offers_of(bid, lot)]
    if not offers:
        return None
    stated = bid.model_dump(exclude_unset=True, exclude={"offers", "combinations"})
    return Bid.model_validate({**stated, "tender": tender_of(tender, lot).id, "offers": offers})


def scores_about(scores: Scores, bids: Sequence[Bid], lot: Lot) -> list[int]:
    """Return the places of the scores that are not about a bid for other lots only."""
    others = _not_for(bids, lot)
    return [k for k, score in enumerate(scores.scores) if score.bid not in others]


def scores_of(scores: Scores, bids: Sequence[Bid], tender: Tender, lot: Lot) -> Scores:
    """Return the scores as those of the lot: what a bid earns, it earns in each lot that it is for."""
    others = _not_for(bids, lot)
    return part_of(
        scores,
        tender=tender_of(tender, lot).id,
        scores=[scores.scores[k] for k in scores_about(scores, bids, lot)],
        abstentions=[one for one in scores.abstentions if one.bid not in others],
        changes=[change for change in scores.changes if change.bid not in others],
    )


def _not_for(bids: Sequence[Bid], lot: Lot) -> set[str]:
    return {bid.name for bid in bids if not offers_of(bid, lot)}
