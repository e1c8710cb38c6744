"""A workbook as we load it says what openpyxl reads in it, whatever was loaded before."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook import Workbook

from lcc.excel.untrusted.loading import load
from lcc.library import shipped

FORMS = sorted((shipped.examples()["street-furniture"] / "bids").glob("*.xlsx"))


def seen(book: Workbook) -> dict[str, Any]:
    """Return what is asked of a workbook anywhere: cells with their looks, and what stands around them."""
    found: dict[str, Any] = {
        "names": dict(book.defined_names),
        "sheets": book.sheetnames,
        "theme": book.loaded_theme,
    }
    for sheet in book.worksheets:
        found[sheet.title] = {
            "cells": {place: told(cell) for place, cell in sheet._cells.items()},
            "rows": {number: dict(row) for number, row in sheet.row_dimensions.items()},
            "columns": {name: dict(column) for name, column in sheet.column_dimensions.items()},
            "rules": [
                (str(area.sqref), rule.type, rule.formula, repr(rule.dxf))
                for area in sheet.conditional_formatting
                for rule in area.rules
            ],
            "filled in": [
                {**dict(one), "sqref": sorted(str(one.sqref).split()), "of": (one.formula1, one.formula2)}
                for one in sheet.data_validations.dataValidation
            ],
            "around": [
                sheet.sheet_state, sheet.print_area, sheet.print_title_rows, sorted(map(str, sheet.merged_cells)),
                dict(sheet.sheet_format), [dict(one) for one in sheet.views.sheetView],
                printed(sheet), sheet.auto_filter.ref, list(sheet.tables),
            ],
        }  # fmt: skip
    return found


def printed(sheet: Any) -> list[str | None]:
    sides = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    return [part.text for side in sides for part in (side.left, side.center, side.right)]


def told(cell: Any) -> tuple[object, ...]:
    note, link = (
        cell.comment and cell.comment.text,
        cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location),
    )
    looks = cell.font, cell.fill, cell.border, cell.alignment, cell.protection, cell.number_format
    return (cell.value, cell.data_type, note, link, *map(repr, looks))


def by_openpyxl(content: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values, keep_links=False)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: str(file.stem))
def test_a_form_is_read_as_openpyxl_reads_it(file: Path) -> None:
    content = file.read_bytes()

    assert seen(load(content, values=False)) == seen(by_openpyxl(content))
    assert seen(load(content, values=True)) == seen(by_openpyxl(content, values=True))


def test_notes_links_tables_areas_and_texts_in_pieces() -> None:
    content = with_everything()

    found = load(content, values=False)

    assert seen(found) == seen(by_openpyxl(content))
    sheet = found.worksheets[0]
    assert sheet["A1"].value == "plain and bold"
    assert sheet["A2"].comment is not None
    assert (list(sheet.tables), str(sheet.merged_cells)) == (["Prices"], "D1:E2")


def test_of_two_forms_with_the_same_styles_each_keeps_its_own_answers() -> None:
    first, second = (load(file.read_bytes(), values=False) for file in FORMS[:2])

    assert seen(first) == seen(by_openpyxl(FORMS[0].read_bytes())) != seen(second)
    assert vars(first)["_fonts"] is vars(second)["_fonts"]


def test_a_workbook_with_other_styles_does_not_look_like_the_one_before() -> None:
    load(FORMS[0].read_bytes(), values=False)
    content = with_everything()

    assert seen(load(content, values=False)) == seen(by_openpyxl(content))


def with_everything() -> bytes:
    """Return a workbook with what openpyxl reads and a form does not have."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet, bold = book.add_worksheet("All"), book.add_format({"bold": True})
        sheet.write_rich_string("A1", "plain", bold, " and bold")
        sheet.write_number("A2", 2.5, book.add_format({"num_format": 10}))
        sheet.write_comment("A2", "why")
        sheet.write_formula("A3", "=A2*2", None, 5)
        sheet.write_url("A4", "internal:'All'!A1")
        sheet.merge_range("D1:E2", "merged")
        sheet.add_table("B1:B3", {"name": "Prices", "columns": [{"header": "item"}]})
        sheet.conditional_format("A1:A3", {"type": "formula", "criteria": "=A2>1", "format": bold})
        sheet.set_row(1, 40)
        drawn = book.add_chart({"type": "line"})
        drawn.add_series({"values": "='All'!$A$2:$A$3"})
        book.add_chartsheet("Drawn").set_chart(drawn)
    return made.getvalue()
