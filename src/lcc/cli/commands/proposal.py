"""`lcc proposal`: the award on one page, for the board that decides."""

from datetime import date
from pathlib import Path

import click

from lcc.cli.awarded import announced, award_of, print_once, remarks_on
from lcc.cli.group import what_it_does
from lcc.cli.options import Files, of_a_tender, output, strict, writing
from lcc.cli.output import asked, deliver, kind_of, refuse_existing
from lcc.cli.typed import Day
from lcc.documents.formats import FORMATS
from lcc.language import Language, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("proposal"))
@of_a_tender
@output(True, _("The proposal, .docx, .pdf or .html."))
@click.option(
    "--sent", type=Day(), metavar=_("DATE"),
    help=_("The day on which bidders are told (2027-06-01): the dates of what comes next follow from it."),
)  # fmt: skip
@strict
@writing
def proposal(files: Files, output_file: Path, sent: date | None, language: Language, force: bool) -> None:
    """Read, evaluate, and write the proposal to award the bid that wins."""
    from lcc.documents.letters.awarded import goes_to_only_bidder
    from lcc.words.sent import remarks_on_sent

    _ = translator(language)
    kind = kind_of(output_file, FORMATS, _)
    refuse_existing((output_file,), _, force=force, inputs=files.all)
    found = award_of(announced(files, _), files, _)
    only_bidder = goes_to_only_bidder(found.evaluation, found.award)
    print_once(remarks_on_sent(found.evaluation, sent, only_bidder=only_bidder), _)
    written = asked({output_file: lambda: found.proposal(language, kind, sent=sent)}, _)
    print_once(remarks_on([found]), _)
    deliver(written, _)
