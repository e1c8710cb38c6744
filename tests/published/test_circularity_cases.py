"""Worked cases of circularity from elsewhere, each with its source; what is wrong in them is kept as a trap."""

from typing import Any

import pytest

import make
from lcc.circularity.of_bid import circularity_of
from lcc.circularity.product import product_circularity
from lcc.figure.figure import figure


def indicators(material: dict[str, Any], **passport: Any) -> dict[str, float]:
    """Return what is worked out of one kilogram of a material that is recycled without loss."""
    whole = {"name": "Material", "mass_kg": 1.0, "recycled_content_yield": 1.0, "recycling_yield": 1.0}
    one = {
        "product": "Product",
        "mass_kg": 1.0,
        "technical_life_years": 10.0,
        "materials": [whole | material],
        **passport,
    }
    [found] = circularity_of(
        make.tender(circularity={}), make.bid(make.offer(make.purchase(), passport=one))
    ).products
    return {name: value.value for name, value in found.figures.items()}


PACKAGING = {"origin": {"recycled": 0.3, "virgin": 0.7}, "end_of_life": {"recycle": 0.5, "landfill": 0.5}}
DURABLE = {"origin": {"recycled": 0.6, "virgin": 0.4}, "end_of_life": {"recycle": 0.8, "landfill": 0.2}}


@pytest.mark.parametrize(
    ("material", "intensity", "flow", "ours", "published"),
    [(PACKAGING, 1.0, 120 / 200, 0.46, 0.52), (DURABLE, 1.5, 30 / 100, 0.82, 0.83)],
)
def test_a_linear_flow_that_counts_waste_below_the_line_is_too_low(
    material: dict[str, Any], intensity: float, flow: float, ours: float, published: float
) -> None:
    """Nova Calculator, circularity index (novacalculator.com/circularity-index-calculator), examples 1 and 2.

    It divides V + W by 2 M + W / 2. The methodology has the difference of both wastes of recycling there, which is 0
    where recycling loses nothing, so a product comes out more circular than it is: 120/225 and 30/105.
    """
    found = indicators(material, use_intensity=intensity)
    assert found["linear_flow_index"] == pytest.approx(flow)
    assert found["material_circularity"] == pytest.approx(ours)
    waste = found["unrecoverable"]
    wrong = (found["virgin"] + waste) / (2 + waste / 2)
    assert round(1 - wrong * 0.9 / intensity, 2) == published


def test_a_certificate_of_product_circularity() -> None:
    """A certificate that its holder shows: MCI 87 %, LI 94 %, PCI 90 %.

    Source: bottle2bathroom.com/en/product-circularity-index.
    """
    assert round(product_circularity(figure(0.87), figure(0.94)).value, 2) == 0.90
