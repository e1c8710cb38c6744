"""What a bid is asked, field by field: label, unit, help and what the cell accepts follow from the model."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from textwrap import wrap
from typing import Any

from pydantic.fields import FieldInfo

from lcc.checks.fields import record_in
from lcc.excel.bid_form.answers import TABLE_ROWS
from lcc.excel.bid_form.parts import OF_MODEL, models_asking
from lcc.excel.form.layout import ANSWER, LABEL, WIDTHS, Cell, Question
from lcc.excel.form.mark import Mark
from lcc.excel.form.record_fields import RecordFields
from lcc.language.numbers import local_share
from lcc.language.terms import common_name, distinct_names
from lcc.library.phases import PRICED_PHASES, IndexedPhase
from lcc.model.bid import Cost, EndOfLife, TakeBack
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import STANDARD_VAT, Item, Tender
from lcc.record.path import Path
from lcc.record.record import PricePerUse, keeps_sign, unit_of
from lcc.words.field_titles import field_title
from lcc.words.units import unit_text

_ANSWER_A_PHASE = ("demolition", "disposal", "return_cost", "early_end_cost")
"""Costs that may have to be stated: left empty they are not zero, but no answer."""

_WITH_VAT: Mapping[str, type[Cost] | type[EndOfLife] | type[TakeBack]] = {
    "costs": Cost,
    "end_of_life": EndOfLife,
    "take_back": TakeBack,
}
"""The records of the parts of an offer beside its business model that have a VAT rate."""


class BidFields(RecordFields):
    """Asks fields of a bid on a tender."""

    def __init__(
        self, tender: Tender, mark: Mark, widths: tuple[int, ...] = WIDTHS, *, with_facts: bool = True
    ) -> None:
        super().__init__(mark, widths)
        self.tender, self.with_facts = tender, with_facts

    def field(self, key: Path, info: FieldInfo, item: Item, of: str = "") -> None:
        """Ask a field of the offer for an item, in a row of its own; `of` is what it is a part of."""
        if not self.asks(info) or (str(key[-1]).endswith("vat") and not self.asks_vat(key)):
            return
        money = unit_of(info.json_schema_extra).startswith("money")
        title = field_title(info, self.tender, item).say(self._)
        label = f"{of}: {title.lower()}" if of else title
        self.question(label, unit_text(info, self.tender, item, self._), self.input_for(key, info), money=money)

    def by_quality(self, key: Path, info: FieldInfo, item: Item) -> None:
        """Ask a fee for each quality class of an item, each in a row of its own."""
        fee = FieldInfo.from_annotation(PricePerUse)
        for name, share in item.qualities.items():
            _ = self._
            label = _("Fee per use, {quality}").format(quality=name)
            unit = unit_text(info, self.tender, item, _)
            fee.description = _("Quality class {quality}: {share} of the use.").format(
                quality=name, share=local_share(share, _)
            )
            self.question(label, unit, self.input_for((*key, name), fee), money=True)

    def asks_vat(self, key: Path) -> bool:
        """Whether a VAT rate of an offer counts: VAT is a cost, and the tender does not state the rate itself."""
        part, field = str(key[2]), str(key[-1])
        asking = models_asking(field) if part == OF_MODEL else (part,)
        records = [BUSINESS_MODELS.get(one) or _WITH_VAT[one] for one in asking]
        return self.tender.vat.is_open_in([phase for one in records for phase in one.vat_in[field]])

    def input_for(self, key: Path, info: FieldInfo) -> Question:
        """Return a cell to fill in for a field: prices below zero only where the authority is paid."""
        asked = super().input_for(key, info)
        if key[-1] == "index" and not self.can_be_empty(key, info) and len(asked.choices) > 1:
            return replace(asked, required=True)
        is_of_model = key[0] == "offers" and key[2] in BUSINESS_MODELS
        if is_of_model and keeps_sign(info.json_schema_extra) and not self.tender.items[int(key[1])].revenue:
            return replace(asked, minimum=0)
        return asked

    def can_be_empty(self, key: Path, info: FieldInfo) -> bool:
        """Whether the default of a field stands where its cell is left empty, whatever else is filled in."""
        if key[-1:] == ("index",):
            return info.default in self._open_indices(key)
        return key[-1:] not in [(name,) for name in _ANSWER_A_PHASE]

    def help_for(self, info: FieldInfo, key: Path = ()) -> str:
        """Return what a field means, and what it is where it is left empty; of an index, where it can be."""
        said = super().help_for(info, key)
        if key[-1:] != ("index",):
            return said
        _, text, open_ones = self._, self._(info.description or ""), self._open_indices(key)
        names, phases = self.tender.index_names, _phases_of(key)
        if len(open_ones) == 1:
            said = _("If left empty: {default}.").format(default=common_name(open_ones[0], _))
        elif all(info.default in self.tender.open_indices.get(phase, names) for phase in phases):
            return said
        elif info.default in open_ones:
            said = _("If left empty: {default}; where that is not open, it has to be chosen.").format(
                default=common_name(str(info.default), _)
            )
        else:
            return said
        return f"{text} {said}".strip()

    def _open_indices(self, key: Path) -> list[str]:
        """Return the indices that are open for what a cell is about; of several phases those open for any."""
        names = self.tender.index_names
        open_in = {name for phase in _phases_of(key) for name in self.tender.open_indices.get(phase, names)}
        return [name for name in names if name in open_in]

    def choices_for(self, key: Path, info: FieldInfo) -> dict[str, Any]:
        """Return what a field can hold by what it is called: indices and VAT rates as the tender names them."""
        if key[-1] == "index":
            called = distinct_names(self.tender.index_names, self._)
            return {label: name for label, name in called.items() if name in self._open_indices(key)}
        if str(key[-1]).endswith("vat"):
            return distinct_names(tuple(self.tender.vat.rates), self._)
        return super().choices_for(key, info)

    def name_of_default(self, default: str) -> str:
        """Return what a default is called."""
        if default in (*self.tender.index_names, STANDARD_VAT):
            return common_name(default, self._)
        return super().name_of_default(default)

    def table(
        self,
        key: Path,
        info: FieldInfo,
        item: Item,
        rows: range | None = None,
        *,
        whose: str = "",
    ) -> None:
        """Lay out rows of a record: what has a name under the title, the other fields beside it.

        Parameters
        ----------
        key, info, item
            What is asked, of which item.
        rows
            Which rows of the table stand here; all of them by default.
        whose
            Which business models ask it, where that is not plain.
        """
        _, row = self._, record_in(info.annotation)
        if row is None or not self.asks(info):
            return
        fields = self.fields_of(row)
        if "vat" in fields and not self.asks_vat((*key, 0, "vat")):
            del fields["vat"]
        named = next(
            (name for name, field in fields.items() if field.annotation is str and name not in ("index", "vat")),
            None,
        )
        columns = {named: LABEL} if named else {}
        others = [name for name in fields if name not in columns]
        columns |= {name: ANSWER + offset for offset, name in enumerate(others)}
        heading = _(str(info.title))
        self.put(LABEL, f"{heading} ({whose})" if whose else heading, "column")
        for name, column in columns.items():
            title = field_title(fields[name], self.tender, item).say(_)
            unit = unit_text(fields[name], self.tender, item, _)
            head = f"{title} ({unit})" if unit and unit != _("share") else title
            self.put(column, f"{heading}: {title.lower()}" if column == LABEL else head, "column")
        self.next()
        first, free = self.row, max(columns.values()) + 1
        for k in rows or range(TABLE_ROWS[str(key[-1])]):
            if not named:
                self.put(LABEL, _("Step {number}").format(number=k + 1), "text")
            for name, column in columns.items():
                money = unit_of(fields[name].json_schema_extra).startswith("money")
                self.ask(column, self.input_for((*key, k, name), fields[name]), money=money)
            self.next()
        self._note_beside(self.help_for(info), first, free)

    def _note_beside(self, text: str, first: int, column: int) -> None:
        """Explain a table beside its rows, from the first one on; below it where that takes more lines than it has."""
        end, lines = self.row, wrap(text, sum(self.widths[column:]))
        if len(lines) > end - first:
            self.note(text)
            return
        for self.row, line in enumerate(lines, start=first):
            self.cells.append(Cell(self.row, column, line, "note", binds=self.binds, continues=self.row > first))
        self.row = end

    def group(
        self, at: Path, group: str, title: str, record: Any, names: Sequence[str], item: Item, note: str = ""
    ) -> None:
        """Ask fields of a part of the offer for an item, under a title and what there is to say about them."""
        self.heading(title, "subheading")
        self.note(note)
        for name in names:
            self.field((*at, group, name), record.model_fields[name], item)

    def explained(self, help_: str) -> list[str]:
        """Return what of the help fits in one line, in whole sentences; all of it shows when the cell is chosen.

        What it means to leave the cell empty comes before all else.
        """
        begins = self._("If left empty: {default}.").partition("{")[0]
        meaning, _begins, default = help_.partition(begins)
        sentences, last = meaning.strip().split(". "), begins + default if default else ""
        most = range(len(sentences), 0, -1) if meaning else ()
        texts = [". ".join(sentences[:k]).rstrip(".") + "." for k in most]
        fit = (
            text for text in [*(f"{text} {last}".strip() for text in texts), last] if len(text) <= self.note_width
        )
        return [next(fit, "")]

    def note(self, text: str) -> None:
        """Lay out a sentence about what is asked here, if there is one."""
        if text:
            super().note(text)


def _phases_of(key: Path) -> Collection[IndexedPhase]:
    """Return the phases that what follows the index in a cell can be in."""
    if key[2] in BUSINESS_MODELS:
        return [BUSINESS_MODELS[str(key[2])].paid_in]
    if key[2] == "costs" and key[3] in PRICED_PHASES:
        return [phase for phase in PRICED_PHASES if phase == key[3]]
    of_part: Mapping[object, Collection[IndexedPhase]] = {
        "end_of_life": ["demolition", "disposal"],
        "take_back": ["disposal", "residual_value"],
    }
    return of_part.get(key[2], PRICED_PHASES)
