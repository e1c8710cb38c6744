"""What the supplier owes: the claims that stand, what is left of each, and those that need a look."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from lcc.contract.dates import months_after
from lcc.contract.ledger import DatedPayment, payments
from lcc.contract.matching import PaidPart, paid_parts
from lcc.engine.valuation import Terms
from lcc.figure.figure import MONEY_DECIMALS
from lcc.figure.rounding import half_up, sum_of
from lcc.model.contract import Contract, Paid


def claims_left(paid: Iterable[Paid], promised: Iterable[DatedPayment]) -> list[DatedPayment]:
    """Return the claims with what is left of each after what was received: what came in whole is not there."""
    claims = [one for one in promised if one.is_claim]
    received: dict[int, float] = {}
    for part in paid_parts(paid, claims):
        received[id(part.due)] = received.get(id(part.due), 0.0) - part.amount
    amounts = [half_up(one.amount + max(received.get(id(one), 0.0), 0.0), MONEY_DECIMALS) for one in claims]
    return [replace(one, amount=left) for one, left in zip(claims, amounts, strict=True) if left < 0]


def claims_due(
    contract: Contract, promised: Sequence[DatedPayment], after: date = date.min, months: int | None = None
) -> list[DatedPayment]:
    """Return what the supplier owes after a day, within so many months or ever; nothing that a default took away."""
    until = date.max if months is None else months_after(after, months)
    return [one for one in not_lost(contract, claims_left(contract.paid, promised)) if after < one.day <= until]


def claims_unrecorded(contract: Contract, promised: Sequence[DatedPayment], at: date) -> list[DatedPayment]:
    """Return the claims that fell due up to a day and of which nothing was recorded: not even that nothing came."""
    recorded = {id(part.due) for part in paid_parts(contract.paid, promised)}
    return [
        one for one in not_lost(contract, promised) if one.is_claim and one.day <= at and id(one) not in recorded
    ]


def claims_after_end(contract: Contract, terms: Terms) -> list[DatedPayment]:
    """Return the claims that the award counted on and that fall due after the end that was agreed: in no ledger."""
    ends = contract.ends
    if ends is None:
        return []
    found = payments(contract.model_copy(update={"ends": None}), terms)
    return [one for one in not_lost(contract, found) if one.is_claim and one.day > ends]


def for_no_claim(contract: Contract, promised: Sequence[DatedPayment]) -> list[Paid]:
    """Return what was received on the line of claims that stand, and is for none of them: it counts beside them."""
    standing = {one.promise for one in claims_due(contract, promised)}
    beside = [
        one for one in paid_parts(contract.paid, promised) if one.due is None and one.paid.promise in standing
    ]
    return [
        one.paid
        for one in beside
        if one.amount < 0 > sum_of(each.amount for each in beside if each.paid.promise == one.paid.promise)
    ]


def received_since(contract: Contract, promised: Sequence[DatedPayment], gone: date) -> list[PaidPart]:
    """Return what came in after a default for what it took away: paid out by a security, or by a trustee.

    What is for a claim that fell due before it is not among it.
    """
    still = claims_left((one for one in contract.paid if one.date <= gone), promised)
    lines = {one.promise for one in promised if one.is_claim}
    later = [
        one
        for one in contract.paid
        if one.date > gone and one.promise in lines and (one.due is None or one.due > gone)
    ]
    return [part for part in paid_parts(later, still) if part.due is None or part.due.day > gone]


def not_released(contract: Contract, promised: Sequence[DatedPayment]) -> list[Paid]:
    """Return what came in since a default, if securities still stand behind it and none was released since."""
    gone = contract.defaulted
    if gone is None or any(one.day > gone for one in contract.released) or not contract.securities_on(gone):
        return []
    return list({id(one.paid): one.paid for one in received_since(contract, promised, gone)}.values())


def not_lost(contract: Contract, due: Iterable[DatedPayment]) -> list[DatedPayment]:
    """Return payments without the claims that a default took away."""
    gone = contract.defaulted
    return [one for one in due if gone is None or not one.is_claim or one.day <= gone]
