"""What was found of the awards, looked up by what it is about."""

from collections.abc import Mapping, Sequence

from lcc.indicators.figures import By, Indicators, IndicatorValue, TargetPath, TenderRecord
from lcc.indicators.targets import target_key
from lcc.model.indicator_targets import IndicatorTarget
from lcc.year.table import NOTHING


class YearFound:
    """The indicators by code, part, group, year and currency, with the awards that they are of."""

    def __init__(self, indicators: Indicators) -> None:
        self.indicators = indicators
        self.records = indicators.records
        self.targets = tuple(map(_path, indicators.targets))
        self.without_value = tuple(_path(one) for one in indicators.targets if not one.has_value)
        self.goals = tuple(one for one in self.targets if one.by == "all" and not one.part)
        self._values = {
            (one.indicator, one.part, one.by, one.group, one.year, one.currency): one for one in indicators.values
        }

    @property
    def years(self) -> tuple[int, ...]:
        """The years of which there is an award, from the first to the last."""
        return tuple(sorted({one.year for one in self.records}))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of what is awarded, the one of the most awards first."""
        every = [one.currency for one in self.records]
        return tuple(sorted(set(every), key=lambda one: (-every.count(one), one)))

    def of(
        self,
        indicator: str,
        year: int | None,
        currency: str | None = None,
        *,
        part: str = "",
        by: By = "all",
        group: str = "",
    ) -> IndicatorValue | None:
        """Return what an indicator comes to; None where nothing of it is there at all."""
        if by == "all" and year is not None:
            by, group = "year", str(year)
        return self._values.get((indicator, part, by, group, year, currency))

    def value(self, indicator: str, year: int | None, currency: str | None = None, **named: str) -> float | None:
        """Return the number alone [unit of the indicator]; None where it is not known."""
        found = self.of(indicator, year, currency, **named)  # type: ignore[arg-type]
        return None if found is None else found.value

    def shown(
        self, indicator: str, year: int | None, currency: str | None = None, **named: str
    ) -> float | str | None:
        """Return the number [unit of the indicator], or `NOTHING` where no award is what it is about.

        None is not known.
        """
        found = self.of(indicator, year, currency, **named)  # type: ignore[arg-type]
        if found is None or (found.value is None and not found.unknown):
            return NOTHING
        return found.value

    def parts(self, indicator: str) -> tuple[str, ...]:
        """Return the parts that an indicator is split into, as they were found."""
        return tuple(
            dict.fromkeys(one.part for one in self.indicators.values if one.indicator == indicator and one.part)
        )

    def of_year(self, year: int) -> Sequence[TenderRecord]:
        """Return the awards of a year."""
        return [one for one in self.records if one.year == year]

    def beside(self, target: IndicatorTarget) -> Mapping[str | None, Mapping[int, IndicatorValue]]:
        """Return what a target is for, by currency (None for what is no money) and year."""
        found: dict[str | None, dict[int, IndicatorValue]] = {}
        for one in self.indicators.values:
            if one.year is not None and target_key(one) == target.key:
                found.setdefault(one.currency, {})[one.year] = one
        return found

    @property
    def regions(self) -> Mapping[str, str]:
        """The regions of waste, each by its code, with what it is called."""
        return {one.region: one.called for one in self.indicators.waste}

    @property
    def by_target(self) -> tuple[By, ...]:
        """By what awards are taken together of which there is a target."""
        return tuple(dict.fromkeys(one.by for one in self.targets if one.by not in ("all", "region")))

    def numbered_groups(self, by: By) -> Mapping[str, int]:
        """Return by which number a group of awards is known: its name can be any text."""
        groups = dict.fromkeys(getattr(one, by) or "" for one in self.records)
        return {group: number for number, group in enumerate(groups, start=1)}


def group_column(by: By) -> str:
    """Return the name of the column of the records with the number of a group: no other column has it."""
    return f"number of {by}"


def _path(one: TargetPath) -> IndicatorTarget:
    return IndicatorTarget.model_validate(one.model_dump(exclude={"has_value"}))
