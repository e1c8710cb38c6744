"""`lcc facts`: what is known of what authorities buy, each number with its source."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lcc.cli.group import what_it_does
from lcc.cli.options import as_json, writing
from lcc.cli.output import refuse_existing, refusing, write_json
from lcc.cli.terminal import say
from lcc.cli.typed import Day
from lcc.language import Translate, preferred, translator

if TYPE_CHECKING:
    from lcc.library.facts.fact import Fact, Reading

_ = translator(preferred())


@click.command(help=what_it_does("facts"))
@click.argument("category", required=False, metavar=_("[CATEGORY]"))
@click.option(
    "--search", metavar=_("TEXT"), help=_("Only what has all of these words in its name, in Dutch or English.")
)
@click.option(
    "--older-than", "years", type=click.IntRange(0, 100), default=5, metavar=_("YEARS"), show_default=True,
    help=_("Mark what is older than so many years."),
)  # fmt: skip
@click.option(
    "--at", "day", type=Day(), metavar=_("DATE"),
    help=_("On which day it is so old, as 2027-06-01; today if left out."),
)  # fmt: skip
@as_json
@writing
def facts(
    category: str | None,
    search: str | None,
    years: int,
    day: date | None,
    json_file: Path | None,
    language: str,
    force: bool,
) -> None:
    """Print them, or write them as JSON."""
    from lcc.api.published import facts as listed
    from lcc.api.published import plain_fact
    from lcc.exchange.outputs.listed import FactsListed

    _ = translator(language)
    refuse_existing((json_file,), _, force=force)
    with refusing(_):
        found = list(listed(category, search=search).values())
    if json_file is not None:
        write_json(FactsListed, {"facts": {fact.name: plain_fact(fact) for fact in found}}, json_file, _)
    elif category is None and search is None:
        _print_categories(found, _)
    else:
        _print(found, years, day or date.today(), _)


def _print_categories(found: "Sequence[Fact]", _: Translate) -> None:
    from lcc.words.facts import called

    for category, of_it in groupby(found, key=lambda fact: fact.category):
        first, *more = of_it
        say(f"{category}: {called(first.category_name).say(_)} ({len(more) + 1})")
    say("\n" + _("`lcc facts CATEGORY` lists what is known of one; `lcc facts --search WORD` looks in all."))


def _print(found: "Sequence[Fact]", years: int, day: date, _: Translate) -> None:
    from lcc.words.facts import called, source_text

    if not found:
        say(_("Nothing of that name is known."))
        return
    for category, of_it in groupby(found, key=lambda fact: fact.category):
        of_category = list(of_it)
        say(f"{called(of_category[0].category_name).say(_)} ({category})")
        for _item, of_item in groupby(of_category, key=lambda fact: fact.item):
            of_one = list(of_item)
            say(f"  {called(of_one[0].item_name).say(_)}")
            for fact in of_one:
                for line in _lines(fact, years, day, _):
                    say(f"    {line}")
    sources = {one.source.id: one.source for fact in found for one in fact.readings if one.source}
    if sources:
        say("\n" + _("Sources"))
    for source in sources.values():
        say(f"  {source_text(source).say(_)}")


def _lines(fact: "Fact", years: int, day: date, _: Translate) -> Iterator[str]:
    """Yield what a fact is; where there is more than one that says it, all of them below what they range over."""
    from lcc.words.facts import called, range_text, reading_text

    said = ["; ".join([reading_text(one, fact).say(_), *_age(one, years, day, _)]) for one in fact.readings]
    of_it = f"{fact.name}: {called(fact.measure_name).say(_)}, "
    if len(said) == 1:
        yield of_it + said[0]
    else:
        yield of_it + range_text(fact).say(_)
        yield from (f"  {one}" for one in said)


def _age(reading: "Reading", years: int, day: date, _: Translate) -> list[str]:
    """Return that a figure is older than so many years; nothing of one that is not, or of which that is not known."""
    is_old = reading.is_older(years, day.year)
    return [_("older than {years} years").format(years=years)] if is_old else []
