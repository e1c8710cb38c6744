"""What one notice says of a tender, whatever it is published as."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from lcc.record.looks import spelled

Stage = Literal["tender", "award", "cancelled", "planning"]
"""What a notice is about: `planning` is a market consultation, or that a tender is to come."""

PLACEHOLDER = 1.0
"""An amount up to this is no value of a contract: forms that ask one are filled in with 0 or 1 (own rule)."""


class PublishedValue(NamedTuple):
    """A value as it is published [money of the currency]; `None` in place of one is not known."""

    amount: float
    currency: str


class PublishedNotice(NamedTuple):
    """What is taken of a release or of the rows of a publication; None is what it does not say.

    `process` is what all notices of one tender have in common, `numbers` are those that the tender goes by, and
    `publication` is that of the notice. `order` tells notices of one moment apart: what comes later in a file counts.
    """

    process: str
    numbers: frozenset[str]
    publication: str | None
    moment: datetime
    order: int
    stage: Stage
    authority: str
    authorities: frozenset[str]
    title: str | None = None
    cpv: str | None = None
    estimated: PublishedValue | None = None
    awards: Mapping[str, PublishedValue | None] = {}
    awarded_on: datetime | None = None
    is_framework: bool | None = None
    is_call_off: bool | None = None


def amount_of(number: float | None, currency: str | None) -> PublishedValue | None:
    """Return a value; None where it is none, or only stands for one.

    >>> amount_of(25_000.0, "EUR"), amount_of(1.0, "EUR"), amount_of(25_000.0, None)
    (PublishedValue(amount=25000.0, currency='EUR'), None, None)
    """
    is_value = number is not None and PLACEHOLDER < number < 1e15
    return PublishedValue(number, currency.upper()) if is_value and number is not None and currency else None


def known_as(*names: str | None) -> frozenset[str]:
    """Return by what an authority is known, without what its spelling can differ in.

    >>> known_as("Gemeente Voorbeeld", None) == known_as("gemeente  voorbeeld")
    True
    """
    return frozenset(spelled(one) for one in names if one)
