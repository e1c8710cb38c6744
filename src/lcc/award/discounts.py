"""Fictive amounts: what is taken off the cost or added to it, for the comparison only.

For the MKI, and for the level on the CO2-Prestatieladder.
"""

from lcc.figure.figure import Figure, Given, in_cents, larger, smaller
from lcc.model.award import AnyAward, Co2LadderDiscount, MkiDiscount


def assessed_cost(rule: AnyAward, cost: Figure, mki: Figure, level: int) -> Figure:
    """Return the cost after fictive discounts and additions, each of them on the cost itself, in cents.

    K - alpha(level) K - D (MKI_worst - MKI) / (MKI_worst - MKI_best), the last ratio held between 0 and 1, or
    K - alpha(level) K + F MKI. Sources: SKAO and ProRail for the ladder; Rijkswaterstaat, handleiding gunnen met
    MKI-waarde, and since 27 May 2024 as its standard the MKI times a factor, added to the tender sum (MKI-optellen).

    Parameters
    ----------
    rule
        The award rule.
    cost, mki
        Of the bid, in the currency of the tender.
    level
        Of the CO2-Prestatieladder; 0 earns nothing.
    """
    unrounded = with_fictive_amounts(rule, cost, mki, level)
    return cost if unrounded is cost else in_cents(unrounded)


def with_fictive_amounts(rule: AnyAward, cost: Figure, mki: Figure, level: int) -> Figure:
    """Return the cost less what is taken off it, with what is added, not rounded yet."""
    if rule.co2_ladder and level:
        cost = cost - ladder_discount(rule.co2_ladder, cost, level)
    if rule.mki_factor is not None:
        return cost + mki_addition(rule.mki_factor, mki)
    return cost - mki_discount(rule.mki_discount, mki) if rule.mki_discount else cost


def ladder_discount(ladder: Co2LadderDiscount, cost: Figure, level: int) -> Figure:
    """Return what a level of the ladder takes off a cost."""
    return Given(ladder.shares[level], "tender", ("award", "co2_ladder", "shares", level)) * cost


def mki_addition(factor: float, mki: Figure) -> Figure:
    """Return what an MKI adds to the cost."""
    return Given(factor, "tender", ("award", "mki_factor")) * mki


def mki_discount(discount: MkiDiscount, mki: Figure) -> Figure:
    """Return what an MKI takes off the cost."""
    best, worst, most = (
        Given(getattr(discount, field), "tender", ("award", "mki_discount", field))
        for field in ("best", "worst", "highest_discount")
    )
    return most * larger(smaller((worst - mki) / (worst - best), 1.0), 0.0)
