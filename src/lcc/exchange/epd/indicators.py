"""Which impact of a weighting set an indicator is, by what files call it in any language."""

import re
from collections.abc import Mapping

from lcc.library.published import WeightingSetName

_NO_SIGN = re.compile(r"[^a-z0-9]")
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")

_ABBREVIATED: Mapping[WeightingSetName, Mapping[str, tuple[str, ...]]] = {
    "A2": {
        "GWP-total": ("GWP-total", "GWP-gesamt", "GWP-tot", "GWP-t"),
        "ODP": ("ODP",),
        "AP": ("AP",),
        "EP-freshwater": ("EP-freshwater", "EP-fw", "EP-fresh", "EP-f"),
        "EP-marine": ("EP-marine", "EP-m", "EP-fm"),
        "EP-terrestrial": ("EP-terrestrial", "EP-terr", "EP-t"),
        "POCP": ("POCP",),
        "ADP-minerals-metals": ("ADPE", "ADP-minerals&metals", "ADP-mineral", "ADP-mm", "ADP-e"),
        "ADP-fossil": ("ADPF", "ADP-fossil", "ADP-f"),
        "WDP": ("WDP",),
        "PM": ("PM",),
        "IRP": ("IRP", "IR"),
        "ETP-fw": ("ETP-fw",),
        "HTP-c": ("HTP-c",),
        "HTP-nc": ("HTP-nc",),
        "SQP": ("SQP",),
    },
    "A1": {
        "ADPE": ("ADPE", "ADP-mineral"),
        "ADPF": ("ADPF", "ADP-fossil"),
        "GWP": ("GWP", "GWP 100", "GWP100"),
        "ODP": ("ODP",),
        "POCP": ("POCP",),
        "AP": ("AP",),
        "EP": ("EP",),
        "HTP": ("HTP",),
        "FAETP": ("FAETP",),
        "MAETP": ("MAETP",),
        "TETP": ("TETP",),
    },
}
"""The abbreviations are the same in English and German names: 'Globales Erwärmungspotenzial - total (GWP-total)'. Parts
of the whole, such as GWP-fossil, are not among them, and so never counted beside it."""

CLIMATE: Mapping[WeightingSetName, str] = {"A1": "GWP", "A2": "GWP-total"}
"""The impact of a set that is climate change as a whole."""

_FLOWS = {"sm": "secondary", "cru": "reuse", "mfr": "recycling", "mer": "energy_recovery"}

_OF_ID: Mapping[WeightingSetName, Mapping[str, str]] = {
    "A2": {
        "6a37f984-a4b3-458a-a20a-64418c145fa2": "GWP-total",
        "a7ea142a-9749-11ed-a8fc-0242ac120002": "GWP-total",
        "b5c629d6-def3-11e6-bf01-fe55135034f3": "ODP",
        "b5c611c6-def3-11e6-bf01-fe55135034f3": "AP",
        "b53ec18f-7377-4ad3-86eb-cc3f4f276b2b": "EP-freshwater",
        "b5c619fa-def3-11e6-bf01-fe55135034f3": "EP-marine",
        "b5c614d2-def3-11e6-bf01-fe55135034f3": "EP-terrestrial",
        "b5c610fe-def3-11e6-bf01-fe55135034f3": "POCP",
        "b2ad6494-c78d-11e6-9d9d-cec0c932ce01": "ADP-minerals-metals",
        "b2ad6110-c78d-11e6-9d9d-cec0c932ce01": "ADP-fossil",
        "b2ad66ce-c78d-11e6-9d9d-cec0c932ce01": "WDP",
        "b5c602c6-def3-11e6-bf01-fe55135034f3": "PM",
        "b5c632be-def3-11e6-bf01-fe55135034f3": "IRP",
        "ee1082d1-b0f7-43ca-a1f0-21e2a4a74511": "ETP-fw",
        "05316e7a-b254-4bea-9cf0-6bf33eb5c630": "ETP-fw",
        "2299222a-bbd8-474f-9d4f-4dd1f18aea7c": "HTP-c",
        "3af763a5-b7a1-48c9-9cee-1f223481fcef": "HTP-nc",
        "7cfdcfcf-b222-4b26-888a-a55f9fbf7ac8": "HTP-nc",
        "b2ad6890-c78d-11e6-9d9d-cec0c932ce01": "SQP",
    },
    "A1": {
        "77e416eb-a363-4258-a04e-171d843a6460": "GWP",
        "06dcd26f-025f-401a-a7c1-5e457eb54637": "ODP",
        "b4274add-93b7-4905-a5e4-2e878c4e4216": "AP",
        "f58827d0-b407-4ec6-be75-8b69efb98a0f": "EP",
        "1e84a202-dae6-42aa-9e9d-71ea48b8be00": "POCP",
        "f7c73bb9-ab1a-4249-9c6d-379a0de6f67e": "ADPE",
        "804ebcdf-309d-4098-8ed8-fdaf2f389981": "ADPF",
    },
}
"""The identifiers of indicators in ILCD+EPD files: those of EN 15804+A2 with EF 3.0 and EF 3.1, and of EN 15804+A1.

InDataWG, ILCD+EPD data format, doc/identifiers (Apache 2.0), read at beb0fdec. Certainty: sourced.
"""

_FLOW_OF_ID = {
    "c6a1f35f-2d09-4f54-8dfb-97e502e1ce92": "secondary",
    "a2b32f97-3fc7-4af2-b209-525bc6426f33": "reuse",
    "d7fe48a5-4103-49c8-9aae-b0b5dfdbd6ae": "recycling",
    "59a9181c-3aaf-46ee-8b13-2b3723b6e447": "energy_recovery",
}


def _key(name: str) -> str:
    return _NO_SIGN.sub("", name.casefold())


_BY_KEY: Mapping[WeightingSetName, Mapping[str, str]] = {
    set_name: {_key(word): impact for impact, words in impacts.items() for word in words}
    for set_name, impacts in _ABBREVIATED.items()
}


def impact_of(abbreviation: str, weighting_set: WeightingSetName) -> str | None:
    """Return the impact of a set that an abbreviation stands for.

    >>> impact_of("ADP-minerals&metals", "A2"), impact_of("GWP-fossil", "A2"), impact_of("GWP", "A2")
    ('ADP-minerals-metals', None, None)
    """
    return _BY_KEY[weighting_set].get(_key(abbreviation))


def named_impact(identifier: object, names: list[str], weighting_set: WeightingSetName) -> str | None:
    """Return the impact by its identifier, or else by the abbreviation in brackets in one of its names.

    >>> named_impact(None, ["Globales Erwärmungspotenzial - total (GWP-total)"], "A2")
    'GWP-total'
    """
    if isinstance(identifier, str) and (found := _OF_ID[weighting_set].get(identifier.casefold())):
        return found
    if isinstance(identifier, str) and any(identifier.casefold() in ids for ids in _OF_ID.values()):
        return None
    found_in = (impact_of(word, weighting_set) for name in names for word in _IN_BRACKETS.findall(name))
    return next((one for one in found_in if one), None)


def named_flow(identifier: object, names: list[str]) -> str | None:
    """Return the flow of material by its identifier, or else by the abbreviation in brackets in one of its names.

    >>> named_flow(None, ["Einsatz von Sekundärstoffen (SM)"])
    'secondary'
    """
    if isinstance(identifier, str) and (found := _FLOW_OF_ID.get(identifier.casefold())):
        return found
    found_in = (_FLOWS.get(_key(word)) for name in names for word in _IN_BRACKETS.findall(name))
    return next((one for one in found_in if one), None)
