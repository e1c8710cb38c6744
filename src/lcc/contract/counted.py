"""For which payment each amount counts that was recorded without saying so."""

from collections.abc import Sequence

from lcc.contract.ledger import payments
from lcc.contract.matching import paid_parts
from lcc.contract.words import promise_names_in_words
from lcc.engine.valuation import terms_of
from lcc.language import Translate
from lcc.language.numbers import amount, local_date
from lcc.model.contract import AnyEntry, Contract, Paid


def counted_for(contract: Contract, entries: Sequence[AnyEntry], _: Translate) -> list[str]:
    """Return a line for each of these payments that names no day: for which it counts, or in which year."""
    unnamed = [one for one in entries if isinstance(one, Paid) and one.due is None]
    if not unnamed:
        return []
    called = promise_names_in_words(contract, _)
    parts = paid_parts(contract.paid, payments(contract, terms_of(contract.tender)))
    lines = []
    for one in unnamed:
        own = [part for part in parts if part.paid == one]
        days = ", ".join(local_date(part.due.day, _) for part in own if part.due is not None)
        said = _("{date}, {what}, {currency} {amount}: counts for what falls due on {days}.")
        if not days:
            said = _("{date}, {what}, {currency} {amount}: is for nothing that falls due, and counts in {year}.")
        lines.append(
            said.format(
                date=local_date(one.date, _),
                what=called[one.promise],
                currency=contract.tender.currency,
                amount=amount(one.amount, _),
                days=days,
                year=one.date.year,
            )
        )
    return lines
