"""The materials of a product, each worked out to kilograms by origin and destination.

Sources: Platform CB'23, Meten van circulariteit 3.0 (2022), core indicators 1 to 3; for waste, the Material Circularity
Indicator of the Ellen MacArthur Foundation and Granta (2015, revised 2019).
"""

from collections.abc import Callable, Mapping
from typing import Literal

from lcc.cashflow.context import OfferContext
from lcc.figure.figure import NOISE, Figure, above, figure, total
from lcc.model.passport import Material
from lcc.record.record import value_at


class MaterialFigures:
    """The numbers of one material as figures that know where they stand in the bid. Masses are kg of one unit."""

    def __init__(self, context: OfferContext, material: Material, k: int) -> None:
        self.context, self.material, self.k = context, material, k

    def stated(self, *field: str) -> Figure:
        """Return a number of the material; what the bid leaves out is a plain number."""
        *groups, name = field
        group = value_at(self.material, tuple(groups))
        if name not in group.model_fields_set:
            return figure(float(getattr(group, name)))
        return self.context.stated("passport", "materials", self.k, *field)

    def share(self, group: Literal["origin", "end_of_life"], *names: str) -> Figure:
        """Return shares of the mass added up, as parts of what all of their group add up to: they may be rounded."""
        found = total([self.stated(group, name) for name in names])
        return found / total(
            [self.stated(group, name) for name in sorted(getattr(self.material, group).model_fields_set)]
        )

    def mass(self) -> Figure:
        """Return the mass."""
        return self.stated("mass_kg")

    def virgin(self) -> Figure:
        """Return what is primary and not renewable: V = M (1 - F_R - F_U - F_S)."""
        return self.mass() * self.share("origin", "virgin")

    def recycled(self) -> Figure:
        """Return what is recycled: M F_R."""
        return self.mass() * self.share("origin", "recycled")

    def reused(self) -> Figure:
        """Return what is reused: M F_U."""
        return self.mass() * self.share("origin", "reused")

    def biobased(self) -> Figure:
        """Return what is primary and renewable: M F_S."""
        return self.mass() * self.share("origin", "biobased")

    def reusable(self) -> Figure:
        """Return what is reused or remanufactured at the end of life: M C_U (core indicator 2)."""
        return self.mass() * self.share("end_of_life", "reuse", "remanufacture")

    def recyclable(self) -> Figure:
        """Return what is collected for recycling at the end of life: M C_R (core indicator 2)."""
        return self.mass() * self.share("end_of_life", "recycle")

    def lost(self) -> Figure:
        """Return what is lost: energy recovery or landfill (core indicator 3)."""
        return self.mass() * self.share("end_of_life", "energy_recovery", "landfill")

    def waste_of_feedstock(self) -> Figure:
        """Return W_F = M (1 - E_F) F_R / E_F: waste of making recycled material, E_F the yield."""
        output = self.stated("recycled_content_yield")
        return self.recycled() * (1 - output) / output

    def waste_of_recycling(self) -> Figure:
        """Return W_C = M (1 - E_C) C_R: waste of recycling at the end, E_C the yield."""
        return self.recyclable() * (1 - self.stated("recycling_yield"))

    def detachable(self, index: Figure, least: Figure) -> Figure:
        """Return the mass if it is held by a connection of at least the index that the tender sets, and else 0."""
        return self.mass() * above(index, least - NOISE)

    def end_value(self) -> Figure:
        """Return what is recovered at the end times its price per kg: reused, remanufactured, or out of recycling."""
        if self.material.sold_as is None:
            return figure(0.0)
        recovered = total(
            [
                self.share("end_of_life", "reuse", "remanufacture"),
                self.share("end_of_life", "recycle") * self.stated("recycling_yield"),
            ]
        )
        price = self.context.set_by_tender("circularity", "material_prices", self.material.sold_as)
        return self.mass() * recovered * price


COLUMNS: Mapping[str, Callable[[MaterialFigures], Figure]] = {
    "mass": MaterialFigures.mass,
    "virgin": MaterialFigures.virgin,
    "recycled": MaterialFigures.recycled,
    "reused": MaterialFigures.reused,
    "biobased": MaterialFigures.biobased,
    "reusable": MaterialFigures.reusable,
    "recyclable": MaterialFigures.recyclable,
    "lost": MaterialFigures.lost,
    "waste_of_feedstock": MaterialFigures.waste_of_feedstock,
    "waste_of_recycling": MaterialFigures.waste_of_recycling,
}
"""What is worked out for each material and added up over them."""
