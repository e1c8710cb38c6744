"""`lcc explain`: from a total back to the fields that it came from."""

from pathlib import Path

import click

from lcc.cli.awarded import refuse_unknown
from lcc.cli.group import what_it_does
from lcc.cli.loading import scored_one
from lcc.cli.options import Files, as_json, of_a_tender, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.terminal import say
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("explain"))
@of_a_tender
@click.option("--bidder", "--bid", "bidder", metavar=_("NAME"), help=_("Only this bidder."))
@as_json
@writing
def explain(
    files: Files,
    bidder: str | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Read, evaluate, explain."""
    from lcc.api.scoring import explained
    from lcc.audit import explain_text
    from lcc.exchange.outputs.explained import Explained

    _ = translator(language)
    refuse_existing((json_file,), _, force=force, inputs=files.all)
    found = scored_one(files, _)
    refuse_unknown(bidder, [one.bid.name for one in found.evaluation.bids], _)
    if json_file is not None:
        write_json(Explained, found.explain(bidder), json_file, _)
    else:
        say(explain_text.as_text(*explained(found, bidder), found.submissions.tender.currency, _))
