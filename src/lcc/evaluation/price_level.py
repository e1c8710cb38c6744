"""Prices of many base dates at one level: by an index that somebody published, or by that of each tender."""

from typing import NamedTuple

from lcc.model.portfolio import GENERAL_INDEX, PriceIndex
from lcc.model.price_level import price_factor
from lcc.model.tender import Tender


class PriceLevel(NamedTuple):
    """The year to whose prices costs are brought, and the index by which; None for the general one of each tender."""

    year: int
    follows: PriceIndex | None = None

    @property
    def name(self) -> str:
        """What the index is called in the table."""
        return GENERAL_INDEX if self.follows is None else self.follows.name

    def factor(self, tender: Tender) -> float | None:
        """Return what a price of the base date has become at the level; None where the index lacks one of the years.

        See `price_factor`.

        >>> level = PriceLevel(2027, PriceIndex(name="CPI", source="made up", levels={2026: 125.0, 2027: 130.0}))
        >>> level.settings()[0], level.name
        ('2027', 'CPI')
        """
        return price_factor(tender.base_date.year, tender.inflation, self.year, self.follows)

    def settings(self) -> tuple[str, str]:
        """Return what rows hang on here, as text."""
        return str(self.year), "" if self.follows is None else self.follows.model_dump_json()
