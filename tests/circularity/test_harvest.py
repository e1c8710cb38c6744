"""What a bid hands on: which materials, how much of each, where it goes and whose it is."""

from typing import Any

import circular
import make
from lcc.circularity.harvest import harvested
from lcc.model import Bid, Tender

LADDER = {"reused": 1.0, "recycled": 0.5, "burned": 0.0}
STEEL_BACK = {"material": "Steel", "mass": 12.0, "price_per_kg": 0.1}


def of(tender: Tender, bid: Bid) -> list[tuple[str | None, float, str | None, str | None]]:
    return [(one.material, one.quantity, one.destination, one.r_step) for one in harvested(tender, bid)]


def taking(**parts: Any) -> Bid:
    return make.bid(make.offer(make.purchase(), **parts))


def test_a_passport_says_where_each_material_goes_but_not_what_is_burned() -> None:
    """Thirty kg of steel, half reused and half recycled; ten kg of wood go to energy recovery."""
    found = of(circular.tender(), circular.bids()[0])
    quantity = circular.tender().items[0].quantity
    assert found == [
        (circular.HOSTILE, 15.0 * quantity, "reuse", "R3"),
        (circular.HOSTILE, 15.0 * quantity, "recycle", "R8"),
    ]


def test_take_back_is_of_all_units_and_not_told_twice_beside_a_passport() -> None:
    tender = make.tender(items=[{"id": "thing", "name": "Hall", "quantity": 3, "unit": "piece"}])
    assert of(tender, taking(take_back=[STEEL_BACK])) == [("Steel", 36.0, None, None)]
    passport = circular.passport(
        materials=[{"name": "STEEL", "mass_kg": 40.0, "origin": {"virgin": 1}, "end_of_life": {"recycle": 1}}],
        connections=[],
    )
    both = taking(take_back=[STEEL_BACK, {**STEEL_BACK, "material": "Glass"}], passport=passport)
    assert of(tender, both) == [("STEEL", 120.0, "recycle", "R8"), ("Glass", 36.0, None, None)]


def test_destinations_count_where_no_material_is_named_and_only_those_of_a_grade() -> None:
    tender = make.tender(circularity={"ladder": LADDER, "shown_against_cost": "high_grade_use"})
    shares = {"reused": 0.3, "recycled": 0.5, "burned": 0.2}
    found = harvested(tender, taking(circularity={"destinations": shares}))
    assert [(one.quantity, one.is_share, one.destination) for one in found] == [
        (0.3, True, "reused"),
        (0.5, True, "recycled"),
    ]
    [in_kg, _other] = harvested(tender, taking(circularity={"destinations": shares, "mass_kg": 10.0}))
    assert (in_kg.quantity, in_kg.is_share) == (3.0 * tender.items[0].quantity, False)


def test_what_is_leased_is_the_suppliers_and_what_is_bought_the_authoritys() -> None:
    oak = {"name": "Oak", "mass_kg": 40.0, "origin": {"biobased": 1}, "end_of_life": {"reuse": 1}}
    passport = circular.passport(materials=[oak], connections=[])
    lease = {"kind": "lease", "payment": 1.0, "every_months": 12, "term_months": 60}
    for model, is_of_authority in ((lease, False), (make.purchase(), True)):
        [one] = harvested(make.tender(), make.bid(make.offer(model, passport=passport)))
        assert one.is_of_authority == is_of_authority
