"""When a published figure holds, in words."""

from collections.abc import Iterator

from lcc.language import N_, Local, Text
from lcc.library.dated import Dated


def validity_texts(figure: Dated) -> Iterator[Text]:
    """Yield from and until when a figure holds, as far as that is known, and what took its place."""
    if figure.valid_from:
        yield Text(N_("from {date}"), {"date": Local(figure.valid_from)})
    if figure.valid_until:
        yield Text(N_("until {date}"), {"date": Local(figure.valid_until)})
    if figure.days_by_year:
        yield Text(N_("by year of publication"))
    if figure.known_until:
        yield Text(N_("known to hold until {date}"), {"date": Local(figure.known_until)})
    if figure.superseded_by:
        yield Text(N_("superseded by {name}"), {"name": Text(figure.superseded_by)})
