"""Targets in words: what a tender asks, and what a government has set."""

from collections.abc import Iterator, Mapping

from lcc.language import N_, Local, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.library.indicators import Bound, Targeted
from lcc.library.published import TARGETS, AimMeasure, PublishedAim, PublishedTarget
from lcc.model.circularity import Target
from lcc.words.indicators import level_text
from lcc.words.validity import validity_texts

_AIMED: Mapping[AimMeasure, str] = {
    "waste_separated": N_("share of household waste that is separated"),
    "residual_waste": N_("residual waste of households"),
    "less_primary_material": N_("reduction in primary raw materials (minerals, fossil, metals)"),
    "less_waste_lost": N_("reduction since 2012 in waste incinerated and landfilled"),
}


def target_text(target: Target, currency: str) -> Text:
    """Return a target of a tender: the indicator and the level that it has to reach."""
    return _level(target.indicator, *target.bound, currency)


def whole_target_text(target: Target, currency: str) -> Text:
    """Return a target of a tender with all that it says: when it is due, whether it is required, its source."""
    return listed(_asked(target, currency))


def published_target_text(target: PublishedTarget, currency: str) -> Text:
    """Return a published target: the level, and when, for which building and with which weighting set it holds.

    >>> published_target_text(TARGETS["NL-2030-secondary"], "EUR").say(str)
    'share of secondary material at least 50 %, in 2030'
    """
    return listed(_published(target, currency))


def aim_text(aim: PublishedAim) -> Text:
    """Return what a government aims for and when, of what no indicator measures.

    >>> from lcc.library.published import AIMS
    >>> aim_text(AIMS["NL-2020-residual-waste"]).say(str)
    'residual waste of households at most 100 kg per inhabitant and year, in 2020'
    """
    if aim.unit == "share":
        level = Text("{level}", {"level": Percent(aim.level)})
    else:
        level = Text(N_("{level} kg per inhabitant and year"), {"level": Local(aim.level)})
    due = Text(N_("by when: not known")) if aim.year is None else _due(aim.year)
    return listed([listed([Text(_AIMED[aim.measure]), Text(TERMS[aim.bound]), level], " "), due])


def _level(indicator: Targeted, bound: Bound, level: float, currency: str) -> Text:
    return listed([Text(TERMS[indicator]), Text(TERMS[bound]), level_text(indicator, level, currency)], " ")


def _asked(target: Target, currency: str) -> Iterator[Text]:
    yield target_text(target, currency)
    if target.year is not None:
        yield _due(target.year)
    if target.required:
        yield Text(N_("required"))
    if target.published is not None:
        source, certainty = (
            Text(TARGETS[target.published].source),
            Text(TERMS[TARGETS[target.published].certainty]),
        )
        values = {"name": target.published, "source": source, "certainty": certainty}
        yield Text("{name}: {source} ({certainty})", values)


def _published(target: PublishedTarget, currency: str) -> Iterator[Text]:
    yield _level(target.indicator, target.bound, target.level, currency)
    if target.year is not None:
        yield _due(target.year)
    if target.function:
        yield Text(TERMS[target.function])
    if target.weighting_set:
        yield Text(N_("MKI weighting set {set}"), {"set": target.weighting_set})
    if target.year is None:
        yield from validity_texts(target)


def _due(year: int) -> Text:
    return Text(N_("in {year}"), {"year": year})
