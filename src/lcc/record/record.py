"""What every record in a tender or bid has in common, and the kinds of number that it can hold."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import reduce
from typing import Annotated, Any, Literal, TypeVar, get_args
from unicodedata import category

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from lcc.record.bounds import FIRST_DAY, LAST_DAY
from lcc.record.bounds import LONGEST_NAME as LONGEST_NAME  # commands know these without a record
from lcc.record.bounds import LONGEST_YEARS as LONGEST_YEARS
from lcc.record.in_schema import InSchema
from lcc.record.path import Path


class Record(BaseModel):
    """Strict and frozen: unknown keys, text as numbers, NaN and infinity are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, defer_build=True)


class Output(BaseModel):
    """A part of the result. Costs are positive, what comes back is negative, currency is the tender's."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class OutputDocument(Output):
    """A whole output, which says what it is and by which version of its schema it was written.

    A model of one gives its kind, `kind: Literal["lcc result"] = "lcc result"`, and is listed in `OUTPUTS` of
    `lcc.exchange.schema`, with its name in `lcc schema` and the Dutch of its texts. Its version goes up only with a
    change that breaks who reads it: a field that goes or comes to mean something else. A field more breaks nobody: the
    schema of an output takes fields that it does not know.
    """

    kind: str = Field(title="Kind", description="What this document is.")
    version: Literal[1] = Field(
        default=1, title="Version of the schema", description="It goes up where older readers would misread it."
    )


class ChangedRecordError(ValueError):
    """A record is not what it was when it was validated: something was put into it past its fields."""


Kept = TypeVar("Kept", bound=Record)


def revalidated(record: Kept) -> Kept:
    """Return a record made anew of what is stated in it, as if it came from a file; numbers of NumPy become plain.

    Records are frozen, but their lists are not, and `model_construct` and `model_copy` validate nothing.

    Raises
    ------
    ValidationError
        What is stated is not what the model allows.
    ChangedRecordError
        Something is in the record that is not among its stated fields, or no record of its model where one belongs.
    """
    again = type(record).model_validate(record.model_dump(exclude_unset=True, warnings=False))
    unknown = ", ".join(sorted(_unknown(record)))
    if unknown or again != record:
        found = f" (it has no {unknown})" if unknown else ""
        raise ChangedRecordError(
            f"{type(record).__name__}{found}: make it with model_validate, after every change"
        )
    return again


def _unknown(record: Record) -> set[str]:
    """Return the names that were set in a record, or in one of the records in it, and that are no fields."""
    found: set[str] = set()
    parts: list[Any] = [record]
    while parts:
        part = parts.pop()
        if isinstance(part, BaseModel):
            found |= part.model_fields_set - type(part).model_fields.keys()
            parts += vars(part).values()
        elif isinstance(part, dict | list):
            parts += part.values() if isinstance(part, dict) else part
    return found


def value_at(record: Any, path: Path) -> Any:
    """Return what stands at a path of a record; KeyError, IndexError or AttributeError where nothing does.

    >>> class Box(Record):
    ...     sizes: dict[str, list[float]]
    >>> value_at(Box(sizes={"items": [1.0, 2.0]}), ("sizes", "items", 1))
    2.0
    """
    return reduce(lambda at, step: getattr(at, str(step)) if isinstance(at, BaseModel) else at[step], path, record)


def by_word(records: Any, field: str) -> dict[str, Any]:
    """Return the records of a union by the word in a field of theirs that says which one it is.

    >>> class Box(Record):
    ...     kind: Literal["box"]
    >>> class Bag(Record):
    ...     kind: Literal["bag"]
    >>> by_word(Box | Bag, "kind") == {"box": Box, "bag": Bag}
    True
    """
    return {get_args(record.model_fields[field].annotation)[0]: record for record in get_args(records)}


def empty_list() -> list[Any]:
    """Return an empty list, for a field that has one by default: `list` itself is slow to tell how it is called.

    pydantic asks that of every default when it makes a model, and reads it out of what Python documents of `list`.
    """
    return []


def in_unit(name: str) -> dict[str, Any]:
    """JSON Schema annotation that names the unit of a number."""
    return {"x-unit": name}


def signed(unit: str) -> dict[str, Any]:
    """JSON Schema annotation of a number in a unit that is paid above zero and received below it."""
    return {**in_unit(unit), "x-keeps-sign": True}


def keeps_sign(schema_extra: object) -> bool:
    """Whether a number is varied on its own side of zero only: what is received is settled otherwise than a cost."""
    return isinstance(schema_extra, Mapping) and bool(schema_extra.get("x-keeps-sign"))


def unit_of(schema_extra: object) -> str:
    """Return the unit that `in_unit` wrote, or an empty string."""
    return str(schema_extra.get("x-unit", "")) if isinstance(schema_extra, Mapping) else ""


def _calendar_date(value: object) -> object:
    """Accept a date or its text as 2027-01-31; a number or a date with a time is neither."""
    if isinstance(value, str) and re.fullmatch(_DAY, value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


_ONE_MONTH = (1 - 1e-6) / 12
"""In years, as somebody writes it that rounds: 0.083333."""


def _of_this_century(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        bounds = {"first": FIRST_DAY, "last": LAST_DAY}
        raise PydanticCustomError("day_beyond", "a day of this century", bounds)
    return day


def _whole_months(years: float) -> float:
    months = years * 12
    if years < _ONE_MONTH:
        raise PydanticCustomError("one_month", "at least one month")
    if abs(months - round(months)) > 1e-6:
        raise PydanticCustomError("whole_months", "a number of years that is a whole number of months")
    return years


def _line_of_text(value: str) -> str:
    line = value.strip()
    if line and value.isprintable():  # as nearly every text is: no character has to be looked up
        return line
    if not line or any(ord(character) < 32 for character in value):
        raise PydanticCustomError("line_of_text", "one line of text that is not empty")
    unseen = dict.fromkeys(f"U+{ord(one):04X}" for one in value if category(one) in ("Cf", "Cc", "Co", "Cn", "Cs"))
    if unseen:
        raise PydanticCustomError(
            "visible_text", "text that is what it looks like", {"characters": ", ".join(unseen)}
        )
    return line


def _paragraph(value: str) -> str:
    lines = [line for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        raise PydanticCustomError("text_needed", "text that is not empty")
    return "\n".join(_line_of_text(line.replace("\t", " ")) for line in lines)


_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_HOUR, _SIXTIETH = "([01][0-9]|2[0-3])", "[0-5][0-9]"
_MOMENT = (
    f"^{_DAY}[T ]{_HOUR}:{_SIXTIETH}(:{_SIXTIETH}([.,][0-9]{{1,6}})?)?(Z|[+-]{_HOUR}:{_SIXTIETH}(:{_SIXTIETH})?)$"
)


def _moment(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value) if re.fullmatch(_MOMENT, value) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise PydanticCustomError("moment", "a date and time with their offset to UTC")
    return value


_LINE = r"^[^\S\u0000-\u001f]*[^\s\u0000-\u001f][^\u0000-\u001f]*$"
_LINES = r"^[^\S\u000b\u000c\u001c-\u001f]*[^\s\u0000-\u001f][^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$"
"""Text that is not empty, in one line or in more: what a pattern can say that is read alike by every language."""

Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_line_of_text), InSchema(pattern=_LINE)]
ParagraphText = Annotated[str, Field(max_length=5000), AfterValidator(_paragraph), InSchema(pattern=_LINES)]
Moment = Annotated[
    str,
    Field(max_length=40),
    AfterValidator(_moment),
    InSchema(pattern=_MOMENT, examples=["2027-01-31T12:00:00+01:00"]),
]
"""A date and time as 2027-01-31T12:00:00+01:00."""
CalendarDate = Annotated[date, BeforeValidator(_calendar_date), InSchema(examples=["2027-01-31"])]
Day = Annotated[CalendarDate, AfterValidator(_of_this_century), InSchema(pattern="^20")]


def as_key(value: object) -> object:
    """Return the number that a name of a field in JSON stands for, written in one way; anything else as it is."""
    return int(value) if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,3}", value) else value


# A price that halves or doubles every year; what is beyond that overflows over the longest horizon.
Rate = Annotated[float, Field(ge=-0.5, lt=1, json_schema_extra=in_unit("per year"))]
Share = Annotated[float, Field(ge=0, le=1, json_schema_extra=in_unit("share"))]

# 1e12 keeps every product of two stated numbers, indexed over the longest horizon, a finite number.
Money = Annotated[float, Field(ge=-1e12, le=1e12, json_schema_extra=signed("money"))]
Price = Annotated[float, Field(ge=0, le=1e12, json_schema_extra=in_unit("money"))]
PricePerUse = Annotated[float, Field(ge=-1e12, le=1e12, json_schema_extra=signed("money per use"))]
PricePerYear = Annotated[float, Field(ge=-1e12, le=1e12, json_schema_extra=signed("money per year"))]
"""Below zero only for an item for which the authority is paid: `model.agreement` sees to it."""
Amount = Annotated[float, Field(ge=0, le=1e12)]
Kilograms = Annotated[float, Field(ge=-1e12, le=1e12, json_schema_extra=in_unit("kg CO2-eq"))]


def _checksum(value: str) -> str:
    if len(value) != 64 or not set(value) <= set("0123456789abcdef"):
        raise PydanticCustomError("not_a_checksum", "a SHA-256 of 64 signs")
    return value


Checksum = Annotated[str, AfterValidator(_checksum), InSchema(pattern="^[0-9a-f]{64}$")]
"""The SHA-256 of a file or a document, in hexadecimal."""
Year = Annotated[
    int,
    Field(ge=1900, le=2500),
    BeforeValidator(as_key),
    InSchema(pattern="^(19|2[0-4])[0-9]{2}$|^2500$"),
]
"""By which prices are stated: in JSON the name of a field, and so a text."""
Uses = Annotated[float, Field(ge=0, le=1e12, json_schema_extra=in_unit("uses per year"))]
Years = Annotated[
    float,
    Field(gt=0, le=LONGEST_YEARS, json_schema_extra=in_unit("years")),
    AfterValidator(_whole_months),
    InSchema(minimum=_ONE_MONTH, examples=[7.5]),
]
Months = Annotated[int, Field(ge=1, le=12 * LONGEST_YEARS, json_schema_extra=in_unit("months"))]

Residual = Literal["straight_line", "annuity", "none"]


def months(years: float) -> int:
    """Return the whole number of months in `years`.

    >>> months(7.5)
    90
    """
    return round(years * 12)
