"""A scale of quality in a line of text."""

from lcc.excel.cells.lists import earned_in_cell
from lcc.language import Translate
from lcc.language.terms import term
from lcc.model.quality import AnyScale, MeasuredScale, WordsScale
from lcc.words.rule import score_text


def scale_text(scale: AnyScale, currency: str, _: Translate) -> str:
    """Return a scale as who bids or scores reads it: its bounds, or what each word or measured value earns.

    >>> from lcc.model.quality import PointsScale
    >>> scale_text(PointsScale(kind="points", lowest=1.0, highest=7.5), "EUR", str)
    'from 1 to 7.5'
    """
    if isinstance(scale, WordsScale):
        return earned_in_cell(scale, _)
    if isinstance(scale, MeasuredScale):
        between = _(str(MeasuredScale.model_fields["between"].title)).lower()
        return f"{term(scale.indicator, _)}: {earned_in_cell(scale, _)}; {between}: {term(scale.between, _)}"
    lowest, highest = (score_text(bound, scale, currency).say(_) for bound in (scale.lowest, scale.highest))
    return _("from {lowest} to {highest}").format(lowest=lowest, highest=highest)
