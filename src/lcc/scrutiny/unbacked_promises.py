"""What a bid counts on and no guarantee or evidence stands behind."""

from collections.abc import Iterator

from lcc.checks.agreement import mass_of
from lcc.figure.figure import NOISE
from lcc.model.bid import Bid, Offer
from lcc.model.business_models import Deposit, Purchase
from lcc.model.offerable import NOTHING_LOST
from lcc.model.passport import Evidence
from lcc.model.tender import Tender, nominal_bands
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.scrutiny.remark import remark

_MUCH_LONGER, _MUCH_OF_PRICE = 2, 0.5
"""From so many times the average on a life, from this part of the price on a resale asks for a second look."""

_ROUNDED = 0.01
"""Masses are stated in round numbers."""


def claims(tender: Tender, bid: Bid) -> Iterator[Message]:
    """Yield every promise of a bid that asks for a guarantee, or for a second look."""
    for position, offer in enumerate(bid.offers):
        for check in (*_of_offer(tender, offer), *_of_passport(tender, offer)):
            words = {"item": offer.item, **check.context}
            yield remark(check.code, (bid.name,), words, ("offers", position, *check.path))
    ladder = bid.co2_ladder
    if tender.award.co2_ladder and ladder and ladder.level and not ladder.certificate:
        yield remark(
            "level_without_certificate", (bid.name,), {"level": float(ladder.level)}, ("co2_ladder", "level")
        )


def _of_offer(tender: Tender, offer: Offer) -> Iterator[Message]:
    model, at = offer.business_model, ("business_model",)
    if isinstance(model, Purchase):
        yield from _resale(tender, model)
    if not model.is_returned:
        yield from _taken_back(offer)
    if isinstance(model, Deposit):
        yield from _interest(tender, model)
    if model.loss and getattr(model, model.loss) == NOTHING_LOST[model.loss]:
        yield remark("nothing_lost", path=(*at, model.loss))


def _interest(tender: Tender, model: Deposit) -> Iterator[Message]:
    """Yield interest above the rate at which later costs weigh less: then any deposit makes a bid cheaper."""
    _start, rate = nominal_bands(tender)[0]
    if model.deposit > 0 and model.interest > rate * (1 + NOISE):
        path = ("business_model", "interest")
        yield remark("interest_on_deposit", words={"interest": model.interest, "rate": rate}, path=path)


def _resale(tender: Tender, model: Purchase) -> Iterator[Message]:
    at = ("business_model", "resale_value")
    if model.resale_value > 0 and model.resale_basis == "expected" and tender.expected_resale_haircut == 0:
        yield remark("resale_not_guaranteed", words={"resale": model.resale_value}, path=at)
    elif model.resale_basis == "expected" and model.resale_value > _MUCH_OF_PRICE * model.price > 0:
        words = {"resale": model.resale_value, "share": model.resale_value / model.price}
        yield remark("resale_of_much", words=words, path=at)


def _taken_back(offer: Offer) -> Iterator[Message]:
    """Yield a share that is said to be taken back, and no promise of a material, or of less mass than that."""
    share, path = (
        offer.circularity.taken_back_share if offer.circularity else None,
        ("circularity", "taken_back_share"),
    )
    if not share:
        return
    taken, mass = sum(one.mass for one in offer.take_back), mass_of(offer)
    if not offer.take_back:
        yield remark("taken_back_unbacked", words={"share": share}, path=path)
    elif mass is not None and taken < share * mass * (1 - _ROUNDED):
        yield remark("taken_back_short", words={"share": share, "taken": taken, "mass": share * mass}, path=path)


def _of_passport(tender: Tender, offer: Offer) -> Iterator[Message]:
    """Yield use and lives that are said to be above the average, and evidence that holds no longer at the base date."""
    if offer.passport is None:
        return
    passport, at = offer.passport, ("passport",)
    if passport.use_intensity > 1:
        words = {"intensity": passport.use_intensity}
        yield remark("intensity_claimed", words=words, path=(*at, "use_intensity"))
    average = tender.item(offer.item).average_life_years
    if average is not None and passport.technical_life_years >= _MUCH_LONGER * average:
        lives = {"life": passport.technical_life_years, "average": average}
        yield remark("long_life_claimed", words=lives, path=(*at, "technical_life_years"))
    places: list[tuple[Path, list[Evidence]]] = [((*at, "evidence"), passport.evidence)]
    places += [((*at, "materials", k, "evidence"), one.evidence) for k, one in enumerate(passport.materials)]
    for path, evidence in places:
        for k, one in enumerate(evidence):
            if one.valid_until is not None and one.valid_until < tender.base_date:
                expired = {"number": one.number, "until": one.valid_until.isoformat()}
                yield remark("evidence_expired", words=expired, path=(*path, k, "valid_until"))
