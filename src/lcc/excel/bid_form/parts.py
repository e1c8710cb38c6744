"""Which of what a bid can state stands on the first sheet of a form, and what few need on the second."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pydantic.fields import FieldInfo

from lcc.library.phases import PricedPhase
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Item, Tender
from lcc.record.path import Path
from lcc.record.record import unit_of

OF_MODEL = "model"
"""In the key of an answer: of whichever business model was chosen, where several ask the same."""

YEARLY: tuple[PricedPhase, ...] = ("management", "use", "maintenance")
"""Phases that most bids price by one amount a year: each has a cell of its own where it is asked."""
AT_THE_END: tuple[PricedPhase, ...] = ("demolition", "disposal")
"""Phases that are priced by one amount at the end of a life."""

STEPS_FIRST = 2
"""How many steps of a buy-back table stand on the first sheet."""

_FIRST: Mapping[str, Sequence[str]] = {
    "purchase": ("price", "service_life_years", "index", "vat"),
    "buy_back": ("price", "service_life_years", "index", "vat", "buy_back"),
    "lease": (
        "payment", "every_months", "in_advance", "term_months", "upfront", "return_cost", "early_end_cost", "index",
        "vat",
    ),
    "deposit": ("deposit", "cycle_months", "return_rate", "price", "return_cost", "index", "vat"),
    "pool": (
        "units_in_circulation", "deposit", "loss_per_trip", "fee_per_trip", "fixed_fee_per_year", "index", "vat",
    ),
    "pay_per_use": ("fee_per_use", "fee_by_quality", "fixed_fee_per_year", "minimum_use_per_year", "index", "vat"),
}  # fmt: skip
"""What each business model asks on the first sheet; a table comes last, so that no question stands under its titles."""


def first_fields(kind: str, item: Item) -> dict[str, FieldInfo]:
    """Return what a business model asks of an item on the first sheet."""
    model = BUSINESS_MODELS[kind]
    return {name: model.model_fields[name] for name in _FIRST[kind] if name not in model.unasked(item)}


def more_fields(kind: str) -> dict[str, FieldInfo]:
    """Return what a business model asks on the second sheet: all the rest."""
    fields = BUSINESS_MODELS[kind].model_fields
    return {name: info for name, info in fields.items() if name not in ("kind", *_FIRST[kind])}


@cache
def models_asking(name: str) -> tuple[str, ...]:
    """Return the business models that ask a field on the second sheet, where they ask the same; else none."""
    asking = {kind: info for kind in BUSINESS_MODELS if (info := more_fields(kind).get(name)) is not None}
    same = {(info.title, unit_of(info.json_schema_extra)) for info in asking.values()}
    return tuple(asking) if len(asking) > 1 and len(same) == 1 else ()


def key_in_offer(kind: str, name: str) -> Path:
    """Return the key, in an offer, of a field of a business model."""
    shared = name not in _FIRST[kind] and models_asking(name)
    return (OF_MODEL if shared else kind, name)


def asked_more(kinds: Sequence[str], item: Item) -> Iterator[tuple[Path, FieldInfo, tuple[str, ...]]]:
    """Yield what these business models ask of an item on the second sheet, each once: key, field, and who asks it."""
    seen: set[Path] = set()
    for kind in kinds:
        for name, info in more_fields(kind).items():
            key = key_in_offer(kind, name)
            if key not in seen and name not in BUSINESS_MODELS[kind].unasked(item):
                seen.add(key)
                asking = models_asking(name) if key[0] == OF_MODEL else (kind,)
                yield key, info, tuple(one for one in asking if one in kinds)


def yearly_phases(tender: Tender) -> list[PricedPhase]:
    """Return the phases of which a form asks one amount a year."""
    return [phase for phase in tender.asked_phases if phase in YEARLY]


def end_phases(tender: Tender) -> list[PricedPhase]:
    """Return the phases of which a form asks one amount at the end of a life, beside whether the price has it."""
    return [phase for phase in tender.asked_phases if phase in AT_THE_END]


def amount_of(phase: str, at: Path, tender: Tender) -> Path | None:
    """Return the key of the cost of a phase beside whether the price has it; None where there is no such cell."""
    if phase in yearly_phases(tender):
        return (*at, "costs", phase, "amount")
    return (*at, "end_of_life", phase) if phase in end_phases(tender) else None
