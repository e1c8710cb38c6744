"""The log of a contract as a chain: each entry takes up the checksum of the one before it, the first that of the rest.

Who can write to the file can write a whole chain anew. So the last checksum is told when something is recorded: noted
elsewhere (in minutes, in a letter), it shows later whether what was there then is still there.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from lcc.checks.validation import messages_of
from lcc.contract.entries import told, wrong_rows
from lcc.model.contract import Contract
from lcc.model.realisation import Realisation
from lcc.model.seal import sha256_of
from lcc.record.message import Message
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, problems_of

_OF_LOG = {"log", "sealed"}


def seal_of(contract: Contract) -> str:
    """Return the SHA-256 of a contract without its log, of what is stated in it."""
    return sha256_of(contract.model_dump(mode="json", exclude_unset=True, exclude=_OF_LOG))


def last_checksum(contract: Contract) -> str:
    """Return the checksum that the next entry takes up: to be noted elsewhere."""
    return contract.log[-1].checksum if contract.log else contract.sealed or seal_of(contract)


def broken_links(contract: Contract, known: str | None = None) -> Iterator[Message]:
    """Yield where a contract is not what it was when something was recorded, and where a known checksum is gone."""
    if contract.sealed is not None and not contract.log:
        yield Message(("log",), "log_emptied", "[]", {})
    if (contract.log or contract.sealed is not None) and contract.sealed != seal_of(contract):
        yield Message(("sealed",), "contract_changed", contract.sealed, {})
    before = contract.sealed
    for k, entry in enumerate(contract.log):
        if entry.before != before:
            yield Message(("log", k, "before"), "entry_out_of_place", entry.before, {"number": k + 1})
        if entry.checksum != _checksum_of(entry.model_dump(mode="json", exclude_unset=True)):
            yield Message(("log", k, "checksum"), "entry_changed", entry.checksum, {"number": k + 1})
        before = entry.checksum
    checksums = {one.checksum for one in contract.log} | {contract.sealed or seal_of(contract)}
    if known is not None and known not in checksums:
        yield Message(("log",), "checksum_gone", known, {"number": len(contract.log)})


def recorded(
    contract: Contract,
    rows: Sequence[Realisation],
    by: str,
    on: date,
    file: str = "",
    origins: Origins | None = None,
) -> Contract:
    """Return the contract with entries at the end of its log; those that were there stay as they are.

    Raises
    ------
    InputRefusedError
        With every row that can't be: an unknown promise, a number that the bid can't have, a day that is still to come,
        what was recorded already, who records it is no name; `file` and `origins` say where the rows stand.
    """
    if findings := list(wrong_rows(contract, rows, on)):
        raise InputRefusedError(problems_of(findings, file, origins))
    sealed = contract.sealed if contract.log else seal_of(contract)
    plain = contract.model_dump(mode="json", exclude_unset=True)
    log, before = list(plain.get("log", [])), last_checksum(contract)
    for row in rows:
        entry = {"kind": row.kind, **told(row), "recorded": on.isoformat(), "by": by, "before": before}
        before = _checksum_of(entry)
        log.append({**entry, "checksum": before})
    try:
        return Contract.model_validate({**plain, "sealed": sealed, "log": log})
    except ValidationError as error:  # by whom it is can't be, or the log would be longer than it may be
        raise InputRefusedError(problems_of(messages_of(error, Contract))) from None


def _checksum_of(entry: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an entry, with the checksum before it and without its own."""
    return sha256_of({name: one for name, one in entry.items() if name != "checksum"})
