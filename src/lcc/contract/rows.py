"""What came to light, from a file: a filled-in workbook, a CSV, or text with the same rows."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from lcc.checks.validation import record_of
from lcc.contract.form import rows_in
from lcc.contract.row_words import KIND_NAMES, KINDS
from lcc.intake.file_kinds import WORKBOOKS
from lcc.intake.files import File, read_bytes
from lcc.intake.records import load_file
from lcc.interchange.csv_table import csv_table, day_text, number_of, stated_rows
from lcc.interchange.limits import YAML
from lcc.language import Text, listed
from lcc.model.contract import Contract
from lcc.model.realisation import Realisations
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, Problem, in_file, refusal
from lcc.record.stated import Stated

COLUMNS = ("kind", "promise", "date", "due", "value", "what", "evidence")
_CALLED: Mapping[str, str] = {
    **{name: name for name in COLUMNS},
    "soort": "kind", "belofte": "promise", "datum": "date", "vervaldag": "due", "waarde": "value", "wat": "what",
    "bewijs": "evidence",
}  # fmt: skip


_NEEDED = {"kind", "date", "evidence"}
_MOST_OF_HEAD = 1000


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
            content = read_bytes(file)
            stated = stated_in_csv(content)
            with _in_words_of(content):
                return record_of(stated, Realisations), stated.origins
    return load_file(file, Realisations)


@contextmanager
def _in_words_of(content: bytes) -> Iterator[None]:
    """Say of what is refused within what a table calls it: its own heads, and kinds as one can write them there."""
    try:
        yield
    except InputRefusedError as refused:
        heads = {_CALLED[head.strip().casefold()]: head.strip() for head in csv_table(content, YAML).head}
        refused.problems = [replace(one, context=_in_table(one, heads)) for one in refused.problems]
        raise


def _in_table(problem: Problem, heads: Mapping[str, str]) -> Mapping[str, object]:
    if problem.code == "missing":
        return {**problem.context, "field": heads.get(str(problem.context["field"]), problem.context["field"])}
    if problem.code == "literal_error":
        return {**problem.context, "choices": listed(Text(KIND_NAMES[kind]) for kind in KINDS.values())}
    return problem.context


def is_table_of_rows(content: bytes) -> bool:
    """Whether a file begins with the head of such a CSV; whether it is well is said by who reads it."""
    head = content[:_MOST_OF_HEAD].decode("utf-8-sig", "replace").partition("\n")[0]
    return {_CALLED.get(cell.strip().strip('"').casefold(), "") for cell in re.split("[;,]", head)} >= _NEEDED


def stated_in_csv(content: bytes) -> Stated:
    r"""Return the rows of a CSV with these columns, in any order; `;` between them where the head has one.

    Numbers are as of `lcc.interchange.csv_table.number_of`.

    >>> stated_in_csv(b"soort;belofte;datum;waarde;bewijs\nbetaald;a.b;31-12-2027;12,50;F1\n").values["rows"]
    [{'kind': 'paid', 'promise': 'a.b', 'date': '2027-12-31', 'value': 12.5, 'evidence': 'F1'}]
    """
    table = csv_table(content, YAML)
    heads = [_CALLED.get(cell.strip().casefold(), "") for cell in table.head]
    if not heads or "" in heads or len(set(heads)) < len(heads) or not set(heads) >= _NEEDED:
        raise refusal("csv_columns", ", ".join(table.head)[:200] or None)
    if not table.rows:
        raise refusal("nothing_to_record")
    return stated_rows(table, heads, partial(_value, has_comma=table.has_comma))


def _value(name: str, text: str, *, has_comma: bool) -> object:
    """Return what a cell says of a field; a text that can't be that stays one, and is refused as such."""
    if name == "value":
        return number_of(text, has_comma=has_comma)
    if name in ("date", "due"):
        return day_text(text)
    return KINDS.get(text.casefold(), text) if name == "kind" else text
