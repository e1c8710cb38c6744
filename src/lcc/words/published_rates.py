"""Discount rates, and the dates between which a published figure holds, in words."""

from collections.abc import Iterator, Sequence

from lcc.language import N_, Local, Percent, Text, listed
from lcc.library.published import Validity


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


def validity_texts(validity: Validity) -> Iterator[Text]:
    """Yield from and until when a published figure holds, and what took its place; nothing that is not known."""
    if validity.valid_from:
        yield Text(N_("from {date}"), {"date": Local(validity.valid_from)})
    if validity.valid_until:
        yield Text(N_("until {date}"), {"date": Local(validity.valid_until)})
    if validity.superseded_by:
        yield Text(N_("superseded by {name}"), {"name": validity.superseded_by})
