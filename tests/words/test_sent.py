"""What is remarked on the day of sending, before letters go out."""

from datetime import date

import pytest

import awards
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.language import translator
from lcc.words.sent import remarks_on_sent

SIGNED = date(2026, 5, 3)


def evaluated() -> Evaluation:
    tender = awards.tender("fixed_budget", procedure="european", base_date="2026-04-01")
    first, *others = awards.bids()
    signed = first.model_copy(update={"bidder": first.bidder.model_copy(update={"signed_on": SIGNED})})
    return evaluate(tender, [signed, *others], awards.scores())


@pytest.mark.parametrize(
    ("sent", "remarked"),
    [
        (None, []),
        (date(2026, 6, 2), []),
        (date(2026, 3, 31), ["before the base date", "before the bid of Hout & Zoon BV was signed on 2026-05-03"]),
        (date(2026, 6, 7), ["in a weekend or on a holiday"]),
        (date(2027, 6, 2), ["more than a year after what they rest on (2026-05-03)"]),
        (date(2026, 4, 25), ["before the bid of", "in a weekend", "ends on 2026-05-15"]),
    ],
)
def test_a_day_that_can_be_a_slip_is_remarked(sent: date | None, remarked: list[str]) -> None:
    """25 April 2026 is a Saturday; day 20 after it is Friday 15 May, the day after Ascension Day."""
    found = [text.say(translator("en")) for text in remarks_on_sent(evaluated(), sent)]
    assert len(found) == len(remarked)
    assert all(part in text for part, text in zip(remarked, found, strict=True))
