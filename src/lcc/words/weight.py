"""How much a criterion weighs, in words: a percentage, a fraction that no percentage holds, or points."""

from fractions import Fraction

from lcc.language import N_, Local, Percent, Text
from lcc.model.quality import Criterion
from lcc.words.rule import number

_LARGEST_DIVISOR = 1000
_DECIMALS, _ENDS = 2, 6


def share_said(share: float) -> Text:
    """Return a share as a percentage; one that has no end, and is a fraction, as that with the percentage beside it.

    >>> share_said(0.125).say(str), share_said(1 / 3).say(str), share_said(60 / 130).say(str)
    ('12.5 %', '1/3 (33.33 %)', '6/13 (46.15 %)')
    """
    fraction = Fraction(share).limit_denominator(_LARGEST_DIVISOR)
    ends = round(share, _ENDS) == share
    if ends or float(fraction) != share:
        return Text("{share}", {"share": Percent(share)})
    return Text("{fraction} ({share})", {"fraction": str(fraction), "share": _rounded(share)})


def weight_said(criterion: Criterion, whole: float | None) -> Text:
    """Return what a criterion weighs beside the others of its level; `whole` are the points that it is a part of."""
    if whole is None or criterion.points is None:
        return share_said(criterion.weight or 0.0)
    share = criterion.points / whole if whole else 0.0
    words = {"points": number(criterion.points), "whole": number(whole), "share": _rounded(share)}
    return Text(N_("{points} of {whole} points ({share})"), words)


def named_with_weight(criterion: Criterion, whole: float | None) -> Text:
    """Return the name of a criterion and what it weighs."""
    return Text("{name} {weight}", {"name": criterion.name, "weight": weight_said(criterion, whole)})


def _rounded(share: float) -> Text:
    return Text("{percents} %", {"percents": Local(100 * share, _DECIMALS)})
