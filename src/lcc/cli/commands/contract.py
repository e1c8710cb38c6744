"""`lcc contract`: what becomes of an award after the contract is signed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.given import GivenFile
from lcc.cli.group import Parts, what_it_does
from lcc.cli.options import Files, existing, help_option, maybe_of_a_tender, output, writing
from lcc.cli.output import asked, deliver, json_bytes, kind_of, refuse_existing, refusing
from lcc.cli.terminal import say
from lcc.cli.typed import A_NAME, A_YEAR, UP_TO_TODAY, Day
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.contract.followed import Followed
    from lcc.intake.files import File

_ = translator(preferred())
_RECORDS = (".yaml", ".yml", ".json")
_MOST_LINES = 10
"""How many payments are told one by one."""
_series = click.option(
    "--series", "series_file", type=GivenFile(path_type=Path, dir_okay=False, allow_dash=True), metavar=_("FILE"),
    help=_("Published figures of the indices that prices follow (.yaml or .json), or a table of CBS (.csv or .json)."),
)  # fmt: skip
_at = click.option("--at", type=Day(), metavar=_("DATE"), help=_("The day on which to look; left out, today."))
_known = click.option(
    "--known", metavar=_("CHECKSUM"), help=_("A checksum that was noted before: it has to be there still.")
)


@click.group(cls=Parts, help=what_it_does("contract"))
@help_option
def contract() -> None:
    """Contracts after the award."""


@contract.command(
    help=_("Make the contract file of an award: from TENDER and BIDS, or from a result of `lcc score --json`.")
)
@maybe_of_a_tender
@click.option("--delivered", type=Day(), required=True, metavar=_("DATE"), help=_("From when months are counted."))
@click.option("--bidder", metavar=_("NAME"), help=_("With whom; left out, with the one that comes first."))
@output(True, _("The contract (.yaml or .json)."), ".yaml")
@writing
def new(
    files: Files | None, delivered: date, bidder: str | None, output_file: Path, language: Language, force: bool
) -> None:
    """Score or compute again, and write the contract."""
    from lcc.api.contracts import contract_of
    from lcc.api.given import handed
    from lcc.contract.opened import contract_bytes, goes_on_from

    _ = translator(language)
    if files is None:
        raise click.UsageError(_("Name a tender with its bids, or a result."))
    _refuse_other(output_file, _)
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    with refusing(_):
        award: Any = handed(files.tender)
        if files.bids or files.tender.suffix.lower() == ".xlsx":
            from lcc.cli.loading import scored

            award = scored(files._replace(lot=None), _)
        made = contract_of(award, delivered=delivered, bidder=bidder, lot=files.lot)
        content = contract_bytes(made, output_file)
    deliver({output_file: content}, _, goes_on=lambda before, _content: goes_on_from(before, made))
    say(_("Add what was agreed beside the bid (indexation, securities, warranties) before anything is recorded."))


@contract.command(help=_("Write the workbook in which a year's payments and measurements are filled in."))
@click.argument("contract_file", **existing(_("CONTRACT")))
@click.option(
    "--year", type=A_YEAR, metavar=_("YEAR"), help=_("The calendar year; left out, the last one that is over.")
)
@_series
@_at
@output(True, _("The workbook (.xlsx)."), ".xlsx")
@writing
def form(
    contract_file: "File",
    year: int | None,
    series_file: "File | None",
    at: date | None,
    output_file: Path,
    language: Language,
    force: bool,
) -> None:
    """Write the form of a year."""
    from lcc.contract.form import write_rows
    from lcc.record.problem import in_file

    _ = translator(language)
    refuse_existing((output_file,), _, force=force, inputs=_inputs(contract_file, series_file))
    with refusing(_), in_file(str(contract_file)):
        found = _followed(contract_file, series_file, at)
        content = write_rows(found, found.at.year - 1 if year is None else year, language)
    deliver({output_file: content}, _)
    _say_what_was_assumed(found, _)


@contract.command(
    help=_("Record what was paid, measured or changed: at the end of the log, and never over anything.")
)
@click.argument("contract_file", **existing(_("CONTRACT")))
@click.argument("rows_file", **existing(_("ROWS")))
@click.option("--by", type=A_NAME, required=True, metavar=_("NAME"), help=_("Who records it."))
@click.option("--on", type=UP_TO_TODAY, metavar=_("DATE"), help=_("When it is recorded; left out, today."))
@output(True, _("The contract with more in its log; with --force the same file."), ".yaml")
@writing
def record(
    contract_file: "File",
    rows_file: "File",
    by: str,
    on: date | None,
    output_file: Path,
    language: Language,
    force: bool,
) -> None:
    """Read the rows, and write the contract with them."""
    from lcc.api.contracts import realise
    from lcc.api.given import handed
    from lcc.contract.chain import last_checksum
    from lcc.contract.counted import counted_for
    from lcc.contract.opened import contract_bytes, goes_on_from, open_contract

    _ = translator(language)
    _refuse_other(output_file, _)
    is_same = force and isinstance(contract_file, Path) and output_file.resolve() == contract_file.resolve()
    refuse_existing((output_file,), _, force=force, inputs=(rows_file,) if is_same else (contract_file, rows_file))
    with refusing(_):
        made = realise(handed(contract_file), handed(rows_file), by=by, on=on)
        before = len(open_contract(contract_file)[0].log)
        content = contract_bytes(made, output_file)
    deliver({output_file: content}, _, goes_on=lambda before, _content: goes_on_from(before, made))
    lines = counted_for(made, made.log[before:], _)
    for line in lines[:_MOST_LINES]:
        say(line)
    if (more := len(lines) - _MOST_LINES) > 0:
        say(_("And {number} more payments that name no day.").format(number=more))
    say(_("Entries in the log: {number}.").format(number=len(made.log)))
    say(_("Last checksum, to be noted elsewhere: {checksum}").format(checksum=last_checksum(made)))


@contract.command(help=_("Show how a contract stands: forecast, claims, deviations; also as a workbook."))
@click.argument("contract_file", **existing(_("CONTRACT")))
@_series
@_at
@_known
@click.option(
    "--result", "result_file", type=GivenFile(path_type=Path, dir_okay=False, allow_dash=True), metavar=_("FILE"),
    help=_("The result of the award, with all bids (`lcc score --json`): would this one still have won?"),
)  # fmt: skip
@output(False, _("Also as a workbook (.xlsx), or for programs (.json)."), ".xlsx")
@writing
def show(
    contract_file: "File",
    series_file: "File | None",
    at: date | None,
    known: str | None,
    result_file: "File | None",
    output_file: Path | None,
    language: Language,
    force: bool,
) -> None:
    """Print it, and write what was asked."""
    from lcc.contract.book import write_contract
    from lcc.contract.plain import as_json as plain
    from lcc.exchange.outputs.of_contract import ContractFollowed
    from lcc.record.problem import in_file

    _ = translator(language)
    kind = None if output_file is None else kind_of(output_file, ("xlsx", "json"), _)
    refuse_existing((output_file,), _, force=force, inputs=_inputs(contract_file, series_file, result_file))
    with refusing(_), in_file(str(contract_file)):
        found = _followed(contract_file, series_file, at, known, result_file)
        followed = plain(found)  # what can't be worked out is refused before anything is written or printed
        makers = {
            output_file: lambda: (
                json_bytes(ContractFollowed, followed) if kind == "json" else write_contract(found, language)
            ),
        }
        made = asked(makers, _)
    deliver(made, _, lambda: _print(found, _))
    if known is not None:
        say(_("The checksum that was noted is still there."))


@contract.command(help=_("Write the calendar of claims, notices and expiries, with warnings: .ics or .xlsx."))
@click.argument("contract_file", **existing(_("CONTRACT")))
@_series
@_at
@output(True, _("The calendar (.ics or .xlsx)."), ".ics")
@writing
def calendar(
    contract_file: "File",
    series_file: "File | None",
    at: date | None,
    output_file: Path,
    language: Language,
    force: bool,
) -> None:
    """Write the calendar."""
    from lcc.contract.book import write_calendar
    from lcc.contract.words import calendar_bytes
    from lcc.record.problem import in_file

    _ = translator(language)
    kind = kind_of(output_file, ("ics", "xlsx"), _)
    refuse_existing((output_file,), _, force=force, inputs=_inputs(contract_file, series_file))
    with refusing(_), in_file(str(contract_file)):
        found = _followed(contract_file, series_file, at)
        is_book = kind == "xlsx"
        content = write_calendar(found, language) if is_book else calendar_bytes(found, language)
    deliver({output_file: content}, _)
    _say_what_was_assumed(found, _)


@contract.command(help=_("Print the life-cycle cost with what is known now, step by step from what was awarded."))
@click.argument("contract_file", **existing(_("CONTRACT")))
@_series
@_at
@writing
def forecast(
    contract_file: "File", series_file: "File | None", at: date | None, language: Language, force: bool
) -> None:
    """Print the forecast."""
    from lcc.record.problem import in_file

    _ = translator(language)
    with refusing(_), in_file(str(contract_file)):
        _print_forecast(_followed(contract_file, series_file, at), _)


def _followed(
    file: "File", series: "File | None", at: date | None, known: str | None = None, award: "File | None" = None
) -> "Followed":
    from lcc.api.contracts import follow
    from lcc.api.given import handed

    given, result = (None if one is None else handed(one) for one in (series, award))
    return follow(handed(file), given, at=at, known=known, award=result)


def _say_what_was_assumed(found: "Followed", _: Translate) -> None:
    if found.contract.indexation and found.series is None:
        say(_("Without --series, prices that follow an index grow as the tender assumed."))


def _inputs(*files: "File | None") -> "tuple[File, ...]":
    return tuple(file for file in files if file is not None)


def _refuse_other(file: Path, _: Translate) -> None:
    if file.suffix.lower() not in _RECORDS:
        raise click.UsageError(_("A contract is a text file: give it a name that ends in .yaml or .json."))


def _print(found: "Followed", _: Translate) -> None:
    from lcc.cli.printed.table import TextTable, show
    from lcc.contract.chain import last_checksum
    from lcc.contract.words import (
        default_text,
        number_text,
        promise_names_in_words,
        remarks,
        room_text,
        security_text,
        standing_text,
    )
    from lcc.language.numbers import amount, local_date

    contract = found.contract
    _print_forecast(found, _)
    if found.standing is not None:
        say(standing_text(found.standing, contract.tender.currency, _))
    has_happened, called = found.seen.defaulted is not None, promise_names_in_words(contract, _)
    say(default_text(found.default, contract.tender.currency, has_happened=has_happened).say(_))
    say(security_text(found, _))
    for text in remarks(found, _):
        say(text)
    say(room_text(contract, found.room, _))
    claims, unrecorded = (
        [tuple[str, ...]((local_date(one.day, _), called[one.promise], amount(-one.amount, _))) for one in each]
        for each in (found.claims, found.claims_unrecorded)
    )
    paid: list[tuple[str, ...]] = [
        (str(one.year), called[one.promise], *(amount(each, _) for each in numbers))
        for one in found.paid
        if one.paid is not None and one.difference
        for numbers in [(one.due or 0.0, one.paid, one.difference)]
    ]
    lost: list[tuple[str, ...]] = [(str(year), amount(loss, _)) for year, loss in found.loss.items()]
    tables: list[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[str, ...]]]] = [
        (
            _("Claims that fell due, of which nothing is recorded"),
            (_("Date"), _("What")),
            (_("Amount"),),
            unrecorded,
        ),
        (_("Claims due in the next twelve months"), (_("Date"), _("What")), (_("Amount"),), claims),
        (
            _("Paid otherwise than promised"),
            (_("Year"), _("What")),
            (_("Promised"), _("Paid"), _("Difference")),
            paid,
        ),
        (_("Paid more because of what was measured"), (_("Year"),), (_("Amount"),), lost),
        (
            _("Bonus, and malus below zero"),
            (_("Date"), _("What")),
            (_("Promised"), _("Measured"), _("Amount")),
            [
                (
                    local_date(one.day, _),
                    number_text(contract, one.promise, _),
                    *(amount(each, _) for each in (one.promised, one.measured, one.amount)),
                )
                for one in found.dues
            ],
        ),
    ]
    show([TextTable(title, texts, numbers, rows) for title, texts, numbers, rows in tables if rows], 120)
    say(_("Last checksum, to be noted elsewhere: {checksum}").format(checksum=last_checksum(contract)))


def _print_forecast(found: "Followed", _: Translate) -> None:
    from lcc.cli.printed.table import TextTable, show
    from lcc.contract.words import STEPS
    from lcc.language.numbers import amount, local_date

    title = _("{supplier}, on {day}, {currency}").format(
        supplier=found.contract.bid.name, day=local_date(found.at, _), currency=found.contract.tender.currency
    )
    rows = [(_(words), amount(getattr(found.forecast, name), _)) for name, words in STEPS.items()]
    show([TextTable(title, (_("What"),), (_("Amount"),), rows)], 100)
    _say_what_was_assumed(found, _)
