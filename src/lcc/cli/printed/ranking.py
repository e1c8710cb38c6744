"""A ranking on the terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lcc.cli.printed.award import print_award
from lcc.cli.printed.circularity import print_circularity
from lcc.cli.printed.stress import print_stress
from lcc.cli.terminal import remark
from lcc.figure.figure import cents
from lcc.language import Text, Translate

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation


def print_ranking(evaluation: "Evaluation", _: Translate) -> None:
    """Print the ranking as a table."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import amount, local_share
    from lcc.language.terms import model_names
    from lcc.words.remark_texts import said

    tender, there = evaluation.tender, evaluation.there or evaluation.bids
    lowest = min((cents(one.compared) for one in there), default=0.0)
    rows, kept = [], evaluation.reference
    for outcome in (*([kept] if kept else []), *evaluation.bids):
        amounts = [outcome.life_cycle_cost, cents(outcome.compared) - lowest, outcome.equivalent_annual_cost]
        amounts += [cents(outcome.compared) - cents(kept.compared)] if kept else []
        name = _("What we have") if outcome is kept else outcome.bid.name
        written = (amount(one, _) for one in amounts)
        rows.append([str(outcome.rank or "-"), name, model_names(outcome.bid.kinds, _), *written])
    heads = [_("Life-cycle cost"), _("Above the lowest"), _("Equivalent annual cost")]
    heads += [_("Above what we have")] if kept else []
    title = f"{tender.title} ({tender.authority})"
    texts = [_("Rank"), _("Bidder"), _("Business model")]
    show([TextTable(title, texts, [f"{head} ({tender.currency})" for head in heads], rows)], 140)
    if not evaluation.is_by_cost_alone:
        print_award(evaluation, _)
    print_stress(evaluation, _)
    if tender.measures_circularity:
        print_circularity(evaluation, _)
    implied = [
        [
            outcome.bid.name,
            tender.item(outcome.bid.offers[one.offer].item).name,
            amount(one.cash_price, _),
            "-" if one.yearly_rate is None else local_share(one.yearly_rate, _, 2),
            "-" if one.break_even_months is None else str(one.break_even_months),
        ]
        for outcome in evaluation.bids
        for one in outcome.implied_interest
    ]
    if implied:
        columns = [f"{_('Cash price')} ({tender.currency})", _("Interest a year"), _("Break-even, months")]
        show([TextTable(_("Implied interest"), [_("Bidder"), _("Item")], columns, implied)], 140)
    print_remarks((said(check, tender).line for check in evaluation.checks), _)


def print_remarks(remarks: Iterable[Text], _: Translate) -> None:
    """Print what the reader of a ranking should know."""
    for one in remarks:
        remark(one.say(_))
