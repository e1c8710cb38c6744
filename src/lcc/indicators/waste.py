"""Household waste from a data file of CBS: TypedDataSet as CSV with ';', or as JSON of OData.

Source: CBS StatLine, Gemeentelijke afvalstoffen (83558NED) and Huishoudelijk afval per gemeente per inwoner, CC BY 4.0.
Columns are known by their name before `_`: the number behind it changes between tables.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from lcc.figure.rounding import sum_of
from lcc.indicators.figures import IndicatorValue, WasteRecord, WasteUnit
from lcc.intake.files import File, read_bytes
from lcc.interchange.csv_table import in_two_ways
from lcc.interchange.statline import NOTHING, PERIODS, StatLineRow, statline_rows
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_of

TOTAL = "TotaalHuishoudelijkAfval"
REST = ("HuishoudelijkRestafval", "GrofHuishoudelijkRestafval", "Verbouwingsrestafval")
"""What is not separated, of all household waste: residual waste, the bulky part of it, and what is left of building."""
PER_HEAD: Mapping[str, tuple[str, str]] = {
    TOTAL: ("waste_per_head", "total"), "HuishoudelijkRestafval": ("waste_per_head", "rest"),
    "GFTAfval": ("separated_per_head", "gft"), "OudPapierEnKarton": ("separated_per_head", "paper"),
    "Verpakkingsglas": ("separated_per_head", "glass"), "KunststofVerpakkingen": ("separated_per_head", "plastic"),
}  # fmt: skip
"""The kinds of waste that are shown by inhabitant, by column: as which part of which indicator."""
_REGIONS = ("Regiokenmerken", "RegioS", "Regio")
_LABEL = "_label"
"""How a column ends that has the title of a code beside it, as cbsodataR adds it: `RegioS_label`."""
_PERIOD = re.compile(r"(\d{4})(?:JJ00)?(\*{0,2})", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,12})?", re.ASCII)


def read_waste(file: File, unit: WasteUnit | None = None) -> list[WasteRecord]:
    """Return what a file says of each region and year; `unit` is that of the table, which the file does not say.

    Raises
    ------
    InputRefusedError
        With every problem in the file.
    """
    with in_file(str(file)):
        rows, origins = statline_rows(read_bytes(file), file.suffix.lower())
        return _records(rows, origins, unit)


def waste_values(records: Sequence[WasteRecord]) -> Iterator[IndicatorValue]:
    """Yield by region and year the share that is separated, and kg by inhabitant where the table is of those."""
    for one in records:
        yield _value("waste_separated", "", one, one.separated)
    for one in records:
        if one.unit == "kg_per_inhabitant":
            for column, (indicator, part) in PER_HEAD.items():
                if column in one.amounts:
                    yield _value(indicator, part, one, one.amounts[column])


def separated(amounts: Mapping[str, float | None]) -> float | None:
    """Return which share of household waste is separated [share]; None where a column is not there or not known.

    (all - residual - bulky residual - building residual) / all. Of the Netherlands in 2021, in kilotonnes, CBS
    published 61 %:

    >>> dutch = {"TotaalHuishoudelijkAfval": 8811.0, "HuishoudelijkRestafval": 2859.0}
    >>> dutch |= {"GrofHuishoudelijkRestafval": 512.0, "Verbouwingsrestafval": 85.0}
    >>> round(separated(dutch), 4)
    0.6078
    """
    found = [amounts.get(name) for name in (TOTAL, *REST)]
    known = [amount for amount in found if amount is not None]
    if len(known) < len(found) or known[0] <= 0:
        return None
    return (known[0] - sum_of(known[1:])) / known[0]


def _value(indicator: str, part: str, one: WasteRecord, value: float | None) -> IndicatorValue:
    return IndicatorValue(
        indicator=indicator,
        part=part,
        by="region",
        group=one.region,
        year=one.year,
        value=value,
        known=int(value is not None),
        unknown=int(value is None),
        coverage=None,
    )


def _records(rows: Sequence[StatLineRow], origins: Origins, unit: WasteUnit | None) -> list[WasteRecord]:
    found: list[WasteRecord] = []
    problems: list[Problem] = []
    seen: set[tuple[str, int]] = set()
    for k, row in enumerate(rows):
        messages: list[Message] = []
        record = _record(row, k, unit, messages)
        if record is not None and (record.region, record.year) in seen:
            messages.append(Message(("value", k), "waste_twice", record.region, {"year": record.year}))
        problems += [problem_of(one, "", origins) for one in messages]
        if record is not None:
            seen.add((record.region, record.year))
            found.append(record)
    if problems:
        raise InputRefusedError(problems)
    return found


def _record(row: StatLineRow, k: int, unit: WasteUnit | None, messages: list[Message]) -> WasteRecord | None:
    """Return what a row says, or None and what is wrong with it."""
    region = next((row[name] for name in _REGIONS if name in row), None)
    title = next((row[f"{name}{_LABEL}"] for name in _REGIONS if f"{name}{_LABEL}" in row), None)
    period = row.get(PERIODS)
    if not isinstance(region, str) or not region.strip() or not isinstance(period, str):
        messages.append(Message(("value", k), "waste_no_table", None, {}))
        return None
    when = _PERIOD.fullmatch(period.strip())
    if when is None:
        messages.append(Message(("value", k, PERIODS), "waste_period", period, {}))
        return None
    amounts: dict[str, float | None] = {}
    for column, value in row.items():
        if column.removesuffix(_LABEL) in (*_REGIONS, PERIODS, "ID"):
            continue
        name = re.sub(r"_\d+$", "", column)
        if name in amounts:
            messages.append(Message(("value", k, column), "waste_column_twice", column, {"column": name}))
        amounts[name] = _amount(value, (k, column), messages)
    return WasteRecord(
        region=region.rstrip(),
        name=title.strip() or None if isinstance(title, str) else None,
        year=int(when[1]),
        mark=when[2],
        unit=unit,
        separated=separated(amounts),
        amounts=amounts,
    )


def _amount(value: object, at: tuple[int, str], messages: list[Message]) -> float | None:
    if value is None or (isinstance(value, str) and value.strip() in NOTHING):
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        if in_two_ways(value.strip()):
            messages.append(Message(("value", *at), "in_two_ways", value, {}))
        return float(value)
    messages.append(Message(("value", *at), "waste_number", value if isinstance(value, str) else None, {}))
    return None
