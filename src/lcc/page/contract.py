"""A contract after the award: made of an award, or opened, with its calendar, payments and forecast."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from lcc.api.contracts import FollowedContract, contract_file, contract_of, follow, realise
from lcc.contract.chain import last_checksum
from lcc.contract.words import (
    STEPS,
    default_text,
    event_title,
    promise_names_in_words,
    remarks,
    room_text,
    security_text,
)
from lcc.documents.in_archive import Made
from lcc.interchange.csv_text import as_csv
from lcc.interchange.json_file import stated_in_json
from lcc.language import Language, Translate, translator
from lcc.language.numbers import amount, local_date
from lcc.model.proof import AWARD_FILE
from lcc.model.result import LotsResult, Result
from lcc.page.dropped import Dropped, several_of
from lcc.page.plain import plain_document
from lcc.record.problem import InputRefusedError, in_file, problem_in
from lcc.words.blocks import Block, Document, Heading, Paragraph, Table

_COLUMNS = ("date", "promise", "what", "amount", "currency", "is_claim")


@dataclass(frozen=True)
class AwardToContract:
    """An award of which a contract can be made: its file, and each bid that can be contracted with."""

    name: str
    result: bytes
    choices: tuple[tuple[str, str], ...]
    """For each a key, of lot and bidder, and what it is called; the one that comes first in front."""


def award_in(found: Dropped) -> AwardToContract | None:
    """Return the award among files, where there is one and no contract; what is in it is judged when it is taken."""
    papers = [*found.of("result").items(), *found.of("proof").items()]
    if found.of("contract") or len(papers) != 1:
        return None
    [(name, content)] = papers
    with in_file(name):
        data = stated_in_json(content).values
    if isinstance(data, dict) and data.get("kind") == AWARD_FILE:
        data = data.get("result")
        content = json.dumps(data).encode()
    try:
        result = TypeAdapter[Result | LotsResult](Result | LotsResult).validate_python(data)
    except ValidationError:
        raise InputRefusedError([problem_in(name, "not_a_result")]) from None
    return AwardToContract(name, content, tuple(_choices(result)))


def open_contract(found: Dropped) -> FollowedContract | None:
    """Return the contract among files as it stands today; None where there is none.

    Raises
    ------
    InputRefusedError
        It can't be read, or is not what it was when something was recorded; or a clause follows an unknown index.
    """
    contract = found.one("contract")
    return None if contract is None else follow(contract, found.one("index_series"))


@dataclass(frozen=True)
class Recorded:
    """The file of a contract with more in its log, what is said of it, and the files that still stand beside it."""

    files: Made
    said: tuple[str, str]
    left: tuple[str, ...]


def recorded(found: Dropped, by: str, on: date, language: Language) -> Recorded:
    """Return the contract among files with what the others say recorded on a day.

    Raises
    ------
    InputRefusedError
        With every row that can't be recorded; nothing is, then.
    """
    _, opened = translator(language), found.one("contract")
    assert opened is not None  # the page asks it of a contract only
    contract = follow(opened, at=on).contract
    for name, content in sorted(found.of("realised").items()):
        contract = realise(contract, (name, content), by=by, on=on)
    kind: Literal["yaml", "json"] = "json" if PurePosixPath(opened[0]).suffix.lower() == ".json" else "yaml"
    said = (
        _("Entries in the log: {number}.").format(number=len(contract.log)),
        _("Last checksum, to be noted elsewhere: {checksum}").format(checksum=last_checksum(contract)),
    )
    left = tuple(name for name in found.of_role("index_series") if name in found.files)
    return Recorded([(PurePosixPath(opened[0]).name, contract_file(contract, kind))], said, left)


def several_in(found: Dropped) -> list[list[str]]:
    """Return the files of which one counts, where there are more: contracts, figures of indices, or awards."""
    awards = [*found.of_role("result"), *found.of_role("proof")]
    several = [*several_of(found.roles, ("contract", "index_series")).values()]
    return [*several, awards] if len(awards) > 1 and not found.of_role("contract") else several


def made_of(award: AwardToContract, key: str, delivered: date) -> Made:
    """Return the file of the contract that follows from an award; errors as of `contract_of`."""
    lot, bidder = json.loads(key)
    contract = contract_of((award.name, award.result), delivered=delivered, bidder=bidder, lot=lot)
    return [("contract.yaml", contract_file(contract))]


def in_words(found: FollowedContract, language: Language) -> dict[str, Any]:
    """Return how a contract stands, as the page shows it."""
    _ = translator(language)
    contract = found.contract
    title = _("{supplier}, on {day}, {currency}").format(
        supplier=contract.bid.name, day=local_date(found.at, _), currency=contract.tender.currency
    )
    return plain_document(Document(contract.tender.title, title, language, tuple(_blocks(found, _))))


def form_of(found: FollowedContract, year: int | None, language: Language) -> Made:
    """Return the workbook in which a year is filled in; without one, the last that is over."""
    _, year = translator(language), found.at.year - 1 if year is None else year
    return [(f"{_('realised')}-{year}.xlsx", found.form(year, language))]


def contract_files(found: FollowedContract, kind: str, language: Language) -> Made:
    """Return the calendar (ics), the payments (csv), or the workbook of all of it."""
    _ = translator(language)
    stem = _("contract")
    if kind == "ics":
        return [(f"{stem}.ics", found.calendar(language))]
    if kind == "csv":
        return [(f"{_('payments')}.csv", as_csv(_COLUMNS, _payments(found, _)))]
    return [(f"{stem}.xlsx", found.workbook(language))]


def _choices(result: Result | LotsResult) -> Iterator[tuple[str, str]]:
    """Yield who can be contracted with, the one that comes first in front; of lots each by itself."""
    lots: Sequence[tuple[str | None, Result]] = (
        [(None, result)]
        if isinstance(result, Result)
        else [(one.lot, one.result) for one in result.lots if one.result is not None]
    )
    for lot, one in lots:
        for bid in sorted((bid for bid in one.bids if bid.rank is not None), key=lambda bid: bid.rank or 0):
            yield json.dumps([lot, bid.bidder]), bid.bidder if lot is None else f"{lot}: {bid.bidder}"


def _blocks(found: FollowedContract, _: Translate) -> Iterator[Block]:
    contract, called = found.contract, promise_names_in_words(found.contract, _)
    money = contract.tender.currency
    yield Paragraph(security_text(found, _))
    for text in remarks(found, _):
        yield Paragraph(text)
    if found.claims_unrecorded:
        yield Table(
            _("Claims that fell due, of which nothing is recorded"),
            (_("Date"), _("What"), _("Amount")),
            tuple(
                (local_date(one.day, _), called[one.promise], amount(-one.amount, _))
                for one in found.claims_unrecorded
            ),
            frozenset({2}),
        )
    yield Heading(2, _("Calendar"))
    yield Table(
        _("What falls on which day"),
        (_("Date"), _("What"), _("Amount"), _("Warn on")),
        tuple(
            (
                local_date(one.day, _),
                event_title(one, called, _),
                "" if one.amount is None else amount(one.amount, _),
                ", ".join(local_date(day, _) for day in one.warnings),
            )
            for one in found.agenda
        ),
        frozenset({2}),
    )
    yield Heading(2, _("Payments"))
    yield Table(
        _("Every payment and receipt as promised"),
        (_("Date"), _("What"), _("Amount"), _("Claim")),
        tuple(
            (local_date(one.day, _), called[one.promise], amount(one.amount, _), _("yes") if one.is_claim else "")
            for one in found.promised
        ),
        frozenset({2}),
    )
    if recorded := [one for one in found.paid if one.paid is not None]:
        yield Table(
            _("Promised and paid by year"),
            (_("Year"), _("What"), _("Promised"), _("Paid"), _("Difference")),
            tuple(
                (
                    str(one.year),
                    called[one.promise],
                    *(amount(each or 0.0, _) for each in (one.due, one.paid, one.difference)),
                )
                for one in recorded
            ),
            frozenset({2, 3, 4}),
        )
    yield Heading(2, _("Forecast"))
    yield Table(
        _("Life-cycle cost as expected now"),
        (_("What"), _("Amount")),
        tuple((_(words), amount(getattr(found.forecast, name), _)) for name, words in STEPS.items()),
        frozenset({1}),
    )
    has_happened = found.seen.defaulted is not None
    yield Paragraph(default_text(found.default, money, has_happened=has_happened).say(_))
    yield Paragraph(room_text(contract, found.room, _))


def _payments(found: FollowedContract, _: Translate) -> Iterator[Mapping[str, Any]]:
    called = promise_names_in_words(found.contract, _)
    for one in found.promised:
        yield {
            "date": one.day, "promise": one.promise, "what": called[one.promise], "amount": one.amount,
            "currency": found.contract.tender.currency, "is_claim": one.is_claim,
        }  # fmt: skip
