"""Plain values as a record, or everything in them that does not fit, each with its place."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from lcc.checks.fields import VARIANTS
from lcc.checks.large import is_large, quick, up_to
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_in, problem_of, problems_of
from lcc.record.record import Record
from lcc.record.stated import Stated

AnyRecord = TypeVar("AnyRecord", bound=Record)

_SHARES = {"rate", "inflation", "indices", "return_rate", "share_of_price", "share", "loss_per_trip", "interest"}
_SHARES |= {
    "cost_share",
    "rates",
    "expected_resale_haircut",
    "option_weight",
    "cost_weight",
    "price_weight",
    "weight",
    "earns",
}
_OF_SHARES = {"instalments_whole", "shares_whole", "steps_fall"}
_ENTRIES = ("paid", "measured", "amended", "social_return", "secured", "released", "defaulted", "resumed")
_DISTRIBUTIONS = ("uniform", "triangular", "pert", "normal", "lognormal", "discrete")
_UNION_BRANCHES = {"float", "constrained-float", "[key]"}

_OF_PYDANTIC = frozenset(get_args(ErrorType))
KNOWN_OF_PYDANTIC = frozenset((
    "bool_type", "date_type", "dict_type", "extra_forbidden", "finite_number", "float_type", "greater_than",
    "greater_than_equal", "int_from_float", "int_parsing",
    "int_parsing_size", "int_type", "less_than", "less_than_equal", "list_type",
    "literal_error", "missing", "model_attributes_type", "model_type", "string_pattern_mismatch", "string_too_long",
    "string_type", "too_long", "too_short", "union_tag_invalid", "union_tag_not_found",
))  # fmt: skip
"""The kinds of error of pydantic that are told apart; any other one of its own is `other`."""


def record_of(stated: Stated, model: type[AnyRecord]) -> AnyRecord:
    """Return what is stated as a record.

    Raises
    ------
    InputRefusedError
        With everything that is wrong: with how it is stated, and with every field that does not fit; of a cell, or of
        a file as a whole, only what was found first, and nothing that may follow from a cell that could not be read.
    """
    record, found = (None, []) if stated.values is None and stated.problems else _made(stated, model)
    known = {_place(one) for one in stated.problems if one.origin.line is None}
    more = (one for one in found if _place(one) not in known and (one.sheet, one.cell) not in stated.said_of)
    problems = [*stated.problems, *more]
    if problems or record is None or not stated.is_whole:
        raise InputRefusedError(problems)
    return record


def validated(values: object, model: type[AnyRecord], file: str) -> AnyRecord:
    """Return plain values in a file as a record; raise InputRefusedError with every field that does not fit."""
    with in_file(file):
        return record_of(Stated(values), model)


def _place(problem: Problem) -> tuple[str, str | None, str | None]:
    return problem.file, problem.sheet, problem.cell


def _made(stated: Stated, model: type[AnyRecord]) -> tuple[AnyRecord | None, list[Problem]]:
    """Return plain values as a record, or everything in them that does not fit."""
    values = looked_at = stated.values
    if not isinstance(values, dict):
        finding = Message((), "not_fields", values, {"first": next(iter(model.model_fields))})
        return None, [problem_of(finding, origins=stated.origins)]
    if (shape := epd_shape(values)) is not None:
        return None, [problem_of(Message((), "epd_given", shape, {}), origins=stated.origins)]
    if is_large(values):
        try:
            return quick(model).validate_python(values), []
        except ValidationError as error:
            looked_at = up_to(values, [path_in_file(one["loc"]) for one in error.errors(include_url=False)])
    try:
        made = model.model_validate(looked_at)
    except ValidationError as error:
        problems = problems_of(messages_of(error, model, unread_in(stated)), origins=stated.origins)
        unseen = [] if looked_at is values else [problem_in("", "not_looked_at")]
        return None, [*problems, *unseen]
    return (made if looked_at is values else model.model_validate(values)), []


_SHAPES = {"digitalProductPassportId": "EN 18223", "processInformation": "ILCD+EPD", "doctype": "openEPD"}


def epd_shape(values: Mapping[Any, Any]) -> str | None:
    """Return in which shape values are an EPD or a product passport, by a field that no record of this program has.

    >>> epd_shape({"doctype": "openEPD"}), epd_shape({"title": "Benches"})
    ('openEPD', None)
    """
    return next((shape for field, shape in _SHAPES.items() if field in values), None)


def unread_in(stated: Stated) -> set[Path]:
    """Return the fields of which the cell holds what could not be read."""
    cells = {(one.sheet, one.cell) for one in stated.problems if one.cell} | stated.said_of
    return (
        {path for path, origin in stated.origins.items() if (origin.sheet, origin.cell) in cells}
        if cells
        else set()
    )


def messages_of(error: ValidationError, model: type[Record], unread: Collection[Path] = ()) -> list[Message]:
    """Return what pydantic found, one message for each place; not of a record of which a part is `unread`."""
    around = {path[:length] for path in unread for length in range(len(path) + 1)}
    found = _one_for_each_place(error)
    return [_message(details, model) for details in found if path_in_file(details["loc"]) not in around]


def _one_for_each_place(error: ValidationError) -> Iterator[ErrorDetails]:
    """Yield the errors; where no branch of a union fits, only the one that looks deepest, or else the first."""
    found = error.errors(include_url=False)
    places = [path_in_file(details["loc"]) for details in found]
    around = {place[:length] for place in places for length in range(len(place))}
    seen: set[Path] = set()
    for details, place in zip(found, places, strict=True):
        if place not in seen and place not in around:
            seen.add(place)
            yield details


def path_in_file(location: Path) -> Path:
    """Return a location without what pydantic adds to it: the branch of a union, the key of a mapping."""
    path: list[str | int] = []
    for before, step in zip((None, *location), location, strict=False):
        is_variant = before in VARIANTS and step in VARIANTS[str(before)][1]
        is_branch = step in _UNION_BRANCHES or str(step).startswith(("list[", "function-"))
        is_distribution = path[-1:] == ["distribution"] and isinstance(step, str) and step in _DISTRIBUTIONS
        if not is_variant and not is_branch and not is_distribution:
            path.append(step)
    return tuple(path)


def _message(details: ErrorDetails, model: type[Record]) -> Message:
    kind, found, context = details["type"], details["input"], dict(details.get("ctx", {}))
    # What is wrong with a record as a whole may lie in one field of it: a validator says which.
    path = (*path_in_file(details["loc"]), *context.pop("at", ()))
    if kind.startswith("date"):
        kind = "date_type"
    if kind in ("bool_parsing", "float_parsing"):  # of a text, where all there is are texts
        kind = kind.replace("parsing", "type")
    if kind == "missing":
        return Message(path, kind, None, {"field": path[-1]})
    if kind in ("extra_forbidden", "invalid_key"):
        return _unknown_field(path, fields_at(model, details["loc"][:-1]))
    if kind == "literal_error":
        return Message(path, kind, found, {"choices": _choices(context["expected"])})
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        otherwise = _ENTRIES if path[:1] == ("log",) else _DISTRIBUTIONS
        choices = VARIANTS[str(path[-1])][1] if path[-1] in VARIANTS else otherwise
        return Message(path, kind, _tag(found, context), {"choices": ", ".join(choices)})
    if kind in _OF_SHARES or (kind.startswith(("greater", "less")) and not _SHARES.isdisjoint(path)):
        context["is_share"] = True
    if kind in _OF_PYDANTIC - KNOWN_OF_PYDANTIC:
        return Message(path, "other", found, {"message": details["msg"]})
    return Message(path, kind, context["found"] if "found" in context else context.get("name") or found, context)


def _tag(found: object, context: Mapping[str, Any]) -> object:
    """Return what stands where one of several kinds is named: pydantic has it as text, and nothing too."""
    fields = [one for one in ("kind", "method") if isinstance(found, dict) and one in found]
    return found[fields[0]] if isinstance(found, dict) and fields else context.get("tag")


def _unknown_field(path: Path, known: list[str]) -> Message:
    close = get_close_matches(str(path[-1]), known, 1)
    words = {"known": ", ".join(known), **({"suggestion": close[0]} if close else {})}
    return Message(path, "extra_forbidden", f"{path[-1]}", words)


def fields_at(model: type[BaseModel], location: Path) -> list[str]:
    """Return the names of the fields that a place in a file can hold.

    >>> from lcc.model import Bid
    >>> fields_at(Bid, ("offers", 0, "carbon"))
    ['production_kg', 'end_of_life_kg']
    """
    for before, step in zip((None, *location), location, strict=False):
        if isinstance(step, str) and step in model.model_fields:
            records = list(_records(model.model_fields[step].annotation))
            model = records[0] if records else model
        elif before in VARIANTS and step in VARIANTS[str(before)][1]:
            model = VARIANTS[str(before)][1][str(step)]
    return list(model.model_fields)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _records(inner)


def _choices(expected: str) -> str:
    """Return the words that a field can say, as a file has them.

    >>> _choices("True, False or 'fell_away'")
    'true, false, fell_away'
    """
    words = expected.replace(" or ", ", ").split(", ")
    return ", ".join({"True": "true", "False": "false"}.get(word, word.strip("'")) for word in words)
