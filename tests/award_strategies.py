"""Random tenders with an award rule, quality criteria, lots and variants; and random bids on them."""

from typing import Any

from hypothesis import strategies as st

import strategies
from awards import BY_ITEM, RELATIVE
from lcc.model import Bid, Tender
from lcc.model.award import ADDING_UP, AWARD_RULES
from lcc.model.quality import Quality

share = st.integers(0, 100).map(lambda percent: percent / 100)
above_zero = st.integers(1, 10_000_000).map(lambda cents: cents / 100)
words = st.text(st.sampled_from("abcdefgh IJ,.-'=éß"), min_size=1, max_size=12).map(str.strip).filter(bool)
texts = st.lists(words, min_size=1, max_size=3, unique=True)
earned = st.integers(-100, 100).map(lambda percent: percent / 100)


def rising(values: st.SearchStrategy[float], least: int = 2, most: int = 6) -> st.SearchStrategy[list[float]]:
    return st.lists(values, min_size=least, max_size=most, unique=True).map(sorted)


decimals = {"decimals": st.one_of(st.none(), st.integers(0, 9))}
relative = {"relative_quality": st.booleans()}
of_all = st.fixed_dictionaries({"price_weight": share, "points": above_zero, **relative, **decimals})
in_points = st.builds(
    lambda two, own: {"price_points": float(two[0]), "points": float(two[1]), **own},
    st.lists(st.integers(0, 200), min_size=2, max_size=2, unique=True).map(sorted),
    st.fixed_dictionaries(decimals),
)
points = st.one_of(of_all, in_points)


def in_points_with(own: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw what a rule with points states, and fields of its own."""
    return st.builds(lambda one, other: {**one, **other}, points, st.fixed_dictionaries(own))


OWN: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "lowest_lcc": st.just({}),
    "lowest_price": st.just({}),
    "quality_value": st.fixed_dictionaries({"quality_value": above_zero}),
    "weighted_factor": st.builds(
        lambda own, outside, bounds: {**own, **outside, "lowest": bounds[0], "highest": bounds[1]},
        points,
        st.fixed_dictionaries({}, optional={"outside": st.sampled_from(["held", "extrapolated", "not_ranked"])}),
        rising(above_zero, 2, 2),
    ),
    **dict.fromkeys((*RELATIVE, *BY_ITEM), points),
    "logarithmic": in_points_with({"base": st.sampled_from([1.5, 2.0, 3.0])}),
    "linear_to_lowest_plus": in_points_with({"over_lowest": st.sampled_from([0.05, 0.4, 1.0, 10.0])}),
    "value_for_money": st.fixed_dictionaries({"expected_cost": above_zero}),
    "utility_index": st.fixed_dictionaries({"price_weight": st.sampled_from([0.3, 0.6])}),
    "quality_within_margin": st.fixed_dictionaries({"margin": st.sampled_from([0.05, 0.3])}),
    "superformula": st.builds(
        lambda cost: {"reference_cost": cost, "reference_quality": 0.5, "highest_cost": 1.5 * cost}, above_zero
    ),
    "fixed_budget": st.fixed_dictionaries({"budget": above_zero}),
}
assert set(OWN) == set(AWARD_RULES)

ladders = st.one_of(
    st.just({"scale": "ProRail"}),
    st.builds(
        lambda version, shares: {"version": version, "shares": dict(enumerate(shares, start=1))},
        st.sampled_from(["3.1", "4.0"]),
        rising(share.filter(lambda part: part < 1), 1, 5),
    ),
)
mki_discounts = st.builds(
    lambda bounds, most: {"best": bounds[0], "worst": bounds[1], "highest_discount": most},
    rising(above_zero, 2, 2),
    above_zero,
)


@st.composite
def awards(draw: st.DrawFn, quality: Quality | None, *, with_mki: bool, by_year: bool = False) -> dict[str, Any]:
    """Draw a rule that finds what it works with."""
    known_rules = [method for method in AWARD_RULES if not (by_year and method in BY_ITEM)]
    method = draw(st.sampled_from(known_rules if quality else ["lowest_lcc", "lowest_price"]))
    known = ["cost", *(["quality", *(leaf.criterion.id for leaf in quality.leaves())] if quality else [])]
    optional: dict[str, Any] = {
        "motivation": texts.map("\n".join),
        "tie_break": st.lists(st.sampled_from([*known, "drawing_lots"]), unique=True, max_size=4),
        "abnormally_low": st.sampled_from([0.2, 0.4]),
        "cost_floor": above_zero,
        "co2_ladder": ladders,
    }
    if method not in ("lowest_lcc", "lowest_price"):
        optional["basis"] = st.sampled_from(["life_cycle_cost", "price"])
    if with_mki:
        by_mki = {"mki_discount": mki_discounts, "mki_factor": st.sampled_from([0.5, 1.0, 2.0])}
        name = draw(st.sampled_from(list(by_mki)))
        optional[name] = by_mki[name]
    if method == "lowest_price":
        belgian = {"subject": "fraud_sensitive_services", "procedure": "restricted_procedure"}
        optional["belgian_low_price"] = st.just(belgian)
    if method in BY_ITEM:
        optional = {name: drawn for name, drawn in optional.items() if not name.startswith(("mki", "co2"))}
    own = draw(OWN[method])
    if own.get("relative_quality") and quality and any(leaf.criterion.can_cost for leaf in quality.leaves()):
        own["relative_quality"] = False
    if "points" in own and quality is not None and quality.points is not None:
        # All of quality is what the cost leaves.
        own = {name: value for name, value in own.items() if name != "price_weight"}
        own |= {"price_points": 60.0, "points": 60.0 + quality.points}
    return {"method": method, **own, **draw(st.fixed_dictionaries({}, optional=optional))}


@st.composite
def scales(draw: st.DrawFn) -> tuple[dict[str, Any], Any]:
    """Draw a scale, and a minimum on it or none."""
    low, high = draw(rising(st.integers(-40, 400).map(lambda tenths: tenths / 10), 2, 2))
    kind = draw(st.sampled_from(["points", "words", "money", "measured"]))
    if kind == "points":
        return {"kind": kind, "lowest": low, "highest": high}, draw(st.sampled_from([None, low]))
    if kind == "money":
        return {"kind": kind, "lowest": -high / 2, "highest": abs(high) + 1}, None
    if kind == "words" and draw(st.integers(0, 3)) == 0:
        return {"kind": kind, "preset": "RWS 2023"}, draw(st.sampled_from([None, "1"]))
    if kind == "words":
        known = draw(
            st.dictionaries(words.map(lambda word: " ".join(word.split())), earned, min_size=2, max_size=5)
        )
        return {"kind": kind, "words": known}, draw(st.sampled_from([None, *known]))
    steps = draw(rising(share))
    return {
        "kind": kind,
        "indicator": draw(
            st.sampled_from(["secondary_share", "detachability", "taken_back_share", "repairability"])
        ),
        "steps": [{"value": value, "earns": draw(earned)} for value in steps],
        "between": draw(st.sampled_from(["straight_line", "in_steps"])),
    }, draw(st.sampled_from([None, steps[0]]))


@st.composite
def criteria(draw: st.DrawFn, code: str = "c", depth: int = 2) -> list[dict[str, Any]]:
    """Draw criteria side by side, some with criteria below them; their weights add up to 1."""
    parts = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    found: list[dict[str, Any]] = []
    for k, part in enumerate(parts):
        one: dict[str, Any] = {"id": f"{code}{k}", "name": draw(words), "weight": part / sum(parts)}
        one["description"] = draw(st.one_of(st.none(), texts.map("\n".join)))
        if depth > 1 and draw(st.integers(0, 3)) == 0:
            one["criteria"] = draw(criteria(f"{code}{k}.", depth - 1))
        elif draw(st.booleans()):
            one["scale"], one["minimum"] = draw(scales())
        found.append(one)
    return found


def with_points(listed: list[dict[str, Any]], points: float) -> list[dict[str, Any]]:
    """Return criteria with points in place of weights: all but the first rounded, and the first has what is left."""
    given = [round(one["weight"] * points, 2) for one in listed]
    given[0] = round(points - sum(given[1:]), 6)
    return [
        {name: part for name, part in one.items() if name != "weight"}
        | {"points": own}
        | ({"criteria": with_points(one["criteria"], own)} if "criteria" in one else {})
        for one, own in zip(listed, given, strict=True)
    ]


qualities = st.builds(
    lambda listed, settings, points: Quality.model_validate(
        {"criteria": listed, **settings}
        if points is None
        else {"criteria": with_points(listed, points), "points": points, **settings}
    ),
    criteria(),
    st.fixed_dictionaries(
        {},
        optional={
            "minimum": share,
            "assessment": st.sampled_from(["average", "median", "consensus"]),
            "assessors": texts,
            "hide_bidders": st.booleans(),
            "hold_back_prices": st.booleans(),
            "least_scores": st.just(1),
        },
    ).map(lambda found: found if found.get("assessment") != "consensus" else found | {"least_scores": None}),
    st.one_of(st.none(), st.sampled_from([70.0, 100.0])),
)


@st.composite
def lots(draw: st.DrawFn, items: int, *, adds_up: bool, by_cost: bool) -> dict[str, Any]:
    """Draw a division of items, the first ones in lot A, into two lots; combined only where scores add up by cost."""
    first = draw(st.integers(1, items - 1))
    codes = [f"item-{i}" for i in range(items)]
    combined = adds_up and by_cost and draw(st.booleans())
    orders = ["in_order", "best_combination"] if adds_up else ["in_order"]
    return {
        "parts": [
            {"id": "A", "title": draw(words), "items": codes[:first]},
            {"id": "costs", "title": draw(words), "items": codes[first:]},
        ],
        "most_per_bidder": draw(st.one_of(st.none(), st.just(1))),
        "limits": draw(st.lists(st.just({"lots": ["A", "costs"], "most": 1}), max_size=2)),
        "allocation": "best_combination" if combined else draw(st.sampled_from(orders)),
        "combined_bids": combined,
    }


@st.composite
def tenders(draw: st.DrawFn) -> Tender:
    """Draw a tender as `strategies.tenders` does, with what an award needs."""
    tender = draw(strategies.tenders())
    quality = draw(st.one_of(st.none(), qualities))
    with_mki = tender.mki is not None and not tender.mki.discounted and tender.comparison == "common_horizon"
    added: dict[str, Any] = {
        "award": draw(awards(quality, with_mki=with_mki, by_year=tender.comparison == "equivalent_annual_cost")),
        "variants": draw(st.sampled_from(["allowed", "not_allowed"])),
    }
    if quality:
        added["quality"] = quality.model_dump(exclude_unset=True, exclude_none=True)
    if added["award"].get("method") in BY_ITEM:
        items = [item.model_dump(exclude_unset=True) for item in tender.items]
        added["items"] = [
            {**item, "cost_weight": f"1/{len(items)}", "option_weight": item.get("option_weight") or None}
            for item in items
        ]
    elif len(tender.items) > 1 and draw(st.booleans()):
        by_itself = not added["award"].get("relative_quality")
        adds_up = added["award"].get("method", "lowest_lcc") in ADDING_UP and by_itself
        by_cost = added["award"].get("method") != "fixed_budget" and added["award"].get("price_weight") != 0
        added["lots"] = draw(lots(len(tender.items), adds_up=adds_up, by_cost=by_cost))
    return Tender.model_validate({**tender.model_dump(exclude_unset=True), **added})


@st.composite
def bids(draw: st.DrawFn, tender: Tender) -> Bid:
    """Draw a bid that answers the tender: all of it, or whole lots."""
    bid = draw(strategies.bids(tender, most_costs=1)).model_dump(exclude_unset=True)
    if tender.variants == "allowed":
        bid["variant"] = draw(st.one_of(st.none(), words))
    ladder = tender.award.co2_ladder
    if ladder:
        level = draw(st.sampled_from([0, *ladder.shares]))
        bid["co2_ladder"] = {"version": ladder.version, "level": level, "certificate": draw(st.booleans())}
    indicators = tender.quality.indicators() if tender.quality else []
    if indicators:
        stated = st.fixed_dictionaries({"mass_kg": above_zero, **dict.fromkeys(map(str, indicators), share)})
        for offer in bid["offers"]:
            offer["circularity"] = draw(stated)
            offer["circularity"]["mass_kg"] += sum(taken["mass"] for taken in offer["take_back"])
    if tender.lots:
        taken = draw(st.lists(st.sampled_from(tender.lots.parts), min_size=1, unique_by=lambda lot: lot.id))
        items = {item for lot in taken for item in lot.items}
        bid["offers"] = [offer for offer in bid["offers"] if offer["item"] in items]
        if tender.lots.combined_bids and len(taken) > 1:
            known = [lot.id for lot in tender.lots.parts if lot in taken]
            shares = st.fixed_dictionaries({"discount": share.filter(lambda part: part < 1)})
            sums = st.fixed_dictionaries({"amount": above_zero})
            discounts = draw(st.lists(shares | sums, max_size=4))
            bid["combinations"] = [{"lots": known, **discount} for discount in discounts]
    return Bid.model_validate(bid)
