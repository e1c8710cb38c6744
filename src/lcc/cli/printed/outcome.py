"""A result as tables in the terminal: who comes where, at what cost and with what score."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.cli.printed.table import TextTable
    from lcc.model.result import LotsResult, Result


def print_outcome(outcome: "Result | LotsResult", _: Translate) -> None:
    """Print the ranking in a result, or that of each lot and who is awarded which."""
    from lcc.cli.printed.table import show

    show(_tables(outcome, _), 100)


def _tables(outcome: "Result | LotsResult", _: Translate) -> Iterator["TextTable"]:
    from lcc.cli.printed.table import TextTable
    from lcc.language.numbers import amount
    from lcc.model.result import LotsResult

    if not isinstance(outcome, LotsResult):
        yield _ranking(outcome, outcome.tender, _)
        return
    for lot in outcome.lots:
        if lot.result is not None:
            yield _ranking(lot.result, f"{lot.lot}: {lot.title}", _)
    rows = [
        [one.lot, one.bidder or "-", "-" if one.score is None else amount(one.score, _)] for one in outcome.awards
    ]
    yield TextTable(_("Awards"), [_("Lot code"), _("Awarded to")], [_("Score")], rows)


def _ranking(outcome: "Result", title: str, _: Translate) -> "TextTable":
    from lcc.cli.printed.table import TextTable
    from lcc.language.numbers import amount

    rows = [
        [
            str(bid.rank or "-"),
            bid.bidder,
            amount(bid.life_cycle_cost, _),
            "-" if bid.award.score is None else amount(bid.award.score, _),
        ]
        for bid in outcome.bids
    ]
    costs = [f"{_('Life-cycle cost')} ({outcome.currency})", _("Score")]
    return TextTable(title, [_("Rank"), _("Bidder")], costs, rows)
