"""A moment as readers write it; files keep it with its seconds and its offset to UTC."""

from datetime import datetime

from lcc.language import N_, Local, Text


def moment_said(at: str) -> Text:
    """Return the day and the minute of a moment, as it was there.

    >>> moment_said("2027-03-01T10:00:00+01:00").say(str)
    '2027-03-01 10:00'
    """
    moment = datetime.fromisoformat(at)
    return Text(N_("{date} {time}"), {"date": Local(moment.date()), "time": f"{moment:%H:%M}"})
