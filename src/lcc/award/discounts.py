"""Fictive discounts: what is taken off the cost, for the comparison only.

For a low MKI, and for the level on the CO2-Prestatieladder.
"""

from lcc.figure.figure import Figure, Given, in_cents, larger, smaller
from lcc.model.award import AnyAward


def assessed_cost(rule: AnyAward, cost: Figure, mki: Figure, level: int) -> Figure:
    """Return the cost after fictive discounts, each of them on the cost itself, in cents.

    P - alpha(level) P - K_max (MKI_worst - MKI) / (MKI_worst - MKI_best), the last ratio held between 0 and 1. Sources:
    SKAO and ProRail for the ladder; Rijkswaterstaat, handleiding gunnen met MKI-waarde.

    Parameters
    ----------
    rule
        The award rule.
    cost, mki
        Of the bid, in the currency of the tender.
    level
        Of the CO2-Prestatieladder; 0 earns nothing.
    """
    assessed = cost
    if rule.co2_ladder and level:
        assessed = (
            assessed
            - Given(rule.co2_ladder.shares[level], "tender", ("award", "co2_ladder", "shares", level)) * cost
        )
    if rule.mki_discount:
        best, worst, most = (
            Given(getattr(rule.mki_discount, field), "tender", ("award", "mki_discount", field))
            for field in ("best", "worst", "highest_discount")
        )
        earned = larger(smaller((worst - mki) / (worst - best), 1.0), 0.0)
        assessed = assessed - most * earned
    return assessed if assessed is cost else in_cents(assessed)
