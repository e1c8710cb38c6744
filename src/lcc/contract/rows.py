"""What came to light, from a file: a filled-in workbook, a CSV, or text with the same rows."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from lcc.checks.validation import record_of
from lcc.contract.form import rows_in
from lcc.contract.row_words import KINDS, day_text
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load_file
from lcc.interchange.limits import YAML
from lcc.interchange.untrusted_text import text_of
from lcc.model.contract import Contract
from lcc.model.realisation import Realisations
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Origin, Origins
from lcc.record.problem import in_file, problem_of, refusal
from lcc.record.stated import Stated

COLUMNS = ("kind", "promise", "date", "value", "what", "evidence")
_CALLED: Mapping[str, str] = {
    **{name: name for name in COLUMNS},
    "soort": "kind", "belofte": "promise", "datum": "date", "waarde": "value", "wat": "what", "bewijs": "evidence",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?")
_WITH_COMMA = re.compile(r"-?\d{1,15},\d{1,12}")


def read_rows(file: File, contract: Contract) -> tuple[Realisations, Origins]:
    """Return the rows in a file, and where they stand.

    Raises
    ------
    InputRefusedError
        With every problem in the file.
    """
    kind = file.suffix.lower()
    if kind in WORKBOOKS:
        with in_file(str(file)):
            stated = rows_in(read_bytes(file), contract)
            return record_of(stated, Realisations), stated.origins
    if kind == ".csv":
        with in_file(str(file)):
            stated = stated_in_csv(read_bytes(file))
            return record_of(stated, Realisations), stated.origins
    return load_file(file, Realisations)


def stated_in_csv(content: bytes) -> Stated:
    r"""Return the rows of a CSV with these columns, in any order; `;` between them where the head has one.

    A number may have a comma for its decimals where columns are not divided by commas, and never a sign between
    thousands: 1.234 can be read in two ways.

    >>> stated_in_csv(b"soort;belofte;datum;waarde;bewijs\nbetaald;a.b;31-12-2027;12,50;F1\n").values["rows"]
    [{'kind': 'paid', 'promise': 'a.b', 'date': '2027-12-31', 'value': 12.5, 'evidence': 'F1'}]
    """
    text = text_of(content, YAML)
    first = text.partition("\n")[0]
    delimiter = ";" if ";" in first else ","
    try:
        reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        listed = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise refusal("csv_not_read", str(error)) from None
    if not listed:
        raise refusal("csv_columns", None, known=", ".join(COLUMNS))
    heads = [_CALLED.get(cell.strip().casefold(), "") for cell in listed[0][1]]
    if "" in heads or len(set(heads)) < len(heads) or not {"kind", "date", "evidence"} <= set(heads):
        raise refusal("csv_columns", ", ".join(listed[0][1])[:200], known=", ".join(COLUMNS))
    if len(listed) == 1:
        raise refusal("nothing_to_record")
    return _stated(heads, listed[1:], has_comma=delimiter == ";")


def _stated(heads: list[str], listed: list[tuple[int, list[str]]], *, has_comma: bool) -> Stated:
    rows, origins, problems = [], {}, []
    for k, (line, cells) in enumerate(listed):
        at: Path = ("rows", k)
        origins[at] = Origin(field="", line=line)
        if len(cells) != len(heads):
            message = Message(at, "csv_row_length", len(cells), {"number": len(heads)})
            problems.append(problem_of(message, "", origins))
            continue
        rows.append(dict(_row(heads, cells, has_comma=has_comma)))
    return (
        Stated({"rows": rows}, origins, tuple(problems))
        if not problems
        else Stated(None, origins, tuple(problems))
    )


def _row(heads: list[str], cells: list[str], *, has_comma: bool) -> Iterator[tuple[str, object]]:
    for name, cell in zip(heads, cells, strict=True):
        text = cell.strip()
        if not text:
            continue
        if name == "value":
            yield name, _number(text, has_comma=has_comma)
        elif name == "date":
            yield name, day_text(text)
        else:
            yield name, KINDS.get(text.casefold(), text) if name == "kind" else text


def _number(text: str, *, has_comma: bool) -> object:
    """Return a number; a text that is none stays as it is, and is refused as such."""
    if has_comma and _WITH_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else text
