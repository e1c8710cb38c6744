"""Numbers and days as people type them in an option, and what is asked there in words."""

import re
from datetime import date, datetime
from typing import Any

import click

from lcc.language import preferred, translator
from lcc.language.numbers import local_date, local_number
from lcc.record.bounds import FIRST_DAY, LAST_DAY, LONGEST_NAME
from lcc.record.visible import visible

_WITH_COMMA = re.compile(r"[-+]?\d+,(?!\d{3}$)\d+")
"""A number with a comma for decimals; three digits after it may be thousands."""


class _InRange:
    """What a whole number and any number have in common: between which bounds it has to be, in words."""

    name: str
    low: float
    high: float | None
    above: bool

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        return translator(preferred())("NUMBER")

    @property
    def range(self) -> str:
        """The bounds, as they follow on the word number."""
        _ = translator(preferred())
        low = local_number(self.low, _)
        if self.high is None:
            return _("of {low} or more").format(low=low)
        between = _("above {low} up to {high}") if self.above else _("from {low} up to {high}")
        return between.format(low=low, high=local_number(self.high, _))


class WholeNumber(_InRange, click.ParamType[int]):
    """A whole number between bounds, or without a highest one."""

    name = "whole"

    def __init__(self, low: int, high: int | None = None) -> None:
        self.low, self.high, self.above = low, high, False

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number [as asked]; BadParameter where it is none, or beyond the bounds."""
        _ = translator(preferred())
        number = int(value) if re.fullmatch(r"[-+]?\d{1,15}", str(value).strip()) else None
        if number is None or number < self.low or (self.high is not None and number > self.high):
            wrong = _("a whole number {range} is needed, not '{value}'.")
            self.fail(wrong.format(range=self.range, value=value), param, ctx)
        return number


A_YEAR = WholeNumber(1900, 2500)
"""A calendar year, of a price level or of awards."""


class Number(_InRange, click.ParamType[float]):
    """A number above a bound, up to another one; with a point or a comma for decimals."""

    name = "number"

    def __init__(self, low: float, high: float) -> None:
        self.low, self.high, self.above = low, high, True

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number [as asked]; BadParameter where it is none, or beyond the bounds."""
        _ = translator(preferred())
        text = str(value).strip()
        try:
            number = float(text.replace(",", ".") if _WITH_COMMA.fullmatch(text) else text)
        except ValueError:
            number = self.low
        if not self.low < number <= (self.high or 0):
            wrong = _("a number {range} is needed, not '{value}'.")
            self.fail(wrong.format(range=self.range, value=value), param, ctx)
        return number


class Day(click.ParamType[date]):
    """A day, the year first or last, within its bounds."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; BadParameter where there is none of this name, or the year can't be meant."""
        _ = translator(preferred())
        for layout in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                day = datetime.strptime(str(value).strip(), layout).date()
            except ValueError:
                continue
            if FIRST_DAY <= day <= LAST_DAY:
                return day
            first, last = (local_date(one, _) for one in (FIRST_DAY, LAST_DAY))
            beyond = _("a date from {first} up to {last} is needed, not '{value}'.")
            raise click.BadParameter(beyond.format(first=first, last=last, value=value), ctx, param)
        example = local_date(date(2027, 6, 1), _)
        wrong = _("a date is needed, such as {example}, not '{value}'.")
        raise click.BadParameter(wrong.format(example=example, value=value), ctx, param)


class _UpToToday(Day):
    """A day on which something can have been done."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; BadParameter where there is none of this name, or it is still to come."""
        day = super().convert(value, param, ctx)
        if day > (today := date.today()):
            _ = translator(preferred())
            wrong = _("a date up to today, {today}, is needed, not '{value}'.")
            raise click.BadParameter(wrong.format(today=local_date(today, _), value=value), ctx, param)
        return day


UP_TO_TODAY = _UpToToday()


class _NameOfSomebody(click.ParamType[str]):
    """A name as a file can have it: one line of text that is not empty."""

    name = "name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name without the blanks around it; BadParameter where nothing is left, or no line that is read."""
        line = " ".join(str(value).split())
        if not line or not line.isprintable() or len(line) > LONGEST_NAME:
            _ = translator(preferred())
            wrong = _("a name of one line is needed, at most {most} characters, not '{value}'.")
            self.fail(wrong.format(most=LONGEST_NAME, value=visible(line)[:LONGEST_NAME]), param, ctx)
        return line


A_NAME = _NameOfSomebody()


class Moment(click.ParamType[datetime]):
    """A date and time with their offset to UTC."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the moment; BadParameter where it is none, or nobody knows in which time zone."""
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value).strip())
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            _ = translator(preferred())
            wrong = _("a date and time with their offset to UTC are needed, such as {example}, not '{value}'.")
            example = "2027-06-25T09:00:00+02:00"
            raise click.BadParameter(wrong.format(example=example, value=value), ctx, param)
        return moment
