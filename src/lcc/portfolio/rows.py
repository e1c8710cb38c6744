"""The rows of a tender: one for each bid, offer, phase and year, as `PortfolioRow` describes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lcc.api.scoring import Scored
from lcc.documents.letters.awarded import winners_of
from lcc.evaluation.by_year import by_year
from lcc.evaluation.evaluate import BidEvaluation, years_valued
from lcc.evaluation.price_level import PriceLevel
from lcc.figure.rounding import as_written
from lcc.library.facts.chosen import category_of
from lcc.model.identifiers import cpv_division
from lcc.model.portfolio import INDICATOR, PortfolioRow
from lcc.model.tender import Tender

COLUMNS = tuple(PortfolioRow.model_fields)
Row = dict[str, Any]
"""A value for each of `COLUMNS`."""
Add = Callable[[Sequence[Row]], None]
"""What takes rows, some at a time, in their order."""


def rows_of(scored: Scored, level: PriceLevel) -> Iterator[Row]:
    """Yield the rows of a tender or of each of its lots, but for where they came from.

    Amounts are in the digits that count, and null where they are not known.
    """
    for one in scored.awards:
        if scored.lots or scored.submissions.tender.lots is None:
            yield from _of_award(one, scored.submissions.tender, level)


def _of_award(scored: Scored, whole: Tender, level: PriceLevel) -> Iterator[Row]:
    """Yield the rows of what is awarded by itself, of a tender as a whole."""
    evaluation = scored.evaluation
    of_tender = _of_tender(scored, evaluation.tender, level) | {"tender": whole.id}
    winners = [one.bid.name for one in winners_of(evaluation, scored.award)]
    is_lot_alone = whole.awarded_with is not None and scored.award is None
    is_open = len(winners) > 1 or is_lot_alone or whole.procedure == "market_consultation"
    for one in evaluation.with_reference:
        is_bid = one is not evaluation.reference
        quality = one.standing.contender.quality
        of_bid = of_tender | {
            "role": "bid" if is_bid else "reference",
            "bidder": one.bid.name,
            "rank": one.rank if is_bid else None,
            "awarded": False if not is_bid else None if is_open else one.bid.name in winners,
            "quality": as_written(quality.total.value) if is_bid and quality else None,
            **_indicators(one),
        }
        yield from (of_bid | cell for cell in _cells(scored, one, level))


def _of_tender(scored: Scored, tender: Tender, level: PriceLevel) -> Row:
    rules, rate = tender.circularity, tender.discount.rate
    return {
        "title": tender.title,
        "authority": tender.authority,
        "lot": scored.award.award.lot if scored.award else None,
        "procedure": tender.procedure,
        "cpv": tender.cpv,
        "cpv_division": cpv_division(tender.cpv),
        "base_date": tender.base_date,
        "horizon_years": tender.horizon_years,
        "currency": tender.currency,
        "discount_rate": None if isinstance(rate, list) else rate,
        "comparison": tender.comparison,
        "award_method": tender.award.method,
        "award_basis": tender.award.basis,
        "circularity_asked": bool(rules and rules.targets) or bool(tender.quality and tender.quality.indicators()),
        "ambition": tender.quality.ambition if tender.quality else None,
        "quality_weight": tender.award.weight_of_quality,
        "quality_and_lcc_weight": tender.award.counted_weight,
        "bids": len(scored.evaluation.bids),
        "price_level": level.year,
        "price_index": level.name,
        "price_factor": level.factor(tender),
    }


def _indicators(one: BidEvaluation) -> Row:
    found = one.circularity
    named: Mapping[str, Any] = {} if found is None else {
        **{f"{INDICATOR}{name}": figure for name, figure in found.indicators.items()}, **found.totals,
    }  # fmt: skip
    return {
        name: as_written(named[name].value) if name in named else None
        for name in COLUMNS
        if name.startswith(INDICATOR) or name in ("co2_total", "mki_total", "virgin_total")
    }


def _cells(scored: Scored, one: BidEvaluation, level: PriceLevel) -> Iterator[Row]:
    evaluation = scored.evaluation
    tender = evaluation.tender
    items = {item.id: item for item in tender.items}
    years, factor = years_valued(tender, one.bid), level.factor(tender)
    masses = {} if one.circularity is None else {
        product.position: as_written(product.figures["mass"].value)
        for product in one.circularity.products if "mass" in product.figures
    }  # fmt: skip
    of_offers: list[Row] = [
        {
            "offer": place + 1,
            "item": offer.item,
            "item_name": items[offer.item].name,
            "category": category_of(items[offer.item].facts),
            "quantity": items[offer.item].quantity,
            "unit": items[offer.item].unit,
            "years_valued": years[place],
            "business_model": offer.business_model.kind,
            "mass": masses.get(place),
        }
        for place, offer in enumerate(one.bid.offers)
    ]
    for cell in by_year(tender, evaluation.terms, one):
        of_offer = of_offers[cell.offer]
        annual = None if factor is None else cell.annual * factor
        yield of_offer | {
            "phase": cell.phase,
            "year": cell.year,
            "present_value": as_written(cell.present_value),
            "price": as_written(cell.price),
            "nominal": as_written(cell.nominal),
            "cost_per_year": None if annual is None else as_written(annual),
            "cost_per_unit_year": None if annual is None else as_written(annual / of_offer["quantity"]),
        }
