"""The `lcc` command: one file for each group of commands. Each parses, calls and prints; nothing else.

What a command needs is imported when it runs, so that `lcc --help` starts at once.
"""

import click

import lcc
from lcc.cli import check, constants, demo, explain, form, schema, score, sensitivity, simulate, template
from lcc.language import preferred, translator

_ = translator(preferred())


@click.group(
    help=_("Compare circular and traditional bids by life-cycle cost."),
    context_settings={"max_content_width": 100},
)
@click.version_option(lcc.__version__, prog_name="lcc", help=_("Show the version and stop."))
@click.help_option(help=_("Show this help and stop."))
def main() -> None:
    """Score bids, make forms, check files."""


for command in (
    demo.demo, template.template, form.form, check.check, score.score, explain.explain, sensitivity.sensitivity,
    simulate.simulate, constants.constants, schema.schema,
):  # fmt: skip
    main.add_command(command)
