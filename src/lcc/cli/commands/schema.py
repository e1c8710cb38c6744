"""`lcc schema`: the JSON Schemas of what goes in and out."""

from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import output, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.language import preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("schema"))
@click.argument(
    "record",
    type=click.Choice(
        (
            "tender", "bid", "passport", "scores", "draws", "decisions", "rounds", "report_facts", "result",
            "lots_result", "proof", "award_file", "scenarios", "uncertainty", "mapping", "ranges",
            "portfolio_row", "price_index",
        )
    ),
)  # fmt: skip
@output(False, _("Write it to a file."))
@writing
def schema(record: str, output_file: Path | None, language: str, force: bool) -> None:
    """Print or write a schema."""
    from lcc.exchange.schema import json_schema

    _ = translator(language)
    refuse_existing((output_file,), _, force=force)
    write_json(json_schema(record), output_file or Path("-"), _)
