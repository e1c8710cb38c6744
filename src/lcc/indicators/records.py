"""A tender that was scored -> what each of its awards says, and null for what is not known."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple

from lcc.circularity.of_bid import BidCircularity, circularity_of
from lcc.documents.letters.awarded import winners_of
from lcc.documents.letters.awarded_lot import AwardedLot, awarded_lots
from lcc.engine.rates import equivalent_annual_cost
from lcc.evaluation.by_year import by_year, cost_per_year
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, years_valued
from lcc.evaluation.lots import LotsEvaluation
from lcc.evaluation.price_level import PriceLevel
from lcc.figure.rounding import as_written, sum_of
from lcc.indicators.figures import NOT_STATED, TenderRecord
from lcc.library.facts.chosen import category_of
from lcc.model.bid import Bid, bidders
from lcc.model.bid_decision import BidDecisions
from lcc.model.identifiers import cpv_division
from lcc.model.lot import tender_of
from lcc.model.passport import Material
from lcc.model.reference import by_cost_alone
from lcc.model.tender import Tender, real_bands
from lcc.scrutiny.lowest_to_buy import lowest_to_buy

PLAIN = "purchase"
"""The business model that is no circular one by itself."""
Outcome = Literal["awarded", "no_award", "no_bids", "tie", "other_lots", "market_consultation"]
Row = dict[str, Any]


class _Award(NamedTuple):
    """What is awarded by itself: a tender, or one of its lots; without an evaluation, where nobody bid."""

    whole: Tender
    tender: Tender
    evaluation: Evaluation | None
    decisions: BidDecisions | None
    lot: AwardedLot | None = None
    code: str | None = None
    is_offered: bool = True


def records_of(found: Evaluation | LotsEvaluation, source: str | None = None) -> list[TenderRecord]:
    """Return the record of a tender, or of each of its lots; those on which nobody bid are there too.

    Money is at the base date of the tender: `levelled` brings it to another year.
    The year is that of the day on which the award was announced, where decisions on bids say so, and else that of the
    base date. Emissions, MKI and masses are a year: over the horizon / its years where bids are compared over one.
    """
    return [_record(one, source) for one in _awards(found)]


def levelled(record: TenderRecord, tender: Tender, level: PriceLevel) -> TenderRecord:
    """Return a record with its money a year at a price level; null where the index lacks a year.

    MKI stays as it is: it is of the prices of its weighting set.
    """
    factor = level.factor(tender)

    def at(amount: float | None) -> float | None:
        return None if factor is None or amount is None else factor * amount

    return record.model_copy(
        update={
            "price_level": level.year,
            "price_factor": factor,
            "spend_per_year": at(record.spend_per_year),
            "saving_per_year": at(record.saving_per_year),
            "business_models": {name: at(spend) for name, spend in record.business_models.items()},
        }
    )


def _awards(found: Evaluation | LotsEvaluation) -> Iterator[_Award]:
    if isinstance(found, Evaluation):
        yield _Award(found.tender, found.tender, found, found.decisions, is_offered=bool(found.bids))
        return
    awards, lots = awarded_lots(found), found.tender.lots
    for lot in lots.parts if lots else ():
        tender, one = tender_of(found.tender, lot), found.lots[lot.id]
        yield _Award(found.tender, tender, one, found.decisions, awards.get(lot.id), lot.id, bool(found.bids))


def _record(award: _Award, source: str | None) -> TenderRecord:
    whole, tender = award.whole, award.tender
    outcome, winner = _outcome(award)
    announced = award.decisions.awarded_at if award.decisions else None
    cpv = tender.cpv or _same(tender.cpv_of(item) for item in tender.items)
    spend = _spend(award.evaluation, winner) if winner and award.evaluation else {}
    circular_by = [*_asked(tender), *(["business_model"] if {*spend} - {PLAIN} else [])]
    return TenderRecord(
        tender=whole.id,
        lot=award.code,
        source=source,
        title=tender.title,
        authority=whole.authority,
        department=whole.department,
        category=category_of(name for item in tender.items for name in item.facts),
        cpv=cpv,
        cpv_division=cpv_division(cpv),
        year=tender.base_date.year if announced is None else datetime.fromisoformat(announced).year,
        year_of="base_date" if announced is None else "award",
        currency=tender.currency,
        horizon_years=tender.horizon_years,
        price_level=tender.base_date.year,
        price_factor=1.0,
        outcome=outcome,
        supplier=winner.bid.bidder.name if winner else None,
        spend=winner.price if winner else None,
        spend_per_year=sum_of(spend.values()) if spend else None,
        basis=tender.award.basis,
        circular=True if circular_by else False if winner else None,
        circular_by=tuple(circular_by),
        ambition=tender.quality.ambition if tender.quality else None,
        business_models={**spend},
        **_weights(tender),
        **_competition(award),
        saving_per_year=_saving(award.evaluation, winner),
        **_impacts(tender, award.evaluation, winner),
    )


def _same(values: Iterator[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _outcome(award: _Award) -> tuple[Outcome, BidEvaluation | None]:
    """Return what became of it, and the bid that is awarded, if one is."""
    if award.whole.procedure == "market_consultation":
        return "market_consultation", None
    if not award.is_offered:
        return "no_bids", None
    if award.evaluation is None:
        return "no_award", None
    if award.tender.awarded_with is not None and award.lot is None:
        return "other_lots", None
    winners = winners_of(award.evaluation, award.lot)
    if len(winners) > 1:
        return "tie", None
    return ("awarded", winners[0]) if winners else ("no_award", None)


def _asked(tender: Tender) -> list[str]:
    """Return how a tender asks for circularity: by a target, by a criterion that an indicator measures, or both."""
    by_target = bool(tender.circularity and tender.circularity.targets)
    by_criterion = bool(tender.quality and tender.quality.indicators())
    return [*(["target"] if by_target else []), *(["criterion"] if by_criterion else [])]


def _weights(tender: Tender) -> Row:
    """Return what quality and life-cycle cost weigh [share]; None where the award rule has no such weights."""
    quality, counted = tender.award.weight_of_quality, tender.award.counted_weight
    if quality is None or counted is None:
        return {"quality_weight": None, "cost_weight": None}
    return {"quality_weight": quality, "cost_weight": as_written(counted - quality)}


def _competition(award: _Award) -> Row:
    """Return how many bidders there were, whatever variants they have, and of how many a bid did not fall away."""
    if not award.is_offered:
        return {"bidders": None, "bidders_left": None, "ranked": 0}
    found = award.evaluation
    bids = found.bids if found else ()
    return {
        "bidders": _bidders(bids),
        "bidders_left": _bidders(found.there if found else ()),
        "ranked": sum(one.rank is not None for one in bids),
    }


def _bidders(bids: tuple[BidEvaluation, ...]) -> int:
    return len(set(bidders([one.bid for one in bids])))


def _spend(evaluation: Evaluation, winner: BidEvaluation) -> dict[str, float]:
    """Return by business model the price as an equal amount a year over the years valued."""
    tender, bid = evaluation.tender, winner.bid
    prices = [0.0] * len(bid.offers)
    for cell in by_year(tender, evaluation.terms, winner):
        prices[cell.offer] += cell.price
    found: dict[str, float] = {}
    for offer, price, years in zip(bid.offers, prices, years_valued(tender, bid), strict=True):
        annual = equivalent_annual_cost(price, real_bands(tender), years)
        found[offer.business_model.kind] = found.get(offer.business_model.kind, 0.0) + annual
    return found


def _saving(evaluation: Evaluation | None, winner: BidEvaluation | None) -> float | None:
    """Return what the bid with the lowest purchase price costs more a year than the one that is awarded."""
    if evaluation is None or winner is None:
        return None
    lowest = lowest_to_buy(evaluation.bids, winner)
    if lowest is None:
        return None
    other = next(one for one in evaluation.bids if one.bid.name == lowest.name)
    theirs, ours = (cost_per_year(evaluation.tender, evaluation.terms, one) for one in (other, winner))
    return theirs - ours


def _impacts(tender: Tender, evaluation: Evaluation | None, winner: BidEvaluation | None) -> Row:
    """Return emissions, MKI and materials of the bid that is awarded, and of the reference fixed before opening."""
    kind, reference = _reference(tender, evaluation)
    of_winner = None if winner is None else winner.circularity or circularity_of(tender, winner.bid)
    rules, ladder = tender.circularity, winner.bid.co2_ladder if winner else None
    mpg = None if of_winner is None else of_winner.indicators.get("environmental_performance")
    return {
        "reference": kind,
        **{name: _per_year(tender, of_winner, f"{name}_total") for name in ("co2", "mki", "virgin")},
        **{
            f"{name}_reference": _per_year(tender, reference, f"{name}_total") for name in ("co2", "mki", "virgin")
        },
        "weighting_set": tender.mki.weighting_set if tender.mki else None,
        **_materials(winner.bid if winner else None, of_winner),
        "ladder": f"{ladder.version}/{ladder.level}" if ladder else None,
        "floor_area": rules.building.floor_area if rules and rules.building else None,
        "environmental_performance": None if mpg is None else mpg.value,
    }


def _reference(
    tender: Tender, evaluation: Evaluation | None
) -> tuple[Literal["current", "named_bid"] | None, BidCircularity | None]:
    """Return what was fixed before opening: what the authority has, or else the bid that the tender names.

    The bid for which least is paid, that stands in where a tender names none, is known only after opening.
    """
    if evaluation is None:
        return None, None
    if evaluation.reference is not None:
        return "current", circularity_of(by_cost_alone(tender), evaluation.reference.bid)
    name = tender.circularity.reference_bid if tender.circularity else None
    named = next((one for one in evaluation.bids if name is not None and one.bid.name == name), None)
    if named is None:
        return None, None
    return "named_bid", named.circularity or circularity_of(tender, named.bid)


def _per_year(tender: Tender, found: BidCircularity | None, total: str) -> float | None:
    if found is None or total not in found.totals:
        return None
    years = tender.horizon_years if tender.comparison == "common_horizon" else 1
    return found.totals[total].value / years


def _materials(bid: Bid | None, found: BidCircularity | None) -> Row:
    """Return the masses a year by origin, destination and R-strategy; None where an offer has no passport."""
    if bid is None or found is None or any(offer.passport is None for offer in bid.offers):
        return {"material_in": None, "material_out": None, "material_strategy": None}
    coming: dict[str, float] = {}
    going: dict[str, float] = {}
    strategies: dict[str, float] = {}
    for product in found.products:
        passport, figures = bid.offers[product.position].passport, product.figures
        times = figures["units"].value * figures["lives"].value / figures["years"].value
        for material in passport.materials if passport else ():
            mass = material.mass_kg * times
            _add(coming, _shared(mass, material, "origin"))
            _add(going, _shared(mass, material, "end_of_life"))
            _add(strategies, {material.r_strategy or NOT_STATED: mass})
    return {"material_in": coming, "material_out": going, "material_strategy": strategies}


def _shared(mass: float, material: Material, group: Literal["origin", "end_of_life"]) -> dict[str, float]:
    """Return a mass by its shares, as parts of what these add up to: they may be rounded."""
    shares: Mapping[str, float] = getattr(material, group).model_dump()
    return {name: mass * share / sum(shares.values()) for name, share in shares.items()}


def _add(to: dict[str, float], more: Mapping[str, float]) -> None:
    for name, amount in more.items():
        to[name] = to.get(name, 0.0) + amount
