"""What a bid on a form can't leave out, said once: for the count that the form shows, and for who reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lcc.excel.bid_form.amounts import NONE, ItemOnForm, contract_months
from lcc.excel.bid_form.answers import COMBINATIONS, DISCOUNTS, FILE, PASSPORT, TABLE_ROWS
from lcc.excel.bid_form.costs import COST_ROWS, MOMENTS
from lcc.excel.bid_form.meant import is_of_phase, only_index
from lcc.excel.bid_form.parts import OF_MODEL, amount_of, key_in_offer, models_asking
from lcc.excel.form.layout import Question
from lcc.excel.form.live import (
    Live,
    answer,
    any_filled,
    any_of,
    both,
    chosen,
    filled_in,
    how_many_filled,
    if_so,
    in_cell,
    number,
    rounded_down,
    total,
)
from lcc.excel.passport_form.answers import part_of
from lcc.language import Translate
from lcc.language.terms import term, yes_or_no
from lcc.library.indicators import INDICATORS, takes_passport
from lcc.library.phases import PRICED_PHASES, IndexedPhase
from lcc.model.bid import IN_PASSPORT
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import GENERAL, Tender
from lcc.record.path import Path


class Need(NamedTuple):
    """An answer that can't be left out: the cell where it is missed, when it is needed, and whether it is there."""

    key: Path
    there: Live
    when: Live | None = None
    code: str = "empty_cell"
    words: Mapping[str, object] = {}
    priced_at: Path | None = None
    """Where it is missed if the cell says no."""


class AnswersThere(NamedTuple):
    """What was filled in about an item on the second sheet, as the first one takes it from there."""

    filled: Live
    missing: Live


def needs_of_bid(asked: Sequence[Question], tender: Tender, _: Translate) -> Iterator[Need]:
    """Yield what a form can't leave out of the bid as a whole; `asked` is all that its sheets ask."""
    for one in asked:
        if one.required and one.key[0] not in ("offers", "combinations"):
            yield Need(one.key, filled_in(one.key))
    evidence = {one.key: (*one.key[:2], "met") for one in asked if one.key[::2] == ("requirements", "evidence")}
    for key, met in evidence.items():
        yield Need(key, filled_in(key), chosen(met, True, yes_or_no(True, _)))
    if tender.lots and tender.lots.combined_bids:
        for k in range(COMBINATIONS):
            lots = [
                chosen(("combinations", k, "lots", lot.id), True, yes_or_no(True, _)) for lot in tender.lots.parts
            ]
            discounts: list[Path] = [("combinations", k, name) for name in DISCOUNTS]
            stated = any_of([filled_in(one) for one in discounts])
            first: Path = ("combinations", k, "lots", tender.lots.parts[0].id)
            several = Live("above", (total(if_so(one, number(1), NONE) for one in lots), number(1)))
            yield Need(discounts[0], stated, any_of(lots))
            yield Need(first, several, any_of([*lots, stated]), "too_short", {"min_length": 2})


def never_left_empty(asked: Sequence[Question], tender: Tender, _: Translate) -> set[Path]:
    """Return which cells are counted as missing on a form with only the business model filled in."""

    def missed(need: Need, given: Mapping[Path, object]) -> bool:
        return (need.when is None or bool(need.when.value(given))) and not need.there.value(given)

    found = {need.key for need in needs_of_bid(asked, tender, _) if missed(need, {})}
    for i in range(len(tender.items)):
        item = item_asked(asked, tender, i, _)
        for need in needs_of_item(item, asked):
            part = need.key[2]
            own = models_asking(str(need.key[3])) if part == OF_MODEL else (part,)
            about = [kind for kind in item.kinds if kind in own] or item.kinds
            given = [{} if part == "kind" else {item.at("kind"): kind} for kind in about]
            if all(missed(need, one) for one in given):
                found.add(need.key)
    return found


def item_asked(asked: Iterable[Question], tender: Tender, i: int, _: Translate) -> ItemOnForm:
    """Return an item with the business models that sheets ask of it."""
    parts = {one.key[2] for one in asked if one.key[:2] == ("offers", i)}
    return ItemOnForm(tender, i, [kind for kind in BUSINESS_MODELS if kind in parts], _)


def needs_of_item(item: ItemOnForm, asked: Sequence[Question]) -> Iterator[Need]:
    """Yield what a form can't leave out of an item that is offered; `asked` is all that its sheets ask."""
    of_item = [one for one in asked if one.key[:2] == item.at()]
    keys = [one.key for one in of_item]
    yield from _required(item, of_item)
    for kind in item.kinds:
        yield from _of_model(item, kind, keys)
    yield from _indices(item, [one.key for one in of_item if only_index(one) is None])
    for k in range(COST_ROWS):
        moment = item.at("costs", k, "moment")
        later = any_of(chosen(moment, code, term(code, item.translate)) for code in MOMENTS[1:])
        yield Need(moment, filled_in(item.at("costs", k, "years")), later, "moment_without_years")
    yield from _phases(item)
    if item.tender.mki:
        stated = [item.at("mki", "per_life"), *(key for key in keys if key[2:4] == ("mki", "impacts"))]
        yield Need(item.at("mki", "per_life"), any_filled(stated), None, "one_mki")
    yield from _circular(item, passport_begun(item, keys))


def _required(item: ItemOnForm, of_item: Sequence[Question]) -> Iterator[Need]:
    """Yield the cells that can't stay empty, in the blocks and rows that are used."""
    passport = item.at(PASSPORT)
    keys = [one.key for one in of_item]
    has_passport = passport_begun(item, keys)

    @cache
    def within(part: Path) -> Live:
        return any_filled([key for key in keys if key[: len(part)] == part])

    for key in (one.key for one in of_item if one.required):
        part, when = key[2], None
        if is_of_phase(key):
            continue
        if part in BUSINESS_MODELS:
            always = len(key) == 4 or key[3] == "fee_by_quality" or key[3:5] == ("buy_back", 0)
            when = _both(item.is_of(str(part)), None if always else within(key[:-1]))
        elif part == OF_MODEL:
            asking = [item.is_of(kind) for kind in models_asking(str(key[3])) if kind in item.kinds]
            when = _both(any_of(one for one in asking if one) if all(asking) else None, within(key[:-1]))
        elif part in ("costs", "take_back"):
            when = within(key[:-1])
        elif part == PASSPORT:
            around = part_of(key, len(passport))
            is_begun = has_passport if around == passport and has_passport else within(around)
            when = both(Live("not", (filled_in((*passport, FILE)),)), is_begun)
        elif part == "circularity" and key[3] in IN_PASSPORT and has_passport:
            when = Live("not", (has_passport,))
        elif len(key) > 3 and part not in ("circularity", "mki"):
            continue
        yield Need(key, filled_in(key), when)


def _both(one: Live | None, other: Live | None) -> Live | None:
    return both(one, other) if one and other else one or other


def passport_begun(item: ItemOnForm, asked: Iterable[Path]) -> Live | None:
    """Return whether a passport was filled in or named; None where none is asked."""
    keys = [key for key in asked if key[:3] == item.at(PASSPORT)]
    return above_zero(in_cell(how_many_filled(keys), item.worked_out("filled in passport"))) if keys else None


def _of_model(item: ItemOnForm, kind: str, keys: Sequence[Path]) -> Iterator[Need]:
    """Yield what a business model needs that no cell of it shows by itself."""
    is_of, tender = item.is_of(kind), item.tender
    if kind == "pay_per_use":
        fees = [key for key in keys if key[2:4] in ((kind, "fee_per_use"), (kind, "tiers"))]
        if fees:
            yield Need(item.at(kind, "fee_per_use"), any_filled(fees), is_of, "one_fee")
    early = item.at(kind, "early_end_cost")
    if early in keys and tender.contracts_end_at_horizon:
        horizon, length = number(tender.horizon_months), contract_months(item)
        left = above_zero(horizon - rounded_down(horizon / length) * length)
        option = [key for key in keys if key[2:4] == key_in_offer(kind, "purchase_option")]
        hired = Live("not", (any_filled(option),)) if option else None
        years = {"horizon": f"{tender.horizon_years}"}
        yield Need(early, filled_in(early), _both(_both(is_of, left), hired), "early_end_not_stated", years)


def _indices(item: ItemOnForm, keys: Sequence[Path]) -> Iterator[Need]:
    """Yield the indices that have to be chosen because the one that counts by itself is not open for a phase."""
    open_indices = item.tender.open_indices

    def need(key: Path, phase: IndexedPhase, when: Live, missed_at: Path | None = None) -> Iterator[Need]:
        if key in keys and GENERAL not in open_indices.get(phase, [GENERAL]):
            words = {"phase": phase, "known": ", ".join(open_indices[phase])}
            code = "amount_beside_yes" if missed_at else "index_not_chosen"
            yield Need(missed_at or key, filled_in(key), when, code, words)

    for k in range(COST_ROWS):
        for phase in PRICED_PHASES:
            is_in = chosen(item.at("costs", k, "phase"), phase, term(phase, item.translate))
            yield from need(item.at("costs", k, "index"), phase, is_in)
    for phase in PRICED_PHASES:
        amount, index = item.at("costs", phase, "amount"), item.at("costs", phase, "index")
        if amount not in keys:
            amount, index = item.at("end_of_life", phase), item.at("end_of_life", "index")
        if amount not in keys:
            continue
        if (included := item.at("included", phase)) in keys:
            yes, is_cost = item.says(True, *included[2:]), Live("not", (Live("same", (answer(amount), NONE)),))
            yield from need(index, phase, both(yes, is_cost), amount)
            yield from need(index, phase, both(filled_in(amount), Live("not", (yes,))))
        else:
            yield from need(index, phase, filled_in(amount))
    for key in (key for key in keys if key[2] == "take_back" and key[-1] == "price_per_kg"):
        asks = Live("above", (NONE, Live("answer", (key,))))
        yield from need((*key[:-1], "index"), "residual_value", both(filled_in(key), Live("not", (asks,))))
        yield from need((*key[:-1], "index"), "disposal", asks)
    for kind in item.kinds:
        if "resale_value" in BUSINESS_MODELS[kind].model_fields:
            sold = above_zero(item.of(kind, "resale_value"))
            yield from need(item.at(kind, "index"), "residual_value", _both(item.is_of(kind), sold) or sold)


def _phases(item: ItemOnForm) -> Iterator[Need]:
    """Yield each phase that is asked: it is priced or included, and in use each resource has its number."""
    for phase in item.tender.asked_phases:
        included = item.says(True, "included", phase)
        if phase == "use" and item.tender.resources:
            yield from _use(item, included)
            continue
        ways, amount = [included], amount_of(phase, item.at(), item.tender)
        if amount:
            ways.append(filled_in(amount))
        label = term(phase, item.translate)
        ways += [chosen(item.at("costs", k, "phase"), phase, label) for k in range(COST_ROWS)]
        for name in item.tender.resources:
            falls = chosen(item.at("consumption", name, "phase"), phase, label)
            ways.append(both(filled_in(item.at("consumption", name, "per_year")), falls))
        if phase == "disposal":
            ways += [filled_in(item.at("take_back", k, "mass")) for k in range(TABLE_ROWS["take_back"])]
        for kind in item.kinds:
            model = BUSINESS_MODELS[kind]
            stated = [
                filled_in(item.at(*key_in_offer(kind, name)))
                for name, other in model.answered_by.items()
                if other == phase
            ]
            if model.paid_in == phase:
                stated = [number(1)]
            is_of = item.is_of(kind)
            ways += [both(is_of, one) if is_of else one for one in stated]
        words = {"phase": phase}
        yield Need(item.at("included", phase), any_of(ways), None, "phase_not_answered", words, amount)


def _use(item: ItemOnForm, included: Live) -> Iterator[Need]:
    """Yield that use is in the price, or else what it takes of each resource."""
    use: Path = item.at("included", "use")
    stated = {name: item.at("consumption", name, "per_year") for name in item.tender.resources}
    is_begun = any_filled(stated.values())
    words = {"resource": ", ".join(stated)}
    yield Need(use, any_of([filled_in(use), is_begun]), None, "resource_not_stated", words)
    when = both(Live("not", (included,)), any_of([filled_in(use), is_begun]))
    for name, key in stated.items():
        yield Need(key, filled_in(key), when, "resource_not_stated", {"resource": name})


def _circular(item: ItemOnForm, has_passport: Live | None) -> Iterator[Need]:
    """Yield what indicators are worked out of that every bid has to show."""
    rules, needed = item.tender.circularity, item.tender.needed_indicators
    file = item.at(PASSPORT, FILE)
    if has_passport and rules and rules.passport == "required":
        yield Need(file, has_passport, None, "passport_not_stated")
    elif has_passport and (first := next(filter(takes_passport, needed), None)):
        yield Need(file, has_passport, None, "indicator_without", {"indicator": first, "needed": PASSPORT})
    if rules and "high_grade_use" in needed:
        steps = [item.at("circularity", "destinations", step) for step in item.tender.ladder_of(item.item)]
        words = {"indicator": "high_grade_use", "needed": "circularity.destinations"}
        yield Need(steps[0], any_filled(steps), None, "indicator_without", words)
    emissions = next((name for name in needed if INDICATORS[name].source == "emissions"), None)
    if emissions:
        produced = item.at("carbon", "production_kg")
        words = {"indicator": emissions, "needed": "carbon.production_kg"}
        yield Need(produced, filled_in(produced), None, "indicator_without", words)


def above_zero(part: Live) -> Live:
    """Return whether a number is above zero."""
    return Live("above", (part, NONE))


def missing_in(needs: Iterable[Need]) -> Live:
    """Return how many of these answers are missing."""
    by_condition: dict[Live | None, list[Live]] = {}
    for need in needs:
        by_condition.setdefault(need.when, []).append(if_so(need.there, NONE, number(1)))
    return total(
        if_so(when, total(counts), NONE) if when else total(counts) for when, counts in by_condition.items()
    )
