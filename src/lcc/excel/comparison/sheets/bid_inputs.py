"""Bids: what each bidder stated, as submitted and in cells that can be changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lcc.checks.fields import bounds_at, field_at, numbers_in
from lcc.evaluation.evaluate import BidEvaluation, Evaluation
from lcc.excel.cells.formula import Reference
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.values import label_of, literals_in
from lcc.excel.comparison.changes import ChangeColumns, Changes, changes_on, write_changed
from lcc.excel.comparison.sheets.assumptions import PLAIN, AssumptionCells, Submitted
from lcc.figure.figure import Given
from lcc.language import Translate
from lcc.language.numbers import local_number
from lcc.language.terms import common_name, model_name, term, yes_or_no
from lcc.library.published import WEIGHTING_SETS
from lcc.model.bid import Bid, Cost, Offer
from lcc.model.passport import Material, Passport
from lcc.model.tender import Item, Tender
from lcc.record.path import Path, name_of
from lcc.record.place import Origin, Origins, origin_of
from lcc.record.record import Record, unit_of, value_at
from lcc.words.field_titles import field_title
from lcc.words.units import money_per, unit_text

BIDDER, ITEM, LABEL, VALUE, UNIT, SUBMITTED, CHANGED, NOTE, SOURCE, KEY, SCORED = range(11)
COLUMNS = ChangeColumns(VALUE, SUBMITTED, CHANGED, SCORED)
HEAD_ROW = 3


@dataclass(frozen=True, slots=True)
class BidField:
    """One field of an offer."""

    path: Path
    label: str
    value: Any
    unit: str = ""
    note: str = ""
    style: str = "input_money"


@dataclass(frozen=True, slots=True)
class BidCells:
    """Where the fields of the bids stand, by position of the bid and path of the field, and which can be changed."""

    by_field: dict[tuple[int, Path], str]
    changeable: Sequence[Collection[Path]]
    changes: Changes


def reference_of(number: int, assumptions: AssumptionCells, bids: BidCells) -> Reference:
    """Return where the fields of the tender and of one bid, by its position, stand."""

    def reference(given: Given) -> str:
        return assumptions.by_path[given.path] if given.document == "tender" else bids.by_field[number, given.path]

    return reference


def write(page: Page, evaluation: Evaluation, origins: Mapping[str, Origins], submitted: Submitted) -> BidCells:
    """Write the sheet, and return where everything stands."""
    _ = page._
    page.known_by = (BIDDER, KEY)
    page.widths(18, 18, 34, 14, 22, 13, 10, 27, 23)
    page.widths(34, 12, first=KEY, is_hidden=True)
    page.note(_("Coloured cells can be changed. Grey ones count once the workbook is scored again."))
    page.heads(
        HEAD_ROW, 0,
        _("Bidder"), _("Item"), _("Field"), _("Value"), _("Unit"), _("As submitted"), _("Changed"), _("Note"),
        _("Source"), _("Key"), _("As scored"),
    )  # fmt: skip
    page.keep_heads(HEAD_ROW, columns=3)
    row, by_field = HEAD_ROW + 1, {}
    changeable: list[set[Path]] = [set() for _outcome in evaluation.bids]
    for number, outcome in enumerate(evaluation.bids):
        figures = [line.amount for line in outcome.lines]
        for one in outcome.implied_interest:
            figures += one.financing.figures
        figures += outcome.standing.figures()
        figures += outcome.circularity.figures() if outcome.circularity else ()
        live = {given.path for figure in figures for given in figure.given() if given.document == "bid"}
        name = outcome.bid.name
        page.heading(row, name, KEY)
        row += 1
        for stated, item in _all_stated(evaluation.tender, outcome, _):
            page.text(row, BIDDER, name, "wrapped_middle")
            page.text(row, ITEM, item.name, "wrapped_middle")
            before = submitted.get((name, stated.path), stated.value)
            _write_row(page, row, stated, before, outcome.bid, is_live=stated.path in live)
            if page.cells[row, VALUE].is_input:
                changeable[number].add(stated.path)
            origin = origin_of(stated.path, origins.get(name, {}))
            page.text(row, SOURCE, place(origin, _), "wrapped_unit")
            page.grow(row)
            by_field[number, stated.path] = page.cell(row, VALUE)
            row += 1
    page.sheet.autofilter(HEAD_ROW, 0, row - 1, KEY)
    page.sheet.print_area(0, 0, row, SOURCE)
    page.finish()
    return BidCells(by_field, changeable, changes_on(page, HEAD_ROW + 1, row, COLUMNS))


def place(origin: Origin, _: Translate) -> str:
    """Return where a field stands in the bidder's file, or in which other file."""
    at = f"{origin.sheet}!{origin.cell}" if origin.cell else ""
    if origin.line:
        at = _("line {line}").format(line=origin.line)
    return ", ".join(part for part in (origin.file, at) if part)


def _write_row(page: Page, row: int, stated: BidField, submitted: Any, bid: Bid, *, is_live: bool) -> None:
    _ = page._
    page.text(row, LABEL, stated.label, "wrapped_middle")
    page.text(row, UNIT, stated.unit, "wrapped_unit")
    page.text(row, KEY, name_of(stated.path), "key")
    note, value = stated.note, stated.value
    if isinstance(value, bool | str):
        page.text(row, VALUE, value if isinstance(value, str) else yes_or_no(value, _), "wrapped_middle")
    else:
        page.number(row, VALUE, value, stated.style if is_live else _later(stated))
        page.bounds(row, VALUE, *_bounds(bid, stated))
        page.number(row, SUBMITTED, submitted, PLAIN[stated.style])
        write_changed(page, row, COLUMNS, "at once" if is_live else "later")
        note = note or ("" if is_live else _("Has no effect in this tender."))
    page.text(row, NOTE, note, "wrapped_note")


def _later(stated: BidField) -> str:
    """Return how a number that counts later is shown: a share as the percentage that it is typed as."""
    return "input_later_share" if stated.style == "input_share" else "input_later"


def _bounds(bid: Bid, stated: BidField) -> tuple[float, float]:
    """Return between what a number can be changed: as it is declared, and of the sign that it has.

    What is received is settled by other rules than what is paid, so that another sign takes other lines. Emissions and
    MKI are not settled.
    """
    low, high, _step = bounds_at(bid, stated.path)
    if {"carbon", "mki"} & {*stated.path}:
        return low, high
    return (low, min(high, 0.0)) if stated.value < 0 else (max(low, 0.0), high)


def _all_stated(tender: Tender, outcome: BidEvaluation, _: Translate) -> Iterator[tuple[BidField, Item]]:
    for i, offer in enumerate(outcome.bid.offers):
        item = tender.item(offer.item)
        for stated in _stated(tender, offer, item, ("offers", i), _):
            yield stated, item


def _stated(tender: Tender, offer: Offer, item: Item, at: Path, _: Translate) -> Iterator[BidField]:
    model = offer.business_model
    yield BidField((*at, "business_model", "kind"), _("Business model"), model_name(model.kind, _))
    yield from _fields(model, tender, item, (*at, "business_model"), _)
    if offer.included:
        phases = ", ".join(term(phase, _) for phase in offer.included)
        yield BidField((*at, "included"), _("Included"), phases)
    for k, cost in enumerate(offer.costs):
        unit = tender.currency if cost.per == "bid" else money_per(item.unit, tender, _)
        yield BidField((*at, "costs", k, "amount"), cost.name, cost.amount, unit, _moment(cost, _))
    for k, consumption in enumerate(offer.consumption):
        resource = tender.resources[consumption.resource]
        unit = _("{resource_unit} per {unit} and year").format(resource_unit=resource.unit, unit=item.unit)
        note = term(consumption.phase, _)
        yield BidField(
            (*at, "consumption", k, "per_year"),
            common_name(consumption.resource, _),
            consumption.per_year,
            unit,
            note,
            "input_number",
        )
    for k, taken in enumerate(offer.take_back):
        yield from _part(taken, tender, item, (*at, "take_back", k), taken.material, _)
    for group in ("end_of_life", "carbon", "mki", "circularity"):
        if getattr(offer, group) is not None:
            yield from _fields(getattr(offer, group), tender, item, (*at, group), _)
    if offer.passport is not None:
        yield from _passport(offer.passport, tender, item, (*at, "passport"), _)


def _passport(passport: Passport, tender: Tender, item: Item, at: Path, _: Translate) -> Iterator[BidField]:
    """Yield the numbers of a passport; its words stand with all fields."""
    for path in numbers_in(passport):
        field = field_at(Passport, path, {})
        label = label_of(Passport, path, {}, _)
        if field is None:
            continue
        if path[0] == "materials":
            material = passport.materials[int(path[1])].name
            label = f"{material}: {label_of(Material, path[2:], {}, _).lower()}"
        style = "input_share" if unit_of(field.json_schema_extra) == "share" else "input_number"
        yield BidField((*at, *path), label, value_at(passport, path), unit_text(field, tender, item, _), "", style)


def _fields(record: Any, tender: Tender, item: Item, at: Path, _: Translate) -> Iterator[BidField]:
    always = {"minimum_use_per_year"} | ({"early_end_cost"} if tender.contracts_end_at_horizon else set())
    for name, info in type(record).model_fields.items():
        value, title = getattr(record, name), field_title(info, tender, item).say(_)
        if name in ("kind", "material") or value is None or name not in record.model_fields_set | always:
            continue
        if name.endswith("vat") and not tender.vat.is_cost:
            continue
        kind = unit_of(info.json_schema_extra)
        unit = unit_text(info, tender, item, _)
        if isinstance(value, list):
            for k, row in enumerate(value):
                yield from _part(row, tender, item, (*at, name, k), f"{title} {k + 1}", _)
        elif isinstance(value, Record):
            yield from _part(value, tender, item, (*at, name), title, _)
        elif name == "fee_by_quality":
            for quality, fee in value.items():
                yield BidField((*at, name, quality), f"{title}: {quality}", fee, unit)
        elif isinstance(value, dict):
            weights = WEIGHTING_SETS[tender.mki.weighting_set].weights if tender.mki else {}
            for impact, amount in value.items():
                per = f"{weights[impact].unit} / {item.unit}" if impact in weights else ""
                yield BidField((*at, name, impact), impact, amount, per, style="input_number")
        else:
            if isinstance(value, str):
                value = term(value, _) if value in literals_in(info.annotation) else common_name(value, _)
            shares = ("share", "per year")
            style = (
                "input_money" if kind.startswith("money") else "input_share" if kind in shares else "input_number"
            )
            note = _("Sets when money is paid: score again.") if kind in ("years", "months") else ""
            yield BidField((*at, name), title, value, unit, note, style)


def _part(record: Record, tender: Tender, item: Item, at: Path, title: str, _: Translate) -> Iterator[BidField]:
    for stated in _fields(record, tender, item, at, _):
        yield replace(stated, label=f"{title}: {stated.label.lower()}")


def _moment(cost: Cost, _: Translate) -> str:
    if cost.at_year is not None:
        when = _("once in each life, in year {year}") if cost.with_each_life else _("once, in year {year}")
        when = when.format(year=cost.at_year)
    elif cost.every_years is not None:
        when = _("every {years} years").format(years=local_number(cost.every_years, _))
    else:
        when = _("every year")
    return f"{term(cost.phase, _)}; {when}; " + _("index {index}").format(index=common_name(cost.index, _))
