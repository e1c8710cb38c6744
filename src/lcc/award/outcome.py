"""Costs, quality and what else a bid brings -> who wins, by the rule of the tender."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from lcc.award import fixed_budget, lowest, quality_value, ratio, relative, weighted_factor
from lcc.award.conditions import Condition, conditions
from lcc.award.discounts import assessed_cost
from lcc.award.quality import BidQuality
from lcc.award.ranking import POINT_DECIMALS, Key, ranks
from lcc.award.seen import ASSESSED, HIGHEST, LOWEST, MKI, OWN_COST, QUALITY, Scored, Seen, own
from lcc.circularity.targets import Tested
from lcc.figure.figure import MONEY_DECIMALS, Figure, cents, rounded
from lcc.model.award import NEEDS_COST_ABOVE_ZERO, SCORED_IN_MONEY
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_QUALITY


class Formula(NamedTuple):
    """How an award rule scores a bid, and which way is better."""

    scored: Callable[[Seen], Scored]
    lowest_wins: bool


FORMULAS: Mapping[str, Formula] = {
    "lowest_lcc": Formula(lowest.scored, lowest_wins=True),
    "lowest_price": Formula(lowest.scored, lowest_wins=True),
    "quality_value": Formula(quality_value.scored, lowest_wins=True),
    "weighted_factor": Formula(weighted_factor.scored, lowest_wins=False),
    "low_bid": Formula(relative.low_bid, lowest_wins=False),
    "logarithmic": Formula(relative.logarithmic, lowest_wins=False),
    "linear_to_twice_lowest": Formula(relative.linear_to_twice_lowest, lowest_wins=False),
    "linear_lowest_highest": Formula(relative.linear_lowest_highest, lowest_wins=False),
    "value_for_money": Formula(ratio.value_for_money, lowest_wins=False),
    "superformula": Formula(ratio.superformula, lowest_wins=True),
    "fixed_budget": Formula(fixed_budget.scored, lowest_wins=False),
}


@dataclass(frozen=True, slots=True)
class Contender:
    """A bid as the award takes it: cost, MKI, level of the CO2-Prestatieladder, quality, and how it does on targets.

    `drawn` is the place in which lots were drawn for it among equals, 1 the first; 0 where none were.
    """

    name: str
    cost: float
    mki: float = 0.0
    level: int = 0
    quality: BidQuality | None = None
    targets: tuple[Tested, ...] = ()
    drawn: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule makes of a bid. A bid that is not ranked has no score; `not_ranked` has every reason.

    `key` is what it is ordered by, the score first and then what breaks ties, the lowest best; of those with equal
    keys the first one drawn comes first, where lots were drawn.
    """

    contender: Contender
    assessed_cost: Figure
    conditions: tuple[Condition, ...]
    scored: Scored | None
    key: Key | None
    rank: int | None

    @property
    def not_ranked(self) -> tuple[Condition, ...]:
        """The reasons not to rank the bid that hold."""
        return tuple(condition for condition in self.conditions if condition.holds.value > 0)

    @property
    def name(self) -> str:
        """The bid."""
        return self.contender.name

    def figures(self) -> Iterator[Figure]:
        """Yield every number by which the rule came to the score."""
        yield self.assessed_cost
        yield from (condition.holds for condition in self.conditions)
        yield from () if self.contender.quality is None else self.contender.quality.figures()
        if self.scored is not None:
            yield self.scored.score

    @property
    def score(self) -> float | None:
        """The score: money, points, or a ratio."""
        return None if self.scored is None else self.scored.score.value


class NoScoreError(ValueError):
    """The rule divides by a cost, and bids have one of zero or less: by name, what they cost."""

    def __init__(self, method: str, costs: Mapping[str, float]) -> None:
        self.method, self.costs = method, dict(costs)
        super().__init__(f"{method} needs costs above zero: {self.costs}")


def award(tender: Tender, contenders: Sequence[Contender]) -> list[Standing]:
    """Return what the award rule of the tender makes of each bid, in the order given.

    What is weighed are the amounts that are shown: each cost and MKI in cents.

    Raises
    ------
    NoScoreError
        The rule needs costs above zero, and a bid that is ranked has none.

    Examples
    --------
    The lowest of two fictive costs wins; at the cent they are equal.

    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> [standing.rank for standing in award(tender, [Contender("a", 2.0), Contender("b", 1.0)])]
    [2, 1]
    """
    return exact_award(tender, [replace(one, cost=cents(one.cost), mki=cents(one.mki)) for one in contenders])


def exact_award(tender: Tender, contenders: Sequence[Contender]) -> list[Standing]:
    """Return what `award` does, without rounding first: of bids that nobody made, to see what a rule does to them."""
    seen = [_assessed(tender, one) for one in contenders]
    held = [
        tuple(conditions(tender, one.cost, cost.value, one.mki, one.quality, one.targets))
        for one, cost in zip(contenders, seen, strict=True)
    ]
    is_ranked = [all(condition.holds.value <= 0 for condition in found) for found in held]
    costs = {one.name: cost.value for one, cost, counts in zip(contenders, seen, is_ranked, strict=True) if counts}
    if tender.award.method in NEEDS_COST_ABOVE_ZERO:
        wrong = {name: cost for name, cost in costs.items() if cost <= 0}
        if wrong:
            raise NoScoreError(tender.award.method, wrong)
    scored = [
        _scored(tender, one, cost, costs) if counts else None
        for one, cost, counts in zip(contenders, seen, is_ranked, strict=True)
    ]
    keys = [
        None if found is None else tuple(_key(tender, one, found))
        for one, found in zip(contenders, scored, strict=True)
    ]
    drawn = [key and (*key, float(one.drawn)) for one, key in zip(contenders, keys, strict=True)]
    rows = zip(contenders, seen, held, scored, keys, ranks(drawn), strict=True)
    return [Standing(*row) for row in rows]


def general_formula(tender: Tender) -> Scored:
    """Return how any bid is scored: the figures are right, their values are of no bid."""
    some = (own(name, value) for name, value in ((ASSESSED, 1.0), (QUALITY, 1.0), (LOWEST, 1.0), (HIGHEST, 2.0)))
    return FORMULAS[tender.award.method].scored(Seen(tender.award, *some))


def _assessed(tender: Tender, one: Contender) -> Figure:
    return assessed_cost(tender.award, own(OWN_COST, one.cost), own(MKI, one.mki), one.level)


def _scored(tender: Tender, one: Contender, cost: Figure, costs: Mapping[str, float]) -> Scored:
    seen = Seen(
        rule=tender.award,
        cost=own(ASSESSED, cost.value),
        quality=own(QUALITY, one.quality.total.value if one.quality else 0.0),
        lowest=own(LOWEST, min(costs.values())),
        highest=own(HIGHEST, max(costs.values())),
    )
    return FORMULAS[tender.award.method].scored(seen)


def _key(tender: Tender, one: Contender, scored: Scored) -> Iterator[float]:
    """Yield what a bid is ordered by: the lowest is best. Halves are rounded away from zero, as spreadsheets do."""
    is_money, lowest_wins = tender.award.method in SCORED_IN_MONEY, FORMULAS[tender.award.method].lowest_wins
    score = scored.score if lowest_wins else -scored.score
    yield rounded(score, MONEY_DECIMALS if is_money else POINT_DECIMALS).value
    for name in tender.award.broken_by:
        if name == BY_COST:
            yield one.cost
        elif one.quality is not None:
            share = one.quality.total.value if name == BY_QUALITY else one.quality.share(name)
            yield rounded(Figure(-share), POINT_DECIMALS).value
