"""Scales, scores and weights of quality in words."""

from lcc.language import Translate
from lcc.language.numbers import amount, local_number, local_share
from lcc.language.terms import term
from lcc.model.quality import AnyScale, MeasuredScale, MoneyScale, WordsScale


def scale_text(scale: AnyScale, currency: str, _: Translate) -> str:
    """Return what can be scored on a scale, or what it is measured by.

    >>> from lcc.model.quality import PointsScale
    >>> scale_text(PointsScale(kind="points", lowest=1.0, highest=7.5), "EUR", str)
    'from 1 to 7.5'
    """
    if isinstance(scale, MeasuredScale):
        return term(scale.indicator, _)
    if isinstance(scale, WordsScale):
        return "; ".join(f"{word} ({local_share(earns, _)})" for word, earns in scale.words.items())
    lowest, highest = (score_text(bound, scale, currency, _) for bound in (scale.lowest, scale.highest))
    return _("from {lowest} to {highest}").format(lowest=lowest, highest=highest)


def score_text(score: float | str, scale: AnyScale, currency: str, _: Translate) -> str:
    """Return a score on its scale: a word, a sum of money, or a number.

    >>> from lcc.model.quality import MoneyScale
    >>> score_text(2500000.0, MoneyScale(kind="money", highest=5e6), "EUR", str)
    'EUR 2,500,000.00'
    """
    if isinstance(score, str):
        return score
    return f"{currency} {amount(score, _)}" if isinstance(scale, MoneyScale) else local_number(score, _)
