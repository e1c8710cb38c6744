"""Shares of mass by origin and destination: the core indicators 1 to 3 of Platform CB'23.

Source: Meten van circulariteit 3.0 (2022). Each is a share of the mass of the product, between 0 and 1.
"""

from collections.abc import Callable
from functools import reduce
from operator import add

from lcc.cashflow.figure import Figure, Given
from lcc.model.passport import Passport
from lcc.model.record import Path, value_at


class PassportFigures:
    """The numbers of a passport as figures that know where they stand in the bid."""

    def __init__(self, passport: Passport, at: Path) -> None:
        self.passport, self.at = passport, at

    def stated(self, *steps: str | int) -> Figure:
        """Return a number of the passport."""
        return Given(float(value_at(self.passport, steps)), "bid", (*self.at, *steps))

    def total(self, part: Callable[[int], Figure]) -> Figure:
        """Return the sum over the materials."""
        return reduce(add, (part(k) for k in range(len(self.passport.materials))))

    def mass(self, k: int) -> Figure:
        """Return the mass of a material, in kg."""
        return self.stated("materials", k, "mass_kg")

    def share_of_mass(self, group: str, *names: str) -> Figure:
        """Return the share of the mass of all materials that has one of these origins or destinations."""

        def part(k: int) -> Figure:
            return self.mass(k) * reduce(add, (self.stated("materials", k, group, name) for name in names))

        return self.total(part) / self.total(self.mass)


def secondary_share(figures: PassportFigures) -> Figure:
    """Return the share that is reused or recycled (indicator 1, secondary input)."""
    return figures.share_of_mass("origin", "reused", "recycled")


def reused_share(figures: PassportFigures) -> Figure:
    """Return the share that is reused."""
    return figures.share_of_mass("origin", "reused")


def biobased_share(figures: PassportFigures) -> Figure:
    """Return the share that is primary and renewable (indicator 1)."""
    return figures.share_of_mass("origin", "biobased")


def virgin_share(figures: PassportFigures) -> Figure:
    """Return the share that is primary and not renewable (indicator 1)."""
    return figures.share_of_mass("origin", "virgin")


def next_cycle_share(figures: PassportFigures) -> Figure:
    """Return the share that is available for a next cycle: reuse, remanufacture or recycling (indicator 2)."""
    return figures.share_of_mass("end_of_life", "reuse", "remanufacture", "recycle")


def lost_share(figures: PassportFigures) -> Figure:
    """Return the share that is lost: energy recovery or landfill (indicator 3)."""
    return figures.share_of_mass("end_of_life", "energy_recovery", "landfill")
