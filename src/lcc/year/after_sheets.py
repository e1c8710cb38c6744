"""The sheets of records of the time after the award: a row for each contract and year, and for each region and year."""

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from lcc.excel.cells.styles import Styles
from lcc.figure.rounding import as_written
from lcc.indicators.figures import ContractRecord, WasteRecord, WasteUnit
from lcc.indicators.waste import REST, TOTAL
from lcc.indicators.words import UNITS
from lcc.language import N_, Translate
from lcc.year.afterwards import AGREED, SEPARATED, amount_column, kinds_of_waste, numbered_regions
from lcc.year.found import YearFound
from lcc.year.record_formulas import RecordsSheet
from lcc.year.records_sheet import write_value

_OF_CONTRACT = ("contract", "tender", "title", "authority", "supplier", "currency", "year")
_MONEY = ("claims", "promised", "paid", "social_return")
_LOST = ("lost_claims", "lost_secured")
_OF_REGION = ("region", "code", "year", "mark", "unit")
_UNITS: Mapping[WasteUnit, str] = {"kilotonnes": N_("kilotonnes"), "kg_per_inhabitant": UNITS["kg per inhabitant"]}


def layout_of_contracts(found: YearFound, name: str, unknown: str) -> RecordsSheet:
    """Return where each column of the contracts is; a contract has a number, as names can be alike."""
    return RecordsSheet(
        name, (*_OF_CONTRACT, *_MONEY, AGREED, *_LOST), len([*_years_of(found.indicators.contracts)]), unknown
    )


def layout_of_waste(found: YearFound, name: str, unknown: str) -> RecordsSheet:
    """Return where each column of the waste is; a region has a number, as a code can be any text."""
    amounts = map(amount_column, kinds_of_waste(found))
    return RecordsSheet(name, (*_OF_REGION, *amounts, SEPARATED), len(found.indicators.waste), unknown)


def write_contracts(sheet: Worksheet, styles: Styles, found: YearFound, _: Translate) -> None:
    """Write what falls due of a contract in a year, and what was promised and paid; empty is what is not there."""
    fields = ContractRecord.model_fields
    heads = [_("No."), *(_(str(fields[name].title)) for name in _OF_CONTRACT[1:-1]), _("Year")]
    heads += [_("Falls due"), _("Promised"), _("Paid"), _("Social return given"), _("Social return agreed")]
    heads += [_(str(fields[name].title)) for name in _LOST]
    _begin(sheet, styles, heads)
    sheet.set_column(2, 4, 28)
    for row, (number, year, one) in enumerate(_years_of(found.indicators.contracts), start=1):
        told: list[str | float | None] = [number, *(getattr(one, name) for name in _OF_CONTRACT[1:-1]), year]
        told += [*(getattr(one, name).get(year) for name in _MONEY), one.social_return_agreed]
        is_of_default = one.defaulted is not None and one.defaulted.year == year
        told += [getattr(one, name) if is_of_default else None for name in _LOST]
        for place, value in enumerate(told):
            write_value(sheet, row, place, value, styles)


def write_waste(sheet: Worksheet, styles: Styles, found: YearFound, layout: RecordsSheet, _: Translate) -> None:
    """Write the amounts of a region in a year, and what part is separated: a formula over these."""
    fields, kinds = WasteRecord.model_fields, kinds_of_waste(found)
    heads = [_("No."), *(_(str(fields[name].title)) for name in ("region", "year", "mark", "unit"))]
    _begin(sheet, styles, [*heads, *kinds, _("Collected separately")])
    numbers = numbered_regions(found)
    for row, one in enumerate(found.indicators.waste, start=1):
        unit = _(_UNITS[one.unit]) if one.unit else _("not known")
        told: list[str | float] = [numbers[one.region], one.called, one.year, one.mark, unit]
        amounts = [one.amounts.get(kind) for kind in kinds]
        told += [_("not known") if amount is None else amount for amount in amounts]
        for place, known in enumerate(told):
            write_value(sheet, row, place, known, styles)
        share = _("not known") if one.separated is None else as_written(one.separated)
        if (formula := _separated(row, layout, _("not known"))) is None:
            write_value(sheet, row, len(told), share, styles)
        else:
            sheet.write_formula(row, len(told), formula, styles["short_share"], share)


def _separated(row: int, layout: RecordsSheet, unknown: str) -> str | None:
    """Return the formula of what part is separated; None where the table lacks a column that it takes."""
    places = [layout.places.get(amount_column(kind)) for kind in (TOTAL, *REST)]
    cells = [xl_rowcol_to_cell(row, place) for place in places if place is not None]
    if len(cells) < len(places):
        return None
    whole, rest = cells[0], "-".join(cells[1:])
    return f'=IF(COUNT({",".join(cells)})<{len(cells)},"{unknown}",IF({whole}<=0,"{unknown}",({whole}-{rest})/{whole}))'


def _years_of(contracts: Sequence[ContractRecord]) -> Iterator[tuple[int, int | None, ContractRecord]]:
    """Yield each contract by its number, and each year of which it says anything; no year where only more is agreed."""
    for number, one in enumerate(contracts, start=1):
        years = sorted(
            {
                *one.claims,
                *one.promised,
                *one.paid,
                *one.social_return,
                *([one.defaulted.year] if one.defaulted else []),
            }
        )
        for year in years:
            yield number, year, one
        if not years and one.social_return_agreed is not None:
            yield number, None, one


def _begin(sheet: Worksheet, styles: Styles, heads: Sequence[str]) -> None:
    sheet.set_row(0, 60)
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, styles["column"])
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heads) - 1, 14)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
