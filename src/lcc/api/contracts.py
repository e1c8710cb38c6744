"""Contracts after the award: made of it, followed on a day, and added to."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from lcc.api.given import Input, as_file
from lcc.contract.followed import Followed
from lcc.intake.options import CalendarOptions, ContractFileOptions, ContractFormOptions, TextOptions, asked
from lcc.language import Language
from lcc.model.contract import Contract

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.contract.standing import Reranked
    from lcc.model.result import LotsResult, Result


class FollowedContract(Followed):
    """A contract as it stands on a day: `promised` and `paid`, `claims`, `agenda`, `forecast`, and files of these.

    Costs are above zero, what is received is below; money is in the currency of the tender. `at` is the day.

    Raises
    ------
    InputRefusedError
        A clause follows an index of which nothing was given.
    """

    def calendar(self, language: Language = "nl", kind: Literal["ics", "xlsx"] = "ics") -> bytes:
        """Return the calendar of claims, notices and expiries, with warnings: for any calendar, or a workbook."""
        from lcc.contract.book import write_calendar
        from lcc.contract.words import calendar_bytes

        asked(CalendarOptions, language=language, kind=kind)
        return calendar_bytes(self, language) if kind == "ics" else write_calendar(self, language)

    def workbook(self, language: Language = "nl") -> bytes:
        """Return the workbook: forecast, promised and paid with live formulas, payments by day, log and calendar."""
        from lcc.contract.book import write_contract

        asked(TextOptions, language=language)
        return write_contract(self, language)

    def form(self, year: int | None = None, language: Language = "nl") -> bytes:
        """Return the workbook in which a year is filled in; left out, the last one that is over."""
        from lcc.contract.form import write_rows

        wanted = asked(ContractFormOptions, language=language, year=self.at.year - 1 if year is None else year)
        return write_rows(self, wanted.year, language)

    def json(self) -> bytes:
        """Return everything that follows from it as JSON, as `lcc contract show -o followed.json` writes it."""
        from lcc.api.json_file import json_bytes
        from lcc.contract.plain import as_json
        from lcc.exchange.outputs.of_contract import ContractFollowed

        return json_bytes(ContractFollowed, as_json(self))


def contract_of(
    award: "Input | Scored", *, delivered: date, bidder: str | None = None, lot: str | None = None
) -> Contract:
    """Return the contract that follows from an award: what was scored, or the result that `lcc score --json` wrote.

    Parameters
    ----------
    award
        A result is computed again first, and refused where it is not what comes out.
    delivered
        The day from which the months of the bid are counted.
    bidder
        With whom, where that is not the one that comes first.
    lot
        The code of the lot, of a tender that has lots.

    Raises
    ------
    InputRefusedError
        Nobody is awarded, there is no such bid or lot, or the result can't be used.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 7,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 400, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Terug BV"}, "offers": [{"item": "desk", "business_model": {
    ...     "kind": "buy_back", "price": 320, "service_life_years": 7,
    ...     "buy_back": [{"after_years": 7, "share_of_price": 0.15}]}}]}
    >>> contract = contract_of(lcc.score(tender, [bid]), delivered=date(2027, 3, 1))
    >>> [(one.day.isoformat(), one.amount) for one in follow(contract).promised]
    [('2027-03-01', 128000.0), ('2034-02-28', -19200.0)]
    """
    from lcc.contract.awarded import contract_of as made

    return made(_result(award), delivered, bidder, lot)


def contract_file(contract: Contract, kind: Literal["yaml", "json"] = "yaml") -> bytes:
    """Return a contract as the file that `follow`, `realise` and `lcc contract` take.

    Raises
    ------
    InputRefusedError
        It is larger than what is read of such a file: JSON takes more than YAML.

    Examples
    --------
    >>> import lcc
    >>> tender = {
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 7,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 400, "unit": "piece"}]}
    >>> bid = {"tender": "desks", "bidder": {"name": "Koop BV"}, "offers": [
    ...     {"item": "desk", "business_model": {"kind": "purchase", "price": 320, "service_life_years": 7}}]}
    >>> made = contract_of(lcc.score(tender, [bid]), delivered=date(2027, 3, 1))
    >>> follow(("contract.yaml", contract_file(made))).contract == made
    True
    """
    from lcc.contract.opened import contract_bytes

    return contract_bytes(contract, Path(f"contract.{asked(ContractFileOptions, kind=kind).kind}"))


def follow(
    contract: Input,
    series: Input | None = None,
    *,
    at: date | None = None,
    known: str | None = None,
    award: "Input | Scored | None" = None,
) -> FollowedContract:
    """Return a contract as it stands on a day, today where none is given: payments, claims, deviations, forecast.

    Parameters
    ----------
    contract
        A contract, or its file; what was recorded is held against its checksums.
    series
        Published figures of the indices that its clauses follow, or a table of StatLine with them (CSV, or JSON of
        OData); left out, prices grow as the tender assumes.
    at
        The day on which it is looked at.
    known
        A checksum that was noted before: it has to be there still.
    award
        The award that it is the contract of, scored or as its result: then `.standing` says whether the bid would still
        have won with what was measured, the others as they bid.

    Raises
    ------
    InputRefusedError
        It can't be read, is not what it was when something was recorded, or a clause follows an unknown index; or it
        is the contract of another award.
    """
    from dataclasses import replace

    from lcc.contract.opened import open_contract
    from lcc.contract.terms import missing_figures
    from lcc.intake.index_files import read_series
    from lcc.record.problem import InputRefusedError, problems_of

    file = as_file(contract, "contract.json")
    opened, origins = open_contract(file, known)
    figures = None
    if series is not None:
        of_indices = as_file(series, "series.json")
        figures = read_series(of_indices)
        if missing := missing_figures(opened, figures, str(of_indices)):
            raise InputRefusedError(problems_of(missing, str(file), origins))
    found = FollowedContract(opened, at or date.today(), figures)
    return found if award is None else replace(found, standing=_standing(found, _result(award)))


def realise(
    contract: Input, rows: Input | Sequence[Mapping[str, object]], *, by: str, on: date | None = None
) -> Contract:
    """Return a contract with what came to light recorded at the end of its log; nothing that was there changes.

    Parameters
    ----------
    contract
        A contract, or its file.
    rows
        A filled-in workbook, a CSV, a text file, or a list of rows by the names of a CSV: kind, promise, date, value,
        what, evidence.
    by
        Who records it.
    on
        When, today where that is not given.

    Raises
    ------
    InputRefusedError
        The contract is not what it was, or with every row that can't be.
    """
    from lcc.contract.chain import recorded
    from lcc.contract.opened import open_contract
    from lcc.contract.rows import read_rows

    opened, _origins = open_contract(as_file(contract, "contract.json"))
    given: Any = {"rows": rows} if isinstance(rows, list) else rows
    file = as_file(given, "rows.json")
    found, origins = read_rows(file, opened)
    return recorded(opened, found.rows, by, on or date.today(), str(file), origins)


def _standing(found: "Followed", award: "Result | LotsResult") -> "Reranked":
    from lcc.api.kept_award import scored_again
    from lcc.contract.standing import bids_as_measured, lot_of, standing

    lot = lot_of(found.contract, award)
    assert award.documents is not None  # `lot_of` refuses that
    again = scored_again(award.documents, bids_as_measured(found.seen, award, lot))
    return standing(found.contract, award, again.result, lot)


def _result(award: "Input | Scored") -> "Result | LotsResult":
    """Return the result of an award: of a file only what is computed again as it stands there."""
    from lcc.api.scoring import Scored

    if isinstance(award, Scored):
        return award.result
    from pydantic_core import from_json

    from lcc.api.kept_award import kept_result
    from lcc.audit.replay_result import replay
    from lcc.intake.files import read_bytes
    from lcc.record.problem import InputRefusedError

    file = as_file(award, "result.json")
    content = read_bytes(file)
    if differences := replay(content, str(file)).differences:
        raise InputRefusedError(list(differences))
    return kept_result(from_json(content))
