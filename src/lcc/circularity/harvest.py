"""What a bid hands on of what it takes: each material with its mass, where it goes and whose it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcc.model.bid import Bid, Offer
from lcc.model.passport import Evidence, RStrategy
from lcc.model.tender import Tender
from lcc.record.looks import alike

STEPS: dict[str, RStrategy] = {"reuse": "R3", "remanufacture": "R6", "recycle": "R8"}
"""What a passport says becomes of a material, by its step on the ladder of PBL; what is burned or buried is not
handed on."""


@dataclass(frozen=True, slots=True)
class Harvested:
    """A material with one destination. None is what the bid does not state.

    `quantity` is in kg, or where there is no mass the share of all that is taken. `destination` is a field of a
    passport, a step of the ladder of the tender, or None for what the bidder buys.
    """

    item: str
    material: str | None
    quantity: float
    is_share: bool
    destination: str | None
    r_step: RStrategy | None
    is_of_authority: bool
    evidence: tuple[Evidence, ...]


def harvested(tender: Tender, bid: Bid) -> list[Harvested]:
    """Return each material that a bid hands on, of all units of its items, with each of its destinations.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "i", "name": "Hall", "quantity": 2, "unit": "piece"}],
    ...     "award": {"method": "lowest_lcc"}})
    >>> bid = Bid.model_validate({"tender": "t", "bidder": {"name": "B"}, "offers": [{
    ...     "item": "i", "business_model": {"kind": "purchase", "price": 1, "service_life_years": 1},
    ...     "take_back": [{"material": "beams", "mass": 500, "price_per_kg": 0.1}]}]})
    >>> [(one.material, one.quantity) for one in harvested(tender, bid)]
    [('beams', 1000.0)]
    """
    return [one for offer in bid.offers for one in _of_offer(tender, offer)]


def _of_offer(tender: Tender, offer: Offer) -> Iterator[Harvested]:
    named = [material.name for material in offer.passport.materials] if offer.passport else []
    yield from _of_passport(tender, offer)
    for one in offer.take_back:
        if not any(alike(one.material, name) for name in named):
            yield _one(tender, offer, one.material, one.mass)
    if offer.passport is None and not offer.take_back:
        yield from _of_destinations(tender, offer)


def _of_passport(tender: Tender, offer: Offer) -> Iterator[Harvested]:
    for material in offer.passport.materials if offer.passport else ():
        for destination, step in STEPS.items():
            if mass := material.mass_kg * getattr(material.end_of_life, destination):
                evidence = tuple(material.evidence)
                yield _one(tender, offer, material.name, mass, destination, step, evidence)


def _of_destinations(tender: Tender, offer: Offer) -> Iterator[Harvested]:
    """Yield the destinations that the tender gives any grade: what has none is not handed on."""
    stated, ladder = offer.circularity, tender.circularity.ladder if tender.circularity else {}
    for destination, share in (stated.destinations or {}).items() if stated else ():
        if share and ladder.get(destination, 0):
            mass = None if stated is None or stated.mass_kg is None else stated.mass_kg * share
            yield _one(tender, offer, None, mass, destination, share=share)


def _one(
    tender: Tender,
    offer: Offer,
    material: str | None,
    mass: float | None,
    destination: str | None = None,
    step: RStrategy | None = None,
    evidence: tuple[Evidence, ...] = (),
    share: float = 1.0,
) -> Harvested:
    item = tender.item(offer.item)
    quantity = share if mass is None else mass * item.quantity
    owned = offer.business_model.is_owned(tender)
    return Harvested(item.name, material, quantity, mass is None, destination, step, owned, evidence)
