"""Days on which no statutory term ends: weekends and the holidays of the Algemene termijnenwet, article 3.

Its first paragraph names them, its second puts Good Friday beside them. Days that a royal decree puts beside them for a
year, such as the Friday after Ascension Day, are not here: a term that ends on one lasts longer still.
"""

from datetime import date, timedelta

_SATURDAY, _SUNDAY = 5, 6
_FROM_EASTER = (-2, 1, 39, 50)
"""Days from Easter Sunday: Good Friday, Easter Monday, Ascension Day, Whit Monday."""
_FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))
"""Month and day: New Year's Day, Liberation Day, both days of Christmas."""


def working_day_from(day: date) -> date:
    """Return the day itself, or the first after it that is no Saturday, Sunday or Dutch holiday.

    >>> working_day_from(date(2027, 6, 27)), working_day_from(date(2027, 3, 26))
    (datetime.date(2027, 6, 28), datetime.date(2027, 3, 30))
    """
    while day.weekday() in (_SATURDAY, _SUNDAY) or day in holidays(day.year):
        day += timedelta(days=1)
    return day


def can_be_added(day: date) -> bool:
    """Whether a working day lies alone between a holiday and a weekend: such days a royal decree can make holidays.

    >>> can_be_added(date(2027, 5, 7)), can_be_added(date(2027, 5, 14))
    (True, False)
    """
    beside = {4: day - timedelta(days=1), 0: day + timedelta(days=1)}.get(day.weekday())
    return beside is not None and beside in holidays(beside.year) and day == working_day_from(day)


def holidays(year: int) -> frozenset[date]:
    """Return the holidays of a year."""
    moving = (easter(year) + timedelta(days=days) for days in _FROM_EASTER)
    return frozenset({*moving, _kings_day(year), *(date(year, month, day) for month, day in _FIXED)})


def _kings_day(year: int) -> date:
    """Return 27 April, or the day before where that is a Sunday."""
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def easter(year: int) -> date:
    """Return Easter Sunday, by the algorithm of Meeus, Jones and Butcher for the Gregorian calendar.

    >>> easter(2027), easter(2028)
    (datetime.date(2027, 3, 28), datetime.date(2028, 4, 16))
    """
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
