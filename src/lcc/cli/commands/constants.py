"""`lcc constants`: the published figures that a tender can choose by name."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, writing
from lcc.cli.output import refuse_existing, write_json
from lcc.cli.terminal import say
from lcc.cli.typed import Day
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.library.dated import Dated
    from lcc.library.published import PublishedKind

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
    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    if json_file is not None:
        from lcc.exchange.outputs.listed import ConstantsListed

        listed = {kind: {name: _plain(asdict(one)) for name, one in found.items()} for kind, found in _of(day)}
        write_json(ConstantsListed, {"constants": listed}, json_file, _)
    else:
        _print(day, _)


def _of(day: date | None) -> "list[tuple[PublishedKind, Mapping[str, Dated]]]":
    from lcc.library.published import PUBLISHED, holding

    return [(kind, PUBLISHED[kind] if day is None else holding(kind, day)) for kind in PUBLISHED]


def _plain(value: Any) -> Any:
    """Return a figure as JSON has it; bands of rates by name."""
    if isinstance(value, dict):
        plain = {str(name): _plain(part) for name, part in value.items()}
        if "bands" in plain:
            plain["bands"] = [{"after_year": start, "rate": rate} for start, rate in plain["bands"]]
        return plain
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    return value.isoformat() if isinstance(value, date) else value


def _print(day: date | None, _: Translate) -> None:
    from lcc.words.published_figures import HEADS, figure_text, source_text

    today = date.today()
    for number, (kind, found) in enumerate(_of(day)):
        say(("\n" if number else "") + _(HEADS[kind]))
        for name, one in found.items():
            ended = f" [{_('ended')}]" if day is None and one.has_ended(today) else ""
            say(f"  {name}: {figure_text(one).say(_)}{ended}")
            say(f"    {source_text(one).say(_)}")
