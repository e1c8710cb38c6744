"""How lots are awarded and what holds for variants, in words."""

from collections.abc import Iterator

from lcc.language import N_, Text
from lcc.language.terms import TERMS
from lcc.model.tender import Lots, Tender
from lcc.report.rule import Rule, listed, rule


def rules_of_lots(tender: Tender) -> Iterator[Rule]:
    """Yield what a tender says of variants and lots."""
    if tender.variants == "allowed":
        yield rule(N_("Variants"), N_("A bidder may submit variants; each is ranked as a bid of its own."))
    else:
        yield rule(N_("Variants"), N_("Variants are not allowed."))
    if tender.lots:
        yield _lots(tender, tender.lots)


def _lots(tender: Tender, lots: Lots) -> Rule:
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
    parts = [
        Text(N_("The tender has lots, and a bid may be for some of them: {lots}."), {"lots": named}),
        Text(N_("They are awarded by: {allocation}."), {"allocation": Text(TERMS[lots.allocation])}),
    ]
    if lots.most_per_bidder is not None:
        parts.append(Text(N_("One bidder is awarded {most} at most."), {"most": lots.most_per_bidder}))
    if lots.combined_bids:
        parts.append(
            Text(
                N_("A bidder may offer a discount on the cost of lots, which counts if it is awarded all of them.")
            )
        )
    return Text(N_("Lots")), listed(parts, " ")
