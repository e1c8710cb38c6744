"""The rules on lots and variants, in words: what `lcc.award.lots` and `lcc.evaluation.lots` do."""

from collections.abc import Iterator

from lcc.language import N_, Text, listed
from lcc.model.tender import Lots, Tender
from lcc.words.rule import WordedRule, rule


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
    yield from rules_of_allocation(lots)


def rules_of_allocation(lots: Lots) -> Iterator[WordedRule]:
    """Yield the rules by which lots go to bids that are ranked in them."""
    if lots.allocation == "in_order":
        yield rule(
            N_("Award of lots"),
            N_(
                "Lot after lot, in the order {lots}, goes to the bid that is best in rank and may still be awarded it."
            ),
            lots=", ".join(lot.id for lot in lots.parts),
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
    if lots.combined_bids:
        yield rule(
            N_("Combined lots"),
            N_(
                "A bid can offer a discount for combined lots: a share of their cost after fictive discounts and "
                "additions. It counts where that bid is awarded all of these lots, with others or without. A lot "
                "counts in one discount at most: of discounts that share a lot those are taken that leave the lowest "
                "total."
            ),
        )
