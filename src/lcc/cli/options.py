"""Options that several commands have."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

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
_ONE_FILE = click.Path(path_type=Path, dir_okay=False)
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


class Files(NamedTuple):
    """What is scored: a tender and its bids, how price sheets among them are read, and the scores on quality."""

    tender: Path
    bids: tuple[Path, ...]
    map: Path | None
    scores: Path | None

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file or folder that is read."""
        return (self.tender, *self.bids, *filter(None, (self.map, self.scores)))


def of_a_tender(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments TENDER and BIDS, with how to read them and the scores, as `files`."""
    scores = click.option(
        "--scores", "scores_file", type=_ONE_FILE, metavar="FILE",
        help=_("What assessors scored (.yaml or .json); `lcc quality lock` writes it."),
    )  # fmt: skip
    return scores(to_be_scored(command))


def to_be_scored(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments TENDER and BIDS, with how to read them, as `files`; there are no scores yet."""

    @wraps(command)
    def with_files(
        tender_file: Path,
        bid_files: tuple[Path, ...],
        map_file: Path | None,
        scores_file: Path | None = None,
        **others: Any,
    ) -> None:
        command(files=Files(tender_file, bid_files, map_file, scores_file), **others)

    for decorate in (
        click.option(
            "--map", "map_file", type=_ONE_FILE, metavar="FILE",
            help=_("How to read price sheets of your own among the bids (.yaml); `lcc map new` drafts it."),
        ),
        click.argument("bid_files", nargs=-1, **existing("[BIDS...]")),
        click.argument("tender_file", **existing("TENDER")),
    ):  # fmt: skip
        with_files = decorate(with_files)
    return with_files
