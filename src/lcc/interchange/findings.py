"""From what validation found to problems with file, place and wording."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from math import isfinite
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lcc.evaluation.results import Origins, origin_of
from lcc.interchange.limits import MOST_PROBLEMS
from lcc.interchange.problem import Problem, shown
from lcc.language import N_, Local, Text
from lcc.language.terms import TERMS
from lcc.language.visible import visible
from lcc.model.bid import Bid
from lcc.model.fields import VARIANTS
from lcc.model.remarks import passports_of_bidders, remarks, remarks_on_tender
from lcc.model.result import Origin
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.record import Record
from lcc.words.problem_texts import EXPECTED_AND_MEND, REMARKS

_SHARES = {"rate", "inflation", "indices", "return_rate", "share_of_price", "share", "loss_per_trip", "interest"}
_SHARES |= {"cost_share", "rates", "expected_resale_haircut", "option_weight", "price_weight", "weight", "earns"}
_DISTRIBUTIONS = ("uniform", "triangular", "pert", "normal", "lognormal", "discrete")
_UNION_BRANCHES = {"float", "constrained-float", "[key]"}


def problem_of(finding: Message, file: str, origins: Origins) -> Problem:
    """Return a finding as a problem of the file that it was found in."""
    expected, mend = EXPECTED_AND_MEND[finding.code]
    words = _worded(finding)
    origin = origin_of(finding.path, origins)
    found = finding.found
    if origin.cell:
        # A cell is filled in and read in a program of the reader's own language.
        formatted = {name for name in words if f"{{{name}:" in expected + mend}
        words = {name: word if name in formatted else _as_in_cell(word) for name, word in words.items()}
        found = _as_in_cell(found)
        if words["hint"]:
            words["hint"] = Text(N_(" It is a share: for 30 percent, type 30% or 0.3."))
    said = Text(expected, words), Text(mend, words)
    return Problem(visible(origin.file or file), origin, shown(found), *said, finding.code, finding.context)


def _as_in_cell(value: object) -> object:
    """Return a number or a date as its reader writes it; anything else as it is."""
    if isinstance(value, datetime):
        return Local(value.date()) if value.time() == time() else value
    if isinstance(value, date) or (isinstance(value, float) and isfinite(value)):
        return Local(value)
    return value


def problem_at(finding: Message, file: str) -> Problem:
    """Return a finding whose path is a sheet and a cell, or nothing for the file as a whole."""
    if not finding.path:
        return problem_of(finding, file, {})
    sheet, cell = finding.path
    place = Origin(field="", sheet=str(sheet), cell=str(cell))
    return problem_of(finding._replace(path=()), file, {(): place})


def remark_of(finding: Message) -> Text:
    """Return a finding that stops nothing as a sentence."""
    words = {name: Local(word) if isinstance(word, float) else word for name, word in _worded(finding).items()}
    return Text(REMARKS[finding.code], words)


def remarks_about(tender: Tender, bids: Iterable[Bid]) -> list[Text]:
    """Return what the reader of a comparison should know."""
    bids = list(bids)
    findings = [finding for bid in bids for finding in remarks(tender, bid)]
    return [remark_of(finding) for finding in (*findings, *passports_of_bidders(bids), *remarks_on_tender(tender))]


def _worded(finding: Message) -> dict[str, object]:
    """Return the words of a finding, what codes are called in place of the codes."""
    words: dict[str, object] = {"hint": "", "suggestion": "", "of_field": "", "shows": "", **finding.context}
    if finding.code == "not_in_force":
        words |= _in_force(words)
    called = {name: TERMS.get(str(words.get(code))) for name, code in _CALLED.items()}
    return words | {name: Text(term) for name, term in called.items() if term}


def _in_force(words: Mapping[str, Any]) -> dict[str, Text]:
    """Return since or until when a published figure holds, and what to take in its place."""
    since, until, instead = (words.get(name) for name in ("since", "until", "instead"))
    if since:
        why = Text(N_("it holds from {date}"), {"date": Local(since)})
    else:
        why = Text(N_("it held until {date}"), {"date": Local(until)}) if until else Text(N_("it is superseded"))
    if not instead:
        return {
            "why": why,
            "instead": Text(N_("Choose one that does; `lcc constants` lists them with their dates.")),
        }
    if words["is_published"]:
        return {"why": why, "instead": Text(N_("{name} has taken its place."), {"name": instead})}
    elsewhere = N_("{name} has taken its place; `lcc constants` does not have its figures: state them yourself.")
    return {"why": why, "instead": Text(elsewhere, {"name": instead})}


_CALLED = {"phase": "phase", "function": "function", "indicator_name": "indicator"}
"""Names in the wording of findings, each with the code in their context that it says in words."""


def problems_of(error: ValidationError, model: type[Record], file: str, origins: Origins) -> list[Problem]:
    """Return what pydantic found in a file: the first problems, and how many more there are."""
    found = list(_one_for_each_place(error))
    problems = [problem_of(_finding(details, model), file, origins) for details in found[:MOST_PROBLEMS]]
    return [*listed(problems, file, len(found))]


def problems_in(findings: Sequence[Message], file: str, origins: Origins) -> list[Problem]:
    """Return findings about a file as problems: the first ones, and how many more there are."""
    problems = [problem_of(finding, file, origins) for finding in findings[:MOST_PROBLEMS]]
    return [*listed(problems, file, len(findings))]


def listed(problems: Sequence[Problem], file: str, number: int) -> Iterator[Problem]:
    """Yield the problems of a file that are listed, and then how many more of the number in all are not."""
    yield from problems[:MOST_PROBLEMS]
    if number > MOST_PROBLEMS:
        words = {"number": Local(number - MOST_PROBLEMS, 0)}
        yield problem_of(Message((), "more_problems", number, words), file, {})


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


def _finding(details: ErrorDetails, model: type[Record]) -> Message:
    kind, found, context = details["type"], details["input"], dict(details.get("ctx", {}))
    # What is wrong with a record as a whole may lie in one field of it: a validator says which.
    path = (*path_in_file(details["loc"]), *context.pop("at", ()))
    if kind.startswith("date"):
        kind = "date_type"
    if kind == "missing":
        return Message(path, kind, None, {"field": path[-1]})
    if kind in ("extra_forbidden", "invalid_key"):
        return _unknown_field(path, fields_at(model, details["loc"][:-1]))
    if kind == "literal_error":
        return Message(path, kind, found, {"choices": context["expected"].replace("'", "").replace(" or ", ", ")})
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        choices = VARIANTS[str(path[-1])][1] if path[-1] in VARIANTS else _DISTRIBUTIONS
        return Message(path, kind, context.get("tag"), {"choices": ", ".join(choices)})
    if kind.startswith(("greater", "less")) and not _SHARES.isdisjoint(path):
        context["hint"] = Text(N_(" It is a share: 2.25 % is written as 0.0225."))
    if kind not in EXPECTED_AND_MEND:
        return Message(path, "other", found, {"message": details["msg"]})
    return Message(path, kind, context.get("found") or context.get("name") or found, context)


def _unknown_field(path: Path, known: list[str]) -> Message:
    close = get_close_matches(str(path[-1]), known, 1)
    suggestion = Text(N_(" Is {name} meant?"), {"name": close[0]}) if close else ""
    return Message(
        path,
        "extra_forbidden",
        f"{path[-1]}",
        {"known": ", ".join(known), "suggestion": suggestion},
    )


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
