"""The `lcc` command: one file for each group of commands. Each parses, calls and prints; nothing else.

What a command needs is imported when it runs, and so is the command, so that `lcc --help` starts at once.
"""

import atexit
import gc
import os

import click

import lcc
from lcc.cli.group import Commands
from lcc.language import preferred, translator

# Modules and models are made once and kept: looking for garbage among them, at the start and at the end, is a fifth
# of a short run. Who ends has no use for what it would free.
gc.set_threshold(200_000)
atexit.register(gc.freeze)
# pydantic would look through every installed package for plugins; we use none, and a stranger's has no place here.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

_ = translator(preferred())


@click.group(
    cls=Commands,
    help=_("Compare circular and traditional bids by life-cycle cost."),
    context_settings={"max_content_width": 100},
)
@click.version_option(lcc.__version__, prog_name="lcc", help=_("Show the version and stop."))
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    help=_("If something goes wrong that should not, show it in full."),
)
@click.help_option(help=_("Show this help and stop."))
def main() -> None:
    """Score bids, make forms, check files."""
