"""Codes that nobody has to invent: made of names, and names that stand where a code is asked."""

from collections.abc import Mapping
from typing import Any

from lcc.excel.cells.lists import in_one_cell, parts_of
from lcc.excel.tender_book.item_rows import item_rows
from lcc.model.tie import BY_COST, BY_LOT, BY_QUALITY
from lcc.record.code_of import code_of
from lcc.record.path import Path

_CALLED_BY = {"items": "name", "criteria": "name", "lot": "title"}
"""Tables of which each row has a code, with what it is made of."""
_ONE_CODE: Mapping[Path, str] = {
    ("criteria", "below"): "criteria",
    ("scales", "criterion"): "criteria",
    ("item_cost_centres", "item"): "items",
    ("item_qualities", "item"): "items",
}
_SEVERAL: Mapping[Path, str] = {
    ("lot", "items"): "items",
    ("lot_limits", "lots"): "lot",
    ("award", "tie_break"): "criteria",
}
"""Columns, by table and name, in which codes of a table stand."""
_TAKEN = (BY_QUALITY, BY_COST, BY_LOT)


def with_codes(answers: Mapping[Path, Any]) -> dict[Path, Any]:
    """Return answers with a code for each item, criterion and lot that has only a name, and codes where names stand.

    >>> said = {("criteria", 0, "name"): "Social return", ("scales", 0, "criterion"): "social Return"}
    >>> sorted(with_codes(said).items())[1:]
    [(('criteria', 0, 'name'), 'Social return'), (('scales', 0, 'criterion'), 'social-return')]
    """
    found = {**answers}
    codes = {table: _codes(answers, table, name) for table, name in _CALLED_BY.items()}
    for table, by_row in codes.items():
        found |= {(table, k, "id"): code for k, code in by_row.items()}
    called = {table: _by_name(found, table, rows) for table, rows in codes.items()}
    for key, answer in answers.items():
        column = (key[0], key[-1])
        if column in _ONE_CODE:
            found[key] = _code_in(str(answer), called[_ONE_CODE[column]])
        elif column in _SEVERAL:
            found[key] = in_one_cell(_code_in(name, called[_SEVERAL[column]]) for name in parts_of(str(answer)))
    return found


def _codes(answers: Mapping[Path, Any], table: str, name: str) -> dict[int, str]:
    """Return the code of each row that has one, or a name to make one of."""
    rows = item_rows(answers) if table == "items" else sorted({int(key[1]) for key in answers if key[0] == table})
    codes = {k: str(answers[table, k, "id"]).strip() for k in rows if (table, k, "id") in answers}
    for k in rows:
        if k not in codes and (table, k, name) in answers:
            codes[k] = code_of(str(answers[table, k, name]), [*codes.values(), *_TAKEN])
    return codes


def _by_name(answers: Mapping[Path, Any], table: str, codes: Mapping[int, str]) -> dict[str, str]:
    """Return codes by the names that they go with, those first that stand first."""
    names = {k: str(answers.get((table, k, _CALLED_BY[table]), "")).strip().casefold() for k in codes}
    exact = {code: code for code in codes.values()}
    return {names[k]: codes[k] for k in reversed([*codes])} | {code.casefold(): code for code in exact} | exact


def _code_in(written: str, called: Mapping[str, str]) -> str:
    return called.get(written.strip()) or called.get(written.strip().casefold(), written)
