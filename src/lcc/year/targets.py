"""A picture of targets: what was reached, year by year, beside the path of each; of a department or region, too."""

from collections.abc import Iterator, Mapping

from lcc.indicators.figures import BY, INDICATORS, IndicatorValue
from lcc.indicators.measures import MEASURES
from lcc.indicators.waste import PER_HEAD
from lcc.indicators.words import said as in_unit
from lcc.indicators.words import title_of, unit_in
from lcc.language import Translate
from lcc.language.numbers import local_number, local_share
from lcc.model.indicator_targets import IndicatorTarget
from lcc.record.visible import shortened
from lcc.words.blocks import Chart
from lcc.year.afterwards import SEPARATED, amount_column, numbered_regions
from lcc.year.bought import drawn_with_goal
from lcc.year.found import YearFound, group_column
from lcc.year.groups import division_name
from lcc.year.picture import KINDS, Picture, ahead_of
from lcc.year.table import NOTHING, SPEND_COUNTED, Over, ShareOf, Where, YearCell, YearTable, spend_where

_LONGEST_GROUP = 80
"""How much of the name of a group stands in a caption: a chart in Excel takes no more than 255 letters in all."""


def targets(found: YearFound, _: Translate) -> Iterator[Picture]:
    """Yield a picture with a table for each target that no other picture draws; none where there is no such target."""
    wanted = [one for one in found.targets if one not in found.goals or one.indicator not in drawn_with_goal()]
    if not wanted:
        return
    text = _("What was reached beside each target; before its first year it has none, and the last one goes on.")
    if lacking := [target_name(found, one, _) for one in wanted if one in found.without_value]:
        more = _("No value stands beside: {targets}. Is there a tender of that group, and is its name written so?")
        text = f"{text} {more.format(targets='; '.join(lacking))}"
    tables = tuple(table for number, one in enumerate(wanted, start=1) for table in _tables(found, one, number, _))
    yield Picture("targets", _("Targets"), text, tables, _("tenders with bids"))


def target_name(found: YearFound, target: IndicatorTarget, _: Translate) -> str:
    """Return what a target is for: an indicator, and the group that it is of."""
    title = title_of(target.indicator, target.part, _)
    if target.by == "all":
        return title
    return _("{by} {group}: {indicator}").format(
        indicator=title, by=_(BY[target.by]), group=_group_name(found, target, _)
    )


def _group_name(found: YearFound, target: IndicatorTarget, _: Translate) -> str:
    if target.by == "cpv_division":
        return division_name(target.group, _)
    name = found.regions.get(target.group, target.group) if target.by == "region" else target.group
    return shortened(name, _LONGEST_GROUP)


def path_of(target: IndicatorTarget, _: Translate) -> str:
    """Return the path of a target: its level by year."""
    written = local_share if KINDS[INDICATORS[target.indicator].unit] == "share" else local_number
    return "; ".join(f"{year}: {written(target.points[year], _)}" for year in sorted(target.points))


def _tables(found: YearFound, target: IndicatorTarget, number: int, _: Translate) -> Iterator[YearTable]:
    first = next(iter(found.currencies), None) if INDICATORS[target.indicator].is_money else None
    for currency, values in (found.beside(target) or {first: {}}).items():
        yield _table(found, target, f"target_{number}_{currency or ''}", currency, values, _)


def _table(
    found: YearFound,
    target: IndicatorTarget,
    key: str,
    currency: str | None,
    values: Mapping[int, IndicatorValue],
    _: Translate,
) -> YearTable:
    facts = INDICATORS[target.indicator]
    kind = KINDS[facts.unit]
    rows = []
    for year in sorted({*values, *target.points}):
        one, level = values.get(year), target.level(year)
        known, reached = _over(found, target, year, currency) if values else (None, None)
        is_of_none = one is None or (one.value is None and not one.unknown)
        rows.append(
            (
                YearCell(year, "year"),
                YearCell(one.known if one else 0 if values else NOTHING, "count", known),
                YearCell(NOTHING if is_of_none or one is None else one.value, kind, reached),
                YearCell(NOTHING if level is None else level, kind),
                ahead_of(one, 2, 3),
            )
        )
    caption, ahead = target_name(found, target, _), _("Ahead of it, or behind")
    if kind == "share":
        ahead = _("Ahead of it, or behind (percentage points)")
        caption = f"{caption}; {currency}" if currency else caption
    else:
        caption = f"{caption}; {unit_in(target.indicator, currency, _)}"
    known_of = _("Known") if target.by == "region" else _("Awards of which it is known")
    heads = (_("Year"), known_of, _("Reached"), _("Target"), ahead)
    return YearTable(key, caption, heads, tuple(rows), _chart(target, values, kind == "share", _), draws=(2, 3))


def _chart(target: IndicatorTarget, values: Mapping[int, IndicatorValue], is_share: bool, _: Translate) -> Chart:
    years = range(min({*values, *target.points}), max({*values, *target.points}) + 1)
    reached = [values[year].value if year in values else None for year in years]
    known = [year for year, value in zip(years, reached, strict=True) if value is not None]
    words = _("Nothing is known of what was reached.")
    if known:
        last = values[known[-1]]
        words = _("In {year}, {reached} was reached.").format(year=last.year, reached=in_unit(last, last.value, _))
    return Chart(
        "lines", (_("Reached"), _("Target")), tuple(map(str, years)),
        (tuple(reached), tuple(target.level(year) for year in years)), "share" if is_share else "amount", said=words,
    )  # fmt: skip


def _over(
    found: YearFound, target: IndicatorTarget, year: int, currency: str | None
) -> tuple[Over | None, Over | ShareOf | None]:
    """Return over which records it is known, and reached; None where no sheet of records has its column by group."""
    if target.by == "region":
        column = next((name for name, part in PER_HEAD.items() if part == (target.indicator, target.part)), None)
        place = SEPARATED if column is None else amount_column(column)
        of_region: Where = (("region", numbered_regions(found)[target.group]), ("year", year))
        return Over(place, of_region, "known", "waste"), Over(place, of_region, rows="waste")
    facts = INDICATORS[target.indicator]
    if target.indicator not in MEASURES or facts.unit == "money per m2 and year":
        return None, None  # of contracts, of all tenders, or weighed by floor area
    where: Where = (("year", year), *((("currency", currency),) if currency else ()))
    if target.by != "all":
        where = (*where, (group_column(target.by), found.numbered_groups(target.by)[target.group]))
    if target.indicator.endswith("_spend") and facts.unit == "share":
        column = target.indicator.replace("_spend", "_share")
        return Over(SPEND_COUNTED, (*where, (column, ">=0")), "known"), spend_where(column, where)
    column, is_sum = f"{target.indicator} {target.part}".strip(), MEASURES[target.indicator].weight is None
    return Over(column, where, "known"), Over(column, where, "sum" if is_sum else "mean")
