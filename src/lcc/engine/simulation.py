"""What bids may come to where numbers are uncertain: draws of all drivers, and the cost of each bid in each draw.

The award does not rest on this: it is for the purchaser, before and beside the comparison.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from lcc.checks.fields import Bounds, bounds_at, number_at
from lcc.engine.curves import Floats
from lcc.engine.distributions import draw
from lcc.engine.in_cents import in_cents
from lcc.engine.scenarios import CostsByScenario, VariedField
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.model.uncertainty import Driver, Pert, Triangular, Uncertainty, Uniform
from lcc.record.path import path_of
from lcc.record.progress import step

_AT_ONCE = 2**13
"""So many draws of a line fit in the processor's cache; memory does not grow with the number of draws."""

_CLOSE = 0.02
"""Costs that are further apart than this are not equal to the cent [money]: only the others are rounded."""

_DRAWS_FOR_VARIANCE = 2**14
"""Shares of variance come from the first draws: with so many their standard error is below 0.008."""

PERCENTS = np.arange(101)


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came out, with bids in the order in which they were given.

    `mean`, `deviation`, `probability_cheapest` and `expected_regret` have the shape (bids,); `percentiles` (101,
    bids), the cost that 0, 1, ... 100 % of the draws stay under; `variance_shares` (drivers, bids), the part of the
    variance of a bid's cost that goes with each driver: the square of their correlation. Regret is how much more a
    bid costs than the cheapest one in that draw. `counts` (bins, bids) are the draws between each pair of `edges`.
    `held_back` is in how many draws a number was held at the edge of what it may be. `facts` has by driver the name of
    the fact that it is drawn from.
    """

    draws: int
    seed: int
    bidders: tuple[str, ...]
    drivers: tuple[str, ...]
    mean: Floats
    deviation: Floats
    probability_cheapest: Floats
    expected_regret: Floats
    percentiles: Floats
    variance_shares: Floats
    edges: Floats
    counts: Floats
    held_back: Mapping[VariedField, int]
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Follower:
    """A number that follows drivers, with what it is and what it may be."""

    input: VariedField
    stated: float
    bounds: Bounds
    drivers: tuple[int, ...]
    stays_within: bool


def simulate(tender: Tender, bids: Sequence[Bid], uncertainty: Uncertainty) -> Simulation:
    """Return what the bids come to over all draws; the same seed gives the same numbers.

    Parameters
    ----------
    tender, bids
        As evaluated; every bid answers the tender.
    uncertainty
        Drivers whose fields are numbers of the tender or of these bids.

    Raises
    ------
    ValueError
        A draw makes a tender or bid that can't be (ValidationError, BidDisagreesError).
    """
    drivers = uncertainty.drivers
    costs = np.empty((len(bids), uncertainty.draws))
    sums = _Sums(len(drivers), len(bids))
    total, cheapest, regret = np.zeros((3, len(bids)))
    held_back: dict[VariedField, int] = {}
    done = 0
    for drawn, found in costs_by_draw(tender, bids, uncertainty, held_back):
        number = drawn.shape[1]
        costs[:, done : done + number] = found
        done += number
        cheapest += shares_of_lowest(found).sum(axis=1)
        regret += (found - found.min(axis=0)).sum(axis=1)
        total += found.sum(axis=1)
        if sums.draws < _DRAWS_FOR_VARIANCE:
            sums.add(drawn, found)
    mean = total / uncertainty.draws
    deviation = costs.std(axis=1, ddof=1)
    low, high = costs.min(), costs.max()
    edges = np.linspace(low, high if high > low else low + 1, 41)
    costs.sort(axis=1)
    places = np.stack([np.searchsorted(row, edges) for row in costs], axis=1)
    places[-1] = uncertainty.draws
    return Simulation(
        draws=uncertainty.draws,
        seed=uncertainty.seed,
        bidders=tuple(bid.name for bid in bids),
        drivers=tuple(driver.name for driver in drivers),
        mean=mean,
        deviation=deviation,
        probability_cheapest=cheapest / uncertainty.draws,
        expected_regret=regret / uncertainty.draws,
        percentiles=_percentiles(costs),
        variance_shares=sums.shares(),
        edges=edges,
        counts=np.diff(places, axis=0).astype(np.float64),
        held_back={field: times for field, times in held_back.items() if times},
        facts={driver.name: driver.fact for driver in drivers if driver.fact},
    )


def shares_of_lowest(costs: Floats) -> Floats:
    """Return 1 for the cheapest bid of each draw [share], shape (bids, draws): those equal to the cent share it."""
    is_lowest = costs <= costs.min(axis=0) + _CLOSE
    close = is_lowest.sum(axis=0) > 1
    if close.any():
        whole = in_cents(costs[:, close])
        is_lowest[:, close] = whole == whole.min(axis=0)
    shares: Floats = is_lowest / is_lowest.sum(axis=0)
    return shares


def costs_by_draw(
    tender: Tender, bids: Sequence[Bid], uncertainty: Uncertainty, held_back: dict[VariedField, int]
) -> Iterator[tuple[Floats, Floats]]:
    """Yield draws of all drivers, shape (drivers, draws at once), and the costs in them [money], (bids, draws at once).

    `held_back` counts in how many draws a number was held at the edge of what it may be. Raises as `simulate`.
    """
    costs_of, drivers = CostsByScenario(tender, bids), uncertainty.drivers
    followers = list(_followers(tender, bids, drivers))
    held_back.update({follower.input: 0 for follower in followers})
    done = 0
    for drawn in _drawn_ahead(uncertainty):
        done += drawn.shape[1]
        step("draws", done, uncertainty.draws)
        changes = {}
        for follower in followers:
            values = _followed(follower, drivers, drawn)
            if not follower.stays_within:
                values, outside = _within(values, follower.bounds)
                held_back[follower.input] += outside
            changes[follower.input] = values
        yield drawn, costs_of(changes).T


def _drawn_ahead(uncertainty: Uncertainty) -> Iterator[Floats]:
    """Yield draws of all drivers, shape (drivers, draws at once); the next ones are drawn meanwhile.

    Each driver has a stream of its own, by its name, so that another driver more or less does not change its numbers.
    """
    drivers = uncertainty.drivers
    streams = [np.random.default_rng([uncertainty.seed, *driver.name.encode()]) for driver in drivers]

    def some(number: int) -> Floats:
        drawn = np.empty((len(drivers), number))
        for position, (driver, stream) in enumerate(zip(drivers, streams, strict=True)):
            drawn[position] = draw(driver.distribution, stream, number)
        return drawn

    whole, rest = divmod(uncertainty.draws, _AT_ONCE)
    return _each_meanwhile(some, [_AT_ONCE] * whole + [rest] * bool(rest))


def _each_meanwhile(work: Callable[[int], Floats], given: Sequence[int]) -> Iterator[Floats]:
    """Yield what work makes of each, the next one while this one is used; in turn where no thread can start."""
    with ThreadPoolExecutor(max_workers=1) as ahead:
        try:
            waiting = ahead.submit(work, given[0])
        except RuntimeError:  # a browser has no threads
            yield from map(work, given)
            return
        for one in given[1:]:
            ready = waiting.result()
            waiting = ahead.submit(work, one)
            yield ready
        yield waiting.result()


class _Sums:
    """Sums over draws, from which correlations follow."""

    def __init__(self, drivers: int, bids: int) -> None:
        self.draws, self.origin = 0, np.zeros(bids)
        self.drawn, self.drawn_squares = np.zeros(drivers), np.zeros(drivers)
        self.costs, self.cost_squares = np.zeros(bids), np.zeros(bids)
        self.products = np.zeros((drivers, bids))

    def add(self, drawn: Floats, costs: Floats) -> None:
        """Add draws of the drivers, shape (drivers, draws), and the costs in them, shape (bids, draws)."""
        if not self.draws:
            self.origin = costs.mean(axis=1)
        costs = costs - self.origin[:, None]
        self.draws += costs.shape[1]
        self.products += drawn @ costs.T
        self.drawn += drawn.sum(axis=1)
        self.drawn_squares += np.einsum("ij,ij->i", drawn, drawn)
        self.costs += costs.sum(axis=1)
        self.cost_squares += np.einsum("ij,ij->i", costs, costs)

    def shares(self) -> Floats:
        """Return the squared correlation of each driver with each cost [0 to 1], shape (drivers, bids)."""
        variance = np.maximum(self.cost_squares - self.costs**2 / self.draws, 0.0)
        spread = np.maximum(self.drawn_squares - self.drawn**2 / self.draws, 0.0)
        product = self.products - np.outer(self.drawn, self.costs) / self.draws
        scale = np.outer(spread, variance)
        return np.where(scale > 0, product**2 / np.where(scale > 0, scale, 1.0), 0.0)


def _followers(tender: Tender, bids: Sequence[Bid], drivers: Sequence[Driver]) -> Iterator[_Follower]:
    by_name = {bid.name: bid for bid in bids}
    followed: dict[VariedField, list[int]] = {}
    for position, driver in enumerate(drivers):
        for field in driver.fields:
            followed.setdefault(VariedField(field.bidder, path_of(field.field)), []).append(position)
    for one, positions in followed.items():
        record = tender if one.bidder is None else by_name[one.bidder]
        stated = number_at(record, one.path)
        if stated is None:
            raise KeyError(one)
        bounds = bounds_at(record, one.path)
        alone = drivers[positions[0]] if len(positions) == 1 else None
        yield _Follower(one, stated, bounds, tuple(positions), alone is not None and _stays(alone, bounds))


def _stays(driver: Driver, bounds: Bounds) -> bool:
    """Whether a driver can't set a number outside its bounds, or between its steps."""
    ranged = driver.distribution if isinstance(driver.distribution, Uniform | Triangular | Pert) else None
    is_free = driver.effect == "sets" and bounds.step is None
    return is_free and ranged is not None and bounds.low <= ranged.low and ranged.high <= bounds.high


def _followed(follower: _Follower, drivers: Sequence[Driver], drawn: Floats) -> Floats:
    """Return the values of a number: what drivers set first, then what they multiply, then what they add."""
    values: Floats | float = follower.stated
    order = ("sets", "multiplies", "adds")
    for position in sorted(follower.drivers, key=lambda position: order.index(drivers[position].effect)):
        effect = drivers[position].effect
        if effect == "sets":
            values = drawn[position]
        else:
            values = values * drawn[position] if effect == "multiplies" else values + drawn[position]
    return np.asarray(values, dtype=np.float64)


def _within(values: Floats, bounds: Bounds) -> tuple[Floats, int]:
    """Return the values held within what they may be, in whole steps, and how many had to be."""
    outside = 0
    if values.min() < bounds.low or values.max() > bounds.high:
        outside = int(((values < bounds.low) | (values > bounds.high)).sum())
        values = np.clip(values, bounds.low, bounds.high)
    return (np.round(values / bounds.step) * bounds.step if bounds.step else values), outside


def _percentiles(sorted_costs: Floats) -> Floats:
    place = PERCENTS / 100 * (sorted_costs.shape[1] - 1)
    before = np.floor(place).astype(np.int64)
    after = np.minimum(before + 1, sorted_costs.shape[1] - 1)
    low, high = sorted_costs[:, before], sorted_costs[:, after]
    return np.asarray((low + (high - low) * (place - before)).T, dtype=np.float64)
