"""`lcc explain`: from a total back to the fields that it came from."""

from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.loading import scored
from lcc.cli.options import Files, as_json, force, help_option, in_language, of_a_tender
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.terminal import say
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("explain"))
@of_a_tender
@click.option("--bidder", "--bid", "bidder", metavar="NAME", help=_("Only this bidder."))
@as_json
@in_language
@force
@help_option
def explain(
    files: Files,
    bidder: str | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read, evaluate, explain."""
    from lcc.audit import explain_text
    from lcc.audit.explain import explain as explain_bids
    from lcc.audit.explain import explain_rates

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    submissions, evaluation = scored(files, _)
    rates = explain_rates(evaluation, submissions.tender_origins)
    bids = explain_bids(evaluation, submissions.tender_origins, submissions.origins, submissions.scores_origins)
    if bidder is not None:
        known = ", ".join(one.bidder for one in bids)
        bids = [one for one in bids if one.bidder == bidder]
        if not bids:
            raise click.UsageError(
                _("There is no bidder {bidder}; there are: {known}.").format(bidder=bidder, known=known)
            )
    if json_file is not None:
        write_json(explain_text.as_json(rates, bids, submissions.tender.currency), json_file, _)
    else:
        say(explain_text.as_text(rates, bids, submissions.tender.currency, _))
