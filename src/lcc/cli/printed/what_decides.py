"""In the terminal: which business models a tender favours, and how much its circular part can decide."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.analysis.circular_share import CircularShare
    from lcc.analysis.neutrality import Neutrality


def print_what_decides(
    favoured: "Sequence[Neutrality]", circular: "CircularShare", currency: str, _: Translate
) -> None:
    """Print a table for each kind of item, and one of what sets plausible bids apart, each with what to learn of it."""
    from lcc.analysis.circular_share import findings as about_circular
    from lcc.analysis.neutrality import findings as about_models

    for one in favoured:
        _print_neutrality(one, _)
        for text in about_models(one):
            say(text.say(_))
        say()
    _print_spreads(circular, _)
    for text in about_circular(circular, currency):
        say(text.say(_))


def _print_neutrality(found: "Neutrality", _: Translate) -> None:
    from lcc.analysis.neutrality import WAYS
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import local_share

    title = _("{items}, lasting {life} years, offered at equal value: cost above the cheapest, by horizon").format(
        items=", ".join(found.items), life=found.life
    )
    heads = [_("{years} years").format(years=years) for years in found.above_cheapest]
    rows = [
        [_(WAYS[way]), *(local_share(costs[way], _, 1) for costs in found.above_cheapest.values())]
        for way in found.at_horizon
    ]
    show([TextTable(title, [_("Offered as")], heads, rows)], 140)


def _print_spreads(found: "CircularShare", _: Translate) -> None:
    from lcc.analysis.circular_share import RANGES
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import local_share

    title = _("What sets plausible bids apart; their ranges are a choice of this program")
    rows = [
        [_(RANGES[part]), "-" if spread is None else local_share(spread, _, 1)]
        for part, spread in found.spreads.items()
    ]
    show([TextTable(title, [_("From the low to the high end")], [_("Share of the cost")], rows)], 140)
