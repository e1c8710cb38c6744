"""Random tenders, and random bids that answer them."""

from typing import Any

from hypothesis import strategies as st

from lcc.model import Bid, Tender
from lcc.model.phases import PRICED_PHASES

money = st.integers(0, 500_000).map(lambda cents: cents / 100)
small_rate = st.integers(-200, 1200).map(lambda basis_points: basis_points / 10_000)
share = st.integers(0, 100).map(lambda percent: percent / 100)
kilograms = st.integers(0, 2000).map(lambda tenths: tenths / 10)

bands = st.lists(st.tuples(st.integers(1, 20), small_rate), min_size=1, max_size=3, unique_by=lambda band: band[0])
discount_rates = st.one_of(
    small_rate,
    bands.map(
        lambda drawn: [{"until_year": year, "rate": rate} for year, rate in sorted(drawn)] + [{"rate": 0.01}]
    ),
)
vat_rules: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({"treatment": "cost", "rates": {"standard": 0.21, "reduced": 0.09}}),
    st.just({"treatment": "mixed", "cost_share": 0.4, "rates": {"standard": 0.21, "reduced": 0.09}}),
)
conventions = st.fixed_dictionaries(
    {},
    optional={
        "vat": vat_rules,
        "expected_resale_haircut": share,
        "purchase_options": st.sampled_from(["exercised", "not_exercised"]),
        "comparison": st.sampled_from(["common_horizon", "equivalent_annual_cost"]),
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


@st.composite
def tenders(draw: st.DrawFn, longest: int = 25) -> Tender:
    """Draw a tender with one or two items, a constant index and one in a table."""
    years = draw(st.lists(st.integers(2020, 2060), unique=True, max_size=4))
    environment: dict[str, Any] = {"carbon_price": {year: draw(money) / 10_000 for year in years}}
    if draw(st.booleans()):
        environment = {"mki": draw(mki_rules)}
    uses = st.integers(0, 300)
    return Tender.model_validate(
        {
            **environment,
            **draw(conventions),
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
            "items": [
                {
                    "id": f"item-{i}",
                    "name": f"Item {i}",
                    "quantity": draw(st.integers(1, 500)),
                    "unit": "piece",
                    "use_per_year": draw(st.one_of(uses, st.lists(uses, min_size=1, max_size=12))),
                    "option_weight": draw(st.one_of(st.none(), share)),
                }
                for i in range(draw(st.integers(1, 2)))
            ],
        }
    )


indices = st.sampled_from(INDICES)
vat = st.sampled_from(["standard", "reduced"])


def service_lives(*, whole: bool) -> st.SearchStrategy[float]:
    return st.integers(1, 30).map(float) if whole else st.integers(1, 360).map(lambda months: months / 12)


def term_months(*, whole: bool) -> st.SearchStrategy[int]:
    return st.integers(1, 30).map(lambda years: 12 * years) if whole else st.integers(1, 400)


@st.composite
def instalments(draw: st.DrawFn, life_years: float) -> list[dict[str, Any]]:
    """Draw no instalments, or two in halves."""
    last = round(12 * life_years) - 1
    moments = draw(st.lists(st.integers(0, last), unique=True, max_size=2))
    return [{"after_months": after, "share": 1 / len(moments)} for after in sorted(moments)]


@st.composite
def purchases(draw: st.DrawFn, *, whole: bool, banded: bool) -> dict[str, Any]:
    life = draw(service_lives(whole=whole))
    residuals = ["straight_line", "none"] if banded else ["straight_line", "annuity", "none"]
    optional = {
        "residual": st.sampled_from(residuals),
        "resale_value": money,
        "resale_basis": st.sampled_from(["guaranteed", "expected"]),
        "index": indices,
        "vat": vat,
        "instalments": instalments(life),
    }
    return {"kind": "purchase", "price": draw(money), "service_life_years": life} | draw(
        st.fixed_dictionaries({}, optional=optional)
    )


steps = st.lists(st.tuples(st.integers(1, 400), share), min_size=1, max_size=4, unique_by=lambda step: step[0])


@st.composite
def buy_backs(draw: st.DrawFn, *, whole: bool) -> dict[str, Any]:
    life = draw(service_lives(whole=whole))
    table = [{"after_years": age / 12, "share_of_price": part} for age, part in sorted(draw(steps))]
    optional = {"index": indices, "vat": vat, "instalments": instalments(life), "cash_price": money}
    return {"kind": "buy_back", "price": draw(money), "service_life_years": life, "buy_back": table} | draw(
        st.fixed_dictionaries({}, optional=optional)
    )


@st.composite
def leases(draw: st.DrawFn, *, whole: bool) -> dict[str, Any]:
    term = draw(term_months(whole=whole))
    renewals = draw(
        st.lists(st.fixed_dictionaries({"months": term_months(whole=whole), "payment": money}), max_size=2)
    )
    leased = term + sum(int(renewal["months"]) for renewal in renewals)
    life = draw(st.integers(leased + 1, leased + 200))
    option = {"price": draw(money), "service_life_years": -(-life // 12) if whole else life / 12}
    optional = {
        "every_months": st.integers(1, 40),
        "in_advance": st.booleans(),
        "renewals": st.just(renewals),
        "upfront": money,
        "return_cost": money,
        "early_end_cost": money,
        "purchase_option": st.just(option),
        "cash_price": money,
        "index": indices,
        "vat": vat,
    }
    return {"kind": "lease", "payment": draw(money), "term_months": term} | draw(
        st.fixed_dictionaries({}, optional=optional)
    )


def deposits(*, whole: bool, banded: bool) -> st.SearchStrategy[dict[str, Any]]:
    residuals = ["straight_line", "none"] if banded else ["straight_line", "annuity", "none"]
    return st.fixed_dictionaries(
        {
            "kind": st.just("deposit"),
            "deposit": money,
            "cycle_months": term_months(whole=whole),
            "return_rate": share,
        },
        optional={
            "price": money,
            "return_cost": money,
            "interest": share.map(lambda rate: rate / 10),
            "charge_per_lost_unit": money,
            "residual": st.sampled_from(residuals),
            "cash_price": money,
            "index": indices,
            "vat": vat,
            "deposit_vat": vat,
        },
    )


pools = st.fixed_dictionaries(
    {
        "kind": st.just("pool"),
        "units_in_circulation": st.integers(0, 1000),
        "deposit": money,
        "loss_per_trip": share,
    },
    optional={
        "fee_per_trip": money.map(lambda fee: fee / 100),
        "charge_per_lost_unit": money,
        "fixed_fee_per_year": money,
        "index": indices,
        "vat": vat,
        "deposit_vat": vat,
    },
)
fees = money.map(lambda fee: fee / 100)
tiers = st.lists(st.tuples(st.integers(1, 50_000), fees), max_size=3, unique_by=lambda tier: tier[0]).map(
    lambda drawn: [{"up_to": bound, "fee_per_use": fee} for bound, fee in sorted(drawn)] + [{"fee_per_use": 0.25}]
)
pay_per_uses = st.builds(
    lambda fee, parts: {"kind": "pay_per_use", **fee, **parts},
    st.one_of(
        fees.map(lambda fee: {"fee_per_use": fee}),
        st.fixed_dictionaries({"tiers": tiers}, optional={"tier_basis": st.just("whole_volume")}),
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "fixed_fee_per_year": money,
            "minimum_use_per_year": st.integers(0, 400),
            "index": indices,
            "vat": vat,
        },
    ),
)


def business_models(tender: Tender) -> st.SearchStrategy[dict[str, Any]]:
    """Return every business model, with lives in whole years where offers are compared by year."""
    whole, banded = tender.comparison == "equivalent_annual_cost", isinstance(tender.discount.rate, list)
    return st.one_of(
        purchases(whole=whole, banded=banded),
        buy_backs(whole=whole),
        leases(whole=whole),
        deposits(whole=whole, banded=banded),
        pools,
        pay_per_uses,
    )


@st.composite
def costs(draw: st.DrawFn, horizon_years: int) -> dict[str, Any]:
    """Draw a cost that falls at one moment or other."""
    cost = {
        "name": draw(st.sampled_from(["Cleaning", "=1+1", "Contract"])),
        "phase": draw(st.sampled_from(PRICED_PHASES)),
        "amount": draw(money),
        "index": draw(indices),
        "per": draw(st.sampled_from(["unit", "bid"])),
    }
    cost |= draw(st.fixed_dictionaries({}, optional={"warranty_years": st.integers(1, 60).map(lambda n: n / 4)}))
    cost |= draw(st.fixed_dictionaries({}, optional={"vat": vat}))
    moment = draw(st.sampled_from(["yearly", "every_years", "at_year"]))
    if moment == "every_years":
        cost["every_years"] = draw(st.integers(1, 60)) / 4
    elif moment == "at_year":
        cost["at_year"] = draw(st.integers(0, horizon_years))
    return cost


take_backs = st.fixed_dictionaries(
    {"material": st.sampled_from(["steel", "wood"]), "mass": kilograms, "price_per_kg": st.integers(-20, 20)},
    optional={"index": indices, "vat": vat},
)


def mki_offers(weighting_set: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a stated MKI, or amounts of two impacts."""
    impacts = {"ODP": st.integers(0, 9), "AP": kilograms}
    return st.builds(
        lambda life, parts: {"weighting_set": weighting_set, **life, **parts},
        st.one_of(
            money.map(lambda amount: {"per_life": amount}),
            st.fixed_dictionaries(impacts).map(lambda amounts: {"impacts": amounts}),
        ),
        st.fixed_dictionaries({}, optional={"per_year": kilograms, "category_3": st.booleans()}),
    )


@st.composite
def bids(draw: st.DrawFn, tender: Tender, name: str = "Bidder", most_costs: int = 3) -> Bid:
    """Draw a bid that answers the tender."""
    compared_by_year = tender.comparison == "equivalent_annual_cost"
    weighting_set = tender.mki.weighting_set if tender.mki else "A2"
    offers = [
        {
            "item": item.id,
            "business_model": draw(business_models(tender)),
            "costs": draw(st.lists(costs(1 if compared_by_year else tender.horizon_years), max_size=most_costs)),
            "consumption": draw(
                st.lists(st.fixed_dictionaries({"resource": st.just("kwh"), "per_year": money}), max_size=1)
            ),
            "end_of_life": draw(
                st.fixed_dictionaries(
                    {}, optional={"demolition": money, "disposal": money, "index": indices, "vat": vat}
                )
            ),
            "take_back": draw(st.lists(take_backs, max_size=2)),
            "mki": draw(mki_offers(weighting_set)),
            "carbon": draw(
                st.fixed_dictionaries({}, optional={"production_kg": kilograms, "end_of_life_kg": kilograms})
            ),
        }
        for item in tender.items
    ]
    return Bid.model_validate({"tender": tender.id, "bidder": {"name": name}, "offers": offers})


@st.composite
def comparisons(draw: st.DrawFn, longest: int = 25, most_bids: int = 3) -> tuple[Tender, list[Bid]]:
    """Draw a tender and a few bids."""
    tender = draw(tenders(longest))
    number = draw(st.integers(1, most_bids))
    return tender, [draw(bids(tender, f"Bidder {i}")) for i in range(number)]
