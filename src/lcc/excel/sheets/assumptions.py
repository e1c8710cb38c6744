"""Assumptions: what the tender sets, in cells that can be changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lcc.cashflow.context import NOMINAL_RATE
from lcc.evaluate import Evaluation, field_name
from lcc.excel.page import Page
from lcc.excel.units import money_per
from lcc.language import Translate
from lcc.language.terms import common_name, term
from lcc.model.record import Path
from lcc.model.tender import Tender

PLAIN = {"input_money": "amount", "input_number": "number", "input_share": "share"}
"""By the style of an input cell, that of a cell with its original value."""

_BOUNDS = {"input_money": (-1e12, 1e12), "input_number": (0.0, 1e12), "input_share": (-0.99, 0.99)}

LABEL, VALUE, UNIT, PUBLISHED, CHANGED, NOTE, KEY = range(7)
FIRST_ROW = 4


@dataclass(frozen=True, slots=True)
class Assumption:
    """One row: a number of the tender, or one of a few choices."""

    path: Path
    label: str
    value: float | str
    unit: str
    style: str = "input_money"
    note: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssumptionCells:
    """Where the assumptions stand, for the formulas that need them."""

    by_path: dict[Path, str]
    nominal_rate: str
    changes: str

    def at(self, *path: str | int) -> str:
        """Return the cell of a field of the tender."""
        return self.by_path[path]


def write(page: Page, evaluation: Evaluation) -> AssumptionCells:
    """Write the sheet, and return where everything stands."""
    _, tender = page._, evaluation.tender
    page.widths(44, 18, 24, 16, 12, 72, 26)
    page.text(1, 0, _("Change a coloured cell: ranking, costs and charts in this workbook follow."), "note")
    page.heads(3, 0, _("Assumption"), _("Value"), _("Unit"), _("As published"), _("Changed"), _("Note"), _("Key"))
    page.sheet.set_row(3, 28)
    page.sheet.freeze_panes(4, 1)
    page.sheet.repeat_rows(3)
    row, by_path = FIRST_ROW, {}
    for title, assumptions in _groups(tender, _):
        page.heading(row, title, KEY)
        row += 1
        for assumption in assumptions:
            _write_row(page, row, assumption)
            by_path[assumption.path] = page.cell(row, VALUE)
            row += 1
    page.heading(row, _("Follows from these"), KEY)
    nominal = page.cell(row + 1, VALUE)
    rate, inflation = by_path["discount", "rate"], by_path["inflation",]
    real = term("real", _)
    page.text(row + 1, LABEL, _("Nominal discount rate"))
    page.formula(
        row + 1,
        VALUE,
        f'=IF({by_path["discount", "basis"]}="{real}",(1+{rate})*(1+{inflation})-1,{rate})',
        evaluation.terms.rate,
        "rate",
    )
    page.text(row + 1, UNIT, _("per year"), "unit")
    page.text(row + 1, NOTE, _("(1 + real rate) x (1 + inflation) - 1"), "note")
    by_path[NOMINAL_RATE] = nominal
    _write_fixed(page, row + 2, tender)
    page.sheet.print_area(0, 0, row + 6, NOTE)
    page.protect()
    return AssumptionCells(by_path, nominal, page.range(FIRST_ROW, CHANGED, row, CHANGED))


def _write_row(page: Page, row: int, assumption: Assumption) -> None:
    page.text(row, LABEL, assumption.label)
    if isinstance(assumption.value, str):
        page.choice(row, VALUE, assumption.value, list(assumption.choices))
        page.text(row, PUBLISHED, assumption.value)
    else:
        page.number(row, VALUE, assumption.value, assumption.style)
        page.bounds(row, VALUE, *_BOUNDS[assumption.style])
        page.number(row, PUBLISHED, assumption.value, PLAIN[assumption.style])
    write_changed(page, row, VALUE, PUBLISHED, CHANGED)
    page.text(row, UNIT, assumption.unit, "unit")
    page.text(row, NOTE, assumption.note, "note")
    page.text(row, KEY, field_name(assumption.path), "key")


def write_changed(page: Page, row: int, value: int, original: int, column: int) -> None:
    """Write the formula that says whether a value is still the one that it was."""
    now, then = (page.cell(row, place).rpartition("!")[2] for place in (value, original))
    page.formula(row, column, f'=IF({now}={then},"-","{page._("changed")}")', "-", "centred_text")


def _write_fixed(page: Page, row: int, tender: Tender) -> None:
    _ = page._
    page.heading(row, _("Fixed in this workbook"), KEY)
    facts: tuple[tuple[str, str | int], ...] = (
        (_("Base date"), tender.base_date.isoformat()),
        (_("Horizon"), tender.horizon_years),
        (_("Yearly costs fall at"), term(tender.yearly_costs_fall, _)),
    )
    for offset, (label, fact) in enumerate(facts, start=1):
        page.text(row + offset, LABEL, label)
        if isinstance(fact, int):
            page.number(row + offset, VALUE, fact, "whole")
            page.text(row + offset, UNIT, _("years"), "unit")
        else:
            page.text(row + offset, VALUE, fact)
        page.text(row + offset, NOTE, _("Sets the months of payment: change the tender and score again."), "note")
    page.text(row + 1 + len(facts), LABEL, _("Award rule"))
    page.text(row + 1 + len(facts), VALUE, term(tender.award.method, _))


def _groups(tender: Tender, _: Translate) -> Iterator[tuple[str, list[Assumption]]]:
    yield _("Rates"), list(_rates(tender, _))
    if tender.indices:
        yield _("Indices"), list(_indices(tender, _))
    if tender.resources:
        yield _("Resources"), list(_resources(tender, _))
    if tender.carbon_price:
        per_kg = _("{currency} per kg CO2-eq").format(currency=tender.currency)
        note = _("Prices of the base date; linear between the years, flat outside, growing with inflation.")
        yield (
            _("Carbon price"),
            [
                Assumption(
                    ("carbon_price", year), _("Carbon price in {year}").format(year=year), price, per_kg, note=note
                )
                for year, price in sorted(tender.carbon_price.items())
            ],
        )
    yield _("Quantities"), list(_quantities(tender, _))


def _rates(tender: Tender, _: Translate) -> Iterator[Assumption]:
    per_year = _("per year")
    bases = tuple(term(basis, _) for basis in ("real", "nominal"))
    rhythms = tuple(term(rhythm, _) for rhythm in ("yearly", "continuous"))
    yield Assumption(("discount", "rate"), _("Discount rate"), tender.discount.rate, per_year, "input_share")
    yield Assumption(
        ("discount", "basis"), _("Basis of the discount rate"), term(tender.discount.basis, _), "", choices=bases
    )
    yield Assumption(
        ("inflation",), _("Inflation"), tender.inflation, per_year, "input_share", _("The index `general`.")
    )
    yield Assumption(("indexation",), _("Prices rise"), term(tender.indexation, _), "", choices=rhythms)


def _indices(tender: Tender, _: Translate) -> Iterator[Assumption]:
    note = _("Nominal growth.")
    for name, growth in tender.indices.items():
        label = _("Index {index}").format(index=common_name(name, _))
        if isinstance(growth, list):
            for k, rate in enumerate(growth):
                in_year = _("{label}, year {year}").format(label=label, year=k + 1)
                yield Assumption(("indices", name, k), in_year, rate, _("per year"), "input_share", note)
        else:
            yield Assumption(("indices", name), label, growth, _("per year"), "input_share", note)


def _resources(tender: Tender, _: Translate) -> Iterator[Assumption]:
    for name, resource in tender.resources.items():
        at = ("resources", name)
        per = money_per(resource.unit, tender, _)
        follows = _("Follows index {index}.").format(index=common_name(resource.index, _))
        yield Assumption(
            (*at, "price"),
            _("Price of {resource}").format(resource=common_name(name, _)),
            resource.price,
            per,
            note=follows,
        )
        if "co2_kg" in resource.model_fields_set:
            kg = _("kg CO2-eq per {unit}").format(unit=resource.unit)
            label = _("Emission factor of {resource}").format(resource=common_name(name, _))
            yield Assumption((*at, "co2_kg"), label, resource.co2_kg, kg)


def _quantities(tender: Tender, _: Translate) -> Iterator[Assumption]:
    for i, item in enumerate(tender.items):
        label = _("Quantity of {item}").format(item=item.name)
        yield Assumption(("items", i, "quantity"), label, item.quantity, item.unit, "input_number")
        if item.use_per_year is not None:
            label = _("Use a year of {item}").format(item=item.name)
            unit = _("uses per {unit} and year").format(unit=item.unit)
            yield Assumption(("items", i, "use_per_year"), label, item.use_per_year, unit, "input_number")
