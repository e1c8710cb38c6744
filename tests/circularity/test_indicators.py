"""Indicators against published test vectors, and what holds for any passport."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lcc.circularity import detachability, mass
from lcc.circularity.mass import PassportFigures
from lcc.circularity.mci import material_circularity
from lcc.model.passport import Connection, Passport

AT = ("offers", 0, "passport")


def material(name: str = "steel", mass_kg: float = 1.0, **parts: Any) -> dict[str, Any]:
    plain = {"origin": {"virgin": 1.0}, "end_of_life": {"landfill": 1.0}}
    return {"name": name, "mass_kg": mass_kg, **plain, **parts}


def passport(*materials: dict[str, Any], **parts: Any) -> Passport:
    total = sum(one["mass_kg"] for one in materials)
    plain = {"product": "Bench", "mass_kg": total, "technical_life_years": 10.0, "materials": list(materials)}
    return Passport.model_validate(plain | parts)


def figures(*materials: dict[str, Any], **parts: Any) -> PassportFigures:
    return PassportFigures(passport(*materials, **parts), AT)


RECYCLED = material(
    origin={"virgin": 0.7, "recycled": 0.3}, end_of_life={"recycle": 0.5, "landfill": 0.5}
)  # fmt: skip


def test_all_virgin_and_all_landfill_is_one_tenth() -> None:
    found = material_circularity(figures(material()))
    assert found.linear_flow_index.value == pytest.approx(1.0)
    assert found.indicator.value == pytest.approx(0.1)


@pytest.mark.parametrize(("life", "indicator"), [(10.0, 0.405660), (15.0, 0.603774), (5.0, 0.0)])
def test_a_recycled_product_of_three_lives(life: float, indicator: float) -> None:
    """M = 1, F_R = 0.3, C_R = 0.5, yields of 75 %: V 0.7, W 0.6125, LFI 0.660377; X = 1, 1.5 and 0.5."""
    found = material_circularity(figures(RECYCLED, technical_life_years=life, average_life_years=10.0))
    assert found.virgin.value == pytest.approx(0.7)
    assert found.unrecoverable.value == pytest.approx(0.6125)
    assert found.linear_flow_index.value == pytest.approx(0.660377, abs=1e-6)
    assert found.indicator.value == pytest.approx(indicator, abs=1e-6)


def test_intensity_of_use_counts_as_life_does() -> None:
    longer = material_circularity(figures(RECYCLED, technical_life_years=15.0, average_life_years=10.0))
    busier = material_circularity(figures(RECYCLED, use_intensity=1.5))
    assert busier.indicator.value == pytest.approx(longer.indicator.value)


def test_all_reused_and_reusable_is_one() -> None:
    circular = material(origin={"reused": 1.0}, end_of_life={"reuse": 1.0})
    assert material_circularity(figures(circular)).indicator.value == pytest.approx(1.0)


def test_the_core_indicators_by_hand() -> None:
    """3 kg of steel, half recycled, and 1 kg of wood: 1.5 of 4 kg secondary, 1 of 4 biobased."""
    steel = material(
        "steel", 3.0, origin={"virgin": 0.5, "recycled": 0.5}, end_of_life={"recycle": 0.9, "landfill": 0.1}
    )
    wood = material("wood", 1.0, origin={"biobased": 1.0}, end_of_life={"energy_recovery": 1.0})
    found = figures(steel, wood)
    assert mass.secondary_share(found).value == pytest.approx(0.375)
    assert mass.reused_share(found).value == 0.0
    assert mass.biobased_share(found).value == pytest.approx(0.25)
    assert mass.virgin_share(found).value == pytest.approx(0.375)
    assert mass.next_cycle_share(found).value == pytest.approx(0.675)
    assert mass.lost_share(found).value == pytest.approx(0.325)


def connection(**factors: str) -> Connection:
    best = {"connection": "dry", "accessibility": "free", "crossings": "none", "edge": "open"}
    return Connection.model_validate({"name": "joint", **best, **factors})


WORST = {
    "connection": "hard_chemical", "accessibility": "inaccessible", "crossings": "full_integration", "edge": "closed",
}  # fmt: skip


def test_detachability() -> None:
    """0.8, 0.8, 1 and 0.4: 2 / (1/0.8 + 1/0.5714) = 0.6667; the best is 1, the worst 0.1."""
    bolted = connection(connection="added_elements", accessibility="extra_no_damage", edge="overlap")
    assert detachability.connection_index(bolted).value == pytest.approx(2 / (1 / 0.8 + 1 / 0.571429), abs=1e-6)
    assert detachability.connection_index(connection()).value == pytest.approx(1.0)
    assert detachability.connection_index(connection(**WORST)).value == pytest.approx(0.1)
    both = [bolted, connection(**WORST)]
    assert detachability.weakest(both).value == pytest.approx(0.1)
    assert detachability.mean(both).value == pytest.approx((2 / 3 + 0.1) / 2)


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
    inputs = [part(found).value for part in (mass.virgin_share, mass.secondary_share, mass.biobased_share)]
    outputs = [part(found).value for part in (mass.next_cycle_share, mass.lost_share)]
    assert sum(inputs) == pytest.approx(1.0)
    assert sum(outputs) == pytest.approx(1.0)
    indicator = material_circularity(found).indicator.value
    assert 0 <= indicator <= 1
    larger = [one | {"mass_kg": 7 * one["mass_kg"]} for one in drawn]
    assert material_circularity(figures(*larger)).indicator.value == pytest.approx(indicator)


@given(materials(), st.integers(1, 40), st.integers(1, 40))
def test_a_longer_life_is_never_less_circular(drawn: dict[str, Any], life: int, longer: int) -> None:
    short, long = (
        material_circularity(figures(drawn, technical_life_years=float(years), average_life_years=10.0))
        for years in (life, life + longer)
    )
    assert short.indicator.value <= long.indicator.value


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"materials": [material(origin={"virgin": 0.5})]}, "shares_whole"),
        ({"materials": [material(end_of_life={"landfill": 0.5, "recycle": 0.6})]}, "shares_whole"),
        ({"mass_kg": 1.1}, "mass_balance"),
        ({"materials": [material() | {"mass_kg": 0.0}]}, "greater_than"),
    ],
)
def test_a_passport_that_does_not_add_up_is_refused(changes: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        passport(material(), **changes)
    assert kind in {error["type"] for error in refused.value.errors()}
