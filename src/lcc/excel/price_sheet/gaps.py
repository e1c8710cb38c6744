"""What keeps a mapping from being used: units that were not understood, and fields that no cell holds."""

from collections.abc import Iterable, Iterator, Mapping
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import ValidationError

from lcc.checks.agreement import disagreements
from lcc.excel.price_sheet.mapping import CellSource, PriceSheet, fields_of_bids
from lcc.library.phases import PRICED_PHASES
from lcc.model.bid import Bid
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path, assembled, name_of, path_of
from lcc.record.record import LONGEST_YEARS

_NEVER_ANSWERED = {
    "phase_not_answered": "phase_not_mapped",
    "index_not_open": "index_not_mapped",
    "item_not_offered": "item_not_offered",
    "ladder_not_stated": "ladder_not_stated",
    "mki_not_stated": "mki_not_stated",
    "resource_not_stated": "resource_not_stated",
    "passport_not_stated": "passport_not_stated",
}
"""What is wrong with every bid if the mapping does not hold it, and what that is called of a mapping."""

_MISSING: Mapping[str, Path] = {"missing": (), "union_tag_not_found": ("kind",), "mass_needed": ("mass_kg",)}
"""Errors that say that a field is not there, with which field of what they are about that is."""


def unfinished(mapping: PriceSheet, tender: Tender | None) -> list[Message]:
    """Return why a mapping can't be used, by path in the mapping; of what is missing also where there is a tender.

    Of what can't be said without the values in a price sheet, nothing is said.
    """
    return [*_marks(mapping), *_missing(mapping, tender)]


def _marks(mapping: PriceSheet) -> Iterator[Message]:
    fields: dict[Path, Mapping[str, CellSource]] = {("fields",): mapping.fields}
    fields |= {("tables", position, "fields"): table.fields for position, table in enumerate(mapping.tables)}
    for at, sources in fields.items():
        for name, source in sources.items():
            if (mark := source.unit_not_understood) is not None:
                yield Message((*at, name, "unit_not_understood"), "unit_not_understood", mark, {})


def _missing(mapping: PriceSheet, tender: Tender | None) -> Iterator[Message]:
    stated = _stated(mapping, tender)
    try:
        bid = Bid.model_validate(assembled(stated))
    except ValidationError as error:
        yield from _not_mapped(error, mapping)
        return
    said: list[Message] = []
    for finding in disagreements(tender, bid) if tender else ():
        if finding.code == "index_not_open" and finding.path in stated:
            continue  # what a cell says, a bidder answers for
        if finding.code in _NEVER_ANSWERED:
            kind, near = _NEVER_ANSWERED[finding.code], _near(finding.path, mapping)
            words = {**finding.context, "code": finding.context.get("phase", "")}
            found = Message(near, kind, None, words)
            if found not in said:
                said.append(found)
                yield found


def _not_mapped(error: ValidationError, mapping: PriceSheet) -> Iterator[Message]:
    for details in error.errors(include_url=False):
        location = details["loc"]
        path = tuple(
            step
            for before, step in zip((None, *location), location, strict=False)
            if not (before == "business_model" and step in BUSINESS_MODELS)
        )
        if details["type"] == "extra_forbidden" and path[2:3] == ("business_model",):
            place = next((("fields", one) for one in mapping.fields if path_of(one) == path), ("fields",))
            yield Message(place, "other_models_field", name_of(path), {})
        elif details["type"] in _MISSING:
            path = (*path, *_MISSING[details["type"]])
            code = "life_not_mapped" if path[-1] == "service_life_years" else "not_mapped"
            yield Message(_near(path, mapping), code, None, {"field": name_of(path)})


def _near(path: Path, mapping: PriceSheet) -> Path:
    """Return the place in a mapping that is closest to a field: a table that makes what it is of, or the fields."""
    for position, table in enumerate(mapping.tables):
        at = path_of(table.entries)
        if path[: len(at)] == at and len(path) > len(at):
            return "tables", position, "fields"
    return ("fields",)


def _stated(mapping: PriceSheet, tender: Tender | None) -> dict[Path, Any]:
    """Return a bid as the mapping would make it, with values that can be in the place of what cells hold."""
    found: dict[Path, Any] = {("tender",): tender.id if tender else "-", ("bidder",): {}, ("offers", 0): {}}
    for name, source in mapping.fields.items():
        path = path_of(name)
        found[path] = next(iter(_possible(path, source, tender)))
    for table in mapping.tables:
        at = path_of(table.entries)
        for row in _rows(at, table.fields, tender):
            entry = len({path[len(at)] for path in found if path[: len(at)] == at and len(path) > len(at)})
            found |= {(*at, entry, *path): value for path, value in row.items()}
    inside = {path[:length] for path in found for length in range(len(path))}
    return {path: value for path, value in found.items() if path not in inside}


def _rows(at: Path, fields: Mapping[str, CellSource], tender: Tender | None) -> Iterable[dict[Path, Any]]:
    """Return as many rows of a table as it takes to have every phase in them that there can be."""
    values = {
        path_of(name): list(_possible((*at, 0, *path_of(name)), one, tender)) for name, one in fields.items()
    }
    most = max((len(some) for path, some in values.items() if path == ("phase",)), default=1)
    return [{path: some[min(k, len(some) - 1)] for path, some in values.items()} for k in range(most)]


def _possible(path: Path, source: CellSource, tender: Tender | None) -> Iterable[Any]:
    """Return values that a field can have."""
    if source.value is not None:
        value = source.value
        return [int(value) if isinstance(value, float) and value.is_integer() else value]
    if source.choices:
        return list(source.choices.values())
    if path[-1] == "phase":
        return PRICED_PHASES
    if path[-1] in ("term_months", "months"):
        return [LONGEST_YEARS * 12]  # a whole number of payment periods of whichever length
    known = _known(path, tender)
    return [known] if known else [_any_value(fields_of_bids(path)[0].annotation)]


def _known(path: Path, tender: Tender | None) -> str | None:
    """Return what the tender itself says that can stand in a field."""
    if tender is None:
        return None
    if path[-1] == "item":
        return tender.items[0].id
    if path[-1] == "resource":
        return next(iter(tender.resources), None)
    if path[-1] == "weighting_set":
        return tender.mki.weighting_set if tender.mki else None
    if path == ("co2_ladder", "version"):
        return tender.award.co2_ladder.version if tender.award.co2_ladder else None
    return None


def _any_value(annotation: Any) -> Any:
    """Return a value of a type: a number that is a share, a length and an amount alike."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    inside = [part for part in get_args(annotation) if part is not NoneType]
    if annotation is bool or bool in inside:
        return True
    if annotation in (int, float):
        return annotation(1)
    return _any_value(inside[0]) if inside else "x"
