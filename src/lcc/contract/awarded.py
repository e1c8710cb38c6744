"""An award -> the contract that follows from it, before anything is known of how it goes."""

from datetime import date

from lcc.checks.validation import record_of
from lcc.figure.rounding import half_up
from lcc.model.bid import Bid
from lcc.model.contract import Contract
from lcc.model.lot import bid_of, tender_of
from lcc.model.result import BidResult, LotsResult, Result
from lcc.model.tender import Tender
from lcc.record.problem import refusal
from lcc.record.stated import Stated


def contract_of(
    award: Result | LotsResult, delivered: date, bidder: str | None = None, lot: str | None = None
) -> Contract:
    """Return the contract with who was awarded, or with a bidder that is named, from a day of delivery on.

    Raises
    ------
    InputRefusedError
        The result holds no documents, nobody is awarded, there is no such lot or bid, or the day can't be.
    """
    if award.documents is None:
        raise refusal("no_documents")
    tender = Tender.model_validate(award.documents.tender)
    bids = [Bid.model_validate(one) for one in award.documents.bids]
    found, name = _of_lot(award, bidder, lot) if isinstance(award, LotsResult) else (award, bidder)
    outcome = _awarded(found, name)
    bid = next(one for one in bids if one.name == outcome.bidder)
    if tender.lots is not None:
        part = next(one for one in tender.lots.parts if one.id == lot)
        of_lot = bid_of(bid, tender, part)
        assert of_lot is not None  # it was compared
        tender, bid = tender_of(tender, part), of_lot
    made_from = {
        "life_cycle_cost": half_up(outcome.life_cycle_cost, 2),
        "lcc_version": award.lcc_version,
        "inputs": [one.model_dump() for one in award.inputs],
    }
    plain = {
        "tender": tender.model_dump(mode="json", exclude_unset=True),
        "bid": bid.model_dump(mode="json", exclude_unset=True),
        "award": made_from,
        "delivered": delivered.isoformat(),
    }
    return record_of(Stated(plain), Contract)


def result_of_lot(award: Result | LotsResult, lot: str | None) -> Result:
    """Return the result of a lot, or of a tender that is not divided; InputRefusedError where there is no such lot."""
    if isinstance(award, Result):
        return award
    lots = {one.lot: one.result for one in award.lots}
    result = lots.get(lot or "")
    if result is None:
        raise refusal("lot_of_contract", lot, known=", ".join(name for name, one in lots.items() if one))
    return result


def _of_lot(award: LotsResult, bidder: str | None, lot: str | None) -> tuple[Result, str | None]:
    result = result_of_lot(award, lot)
    to = next(one.bidder for one in award.awards if one.lot == lot)
    if bidder is None and to is None:
        raise refusal("nobody_awarded")
    return result, bidder or to


def _awarded(result: Result, bidder: str | None) -> BidResult:
    """Return the bid of a bidder, or else the one that comes first; nobody is awarded where two do."""
    if bidder is None:
        first = [one for one in result.bids if one.rank == 1]
        if len(first) != 1:
            raise refusal("nobody_awarded")
        return first[0]
    found = next((one for one in result.bids if one.bidder == bidder), None)
    if found is None:
        raise refusal("unknown_bidder", bidder, known=", ".join(one.bidder for one in result.bids))
    return found
