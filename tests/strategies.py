"""Random tenders, and random bids that answer them."""

from typing import Any

from hypothesis import strategies as st

from lcc.model import Bid, Tender
from lcc.model.phases import PRICED_PHASES

money = st.integers(0, 500_000).map(lambda cents: cents / 100)
small_rate = st.integers(-200, 1200).map(lambda basis_points: basis_points / 10_000)
share = st.integers(0, 100).map(lambda percent: percent / 100)
kilograms = st.integers(0, 2000).map(lambda tenths: tenths / 10)

INDICES = ("general", "fixed", "labour", "energy")


@st.composite
def tenders(draw: st.DrawFn, longest: int = 25) -> Tender:
    """Draw a tender with one or two items, a constant index and one in a table."""
    years = draw(st.lists(st.integers(2020, 2060), unique=True, max_size=4))
    return Tender.model_validate(
        {
            "id": "test",
            "title": "Test",
            "authority": "Voorbeeld",
            "base_date": f"2027-{draw(st.integers(1, 12)):02d}-01",
            "horizon_years": draw(st.integers(1, longest)),
            "discount": {"rate": draw(small_rate), "basis": draw(st.sampled_from(["real", "nominal"]))},
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
                }
            },
            "carbon_price": {year: draw(money) / 10_000 for year in years},
            "asked_phases": [],
            "items": [
                {
                    "id": f"item-{i}",
                    "name": f"Item {i}",
                    "quantity": draw(st.integers(1, 500)),
                    "unit": "piece",
                    "use_per_year": draw(st.integers(0, 300)),
                }
                for i in range(draw(st.integers(1, 2)))
            ],
        }
    )


indices = st.sampled_from(INDICES)
lives = st.integers(1, 360).map(lambda months: months / 12)

purchases = st.fixed_dictionaries(
    {"kind": st.just("purchase"), "price": money, "service_life_years": lives},
    optional={
        "residual": st.sampled_from(["straight_line", "annuity", "none"]),
        "resale_value": money,
        "index": indices,
    },
)
steps = st.lists(st.tuples(st.integers(1, 400), share), min_size=1, max_size=4, unique_by=lambda step: step[0])
buy_backs = st.fixed_dictionaries(
    {
        "kind": st.just("buy_back"),
        "price": money,
        "service_life_years": lives,
        "buy_back": steps.map(
            lambda drawn: [{"after_years": age / 12, "share_of_price": part} for age, part in sorted(drawn)]
        ),
    },
    optional={"index": indices},
)
leases = st.fixed_dictionaries(
    {"kind": st.just("lease"), "payment": money, "term_months": st.integers(1, 400)},
    optional={
        "every_months": st.integers(1, 40),
        "in_advance": st.booleans(),
        "upfront": money,
        "return_cost": money,
        "index": indices,
    },
)
deposits = st.fixed_dictionaries(
    {"kind": st.just("deposit"), "deposit": money, "cycle_months": st.integers(1, 400), "return_rate": share},
    optional={
        "price": money,
        "return_cost": money,
        "residual": st.sampled_from(["straight_line", "annuity", "none"]),
        "index": indices,
    },
)
pay_per_uses = st.fixed_dictionaries(
    {"kind": st.just("pay_per_use"), "fee_per_use": money.map(lambda fee: fee / 100)},
    optional={"fixed_fee_per_year": money, "minimum_use_per_year": st.integers(0, 400), "index": indices},
)
business_models = st.one_of(purchases, buy_backs, leases, deposits, pay_per_uses)


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
    moment = draw(st.sampled_from(["yearly", "every_years", "at_year"]))
    if moment == "every_years":
        cost["every_years"] = draw(st.integers(1, 60)) / 4
    elif moment == "at_year":
        cost["at_year"] = draw(st.integers(0, horizon_years))
    return cost


@st.composite
def bids(draw: st.DrawFn, tender: Tender, name: str = "Bidder", most_costs: int = 3) -> Bid:
    """Draw a bid that answers the tender."""
    offers = [
        {
            "item": item.id,
            "business_model": draw(business_models),
            "costs": draw(st.lists(costs(tender.horizon_years), max_size=most_costs)),
            "consumption": draw(
                st.lists(st.fixed_dictionaries({"resource": st.just("kwh"), "per_year": money}), max_size=1)
            ),
            "end_of_life": draw(
                st.fixed_dictionaries({}, optional={"demolition": money, "disposal": money, "index": indices})
            ),
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
