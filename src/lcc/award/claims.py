"""What a bid counts on and no guarantee or evidence stands behind, and promises that cost more than what was paid."""

from collections.abc import Iterator

from lcc.award.check import Check, Word
from lcc.model.bid import Bid, Offer
from lcc.model.business_models import BuyBack, Deposit, Pool, Purchase
from lcc.model.passport import Evidence
from lcc.model.record import Path
from lcc.model.tender import Tender

_MUCH_LONGER = 2
"""From so many times the average on, a life asks for a second look: a choice of this program."""


def claims(tender: Tender, bid: Bid) -> Iterator[Check]:
    """Yield every promise of a bid that asks for a guarantee, or for a second look."""
    for position, offer in enumerate(bid.offers):
        for check in (*_of_offer(tender, offer), *_of_passport(tender, offer)):
            words = {"item": offer.item, **check.words}
            yield Check(check.kind, (bid.name,), words, ("offers", position, *check.path))
    ladder = bid.co2_ladder
    if tender.award.co2_ladder and ladder and ladder.level and not ladder.certificate:
        yield Check(
            "level_without_certificate", (bid.name,), {"level": float(ladder.level)}, ("co2_ladder", "level")
        )


def _of_offer(tender: Tender, offer: Offer) -> Iterator[Check]:
    model, at = offer.business_model, ("business_model",)
    if isinstance(model, BuyBack):
        for k, step in enumerate(model.buy_back):
            if step.share_of_price > 1:
                path: Path = (*at, "buy_back", k, "share_of_price")
                yield Check("buy_back_above_price", words={"share": step.share_of_price}, path=path)
    if isinstance(model, Purchase):
        yield from _of_purchase(tender, offer, model)
    if isinstance(model, Deposit) and model.return_rate == 1:
        yield Check("nothing_lost", path=(*at, "return_rate"))
    if isinstance(model, Pool) and model.loss_per_trip == 0:
        yield Check("nothing_lost", path=(*at, "loss_per_trip"))


def _of_purchase(tender: Tender, offer: Offer, model: Purchase) -> Iterator[Check]:
    at = ("business_model", "resale_value")
    if model.resale_value > model.price:
        yield Check("resale_above_price", words={"resale": model.resale_value, "price": model.price}, path=at)
    if model.resale_value > 0 and model.resale_basis == "expected" and tender.expected_resale_haircut == 0:
        yield Check("resale_not_guaranteed", words={"resale": model.resale_value}, path=at)
    if offer.circularity and offer.circularity.taken_back_share and not offer.take_back:
        words = {"share": offer.circularity.taken_back_share}
        yield Check("taken_back_unbacked", words=words, path=("circularity", "taken_back_share"))


def _of_passport(tender: Tender, offer: Offer) -> Iterator[Check]:
    """Yield use and lives that are said to be above the average, and evidence that holds no longer at the base date."""
    if offer.passport is None:
        return
    passport, at = offer.passport, ("passport",)
    if passport.use_intensity > 1:
        words: dict[str, Word] = {"intensity": passport.use_intensity}
        yield Check("intensity_claimed", words=words, path=(*at, "use_intensity"))
    average = tender.item(offer.item).average_life_years
    if average is not None and passport.technical_life_years >= _MUCH_LONGER * average:
        lives: dict[str, Word] = {"life": passport.technical_life_years, "average": average}
        yield Check("long_life_claimed", words=lives, path=(*at, "technical_life_years"))
    places: list[tuple[Path, list[Evidence]]] = [((*at, "evidence"), passport.evidence)]
    places += [((*at, "materials", k, "evidence"), one.evidence) for k, one in enumerate(passport.materials)]
    for path, evidence in places:
        for k, one in enumerate(evidence):
            if one.valid_until is not None and one.valid_until < tender.base_date:
                expired: dict[str, Word] = {"number": one.number, "until": one.valid_until.isoformat()}
                yield Check("evidence_expired", words=expired, path=(*path, k, "valid_until"))
