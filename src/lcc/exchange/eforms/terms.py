"""What a notice states of a tender and its award, by business term: a value, or nothing where only people know it.

Source: fields of the eForms SDK (github.com/OP-TED/eForms-SDK, 1.16.0-SNAPSHOT of 20 July 2026), with its longest texts
and code lists. Numbers of criteria and a formula exclude each other; amounts of tenders come both or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lcc.documents.criteria import TERMS_OF_NOTICE, as_eforms, award_criteria
from lcc.exchange.environment import goals
from lcc.exchange.lots import DecidedLot, NoticeBid, NoticeLot, notice_lots
from lcc.figure.rounding import sum_of
from lcc.intake.options import NoticeOptions
from lcc.language import N_, Text, Translate
from lcc.model.identifiers import cpv_digits
from lcc.model.tender import Tender
from lcc.words.rule import money

TITLES: Mapping[str, str] = {
    **TERMS_OF_NOTICE,
    "BT-137": N_("Lot"),
    "BT-22": N_("Own code of the lot"),
    "BT-21": N_("Title"),
    "BT-24": N_("Description"),
    "BT-262": N_("Main CPV code"),
    "BT-263": N_("Other CPV codes"),
    "BT-27": N_("Estimated value"),
    "BT-36": N_("Duration of the contract"),
    "BT-63": N_("Variants"),
    "BT-06": N_("Strategic procurement"),
    "BT-777": N_("Description of strategic procurement"),
    "BT-774": N_("Green procurement"),
    "BT-805": N_("Criteria for green public procurement"),
    "BT-161": N_("Value of all contracts awarded"),
    "OPT-322": N_("Result"),
    "BT-13713": N_("Lot of the result"),
    "BT-142": N_("Winner chosen"),
    "BT-144": N_("Why nobody is awarded it"),
    "BT-760": N_("Kind of submissions"),
    "BT-759": N_("Number of submissions received"),
    "BT-710": N_("Lowest value of the bids"),
    "BT-711": N_("Highest value of the bids"),
    "OPT-321": N_("Bid"),
    "BT-13714": N_("Lot of the bid"),
    "BT-171": N_("Rank"),
    "BT-1711": N_("Bid is ranked"),
    "BT-720": N_("Value of the bid"),
    "BT-193": N_("Bid is a variant"),
    "BT-773": N_("Subcontracting"),
    "BT-3201": N_("Reference of the bid"),
    "BT-500": N_("Name of the bidder"),
    "BT-501": N_("Registration number of the bidder"),
    "BT-165": N_("Size of the winner"),
    "BT-150": N_("Reference of the contract"),
    "BT-1451": N_("Date of the decision"),
    "BT-145": N_("Date of the contract"),
    "BT-3202": N_("Bid of the contract"),
}
"""What each business term is called."""
LONGEST: Mapping[str, int] = {
    "BT-21": 400,
    "BT-500": 400,
    "BT-540": 6000,
    "BT-543": 1000,
    "BT-734": 400,
    "BT-777": 6000,
}
"""The most characters of a text in a notice."""
VARIANTS = {"allowed": "allowed", "not_allowed": "not-allowed"}
ENVIRONMENT = "env-imp"
"""The code of BT-06 for what reduces effects on the environment."""


class BusinessTerm(NamedTuple):
    """A business term of a lot, result, bid or contract, by its id; empty for all lots together.

    `criterion` numbers those of a lot, from 1. Without a value it is to be filled in. `note` is what to look at.
    """

    at: str
    code: str
    value: str | None
    criterion: int = 0
    note: Text | None = None

    @property
    def is_too_long(self) -> bool:
        """Whether a notice does not take so long a text."""
        return self.value is not None and len(self.value) > LONGEST.get(self.code, len(self.value))


def terms_of_tender(tender: Tender, _: Translate) -> list[BusinessTerm]:
    """Return what a contract notice states of each lot."""
    return [
        one for lot in notice_lots(tender) for one in (*_of_lot(lot, _), *_only_in_a_call(lot), *_criteria(lot, _))
    ]


def terms_of_award(
    tender: Tender, outcomes: Sequence[DecidedLot], options: NoticeOptions, _: Translate
) -> list[BusinessTerm]:
    """Return what a contract award notice states of each lot, its result, its bids and its contract.

    Of others than the winner nothing is stated unless `options` say so.
    """
    total, found = total_value(outcomes), []
    if awards_something(outcomes):
        found.append(BusinessTerm("", "BT-161", None if total is None else _money(total, tender.currency)))
    for number, outcome in enumerate(outcomes, start=1):
        found += [*_of_lot(outcome.lot, _), *_criteria(outcome.lot, _)]
        found += _result(f"RES-{number:04}", outcome, options)
        for bid in told_bids(outcome, options):
            found += _bid(bid, outcome)
        if outcome.winner:
            contract = f"CON-{number:04}"
            found += [BusinessTerm(contract, code, None) for code in ("BT-150", "BT-1451", "BT-145")]
            found.append(BusinessTerm(contract, "BT-3202", outcome.winner.id))
    return found


def _of_lot(lot: NoticeLot, _: Translate) -> Iterator[BusinessTerm]:
    main, others = cpv_codes(lot)
    yield BusinessTerm(lot.id, "BT-137", lot.id)
    yield BusinessTerm(lot.id, "BT-22", own_code(lot))
    yield BusinessTerm(lot.id, "BT-21", lot.title)
    yield BusinessTerm(lot.id, "BT-24", None)
    yield BusinessTerm(lot.id, "BT-262", main)
    if others:
        yield BusinessTerm(lot.id, "BT-263", ", ".join(others))
    sought = goals(lot.tender)
    if not sought:
        note = Text(N_("The tender does nothing for the environment by its rules; you may have another goal."))
        yield BusinessTerm(lot.id, "BT-06", None, note=note)
        return
    yield BusinessTerm(lot.id, "BT-06", ENVIRONMENT)
    yield BusinessTerm(lot.id, "BT-777", strategic_text(lot.tender, _))
    yield BusinessTerm(lot.id, "BT-774", ", ".join(one.eforms for one in sought))
    yield BusinessTerm(lot.id, "BT-805", None)


def _only_in_a_call(lot: NoticeLot) -> Iterator[BusinessTerm]:
    yield BusinessTerm(lot.id, "BT-27", None)
    note = Text(N_("How long the contract lasts; the years over which costs are compared can be others."))
    yield BusinessTerm(lot.id, "BT-36", None, note=note)
    yield BusinessTerm(lot.id, "BT-63", VARIANTS[lot.tender.variants])


def _criteria(lot: NoticeLot, _: Translate) -> Iterator[BusinessTerm]:
    for criterion, code, value in as_eforms(award_criteria(lot.tender, _)):
        yield BusinessTerm(lot.id, code, value, criterion)


def own_code(lot: NoticeLot) -> str:
    """Return the code that the authority has for a lot: that of the tender where it is not divided."""
    return lot.code or lot.tender.id


def strategic_text(tender: Tender, _: Translate) -> str:
    """Return how a tender reduces effects on the environment, in words."""
    return " ".join(one.said.say(_) for one in goals(tender))


def cpv_codes(lot: NoticeLot) -> tuple[str | None, list[str]]:
    """Return the main CPV code and the others: that of a whole tender, and in a lot of its first item."""
    tender = lot.tender
    codes = [tender.cpv_of(item) for item in tender.items]
    if lot.code is None:
        codes.insert(0, tender.cpv)
    each = [*dict.fromkeys(cpv_digits(code) for code in codes if code)]
    return next(iter(each), None), each[1:]


def _result(result: str, outcome: DecidedLot, options: NoticeOptions) -> Iterator[BusinessTerm]:
    yield BusinessTerm(result, "OPT-322", result)
    yield BusinessTerm(result, "BT-13713", outcome.lot.id)
    yield BusinessTerm(result, "BT-142", WINNER_CODES[outcome.state])
    if outcome.state == "nobody":
        yield BusinessTerm(result, "BT-144", why_nobody(outcome))
    if not counts_bids(outcome):
        return
    yield BusinessTerm(result, "BT-760", SUBMISSIONS)
    yield BusinessTerm(result, "BT-759", str(outcome.received))
    note = Text(N_("Counted too, by code: {codes}."), {"codes": ", ".join(OTHER_COUNTS)})
    yield BusinessTerm(result, "BT-760", None, note=note)
    if options.bid_details and outcome.bounds:
        yield BusinessTerm(result, "BT-710", _money(outcome.bounds[0], outcome.lot.tender.currency))
        yield BusinessTerm(result, "BT-711", _money(outcome.bounds[1], outcome.lot.tender.currency))


SUBMISSIONS = "tenders"
"""The code of BT-760 for bids: variants of one bidder are one."""
OTHER_COUNTS = ("t-sme", "t-large", "t-oth-eea", "t-no-eea", "t-esubm")
"""The codes of BT-760 that are asked beside it: by size of the bidders, by country, and those sent electronically."""
WINNER_CODES = {"awarded": "selec-w", "nobody": "clos-nw", "open": "open-nw"}
"""By what became of a lot, the code of BT-142."""


def why_nobody(outcome: DecidedLot) -> str:
    """Return the code of BT-144: no bids, none that is valid, or a limit on lots for one bidder."""
    if not outcome.bids:
        return "no-rece"
    return "other" if outcome.valid else "all-rej"


def counts_bids(outcome: DecidedLot) -> bool:
    """Whether a notice takes anything about bids: not as long as nobody is chosen, and not where nobody bid."""
    return outcome.state != "open" and bool(outcome.bids)


def told_bids(outcome: DecidedLot, options: NoticeOptions) -> list[NoticeBid]:
    """Return the bids that a notice tells of: the one that wins, or all that are ranked."""
    if options.bid_details and counts_bids(outcome):
        return outcome.valid
    return [outcome.winner] if outcome.winner else []


def total_value(outcomes: Iterable[DecidedLot]) -> float | None:
    """Return what all that is awarded is worth [money]; None where it hangs on a draw, or has a discount."""
    each = [*outcomes]
    if any(one.state == "open" or one.discount for one in each):
        return None
    return sum_of(one.winner.value for one in each if one.winner)


def awards_something(outcomes: Iterable[DecidedLot]) -> bool:
    """Whether somebody is awarded a lot: without that, a notice takes no value of contracts."""
    return any(one.winner for one in outcomes)


def _bid(bid: NoticeBid, outcome: DecidedLot) -> Iterator[BusinessTerm]:
    who, is_winner = bid.one.bid.bidder, bid is outcome.winner
    yield BusinessTerm(bid.id, "OPT-321", bid.id)
    yield BusinessTerm(bid.id, "BT-13714", outcome.lot.id)
    yield BusinessTerm(bid.id, "BT-1711", "true")
    yield BusinessTerm(bid.id, "BT-171", str(bid.one.rank))
    yield BusinessTerm(
        bid.id,
        "BT-720",
        _money(bid.value, outcome.lot.tender.currency),
        note=_about_value(outcome if is_winner else None),
    )
    yield BusinessTerm(bid.id, "BT-193", "true" if bid.one.bid.variant else "false")
    yield BusinessTerm(bid.id, "BT-773", None)
    yield BusinessTerm(bid.id, "BT-3201", None)
    yield BusinessTerm(bid.id, "BT-500", who.name)
    yield BusinessTerm(bid.id, "BT-501", bid.number)
    if is_winner:
        yield BusinessTerm(bid.id, "BT-165", None)


def _about_value(outcome: DecidedLot | None) -> Text:
    if outcome is not None and outcome.discount:
        words = {
            "currency": outcome.lot.tender.currency,
            "amount": money(outcome.discount.amount),
            "lots": ", ".join(outcome.discount.lots),
        }
        if outcome.discount.is_yearly:
            return Text(
                N_("Present value, before a discount of {currency} {amount} a year for {lots} together."), words
            )
        return Text(N_("Present value, before a discount of {currency} {amount} for {lots} together."), words)
    text = N_(
        "Present value of what is asked. A notice asks the value of the whole contract, with options and renewals: see "
        "whether that is the same."
    )
    return Text(text)


def cents_text(amount: float) -> str:
    """Return an amount as a notice has it [money], in cents.

    >>> cents_text(-1234.5), cents_text(-0.0)
    ('-1234.50', '0.00')
    """
    return f"{amount + 0.0:.2f}"


def _money(amount: float, currency: str) -> str:
    return f"{cents_text(amount)} {currency}"
