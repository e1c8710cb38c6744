"""Bonus and malus in a document: the terms of each promise, and examples of what a measurement comes to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lcc.circularity.bonus_malus import settlement
from lcc.evaluation.evaluate import BidEvaluation
from lcc.language import N_, Text, Translate
from lcc.language.terms import TERMS, term
from lcc.library.indicators import highest
from lcc.model.circularity import BonusMalus
from lcc.model.tender import Tender
from lcc.words.blocks import Block, BulletList, Paragraph, Table
from lcc.words.bonus_malus import how_settled, most_text
from lcc.words.indicators import gap_text, level_text
from lcc.words.rule import in_currency

_STEPS_AWAY = 2.5


class Promise(NamedTuple):
    """Terms of the tender at a position, and the value that the bid promises."""

    position: int
    terms: BonusMalus
    promised: float


def promises(tender: Tender, one: BidEvaluation) -> list[Promise]:
    """Return what the bid is held to afterwards."""
    if tender.circularity is None or one.circularity is None:
        return []
    indicators = one.circularity.indicators
    return [
        Promise(position, terms, indicators[terms.indicator].value)
        for position, terms in enumerate(tender.circularity.bonus_malus)
        if terms.indicator in indicators
    ]


def bonus_malus_blocks(found: Sequence[Promise], currency: str, _: Translate) -> Iterator[Block]:
    """Yield the terms of each promise, how they are applied, and examples."""
    yield Paragraph(how_settled().say(_))
    heads = (
        _("Indicator"), _("Promised"), _("Step"), _("Bonus per step"), _("Malus per step"), _("At most"),
        _("Shown by"),
    )  # fmt: skip
    rows = tuple(_terms(one, currency, _) for one in found)
    yield Table(_("Terms of each promise"), heads, rows, frozenset({1, 2, 3, 4, 5}))
    if examples := tuple(text.say(_) for one in found for text in _examples(one, currency)):
        yield Paragraph(_("Examples, of measurements that are made up:"))
        yield BulletList(examples)


def _terms(one: Promise, currency: str, _: Translate) -> tuple[str, ...]:
    terms = one.terms
    said = ((level_text, one.promised), (gap_text, terms.step))
    levels = (say(terms.indicator, level, currency).say(_) for say, level in said)
    amounts = (
        "-" if amount is None else in_currency(amount, currency).say(_)
        for amount in (terms.bonus, terms.malus, terms.most)
    )
    return (term(terms.indicator, _), *levels, *amounts, terms.shown_by)


def _examples(one: Promise, currency: str) -> Iterator[Text]:
    """Yield what a measurement some steps above and below the promise comes to, as far as it can be so."""
    most = highest(one.terms.indicator)
    for away in (_STEPS_AWAY, -_STEPS_AWAY):
        measured = max(one.promised + away * one.terms.step, 0.0)
        measured = measured if most is None else min(measured, most)
        found = settlement(one.terms, one.position, one.promised, measured)
        if found.steps.value:
            yield _example(one, measured, found.steps.value, found.due.value, currency)


_EXAMPLES = {
    True: N_(
        "{indicator}: promised {promised}, measured {measured}, so {difference} better. {difference} / {step}, rounded "
        "down, is {steps}; {steps} x {rate}, {most}, is {amount}, to pay to the supplier."
    ),
    False: N_(
        "{indicator}: promised {promised}, measured {measured}, so {difference} worse. {difference} / {step}, rounded "
        "down, is {steps}; {steps} x {rate}, {most}, is {amount}, to withhold from the supplier."
    ),
}
"""By whether it is better than promised."""


def _example(one: Promise, measured: float, steps: float, due: float, currency: str) -> Text:
    terms, is_better = one.terms, steps > 0

    def level(value: float) -> Text:
        return level_text(terms.indicator, value, currency)

    values = {
        "indicator": Text(TERMS[terms.indicator]),
        "promised": level(one.promised),
        "measured": level(measured),
        "difference": gap_text(terms.indicator, abs(measured - one.promised), currency),
        "step": gap_text(terms.indicator, terms.step, currency),
        "steps": round(abs(steps)),
        "rate": in_currency(terms.bonus if is_better else terms.malus, currency),
        "most": most_text(terms, currency),
        "amount": in_currency(abs(due), currency),
    }
    return Text(_EXAMPLES[is_better], values)
