"""A made-up EPD of a bench of 85 kg in each shape that is read, and the numbers that are expected of it.

The numbers of climate change are those that LCAx 3.8 (`convert_ilcd`) reads from the ILCD file.
"""

from typing import Any

from hypothesis import strategies as st

CLIMATE: dict[str, float] = {"A1-A3": 120.5, "C1": 0.5, "C2": 1.1, "C3": 9.0, "C4": 0.2, "D": -14.0}
PRODUCTION, END_OF_LIFE = 120.5, 10.8
OTHERS: dict[str, tuple[str, float]] = {
    "ODP": ("kg CFC 11 eqv.", 1e-6), "AP": ("mol H+ eqv.", 0.4), "EP-freshwater": ("kg P eqv.", 0.001),
    "EP-marine": ("kg N eqv.", 0.1), "EP-terrestrial": ("mol N eqv.", 1.1), "POCP": ("kg NMVOC eqv.", 0.35),
    "ADPE": ("kg Sb-eqv.", 2e-5), "ADPF": ("MJ", 1500.0), "WDP": ("m3 world eqv.", 12.0),
    "PM": ("disease incidence", 8e-6), "IRP": ("kBq U235 eqv.", 3.0), "ETP-fw": ("CTUe", 700.0),
    "HTP-c": ("CTUh", 9e-8), "HTP-nc": ("CTUh", 1.2e-6), "SQP": ("unitless", 900.0),
}  # fmt: skip
"""The other impacts of EN 15804+A2 in A1-A3, in the units of ILCD+EPD; in C a hundredth of it, and in D minus that."""


def _text(value: str) -> list[dict[str, str]]:
    return [{"value": value, "lang": "en"}]


def _anies(modules: dict[str, float], unit: str) -> dict[str, Any]:
    numbers = [{"module": module, "value": str(value)} for module, value in modules.items()]
    return {
        "anies": [
            *numbers,
            {
                "name": "referenceToUnitGroupDataSet",
                "value": {"shortDescription": _text(unit), "type": "unit group data set"},
            },
        ]
    }


def spread(value: float) -> dict[str, float]:
    """Return an impact in each module."""
    return {"A1-A3": value, **dict.fromkeys(("C1", "C2", "C3", "C4"), value / 100), "D": -value / 100}


def ilcd() -> dict[str, Any]:
    """Return the EPD as soda4LCA writes it."""
    impacts = {"Global Warming Potential - total (GWP-total)": ("kg CO2 eqv.", CLIMATE)}
    impacts |= {f"Impact ({name})": (unit, spread(value)) for name, (unit, value) in OTHERS.items()}
    impacts["Global Warming Potential - fossil fuels (GWP-fossil)"] = ("kg CO2 eqv.", {"A1-A3": 119.0})
    return {
        "processInformation": {
            "dataSetInformation": {
                "UUID": "2b7c1f0e-0000-4000-8000-000000000085",
                "name": {"baseName": [{"value": "Bank", "lang": "nl"}, {"value": "Bench", "lang": "en"}]},
            },
            "quantitativeReference": {"referenceToReferenceFlow": [0]},
            "time": {"referenceYear": 2025, "dataSetValidUntil": 2030},
            "geography": {"locationOfOperationSupplyOrProduction": {"location": "NL"}},
        },
        "modellingAndValidation": {
            "LCIMethodAndAllocation": {"other": {"anies": [{"name": "subType", "value": "specific dataset"}]}},
            "validation": {
                "review": [{"referenceToNameOfReviewerAndInstitution": [{"shortDescription": _text("Toets BV")}]}]
            },
            "complianceDeclarations": {
                "compliance": [
                    {
                        "referenceToComplianceSystem": {
                            "shortDescription": _text("EN 15804+A2"),
                            "type": "source data set",
                        }
                    }
                ]
            },
        },
        "administrativeInformation": {
            "publicationAndOwnership": {
                "dataSetVersion": "01.00.000",
                "registrationNumber": "EPD-85",
                "referenceToRegistrationAuthority": {"shortDescription": _text("MRPI")},
            }
        },
        "exchanges": {
            "exchange": [
                {
                    "referenceToFlowDataSet": {"shortDescription": _text("Bench"), "type": "flow data set"},
                    "dataSetInternalID": 0,
                    "referenceFlow": True,
                    "meanAmount": 1.0,
                    "resultingflowAmount": 1.0,
                    "flowProperties": [
                        {"name": _text("Mass"), "uuid": "93a60a56-a3c8-11da-a746-0800200b9a66", "meanValue": 85.0},
                        {
                            "name": _text("Number of pieces"),
                            "uuid": "01846770-4cfe-4a25-8ad9-919d8d378345",
                            "referenceFlowProperty": True,
                            "meanValue": 1.0,
                            "referenceUnit": "pcs.",
                        },
                    ],
                },
                _flow("Use of secondary material (SM)", {"A1-A3": 60.0}),
                _flow("Materials for recycling (MFR)", {"A1-A3": 0.0, "C3": 70.0}),
            ]
        },
        "LCIAResults": {
            "LCIAResult": [
                {"referenceToLCIAMethodDataSet": {"shortDescription": _text(name)}, "other": _anies(modules, unit)}
                for name, (unit, modules) in impacts.items()
            ]
        },
        "version": "1.1",
    }


def _flow(name: str, modules: dict[str, float]) -> dict[str, Any]:
    return {
        "referenceToFlowDataSet": {"shortDescription": _text(name), "type": "flow data set"},
        "exchangeDirection": "INPUT",
        "other": _anies(modules, "kg"),
    }


_OPENEPD = {
    "EP-freshwater": "ep-fresh", "EP-marine": "ep-marine", "EP-terrestrial": "ep-terr", "ADPE": "ADP-mineral",
    "ADPF": "ADP-fossil", "ODP": "odp", "AP": "ap", "POCP": "pocp",
}  # fmt: skip
_OPENEPD_UNITS = {
    "ODP": "kgCFC11e", "AP": "molHe", "EP-freshwater": "kgPO4e", "EP-marine": "kgNe", "EP-terrestrial": "molNe",
    "POCP": "kgNMVOCe", "ADPE": "kgSbe", "ADPF": "MJ", "WDP": "m3AWARE", "PM": "AnnualPerCapita", "IRP": "kBqU235e",
    "ETP-fw": "CTUe", "HTP-c": "CTUh", "HTP-nc": "CTUh", "SQP": "Point",
}  # fmt: skip


def openepd() -> dict[str, Any]:
    """Return the EPD as openEPD has it, per kg."""
    impacts = {"gwp": _scopes({module: value / 85 for module, value in CLIMATE.items()}, "kgCO2e")}
    impacts |= {
        _OPENEPD.get(name, name): _scopes(
            {module: each / 85 for module, each in spread(value).items()}, _OPENEPD_UNITS[name]
        )
        for name, (_unit, value) in OTHERS.items()
    }
    impacts["gwp-fossil"] = _scopes({"A1-A3": 1.4}, "kgCO2e")
    return {
        "doctype": "openEPD",
        "product_name": "Bench",
        "program_operator_doc_id": "EPD-85",
        "program_operator": {"name": "MRPI"},
        "third_party_verifier": {"name": "Toets BV"},
        "valid_until": "2030-12-31T00:00:00Z",
        "declared_unit": {"qty": 1.0, "unit": "kg"},
        "kg_per_declared_unit": {"qty": 1.0, "unit": "kg"},
        "product_service_life_years": 25.0,
        "compliance": [{"short_name": "EN 15804+A2"}],
        "impacts": {"EF 3.1": impacts},
        "resource_uses": {"sm": _scopes({"A1-A3": 60 / 85}, "kg")},
        "output_flows": {"mfr": _scopes({"C3": 70 / 85}, "kg")},
    }


def _scopes(modules: dict[str, float], unit: str) -> dict[str, Any]:
    return {module.replace("A1-A3", "A1A2A3"): {"mean": value, "unit": unit} for module, value in modules.items()}


def product_passport() -> dict[str, Any]:
    """Return the EPD in a product passport, with elements of the dictionary of this program."""
    impacts = {"GWP-total": ("kg CO2-eq", CLIMATE)}
    declaration = [
        _element("number", "EPD-85"), _element("name", "Bench"), _element("validUntil", "2030-12-31"),
        _element("weightingSet", "A2"), _element("massKg", 85.0),
        _collection("declaredUnit", [_element("amount", 1.0), _element("unit", "piece")]),
        _collection("impacts", [_declared(name, unit, modules) for name, (unit, modules) in impacts.items()]),
        _collection("flows", [_declared("secondary", "kg", {"A1-A3": 60.0})]),
    ]  # fmt: skip
    return {
        "digitalProductPassportId": "urn:uuid:0d0c",
        "uniqueProductIdentifier": "08712345678906",
        "granularity": "Model",
        "dppSchemaVersion": "1.0",
        "dppStatus": "Active",
        "lastUpdated": "2026-11-30",
        "economicOperatorId": "Hout BV",
        "elements": [_collection("environmentalDeclaration", declaration)],
    }


def _named(name: str) -> dict[str, Any]:
    return {"elementId": name, "dictionaryReference": f"urn:lcc:dictionary:passport:1#{name}"}


def _element(name: str, value: Any) -> dict[str, Any]:
    return {**_named(name), "value": value}


def _collection(name: str, elements: list[Any]) -> dict[str, Any]:
    return {**_named(name), "elements": elements}


def _declared(name: str, unit: str, modules: dict[str, float]) -> dict[str, Any]:
    amounts = [_element(module, value) for module, value in modules.items()]
    return _collection(name, [_element("unit", unit), _collection("modules", amounts)])


_leaves = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-1e300, 1e300) | st.text(max_size=5)
values = st.recursive(
    _leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
"""Any JSON."""


def paths(plain: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of every value in JSON, the whole first."""
    steps = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    return [path] + [deeper for step, one in steps for deeper in paths(one, (*path, step))]


def put(plain: Any, path: tuple[Any, ...], value: Any) -> None:
    """Put a value at a path in JSON."""
    for step in path[:-1]:
        plain = plain[step]
    plain[path[-1]] = value
