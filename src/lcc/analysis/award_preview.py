"""An award rule before it is published: what quality is worth in money, and how bids that nobody made would rank."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lcc.analysis.rank_reversal import Reversal, rank_reversal
from lcc.award.outcome import Standing
from lcc.award.ranking import HALF_CENT
from lcc.award.worth import HypotheticalBid, Worth, cost_of_equal_score, score, standings, worth
from lcc.language import N_, Percent, ShownAmount, Text, Translate
from lcc.model.award import (
    FixedBudget,
    Points,
    QualityWithinMargin,
    Superformula,
    ValueForMoney,
    WeightedFactor,
)
from lcc.model.tender import Tender

QUALITIES = (0.4, 0.6, 0.8)
"""The shares of quality at which costs are tried."""

_STEPS = 20

CHEAP, MIDDLE, DEAR, EXTRA = (
    N_("cheap and poor"),
    N_("in the middle"),
    N_("dear and excellent"),
    N_("cheaper still, hardly any quality"),
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule makes of made-up bids.

    `worths` has the worth of a euro and of a hundredth of quality for each cost and quality; `by_lowest` has the same
    for one bid beside different lowest ones, for rules under which that matters. `archetypes` are four bids, the last
    an extra one, with the standing of each `without` the last one and `beside` it. `grid` is every cost with every
    quality, ranked together. `scores` has by quality the score at each of `tried` costs; `equal_costs` has by archetype
    the cost at each of `shares` of quality that scores as much as it does.
    """

    tender: Tender
    costs: tuple[float, ...]
    worths: tuple[Worth, ...]
    by_lowest: tuple[Worth, ...]
    archetypes: tuple[HypotheticalBid, ...]
    without: tuple[Standing, ...]
    beside: tuple[Standing, ...]
    grid: tuple[Standing, ...]
    tried: tuple[float, ...]
    scores: dict[float, tuple[float | None, ...]]
    shares: tuple[float, ...]
    equal_costs: dict[str, tuple[float | None, ...]]
    reversal: Reversal | None


def around(amount: float) -> tuple[float, ...]:
    """Return a low, a middle and a high cost around an amount [all in money]."""
    return (0.8 * amount, amount, 1.2 * amount)


def reference_costs(tender: Tender) -> tuple[float, ...] | None:
    """Return a low, a middle and a high cost [money] that the rule suggests; None where it names none above zero."""
    rule = tender.award
    if isinstance(rule, WeightedFactor):
        span = rule.highest - rule.lowest
        costs = (rule.lowest + span / 4, rule.lowest + span / 2, rule.highest - span / 4)
        return costs if costs[0] > 0 else None
    if isinstance(rule, Superformula):
        return around(rule.reference_cost)
    if isinstance(rule, ValueForMoney):
        return around(rule.expected_cost)
    if isinstance(rule, FixedBudget) and rule.budget > 0:
        return (0.8 * rule.budget, 0.9 * rule.budget, rule.budget)
    return None


def preview(tender: Tender, costs: Sequence[float]) -> Preview:
    """Return what the rule of the tender makes of bids that nobody made.

    Parameters
    ----------
    tender
        Its award rule counts; fictive discounts and single criteria do not.
    costs
        At least two, above zero, in rising order: what bids are expected to cost, after fictive amounts.
    """
    low, middle, high = costs[0], costs[len(costs) // 2], costs[-1]
    market = (low, high)
    archetypes = (
        HypotheticalBid(CHEAP, low, QUALITIES[0]),
        HypotheticalBid(MIDDLE, middle, QUALITIES[1]),
        HypotheticalBid(DEAR, high, 0.9),
        HypotheticalBid(EXTRA, 0.9 * low, 0.05),
    )
    margin = min((high - low) / 2, low / 2)
    within = (low - margin, high + margin)
    tried = tuple(within[0] + (within[1] - within[0]) * k / _STEPS for k in range(_STEPS + 1))
    shares = tuple(k / _STEPS for k in range(_STEPS + 1))
    without = tuple(standings(tender, archetypes[:-1]))
    return Preview(
        tender=tender,
        costs=tuple(costs),
        worths=tuple(worth(tender, cost, quality, market) for cost in costs for quality in QUALITIES),
        by_lowest=_by_lowest(tender, low, middle, high),
        archetypes=archetypes,
        without=without,
        beside=tuple(standings(tender, archetypes)),
        grid=tuple(standings(tender, [HypotheticalBid("", cost, share) for cost in costs for share in QUALITIES])),
        tried=tried,
        scores={quality: tuple(score(tender, cost, quality, market) for cost in tried) for quality in QUALITIES},
        shares=shares,
        equal_costs={
            one.name: tuple(
                None
                if standing.score is None
                else cost_of_equal_score(tender, standing.score, share, market, within)
                for share in shares
            )
            for one, standing in zip(archetypes, without, strict=False)
        },
        reversal=rank_reversal(tender, low, high),
    )


def _by_lowest(tender: Tender, low: float, middle: float, high: float) -> tuple[Worth, ...]:
    award = tender.award
    sees_costs = award.compares_items or not {"lowest", "highest"}.isdisjoint(award.bounds_of_all)
    if not isinstance(award, Points) or not sees_costs:
        return ()
    return tuple(worth(tender, middle, QUALITIES[1], (share * low, high)) for share in (1.0, 0.9, 0.8, 0.7))


def findings(found: Preview) -> Iterator[Text]:
    """Yield in sentences what there is to learn: what quality is worth, whether others matter, and rank reversal."""
    currency = found.tender.currency
    middle = found.worths[len(found.costs) // 2 * len(QUALITIES) + len(QUALITIES) // 2]
    if middle.exchange is not None:
        template = N_(
            "A hundredth of quality is worth {currency} {exchange} at a cost of {cost} and a quality of {share}."
        )
        words = {"currency": currency, "exchange": ShownAmount(middle.exchange)}
        yield Text(template, {**words, "cost": ShownAmount(middle.cost), "share": Percent(middle.quality)})
    elif middle.per_euro is not None:
        yield Text(
            N_("At a cost of {cost} a little more or less cost changes no score."),
            {"cost": ShownAmount(middle.cost)},
        )
    beside = [one for one in found.by_lowest if one.exchange is not None]
    if not found.tender.award.is_relative:
        yield Text(N_("What others bid plays no part in the score of a bid."))
    if "best_quality" in found.tender.award.bounds_of_all:
        yield Text(N_("It depends on the best of the others: here on one that earns 90 % of quality."))
    if isinstance(found.tender.award, QualityWithinMargin):
        template = N_(
            "Within the margin cost makes no difference. A bid falls out of it once its quality for its cost is more "
            "than {margin} below the best."
        )
        yield Text(template, {"margin": Percent(found.tender.award.margin)})
    if beside and abs((beside[0].exchange or 0.0) - (beside[-1].exchange or 0.0)) <= HALF_CENT:
        yield Text(N_("That does not depend on who else bids; the number of points does."))
    elif beside:
        template = N_(
            "It depends on who else bids: {one} beside a lowest bid of {cost}, {other} beside one of {lower}."
        )
        ends = (beside[0], beside[-1])
        one, other = (ShownAmount(end.exchange or 0.0) for end in ends)
        cost, lower = (ShownAmount(end.lowest) for end in ends)
        yield Text(template, {"one": one, "cost": cost, "other": other, "lower": lower})
    if found.tender.award.compares_items:
        text = N_(
            "Each item earns points by itself. In the bids that are made up here all items differ by the same part, so "
            "what prices do that differ by item is not seen here."
        )
        yield Text(text)
    if found.reversal:
        first, then = (
            winner(found.reversal.bids, rows) for rows in (found.reversal.without, found.reversal.beside)
        )
        template = N_(
            "Rank reversal: {first} beats {then}, but once {extra} joins, which comes last, {then} wins."
        )
        yield Text(template, {"first": first, "then": then, "extra": found.reversal.bids[-1].name})


def winner(bids: Sequence[HypotheticalBid], rows: Sequence[Standing]) -> str:
    """Return the name of the first bid that is ranked first."""
    return next(bid.name for bid, row in zip(bids, rows, strict=False) if row.rank == 1)


def worth_heads(currency: str, _: Translate) -> tuple[str, ...]:
    """Return the titles of the columns of what a euro and a hundredth of quality are worth."""
    return (
        _("Costs"),
        _("Quality"),
        _("Lowest bid"),
        _("Score for {currency} 1 more").format(currency=currency),
        _("Score for a hundredth of quality more"),
        _("A hundredth of quality is worth, {currency}").format(currency=currency),
    )


def rank_heads(_: Translate) -> tuple[str, ...]:
    """Return the titles of the columns of how bids rank without the last one, and beside it."""
    return (
        _("Costs"),
        _("Quality"),
        _("Score without it"),
        _("Rank without it"),
        _("Score beside it"),
        _("Rank beside it"),
    )


def as_json(found: Preview, _: Translate) -> dict[str, Any]:
    """Return it as plain values; names of made-up bids in the reader's language."""
    return {
        "method": found.tender.award.method,
        "findings": [text.say(_) for text in findings(found)],
        "currency": found.tender.currency,
        "costs": list(found.costs),
        "worth": [one._asdict() for one in found.worths],
        "worth_by_lowest": [one._asdict() for one in found.by_lowest],
        "made_up_bids": [
            {
                "name": _(bid.name),
                "cost": bid.cost,
                "quality": bid.quality,
                "score_without_extra": before.score if before else None,
                "rank_without_extra": before.rank if before else None,
                "score": after.score,
                "rank": after.rank,
            }
            for bid, before, after in zip(found.archetypes, (*found.without, None), found.beside, strict=True)
        ],
        "grid": [
            {
                "cost": one.contender.cost,
                "quality": one.contender.quality.total.value if one.contender.quality else None,
                "score": one.score,
                "rank": one.rank,
            }
            for one in found.grid
        ],
        "rank_reversal": found.reversal.as_json() if found.reversal else None,
    }
