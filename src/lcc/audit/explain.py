"""From a total back to phases, lines, formulas with their numbers, and the fields that they came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from lcc.audit.explain_award import AwardExplained, Field, explain_award, fields_of, with_values
from lcc.audit.explain_circularity import CircularityExplained, explain_circularity
from lcc.cashflow.context import NOMINAL_RATE
from lcc.cashflow.line import Line
from lcc.engine.payments import factors_of
from lcc.engine.valuation import Terms
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.library.phases import PHASES
from lcc.model.reference import REFERENCE
from lcc.model.tender import CARBON, FIXED, GENERAL, MKI, Tender, nominal_bands
from lcc.record.path import Path
from lcc.record.place import Origins, origin_of

MOST_PAYMENTS = 6


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment: amount x price factor x discount factor, that of the day of settlement where there is one."""

    month: int
    price_factor: float
    discount_factor: float
    present_value: float


@dataclass(frozen=True, slots=True)
class LineExplained:
    """One line: how its amount is worked out, from which fields, and what each payment is worth.

    Of a long series the first and the last payments are named; `left_out` counts the others.
    """

    line: Line
    item: str
    formula: str
    fields: tuple[Field, ...]
    index_field: Field | None
    payments: tuple[Payment, ...]
    left_out: int
    present_value: float


@dataclass(frozen=True, slots=True)
class PhaseExplained:
    """One phase and the lines that add up to it."""

    phase: str
    present_value: float
    lines: tuple[LineExplained, ...]


@dataclass(frozen=True, slots=True)
class RateExplained:
    """The nominal rate a year that discounts payments after a year, and the fields that it follows from."""

    after_year: int
    nominal: float
    formula: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class BidExplained:
    """One bid and the phases that add up to its life-cycle cost, its indicators of circularity, and its award.

    What the authority has goes by `REFERENCE`, and has no award.
    """

    bidder: str
    life_cycle_cost: float
    phases: tuple[PhaseExplained, ...]
    circularity: CircularityExplained | None
    award: AwardExplained | None


def explain(
    evaluation: Evaluation,
    tender_origins: Origins,
    bid_origins: Mapping[str, Origins],
    scores_origins: Origins | None = None,
) -> list[BidExplained]:
    """Return how each bid came to its life-cycle cost and its rank, best first; and before them what is kept, if any.

    Parameters
    ----------
    evaluation
        What `lcc.evaluation.evaluate.evaluate` returned.
    tender_origins
        Where the fields of the tender stand in its file.
    bid_origins
        The same for each bid, by bidder, and for what is kept.
    scores_origins
        The same for the scores.
    """
    shared = {"tender": _where_stated(evaluation.tender, tender_origins), "scores": scores_origins or {}}
    kept = evaluation.reference
    return [
        *([_bid(evaluation, kept, {**shared, "bid": bid_origins.get(REFERENCE, {})})] if kept else []),
        *(
            _bid(evaluation, outcome, {**shared, "bid": bid_origins.get(outcome.bid.name, {})})
            for outcome in evaluation.bids
        ),
    ]


def explain_rates(evaluation: Evaluation, tender_origins: Origins) -> list[RateExplained]:
    """Return where the discount rate came from, band by band."""
    tender = evaluation.tender
    profile, tender_origins = tender.discount.profile, _where_stated(tender, tender_origins)
    is_banded = isinstance(tender.discount.rate, list)
    inflation = _tender_field(("inflation",), tender.inflation, tender_origins)
    explained = []
    for k, ((year, stated), (_year, nominal)) in enumerate(
        zip(tender.discount.bands, nominal_bands(tender), strict=True)
    ):
        path: Path = ("discount", "rate", k, "rate") if is_banded else ("discount", "rate")
        rate = replace(_tender_field(path, stated, tender_origins), published=profile or "")
        if tender.discount.basis == "nominal":
            explained.append(RateExplained(year, nominal, f"{stated:.10g}", (rate,)))
        else:
            formula = f"(1 + {stated:.10g}) x (1 + {tender.inflation:.10g}) - 1"
            explained.append(RateExplained(year, nominal, formula, (rate, inflation)))
    return explained


def _where_stated(tender: Tender, origins: Origins) -> Origins:
    """Return where fields of a tender stand: what follows from a published name, where that name stands."""
    named: list[tuple[Path, Path]] = []
    if tender.discount.profile:
        named.append((("discount", "rate"), ("discount", "profile")))
    if tender.carbon_price_path:
        named.append((("carbon_price",), ("carbon_price_path", "name")))
    named += [
        (at, ("index_paths", at[1]))
        for at in (("indices", name) for name in tender.index_paths)
        if at not in origins
    ]
    if tender.mki:
        named.append((("mki", "weights"), ("mki", "weighting_set")))
    found = {
        path: origin for path, origin in origins.items() if not any(path[: len(of)] == of for of, _by in named)
    }
    return found | {of: origin_of(by, origins) for of, by in named if any(by[:k] in origins for k in range(1, 3))}


def _tender_field(path: Path, value: float | None, origins: Origins) -> Field:
    return Field("tender", path, origin_of(path, origins), value)


def _index_field(evaluation: Evaluation, index: str, origins: Origins) -> Field | None:
    tender = evaluation.tender
    if index == FIXED:
        return None
    if index == GENERAL:
        return _tender_field(("inflation",), tender.inflation, origins)
    if index == MKI:
        return _tender_field(("mki", "discounted"), None, origins)
    if index == CARBON:
        return _tender_field(("carbon_price",), None, origins)
    growth = tender.indices[index]
    return _tender_field(("indices", index), None if isinstance(growth, list) else growth, origins)


def _bid(evaluation: Evaluation, outcome: BidEvaluation, origins: Mapping[str, Origins]) -> BidExplained:
    lines = [
        _line(evaluation, outcome, line, float(value), origins)
        for line, value in zip(outcome.lines, outcome.present_value, strict=True)
    ]
    phases = tuple(
        PhaseExplained(phase, outcome.phases[phase], tuple(one for one in lines if one.line.phase == phase))
        for phase in PHASES
        if any(line.phase == phase for line in outcome.lines)
    )
    if outcome is evaluation.reference:
        return BidExplained(REFERENCE, outcome.life_cycle_cost, phases, None, None)
    return BidExplained(
        outcome.bid.name,
        outcome.life_cycle_cost,
        phases,
        explain_circularity(evaluation, outcome, origins),
        explain_award(evaluation, outcome, origins),
    )


def _line(
    evaluation: Evaluation, outcome: BidEvaluation, line: Line, value: float, origins: Mapping[str, Origins]
) -> LineExplained:
    item = evaluation.tender.item(outcome.bid.offers[line.offer].item).name
    # How the nominal rate follows from its fields is said once, above all bids.
    fields = fields_of((given for given in line.amount.given() if given.path[0] != NOMINAL_RATE), origins)
    index_field = _index_field(evaluation, line.index, origins["tender"])
    payments = tuple(_payments(line, evaluation.terms))
    left_out = line.schedule.payments - len(payments)
    return LineExplained(line, item, with_values(line.amount), fields, index_field, payments, left_out, value)


def _payments(line: Line, terms: Terms) -> Iterator[Payment]:
    count = line.schedule.payments
    shown = None if count <= MOST_PAYMENTS else np.array([0, 1, 2, count - 1])
    for month, price, discount in zip(*factors_of(line, terms, shown), strict=True):
        yield Payment(month, price, discount, line.amount.value * price * discount)
