"""How an authority's own price sheet is read: which cell or column holds which field of a bid."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from lcc.checks.fields import field_at, once_stated
from lcc.model.bid import Bid
from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.in_schema import InSchema, one_of, together
from lcc.record.path import Path, path_of
from lcc.record.record import Name, Record, empty_list, unit_of


def fields_of_bids(path: Path) -> Sequence[FieldInfo]:
    """Return the fields that can stand at a path of a bid: one, or one for each business model that has it.

    >>> [field.title for field in fields_of_bids(("offers", 0, "business_model", "term_months"))]
    ['Term']
    """
    at = next((path[:k] for k in range(1, len(path)) if path[k - 1] == "business_model"), None)
    kinds: Sequence[dict[Path, str]] = [{at: kind} for kind in BUSINESS_MODELS] if at else [{}]
    return [field for kind in kinds if (field := field_at(Bid, path, kind))]


def units_of(path: Path) -> Sequence[str]:
    """Return the units of the fields that can stand at a path of a bid; empty of one that has none."""
    return [unit_of(once_stated(field).json_schema_extra) for field in fields_of_bids(path)]


def holds_number(path: Path) -> bool:
    """Whether the field at a path of a bid, of whichever business model, holds a number."""
    return any(kind in str(field.annotation) for field in fields_of_bids(path) for kind in ("float", "int"))


def _matching(pattern: str, kind: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(kind, "another form")
        return value

    return AfterValidator(check)


def _known_field(name: str) -> str:
    with suppress(ValueError):  # of what is no name at all
        if fields_of_bids(path_of(name)):
            return name
    raise PydanticCustomError("no_such_field", "a field of a bid", {"found": name})


FieldName = Annotated[str, Field(max_length=200), AfterValidator(_known_field)]
_ADDRESS, _COLUMN, _EITHER = "^[A-Z]{1,3}[1-9][0-9]{0,6}$", "^[A-Z]{1,3}$", "^[A-Z]{1,3}([1-9][0-9]{0,6})?$"
Address = Annotated[str, _matching(_ADDRESS, "cell_address"), InSchema(pattern=_ADDRESS)]
ColumnLetters = Annotated[str, _matching(_COLUMN, "column_name"), InSchema(pattern=_COLUMN)]
CellOrColumn = Annotated[str, _matching(_EITHER, "cell_or_column"), InSchema(pattern=_EITHER)]
Row = Annotated[int, Field(ge=1, le=1_048_576)]
Labels = dict[Address, Name]
_LABELS = "Cells that hold these texts; a file in which they do not is another price sheet."


class CellSource(Record):
    """Where a field stands: in a cell, in a column of a table, or nowhere because it is always the same."""

    model_config = ConfigDict(json_schema_extra=together(one_of("cell", "column", "value")))

    cell: Address | None = Field(default=None, title="Cell")
    column: ColumnLetters | None = Field(default=None, title="Column", description="In a table.")
    value: str | bool | Annotated[float, Field(ge=-1e12, le=1e12)] | None = Field(
        default=None, title="Value", description="The same in every bid."
    )
    sheet: Name | None = Field(
        default=None, title="Sheet", description="If it is another than that of the mapping."
    )
    unit: Name | None = Field(default=None, title="Unit", description="That of the price sheet, for the reader.")
    factor: Annotated[float, Field(gt=0, le=1e9)] = Field(
        default=1.0,
        title="Factor",
        description="By which the number is multiplied: 1000 for thousands, 0.01 for %.",
    )
    quantity: CellOrColumn | None = Field(
        default=None,
        title="Quantity",
        description="The cell, or in a table the column, with the number by which this one is multiplied.",
    )
    quantity_not_used: CellOrColumn | None = Field(
        default=None,
        title="Quantity that is not used",
        description="The cell or column with a quantity that this number is not multiplied by, for the reader.",
    )
    unit_not_understood: Name | None = Field(
        default=None,
        title="Unit that was not understood",
        description="What `lcc map new` could not read; nothing is scored until it is settled and taken out.",
    )
    choices: dict[Name, str | bool | float] = Field(
        default_factory=dict, title="Choices", description="What each text in the cell stands for."
    )

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if sum(place is not None for place in (self.cell, self.column, self.value)) != 1:
            raise PydanticCustomError("one_place", "one of cell, column and value")
        for quantity in (self.quantity, self.quantity_not_used):
            is_cell = quantity is not None and quantity[-1].isdigit()
            if quantity is not None and (self.cell is not None, self.column is not None) != (is_cell, not is_cell):
                raise PydanticCustomError("quantity_place", "a cell beside a cell, a column beside a column")
        if self.quantity is not None and self.choices:
            raise PydanticCustomError("quantity_place", "a number")
        return self


class RowMapping(Record):
    """Rows that each make an entry of a list; rows without anything in their columns are passed over."""

    entries: Name = Field(title="List", description="What the rows are, for example offers[0].costs.")
    sheet: Name | None = Field(
        default=None, title="Sheet", description="If it is another than that of the mapping."
    )
    labels: Labels = Field(default_factory=dict, title="Labels", description=_LABELS)
    first_row: Row = Field(title="First row")
    last_row: Row = Field(title="Last row")
    fields: dict[Name, CellSource] = Field(title="Fields", description="By their names within an entry.")

    @model_validator(mode="after")
    def _names_fields(self) -> Self:
        for name in self.fields:
            _known_field(f"{self.entries}[0].{name}")
        return self


class PriceSheet(Record):
    """How to read a price sheet that is not ours."""

    sheet: Name = Field(title="Sheet")
    labels: Labels = Field(default_factory=dict, title="Labels", description=_LABELS)
    fields: dict[FieldName, CellSource] = Field(
        default_factory=dict, title="Fields", description="By their names in a bid."
    )
    tables: Annotated[list[RowMapping], Field(max_length=100)] = Field(default_factory=empty_list, title="Tables")
