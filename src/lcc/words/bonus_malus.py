"""Bonus and malus in words: how they are settled, and the terms of a promise."""

from lcc.language import N_, Text
from lcc.language.terms import TERMS
from lcc.model.circularity import BonusMalus
from lcc.words.indicators import gap_text
from lcc.words.rule import in_currency


def how_settled() -> Text:
    """Return how a bonus or a malus follows from what was promised and what was measured."""
    return Text(
        N_(
            "What is measured is held beside what the bid promises. The difference divided by the step and rounded "
            "down is the number of whole steps: each step better earns the bonus, each step worse costs the malus, up "
            "to the most that is stated. It does not count in the award."
        )
    )


def promise_text(promise: BonusMalus, currency: str) -> Text:
    """Return the terms of one promise."""
    values = {
        "indicator": Text(TERMS[promise.indicator]),
        "step": gap_text(promise.indicator, promise.step, currency),
        "bonus": in_currency(promise.bonus, currency),
        "malus": in_currency(promise.malus, currency),
        "most": most_text(promise, currency),
        "shown_by": promise.shown_by,
    }
    return Text(
        N_("{indicator}: step {step}, bonus {bonus}, malus {malus}, {most}, shown by {shown_by}"),
        values,
    )


def most_text(promise: BonusMalus, currency: str) -> Text:
    """Return to how much the bonuses or maluses of a promise add up at most."""
    if promise.most is None:
        return Text(N_("without a maximum"))
    return Text(N_("{amount} at most"), {"amount": in_currency(promise.most, currency)})
