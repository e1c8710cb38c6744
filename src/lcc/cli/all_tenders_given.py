"""The files with all tenders of an authority, and how tenders are known there, as commands are given them."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

from lcc.cli.options import with_options
from lcc.language import preferred, translator

_ = translator(preferred())
Command = TypeVar("Command", bound=Callable[..., Any])


class AllTendersGiven(NamedTuple):
    """By the names of the options."""

    all_tenders: tuple[Path, ...]
    authorities: tuple[str, ...]
    numbers: Path | None

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All that is read."""
        return (*self.all_tenders, *([] if self.numbers is None else [self.numbers]))


def of_all_tenders(*, required: bool) -> Callable[[Command], Command]:
    """Let a command take the files with all tenders; it gets them as `of_all`."""
    options = (
        click.option(
            "--all-tenders", type=click.Path(path_type=Path, dir_okay=False), multiple=True, required=required,
            metavar=_("FILE"),
            help=_(
                "All tenders of the authority: OCDS (.json, .jsonl), or the data set of TenderNed (.xlsx, .csv); as "
                "often as needed."
            ),
        ),
        click.option(
            "--authority", "authorities", multiple=True, metavar=_("NAME"),
            help=_("Another name or number under which the authority publishes; as often as needed."),
        ),
        click.option(
            "--numbers", type=click.Path(path_type=Path, dir_okay=False), metavar=_("FILE"),
            help=_("Under which number each tender is published (.yaml or .json; `lcc schema published_numbers`)."),
        ),
    )  # fmt: skip

    def decorated(command: Command) -> Command:
        @wraps(command)
        def run(**named: Any) -> Any:
            given = AllTendersGiven(**{name: named.pop(name) for name in AllTendersGiven._fields})
            if not given.all_tenders and (given.authorities or given.numbers):
                _ = translator(named["language"])
                raise click.UsageError(
                    _("--authority and --numbers are about all tenders: name their files with --all-tenders.")
                )
            return command(of_all=given, **named)

        taking: Command = with_options(run, options)
        return taking

    return decorated
