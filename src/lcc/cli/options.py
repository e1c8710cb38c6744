"""Options that several commands have."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from lcc.language import LANGUAGES, preferred, translator

_ = translator(preferred())

in_language = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=preferred(), show_default=True,
    help=_("Language of what is printed and written."),
)  # fmt: skip
force = click.option("--force", is_flag=True, help=_("Replace files that are there."))
as_json = click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar="FILE",
    help=_("Write the result as JSON; - for the terminal."),
)  # fmt: skip
price_sheet_map = click.option(
    "--map", "map_file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
    help=_("How to read price sheets of your own among the bids (.yaml); `lcc map new` drafts it."),
)  # fmt: skip
help_option = click.help_option(help=_("Show this help and stop."))


Command = TypeVar("Command", bound=Callable[..., Any])


def output(required: bool, what: str) -> Callable[[Command], Command]:
    """Return the option for the file to write."""
    return click.option(
        "-o", "--output", "output_file", type=click.Path(path_type=Path, dir_okay=False), required=required,
        metavar="FILE", help=what,
    )  # fmt: skip


def existing(metavar: str) -> dict[str, Any]:
    """Return what an argument for an input file has in common; whether it can be read is found when reading."""
    return {"type": click.Path(path_type=Path), "metavar": metavar}
