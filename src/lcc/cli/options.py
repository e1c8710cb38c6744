"""Options that several commands have."""

import os
from collections.abc import Callable, Sequence
from functools import reduce, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from lcc.cli.given import GivenFile, OutputFile
from lcc.cli.run import this_run
from lcc.cli.stdout import TERMINAL
from lcc.cli.typed import WholeNumber
from lcc.language import LANGUAGES, preferred, translator
from lcc.record.bounds import FEWEST_DRAWS

if TYPE_CHECKING:
    from lcc.intake.files import File

_ = translator(preferred())


def _noted_json(context: click.Context, _option: click.Parameter, file: Path | None) -> Path | None:
    """Note where the outcome goes as JSON, of a refusal too; stop where it would replace a file."""
    run = this_run()
    if file is None or context.resilient_parsing:
        return file
    if file == TERMINAL and run.on_stdout is not None:
        raise click.UsageError(_("Standard output holds one file: write the other to a file of its own."))
    if file != TERMINAL and os.path.lexists(file) and "--force" not in run.words:
        raise click.UsageError(_("{file} exists; --force replaces it.").format(file=file))
    run.json_file = file
    return file


def _json_option(help_: str, *, is_own: bool) -> Callable[["Command"], "Command"]:
    return click.option(
        "--json", "json_file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), metavar=_("FILE"),
        help=help_, callback=_noted_json, expose_value=is_own, is_eager=True,
    )  # fmt: skip


_result = _json_option(_("Write the result as JSON; - for the terminal."), is_own=True)
_what_was_done = _json_option(_("Write what was done as JSON; - for the terminal."), is_own=False)
_ONE_FILE = GivenFile(path_type=Path, dir_okay=False, allow_dash=True)
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
_prices = click.option(
    "--prices", "prices_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_("What was offered before (.csv), beside each price; `lcc prices remember` keeps it. It ranks nothing."),
)  # fmt: skip
_price_index = click.option(
    "--price-index", "price_index_file", type=_ONE_FILE, metavar=_("FILE"),
    help=_(
        "The index that brings what was offered before to the price level of this tender (.yaml or .json), or a table "
        "of CBS (.csv or .json). Left out: each price at the inflation of its own tender."
    ),
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


def _spoken(context: click.Context, _option: click.Parameter, language: str) -> str:
    """Note in which language the run ends, where that was said, and which command it is."""
    if not context.resilient_parsing:
        this_run().command = context.command_path.partition(" ")[2]
        if context.get_parameter_source("language") == click.core.ParameterSource.COMMANDLINE:
            this_run().language = language
    return language


_language = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), default=preferred(), show_default=True,
    is_eager=True, callback=_spoken, help=_("Language of what is printed and written."),
)  # fmt: skip
_force = click.option("--force", is_flag=True, help=_("Replace files that are there."))


def _sets(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Return what notes an option of any command in the run that is going on."""

    def note(context: click.Context, _option: click.Parameter, value: Any) -> None:
        if value and not context.resilient_parsing:
            setattr(this_run(), name, value)

    return note


_quiet = click.option(
    "-q", "--quiet", is_flag=True, expose_value=False, is_eager=True, callback=_sets("is_quiet"),
    help=_("Print nothing but problems and what was asked for: no progress, no remarks, no next steps."),
)  # fmt: skip


def _shows_log(context: click.Context, _option: click.Parameter, verbosity: int) -> None:
    if verbosity and not context.resilient_parsing:
        from lcc.cli.log import shown

        context.with_resource(shown(verbosity))


_verbose = click.option(
    "-v", "--verbose", count=True, expose_value=False, is_eager=True, callback=_shows_log,
    help=_("Print what is being done and how long it takes; twice: with the names of files."),
)  # fmt: skip
strict = click.option(
    "--strict", is_flag=True, expose_value=False, is_eager=True, callback=_sets("is_strict"),
    help=_("End with code 1 and write nothing if anything is remarked on."),
)  # fmt: skip

Command = TypeVar("Command", bound=Callable[..., Any])


def in_language(command: Command) -> Command:
    """Give a command its language and its help, and what every command can be asked: JSON, silence, a log."""
    return _language(_quiet(_verbose(_what_was_done(help_option(command)))))


def as_json(command: Command) -> Command:
    """Give a command that has an outcome of its own that one as JSON, in the place of what was done."""
    options: list[click.Parameter] = command.__click_params__  # type: ignore[attr-defined]
    options[:] = [one for one in options if one.name != "json_file"]
    return _result(command)


def writing(command: Command) -> Command:
    """Give a command that can write files the same, and whether it may replace files."""
    return in_language(_force(command))


def output(required: bool, what: str, usual: str = ".docx") -> Callable[[Command], Command]:
    """Return the option for the one file to write; standard output gets a file of the kind that is usual."""
    return click.option(
        "-o", "--output", "output_file", type=OutputFile(usual), required=required, metavar=_("FILE"), help=what,
        multiple=True, callback=_once,
    )  # fmt: skip


def _once(_context: click.Context, _option: click.Parameter, files: tuple[Path, ...]) -> Path | None:
    """Return what was named; stop where it was named twice, as one of the files would not be written."""
    if len(files) > 1:
        raise click.BadParameter(_("one file; named are {files}.").format(files=", ".join(map(str, files))))
    return files[0] if files else None


def with_options(run: Any, options: Sequence[Callable[[Any], Any]]) -> Any:
    """Return a command with options, which its help lists in their order."""
    return reduce(lambda made, option: option(made), reversed(options), run)


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
    return {"type": GivenFile(path_type=Path, allow_dash=True), "metavar": metavar}


class Files(NamedTuple):
    """What is scored: a tender and its bids, how price sheets among them are read, and the scores on quality.

    `lot` is the code of the one lot that is asked for, of a tender that has lots; `draw` has the drawings of lots, and
    `decisions` which bids fell away; `history` the rounds of bids before the last one; `prices` has what was offered in
    other tenders, and `price_index` brings it to the level of this one. `leave_out` has the names of files and folders
    among the bids that are not read.
    """

    tender: "File"
    bids: "tuple[File, ...]"
    map: "File | None"
    scores: "File | None"
    lot: str | None = None
    draw: "File | None" = None
    leave_out: tuple[str, ...] = ()
    reference: "File | None" = None
    decisions: "File | None" = None
    history: "File | None" = None
    prices: "File | None" = None
    price_index: "File | None" = None

    @property
    def all(self) -> "tuple[File, ...]":
        """Every file or folder that is read."""
        beside = (self.map, self.scores, self.draw, self.reference, self.decisions, self.history)
        files = (*beside, self.prices, self.price_index)
        return (self.tender, *self.bids, *(one for one in files if one is not None))


def of_a_tender(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the arguments TENDER and BIDS, with how to read them and the scores, as `files`."""
    return _beside(to_be_scored(command))


def _beside(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options for what stands beside a tender and its bids."""
    return _scores(_draw(_decisions(_history(_reference(_prices(_price_index(command)))))))


def of_every_lot(command: Callable[..., None]) -> Callable[..., None]:
    """Do the same for a command that takes all lots together: one lot is refused, and its option is not offered."""
    found = of_a_tender(command)
    options: list[click.Parameter] = found.__click_params__  # type: ignore[attr-defined]
    for one in options:
        if isinstance(one, click.Option) and one.name == "lot":
            one.hidden = True
    return found


def maybe_of_a_tender(command: Callable[..., None]) -> Callable[..., None]:
    """Do the same for a command that can do without: then `files` is None."""
    return _beside(_with_files(command, required=False))


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
        tender_file: "File | None",
        bid_files: "tuple[File, ...]",
        map_file: "File | None",
        lot: str | None,
        leave_out: tuple[str, ...],
        scores_file: "File | None" = None,
        draw_file: "File | None" = None,
        reference_file: "File | None" = None,
        decisions_file: "File | None" = None,
        history_file: "File | None" = None,
        prices_file: "File | None" = None,
        price_index_file: "File | None" = None,
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
                prices_file,
                price_index_file,
            )
        command(files=files, **others)

    return with_files
