"""A contract after the award: made of it, followed on a day, and added to."""

from typing import TYPE_CHECKING

from lcc.language import translator
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, problem_of
from lcc.service.answer import Answer, file_answer, json_answer
from lcc.service.asked import ForCalendar, ForLedger, ForNewContract, ForRecord, ForYear, OfContract
from lcc.service.operations.award import awarded_in
from lcc.service.sent import BODY, Given

if TYPE_CHECKING:
    from lcc.api.contracts import FollowedContract
    from lcc.model.contract import Contract


def contract(given: Given, asked: ForNewContract) -> Answer:
    """Return the contract that follows from an award."""
    from lcc.api.contracts import contract_of

    is_result = given.get("result") is not None
    if is_result and len(given) > 1:
        beside = next(name for name in given if name != "result")
        message = Message((beside,), "extra_forbidden", beside, {"known": "result"})
        raise InputRefusedError([problem_of(message, BODY)])
    if not is_result and "tender" not in given:
        raise InputRefusedError([problem_of(Message(("tender",), "missing", None, {"field": "tender"}), BODY)])
    award = given["result"] if is_result else awarded_in(given)
    made = contract_of(award, delivered=asked.delivered, bidder=asked.bidder, lot=asked.lot)
    return _file(made, asked)


def ledger(given: Given, asked: ForLedger) -> Answer:
    """Return what a contract promised by date, what became of it, and what falls due."""
    found = _followed(given, asked, asked.known)
    content = found.json() if asked.kind == "json" else found.workbook(asked.lang)
    return file_answer(translator(asked.lang)("contract"), asked.kind, content)


def calendar(given: Given, asked: ForCalendar) -> Answer:
    """Return the calendar of claims, notices and expiries, with warnings."""
    content = _followed(given, asked).calendar(asked.lang, asked.kind)
    return file_answer(translator(asked.lang)("contract"), asked.kind, content)


def form(given: Given, asked: ForYear) -> Answer:
    """Return the workbook in which the payments and measurements of a year are filled in."""
    content = _followed(given, asked).form(asked.year, asked.lang)
    return file_answer(translator(asked.lang)("contract"), "xlsx", content)


def forecast(given: Given, asked: OfContract) -> Answer:
    """Return the life-cycle cost with what is known, step by step from what was awarded."""
    from lcc.contract.plain import as_json
    from lcc.exchange.outputs.of_contract import ContractForecast

    plain = as_json(_followed(given, asked))
    document = ContractForecast
    return json_answer({name: plain[name] for name in document.model_fields if name in plain}, document)


def record(given: Given, asked: ForRecord) -> Answer:
    """Return the contract with what came to light at the end of its log."""
    from lcc.api.contracts import realise

    return _file(realise(given["contract"], given["rows"], by=asked.by, on=asked.on), asked)


def _followed(given: Given, asked: OfContract, known: str | None = None) -> "FollowedContract":
    from lcc.api.contracts import follow

    return follow(given["contract"], given.get("series"), at=asked.at, known=known)


def _file(made: "Contract", asked: ForNewContract | ForRecord) -> Answer:
    from lcc.api.contracts import contract_file

    return file_answer(translator(asked.lang)("contract"), asked.kind, contract_file(made, asked.kind))
