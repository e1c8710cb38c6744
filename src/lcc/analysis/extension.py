"""What if a contract is extended by some years: the same bids by the same rules over a longer horizon."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.figure.figure import cents
from lcc.language import N_, ShownAmount, Text


@dataclass(frozen=True, slots=True)
class ExtendedBid:
    """A bid over the horizon and over the longer one; costs are what bids are compared by [money].

    `extra` is the cash that the extension takes beyond what the budget has without it, by calendar year [money]: what
    would come back at the end comes back later then.
    """

    bidder: str
    rank: int | None
    rank_then: int | None
    cost: float
    cost_then: float
    extra: dict[int, float]

    @property
    def extra_cash(self) -> float:
        """What the extension costs in all, before anything is settled in value [money]."""
        return sum(self.extra.values())


@dataclass(frozen=True, slots=True)
class Extension:
    """An extension by some years; bids in the order that they have then."""

    years: int
    currency: str
    by_year: bool
    bids: tuple[ExtendedBid, ...]

    @property
    def first_now(self) -> list[str]:
        """The bids that come first without the extension; more than one where they tie."""
        return sorted(one.bidder for one in self.bids if one.rank == 1)

    @property
    def first_then(self) -> list[str]:
        """The bids that come first with it."""
        return sorted(one.bidder for one in self.bids if one.rank_then == 1)


def extended(evaluation: Evaluation, years: int) -> Extension:
    """Return what an extension by some whole years does.

    Raises
    ------
    BidDisagreesError
        A bid does not say what it takes over the longer horizon: an early end of a contract, for example.
    NoScoreError
        The award rule can't deal with a cost over the longer horizon.
    ValidationError
        The longer horizon is no horizon that a tender can have.
    """
    tender = evaluation.tender
    longer = tender.model_copy(update={"horizon_years": tender.horizon_years + years})
    then = evaluate(longer, [one.bid for one in evaluation.bids], evaluation.scores)
    now = {
        one.bid.name: (one, by_year) for one, by_year in zip(evaluation.bids, _by_year(evaluation), strict=True)
    }
    return Extension(
        years,
        tender.currency,
        tender.comparison == "equivalent_annual_cost",
        tuple(
            _bid(*now[one.bid.name], one, by_year) for one, by_year in zip(then.bids, _by_year(then), strict=True)
        ),
    )


def _by_year(evaluation: Evaluation) -> list[dict[int, float]]:
    return [dict(zip(one.years, one.total.tolist(), strict=True)) for one in evaluation.budgets]


def _bid(
    now: BidEvaluation, cash: dict[int, float], then: BidEvaluation, cash_then: dict[int, float]
) -> ExtendedBid:
    extra = {year: cash_then.get(year, 0.0) - cash.get(year, 0.0) for year in sorted({*cash, *cash_then})}
    changed = {year: amount for year, amount in extra.items() if cents(amount)}
    return ExtendedBid(now.bid.name, now.rank, then.rank, now.compared, then.compared, changed)


def in_words(found: Extension) -> list[Text]:
    """Return what an extension does in sentences: who comes first then, and what the extra years cost."""
    if found.by_year:
        own = N_(
            "Bids are compared by their cost a year over lives of their own: an extension changes no ranking."
        )
        return [Text(own)]
    if not found.first_then:
        return [Text(N_("Extended by {years} years, no bid is ranked."), {"years": found.years})]
    words: dict[str, object] = {
        "years": found.years,
        "first": _names(found.first_then),
        "before": _names(found.first_now),
    }
    if found.first_then == found.first_now:
        said = [Text(N_("Extended by {years} years, the same bid comes first: {first}."), words)]
    else:
        said = [Text(N_("Extended by {years} years, {first} comes first, in place of {before}."), words)]
    for one in found.bids:
        if one.rank_then == 1:
            extra = {"bidder": one.bidder, "amount": ShownAmount(one.extra_cash), "currency": found.currency}
            said.append(
                Text(
                    N_("The extra years of {bidder} cost {amount} {currency}, at the prices of those years."),
                    extra,
                )
            )
    return said


def _names(bidders: Sequence[str]) -> str:
    return " = ".join(bidders) or "-"


def as_json(found: Extension) -> dict[str, Any]:
    """Return it as plain values."""
    return {
        "years": found.years,
        "first_now": found.first_now,
        "first_then": found.first_then,
        "bids": [
            {
                "bidder": one.bidder,
                "rank": one.rank,
                "rank_then": one.rank_then,
                "cost": one.cost,
                "cost_then": one.cost_then,
                "extra_cash": one.extra_cash,
                "extra_by_year": {str(year): amount for year, amount in one.extra.items()},
            }
            for one in found.bids
        ],
    }
