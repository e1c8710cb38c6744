"""The rules on lots and variants, in words: what `lcc.award.lots` and `lcc.evaluation.lots` do."""

from collections.abc import Iterator

from lcc.award.ranking import POINT_DECIMALS
from lcc.language import N_, Text, listed
from lcc.model.tender import Lots, Tender
from lcc.words.rule import WordedRule, rule, rule_of


def rules_of_lots(tender: Tender) -> Iterator[WordedRule]:
    """Yield what a tender says of variants and lots."""
    if tender.variants == "allowed":
        text = N_("A bidder can submit variants. Each is compared and ranked as a bid of its own.")
        yield rule(N_("Variants"), text)
    else:
        yield rule(N_("Variants"), N_("Variants are not allowed."))
    if tender.lots is not None:
        yield from _lots(tender, tender.lots)


def _lots(tender: Tender, lots: Lots) -> Iterator[WordedRule]:
    named = listed(
        (
            Text(
                "{lot} ({items})",
                {"lot": lot.title, "items": ", ".join(tender.item(one).name for one in lot.items)},
            )
            for lot in lots.parts
        ),
        "; ",
    )
    yield rule(
        N_("Lots"),
        N_(
            "Each of the {number} lots is compared and ranked as a tender of its own: the rules hold for each, with "
            "the numbers in them, such as bounds, a budget or the value of quality. A bid offers all items of a lot or "
            "none. A cost for the whole bid counts in the lot of the item that it stands with. What a bid earns for "
            "quality, it earns in each lot that it is for. The lots are: {lots}."
        ),
        number=len(lots.parts),
        lots=named,
    )
    yield from rules_of_allocation(tender, lots)


def rules_of_allocation(tender: Tender, lots: Lots) -> Iterator[WordedRule]:
    """Yield the rules by which lots go to bids that are ranked in them."""
    if lots.allocation == "in_order":
        yield rule(
            N_("Award of lots"),
            N_(
                "Lot after lot, in the order {lots}, goes to the bid that is best in rank and may still be awarded it."
            ),
            lots=", ".join(lot.id for lot in lots.parts),
        )
    elif not tender.award.is_in_money:
        yield rule(
            N_("Award of lots"),
            N_(
                "As many lots as can be are awarded, in the combination of awards with the highest total of points. "
                "Points are added to {decimals} decimals; each lot can earn as many, whatever its size. Of "
                "combinations that come to the same total, the one counts that awards the lots that stand first."
            ),
            decimals=POINT_DECIMALS,
        )
    else:
        yield rule(
            N_("Award of lots"),
            N_(
                "As many lots as can be are awarded, in the combination of awards with the lowest total of scores "
                "less discounts. Amounts are added in whole cents. Of combinations that come to the same total, the "
                "one counts that awards the lots that stand first."
            ),
        )
    if not lots.go_by_rank:
        yield rule(
            N_("Ties between lots"),
            N_(
                "If equal bids, or combinations with the same total, leave open who is awarded a lot, lots are drawn "
                "between the bids that can be awarded it: in the order of the lots, for each only after those before "
                "it on which it hangs. Until then nobody is awarded such a lot."
            ),
        )
    if lots.most_per_bidder is not None:
        text = N_(
            "One bidder is awarded at most {most} lots, its variants included. One registration number is one bidder, "
            "and so are names that look alike."
        )
        yield rule(N_("Limit on lots"), text, most=lots.most_per_bidder)
    if lots.limits:
        groups = (
            Text(
                "{most} ({lots})",
                {"most": limit.most, "lots": listed(tender.lot_titles[lot] for lot in limit.lots)},
            )
            for limit in lots.limits
        )
        text = N_(
            "Of the lots of a group one bidder is awarded at most, its variants included: {groups}. One registration "
            "number is one bidder, and so are names that look alike."
        )
        yield rule(N_("Limits for groups of lots"), text, groups=listed(groups, "; "))
    if lots.combined_bids:
        yield _combined(tender)


def _combined(tender: Tender) -> WordedRule:
    """Return what a discount for combined lots is, when it counts, and what it changes in the scores."""
    offered = N_(
        "A bid can offer a discount for combined lots: a share of their cost after fictive discounts and "
        "additions, or a sum of money, of which no more counts than these lots cost. It counts where that bid is "
        "awarded all of these lots, with others or without."
    )
    by_year = tender.comparison == "equivalent_annual_cost"
    taken = (
        N_("A sum is one a year: it is taken off the cost a year.")
        if by_year
        else N_("A sum is taken off the present value as it is stated, and not discounted.")
    )
    if tender.award.is_in_money:
        effect = N_(
            "A lot counts in one discount at most: of discounts that share a lot those are taken that leave the lowest "
            "total."
        )
        return rule_of(N_("Combined lots"), offered, taken, effect)
    spread = N_(
        "The discount, in whole cents, is spread over its lots in proportion to their cost after fictive discounts and "
        "additions; what is taken off the first lots together, in the order of the tender, is rounded to the cent. "
        "Each lot is then scored by the award rule at the cost that is left. The discount does not count where one of "
        "its lots costs nothing or less, or where the bid would not be ranked in a lot at the cost that is left."
    )
    effect = N_(
        "A lot counts in one discount at most: of discounts that share a lot those are taken that leave the most "
        "points, and of equal ones those that take off most."
    )
    return rule_of(N_("Combined lots"), offered, taken, spread, effect)
