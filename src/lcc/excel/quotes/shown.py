"""What the hidden formulas show when a workbook is written: what the engine worked out, for who does not calculate."""

from collections.abc import Mapping

from lcc.cashflow.context import OfferContext
from lcc.cashflow.lives import Lives
from lcc.evaluation.evaluate import BidEvaluation
from lcc.excel.quotes.calculation import OF_ITEM, Calculation, Shown, of_calculation
from lcc.excel.quotes.questions import BOUGHT, INDEX, fee_indices, is_asked_of_all, kinds_taken
from lcc.record.path import Path


def shown_of(calculation: Calculation, bid: BidEvaluation, sources: Mapping[Path, Path], k: int) -> Shown:
    """Return what is shown of the supplier at a place; `sources` has the question behind each field of its bid."""
    tender = calculation.tender
    worth = dict.fromkeys(calculation.in_money, 0.0)
    for line, value in zip(bid.lines, bid.present_value.tolist(), strict=True):
        asked = sources[line.source][2:] if line.source in sources else ()
        is_of_deposit = line.source[-1] in ("return_rate", "loss_per_trip") or asked not in worth
        worth[("items", line.offer, "deposit") if is_of_deposit else asked] += value
    model = bid.bid.offers[0].business_model
    is_fee = model.kind not in (*BOUGHT, "deposit")
    numbers: dict[Path, float | str] = {
        **worth,
        ("model",): kinds_taken(tender).index(model.kind) + 1,
        ("fees",): int(calculation.worth.months.number(model.index)) if is_fee else _fee_unsaid(calculation),
        ("paid",): bid.life_cycle_cost,
        ("rounded",): bid.standing.assessed_cost.value,
        ("wrong",): "",
    }
    for i in range(len(tender.items)):
        context = OfferContext(tender, bid.bid, i)
        share = 1.0
        if context.lives.is_last_cut and tender.residual_value != "none":
            is_annuity = tender.residual_value == "annuity"
            share = (context.annuity_share(context.lives) if is_annuity else context.lives.share_of_last).value
        numbers |= _lives(context.lives, context.product_lives, share, i)
    return of_calculation(k, numbers)


def shown_of_nobody(calculation: Calculation, k: int) -> Shown:
    """Return what is shown at a place where nothing is typed."""
    tender = calculation.tender
    whole = Lives(tender.horizon_months, tender.horizon_months)
    numbers: dict[Path, float | str] = {
        ("missing",): len([one for one in calculation.asked if is_asked_of_all(one, tender)]),
        ("fees",): _fee_unsaid(calculation),
        ("rounded",): "",
        ("wrong",): "",
    }
    for i in range(len(tender.items)):
        numbers |= _lives(whole, whole, 1.0, i)
    return of_calculation(k, numbers)


def _fee_unsaid(calculation: Calculation) -> int:
    """Return the column of the index of fees where nobody chose one: there is only one, or none yet."""
    if any(one.key == INDEX for one in calculation.asked):
        return 0
    return int(calculation.worth.months.number(fee_indices(calculation.tender)[0]))


def _lives(contract: Lives, product: Lives, share: float, i: int) -> dict[Path, float | str]:
    of_contract = (contract.length, contract.last_start, contract.months_of_last, share)
    of_product = (product.length, product.last_start, product.months_of_last)
    return {(name, i): number for name, number in zip(OF_ITEM, (*of_contract, *of_product), strict=True)}
