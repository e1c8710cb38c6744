"""Moves: each makes of a bid another one that costs the authority as much in truth, or more.

So its cost may not fall, unless it is refused or remarked on. A move that does not fit a bid returns None. Where a move
changes when something is paid, its amount is set so that the bid costs the same in truth.
"""

from collections.abc import Callable
from copy import deepcopy

from gaming.honest import Plain
from gaming.oracle import World, cost_a_year
from lcc.model import Bid, Tender

Move = Callable[[Tender, Plain], Plain | None]

AT_HORIZON = World(last_month=((0, 1.0),))
"""A world in which use ends at the horizon, as the tender says: so what is bought back goes at that age."""


def truth(tender: Tender, plain: Plain) -> float:
    """Return what a bid costs a year in truth, where use ends at the horizon."""
    return cost_a_year(tender, Bid.model_validate(plain), AT_HORIZON)


def _model(plain: Plain, *kinds: str) -> Plain | None:
    model: Plain = plain["offers"][0]["business_model"]
    return model if model["kind"] in kinds else None


def _life(plain: Plain) -> float:
    return float(plain["offers"][0]["business_model"]["service_life_years"])


def _yearly(plain: Plain) -> Plain | None:
    """Return a yearly cost without warranty, of a product that has a life and is kept until its end."""
    if not _model(plain, "purchase", "lease", "deposit"):
        return None
    costs: list[Plain] = plain["offers"][0]["costs"]
    moments = ("every_years", "at_year", "warranty_years")
    return next((cost for cost in costs if not any(moment in cost for moment in moments)), None)


def _as_dear(tender: Tender, before: Plain, after: Plain, holder: Plain, *fields: str) -> Plain | None:
    """Set fields of a changed bid, in the proportion that they have, so that it costs in truth what it did before."""
    wanted = truth(tender, before)
    stated = {field: holder[field] for field in fields}
    holder.update(dict.fromkeys(fields, 0.0))
    without = truth(tender, after)
    holder.update(stated)
    asked = truth(tender, after) - without
    if asked <= 0:
        return None
    holder.update({field: amount * (wanted - without) / asked for field, amount in stated.items()})
    return after


def yearly_to_every_n_years(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    cost = _yearly(after)
    if cost is None or _life(plain) <= 5:
        return None
    cost["every_years"] = 5
    return _as_dear(tender, plain, after, cost, "amount")


def warranty_to_the_horizon(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    cost = _yearly(after)
    if cost is None or _life(plain) <= tender.horizon_years:
        return None
    cost["warranty_years"] = tender.horizon_years
    return _as_dear(tender, plain, after, cost, "amount")


def renewal_after_the_horizon(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None or model["term_months"] + sum(one["months"] for one in model.get("renewals", ())) < (
        tender.horizon_months
    ):
        return None
    dear = {"months": 10 * model["every_months"], "payment": 10 * model["payment"]}
    model["renewals"] = [*model.get("renewals", []), dear]
    return after


def lease_to_yearly_fee(tender: Tender, plain: Plain) -> Plain | None:
    """Ask as a fee at the start of the year what was asked in periods of it."""
    model = _model(plain, "lease")
    if model is None or tender.fees_fall != "start" or not _pays_all(model):
        return None
    after = deepcopy(plain)
    fee = model["payment"] * 12 / model["every_months"]
    after["offers"][0]["business_model"] = {
        "kind": "pay_per_use", "fee_per_use": 0.0, "fixed_fee_per_year": fee, "index": "fixed",
        "service_life_years": model["service_life_years"],
    }  # fmt: skip
    after["offers"][0]["costs"] = [
        cost
        for cost in after["offers"][0]["costs"]
        if not {"warranty_years", "every_years", "with_each_life"} & cost.keys()
    ]
    return after if after["offers"][0]["costs"] == plain["offers"][0]["costs"] else None


def lease_to_cost_line(tender: Tender, plain: Plain) -> Plain | None:
    """Ask as a cost at the start of the year what was asked in periods of it."""
    model = _model(plain, "lease")
    if model is None or tender.yearly_costs_fall != "start" or not _pays_all(model):
        return None
    after = deepcopy(plain)
    offer = after["offers"][0]
    fee = model["payment"] * 12 / model["every_months"]
    offer["costs"].append({"name": "Contract", "phase": "use", "amount": fee, "index": "fixed"})
    offer["business_model"]["payment"] = 0.0
    return after


def _pays_all(model: Plain) -> bool:
    """Whether the payments are all that a lease asks, in advance."""
    others = (model.get("upfront"), model.get("return_cost"), model.get("renewals"))
    return model["in_advance"] and not any(others)


def instalments(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "purchase", "buy_back")
    if model is None:
        return None
    late = round(12 * _life(plain)) * 2 // 3
    model["instalments"] = [{"after_months": 0, "share": 0.3}, {"after_months": late, "share": 0.7}]
    return _as_dear(tender, plain, after, model, "price")


def take_back(tender: Tender, plain: Plain) -> Plain | None:
    """Ask more, and give it back at the end of the life."""
    after = deepcopy(plain)
    model = _model(after, "purchase")
    if model is None or model.get("resale_value"):
        return None
    after["offers"][0]["take_back"] = [{"material": "steel", "mass": 10.0, "price_per_kg": model["price"] / 10}]
    model["price"] *= 2
    return after


def negative_disposal(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "purchase")
    if model is None or model.get("resale_value"):
        return None
    after["offers"][0]["end_of_life"]["disposal"] -= model["price"]
    model["price"] *= 2
    return after


def guaranteed_resale(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "purchase")
    if model is None:
        return None
    model |= {
        "price": 1.5 * model["price"],
        "resale_value": model.get("resale_value", 0.0) + 0.5 * model["price"],
        "resale_basis": "guaranteed",
    }
    return after


def deposit_doubled(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "deposit")
    if model is None:
        return None
    model["deposit"] *= 2
    return after


def price_to_a_line_at_the_start(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "purchase")
    if model is None or model.get("instalments") or model.get("resale_value"):
        return None
    moved = {"amount": model["price"] / 2, "at_year": 0, "with_each_life": True}
    after["offers"][0]["costs"].append({"name": "Delivery", "phase": "purchase", **moved})
    model["price"] /= 2
    return after


def price_to_a_line_that_does_not_come_again(tender: Tender, plain: Plain) -> Plain | None:
    after = price_to_a_line_at_the_start(tender, plain)
    if after is not None:
        after["offers"][0]["costs"][-1]["with_each_life"] = False
    return after


def price_to_deposit_lost(tender: Tender, plain: Plain) -> Plain | None:
    """Ask the price as a deposit of which nothing comes back; the supplier is paid for disposal as before."""
    after = deepcopy(plain)
    model = _model(plain, "purchase")
    if model is None:
        return None
    lost = {
        "kind": "deposit", "deposit": model["price"], "cycle_months": round(12 * _life(plain)), "return_rate": 0.0,
        "covers_shortfall": True, "service_life_years": _life(plain),
    }  # fmt: skip
    after["offers"][0] |= {"business_model": lost, "end_of_life": {"disposal": 0.0, "demolition": 0.0}}
    return _as_dear(tender, plain, after, lost, "deposit")


def upfront_to_return_cost(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None or not model.get("upfront"):
        return None
    model |= {"return_cost": model["upfront"], "upfront": 0.0}
    return _as_dear(tender, plain, after, model, "return_cost")


def advance_to_arrears(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None or not model["in_advance"] or model.get("renewals"):
        return None
    model["in_advance"] = False
    return _as_dear(tender, plain, after, model, "payment")


def one_payment_at_the_end_of_the_term(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None or model.get("renewals"):
        return None
    model |= {"in_advance": False, "every_months": model["term_months"]}
    return _as_dear(tender, plain, after, model, "payment")


def purchase_to_lease(tender: Tender, plain: Plain) -> Plain | None:
    """Ask for the same thing by month what was asked at once."""
    after = deepcopy(plain)
    if not _model(plain, "purchase"):
        return None
    leased = {
        "kind": "lease", "payment": 1.0, "every_months": 1, "term_months": round(12 * _life(plain)),
        "service_life_years": _life(plain), "early_end_cost": 0.0,
    }  # fmt: skip
    after["offers"][0] |= {"business_model": leased, "end_of_life": {"disposal": 0.0, "demolition": 0.0}}
    return _as_dear(tender, plain, after, leased, "payment")


def a_line_split(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    costs = after["offers"][0]["costs"]
    if not costs:
        return None
    costs[0]["amount"] /= 2
    costs.append(costs[0] | {"name": "The rest"})
    return after


def a_line_moved_to_another_phase(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    costs = after["offers"][0]["costs"]
    if not costs:
        return None
    costs[0]["phase"] = "management"
    if "maintenance" not in [*after["offers"][0]["included"], *(cost["phase"] for cost in costs)]:
        after["offers"][0]["included"].append("maintenance")
    return after


def an_unused_option(tender: Tender, plain: Plain) -> Plain | None:
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None:
        return None
    model["purchase_option"] = {"price": 1.0, "service_life_years": 100}
    return after


def shorter_terms(tender: Tender, plain: Plain) -> Plain | None:
    """Lease the same product year by year."""
    after = deepcopy(plain)
    model = _model(after, "lease")
    if model is None or model.get("upfront") or model.get("return_cost") or model.get("renewals"):
        return None
    model["term_months"] = 12
    return after


MOVES: tuple[Move, ...] = (
    yearly_to_every_n_years,
    warranty_to_the_horizon,
    renewal_after_the_horizon,
    lease_to_yearly_fee,
    lease_to_cost_line,
    instalments,
    take_back,
    negative_disposal,
    guaranteed_resale,
    deposit_doubled,
    price_to_a_line_at_the_start,
    price_to_a_line_that_does_not_come_again,
    price_to_deposit_lost,
    upfront_to_return_cost,
    advance_to_arrears,
    one_payment_at_the_end_of_the_term,
    purchase_to_lease,
    a_line_split,
    a_line_moved_to_another_phase,
    an_unused_option,
    shorter_terms,
)

_NO_INTEREST = (
    "Within a life, what was paid ahead is credited as it was paid and what is still owed is paid at the horizon."
)
_BY_MONTHS = (
    "A life that the horizon cuts off counts for its share of months: a price at its start bears no interest."
)
_WHOLE = "Where no residual value counts, what falls once a life or term counts whole."

ALLOWED: dict[str, dict[Move, str]] = {
    "annuity": {},
    "straight_line": {
        yearly_to_every_n_years: _NO_INTEREST,
        warranty_to_the_horizon: _NO_INTEREST,
        purchase_to_lease: _BY_MONTHS,
    },
    "none": {
        yearly_to_every_n_years: _NO_INTEREST,
        warranty_to_the_horizon: _NO_INTEREST,
        purchase_to_lease: _WHOLE,
        price_to_deposit_lost: _WHOLE,
    },
}
"""By residual value: the moves by which a cost can still fall, each with the rule that says so."""
