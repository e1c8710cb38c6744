"""What each tonne of CO2 less costs, where emissions have a price: beside the bid for which least is paid."""

from collections.abc import Sequence

from lcc.circularity.avoided import cost_per_unit_avoided
from lcc.model.bid import Bid
from lcc.model.tender import CARBON, Tender
from lcc.scrutiny.remark import ReceivedBid

KG_IN_TONNE = 1000


def states_emissions(bid: Bid) -> bool:
    """Whether a bid states the emissions of all that it offers: those of use alone say nothing beside another bid."""
    return all("production_kg" in offer.carbon.model_fields_set for offer in bid.offers)


def kilograms(one: ReceivedBid) -> float | None:
    """Return the emissions of a bid over the horizon [kg CO2-eq]; None where it does not state all of them."""
    if not states_emissions(one.bid):
        return None
    return sum(line.amount.value * line.schedule.payments for line in one.lines if line.index == CARBON)


def paid(one: ReceivedBid) -> float:
    """Return the present value of what is paid for a bid, without external costs [money]."""
    return sum(value for phase, value in one.phases.items() if phase != "externalities")


def costs_of_a_tonne(tender: Tender, received: Sequence[ReceivedBid]) -> list[float | None]:
    """Return what is paid more for each tonne less than of the bid for which least is paid [money per tonne CO2-eq].

    None where a bid avoids nothing, or where its emissions or those of the other are not stated; for every bid where
    none is ranked, emissions have no price, or bids are compared by year: those are over different years.
    """
    counted = [one for one in received if one.standing.rank is not None]
    if not counted or not tender.carbon_price or tender.comparison != "common_horizon":
        return [None] * len(received)
    reference = min(counted, key=paid)
    least = kilograms(reference)
    return [_of_a_tonne(one, reference, kilograms(one), least) for one in received]


def _of_a_tonne(one: ReceivedBid, reference: ReceivedBid, own: float | None, least: float | None) -> float | None:
    if own is None or least is None:
        return None
    found = cost_per_unit_avoided(paid(one), own, paid(reference), least)
    return None if found is None else KG_IN_TONNE * found
