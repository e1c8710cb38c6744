"""How prices grow."""

import numpy as np
import pytest

import make
from lcc.engine.curves import price_curves


def test_a_table_of_growth_goes_on_with_its_last_value() -> None:
    curve = price_curves(make.tender(indices={"energy": [0.10, 0.20]}))["energy"]
    months = np.array([0, 11, 12, 24, 36])
    assert curve.at(months, continuous=False).tolist() == pytest.approx([1, 1, 1.1, 1.32, 1.584])


def test_continuous_growth_follows_the_year_that_a_month_is_in() -> None:
    curve = price_curves(make.tender(indices={"energy": [0.10, 0.21]}))["energy"]
    assert curve.at(np.array([18]), continuous=True).tolist() == pytest.approx([1.1 * 1.1])


@pytest.mark.parametrize(("year", "price"), [(2025, 0.1), (2030, 0.1), (2035, 0.2), (2040, 0.3), (2060, 0.3)])
def test_the_carbon_price_is_linear_between_named_years_and_flat_outside(year: int, price: float) -> None:
    tender = make.tender(base_date="2020-06-01", carbon_price={2030: 0.1, 2040: 0.3})
    months = np.array([12 * (year - 2020)])
    assert price_curves(tender)["carbon_price"].at(months, continuous=False).tolist() == pytest.approx([price])


def test_the_carbon_price_grows_with_inflation() -> None:
    tender = make.tender(inflation=0.02, carbon_price={2030: 0.1})
    assert price_curves(tender)["carbon_price"].at(np.array([120]), continuous=False) == pytest.approx(
        0.1 * 1.02**10
    )


def test_a_path_that_ended_before_the_base_date_is_flat() -> None:
    tender = make.tender(carbon_price={2010: 0.1, 2020: 0.3})
    assert price_curves(tender)["carbon_price"].at(np.array([0, 60]), continuous=False).tolist() == [0.3, 0.3]
