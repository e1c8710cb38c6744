"""Options that several commands have."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from lcc.cli.typed import WholeNumber
from lcc.language import LANGUAGES, preferred, translator
from lcc.record.bounds import FEWEST_DRAWS

_ = translator(preferred())

as_json = click.option(
    "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar=_("FILE"),
    help=_("Write the result as JSON; - for the terminal."),
)  # fmt: skip
_ONE_FILE = click.Path(path_type=Path, dir_okay=False)
price_sheets = click.option(
    "--map", "map_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("How to read price sheets of your own among the bids (.yaml); `lcc map new` drafts it."),
)  # fmt: skip
_draw = click.option(
    "--draw", "draw_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("Drawings of lots that were held between equal bids (.yaml or .json); `lcc schema draws` says how."),
)  # fmt: skip
_decisions = click.option(
    "--decisions", "decisions_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("Bids that fell away, and enquiries into low ones (.yaml or .json); `lcc schema decisions` says how."),
)  # fmt: skip
_history = click.option(
    "--history", "history_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("Rounds of bids before the last one (.yaml or .json): shown, not scored; `lcc schema rounds` says how."),
)  # fmt: skip
_scores = click.option(
    "--scores", "scores_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("What assessors scored (.yaml or .json); `lcc quality lock` writes it."),
)  # fmt: skip
_reference = click.option(
    "--reference", "reference_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("What it costs to keep what you have: a bid of your own (.xlsx, .yaml or .json), shown first, not ranked."),
)  # fmt: skip
help_option = click.help_option(help=_("Show this help and stop."))
_language = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=preferred(), show_default=True,
    is_eager=True, help=_("Language of what is printed and written."),
)  # fmt: skip
_force = click.option("--force", is_flag=True, help=_("Replace files that are there."))

Command = TypeVar("Command", bound=Callable[..., Any])


def in_language(command: Command) -> Command:
    """Give a command its language and its help."""
    return _language(help_option(command))


def writing(command: Command) -> Command:
    """Give a command that can write files the same, and whether it may replace files."""
    return _language(_force(help_option(command)))


def output(required: bool, what: str) -> Callable[[Command], Command]:
    """Return the option for the file to write."""
    return click.option(
        "-o", "--output", "output_file", type=click.Path(path_type=Path, dir_okay=False), required=required,
        metavar=_("FILE"), help=what,
    )  # fmt: skip


def drawing(most: int) -> Callable[[Command], Command]:
    """Return the options for draws: how often, at most so many times, and where the random numbers start."""
    draws = click.option(
        "--draws",
        type=WholeNumber(FEWEST_DRAWS, most),
        help=_("How often to draw, instead of what the file says."),
    )
    seed = click.option(
        "--seed", type=WholeNumber(0), help=_("Where the random numbers start, instead of what the file says.")
    )
    return lambda command: draws(seed(command))


def existing(metavar: str) -> dict[str, Any]:
    """Return what an argument for an input file has in common; whether it can be read is found when reading."""
    return {"type": click.Path(path_type=Path), "metavar": metavar}


class Files(NamedTuple):
    """What is scored: a tender and its bids, how price sheets among them are read, and the scores on quality.

    `lot` is the code of the one lot that is asked for, of a tender that has lots; `draw` has the drawings of lots, and
    `decisions` which bids fell away; `history` the rounds of bids before the last one.
    `leave_out` has the names of files and folders among the bids that are not read.
    """

    tender: Path
    bids: tuple[Path, ...]
    map: Path | None
    scores: Path | None
    lot: str | None = None
    draw: Path | None = None
    leave_out: tuple[str, ...] = ()
    reference: Path | None = None
    decisions: Path | None = None
    history: Path | None = None

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file or folder that is read."""
        beside = (self.map, self.scores, self.draw, self.reference, self.decisions, self.history)
        return (self.tender, *self.bids, *filter(None, beside))


def of_a_tender(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments TENDER and BIDS, with how to read them and the scores, as `files`."""
    return _scores(_draw(_decisions(_history(_reference(to_be_scored(command))))))


def maybe_of_a_tender(command: Callable[..., None]) -> Callable[..., None]:
    """Do the same for a command that can do without: then `files` is None."""
    return _scores(_draw(_decisions(_history(_reference(_with_files(command, required=False))))))


def to_be_scored(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments TENDER and BIDS, with how to read them, as `files`; there are no scores yet."""
    return _with_files(command, required=True)


def _with_files(command: Callable[..., None], *, required: bool) -> Callable[..., None]:
    @click.argument("tender_file", required=required, **existing(_("TENDER") if required else _("[TENDER]")))
    @click.argument("bid_files", nargs=-1, **existing(_("[BIDS...]")))
    @price_sheets
    @click.option("--lot", metavar=_("CODE"), help=_("Only this lot of a tender that is divided into lots."))
    @click.option(
        "--leave-out", "leave_out", multiple=True, metavar=_("NAME"),
        help=_("A file or folder among the bids that is not read, as often as needed; what comes out names it."),
    )  # fmt: skip
    @wraps(command)
    def with_files(
        tender_file: Path | None,
        bid_files: tuple[Path, ...],
        map_file: Path | None,
        lot: str | None,
        leave_out: tuple[str, ...],
        scores_file: Path | None = None,
        draw_file: Path | None = None,
        reference_file: Path | None = None,
        decisions_file: Path | None = None,
        history_file: Path | None = None,
        **others: Any,
    ) -> None:
        files = None
        if tender_file:
            files = Files(
                tender_file,
                bid_files,
                map_file,
                scores_file,
                lot,
                draw_file,
                leave_out,
                reference_file,
                decisions_file,
                history_file,
            )
        command(files=files, **others)

    return with_files
