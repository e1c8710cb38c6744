"""Two made-up bids, scored by the engine under the tender's own rules: an example of each step."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from lcc.analysis.neutrality import mean_use
from lcc.award.quality import earned
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import N_, Translate
from lcc.library.indicators import STATED, takes_passport
from lcc.library.phases import IndexedPhase
from lcc.model.award import FixedBudget, Superformula, ValueForMoney, WeightedFactor
from lcc.model.bid import IN_PASSPORT, Bid
from lcc.model.business_models import BUSINESS_MODELS, offered_for
from lcc.model.lot import tender_of
from lcc.model.quality import Criterion, MeasuredScale, MoneyScale, PointsScale, Quality, Scores, WordsScale
from lcc.model.tender import FIXED, GENERAL, Item, Tender

_NAMES = (N_("Example A, made up"), N_("Example B, made up"))
_PRICES, _COSTS, _EARNED = (1000.0, 900.0), (1.0, 0.9), (0.8, 0.6)
"""Of the two bids: the price of a unit; the cost they aim at; the quality they earn."""

_A_YEAR = 2 / 15
"""The part of that price that is paid a year where nothing is bought."""
_FOR_MANY = {1_000.0: 0.1, 10_000.0: 0.01, 100_000.0: 0.001}
"""From how many units on what part of that price is asked for one: a square metre costs less than a bench."""
_FOR_A_LOAD = 0.1
"""The part of it that is asked for one use where something is taken away, by the tonne for instance."""
_BELOW_ZERO = -0.1
"""The part of its price that B asks for the last item for which prices below zero are allowed: it pays for that."""
_CAN_PAY = {"purchase", "pay_per_use"}
"""The business models of the examples whose price can be below zero."""
_FOR_EXAMPLE = ("purchase", "lease", "buy_back", "deposit", "pay_per_use", "pool")
"""The business models, in the order in which examples are made of them."""


def worked_example(tender: Tender, _: Translate) -> Evaluation | None:
    """Return the outcome of two made-up bids, a purchase and a lease or else the models that the tender takes.

    None where the tender's rule makes none of them.

    Of a tender with lots it is that of the first lot. Where the rule has a bound, budget or reference, prices are
    such that costs come near to it.
    """
    if tender.lots is not None:
        tender = tender_of(tender, tender.lots.parts[0])
    target = _target(tender)
    if target is None:
        paying = _evaluated(tender, _PRICES, _, pays=True)
        if paying is not None:
            return paying
    plain = _evaluated(tender, _PRICES, _)
    if plain is None or target is None:
        return plain
    costs = {one.bid.name: one.standing.contender.cost for one in plain.bids}
    prices = tuple(
        price * share * target / costs[_(name)] for name, price, share in zip(_NAMES, _PRICES, _COSTS, strict=True)
    )
    return _evaluated(tender, prices, _)


def _target(tender: Tender) -> float | None:
    rule = tender.award
    if isinstance(rule, WeightedFactor):
        return (rule.lowest + rule.highest) / 2
    if isinstance(rule, FixedBudget):
        return rule.budget
    if isinstance(rule, ValueForMoney):
        return rule.expected_cost
    return rule.reference_cost if isinstance(rule, Superformula) else None


def _evaluated(
    tender: Tender, prices: tuple[float, ...], _: Translate, *, pays: bool = False
) -> Evaluation | None:
    """Return the outcome at these prices; None where the rule makes none of it. Whether B pays for an item."""
    if min(prices) <= 0:
        return None
    bids = [
        Bid.model_validate(_bid(tender, k, _(_NAMES[k]), _by_item(tender, price, pays=pays and k == 1), share))
        for k, (price, share) in enumerate(zip(prices, _EARNED, strict=True))
    ]
    scores = None
    tender = tender.model_copy(update={"requirements": []})
    if tender.quality and tender.quality.scored_leaves():
        scores = Scores.model_validate({"tender": tender.id, "scores": list(_scores(tender.quality, bids, _))})
        # These prices are made up: there is nothing to hold back.
        shown = tender.quality.model_copy(update={"hold_back_prices": False})
        tender = tender.model_copy(update={"quality": shown})
    return evaluate(tender, bids, scores)


def _by_item(tender: Tender, price: float, *, pays: bool) -> dict[str, float]:
    """Return by item what is asked for a unit, of which one costs this price; below zero for one if the bidder pays."""
    found = {item.id: price * _for_many(item) for item in tender.items}
    paid_for = [item.id for item in tender.items if item.revenue and _kind(tender, item, 1) in _CAN_PAY]
    if pays and paid_for:
        found[paid_for[-1]] *= _BELOW_ZERO
    return found


def _for_many(item: Item) -> float:
    return min((part for least, part in _FOR_MANY.items() if item.quantity >= least), default=1.0)


def _life(tender: Tender) -> int:
    """Return the years of one life or term: two fill the horizon, if it is even and no item has to last longer."""
    least = max((item.shortest_life_years or 0.0 for item in tender.items), default=0.0)
    return max(tender.horizon_years // 2, ceil(least), 1)


def _index(tender: Tender, phase: IndexedPhase, wanted: str) -> str:
    """Return an index that is open for the phase, the one that is wanted if it is."""
    known = tender.open_indices.get(phase, [wanted])
    return wanted if wanted in known else known[0]


def _kind(tender: Tender, item: Item, example: int) -> str:
    """Return the business model of an item in an example, of those that it can be offered under: the second for B."""
    offered = offered_for([item], tender.business_models)
    kinds = [kind for kind in _FOR_EXAMPLE if kind in offered]
    return kinds[min(example, len(kinds) - 1)]


def _model(tender: Tender, item: Item, example: int, price: float) -> dict[str, Any]:
    """Return a business model of an item at a price."""
    kind = _kind(tender, item, example)
    years = _life(tender)
    uses = max(mean_use(item) or 0.0, 1.0)
    fee = round(_FOR_A_LOAD * price if tender.asks_destinations else _A_YEAR / 2 * price / uses, 4)
    a_fee = {"fee_by_quality": dict.fromkeys(item.qualities, fee)} if item.qualities else {"fee_per_use": fee}
    own: dict[str, dict[str, Any]] = {
        "purchase": {"price": round(price, 2), "service_life_years": float(years)},
        "buy_back": {
            "price": round(price, 2), "service_life_years": float(years),
            "buy_back": [{"after_years": float(years), "share_of_price": 0.1}],
        },
        "lease": {
            "payment": round(_A_YEAR * price, 2), "every_months": 12, "term_months": 12 * years, "early_end_cost": 0.0,
        },
        "deposit": {
            "deposit": round(0.2 * price, 2), "price": round(0.8 * price, 2), "cycle_months": 12 * years,
            "return_rate": 0.9 if item.return_rate is None else item.return_rate,
        },
        "pay_per_use": {
            **a_fee, "fixed_fee_per_year": round(_A_YEAR / 2 * abs(price), 2), "service_life_years": float(years),
        },
        "pool": {
            "units_in_circulation": 1.0, "deposit": round(0.1 * price, 2),
            "fee_per_trip": fee, "fixed_fee_per_year": round(_A_YEAR / 2 * price, 2),
            "loss_per_trip": item.loss_per_trip or 0.0, "service_life_years": float(years),
        },
    }  # fmt: skip
    phase = BUSINESS_MODELS[kind].paid_in
    index = _index(tender, phase, FIXED if kind in ("lease", "deposit") else GENERAL)
    return {"kind": kind, **own[kind], "index": index}


def _destinations(ladder: Mapping[str, float], share: float) -> dict[str, float]:
    """Return where what is taken goes: a share to the highest use, and the rest to the lowest."""
    highest, lowest = max(ladder, key=ladder.__getitem__), min(ladder, key=ladder.__getitem__)
    return {highest: 1.0} if highest == lowest else {highest: round(share, 6), lowest: round(1 - share, 6)}


def _bid(tender: Tender, example: int, name: str, prices: Mapping[str, float], share: float) -> dict[str, Any]:
    """Return a bid that has everything in its price and states what the tender asks for beside it."""
    parts: dict[str, Any] = {"included": list(tender.asked_phases)}
    if tender.mki:
        parts["mki"] = {"weighting_set": tender.mki.weighting_set, "per_life": _mki(tender, share)}
    measured = _measured(tender, share)
    if _needs_passport(tender) or (tender.asks_passport and not measured.keys() & {*IN_PASSPORT}):
        least = _least_circular(tender)
        parts["passport"] = _passport(round(least + (1 - least) * share, 6))
        measured = {name: value for name, value in measured.items() if name not in IN_PASSPORT}
    elif measured:
        measured["mass_kg"] = 1.0
    if measured:
        parts["circularity"] = measured
    if tender.asks_emissions:
        parts["carbon"] = {"production_kg": round(10 / share, 1)}
    bid: dict[str, Any] = {"tender": tender.id, "bidder": {"name": name}}
    if tender.award.co2_ladder:
        levels = sorted({0, *tender.award.co2_ladder.shares})
        level = levels[round(share * (len(levels) - 1))]
        bid["co2_ladder"] = {"version": tender.award.co2_ladder.version, "level": level}
    offers = [
        {"item": item.id, "business_model": _model(tender, item, example, prices[item.id]), **parts}
        for item in tender.items
    ]
    for item, offer in zip(tender.items, offers, strict=True) if tender.asks_destinations else ():
        offer["circularity"] = {**measured, "destinations": _destinations(tender.ladder_of(item), share)}
    return {**bid, "offers": offers}


def _mki(tender: Tender, share: float) -> float:
    """Return an MKI of one life: with a discount, such that the whole bid earns about a share of it."""
    discount, lives = tender.award.mki_discount, tender.horizon_years / _life(tender)
    if discount is None:
        return 1.0
    wanted = discount.worst - share * (discount.worst - discount.best)
    return round(wanted / (lives * sum(item.quantity for item in tender.items)), 6)


def _needs_passport(tender: Tender) -> bool:
    is_required = tender.circularity is not None and tender.circularity.passport == "required"
    return is_required or any(map(takes_passport, tender.needed_indicators))


def _least_circular(tender: Tender) -> float:
    """Return the share that has to be recycled, and recycled again, to reach the targets that are required."""
    targets = tender.circularity.targets if tender.circularity else ()
    bounds = [(target.indicator, *target.bound) for target in targets if target.required]
    least = [level for name, bound, level in bounds if bound == "at_least" and name in _RECYCLED]
    least += [
        1 - level for name, bound, level in bounds if bound == "at_most" and name in ("virgin_share", "lost_share")
    ]
    return max(least, default=0.0)


_RECYCLED = ("secondary_share", "recycled_share", "next_cycle_share", "recyclable_share")


def _passport(share: float) -> dict[str, Any]:
    """Return a passport of one material, a share of which is recycled and will be, held by bolts."""
    rest = round(1 - share, 6)
    material = {
        "name": "steel",
        "mass_kg": 10.0,
        "origin": {"recycled": share, "virgin": rest},
        "end_of_life": {"recycle": share, "landfill": rest},
    }
    bolts = {"connection": "added_elements", "accessibility": "free", "crossings": "none", "edge": "open"}
    plain = {"product": "-", "mass_kg": 10.0, "technical_life_years": 20.0}
    return {**plain, "materials": [material], "connections": [{"name": "-", **bolts}]}


def _measured(tender: Tender, share: float) -> dict[str, float]:
    """Return by indicator the step of its scale that earns most nearly a share; of those that a bid states."""
    found: dict[str, float] = {}
    for leaf in tender.quality.leaves() if tender.quality else ():
        scale, least = leaf.criterion.scale_used, leaf.criterion.minimum
        if isinstance(scale, MeasuredScale) and scale.indicator in STATED:
            step = min(scale.steps, key=lambda one: abs(one.earns - share))
            found[scale.indicator] = max(step.value, least) if isinstance(least, float | int) else step.value
    return found


def _scores(quality: Quality, bids: list[Bid], _: Translate) -> Iterator[dict[str, Any]]:
    named: list[str | None] = list(quality.assessors) if quality.each_counts else []
    if not named:
        named = [None] if quality.fewest == 1 else [str(k) for k in range(1, quality.fewest + 1)]
    for bid, share in zip(bids, _EARNED, strict=True):
        wanted = max(share, quality.minimum or 0.0)
        for leaf in quality.scored_leaves():
            for assessor in named:
                yield {
                    "bid": bid.name,
                    "criterion": leaf.criterion.id,
                    "assessor": assessor,
                    "score": _score(leaf.criterion, wanted),
                    "justification": _("Made up."),
                }


def _score(criterion: Criterion, share: float) -> float | str:
    """Return a score that earns about a share, and reaches the minimum."""
    scale, least = criterion.scale_used, criterion.minimum
    floor = -1.0 if least is None else earned(scale, least)
    if isinstance(scale, WordsScale):
        enough = {word: earns for word, earns in scale.words.items() if earns >= floor}
        return min(enough, key=lambda word: abs(enough[word] - share))
    assert isinstance(scale, PointsScale | MoneyScale)
    start = scale.lowest if isinstance(scale, PointsScale) else 0.0
    return round(start + max(share, floor) * (scale.highest - start), 6)
