"""An evaluation as the object that leaves the program, with all that it takes to check it years later."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import lcc
from lcc.award.outcome import Standing
from lcc.evaluation.budget import Budget
from lcc.evaluation.evaluate import BidEvaluation, Evaluation, years_of_cash
from lcc.library.phases import PHASES
from lcc.model.reference import REFERENCE
from lcc.model.result import (
    AwardResult,
    BidResult,
    BidVersionResult,
    BudgetResult,
    CheckResult,
    CircularityResult,
    Documents,
    EarlierPriceResult,
    FieldChangeResult,
    ImpliedInterestResult,
    LineResult,
    NotRankedResult,
    ProductResult,
    ReferenceResult,
    Result,
    StressResult,
    TargetResult,
    TenderTargetResult,
    documents_of,
)
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import name_of
from lcc.record.place import InputFile, Origins, origin_of
from lcc.scrutiny.stress import Stress

if TYPE_CHECKING:
    from lcc.model.price_memory import EarlierPrices


def result(
    evaluation: Evaluation,
    *,
    origins: Mapping[str, Origins] | None = None,
    inputs: Sequence[InputFile] = (),
    warnings: Sequence[str] = (),
    rules: str = "",
    documents: Documents | None = None,
) -> Result:
    """Return the evaluation as the object that leaves the program.

    Parameters
    ----------
    evaluation
        What `evaluate` returned.
    origins
        By bidder, where the fields of the bid stand in its file.
    inputs
        The files that were read.
    warnings
        What the reader of the result should know.
    rules
        A proof of the rules in words.
    documents
        What was scored; left out, that is what was evaluated. With it the result can be computed again some day.
    """
    tender, kept, prices = evaluation.tender, evaluation.reference, evaluation.prices
    if documents is None:
        documents = documents_of(
            tender,
            [one.bid for one in evaluation.bids],
            evaluation.scores,
            evaluation.draws,
            kept.bid if kept else None,
            evaluation.decisions,
            evaluation.history,
            prices,
        )
    return Result(
        tender=tender.id,
        lcc_version=lcc.__version__,
        method=tender.method,
        rules=rules,
        currency=tender.currency,
        inputs=list(inputs),
        files=evaluation.received,
        reference=_reference_result(evaluation, (origins or {}).get(REFERENCE, {})),
        bids=[
            _bid_result(tender, bid, (origins or {}).get(bid.bid.name, {}), stressed, planned, kept, prices)
            for bid, stressed, planned in zip(evaluation.bids, evaluation.stress, evaluation.budgets, strict=True)
        ],
        warnings=list(warnings),
        checks=[_check_result(check) for check in evaluation.checks],
        targets=list(_tender_targets(evaluation)),
        history=list(_history(evaluation)),
        documents=documents,
    )


def _history(evaluation: Evaluation) -> Iterator[BidVersionResult]:
    if evaluation.history is None:
        return
    from lcc.evaluation.history import bid_threads

    for thread in bid_threads(evaluation):
        for one in thread.versions:
            yield BidVersionResult(
                bidder=thread.name,
                round=one.round,
                file=one.source and one.source.file,
                sha256=one.source and one.source.sha256,
                cost=one.cost,
                changes=[
                    FieldChangeResult(field=name_of(path), before=_plain(before), after=_plain(after))
                    for path, before, after in one.changes
                ],
            )


def _plain(value: Any) -> str | float | bool | None:
    """Return a value as a result tells it: words of a list one after the other."""
    return ", ".join(map(str, value)) if isinstance(value, list | dict) else value


def _tender_targets(evaluation: Evaluation) -> Iterator[TenderTargetResult]:
    rules = evaluation.tender.circularity
    for position, target in enumerate(rules.targets if rules else ()):
        tests = {one.bid.name: one.targets[position] for one in evaluation.bids}
        first = next((tests[one.bid.name] for one in evaluation.bids if one.rank == 1), None)
        yield TenderTargetResult(
            indicator=target.indicator,
            bound=target.bound[0],
            level=target.bound[1],
            year=target.year,
            reached_by=[name for name, test in tests.items() if test.is_met],
            not_known_of=[name for name, test in tests.items() if test.is_met is None],
            gap_of_first=first.gap.value if first and first.gap else None,
        )


def _check_result(check: Message) -> CheckResult:
    return CheckResult(
        kind=check.code,
        bids=list(check.bids),
        field=name_of(check.path) or None,
        words={name: list(word) if isinstance(word, tuple) else word for name, word in check.context.items()},
    )


def _bid_result(
    tender: Tender,
    outcome: BidEvaluation,
    origins: Origins,
    stressed: Stress,
    planned: Budget,
    kept: BidEvaluation | None,
    prices: "EarlierPrices | None",
) -> BidResult:
    return BidResult(
        bidder=outcome.bid.name,
        rank=outcome.rank,
        life_cycle_cost=outcome.life_cycle_cost,
        equivalent_annual_cost=outcome.equivalent_annual_cost,
        price=outcome.price,
        users_pay=outcome.users_pay,
        nominal_cost=outcome.nominal_cost,
        phases={phase: outcome.phases[phase] for phase in PHASES},
        yearly=_own_years(tender, outcome),
        lines=_lines(tender, outcome, origins),
        award=_award_result(tender, outcome.standing),
        circularity=_circularity_result(tender, outcome),
        without_promises=StressResult(
            promised=stressed.promised,
            secured=stressed.secured,
            cost=stressed.cost,
            rank=stressed.rank,
            security=stressed.security,
        ),
        implied_interest=[
            ImpliedInterestResult(
                item=outcome.bid.offers[one.offer].item,
                cash_price=one.cash_price,
                yearly_rate=one.yearly_rate,
                break_even_months=one.break_even_months,
            )
            for one in outcome.implied_interest
        ],
        budget=_budget_result(planned),
        above_reference=None if kept is None else outcome.compared - kept.compared,
        earlier_prices=list(_earlier_prices(tender, outcome, prices)),
    )


def _earlier_prices(
    tender: Tender, outcome: BidEvaluation, prices: "EarlierPrices | None"
) -> Iterator[EarlierPriceResult]:
    if prices is None:
        return
    from lcc.scrutiny.earlier_offers import beside_earlier

    for one in beside_earlier(tender, outcome.bid, prices):
        found = one.earlier
        yield EarlierPriceResult(
            item=one.item,
            business_model=one.business_model,
            per=one.per,
            asked=one.asked,
            offers=found.offers if found else 0,
            tenders=found.tenders if found else 0,
            oldest=found and found.oldest,
            lowest=found and found.lowest,
            lower_quartile=found and found.lower_quartile,
            median=found and found.median,
            upper_quartile=found and found.upper_quartile,
            highest=found and found.highest,
        )


def _lines(tender: Tender, outcome: BidEvaluation, origins: Origins) -> list[LineResult]:
    return [
        LineResult(
            phase=line.phase,
            label=": ".join(part for part in (*line.labels, line.name) if part),
            item=outcome.bid.offers[line.offer].item,
            source=origin_of(line.source, origins),
            amount=line.amount.value,
            unit=line.unit(tender.currency),
            first_month=line.schedule.first_month,
            every_months=line.schedule.every_months,
            payments=line.schedule.payments,
            index=line.index,
            price_lag_months=line.price_lag_months,
            settled_month=line.settled.month if line.settled else None,
            settled_by=line.settled.by if line.settled else None,
            settles=line.settles,
            reason=line.reason,
            payer=line.payer,
            counts=line.counts,
            present_value=float(value),
        )
        for line, value in zip(outcome.lines, outcome.present_value, strict=True)
    ]


def _reference_result(evaluation: Evaluation, origins: Origins) -> ReferenceResult | None:
    kept, planned = evaluation.reference, evaluation.reference_budget
    if kept is None or planned is None:
        return None
    return ReferenceResult(
        name=kept.bid.name,
        life_cycle_cost=kept.life_cycle_cost,
        equivalent_annual_cost=kept.equivalent_annual_cost,
        nominal_cost=kept.nominal_cost,
        phases={phase: kept.phases[phase] for phase in PHASES},
        yearly=_own_years(evaluation.tender, kept),
        lines=_lines(evaluation.tender, kept, origins),
        budget=_budget_result(planned),
    )


def _budget_result(planned: Budget) -> BudgetResult:
    return BudgetResult(
        years=planned.years,
        investment=planned.investment.tolist(),
        running={phase: by_year.tolist() for phase, by_year in planned.running.items()},
        receipts=planned.receipts.tolist(),
        total=planned.total.tolist(),
        vat_to_reclaim=None if planned.vat_to_reclaim is None else planned.vat_to_reclaim.tolist(),
        cost_centres={name: by_year.tolist() for name, by_year in planned.cost_centres.items()},
        settlement=planned.settlement,
    )


def _own_years(tender: Tender, outcome: BidEvaluation) -> list[float]:
    """Return the cash by year up to the horizon, and further only where this bid receives something later."""
    years: list[float] = outcome.yearly.tolist()
    return years[: years_of_cash(tender, [outcome.lines]) + 1]


def _award_result(tender: Tender, standing: Standing) -> AwardResult:
    contender, scored = standing.contender, standing.scored
    return AwardResult(
        method=tender.award.method,
        cost=contender.cost,
        assessed_cost=standing.assessed_cost.value,
        quality=contender.quality.total.value if contender.quality else None,
        criteria={one.id: one.share.value for one in contender.quality.criteria} if contender.quality else {},
        cost_by_item={item.id: cost for item, cost in zip(tender.items, contender.by_item, strict=False)},
        cost_points=scored.cost_points.value if scored and scored.cost_points else None,
        quality_points=scored.quality_points.value if scored and scored.quality_points else None,
        score=standing.score,
        not_ranked=[
            NotRankedResult(
                reason=one.why.code,
                criterion=one.criterion or None,
                item=one.item or None,
                ground=one.why.context.get("ground"),
                article=one.why.context.get("article"),
                explanation=one.why.context.get("reason"),
            )
            for one in standing.not_ranked
        ],
        decided_by="draw" if contender.drawn else None,
    )


def _circularity_result(tender: Tender, outcome: BidEvaluation) -> CircularityResult:
    found, beside = outcome.circularity, outcome.beside
    if found is None:
        return CircularityResult()
    return CircularityResult(
        indicators={name: figure.value for name, figure in found.indicators.items()},
        products=[
            ProductResult(
                item=outcome.bid.offers[product.position].item,
                figures={name: figure.value for name, figure in product.figures.items()},
            )
            for product in found.products
        ],
        targets=[
            TargetResult(
                indicator=one.target.indicator,
                bound=one.target.bound[0],
                level=one.target.bound[1],
                year=one.target.year,
                required=one.target.required,
                value=one.value.value if one.value else None,
                gap=one.gap.value if one.gap else None,
                met=one.is_met,
            )
            for one in outcome.targets
        ],
        reference_bid=beside.reference if beside else None,
        efficient=beside.efficient if beside else None,
        cost_per_tonne_co2=None if beside is None or beside.per_kg_co2 is None else 1000 * beside.per_kg_co2,
        cost_per_kg_virgin=beside.per_kg_virgin if beside else None,
    )
