"""What one bid costs by phase, or what is paid for it by year, in many scenarios at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from lcc.cashflow.compile import compile_bid
from lcc.cashflow.line import Line, Schedule
from lcc.engine.annuity import present_value_factor
from lcc.engine.curves import Floats
from lcc.engine.scenarios import (
    Changes,
    Rates,
    VariedField,
    given_by,
    groups,
    inputs_of,
    rate_paths,
    rates_of,
    weighed_amount,
    with_other_numbers,
)
from lcc.engine.valuation import UNDISCOUNTED, columns, nominal_by_year, present_value_factors, terms_of
from lcc.figure.figure import Given
from lcc.library.phases import PHASES
from lcc.model.bid import Bid
from lcc.model.tender import Tender

Part = Literal["phase", "year"]


class PartsByScenario:
    """What a bid costs by phase, or what the authority pays for it by year, in many scenarios at once.

    Phases are present values, in the order of `PHASES`; years are nominal cash: year 0 is the base date, and they go on
    past the horizon where something is received later. Both are those of `evaluate`, whichever way bids are compared.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01",
    ...     "horizon_years": 2, "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> bid = Bid.model_validate({"tender": "desks", "bidder": {"name": "Lease BV"}, "offers": [
    ...     {"item": "desk", "business_model":
    ...         {"kind": "lease", "payment": 45.0, "every_months": 12, "term_months": 24}}]})
    >>> payment = VariedField("Lease BV", ("offers", 0, "business_model", "payment"))
    >>> PartsByScenario(tender, bid, "year")({payment: np.array([45.0, 50.0])}).tolist()
    [[90.0, 90.0, 0.0], [100.0, 100.0, 0.0]]
    """

    def __init__(self, tender: Tender, bid: Bid, by: Part) -> None:
        self.tender, self.bid, self.by = tender, bid, by
        self._rates = frozenset(VariedField(None, path) for path in rate_paths(tender))
        inputs = (inputs_of(bid, line) for line in compile_bid(tender, bid))
        self._live = self._rates.union(*inputs)

    def __call__(self, changes: Changes) -> Floats:
        """Return what each part comes to, shape (scenarios, parts); ValueError as of `CostsByScenario`."""
        scenarios = len(next(iter(changes.values()))) if changes else 1
        live = {field: values for field, values in changes.items() if field in self._live}
        fixed = [field for field in changes if field not in live]
        found: list[tuple[Any, dict[int, Any]]] = []
        for values, chosen in groups([changes[field] for field in fixed], scenarios):
            tender, bid = with_other_numbers(self.tender, self.bid, tuple(zip(fixed, values, strict=True)))
            picked = {field: numbers[chosen] for field, numbers in live.items()}
            at_rates = not self._rates.isdisjoint(picked)
            found.append((chosen, _parts(tender, bid, self.by, picked, rates_change=at_rates)))
        number = len(PHASES) if self.by == "phase" else 1 + max(max(parts, default=0) for _chosen, parts in found)
        number = max(number, 0 if self.by == "phase" else self.tender.horizon_years + 1)
        # Part by part in memory: each is written in one go.
        costs = np.zeros((number, scenarios))
        for chosen, parts in found:
            for part, values in parts.items():
                costs[part, chosen] = values
        return costs.T


def _parts(tender: Tender, bid: Bid, by: Part, changes: Changes, *, rates_change: bool) -> dict[int, Any]:
    """Return what each phase or year comes to, by its position: a number, or an array with one for each scenario."""
    lines = [
        line for line in compile_bid(tender, bid) if (line.counts if by == "phase" else line.payer == "authority")
    ]
    if rates_change:
        rates = rates_of(tender, changes)
        given: Callable[[Given], Any] = rates.given(given_by(bid, changes))
        weighed = _weights_at_other_rates(tender, lines, by, rates)
    else:
        given, weighed = given_by(bid, changes), _weights(tender, lines, by)
    parts: dict[int, Any] = {}
    for line, weights in zip(lines, weighed, strict=True):
        amount = weighed_amount(line, given)
        for part, weight in weights:
            value = amount * weight
            if part not in parts:
                parts[part] = value
            elif isinstance(parts[part], np.ndarray) and np.shape(parts[part]) == np.shape(value):
                parts[part] += value
            else:
                parts[part] = parts[part] + value
    return parts


def _weights(tender: Tender, lines: Sequence[Line], by: Part) -> Iterator[list[tuple[int, float]]]:
    """Yield what payments of 1 of each line come to, by phase or by year."""
    terms = terms_of(tender, max([tender.horizon_years, *(-(-line.last_paid // 12) for line in lines)]))
    of_one = columns([lines], terms.index_names)
    of_one = replace(of_one, amount=np.ones_like(of_one.amount))
    if by == "phase":
        factors_of = present_value_factors(of_one, terms, terms.discount).tolist()
        yield from ([(PHASES.index(line.phase), one)] for line, one in zip(lines, factors_of, strict=True))
        return
    for row in nominal_by_year(of_one, terms):
        yield [(year, float(row[year])) for year in np.flatnonzero(row).tolist()]


def _weights_at_other_rates(
    tender: Tender, lines: Sequence[Line], by: Part, rates: Rates
) -> Iterator[list[tuple[int, Any]]]:
    """Yield the same where prices grow or later payments weigh otherwise by scenario."""
    for line in lines:
        if by == "phase":
            yield [(PHASES.index(line.phase), rates.factor(line))]
        elif line.settled is not None:
            month = np.array([line.settled.month])
            once = present_value_factor(month, _ONE, _ONE, 0 * _ONE, UNDISCOUNTED, rates.discount)
            counted = rates.factor(line) if line.counts else 0.0
            yield [(-(-line.settled.month // 12), counted / once)]
        else:
            split = _by_year(line.schedule)
            yield [(year, rates.paid(replace(line, schedule=schedule))) for year, schedule in split]


_ONE = np.array([1])


def _by_year(schedule: Schedule) -> Iterator[tuple[int, Schedule]]:
    """Yield the payments of each year in which there are any, as schedules of their own.

    >>> [(year, tuple(part)) for year, part in _by_year(Schedule(0, 6, 4))]
    [(0, (0, 6, 1)), (1, (6, 6, 2)), (2, (18, 6, 1))]
    """
    first, every, payments = schedule
    done, year = 0, -(-first // 12)
    while done < payments:
        until = min(max(-(-(12 * year + 1 - first) // every), 0), payments)
        if until > done:
            yield year, Schedule(first + every * done, every, until - done)
        done, year = until, year + 1
