"""A draft of a mapping as YAML for people: every choice with the words that led to it."""

import json
from collections.abc import Iterator, Mapping, Sequence

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter
from openpyxl.workbook import Workbook

from lcc.excel.price_sheet.draft import Chosen, ChosenCost, Draft, Run, column_in, draft_of, phase_choices
from lcc.language import Translate
from lcc.library.phases import PRICED_PHASES, PricedPhase
from lcc.model.tender import GENERAL, Tender
from lcc.record.record import LONGEST_NAME

_MOST_NAMED = 40


def written_draft(
    workbook: Workbook, shown: Workbook, tender: Tender | None, _: Translate
) -> tuple[str, list[tuple[str, str]]]:
    """Return a mapping (YAML) of what the words in a workbook name, and the cells that it does not read with why.

    `shown` is the same workbook with what its formulas show. What is not read stands in the mapping too, as remarks.
    """
    draft = draft_of(workbook, shown, tender, _)
    return "\n".join(_Writer(draft, tender, _).lines()) + "\n", draft.not_read


class _Writer:
    def __init__(self, draft: Draft, tender: Tender | None, _: Translate) -> None:
        self.draft, self.tender, self._ = draft, tender, _

    def lines(self) -> Iterator[str]:
        """Yield the mapping line by line."""
        _, draft = self._, self.draft
        yield "# " + _("A draft, from the words on the price sheet: check every line, and add what is missing.")
        yield "# " + _("`lcc map check THIS_FILE --tender TENDER` says what is missing or was not understood.")
        yield f"sheet: {_quoted(draft.sheet)}"
        chosen: list[Chosen | ChosenCost] = [*draft.fields, *draft.costs]
        chosen += [one for _name, one in draft.consumption]
        guards: dict[str, str] = {}
        for one in chosen:
            if one.line.sheet == draft.sheet:
                guards |= _guards(one)
        yield "labels:" + ("" if guards else " {}")
        for place, text in guards.items():
            yield f"  {place}: {_quoted(text)}"
        yield "fields:"
        for offer in sorted({0, *draft.kinds, *draft.items}):
            yield from self._offer(offer)
        for field in draft.fields:
            yield from self._field(field)
        counts: dict[int, int] = {}
        for cost in draft.costs:
            yield from self._cost(cost, counts.get(cost.offer, 0))
            counts[cost.offer] = counts.get(cost.offer, 0) + 1
        for name, used in draft.consumption:
            yield f"  {_quoted(f'{name}.resource')}: {{value: {_quoted(used.name)}}}"
            yield f"  {_quoted(f'{name}.per_year')}: {self._source(used)}"
        if draft.runs:
            yield "tables:"
        for run in draft.runs:
            yield from self._run(run)
        if draft.not_read:
            yield "# " + _("Not read:")
        for cell, why in draft.not_read:
            yield _clean_comment(f"# {cell}: {why}").rstrip(": ")

    def _offer(self, offer: int) -> Iterator[str]:
        _, codes = self._, [item.id for item in self.tender.items] if self.tender else []
        only = _("The item code of the tender.")
        name, item = _quoted(f"offers[{offer}].item"), self.draft.items.get(offer, "")
        item = item or (codes[0] if len(codes) == 1 and offer == 0 else "")
        if not codes:
            yield f"  {name}: {{value: {_quoted('ITEM')}}}  # {only}"
        elif item:
            others = ", ".join(one for one in codes if one != item)
            note = _("Or another item: {codes}").format(codes=others) if others else only
            yield f"  {name}: {{value: {_quoted(item)}}}  # {note}"
        else:
            yield f"  # {name}: {{value: ...}}  {_('Which item? {codes}').format(codes=', '.join(codes))}"
        kind = _quoted(f"offers[{offer}].business_model.kind")
        if chosen := self.draft.kinds.get(offer):
            note = _("Or another business model; `lcc schema bid` names them and their fields.")
            yield f"  {kind}: {{value: {chosen}}}  # {note}"
        else:
            note = _("Which business model? `lcc schema bid` names them and their fields.")
            yield f"  # {kind}: {{value: ...}}  {note}"

    def _field(self, one: Chosen) -> Iterator[str]:
        _ = self._
        yield f"  {_quoted(one.name)}: {self._source(one)}"
        if one.name.endswith(".payment"):
            name, every = one.name.replace(".payment", ".every_months"), one.treated.every_months
            note = _("Months between payments; they have no default.")
            line = f"{_quoted(name)}: {{value: {every or '...'}}}"
            yield f"  {line}  # {note}" if every else f"  # {line}  {note}"
        if one.name == "co2_ladder.level":
            ladder = self.tender.award.co2_ladder if self.tender else None
            version, note = ladder.version if ladder else "3.1", _("The version that the tender names.")
            yield f"  {_quoted('co2_ladder.version')}: {{value: {_quoted(version)}}}  # {note}"

    def _cost(self, cost: ChosenCost, position: int) -> Iterator[str]:
        at = f"offers[{cost.offer}].costs[{position}]"
        said = _clean(cost.line.label) or "-"
        yield f"  {_quoted(f'{at}.name')}: {{value: {_quoted(said)}}}"
        if cost.phase:
            yield f"  {_quoted(f'{at}.phase')}: {{value: {cost.phase}}}"
        else:
            yield f"  # {_quoted(f'{at}.phase')}: {{value: ...}}  {self._which_phase()}"
        yield f"  {_quoted(f'{at}.amount')}: {self._source(cost)}"
        for name, value in self._beside(cost):
            yield f"  {_quoted(f'{at}.{name}')}: {value}"
        if opened := self._opened(cost.phase):
            yield f"  {_quoted(f'{at}.index')}: {{value: {_quoted(opened[0])}}}  # {self._indices(opened)}"

    def _run(self, run: Run) -> Iterator[str]:
        _, table, first = self._, run.table, run.costs[0]
        guards = {cell: text for cell, text in table.heads.values() if cell and text == _clean(text)}
        is_own = table.phase is None and not run.is_open
        for cost in (one for one in run.costs if one.line.label):
            guards |= _guards(cost, with_label=is_own, with_heads=False)
        yield f"- entries: {_quoted(f'offers[{first.offer}].costs')}"
        yield f"  sheet: {_quoted(table.sheet)}"
        yield "  labels:"
        for cell, text in sorted(guards.items(), key=lambda one: (coordinate_to_tuple(one[0])[0], one[0])):
            yield f"    {cell}: {_quoted(text)}"
        yield f"  first_row: {run.first}"
        yield f"  last_row: {run.last}"
        yield "  fields:"
        name = get_column_letter(table.name)
        yield f"    name: {{column: {name}}}"
        phases = {cost.line.label: cost.phase for cost in run.costs}
        if table.phase is not None:
            phases = dict(phase_choices(table.phases))
            yield from self._chosen(get_column_letter(table.phase), phases)
        elif None in phases.values():
            unclear = ", ".join(label for label, phase in phases.items() if phase is None and label)
            yield f"    # phase: {{value: ...}}  {self._which_phase()} {_clean(unclear)}".rstrip()
        elif len(set(phases.values())) == 1 and not (run.is_open and any(phases)):
            yield f"    phase: {{value: {first.phase}}}"
            if opened := self._opened(first.phase):
                yield f"    index: {{value: {_quoted(opened[0])}}}  # {self._indices(opened)}"
        else:
            yield from self._chosen(name, phases)
        yield f"    amount: {self._source(first, run)}"
        for field, value in self._beside(first):
            yield f"    {field}: {value}"
        if table.after:
            cells = ", ".join(table.after[:_MOST_NAMED])
            yield "  # " + _("Filled below the total, and not read: {cells}").format(cells=cells)

    def _beside(self, cost: ChosenCost) -> Iterator[tuple[str, str]]:
        """Yield the other fields of a cost."""
        treated = cost.treated
        if treated.per_bid:
            yield "per", "{value: bid}"
        if treated.every_years is not None:
            yield "every_years", f"{{value: {treated.every_years:g}}}"
        if treated.at_year is not None:
            yield "at_year", f"{{value: {treated.at_year}}}"

    def _chosen(self, column: str, phases: Mapping[str, PricedPhase | None]) -> Iterator[str]:
        """Yield the phase of the rows of a table by what stands in a column, and the index that goes with it."""
        said = {_quoted(_clean(text)): phase for text, phase in phases.items()}
        written = ", ".join(f"{text}: {phase}" for text, phase in said.items())
        yield f"    phase: {{column: {column}, choices: {{{written}}}}}"
        opened = {text: self._opened(phase) for text, phase in said.items()}
        codes = {text: _quoted(known[0] if known else GENERAL) for text, known in opened.items()}
        note = self._indices(list(dict.fromkeys(one for known in opened.values() for one in known)))
        if len(set(codes.values())) > 1:
            written = ", ".join(f"{text}: {code}" for text, code in codes.items())
            yield f"    index: {{column: {column}, choices: {{{written}}}}}  # {note}"
        elif any(opened.values()):
            yield f"    index: {{value: {next(iter(codes.values()))}}}  # {note}"

    def _opened(self, phase: PricedPhase | None) -> Sequence[str]:
        """Return the indices that costs of a phase can follow, where the general one is none of them."""
        opened = self.tender.open_indices.get(phase, ()) if self.tender and phase else ()
        return () if GENERAL in opened else opened

    def _indices(self, opened: Sequence[str]) -> str:
        return self._("The indices that the tender opens: {codes}").format(codes=", ".join(opened))

    def _source(self, one: Chosen | ChosenCost, run: Run | None = None) -> str:
        """Return where a number stands and how it is read, with the words that say so behind it."""
        line, treated = one.line, one.treated
        quantity, not_used = one.quantity, one.not_used
        if run:
            place = {"column": column_in(line.answer) or get_column_letter(run.table.price)}
            quantity, not_used = column_in(quantity), column_in(not_used)
        else:
            place = {"cell": line.answer, "sheet": _quoted(line.sheet) if line.sheet != self.draft.sheet else ""}
        texts = dict.fromkeys(_clean(text) for text in (*line.heads.values(), *line.units.values()))
        marks = dict.fromkeys(treated.marks)
        stated = place | {
            "unit": _quoted(_clean(", ".join(texts))) if texts else "",
            "quantity": quantity,
            "quantity_not_used": not_used,
            "factor": _number(treated.factor) if treated.factor != 1 else "",
            "unit_not_understood": _quoted(_clean("; ".join(marks))) if marks else "",
        }
        parts = ", ".join(f"{name}: {value}" for name, value in stated.items() if value)
        labels = [row.line.label for row in (run.costs if run else [one]) if row.line.label]
        more = " ..." if len(labels) > 6 else ""
        said = " | ".join(dict.fromkeys(_clean(label) for label in labels[:6])) + more
        if isinstance(one, ChosenCost):
            per = self._("of the whole bid") if treated.per_bid else self._("per unit of the item")
            said = f"{said}: {per}" if said else per
        return f"{{{parts}}}" + (f"  # {_clean(said)}" if said else "")

    def _which_phase(self) -> str:
        return f"{self._('Which phase?')} {', '.join(PRICED_PHASES)}"


def _guards(one: Chosen | ChosenCost, *, with_label: bool = True, with_heads: bool = True) -> Mapping[str, str]:
    """Return the cells that have to hold what they hold here: in another file they say something else."""
    line = one.line
    found = {line.label_at: line.label} if with_label and line.label_at and line.label else {}
    found |= {cell: text for cell, text in line.units.items() if cell != line.answer}
    found |= {cell: text for cell, text in line.heads.items() if with_heads}
    for cell in filter(None, (one.quantity, one.not_used)):
        if isinstance(line.quantity_value, int | float):
            found[cell] = f"{line.quantity_value}"
    # What can't be written down as it stands is no guard: nothing would ever be equal to it.
    return {cell: text for cell, text in found.items() if text and text == _clean(text)}


def _clean(text: str) -> str:
    return _clean_comment(text)[:LONGEST_NAME]


def _clean_comment(text: str) -> str:
    """Return a text on one line, without what can't be seen."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _number(factor: float) -> str:
    return f"{factor:.0f}" if float(factor).is_integer() else repr(factor)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
