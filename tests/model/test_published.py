"""Published figures: what they are, when they hold, and what is said of one that does not hold at the base date."""

import re
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

import lcc
import make
from lcc.checks.remarks import remarks_on_tender
from lcc.evaluation.evaluate import evaluate
from lcc.language import LANGUAGES, translator
from lcc.library.dated import Dated
from lcc.library.indicators import INDICATORS
from lcc.library.price_paths import PricePath, level_in
from lcc.library.published import (
    AIMS,
    CARBON_PRICE_PATHS,
    PUBLISHED,
    TARGETS,
    CarbonPrices,
    PublishedKind,
    WeightingSet,
)
from lcc.method.rules import said as said_rules
from lcc.model import Tender
from lcc.words.problems import remark_of
from lcc.words.published_figures import figure_text, source_text

CONSTANTS: dict[str, Dated] = {name: one for figures in PUBLISHED.values() for name, one in figures.items()}
DWELLING: dict[str, Any] = {
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


def ladder(scale: str) -> dict[str, Any]:
    return {"award": {"method": "lowest_lcc", "co2_ladder": {"scale": scale}}}


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
        (rate("NL-2026-standard"), "2025-12-31", "it holds from 2026-01-01", "NL-2020-standard holds then."),
        (rate("NL-2026-standard"), "2018-01-01", "it holds from 2026-01-01", "NL-2016-standard holds then."),
        (price("WLO-2015-high"), "2027-01-01", "it held until 2023-12-31", f"WLO 2024 {ELSEWHERE}"),
        (
            price("CE-Delft-2023-central"),
            "2017-06-01",
            "it holds from 2023-01-01",
            "CE-Delft-2017-central holds then.",
        ),
        (
            price("CE-Delft-2017-central"),
            "2027-01-01",
            "it held until 2022-12-31",
            "CE-Delft-2023-central has taken its place.",
        ),
        (price("EIB-shadow"), "2019-12-31", "it holds from 2020-01-01", CHOOSE),
        ({"mki": {"weighting_set": "A2"}}, "2022-12-31", "it holds from 2023-01-01", CHOOSE),
        (ladder("ProRail"), "2020-06-21", "it holds from 2020-06-22", CHOOSE),
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
        (price("WLO-2015-high"), "2017-06-01"),
        (price("CE-Delft-2017-central"), "2017-06-01"),
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


def test_what_is_superseded_by_something_known_held_until_a_day() -> None:
    """But for two paths of prices: when the levy was changed was not found, nor a later estimate of electricity."""
    ended = {name for name, one in CONSTANTS.items() if one.superseded_by and one.valid_until is None}
    assert ended == {"NL-CO2-levy-industry-2020", "NL-electricity-wholesale-2022"}


DATED_BY_NAME = [
    (kind, name, int(year[0]))
    for kind in ("discount_profiles", "carbon_price_paths")
    for name in PUBLISHED[kind]
    if (year := re.findall(r"\d{4}", name))
]


@pytest.mark.parametrize(("kind", "name", "year"), DATED_BY_NAME)
def test_nothing_holds_before_the_year_in_its_name(kind: PublishedKind, name: str, year: int) -> None:
    assert name not in lcc.published(kind, date(year - 1, 12, 31))


def test_what_was_published_later_is_not_listed_in_2015() -> None:
    kinds: list[PublishedKind] = [
        "co2_ladder_scales",
        "carbon_price_paths",
        "mki_weighting_sets",
        "circularity_targets",
    ]
    listed = {name for kind in kinds for name in lcc.published(kind, date(2015, 6, 1))}
    unknown = {name for name in listed if name.startswith("MRA-")}  # since when they hold is not known
    assert listed - unknown == {"A1", "EPBD-2012-least"}


def test_days_that_follow_from_a_year_say_so() -> None:
    said = figure_text(CARBON_PRICE_PATHS["CE-Delft-2017-central"]).say(str)
    assert said.startswith("2015: 57, from 2017-01-01, until 2022-12-31, by year of publication, superseded by")


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


def test_every_figure_says_where_it_is_from_and_when_it_holds_in_one_way() -> None:
    facts = {one.name for one in fields(Dated)}
    assert facts == {
        "source", "certainty", "licence", "price_year", "valid_from", "valid_until", "days_by_year", "known_until",
        "superseded_by",
    }  # fmt: skip
    assert all(isinstance(one, Dated) and one.source for one in CONSTANTS.values())
    assert {one.certainty for one in CONSTANTS.values()} == {"sourced", "recalled", "planning"}
    assert {name for name, one in CARBON_PRICE_PATHS.items() if not one.price_year} == {"EBRD-shadow"}


@pytest.mark.parametrize(
    ("year", "price"), [(2025, 0.02), (2026, 0.035), (2030, 0.035), (2031, 0.05), (2040, 0.05)]
)
def test_the_least_prices_of_the_regulation_step_up_after_2025_and_2030(year: int, price: float) -> None:
    """Regulation 244/2012: EUR 20 until 2025, 35 until 2030, 50 after."""
    stated = make.tender(carbon_price_path={"name": "EPBD-2012-least", "price_level": 1.0}).carbon_price
    assert level_in(stated, year) == pytest.approx(price)


def test_a_path_whose_price_level_is_not_known_says_so_in_the_rules() -> None:
    tender = make.tender(**price("EBRD-shadow"))
    text = " ".join(sentence for _title, sentence in said_rules(tender, translator("en")))
    assert "Path EBRD-shadow, price level not known times 1.3, which the contracting authority sets" in text


def test_what_a_missed_level_of_the_ladder_costs_is_listed() -> None:
    [(name, sanction)] = PUBLISHED["co2_ladder_sanctions"].items()
    assert (name, figure_text(sanction).say(str)) == (
        "Rijkswaterstaat",
        "1.5 times the discount that was won by it",
    )


NAMES: list[dict[str, Any]] = [
    rate("NL-2020-standard"), rate("EU-cohesion-2021"), rate("NL-2026-standard"), price("CE-Delft-2023-low"),
    price("WLO-2015-two-degrees-low"), ladder("ProRail"),
    {**DWELLING, "circularity": {**DWELLING["circularity"], "targets": [{"published": "NL-2021-MPG-dwelling-A1"}]}},
]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-06-01", [[], [], ["not_in_force"], [], ["not_in_force"], [], []]),
        ("2027-01-01", [["not_in_force"], [], [], [], ["not_in_force"], ["not_in_force"], ["not_known_to_hold"]]),
    ],
)
def test_the_same_names_in_a_tender_of_2025_and_one_of_2027(day: str, expected: list[list[str]]) -> None:
    """Of every kind: what holds is passed over, and each that does not is remarked on."""
    about = ("not_in_force", "not_known_to_hold")
    found = [
        [one.code for one in remarks_on_tender(make.tender(base_date=day, **names)) if one.code in about]
        for names in NAMES
    ]
    assert found == expected


def test_a_scale_of_the_old_ladder_says_what_took_its_place() -> None:
    [remark] = said("2027-01-01", ladder("ProRail"))
    assert remark.endswith(f"it held until 2026-12-31. CO2-Prestatieladder 4.0 {ELSEWHERE}")


def test_a_limit_says_until_when_it_is_known() -> None:
    tender = make.tender(base_date="2026-07-01", **NAMES[-1])
    words = [remark_of(one).say(str) for one in remarks_on_tender(tender)]
    assert any("known to hold until 2026-06-30" in one and "state that yourself" in one for one in words)


def test_an_award_of_2019_is_replayed_by_the_figures_of_its_time() -> None:
    """3 % real of 2016, EUR 48 to 80 per tonne of WLO 2015: figures that are published no longer are kept for it."""
    old = make.tender(
        base_date="2019-01-01", horizon_years=2, inflation=0.0, **rate("NL-2016-standard"),
        carbon_price_path={"name": "WLO-2015-high", "price_level": 1.0},
    )  # fmt: skip
    carbon = {"production_kg": 1000.0}
    bid = make.bid(make.offer(make.purchase(100.0, 1), carbon=carbon))
    outcome = lcc.score(old, [bid])
    tonne = [48 + (80 - 48) * (year - 2015) / 15 for year in (2019, 2020)]
    expected = 100 + tonne[0] + (100 + tonne[1]) / 1.03
    assert outcome.evaluation.bids[0].life_cycle_cost == pytest.approx(expected)
    plain = old.model_dump(exclude_unset=True)
    assert Tender.model_validate(plain) == old
    assert not {"NL-2016-standard"} & {*lcc.published("discount_profiles", date(2027, 1, 1))}
    assert "NL-2016-standard" in lcc.published("discount_profiles", date(2019, 1, 1))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_each_kind_can_be_asked_for_by_its_day(kind: PublishedKind) -> None:
    for day in (date(2019, 1, 1), date(2025, 6, 1), date(2027, 1, 1)):
        found = lcc.published(kind, day)
        assert found == {name: one for name, one in PUBLISHED[kind].items() if one.holds(day)}


def test_a_path_holds_in_the_years_of_which_it_has_a_level() -> None:
    assert "NL-waste-tax-2022" in lcc.published("price_paths", date(2022, 12, 31))
    assert "NL-waste-tax-2022" not in lcc.published("price_paths", date(2023, 1, 1))


@pytest.mark.parametrize("name", CONSTANTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_of_a_figure_is_said(name: str, language: str) -> None:
    figure, _ = CONSTANTS[name], translator(language)
    text = f"{figure_text(figure).say(_)} {source_text(figure).say(_)}"
    assert _("licence not known") in text
    assert (_("planning figure") in text) == (figure.certainty == "planning")
    if isinstance(figure, PricePath | CarbonPrices | WeightingSet) and figure.price_year is None:
        assert _("price level not known") in text


@pytest.mark.parametrize("name", sorted(AIMS))
def test_what_no_indicator_measures_is_listed_and_is_no_target(name: str) -> None:
    assert AIMS[name].source
    assert name not in TARGETS
    assert not {AIMS[name].measure, name} & {*map(str, INDICATORS)}


def test_the_aims_for_household_waste_have_their_level_and_year() -> None:
    waste = {name: one for name, one in AIMS.items() if "waste" in name}
    assert {(one.level, one.year) for one in waste.values()} == {
        (0.75, 2020),
        (1.0, None),
        (100, 2020),
        (0.5, 2022),
    }
    separated = figure_text(AIMS["NL-2020-waste-separated"]).say(translator("nl"))
    assert separated == "aandeel van het huishoudelijk afval dat gescheiden is ten minste 75 %, in 2020"


def test_a_region_aims_for_a_share_of_what_is_spent() -> None:
    aimed = {one.year: one.level for name, one in TARGETS.items() if name.startswith("MRA-")}
    assert aimed == {2022: 0.1, 2025: 0.5, 2030: 1.0}
