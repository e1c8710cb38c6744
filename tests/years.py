"""Awards of several years as records, and what they come to: for the page and the workbook of the year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lcc.indicators.contracts import of_awards
from lcc.indicators.figures import ContractRecord, Indicators, TargetPath, TenderRecord, WasteRecord
from lcc.indicators.targets import beside_targets, without_value
from lcc.indicators.unread import Unread
from lcc.indicators.values import values_of
from lcc.indicators.waste import separated, waste_values
from lcc.model.indicator_targets import IndicatorTargets

GOAL = {
    "indicator": "circular_share", "points": {2024: 0.4, 2030: 1.0, 2050: 1.0}, "source": "council, made up",
}  # fmt: skip


def award(tender: str = "2027-01", year: int = 2027, **changes: Any) -> TenderRecord:
    """Return an award of 1,000 a year on life-cycle cost, of a purchase in division 39 by one of two bidders."""
    plain: dict[str, Any] = {
        "tender": tender, "lot": None, "title": f"Tender {tender}", "authority": "Gemeente Voorbeeld",
        "department": None, "category": None, "cpv": "39110000", "cpv_division": "39", "year": year,
        "year_of": "base_date", "currency": "EUR", "horizon_years": 10, "price_level": 2027, "price_factor": 1.0,
        "outcome": "awarded", "supplier": "Zitgoed BV", "spend": 10_000.0, "spend_per_year": 1_000.0,
        "basis": "life_cycle_cost", "circular": False, "circular_by": (), "ambition": None, "quality_weight": 0.4,
        "cost_weight": 0.6, "business_models": {"purchase": 1_000.0}, "bidders": 2, "bidders_left": 2, "ranked": 2,
        "saving_per_year": 50.0, "reference": None, "co2": None, "co2_reference": None, "weighting_set": None,
        "mki": None, "mki_reference": None, "virgin": None, "virgin_reference": None, "material_in": None,
        "material_out": None, "material_strategy": None, "ladder": None, "floor_area": None,
        "environmental_performance": None,
    }  # fmt: skip
    return TenderRecord.model_validate(plain | changes)


LEASED: dict[str, Any] = {
    "circular": True, "circular_by": ("business_model",), "business_models": {"lease": 3_000.0},
    "spend_per_year": 3_000.0,
}  # fmt: skip
MEASURED: dict[str, Any] = {
    "reference": "current", "co2": 400.0, "co2_reference": 1_000.0, "weighting_set": "A1", "mki": 20.0,
    "mki_reference": 70.0,
    "material_in": {"virgin": 60.0, "recycled": 40.0, "reused": 0.0, "biobased": 0.0},
    "material_out": {"reuse": 30.0, "remanufacture": 0.0, "recycle": 70.0, "energy_recovery": 0.0, "landfill": 0.0},
}  # fmt: skip
NOBODY: dict[str, Any] = {
    "outcome": "no_bids", "supplier": None, "spend": None, "spend_per_year": None, "circular": None,
    "business_models": {}, "bidders": None, "bidders_left": None, "ranked": 0, "saving_per_year": None,
}  # fmt: skip

SOME = (
    award("2025-01", 2025, basis="price"),
    award("2026-01", 2026, **LEASED, **MEASURED),
    award(
        "2026-02",
        2026,
        bidders=1,
        bidders_left=1,
        ranked=1,
        saving_per_year=None,
        cpv="45233000",
        cpv_division="45",
    ),
    award("2027-01", 2027, **MEASURED, cpv=None, cpv_division=None),
    award("2027-02", 2027, **LEASED, saving_per_year=-20.0),
    award("2027-03", 2027, **NOBODY),
    award("2027-04", 2027, currency="USD", spend_per_year=500.0, business_models={"purchase": 500.0}),
)
"""Three years: a lease of 3,000, one that nobody bid on, one in dollars, two with a reference, one single bid."""

CONTRACT = ContractRecord(
    tender="2026-01", source="chairs.yaml", title="Chairs", authority="Gemeente Voorbeeld", department=None,
    category=None, cpv_division="39", supplier="Zitgoed BV", currency="EUR", secured=0.0,
    claims={2034: 19_200.0, 2036: 800.0}, social_return_agreed=8_000.0, social_return={2026: 1_500.0, 2027: 2_500.0},
    promised={2026: 1_000.0, 2027: 1_000.0}, paid={2026: 900.0, 2027: 1_250.0},
)  # fmt: skip

GONE = CONTRACT.model_copy(
    update={
        "tender": "2027-02", "title": "Tables", "claims": {}, "defaulted": date(2027, 6, 30),
        "default_evidence": "Judgment of the court", "lost_claims": 19_200.0, "lost_secured": 12_000.0,
        "social_return_agreed": None, "social_return": {}, "promised": {}, "paid": {},
    }
)  # fmt: skip
"""A contract of which the supplier is gone."""


def waste(region: str, year: int, mark: str, rest: float | None, name: str | None = None) -> WasteRecord:
    """Return 450 kg by inhabitant, 30 of it bulky and 2 of building; the kinds come to less than all there is."""
    amounts = {
        "TotaalHuishoudelijkAfval": 450.0, "HuishoudelijkRestafval": rest, "GrofHuishoudelijkRestafval": 30.0,
        "Verbouwingsrestafval": 2.0, "GFTAfval": 90.0, "OudPapierEnKarton": 40.0,
    }  # fmt: skip
    return WasteRecord(
        region=region,
        name=name,
        year=year,
        mark=mark,
        unit="kg_per_inhabitant",
        separated=separated(amounts),
        amounts=amounts,
    )


WASTE = (waste("NL01", 2022, "", 148.0), waste("NL01", 2023, "*", 143.5), waste("GM0344", 2023, "*", None))


def year_of(
    records: Sequence[TenderRecord] = SOME,
    contracts: Sequence[ContractRecord] | None = None,
    waste: Sequence[WasteRecord] = (),
    *goals: dict[str, Any],
) -> Indicators:
    """Return what the records come to, beside contracts, waste and goals."""
    kept = None if contracts is None else of_awards(contracts, records)[0]
    values = [*values_of(records, kept), *waste_values(waste)]
    paths: list[TargetPath] = []
    if goals:
        targets = IndicatorTargets.model_validate({"targets": list(goals)})
        values = beside_targets(values, targets)
        missing = without_value(values, targets)
        paths = [TargetPath(**one.model_dump(), has_value=one not in missing) for one in targets.targets]
    unread = Unread(
        source="old/2019", file="tender.xlsx", code="x", field="", sheet=None, cell=None, line=None, nl="Onleesbaar.",
        en="Can't be read.",
    )  # fmt: skip
    return Indicators(
        lcc_version="0.1.0", price_level=2027, price_index="general", values=tuple(values), records=tuple(records),
        contracts=tuple(kept or ()), waste=tuple(waste), targets=tuple(paths), not_read=(unread,),
    )  # fmt: skip


EVERYTHING = year_of(SOME, [CONTRACT], WASTE, GOAL, GOAL | {"indicator": "circular_spend"})
"""All that there can be in a year."""
OF_GROUPS = year_of(
    [one.model_copy(update={"department": "*" if one.circular else "Wegen"}) for one in SOME],
    [CONTRACT, GONE],
    WASTE,
    *(
        {"points": {2025: 0.5, 2029: 1.0}, "source": "plan, made up", **goal}
        for goal in (
            {"indicator": "circular_share", "by": "department", "group": "*"},
            {"indicator": "circular_spend", "by": "department", "group": "Wegen"},
            {"indicator": "circular_share", "by": "department", "group": "Parken"},
            {"indicator": "single_bid_share", "by": "supplier", "group": "Zitgoed BV"},
            {"indicator": "spend", "by": "cpv_division", "group": "39", "points": {2026: 2_000.0}},
            {
                "indicator": "business_models",
                "part": "lease",
                "by": "department",
                "group": "*",
                "points": {2026: 3.0},
            },
            {"indicator": "waste_separated", "by": "region", "group": "NL01", "points": {2022: 0.75}},
            {
                "indicator": "waste_per_head",
                "part": "rest",
                "by": "region",
                "group": "NL01",
                "points": {2022: 100.0},
            },
            {"indicator": "ambition", "part": "3", "by": "all"},
            {"indicator": "quality_weight", "by": "all"},
            {"indicator": "material_strategy", "part": "R1", "by": "all", "points": {2040: 0.9}},
            {"indicator": "quality_and_cost_weight", "by": "department", "group": "Wegen", "points": {2040: 0.9}},
            {"indicator": "business_models", "by": "all"},
        )
    ),
)
"""Targets of departments, suppliers, product groups and regions, one of a department that nobody is of; and of all."""
MANY = year_of(
    [
        award(f"{year}-{k}", year, cpv=f"{k:02}000000", cpv_division=f"{k:02}", title=f"Tender {k} " + "x" * 280,
              supplier=f"Supplier {k} " + "y" * 280, spend_per_year=100.0 * k, **MEASURED)
        for year in (2025, 2026, 2027) for k in range(10, 50)
    ],
    [CONTRACT.model_copy(update={"tender": f"{k}", "supplier": f"S{k} " + "z" * 297}) for k in range(40)],
)  # fmt: skip
"""Forty product groups and suppliers a year, of names of 300 characters."""
UNKNOWN = year_of([award(**NOBODY), award("2027-02", **NOBODY)])
"""Nothing is known of the only two awards."""
NONE = year_of([])
