"""Random tenders, and random bids that answer them."""

from math import floor, lcm
from typing import Any

from hypothesis import strategies as st

from lcc.library.phases import PRICED_PHASES
from lcc.model import Bid, Tender
from lcc.model.tender import Item

money = st.integers(0, 500_000).map(lambda cents: cents / 100)
small_rate = st.integers(-200, 1200).map(lambda basis_points: basis_points / 10_000)
share = st.integers(0, 100).map(lambda percent: percent / 100)
kilograms = st.integers(0, 2000).map(lambda tenths: tenths / 10)
of_either_sign = st.integers(-1000, 2000).map(lambda tenths: tenths / 10)
"""Kilograms, or euros: less is saved elsewhere than is caused, or more."""

bands = st.lists(st.tuples(st.integers(1, 20), small_rate), min_size=1, max_size=3, unique_by=lambda band: band[0])
discount_rates = st.one_of(
    small_rate,
    bands.map(
        lambda drawn: [{"until_year": year, "rate": rate} for year, rate in sorted(drawn)] + [{"rate": 0.01}]
    ),
)
RATES = {"standard": 0.21, "reduced": 0.09}
vat_rules: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.builds(
        lambda treatment, by_phase: {**treatment, "rates": RATES, "by_phase": by_phase},
        st.sampled_from([{"treatment": "cost"}, {"treatment": "mixed", "cost_share": 0.4}]),
        st.dictionaries(st.sampled_from(PRICED_PHASES), st.sampled_from([*RATES]), max_size=3),
    ),
)
conventions = st.fixed_dictionaries(
    {},
    optional={
        "vat": vat_rules,
        "expected_resale_haircut": share,
        "purchase_options": st.sampled_from(["exercised", "not_exercised"]),
        "comparison": st.sampled_from(["common_horizon", "equivalent_annual_cost"]),
        "residual_value": st.sampled_from(["straight_line", "annuity", "none"]),
        "contracts_end_at_horizon": st.booleans(),
        "yearly_fees_fall": st.sampled_from(["start", "middle", "end"]),
    },
)
mki_rules = st.one_of(
    st.sampled_from(["A1", "A2"]).map(lambda name: {"weighting_set": name}),
    st.fixed_dictionaries(
        {
            "weighting_set": st.just("A2"),
            "discounted": st.just(True),
            "index": st.sampled_from(["general", "fixed", "labour"]),
        }
    ),
)

INDICES = ("general", "fixed", "labour", "energy")
open_indices = st.sampled_from([(*INDICES[:2], "labour"), (*INDICES[:2], "energy")]).flatmap(
    lambda known: st.dictionaries(
        st.sampled_from([*PRICED_PHASES, "residual_value"]), st.just([*known]), min_size=1, max_size=7
    )
)
"""The same ones in each phase that is not open to all; `general` and `fixed`, that bids go by unsaid, among them."""


@st.composite
def items(draw: st.DrawFn, number: int, *, whole: bool) -> dict[str, Any]:
    """Draw an item, with a longest life in whole years where offers are compared by year."""
    uses = st.integers(0, 300)
    optional = {
        "longest_life_years": service_lives(whole=whole),
        "return_rate": share,
        "loss_per_trip": share,
        "revenue": st.booleans(),
        "qualities": st.integers(0, 100).map(
            lambda clean: {"clean": clean / 100, "contaminated": (100 - clean) / 100}
        ),
        "fees_paid_by": st.sampled_from(["authority", "users"]),
    }
    item = {
        "id": f"item-{number}",
        "name": f"Item {number}",
        "quantity": draw(st.integers(1, 500)),
        "unit": "piece",
        "use_per_year": draw(st.one_of(uses, st.lists(uses, min_size=1, max_size=12))),
        "option_weight": draw(st.one_of(st.none(), share)),
    }
    return item | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def tenders(draw: st.DrawFn, longest: int = 25) -> Tender:
    """Draw a tender with one or two items, a constant index and one in a table."""
    years = draw(st.lists(st.integers(2020, 2060), unique=True, max_size=4))
    environment: dict[str, Any] = {"carbon_price": {year: draw(money) / 10_000 for year in years}}
    if draw(st.booleans()):
        environment = {"mki": draw(mki_rules)}
    stated = draw(conventions)
    whole = stated.get("comparison") == "equivalent_annual_cost"
    return Tender.model_validate(
        {
            **environment,
            **stated,
            **draw(st.fixed_dictionaries({}, optional={"open_indices": open_indices})),
            "id": "test",
            "title": "Test",
            "authority": "Voorbeeld",
            "base_date": f"2027-{draw(st.integers(1, 12)):02d}-01",
            "horizon_years": draw(st.integers(1, longest)),
            "discount": {"rate": draw(discount_rates), "basis": draw(st.sampled_from(["real", "nominal"]))},
            "inflation": draw(small_rate),
            "yearly_costs_fall": draw(st.sampled_from(["start", "middle", "end"])),
            "indexation": draw(st.sampled_from(["yearly", "continuous"])),
            "indices": {"labour": draw(small_rate), "energy": draw(st.lists(small_rate, min_size=1, max_size=30))},
            "resources": {
                "kwh": {
                    "unit": "kWh",
                    "price": draw(money) / 1000,
                    "index": draw(st.sampled_from(INDICES)),
                    "co2_kg": 0.4,
                    "mki": 0.02,
                    "vat": "reduced",
                }
            },
            "asked_phases": [],
            "users_cost": draw(st.sampled_from(["counts", "shown"])),
            "items": [draw(items(i, whole=whole)) for i in range(draw(st.integers(1, 2)))],
        }
    )


vat = st.sampled_from([*RATES])


def indices(tender: Tender) -> st.SearchStrategy[str]:
    """Return the indices that a bid can follow in every phase."""
    return st.sampled_from(
        [name for name in INDICES if all(name in known for known in tender.open_indices.values())]
    )


def prices(item: Item) -> st.SearchStrategy[float]:
    """Return prices, or what the authority is paid where it is."""
    return st.one_of(money, money.map(lambda amount: -amount)) if item.revenue else money


def service_lives(*, whole: bool) -> st.SearchStrategy[float]:
    return st.integers(1, 30).map(float) if whole else st.integers(1, 360).map(lambda months: months / 12)


product_lives = service_lives(whole=False)
"""What lasts longer or shorter than its contract, in any number of months."""


def term_months(*, whole: bool) -> st.SearchStrategy[int]:
    return st.integers(1, 30).map(lambda years: 12 * years) if whole else st.integers(1, 400)


@st.composite
def instalments(draw: st.DrawFn, life_years: float) -> list[dict[str, Any]]:
    """Draw no instalments, or two in halves."""
    last = round(12 * life_years) - 1
    moments = draw(st.lists(st.integers(0, last), unique=True, max_size=2))
    return [{"after_months": after, "share": 1 / len(moments)} for after in sorted(moments)]


@st.composite
def purchases(draw: st.DrawFn, tender: Tender, item: Item, *, whole: bool) -> dict[str, Any]:
    life = draw(service_lives(whole=whole))
    optional = {"index": indices(tender), "vat": vat, "instalments": instalments(life)}
    return {"kind": "purchase", "price": draw(prices(item)), "service_life_years": life} | draw(
        st.fixed_dictionaries({}, optional=optional)
    )


@st.composite
def buy_backs(draw: st.DrawFn, tender: Tender, *, whole: bool) -> dict[str, Any]:
    """Draw a purchase with a table in which older is never worth more."""
    life = draw(service_lives(whole=whole))
    ages = draw(st.lists(st.integers(1, 400), min_size=1, max_size=4, unique=True))
    shares = draw(st.lists(share, min_size=len(ages), max_size=len(ages)))
    table = [
        {"after_years": age / 12, "share_of_price": part}
        for age, part in zip(sorted(ages), sorted(shares, reverse=True), strict=True)
    ]
    optional = {"index": indices(tender), "vat": vat, "instalments": instalments(life), "cash_price": money}
    return {"kind": "buy_back", "price": draw(money), "service_life_years": life, "buy_back": table} | draw(
        st.fixed_dictionaries({}, optional=optional)
    )


@st.composite
def leases(draw: st.DrawFn, tender: Tender, item: Item, *, whole: bool) -> dict[str, Any]:
    """Draw a lease of whole periods; in whole years too where offers are compared by year."""
    every = draw(st.integers(1, 40))
    step = lcm(every, 12) if whole else every
    terms = st.integers(1, max(1, 400 // step)).map(lambda number: number * step)
    renewals = draw(st.lists(st.fixed_dictionaries({"months": terms, "payment": prices(item)}), max_size=2))
    term = draw(terms)
    leased = term + sum(int(renewal["months"]) for renewal in renewals)
    life = draw(st.integers(leased + 1, leased + 200))
    option = {"price": draw(money), "service_life_years": -(-life // 12) if whole else life / 12}
    optional = {
        "in_advance": st.booleans(),
        "renewals": st.just(renewals),
        "upfront": money,
        "return_cost": money,
        "purchase_option": st.just(option),
        "service_life_years": product_lives,
        "cash_price": money,
        "index": indices(tender),
        "vat": vat,
    }
    early_end: dict[str, Any] = {"early_end_cost": draw(money)} if tender.contracts_end_at_horizon else {}
    stated = {"kind": "lease", "payment": draw(prices(item)), "every_months": every, "term_months": term}
    return stated | early_end | draw(st.fixed_dictionaries({}, optional=optional))


@st.composite
def deposits(draw: st.DrawFn, tender: Tender, item: Item, *, whole: bool) -> dict[str, Any]:
    """Draw a deposit; with interest only where no more comes back than was paid."""
    optional = {
        "price": money,
        "return_cost": money,
        "covers_shortfall": st.booleans(),
        "service_life_years": product_lives,
        "charge_per_lost_unit": money,
        "cash_price": money,
        "index": indices(tender),
        "vat": vat,
        "deposit_vat": vat,
    }
    model: dict[str, Any] = {
        "kind": "deposit",
        "deposit": draw(money),
        "cycle_months": draw(term_months(whole=whole)),
        "return_rate": draw(share),
    }
    model |= draw(st.fixed_dictionaries({}, optional=optional))
    interest = draw(share) / 10
    back = max(model["return_rate"], item.return_rate or 0.0) * model["deposit"]
    if back * (1 + interest) ** (model["cycle_months"] / 12) <= model["deposit"] + model.get("price", 0.0):
        model["interest"] = interest
    return model


@st.composite
def pools(draw: st.DrawFn, tender: Tender, item: Item) -> dict[str, Any]:
    model = st.fixed_dictionaries(
        {
            "kind": st.just("pool"),
            "units_in_circulation": st.integers(0, 1000),
            "deposit": money,
            "loss_per_trip": share,
        },
        optional={
            "fee_per_trip": prices(item).map(lambda fee: fee / 100),
            "covers_shortfall": st.booleans(),
            "service_life_years": product_lives,
            "charge_per_lost_unit": money,
            "fixed_fee_per_year": prices(item),
            "index": indices(tender),
            "vat": vat,
            "deposit_vat": vat,
        },
    )
    return draw(model)


fees = money.map(lambda fee: fee / 100)
tiers = st.lists(st.tuples(st.integers(1, 50_000), fees), max_size=3, unique_by=lambda tier: tier[0]).map(
    lambda drawn: [{"up_to": bound, "fee_per_use": fee} for bound, fee in sorted(drawn)] + [{"fee_per_use": 0.25}]
)


@st.composite
def pay_per_uses(draw: st.DrawFn, tender: Tender, item: Item) -> dict[str, Any]:
    fee = prices(item).map(lambda fee: fee / 100)
    one_fee = fee.map(lambda fee: {"fee_per_use": fee})
    by_quality = st.fixed_dictionaries(dict.fromkeys(item.qualities, fee)).map(
        lambda fees: {"fee_by_quality": fees}
    )
    in_tiers = st.fixed_dictionaries({"tiers": tiers}, optional={"tier_basis": st.just("whole_volume")})
    optional = {
        "fixed_fee_per_year": prices(item),
        "minimum_use_per_year": st.integers(0, 400),
        "service_life_years": product_lives,
        "index": indices(tender),
        "vat": vat,
    }
    parts = draw(st.fixed_dictionaries({}, optional=optional))
    ways = by_quality if item.qualities else st.one_of(one_fee, in_tiers)
    stated: dict[str, Any] = draw(ways)
    if min(stated.get("fee_per_use", 0.0), *stated.get("fee_by_quality", {}).values(), 0.0) < 0:
        parts.pop("minimum_use_per_year", None)  # above the stated use it is refused, and below it changes nothing
    return {"kind": "pay_per_use", **stated, **parts}


def business_models(tender: Tender, item: Item) -> st.SearchStrategy[dict[str, Any]]:
    """Return every business model, with lives in whole years where offers are compared by year."""
    whole = tender.comparison == "equivalent_annual_cost"
    return st.one_of(
        purchases(tender, item, whole=whole),
        buy_backs(tender, whole=whole),
        leases(tender, item, whole=whole),
        deposits(tender, item, whole=whole),
        pools(tender, item),
        pay_per_uses(tender, item),
    )


@st.composite
def costs(draw: st.DrawFn, tender: Tender, horizon_years: int, *, has_life: bool) -> dict[str, Any]:
    """Draw a cost that falls at one moment or other, or what comes in then."""
    cost = {
        "name": draw(st.sampled_from(["Cleaning", "=1+1", "Contract"])),
        "phase": draw(st.sampled_from(PRICED_PHASES)),
        "amount": draw(st.one_of(money, money, money.map(lambda amount: -amount))),
        "index": draw(indices(tender)),
        "per": draw(st.sampled_from(["unit", "bid"])),
    }
    optional: dict[str, Any] = {"vat": vat}
    if has_life:
        optional["warranty_years"] = st.integers(1, 60).map(lambda n: n / 4)
    cost |= draw(st.fixed_dictionaries({}, optional=optional))
    moment = draw(st.sampled_from(["yearly", "every_years", "at_year"]))
    if moment == "every_years":
        cost["every_years"] = draw(st.integers(1, 60)) / 4
    elif moment == "at_year":
        cost["at_year"] = draw(st.integers(0, horizon_years))
        cost["with_each_life"] = has_life and draw(st.booleans())
    return cost


@st.composite
def ways_back(draw: st.DrawFn, tender: Tender, model: dict[str, Any]) -> dict[str, Any]:
    """Draw what the end of the product costs, and at most one way back, of no more than was paid for it."""
    index = indices(tender)
    end_of_life = draw(
        st.fixed_dictionaries({}, optional={"demolition": money, "disposal": money, "index": index, "vat": vat})
    )
    asked = {
        "material": st.sampled_from(["steel", "wood"]),
        "mass": kilograms,
        "price_per_kg": st.integers(-20, 0),
    }
    taken = st.fixed_dictionaries(asked, optional={"index": index, "vat": vat})
    take_back: list[dict[str, Any]] = draw(st.lists(taken, max_size=2))
    parts = {"end_of_life": end_of_life, "take_back": take_back}
    paid = _paid_for(tender, model)
    if paid <= 0:
        return parts
    back = floor(100 * paid * draw(share)) / 100
    way = draw(st.sampled_from(["none", "resale", "take_back", "demolition", "disposal"]))
    if way == "resale" and model["kind"] == "purchase":
        basis = st.sampled_from(["guaranteed", "expected"])
        model |= {"resale_value": back, **draw(st.fixed_dictionaries({}, optional={"resale_basis": basis}))}
    elif way == "take_back":
        mass = draw(st.integers(1, 2000)) / 10
        bought = {"mass": mass, "price_per_kg": 0.999 * back / mass}
        parts["take_back"] = [{**draw(taken), **bought}, *take_back[1:]]
    elif way in ("demolition", "disposal"):
        end_of_life[way] = -back
    return parts


def _paid_for(tender: Tender, model: dict[str, Any]) -> float:
    """Return what is paid, at the least, for a product that the authority owns at the end and nobody buys back."""
    if model["kind"] == "purchase":
        return float(model["price"])
    if "purchase_option" not in model or tender.purchase_options == "not_exercised":
        return 0.0
    terms = [(model["term_months"], model["payment"])]
    terms += [(one["months"], one["payment"]) for one in model.get("renewals", [])]
    received = sum(months / model["every_months"] * payment for months, payment in terms if payment < 0)
    return float(model["purchase_option"]["price"] + model.get("upfront", 0.0) + received)


def mki_offers(weighting_set: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a stated MKI, or amounts of two impacts."""
    impacts = {"ODP": st.integers(0, 9), "AP": of_either_sign}
    return st.builds(
        lambda life, parts: {"weighting_set": weighting_set, **life, **parts},
        st.one_of(
            of_either_sign.map(lambda amount: {"per_life": amount}),
            st.fixed_dictionaries(impacts).map(lambda amounts: {"impacts": amounts}),
        ),
        st.fixed_dictionaries({}, optional={"per_year": kilograms, "category_3": st.booleans()}),
    )


@st.composite
def offers_of(draw: st.DrawFn, tender: Tender, item: Item, most_costs: int) -> dict[str, Any]:
    """Draw an offer of an item."""
    years = 1 if tender.comparison == "equivalent_annual_cost" else tender.horizon_years
    model = draw(business_models(tender, item))
    has_life = model["kind"] not in ("pool", "pay_per_use")
    emissions = {"production_kg": of_either_sign, "end_of_life_kg": of_either_sign}
    consumption = st.fixed_dictionaries({"resource": st.just("kwh"), "per_year": money})
    return {
        "item": item.id,
        "business_model": model,
        "costs": draw(st.lists(costs(tender, years, has_life=has_life), max_size=most_costs)),
        "consumption": draw(st.lists(consumption, max_size=1)),
        **draw(ways_back(tender, model)),
        "mki": draw(mki_offers(tender.mki.weighting_set if tender.mki else "A2")),
        "carbon": draw(st.fixed_dictionaries({}, optional=emissions)),
    }


@st.composite
def bids(draw: st.DrawFn, tender: Tender, name: str = "Bidder", most_costs: int = 3) -> Bid:
    """Draw a bid that answers the tender."""
    offers = [draw(offers_of(tender, item, most_costs)) for item in tender.items]
    return Bid.model_validate({"tender": tender.id, "bidder": {"name": name}, "offers": offers})


@st.composite
def comparisons(draw: st.DrawFn, longest: int = 25, most_bids: int = 3) -> tuple[Tender, list[Bid]]:
    """Draw a tender and a few bids."""
    tender = draw(tenders(longest))
    number = draw(st.integers(1, most_bids))
    return tender, [draw(bids(tender, f"Bidder {i}")) for i in range(number)]
