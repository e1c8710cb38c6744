"""What is offered -> its indicators, of one unit and of all units over the years that are compared.

Sources: Ellen MacArthur Foundation and Granta, Circularity Indicators (2015, revised 2019), for the Material
Circularity Indicator; Platform CB'23, Meten van circulariteit 3.0 (2022), for shares of mass; Alba Concepts, Building
Circularity Index, for product circularity (recalled; a published certificate of 87 %, 94 % and 90 % agrees).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lcc.cashflow import environment
from lcc.cashflow.context import OfferContext
from lcc.cashflow.line import Line
from lcc.circularity.detachability import connection_index, product_index
from lcc.circularity.materials import COLUMNS, MaterialFigures
from lcc.circularity.named import named, of_product
from lcc.figure.figure import NOISE, Figure, figure, larger, total
from lcc.library.indicators import STATED
from lcc.model.circularity import CircularityRules
from lcc.model.passport import Passport

UTILITY_FACTOR = 0.9
"""F(X) = 0.9 / X, so that a linear product of average utility comes to 0.1."""

SHARES: Mapping[str, tuple[str, ...]] = {
    "secondary_share": ("recycled", "reused"),
    "recycled_share": ("recycled",),
    "reused_share": ("reused",),
    "biobased_share": ("biobased",),
    "virgin_share": ("virgin",),
    "next_cycle_share": ("reusable", "recyclable"),
    "reusable_share": ("reusable",),
    "recyclable_share": ("recyclable",),
    "lost_share": ("lost",),
}
"""Shares of the mass of a product, each of the masses by origin or destination that it adds up (CB'23, 1 to 3)."""


@dataclass(frozen=True, slots=True)
class Product:
    """What is offered at a position in the bid: its materials and connections row by row, and what follows from them.

    `materials` and `connections` are by name and in the order of the passport; `figures` are in the order in which they
    follow from each other. Masses are kg of one unit.
    """

    position: int
    materials: tuple[Mapping[str, Figure], ...]
    connections: tuple[Figure, ...]
    figures: Mapping[str, Figure]

    def named(self, name: str) -> Figure:
        """Return a figure by its name; KeyError where there is none."""
        return named(self.figures[name], *of_product(self.position, name))


def product_of(context: OfferContext, rules: CircularityRules) -> Product:
    """Return all that can be worked out of an offer; what the bid does not state is not there."""
    return _Builder(context, rules).product()


class _Builder:
    """Works out one figure after the other, each from those that have a name already."""

    def __init__(self, context: OfferContext, rules: CircularityRules) -> None:
        self.context, self.rules = context, rules
        self.figures: dict[str, Figure] = {}

    def product(self) -> Product:
        offer, lives = self.context.offer, self.context.product_lives
        self.figures["units"] = self.context.quantity
        self.figures["years"] = figure(self.context.horizon) / 12
        self.figures["lives"] = total([share * starts.payments for starts, share in lives.charged_starts()])
        connections = tuple(map(connection_index, offer.passport.connections)) if offer.passport else ()
        indices = [self._name(one, "connections", k) for k, one in enumerate(connections)]
        if indices:
            self.figures["detachability"] = product_index(indices, self.rules.connections)
        materials = self._materials(offer.passport, indices) if offer.passport else ()
        if offer.passport:
            self._of_passport(offer.passport, materials)
        for field in ("mass_kg", *STATED):
            if getattr(offer.circularity, field, None) is not None:
                self.figures[field.removesuffix("_kg")] = self.context.stated("circularity", field)
        if offer.circularity and offer.circularity.destinations and self.rules.ladder:
            self._go(offer.circularity.destinations)
        if "material_circularity" in self.figures and "detachability" in self.figures:
            both = self["material_circularity"], self["detachability"]
            self.figures["product_circularity"] = product_circularity(*both)
        if "production_kg" in offer.carbon.model_fields_set:
            self._put_impact("co2", environment.emissions(self.context, lives))
        if self.context.tender.mki and offer.mki:
            self._put_impact("mki", environment.environmental_costs(self.context, lives))
        return Product(self.context.position, materials, connections, self.figures)

    def __getitem__(self, name: str) -> Figure:
        return self._name(self.figures[name], name)

    def _name(self, found: Figure, *name: str | int) -> Figure:
        return named(found, *of_product(self.context.position, *name))

    def _materials(self, passport: Passport, indices: Sequence[Figure]) -> tuple[Mapping[str, Figure], ...]:
        held_by = {one.name: index for one, index in zip(passport.connections, indices, strict=True)}
        found = []
        for k, material in enumerate(passport.materials):
            row = MaterialFigures(self.context, material, k)
            cells = {name: column(row) for name, column in COLUMNS.items()}
            if indices:
                index = held_by.get(material.connection or "", self["detachability"])
                cells["detachable"] = row.detachable(index, self._least())
            if self.rules.material_prices:
                cells["end_value"] = row.end_value()
            found.append(cells)
        return tuple(found)

    def _least(self) -> Figure:
        if self.context.tender.circularity is None:
            return figure(self.rules.detachable_from)
        return self.context.set_by_tender("circularity", "detachable_from")

    def _of_passport(self, passport: Passport, materials: Sequence[Mapping[str, Figure]]) -> None:
        """Add the rows of materials up, and work out what follows from the sums."""
        for name in materials[0]:
            rows = [self._name(cells[name], "materials", k, name) for k, cells in enumerate(materials)]
            self.figures[name] = total(rows)
        for name, parts in SHARES.items():
            self.figures[name] = total([self[part] for part in parts]) / self["mass"]
        if "detachable" in self.figures:
            self.figures["detachable_share"] = self["detachable"] / self["mass"]
        wasted = self["waste_of_feedstock"], self["waste_of_recycling"]
        self.figures["unrecoverable"] = self["mass"] - self["reusable"] - self["recyclable"] + total(wasted) / 2
        flow = linear_flow_index(self["virgin"], self["unrecoverable"], self["mass"], *wasted)
        self.figures["linear_flow_index"] = flow
        self.figures["utility"] = self._utility(passport)
        self.figures["material_circularity"] = material_circularity(self["linear_flow_index"], self["utility"])
        self.figures["virgin_total"] = self["units"] * self["lives"] * self["virgin"]

    def _utility(self, passport: Passport) -> Figure:
        """Return X = (L / L_av) (U / U_av): how long and how much it is used, beside the average of the sector.

        The tender states the average life; the bidder states how much more a unit is used, and checks say so.
        """
        used = figure(1.0)
        if passport.use_intensity != 1:
            used = self.context.stated("passport", "use_intensity")
        average = self.context.average_life_years
        return (
            used if average is None else self.context.stated("passport", "technical_life_years") / average * used
        )

    def _go(self, destinations: Iterable[str]) -> None:
        """Add up over the destinations the share that goes there x its grade, and the use by which that weighs."""
        if self.context.item.use_per_year is not None:
            by_year = [use * schedule.payments for use, schedule in self.context.uses_by_year()]
            self.figures["used"] = self["units"] * total(by_year)
        self.figures["high_grade_use"] = total(
            [
                self.context.stated("circularity", "destinations", step)
                * self.context.set_by_tender("circularity", "ladder", step)
                for step in destinations
                if step in self.rules.ladder
            ]
        )

    def _put_impact(self, name: str, lines: Iterable[Line]) -> None:
        """Add up an impact over all units and years, and divide it by them: per functional unit and year."""
        found = [line.amount * line.schedule.payments for line in lines]
        self.figures[f"{name}_total"] = total(found) if found else figure(0.0)
        unit_years = larger(self["units"] * self["years"], NOISE)
        self.figures[name] = self[f"{name}_total"] / unit_years


def linear_flow_index(
    virgin: Figure, unrecoverable: Figure, mass: Figure, of_feedstock: Figure, of_recycling: Figure
) -> Figure:
    """Return LFI = (V + W) / (2 M + (W_F - W_C) / 2), with W = W_0 + (W_F + W_C) / 2; 1 is all linear.

    V is what is virgin, W what is unrecoverable, M the mass, W_F and W_C the waste of making recycled material and of
    recycling, all in kg.
    """
    return (virgin + unrecoverable) / (2 * mass + (of_feedstock - of_recycling) / 2)


def material_circularity(linear_flow: Figure, utility: Figure) -> Figure:
    """Return MCI = max(0, 1 - LFI F(X)) with F(X) = 0.9 / X: 0 is linear, 1 circular.

    >>> round(material_circularity(figure(1.0), figure(1.0)).value, 9)
    0.1
    """
    return larger(1 - linear_flow * (UTILITY_FACTOR / utility), 0.0)


def product_circularity(material: Figure, detachability: Figure) -> Figure:
    """Return PCI = sqrt(MCI x LI), 0 to 1.

    >>> round(product_circularity(figure(0.87), figure(0.94)).value, 4)
    0.9043
    """
    return (material * detachability) ** 0.5
