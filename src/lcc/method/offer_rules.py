"""What is offered beside a business model, in words."""

from collections.abc import Iterator

from lcc.language import N_, Text, listed
from lcc.language.terms import TERMS
from lcc.model.tender import Tender
from lcc.words.rule import WordedRule, named, rule, rule_of


def rules_beside_business_models(tender: Tender) -> Iterator[WordedRule]:
    """Yield what counts beside the business model, what may come back, and what a blank stands for."""
    yield _end_of_life(tender)
    yield from _what_comes_back(tender)
    yield from _what_users_pay(tender)
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
            N_("Items with prices below zero"),
            N_("For {items} prices, payments and fees below zero can be offered: then the bidder pays."),
            items=listed(paid_for),
        )


def _what_users_pay(tender: Tender) -> Iterator[WordedRule]:
    if not tender.has_users_fees:
        return
    items = listed(item.name for item in tender.items if item.fees_paid_by == "users")
    weighs = (
        N_("It counts in the life-cycle cost.")
        if tender.users_cost == "counts"
        else N_("It is shown beside the life-cycle cost, and weighs nothing in the comparison.")
    )
    fees = N_(
        "Users, and not the authority, pay the fee per use, and the fee per trip in a pool, of {items}. What they pay "
        "is in no price, cash or budget of the authority, and it is without VAT."
    )
    yield rule_of(N_("What users pay"), Text(fees, {"items": items}), weighs)


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
