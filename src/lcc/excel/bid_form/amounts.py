"""What a form shows the supplier of its own bid: what it comes to at today's prices."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple

from lcc.excel.bid_form.answers import TABLE_ROWS
from lcc.excel.bid_form.costs import COST_ROWS
from lcc.excel.bid_form.parts import AT_THE_END, key_in_offer, yearly_phases
from lcc.excel.form.live import (
    Live,
    answer,
    any_of,
    both,
    chosen,
    filled_in,
    if_so,
    in_cell,
    least,
    most,
    number,
    rounded_down,
    rounded_up,
    total,
)
from lcc.language import Translate
from lcc.language.terms import model_name, term, yes_or_no
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Item, Tender
from lcc.record.path import Path

NONE = number(0)
_NO_BOUND = number(10**12)


class Amounts(NamedTuple):
    """What is paid for something, in the currency of the tender at prices of the base date."""

    at_delivery: Live
    each_year: Live
    in_all: Live


class ItemOnForm(NamedTuple):
    """An item on a form: where its answers stand, and what can be chosen for it."""

    tender: Tender
    i: int
    kinds: Sequence[str]
    translate: Translate

    @property
    def item(self) -> Item:
        """The item."""
        return self.tender.items[self.i]

    def at(self, *key: str | int) -> Path:
        """Return the key of an answer about it."""
        return ("offers", self.i, *key)

    def worked_out(self, name: str) -> Path:
        """Return the name of a cell in which something about it is worked out."""
        return ("worked out", self.i, name)

    def of(self, kind: str, *names: str | int) -> Live:
        """Return the number that a field of a business model holds."""
        return answer(self.at(*key_in_offer(kind, str(names[0])), *names[1:]))

    def is_of(self, kind: str) -> Live | None:
        """Return whether a business model was chosen; None where it is the only one."""
        label = model_name(kind, self.translate)
        return chosen(self.at("kind"), kind, label) if len(self.kinds) > 1 else None

    def says(self, holds: bool, *key: str | int) -> Live:
        """Return whether the answer to a question of yes or no is this one."""
        return chosen(self.at(*key), holds, yes_or_no(holds, self.translate))

    def by_kind(self, parts: Mapping[str, Live]) -> Live:
        """Return the part of the business model that was chosen."""
        if len(self.kinds) == 1:
            return parts.get(self.kinds[0], NONE)
        conditions = [(self.is_of(kind), part) for kind, part in parts.items()]
        return total(if_so(is_so, part, NONE) for is_so, part in conditions if is_so and part != NONE)


def lives_of(asked: ItemOnForm) -> Live:
    """Return how many lives, terms or cycles of an item start within the horizon."""
    return asked.by_kind({kind: _lives(asked, kind) for kind in asked.kinds})


def rows_of(asked: ItemOnForm) -> Amounts:
    """Return what the rows of other costs come to."""
    lives = in_cell(lives_of(asked), asked.worked_out("lives"))
    rows = [_of_row(asked, k, lives) for k in range(COST_ROWS)]
    return Amounts(*(total(row[k] for row in rows) for k in range(len(Amounts._fields))))


def amounts_of(asked: ItemOnForm) -> Amounts:
    """Return what all units of an item come to, with the rows of other costs."""
    models = {kind: _MODELS[kind](asked, kind) for kind in asked.kinds if kind in _MODELS}
    quantity, years = number(asked.item.quantity), number(asked.tender.horizon_years)
    fields = range(len(Amounts._fields))
    product = Amounts(*(asked.by_kind({kind: one[k] for kind, one in models.items()}) for k in fields))
    rows = Amounts(*(in_cell(one, asked.worked_out(name)) for name, one in rows_of(asked)._asdict().items()))
    resources = asked.tender.resources.items()
    yearly = total(
        [
            *(answer(asked.at("costs", phase, "amount")) for phase in yearly_phases(asked.tender)),
            *(answer(asked.at("consumption", name, "per_year")) * number(one.price) for name, one in resources),
        ]
    )
    ends = total(answer(asked.at("end_of_life", phase)) for phase in AT_THE_END)
    bought = [kind for kind in asked.kinds if BUSINESS_MODELS[kind].is_bought]
    owned = ends * asked.by_kind({kind: _lives(asked, kind) for kind in bought})
    return Amounts(
        quantity * product.at_delivery + rows.at_delivery,
        quantity * (product.each_year + yearly) + rows.each_year,
        quantity * (product.in_all + yearly * years + owned) + rows.in_all,
    )


def _months(asked: ItemOnForm, kind: str) -> Live:
    """Return the months of one life, term or cycle."""
    if kind in ("purchase", "buy_back"):
        return number(12) * asked.of(kind, "service_life_years")
    if kind == "lease":
        return total(length for length, _payment in _terms(asked))
    return asked.of("deposit", "cycle_months")


def _lives(asked: ItemOnForm, kind: str) -> Live:
    """Return how many lives, terms or cycles start within the horizon; one where it just goes on."""
    if kind not in ("purchase", "buy_back", "lease", "deposit"):
        return number(1)
    return rounded_up(number(asked.tender.horizon_months) / _months(asked, kind))


def contract_months(asked: ItemOnForm) -> Live:
    """Return the months of a lease: its term, and each renewal that starts before the horizon."""
    horizon = number(asked.tender.horizon_months)
    first, *renewals = (length for length, _payment in _terms(asked))
    return reduce(lambda so_far, one: so_far + if_so(Live("above", (horizon, so_far)), one, NONE), renewals, first)


def _terms(asked: ItemOnForm) -> list[tuple[Live, Live]]:
    """Return the term of a lease and its renewals, each with its payment."""
    renewals = range(TABLE_ROWS["renewals"])
    return [
        (asked.of("lease", "term_months"), asked.of("lease", "payment")),
        *(
            (asked.of("lease", "renewals", k, "months"), asked.of("lease", "renewals", k, "payment"))
            for k in renewals
        ),
    ]


def _bought(asked: ItemOnForm, kind: str) -> Amounts:
    price, rows = asked.of(kind, "price"), range(TABLE_ROWS["instalments"])
    keys = [asked.at(*key_in_offer(kind, "instalments"), k) for k in rows]
    shares = [
        (filled_in((*key, "share")), answer((*key, "after_months")), answer((*key, "share"))) for key in keys
    ]
    later = total(share * if_so(Live("above", (month, NONE)), number(1), NONE) for _is, month, share in shares)
    return Amounts(price * (number(1) - later), NONE, price * _lives(asked, kind))


def _lease(asked: ItemOnForm, _kind: str) -> Amounts:
    horizon, every = number(asked.tender.horizon_months), asked.of("lease", "every_months")
    payment, upfront = asked.of("lease", "payment"), asked.of("lease", "upfront")
    terms, length = _terms(asked), _months(asked, "lease")
    whole = rounded_down(horizon / length)
    rest = horizon - whole * length
    paid, before = [], NONE
    for months, each in terms:
        paid.append(each * (whole * months + most(NONE, least(rest - before, months))))
        before = before + months if before != NONE else months
    first = if_so(asked.says(False, "lease", "in_advance"), NONE, payment)
    once = upfront + asked.of("lease", "return_cost")
    return Amounts(
        upfront + first,
        payment * number(12) / every,
        total(paid) / every + once * _lives(asked, "lease"),
    )


def _deposit(asked: ItemOnForm, kind: str) -> Amounts:
    paid = asked.of(kind, "deposit") + asked.of(kind, "price")
    return Amounts(paid, NONE, (paid + asked.of(kind, "return_cost")) * _lives(asked, kind))


def _pool(asked: ItemOnForm, kind: str) -> Amounts:
    start = asked.of(kind, "units_in_circulation") * asked.of(kind, "deposit")
    loss = asked.of(kind, "loss_per_trip")
    if asked.item.loss_per_trip is not None:
        covers = asked.says(True, *key_in_offer(kind, "covers_shortfall"))
        loss = if_so(covers, loss, number(asked.item.loss_per_trip))
    lost = loss * (asked.of(kind, "deposit") + asked.of(kind, "charge_per_lost_unit"))
    yearly = _use(asked) * (asked.of(kind, "fee_per_trip") + lost) + asked.of(kind, "fixed_fee_per_year")
    return Amounts(start, yearly, start + yearly * number(asked.tender.horizon_years))


def _pay_per_use(asked: ItemOnForm, kind: str) -> Amounts:
    uses = most(_use(asked), asked.of(kind, "minimum_use_per_year"))
    if qualities := asked.item.qualities:
        by_class = (
            answer(asked.at(kind, "fee_by_quality", name)) * number(share) for name, share in qualities.items()
        )
        fees = uses * total(by_class)
    else:
        fees = uses * asked.of(kind, "fee_per_use") + _tiers(asked, uses)
    yearly = fees + asked.of(kind, "fixed_fee_per_year")
    return Amounts(NONE, yearly, yearly * number(asked.tender.horizon_years))


def _tiers(asked: ItemOnForm, uses: Live) -> Live:
    """Return what uses of one unit come to by the table of tiers, which is about those of all units together."""
    quantity = number(asked.item.quantity)
    volume, low, parts = uses * quantity, NONE, []
    basis = asked.at("pay_per_use", "tier_basis")
    whole = chosen(basis, "whole_volume", term("whole_volume", asked.translate))
    for k in range(TABLE_ROWS["tiers"]):
        key = asked.at("pay_per_use", "tiers", k)
        high = if_so(filled_in((*key, "up_to")), answer((*key, "up_to")), _NO_BOUND)
        within = most(NONE, least(volume, high) - low)
        is_here = both(Live("above", (volume, low)), Live("not", (Live("above", (volume, high)),)))
        parts.append(answer((*key, "fee_per_use")) * if_so(whole, if_so(is_here, volume, NONE), within))
        low = high
    return total(parts) / quantity


def _use(asked: ItemOnForm) -> Live:
    """Return the uses of one unit in the mean year of the horizon."""
    stated: Any = asked.item.use_per_year
    if not isinstance(stated, list):
        return number(stated or 0)
    years = asked.tender.horizon_years
    return number(sum([*stated, *[stated[-1]] * years][:years]) / years)


def _of_row(asked: ItemOnForm, k: int, lives: Live) -> Amounts:
    """Return what a row of other costs comes to."""
    row, years = asked.at("costs", k), number(asked.tender.horizon_years)
    whole_bid = chosen((*row, "per"), "bid", term("bid", asked.translate))
    amount = answer((*row, "amount")) * if_so(whole_bid, number(1), number(asked.item.quantity))
    every, once, again = (
        chosen((*row, "moment"), code, term(code, asked.translate))
        for code in ("every_years", "at_year", "each_life")
    )
    year = answer((*row, "years"))
    falls_once = any_of([once, again])
    at_start = if_so(falls_once, if_so(Live("above", (year, NONE)), NONE, amount), NONE)
    yearly = if_so(any_of([every, falls_once]), NONE, amount)
    paid_years = most(NONE, years - answer((*row, "warranty_years")) * lives)
    times = if_so(
        again, lives, if_so(once, number(1), if_so(every, rounded_up(years / year) - number(1), paid_years))
    )
    return Amounts(at_start, yearly, amount * times)


_MODELS = {
    "purchase": _bought,
    "buy_back": _bought,
    "lease": _lease,
    "deposit": _deposit,
    "pool": _pool,
    "pay_per_use": _pay_per_use,
}
"""What one unit comes to under each business model; one that is not here shows no amounts of its own."""
