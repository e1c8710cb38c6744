"""`lcc justify`: the award decision, explained to each bidder."""

from pathlib import Path

import click

from lcc.cli.awarded import awards
from lcc.cli.commands import what_it_does
from lcc.cli.options import Files, force, help_option, in_language, of_a_tender
from lcc.cli.output import refuse_existing, write_whole
from lcc.language import preferred, translator
from lcc.report.formats import FORMATS

_ = translator(preferred())


@click.command(help=what_it_does("justify"))
@of_a_tender
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True,
    metavar="FOLDER", help=_("The folder for the documents, one for each bid; lots have a folder each."),
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
    from lcc.report.bid_outcome import gives_away_others
    from lcc.report.file_names import file_stems
    from lcc.report.formats import as_file
    from lcc.report.justification import justification

    _ = translator(language)
    awarded = list(awards(files, _))
    names = list(dict.fromkeys(one.bid.name for _lot, evaluation in awarded for one in evaluation.bids))
    stems = file_stems(names, _("justification"))
    if bidder is not None and bidder not in stems:
        raise click.UsageError(
            _("There is no bidder {bidder}; there are: {known}.").format(bidder=bidder, known=", ".join(stems))
        )
    folders = file_stems([lot.award.lot for lot, _evaluation in awarded if lot], _("lot"))
    wanted = {
        folder / (folders[lot.award.lot] if lot else "") / f"{stems[one.bid.name]}.{kind}": (lot, evaluation, one)
        for lot, evaluation in awarded
        for one in evaluation.bids
        if bidder in (None, one.bid.name)
    }
    refuse_existing(wanted, _, force=force, inputs=files.all)
    written = {
        file: as_file(justification(evaluation, one, language, others_prices=others_prices, lot=lot), kind)
        for file, (lot, evaluation, one) in wanted.items()
    }
    write_whole(written, _)
    for file in written:
        click.echo(_("Written: {file}").format(file=file))
    if not others_prices and any(gives_away_others(evaluation, one) for _lot, evaluation, one in wanted.values()):
        click.echo(
            "! "
            + _(
                "Points for cost and scores are left out where the cost of another bidder could be worked out from "
                "them; --others-prices gives them."
            )
        )
