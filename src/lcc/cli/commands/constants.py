"""`lcc constants`: the published figures that a tender can choose by name."""

from datetime import date
from pathlib import Path

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.terminal import say
from lcc.cli.typed import Day
from lcc.language import Translate, preferred, translator

_ = translator(preferred())


@click.command(help=what_it_does("constants"))
@click.option(
    "--at", "day", type=Day(), metavar=_("DATE"),
    help=_("Only what is known to hold on this day, as 2027-06-01; otherwise all, also what ended."),
)  # fmt: skip
@as_json
@writing
def constants(day: date | None, json_file: Path | None, language: str, force: bool) -> None:
    """Print them, or write them as JSON."""
    from lcc.api.published import all_published

    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    if json_file is not None:
        from lcc.exchange.outputs.listed import ConstantsListed

        write_json(ConstantsListed, {"constants": all_published(day)}, json_file, _)
    else:
        _print(day, _)


def _print(day: date | None, _: Translate) -> None:
    from lcc.api.published import of_every_kind
    from lcc.words.published_figures import HEADS, figure_text, source_text

    today = date.today()
    for number, (kind, found) in enumerate(of_every_kind(day).items()):
        say(("\n" if number else "") + _(HEADS[kind]))
        for name, one in found.items():
            ended = f" [{_('ended')}]" if day is None and one.has_ended(today) else ""
            say(f"  {name}: {figure_text(one).say(_)}{ended}")
            say(f"    {source_text(one).say(_)}")
