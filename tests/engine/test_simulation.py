"""Simulation against what is known of sums of random numbers; and the same seed gives the same numbers."""

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

import make
from lcc.engine.distributions import draw
from lcc.engine.in_cents import in_cents
from lcc.engine.scenarios import VariedField
from lcc.engine.simulation import Simulation, shares_of_lowest, simulate
from lcc.evaluation.evaluate import evaluate
from lcc.model import Bid
from lcc.model.uncertainty import Driver, Uncertainty

PRICE = "offers[0].business_model.price"
DRAWS = 40_000


def driver(name: str, distribution: dict[str, Any], *fields: tuple[str | None, str], effect: str = "sets") -> Any:
    named = [{"bidder": bidder, "field": field} if bidder else {"field": field} for bidder, field in fields]
    return {"name": name, "distribution": distribution, "effect": effect, "fields": named}


def two_bids() -> list[Bid]:
    return [make.bid(make.offer(make.purchase(price)), name=name) for name, price in (("A", 100.0), ("B", 110.0))]


def simulated(*drivers: Any, seed: int = 1, draws: int = DRAWS, **changes: Any) -> Simulation:
    uncertainty = Uncertainty.model_validate({"draws": draws, "seed": seed, "drivers": list(drivers)})
    return simulate(make.tender(**changes), two_bids(), uncertainty)


@pytest.mark.parametrize(
    ("distribution", "mean", "deviation"),
    [
        ({"kind": "uniform", "low": 2.0, "high": 8.0}, 5.0, 6 / 12**0.5),
        ({"kind": "triangular", "low": 1.0, "mode": 2.0, "high": 6.0}, 3.0, (7 / 6) ** 0.5),
        ({"kind": "pert", "low": 1.0, "mode": 2.0, "high": 6.0}, 2.5, ((2.5 - 1) * (6 - 2.5) / 7) ** 0.5),
        ({"kind": "normal", "mean": 5.0, "deviation": 2.0}, 5.0, 2.0),
        (
            {"kind": "lognormal", "median": 2.0, "log_deviation": 0.3},
            2 * np.exp(0.045),
            2 * np.exp(0.045) * np.expm1(0.09) ** 0.5,
        ),
        (
            {
                "kind": "discrete",
                "outcomes": [{"value": 1, "probability": 0.25}, {"value": 5, "probability": 0.75}],
            },
            4.0,
            3**0.5,
        ),
    ],
)
def test_distributions_have_the_mean_and_deviation_of_the_textbook(
    distribution: dict[str, Any], mean: float, deviation: float
) -> None:
    stated = Driver.model_validate(driver("x", distribution, (None, "inflation"))).distribution
    drawn = draw(stated, np.random.default_rng(7), 200_000)
    assert drawn.mean() == pytest.approx(mean, abs=5 * deviation / 200_000**0.5)
    assert drawn.std() == pytest.approx(deviation, rel=0.02)


def test_the_cost_of_a_price_that_is_normal_is_normal() -> None:
    found = simulated(driver("price", {"kind": "normal", "mean": 100.0, "deviation": 10.0}, ("A", PRICE)))
    error = 10 / DRAWS**0.5
    assert found.mean.tolist() == pytest.approx([100.0, 110.0], abs=4 * error)
    assert found.deviation.tolist() == pytest.approx([10.0, 0.0], abs=0.15)
    assert found.percentiles[[5, 50, 95], 0].tolist() == pytest.approx([83.55, 100.0, 116.45], abs=0.4)
    # A is cheapest where it draws below 110: one deviation above its mean.
    assert found.probability_cheapest.tolist() == pytest.approx([0.8413, 0.1587], abs=0.01)
    # E max(0, X - 110) = 10 (phi(1) - (1 - Phi(1))), and of B the rest of the difference in means.
    assert found.expected_regret.tolist() == pytest.approx([0.8332, 10.8332], abs=0.15)
    assert found.counts.sum(axis=0).tolist() == [DRAWS, DRAWS]


def test_the_variance_goes_to_the_drivers_by_their_share() -> None:
    found = simulated(
        driver("wide", {"kind": "uniform", "low": -20.0, "high": 20.0}, ("A", PRICE), effect="adds"),
        driver("narrow", {"kind": "uniform", "low": -10.0, "high": 10.0}, ("A", PRICE), effect="adds"),
    )
    assert found.variance_shares[:, 0].tolist() == pytest.approx([0.8, 0.2], abs=0.02)
    assert found.variance_shares[:, 1].tolist() == [0.0, 0.0]


def test_bids_that_follow_one_driver_rise_and_fall_together() -> None:
    both = driver(
        "steel", {"kind": "uniform", "low": 0.5, "high": 1.5}, ("A", PRICE), ("B", PRICE), effect="multiplies"
    )
    found = simulated(both)
    assert found.probability_cheapest.tolist() == [1.0, 0.0]
    assert found.expected_regret[1] == pytest.approx(10.0, abs=0.1)


def test_drivers_set_then_multiply_then_add() -> None:
    certain = {"kind": "discrete", "outcomes": [{"value": 3.0, "probability": 1.0}]}
    found = simulated(
        driver("added", certain, ("A", PRICE), effect="adds"),
        driver("times", certain, ("A", PRICE), effect="multiplies"),
        driver("set", certain, ("A", PRICE)),
        draws=100,
    )
    assert found.mean[0] == pytest.approx(3 * 3 + 3)


def test_rates_and_lives_can_be_uncertain_too() -> None:
    life = [{"value": 5.0, "probability": 0.5}, {"value": 10.0, "probability": 0.5}]
    found = simulated(
        driver(
            "life", {"kind": "discrete", "outcomes": life}, ("A", "offers[0].business_model.service_life_years")
        ),
        driver("rate", {"kind": "uniform", "low": 0.01, "high": 0.05}, (None, "discount.rate")),
        discount={"rate": 0.03, "basis": "nominal"},
    )
    rates = np.linspace(0.01, 0.05, 10_001)
    assert found.mean[0] == pytest.approx(100 + 50 * (1.0 / (1 + rates) ** 5).mean(), abs=1.0)


def test_the_same_seed_gives_the_same_numbers_and_another_driver_does_not_change_them() -> None:
    one = driver("price", {"kind": "normal", "mean": 100.0, "deviation": 10.0}, ("A", PRICE))
    other = driver("other", {"kind": "uniform", "low": 90.0, "high": 130.0}, ("B", PRICE))
    first, again, with_other = simulated(one), simulated(one), simulated(other, one)
    assert first.percentiles.tolist() == again.percentiles.tolist()
    assert first.percentiles[:, 0].tolist() == with_other.percentiles[:, 0].tolist()
    assert simulated(one, seed=2).mean[0] != first.mean[0]


def test_a_number_is_held_at_the_edge_of_what_it_may_be() -> None:
    found = simulated(driver("price", {"kind": "normal", "mean": 0.0, "deviation": 1.0}, ("A", PRICE)))
    [(field, times)] = found.held_back.items()
    assert field == VariedField("A", ("offers", 0, "business_model", "price"))
    assert times == pytest.approx(DRAWS / 2, rel=0.03)
    assert found.percentiles[0, 0] == 0.0


def test_without_spread_it_is_the_comparison() -> None:
    certain = {"kind": "discrete", "outcomes": [{"value": 100.0, "probability": 1.0}]}
    found = simulated(driver("price", certain, ("A", PRICE)), draws=100)
    assert found.mean.tolist() == [one.life_cycle_cost for one in evaluate(make.tender(), two_bids()).bids]


@pytest.mark.parametrize(
    ("distribution", "kind"),
    [
        ({"kind": "uniform", "low": 2.0, "high": 1.0}, "range_rises"),
        ({"kind": "uniform", "low": 2.0, "high": 2.0}, "range_rises"),
        ({"kind": "triangular", "low": 1.0, "mode": 3.0, "high": 2.0}, "range_rises"),
        ({"kind": "normal", "mean": 1.0, "deviation": 0.0}, "greater_than"),
        ({"kind": "lognormal", "median": -1.0, "log_deviation": 0.1}, "greater_than"),
        ({"kind": "discrete", "outcomes": [{"value": 1.0, "probability": 0.5}]}, "probabilities_whole"),
        ({"kind": "poisson", "mean": 1.0}, "union_tag_invalid"),
    ],
)
def test_a_distribution_that_can_not_be_is_refused(distribution: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Driver.model_validate(driver("x", distribution, (None, "inflation")))
    assert {error["type"] for error in refused.value.errors()} == {kind}


def test_the_statistics_are_those_of_numpy() -> None:
    """The same draws, worked out the plain way; over several rounds of drawing, the last one cut short."""
    draws, low, high = 12_345, 80.0, 130.0
    found = simulated(
        driver("price", {"kind": "uniform", "low": low, "high": high}, ("A", PRICE)),
        driver("other", {"kind": "uniform", "low": 5.0, "high": 15.0}, ("A", PRICE), effect="adds"),
        draws=draws,
        seed=9,
    )
    price = np.random.default_rng([9, *b"price"]).uniform(low, high, draws)
    other = np.random.default_rng([9, *b"other"]).uniform(5.0, 15.0, draws)
    cost = price + other
    assert (found.draws, found.seed, found.bidders, found.drivers) == (draws, 9, ("A", "B"), ("price", "other"))
    assert found.mean.tolist() == pytest.approx([cost.mean(), 110.0], rel=1e-12)
    assert found.deviation.tolist() == pytest.approx([cost.std(ddof=1), 0.0], rel=1e-9)
    share = ((in_cents(cost) < 11_000) + (in_cents(cost) == 11_000) / 2).mean()
    assert found.probability_cheapest[0] == pytest.approx(share, abs=1e-12)
    assert found.expected_regret[0] == pytest.approx(np.maximum(cost - 110, 0).mean(), rel=1e-9)
    assert found.percentiles[:, 0].tolist() == pytest.approx(
        np.quantile(cost, np.arange(101) / 100).tolist(), rel=1e-12
    )
    shares = [np.corrcoef(one, cost)[0, 1] ** 2 for one in (price, other)]
    assert found.variance_shares[:, 0].tolist() == pytest.approx(shares, rel=1e-6)
    edges = np.linspace(min(cost.min(), 110.0), max(cost.max(), 110.0), 41)
    assert found.edges.tolist() == pytest.approx(edges.tolist())
    assert found.counts[:, 0].tolist() == np.histogram(cost, edges)[0].tolist()


def test_bids_that_cost_the_same_share_being_cheapest() -> None:
    certain = {"kind": "discrete", "outcomes": [{"value": 110.0, "probability": 1.0}]}
    found = simulated(driver("price", certain, ("A", PRICE)), draws=100)
    assert found.probability_cheapest.tolist() == [0.5, 0.5]
    assert (found.edges[0], found.edges[-1]) == (110.0, 111.0)


@pytest.mark.parametrize(
    ("distribution", "effect", "held", "lowest", "highest"),
    [
        ({"kind": "uniform", "low": 0.5, "high": 1.5}, "sets", 0.5, 0.5, 1.0),
        ({"kind": "uniform", "low": -0.5, "high": 0.5}, "sets", 0.5, 0.0, 0.5),
        ({"kind": "uniform", "low": 0.0, "high": 1.0}, "sets", 0.0, 0.0, 1.0),
        ({"kind": "uniform", "low": 0.0, "high": 1.0}, "adds", 0.8, 0.8, 1.0),
        ({"kind": "triangular", "low": 0.0, "mode": 0.5, "high": 2.0}, "multiplies", 0.1875, 0.0, 1.0),
    ],
)
def test_what_a_driver_makes_of_a_share_stays_a_share(
    distribution: dict[str, Any], effect: str, held: float, lowest: float, highest: float
) -> None:
    """The deposit of 100 comes back for the return rate, 0.8 as stated: what is lost costs 100 less that."""
    model = {"kind": "deposit", "deposit": 100.0, "cycle_months": 120, "return_rate": 0.8}
    rate = driver("rate", distribution, ("A", "offers[0].business_model.return_rate"), effect=effect)
    uncertainty = Uncertainty.model_validate({"draws": 10_000, "drivers": [rate]})
    found = simulate(make.tender(), [make.bid(make.offer(model), name="A")], uncertainty)
    assert sum(found.held_back.values()) / 10_000 == pytest.approx(held, abs=0.02)
    assert found.percentiles[[0, 100], 0].tolist() == pytest.approx(
        [100 - 100 * highest, 100 - 100 * lowest], abs=1.0
    )


def test_terms_are_drawn_in_whole_months() -> None:
    model = {"kind": "lease", "payment": 12.0, "every_months": 1, "term_months": 12, "return_cost": 100.0}
    term = driver(
        "term", {"kind": "uniform", "low": 11.6, "high": 12.4}, ("A", "offers[0].business_model.term_months")
    )
    uncertainty = Uncertainty.model_validate({"draws": 100, "drivers": [term]})
    found = simulate(make.tender(), [make.bid(make.offer(model), name="A")], uncertainty)
    assert found.percentiles[0, 0] == found.percentiles[100, 0] == 12 * 120 + 10 * 100


@pytest.mark.parametrize(
    ("first", "second", "shares"),
    [(100.004, 100.0, [0.5, 0.5]), (100.005, 100.0, [0.0, 1.0]), (100.006, 100.005, [0.5, 0.5])],
)
def test_what_shows_the_same_cents_is_equal_as_in_a_ranking(
    first: float, second: float, shares: list[float]
) -> None:
    assert shares_of_lowest(np.array([[first], [second], [100.03]])).ravel().tolist() == [*shares, 0.0]
