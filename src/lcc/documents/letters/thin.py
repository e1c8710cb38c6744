"""What a letter lacks to start the standstill period: a decision without enough reasons does not start it.

Article 2.130 of the Aanbestedingswet 2012, and what courts made of it: the name of the winner, the own end score and
that of the winner, the own scores with reasons, those of the winner with its relative advantages in words, and exactly
until when and where a bidder can go to court.
"""

from collections.abc import Iterator
from datetime import date

from lcc.award.standstill import standstill_days
from lcc.documents.bid_outcome import gives_away_others
from lcc.documents.letters.awarded import goes_to_only_bidder, winners_of
from lcc.documents.letters.awarded_lot import AwardedLot
from lcc.documents.letters.justification import scores_known
from lcc.documents.letters.winner import better_on, judged_criteria
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import N_, Text
from lcc.model.letters import Letters
from lcc.model.tender import Tender

_FEW_WORDS = 3


def lacking(
    evaluation: Evaluation,
    one: BidEvaluation,
    *,
    sent: date | None = None,
    others_prices: bool = False,
    scores_of_winner: bool = True,
    lot: AwardedLot | None = None,
) -> list[Text]:
    """Return what the letter to the bidder of one bid lacks, as `justification` writes it with these options.

    Nothing, where there is no standstill period to start: law asks for none, nobody wins, or the bidder does.
    """
    winners = winners_of(evaluation, lot)
    days = standstill_days(evaluation.tender, only_bidder=goes_to_only_bidder(evaluation, lot))
    if days == 0 or not winners or winners == [one]:
        return []
    found = [Text(N_("who wins: the tie is not settled yet"))] if len(winners) > 1 else []
    if evaluation.tender.award.belgian_low_price is not None:
        found.append(
            Text(N_("Belgian law: a letter cites Dutch law; the reasoned decision of the report is for Belgium"))
        )
    if one.standing.contender.fallen is not None:  # it is told why it fell away, and not what another has over it
        return [*found, *_period(evaluation.tender, days, sent)]
    if not scores_of_winner and not others_prices:
        found.append(Text(N_("what the winner scores, as a whole and on each criterion")))
    known = scores_known(evaluation, one, lot, scores_of_winner)
    if not others_prices and gives_away_others(evaluation, one, known):
        found.append(
            Text(
                N_(
                    "the own end score, which gives away the cost of a third bid; letters that tell the costs of "
                    "others have it"
                )
            )
        )
    found += _reasons(one)
    for winner in winners:
        if winner is not one:
            found += [
                Text(
                    N_("what {winner} has over this bid on {criterion}, in words"),
                    {"winner": name, "criterion": on},
                )
                for name in [winner.bid.name]
                for on in better_on(one, winner)
            ]
    return [*found, *_period(evaluation.tender, days, sent)]


def _reasons(one: BidEvaluation) -> Iterator[Text]:
    """Yield the criteria on which the bid did not earn everything and hardly a word says why."""
    for judged in judged_criteria(one):
        if judged.share.value < 1 and any(
            len(entry.score.justification.split()) < _FEW_WORDS for entry in judged.entries
        ):
            yield Text(
                N_("why the score on {criterion} is not the highest"), {"criterion": judged.leaf.criterion.name}
            )


def _period(tender: Tender, days: int | None, sent: date | None) -> Iterator[Text]:
    if days is None:
        yield Text(N_("the standstill period: state the procedure in the tender"))
    elif sent is None:
        yield Text(N_("the first and last day of the standstill period: give the day of sending"))
    if (tender.letters or Letters()).court is None:
        yield Text(N_("the court: state it in the tender, under letters"))
