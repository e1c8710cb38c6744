"""Circularity in the terminal: the indicators that a tender uses, targets that are reached, and what is avoided."""

from typing import TYPE_CHECKING

from lcc.language import Translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lcc.evaluation.evaluate import BidEvaluation, Evaluation

NOTHING = "-"


def print_circularity(evaluation: "Evaluation", _: Translate) -> None:
    """Print the columns in which any bid has something."""
    from lcc.cli.printed.table import TextTable, show

    rows = [dict(_cells(evaluation, outcome, _)) for outcome in evaluation.bids]
    heads = [head for head in rows[0] if any(row[head] != NOTHING for row in rows)]
    cells = [
        [str(one.rank or NOTHING), one.bid.name, *(row[head] for head in heads)]
        for one, row in zip(evaluation.bids, rows, strict=True)
    ]
    show([TextTable(_("Circularity"), [_("Rank"), _("Bidder")], heads, cells)], 170)


def _cells(evaluation: "Evaluation", outcome: "BidEvaluation", _: Translate) -> "Iterator[tuple[str, str]]":
    """Yield what is said of a bid, each by the title of its column."""
    from lcc.language.numbers import amount, local_share
    from lcc.language.terms import yes_or_no
    from lcc.library.indicators import is_share
    from lcc.words.circularity_figures import figure_title

    currency = evaluation.tender.currency
    found = outcome.circularity.by_name if outcome.circularity else {}
    for name in evaluation.tender.used_indicators:
        value = found[name].value if name in found else None
        written = NOTHING if value is None else local_share(value, _, 1) if is_share(name) else amount(value, _, 3)
        yield figure_title(name, currency, _), written
    known = [test for test in outcome.targets if test.is_met is not None]
    reached = sum(test.is_met is True for test in known)
    yield _("Targets reached"), f"{reached}/{len(known)}" if known else NOTHING
    beside = outcome.beside
    per_co2, per_virgin = (beside.per_kg_co2, beside.per_kg_virgin) if beside else (None, None)
    per_tonne = NOTHING if per_co2 is None else amount(1000 * per_co2, _)
    yield _("{currency} per tonne CO2-eq avoided").format(currency=currency), per_tonne
    per_kg = NOTHING if per_virgin is None else amount(per_virgin, _)
    yield _("{currency} per kg virgin material avoided").format(currency=currency), per_kg
    yield _("Efficient"), yes_or_no(beside.efficient if beside else None, _)
