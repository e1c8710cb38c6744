"""The standstill period, held to a calendar: the day after sending is day 1, and no term ends on a day off."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

import make
from lcc.award.standstill import standstill, standstill_days
from lcc.library.holidays import easter, holidays

HOLIDAYS_2027 = {
    (1, 1): "New Year's Day", (3, 26): "Good Friday", (3, 29): "Easter Monday", (4, 27): "King's Day",
    (5, 5): "Liberation Day", (5, 6): "Ascension Day", (5, 17): "Whit Monday", (12, 25): "Christmas", (12, 26): "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "last"),
    [
        (date(2027, 6, 1), date(2027, 6, 21)),  # a Monday
        (date(2027, 6, 7), date(2027, 6, 28)),  # day 20 is Sunday the 27th
        (date(2027, 6, 6), date(2027, 6, 28)),  # Saturday the 26th
        (date(2027, 3, 6), date(2027, 3, 30)),  # Good Friday, then the weekend and Easter Monday
        (date(2027, 4, 7), date(2027, 4, 28)),  # King's Day
        (date(2027, 4, 15), date(2027, 5, 7)),  # Liberation Day and Ascension Day
        (date(2027, 4, 27), date(2027, 5, 18)),  # Whit Monday
        (date(2027, 12, 5), date(2027, 12, 27)),  # both days of Christmas, in a weekend
        (date(2027, 12, 12), date(2028, 1, 3)),  # New Year's Day, a Saturday
    ],
)
def test_twenty_days_end_on_a_working_day(sent: date, last: date) -> None:
    period = standstill(sent, 20)
    assert period.first == date.fromordinal(sent.toordinal() + 1)
    assert period.last == last
    assert period.contract_from == date.fromordinal(last.toordinal() + 1)
    assert period.is_prolonged == ((last - sent).days != 20)


def test_the_holidays_of_a_year() -> None:
    assert holidays(2027) == {date(2027, month, day) for month, day in HOLIDAYS_2027}


def test_kings_day_is_never_on_a_sunday() -> None:
    assert date(2031, 4, 27).weekday() == 6
    assert date(2031, 4, 26) in holidays(2031)
    assert date(2031, 4, 27) not in holidays(2031)


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25), date(2285, 3, 22)]
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("procedure", "stated", "days"),
    [
        ("european", None, 20), ("european", 30, 30), ("national", None, 0), ("national", 10, 10),
        ("three_quotes", None, 0), ("mini_competition", None, 0), ("mini_competition", 7, 7), (None, None, None),
        (None, 15, 15),
    ],
)  # fmt: skip
def test_the_days_follow_from_the_procedure(procedure: str | None, stated: int | None, days: int | None) -> None:
    assert standstill_days(make.tender(procedure=procedure, letters={"standstill_days": stated})) == days
    assert standstill_days(make.tender(procedure="european")) == 20


def test_less_than_law_asks_is_refused() -> None:
    def tender(**parts: Any) -> None:
        make.tender(letters={"standstill_days": 19}, **parts)

    with pytest.raises(ValidationError, match="standstill period as law asks"):
        tender(procedure="european")
    tender(procedure="national")
