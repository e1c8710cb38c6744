"""How the high-grade use of a bid follows from the shares that it states and the grades that the tender sets."""

from collections.abc import Iterator, Mapping

from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import Figure, Operator, written
from lcc.figure.rounding import half_up
from lcc.language import Translate
from lcc.language.numbers import exact_number, local_formula
from lcc.words.blocks import Block, Table
from lcc.words.circularity_figures import figure_name

_DIGITS = 12
"""Decimals beyond which a share or grade has none that a machine did not add."""
_AS_READ: Mapping[Operator, str] = {"max": "({0})"}
"""The weights of items, without the bound that keeps them off zero: in an example they are above it."""


def grade_blocks(evaluation: Evaluation, one: BidEvaluation, _: Translate) -> Iterator[Block]:
    """Yield each sum of share x grade, and the mean of several items; nothing where destinations are not asked."""
    found = one.circularity
    if found is None or "high_grade_use" not in found.indicators:
        return
    rows = []
    for product in found.products:
        item = evaluation.tender.item(one.bid.offers[product.position].item).name
        rows.append((item, *_worked_out(product.figures["high_grade_use"], _)))
    if len(rows) > 1:
        rows.append((_("All items together"), *_worked_out(found.indicators["high_grade_use"], _)))
    heads = (_("Item"), _("Share x grade of each destination"), figure_name("high_grade_use", _))
    yield Table(_("From destinations to high-grade use"), heads, tuple(rows), frozenset({2}))


def _worked_out(figure: Figure, _: Translate) -> tuple[str, str]:
    plain = written(figure, lambda given: _without_noise(given, str), spaced=True, functions=_AS_READ)
    return local_formula(plain, _), _without_noise(figure, _)


def _without_noise(figure: Figure, _: Translate) -> str:
    return exact_number(half_up(figure.value, _DIGITS), _)
