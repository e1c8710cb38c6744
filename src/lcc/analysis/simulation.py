"""A simulation as plain values, and what the reader should know of it."""

from typing import Any

from lcc.analysis.sensitivity import called
from lcc.engine.simulation import Simulation
from lcc.language import N_, Text
from lcc.record.path import name_of


def held_back(found: Simulation) -> list[Text]:
    """Return a remark for each number that draws would have taken beyond what it may be."""
    template = N_("{field} was held at the edge of what it may be in {times} of {draws} draws.")
    return [
        Text(template, {"field": called(field), "times": times, "draws": found.draws})
        for field, times in found.held_back.items()
    ]


def as_json(found: Simulation) -> dict[str, Any]:
    """Return it as plain values; percentiles from 0 to 100."""
    return {
        "draws": found.draws,
        "seed": found.seed,
        "bids": [
            {
                "bidder": bidder,
                "mean": float(found.mean[i]),
                "deviation": float(found.deviation[i]),
                "probability_cheapest": float(found.probability_cheapest[i]),
                "expected_regret": float(found.expected_regret[i]),
                "percentiles": found.percentiles[:, i].tolist(),
                "variance_shares": dict(zip(found.drivers, found.variance_shares[:, i].tolist(), strict=True)),
            }
            for i, bidder in enumerate(found.bidders)
        ],
        "held_back": [
            {"bidder": field.bidder, "field": name_of(field.path), "draws": times}
            for field, times in found.held_back.items()
        ],
    }
