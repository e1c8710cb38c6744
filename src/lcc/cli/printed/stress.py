"""What bids only promise in the terminal: each without it, and what security it takes to rely on the ranking."""

from typing import TYPE_CHECKING

from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation


def print_stress(evaluation: "Evaluation", _: Translate) -> None:
    """Print each bid without what it only promises, if any bid promises something."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import amount
    from lcc.words.stress_texts import said_of

    currency, stressed = evaluation.tender.currency, evaluation.stress
    if not any(one.promised for one in stressed):
        return
    rows = [
        [one.name, said_of(one, currency).say(_), amount(one.promised, _), amount(one.cost, _)] for one in stressed
    ]
    heads = [f"{head} ({currency})" for head in (_("Only promised"), _("Cost without it"))]
    show([TextTable(_("If nothing comes back"), [_("Bidder"), _("What that means")], heads, rows)], 170)
