"""What each business model comes to, in words: one rule for each record of `model.business_models`."""

from collections.abc import Callable, Iterator, Mapping

from lcc.language import N_, Percent, Text, listed
from lcc.model.business_models import offered_for
from lcc.model.tender import Tender
from lcc.words.rule import WordedRule, named, rule, rule_of


def rules_of_business_models(tender: Tender) -> Iterator[WordedRule]:
    """Yield what is paid and received under each business model that can be offered."""
    return (RULES[kind](tender) for kind in offered_for(tender.items, tender.business_models))


def _buy(tender: Tender) -> WordedRule:
    resale = N_("A resale value is received at the end of each life, indexed as the price.")
    sentences: list[str | Text] = [N_("The price is paid at the start of each life."), resale]
    if tender.expected_resale_haircut:
        haircut = {"haircut": Percent(tender.expected_resale_haircut)}
        sentences.append(
            Text(N_("If it is expected and not guaranteed, {haircut} of it does not count."), haircut)
        )
    return rule_of(N_("Buy"), *sentences)


def _buy_back(_tender: Tender) -> WordedRule:
    return rule(
        N_("Buy with buy-back"),
        N_(
            "As buying, but use ends at the horizon: there, as at the end of each life, the supplier takes the product "
            "back for the share of the price, as it was paid, that its table has for the age in months: in a straight "
            "line between two steps, up to the first step the share of that step, past the last step nothing. It is a "
            "share of the whole price, also of one in instalments. The last life counts whole and is not settled; "
            "costs count as far as they fall inside the horizon, and no part of an interval that is not over."
        ),
    )


def _lease(tender: Tender) -> WordedRule:
    sentences: list[str | Text] = [
        N_(
            "A payment each period, at its start if paid in advance and otherwise at its end (in arrears). Renewals "
            "follow on the term at their own payment; those count that start inside the horizon in the first contract, "
            "and they count in each contract that follows on it. The upfront payment falls at the start of each "
            "contract, the return cost at its end."
        )
    ]
    if tender.contracts_end_at_horizon:
        sentences.append(
            N_(
                "Contracts end at the horizon: if the last one would have run on, the cost of an early end is paid "
                "there at the price level of that day, besides the settlement; a bid to which that applies states it."
            )
        )
    if tender.purchase_options == "exercised":
        sentences.append(
            N_(
                "A purchase option is used at the end of the term and the renewals that count: its price is paid, "
                "there is no return cost, and the product is the authority's until the end of the service life that is "
                "stated with it. Upfront payment, payments and option price are settled over the whole of that life, "
                "as if the years after the option were a renewal without payments."
            )
        )
    else:
        sentences.append(N_("Purchase options are not used."))
    return rule_of(N_("Lease"), *sentences)


def _deposit(tender: Tender) -> WordedRule:
    sentences: list[str | Text] = [
        N_(
            "Deposit and price are paid at the start of each cycle. At its end the return rate times the deposit as it "
            "was paid comes back, with interest compounded by year if it bears any, and the return cost is paid. What "
            "does not come back is forfeited, and the charge for each unit lost is paid on top."
        )
    ]
    if tender.residual_value != "annuity":
        sentences.append(
            N_(
                "For the deposit, a cycle that the horizon cuts off ends there: it comes back with interest to that "
                "day, and the charge for units lost is paid whole."
            )
        )
    rates = [named(item.name, item.return_rate) for item in tender.items if item.return_rate is not None]
    if rates:
        set_by_tender = N_(
            "The tender sets the return rate: {rates}. That of a bid counts only if the bidder pays for what falls "
            "short."
        )
        sentences.append(Text(set_by_tender, {"rates": listed(rates)}))
    return rule_of(N_("Deposit"), *sentences)


def _pool(tender: Tender) -> WordedRule:
    sentences: list[str | Text] = [
        N_(
            "The deposit on the units in circulation is paid in month 0 and comes back at the horizon; it is not "
            "indexed. Each year a fixed fee is paid, the fee per trip for the use that the tender states, and for the "
            "units lost (use times loss per trip) the deposit again and the charge for each unit lost."
        )
    ]
    losses = [named(item.name, item.loss_per_trip) for item in tender.items if item.loss_per_trip is not None]
    if losses:
        set_by_tender = N_(
            "The tender sets the loss per trip: {losses}. That of a bid counts only if the bidder pays for what is "
            "lost above it."
        )
        sentences.append(Text(set_by_tender, {"losses": listed(losses)}))
    return rule_of(N_("Deposit pool"), *sentences)


def _pay_per_use(tender: Tender) -> WordedRule:
    sentences: list[str | Text] = [
        N_(
            "Each year a fixed fee, and the fee per use times the use that the tender states or, if that is more, "
            "the minimum use of the bid. In a table of tiers the use of all units together counts, each use at the "
            "fee of its tier, or all uses at the fee of the tier that is reached, as the bid says; a use that is "
            "above a bound by no more than a billionth (1e-9) of it is at the bound."
        )
    ]
    for item in (one for one in tender.items if one.qualities):
        shares = listed(named(quality, share) for quality, share in item.qualities.items())
        by_quality = N_(
            "For {item} a bid states a fee for each quality class, and each counts for the share of the use that the "
            "tender expects of it: {shares}. A minimum use is one of all classes together, in the same shares."
        )
        sentences.append(Text(by_quality, {"item": item.name, "shares": shares}))
    return rule_of(N_("Pay per use"), *sentences)


RULES: Mapping[str, Callable[[Tender], WordedRule]] = {
    "purchase": _buy,
    "buy_back": _buy_back,
    "lease": _lease,
    "deposit": _deposit,
    "pool": _pool,
    "pay_per_use": _pay_per_use,
}
"""The rule of each business model, by its code in files."""
