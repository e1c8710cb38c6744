"""A contract from its file: read, and held against its own checksums; and the figures that its clauses follow."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from lcc.cashflow.compile import compile_bid
from lcc.checks.agreement import disagreements
from lcc.contract.chain import broken_links
from lcc.contract.entries import impossible_entries
from lcc.contract.forecast import life_cycle_cost
from lcc.engine.valuation import terms_of
from lcc.figure.rounding import half_up
from lcc.intake.files import File
from lcc.intake.records import load, load_file
from lcc.interchange.json_text import as_json_text
from lcc.interchange.yaml_file import as_yaml
from lcc.model.contract import AnyEntry, Contract
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, problems_of


def open_contract(file: File, known: str | None = None) -> tuple[Contract, Origins]:
    """Return the contract in a file, and where its fields stand; `known` is a checksum that was noted before.

    Raises
    ------
    InputRefusedError
        It can't be read, or is not what it was when something was recorded.
    """
    contract, origins = load_file(file, Contract)
    for found in (_no_answer(contract), broken_links(contract, known), _impossible(contract)):
        if findings := list(found):
            raise InputRefusedError(problems_of(findings, str(file), origins))
    return contract, origins


def contract_bytes(contract: Contract, file: FilePath) -> bytes:
    """Return a contract as its file holds it: all that is stated, a default too where it was.

    Raises
    ------
    InputRefusedError
        It is larger than what is read of such a file: JSON takes more than YAML.
    """
    plain = contract.model_dump(mode="json", exclude_unset=True)
    content = as_json_text(plain).encode() if file.suffix.lower() == ".json" else as_yaml(plain)
    load(content, str(file), Contract)
    return content


def goes_on_from(before: bytes, contract: Contract) -> bool:
    """Whether a contract has every entry of what its file held before; what is no contract has none."""
    there, now = ([one.checksum for one in log] for log in (_log_in(before), contract.log))
    return now[: len(there)] == there


def _log_in(content: bytes) -> list[AnyEntry]:
    for name in ("contract.yaml", "contract.json"):
        try:
            return load(content, name, Contract)[0].log
        except InputRefusedError:
            continue
    return []


def _no_answer(contract: Contract) -> Iterator[Message]:
    """Yield where the bid does not answer the tender: somebody wrote in one of them."""
    for finding in disagreements(contract.tender, contract.bid):
        yield finding._replace(path=("bid", *finding.path))


def _impossible(contract: Contract) -> Iterator[Message]:
    yield from impossible_entries(contract)
    yield from _other_cost(contract)


def _other_cost(contract: Contract) -> Iterator[Message]:
    """Yield that the bid does not cost what was awarded, by the rules of this version."""
    lines = compile_bid(contract.tender, contract.bid)
    cost = half_up(life_cycle_cost(lines, terms_of(contract.tender)), 2)
    stated = contract.award.life_cycle_cost
    if abs(cost - half_up(stated, 2)) > 0.005:
        yield Message(("award", "life_cycle_cost"), "contract_other_cost", stated, {"cost": cost})
