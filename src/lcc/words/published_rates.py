"""Discount rates in words."""

from collections.abc import Sequence

from lcc.language import N_, Percent, Text, listed


def rates_text(bands: Sequence[tuple[int, float]]) -> Text:
    """Return a rate, or each rate with the last year in which it holds.

    Parameters
    ----------
    bands
        Shares a year, each with the number of the year after which it starts.

    Examples
    --------
    >>> rates_text([(0, 0.0225)]).say(str), rates_text([(0, 0.028), (35, 0.018)]).say(str)
    ('2.25 %', '2.8 % up to and including year 35, then 1.8 %')
    """
    *earlier, (_start, last) = bands
    ends = [start for start, _rate in bands[1:]]
    until = [
        Text(N_("{rate} up to and including year {year}"), {"rate": Percent(rate), "year": end})
        for (_start, rate), end in zip(earlier, ends, strict=True)
    ]
    return listed([*until, Text(N_("then {rate}"), {"rate": Percent(last)}) if until else Percent(last)])
