"""A target that a government has set, in words: the level, and when, for which building and with which set it holds."""

from collections.abc import Iterator

from lcc.language import N_, Local, Text, listed
from lcc.language.terms import TERMS
from lcc.model.published import PublishedTarget
from lcc.report.indicators import level_text


def published_target_text(target: PublishedTarget, currency: str) -> Text:
    """Return a published target.

    >>> from lcc.model.published import TARGETS
    >>> published_target_text(TARGETS["NL-2030-secondary"], "EUR").say(str)
    'share of secondary material at least 50 %, in 2030'
    """
    return listed(_parts(target, currency))


def _parts(target: PublishedTarget, currency: str) -> Iterator[Text]:
    level = level_text(target.indicator, target.level, currency)
    yield listed([Text(TERMS[target.indicator]), Text(TERMS[target.bound]), level], " ")
    if target.year:
        yield Text(N_("in {year}"), {"year": target.year})
    if target.function:
        yield Text(TERMS[target.function])
    if target.weighting_set:
        yield Text(N_("MKI weighting set {set}"), {"set": target.weighting_set})
    if target.valid_from:
        yield Text(N_("from {date}"), {"date": Local(target.valid_from)})
    if target.valid_until:
        yield Text(N_("until {date}"), {"date": Local(target.valid_until)})
