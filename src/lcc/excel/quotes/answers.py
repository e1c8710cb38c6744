"""What stands on the sheet of quotes, and the tender and bids that it makes.

What a quote does not ask is as the template of the tender says it: which index a price follows, and that what is hired
goes back to the supplier.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lcc.excel.quotes.layout import of_supplier
from lcc.excel.quotes.questions import (
    BOUGHT,
    HIRED,
    INDEX,
    MANAGEMENT,
    MODEL,
    MONTHS,
    NAME,
    ONE_OFF,
    PAID_FOR_USE,
    RETURNED,
    fee_indices,
    index_in,
    index_of_ends,
    names_its_item,
    questions,
)
from lcc.language import N_, Translate
from lcc.library.phases import PricedPhase
from lcc.model.bid import Bid, Offer
from lcc.model.tender import FIXED, GENERAL, Item, Tender
from lcc.record.path import Path

Answers = Mapping[Path, Any]

_COSTS: dict[str, str] = {
    "one_off": N_("Delivery and installation"),
    "management": N_("Management"),
    "maintenance": N_("Maintenance"),
    "use": N_("Use"),
}
"""What a cost is called in a bid, by its question."""
NAMED = ("name", "unit", "use_unit")
"""What is asked of an item that is named on the sheet, beside its use."""
ENDS: tuple[PricedPhase, ...] = ("demolition", "disposal")


def answers_of_tender(tender: Tender, *, is_fresh: bool = False) -> dict[Path, Any]:
    """Return what stands on top: what is bought, how much, and for how long.

    On a fresh sheet the use of an item that is to be named is for who fills it in to state, as zero too.
    """
    answers: dict[Path, Any] = {("title",): tender.title, ("horizon_years",): tender.horizon_years}
    for i, item in enumerate(tender.items):
        answers["items", i, "quantity"] = item.quantity
        if item.use_per_year is not None and not (is_fresh and names_its_item(tender)):
            answers["items", i, "use_per_year"] = item.use_per_year
        if names_its_item(tender):
            answers |= {("items", i, field): getattr(item, field) for field in NAMED if getattr(item, field)}
    return answers


def tender_of(answers: Answers, tender: Tender) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the tender with what stands on top, as plain values, and the key of the answer behind each field."""
    plain = tender.model_dump(mode="json", exclude_unset=True)
    plain.setdefault("procedure", "three_quotes")
    sources: dict[Path, Path] = {}
    named = [("items", 0, field) for field in NAMED] if names_its_item(tender) else []
    for key in dict.fromkeys((*answers_of_tender(tender), *named)):
        sources[key] = key
        at: Any = plain
        for step in key[:-1]:
            at = at[step]
        if key in answers:
            at[key[-1]] = answers[key]
        else:
            at.pop(key[-1], None)
    return plain, sources


def bid_of(
    answers: Answers, supplier: int, tender: Tender, _: Translate
) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the bid of a supplier as plain values, and for each of its fields the key of the answer behind it."""
    return _Bid(answers, supplier, tender, _).made()


class _Bid:
    """One bid in the making."""

    def __init__(self, answers: Answers, supplier: int, tender: Tender, _: Translate) -> None:
        self.answers, self.supplier, self.tender, self._ = answers, supplier, tender, _
        self.kind = answers.get(of_supplier(supplier, MODEL))
        self.sources: dict[Path, Path] = {}

    def made(self) -> tuple[dict[str, Any], dict[Path, Path]]:
        """Return the bid."""
        bid: dict[str, Any] = {"tender": self.tender.id, "bidder": {}}
        self.put(bid["bidder"], ("bidder", "name"), NAME)
        bid["offers"] = [self._offer(i, item) for i, item in enumerate(self.tender.items)]
        self.sources["tender",] = self.sources["bidder",] = of_supplier(self.supplier, NAME)
        return bid, self.sources

    def put(self, into: dict[str, Any], at: Path, asked: Path) -> None:
        """Put an answer where it belongs, if there is one, and remember where it came from."""
        key = of_supplier(self.supplier, asked)
        self.sources[at] = key
        if key in self.answers:
            into[str(at[-1])] = self.answers[key]

    def _offer(self, i: int, item: Item) -> dict[str, Any]:
        at: Path = ("offers", i)
        first = ("items", i, "price") if self.kind != "lease" else ("items", i, "monthly")
        self.sources[at] = self.sources[*at, "item"] = of_supplier(self.supplier, MODEL if i == 0 else first)
        offer: dict[str, Any] = {"item": item.id, "business_model": self._model(i, item)}
        costs = [*self._costs(i)]
        consumption = [*self._consumption(i)]
        ends = self._ends(i)
        emissions: dict[str, Any] = {}
        self.put(emissions, (*at, "carbon", "production_kg"), ("items", i, "emissions"))
        included = [*self._included(i)]
        for phase, key in self._zeros(i):
            self.sources[*at, "included", len(included)] = key
            included.append(phase)
        parts = {
            "included": included, "costs": costs, "consumption": consumption, "end_of_life": ends, "carbon": emissions,
        }  # fmt: skip
        self.sources[*at, "included"] = self.sources[*at, "costs"] = self.sources[at]
        self.sources[*at, "consumption"] = self.sources[*at, "end_of_life"] = self.sources[at]
        self.sources |= dict(self._left_open(i))
        return offer | {name: part for name, part in parts.items() if part}

    def _model(self, i: int, item: Item) -> dict[str, Any]:
        at: Path = ("offers", i, "business_model")
        kind, model = self.kind, dict[str, Any]()
        self.sources[at] = self.sources[*at, "kind"] = of_supplier(self.supplier, MODEL)
        if kind is None:
            return model
        model["kind"] = kind

        def put(field: str, asked: Path) -> None:
            self.put(model, (*at, field), asked)

        put("service_life_years", ("items", i, "life"))
        if kind in (*BOUGHT, "deposit"):
            put("price", ("items", i, "price"))
        if kind in ("deposit", "pool"):
            put("deposit", ("items", i, "deposit"))
        usual = FIXED if kind == "deposit" else GENERAL
        model["index"] = index_in(self.tender, "purchase", usual)
        if kind == "buy_back":
            model["buy_back"] = [self._step(at, i)]
        if kind == "deposit":
            put("cycle_months", MONTHS)
            put("return_rate", RETURNED)
            if item.return_rate is not None:
                model["return_rate"] = item.return_rate
        if kind in HIRED:
            put("return_cost", ("items", i, "return_cost"))
        if kind == "lease":
            put("payment", ("items", i, "monthly"))
            put("term_months", MONTHS)
            model["every_months"] = 1
        if kind in ("lease", *PAID_FOR_USE):
            model["index"] = self.answers.get(of_supplier(self.supplier, INDEX), fee_indices(self.tender)[0])
            self.sources[*at, "index"] = of_supplier(self.supplier, INDEX)
        if kind == "pay_per_use":
            put("fee_per_use", ("items", i, "fee_per_use"))
        if kind == "pool":
            self.put(model, (*at, "fee_per_trip"), ("items", i, "fee_per_use"))
            model |= {"units_in_circulation": 1.0, "loss_per_trip": item.loss_per_trip}
        return model

    def _step(self, at: Path, i: int) -> dict[str, Any]:
        step: dict[str, Any] = {}
        self.put(step, (*at, "buy_back", 0, "share_of_price"), RETURNED)
        self.put(step, (*at, "buy_back", 0, "after_years"), ("items", i, "life"))
        self.sources[*at, "buy_back"] = of_supplier(self.supplier, RETURNED)
        return step

    def _costs(self, i: int) -> Iterator[dict[str, Any]]:
        """Yield what is paid beside the business model: for the whole quote with the first item, and of each item."""
        whole: list[tuple[Path, PricedPhase]] = (
            [(ONE_OFF, "purchase"), (MANAGEMENT, "management")] if i == 0 else []
        )
        asked: list[tuple[Path, PricedPhase]] = [
            *whole, (("items", i, "maintenance"), "maintenance"), (("items", i, "use"), "use")
        ]  # fmt: skip
        number = 0
        for question, phase in asked:
            key = of_supplier(self.supplier, question)
            if key not in self.answers or (phase, key) in self._zeros(i):
                continue
            at: Path = ("offers", i, "costs", number)
            cost: dict[str, Any] = {"name": self._(_COSTS[str(question[-1])]), "phase": phase}
            self.put(cost, (*at, "amount"), question)
            cost["index"] = index_in(self.tender, phase)
            if len(question) == 1:
                cost["per"] = "bid"
            if question == ONE_OFF:
                cost["at_year"] = 0
            self.sources[at] = key
            number += 1
            yield cost

    def _consumption(self, i: int) -> Iterator[dict[str, Any]]:
        number = 0
        for name in self.tender.resources:
            question: Path = ("items", i, "resources", name)
            if (key := of_supplier(self.supplier, question)) in self.answers:
                at: Path = ("offers", i, "consumption", number)
                used = {"resource": name}
                self.put(used, (*at, "per_year"), question)
                self.sources[at] = key
                number += 1
                yield used

    def _ends(self, i: int) -> dict[str, Any]:
        ends: dict[str, Any] = {}
        for name in ENDS:
            if self.answers.get(of_supplier(self.supplier, ("items", i, name))) != 0:
                self.put(ends, ("offers", i, "end_of_life", name), ("items", i, name))
        if ends:
            ends["index"] = index_of_ends(self.tender) or FIXED
        return ends

    def _zeros(self, i: int) -> list[tuple[PricedPhase, Path]]:
        """Return the phases for which nothing is asked, as they are in the price, with the answer that says so.

        What is hired is paid for its use, so that a zero there is no more than that nothing comes on top.
        """
        asked: list[tuple[PricedPhase, Path]] = [
            (phase, self._asked(i, phase))
            for phase in self.tender.asked_phases
            if not (phase == "management" and i) and (phase != "use" or self.kind in BOUGHT)
        ]
        return [(phase, key) for phase, key in asked if self.answers.get(key) == 0]

    def _asked(self, i: int, name: str) -> Path:
        """Return the key of the answer about a phase: management is of the whole quote."""
        return of_supplier(self.supplier, MANAGEMENT if name == "management" else ("items", i, name))

    def _left_open(self, i: int) -> Iterator[tuple[Path, Path]]:
        """Yield what an offer says nothing about, each with the first cell in which it would stand."""
        at: Path = ("offers", i)
        for phase in self.tender.asked_phases:
            key = self._asked(i, "return_cost" if phase == "disposal" and self.kind in HIRED else phase)
            if key not in self.answers:
                yield (*at, "included", phase), key
        for name in reversed(self.tender.resources):
            key = of_supplier(self.supplier, ("items", i, "resources", name))
            if key not in self.answers:
                yield (*at, "consumption"), key

    def _included(self, i: int) -> Iterator[str]:
        """Yield the phases whose cost the business model covers, or that stand with the first item for all of them."""
        for phase in self.tender.asked_phases:
            is_covered = phase in ENDS and self.kind not in BOUGHT
            if (is_covered and not (phase == "disposal" and self.kind in HIRED)) or (phase == "management" and i):
                yield phase


def answers_of_bid(bid: Bid, supplier: int, tender: Tender, _: Translate) -> dict[Path, Any]:
    """Return the answers of a supplier from which a bid could have been made; what it says beyond them is left out."""
    kind = bid.kinds[0]
    found: dict[Path, Any] = {NAME: bid.bidder.name, MODEL: kind}
    for i, offer in enumerate(bid.offers):
        found |= dict(_of_offer(offer, i))
    asked = [one.key for one in questions(tender, _) if kind in one.kinds]
    return {of_supplier(supplier, key): found[key] for key in asked if found.get(key) is not None}


def _of_offer(offer: Offer, i: int) -> Iterator[tuple[Path, Any]]:
    model = offer.business_model
    yield ("items", i, "life"), model.service_life_years
    if model.kind in ("purchase", "buy_back", "deposit"):
        yield ("items", i, "price"), model.price
    if model.kind in ("deposit", "pool"):
        yield ("items", i, "deposit"), model.deposit
    if model.kind == "buy_back":
        yield RETURNED, model.buy_back[0].share_of_price
    if model.kind == "deposit":
        yield MONTHS, model.cycle_months
        yield RETURNED, model.return_rate
    if model.kind in ("lease", "deposit"):
        yield ("items", i, "return_cost"), model.return_cost
    if model.kind not in BOUGHT:
        yield ("items", i, "use"), 0.0  # what the payment covers, unless a cost below says otherwise
    if model.kind == "lease":
        yield ("items", i, "monthly"), model.payment
        yield MONTHS, model.term_months
    if model.kind in ("lease", "pay_per_use", "pool"):
        yield INDEX, model.index
    if model.kind == "pay_per_use":
        yield ("items", i, "fee_per_use"), model.fee_per_use
    if model.kind == "pool":
        yield ("items", i, "fee_per_use"), model.fee_per_trip
    for phase in offer.included:
        if phase != "management":
            yield ("items", i, phase), 0.0
        elif i == 0:  # with a further item it stands for what the first one says of the whole quote
            yield MANAGEMENT, 0.0
    for cost in offer.costs:
        asked = ONE_OFF if cost.phase == "purchase" else MANAGEMENT if cost.phase == "management" else None
        yield asked or ("items", i, cost.phase), cost.amount
    for used in offer.consumption:
        yield ("items", i, "resources", used.resource), used.per_year
    for name in offer.end_of_life.model_fields_set & {"demolition", "disposal"}:
        yield ("items", i, name), getattr(offer.end_of_life, name)
    if "production_kg" in offer.carbon.model_fields_set:
        yield ("items", i, "emissions"), offer.carbon.production_kg
