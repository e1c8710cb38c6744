"""How much the circular part of a tender can decide, beside price and life, where bids are plausible.

Plausible is a choice of this program, and said beside every figure: a product made up for the purpose, of which one
thing at a time goes from the low to the high end of its range. What each range does to the cost by which bids are
compared is its spread; the circular share is that of emissions, MKI, what comes back and criteria that are measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from lcc.analysis.award_preview import QUALITIES, around, reference_costs
from lcc.analysis.neutrality import WORTH, OfferData, alike, alone, bought, rounded
from lcc.award.quality import weight_of
from lcc.award.worth import worth
from lcc.evaluation.evaluate import evaluate
from lcc.language import N_, ShownAmount, Text, Translate
from lcc.model.award import QualityValue, uses_quality
from lcc.model.bid import Bid
from lcc.model.quality import MeasuredScale
from lcc.model.tender import Tender
from lcc.record.record import LONGEST_YEARS

ComparedPart = Literal["price", "life", "co2", "mki", "comes_back", "measured"]

_LOW, _HIGH = 0.8, 1.2
_CO2_PER_EURO = (0.1, 1.0)
_MKI_PER_EURO = (0.01, 0.1)
_BACK = 0.2
_LITTLE = 0.2
"""Below a fifth of the spread, something else decides: a choice of this program."""

RANGES: dict[ComparedPart, str] = {
    "price": N_("Price, 20 % less or more"),
    "life": N_("Life, 20 % shorter or longer"),
    "co2": N_("CO2 of making it, from 0.1 to 1 kg for each euro of the price"),
    "mki": N_("MKI, from 1 to 10 % of the price"),
    "comes_back": N_("What comes back for sure, from nothing to 20 % of the price"),
    "measured": N_("Criteria that are measured, half of what they can earn"),
}
"""Each part with the range in which bids are plausible."""


@dataclass(frozen=True, slots=True)
class CircularShare:
    """What parts of plausible bids can decide.

    `spreads` are shares of the cost of the bid in the middle; None for what the tender counts and nobody can know
    beforehand: what quality is worth beside a cost that the award rule does not name. `life` is in years. `worth` is
    what all that is measured can earn at most, in money, where the rule says so.
    """

    spreads: dict[ComparedPart, float | None]
    life: int
    worth: float | None

    @property
    def share(self) -> float | None:
        """The part of the spread that is circular [share, 0 to 1]; None where that can't be said."""
        known = [spread for spread in self.spreads.values() if spread is not None]
        if len(known) < len(self.spreads) or not sum(known):
            return None
        return sum(self.spreads[part] or 0.0 for part in self.circular) / sum(known)

    @property
    def circular(self) -> list[ComparedPart]:
        """The parts that are circular and make a difference."""
        parts: tuple[ComparedPart, ...] = ("co2", "mki", "comes_back", "measured")
        return [part for part in parts if self.spreads.get(part, 0.0) != 0.0]


def circular_share(tender: Tender, expected: float | None = None) -> CircularShare:
    """Return what the parts of plausible bids for the first item can decide under the rules of the tender.

    Parameters
    ----------
    tender
        Its settings, prices of emissions and MKI, and award rule count.
    expected
        What bids are expected to cost in all; left out, what the award rule itself names.
    """
    life, items = next(alike(tender))
    item = items[0]
    parts = 12 if tender.comparison == "common_horizon" else 1
    shorter, longer = (
        min(max(round(parts * factor * life), 1) / parts, LONGEST_YEARS) for factor in (_LOW, _HIGH)
    )
    spreads: dict[ComparedPart, float | None] = {}
    plain = alone(tender, item)
    middle = _compared(tender, plain, bought(tender, life))

    def spread(low: OfferData, high: OfferData, under: Tender = plain) -> float:
        return abs(_compared(tender, under, high) - _compared(tender, under, low)) / middle

    spreads["price"] = spread(bought(tender, life, _LOW * WORTH), bought(tender, life, _HIGH * WORTH))
    spreads["life"] = spread(bought(tender, shorter), bought(tender, longer))
    if tender.carbon_price:
        priced = plain.model_copy(update={"carbon_price": tender.carbon_price})
        low, high = (_emitting(tender, life, kg) for kg in _CO2_PER_EURO)
        spreads["co2"] = spread(low, high, priced)
    if tender.mki and tender.mki.is_cost:
        weighted = plain.model_copy(update={"mki": tender.mki})
        low, high = (_weighing(tender, life, tender.mki.weighting_set, part) for part in _MKI_PER_EURO)
        spreads["mki"] = spread(low, high, weighted)
    back = bought(tender, life, resale_value=_BACK * WORTH, resale_basis="guaranteed")
    spreads["comes_back"] = spread(bought(tender, life), back)
    weight = _weight_of_measured(tender)
    if not weight:
        return CircularShare(spreads, life, None)
    spreads["measured"] = None
    expected = _expected(tender) if expected is None else expected
    if expected is not None:
        exchange = worth(tender, expected, QUALITIES[1], around(expected)).exchange
        spreads["measured"] = None if exchange is None else 100 * exchange * weight / expected / 2
    in_money = weight * tender.award.quality_value if isinstance(tender.award, QualityValue) else None
    return CircularShare(spreads, life, in_money)


def _expected(tender: Tender) -> float | None:
    """Return what bids are expected to cost, as far as the rule says so; any cost does where it only compares bids."""
    costs = reference_costs(tender)
    if costs is not None:
        return costs[len(costs) // 2]
    return WORTH if tender.award.is_relative else None


def _emitting(tender: Tender, life: float, kg_per_euro: float) -> OfferData:
    return {**bought(tender, life), "carbon": {"production_kg": kg_per_euro * WORTH}}


def _weighing(tender: Tender, life: float, weighting_set: str, mki_per_euro: float) -> OfferData:
    return {**bought(tender, life), "mki": {"weighting_set": weighting_set, "per_life": mki_per_euro * WORTH}}


def _compared(tender: Tender, under: Tender, offer: OfferData) -> float:
    """Return the cost that counts in the award: the price alone where the rule says so."""
    offers = [{"item": under.items[0].id, **offer}]
    bid = Bid.model_validate({"tender": under.id, "bidder": {"name": "offer"}, "offers": offers})
    (found,) = evaluate(under, [bid]).bids
    return found.price if tender.award.basis == "price" else found.compared


def _weight_of_measured(tender: Tender) -> float:
    """Return the part of all quality that follows from indicators; none where quality does not count."""
    if tender.quality is None or not uses_quality(tender.award):
        return 0.0
    return sum(
        weight_of(tender, leaf).value
        for leaf in tender.quality.leaves()
        if isinstance(leaf.criterion.scale_used, MeasuredScale)
    )


def findings(found: CircularShare, currency: str) -> Iterator[Text]:
    """Yield in sentences how much the circular part can decide, and what decides most."""
    if not found.circular:
        yield Text(N_("Nothing circular counts in this tender: price and life decide it."))
        return
    if found.share is None:
        if found.worth is None:
            yield Text(
                N_("What the circular part can decide can't be said: the rule does not trade quality for cost.")
            )
        else:
            template = N_(
                "What the circular part can decide can't be said: the rule names no expected cost. What is measured "
                "earns {currency} {worth} at most; add --around with what you expect bids to cost."
            )
            yield Text(template, {"currency": currency, "worth": ShownAmount(found.worth)})
        return
    most = max(found.spreads, key=lambda part: found.spreads[part] or 0.0)
    if found.share < _LITTLE:
        template = N_(
            "The circular part decides {share} of what sets plausible bids apart: this tender may be called circular, "
            "but something else decides it: {most}."
        )
    else:
        template = N_(
            "The circular part decides {share} of what sets plausible bids apart. What decides most: {most}."
        )
    yield Text(template, {"share": rounded(found.share), "most": Text(RANGES[most])})


def as_json(found: CircularShare, currency: str, _: Translate) -> dict[str, Any]:
    """Return it as plain values."""
    return {
        "life_years": found.life,
        "spreads": found.spreads,
        "circular_share": found.share,
        "findings": [text.say(_) for text in findings(found, currency)],
    }
