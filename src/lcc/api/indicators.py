"""Indicators of many awards: what scored tenders, contracts, waste and targets come to."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.api.scoring import Scored
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.indicators.figures import ContractRecord, Indicators, WasteUnit
    from lcc.indicators.made import BesideAwards
    from lcc.model.indicator_targets import IndicatorTargets
    from lcc.model.portfolio import PriceIndex


def indicators_of(
    awards: Iterable[Scored],
    *,
    contracts: Iterable[Input] | None = None,
    series: Input | None = None,
    at: date | None = None,
    targets: Input | None = None,
    waste: Input | None = None,
    waste_unit: "WasteUnit | None" = None,
    price_level: int | None = None,
    index: Input | None = None,
) -> "Indicators":
    """Return the indicators of awards by year, department, category, CPV division and supplier: values and records.

    Parameters
    ----------
    awards
        Tenders that were scored, each as a whole: with all of its lots. One that is there twice counts once.
    contracts
        Contract files; left out, there are no indicators of contracts.
    series
        Published figures of the indices that clauses of contracts follow.
    at
        The day on which contracts are looked at, today where it is left out.
    targets
        Targets of the authority: `lcc schema indicator_targets`.
    waste
        A data file of CBS on household waste.
    waste_unit
        In what its amounts are; without it nothing is said by inhabitant.
    price_level
        The year to whose prices money is brought; left out, that of the latest base date.
    index
        By which: `lcc schema price_index`; left out, the general index of each tender.

    Raises
    ------
    InputRefusedError
        A file can't be used.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Lease BV"}, "offers": [{"item": "desk", "business_model": {
    ...     "kind": "lease", "payment": 45, "every_months": 12, "term_months": 120}}]}
    >>> found = indicators_of([lcc.score(tender, [bid])])
    >>> [(one.indicator, one.value, one.known) for one in found.values if one.by == "all"][2:4]
    [('circular_share', 1.0, 1), ('circular_spend', 1.0, 1)]
    """
    from lcc.indicators.made import awards_of, indicators

    found = [awards_of(one.found, one.submissions.tender.id) for one in awards]
    beside = beside_awards(
        contracts=contracts, series=series, at=at, targets=targets, waste=waste, waste_unit=waste_unit
    )
    return indicators(
        found, beside, price_level=price_level, index=None if index is None else price_index_in(index)
    )


def beside_awards(
    *,
    contracts: Iterable[Input] | None = None,
    series: Input | None = None,
    at: date | None = None,
    targets: Input | None = None,
    waste: Input | None = None,
    waste_unit: "WasteUnit | None" = None,
) -> "BesideAwards":
    """Return what stands beside awards, each as of `indicators_of`; InputRefusedError where a file can't be used."""
    from lcc.indicators.made import BesideAwards
    from lcc.indicators.waste import read_waste

    return BesideAwards(
        None if contracts is None else [contract_in(one, series, at) for one in contracts],
        () if waste is None else read_waste(as_file(waste, "waste.csv"), waste_unit),
        None if targets is None else targets_in(targets),
    )


def contract_in(contract: Input, series: Input | None, at: date | None) -> "ContractRecord":
    """Return what a contract file says on a day; errors as of `lcc.follow`."""
    from lcc.api.contracts import follow
    from lcc.contract.in_numbers import contract_record

    return contract_record(follow(contract, series, at=at), str(as_file(contract, "contract.json")))


def targets_in(targets: Input) -> "IndicatorTargets":
    """Return the targets in a file; InputRefusedError with every problem in it."""
    from lcc.indicators.targets import unknown_targets
    from lcc.model.indicator_targets import IndicatorTargets
    from lcc.record.problem import InputRefusedError, problems_of

    file = as_file(targets, "targets.yaml")
    found, origins = load_file(file, IndicatorTargets)
    if findings := [*unknown_targets(found)]:
        raise InputRefusedError(problems_of(findings, str(file), origins))
    return found


def price_index_in(index: Input) -> "PriceIndex":
    """Return an index of prices from a file, or a table of StatLine; InputRefusedError with every problem in it."""
    from lcc.intake.index_files import read_price_index

    return read_price_index(as_file(index, "index.yaml"))
