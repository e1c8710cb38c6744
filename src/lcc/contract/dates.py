"""Days of a contract: months are counted on the calendar from the delivery."""

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later or earlier; the last day of a month that has no such day.

    >>> months_after(date(2028, 8, 31), 6), months_after(date(2028, 2, 29), -12)
    (datetime.date(2029, 2, 28), datetime.date(2027, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Return the whole months from one day to a later one.

    >>> months_between(date(2027, 1, 15), date(2028, 1, 14)), months_between(date(2027, 1, 31), date(2027, 2, 28))
    (11, 1)
    """
    months = 12 * (end.year - start.year) + end.month - start.month
    return months if months_after(start, months) <= end else months - 1


def day_of(start: date, month: int, *, in_arrears: bool) -> date:
    """Return the day of a payment: what closes a period is paid on the last day of it.

    >>> day_of(date(2027, 1, 1), 12, in_arrears=True), day_of(date(2027, 1, 1), 12, in_arrears=False)
    (datetime.date(2027, 12, 31), datetime.date(2028, 1, 1))
    """
    return months_after(start, month) - timedelta(days=int(in_arrears))
