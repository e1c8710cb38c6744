"""What who sends letters is to know first: what follows from the day, what is odd about it, and what is still open."""

from collections.abc import Iterator, Sequence
from datetime import date

from lcc.award.standstill import standstill_days
from lcc.documents.letters.awarded import goes_to_only_bidder
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.documents.proposal import next_steps
from lcc.evaluation.evaluate import Evaluation
from lcc.language import Translate
from lcc.words.sent import remarks_on_sent


def before_sending(
    evaluation: Evaluation, lot: AwardedLot | None, sent: date | None, _: Translate
) -> Iterator[str]:
    """Yield what comes next of letters that are sent on a day, and what is odd about that day."""
    only_bidder = goes_to_only_bidder(evaluation, lot)
    days = standstill_days(evaluation.tender, only_bidder=only_bidder)
    if days is None:
        yield _(
            "The tender does not state its procedure, so that no standstill period is worked out: state it in the "
            "tender, or fill the period in in the letters and the proposal."
        )
    elif sent is not None:
        yield from next_steps(evaluation.tender, days, sent, _, only_bidder=only_bidder)
    yield from (text.say(_) for text in remarks_on_sent(evaluation, sent, only_bidder=only_bidder))


def still_open(found: Sequence[tuple[str, Sequence[str]]], _: Translate) -> list[str]:
    """Return what is open in letters, each thing once with the letters that it is open in.

    >>> still_open([("Ash", ["place", "address"]), ("Elm", ["place"])], str)
    ['place (all letters)', 'address (Ash)']
    """
    letters: dict[str, list[str]] = {}
    for name, texts in found:
        for text in texts:
            letters.setdefault(text, []).append(name)
    return [
        f"{what} ({_('all letters') if len(names) == len(found) > 1 else ', '.join(names)})"
        for what, names in letters.items()
    ]
