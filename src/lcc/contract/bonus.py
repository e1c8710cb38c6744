"""Bonus and malus: what was measured of the promises of the tender, and what follows from it by its terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lcc.circularity.bonus_malus import settlement
from lcc.circularity.of_bid import circularity_of
from lcc.model.circularity import BonusMalus
from lcc.model.contract import OF_TENDER, Contract


@dataclass(frozen=True, slots=True)
class HeldTo:
    """Terms of the tender at a position, and the value that the bid promises."""

    position: int
    terms: BonusMalus
    promised: float


@dataclass(frozen=True, slots=True)
class Due:
    """What one measurement comes to: paid to the supplier, or below zero withheld from it [money]."""

    promise: str
    day: date
    promised: float
    measured: float
    steps: float
    amount: float


def held_to(contract: Contract) -> Mapping[str, HeldTo]:
    """Return what the supplier is held to with a bonus or a malus, by its name: that of the terms in the tender."""
    if contract.tender.circularity is None or not contract.tender.circularity.bonus_malus:
        return {}
    found = circularity_of(contract.tender, contract.bid).indicators
    return {
        f"{OF_TENDER}bonus_malus[{k}]": HeldTo(k, terms, found[terms.indicator].value)
        for k, terms in enumerate(contract.tender.circularity.bonus_malus)
        if terms.indicator in found
    }


def dues(contract: Contract) -> list[Due]:
    """Return what each measurement comes to, by day: each by itself, up to the most that its terms state."""
    promises = held_to(contract)
    made = []
    for one in contract.measured:
        if one.promise in promises:
            held = promises[one.promise]
            found = settlement(held.terms, held.position, held.promised, one.value)
            made.append(Due(one.promise, one.date, held.promised, one.value, found.steps.value, found.due.value))
    return made
