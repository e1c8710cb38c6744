"""What if a contract is extended by some years: the same bids by the same rules over a longer horizon."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lcc.checks.lives import life_months
from lcc.evaluation.budget import Budget, calendar_year
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, evaluate
from lcc.figure.figure import cents
from lcc.language import N_, ShownAmount, Text
from lcc.model.tender import Tender

_COST = N_("The extra years of {bidder} cost {amount} {currency}, at the prices of those years.")
_COST_AND_BUY = N_(
    "The extra years of {bidder} cost {amount} {currency}, at the prices of those years; {bought} {currency} of that "
    "is for what is bought in these years, and lasts until {until}."
)


@dataclass(frozen=True, slots=True)
class ExtendedBid:
    """A bid over the horizon and over the longer one; costs are what bids are compared by [money].

    `extra` is the cash that the extension takes beyond what the budget has without it, by calendar year [money]: what
    would come back at the end comes back later then. `replacement` is the part of it that is paid for what is bought in
    the extra years, where that lasts longer than these: the last of it until in year `lasts_until`.
    """

    bidder: str
    rank: int | None
    rank_then: int | None
    cost: float
    cost_then: float
    extra: dict[int, float]
    replacement: float = 0.0
    lasts_until: int | None = None

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
    ValidationError
        The longer horizon is no horizon that a tender can have.
    """
    tender = evaluation.tender
    longer = tender.model_copy(update={"horizon_years": tender.horizon_years + years})
    bids = [one.bid for one in evaluation.bids]
    then = evaluate(longer, bids, evaluation.scores, decisions=evaluation.decisions)
    now = {one.bid.name: (one, planned) for one, planned in zip(evaluation.bids, evaluation.budgets, strict=True)}
    return Extension(
        years,
        tender.currency,
        tender.comparison == "equivalent_annual_cost",
        tuple(
            _bid(tender, longer, *now[one.bid.name], one, planned)
            for one, planned in zip(then.bids, then.budgets, strict=True)
        ),
    )


def _bid(
    tender: Tender, longer: Tender, now: BidEvaluation, planned: Budget, then: BidEvaluation, planned_then: Budget
) -> ExtendedBid:
    cash, cash_then = _by_year(planned), _by_year(planned_then)
    extra = {year: cash_then.get(year, 0.0) - cash.get(year, 0.0) for year in sorted({*cash, *cash_then})}
    changed = {year: amount for year, amount in extra.items() if cents(amount)}
    until = _lasts_until(tender, longer, then)
    bought = 0.0 if until is None else float(planned_then.investment.sum() - planned.investment.sum())
    return ExtendedBid(
        now.bid.name, now.rank, then.rank, now.compared, then.compared, changed, bought, until if bought else None
    )


def _by_year(planned: Budget) -> dict[int, float]:
    return {planned.first_year + k: amount for k, amount in enumerate(planned.total.tolist())}


def _lasts_until(tender: Tender, longer: Tender, one: BidEvaluation) -> int | None:
    """Return until when lasts what is bought in the extra years; None where nothing lasts longer than these."""
    ends = []
    for offer in one.bid.offers:
        life = life_months(longer, offer) if offer.business_model.is_bought else None
        start = life and (longer.horizon_months - 1) // life * life
        if life and start and start >= tender.horizon_months and start + life > longer.horizon_months:
            ends.append(calendar_year(longer.base_date, start + life, in_arrears=True))
    return max(ends, default=None)


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
            extra = {
                "bidder": one.bidder,
                "amount": ShownAmount(one.extra_cash),
                "currency": found.currency,
                "bought": ShownAmount(one.replacement),
                "until": str(one.lasts_until),
            }
            said.append(Text(_COST if one.lasts_until is None else _COST_AND_BUY, extra))
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
                "of_which_bought": one.replacement,
                "bought_lasts_until": one.lasts_until,
                "extra_by_year": {str(year): amount for year, amount in one.extra.items()},
            }
            for one in found.bids
        ],
    }
