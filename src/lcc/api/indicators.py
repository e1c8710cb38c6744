"""Indicators of many awards: what scored tenders, contracts, waste and targets come to."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Unpack

from lcc.api.all_tenders import OfAuthorities, beside_open_data
from lcc.api.given import Input, as_file, handed
from lcc.api.scoring import Scored
from lcc.intake.records import load_file

if TYPE_CHECKING:
    from lcc.indicators.figures import ContractRecord, Indicators, WasteUnit
    from lcc.indicators.made import BesideAwards
    from lcc.indicators.unread import Unread
    from lcc.model.indicator_targets import IndicatorTargets
    from lcc.model.portfolio import PriceIndex


class GivenBeside(OfAuthorities, total=False):
    """What `indicators_of` takes beside awards, and says what it is."""

    contracts: Iterable[Input] | None
    series: Input | None
    at: date | None
    targets: Input | None
    waste: Input | None
    waste_unit: "WasteUnit | None"
    all_tenders: Iterable[Input] | None
    price_level: int | None
    index: Input | None


def indicators_of(awards: Iterable[Scored], **beside: Unpack[GivenBeside]) -> "Indicators":
    """Return the indicators of awards by year, department, category, CPV division and supplier: values and records.

    Parameters
    ----------
    awards
        Tenders that were scored, each as a whole: with all of its lots. One that is there twice counts once.
    beside
        `contracts` are contract files; left out, there are no indicators of contracts. One that can't be read is
        listed, and the others go on. `series` has the published figures of the indices that their clauses follow, `at`
        is the day on which they are looked at, today where it is left out.

        `targets` are those of the authority: `lcc schema indicator_targets`.

        `waste` is a data file of CBS on household waste, `waste_unit` in what its amounts are; without it nothing is
        said by inhabitant.

        `all_tenders` are files with all tenders of the authorities, `authorities` and `numbers` how tenders are known
        there, as of `share_of_all`; without files it is not known what part of these the awards are.

        `price_level` is the year to whose prices money is brought; left out, that of the latest base date. `index` says
        by which: `lcc schema price_index`; left out, the general index of each tender.

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
    return indicators(found, beside_awards(**beside))


def beside_awards(**given: Unpack[GivenBeside]) -> "BesideAwards":
    """Return what stands beside awards; InputRefusedError where a file other than a contract can't be used."""
    from lcc.indicators.made import BesideAwards
    from lcc.indicators.waste import read_waste

    contracts, not_read = _contracts_in(given)
    waste, targets, index = given.get("waste"), given.get("targets"), given.get("index")
    all_tenders = given.get("all_tenders")
    known: OfAuthorities = {"authorities": given.get("authorities", ()), "numbers": given.get("numbers")}
    return BesideAwards(
        contracts,
        () if waste is None else read_waste(as_file(waste, "waste.csv"), given.get("waste_unit")),
        None if targets is None else _targets_in(targets),
        None if all_tenders is None else beside_open_data(all_tenders, **known),
        given.get("price_level"),
        None if index is None else _price_index_in(index),
        not_read,
    )


def _contracts_in(given: GivenBeside) -> "tuple[list[ContractRecord] | None, list[Unread]]":
    """Return what contracts say on a day, None where none were looked for, and those that can't be read."""
    from lcc.api.contracts import follow
    from lcc.contract.in_numbers import contract_record
    from lcc.indicators.unread import unread
    from lcc.record.problem import InputRefusedError

    contracts = given.get("contracts")
    if contracts is None:
        return None, []
    found: list[ContractRecord] = []
    not_read: list[Unread] = []
    for number, one in enumerate(contracts, start=1):
        file = as_file(one, f"contract-{number}.json")
        try:
            followed = follow(handed(file), given.get("series"), at=given.get("at"))
            found.append(contract_record(followed, str(file)))
        except InputRefusedError as refused:
            not_read += [unread(str(file), problem) for problem in refused.problems]
    return found, not_read


def _targets_in(targets: Input) -> "IndicatorTargets":
    """Return the targets in a file; InputRefusedError with every problem in it."""
    from lcc.indicators.targets import unknown_targets
    from lcc.model.indicator_targets import IndicatorTargets
    from lcc.record.problem import InputRefusedError, problems_of

    file = as_file(targets, "targets.yaml")
    found, origins = load_file(file, IndicatorTargets)
    if findings := [*unknown_targets(found)]:
        raise InputRefusedError(problems_of(findings, str(file), origins))
    return found


def _price_index_in(index: Input) -> "PriceIndex":
    """Return an index of prices from a file, or a table of StatLine; InputRefusedError with every problem in it."""
    from lcc.intake.index_files import read_price_index

    return read_price_index(as_file(index, "index.yaml"))
