"""What the program is held to, held to figures from elsewhere itself."""

from typing import Any

import pytest

import reference
from lcc.submissions import Submissions


def test_the_long_way_round_gives_the_worked_example(
    worked_example: Submissions, expected: dict[str, dict[str, Any]]
) -> None:
    tender = worked_example.tender
    for bid in (one.bid for one in worked_example.bids):
        wanted, cash = expected[bid.name], reference.yearly(tender, bid)
        phases = {phase: cost for phase, cost in reference.phases(tender, bid).items() if cost}
        assert phases == pytest.approx(wanted["phases"], rel=1e-9)
        assert sum(phases.values()) == pytest.approx(wanted["life_cycle_cost"], rel=1e-9)
        assert reference.annual(tender, bid) == pytest.approx(wanted["equivalent_annual_cost"], rel=1e-9)
        assert cash == pytest.approx(wanted["yearly"], rel=1e-9)
        assert sum(cash) == pytest.approx(wanted["nominal_cost"], rel=1e-9)
