"""Codes by which others know an organisation and what is bought.

Sources: org-id.guide, which lists registers by code, such as NL-KVK and BE-BCE_KBO; Regulation (EC) 2195/2002 for the
CPV, of which a code has eight digits, and a ninth that checks the others.
"""

import re
from typing import Annotated, NamedTuple

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from lcc.record.in_schema import InSchema
from lcc.record.record import Name

_CPV = re.compile(r"(\d{8})(?:-\d)?", re.ASCII)
_ORGANISATION = re.compile(r"([A-Z]{2}-[A-Z0-9_]+)-([A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?)")


class OrganisationNumber(NamedTuple):
    """The register in which an organisation is, by its code on org-id.guide, and its number there."""

    scheme: str
    number: str


def organisation_number(written: str) -> OrganisationNumber | None:
    """Return the register and the number in an identifier; None where it is not written with the register in front.

    >>> organisation_number("NL-KVK-12345678")
    OrganisationNumber(scheme='NL-KVK', number='12345678')
    >>> organisation_number("12345678")
    """
    found = _ORGANISATION.fullmatch(written)
    return OrganisationNumber(*found.groups()) if found else None


def cpv_digits(code: str) -> str:
    """Return the eight digits of a CPV code, without the one that checks them.

    >>> cpv_digits("39113600-3")
    '39113600'
    """
    return code.partition("-")[0]


def cpv_division(code: str | None) -> str | None:
    """Return the division of a CPV code; None where what stands there does not begin as one.

    >>> cpv_division("39110000-6"), cpv_division("benches"), cpv_division(None)
    ('39', None, None)
    """
    digits = (code or "")[:8]
    return digits[:2] if len(digits) == 8 and digits.isascii() and digits.isdigit() else None


def _organisation(value: str) -> str:
    if organisation_number(value) is None:
        raise PydanticCustomError("organisation_id", "a register and a number in it")
    return value


def _cpv(value: str) -> str:
    if not _CPV.fullmatch(value):
        raise PydanticCustomError("cpv_code", "a CPV code")
    return value


def _in_schema(written: re.Pattern[str]) -> InSchema:
    """Say in a JSON Schema how it is written; space around it is left out."""
    return InSchema(pattern=rf"^\s*{written.pattern}\s*$".replace(r"\d", "[0-9]"))


OrganisationId = Annotated[Name, AfterValidator(_organisation), _in_schema(_ORGANISATION)]
CpvCode = Annotated[Name, AfterValidator(_cpv), _in_schema(_CPV)]
