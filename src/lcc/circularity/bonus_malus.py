"""What is due where a promise was measured: a bonus for each whole step better, a malus for each whole step worse."""

from dataclasses import dataclass

from lcc.circularity.named import named
from lcc.figure.figure import NOISE, Figure, Given, larger, quotient, smaller
from lcc.library.indicators import INDICATORS
from lcc.model.circularity import BonusMalus

MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Settlement:
    """What follows from one measurement.

    `steps` are whole steps, above 0 where it is better than promised and below 0 where it is worse; `due` is what is
    paid to the supplier, below 0 what is withheld.
    """

    steps: Figure
    due: Figure


def settlement(promise: BonusMalus, position: int, promised: float, measured: float) -> Settlement:
    """Return what a measurement comes to, by the promise at a position in the tender.

    Examples
    --------
    >>> promise = BonusMalus(indicator="lost_share", step=0.05, bonus=400.0, malus=600.0, most=1000.0, shown_by="Audit")
    >>> [settlement(promise, 0, 0.20, measured).due.value for measured in (0.09, 0.20, 0.26, 0.40)]
    [800.0, 0.0, -600.0, -1000.0]
    """

    def agreed(field: str) -> Figure:
        return Given(float(getattr(promise, field)), "tender", ("circularity", "bonus_malus", position, field))

    def of_promise(number: float, name: str) -> Figure:
        return named(Figure(number), "bonus_malus", position, name)

    was_promised, was_measured = of_promise(promised, promise.indicator), of_promise(measured, MEASURED)
    better = was_measured - was_promised
    if not INDICATORS[promise.indicator].more_is_better:
        better = was_promised - was_measured
    step = agreed("step")
    whole = _whole_steps(better, step) - _whole_steps(-better, step)
    steps = of_promise(whole.value, "steps")
    due = [_at_least_none(steps) * agreed("bonus"), _at_least_none(-steps) * agreed("malus")]
    if promise.most is not None:
        due = [smaller(one, agreed("most")) for one in due]
    return Settlement(whole, due[0] - due[1])


def _whole_steps(difference: Figure, step: Figure) -> Figure:
    return quotient(_at_least_none(difference) + NOISE * step, step)


def _at_least_none(number: Figure) -> Figure:
    return larger(number, 0.0)
