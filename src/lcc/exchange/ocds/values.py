"""Values in a release of a stranger: numbers that are text, texts that are numbers, and what is nothing at all."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from lcc.model.identifiers import cpv_digits

_NUMBER = re.compile(r"[-+]?\d{1,15}(\.\d{1,15})?", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
"""One and a half to who has a point for decimals, fifteen hundred to who has it for thousands."""
_CPV = re.compile(r"\d{8}(-\d)?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def text_in(value: Any) -> str | None:
    r"""Return a text in one line; a number as it is written; None where there is nothing.

    >>> text_in(" Bank\n met leuning "), text_in(1.0), text_in(None), text_in(""), text_in(True)
    ('Bank met leuning', '1', None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    written = f"{value:.15g}" if isinstance(value, float) else str(value)
    return " ".join(written.split()) or None


def number_in(value: Any) -> float | None:
    """Return a number, also where it is written as text; None where it is none, or can be two [as it is stated].

    >>> number_in("12.50"), number_in(3), number_in("12,50"), number_in(True), number_in("1.500")
    (12.5, 3.0, None, None, None)
    """
    if isinstance(value, str) and _THOUSANDS.fullmatch(value.strip()):
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def day_in(value: Any) -> str | None:
    """Return the day of a moment as text; None where it is none.

    >>> day_in("2027-01-31T12:00:00+01:00"), day_in("2027-02-31T12:00:00Z"), day_in(20270131)
    ('2027-01-31', None, None)
    """
    day = value[:10] if isinstance(value, str) else ""
    try:
        return day if _DAY.fullmatch(day) and date.fromisoformat(day) else None
    except ValueError:
        return None


def moment_in(value: Any) -> datetime:
    """Return a moment; the first there is where it is none, and one in UTC where its offset is not said.

    >>> moment_in("2027-01-01T12:00:00+01:00") < moment_in("2027-01-01T11:30:00Z"), moment_in(None).year
    (True, 1)
    """
    try:
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError):
        return datetime.min.replace(tzinfo=UTC)


def cpv_in(classification: Any) -> str | None:
    """Return the CPV code in a classification; some publishers write it as a number with decimals.

    >>> cpv_in({"scheme": "CPV", "id": "45233130.0"}), cpv_in({"scheme": "UNSPSC", "id": "45233130"})
    ('45233130', None)
    """
    if not isinstance(classification, Mapping) or classification.get("scheme") != "CPV":
        return None
    written = (text_in(classification.get("id")) or "").removesuffix(".0")
    return cpv_digits(written) if _CPV.fullmatch(written) else None


def group_in(value: Any) -> Mapping[str, Any]:
    """Return a group of fields; an empty one where there is none."""
    return value if isinstance(value, Mapping) else {}


def groups_in(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the groups of fields in a list; nothing where there is no list."""
    yield from (one for one in value if isinstance(one, Mapping)) if isinstance(value, list) else ()
