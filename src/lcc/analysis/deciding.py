"""Settings of a tender that decide by themselves which bid wins: what each is worth, found by trying it.

Every number is the difference that a setting makes to the cost of an offer made up for it, under the tender as it is.
Where a choice can't be neutral, having stated it is what is asked for.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import ceil
from typing import Any

from lcc.analysis.award_preview import reference_costs
from lcc.analysis.neutrality import (
    NOTICED,
    WORTH,
    OfferData,
    alike,
    alone,
    bought,
    costs_of,
    own_index,
    taken,
    takes,
    ways,
)
from lcc.award.worth import score, worth
from lcc.library.phases import PRICED_PHASES, PricedPhase
from lcc.library.published import CARBON_PRICE_PATHS
from lcc.model.award import Points
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import GENERAL, NEED_USE, Discount, Item, MomentInYear, Resource, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import LONGEST_YEARS
from lcc.scrutiny.remark import remark

_MONTHLY = "lease_monthly_in_arrears"
_RESALE = 0.2
"""The share of the price that a product is expected to bring at the end of its life: a choice of this program."""

_UPKEEP, _END = 0.01, 0.1
"""Maintenance a year and disposal, as shares of the price: a choice of this program."""

_LOW, _HIGH = 0.8, 1.2
"""Between these shares of what is expected bids are taken to cost: a choice of this program."""

_LITTLE = 0.06
"""What is worth less than this part of all quality decides nothing: about half a point of ten on every criterion."""

_AN_EQUAL_SAY = 0.4
"""The part of all quality by which good bids are taken to differ: four points of ten."""

_COARSE = 0.02
"""A rounding that makes no difference between costs this part of them apart makes ties of plausible bids."""

_MOST_NAMES = 5
_FEWER_BACK, _MORE_LOST = 0.1, 0.01

_CENTRAL_PRICE = "CE-Delft-2023-central"


def deciding_settings(tender: Tender) -> list[Message]:
    """Return a remark about each setting that is worth 1 % of a cost or more, the heaviest first.

    A remark without a share is about something that decides all or nothing, or of which nobody can know beforehand what
    it is worth; these come first.
    """
    looks: Sequence[Callable[[Tender], Iterator[Message]]] = (
        _use_not_asked, _residual_value, _bands, _moments, _lives, _returns, _losses, _indices, _vat, _resale, _options,
        _contract_ends, _growth_by_year, _mki, _phases, _emissions, _price_weight, _decimals,
    )  # fmt: skip
    found = chain.from_iterable(look(tender) for look in looks)
    return sorted((one for one in found if _share(one) >= NOTICED), key=_share, reverse=True)


def _share(check: Message) -> float:
    share = check.context.get("share", float("inf"))
    return share if isinstance(share, float | int) else float("inf")


def _weighed(kind: Any, share: float, path: Path, **words: object) -> Message:
    return remark(kind, words={**words, "share": round(share, 3)}, path=path)


def _cost(tender: Tender, item: Item, offer: OfferData, horizon: int | None = None) -> float:
    return costs_of(alone(tender, item, horizon), {"offer": offer})["offer"]


def _yearly(tender: Tender, life: float, amount: float, index: str | None = None) -> OfferData:
    """Return an offer of a product that is free, with a cost a year."""
    cost = {"name": "cost", "phase": "management", "amount": amount, "index": index or own_index(tender)}
    return {**bought(tender, life, 0.0), "costs": [cost]}


def _names(items: Sequence[Item]) -> tuple[str, ...]:
    names = tuple(item.name for item in items)
    return names if len(names) <= _MOST_NAMES else (*names[:_MOST_NAMES], "...")


def _place(tender: Tender, item: Item, field: str) -> Path:
    return "items", tender.items.index(item), field


def _residual_value(tender: Tender) -> Iterator[Message]:
    """Yield how much dearer a purchase is than a lease of the same value, at the life at which that is most."""
    if tender.residual_value == "annuity" or not takes(tender, "purchase", "lease"):
        return
    tried = []
    for life, items in alike(tender):
        for years in {life, ceil(2 * life / 3)}:
            costs = costs_of(alone(tender, items[0]), ways(tender, items[0], years))
            tried.append((costs["purchase"] / costs["lease_yearly_in_arrears"] - 1, years))
    share, years = max(tried)
    yield _weighed(
        "residual_value_favours", share, ("residual_value",),
        residual=tender.residual_value, life=years, horizon=tender.horizon_years,
    )  # fmt: skip


def _bands(tender: Tender) -> Iterator[Message]:
    """Yield how much dearer the dearest way to offer is for rates that change, beside one rate that holds."""
    bands = tender.discount.bands
    if len(bands) == 1:
        return
    one_rate = tender.model_copy(update={"discount": Discount(rate=bands[0][1], basis=tender.discount.basis)})
    life, items = next(alike(tender))
    spreads = []
    for under in (tender, one_rate):
        costs = costs_of(alone(under, items[0]), taken(under, ways(under, items[0], life))).values()
        spreads.append(max(costs) / min(costs) - 1 if costs else 0.0)
    yield _weighed("bands_favour", spreads[0] - spreads[1], ("discount", "rate"), life=life)


def _moments(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth to ask by the year what is otherwise asked by the month."""
    fields = ["yearly_costs_fall"]
    if tender.fees_fall != tender.yearly_costs_fall:
        fields.append("yearly_fees_fall")
    life, items = next(alike(tender))
    item, horizon = items[0], tender.horizon_years
    monthly = ways(tender, item, horizon)[_MONTHLY]
    payment = monthly["business_model"]["payment"]
    same = alone(tender, item).model_copy(update={"comparison": "common_horizon"})
    lease = costs_of(same, {"lease": monthly})["lease"]

    def above(moment: MomentInYear) -> float:
        fallen = same.model_copy(update={"yearly_costs_fall": moment})
        return costs_of(fallen, {"cost": _yearly(tender, life, 12 * payment)})["cost"] / lease - 1

    moments: tuple[MomentInYear, ...] = ("start", "middle", "end")
    worth = {moment: above(moment) for moment in moments}
    best = min(moments, key=lambda moment: abs(worth[moment]))
    for field in fields:
        moment: MomentInYear = tender.yearly_costs_fall if field == "yearly_costs_fall" else tender.fees_fall
        if moment != best:
            direction = "cheaper" if worth[moment] < 0 else "dearer"
            yield _weighed(
                "yearly_moment_favours", abs(worth[moment]), (field,),
                field=field, moment=moment, best=best, direction=direction,
            )  # fmt: skip


def _lives(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth to say that a product lasts twice as long."""
    tried = []
    for life, items in alike(tender):
        if items[0].longest_life_years is None:
            longer = min(2 * life, LONGEST_YEARS)
            once, twice = (_cost(tender, items[0], bought(tender, years)) for years in (life, longer))
            tried.append((1 - twice / once, life, longer, items))
    if tried:
        share, life, longer, _items = max(tried, key=lambda one: one[0])
        open_items = [item for one in tried for item in one[3]]
        path = _place(tender, open_items[0], "longest_life_years")
        yield _weighed("life_unbounded", share, path, items=_names(open_items), life=life, longer=longer)


def _returns(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth to say that ten in a hundred more come back."""
    tried = []
    for life, items in alike(tender):
        if items[0].return_rate is None:
            offer = taken(tender, ways(tender, items[0], life)).get("deposit")
            if offer is None:
                continue
            fewer = {"business_model": {**offer["business_model"], "return_rate": 1 - _FEWER_BACK}}
            whole, less = (_cost(tender, items[0], one) for one in (offer, fewer))
            tried.append((1 - whole / less, items))
    yield from _of_items(tender, "return_rate_open", "return_rate", tried)


def _losses(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth to say that one in a hundred trips less loses a unit."""
    tried = []
    for life, items in alike(tender):
        offer = taken(tender, ways(tender, items[0], life)).get("pool")
        if offer and items[0].loss_per_trip is None:
            # A unit that is lost costs what it is worth: the price at which it would be bought.
            model = {**offer["business_model"], "charge_per_lost_unit": WORTH}
            lost = {"business_model": {**model, "loss_per_trip": _MORE_LOST}}
            none, more = (_cost(tender, items[0], one) for one in (offer, lost))
            tried.append((1 - none / more, items))
    yield from _of_items(tender, "loss_open", "loss_per_trip", tried)


def _of_items(
    tender: Tender, kind: str, field: str, tried: Sequence[tuple[float, list[Item]]]
) -> Iterator[Message]:
    if tried:
        items = [item for _share_of, of_one in tried for item in of_one]
        path = _place(tender, items[0], field)
        yield _weighed(kind, max(share for share, _items in tried), path, items=_names(items))


def _indices(tender: Tender) -> Iterator[Message]:
    """Yield what the choice of an index is worth over the horizon: prices that are fixed are a promise, no forecast."""
    phases = tuple(phase for phase in tender.asked_phases if phase not in tender.open_indices)
    names = [GENERAL, *tender.indices]
    if not phases or len(names) == 1:
        return
    life, items = next(alike(tender))
    costs = {name: _cost(tender, items[0], _yearly(tender, life, 1.0, name)) for name in names}
    flattest, steepest = min(costs, key=lambda name: costs[name]), max(costs, key=lambda name: costs[name])
    yield _weighed(
        "indices_open", 1 - costs[flattest] / costs[steepest], ("open_indices",),
        phases=phases, flattest=flattest, steepest=steepest,
    )  # fmt: skip


def _vat(tender: Tender) -> Iterator[Message]:
    vat = tender.vat
    phases: list[PricedPhase] = ["purchase", "use", *tender.asked_phases]
    silent = tuple(phase for phase in dict.fromkeys(phases) if phase not in vat.by_phase)
    if not vat.is_cost or not silent:
        return
    low, high = (1 + vat.cost_share * rate for rate in (min(vat.rates.values()), max(vat.rates.values())))
    yield _weighed("vat_rate_open", 1 - low / high, ("vat", "by_phase"), phases=silent)


def _resale(tender: Tender) -> Iterator[Message]:
    if tender.expected_resale_haircut or not takes(tender, "purchase"):
        return
    life, items = next(alike(tender))
    resold = bought(tender, life, resale_value=_RESALE * WORTH, resale_basis="expected")
    without, beside = (_cost(tender, items[0], offer) for offer in (bought(tender, life), resold))
    yield _weighed("resale_counts_whole", 1 - beside / without, ("expected_resale_haircut",), resale_share=_RESALE)


def _options(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth whether options are used: for a lease that pays the product off in half of its life."""
    if "purchase_options" in tender.model_fields_set or not takes(tender, "lease"):
        return
    life, items = next(alike(tender))
    term = life // 2
    if term == 0:
        return
    lease = ways(tender, items[0], term)["lease_yearly_in_advance"]["business_model"]
    offer = {"business_model": {**lease, "purchase_option": {"price": 0.0, "service_life_years": life}}}
    used, unused = (
        _cost(tender.model_copy(update={"purchase_options": choice}), items[0], offer)
        for choice in ("exercised", "not_exercised")
    )
    yield _weighed("options_not_stated", unused / used - 1, ("purchase_options",), term=term, life=life)


def _contract_ends(tender: Tender) -> Iterator[Message]:
    """Yield what a lease still asks after the horizon, beside what it costs inside."""
    is_said = "contracts_end_at_horizon" in tender.model_fields_set or not takes(tender, "lease")
    if is_said or tender.comparison != "common_horizon":
        return
    life, items = next(alike(tender))
    lease = ways(tender, items[0], life)["lease_yearly_in_advance"]
    horizon = tender.horizon_years
    inside, whole = (_cost(tender, items[0], lease, years) for years in (horizon, -(-horizon // life) * life))
    words = {"life": life, "horizon": horizon}
    yield _weighed("contract_end_not_stated", whole / inside - 1, ("contracts_end_at_horizon",), **words)


def _growth_by_year(tender: Tender) -> Iterator[Message]:
    """Yield what a short life is worth where costs a year are compared and something grows unlike the rest."""
    if tender.comparison == "common_horizon":
        return
    life, items = next(alike(tender))
    lives = (max(life // 3, 1), life)
    emitted = Resource(unit="unit", price=0.0, co2_kg=1.0)
    ratios: dict[str, float] = {}
    for name in (GENERAL, *tender.indices):
        short, long = (_cost(tender, items[0], _yearly(tender, years, 1.0, name)) for years in lives)
        ratios[name] = 1 - short / long if long else 0.0
    if tender.carbon_price:
        priced = alone(tender, items[0]).model_copy(
            update={"resources": {"emitted": emitted}, "carbon_price": tender.carbon_price}
        )
        use = {"consumption": [{"resource": "emitted", "per_year": 1.0}]}
        short, long = (
            costs_of(priced, {"offer": {**bought(tender, years, 0.0), **use}})["offer"] for years in lives
        )
        ratios["carbon_price"] = 1 - short / long if long else 0.0
    growing = max(ratios, key=lambda name: ratios[name])
    yield _weighed(
        "short_lives_skip_growth", ratios[growing], ("comparison",),
        index=growing, short=lives[0], life=life,
    )  # fmt: skip


def _mki(tender: Tender) -> Iterator[Message]:
    """Yield what it is worth, as a share of the MKI, that later MKI weighs as much."""
    mki = tender.mki
    if mki is None or not mki.is_cost or "discounted" in mki.model_fields_set:
        return
    life, items = next(alike(tender))
    stated = {"mki": {"weighting_set": mki.weighting_set, "per_life": WORTH}}
    offer = {**bought(tender, life, 0.0), **stated}
    discounted = mki.model_copy(update={"discounted": True, "index": own_index(tender)})
    whole, less = (
        costs_of(alone(tender, items[0]).model_copy(update={"mki": how}), {"offer": offer})["offer"]
        for how in (mki, discounted)
    )
    yield _weighed("mki_discount_not_stated", 1 - less / whole, ("mki", "discounted"), life=life)


def _phases(tender: Tender) -> Iterator[Message]:
    """Yield what an offer that includes upkeep and end of life is thought to cost more than one that need not say.

    By price nobody need to, whatever the tender asks: what is outside the price counts for nothing.
    """
    by_price = tender.award.basis == "price"
    kept_up = by_price or {"management", "maintenance"}.isdisjoint(tender.asked_phases)
    ended = by_price or {"demolition", "disposal"}.isdisjoint(tender.asked_phases)
    if all(kind in NEED_USE for kind in tender.business_models or BUSINESS_MODELS):
        return  # what is paid by use is the supplier's own to keep up and to dispose of
    if not kept_up and not ended:
        return
    life, items = next(alike(tender))
    offer: dict[str, Any] = bought(tender, life)
    asked = dict(offer)
    if kept_up:
        cost = {"name": "cost", "phase": "maintenance", "amount": _UPKEEP * WORTH, "index": own_index(tender)}
        asked["costs"] = [cost]
    if ended:
        asked["end_of_life"] = {"disposal": _END * WORTH, "index": own_index(tender)}
    without, beside = (_cost(tender, items[0], one) for one in (offer, asked))
    silent = ("maintenance",) * kept_up + ("disposal",) * ended
    if by_price:
        external = tender.carbon_price or (tender.mki and tender.mki.is_cost and not tender.award.takes_mki)
        uncounted = (
            *(one for one in PRICED_PHASES if one != "purchase"),
            *(("externalities",) if external else ()),
        )
        yield _weighed(
            "other_costs_without_effect", 1 - without / beside, ("award", "method"),
            method=tender.award.method, phases=uncounted, upkeep_share=_UPKEEP, end_share=_END,
        )  # fmt: skip
        return
    yield _weighed(
        "phases_not_asked", 1 - without / beside, ("asked_phases",),
        phases=silent, upkeep_share=_UPKEEP, end_share=_END,
    )  # fmt: skip


def _use_not_asked(tender: Tender) -> Iterator[Message]:
    if tender.resources and "use" not in tender.asked_phases:
        yield remark("use_not_asked", words={"resources": tuple(tender.resources)}, path=("asked_phases",))


def _emissions(tender: Tender) -> Iterator[Message]:
    """Yield what emissions of resources would be worth, beside their price, where nothing makes them count."""
    counts = tender.carbon_price or (tender.mki and tender.mki.is_cost) or "co2" in tender.used_indicators
    emitting = {
        name: one.co2_kg / one.price for name, one in tender.resources.items() if one.co2_kg and one.price > 0
    }
    if counts or not emitting:
        return
    (per_tonne,) = CARBON_PRICE_PATHS[_CENTRAL_PRICE].per_tonne.values()
    yield _weighed(
        "emissions_without_price", max(emitting.values()) * per_tonne / 1000, ("carbon_price",),
        resources=tuple(emitting), central=per_tonne / 1000, source=_CENTRAL_PRICE,
    )  # fmt: skip


def _price_weight(tender: Tender) -> Iterator[Message]:
    """Yield what the whole of a plausible spread of costs is worth in quality, where that is next to nothing."""
    rule, costs = tender.award, _plausible(tender)
    if not isinstance(rule, Points) or not 0 < rule.price_weight < 1 or costs is None:
        return
    lost, per_hundredth = _points_between(tender, costs), worth(tender, costs[0], 1.0, costs).per_hundredth
    if not per_hundredth or lost is None or (quality := lost / (100 * per_hundredth)) >= _LITTLE:
        return
    of_weight = lost / rule.points / rule.price_weight
    words = {
        "weight": rule.price_weight,
        "apart": _HIGH / _LOW - 1,
        "lost": round(lost, 3),
        "quality": round(quality, 3),
        "enough": ceil(100 * _AN_EQUAL_SAY / (_AN_EQUAL_SAY + of_weight)) / 100,
        "equal": _AN_EQUAL_SAY,
    }
    yield remark("cost_decides_little", words=words, path=("award", "price_weight"))


def _decimals(tender: Tender) -> Iterator[Message]:
    """Yield how far costs, or quality, can be apart and still earn the same points, because these are rounded."""
    rule, costs = tender.award, _plausible(tender)
    if not isinstance(rule, Points) or rule.decimals is None or rule.price_weight == 0 or costs is None:
        return
    step, lost = 10.0**-rule.decimals, _points_between(tender, costs)
    if lost is None:
        return
    share = (_HIGH - _LOW) * min(step / lost, 1.0) if lost > 0 else _HIGH - _LOW
    if share >= _COARSE:
        quality = min(step / (rule.points * (1 - rule.price_weight)), 1.0) if rule.price_weight < 1 else 1.0
        yield _weighed(
            "points_too_coarse", share, ("award", "decimals"),
            decimals=float(rule.decimals), points=rule.points, quality=round(quality, 3),
        )  # fmt: skip


def _plausible(tender: Tender) -> tuple[float, float] | None:
    """Return a low and a high cost that bids could have: around what the rule names; any where it compares bids."""
    named = reference_costs(tender)
    if named is None and not tender.award.is_relative:
        return None
    expected = named[len(named) // 2] if named else WORTH
    return _LOW * expected, _HIGH * expected


def _points_between(tender: Tender, costs: tuple[float, float]) -> float | None:
    """Return how many points a bid of the high cost loses beside one of the low cost, unrounded."""
    exact = tender.model_copy(update={"award": tender.award.model_copy(update={"decimals": None})})
    cheap, dear = (score(exact, cost, 1.0, costs) for cost in costs)
    return None if cheap is None or dear is None else cheap - dear
