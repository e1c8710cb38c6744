"""A contract on a day, as the numbers of many contracts take it: claims, and what was paid beside what was promised."""

from lcc.contract.claims import claims_due
from lcc.contract.default import secured_on
from lcc.contract.followed import Followed
from lcc.figure.rounding import sum_of
from lcc.indicators.figures import ContractRecord
from lcc.library.facts.chosen import category_of
from lcc.model.identifiers import cpv_division


def contract_record(followed: Followed, source: str) -> ContractRecord:
    """Return what is still owed after the day by year, and what was paid beside what was due for it.

    Receipts are no payments, and claims are amounts above zero, indexed as far as is known on the day.
    """
    contract = followed.seen
    tender = contract.tender
    claims: dict[int, list[float]] = {}
    for claim in claims_due(contract, followed.promised, followed.at):
        claims.setdefault(claim.day.year, []).append(-claim.amount)
    promised: dict[int, list[float]] = {}
    paid: dict[int, list[float]] = {}
    for one in followed.paid:
        if one.paid is not None and one.due is not None and one.due >= 0 and (one.due > 0 or one.paid >= 0):
            promised.setdefault(one.year, []).append(one.due)
            paid.setdefault(one.year, []).append(one.paid)
    done: dict[int, list[float]] = {}
    for entry in contract.done_in_return:
        done.setdefault(entry.date.year, []).append(entry.amount)
    gone = contract.default
    lost = followed.default if gone else None
    return ContractRecord(
        tender=tender.id,
        source=source,
        title=tender.title,
        authority=tender.authority,
        department=tender.department,
        category=category_of(name for item in tender.items for name in item.facts),
        cpv_division=cpv_division(tender.cpv),
        supplier=contract.bid.bidder.name,
        currency=tender.currency,
        claims={year: sum_of(amounts) for year, amounts in sorted(claims.items())},
        secured=secured_on(contract, followed.at),
        defaulted=gone.date if gone else None,
        default_evidence=gone.evidence if gone else None,
        lost_claims=lost.claims if lost else None,
        lost_secured=lost.secured if lost else None,
        social_return_agreed=contract.social_return,
        social_return={year: sum_of(amounts) for year, amounts in sorted(done.items())},
        promised={year: sum_of(amounts) for year, amounts in sorted(promised.items())},
        paid={year: sum_of(amounts) for year, amounts in sorted(paid.items())},
    )
