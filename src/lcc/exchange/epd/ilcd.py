"""An EPD as ILCD+EPD has it, in JSON as soda4LCA writes it (Ökobaudat, ECO Platform, view extended).

The names were read in the format documentation of InDataWG and in a data set of Ökobaudat.
"""

import re
from collections.abc import Iterator, Mapping

from lcc.exchange.epd.draft import Amount, EpdDraft
from lcc.exchange.epd.indicators import CLIMATE, named_flow, named_impact
from lcc.exchange.epd.node import Node
from lcc.exchange.epd.record import EpdKind
from lcc.exchange.epd.standard import named_sets
from lcc.exchange.epd.units import declared_unit
from lcc.library.published import WeightingSetName
from lcc.record.message import Message
from lcc.record.path import Path

_SETS: tuple[WeightingSetName, ...] = ("A1", "A2")
_KINDS: Mapping[str, EpdKind] = {
    "specific dataset": "specific", "average dataset": "average", "representative dataset": "representative",
    "generic dataset": "generic",
}  # fmt: skip
"""The sub-types of ILCD+EPD that are of a product; a template dataset is none."""
_MASS = {"93a60a56-a3c8-11da-a746-0800200b9a66", "7e18d0ad-e78e-47a0-8e96-1c0a581902e2"}
"""The flow property mass, now and before. InDataWG, doc/identifiers/Flow_properties_and_unit_groups.csv."""
_MASS_PROPERTIES = {"m3": ("gross density", "kg/m3"), "m2": ("grammage", "kg/m2"), "m": ("linear density", "kg/m"),
                    "piece": ("weight per piece", "kg")}  # fmt: skip
"""Properties of a material that say what one of a unit weighs. InDataWG, doc/MaterialProperties.md."""
_HANGS_ON_MORE = re.compile(r"\bR(-?(value|waarde|wert))?\s*[=:]|\bRSI\b|m2\s*K|m²\s*K", re.IGNORECASE)
"""A declared unit such as '1 m2, R = 1': how much of the product that is hangs on more than the unit."""
_YEAR = re.compile(r"\d{4}", re.ASCII)


def is_ilcd(root: Node) -> bool:
    """Whether a file has this shape."""
    return isinstance(root["processInformation"].value, dict)


def draft_of_ilcd(root: Node, draft: EpdDraft) -> None:
    """Add to a draft what an ILCD+EPD file declares."""
    information, ownership = (
        root["processInformation"]["dataSetInformation"],
        root["administrativeInformation"]["publicationAndOwnership"],
    )
    draft.values["shape",] = "ILCD+EPD"
    draft.text(("name",), *information["name"]["baseName"].texts(), information["name"]["baseName"])
    draft.text(("number",), ownership["registrationNumber"], information["UUID"])
    draft.text(("issued_by",), *_named(ownership["referenceToRegistrationAuthority"]), *_publisher(ownership))
    draft.text(("verified_by",), *_reviewers(root["modellingAndValidation"]["validation"]))
    for one in root["modellingAndValidation"]["LCIMethodAndAllocation"]["other"]["anies"].entries():
        if one["name"].value == "subType":
            draft.kind(one["value"], _KINDS)
    time = root["processInformation"]["time"]
    _day(("valid_from",), time["referenceYear"], "01-01", draft)
    _day(("valid_until",), time["dataSetValidUntil"], "12-31", draft)
    _reference_flow(root, draft)
    results = list(root["LCIAResults"]["LCIAResult"].entries())
    weighting_set = _set_of(root, results, draft)
    if weighting_set is None:
        draft.values["weighting_set",], draft.values["impacts",] = "A2", {}
        return
    draft.places["impacts",] = root["LCIAResults"].path
    for result in results:
        impact = _impact(result, weighting_set)
        if impact is not None:
            _indicator(("impacts", impact), result, draft)
    for exchange in root["exchanges"]["exchange"].entries():
        flow = exchange["referenceToFlowDataSet"]
        if (name := named_flow(flow["refObjectId"].value, _words(flow["shortDescription"]))) is not None:
            _indicator(("flows", name), exchange, draft)


def _words(node: Node) -> list[str]:
    return [one.value for one in node.texts()]


def _named(node: Node) -> list[Node]:
    return node["shortDescription"].texts()


def _publisher(ownership: Node) -> Iterator[Node]:
    for one in ownership["other"]["anies"].entries():
        if one["name"].value == "referenceToPublisher":
            yield from _named(one["value"])


def _reviewers(validation: Node) -> Iterator[Node]:
    for review in validation["review"].entries():
        for one in review["referenceToNameOfReviewerAndInstitution"].entries():
            yield from _named(one)


def _day(at: Path, node: Node, of_year: str, draft: EpdDraft) -> None:
    if node.value is not None:
        written = str(node.value).strip()
        draft.put(at, node, f"{written}-{of_year}" if _YEAR.fullmatch(written) else written)


def _reference_flow(root: Node, draft: EpdDraft) -> None:
    """Add the declared unit and what one of it weighs, from the one exchange that is the product."""
    referred = root["processInformation"]["quantitativeReference"]["referenceToReferenceFlow"].entries()
    numbers = {one.value for one in referred if isinstance(one.value, int)}
    exchanges = list(root["exchanges"]["exchange"].entries())
    products = [one for one in exchanges if one["referenceFlow"].value is True] or [
        one for one in exchanges if isinstance(number := one["dataSetInternalID"].value, int) and number in numbers
    ]
    if len(products) != 1:
        draft.refuse(Node(len(products), root["exchanges"].path), "epd_reference_flow")
        draft.values["declared_unit",] = {"amount": 1.0, "unit": "piece"}
        return
    [product] = products
    properties = list(product["flowProperties"].entries())
    references = [one for one in properties if one["referenceFlowProperty"].value is True]
    reference = references[0] if len(references) == 1 else Node(None, product.path)
    unit, times = _unit(reference["referenceUnit"], root, draft)
    flows = [product["resultingflowAmount"], product["resultingFlowAmount"], product["meanAmount"]]
    flow = next((one for one in flows if one.value is not None), flows[-1])
    amount, mean = draft.number(flow), draft.number(reference["meanValue"])
    if amount is None:
        draft.refuse(flow, "missing", field="meanAmount")
        draft.values["declared_unit", "amount"] = 1.0
        return
    declared = amount * (1.0 if mean is None else mean) * times
    draft.put(("declared_unit", "amount"), flow, declared)
    _mass(product, unit, amount, declared, draft)


def _unit(node: Node, root: Node, draft: EpdDraft) -> tuple[str | None, float]:
    """Add the unit; return it, and how many of it one of the written ones is."""
    known = declared_unit(node.value) if isinstance(node.value, str) else None
    said = [
        *root["processInformation"]["dataSetInformation"]["name"]["functionalUnitFlowProperties"].texts(),
        *root["processInformation"]["quantitativeReference"]["functionalUnitOrOther"].texts(),
    ]
    beside = next((one for one in said if _HANGS_ON_MORE.search(one.value)), None)
    if known is None or beside is not None:
        draft.refuse(beside or node, "epd_declared_unit")
        draft.values["declared_unit", "unit"] = "piece"
        return None, 1.0
    draft.put(("declared_unit", "unit"), node, known[0])
    return known


def _mass(product: Node, unit: str | None, amount: float, declared: float, draft: EpdDraft) -> None:
    """Add what the declared unit weighs: as a property of the flow, or else of the material."""
    for one in product["flowProperties"].entries():
        is_mass = str(one["uuid"].value).casefold() in _MASS or {"mass", "masse"} & {
            word.casefold().strip() for word in _words(one["name"])
        }
        if is_mass and one["referenceFlowProperty"].value is not True:
            if (mean := draft.number(one["meanValue"])) is not None:
                draft.put(("mass_kg",), one["meanValue"], mean * amount)
            return
    name, wanted = _MASS_PROPERTIES.get(unit or "", ("", ""))
    for one in product["materialProperties"].entries():
        written = str(one["unit"].value).replace("^", "").strip()
        if name and one["name"].value == name and written == wanted:
            if (each := draft.number(one["value"])) is not None:
                draft.put(("mass_kg",), one["value"], each * declared)
            return


def _impact(result: Node, weighting_set: WeightingSetName) -> str | None:
    method = result["referenceToLCIAMethodDataSet"]
    return named_impact(method["refObjectId"].value, _words(method["shortDescription"]), weighting_set)


def _set_of(root: Node, results: list[Node], draft: EpdDraft) -> WeightingSetName | None:
    """Return the set: the one that the file says it follows, or else the one of which it has climate change."""
    systems = root["modellingAndValidation"]["complianceDeclarations"]["compliance"]
    said = named_sets(
        word
        for one in systems.entries()
        for word in _words(one["referenceToComplianceSystem"]["shortDescription"])
    )
    has = {one for one in _SETS if any(_impact(result, one) == CLIMATE[one] for result in results)}
    sets = said if len(said) == 1 else (said & has if said else has)
    if len(sets) != 1:
        words = {"said": ", ".join(sorted(said)) or "-", "methods": ", ".join(CLIMATE.values())}
        draft.wrong.append(Message(root["LCIAResults"].path, "epd_method", ", ".join(sorted(has)) or None, words))
        return None
    [weighting_set] = sets
    draft.put(("weighting_set",), systems if said else root["LCIAResults"], weighting_set)
    return weighting_set


def _indicator(at: tuple[str, str], node: Node, draft: EpdDraft) -> None:
    anies = list(node["other"]["anies"].entries())
    units = [
        unit
        for one in anies
        if one["name"].value == "referenceToUnitGroupDataSet"
        for unit in _named(one["value"])
    ]
    for one in anies:
        if one["module"].value is not None and not isinstance(one["module"].value, str):
            draft.refuse(one["module"], "epd_other_module", what="-")
    draft.declared(at, node, units[0] if units else Node(None), _amounts(anies))


def _amounts(anies: list[Node]) -> Iterator[Amount]:
    for one in anies:
        module, scenario = one["module"].value, one["scenario"].value
        if isinstance(module, str):
            yield Amount(module, scenario if isinstance(scenario, str) else None, one["value"])
