"""Points for the cost of each item by itself, by a weight that the tender states: w P_low / P, added up over the items.

Each is measured by the lowest cost of that item, whoever asks it, so that a weight and not a quantity says what an item
is worth. What that does to an order is looked at in `lcc.scrutiny.each_price_alone`.
"""

from collections.abc import Sequence

from lcc.award.rule_input import ITEM_COST, ITEM_LOWEST
from lcc.figure.figure import Figure, Given, total
from lcc.model.tender import Tender


def item_share(tender: Tender, place: int, cost: float, lowest: float) -> Figure:
    """Return which share of the points for cost a bid earns with one item, from its cost and the lowest [money]."""
    weight = Given(tender.items[place].cost_weight or 0.0, "tender", ("items", place, "cost_weight"))
    return weight * Given(lowest, "award", (ITEM_LOWEST, place)) / Given(cost, "award", (ITEM_COST, place))


def cost_share(tender: Tender, costs: Sequence[float], lowest: Sequence[float]) -> Figure:
    """Return which share of the points for cost a bid earns with all items, each of which costs more than nothing.

    Examples
    --------
    >>> tender = Tender.model_validate({
    ...     "id": "t", "title": "T", "authority": "A", "base_date": "2027-01-01", "horizon_years": 1,
    ...     "discount": {"rate": 0.0}, "award": {"method": "points_by_item", "price_weight": 1.0}, "items": [
    ...         {"id": "a", "name": "A", "quantity": 1, "unit": "piece", "cost_weight": 0.75},
    ...         {"id": "b", "name": "B", "quantity": 1, "unit": "piece", "cost_weight": 0.25}]})
    >>> cost_share(tender, (100.0, 40.0), (100.0, 20.0)).value
    0.875
    """
    return total([item_share(tender, i, *both) for i, both in enumerate(zip(costs, lowest, strict=True))])
