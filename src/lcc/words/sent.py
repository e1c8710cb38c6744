"""What is odd about the day on which letters are sent: before what they rest on, long after it, or no working day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from lcc.award.standstill import standstill, standstill_days
from lcc.evaluation.evaluate import Evaluation
from lcc.language import N_, Local, Text
from lcc.library.holidays import can_be_added, working_day_from

_LATE = timedelta(days=366)


def remarks_on_sent(evaluation: Evaluation, sent: date | None, *, only_bidder: bool = False) -> Iterator[Text]:
    """Yield what to look at before letters with this date go out; nothing where no date is stated.

    `only_bidder` is as of `standstill_days`.
    """
    if sent is None:
        return
    day = Local(sent)
    if sent < evaluation.tender.base_date:
        text = N_(
            "The letters are dated {day}, before the base date of the tender, {base_date}: is that date right?"
        )
        yield Text(text, {"day": day, "base_date": Local(evaluation.tender.base_date)})
    signed = {one.bid.bidder.name: one.bid.bidder.signed_on for one in evaluation.bids}
    later = {name: signed_on for name, signed_on in signed.items() if signed_on and sent < signed_on}
    for name, signed_on in later.items():
        text = N_("The letters are dated {day}, before the bid of {bidder} was signed on {signed_on}.")
        yield Text(text, {"day": day, "bidder": name, "signed_on": Local(signed_on)})
    lock = evaluation.scores.locked if evaluation.scores else None
    locked = _day_of(lock.at) if lock else None
    if locked and sent < locked:
        text = N_("The letters are dated {day}, before the scores were locked on {locked}.")
        yield Text(text, {"day": day, "locked": Local(locked)})
    drawn = [_day_of(draw.at) for draw in evaluation.draws]
    if drawn and sent < max(drawn):
        text = N_("The letters are dated {day}, before lots were drawn on {drawn}.")
        yield Text(text, {"day": day, "drawn": Local(max(drawn))})
    decisions = evaluation.decisions
    decided = [_day_of(one.at) for one in decisions.decisions] if decisions else []
    if decided and sent < max(decided):
        text = N_("The letters are dated {day}, before it was decided on {decided} that a bid falls away.")
        yield Text(text, {"day": day, "decided": Local(max(decided))})
    announced = _day_of(decisions.awarded_at) if decisions and decisions.awarded_at else None
    if announced and decided and announced < max(decided) <= sent:
        text = N_(
            "The award was announced on {announced} before: say in the letters that they take the place of those of "
            "then, and that the standstill period starts anew."
        )
        yield Text(text, {"announced": Local(announced)})
    last = max([one for one in (*signed.values(), locked, *drawn, *decided) if one], default=None)
    if last and sent - last > _LATE:
        text = N_(
            "The letters are dated {day}, more than a year after what they rest on ({last}): is the year right?"
        )
        yield Text(text, {"day": day, "last": Local(last)})
    if working_day_from(sent) != sent:
        text = N_("The letters are dated {day}, in a weekend or on a holiday; the day after it counts as day 1.")
        yield Text(text, {"day": day})
    days = standstill_days(evaluation.tender, only_bidder=only_bidder)
    if days and can_be_added(ends := standstill(sent, days).last):
        text = N_(
            "The standstill period ends on {ends}, between a holiday and a weekend. A royal decree can make such a day "
            "a holiday too, and is not in the table here: if there is one, the period lasts to the next working day, "
            "and the tender has to state more days."
        )
        yield Text(text, {"ends": Local(ends)})


def _day_of(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
