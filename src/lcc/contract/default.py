"""What the supplier still owes: due soon, and what it would cost if it were gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lcc.contract.dates import months_after
from lcc.contract.ledger import DatedPayment
from lcc.figure.rounding import sum_of
from lcc.model.contract import Contract


@dataclass(frozen=True, slots=True)
class CostOfDefault:
    """What is not received any more where the supplier is gone after a day [money, above zero].

    `secured` is what securities that have not expired come to. What it costs to have the work done by another is not
    in it: nobody offered that.
    """

    at: date
    claims: float
    secured: float

    @property
    def cost(self) -> float:
        """The claims that no security covers [money]."""
        return max(sum_of((self.claims, -self.secured)), 0.0)


def claims_due(
    contract: Contract, promised: Sequence[DatedPayment], after: date, months: int | None = 12
) -> list[DatedPayment]:
    """Return what the supplier owes after a day, within so many months or ever; nothing that a default took away."""
    until = None if months is None else months_after(after, months)
    gone = contract.defaulted
    return [
        one
        for one in promised
        if one.is_claim
        and one.day > after
        and (until is None or one.day <= until)
        and (gone is None or one.day <= gone)
    ]


def cost_of_default(contract: Contract, promised: Sequence[DatedPayment], at: date) -> CostOfDefault:
    """Return what it costs if the supplier is gone after a day, whether it is or not."""
    claims = -sum_of(one.amount for one in promised if one.is_claim and one.day > at)
    secured = sum_of(one.amount for one in contract.securities_on(at))
    return CostOfDefault(at, claims, secured)


def secured_no_longer(contract: Contract, promised: Sequence[DatedPayment], at: date) -> list[DatedPayment]:
    """Return the claims after a day that a security of that day has expired before, and what is left does not cover."""
    there = sum_of(one.amount for one in contract.securities_on(at))
    return [
        one
        for one in claims_due(contract, promised, at, None)
        if (left := sum_of(each.amount for each in contract.securities_on(one.day))) < there and left < -one.amount
    ]
