"""A simulation as plain values, and what the reader should know of it."""

from collections.abc import Sequence
from typing import Any

from lcc.engine.simulation import Simulation
from lcc.language import N_, Percent, Text, Translate
from lcc.library.facts.chosen import chosen
from lcc.model.bid import Bid
from lcc.model.tender import Tender
from lcc.record.path import name_of
from lcc.words.facts import fact_text, range_text, sources_text
from lcc.words.number_names import number_name

_MATTERS = 0.1
"""From this share of the variance on a driver is named."""


def in_words(found: Simulation) -> list[Text]:
    """Return how often the first bid stays the cheapest, which others are, what matters most, and on which facts."""
    likely = found.probability_cheapest.tolist()
    first, *others = found.bidders
    said = N_("In {share} of the draws {bidder}, first at the numbers as stated, has the lowest cost.")
    sentences = [Text(said, {"share": Percent(round(likely[0], 3)), "bidder": first})]
    for name, share in sorted(zip(others, likely[1:], strict=True), key=lambda one: -one[1]):
        if share >= 0.0005:
            other = N_("In {share} of the draws that is {bidder}.")
            sentences.append(Text(other, {"share": Percent(round(share, 3)), "bidder": name}))
    most = int(found.variance_shares[:, 0].argmax())
    if found.variance_shares[most, 0] >= _MATTERS:
        matters = N_("What {bidder} comes to hangs most on '{driver}'.")
        sentences.append(Text(matters, {"bidder": first, "driver": found.drivers[most]}))
    return [*sentences, *_of_facts(found)]


def _of_facts(found: Simulation) -> list[Text]:
    """Return of each driver that a fact is behind who says between what it lies."""
    template = N_("'{driver}' is drawn from {range}, the range of {fact}: {sources}.")
    return [
        Text(
            template,
            {
                "driver": driver,
                "range": range_text(fact),
                "fact": fact_text(fact),
                "sources": sources_text([fact]),
            },
        )
        for driver, fact in ((driver, chosen(name)) for driver, name in found.facts.items())
    ]


def held_back(found: Simulation, tender: Tender, bids: Sequence[Bid]) -> list[Text]:
    """Return a remark for each number that draws would have taken beyond what it may be."""
    template = N_("'{field}' was held at the edge of what it may be in {times} of {draws} draws.")
    return [
        Text(template, {"field": number_name(tender, bids, *field).text, "times": times, "draws": found.draws})
        for field, times in found.held_back.items()
    ]


def as_json(found: Simulation, _: Translate) -> dict[str, Any]:
    """Return it as plain values, and in the words of a language; percentiles from 0 to 100."""
    return {
        "sentences": [sentence.say(_) for sentence in in_words(found)],
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
