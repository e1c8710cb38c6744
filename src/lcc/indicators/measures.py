"""What each indicator takes of an award: an amount by part, and by what it weighs, or why it is left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.indicators.contracts import award_key, contract_key
from lcc.indicators.figures import ContractRecord, TenderRecord

Amounts = Mapping[str, float]
"""By part; the whole has an empty name."""


class Added(NamedTuple):
    """What one award adds to an indicator, or why it adds nothing.

    In a mean the amounts are divided by the sum of `weight`; of a sum that is None. `year` is None for what falls in no
    year. `spend` is what is spent on the award a year [money].
    """

    award: "AwardKey"
    groups: Mapping[str, str]
    year: int | None
    currency: str
    spend: float | None
    amounts: Amounts
    weight: float | None = None
    why: str | None = None


class AwardKey(NamedTuple):
    """By what an award is known: two of one authority, code and lot are the same."""

    authority: str
    tender: str
    lot: str | None


class Measure(NamedTuple):
    """What is taken of a record: amounts, or a reason; `weight` is None for a sum."""

    of: Callable[[TenderRecord], Amounts | float | str]
    weight: Callable[[TenderRecord], float | None] | None = None


def measured(name: str, record: TenderRecord) -> Added:
    """Return what an award adds to an indicator by its name."""
    measure = MEASURES[name]
    found = record.outcome if record.outcome == "market_consultation" else measure.of(record)
    weight = None if measure.weight is None else measure.weight(record)
    if not isinstance(found, str) and measure.weight is not None and weight is None:
        found = _why(record)
    if isinstance(found, str):
        return _left_out(record, found)
    whole = found if isinstance(found, Mapping) else {"": found}
    times = 1.0 if weight is None else weight
    return _left_out(record, None)._replace(
        amounts={part: times * amount for part, amount in whole.items()}, weight=weight
    )


def not_of_all(record: TenderRecord) -> Added:
    """Return that it is not known of which number of tenders an award is one."""
    why = record.outcome if record.outcome == "market_consultation" else "no_all_tenders"
    division = {"cpv_division": record.cpv_division or ""}
    return _left_out(record, why)._replace(groups=division)


def _left_out(record: TenderRecord, why: str | None) -> Added:
    return Added(
        award=AwardKey(record.authority, record.tender, record.lot),
        groups=_groups(record),
        year=record.year,
        currency=record.currency,
        spend=spent(record),
        amounts={},
        why=why,
    )


def _groups(record: TenderRecord | ContractRecord) -> Mapping[str, str]:
    return {name: getattr(record, name) or "" for name in ("department", "category", "cpv_division", "supplier")}


def spent(record: TenderRecord) -> float | None:
    """Return what is spent on an award a year [money]: nothing on one that brings in more than it costs."""
    return None if record.spend_per_year is None else max(record.spend_per_year, 0.0)


def _why(record: TenderRecord) -> str:
    """Return why there is no money of an award at the price level."""
    return "no_price_level" if record.outcome == "awarded" else record.outcome


def _one(_record: TenderRecord) -> float:
    return 1.0


def _is(found: bool | None, record: TenderRecord) -> float | str:
    return float(found) if found is not None else record.outcome


def _criteria(record: TenderRecord) -> float:
    asked = {*record.circular_by} - {"business_model"}
    return float(bool(asked) or record.ambition is not None)


def _ambition(record: TenderRecord) -> Amounts | str:
    return "no_ambition" if record.ambition is None else {str(record.ambition): 1.0}


def _quality_weight(record: TenderRecord) -> float | str:
    return "no_weight" if record.quality_weight is None else record.quality_weight


def _both_weights(record: TenderRecord) -> float | str:
    if record.quality_weight is None or record.cost_weight is None:
        return "no_weight"
    return record.quality_weight + record.cost_weight


def _bids(record: TenderRecord) -> float | str:
    return record.outcome if record.bidders is None else float(record.bidders)


def _is_single(record: TenderRecord) -> float | str:
    if not record.bidders_left:
        return "no_bids" if record.bidders_left is None else "no_award"
    return float(record.bidders_left == 1)


def _spend(record: TenderRecord) -> float | str:
    return _why(record) if record.spend_per_year is None else record.spend_per_year


def _models(record: TenderRecord) -> Amounts | str:
    return dict.fromkeys(record.business_models, 1.0) if record.outcome == "awarded" else record.outcome


def _spend_by_model(record: TenderRecord) -> Amounts | str:
    known = {name: spend for name, spend in record.business_models.items() if spend is not None}
    return known if record.outcome == "awarded" and known else _why(record)


def _ladder(record: TenderRecord) -> Amounts | str:
    if record.outcome != "awarded":
        return record.outcome
    return "no_ladder" if record.ladder is None else {record.ladder: 1.0}


def _saving(record: TenderRecord) -> float | str:
    if record.saving_per_year is not None:
        return record.saving_per_year
    if record.outcome != "awarded" or record.price_factor is None:
        return _why(record)
    return "one_bid" if record.ranked == 1 else "no_purchase_price"


def _avoided(record: TenderRecord, reference: float | None, found: float | None) -> float | str:
    if record.outcome != "awarded":
        return record.outcome
    if record.reference is None:
        return "no_reference"
    if found is None or reference is None:
        return "not_stated" if found is None else "reference_not_stated"
    return reference - found


def _co2(record: TenderRecord) -> float | str:
    return _avoided(record, record.co2_reference, record.co2)


def _virgin(record: TenderRecord) -> float | str:
    return _avoided(record, record.virgin_reference, record.virgin)


def _mki_of(weighting_set: str) -> Callable[[TenderRecord], float | str]:
    def avoided(record: TenderRecord) -> float | str:
        if record.weighting_set != weighting_set:
            return "no_mki" if record.weighting_set is None else "other_weighting_set"
        return _avoided(record, record.mki_reference, record.mki)

    return avoided


def _masses(name: str) -> Callable[[TenderRecord], Amounts | str]:
    def masses(record: TenderRecord) -> Amounts | str:
        found: Amounts | None = getattr(record, name)
        if record.outcome != "awarded":
            return record.outcome
        return "not_stated" if found is None else found

    return masses


def _mpg(record: TenderRecord) -> float | str:
    if record.floor_area is None:
        return "no_building"
    if record.outcome != "awarded":
        return record.outcome
    return "not_stated" if record.environmental_performance is None else record.environmental_performance


MEASURES: Mapping[str, Measure] = {
    "life_cycle_cost_share": Measure(lambda one: float(one.basis == "life_cycle_cost"), _one),
    "life_cycle_cost_spend": Measure(lambda one: float(one.basis == "life_cycle_cost"), spent),
    "circular_share": Measure(lambda one: _is(one.circular, one), _one),
    "circular_spend": Measure(lambda one: _is(one.circular, one), spent),
    "criteria_share": Measure(_criteria, _one),
    "ambition": Measure(_ambition, _one),
    "quality_weight": Measure(_quality_weight, _one),
    "quality_and_cost_weight": Measure(_both_weights, _one),
    "bids": Measure(_bids, _one),
    "single_bid_share": Measure(_is_single, _one),
    "spend": Measure(_spend),
    "business_models": Measure(_models),
    "business_model_spend": Measure(_spend_by_model),
    "co2_ladder": Measure(_ladder),
    "life_cycle_saving": Measure(_saving),
    "co2_avoided": Measure(_co2),
    "mki_avoided_a1": Measure(_mki_of("A1")),
    "mki_avoided_a2": Measure(_mki_of("A2")),
    "virgin_avoided": Measure(_virgin),
    "material_in": Measure(_masses("material_in")),
    "material_out": Measure(_masses("material_out")),
    "material_strategy": Measure(_masses("material_strategy")),
    "environmental_performance": Measure(_mpg, lambda one: one.floor_area),
}
"""Of every indicator of awards, by its code."""


def of_contracts(
    contracts: Sequence[ContractRecord], records: Sequence[TenderRecord]
) -> Iterator[tuple[str, Added]]:
    """Yield what contracts of awards add to each indicator of theirs, by year, and the awards that have none."""
    awards = {award_key(one): one for one in records}
    for one in contracts:
        award = awards[contract_key(one)]
        plain = Added(
            award=AwardKey(award.authority, award.tender, award.lot),
            groups=_groups(one),
            year=None,
            currency=one.currency,
            spend=spent(award),
            amounts={},
        )
        for year, amount in one.claims.items():
            yield "claims_due", plain._replace(year=year, amounts={"": amount})
        if not one.claims:
            yield "claims_due", plain._replace(amounts={"": 0.0})
        for year, promised in one.promised.items():
            yield "paid_of_promised", plain._replace(year=year, amounts={"": one.paid[year]}, weight=promised)
        if not one.promised:
            yield "paid_of_promised", plain._replace(year=award.year, why="not_paid")
        yield from _social_return(one, plain, award.year)
    there = {contract_key(one) for one in contracts}
    for key, record in awards.items():
        if record.outcome == "awarded" and key not in there:
            yield from ((name, _left_out(record, "no_contract")) for name in OF_CONTRACTS)


def _social_return(one: ContractRecord, plain: Added, year: int) -> Iterator[tuple[str, Added]]:
    """Yield what was agreed in the year of the award, and what was given by year."""
    agreed = one.social_return_agreed
    if agreed is None:
        yield "social_return_agreed", plain._replace(why="no_social_return")
    else:
        yield "social_return_agreed", plain._replace(year=year, amounts={"": agreed})
    for given_in, amount in one.social_return.items():
        yield "social_return", plain._replace(year=given_in, amounts={"": amount})
    if not one.social_return:
        yield "social_return", plain._replace(why="no_social_return" if agreed is None else "not_given")


OF_CONTRACTS = ("claims_due", "paid_of_promised", "social_return_agreed", "social_return")
"""The indicators of contracts, by their code."""
