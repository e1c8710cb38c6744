"""The rules on lots and variants, in words: what `lcc.award.lots` and `lcc.evaluate_lots` do."""

from collections.abc import Iterator

from lcc.language import N_, Text
from lcc.model.tender import Lots, Tender


def rules_on_lots(tender: Tender) -> Iterator[tuple[Text, Text]]:
    """Yield title and text of every rule on lots and variants that applies to the tender."""
    if tender.variants == "allowed":
        text = N_("A bidder can submit variants. Each is compared and ranked as a bid of its own.")
        yield Text(N_("Variants")), Text(text)
    if tender.lots is not None:
        yield from _lots(tender.lots)


def _lots(lots: Lots) -> Iterator[tuple[Text, Text]]:
    yield (
        Text(N_("Lots")),
        Text(
            N_(
                "Each of the {number} lots is compared and ranked as a tender of its own: the rules hold for each, "
                "with the numbers in them, such as bounds, a budget or the value of quality. A bid offers all items of "
                "a lot or none. A cost for the whole bid counts in the lot of the item that it stands with. What a bid "
                "earns for quality, it earns in each lot that it is for."
            ),
            {"number": len(lots.parts)},
        ),
    )
    in_order, combination = (
        N_(
            "Lot after lot, in the order {lots}, goes to the bid that is best in rank and may still be awarded it."
        ),
        N_(
            "As many lots as can be are awarded, in the combination of awards with the lowest total of scores less "
            "discounts. Amounts are added in whole cents. If combinations come to the same total, the first one by "
            "lots and names is shown as a tie."
        ),
    )
    order = {"lots": ", ".join(lot.id for lot in lots.parts)}
    yield Text(N_("Award of lots")), Text(in_order if lots.allocation == "in_order" else combination, order)
    if lots.most_per_bidder is not None:
        most = {"most": lots.most_per_bidder}
        text = N_("One bidder is awarded at most {most} lots, its variants included.")
        yield Text(N_("Limit on lots")), Text(text, most)
    if lots.combined_bids:
        yield (
            Text(N_("Combined lots")),
            Text(
                N_(
                    "A bid can offer a discount for combined lots: a share of their cost after fictive discounts. It "
                    "counts where that bid is awarded all of these lots, with others or without. A lot counts in one "
                    "discount at most: of discounts that share a lot those are taken that leave the lowest total."
                )
            ),
        )
