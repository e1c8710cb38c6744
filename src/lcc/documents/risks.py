"""What an award rests on, for the board that decides: what is promised, stated or assumed, and what was remarked."""

from collections.abc import Iterator, Sequence

from lcc.analysis.turning_lives import SERVICE_LIFE, turning_life
from lcc.documents.bonus_malus import promises
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.language import N_, Local, Text, Translate
from lcc.language.terms import term
from lcc.record.message import Message
from lcc.words.remark_texts import said

_MOST_LIVES = 5
"""More lives than this are not tried one by one: that takes long, and no reader weighs them so."""
_MOST_REMARKS, _MOST_LINES, _MOST_OF_ONE, _LETTERS_IN_LINE = 5, 7, 260, 95
"""What one page has room for, with all else that stands on it."""
_FIRST = ("belgian_low_price", "abnormally_low", "one_bid", "default_is_cheaper", "vat_below_others")
"""What comes first of what was found: it can undo the award."""
_LONGEST_NAME = 100
"""A name of so many letters takes the room of all remarks: it is everywhere on the page."""


def risks(evaluation: Evaluation, winner: BidEvaluation, remarks: Sequence[Text], _: Translate) -> Iterator[str]:
    """Yield what is to be known before the award is decided on, a sentence or two each; `remarks` are on the files."""
    yield from (text.say(_) for text in _promised(evaluation, winner))
    found = promises(evaluation.tender, winner)
    if found:
        names = ", ".join(term(one.terms.indicator, _) for one in found)
        yield _("The contract has a bonus and a malus on what is promised: {indicators}.").format(indicators=names)
    yield from (text.say(_) for text in _lives(evaluation, winner))
    yield _("Use and indexation are assumptions of the tender: what is paid follows what they turn out to be.")
    yield from _remarked(evaluation, winner, remarks, _)


def _promised(evaluation: Evaluation, winner: BidEvaluation) -> Iterator[Text]:
    currency = evaluation.tender.currency
    tested = next(one for one in evaluation.stress if one.name == winner.bid.name)

    def money(template: str, value: float) -> Text:
        return Text(template, {"amount": Text("{currency} {amount}", _amount(currency, value))})

    if not tested.promised:
        yield Text(N_("Nothing in this cost rests on what is to come back later."))
        return
    yield money(N_("{amount} of this cost is to come back later: buy-back, deposit, resale."), tested.promised)
    if tested.rank == tested.before:
        yield Text(N_("The bid keeps its rank if nothing of it comes back."))
    elif tested.security:
        loses = N_("The bid loses its rank if nothing of it comes back; security of {amount} covers that.")
        yield money(loses, tested.security)
    if winner.bid.security:
        yield money(N_("The bidder offers security of {amount}."), winner.bid.security)


def _amount(currency: str, value: float) -> dict[str, object]:
    return {"currency": currency, "amount": Local(value, 0)}


def _lives(evaluation: Evaluation, winner: BidEvaluation) -> Iterator[Text]:
    """Yield the lives that the bidder states, each with that at which another bid comes first."""
    stated = {
        number: offer
        for number, offer in enumerate(winner.bid.offers)
        if SERVICE_LIFE in offer.business_model.model_fields_set
        and getattr(offer.business_model, SERVICE_LIFE) is not None
    }
    if len(stated) > _MOST_LIVES:
        yield Text(N_("The service lives that this cost counts with are the bidder's own statements."))
        return
    several = len(evaluation.tender.items) > 1
    for number, offer in stated.items():
        words: dict[str, object] = {"life": _life(getattr(offer.business_model, SERVICE_LIFE))}
        item = evaluation.tender.item(offer.item).name
        words["of_item"] = Text(N_(" of {item}"), {"item": item}) if several else Text("")
        turn = turning_life(evaluation, winner, number)
        if turn is None:
            yield Text(N_("The service life of {life}{of_item} is the bidder's own statement."), words)
            continue
        decides = (
            N_(
                "The service life of {life}{of_item} is the bidder's own statement: at {turn} or less, {other} would "
                "be first. Put it in the contract."
            )
            if turn.holds_below
            else N_(
                "The service life of {life}{of_item} is the bidder's own statement: at {turn}, {other} would be "
                "first, and at a shorter one another outcome is possible. Put it in the contract."
            )
        )
        yield Text(decides, words | {"turn": _life(turn.years), "other": turn.other})


def _life(years: float) -> Text:
    """Return a life in whole months.

    >>> _life(7 + 8 / 12).say(str), _life(12).say(str)
    ('7 years and 8 months', '12 years')
    """
    whole, months = divmod(round(12 * years), 12)
    in_years = Text(N_("1 year") if whole == 1 else N_("{years} years"), {"years": whole})
    in_months = Text(N_("1 month") if months == 1 else N_("{months} months"), {"months": months})
    if whole and months:
        return Text(N_("{years} and {months}"), {"years": in_years, "months": in_months})
    return in_years if whole else in_months


def _remarked(
    evaluation: Evaluation, winner: BidEvaluation, remarks: Sequence[Text], _: Translate
) -> Iterator[str]:
    """Yield what was remarked on the winner and on the whole award, as far as it fits, and how much more there is."""
    of_winner, of_all, others = _by_concern(evaluation, winner, remarks)
    room, shown = _MOST_LINES - _MOST_LINES * len(winner.bid.name) // _LONGEST_NAME, 0
    for text in (*of_winner, *of_all):
        line = _short(text.say(_))
        room -= 1 + len(line) // _LETTERS_IN_LINE
        if shown == _MOST_REMARKS or room < 1:
            break
        shown += 1
        yield line
    more = len(of_winner) + len(of_all) - shown + len(others)
    if more:
        there = N_("Other remarks: {number}. See the comparison, sheet {sheet}.")
        yield Text(there, {"number": more, "sheet": Text(N_("Checks"))}).say(_)


def _by_concern(
    evaluation: Evaluation, winner: BidEvaluation, remarks: Sequence[Text]
) -> tuple[list[Text], list[Text], list[Text]]:
    """Return what is remarked on the winner, on no bid in particular, and on other bids alone."""
    names = {winner.bid.name, winner.bid.bidder.name}
    concerns: tuple[list[Text], list[Text], list[Text]] = ([], [], [])
    for text in remarks:
        bidder = text.values.get("bidder")
        concerns[1 if bidder is None else 0 if bidder in names else 2].append(text)
    for check in sorted(evaluation.checks, key=lambda one: one.code not in _FIRST):
        found = said(check, evaluation.tender)
        if found.title.template:
            concerns[_concern(check, names)].append(found.short)
    return concerns


def _concern(check: Message, names: set[str]) -> int:
    return 1 if not check.bids else 0 if names.intersection(check.bids) else 2


def _short(line: str) -> str:
    """Return a line as it is, or as much of it as a page has room for."""
    return line if len(line) <= _MOST_OF_ONE else line[:_MOST_OF_ONE].rpartition(" ")[0] + " ..."
