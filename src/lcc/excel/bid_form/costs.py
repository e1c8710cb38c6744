"""The other costs of an offer on a form: one amount a year for each phase that is asked, and rows for all else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lcc.excel.bid_form.parts import yearly_phases
from lcc.language import Translate
from lcc.language.terms import term
from lcc.model.bid import Cost
from lcc.model.tender import GENERAL, STANDARD_VAT, Tender
from lcc.record.path import Path

COST_ROWS = 8
MOMENTS = ("every_year", "every_years", "at_year", "each_life")
"""When a cost can fall: what is chosen in its row, beside a number of years or a year."""

_FIELDS = ("name", "amount", "phase", "per", "index", "vat", "warranty_years")


def asks_index(phase: str, tender: Tender) -> bool:
    """Whether a yearly cost of a phase has to say its index: the one that counts by itself is not open for it."""
    return GENERAL not in tender.open_indices.get(phase, [GENERAL])  # type: ignore[call-overload]


def cost_answers(costs: Sequence[Cost], tender: Tender, _: Translate) -> Iterator[tuple[Path, Any]]:
    """Yield the answers that costs are written as, so that they are read in the same order."""
    rows = list(costs)
    for phase in yearly_phases(tender):
        if rows and _is_plain(rows[0], phase, tender, _):
            cost = rows.pop(0)
            yield (phase, "amount"), cost.amount
            if asks_index(phase, tender):
                yield (phase, "index"), cost.index
    for k, cost in enumerate(rows):
        yield from (((k, name), value) for name, value in _answers_of_row(cost))


def _is_plain(cost: Cost, phase: str, tender: Tender, _: Translate) -> bool:
    """Whether one amount says all of a cost: yearly, per unit, called as its phase is, and the rest by default."""
    return (
        (cost.phase, cost.name) == (phase, term(phase, _))
        and cost.is_yearly
        and cost.per == "unit"
        and cost.warranty_years is None
        and cost.vat == STANDARD_VAT
        and (cost.index == GENERAL or asks_index(phase, tender))
    )


def _answers_of_row(cost: Cost) -> Iterator[tuple[str, Any]]:
    yield "name", cost.name
    yield "amount", cost.amount
    yield "phase", cost.phase
    yield "per", cost.per
    yield "index", cost.index
    yield "vat", cost.vat
    yield "warranty_years", cost.warranty_years
    if cost.every_years is not None:
        yield "moment", "every_years"
        yield "years", cost.every_years
    elif cost.at_year is not None:
        yield "moment", "each_life" if cost.with_each_life else "at_year"
        yield "years", cost.at_year
    else:
        yield "moment", "every_year"


def costs_of(
    answers: Mapping[Path, Any], at: Path, tender: Tender, sources: dict[Path, Path], _: Translate
) -> list[dict[str, Any]]:
    """Return the costs that the answers about an offer make."""
    costs: list[dict[str, Any]] = []
    for phase in yearly_phases(tender):
        row = (*at, "costs", phase)
        if (*row, "amount") not in answers:
            continue
        here = (*at, "costs", len(costs))
        sources.update({(*here, field): (*row, "amount") for field in ("name", "amount", "phase")})
        sources[here], sources[*here, "index"] = (*row, "amount"), (*row, "index")
        index = {"index": answers[*row, "index"]} if (*row, "index") in answers else {}
        costs.append({"name": term(phase, _), "phase": phase, "amount": answers[*row, "amount"], **index})
    return [*costs, *_costs_of_rows(answers, at, len(costs), sources)]


def _costs_of_rows(
    answers: Mapping[Path, Any], at: Path, before: int, sources: dict[Path, Path]
) -> Iterator[dict[str, Any]]:
    for k in range(COST_ROWS):
        row = (*at, "costs", k)
        cost = {str(key[4]): answers[key] for key in answers if key[:4] == row}
        if not cost:
            continue
        here = (*at, "costs", before)
        before += 1
        for field in _FIELDS:
            sources[*here, field] = (*row, field)
        for field in ("every_years", "at_year"):
            sources[*here, field] = (*row, "years")
        sources[here] = (*row, "name")
        sources[*here, "with_each_life"] = (*row, "moment")
        moment, years = cost.pop("moment", "every_year"), cost.pop("years", None)
        if moment == "each_life":
            cost |= {"at_year": years, "with_each_life": True}
        elif moment != "every_year":
            cost[moment] = years
        yield cost
