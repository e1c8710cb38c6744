"""`lcc export`: a tender and its award for other systems: open data, and what is typed over into a notice."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from lcc.cli.all_tenders_given import AllTendersGiven, of_all_tenders
from lcc.cli.awarded import announced_of, print_once, remarks_on
from lcc.cli.given import OutputFolder
from lcc.cli.group import Parts, what_it_does
from lcc.cli.loading import read_files, scored_from
from lcc.cli.many_read import reading, say_listed
from lcc.cli.options import Files, existing, help_option, of_every_lot, output, strict, writing
from lcc.cli.output import (
    REFUSED,
    asked,
    deliver,
    kind_of,
    note_written,
    refuse_existing,
    refusing,
    say_written,
    write_whole,
)
from lcc.cli.terminal import remark, say
from lcc.cli.typed import Day, Moment
from lcc.exchange.ocds.addresses import PLACEHOLDER, UNREGISTERED
from lcc.language import Language, Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.api.scoring import Scored
    from lcc.intake.submissions import Submissions

_ = translator(preferred())
_sent = click.option(
    "--sent", type=Day(), metavar=_("DATE"),
    help=_("The day on which bidders are told (2027-06-01): the standstill period follows from it."),
)  # fmt: skip
_bid_details = click.option(
    "--bid-details", is_flag=True,
    help=_("Show of every bid by whom it is, with its value, costs by phase and scores: only if that may be told."),
)  # fmt: skip


@click.group(cls=Parts, help=what_it_does("export"))
@help_option
def export() -> None:
    """Open data and notices."""


_prefix = click.option(
    "--prefix", default=UNREGISTERED, show_default=True, metavar=_("PREFIX"),
    help=_("The prefix of the publisher, as the Open Contracting Partnership gives it out."),
)  # fmt: skip
_address = click.option(
    "--address", default=PLACEHOLDER, show_default=True, metavar=_("ADDRESS"),
    help=_("The address at which the package will stand (https://...)."),
)  # fmt: skip
_written = click.option(
    "--written", type=Moment(), metavar=_("MOMENT"),
    help=_("When it was written (2027-06-25T09:00:00+02:00); left out: now."),
)  # fmt: skip


@export.command(help=_(
    "Write a release package of OCDS 1.1 (.json). With BIDS it has the award too: of others than the winner no names "
    "and no amounts, unless --bid-details is there."
))  # fmt: skip
@of_every_lot
@output(True, _("The release package (.json)."), ".json")
@_prefix
@_address
@click.option(
    "--document", "documents", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar=_("FILE"),
    help=_("A file that is published with it, such as the method statement, as often as needed."),
)  # fmt: skip
@_written
@_sent
@_bid_details
@strict
@writing
def ocds(
    files: Files,
    output_file: Path,
    prefix: str,
    address: str,
    documents: tuple[Path, ...],
    written: datetime | None,
    sent: date | None,
    bid_details: bool,
    language: Language,
    force: bool,
) -> None:
    """Write the package, and say what of it only the publisher has."""
    from lcc.api.open_data import OfPublisher
    from lcc.api.open_data import ocds as tender_package
    from lcc.award.standstill import standstill_days
    from lcc.interchange.json_text import as_json_text

    _ = translator(language)
    kind_of(output_file, ("json",), _)
    moment = written or _now()
    refuse_existing((output_file,), _, force=force, inputs=(*files.all, *documents))
    found, scored = _tender_or_award(files, _)

    def package() -> bytes:
        publisher = OfPublisher(prefix=prefix, address=address, documents=documents)
        if scored is None:
            return as_json_text(tender_package(found, language, written=moment, **publisher)).encode()
        told = scored.ocds(language, written=moment, sent=sent, bid_details=bid_details, **publisher)
        return as_json_text(told).encode()

    content = asked({output_file: package}, _)
    if scored is not None:
        print_once(remarks_on(scored.awards), _)
        if sent is not None and standstill_days(found.tender) is None:
            remark(
                _(
                    "How long the standstill period is, is not known, so the award stays pending after --sent too: "
                    "state the procedure in the tender, or the days in its letters."
                )
            )
    deliver(content, _)
    _say_open(prefix, address, _)


@export.command(help=_(
    "Write open data (OCDS 1.1) of every tender with its award in SOURCES: one package (.json), or a package of each "
    "on a line (.jsonl). What is told of bids is as of `lcc export ocds`."
))  # fmt: skip
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "-o", "--output", "output_file", type=click.Path(path_type=Path, dir_okay=False), required=True,
    metavar=_("FILE"), help=_("The releases (.json or .jsonl)."),
)  # fmt: skip
@_prefix
@_address
@click.option(
    "--publisher", metavar=_("NAME"),
    help=_("Who publishes it; left out, the authority. One package with tenders of several needs it."),
)  # fmt: skip
@_written
@_bid_details
@writing
def releases(
    sources: tuple[Path, ...],
    output_file: Path,
    prefix: str,
    address: str,
    publisher: str | None,
    written: datetime | None,
    bid_details: bool,
    language: Language,
    force: bool,
) -> None:
    """Write them one after the other; what none can be made of is listed, and the others go on."""
    from lcc.api.open_data import OfPublisher
    from lcc.portfolio.not_read_list import ENDING
    from lcc.portfolio.releases import KINDS, ReleaseOptions, write_releases

    _ = translator(language)
    kind_of(output_file, [one.removeprefix(".") for one in KINDS], _)
    left_out = output_file.with_suffix(ENDING)
    refuse_existing((output_file, left_out), _, force=force, inputs=sources)
    of_publisher = OfPublisher(prefix=prefix, address=address)
    options = ReleaseOptions(written or _now(), of_publisher, (publisher or "").strip() or None, bid_details)
    output_file.parent.mkdir(parents=True, exist_ok=True)
    with refusing(_):
        found = write_releases(sources, output_file, options, language, reading(_), left_out)
    written_files = (output_file, left_out) if found.not_read else (output_file,)
    note_written(written_files)
    say(_("Releases: {releases}. Sources: {sources}.").format(releases=len(found.ocids), sources=found.sources))
    say_listed(_("Not read: {number}"), [str(one[language]) for one in found.not_read], _)
    say_written(written_files, _)
    _say_open(prefix, address, _)
    if found.not_read:
        sys.exit(REFUSED)


@export.command(help=_(
    "Write what an authority contributes to SDG indicator 12.7.1 (sustainable public procurement) in a year: its "
    "answers beside what its awards in SOURCES say. It is no score: that is of the government of a country as a whole."
))  # fmt: skip
@click.argument("sources", nargs=-1, required=True, **existing(_("SOURCES...")))
@click.option(
    "--answers", "answers_file", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar=_("FILE"),
    help=_("What the authority answers (.yaml or .json; `lcc schema sdg_answers` says how)."),
)  # fmt: skip
@of_all_tenders(required=False)
@output(True, _("The parts and what they come to (.json, .csv or .xlsx)."), ".json")
@writing
def sdg(
    sources: tuple[Path, ...],
    answers_file: Path,
    of_all: AllTendersGiven,
    output_file: Path,
    language: Language,
    force: bool,
) -> None:
    """Read, work out, write; what can't be read is listed, and the others go on."""
    from lcc.api.indicators import beside_awards
    from lcc.api.sdg import SdgKind, sdg_contribution, sdg_file
    from lcc.figure.rounding import half_up
    from lcc.indicators.made import indicators
    from lcc.language.numbers import local_number
    from lcc.portfolio.awards import awards_in

    _ = translator(language)
    every: tuple[SdgKind, ...] = get_args(SdgKind)
    kind = kind_of(output_file, every, _)
    refuse_existing((output_file,), _, force=force, inputs=(*sources, answers_file, *of_all.inputs))
    with refusing(_):
        beside = beside_awards(
            all_tenders=of_all.all_tenders or None, authorities=of_all.authorities, numbers=of_all.numbers
        )
        read = awards_in(sources, reading(_))
        found = sdg_contribution(answers_file, indicators(read.awards, beside, read.not_read))
    content = sdg_file(found, kind, language)
    write_whole({output_file: content}, _)
    least, most = (local_number(half_up(one, 2), _) for one in (found.at_least, found.at_most))
    if found.contribution is not None:
        say(_("Contribution: {value} of at most 5.").format(value=least))
    else:
        say(_("Contribution: not known, from {least} to {most} of at most 5.").format(least=least, most=most))
    say_listed(_("Not read: {number}"), [str(one.model_dump()[language]) for one in found.not_read], _)
    say_written((output_file,), _)
    if found.not_read:
        sys.exit(REFUSED)


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _say_open(prefix: str, address: str, _: Translate) -> None:
    """Say what stands in a package for what only its publisher has."""
    placeholders = {"--prefix": (prefix, UNREGISTERED), "--address": (address, PLACEHOLDER)}
    if open_ := [name for name, (given, nobodys) in placeholders.items() if given == nobodys]:
        say(_("Before it is published, give what only you have: {options}.").format(options=", ".join(open_)))


@export.command(help=_(
    "Write what a European notice (eForms) asks: a table of business terms to type over, or parts of its XML. With "
    "BIDS it is that of the award notice."
))  # fmt: skip
@of_every_lot
@output(True, _("The table (.docx, .pdf, .html, or .json for programs), or parts of the notice (.xml)."), ".json")
@_bid_details
@strict
@writing
def eforms(files: Files, output_file: Path, bid_details: bool, language: Language, force: bool) -> None:
    """Write the table or the XML."""
    from lcc.api.notices import NoticeFile
    from lcc.api.notices import eforms as contract_notice

    _ = translator(language)
    every: tuple[NoticeFile, ...] = get_args(NoticeFile)
    kind = kind_of(output_file, every, _)
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    found, scored = _tender_or_award(files, _)

    def notice() -> bytes:
        if scored is None:
            return contract_notice(found, language, kind)
        return scored.eforms(language, kind, bid_details=bid_details)

    content = asked({output_file: notice}, _)
    if scored is not None:
        print_once(remarks_on(scored.awards), _)
    deliver(content, _)


@export.command(
    help=_("Write the extension that a release of OCDS names: a folder to publish beside the package.")
)
@click.option(
    "-o", "--output", "folder", type=OutputFolder(), required=True,
    metavar=_("FOLDER"), help=_("The folder; a package looks for lcc-extension beside itself."),
)  # fmt: skip
@writing
def extension(folder: Path, language: Language, force: bool) -> None:
    """Write its files as they are in the program."""
    from lcc.exchange.ocds.addresses import extension_files

    _ = translator(language)
    files = {folder / name: content for name, content in extension_files().items()}
    refuse_existing(files, _, force=force)
    deliver(files, _)


def _tender_or_award(files: Files, _: Translate) -> "tuple[Submissions, Scored | None]":
    """Return what was read, and what it comes to where there are bids; stop if no award was announced on it."""
    if files.lot is not None:
        raise click.UsageError(_("An export is of all lots together: leave --lot out."))
    with refusing(_):
        found = read_files(files, _)
    return found, scored_from(announced_of(found, _), _) if found.bids else None
