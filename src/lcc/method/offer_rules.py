"""What each business model comes to, and what is offered beside it, in words."""

from collections.abc import Iterator

from lcc.language import N_, Percent, Text, listed
from lcc.language.terms import TERMS
from lcc.method.settlement_rules import is_used_by_year
from lcc.model.tender import Tender
from lcc.words.rule import WordedRule, named, rule, rule_of


def rules_of_business_models(tender: Tender) -> Iterator[WordedRule]:
    """Yield what is paid and received under each business model that can be offered."""
    yield _buy(tender)
    yield rule(
        N_("Buy with buy-back"),
        N_(
            "As buying, but use ends at the horizon: there, as at the end of each life, the supplier takes the product "
            "back for the share of the price, as it was paid, that its table has for the age in months: in a straight "
            "line between two steps, up to the first step the share of that step, past the last step nothing. It is a "
            "share of the whole price, also of one in instalments. The last life counts whole and is not settled; "
            "costs count as far as they fall inside the horizon, and no part of an interval that is not over."
        ),
    )
    yield _lease(tender)
    yield _deposit(tender)
    if is_used_by_year(tender):
        yield _pool(tender)
        yield rule(
            N_("Pay per use"),
            N_(
                "Each year a fixed fee, and the fee per use times the use that the tender states or, if that is more, "
                "the minimum use of the bid. In a table of tiers the use of all units together counts, each use at the "
                "fee of its tier, or all uses at the fee of the tier that is reached, as the bid says; a use that is "
                "above a bound by no more than a billionth (1e-9) of it is at the bound."
            ),
        )


def _buy(tender: Tender) -> WordedRule:
    resale = N_("A resale value is received at the end of each life, indexed as the price.")
    sentences: list[str | Text] = [N_("The price is paid at the start of each life."), resale]
    if tender.expected_resale_haircut:
        haircut = {"haircut": Percent(tender.expected_resale_haircut)}
        sentences.append(
            Text(N_("If it is expected and not guaranteed, {haircut} of it does not count."), haircut)
        )
    return rule_of(N_("Buy"), *sentences)


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


def rules_beside_business_models(tender: Tender) -> Iterator[WordedRule]:
    """Yield what counts beside the business model, what may come back, and what a blank stands for."""
    yield _end_of_life(tender)
    yield from _what_comes_back(tender)
    if tender.resources:
        yield rule(
            N_("Consumption"),
            N_(
                "The bid states how much of a resource is used; the tender sets its price, index and emission factor."
            ),
        )
    yield from _options(tender)
    yield from _asked(tender)
    yield rule(
        N_("What a blank stands for"),
        N_(
            "Amounts that are left out are zero. A cost is per unit of the item, yearly and not under warranty unless "
            "the bid says otherwise. Lease payments are in advance; a deposit bears no interest; a resale value is "
            "expected and not guaranteed; each use pays the fee of its own tier; a product lasts as long as its "
            "contract."
        ),
    )


def _end_of_life(tender: Tender) -> WordedRule:
    owned = (
        N_("when it is bought, with or without buy-back, or leased with a purchase option that is used.")
        if tender.purchase_options == "exercised"
        else N_("when it is bought, with or without buy-back.")
    )
    return rule_of(
        N_("End of life and take-back"),
        N_("Demolition, disposal and take-back count where the product is the authority's at the end:"),
        owned,
        N_(
            "Elsewhere what a bid states for them does not count. They fall at the end of each life. At take-back the "
            "supplier pays mass times the price per kg of each material, or is paid where that price is negative; each "
            "material counts by itself."
        ),
    )


def _what_comes_back(tender: Tender) -> Iterator[WordedRule]:
    paid_for = [item.name for item in tender.items if item.revenue]
    if len(paid_for) < len(tender.items):
        yield rule(
            N_("What can come back"),
            N_(
                "A bid is refused in which more comes back for a product than is paid for it, at prices of the base "
                "date, in which more mass is taken back than the product has, or in which it comes back in two ways "
                "(resale, buy-back, a take-back that pays, an end of life that is received)."
            ),
        )
    if paid_for:
        yield rule(
            N_("Items for which the authority is paid"),
            N_("For {items} prices, payments and fees below zero can be offered: they are received."),
            items=listed(paid_for),
        )


def _options(tender: Tender) -> Iterator[WordedRule]:
    weights = [named(item.name, item.option_weight) for item in tender.items if item.option_weight is not None]
    if weights:
        text = N_("Options count for a share of their quantity and of costs for the whole bid: {weights}.")
        yield rule(N_("Options"), text, weights=listed(weights))


def _asked(tender: Tender) -> Iterator[WordedRule]:
    if not tender.asked_phases:
        return
    phases = listed(Text(TERMS[phase]) for phase in tender.asked_phases)
    sentences: list[str | Text] = [
        Text(
            N_("Each offer prices each of these phases, states it as zero or names it as included: {phases}."),
            {"phases": phases},
        )
    ]
    if "use" in tender.asked_phases and tender.resources:
        sentences.append(
            N_("For use it states how much of each resource is used, zero too, or names use as included.")
        )
    yield rule_of(N_("No silent zero"), *sentences)
