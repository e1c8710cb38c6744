"""What was filled in on an earlier form, brought to the form of a tender as it is now.

An earlier form may ask other things, of other items, in another order or layout: the tender that it was made from
is not there. So each answer is found by what people read beside it: the item, the heading above it, row and column.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell as SheetCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.answers import SIGNATURE, offered
from lcc.excel.bid_form.changes import changed_since, renamed_since, units_since
from lcc.excel.bid_form.layout import MORE, Form, of_tender
from lcc.excel.bid_form.left_beside import left_beside
from lcc.excel.bid_form.meant import filled_in_from_start
from lcc.excel.bid_form.named import called_on
from lcc.excel.bid_form.needs import item_asked, needs_of_bid, needs_of_item
from lcc.excel.bid_form.parts import OF_MODEL, models_asking
from lcc.excel.bid_form.per_what import OtherUnit, Units, currency_on
from lcc.excel.bid_form.read import layouts_of, refused_as, why_no_form, without_mark
from lcc.excel.bid_form.spots import Spot, bare, spots_of, spots_on
from lcc.excel.form.read import answer_in, is_empty, marked, text_in
from lcc.language import N_, Percent, Text, Translate, translator
from lcc.language.terms import model_name, yes_or_no
from lcc.model.business_models import BUSINESS_MODELS, offered_for
from lcc.model.tender import Tender
from lcc.record.path import Path
from lcc.record.version import LAYOUT
from lcc.words.field_titles import model_title

Answered = tuple[Spot, object]
"""What was filled in, and where it stood."""


@dataclass(frozen=True)
class Carried:
    """What an earlier form brings to a new one, and what it does not.

    A signature is never brought along: it was put under what the earlier form said.
    """

    answers: Mapping[Path, Any]
    without_place: Sequence[Answered]
    """What is not asked any more."""
    unread: Sequence[Answered]
    """What is asked still, and can't be read."""
    in_other_units: Sequence[tuple[Spot, object, OtherUnit]]
    """Numbers of something else than is asked now: of another unit or currency."""
    beside: Sequence[Text]
    """Words beside the fields, which may be a reservation."""
    of_tender: str
    """The code of the tender that the earlier form is of."""
    told: Text | None
    """What the earlier form told otherwise than the one of now; None where that is the same."""
    empty: Sequence[Text]
    """What has to be filled in, and was not carried over."""
    renamed: Mapping[str, str]
    """What items are called now, by what the earlier form called them: those that were taken for the same one."""


def carried_over(workbook: Workbook, tender: Tender) -> Carried:
    """Return what an earlier form, of whichever layout, brings to the form of a tender.

    Raises
    ------
    InputRefusedError
        It is no form of ours.
    """
    layouts = layouts_of(tender)
    found = marked(workbook, "form")
    if not found:
        raise refused_as(why_no_form(workbook, layouts))
    mark, sheet = found[0]
    form, _ = layouts(mark.language, LAYOUT), translator(mark.language)
    more = [other for _mark, other in marked(workbook, MORE)[:1]]
    if not more:
        raise refused_as(without_mark(workbook, form.more))
    sheets = [sheet, *more]
    spots = dict(spots_of(form.sheets, _))
    renamed = renamed_since(sheet, form)
    filled = [(s._replace(item=renamed.get(s.item, s.item)), cell) for on in sheets for s, cell in spots_on(on, _)]
    units = Units(form, _units_of_items(sheet, form, tender), _currency(more[0], form, tender))
    answers: dict[Path, Any] = {}
    left, unread = list[Answered](), list[Answered]()
    others: list[tuple[Spot, object, OtherUnit]] = []
    for spot, cell in filled:
        if is_empty(cell):
            continue
        if spot.label == _("Business model") and text_in(cell) in _only_models(form, tender, spot.item, _):
            continue
        questions = [key for key in _candidates(spot, spots, tender, _) if key not in answers]
        if any(is_signature(key) for key in questions):
            continue
        read = ((key, answer_in(cell, _question(form, key))) for key in questions)
        taken = next(((key, answer) for key, answer in read if answer is not None), None)
        if taken is None:
            is_typed = text_in(cell) not in (yes_or_no(True, _), yes_or_no(False, _))
            typed = (
                is_typed and any(not _question(form, key).choices for key in questions)
            ) or cell.data_type == "f"
            (unread if questions and typed else left).append((spot, _found(cell)))
        elif other := units.changed(taken[0], (spot, cell), spots[taken[0]]):
            others.append((spot, _found(cell), other))
        else:
            answers[taken[0]] = taken[1]
    there = filled_in_from_start(cell.input for cell in form.inputs if cell.input)
    answers = {
        key: answer
        for key, answer in answers.items()
        if there.get(key) != answer or (*key[:-1], "amount") in answers
    }
    return Carried(
        answers,
        left,
        unread,
        others,
        left_beside(workbook, sheets, form, tender),
        of_tender(mark).tender,
        changed_since(sheets, form, layouts("en", LAYOUT), asks_the_same=True),
        list(_still_empty(form, tender, answers)),
        renamed,
    )


def is_signature(key: Path) -> bool:
    """Whether a question is about who signs, and when."""
    return key[0] == "bidder" and key[-1] in SIGNATURE


def _units_of_items(sheet: Worksheet, form: Form, tender: Tender) -> dict[str, OtherUnit]:
    before = units_since(sheet, form)
    return {one.name: OtherUnit(before[one.name], one.unit) for one in tender.items if one.name in before}


def _currency(more: Worksheet, form: Form, tender: Tender) -> OtherUnit:
    return OtherUnit(currency_on(more, form) or tender.currency, tender.currency)


def _question(form: Form, key: Path) -> Any:
    return next(cell.input for cell in form.inputs if cell.input and cell.input.key == key)


def _candidates(spot: Spot, spots: Mapping[Path, Spot], tender: Tender, _: Translate) -> Iterator[Path]:
    """Yield the questions that an answer can be one to, the likeliest first."""
    yield from (key for key, now in spots.items() if now == spot)
    kind = _model_above(spot.heading, tender, _)
    for alike in (_same_row, _same_label):
        for key, now in spots.items():
            if now.item == spot.item and alike(spot, now) and _fits_model(key, kind):
                yield key


def _model_above(heading: str, tender: Tender, _: Translate) -> str | None:
    """Return the business model that a heading is about; None where it is about none."""
    names = {kind: model_name(kind, _) for kind in BUSINESS_MODELS}
    said = {text: kind for kind, name in names.items() for text in (name, _only_if(name, _))}
    said |= {model_title(kind, tender, _): kind for kind in BUSINESS_MODELS}
    return said.get(heading)


def _only_if(name: str, _: Translate) -> str:
    return _("Only if you chose: {model}").format(model=name)


def _fits_model(key: Path, kind: str | None) -> bool:
    """Whether what stood under the heading of a business model, or of none, can be asked under this key."""
    if key[0] != "offers" or (key[2] not in BUSINESS_MODELS and key[2] != OF_MODEL):
        return kind is None
    return kind is not None and (key[2] == kind or (key[2] == OF_MODEL and kind in models_asking(str(key[3]))))


def _only_models(form: Form, tender: Tender, item: str, _: Translate) -> set[str]:
    """Return what the business model of an item is called, where a form leaves no choice."""
    asked = {key[1] for key in form.places if key[2:] == ("kind",)}
    return {
        model_name(kind, _)
        for i, one in enumerate(tender.items)
        if i not in asked and one.name == item
        for kind in offered_for([one], tender.business_models)
    }


def _same_row(one: Spot, other: Spot) -> bool:
    """Whether both are in the same row and column, whatever stands above: tables move between sheets."""
    return bool(one.label or one.row) and (one.label, bare(one.column), one.row) == (
        other.label,
        bare(other.column),
        other.row,
    )


def _same_label(one: Spot, other: Spot) -> bool:
    """Whether both are called the same, where one of them stands in a table and the other does not."""
    return bool(one.label) and one.label == other.label and (not one.column or not other.column)


def _found(cell: SheetCell) -> object:
    """Return what a cell holds; a number that it shows as a percentage as that."""
    value = cell.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Percent(value) if is_number and "%" in str(cell.number_format) else value  # type: ignore[arg-type]


def _still_empty(form: Form, tender: Tender, answers: Mapping[Path, Any]) -> Iterator[Text]:
    """Yield what has to be filled in of the form as it is now, and was not: by item and field, before the cell."""
    asked = [cell.input for cell in form.inputs if cell.input]
    needs = list(needs_of_bid(asked, tender, form.translate))
    for i in offered(answers, tender):
        needs += needs_of_item(item_asked(asked, tender, i, form.translate), asked)
    missing = {
        one.key
        for one in needs
        if not is_signature(one.key) and (not one.when or one.when.value(answers)) and not one.there.value(answers)
    }
    for sheet in form.sheets:
        called = called_on(sheet, tender)
        for key, cell in sheet.places.items():
            if key in missing:
                words = {"label": called[key], "sheet": sheet.sheet, "cell": cell}
                yield Text(N_("{label} (sheet {sheet}, cell {cell})"), words)
