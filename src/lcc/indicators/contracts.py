"""Contracts beside awards: each once, and only where it is of an award that was read."""

from collections.abc import Sequence

from lcc.indicators.figures import ContractRecord, TenderRecord
from lcc.record.looks import spelled, tender_key
from lcc.record.problem import Problem, problem_in

Key = tuple[str, str]


def award_key(record: TenderRecord) -> Key:
    """Return by what the contract of an award is known: a lot is a tender by itself, then."""
    return tender_key(record.authority, record.tender if record.lot is None else f"{record.tender}/{record.lot}")


def contract_key(contract: ContractRecord) -> Key:
    """Return of what award a contract is."""
    return tender_key(contract.authority, contract.tender)


def of_awards(
    contracts: Sequence[ContractRecord], records: Sequence[TenderRecord]
) -> tuple[list[ContractRecord], list[tuple[str, Problem]]]:
    """Return the contracts of awards, each once, and what is wrong with the others.

    Not counted are a second one of the same award, one of which the award was not read, and one with somebody else
    than who was awarded it: claims that nobody here has are no claims.
    """
    awards = {award_key(one): one for one in records}
    kept: dict[Key, ContractRecord] = {}
    wrong = []
    for one in contracts:
        award, first = awards.get(contract_key(one)), kept.get(contract_key(one))
        words = {"supplier": one.supplier}
        if award is None:
            code, words = "contract_without_award", {"authority": one.authority}
        elif award.supplier is not None and spelled(award.supplier) != spelled(one.supplier):
            code, words = "contract_with_other", words | {"awarded": award.supplier}
        elif first is not None:
            code, words = "contract_twice", words | {"other": first.source}
        else:
            kept[contract_key(one)] = one
            continue
        wrong.append((one.source, problem_in(one.source, code, one.tender, **words)))
    return [*kept.values()], wrong
