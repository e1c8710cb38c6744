"""The lowest life-cycle cost wins."""

from collections.abc import Sequence


def ranks(life_cycle_costs: Sequence[float]) -> list[int]:
    """Return the rank of each bid, 1 the best. Costs that are equal to the cent share a rank.

    >>> ranks([300.0, 100.001, 100.004, 200.0])
    [4, 1, 1, 3]
    """
    cents = [round(cost, 2) for cost in life_cycle_costs]
    return [1 + sum(other < cost for other in cents) for cost in cents]
