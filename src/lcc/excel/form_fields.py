"""What a bid is asked, field by field: label, unit, help and what the cell accepts follow from the model."""

from collections.abc import Sequence
from typing import Any

from pydantic.fields import FieldInfo

from lcc.excel.form_answers import TABLE_ROWS
from lcc.excel.layout import ANSWER, LABEL
from lcc.excel.record_fields import RecordFields
from lcc.language.terms import common_name, distinct_names
from lcc.model.fields import record_in
from lcc.model.record import Path, unit_of
from lcc.model.tender import STANDARD_VAT, Item, Tender
from lcc.report.units import unit_text


class BidFields(RecordFields):
    """Asks fields of a bid on a tender."""

    def __init__(self, tender: Tender, language: str) -> None:
        super().__init__(language)
        self.tender = tender

    def field(self, key: Path, info: FieldInfo, item: Item, of: str = "") -> None:
        """Ask a field of the offer for an item, in a row of its own; `of` is what it is a part of."""
        if str(key[-1]).endswith("vat") and not self.tender.vat.is_cost:
            return
        money = unit_of(info.json_schema_extra).startswith("money")
        title = self._(str(info.title))
        self.question(
            f"{of}: {title.lower()}" if of else title,
            unit_text(info, self.tender, item, self._),
            self.input_for(key, info),
            money=money,
        )

    def choices_for(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        """Return what a field can hold by what it is called: indices and VAT rates as the tender names them."""
        if key[-1] == "index":
            return distinct_names(self.tender.index_names, self._)
        if str(key[-1]).endswith("vat"):
            return distinct_names(tuple(self.tender.vat.rates), self._)
        return super().choices_for(key, info)

    def name_of_default(self, default: str) -> str:
        """Return what a default is called."""
        if default in (*self.tender.index_names, STANDARD_VAT):
            return common_name(default, self._)
        return super().name_of_default(default)

    def table(self, key: Path, info: FieldInfo, item: Item) -> None:
        """Lay out rows of a record: what has a name under the title, the other fields beside it."""
        _, row = self._, record_in(info.annotation)
        fields = dict(row.model_fields) if row else {}
        if not self.tender.vat.is_cost:
            fields.pop("vat", None)
        named = next(
            (name for name, field in fields.items() if field.annotation is str and name not in ("index", "vat")),
            None,
        )
        columns = {named: LABEL} if named else {}
        others = [name for name in fields if name not in columns]
        columns |= {name: ANSWER + offset for offset, name in enumerate(others)}
        self.put(LABEL, _(str(info.title)), "column")
        for name, column in columns.items():
            title, unit = _(str(fields[name].title)), unit_text(fields[name], self.tender, item, _)
            heading = f"{title} ({unit})" if unit and unit != _("share") else title
            self.put(column, f"{_(str(info.title))}: {title.lower()}" if column == LABEL else heading, "column")
        self.next()
        for k in range(TABLE_ROWS[str(key[-1])]):
            if not named:
                self.put(LABEL, _("Step {number}").format(number=k + 1), "text")
            for name, column in columns.items():
                input_ = self.input_for((*key, k, name), fields[name])
                money = unit_of(fields[name].json_schema_extra).startswith("money")
                self.put(column, None, "input_money" if money else f"input_{input_.kind}", input_)
            self.next()
        self.put(LABEL, self.help_for(info), "note")
        self.next()

    def group(self, at: Path, group: str, title: str, record: Any, names: Sequence[str], item: Item) -> None:
        """Ask fields of a part of the offer for an item, under a title."""
        self.next()
        self.heading(title, "subheading")
        for name in names:
            self.field((*at, group, name), record.model_fields[name], item)
