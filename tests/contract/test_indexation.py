"""Indexation: the worked numbers of CBS and of published contracts, and what a clause has to say."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import lamps
import lcc
from lcc.contract.indexation import Adjustment, adjustments
from lcc.contract.words import remarks
from lcc.model.contract import Indexation
from lcc.model.index_series import IndexSeries

START = date(2027, 1, 1)


def figures(**named: Any) -> IndexSeries:
    """Return indices by name: figures, or a list of base years with theirs."""
    return IndexSeries.model_validate({
        "series": [
            {
                "name": name, "source": "Test", "retrieved": "2030-01-01",
                "on_base": found if isinstance(found, list) else [{"base": "x=100", "final": found}],
            }
            for name, found in named.items()
        ]
    })  # fmt: skip


def found(series: IndexSeries, start: date = START, **clause: Any) -> list[Adjustment]:
    """Return the adjustments of a clause on year means of one CPI, but for what is said otherwise."""
    plain = {"index": "general", "follows": [{"name": "CPI"}], "period": "year_mean", "figure": "final"}
    return adjustments(Indexation.model_validate(plain | clause), series, start)


CPI = {"2026": 100.0, "2027": 103.1, "2028": 108.0, "2029": 109.4}


def test_a_lease_of_100_000_with_a_cap() -> None:
    """+3.1 %, then 4.753 % cut off at 4 %, then 1.296 %."""
    made = found(figures(CPI=CPI), cap=0.04)
    assert [round(100 * one.change, 3) for one in made] == [3.1, 4.753, 1.296]
    assert [round(100_000 * one.level, 2) for one in made] == [103_100.00, 107_224.00, 108_613.94]
    assert [one.day.year for one in made] == [2028, 2029, 2030]
    assert made[0].periods == ("2026", "2027")


def test_what_the_cap_cut_off_comes_later_where_the_clause_catches_up() -> None:
    """108.0 is not reached in 2029 (107.224); in 2030 there is room for it, and for 109.4 as a whole."""
    made = found(figures(CPI=CPI), cap=0.04, catch_up=True)
    assert [round(100 * one.level, 3) for one in made] == [103.1, 107.224, 109.4]


def test_a_floor_holds_prices_up() -> None:
    falling = figures(CPI={"2026": 100.0, "2027": 98.0, "2028": 99.0})
    assert [round(one.level, 6) for one in found(falling, floor=0.0)] == [1.0, round(99 / 98, 6)]
    assert [round(one.level, 6) for one in found(falling, floor=0.0, catch_up=True)] == [1.0, 1.0]


def two(composition: str) -> float:
    series = figures(Wages={"2026": 133.9, "2027": 137.9}, Material={"2026": 115.54, "2027": 116.58})
    follows = [{"name": "Wages", "weight": 0.7}, {"name": "Material", "weight": 0.3}]
    return round(1 + found(series, follows=follows, composition=composition)[0].change, 6)


def test_a_composite_of_indices_is_not_a_composite_of_ratios() -> None:
    """CBS weighs the indices; a weighted sum of ratios comes to another price."""
    assert two("weighted_indices") == 1.024238
    assert two("weighted_ratios") == 1.023611


def test_the_published_composite_of_lifts() -> None:
    """Otis 2014-15: wages 2.187 %, material .900 %, transport 1.60 %; .70/.25/.05 was printed as 1.84 %."""
    series = figures(
        Wages={"2014-01": 131.3, "2014-07": 133.9, "2013": (131.3 + 133.9) / 2, "2014": (133.1 + 137.9) / 2},
        Material={"2013": 115.54, "2014": 116.58},
        Transport={"2013": 100.0, "2014": 101.60},
    )
    follows = [
        {"name": "Wages", "weight": 0.70}, {"name": "Material", "weight": 0.25}, {"name": "Transport", "weight": 0.05},
    ]  # fmt: skip
    clause = {"follows": follows, "composition": "weighted_ratios", "percentage_decimals": 2}
    [made] = found(series, date(2014, 1, 1), **clause)
    assert [round(100 * (one.later / one.earlier - 1), 3) for one in made.compared] == [2.187, 0.9, 1.6]
    assert made.change == 0.0184
    [unrounded] = found(series, date(2014, 1, 1), **clause | {"percentage_decimals": None})
    assert round(100 * unrounded.change, 3) == 1.836


OCTOBERS = [
    {"base": "2006=100", "final": {"2013-10": 115.13, "2014-10": 116.34, "2015-10": 117.07}},
    {"base": "2015=100", "final": {"2014-10": 99.84, "2015-10": 100.54, "2016-10": 100.83}},
]


def test_years_past_are_not_done_again_on_a_new_base_year() -> None:
    """On the old base 2015 comes to 1.00627, on the new one to 1.00701: the old one had both, so it counts."""
    made = found(figures(CPI=OCTOBERS), date(2013, 11, 1), period="month", month=10)
    assert [round(1 + one.change, 5) for one in made] == [1.01051, 1.00627, 1.00288]
    assert [one.compared[0].base for one in made] == ["2006=100", "2006=100", "2015=100"]
    assert round(100.54 / 99.84, 5) == 1.00701


def test_a_price_that_is_rounded_each_year() -> None:
    """EUR 90 becomes 90.95, 91.52 and 91.78: each from the rounded price of the year before."""
    clause = {
        "index": "general", "follows": [{"name": "CPI"}], "period": "month", "month": 10, "figure": "final",
        "amount_decimals": 2,
    }  # fmt: skip
    offer = {
        "item": "lamp",
        "business_model": {
            "kind": "lease",
            "payment": 0.225,
            "every_months": 12,
            "term_months": 48,
            "index": "general",
        },
    }
    lease = {"tender": "lamps", "bidder": {"name": "Lease BV"}, "offers": [offer]}
    at_start = lcc.score(lamps.TENDER | {"base_date": "2013-11-01", "horizon_years": 4, "resources": {}}, [lease])
    made = lcc.contract_of(at_start, delivered=date(2013, 11, 1))
    plain = made.model_dump(mode="json", exclude_unset=True) | {"indexation": [clause]}
    followed = lcc.follow(plain, figures(CPI=OCTOBERS), at=date(2016, 12, 1))
    assert [one.amount for one in followed.promised] == [90.00, 90.95, 91.52, 91.78]


def test_a_base_year_is_chained_where_neither_has_both() -> None:
    bases = [
        {"base": "2006=100", "final": {"2014-10": 116.34, "2015-10": 117.07}},
        {"base": "2015=100", "final": {"2015-10": 100.54, "2016-10": 100.83}},
    ]
    [first, second] = found(figures(CPI=bases), date(2014, 11, 1), period="month", month=10)
    assert (first.compared[0].base, second.compared[0].base) == ("2006=100", "2015=100")
    without = [bases[0], {"base": "2015=100", "final": {"2014-10": 99.84, "2015-11": 100.40, "2016-10": 100.83}}]
    [_first, chained] = found(figures(CPI=without), date(2014, 11, 1), period="month", month=10)
    assert chained.compared[0].later == pytest.approx(100.83 * 116.34 / 99.84)


def test_twelve_months_beside_the_twelve_before() -> None:
    months = {
        f"{year}-{month:02}": 100.0 + 2 * (year - 2025) for year in (2025, 2026, 2027) for month in range(1, 13)
    }
    [first] = found(figures(CPI=months), period="twelve_months", month=6, start=date(2026, 7, 1))
    assert first.periods == ("2025-07/2026-06", "2026-07/2027-06")
    assert first.change == pytest.approx((6 * 102 + 6 * 104) / (6 * 100 + 6 * 102) - 1)


def test_a_year_that_is_not_published_is_the_mean_of_its_months() -> None:
    months = {f"2027-{month:02}": 100.0 + month for month in range(1, 13)}
    [made] = found(figures(CPI={"2026": 100.0, **months}))
    assert made.change == pytest.approx(0.065)
    del months["2027-12"]
    assert not found(figures(CPI={"2026": 100.0, **months}))


def test_a_provisional_figure_counts_only_where_the_clause_says_so() -> None:
    base = {"base": "x=100", "final": {"2026": 100.0}, "first": {"2027": 103.0}}
    assert not found(figures(CPI=[base]))
    assert found(figures(CPI=[base]), figure="first")[0].change == pytest.approx(0.03)
    revised = base | {"final": {"2026": 100.0, "2027": 102.9}}
    assert found(figures(CPI=[revised]), figure="first")[0].change == pytest.approx(0.03)
    assert found(figures(CPI=[revised]))[0].change == pytest.approx(0.029)


def test_prices_stay_fixed_for_some_years_and_follow_in_part() -> None:
    made = found(figures(CPI=CPI), fixed_years=2, share=0.5)
    assert [round(one.level, 6) for one in made] == [1.0, round(1 + (108 / 103.1 - 1) / 2, 6), round(
        (1 + (108 / 103.1 - 1) / 2) * (1 + (109.4 / 108 - 1) / 2), 6
    )]  # fmt: skip


@given(
    st.lists(st.floats(50, 200), min_size=2, max_size=12),
    st.floats(0, 0.2),
    st.floats(-0.2, 0),
    st.booleans(),
)
def test_no_adjustment_is_outside_its_bounds(
    levels: list[float], cap: float, floor: float, catch_up: bool
) -> None:
    series = figures(CPI={str(2026 + k): level for k, level in enumerate(levels)})
    made = found(series, cap=cap, floor=floor, catch_up=catch_up)
    assert len(made) == len(levels) - 1
    assert all(floor - 1e-9 <= one.applied <= cap + 1e-9 for one in made)


@given(st.lists(st.floats(50, 200), min_size=2, max_size=12))
def test_without_bounds_the_level_is_that_of_the_index(levels: list[float]) -> None:
    series = figures(CPI={str(2026 + k): level for k, level in enumerate(levels)})
    assert found(series)[-1].level == pytest.approx(levels[-1] / levels[0])


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ({"follows": [{"name": "A", "weight": 0.7}]}, "index_weights"),
        ({"composition": "weighted_ratios"}, "index_composition"),
        ({"follows": [{"name": "A", "weight": 0.5}, {"name": "B", "weight": 0.5}]}, "index_composition"),
        ({"period": "month"}, "index_month"),
        ({"month": 3}, "index_month"),
        ({"cap": 0.01, "floor": 0.02}, "floor_above_cap"),
        ({"follows": [{"name": "A", "weight": 0.5}] * 2, "composition": "weighted_ratios"}, "index_named_twice"),
    ],
)
def test_a_clause_that_can_be_read_in_two_ways_is_refused(clause: dict[str, Any], code: str) -> None:
    plain = {"index": "general", "follows": [{"name": "CPI"}], "period": "year_mean", "figure": "final"}
    with pytest.raises(ValidationError) as refused:
        Indexation.model_validate(plain | clause)
    assert code in {one["type"] for one in refused.value.errors()}


def test_a_clause_follows_only_what_there_are_figures_of() -> None:
    made = lamps.contract(lamps.AGREED)
    with pytest.raises(lcc.InputRefusedError) as refused:
        _ = lcc.follow(made, figures(Wages=CPI), at=date(2030, 1, 1)).forecast
    assert [(one.code, one.found) for one in refused.value.problems] == [("no_index_figures_of", "CPI")]


@pytest.mark.parametrize(
    ("figures", "missing"),
    [
        ({"2026": 100.0, "2027": 103.1, "2029": 109.4, "2030": 111.6}, "2027, 2028"),
        ({"2027": 103.1, "2028": 108.0}, "2026, 2027"),
    ],
)
def test_a_figure_that_is_missing_before_others_is_no_figure_to_come(
    figures: dict[str, float], missing: str
) -> None:
    """Every price after it would be that of before, and nobody would see why."""
    with pytest.raises(lcc.InputRefusedError) as refused:
        _ = lcc.follow(lamps.contract(lamps.AGREED), lamps.series(**figures), at=date(2029, 6, 1)).adjustments
    [problem] = refused.value.problems
    assert problem.code == "index_gap"
    assert missing in str(lcc.said(problem, "en"))


def test_figures_that_are_still_to_come_are_assumed() -> None:
    short = lamps.series(**{"2026": 100.0, "2027": 103.1})
    found = lcc.follow(lamps.contract(lamps.AGREED), short, at=date(2031, 6, 1)).adjustments
    assert [one.applied for one in found["general"]] == [pytest.approx(0.031)]


@pytest.mark.parametrize(
    ("figures", "at", "day"),
    [
        ({"2026": 100.0, "2027": 103.1}, date(2031, 6, 1), "2029-01-01"),
        ({"2026": 100.0, "2027": 103.1}, date(2028, 6, 1), None),
        ({"2020": 100.0}, date(2028, 6, 1), "2028-01-01"),
    ],
)
def test_prices_that_go_on_as_assumed_though_figures_were_given_are_told_of(
    figures: dict[str, float], at: date, day: str | None
) -> None:
    told = " ".join(remarks(lcc.follow(lamps.contract(lamps.AGREED), lamps.series(**figures), at=at), str))
    assert (f"not there for the adjustment of {day}" in told) if day else "the adjustment of" not in told
