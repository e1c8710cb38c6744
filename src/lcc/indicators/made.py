"""Awards, contracts, waste and targets -> all indicators at one price level, as one document."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

import lcc
from lcc.evaluation.evaluate import Evaluation
from lcc.evaluation.lots import LotsEvaluation
from lcc.evaluation.price_level import PriceLevel
from lcc.indicators.contracts import of_awards
from lcc.indicators.figures import (
    ContractRecord,
    Indicators,
    IndicatorValue,
    TargetPath,
    TenderRecord,
    WasteRecord,
)
from lcc.indicators.of_all_tenders import SharesOfAll
from lcc.indicators.records import levelled, records_of
from lcc.indicators.targets import beside_targets, without_value
from lcc.indicators.unread import Unread, unread
from lcc.indicators.values import values_of
from lcc.indicators.waste import waste_values
from lcc.model.indicator_targets import IndicatorTargets
from lcc.model.portfolio import PriceIndex
from lcc.model.tender import Tender
from lcc.record.looks import tender_key
from lcc.record.problem import Problem, problem_in


class TenderAwards(NamedTuple):
    """The awards of a tender as they were scored, with money at the base date of the tender."""

    tender: Tender
    source: str
    records: tuple[TenderRecord, ...]


class BesideAwards(NamedTuple):
    """What stands beside awards, and at the prices of which year, by which index, money is.

    `contracts` is None where none were looked for. `of_all` says what part of all tenders of their authorities awards
    are; it is None where those are not known. `not_read` is what of all this could not be read.
    """

    contracts: Sequence[ContractRecord] | None = None
    waste: Sequence[WasteRecord] = ()
    targets: IndicatorTargets | None = None
    of_all: Callable[[Sequence[TenderRecord]], SharesOfAll] | None = None
    price_level: int | None = None
    price_index: PriceIndex | None = None
    not_read: Sequence[Unread] = ()


def awards_of(found: Evaluation | LotsEvaluation, source: str) -> TenderAwards:
    """Return the awards of a tender that was scored."""
    return TenderAwards(found.tender, source, tuple(records_of(found, source)))


def indicators(
    awards: Iterable[TenderAwards],
    beside: BesideAwards = BesideAwards(),  # noqa: B008 -- a value
    not_read: Sequence[Unread] = (),
) -> Indicators:
    """Return every indicator, with money at the prices of a year.

    That is the year of the latest base date where none is given, or this year where there is no award. A tender that
    is there twice, by its authority and code, counts once: the first one. The other is listed.
    """
    kept, twice = _each_once(awards)
    years = [one.tender.base_date.year for one in kept]
    level = PriceLevel(beside.price_level or max(years, default=date.today().year), beside.price_index)
    records = tuple(levelled(record, one.tender, level) for one in kept for record in one.records)
    contracts, again = (None, []) if beside.contracts is None else of_awards(beside.contracts, records)
    all_tenders = beside.of_all(records) if beside.of_all is not None and records else None
    values = [*values_of(records, contracts, all_tenders), *waste_values(beside.waste)]
    paths: tuple[TargetPath, ...] = ()
    if beside.targets is not None:
        values = beside_targets(values, beside.targets)
        paths = _paths(values, beside.targets)
    return Indicators(
        lcc_version=lcc.__version__,
        price_level=level.year,
        price_index=level.name,
        values=tuple(values),
        records=records,
        contracts=tuple(contracts or ()),
        waste=tuple(beside.waste),
        targets=paths,
        all_tenders=all_tenders,
        not_read=(*beside.not_read, *not_read, *(unread(source, problem) for source, problem in (*twice, *again))),
    )


def _each_once(awards: Iterable[TenderAwards]) -> tuple[list[TenderAwards], list[tuple[str, Problem]]]:
    kept: dict[tuple[str, str], TenderAwards] = {}
    twice = []
    for one in awards:
        first = kept.setdefault(tender_key(one.tender.authority, one.tender.id), one)
        if first is not one:
            problem = problem_in(one.source, "portfolio_tender_twice", one.tender.id, other=first.source)
            twice.append((one.source, problem))
    return [*kept.values()], twice


def _paths(values: Sequence[IndicatorValue], targets: IndicatorTargets) -> tuple[TargetPath, ...]:
    missing = {one.key for one in without_value(values, targets)}
    return tuple(TargetPath(**one.model_dump(), has_value=one.key not in missing) for one in targets.targets)
