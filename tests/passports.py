"""Material passports for tests: one to read, and ones that are drawn."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from award_strategies import above_zero, words
from lcc.excel.form.layout import options_of
from lcc.model.passport import Connection, Evidence, Material, MaterialDestination, MaterialOrigin
from lcc.record.record import Record

STEEL: dict[str, Any] = {
    "name": "Galvanised steel", "mass_kg": 42.0, "origin": {"virgin": 0.4, "recycled": 0.6},
    "end_of_life": {"recycle": 0.95, "landfill": 0.05}, "r_strategy": "R8", "recycling_yield": 0.9,
    "connection": "feet", "sold_as": "steel",
    "evidence": [{"kind": "epd", "number": "NMD-123", "valid_until": "2029-01-31"}],
}  # fmt: skip
WOOD: dict[str, Any] = {
    "name": "Acetylated wood", "mass_kg": 18.0, "origin": {"biobased": 1.0},
    "end_of_life": {"reuse": 0.5, "energy_recovery": 0.5}, "connection": "slats", "scarce": False,
}  # fmt: skip
BENCH: dict[str, Any] = {
    "product": "Bench Rijn", "supplier": "Hout BV", "mass_kg": 60.0, "materials": [STEEL, WOOD],
    "connections": [
        {"name": "feet", "connection": "added_elements", "accessibility": "extra_no_damage", "crossings": "none",
         "edge": "overlap"},
        {"name": "slats", "connection": "dry", "accessibility": "free", "crossings": "occasional", "edge": "open"},
    ],
    "technical_life_years": 25.0,
    "evidence": [{"kind": "certificate", "number": "FSC-9", "issued_by": "FSC"}],
}  # fmt: skip


def _one_of(record: type[Record], field: str) -> st.SearchStrategy[str]:
    options = options_of(record.model_fields[field].annotation)
    return st.sampled_from([option for option in options if isinstance(option, str)])


def _whole(record: type[Record]) -> st.SearchStrategy[dict[str, float]]:
    """Draw shares that add up to 1."""
    names = list(record.model_fields)
    cuts = st.lists(st.integers(0, 100), min_size=len(names) - 1, max_size=len(names) - 1).map(sorted)
    return cuts.map(
        lambda found: {
            name: (high - low) / 100
            for name, low, high in zip(names, [0, *found], [*found, 100], strict=True)
            if high > low
        }
    )


_evidence = st.fixed_dictionaries(
    {"kind": _one_of(Evidence, "kind"), "number": words},
    optional={"issued_by": words, "valid_until": st.dates(date(2000, 1, 1), date(2100, 1, 1))},
)
_factors = {name: _one_of(Connection, name) for name in Connection.model_fields if name != "name"}
_share_above_zero = st.integers(1, 100).map(lambda percent: percent / 100)


@st.composite
def passports(draw: st.DrawFn, sold_as: Sequence[str] = ()) -> dict[str, Any]:
    """Draw a passport that a form has room for."""
    joint = st.fixed_dictionaries({"name": words, **_factors})
    joints = draw(st.lists(joint, max_size=3, unique_by=lambda one: one["name"]))
    choices: dict[str, Any] = {
        "r_strategy": _one_of(Material, "r_strategy"),
        "recycled_content_yield": _share_above_zero,
        "recycling_yield": _share_above_zero,
        "scarce": st.booleans(),
        "evidence": st.lists(_evidence, max_size=1),
    }
    if joints:
        choices["connection"] = st.sampled_from([one["name"] for one in joints])
    if sold_as:
        choices["sold_as"] = st.sampled_from(sold_as)
    material: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
        {
            "name": words,
            "mass_kg": above_zero,
            "origin": _whole(MaterialOrigin),
            "end_of_life": _whole(MaterialDestination),
        },
        optional=choices,
    )
    years = st.integers(1, 600).map(lambda months: months / 12)
    materials = draw(st.lists(material, min_size=1, max_size=4))
    more = {
        **dict.fromkeys(("supplier", "classification", "product_id", "description"), words),
        "functional_life_years": years,
        "use_intensity": _share_above_zero,
        "evidence": st.lists(_evidence, max_size=1),
    }
    product = draw(st.fixed_dictionaries({"product": words, "technical_life_years": years}, optional=more))
    total = sum(one["mass_kg"] for one in materials)
    return {**product, "mass_kg": total, "materials": materials, "connections": joints}
