"""What the sheet of quotes asks of each supplier, a row each: only what the tender asks, and what can be typed exactly.

One business model holds for the whole quote. What the sheet does not ask (tiers, instalments, renewals, a cost every so
many years) is richer than three quotes: that goes in the workbook of a whole tender, which takes this one over.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lcc.excel.form.layout import CellKind
from lcc.language import N_, Text, Translate
from lcc.language.numbers import local_share
from lcc.language.terms import common_name, distinct_names, model_name
from lcc.library.phases import IndexedPhase
from lcc.model.business_models import offered_for
from lcc.model.tender import FIXED, GENERAL, Item, Tender
from lcc.record.message import Message
from lcc.record.path import Path

SUPPLIERS = 5
MOST_ROWS = 25
"""Rows to fill in for one supplier: so many are typed over in ten minutes."""
LONGEST_HORIZON, LONGEST_LIFE = 30, 50
"""Years: as far as the sheet works out what is paid."""

BOUGHT = ("purchase", "buy_back")
HIRED = ("lease", "deposit")
PAID_FOR_USE = ("pay_per_use", "pool")
ABOVE_ZERO = 1e-9
"""The lowest bound of what has to be more than nothing."""

NAME, MODEL, MONTHS, INDEX, RETURNED = ("name",), ("model",), ("months",), ("index",), ("returned",)
ONE_OFF, MANAGEMENT, REMARKS = ("one_off",), ("management",), ("remarks",)


class QuoteRow(NamedTuple):
    """A row: the answer of each supplier to one question.

    `kinds` are the business models under which it is asked. Where an answer is not `required`, an empty cell is zero,
    or nothing said. `low` and `high` bound a number.
    """

    key: Path
    label: str
    unit: str
    kind: CellKind
    kinds: tuple[str, ...]
    required: bool = True
    help: str = ""
    choices: Mapping[str, Any] = {}
    low: float = 0.0
    high: float = 1e12

    @property
    def item(self) -> int | None:
        """The position of the item that it is about; None where it is about the whole quote."""
        return int(self.key[1]) if self.key[0] == "items" else None


def names_its_item(tender: Tender) -> bool:
    """Whether the sheet asks what its one item is called and counted in, and how much it is used.

    That is so where a tender asks how much it is used and does not know: a use of zero stands for that.
    """
    return len(tender.items) == 1 and tender.items[0].use_per_year == 0


def to_name(tender: Tender) -> Tender:
    """Return a tender with one item as one of which the sheet asks what it is."""
    return tender.model_copy(update={"items": [tender.items[0].model_copy(update={"use_per_year": 0.0})]})


def kinds_taken(tender: Tender) -> list[str]:
    """Return the business models that a supplier can be quoted under: those that all items can be offered in.

    A pool is one only where the authority says how much is lost, as the sheet does not ask it.
    """
    kinds = offered_for(tender.items, tender.business_models)
    is_used = all(item.use_per_year is not None for item in tender.items)
    is_kept = all(item.loss_per_trip is not None for item in tender.items)
    return [kind for kind in kinds if (kind not in PAID_FOR_USE or is_used) and (kind != "pool" or is_kept)]


def open_in(tender: Tender, phase: IndexedPhase) -> Sequence[str]:
    """Return the indices that prices in a phase can follow."""
    return tender.open_indices.get(phase, tender.index_names)


def index_in(tender: Tender, phase: IndexedPhase, usual: str = GENERAL) -> str:
    """Return the index that a price in a phase follows on the sheet: the usual one, or else the first that is open."""
    known = open_in(tender, phase)
    return usual if usual in known else known[0]


def index_of_ends(tender: Tender) -> str | None:
    """Return the index of what an end of life costs, which is one for taking out and disposal; None where none is."""
    ends: list[IndexedPhase] = [phase for phase in ("demolition", "disposal") if phase in tender.asked_phases]
    known = [name for name in tender.index_names if all(name in open_in(tender, phase) for phase in ends)]
    return GENERAL if GENERAL in known else next(iter(known), None)


def fee_indices(tender: Tender) -> list[str]:
    """Return the indices among which the fee of a quote is said to follow one: rising with prices, or fixed."""
    known = [name for name in (FIXED, GENERAL) if name in open_in(tender, "use")]
    return known or [open_in(tender, "use")[0]]


def questions(tender: Tender, _: Translate) -> list[QuoteRow]:
    """Return the rows, from top to bottom."""
    kinds = kinds_taken(tender)
    rows = [
        *_of_quote(tender, kinds, _),
        *(one for i in range(len(tender.items)) for one in _of_item(tender, i, _)),
    ]
    rows.append(QuoteRow(REMARKS, _("Remarks"), _("for yourself"), "text", tuple(kinds), required=False))
    asked = [one._replace(kinds=tuple(kind for kind in one.kinds if kind in kinds)) for one in rows]
    return [one for one in asked if one.kinds]


def _of_quote(tender: Tender, kinds: Sequence[str], _: Translate) -> Iterator[QuoteRow]:
    every, money = tuple(kinds), tender.currency
    models = {model_name(kind, _): kind for kind in kinds}
    yield QuoteRow(NAME, _("Supplier"), "", "text", every)
    help_ = _("How you pay. Below, what does not belong to it turns grey and stays empty.")
    yield QuoteRow(MODEL, _("Business model"), "", "choice", every, help=help_, choices=models)
    help_ = _("Of a lease: the months of the contract. Of a deposit: the months until it is returned.")
    months = 12 * LONGEST_LIFE
    yield QuoteRow(MONTHS, _("Term or cycle"), _("months"), "whole", HIRED, help=help_, low=1, high=months)
    if len(fee_indices(tender)) > 1:
        names = distinct_names(fee_indices(tender), _)
        follows = {_(_FOLLOWS[name]): name for name in names.values()}
        help_ = _("Whether what you pay by month or by use rises with prices.")
        yield QuoteRow(
            INDEX, _("Fee over the years"), "", "choice", ("lease", *PAID_FOR_USE), help=help_, choices=follows
        )
    returns = any(item.return_rate is None for item in tender.items)
    help_, unit = _("The share of the price that the supplier pays back at the end of use."), _("% of price")
    kinds_back: tuple[str, ...] = ("buy_back",)
    if returns:
        help_ = _(
            "Buy-back: the share of the price that the supplier pays back at the end of use. Deposit: that returns."
        )
        unit, kinds_back = _("% of price or deposit"), ("buy_back", "deposit")
    yield QuoteRow(RETURNED, _("Comes back"), unit, "share", kinds_back, help=help_, high=1)
    help_ = _("Delivery, installation: once for all of it, beside the price. Empty: nothing.")
    in_all = _("{currency}, for all").format(currency=money)
    yield QuoteRow(ONE_OFF, _("Delivery and installation"), in_all, "number", every, required=False, help=help_)
    if "management" in tender.asked_phases:
        help_ = _("What the contract takes a year. Write 0 if it is in the price.")
        by_year = _("{currency} a year, for all").format(currency=money)
        yield QuoteRow(MANAGEMENT, _("Management"), by_year, "number", every, help=help_)


_FOLLOWS = {FIXED: N_("fixed"), GENERAL: N_("rises with prices")}


def _of_item(tender: Tender, i: int, _: Translate) -> Iterator[QuoteRow]:
    item, phases = tender.items[i], tender.asked_phases
    every = (*BOUGHT, *HIRED, *PAID_FOR_USE)
    each = _("{currency} per {unit}").format(currency=tender.currency, unit=item.unit)
    yearly = _("{currency} a year per {unit}").format(currency=tender.currency, unit=item.unit)
    zero = _("Write 0 if it is in the price.")

    def asked(name: str, label: str, unit: str, kinds: tuple[str, ...], help_: str = "", **more: Any) -> QuoteRow:
        return QuoteRow(("items", i, name), label, unit, "number", kinds, help=help_, **more)

    yield asked(
        "price", _("Price"), each, (*BOUGHT, "deposit"), _("Without VAT. Beside a deposit: 0 if there is none.")
    )
    comes_back = ""
    if item.return_rate is not None:
        share = local_share(item.return_rate, _)
        comes_back = _("Of a deposit the tender counts on {share} coming back.").format(share=share)
    yield asked("deposit", _("Deposit"), each, ("deposit", "pool"), comes_back)
    yield asked(
        "monthly", _("Fee a month"), each, ("lease",), _("At the start of each month. A fee a quarter: by three.")
    )
    if item.use_per_year is not None:
        per = _("{currency} per {unit}").format(currency=tender.currency, unit=item.use_unit or _("use"))
        help_ = _("Fill in above how much it is used a year, too.")
        yield asked("fee_per_use", _("Fee per use"), per, PAID_FOR_USE, help_)
    owned = _("Years until it is replaced.")
    if tender.asks_emissions:
        owned += " " + _("Hired: how long the product itself lasts; empty if not known.")
    lasting = every if tender.asks_emissions else BOUGHT
    yield asked("life", _("Service life"), _("years"), lasting, owned, low=1 / 12, high=LONGEST_LIFE)
    if "maintenance" in phases:
        yield asked("maintenance", _("Maintenance"), yearly, every, zero)
    if "use" in phases and not tender.resources:
        help_ = _(
            "What using it takes beside what you pay the supplier, such as energy. Write 0 if it takes nothing."
        )
        yield asked("use", _("Use"), yearly, every, help_)
    for name, resource in tender.resources.items():
        per = _("{resource_unit} a year per {unit}").format(resource_unit=resource.unit, unit=item.unit)
        row = asked(name, common_name(name, _).capitalize(), per, every, required="use" in phases)
        yield row._replace(key=("items", i, "resources", name))
    ends = (("demolition", _("Demolition")), ("disposal", _("Disposal")))
    for name, label in ends:
        if name in phases:
            help_ = _("At the end of each life; below zero what you receive. Write 0 if it is in the price.")
            yield asked(name, label, each, BOUGHT, help_, low=-1e12)
    if "disposal" in phases:
        help_ = _("What the supplier asks to take it back, at the end of each term or cycle. Write 0 if nothing.")
        yield asked("return_cost", _("Return cost"), each, HIRED, help_)
    if tender.asks_emissions:
        per = _("kg CO2-eq per {unit}").format(unit=item.unit)
        help_ = _("Empty if the supplier does not say.")
        yield asked("emissions", _("Emissions of production"), per, every, help_, required=False)


def is_asked_of_all(asked: QuoteRow, tender: Tender) -> bool:
    """Whether a cell has to be filled in under every business model; a service life is only for what is owned."""
    return asked.required and asked.key[-1] != "life" and [*asked.kinds] == kinds_taken(tender)


_RICHER = {
    "award": N_("an award by anything but the lowest life-cycle cost"),
    "comparison": N_("a comparison by cost a year"),
    "horizon_years": N_("a horizon beyond 30 years"),
    "contracts_end_at_horizon": N_("contracts that end at the horizon"),
    "open_indices": N_("no index that costs of every end of life can follow"),
    "items": N_(
        "items that bring money, are options, are used otherwise from year to year, have quality classes, or of which "
        "users pay the fees"
    ),
    "business_models": N_("no business model in which all items can be offered"),
}
"""What a tender has that the sheet has no place for, where a title of it does not say that."""


def beyond_quotes(tender: Tender, _: Translate) -> Iterator[Message]:
    """Yield what keeps a tender from being compared on the sheet; nothing if it can be."""
    plain = (
        ("lots", tender.lots is None),
        ("quality", tender.quality is None),
        ("requirements", not tender.requirements),
        ("circularity", tender.circularity is None),
        ("mki", tender.mki is None),
        ("award", tender.award.method == "lowest_lcc" and tender.awards_by_cost_alone),
        ("comparison", tender.comparison == "common_horizon"),
        ("contracts_end_at_horizon", not tender.contracts_end_at_horizon),
        ("open_indices", index_of_ends(tender) is not None),
        ("horizon_years", tender.horizon_years <= LONGEST_HORIZON),
        ("items", all(map(_is_plain, tender.items))),
        ("business_models", bool(kinds_taken(tender))),
    )
    for field, holds in plain:
        if not holds:
            title = Text(_RICHER.get(field) or str(Tender.model_fields[field].title))
            yield Message((), "not_in_quotes", title, {"field": title})
    if (number := len(questions(tender, _))) > MOST_ROWS and all(holds for _field, holds in plain):
        yield Message((), "rows_of_quotes", number, {"most": MOST_ROWS})


def _is_plain(item: Item) -> bool:
    is_richer = item.revenue or item.qualities or item.option_weight is not None
    return not is_richer and item.fees_paid_by == "authority" and not isinstance(item.use_per_year, list)
