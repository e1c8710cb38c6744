"""The indicators of ILCD+EPD are known by identifier, in English and in German, with their units.

`ilcd_indicators.csv` has the lists that InDataWG publishes with the format (doc/identifiers at beb0fdec, Apache 2.0):
EN 15804+A1, and EN 15804+A2 with the factors of EF 3.0 and of EF 3.1.
"""

import csv
from pathlib import Path

import pytest

from lcc.exchange.epd.indicators import named_flow, named_impact
from lcc.exchange.epd.units import times_to
from lcc.library.published import WEIGHTING_SETS, WeightingSetName

LISTS = Path(__file__).with_name("ilcd_indicators.csv")
ROWS = list(csv.DictReader(LISTS.read_text().splitlines()))
FLOWS = {"(SM)": "secondary", "(CRU)": "reuse", "(MFR)": "recycling", "(MER)": "energy_recovery"}


@pytest.mark.parametrize(("weighting_set", "factors"), [("A1", "CML"), ("A2", "EF 3.0"), ("A2", "EF 3.1")])
def test_an_impact_is_the_same_by_identifier_and_by_name(weighting_set: WeightingSetName, factors: str) -> None:
    found: dict[str, str] = {}
    for row in (one for one in ROWS if one["factors"] == factors):
        by_identifier = named_impact(row["uuid"], [], weighting_set)
        assert named_impact(None, [row["english"]], weighting_set) == by_identifier
        assert named_impact(None, [row["german"]], weighting_set) == by_identifier
        if by_identifier is not None:
            assert by_identifier not in found
            found[by_identifier] = row["english"]
    toxic = {"HTP", "FAETP", "MAETP", "TETP"} if weighting_set == "A1" else set()  # EN 15804+A1 declares none
    assert set(found) == set(WEIGHTING_SETS[weighting_set].weights) - toxic
    assert not [
        name for name in found.values() if "biogenic" in name or ("fossil fuels" in name and "GWP" in name)
    ]


def test_its_unit_is_that_of_the_weighting_set_in_both_languages() -> None:
    """But for fossil depletion in EN 15804+A1, which is in MJ there and in kg antimony in the weighting set."""
    others = set()
    for row in ROWS:
        weighting_set: WeightingSetName = "A1" if row["set"] == "A1" else "A2"
        impact = named_impact(row["uuid"], [], weighting_set)
        if impact is not None:
            unit = WEIGHTING_SETS[weighting_set].weights[impact].unit
            others |= {(impact, row[name]) for name in ("unit", "einheit") if times_to(unit, row[name]) != 1.0}
    assert others == {("ADPF", "MJ")}


def test_a_flow_of_material_is_the_same_by_identifier_and_by_name() -> None:
    for row in ROWS:
        expected = next((flow for word, flow in FLOWS.items() if word in row["english"]), None)
        assert named_flow(row["uuid"], []) == expected
        assert named_flow(None, [row["english"]]) == expected
        assert named_flow(None, [row["german"]]) == expected


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("kg CO2-eq", "kg"), ("kg CO2-eq", "t CO2-eq"), ("kg CO2-eq", "g CO2e"), ("kg CO2-eq", "lb CO2e"),
        ("mol H+-eq", "kg SO2-eq"), ("kg P-eq", "kg N-eq"), ("kg N-eq", "kg P-eq"), ("MJ", "kWh"), ("CTUh", "CTUe"),
        ("m3 world-eq", "m3"), ("disease incidence", "DALY"), ("kBq U235-eq", "Bq U235-eq"),
    ],
)  # fmt: skip
def test_another_quantity_or_size_is_never_taken_for_it(unit: str, written: str) -> None:
    assert times_to(unit, written) is None
