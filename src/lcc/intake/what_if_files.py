"""Scenarios, or what is uncertain, in a file: as text, or filled in in a workbook."""

from typing import TypeVar

from lcc.checks.validation import record_of
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load_file
from lcc.model.uncertainty import Scenarios
from lcc.record.place import Origins
from lcc.record.problem import in_file
from lcc.record.record import Record

AnyRecord = TypeVar("AnyRecord", bound=Record)


def load_what_if(file: File, model: type[AnyRecord]) -> tuple[AnyRecord, Origins]:
    """Return the scenarios or uncertainty in a file, and where their fields stand.

    Raises
    ------
    InputRefusedError
        With every problem in the file.
    """
    if file.suffix.lower() not in WORKBOOKS:
        return load_file(file, model)
    from lcc.excel.what_if.read import scenarios_in, uncertainty_in

    with in_file(str(file)):
        stated = (scenarios_in if model is Scenarios else uncertainty_in)(read_bytes(file))
        return record_of(stated, model), stated.origins
