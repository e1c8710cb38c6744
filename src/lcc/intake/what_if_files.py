"""Scenarios and what is uncertain, from text or from the workbook to fill in, and the numbers in them that can't be."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from lcc.checks.agreement import BidDisagreesError, unknown_numbers
from lcc.checks.fields import with_number
from lcc.checks.validation import messages_of, record_of
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load_file
from lcc.language import Text
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.model.uncertainty import FieldOf, Scenarios, Uncertainty, named_fields
from lcc.record.message import Message
from lcc.record.path import Path, path_of
from lcc.record.place import Asked, Origins
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_in, problem_of
from lcc.words.number_names import number_name
from lcc.words.problems import worded

AnyWhatIf = TypeVar("AnyWhatIf", Scenarios, Uncertainty)


@dataclass(frozen=True, slots=True)
class WhatIf(Generic[AnyWhatIf]):
    """Numbers of a tender and its bids that may be otherwise, the file with them, and where each stands there."""

    document: AnyWhatIf
    file: str
    origins: Origins
    tender: Tender
    bids: Sequence[Bid]


def what_if(file: File, model: type[AnyWhatIf], tender: Tender, bids: Sequence[Bid]) -> WhatIf[AnyWhatIf]:
    """Return the scenarios or uncertainty in a file.

    Raises
    ------
    InputRefusedError
        With every problem in the file; a number that it names and that is not there is one.
    """
    document, origins = _loaded(file, model)
    findings = unknown_numbers(tender, bids, named_fields(document))
    if problems := [problem_of(finding, str(file), origins) for finding in findings]:
        raise InputRefusedError(problems)
    return WhatIf(document, str(file), origins, tender, bids)


def _loaded(file: File, model: type[AnyWhatIf]) -> tuple[AnyWhatIf, Origins]:
    if file.suffix.lower() not in WORKBOOKS:
        return load_file(file, model)
    from lcc.excel.what_if.read import scenarios_in, uncertainty_in

    with in_file(str(file)):
        stated = (scenarios_in if model is Scenarios else uncertainty_in)(read_bytes(file))
        return record_of(stated, model), stated.origins


@contextmanager
def possible(asked: WhatIf[Any] | None, file: str) -> Iterator[None]:
    """Raise InputRefusedError where numbers that are tried within make a tender or bid that can't be.

    It says which of the numbers that are asked can't; `file` is where none of them is by itself.
    """
    try:
        yield
    except (ValidationError, BidDisagreesError) as error:
        raise InputRefusedError(list(_impossible(asked) if asked else ()) or [_together(error, file)]) from None


def _impossible(asked: WhatIf[Any]) -> Iterator[Problem]:
    """Yield the numbers that a tender or bid can't have, each where it stands."""
    for at, field in named_fields(asked.document).items():
        for value in _values(asked.document, at, field):
            if (wrong := _wrong(asked, field, value)) is not None:
                name = number_name(asked.tender, asked.bids, field.bidder, path_of(field.field))
                problem = problem_of(wrong._replace(path=at, found=name.value(value)), asked.file, asked.origins)
                named = Text("{name}: {value}", {"name": name.text, "value": name.value(value)})
                yield problem if isinstance(problem.origin, Asked) else replace(problem, found=named)
                break


def _values(document: Scenarios | Uncertainty, at: Path, field: Any) -> list[float]:
    """Return the numbers that a field can come to, as far as they are stated."""
    if isinstance(document, Scenarios):
        return [field.value]
    driver = document.drivers[int(at[1])]
    stated = driver.distribution.model_dump() if driver.effect == "sets" else {}
    return [value for name, value in stated.items() if name in ("low", "high", "mode", "mean", "median")]


def _wrong(asked: WhatIf[Any], field: FieldOf, value: float) -> Message | None:
    """Return why a number can't be what it is tried as, if so."""
    record: Tender | Bid = asked.tender
    if field.bidder is not None:
        record = next(bid for bid in asked.bids if bid.name == field.bidder)
    try:
        type(record).model_validate(with_number(record, path_of(field.field), value))
    except ValidationError as error:
        return messages_of(error, type(record))[0]
    return None


def _together(error: ValidationError | BidDisagreesError, file: str) -> Problem:
    """Return numbers that can be by themselves, and not with each other: whose they are, and why."""
    if isinstance(error, BidDisagreesError):
        return replace(problem_of(error.findings[0]._replace(path=()), file), supplier=error.bidder)
    wrong = messages_of(error, Tender if error.title == "Tender" else Bid)[0]
    return problem_in(file, "impossible_draw", wrong.found, message=worded(problem_of(wrong)).expected)
