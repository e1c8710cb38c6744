"""What every record in a tender or bid has in common, and the kinds of number that it can hold."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import reduce
from typing import Annotated, Any, Literal, TypeVar, get_args
from unicodedata import category

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from lcc.record.bounds import FIRST_DAY, LAST_DAY
from lcc.record.path import Path


class Record(BaseModel):
    """Strict and frozen: unknown keys, text as numbers, NaN and infinity are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False, defer_build=True)


class Output(BaseModel):
    """A part of the result. Costs are positive, what comes back is negative, currency is the tender's."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


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


def in_unit(name: str) -> dict[str, Any]:
    """JSON Schema annotation that names the unit of a number."""
    return {"unit": name}


def signed(unit: str) -> dict[str, Any]:
    """JSON Schema annotation of a number in a unit that is paid above zero and received below it."""
    return {**in_unit(unit), "keeps_sign": True}


def keeps_sign(schema_extra: object) -> bool:
    """Whether a number is varied on its own side of zero only: what is received is settled otherwise than a cost."""
    return isinstance(schema_extra, Mapping) and bool(schema_extra.get("keeps_sign"))


def unit_of(schema_extra: object) -> str:
    """Return the unit that `in_unit` wrote, or an empty string."""
    return str(schema_extra.get("unit", "")) if isinstance(schema_extra, Mapping) else ""


def _calendar_date(value: object) -> object:
    """Accept a date or its ISO text; a number or a date with a time is neither."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _of_this_century(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        bounds = {"first": FIRST_DAY, "last": LAST_DAY}
        raise PydanticCustomError("day_beyond", "a day of this century", bounds)
    return day


def _whole_months(years: float) -> float:
    months = years * 12
    if months < 1 - 1e-6:
        raise PydanticCustomError("one_month", "at least one month")
    if abs(months - round(months)) > 1e-6:
        raise PydanticCustomError("whole_months", "a number of years that is a whole number of months")
    return years


def _line_of_text(value: str) -> str:
    if not value.strip() or any(ord(character) < 32 for character in value):
        raise PydanticCustomError("line_of_text", "one line of text that is not empty")
    unseen = dict.fromkeys(f"U+{ord(one):04X}" for one in value if category(one) in ("Cf", "Cc", "Co", "Cn", "Cs"))
    if unseen:
        raise PydanticCustomError(
            "visible_text", "text that is what it looks like", {"characters": ", ".join(unseen)}
        )
    return value.strip()


def _paragraph(value: str) -> str:
    lines = [line for line in value.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not lines:
        raise PydanticCustomError("text_needed", "text that is not empty")
    return "\n".join(_line_of_text(line.replace("\t", " ")) for line in lines)


def _moment(value: str) -> str:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise PydanticCustomError("moment", "a date and time with their offset to UTC")
    return value


LONGEST_NAME = 200
Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(_line_of_text)]
ParagraphText = Annotated[str, Field(max_length=5000), AfterValidator(_paragraph)]
Moment = Annotated[str, Field(max_length=40), AfterValidator(_moment)]
"""A date and time as 2027-01-31T12:00:00+01:00."""
CalendarDate = Annotated[date, BeforeValidator(_calendar_date)]
Day = Annotated[CalendarDate, AfterValidator(_of_this_century)]

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

LONGEST_YEARS = 200
Year = Annotated[int, Field(strict=False, ge=1900, le=2500)]
Uses = Annotated[float, Field(ge=0, le=1e12, json_schema_extra=in_unit("uses per year"))]
Years = Annotated[
    float, Field(gt=0, le=LONGEST_YEARS, json_schema_extra=in_unit("years")), AfterValidator(_whole_months)
]
Months = Annotated[int, Field(ge=1, le=12 * LONGEST_YEARS, json_schema_extra=in_unit("months"))]

Residual = Literal["straight_line", "annuity", "none"]


def months(years: float) -> int:
    """Return the whole number of months in `years`.

    >>> months(7.5)
    90
    """
    return round(years * 12)
