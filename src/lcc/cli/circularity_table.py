"""Circularity in the terminal: the indicators that a tender names, and the targets that bids reach."""

from typing import TYPE_CHECKING

from lcc.language import Translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lcc.evaluate import BidEvaluation, Evaluation


def print_circularity(evaluation: "Evaluation", _: Translate) -> None:
    """Print the indicators of each bid, how many targets it reaches, and what it costs to avoid a tonne of CO2."""
    from lcc.cli.tables import show, table
    from lcc.report.circularity_figures import figure_title

    tender, rules = evaluation.tender, evaluation.tender.circularity
    heads = [figure_title(name, tender.currency, _) for name in tender.used_indicators]
    if rules and rules.targets:
        heads.append(_("Targets reached"))
    if rules:
        heads.append(_("{currency} per tonne CO2-eq avoided").format(currency=tender.currency))
    rows = [
        [str(one.rank or "-"), one.bid.name, *_cells(one, tender.used_indicators, _), *_beside(one, _)]
        for one in evaluation.bids
    ]
    show([table(_("Circularity"), [_("Rank"), _("Bidder")], heads, rows)], 170)


def _cells(outcome: "BidEvaluation", names: "Sequence[str]", _: Translate) -> list[str]:
    from lcc.language.numbers import amount, local_share
    from lcc.model.indicators import is_share

    found = outcome.circularity.by_name if outcome.circularity else {}
    values = [found[name].value if name in found else None for name in names]
    return [
        "-" if value is None else local_share(value, _, 1) if is_share(name) else amount(value, _, 3)
        for name, value in zip(names, values, strict=True)
    ]


def _beside(outcome: "BidEvaluation", _: Translate) -> list[str]:
    from lcc.language.numbers import amount

    cells = []
    if outcome.targets:
        reached = sum(test.is_met is True for test in outcome.targets)
        cells.append(f"{reached}/{len(outcome.targets)}")
    if outcome.beside:
        per_kg = outcome.beside.per_kg_co2
        cells.append("-" if per_kg is None else amount(1000 * per_kg, _))
    return cells
