"""The award in the terminal: from the cost of each bid to its score."""

from typing import TYPE_CHECKING

from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.evaluation.evaluate import Evaluation


def print_award(evaluation: "Evaluation", _: Translate) -> None:
    """Print what the award rule makes of each bid."""
    from lcc.cli.printed.table import TextTable, show
    from lcc.language.numbers import amount, local_share
    from lcc.language.terms import term
    from lcc.model.award import score_decimals
    from lcc.words.requirements import requirements_text

    tender = evaluation.tender
    quality = tender.quality
    cost = _("Cost after fictive discounts and additions, {currency}").format(currency=tender.currency)
    of_quality = [_("Quality"), *(leaf.criterion.name for leaf in quality.leaves())] if quality else []
    of_requirements = [_("Requirements")] if tender.requirements else []
    decimals = score_decimals(tender.award)
    rows = []
    for outcome in evaluation.bids:
        standing = outcome.standing
        found = standing.contender.quality
        shares = [found.total.value, *(one.share.value for one in found.criteria)] if found else []
        unscored = ["-"] * (len(of_quality) - len(shares))
        score = "-" if standing.score is None else amount(standing.score, _, decimals)
        percents = (local_share(share, _, 1) for share in shares)
        met = [requirements_text(tender, outcome.bid).say(_)] if tender.requirements else []
        rows.append(
            [
                str(outcome.rank or "-"),
                outcome.bid.name,
                amount(standing.assessed_cost.value, _),
                *percents,
                *unscored,
                *met,
                score,
            ]
        )
    title = _("Award rule: {rule}").format(rule=term(tender.award.method, _))
    heads = [cost, *of_quality, *of_requirements, _("Score")]
    show([TextTable(title, [_("Rank"), _("Bidder")], heads, rows)], 170)
