"""Published figures: what they are, when they hold, and what is said of one that does not hold at the base date."""

from datetime import date, timedelta
from typing import Any

import pytest

import make
from lcc.checks.remarks import remarks_on_tender
from lcc.evaluation.evaluate import evaluate
from lcc.library.dated import Dated
from lcc.library.published import CARBON_PRICE_PATHS, PUBLISHED
from lcc.words.problems import remark_of

CONSTANTS: dict[str, Dated] = {name: one for figures in PUBLISHED.values() for name, one in figures.items()}
DWELLING = {
    "horizon_years": 75,
    "mki": {"weighting_set": "A1"},
    "circularity": {
        "building": {"function": "dwelling", "floor_area": 100.0},
        "targets": [{"published": "NL-2018-MPG-dwelling-A1"}],
    },
}
CHOOSE = "Choose one that does; `lcc constants` lists them with their dates."
ELSEWHERE = "has taken its place; `lcc constants` does not have its figures: state them yourself."


def said(base_date: str, changes: dict[str, Any]) -> list[str]:
    found = remarks_on_tender(make.tender(base_date=base_date, **changes))
    return [remark_of(remark).say(str) for remark in found if remark.code == "not_in_force"]


def test_the_dutch_standard_rate_of_2026() -> None:
    """Rapport Werkgroep discontovoet 2025: 2.8 % real up to and including year 35, 1.8 % after."""
    tender = make.tender(discount={"profile": "NL-2026-standard"}, base_date="2026-01-01")
    assert (tender.discount.bands, tender.discount.basis) == ([(0, 0.028), (35, 0.018)], "real")
    assert remarks_on_tender(tender) == []


def test_year_35_is_the_last_at_the_first_rate() -> None:
    """Without inflation, so that real is nominal."""
    tender = make.tender(discount={"profile": "NL-2026-standard"}, horizon_years=50, inflation=0.0)
    costs = [{"name": f"{year}", "phase": "maintenance", "amount": 1.0, "at_year": year} for year in (35, 36)]
    [one] = evaluate(tender, [make.bid(make.offer(make.purchase(0.0, 50), costs=costs))]).bids
    assert one.life_cycle_cost == pytest.approx(1.028**-35 + 1.028**-35 / 1.018)


def rate(profile: str) -> dict[str, Any]:
    return {"discount": {"profile": profile}}


def price(path: str) -> dict[str, Any]:
    return {"carbon_price_path": {"name": path, "price_level": 1.3}}


@pytest.mark.parametrize(
    ("changes", "day", "why", "instead"),
    [
        (
            rate("NL-2020-standard"),
            "2026-01-01",
            "it held until 2025-12-31",
            "NL-2026-standard has taken its place.",
        ),
        (
            rate("NL-2016-standard"),
            "2023-01-01",
            "it held until 2020-12-31",
            "NL-2020-standard has taken its place.",
        ),
        (
            rate("NL-2016-standard"),
            "2027-01-01",
            "it held until 2020-12-31",
            "NL-2026-standard has taken its place.",
        ),
        (
            rate("NL-2020-fixed-sunk-costs"),
            "2026-01-01",
            "it held until 2025-12-31",
            f"Rapport Werkgroep discontovoet 2025 {ELSEWHERE}",
        ),
        (rate("EU-cohesion-2021"), "2028-01-01", "it held until 2027-12-31", CHOOSE),
        (rate("NL-2026-standard"), "2025-12-31", "it holds from 2026-01-01", CHOOSE),
        (price("WLO-2015-high"), "2027-01-01", "it is superseded", f"WLO 2024 {ELSEWHERE}"),
        (DWELLING, "2021-07-01", "it held until 2021-06-30", "NL-2021-MPG-dwelling-A1 has taken its place."),
        (DWELLING, "2017-12-31", "it holds from 2018-01-01", CHOOSE),
    ],
)
def test_a_figure_that_does_not_hold_at_the_base_date(
    changes: dict[str, Any], day: str, why: str, instead: str
) -> None:
    [remark] = said(day, changes)
    assert remark.endswith(f", which does not hold at its base date: {why}. {instead}")


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        (rate("NL-2020-standard"), "2025-12-31"),
        (rate("NL-2026-standard"), "2026-01-01"),
        (price("CE-Delft-2023-central"), "2027-01-01"),
        (DWELLING, "2018-01-01"),
        (DWELLING, "2021-06-30"),
    ],
)
def test_a_figure_holds_on_its_first_and_last_day(changes: dict[str, Any], day: str) -> None:
    assert said(day, changes) == []


@pytest.mark.parametrize("name", [name for name in CONSTANTS if CONSTANTS[name].superseded_by in CONSTANTS])
def test_a_figure_ends_the_day_before_its_successor_starts(name: str) -> None:
    ended = CONSTANTS[name]
    starts = CONSTANTS[str(ended.superseded_by)].valid_from
    assert ended.valid_until == (starts and starts - timedelta(days=1))


def test_nothing_ends_before_it_starts() -> None:
    spans = [(one.valid_from or date.min, one.valid_until or date.max) for one in CONSTANTS.values()]
    assert all(first < last for first, last in spans)
    assert date(2025, 12, 31) in {last for _first, last in spans}


def test_the_carbon_prices_of_the_handbook_of_2023_were_read() -> None:
    """EUR 0.05, 0.13 and 0.16 per kg: tables 1 and 2 of publication 23.220175.034."""
    paths = [CARBON_PRICE_PATHS[f"CE-Delft-2023-{level}"] for level in ("low", "central", "high")]
    assert [(path.per_tonne[2021], path.certainty) for path in paths] == [
        (50, "sourced"),
        (130, "sourced"),
        (160, "sourced"),
    ]
