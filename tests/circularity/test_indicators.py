"""Indicators against published test vectors, and what holds for any passport."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import make
from lcc.circularity.detachability import connection_index, product_index
from lcc.circularity.of_bid import BidCircularity, circular_spending, circularity_of
from lcc.library.indicators import INDICATORS
from lcc.model.circularity import CircularityRules
from lcc.model.passport import Connection, Passport


def material(name: str = "steel", mass_kg: float = 1.0, **parts: Any) -> dict[str, Any]:
    plain = {"origin": {"virgin": 1.0}, "end_of_life": {"landfill": 1.0}}
    return {"name": name, "mass_kg": mass_kg, **plain, **parts}


def passport(*materials: dict[str, Any], **parts: Any) -> dict[str, Any]:
    total = sum(one["mass_kg"] for one in materials)
    plain = {"product": "Bench", "mass_kg": total, "technical_life_years": 10.0, "materials": list(materials)}
    return plain | parts


def measured(
    *passports: dict[str, Any],
    rules: dict[str, Any] | None = None,
    average_life: float | None = None,
    **parts: Any,
) -> BidCircularity:
    """Return the circularity of a bid that offers one unit of an item with each passport."""
    plain = {"name": "Item", "quantity": 1.0, "unit": "piece", "average_life_years": average_life}
    items = [{"id": f"item{k}", **plain} for k, _one in enumerate(passports)]
    tender = make.tender(items=items, circularity=rules or {}, **parts.pop("tender", {}))
    offers = [
        make.offer(make.purchase(), passport=one, **parts) | {"item": f"item{k}"}
        for k, one in enumerate(passports)
    ]
    return circularity_of(tender, make.bid(*offers))


def figures(*materials: dict[str, Any], average_life: float | None = None, **parts: Any) -> dict[str, float]:
    """Return by name what is worked out of one product."""
    [product] = measured(passport(*materials, **parts), average_life=average_life).products
    return {name: found.value for name, found in product.figures.items()}


RECYCLED = material(
    origin={"virgin": 0.7, "recycled": 0.3}, end_of_life={"recycle": 0.5, "landfill": 0.5}
)  # fmt: skip


def test_all_virgin_and_all_landfill_is_one_tenth() -> None:
    found = figures(material())
    assert found["linear_flow_index"] == pytest.approx(1.0)
    assert found["material_circularity"] == pytest.approx(0.1)


@pytest.mark.parametrize(("life", "indicator"), [(10.0, 0.405660), (15.0, 0.603774), (5.0, 0.0)])
def test_a_recycled_product_of_three_lives(life: float, indicator: float) -> None:
    """M = 1, F_R = 0.3, C_R = 0.5, yields of 75 %: V 0.7, W 0.6125, LFI 0.660377; X = 1, 1.5 and 0.5."""
    found = figures(RECYCLED, technical_life_years=life, average_life=10.0)
    assert found["virgin"] == pytest.approx(0.7)
    assert found["unrecoverable"] == pytest.approx(0.6125)
    assert found["linear_flow_index"] == pytest.approx(0.660377, abs=1e-6)
    assert found["material_circularity"] == pytest.approx(indicator, abs=1e-6)


def test_intensity_of_use_counts_as_life_does() -> None:
    longer = figures(RECYCLED, technical_life_years=15.0, average_life=10.0)
    busier = figures(RECYCLED, use_intensity=1.5)
    assert busier["material_circularity"] == pytest.approx(longer["material_circularity"])


def test_all_reused_and_reusable_is_one() -> None:
    circular = material(origin={"reused": 1.0}, end_of_life={"reuse": 1.0})
    assert figures(circular)["material_circularity"] == pytest.approx(1.0)


def test_the_core_indicators_by_hand() -> None:
    """3 kg of steel, half recycled, and 1 kg of wood: 1.5 of 4 kg secondary, 1 of 4 biobased."""
    steel = material(
        "steel", 3.0, origin={"virgin": 0.5, "recycled": 0.5}, end_of_life={"recycle": 0.9, "landfill": 0.1}
    )
    wood = material("wood", 1.0, origin={"biobased": 1.0}, end_of_life={"energy_recovery": 1.0})
    found = figures(steel, wood)
    assert found["secondary_share"] == pytest.approx(0.375)
    assert found["reused_share"] == 0.0
    assert found["biobased_share"] == pytest.approx(0.25)
    assert found["virgin_share"] == pytest.approx(0.375)
    assert found["next_cycle_share"] == found["recyclable_share"] == pytest.approx(0.675)
    assert found["reusable_share"] == 0.0
    assert found["lost_share"] == pytest.approx(0.325)


def connection(**factors: str) -> Connection:
    best = {"connection": "dry", "accessibility": "free", "crossings": "none", "edge": "open"}
    return Connection.model_validate({"name": "joint", **best, **factors})


WORST = {
    "connection": "hard_chemical", "accessibility": "inaccessible", "crossings": "full_integration", "edge": "closed",
}  # fmt: skip


def test_detachability() -> None:
    """0.8, 0.8, 1 and 0.4: 2 / (1/0.8 + 1/0.5714) = 0.6667; the best is 1, the worst 0.1."""
    bolted = connection(connection="added_elements", accessibility="extra_no_damage", edge="overlap")
    assert connection_index(bolted).value == pytest.approx(2 / (1 / 0.8 + 1 / 0.571429), abs=1e-6)
    assert connection_index(connection()).value == pytest.approx(1.0)
    assert connection_index(connection(**WORST)).value == pytest.approx(0.1)
    both = [connection_index(one) for one in (bolted, connection(**WORST))]
    assert product_index(both, "weakest").value == pytest.approx(0.1)
    assert product_index(both, "mean").value == pytest.approx((2 / 3 + 0.1) / 2)


def joints(**factors: str) -> list[dict[str, str]]:
    return [connection(**factors).model_dump()]


def test_a_building_is_weighed_by_the_mki_of_its_products() -> None:
    """MKI 100 at 0.6667 and 50 at 0.1: (100 x 0.6667 + 50 x 0.1) / 150 = 0.4778; by mass it would be 0.3833."""
    bolted = joints(connection="added_elements", accessibility="extra_no_damage", edge="overlap")
    products = [passport(material(), connections=bolted), passport(material(), connections=joints(**WORST))]
    tender = {"mki": {"weighting_set": "A2"}}
    heavy, light = ({"weighting_set": "A2", "per_life": burden} for burden in (100.0, 50.0))
    items = [{"id": f"item{k}", "name": "Item", "quantity": 1.0, "unit": "piece"} for k in range(2)]
    offers = [
        make.offer(make.purchase(), passport=one, mki=mki) | {"item": f"item{k}"}
        for k, (one, mki) in enumerate(zip(products, (heavy, light), strict=True))
    ]
    found = circularity_of(make.tender(items=items, circularity={}, **tender), make.bid(*offers))
    assert found.indicators["detachability"].value == pytest.approx((100 * 2 / 3 + 50 * 0.1) / 150)
    assert measured(*products).indicators["detachability"].value == pytest.approx((2 / 3 + 0.1) / 2)


@pytest.mark.parametrize(
    ("burdens", "index"), [((100.0, -99.0), 1.0), ((100.0, -100.0), 1.0), ((-1.0, -2.0), 0.55), ((0.0, 0.0), 0.55)]
)
def test_a_product_that_relieves_the_environment_weighs_nothing(
    burdens: tuple[float, float], index: float
) -> None:
    """The first is dry (1), the second worst (0.1); where no MKI is above 0 they weigh by mass, which is the same."""
    items = [{"id": f"item{k}", "name": "Item", "quantity": 1.0, "unit": "piece"} for k in range(2)]
    offers = [
        make.offer(
            make.purchase(),
            passport=passport(material(), connections=held),
            mki={"weighting_set": "A2", "per_life": burden},
        )
        | {"item": f"item{k}"}
        for k, (held, burden) in enumerate(zip((joints(), joints(**WORST)), burdens, strict=True))
    ]
    tender = make.tender(items=items, circularity={}, mki={"weighting_set": "A2"})
    found = circularity_of(tender, make.bid(*offers)).indicators
    assert found["detachability"].value == pytest.approx(index)


@pytest.mark.parametrize(
    ("paid", "share"),
    [
        ([30.0, 70.0], 0.3), ([-10.0, 110.0], 0.0), ([110.0, -10.0], 1.0), ([-100.0, 100.0], 0.0), ([-5.0, 0.0], 0.0),
    ],
)  # fmt: skip
def test_spending_on_what_brings_money_in_is_none(paid: list[float], share: float) -> None:
    """The first product is all reused and reusable, the second linear."""
    circular = material(origin={"reused": 1.0}, end_of_life={"reuse": 1.0})
    found = measured(passport(circular), passport(material()))
    spent = circular_spending(CircularityRules(circular_from=0.6), found, paid)
    assert spent is not None
    assert spent.value == pytest.approx(share)


def test_what_counts_as_detachable_hangs_on_what_holds_it() -> None:
    """3 kg is bolted (0.6667) and 1 kg glued (0.1), so 75 % comes apart at a bound of 0.5; none at 0.7."""
    both = [
        connection(connection="added_elements", accessibility="extra_no_damage", edge="overlap").model_dump(),
        connection(**WORST).model_dump() | {"name": "glue"},
    ]
    parts = [material("frame", 3.0, connection="joint"), material("seat", 1.0, connection="glue")]
    product = passport(*parts, connections=both)
    assert measured(product).indicators["detachable_share"].value == pytest.approx(0.75)
    strict = measured(product, rules={"detachable_from": 0.7})
    assert strict.indicators["detachable_share"].value == 0.0


def test_what_is_recovered_at_the_end_has_a_value() -> None:
    """10 kg of steel, of which 0.2 is reused and 0.8 recycled at 75 %: 10 x (0.2 + 0.6) x 0.30 = 2.40."""
    steel = material(mass_kg=10.0, end_of_life={"reuse": 0.2, "recycle": 0.8}, sold_as="steel")
    found = measured(passport(steel), rules={"material_prices": {"steel": 0.3}})
    assert found.indicators["end_value"].value == pytest.approx(2.4)


def test_emissions_are_per_unit_and_year_whether_or_not_they_have_a_price() -> None:
    """20 kg to make, 4 at the end, a life of 8 years over 10 years: 1.25 lives of 24 kg, over 10 years: 3 kg a year."""
    tender = make.tender(circularity={}, horizon_years=10)
    carbon = {"production_kg": 20.0, "end_of_life_kg": 4.0}
    bid = make.bid(make.offer(make.purchase(service_life_years=8), carbon=carbon))
    assert circularity_of(tender, bid).indicators["co2"].value == pytest.approx(3.0)


def test_the_environmental_performance_of_a_building() -> None:
    """MKI of EUR 60,000 over 75 years and 1,000 m2 is EUR 0.80 per m2 and year."""
    tender = make.tender(
        circularity={"building": {"function": "dwelling", "floor_area": 1000.0}},
        horizon_years=75,
        mki={"weighting_set": "A1"},
    )
    mki = {"weighting_set": "A1", "per_life": 60_000.0}
    bid = make.bid(make.offer(make.purchase(service_life_years=75), mki=mki))
    found = circularity_of(tender, bid).indicators
    assert found["environmental_performance"].value == pytest.approx(0.8)


def test_every_indicator_that_can_be_asked_is_worked_out_where_a_bid_says_all_that_it_takes() -> None:
    building = {"function": "dwelling", "floor_area": 1000.0}
    rules = {"building": building, "material_prices": {"steel": 0.3}, "ladder": {"reused": 1.0}}
    tender = make.tender(circularity=rules, horizon_years=75, mki={"weighting_set": "A1"})
    offer = make.offer(
        make.purchase(service_life_years=75),
        mki={"weighting_set": "A1", "per_life": 60_000.0},
        carbon={"production_kg": 20.0},
        passport=passport(material(sold_as="steel"), connections=joints(**WORST)),
        circularity={"taken_back_share": 0.5, "repairability": 7.0, "destinations": {"reused": 1.0}},
    )
    assert circularity_of(tender, make.bid(offer)).indicators.keys() == INDICATORS.keys()


shares = st.lists(st.integers(0, 10), min_size=4, max_size=5).filter(any)


def divided(names: tuple[str, ...], parts: list[int]) -> dict[str, float]:
    given_parts = parts[: len(names)] if any(parts[: len(names)]) else [1] * len(names)
    total = sum(given_parts)
    return {name: part / total for name, part in zip(names, given_parts, strict=False)}


ORIGINS = ("virgin", "recycled", "reused", "biobased")
DESTINATIONS = ("reuse", "remanufacture", "recycle", "energy_recovery", "landfill")


@st.composite
def materials(draw: st.DrawFn) -> dict[str, Any]:
    return material(
        mass_kg=draw(st.integers(1, 1000)) / 10,
        origin=divided(ORIGINS, draw(shares)),
        end_of_life=divided(DESTINATIONS, draw(shares)),
        recycling_yield=draw(st.integers(1, 100)) / 100,
        recycled_content_yield=draw(st.integers(20, 100)) / 100,
    )


@given(st.lists(materials(), min_size=1, max_size=4))
def test_shares_and_indicator_stay_within_bounds_and_do_not_hang_on_size(drawn: list[dict[str, Any]]) -> None:
    found = figures(*drawn)
    assert found["virgin_share"] + found["secondary_share"] + found["biobased_share"] == pytest.approx(1.0)
    assert found["next_cycle_share"] + found["lost_share"] == pytest.approx(1.0)
    assert found["reusable_share"] + found["recyclable_share"] == pytest.approx(found["next_cycle_share"])
    assert 0 <= found["material_circularity"] <= 1
    larger = figures(*(one | {"mass_kg": 7 * one["mass_kg"]} for one in drawn))
    for name in ("material_circularity", "secondary_share", "lost_share"):
        assert larger[name] == pytest.approx(found[name])
    assert larger["virgin"] == pytest.approx(7 * found["virgin"])


def test_shares_that_are_rounded_stay_within_bounds() -> None:
    """0.3336 three times is 1.0008, a little more than all: each counts as a third."""
    thirds = dict.fromkeys(("recycled", "reused", "biobased"), 0.3336)
    found = figures(material(origin=thirds, end_of_life={"reuse": 1.0, "remanufacture": 0.0005}))
    assert found["secondary_share"] == pytest.approx(2 / 3)
    assert found["next_cycle_share"] == pytest.approx(1.0)
    assert found["material_circularity"] <= 1.0


@given(materials(), st.integers(1, 40), st.integers(1, 40))
def test_a_longer_life_is_never_less_circular(drawn: dict[str, Any], life: int, longer: int) -> None:
    short, long = (
        figures(drawn, technical_life_years=float(years), average_life=10.0) for years in (life, life + longer)
    )
    assert short["material_circularity"] <= long["material_circularity"]


@given(materials(), st.integers(1, 10))
def test_less_virgin_material_is_never_less_circular(drawn: dict[str, Any], parts: int) -> None:
    """What was virgin is reused instead."""
    virgin = drawn["origin"].get("virgin", 0.0)
    less = {
        "virgin": virgin * (10 - parts) / 10,
        "reused": drawn["origin"].get("reused", 0.0) + virgin * parts / 10,
    }
    better = drawn | {"origin": drawn["origin"] | less}
    assert figures(drawn)["material_circularity"] <= figures(better)["material_circularity"] + 1e-12


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"materials": [material(origin={"virgin": 0.5})]}, "shares_whole"),
        ({"materials": [material(end_of_life={"landfill": 0.5, "recycle": 0.6})]}, "shares_whole"),
        ({"mass_kg": 1.1}, "mass_balance"),
        ({"materials": [material() | {"mass_kg": 0.0}]}, "greater_than"),
        ({"materials": [material(recycled_content_yield=1e-308)]}, "greater_than_equal"),
        ({"materials": [material(recycling_yield=0.0)]}, "greater_than_equal"),
        ({"use_intensity": 1e-308}, "greater_than_equal"),
        ({"materials": [material(connection="glue")]}, "unknown_connection"),
        ({"connections": joints() * 2}, "connection_twice"),
    ],
)
def test_a_passport_that_does_not_add_up_is_refused(changes: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Passport.model_validate(passport(material(), **changes))
    assert kind in {error["type"] for error in refused.value.errors()}
