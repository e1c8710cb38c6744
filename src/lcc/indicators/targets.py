"""Values beside the targets of an authority: the level of the path in that year, and how far ahead or behind."""

from collections.abc import Iterator, Sequence

from lcc.indicators.figures import INDICATORS, IndicatorValue
from lcc.model.indicator_targets import IndicatorTarget, IndicatorTargets
from lcc.record.message import Message


def beside_targets(values: Sequence[IndicatorValue], targets: IndicatorTargets) -> list[IndicatorValue]:
    """Return the values of one year each with the target that is set for it, if one is."""
    known = {one.key: one for one in targets.targets}
    return [_beside(value, known.get(target_key(value))) for value in values]


def without_value(values: Sequence[IndicatorValue], targets: IndicatorTargets) -> list[IndicatorTarget]:
    """Return the targets that stand beside no value: of a group that is not there, or of no year of its path."""
    there = {target_key(one) for one in values if one.target is not None}
    return [one for one in targets.targets if one.key not in there]


def unknown_targets(targets: IndicatorTargets) -> Iterator[Message]:
    """Yield the targets of what is no indicator, or no part of one."""
    for k, one in enumerate(targets.targets):
        facts = INDICATORS.get(one.indicator)
        if facts is None:
            known = {"known": ", ".join(INDICATORS)}
            yield Message(("targets", k, "indicator"), "target_indicator", one.indicator, known)
        elif facts.parts and one.part not in facts.parts:
            known = {"known": ", ".join(facts.parts)}
            yield Message(("targets", k, "part"), "target_part", one.part, known)
        elif one.part and not facts.is_split:
            yield Message(("targets", k, "part"), "target_no_part", one.part, {})
        if facts is not None and facts.unit == "share":
            levels = ((year, level) for year, level in one.points.items() if not 0 <= level <= 1)
            yield from (
                Message(("targets", k, "points", str(year)), "target_share", level, {}) for year, level in levels
            )


def target_key(value: IndicatorValue) -> tuple[str, str, str, str]:
    """Return by which key a target for a value is known: `IndicatorTarget.key`."""
    if value.by == "year":
        return value.indicator, value.part, "all", ""
    return value.indicator, value.part, value.by, value.group


def _beside(value: IndicatorValue, target: IndicatorTarget | None) -> IndicatorValue:
    level = None if target is None or value.year is None else target.level(value.year)
    if level is None:
        return value
    better = INDICATORS[value.indicator].more_is_better
    ahead = None
    if value.value is not None and better is not None:
        ahead = value.value - level if better else level - value.value
    return value.model_copy(update={"target": level, "ahead": ahead})
