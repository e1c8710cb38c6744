"""The calendar: what falls on which day, and the file that calendars take in."""

from datetime import date, datetime
from typing import Any

import icalendar as another
from hypothesis import given
from hypothesis import strategies as st

import lamps
import lcc
from lcc.contract.agenda import Event
from lcc.contract.icalendar import Appointment, icalendar
from lcc.contract.words import calendar_bytes

AT = date(2030, 1, 15)


def agenda(agreed: dict[str, Any], bid: dict[str, Any] = lamps.BID, **tender: Any) -> list[Event]:
    return lcc.follow(lamps.contract(agreed, bid, **tender), at=AT).agenda


def read_by_another(content: bytes) -> list[Any]:
    """Return the events as the package icalendar reads them."""
    return list(another.Calendar.from_ical(content).walk("VEVENT"))


def days(found: list[Event], kind: str) -> list[str]:
    return [one.day.isoformat() for one in found if one.kind == kind]


def test_a_claim_is_warned_of_a_year_and_a_quarter_before() -> None:
    [claim] = [one for one in agenda(lamps.AGREED) if one.kind == "claim"]
    assert (claim.day, claim.amount, claim.warnings) == (
        date(2033, 12, 31), 19_200.00, (date(2032, 12, 31), date(2033, 9, 30)),
    )  # fmt: skip


def test_every_day_that_matters_is_in_it() -> None:
    found = agenda(lamps.AGREED)
    assert days(found, "indexation") == [f"{year}-01-01" for year in range(2028, 2034)]
    assert days(found, "expiry") == ["2031-12-31"]
    assert days(found, "security_expires") == ["2034-03-31"]
    assert days(found, "contract_ends") == ["2033-12-31"]
    assert days(found, "tender_again") == ["2032-06-30"]  # 18 months before the end
    assert found == sorted(found, key=lambda one: one.day)


def test_a_lease_says_until_when_notice_is_given() -> None:
    model = {
        "kind": "lease", "payment": 40, "every_months": 12, "term_months": 48, "index": "general",
        "renewals": [{"months": 12, "payment": 30}, {"months": 24, "payment": 20}],
        "purchase_option": {"price": 10, "service_life_years": 10},
    }  # fmt: skip
    bid = {
        "tender": "lamps",
        "bidder": {"name": "Lease BV"},
        "offers": [{"item": "lamp", "business_model": model}],
    }
    found = agenda({"notice_months": 6}, bid, resources={})
    assert days(found, "term_ends") == ["2030-12-31"]
    assert days(found, "renewal_ends") == ["2031-12-31", "2033-12-31"]
    assert days(found, "notice") == ["2030-07-01", "2031-07-01", "2033-07-01"]
    assert days(found, "purchase_option") == ["2033-12-31"]


def test_another_program_reads_the_file() -> None:
    """The package icalendar, which knows RFC 5545; an event for each day, and one for each warning."""
    followed = lcc.follow(lamps.contract(lamps.AGREED), at=AT)
    content = calendar_bytes(followed, "nl")
    read = read_by_another(content)
    assert len(read) == len(followed.agenda) + sum(len(one.warnings) for one in followed.agenda)
    assert len({str(one["UID"]) for one in read}) == len(read)
    starts = sorted(one["DTSTART"].dt for one in read)
    assert starts == sorted(
        [one.day for one in followed.agenda] + [w for one in followed.agenda for w in one.warnings]
    )
    [claim] = [one for one in read if str(one["SUMMARY"]).startswith("Vordering op de leverancier")]
    assert str(claim["SUMMARY"]) == "Vordering op de leverancier: Lamp: Terugkoop, EUR 19.200,00"
    assert "bankgarantie, Bank, EUR 12.000,00 tot" in str(claim["DESCRIPTION"])
    assert {type(one["DTSTAMP"].dt) for one in read} == {datetime}
    assert all(one["DTEND"].dt > one["DTSTART"].dt for one in read)


def test_written_again_it_takes_its_own_place_in_a_calendar() -> None:
    made = lamps.contract(lamps.AGREED)
    first, second = (
        read_by_another(calendar_bytes(lcc.follow(made, at=day), "nl")) for day in (AT, date(2031, 1, 1))
    )
    assert [one["UID"] for one in first] == [one["UID"] for one in second]


_NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200)


@given(_NAMES, _NAMES)
def test_any_name_comes_through_in_lines_of_75_octets(title: str, text: str) -> None:
    content = icalendar([Appointment(date(2030, 1, 1), "key", title, text)], title, AT)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    content.decode()
    [event] = read_by_another(content)
    assert str(event["SUMMARY"]) == title
    assert str(event["DESCRIPTION"]) == text


def test_a_name_can_not_put_an_event_in_the_calendar() -> None:
    name = "a\r\nEND:VEVENT\nBEGIN:VEVENT;,\\"
    content = icalendar([Appointment(date(2030, 1, 1), "key", name.replace("\r", ""), "")], name, AT)
    assert len(read_by_another(content)) == 1
