"""`lcc schema`: the JSON Schemas of what goes in and out."""

from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import output, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.stdout import TERMINAL
from lcc.language import Language, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("schema"))
@click.argument(
    "record",
    type=click.Choice(
        (
            "tender", "bid", "passport", "scores", "draws", "decisions", "rounds", "prices", "report_facts", "result",
            "lots_result", "proof", "award_file", "award_report", "scenarios", "uncertainty", "mapping", "ranges",
            "contract", "index_series", "realised",
            "done", "problems", "check", "explanation", "sensitivity", "simulation", "look_back", "award_check",
            "award_preview", "award_criteria", "passport_check", "epd", "lock", "constants", "facts", "templates",
            "portfolio_row", "price_index", "indicators", "indicator_targets", "published_numbers",
            "share", "sdg", "sdg_answers", "portfolio", "contract_followed", "contract_forecast",
            "price_row", "price_ranges", "verification",
        )
    ),
)  # fmt: skip
@output(False, _("Write it to a file."), ".json")
@writing
def schema(record: str, output_file: Path | None, language: Language, force: bool) -> None:
    """Print or write a schema."""
    from lcc.exchange.schema import json_schema

    _ = translator(language)
    refuse_existing((output_file,), _, force=force)
    write_json(None, json_schema(record, language), output_file or TERMINAL, _)
