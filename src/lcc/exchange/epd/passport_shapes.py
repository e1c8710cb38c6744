"""The material passport in the shapes in which EPDs travel, and back: what goes out and comes in again is the same.

Each has the fields of its shape that say the same as the passport, and the passport itself where that shape takes what
it does not know: `ext` in openEPD, `other` in ILCD+EPD, data elements in a product passport. No shape has a field for
materials with origin and end of life. Where both stand in a file that is read, they have to agree.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from typing import Any

from lcc.exchange.epd.dictionary import DICTIONARY, elements_of, once, stated_in_elements
from lcc.exchange.epd.node import Node
from lcc.exchange.epd.placed import nearest, record_at
from lcc.exchange.epd.product_passport import DECLARATION
from lcc.intake.files import File, read_bytes
from lcc.interchange.json_file import stated_in_json
from lcc.interchange.json_text import as_json_text
from lcc.model.passport import Passport
from lcc.record.message import Message
from lcc.record.path import Path, assembled
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, in_file, problems_of, refusal

_EXTENSION = "lcc"
_OPENEPD_AT: Path = ("ext", _EXTENSION, "passport")
_ILCD_AT: Path = ("processInformation", "dataSetInformation", "other", "anies", 0, "value")
_SAME_IN_OPENEPD: tuple[Path, ...] = (
    ("product_name",), ("product_sku",), ("manufacturer", "name"), ("declared_unit", "qty"), ("declared_unit", "unit"),
    ("kg_per_declared_unit", "qty"), ("kg_per_declared_unit", "unit"), ("product_service_life_years",),
)  # fmt: skip
_SAME_IN_ILCD: tuple[Path, ...] = (
    ("processInformation", "dataSetInformation", "name", "baseName", 0, "value"), ("exchanges",),
)  # fmt: skip
"""Where the fields of a shape say what the passport says; of a group, each value in it."""
_LONGEST_IN_OPENEPD_YEARS = 101
"""openEPD takes a service life below this; a longer one is only in the passport itself."""


def as_openepd(passport: Passport, _on: date | None) -> dict[str, Any]:
    """Return a passport as openEPD: no declaration of impacts, and it names none.

    >>> from lcc.model.passport import Passport
    >>> plain = as_openepd(Passport.model_validate({
    ...     "product": "Bench", "mass_kg": 1.0, "technical_life_years": 20.0, "materials": [{
    ...         "name": "Wood", "mass_kg": 1.0, "origin": {"biobased": 1.0}, "end_of_life": {"reuse": 1.0}}]}), None)
    >>> plain["kg_per_declared_unit"], plain["product_service_life_years"]
    ({'qty': 1.0, 'unit': 'kg'}, 20.0)
    """
    life = passport.technical_life_years
    return {
        "doctype": "openEPD",
        "openepd_version": "0.1",
        "product_name": passport.product,
        **({"product_sku": passport.product_id} if passport.product_id else {}),
        **({"manufacturer": {"name": passport.supplier}} if passport.supplier else {}),
        "declared_unit": {"qty": 1.0, "unit": "item"},
        "kg_per_declared_unit": {"qty": passport.mass_kg, "unit": "kg"},
        **({"product_service_life_years": life} if life < _LONGEST_IN_OPENEPD_YEARS else {}),
        "ext": {_EXTENSION: {"dictionary": DICTIONARY, "passport": _plain(passport)}},
    }


def as_ilcd(passport: Passport, on: date | None) -> dict[str, Any]:
    """Return a passport as an ILCD+EPD data set in JSON, without results: the product, its mass, and the passport.

    `on` gives the reference year, and evidence that ends the year until which it is valid: LCAx asks for both.
    """
    name = [{"value": passport.product, "lang": "en"}]
    until = [one.valid_until for one in passport.evidence if one.valid_until]
    return {
        "processInformation": {
            "dataSetInformation": {
                "UUID": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{DICTIONARY}#{as_json_text(_plain(passport))}")),
                "name": {"baseName": name},
                "other": {"anies": [{"name": DICTIONARY, "value": _plain(passport)}]},
            },
            "quantitativeReference": {"referenceToReferenceFlow": [0], "type": "Reference flow(s)"},
            "time": {
                **({"referenceYear": on.year} if on else {}),
                **({"dataSetValidUntil": min(until).year} if until else {}),
            },
            "geography": {"locationOfOperationSupplyOrProduction": {"location": ""}},
        },
        "modellingAndValidation": {
            "LCIMethodAndAllocation": {"typeOfDataSet": "EPD"},
            "complianceDeclarations": {"compliance": []},
        },
        "administrativeInformation": {"publicationAndOwnership": {"dataSetVersion": "01.00.000"}},
        "exchanges": {
            "exchange": [
                {
                    "referenceToFlowDataSet": {"shortDescription": name, "type": "flow data set"},
                    "dataSetInternalID": 0,
                    "referenceFlow": True,
                    "meanAmount": 1.0,
                    "resultingflowAmount": 1.0,
                    "flowProperties": [
                        {
                            "name": [{"value": "Mass", "lang": "en"}],
                            "uuid": "93a60a56-a3c8-11da-a746-0800200b9a66",
                            "meanValue": passport.mass_kg,
                        },
                        {
                            "name": [{"value": "Number of items", "lang": "en"}],
                            "uuid": "01846770-4cfe-4a25-8ad9-919d8d378345",
                            "referenceFlowProperty": True,
                            "meanValue": 1.0,
                            "referenceUnit": "pcs",
                        },
                    ],
                    "materialProperties": [
                        {"name": "weight per piece", "value": str(passport.mass_kg), "unit": "kg"},
                    ],
                }
            ]
        },
        "LCIAResults": {"LCIAResult": []},
        "version": "1.1",
    }


_IN_FRAME = ("product_id", "supplier")
"""What the frame of EN 18223 says itself, and no element says again."""


def as_product_passport(passport: Passport, on: date | None) -> dict[str, Any]:
    """Return a passport in the frame of EN 18223, as JSON-LD, with every field that is mandatory there.

    `on` is the day on which it was last changed: no clock is read.

    Raises
    ------
    InputRefusedError
        The passport has no product code or no supplier, or there is no day.
    """
    missing = [name for name in _IN_FRAME if getattr(passport, name) is None]
    if missing or on is None:
        names = [*missing, *(["lastUpdated"] if on is None else [])]
        raise refusal("passport_frame", None, missing=", ".join(names))
    plain = _plain(passport)
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{DICTIONARY}#{as_json_text([plain, on.isoformat()])}")
    return {
        "@context": {"@vocab": f"{DICTIONARY}#"},
        "@type": "DigitalProductPassport",
        "digitalProductPassportId": identifier.urn,
        "uniqueProductIdentifier": passport.product_id,
        "granularity": "Model",
        "dppSchemaVersion": "1.0",
        "dppStatus": "Draft",
        "lastUpdated": on.isoformat(),
        "economicOperatorId": passport.supplier,
        "contentSpecificationId": [DICTIONARY],
        "elements": elements_of({name: value for name, value in plain.items() if name not in _IN_FRAME}),
    }


def _plain(passport: Passport) -> dict[str, Any]:
    return passport.model_dump(mode="json", exclude_defaults=True)


SHAPES: Mapping[str, Callable[[Passport, date | None], dict[str, Any]]] = {
    ".openepd.json": as_openepd,
    ".ilcd.json": as_ilcd,
    ".jsonld": as_product_passport,
}
"""How a name ends, and the shape of a file of that name."""


def shape_of(name: str) -> str | None:
    """Return how a name ends, if that says a shape.

    >>> shape_of("bench.openEPD.json"), shape_of("bench.passport.json")
    ('.openepd.json', None)
    """
    return next((ending for ending in SHAPES if name.lower().endswith(ending)), None)


def written_as(passport: Passport, shape: str, on: date | None = None) -> bytes:
    """Return a passport as a file of a shape of `SHAPES`."""
    return as_json_text(SHAPES[shape](passport, on)).encode()


def read_shaped_passport(file: File) -> Passport:
    """Return the passport in a file of one of the shapes, as this program writes them.

    Raises
    ------
    InputRefusedError
        There is none in it, it is wrong, or what the shape says beside it is something else.
    """
    content = read_bytes(file)
    with in_file(str(file)):
        stated = stated_in_json(content)
        root = Node(stated.values)
        if root["digitalProductPassportId"].value is not None:
            return _in_elements(root, stated.origins)
        for at, same, again in ((_OPENEPD_AT, _SAME_IN_OPENEPD, as_openepd), (_ILCD_AT, _SAME_IN_ILCD, as_ilcd)):
            node = _at(root, at)
            if isinstance(node.value, dict):
                passport = record_at(node.value, Passport, partial(_below, at), stated.origins)
                _refuse_unlike(root, Node(again(passport, None)), same, stated.origins)
                return passport
        raise refusal("no_passport_in", None, endings=", ".join(SHAPES))


def _at(node: Node, path: Path) -> Node:
    return reduce(lambda at, step: at[step], path, node)


def _below(at: Path, path: Path) -> Path:
    return (*at, *path)


def _in_elements(root: Node, origins: Origins) -> Passport:
    found, wrong = once(stated_in_elements(root["elements"]))
    found = {path: node for path, node in found.items() if path[0] != DECLARATION}
    found |= {("product_id",): root["uniqueProductIdentifier"], ("supplier",): root["economicOperatorId"]}
    places = {path: node.path for path, node in found.items()}
    values = assembled({path: node.value for path, node in found.items()})
    return record_at(values, Passport, partial(nearest, places), origins, wrong)


def _leaves(node: Node) -> Iterator[Path]:
    """Yield where each value in a group or list stands, or the one that is there."""
    inner = [*node.entries(), *(one for _name, one in node.fields())]
    if not inner:
        yield node.path
    for one in inner:
        yield from _leaves(one)


def _refuse_unlike(root: Node, expected: Node, same: Sequence[Path], origins: Origins) -> None:
    """Refuse a file that says one thing in the fields of its shape and another in its passport."""
    leaves = dict.fromkeys(one for path in same for one in _leaves(_at(expected, path)))
    found = [(_at(root, path), _at(expected, path)) for path in leaves]
    wrong = [
        Message(node.path, "passport_differs", node.value, {"said": other.value})
        for node, other in found
        if node.value is not None and node.value != other.value
    ]
    if wrong:
        raise InputRefusedError(problems_of(wrong, origins=origins))
