"""A filled-in bid form -> a bid. Only the input cells are read; everything else has to be as it was sent."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.answers import FILE, MOMENTS, PASSPORT, bid_of, offered
from lcc.excel.bid_form.changes import changed_since
from lcc.excel.bid_form.layout import form_layout
from lcc.excel.bid_form.one_cause import once_for_each_cause
from lcc.excel.bid_form.write import form_header
from lcc.excel.form.added_words import words_on
from lcc.excel.form.filled_record import stated_on
from lcc.excel.form.layout import Layout, address_of
from lcc.excel.form.read import (
    SheetAnswers,
    answers_in,
    changes,
    filled_beside,
    filled_cells,
    marked,
    open_filled,
    sheet_with,
    sheets_in,
    shift_in,
)
from lcc.excel.passport_form.answers import part_of
from lcc.language import LANGUAGES, N_, Text
from lcc.language.terms import model_name, term
from lcc.model.bid import IN_PASSPORT
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.problem import InputRefusedError, problem_at, problem_of
from lcc.record.stated import Stated
from lcc.record.version import LAYOUT
from lcc.record.visible import one_line

Layouts = Callable[[str, int], Layout]
"""The form of a tender in a language and version."""

_MOST_LOOKED_AT = 50
"""Cells of a sheet among which the mark of a form is looked for where it does not belong."""


def layouts_of(tender: Tender) -> Layouts:
    """Return the forms of a tender, to read many filled-in ones with."""
    return cache(partial(form_layout, tender))


def open_form(content: bytes, layouts: Layouts) -> Workbook:
    """Open a workbook that can be a form."""
    return open_filled(content, [layouts(language, LAYOUT) for language in LANGUAGES])


def is_form(workbook: Workbook) -> bool:
    """Whether a workbook has the mark of a bid form, of whichever tender."""
    return bool(marked(workbook, "form"))


def stated_in_form(workbook: Workbook, tender: Tender, layouts: Layouts) -> Stated:
    """Return the bid that an opened form states, the cell of each of its fields, and all that is wrong there.

    That is cells that were changed, and what stands in an input cell and can't. Of a form in which nothing is wrong,
    the words that were not there when it was sent come as remarks.

    Raises
    ------
    InputRefusedError
        It is no form of this tender.
    """
    layout = _layout_of(workbook, tender, layouts)
    if isinstance(layout, Message):
        raise InputRefusedError([problem_of(layout)])
    sheet = sheet_with(workbook, layout)
    stated = bid_on(sheet, layout, tender, filled_beside(sheets_in(workbook), sheet, layout))
    words = () if stated.problems else words_on(workbook, sheet, layout, form_header(tender))
    return replace(stated, remarks=tuple(words))


def bid_on(sheet: Worksheet, layout: Layout, tender: Tender, beside: Iterable[Message] = ()) -> Stated:
    """Return what a sheet that is laid out as a form states; `beside` is what is wrong elsewhere in the file."""
    shifted = shift_in(sheet, layout)
    if shifted:
        # Every answer stands beside another question: what is read of them is nothing that was said.
        return Stated(None, problems=(problem_at(shifted._replace(path=(sheet.title, *shifted.path))),))
    findings = [*beside, *changes(sheet, layout)]
    answers, unreadable = answers_in(sheet, layout)
    findings += [*unreadable, *_misplaced(answers, layout), *_passport_twice(answers)]
    said = {finding.path[-1] for finding in findings}
    items = offered(answers, tender)
    missing = [*_not_offered(items, layout, tender), *_empty(answers, layout, items)]
    missing += _not_consumed(answers, layout, items, tender)
    findings += [finding for finding in missing if finding.path[-1] not in said]
    once = once_for_each_cause(findings, answers, layout) if findings else []
    made_of = bid_of({key: answer for key, (answer, _address) in answers.items()}, tender)
    stated = stated_on(sheet, layout, made_of, once, called_on(layout, tender))
    return replace(stated, said_of=frozenset((sheet.title, str(finding.path[-1])) for finding in findings))


def called_on(layout: Layout, tender: Tender) -> dict[Path, str]:
    """Return what is asked in each cell, with the item that it is asked of."""
    names: dict[Path, str] = {("offers", i): item.name for i, item in enumerate(tender.items)}
    return {
        key: ", ".join(part for part in (names.get(key[:2]), said) if part) for key, said in layout.called.items()
    }


def _layout_of(workbook: Workbook, tender: Tender, layouts: Layouts) -> Layout | Message:
    """Return the layout that the form was made with, or why there is none."""
    if not (found := marked(workbook, "form")):
        return _no_form(sheets_in(workbook))
    mark, sheet = found[0]
    if unread := mark.unread():
        return unread
    layout = layouts(mark.language, mark.version)
    if mark == layout.mark:
        return layout
    _proof, _space, of = mark.of.partition(" ")
    if of != tender.id:
        return Message((), "other_tender", of or None, {"tender": tender.id})
    if changes := changed_since(sheet, layout, layouts("en", mark.version)):
        return Message((), "tender_changed", Text(N_("the form of the tender as it was")), {"changes": changes})
    return Message((), "old_form", Text(N_("a form of this tender before it was changed")), {})


def _no_form(sheets: Sequence[Worksheet]) -> Message:
    """Return that no sheet has the mark of a form where it was put, or that it stands elsewhere."""
    for sheet in sheets:
        for cell in islice(filled_cells(sheet), _MOST_LOOKED_AT):
            if str(cell.value).startswith("lcc form ") and cell.coordinate != "A1":
                shifted = Text(
                    N_("the form, moved: what belongs in A1 stands in {cell}"), {"cell": cell.coordinate}
                )
                return Message((), "moved_form", shifted, {})
    names = ", ".join(one_line(sheet.title) for sheet in sheets[:3])
    return Message((), "not_a_form", Text(N_("a workbook with the sheets {names}"), {"names": names}), {})


def _misplaced(answers: SheetAnswers, layout: Layout) -> Iterator[Message]:
    """Yield the answers that belong to a business model that was not chosen, or to no moment."""
    _ = layout.translate
    for key, (answer, address) in answers.items():
        kind = answers.get((*key[:2], "kind"), (None, ""))[0]
        if key[0] == "offers" and key[2] in BUSINESS_MODELS and kind not in (None, key[2]):
            yield Message((address,), "other_model", answer, {"chosen": model_name(str(kind), _)})
        if key[2:3] != ("costs",):
            continue
        needs_years = answers.get((*key[:4], "moment"), ("every_year", ""))[0] != "every_year"
        has_years = (*key[:4], "years") in answers
        if key[4] == "years" and not needs_years:
            words = {code: term(code, _) for code in MOMENTS[1:]}
            yield Message((address,), "years_without_moment", answer, words)
        if key[4] == "moment" and needs_years and not has_years:
            yield Message((address,), "moment_without_years", term(answer, _), {})


def _passport_twice(answers: SheetAnswers) -> Iterator[Message]:
    """Yield the names of passports beside which a passport was filled in too."""
    filled_in = {key[:2] for key in answers if key[2:3] == (PASSPORT,) and key[3] != FILE}
    for key, (answer, address) in answers.items():
        if key[2:] == (PASSPORT, FILE) and key[:2] in filled_in:
            yield Message((address,), "passport_twice", answer, {})


def _not_offered(items: Sequence[int], layout: Layout, tender: Tender) -> Iterator[Message]:
    """Yield where a business model is missing: of any item at all, or of the other items of a lot."""
    asked_in = [address_of(cell) for cell in layout.inputs if cell.input and cell.input.key[2:] == ("kind",)]
    if not items:
        yield Message((asked_in[0],), "nothing_offered", None, {})
    begun = {tender.items[i].id for i in items}
    for i, item in enumerate(tender.items):
        lots = tender.lots.parts if tender.lots else ()
        if i not in items and any(item.id in lot.items and begun & {*lot.items} for lot in lots):
            yield Message((asked_in[i],), "item_not_offered", None, {"item": item.id})


def _empty(answers: SheetAnswers, layout: Layout, items: Sequence[int]) -> Iterator[Message]:
    """Yield the cells that can't stay empty, in the blocks and rows that are used."""
    begun = {key[:length] for key in answers for length in range(1, len(key) + 1)}
    for cell in layout.inputs:
        if (
            cell.input
            and cell.input.required
            and cell.input.key not in answers
            and _is_used(cell.input.key, answers, items, begun)
        ):
            yield Message((address_of(cell),), "empty_cell", None, {})


def _not_consumed(
    answers: SheetAnswers, layout: Layout, items: Sequence[int], tender: Tender
) -> Iterator[Message]:
    """Yield the resources of which the use was left blank where the tender asks for it and the price has it not."""
    for i in items if "use" in tender.asked_phases else ():
        if answers.get(("offers", i, "included", "use"), (False, ""))[0]:
            continue
        for name in tender.resources:
            key: Path = ("offers", i, "consumption", name, "per_year")
            if key not in answers:
                yield Message((layout.places[key],), "resource_not_stated", None, {"resource": name})


def _is_used(key: Path, answers: SheetAnswers, items: Sequence[int], begun: Collection[Path]) -> bool:
    """Whether a cell is in a part that was begun; `begun` has the keys of all answers and of all that they are in."""
    if key[0] == "combinations":
        return any(answer is True for other, (answer, _address) in answers.items() if other[:2] == key[:2])
    if key[0] != "offers":
        return True
    if key[1] not in items:
        return False
    if key[2] in BUSINESS_MODELS:
        chosen = answers.get((*key[:2], "kind"), (None, ""))[0] == key[2]
        always = key[3:5] == ("buy_back", 0)
        return chosen and (len(key) == 4 or always or key[:-1] in begun)
    if key[2] in ("costs", "take_back"):
        return key[:-1] in begun
    passport = (*key[:2], PASSPORT)
    if key[2] == PASSPORT:
        return (*passport, FILE) not in answers and part_of(key, len(passport)) in begun
    if key[2] == "circularity":
        return key[3] not in IN_PASSPORT or passport not in begun
    return len(key) == 3 or key[2] == "mki"
