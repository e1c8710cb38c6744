"""`lcc export`: a tender and its award for other systems: open data, and what is typed over into a notice."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from lcc.cli.awarded import announced_of, print_once, remarks_on
from lcc.cli.given import OutputFolder
from lcc.cli.group import Parts, what_it_does
from lcc.cli.loading import read_files, scored_from
from lcc.cli.options import Files, help_option, of_every_lot, output, strict, writing
from lcc.cli.output import asked, deliver, refuse_existing, refusing
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


@export.command(help=_(
    "Write a release package of OCDS 1.1 (.json). With BIDS it has the award too: of others than the winner no names "
    "and no amounts, unless --bid-details is there."
))  # fmt: skip
@of_every_lot
@output(True, _("The release package (.json)."), ".json")
@click.option(
    "--prefix", default=UNREGISTERED, show_default=True, metavar=_("PREFIX"),
    help=_("The prefix of the publisher, as the Open Contracting Partnership gives it out."),
)  # fmt: skip
@click.option(
    "--address", default=PLACEHOLDER, show_default=True, metavar=_("ADDRESS"),
    help=_("The address at which the package will stand (https://...)."),
)  # fmt: skip
@click.option(
    "--document", "documents", type=click.Path(path_type=Path, dir_okay=False), multiple=True, metavar=_("FILE"),
    help=_("A file that is published with it, such as the method statement, as often as needed."),
)  # fmt: skip
@click.option(
    "--written", type=Moment(), metavar=_("MOMENT"),
    help=_("When it was written (2027-06-25T09:00:00+02:00); left out: now."),
)  # fmt: skip
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
    if output_file.suffix.lower() != ".json":
        raise click.UsageError(_("A release package is JSON: end its name in .json."))
    moment = written or datetime.now().astimezone().replace(microsecond=0)
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
    kinds = {f".{kind}": kind for kind in get_args(NoticeFile)}
    kind = kinds.get(output_file.suffix.lower())
    if kind is None:
        raise click.UsageError(_("End the name of the output in .docx, .pdf, .html, .json or .xml."))
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
