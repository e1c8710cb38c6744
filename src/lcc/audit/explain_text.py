"""An explanation as text and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lcc.audit.explain import BidExplained, LineExplained, RateExplained
from lcc.audit.explain_award import as_json as award_json
from lcc.audit.explain_award import award_lines
from lcc.audit.explain_circularity import as_json as circularity_json
from lcc.audit.explain_circularity import circularity_lines
from lcc.cashflow.line import Line, Reason
from lcc.language import N_, Translate
from lcc.language.numbers import amount, local_formula
from lcc.language.terms import common_name, line_label, term
from lcc.model.reference import REFERENCE

_WHY: dict[Reason, str] = {
    "credited": N_(
        "why: paid ahead of use; the part for use beyond the horizon is credited in month {month}, at the price that "
        "was paid"
    ),
    "owed": N_(
        "why: still owed for use inside the horizon; paid in month {month}, at the price level of that month"
    ),
    "to_come": N_("why: still to be received, on the day on which the contract pays it: month {month}"),
    "instalment": N_(
        "why: an instalment that is due at the horizon or after it; paid in month {month}, at the prices of the start "
        "of the life"
    ),
    "interval": N_("why: the part of the last interval before the horizon; paid in month {month}"),
}
_WHY_GIVEN_BACK = N_(
    "why: received ahead of use; the part for use beyond the horizon is given back in month {month}, at the price at "
    "which it was received"
)
_WHY_IN_VALUE: dict[Reason, str] = {
    "credited": N_(
        "why: the whole life counts as an annuity; of what falls inside the horizon the part for use beyond it is "
        "taken off, at what it is worth on its own day, in one amount in month {month}"
    ),
    "owed": N_(
        "why: the whole life counts as an annuity; of what falls beyond the horizon the part for use inside it is "
        "added, at what it is worth on its own day, in one amount in month {month}"
    ),
}
_DOCUMENTS = {"tender": N_("tender"), "bid": N_("bid"), "scores": N_("scores")}


def as_text(rates: Sequence[RateExplained], bids: Sequence[BidExplained], currency: str, _: Translate) -> str:
    """Return the explanation as indented lines."""
    documents = _documents(_)
    lines = [line for rate in rates for line in rate_lines(rate, _)]
    return "\n".join([*lines, "", *(line for bid in bids for line in _bid_lines(bid, currency, documents, _))])


def _documents(_: Translate) -> dict[str, str]:
    return {code: _(name) for code, name in _DOCUMENTS.items()}


def rate_lines(rate: RateExplained, _: Translate) -> Iterator[str]:
    """Yield how a rate came about as lines of text, with what it rests on below it."""
    words = {
        "rate": local_formula(f"{rate.nominal:.10g}", _),
        "formula": local_formula(rate.formula, _),
        "year": rate.after_year,
    }
    if rate.after_year:
        yield _("After year {year}, discounted at a nominal rate of {rate} a year = {formula}").format(**words)
    else:
        yield _("Discounted at a nominal rate of {rate} a year = {formula}").format(**words)
    yield from (f"  {field.said(_documents(_), _)}" for field in rate.fields)


def _bid_lines(bid: BidExplained, currency: str, documents: Mapping[str, str], _: Translate) -> Iterator[str]:
    cost = f"{amount(bid.life_cycle_cost, _)} {currency}"
    yield _("{bidder}: life-cycle cost {cost}, the sum of:").format(
        bidder=bid.bidder or _("What we have"), cost=cost
    )
    for phase in bid.phases:
        yield f"  {term(phase.phase, _)}: {amount(phase.present_value, _)} {currency}"
        for line in phase.lines:
            yield f"    {line_name(line, _)}: {amount(line.present_value, _)} {currency}"
            yield from (f"      {text}" for text in line_lines(line, currency, _))
    if bid.circularity is not None:
        yield from circularity_lines(bid.circularity, currency, documents, _)
    if bid.award is not None:
        yield from award_lines(bid.award, documents, _)
    yield ""


def line_name(one: LineExplained, _: Translate) -> str:
    """Return what a line is for: the item, and what is paid."""
    line = one.line
    name = common_name(line.name, _) if "consumption" in line.source else line.name
    return f"{one.item}, {line_label(line.labels, name, _)}"


def line_lines(one: LineExplained, currency: str, _: Translate) -> Iterator[str]:
    """Yield how a line is worked out as lines of text, with what each rests on below it."""
    line, documents = one.line, _documents(_)
    yield f"{amount(line.amount.value, _)} {line.unit(currency)} = {local_formula(one.formula, _)}"
    for field in one.fields:
        yield f"  {field.said(documents, _)}"
    index = common_name(line.index, _)
    lag = _(", at the price of {months} months before").format(months=line.price_lag_months)
    yield _("payments: {number}; index {index}{lag}").format(
        number=line.schedule.payments, index=index, lag=lag if line.price_lag_months else ""
    )
    if one.index_field is not None:
        yield f"  {one.index_field.said(documents, _)}"
    if line.payer == "users":
        weighs = term("counts" if line.counts else "shown", _)
        yield _("paid by {payer}: {weighs}").format(payer=term(line.payer, _), weighs=weighs)
    if line.reason:
        yield why(line, _)
    for position, payment in enumerate(one.payments):
        if one.left_out and position == len(one.payments) - 1:
            yield "  " + _("... and {number} more, up to:").format(number=one.left_out)
        said = _("month {month}: x price {price} x discount {discount} = {value}")
        if line.settled and line.settled.by == "price":
            said = _("month {month}, settled in month {settled}: x price {price} x discount {discount} = {value}")
        yield "  " + said.format(
            month=payment.month,
            settled=line.last_paid,
            price=amount(payment.price_factor, _, 6),
            discount=amount(payment.discount_factor, _, 6),
            value=amount(payment.present_value, _),
        )


def why(line: Line, _: Translate) -> str:
    """Return why a line is there that comes of a life or an interval that the horizon cuts off."""
    if line.settled and line.settled.by == "value":
        text = _WHY_IN_VALUE[line.reason]
    elif line.reason == "credited" and line.amount.value > 0:
        text = _WHY_GIVEN_BACK
    else:
        text = _WHY[line.reason]
    return _(text).format(month=line.last_paid)


def as_json(rates: Sequence[RateExplained], bids: Sequence[BidExplained], currency: str) -> dict[str, Any]:
    """Return the explanation as plain values."""
    return {
        "currency": currency,
        "nominal_rates": [
            {
                "after_year": rate.after_year,
                "rate": rate.nominal,
                "formula": rate.formula,
                "fields": [field.as_json() for field in rate.fields],
            }
            for rate in rates
        ],
        "reference": next((_bid_json(one, currency) for one in bids if one.bidder == REFERENCE), None),
        "bids": [_bid_json(one, currency) for one in bids if one.bidder != REFERENCE],
    }


def _bid_json(bid: BidExplained, currency: str) -> dict[str, Any]:
    return {
        "bidder": bid.bidder,
        "life_cycle_cost": bid.life_cycle_cost,
        "phases": [
            {
                "phase": phase.phase,
                "present_value": phase.present_value,
                "lines": [_line_json(line, currency) for line in phase.lines],
            }
            for phase in bid.phases
        ],
        "circularity": circularity_json(bid.circularity) if bid.circularity else None,
        "award": award_json(bid.award) if bid.award else None,
    }


def _line_json(one: LineExplained, currency: str) -> dict[str, Any]:
    line = one.line
    return {
        "item": one.item,
        "label": line_label(line.labels, line.name, str),
        "amount": line.amount.value,
        "unit": line.unit(currency),
        "formula": one.formula,
        "fields": [field.as_json() for field in one.fields],
        "index": line.index,
        "index_field": one.index_field.as_json() if one.index_field else None,
        "price_lag_months": line.price_lag_months,
        "reason": line.reason,
        "settles": line.settles,
        "settled": line.settled._asdict() if line.settled else None,
        "payments": [
            {
                "month": payment.month,
                "price_factor": payment.price_factor,
                "discount_factor": payment.discount_factor,
                "present_value": payment.present_value,
            }
            for payment in one.payments
        ],
        "payments_left_out": one.left_out,
        "present_value": one.present_value,
    }
