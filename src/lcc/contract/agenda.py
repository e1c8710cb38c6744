"""The days of a contract on which something has to be done, or a right ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lcc.contract.claims import claims_due
from lcc.contract.dates import day_of, months_after
from lcc.contract.indexation import Adjustment
from lcc.contract.ledger import DatedPayment
from lcc.model.business_models import Lease
from lcc.model.contract import Contract

Kind = Literal[
    "claim", "notice", "term_ends", "renewal_ends", "purchase_option", "indexation", "expiry", "security_expires",
    "contract_ends", "tender_again",
]  # fmt: skip
WARNED: tuple[int, ...] = (12, 3)
"""How many months before a claim is due it is warned of: one that nobody makes in time can lapse. Our own choice."""
_TENDER_AGAIN = 18
"""How many months before the end the next contract is prepared: our own choice."""
_WARNED_KINDS = ("claim", "expiry", "security_expires", "contract_ends")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that falls on a day. `about` is a promise, a name or an item; `amount` is what is received [money]."""

    day: date
    kind: Kind
    about: str
    item: str = ""
    amount: float | None = None

    @property
    def warnings(self) -> tuple[date, ...]:
        """The days on which it is warned of, the first one first."""
        months = WARNED if self.kind in _WARNED_KINDS else ()
        return tuple(months_after(self.day, -number) for number in months)


def contract_ends(contract: Contract) -> date:
    """Return the last day of a contract: as it says, or at the horizon."""
    return contract.ends or day_of(contract.delivered, contract.tender.horizon_months, in_arrears=True)


def events(
    contract: Contract, promised: Sequence[DatedPayment], known: dict[str, list[Adjustment]]
) -> list[Event]:
    """Return all events by day, up to the end of the contract; claims that came in, or are lost, are not there."""
    last = contract_ends(contract)
    found = [
        *_claims(contract, promised),
        *_leases(contract),
        *_indexations(contract, known, last),
        *(Event(one.until, "expiry", one.name) for one in contract.expiries),
        *(
            Event(one.expires, "security_expires", one.given_by, amount=one.amount)
            for one in contract.all_securities
            if one.expires
        ),
        Event(months_after(last, -_TENDER_AGAIN), "tender_again", contract.tender.title),
        Event(last, "contract_ends", contract.tender.title),
    ]
    return sorted(found, key=lambda one: (one.day, one.kind, one.about))


def _claims(contract: Contract, promised: Sequence[DatedPayment]) -> Iterator[Event]:
    for one in claims_due(contract, promised):
        item = contract.tender.item(contract.bid.offers[one.line.offer].item).name
        yield Event(one.day, "claim", one.promise, item, -one.amount)


def _leases(contract: Contract) -> Iterator[Event]:
    """Yield the ends of the term and the renewals of each lease, with the last day for notice before each."""
    for offer in contract.bid.offers:
        model = offer.business_model
        if not isinstance(model, Lease):
            continue
        item = contract.tender.item(offer.item)
        starts = {one.delivered for one in contract.deliveries if one.item == offer.item} or {contract.delivered}
        for start in sorted(starts):
            ends = [model.term_months]
            ends += [
                ends[-1] + sum(one.months for one in model.renewals[: k + 1]) for k in range(len(model.renewals))
            ]
            for k, months in enumerate(ends):
                day = day_of(start, months, in_arrears=True)
                yield Event(day, "renewal_ends" if k else "term_ends", item.name, item.name)
                yield Event(
                    months_after(day + timedelta(1), -contract.notice_months), "notice", item.name, item.name
                )
            if model.purchase_option is not None:
                day = day_of(start, ends[-1], in_arrears=True)
                yield Event(day, "purchase_option", item.name, item.name)


def _indexations(contract: Contract, known: dict[str, list[Adjustment]], last: date) -> Iterator[Event]:
    for clause in contract.indexation:
        year = clause.fixed_years
        while (day := months_after(contract.delivered, 12 * year)) <= last:
            yield Event(day, "indexation", " + ".join(one.name for one in clause.follows))
            year += 1
