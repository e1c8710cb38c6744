"""Six awards of five tenders, and what each indicator comes to on the back of an envelope.

Over ten years and without interest an equal amount a year is a tenth of a sum. Money is at the prices of 2026.

| award | year | basis | bids | awarded to | price | a year at 2026 |
|---|---|---|---|---|---|---|
| benches, of Parken | 2026 | life-cycle cost | 3, one fell away | Elm, bought | 10 x 150 = 1,500 | 150.00 EUR |
| desks | 2025 | price | 1 | Ash, leased | 10 x 45 = 450 | 45 x 1.10 = 49.50 EUR |
| doors | 2026 | life-cycle cost | 2, equal | nobody yet | | |
| parks, lot a, of Parken | 2026 | life-cycle cost | 1 | Elm, bought | 300 | 30.00 EUR |
| parks, lot b, of Parken | 2026 | life-cycle cost | 0 | nobody | | |
| kiosks | 2026 | points, quality 40 % | 2 | Elm, bought | 1,000 | 100.00 SEK |
"""

from functools import cache
from typing import Any

import pytest

import circular
import lcc
import make
from lcc.indicators.figures import Indicators, IndicatorValue

TEN_YEARS = {"horizon_years": 10, "discount": {"rate": 0.0, "basis": "real"}, "asked_phases": []}


def tender(code: str, **changes: Any) -> dict[str, Any]:
    thing = {"id": "thing", "name": "Thing", "quantity": 1, "unit": "piece"}
    plain = {"id": code, "title": code.capitalize(), "authority": "Voorbeeld", "base_date": "2026-01-01"}
    return plain | TEN_YEARS | {"items": [thing]} | changes


def bid(code: str, name: str, model: dict[str, Any], item: str = "thing", **parts: Any) -> dict[str, Any]:
    return {"tender": code, "bidder": {"name": name}, "offers": [{"item": item, "business_model": model, **parts}]}


def benches() -> lcc.Scored:
    """Ash is cheapest to buy, and costs 2 x 10 x 100 = 2,000 in ten years; Elm costs 10 x 150 = 1,500 and wins."""
    asked = tender(
        "benches",
        department="Parken",
        cpv="39113600-3",
        items=[{"id": "thing", "name": "Bench", "quantity": 10, "unit": "piece"}],
        circularity={"targets": [{"indicator": "secondary_share", "at_least": 0.3}]},
        mki={"weighting_set": "A2", "is_cost": False},
    )

    def carbon(of_one: float) -> dict[str, float]:
        return {"production_kg": of_one}

    def mki(of_one: float) -> dict[str, Any]:
        return {"weighting_set": "A2", "per_life": of_one}

    bids = [
        bid("benches", "Ash", make.purchase(100, 5), mki=mki(10)),
        bid(
            "benches",
            "Elm",
            make.purchase(150),
            mki=mki(20),
            carbon={"production_kg": 30.0},
            passport=circular.passport(),
        ),
        bid("benches", "Oak", make.purchase(1), mki=mki(1)),
    ]
    gone = {
        "tender": "benches",
        "awarded_at": "2026-06-01T12:00:00+02:00",
        "decisions": [
            {
                "bid": "Oak", "what": "withdrawn", "ground": "of_the_bidder", "reason": "A mistake in the price.",
                "at": "2026-05-01T12:00:00+02:00", "by": ["The buyer"],
            }
        ],
    }  # fmt: skip
    kept = bid("benches", "Voorbeeld", make.purchase(1), carbon=carbon(50), mki=mki(26))
    return lcc.score(asked, bids, decisions=gone, reference=kept)


DESKS = 45 * sum(1.1**-year for year in range(10)) / 10 * 1.1
"""A year of desks in prices of 2026: 45 at the start of each of ten years is worth less as prices rise by a tenth."""


def desks() -> lcc.Scored:
    lease = {"kind": "lease", "payment": 45, "every_months": 12, "term_months": 120, "index": "fixed"}
    asked = tender("desks", base_date="2025-03-01", inflation=0.1, award={"method": "lowest_price"})
    return lcc.score(asked, [bid("desks", "Ash", lease)])


def doors() -> lcc.Scored:
    return lcc.score(tender("doors"), [bid("doors", name, make.purchase(200)) for name in ("Ash", "Elm")])


def parks() -> lcc.Scored:
    items = [{"id": one, "name": one, "quantity": 1, "unit": "piece"} for one in ("bench", "table")]
    parts = [{"id": "a", "title": "A", "items": ["bench"]}, {"id": "b", "title": "B", "items": ["table"]}]
    asked = tender("parks", department="Parken", items=items, lots={"parts": parts})
    return lcc.score(asked, [bid("parks", "Elm", make.purchase(300), item="bench")])


def kiosks() -> lcc.Scored:
    """Elm earns 0.6 x 900 / 1,000 + 0.4 x 1.0 = 0.94, and Ash 0.6 + 0.4 x 0.2 = 0.68."""
    asked = tender(
        "kiosks",
        currency="SEK",
        award={"method": "low_bid", "price_weight": 0.6},
        quality={"criteria": [{"id": "plan", "name": "Plan", "weight": 1.0, "ambition": 3}]},
    )
    prices = {"Ash": 900, "Elm": 1000}
    scores = [
        {"bid": name, "criterion": "plan", "score": score, "justification": "why"}
        for name, score in {"Ash": 2, "Elm": 10}.items()
    ]
    bids = [bid("kiosks", name, make.purchase(price)) for name, price in prices.items()]
    return lcc.score(asked, bids, scores={"tender": "kiosks", "scores": scores})


@cache
def portfolio() -> Indicators:
    return lcc.indicators_of([benches(), desks(), doors(), parks(), kiosks()], price_level=2026)


def value(indicator: str, by: str = "all", group: str = "", **other: Any) -> IndicatorValue:
    """Return a value; of a group in all years together, but where a year is asked."""
    asked = {"part": "", "year": int(group) if by == "year" else None} | other
    [found] = [
        one
        for one in portfolio().values
        if (one.indicator, one.by, one.group) == (indicator, by, group)
        and all(getattr(one, name) == wanted for name, wanted in asked.items())
    ]
    return found


def figures(one: IndicatorValue) -> tuple[float | None, int, int]:
    return None if one.value is None else round(one.value, 9), one.known, one.unknown


def why(one: IndicatorValue) -> dict[str, str]:
    return {f"{left.tender}{'/' + left.lot if left.lot else ''}": left.why for left in one.left_out}


@pytest.mark.parametrize(
    ("indicator", "currency", "wanted"),
    [
        ("life_cycle_cost_share", None, (5 / 6, 6, 0)),
        ("life_cycle_cost_spend", "EUR", ((150 + 30) / (150 + DESKS + 30), 3, 2)),
        ("life_cycle_cost_spend", "SEK", (1.0, 1, 0)),
        ("circular_share", None, (2 / 4, 4, 2)),  # a target, and a lease; of equal bids it hangs on who wins
        ("circular_spend", "EUR", ((150 + DESKS) / (150 + DESKS + 30), 3, 2)),
        ("circular_spend", "SEK", (0.0, 1, 0)),
        ("criteria_share", None, (2 / 6, 6, 0)),  # benches by a target, kiosks by a level of ambition
        ("quality_weight", None, (0.4 / 6, 6, 0)),
        ("quality_and_cost_weight", None, ((1 + 0 + 1 + 1 + 1 + (0.4 + 0.6)) / 6, 6, 0)),
        ("bids", None, ((3 + 1 + 2 + 1 + 0 + 2) / 6, 6, 0)),
        ("single_bid_share", None, (2 / 5, 5, 1)),  # of benches two are left; on lot b nobody bid
        ("spend", "EUR", (150 + DESKS + 30, 3, 2)),
        ("spend", "SEK", (100.0, 1, 0)),
        ("life_cycle_saving", "EUR", ((2000 - 1500) / 10, 1, 2)),
        ("life_cycle_saving", "SEK", ((900 - 1000) / 10, 1, 0)),
        ("co2_avoided", None, (10 * (50 - 30) / 10, 1, 5)),
        ("virgin_avoided", None, (None, 0, 6)),
        ("mki_avoided_a1", "EUR", (None, 0, 0)),
        ("mki_avoided_a2", "EUR", (10 * (26 - 20) / 10, 1, 0)),
    ],
)
def test_each_indicator_is_what_it_is_by_hand(
    indicator: str, currency: str | None, wanted: tuple[float | None, int, int]
) -> None:
    number, known, unknown = wanted
    found = figures(value(indicator, currency=currency))
    assert found == (None if number is None else round(number, 9), known, unknown)


def test_masses_are_those_of_one_bench_a_year() -> None:
    """Ten benches of one life in ten years; 30 kg of steel (a quarter virgin, a quarter recycled), 10 kg of wood."""
    coming = {part: value("material_in", part=part).value for part in ("virgin", "recycled", "reused", "biobased")}
    going = {part: value("material_out", part=part).value for part in ("reuse", "recycle", "energy_recovery")}
    by_strategy = {part: value("material_strategy", part=part).value for part in ("R3", "not_stated")}
    assert coming == {"virgin": 7.5, "recycled": 7.5, "reused": 15.0, "biobased": 10.0}
    assert going == {"reuse": 15.0, "recycle": 15.0, "energy_recovery": 10.0}
    assert by_strategy == {"R3": 30.0, "not_stated": 10.0}


def test_parts_of_a_whole() -> None:
    assert [value("ambition", part=level).value for level in "123"] == [0.0, 0.0, 1.0]
    assert figures(value("ambition", part="3")) == (1.0, 1, 5)
    assert figures(value("business_models", part="purchase")) == (3.0, 4, 2)
    assert figures(value("business_models", part="lease")) == (1.0, 4, 2)
    assert value("business_model_spend", part="purchase", currency="EUR").value == pytest.approx(150 + 30)


def test_by_year_department_and_supplier() -> None:
    assert figures(value("spend", "year", "2025", currency="EUR")) == (round(DESKS, 9), 1, 0)
    assert figures(value("spend", "year", "2026", currency="EUR")) == (180.0, 2, 2)
    assert figures(value("spend", "department", "Parken", currency="EUR")) == (180.0, 2, 1)
    assert figures(value("spend", "department", "", currency="EUR")) == (round(DESKS, 9), 1, 1)
    assert figures(value("spend", "department", "", currency="EUR", year=2025)) == (round(DESKS, 9), 1, 0)
    assert figures(value("spend", "supplier", "Elm", currency="EUR")) == (180.0, 2, 0)
    assert figures(value("spend", "cpv_division", "39", currency="EUR")) == (150.0, 1, 0)
    assert figures(value("circular_share", "supplier", "Elm")) == (round(1 / 3, 9), 3, 0)


def test_what_is_left_out_is_named_with_why() -> None:
    assert why(value("spend", currency="EUR")) == {"doors": "tie", "parks/b": "no_award"}
    assert why(value("life_cycle_saving", currency="EUR")) == {
        "desks": "one_bid", "doors": "tie", "parks/a": "one_bid", "parks/b": "no_award",
    }  # fmt: skip
    assert why(value("co2_avoided")) == {
        "desks": "no_reference", "doors": "tie", "parks/a": "no_reference", "parks/b": "no_award",
        "kiosks": "no_reference",
    }  # fmt: skip
    assert why(value("spend", "department", "Parken", currency="EUR")) == {"parks/b": "no_award"}
    assert why(value("spend", "department", "", currency="EUR", year=2026)) == {"doors": "tie"}
    assert why(value("virgin_avoided"))["benches"] == "reference_not_stated"
    assert why(value("mki_avoided_a1", currency="EUR"))["benches"] == "other_weighting_set"


def test_coverage_is_of_spend_and_never_across_currencies() -> None:
    assert value("life_cycle_saving", currency="EUR").coverage == pytest.approx(
        1.0
    )  # desks and lot a have no such
    assert value("material_in", "department", "Parken", part="virgin").coverage == pytest.approx(150 / (150 + 30))
    assert value("material_in", part="virgin").coverage is None
    assert not [one for one in portfolio().values if one.indicator == "spend" and one.currency is None]


def test_the_year_is_that_of_the_award_where_it_is_known() -> None:
    years = {(one.tender, one.lot): (one.year, one.year_of) for one in portfolio().records}
    assert years[("benches", None)] == (2026, "award")
    assert years[("desks", None)] == (2025, "base_date")
