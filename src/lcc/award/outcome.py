"""Costs, quality and what else a bid brings -> who wins, by the rule of the tender."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lcc.award.by_item import cost_share
from lcc.award.conditions import Condition, conditions
from lcc.award.discounts import assessed_cost
from lcc.award.fallen import Fallen
from lcc.award.quality import BidQuality
from lcc.award.ranking import POINT_DECIMALS, Key, ranks
from lcc.award.rule_input import MKI, OWN_COST, OfAll, RuleScore, cell, of_all, rule_input
from lcc.award.rules import scored
from lcc.circularity.targets import Tested
from lcc.figure.figure import MONEY_DECIMALS, Figure, cents, rounded
from lcc.figure.rounding import half_up, sum_of
from lcc.model.award import AnyAward
from lcc.model.tender import Tender
from lcc.model.tie import BY_COST, BY_QUALITY


@dataclass(frozen=True, slots=True)
class Contender:
    """A bid as the award takes it: cost, MKI, level of the CO2-Prestatieladder, quality, and how it does on targets.

    `by_item` is what each item of the tender costs, in its order, where each earns points by itself [money]. `drawn` is
    the place in which lots were drawn for it among equals, 1 the first; 0 where none were. `fallen` says why it fell
    away, if it did.
    """

    name: str
    cost: float
    mki: float = 0.0
    level: int = 0
    quality: BidQuality | None = None
    targets: tuple[Tested, ...] = ()
    drawn: int = 0
    fallen: Fallen | None = None
    by_item: tuple[float, ...] = ()

    @property
    def earned(self) -> float:
        """The share of quality that it earns [0 to 1]; 0 where none is asked, or it was not scored."""
        return self.quality.total.value if self.quality else 0.0

    def dearer(self, more: Sequence[float]) -> "Contender":
        """Return it where it costs so much more by item of the tender [money]."""
        by_item = (
            tuple(cost + extra for cost, extra in zip(self.by_item, more, strict=True)) if self.by_item else ()
        )
        return replace(self, cost=self.cost + sum_of(more), by_item=by_item)

    @property
    def is_counted_still(self) -> bool:
        """Whether it fell away, and its cost counts as if it had not."""
        return self.fallen is not None and self.fallen.keeps_order


@dataclass(frozen=True, slots=True)
class Standing:
    """What the rule makes of a bid. A bid that is not ranked has no score; `not_ranked` has every reason.

    `cost_share` is the share of the points for cost that its items earn, where each earns points by itself.

    `key` is what it is ordered by, the score first and then what breaks ties, the lowest best; of those with equal
    keys the first one drawn comes first, where lots were drawn.
    """

    contender: Contender
    assessed_cost: Figure
    conditions: tuple[Condition, ...]
    scored: RuleScore | None
    key: Key | None
    rank: int | None
    cost_share: Figure | None = None

    @property
    def not_ranked(self) -> tuple[Condition, ...]:
        """The reasons not to rank the bid that hold."""
        return tuple(condition for condition in self.conditions if condition.holds.value > 0)

    @property
    def sets_bounds(self) -> bool:
        """Whether its cost can be the lowest or highest of all: it is ranked, or fell away and counts still."""
        return _sets_bounds(self.contender, self.conditions)

    @property
    def name(self) -> str:
        """The bid."""
        return self.contender.name

    def figures(self) -> Iterator[Figure]:
        """Yield every number by which the rule came to the score."""
        yield self.assessed_cost
        yield from (condition.holds for condition in self.conditions)
        yield from () if self.contender.quality is None else self.contender.quality.figures()
        if self.cost_share is not None:
            yield self.cost_share
        if self.scored is not None:
            yield self.scored.score

    @property
    def score(self) -> float | None:
        """The score [money, points, or quality per money, as the rule says]."""
        return None if self.scored is None else self.scored.score.value


def rank_bids(tender: Tender, contenders: Sequence[Contender]) -> list[Standing]:
    """Return what the award rule of the tender makes of each bid, in the order given.

    What is weighed are the amounts that are shown: each cost and MKI in cents.

    Examples
    --------
    The lowest of two fictive costs wins; at the cent they are equal.

    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "items": [{"id": "i", "name": "I", "quantity": 1, "unit": "piece"}]})
    >>> [standing.rank for standing in rank_bids(tender, [Contender("a", 2.0), Contender("b", 1.0)])]
    [2, 1]
    """
    return rank_exactly(tender, [_in_cents(one) for one in contenders])


def _in_cents(one: Contender) -> Contender:
    by_item = tuple(cents(cost) for cost in one.by_item)
    return replace(one, cost=cents(one.cost), mki=cents(one.mki), by_item=by_item)


def rank_exactly(tender: Tender, contenders: Sequence[Contender]) -> list[Standing]:
    """Return what `rank_bids` does, without rounding first: of bids that nobody made, to see what a rule does."""
    seen = [_assessed(tender, one) for one in contenders]
    held = [
        tuple(conditions(tender, one.cost, cost.value, one.mki, one.quality, one.targets, one.fallen, one.by_item))
        for one, cost in zip(contenders, seen, strict=True)
    ]
    is_ranked = [all(condition.holds.value <= 0 for condition in found) for found in held]
    counts = [_sets_bounds(one, found) for one, found in zip(contenders, held, strict=True)]
    beside = _of_all(
        [(one, cost.value) for one, cost, is_one in zip(contenders, seen, counts, strict=True) if is_one]
    )
    shares = [
        cost_share(tender, one.by_item, beside.lowest_by_item)
        if is_one and beside is not None and tender.award.counts_items
        else None
        for one, is_one in zip(contenders, is_ranked, strict=True)
    ]
    scores = [
        _scored(tender, one, cost, beside, share) if is_one and beside is not None else None
        for one, cost, share, is_one in zip(contenders, seen, shares, is_ranked, strict=True)
    ]
    keys = [
        None if found is None else tuple(_key(tender, one, found))
        for one, found in zip(contenders, scores, strict=True)
    ]
    drawn = [key and (*key, float(one.drawn)) for one, key in zip(contenders, keys, strict=True)]
    rows = zip(contenders, seen, held, scores, keys, ranks(drawn), shares, strict=True)
    return [Standing(*row) for row in rows]


def score_at_cost(tender: Tender, one: Contender, cost: float) -> RuleScore | None:
    """Return what a bid scores if this is its cost after fictive amounts [money]; None where it would not be ranked.

    Only for a rule in which the costs of others play no part.
    """
    held = conditions(tender, one.cost, cost, one.mki, one.quality, one.targets, one.fallen)
    if any(condition.holds.value > 0 for condition in held):
        return None
    return _scored(tender, one, Figure(cost), of_all([(cost, one.earned)]), None)


def general_formula(rule: AnyAward) -> RuleScore:
    """Return how any bid is scored: the figures are right, their values are of no bid."""
    return scored(rule, rule_input(1.0, 1.0, OfAll(1.0, 2.0, 1.0, 1.0)))


def _sets_bounds(one: Contender, found: Sequence[Condition]) -> bool:
    others = [condition for condition in found if not (one.is_counted_still and condition.is_decided)]
    return all(condition.holds.value <= 0 for condition in others)


def _assessed(tender: Tender, one: Contender) -> Figure:
    return assessed_cost(tender.award, cell(OWN_COST, one.cost), cell(MKI, one.mki), one.level)


def _scored(tender: Tender, one: Contender, cost: Figure, beside: OfAll, share: Figure | None) -> RuleScore:
    return scored(tender.award, rule_input(cost.value, one.earned, beside, share.value if share else 0.0))


def seen_of_all(standings: Sequence[Standing]) -> OfAll | None:
    """Return what the rule sees of all bids, from which the score of each follows; None where nobody counts."""
    return _of_all([(one.contender, one.assessed_cost.value) for one in standings if one.sets_bounds])


def _of_all(counted: Sequence[tuple[Contender, float]]) -> OfAll | None:
    """Return what a rule sees of bids that count, each with its cost after fictive amounts."""
    if not counted:
        return None
    return of_all([(cost, one.earned) for one, cost in counted], [one.by_item for one, _cost in counted])


def order_of(rule: AnyAward, score: float) -> float:
    """Return by what a score is ordered, the lowest best: rounded to what is a tie [as the rule says]."""
    better = score if rule.lowest_wins else -score
    return half_up(better, MONEY_DECIMALS if rule.is_in_money else POINT_DECIMALS)


def _key(tender: Tender, one: Contender, found: RuleScore) -> Iterator[float]:
    """Yield what a bid is ordered by: the lowest is best. Halves are rounded away from zero, as spreadsheets do."""
    yield order_of(tender.award, found.score.value)
    for name in tender.award.broken_by:
        if name == BY_COST:
            yield one.cost
        elif one.quality is not None:
            share = one.quality.total.value if name == BY_QUALITY else one.quality.share(name)
            yield rounded(Figure(-share), POINT_DECIMALS).value
