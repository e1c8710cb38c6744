"""`lcc justify`: the award decision, explained to each bidder."""

from pathlib import Path

import click

from lcc.cli.commands import what_it_does
from lcc.cli.options import Files, force, help_option, in_language, of_a_tender
from lcc.cli.output import refuse_existing, write_whole
from lcc.cli.submitted import scored
from lcc.language import preferred, translator
from lcc.report.formats import FORMATS

_ = translator(preferred())


@click.command(help=what_it_does("justify"))
@of_a_tender
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
    metavar="FOLDER", help=_("The folder for the documents, one for each bid."),
)  # fmt: skip
@click.option(
    "--format", "kind", type=click.Choice(FORMATS), default=FORMATS[0], show_default=True,
    help=_("What the documents are."),
)  # fmt: skip
@click.option("--bidder", metavar="NAME", help=_("Only this bidder."))
@click.option("--others-prices", is_flag=True, help=_("Show the costs and scores of other bidders too."))
@in_language
@force
@help_option
def justify(
    files: Files,
    folder: Path,
    kind: str,
    bidder: str | None,
    others_prices: bool,
    language: str,
    force: bool,
) -> None:
    """Read, evaluate, and write a document for each bid."""
    from lcc.model.award import RELATIVE
    from lcc.report.file_names import file_stems
    from lcc.report.formats import as_file
    from lcc.report.justification import justification

    _ = translator(language)
    _submissions, evaluation = scored(files, _)
    stems = file_stems([one.bid.name for one in evaluation.bids], _("justification"))
    if bidder is not None and bidder not in stems:
        raise click.UsageError(
            _("There is no bidder {bidder}; there are: {known}.").format(bidder=bidder, known=", ".join(stems))
        )
    wanted = {
        folder / f"{stems[one.bid.name]}.{kind}": one for one in evaluation.bids if bidder in (None, one.bid.name)
    }
    refuse_existing(wanted, _, force=force, inputs=files.all)
    written = {
        file: as_file(justification(evaluation, one, language, others_prices=others_prices), kind)
        for file, one in wanted.items()
    }
    write_whole(written, _)
    for file in written:
        click.echo(_("Written: {file}").format(file=file))
    if evaluation.tender.award.method in RELATIVE and not others_prices:
        click.echo(
            "! "
            + _(
                "Under this rule the points of a bidder follow from the lowest or highest cost received: who knows the "
                "own cost can work that out."
            )
        )
