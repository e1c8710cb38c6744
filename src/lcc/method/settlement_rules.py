"""How long things last, and how what the horizon cuts off is settled, in words."""

from collections.abc import Iterator
from typing import Literal

from lcc.language import N_, Local, Text, listed
from lcc.language.terms import TERMS
from lcc.model.tender import Tender
from lcc.words.rule import WordedRule, rule, rule_of


def rules_of_lives(tender: Tender) -> Iterator[WordedRule]:
    """Yield how often something starts again, and what becomes of the last time."""
    yield rule_of(
        N_("Replacement"),
        N_(
            "What is bought, leased or put on deposit starts in month 0, and again each time that its life, contract "
            "or cycle ends before the horizon, at prices as then indexed."
        ),
        *_lives(
            tender,
            N_("A service life that is longer than this number of years counts as this: {lives}."),
            "longest",
        ),
        *_lives(
            tender, N_("A service life that is shorter than this number of years is refused: {lives}."), "shortest"
        ),
    )
    yield from _SETTLEMENTS[tender.residual_value](tender)
    yield _instalments(tender)


def _lives(tender: Tender, rule: str, end: Literal["longest", "shortest"]) -> Iterator[Text]:
    stated = [(item.name, getattr(item, f"{end}_life_years")) for item in tender.items]
    lives = [
        Text("{item} {years}", {"item": name, "years": Local(life)}) for name, life in stated if life is not None
    ]
    if lives:
        yield Text(rule, {"lives": listed(lives)})


def _straight_line(tender: Tender) -> Iterator[WordedRule]:
    yield rule_of(
        N_("Settlement at the horizon"),
        N_(
            "What the authority owes for use inside the horizon counts, whenever the contract says that it is paid; "
            "what it pays for use beyond the horizon does not. A life, contract or cycle of L months, of which u are "
            "inside the horizon, counts for its share s = u / L (straight line)."
        ),
        N_(
            "This goes for each cost of it by itself: price, upfront payment, payments, option price, periodic costs, "
            "costs under warranty, costs that come with each life, end of life and return cost. Of a cost that comes "
            "to T over the whole length, before indexation, s x T counts. If more falls inside the horizon, the "
            "difference is credited at the horizon: of each payment the same part, at the price that was paid, as "
            "residual value. If less does, the difference is paid at the horizon, at the price level of that day, in "
            "the phase of the cost."
        ),
        _AT_THE_HORIZON,
    )
    yield rule_of(
        N_("What is still to be received"),
        N_(
            "Resale, a take-back that pays and other receipts of a life that the horizon cuts off count for the same "
            "share, on the day on which the contract pays them, discounted from that day, in their own phase. What was "
            "received inside the horizon beyond that share is given back at the horizon, as residual value. What is "
            "paid and what is received are settled apart, and nothing is netted first."
        ),
    )


_AT_THE_HORIZON = N_(
    "What falls exactly at the horizon is inside if it closes a period, as a lease payment in arrears does. Yearly "
    "costs without a warranty, consumption and yearly fees are not settled: each year pays for itself."
)


def _none(tender: Tender) -> Iterator[WordedRule]:
    yield rule_of(
        N_("Settlement at the horizon"),
        N_(
            "There is no residual value: what falls once in a life, contract or cycle counts whole, also if the "
            "horizon cuts it off. Such a cost that is due after the horizon is paid there, at the price level of that "
            "day; what is received counts on its own day, also after the horizon."
        ),
        N_(
            "What is paid for as long as the product is used - lease payments, periodic costs, costs under warranty - "
            "counts for the share s = u / L, with L the months of the life or contract and u those inside the horizon. "
            "What was paid ahead of it is credited at the horizon at the price that was paid, as residual value; what "
            "is still owed is paid at the horizon, at the price level of that day, in the phase of the cost; what is "
            "still to be received counts on its own day."
        ),
        _AT_THE_HORIZON,
    )


def _annuity(tender: Tender) -> Iterator[WordedRule]:
    words = {"basis": Text(TERMS[tender.discount.basis])}
    share = (
        N_("a(n) = (1 - (1 + r)^(-n)) / r, or n where r is zero, with r the {basis} rate that the tender states.")
        if len(tender.discount.bands) == 1
        else N_(
            "a(n) what 1 a month from the start of the life is worth over n years, at the {basis} rates that the "
            "tender states."
        )
    )
    yield rule_of(
        N_("Settlement at the horizon"),
        N_(
            "Of a life, contract or cycle that the horizon cuts off, everything that it brings over its whole length, "
            "paid or received, is taken at its present value, each amount on its own day. It counts for a(u) / a(L), "
            "with u the years inside the horizon, L those of the whole, and"
        ),
        Text(share, words),
        N_(
            "So buying and leasing of the same value cost the same. What falls inside the horizon is paid on its own "
            "day; one amount at the horizon, credited or owed, makes up the difference and is residual value. Yearly "
            "costs without a warranty, consumption and yearly fees are not settled: each year pays for itself."
        ),
    )


_SETTLEMENTS = {"straight_line": _straight_line, "annuity": _annuity, "none": _none}


def _instalments(tender: Tender) -> WordedRule:
    title, at_start = N_("Price in instalments"), N_("Instalments are at the prices of the start of the life.")
    at_horizon = N_("Those due at the horizon or after it are paid at the horizon.")
    if tender.residual_value == "straight_line":
        credited = N_(
            "The share that is credited is of what all of them are worth at the start of the life, each discounted to "
            "it."
        )
        return rule_of(title, at_start, at_horizon, credited)
    if tender.residual_value == "none":
        return rule_of(title, at_start, at_horizon)
    return rule_of(
        title,
        at_start,
        N_("Those of a life that is not cut off, and those with buy-back, are paid at the horizon at the latest."),
    )


def rules_of_costs_in_time(tender: Tender) -> Iterator[WordedRule]:
    """Yield when the costs fall that a bidder states beside the business model."""
    moment = Text(TERMS[tender.yearly_costs_fall])
    yield rule_of(
        N_("Moment of yearly costs"),
        Text(N_("Yearly costs and consumption fall at the {moment}, from the base date on."), {"moment": moment}),
        *_moment_of_fees(tender),
    )
    yield rule_of(
        N_("Other costs"),
        N_(
            "A cost that falls once falls in the stated year from the base date, and is not settled; if it comes with "
            "each life, so many years after the start of each life. A cost every n years falls n, 2n, ... years after "
            "the start of each life, and not at or after its end."
        ),
        N_("The life is that of the product: as stated beside a lease or deposit, or else"),
        N_(
            "the contract with the renewals that count, the cycle, or the life after a purchase option that is used."
        )
        if tender.purchase_options == "exercised"
        else N_("the contract with the renewals that count, or the cycle."),
        *_without_life(tender),
    )
    yield rule(
        N_("Warranty"),
        N_(
            "A cost under warranty is free while the product in use is younger than the warranty. A yearly one is "
            "counted in years of each life: a year is free if the product is younger at the start of it, the last year "
            "of a life counts for its months, and the cost falls at the {moment}, counted from the start of the life."
        ),
        moment=moment,
    )


def is_used_by_year(tender: Tender) -> bool:
    """Whether an item has a stated use, so that pools and pay per use can be offered for it."""
    return any(item.use_per_year is not None for item in tender.items)


def _moment_of_fees(tender: Tender) -> Iterator[Text]:
    if tender.yearly_fees_fall and is_used_by_year(tender):
        yield Text(
            N_("Yearly fees of pools and pay per use, and what a pool charges for losses, fall at the {moment}."),
            {"moment": Text(TERMS[tender.yearly_fees_fall])},
        )


def _without_life(tender: Tender) -> Iterator[str]:
    if is_used_by_year(tender):
        yield N_(
            "Deposit pools and pay per use have no life: there it is counted from the base date, and the part of the "
            "last interval before the horizon is paid at the horizon. A cost under warranty is not possible there."
        )
