"""The indicators of a whole bid: of its one product, or of several taken together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lcc.cashflow.context import OfferContext
from lcc.circularity.named import named, of_product
from lcc.circularity.product import Product, product_of
from lcc.figure.figure import NOISE, Figure, Given, above, larger, total
from lcc.library.indicators import INDICATORS, Indicator
from lcc.model.bid import Bid
from lcc.model.circularity import CircularityRules
from lcc.model.tender import Tender


@dataclass(frozen=True, slots=True)
class BidCircularity:
    """What a bid comes to: product by product, and together. What not every offer states is not there.

    `totals` are over all units and years (by year where offers are compared by year): kg CO2-eq, EUR of MKI, kg of
    virgin material.
    """

    products: tuple[Product, ...]
    indicators: Mapping[Indicator, Figure]
    totals: Mapping[str, Figure]

    @property
    def by_name(self) -> dict[str, Figure]:
        """The indicators and the totals, by name."""
        return {str(name): found for name, found in (*self.indicators.items(), *self.totals.items())}

    def figures(self) -> Iterator[Figure]:
        """Yield every number by which the indicators came about."""
        for product in self.products:
            for cells in product.materials:
                yield from cells.values()
            yield from product.figures.values()
        yield from self.by_name.values()

    def named(self, indicator: Indicator) -> Figure:
        """Return an indicator of the bid by its name; KeyError where it is not there."""
        return named(self.indicators[indicator], indicator)


def circularity_of(tender: Tender, bid: Bid) -> BidCircularity:
    """Return the indicators of a bid, by the rules of the tender.

    Of several products, the indices and shares are means by mass, those of detachability and product circularity by
    MKI where the tender has it (building circularity, recalled); emissions and MKI are per unit and year over all
    units. MPG = MKI / (gross floor area x years) in EUR per m2 and year (Bepalingsmethode Milieuprestatie Bouwwerken).
    """
    rules = tender.circularity or CircularityRules()
    contexts = [OfferContext(tender, bid, position) for position in range(len(bid.offers))]
    products = tuple(product_of(context, rules) for context in contexts)
    found: dict[Indicator, Figure] = {}
    for name in INDICATORS:
        if name == "environmental_performance":
            if rules.building and _have("mki_total", products):
                area = contexts[0].set_by_tender("circularity", "building", "floor_area")
                found[name] = total([one.named("mki_total") / one.named("years") for one in products]) / area
        elif _have(name, products) and _weigh(name, products):
            found[name] = _together(name, products)
    totals = {name: _total(name, products, tender) for name in TOTALS if _have(name, products)}
    return BidCircularity(products, found, totals)


TOTALS = ("co2_total", "mki_total", "virgin_total")


def _have(name: str, products: Sequence[Product]) -> bool:
    return all(name in product.figures for product in products)


def _weigh(name: Indicator, products: Sequence[Product]) -> bool:
    """Whether the products can be taken together: what a bid states of where something goes may have no mass."""
    is_of_use = INDICATORS[name].weighed_by == "use"
    return not is_of_use or len(products) == 1 or _have("used", products) or _have("mass", products)


def _together(name: Indicator, products: Sequence[Product]) -> Figure:
    if len(products) == 1:
        return products[0].named(name)
    if name in ("co2", "mki"):
        unit_years = total([one.named("units") * one.named("years") for one in products])
        return total([one.named(f"{name}_total") for one in products]) / larger(unit_years, NOISE)
    by_burden = _have("mki_total", products) and any(one.figures["mki_total"].value > 0 for one in products)
    in_use = _have("used", products)
    weights = [_weight(name, one, by_burden=by_burden, in_use=in_use) for one in products]
    weighed = [weight * one.named(name) for weight, one in zip(weights, products, strict=True)]
    return total(weighed) / larger(total(weights), NOISE)


def _weight(name: Indicator, product: Product, *, by_burden: bool, in_use: bool) -> Figure:
    """Return by what a product weighs beside others: its MKI, its use, its units, or the mass of all of them.

    A product that relieves the environment more than it burdens it has an MKI below 0, and weighs nothing.
    """
    weighed_by = INDICATORS[name].weighed_by
    if weighed_by == "burden" and by_burden:
        return larger(product.named("mki_total"), 0.0)
    if weighed_by == "use" and in_use:
        return product.named("used")
    units = product.named("units")
    return units if weighed_by == "units" else units * product.named("mass")


def _total(name: str, products: Sequence[Product], tender: Tender) -> Figure:
    if tender.comparison == "common_horizon":
        return total([one.named(name) for one in products])
    return total([one.named(name) / one.named("years") for one in products])


def circular_spending(rules: CircularityRules, found: BidCircularity, paid: Sequence[float]) -> Figure | None:
    """Return the share of what is paid that goes to products of at least the material circularity that the tender sets.

    `paid` is what is paid for each offer: nothing is spent on one that brings in more than it costs. None where a
    product has no material circularity.
    """
    if rules.circular_from is None or not _have("material_circularity", found.products):
        return None
    spent = [larger(named(Figure(cost), *of_product(k, "paid")), 0.0) for k, cost in enumerate(paid)]
    least = Given(rules.circular_from, "tender", ("circularity", "circular_from")) - NOISE
    circular = [
        cost * above(product.named("material_circularity"), least)
        for cost, product in zip(spent, found.products, strict=True)
    ]
    return total(circular) / larger(total(spent), NOISE)
