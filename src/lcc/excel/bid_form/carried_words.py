"""What an earlier form brought to a new one, and what it did not, in words."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lcc.excel.bid_form.carried import Answered, Carried
from lcc.excel.bid_form.spots import Spot
from lcc.language import Percent, Translate
from lcc.language.numbers import exact_number, local_date
from lcc.model.tender import Tender
from lcc.record.visible import one_line

_MOST_SIGNS = 2000
"""How long a sentence is that is still said whole."""


class Sentence(NamedTuple):
    """A sentence, and what it is about, one below the other."""

    sentence: str
    entries: tuple[str, ...] = ()


def told_of(carried: Carried, tender: Tender, _: Translate) -> Iterator[Sentence]:
    """Yield what was carried over, what was not and why."""
    yield Sentence(_("Answers carried over: {number}.").format(number=len(carried.answers)))
    if carried.of_tender != tender.id:
        text = _("The earlier form is of tender {before}, this one is of {now}. See whether its answers hold.")
        yield Sentence(text.format(before=one_line(carried.of_tender or "?"), now=tender.id))
    if carried.told:
        text = _("The tender says otherwise now. See whether the prices hold: {changes}.")
        yield Sentence(one_line(text.format(changes=carried.told.say(_)), _MOST_SIGNS))
    for before, now in carried.renamed.items():
        text = _(
            "{before} is taken to be {now}: same place, quantity and unit. If it is another item, fill in anew."
        )
        yield Sentence(text.format(before=one_line(before), now=one_line(now)))
    if carried.in_other_units:
        units = _("was {before}, is now {now}")
        yield Sentence(
            _("These were in another unit or currency, and were not carried over. Ask for them anew:"),
            tuple(
                f"{_said((spot, found), _)} ({one_line(units.format(before=unit.was or '-', now=unit.now))})"
                for spot, found, unit in carried.in_other_units
            ),
        )
    if carried.without_place:
        yield Sentence(
            _("These have no place on the new form:"), tuple(_said(one, _) for one in carried.without_place)
        )
    if carried.unread:
        text = _("These can't be read, or are no answer to what is asked now, and were not carried over:")
        yield Sentence(text, tuple(_said(one, _) for one in carried.unread))
    if carried.beside:
        text = _("This stands beside the fields, and was not carried over. It may be a reservation:")
        yield Sentence(text, tuple(one_line(said.say(_), _MOST_SIGNS) for said in carried.beside))
    yield Sentence(
        _("Name, function and date of who signs were not carried over: the new form is to be signed anew.")
    )


def still_empty(carried: Carried, _: Translate) -> Iterator[Sentence]:
    """Yield what is still to be filled in, where anything is."""
    if carried.empty:
        entries = tuple(one_line(missing.say(_), _MOST_SIGNS) for missing in carried.empty)
        yield Sentence(_("These are still to be filled in:"), entries)


def _said(answered: Answered, _: Translate) -> str:
    spot, found = answered
    return f"{_at(spot)}: {one_line(_written(found, _))}"


def _at(spot: Spot) -> str:
    """Return what people read beside a cell."""
    return one_line(", ".join(part for part in (spot.item, spot.heading, spot.label, spot.column) if part))


def _written(found: object, _: Translate) -> str:
    """Return what stood in a cell as its reader writes it."""
    if isinstance(found, Percent):
        return found.say(_)
    if isinstance(found, date):
        return local_date(found, _)
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return exact_number(found, _) if is_number else str(found)  # type: ignore[arg-type]
