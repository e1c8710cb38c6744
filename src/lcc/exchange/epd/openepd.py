"""An EPD as openEPD has it (Building Transparency, openEPD 8; the names were read in its Python library)."""

import re
from collections.abc import Iterator, Mapping

from lcc.exchange.epd.draft import UNNAMED, Amount, EpdDraft, is_blank, module_of
from lcc.exchange.epd.indicators import impact_of
from lcc.exchange.epd.node import Node
from lcc.exchange.epd.record import EpdKind
from lcc.exchange.epd.standard import named_sets
from lcc.exchange.epd.units import declared_unit
from lcc.library.published import WeightingSetName
from lcc.record.message import Message
from lcc.record.path import Path

_METHODS: Mapping[str, WeightingSetName] = {
    "EF 3.0": "A2", "EF 3.1": "A2", "CML 2001": "A1", "CML 2007": "A1", "CML 2012": "A1", "CML 2016": "A1",
}  # fmt: skip
"""EN 15804+A2 takes the factors of EF 3; EN 15804+A1 those of CML. Other methods, such as TRACI, make no MKI here."""

_KINDS: Mapping[str, EpdKind] = {
    "openepd": "specific", "openindustryepd": "average", "opengenericestimate": "generic",
}  # fmt: skip
_IN_SCENARIOS = ("C1", "C2", "C3", "C4", "D")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+", re.ASCII)

_ALSO: Mapping[WeightingSetName, Mapping[str, str]] = {"A2": {"gwp": "GWP-total", "ep": "EP-marine"}, "A1": {}}
"""openEPD names these otherwise: its `gwp` is the total, and its `ep` the same as its `ep-marine`."""

_FLOWS = {"secondary": ("resource_uses", "sm"), "reuse": ("output_flows", "cru"),
          "recycling": ("output_flows", "mfr"), "energy_recovery": ("output_flows", "mer")}  # fmt: skip


def is_openepd(root: Node) -> bool:
    """Whether a file has this shape: it says so, or has the fields that no other shape has."""
    doctype = root["doctype"].value
    is_said = isinstance(doctype, str) and doctype.strip().casefold() in _KINDS
    return is_said or root["declared_unit"]["qty"].value is not None


def draft_of_openepd(root: Node, draft: EpdDraft) -> None:
    """Add to a draft what an openEPD file declares."""
    draft.values["shape",] = "openEPD"
    draft.text(("name",), root["product_name"], root["name"])
    draft.text(("number",), root["program_operator_doc_id"], root["id"])
    draft.text(("issued_by",), root["program_operator"]["name"])
    draft.text(("verified_by",), root["third_party_verifier"]["name"], root["third_party_verifier_name"])
    draft.kind(root["doctype"], _KINDS)
    _day(("valid_from",), root["date_of_issue"], draft)
    _day(("valid_until",), root["valid_until"], draft)
    _declared_unit(root["declared_unit"], draft)
    _mass(root["kg_per_declared_unit"], draft)
    life = root["product_service_life_years"]
    if (years := draft.number(life)) is not None:
        draft.put(("service_life_years",), life, years)
    chosen = _method(root, draft)
    if chosen is None:
        return
    weighting_set, impacts = chosen
    for name, node in impacts.fields():
        impact = _ALSO[weighting_set].get(name) or impact_of(name, weighting_set)
        is_said_again = weighting_set == "A2" and name == "ep" and "ep-marine" in impacts.value
        if impact is not None and not is_said_again:
            _indicator(("impacts", impact), node, draft)
    for flow, (group, name) in _FLOWS.items():
        if isinstance(root[group][name].value, dict):
            _indicator(("flows", flow), root[group][name], draft)


def _day(at: Path, node: Node, draft: EpdDraft) -> None:
    if node.value is not None:
        is_moment = isinstance(node.value, str) and _MOMENT.fullmatch(node.value)
        draft.put(at, node, node.value[:10] if is_moment else node.value)


def _declared_unit(node: Node, draft: EpdDraft) -> None:
    amount, unit = draft.number(node["qty"]), node["unit"]
    draft.places["declared_unit",] = node.path
    known = declared_unit(unit.value) if isinstance(unit.value, str) else None
    if known is None:
        draft.refuse(unit, "epd_declared_unit")
    else:
        draft.put(("declared_unit", "unit"), unit, known[0])
    if amount is not None:
        draft.put(("declared_unit", "amount"), node["qty"], amount * (known[1] if known else 1))


def _mass(node: Node, draft: EpdDraft) -> None:
    mass, unit = draft.number(node["qty"]), node["unit"]
    if mass is None:
        return
    known = declared_unit(unit.value) if isinstance(unit.value, str) else None
    if known is None or known[0] != "kg":
        draft.refuse(unit, "epd_unit", what="mass", unit="kg")
    else:
        draft.put(("mass_kg",), node["qty"], mass * known[1])


def _method(root: Node, draft: EpdDraft) -> tuple[WeightingSetName, Node] | None:
    """Return the set and the impacts by the method that belongs to it; add why not where that can't be told."""
    impacts = root["impacts"]
    methods = {name: (_METHODS[name], node) for name, node in impacts.fields() if name in _METHODS}
    said = named_sets(
        [text for one in root["compliance"].entries() for field in ("short_name", "name")
         if isinstance(text := one[field].value, str)]
    )  # fmt: skip
    usable = [found for found in methods.values() if not said or found[0] in said]
    if len(usable) == 1:
        weighting_set, node = usable[0]
        draft.put(("weighting_set",), node, weighting_set)
        return weighting_set, node
    known = ", ".join(name for name, _node in impacts.fields())
    words = {"said": ", ".join(sorted(said)) or "-", "methods": ", ".join(_METHODS)}
    draft.wrong.append(Message(impacts.path, "epd_method", known[:200] or None, words))
    # What follows from the set can't be judged.
    draft.values["weighting_set",], draft.values["impacts",] = "A2", {}
    return None


def _indicator(at: tuple[str, str], node: Node, draft: EpdDraft) -> None:
    """Add an indicator; its unit stands with every number, and has to be the same one."""
    amounts = list(_amounts(node, draft))
    units = [one["unit"] for _amount, one in amounts if one["unit"].value is not None]
    numbers = [one["unit"] for amount, one in amounts if not is_blank(amount.node)]
    for other in (*units, *numbers) if units else ():
        if other.value != units[0].value:
            draft.refuse(other, "epd_unit", what=at[-1], unit=str(units[0].value)[:60])
            return
    draft.declared(at, node, units[0] if units else Node(None), [amount for amount, _one in amounts])


def _amounts(node: Node, draft: EpdDraft) -> Iterator[tuple[Amount, Node]]:
    """Yield each amount with what it stands in; refuse a module that is no group, in which no number would be seen."""
    yield from _scopes(node, None, draft)
    scenarios = node["C_scenarios"]
    if scenarios.value is not None and not isinstance(scenarios.value, list):
        draft.refuse(scenarios, "list_type")
    for one in scenarios.entries():
        name = one["name"].value
        scenario = name if isinstance(name, str) else UNNAMED
        yield from _scopes(one, scenario, draft)
        # What the end of life is in a scenario: a module that it lacks is not that of another one.
        yield from ((Amount(module, scenario, Node(None)), Node(None)) for module in _IN_SCENARIOS)


def _scopes(node: Node, scenario: str | None, draft: EpdDraft) -> Iterator[tuple[Amount, Node]]:
    for name, one in node.fields():
        if isinstance(one.value, dict) and name != "ext":
            of_base = UNNAMED if module_of(name) in _IN_SCENARIOS else None
            yield Amount(name, of_base if scenario is None else scenario, one["mean"]), one
        elif module_of(name) is not None and not is_blank(one):
            draft.refuse(one, "dict_type")
