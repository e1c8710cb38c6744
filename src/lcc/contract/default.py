"""What it costs if the supplier is gone: the claims that no security covers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lcc.contract.claims import claims_due, claims_left, received_since
from lcc.contract.ledger import DatedPayment
from lcc.figure.rounding import sum_of
from lcc.model.contract import Contract


@dataclass(frozen=True, slots=True)
class CostOfDefault:
    """What is not received any more where the supplier is gone after a day [money, above zero].

    `secured` is what securities cover of it: while the supplier does what it promised, those that stand when a claim
    falls due; after a default, what came in since and the securities of that day that stand now. What it costs to have
    the work done by another is not in it: nobody offered that.
    """

    at: date
    claims: float
    secured: float

    @property
    def cost(self) -> float:
        """The claims that no security covers [money]."""
        return max(sum_of((self.claims, -self.secured)), 0.0)


def cost_of_default(contract: Contract, promised: Sequence[DatedPayment], at: date) -> CostOfDefault:
    """Return on a day what it cost that the supplier is gone, or what it would cost if it were gone after that day."""
    gone = contract.defaulted
    if gone is None:
        claims = claims_due(contract, promised, at)
        return CostOfDefault(at, -sum_of(one.amount for one in claims), _covered(contract, claims))
    by_then = [one for one in contract.paid if one.date <= gone]
    lost = -sum_of(one.amount for one in claims_left(by_then, promised) if one.day > gone)
    standing = secured_on(contract, at, given_by=gone)
    received = -sum_of(one.amount for one in received_since(contract, promised, gone))
    return CostOfDefault(gone, lost, sum_of((standing, received)))


def secured_no_longer(contract: Contract, promised: Sequence[DatedPayment], at: date) -> list[DatedPayment]:
    """Return the claims after a day that a security of that day has expired before, and what is left does not cover."""
    there = secured_on(contract, at)
    return [
        one
        for one in claims_due(contract, promised, at)
        if (left := secured_on(contract, one.day)) < there and left < -one.amount
    ]


def secured_on(contract: Contract, day: date, given_by: date | None = None) -> float:
    """Return what securities that stand on a day come to [money]: those given by then, or by an earlier day."""
    return sum_of(one.amount for one in contract.securities_on(day, given_by))


def _covered(contract: Contract, claims: Sequence[DatedPayment]) -> float:
    """Return what securities cover of claims [money]: of the last one first, behind which the fewest still stand."""
    covered = 0.0
    for one in reversed(claims):
        covered = sum_of((covered, min(-one.amount, secured_on(contract, one.day) - covered)))
    return covered
