"""Records of many awards -> each indicator for all of them and for each group and year, with what was left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lcc.figure.rounding import sum_of
from lcc.indicators.figures import (
    BY,
    INDICATORS,
    WHY,
    By,
    ContractRecord,
    Indicator,
    IndicatorValue,
    LeftOut,
    TenderRecord,
)
from lcc.indicators.measures import MEASURES, Added, AwardKey, measured, not_of_all, of_contracts
from lcc.indicators.of_all_tenders import SharesOfAll

_Group = tuple[By, str, int | None]


def values_of(
    records: Sequence[TenderRecord],
    contracts: Sequence[ContractRecord] | None = None,
    all_tenders: SharesOfAll | None = None,
) -> list[IndicatorValue]:
    """Return every indicator of awards, in the order of the table: of all, by year, and by group in all and each year.

    What is money, or a share of it, is there for each currency by itself. Those of contracts are there where contract
    files were looked for. An indicator that is known of no award of a group has no value there, and is never zero: so
    it is of the shares of all tenders of an authority where `all_tenders` does not say them.
    """
    found: dict[str, list[Added]] = {name: [measured(name, one) for one in records] for name in MEASURES}
    for name, one in of_contracts(contracts, records) if contracts is not None else ():
        found.setdefault(name, []).append(one)
    if all_tenders is None:
        found |= {name: [not_of_all(one) for one in records] for name in OF_ALL}
    of_all = [] if all_tenders is None else [*_of_all(all_tenders)]
    return [
        value
        for name in INDICATORS
        for value in (*_of_indicator(name, found.get(name, [])), *(one for one in of_all if one.indicator == name))
    ]


OF_ALL: Mapping[str, str] = {
    "life_cycle_cost_of_all": "life_cycle_cost_share", "circular_of_all": "circular_share",
    "criteria_of_all": "criteria_share",
}  # fmt: skip
"""The indicators of all tenders of an authority, each by which share it is."""


def _of_all(found: SharesOfAll) -> Iterator[IndicatorValue]:
    """Yield the shares of all tenders; a tender that was read and is in none is named, of all of them."""
    left_out = tuple(LeftOut(authority=one.authority, tender=one.tender, why=one.why) for one in found.unmatched)
    for one in found.shares:
        for name, share in OF_ALL.items():
            yield IndicatorValue(
                indicator=name,
                by=one.by,
                group=one.group,
                year=int(one.group) if one.by == "year" else None,
                value=getattr(one, share),
                known=one.matched,
                unknown=one.number - one.matched,
                coverage=None,
                left_out=left_out if one.by == "all" else (),
            )


def _of_indicator(name: str, entries: Sequence[Added]) -> Iterator[IndicatorValue]:
    facts = INDICATORS[name]
    groups: dict[tuple[_Group, str | None], list[Added]] = defaultdict(list)
    for one in entries:
        for group in _groups_of(one):
            groups[group, one.currency if facts.is_money else None].append(one)
    places = {by: place for place, by in enumerate(BY)}
    for (group, currency), those in sorted(
        groups.items(), key=lambda one: (places[one[0][0][0]], one[0][0][1], one[0][0][2] or 0, one[0][1] or "")
    ):
        yield from _of_group(name, facts, group, currency, those)


def _groups_of(one: Added) -> Iterator[_Group]:
    years = (None,) if one.year is None else (None, one.year)
    yield "all", "", None
    if one.year is not None:
        yield "year", str(one.year), one.year
    for by in BY:
        if by in one.groups:
            yield from ((by, one.groups[by], year) for year in years)


def _of_group(
    name: str, facts: Indicator, group: _Group, currency: str | None, entries: Sequence[Added]
) -> Iterator[IndicatorValue]:
    """Yield the value of a group, or of each part of it; awards that the indicator is not about are only named."""
    by, label, year = group
    known = [one for one in entries if one.why is None]
    awards = {one.award for one in known}
    left_out = {one.award: one.why for one in entries if one.why is not None and one.award not in awards}
    unknown = {award for award, why in left_out.items() if WHY[why].is_unknown}
    coverage = _coverage(entries, awards, unknown)
    named = tuple(_left_out(award, why) for award, why in left_out.items())
    for part, value in _by_part(facts, known).items():
        yield IndicatorValue(
            indicator=name,
            part=part,
            by=by,
            group=label,
            year=year,
            currency=currency,
            value=value,
            known=len(awards),
            unknown=len(unknown),
            coverage=coverage,
            left_out=named,
        )


@lru_cache(maxsize=100_000)
def _left_out(award: AwardKey, why: str) -> LeftOut:
    return LeftOut(authority=award.authority, tender=award.tender, lot=award.lot, why=why)


def _by_part(facts: Indicator, known: Sequence[Added]) -> Mapping[str, float | None]:
    """Return the value of each part, of the whole where there are no parts: None where it is known of no award."""
    named = dict.fromkeys(facts.parts)
    for one in known:
        named |= dict.fromkeys(one.amounts)
    parts = [*named] or [""]
    if not known:
        return dict.fromkeys(parts)
    sums = {part: sum_of(one.amounts.get(part, 0.0) for one in known) for part in parts}
    weights = [one.weight for one in known if one.weight is not None]
    if not weights:
        return sums
    whole = sum_of(weights)
    return {part: amount / whole if whole > 0 else None for part, amount in sums.items()}


def _coverage(entries: Sequence[Added], known: set[AwardKey], unknown: set[AwardKey]) -> float | None:
    """Return the share of the spend of which it is known; None where nothing is spent, or in several currencies."""
    counted = known | unknown
    spends = {one.award: one.spend for one in entries if one.award in counted and one.spend is not None}
    whole = sum_of(spends.values())
    if whole <= 0 or len({one.currency for one in entries}) > 1:
        return None
    return sum_of(spend for award, spend in spends.items() if award in known) / whole
