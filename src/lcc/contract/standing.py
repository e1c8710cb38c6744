"""Would it still have won? The bid with what was measured, ranked again among the others as they bid."""

from dataclasses import dataclass

from lcc.contract.awarded import result_of_lot
from lcc.contract.realised import bid_as_measured
from lcc.model.bid import Bid
from lcc.model.contract import Contract
from lcc.model.lot import bid_of, offers_of, tender_of
from lcc.model.result import BidResult, LotsResult, Result
from lcc.model.tender import Tender
from lcc.record.problem import refusal


@dataclass(frozen=True, slots=True)
class Reranked:
    """The place of the bid as awarded and with what was measured; None where it is not ranked.

    `first` has who comes first then, several where they share it; costs are life-cycle costs [money at the base date].
    It says what the award rule makes of other numbers, and is no legal conclusion.
    """

    bids: int
    rank: int | None
    rank_again: int | None
    cost: float
    cost_again: float
    first: tuple[str, ...]

    @property
    def still_first(self) -> bool | None:
        """Whether it would still have come first; None where it would share that place."""
        if self.rank_again != 1:
            return False
        return None if len(self.first) > 1 else True


def lot_of(contract: Contract, award: Result | LotsResult) -> str | None:
    """Return the lot of an award that a contract is of; None for a tender that is not divided.

    Raises
    ------
    InputRefusedError
        It is the contract of another award: its tender or its bid is not in this one.
    """
    if award.documents is None:
        raise refusal("no_documents")
    tender = Tender.model_validate(award.documents.tender)
    for bid in (one for one in _bids(award) if one.name == contract.bid.name):
        if tender.lots is None and (tender, bid) == (contract.tender, contract.bid):
            return None
        for lot in tender.lots.parts if tender.lots else ():
            if (tender_of(tender, lot), bid_of(bid, tender, lot)) == (contract.tender, contract.bid):
                return lot.id
    raise refusal("contract_other_award", contract.bid.name, tender=contract.tender.id)


def bids_as_measured(contract: Contract, award: Result | LotsResult, lot: str | None) -> list[Bid]:
    """Return all bids of an award, that of the contract with what was measured in the place of what was promised."""
    measured = bid_as_measured(contract)
    if lot is None:
        return [measured if one.name == measured.name else one for one in _bids(award)]
    assert award.documents is not None
    tender = Tender.model_validate(award.documents.tender)
    assert tender.lots is not None
    part = next(one for one in tender.lots.parts if one.id == lot)
    return [
        _with_lot(one, measured, offers_of(one, part)) if one.name == measured.name else one
        for one in _bids(award)
    ]


def _with_lot(whole: Bid, measured: Bid, places: list[int]) -> Bid:
    plain = whole.model_dump(exclude_unset=True)
    for place, offer in zip(places, measured.offers, strict=True):
        plain["offers"][place] = offer.model_dump(exclude_unset=True)
    return Bid.model_validate(plain)


def _bids(award: Result | LotsResult) -> list[Bid]:
    return [Bid.model_validate(one) for one in award.documents.bids] if award.documents else []


def standing(
    contract: Contract, then: Result | LotsResult, again: Result | LotsResult, lot: str | None
) -> Reranked:
    """Return where the bid of a contract came in an award, and where in the same award scored again."""
    before, after = result_of_lot(then, lot), result_of_lot(again, lot)
    return Reranked(
        bids=len(before.bids),
        rank=_of(contract, before).rank,
        rank_again=_of(contract, after).rank,
        cost=_of(contract, before).life_cycle_cost,
        cost_again=_of(contract, after).life_cycle_cost,
        first=tuple(one.bidder for one in after.bids if one.rank == 1),
    )


def _of(contract: Contract, result: Result) -> BidResult:
    return next(one for one in result.bids if one.bidder == contract.bid.name)
