"""The winner beside one bidder: end scores, what each earns on every criterion, and what is not told, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.award.quality import Judged
from lcc.documents.bid_outcome import (
    earned_share,
    gives_away_others,
    score_said,
    share_digits,
    shown_share,
    worth,
    worth_decimals,
    worth_of_quality,
)
from lcc.documents.criteria import share_of
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.figure.figure import NOISE, cents
from lcc.figure.rounding import half_up
from lcc.language import Translate
from lcc.language.numbers import amount
from lcc.model.award import FixedBudget
from lcc.model.proof import OtherResult
from lcc.model.tender import Tender
from lcc.words.blocks import Block, Heading, Paragraph, Table, ToFillIn


def winner_blocks(
    evaluation: Evaluation,
    one: BidEvaluation,
    winners: Sequence[BidEvaluation],
    _: Translate,
    others_prices: bool,
    scores_of_winner: bool,
) -> Iterator[Block]:
    """Yield what a bidder is told of each bid that won, or can still win, beside its own."""
    others = [winner for winner in winners if winner is not one]
    for winner in others:
        yield Heading(1, _("Characteristics and relative advantages of {winner}").format(winner=winner.bid.name))
        if not isinstance(evaluation.tender.award, FixedBudget):
            yield Paragraph(_cost_beside(one, winner, _))
        if scores_of_winner:
            yield _end_scores(evaluation, one, winner, others, _)
            if table := _beside(evaluation, one, winner, _):
                yield table
        for criterion in better_on(one, winner):
            yield ToFillIn(
                _(
                    "[Describe in words what the plan of {winner} has over yours on {criterion}, without what is "
                    "confidential in it.]"
                ).format(winner=winner.bid.name, criterion=criterion)
            )
    if others_prices:
        yield Heading(1, _("All bids"))
        told = [
            OtherResult(
                bidder=bid.bid.name,
                rank=bid.rank,
                assessed_cost=bid.standing.assessed_cost.value,
                quality=quality.total.value if (quality := bid.standing.contender.quality) else None,
                score=bid.standing.score,
            )
            for bid in evaluation.bids
        ]
        yield all_bids(evaluation.tender, told, share_digits(evaluation), _)
    elif others:
        yield Heading(1, _("What is not told"))
        yield Paragraph(not_told(evaluation.tender, scores_of_winner, _))


def _end_scores(
    evaluation: Evaluation, one: BidEvaluation, winner: BidEvaluation, known: Sequence[BidEvaluation], _: Translate
) -> Table:
    """Return the scores of both, and their ranks; the own one not where it gives away another."""
    tender = evaluation.tender

    def row(label: str, bid: BidEvaluation, is_told: bool) -> tuple[str, str, str]:
        score = bid.standing.score
        said = "-" if score is None else score_said(tender, score, _) if is_told else _("left out")
        return label, said, _("not ranked") if bid.rank is None else str(bid.rank)

    head = f"{_('Score')} ({tender.currency})" if tender.award.is_in_money else _("Score")
    rows = (
        row(_("Your bid"), one, not gives_away_others(evaluation, one, known)),
        row(winner.bid.name, winner, is_told=True),
    )
    return Table(_("End scores"), (_("Bidder"), head, _("Rank")), rows, frozenset({1, 2}))


def not_told(tender: Tender, scores_of_winner: bool, _: Translate) -> str:
    """Say what is left out, and on which ground: article 2.138 holds for procedures under part 2 of the law."""
    left_out = (
        _(
            "How the cost of the winner is made up, the prices that it asks and what is confidential in its bid are "
            "not told, nor is anything of other bids."
        )
        if scores_of_winner
        else _("Costs, prices and scores of other bids are not told, nor is what is confidential in them.")
    )
    ground = (
        _(
            "Telling it could harm the lawful commercial interests of those bidders, or fair competition between them "
            "(article 2.138 of the Aanbestedingswet 2012)."
        )
        if tender.is_european
        else _(
            "Telling it could harm the lawful commercial interests of those bidders, or fair competition between them."
        )
    )
    return f"{left_out} {ground}"


def _cost_beside(one: BidEvaluation, winner: BidEvaluation, _: Translate) -> str:
    """Say whether the winner costs less; not whether it costs the same, which would be its cost."""
    mine, theirs = (bid.standing.assessed_cost.value for bid in (one, winner))
    if theirs < mine:
        return _("The cost of this bid, as it counts in the ranking, is lower than that of yours.")
    return _("The cost of this bid, as it counts in the ranking, is not lower than that of yours.")


def better_on(one: BidEvaluation, winner: BidEvaluation) -> list[str]:
    """Return the criteria that assessors scored and on which the winner earned more.

    Why is for the authority to say: what assessors wrote of the winner may show what is confidential.
    """
    earned = {found.id: found.share.value for found in judged_criteria(winner)}
    return [
        found.leaf.criterion.name
        for found in judged_criteria(one)
        if earned.get(found.id, 0.0) > found.share.value * (1 + NOISE)
    ]


def judged_criteria(one: BidEvaluation) -> list[Judged]:
    """Return the criteria that assessors scored."""
    quality = one.standing.contender.quality
    return [found for found in quality.criteria if found.entries] if quality else []


def _beside(evaluation: Evaluation, one: BidEvaluation, winner: BidEvaluation, _: Translate) -> Table | None:
    both = one.standing.contender.quality, winner.standing.contender.quality
    if both[0] is None or both[1] is None:
        return None
    mine, theirs = (
        Earned({a.id: a.share.value for a in found.criteria}, found.total.value) for found in both if found
    )
    return quality_beside(evaluation.tender, winner.bid.name, mine, theirs, share_digits(evaluation), _)


class Earned(NamedTuple):
    """What a bid earns of quality [share]: on each criterion, by its code, and as a whole."""

    criteria: Mapping[str, float]
    total: float


def quality_beside(tender: Tender, winner: str, mine: Earned, theirs: Earned, digits: int, _: Translate) -> Table:
    """Return what both earn on each criterion, in percentages of so many decimals and in the points of the rule."""
    has_worth, decimals = bool(worth_of_quality(tender)), worth_decimals(tender)

    def row(label: str, own: float, other: float, weight: float) -> tuple[str, ...]:
        """Return a row of which the differences are those of the numbers that are shown."""
        difference = _difference(100 * shown_share(own, digits), 100 * shown_share(other, digits), digits, _)
        cells = (label, earned_share(own, _, digits), earned_share(other, _, digits), difference)
        if not has_worth:
            return cells
        return (*cells, _difference(worth(tender, weight * own), worth(tender, weight * other), decimals, _))

    rows = [
        row(leaf.criterion.name, mine.criteria[name], theirs.criteria[name], share_of(tender, leaf))
        for leaf in (tender.quality.leaves() if tender.quality else ())
        for name in [leaf.criterion.id]
    ]
    rows.append(row(_("Quality (Q)"), mine.total, theirs.total, 1.0))
    heads = [_("Criterion"), _("You earned"), winner, _("Difference (percentage points)")]
    if has_worth:
        unit = tender.currency if tender.award.method == "quality_value" else _("points")
        heads.append(_("Difference in {unit}").format(unit=unit))
    return Table(_("Quality beside yours"), tuple(heads), tuple(rows), frozenset({1, 2, 3, 4}))


def _difference(mine: float, theirs: float, decimals: int, _: Translate) -> str:
    difference = half_up(theirs - mine, decimals)
    return ("+" if difference > 0 else "") + amount(difference, _, decimals)


def all_bids(tender: Tender, told: Iterable[OtherResult], digits: int, _: Translate) -> Table:
    """Return what is told of every bid, with quality in percentages of so many decimals."""
    rows = tuple(
        (
            one.bidder,
            _("not ranked") if one.rank is None else str(one.rank),
            amount(cents(one.assessed_cost), _),
            "" if one.quality is None else earned_share(one.quality, _, digits),
            "" if one.score is None else score_said(tender, one.score, _),
        )
        for one in told
    )
    cost = _("Cost P after fictive discounts and additions")
    heads = (_("Bidder"), _("Rank"), f"{cost} ({tender.currency})", _("Quality (Q)"), _("Score"))
    return Table(_("All bids"), heads, rows, frozenset({1, 2, 3, 4}))
