"""Which business model the settings of a tender favour: one product at one price, offered in every way.

Each offer asks the same for the same: what is paid over the whole life of the product is worth the same at the tender's
own rates, whatever the horizon. What the tender then makes of it differs by its settings alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from lcc.evaluation.evaluate import evaluate
from lcc.figure.rounding import half_up
from lcc.language import N_, Percent, Text, Translate, listed
from lcc.language.terms import MODEL_NAMES
from lcc.model.award import LowestLcc
from lcc.model.bid import Bid
from lcc.model.tender import FIXED, GENERAL, Item, Tender, Vat
from lcc.record.record import LONGEST_YEARS

OfferData = Mapping[str, Any]
"""An offer as a file has it, without its item."""

WORTH = 1000.0
"""What each offer is worth over the whole life of the product: the price at which it is bought."""

NOTICED = 0.01
"""From this share of the cost on, a difference is spoken of."""

WAYS: Mapping[str, str] = {
    "purchase": N_("Buy"),
    "buy_back": N_("Buy, bought back for what it is still worth"),
    "lease_monthly_in_advance": N_("Lease, each month in advance"),
    "lease_monthly_in_arrears": N_("Lease, each month in arrears"),
    "lease_yearly_in_advance": N_("Lease, each year in advance"),
    "lease_yearly_in_arrears": N_("Lease, each year in arrears"),
    "deposit": N_("Deposit as high as the price beside it"),
    "pay_per_use": N_("Pay per use, used evenly over the year"),
    "pool": N_("Deposit pool, used evenly over the year"),
}
"""What each way to offer the product is called."""


_MOST_STEPS = 50
"""The ages that a table of buy-backs has room for."""


@dataclass(frozen=True, slots=True)
class Neutrality:
    """What each way to offer a product costs above the cheapest, as a share, by horizon in years.

    `items` are the names of the items that this holds for, `life` how many years the product lasts. The middle one of
    `horizons` is the tender's; there is none where offers are compared over their own lives.
    """

    items: tuple[str, ...]
    life: int
    above_cheapest: Mapping[int, Mapping[str, float]]
    horizon: int

    @property
    def at_horizon(self) -> Mapping[str, float]:
        """What each costs above the cheapest at the horizon of the tender [money]."""
        return self.above_cheapest[self.horizon]

    @property
    def spread(self) -> float:
        """How much more the dearest way costs than the cheapest [money]."""
        return max(self.at_horizon.values(), default=0.0)


def neutrality(tender: Tender, life: int | None = None) -> list[Neutrality]:
    """Return which ways to offer a tender favours, for each kind of item that differs in what the tender sets of it.

    Parameters
    ----------
    tender
        Its settings; prices of resources and emissions, VAT that is the same for all, and quality play no part.
    life
        How many years the product lasts; left out, the average in the sector, the longest that counts, or half as long
        again as the horizon.
    """
    own = tender.horizon_years
    horizons = [own]
    if tender.comparison == "common_horizon":
        horizons = [years for years in (own - 1, own, own + 1) if 0 < years <= LONGEST_YEARS]
    return [
        Neutrality(
            tuple(item.name for item in items),
            years,
            {horizon: _above_cheapest(tender, items[0], years, horizon) for horizon in horizons},
            own,
        )
        for years, items in alike(tender, life)
    ]


def alike(tender: Tender, life: int | None = None) -> Iterator[tuple[int, list[Item]]]:
    """Yield the items for which the tender sets the same, with the years that such a product is taken to last."""
    kinds: dict[tuple[object, ...], list[Item]] = {}
    for item in tender.items:
        set_of_it = (mean_use(item), item.return_rate, item.loss_per_trip, item.longest_life_years)
        kinds.setdefault((typical_life(tender, item), *set_of_it), []).append(item)
    for items in kinds.values():
        yield life or typical_life(tender, items[0]), items


_DECIMALS = 9
"""Of a share: of a small difference between two costs the digits after these hang on the processor."""


def _above_cheapest(tender: Tender, item: Item, life: int, horizon: int) -> dict[str, float]:
    costs = costs_of(alone(tender, item, horizon), taken(tender, ways(tender, item, life)))
    cheapest = min(costs.values(), default=0.0)
    return {name: half_up(cost / cheapest - 1, _DECIMALS) for name, cost in costs.items()}


def typical_life(tender: Tender, item: Item) -> int:
    """Return the whole years that a product is taken to last: the average, the longest, or 3/2 of the horizon."""
    longest = item.longest_life_years or LONGEST_YEARS
    stated = item.average_life_years or item.longest_life_years or 1.5 * tender.horizon_years
    return max(min(ceil(stated), int(longest)), 1)


def mean_use(item: Item) -> float | None:
    """Return how often one unit is used [uses a year], on average over the years that the tender states."""
    uses = item.use_per_year
    return sum(uses) / len(uses) if isinstance(uses, list) else uses


def alone(tender: Tender, item: Item, horizon: int | None = None) -> Tender:
    """Return a tender of one unit of one item under the same settings of money and time, that asks for nothing else."""
    changes: dict[str, object] = {
        "quantity": 1.0, "option_weight": None, "use_per_year": mean_use(item), "shortest_life_years": None,
        "destinations": [], "cost_weight": None,
    }  # fmt: skip
    if item.longest_life_years is not None:
        changes["longest_life_years"] = max(int(item.longest_life_years), 1)  # lives are tried in whole years
    one = item.model_copy(update=changes)
    return tender.model_copy(
        update={
            "items": [one],
            "horizon_years": horizon or tender.horizon_years,
            "award": LowestLcc(method="lowest_lcc"),
            "business_models": None,  # offers are made up to see what a setting does, not to be made
            "asked_phases": [],
            "open_indices": {},
            "requirements": [],
            "carbon_price": {},
            **dict.fromkeys(("lots", "awarded_with", "quality", "circularity", "mki", "carbon_price_path")),
        }
    )


def costs_of(tender: Tender, offers: Mapping[str, OfferData]) -> dict[str, float]:
    """Return what each offer of the one item of a tender costs [money], as the tender compares costs."""
    bids = [
        Bid.model_validate(
            {"tender": tender.id, "bidder": {"name": name}, "offers": [{"item": tender.items[0].id, **offer}]}
        )
        for name, offer in offers.items()
    ]
    found = {one.bid.name: one.compared for one in evaluate(tender, bids).bids}
    return {name: found[name] for name in offers}


def takes(tender: Tender, *kinds: str) -> bool:
    """Whether a tender takes all of these business models."""
    return tender.business_models is None or {*kinds} <= {*tender.business_models}


def taken(tender: Tender, offers: Mapping[str, OfferData]) -> dict[str, OfferData]:
    """Return those of the ways to offer a product that a tender takes."""
    return {name: offer for name, offer in offers.items() if takes(tender, offer["business_model"]["kind"])}


def own_index(tender: Tender) -> str:
    """Return the index at which an amount stays what it is by the tender's discount rate: in real or nominal terms."""
    return GENERAL if tender.discount.basis == "real" else FIXED


def bought(tender: Tender, life: float, price: float = WORTH, **more: Any) -> dict[str, Any]:
    """Return a purchase."""
    index = own_index(tender)
    return {
        "business_model": {"kind": "purchase", "price": price, "service_life_years": life, "index": index, **more}
    }


def ways(tender: Tender, item: Item, life: int) -> dict[str, OfferData]:
    """Return every way to offer a product of this life, each worth the same over that life."""
    index = own_index(tender)

    def lease(every: int, *, in_advance: bool) -> Callable[[float], OfferData]:
        terms = {"every_months": every, "term_months": 12 * life, "in_advance": in_advance, "index": index}
        return lambda payment: {
            "business_model": {"kind": "lease", "payment": payment, "early_end_cost": 0.0, **terms}
        }

    def deposit(amount: float) -> OfferData:
        terms = {"cycle_months": 12 * life, "return_rate": 1.0 if item.return_rate is None else item.return_rate}
        return {"business_model": {"kind": "deposit", "deposit": amount, "price": amount, "index": index, **terms}}

    of_lives: dict[str, Callable[[float], OfferData]] = {
        "purchase": lambda price: bought(tender, life, price),
        "lease_monthly_in_advance": lease(1, in_advance=True),
        "lease_monthly_in_arrears": lease(1, in_advance=False),
        "lease_yearly_in_advance": lease(12, in_advance=True),
        "lease_yearly_in_arrears": lease(12, in_advance=False),
        "deposit": deposit,
    }
    # Over a whole life the horizon cuts nothing off, and VAT is no income of the supplier.
    whole_life = alone(tender, item, life).model_copy(update={"comparison": "common_horizon", "vat": Vat()})
    of_one = costs_of(whole_life, {name: way(1.0) for name, way in of_lives.items()})
    # Where money gains value by lying still, a deposit is worth something to who pays it: there is no such offer.
    offers = {name: way(WORTH / of_one[name]) for name, way in of_lives.items() if of_one[name] > 0}
    steps = _still_worth(tender, life)
    buy_back = {"kind": "buy_back", "price": WORTH, "service_life_years": life, "index": index, "buy_back": steps}
    offers["buy_back"] = {"business_model": buy_back}
    if uses := mean_use(item):
        # A year's fee is what twelve months of a lease come to: that is when use is paid for.
        yearly = 12 * offers["lease_monthly_in_arrears"]["business_model"]["payment"]
        fees = {"index": index}
        fee = yearly / uses
        a_fee = {"fee_by_quality": dict.fromkeys(item.qualities, fee)} if item.qualities else {"fee_per_use": fee}
        offers["pay_per_use"] = {"business_model": {"kind": "pay_per_use", **a_fee, **fees}}
        lost = item.loss_per_trip or 0.0
        pool = {"kind": "pool", "units_in_circulation": 1.0, "deposit": yearly, "loss_per_trip": lost, **fees}
        held = costs_of(whole_life, {"pool": {"business_model": pool}})["pool"]
        rest = max(1 - held / WORTH, 0.0)
        offers["pool"] = {"business_model": {**pool, "fee_per_trip": rest * yearly / uses}}
    return {name: offers[name] for name in WAYS if name in offers}


def _still_worth(tender: Tender, life: int) -> list[dict[str, float]]:
    """Return by age what is left of the price that was paid: the years to come, at the rates as they are stated."""
    growth = tender.inflation if own_index(tender) == GENERAL else 0.0
    weights = list(_weights(tender.discount.bands, life))
    steps, share = [], 1.0
    every = ceil(life / _MOST_STEPS)
    for age in sorted({*range(every, life, every), life}):
        left = sum(weights[age:]) / weights[age - 1] / sum(weights) * (1 + growth) ** age
        share = min(share, left)  # a table of buy-backs never rises
        steps.append({"after_years": float(age), "share_of_price": share})
    return steps


def _weights(bands: Sequence[tuple[int, float]], years: int) -> Iterator[float]:
    """Yield what 1 at the end of each year is worth."""
    weight = 1.0
    for year in range(years):
        rate = [share for start, share in bands if start <= year][-1]
        weight /= 1 + rate
        yield weight


def findings(found: Neutrality) -> Iterator[Text]:
    """Yield in sentences which ways are favoured, by how much, and what a year more or less of horizon does."""
    costs = found.at_horizon
    if len(costs) < 2:
        yield Text(N_("There is one way to offer this: nothing to favour."))
        return
    dearest = max(costs, key=lambda name: costs[name])
    if found.spread < NOTICED:
        yield Text(N_("Favours none: a product that lasts {life} years costs the same however it is offered."),
                   {"life": found.life})  # fmt: skip
    else:
        cheap = dict.fromkeys(_kind(name) for name, share in costs.items() if share < NOTICED)
        words: dict[str, object] = {
            "cheap": listed(Text(MODEL_NAMES[kind]) for kind in cheap),
            "dear": Text(WAYS[dearest]),
        }
        yield Text(
            N_("Favours: {cheap}. At equal value {share} dearer: {dear}."),
            {**words, "share": rounded(found.spread)},
        )
    for years in (year for year in found.above_cheapest if year != found.horizon):
        other = found.above_cheapest[years]
        if abs(other[dearest] - costs[dearest]) >= NOTICED:
            words = {"years": years, "way": Text(WAYS[dearest]), "share": rounded(other[dearest])}
            yield Text(N_("At a horizon of {years} years it would be {share}: the horizon decides too."), words)


def _kind(way: str) -> str:
    return next(kind for kind in MODEL_NAMES if way.startswith(kind))


def rounded(share: float) -> Percent:
    """Return a share as a percentage with one decimal."""
    return Percent(round(share, 3) + 0.0)


def as_json(found: Neutrality, _: Translate) -> dict[str, Any]:
    """Return it as plain values."""
    return {
        "items": list(found.items),
        "life_years": found.life,
        "above_cheapest": [{"horizon_years": years, **costs} for years, costs in found.above_cheapest.items()],
        "findings": [text.say(_) for text in findings(found)],
    }
