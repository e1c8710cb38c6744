"""A filled-in bid form -> a bid. Only the input cells are read; everything else has to be as it was sent."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from lcc.excel.bid_form.answers import FILE, PASSPORT, bid_of, offered
from lcc.excel.bid_form.changes import changed_since
from lcc.excel.bid_form.costs import MOMENTS
from lcc.excel.bid_form.layout import MORE, Form, form_layout, of_tender
from lcc.excel.bid_form.meant import meant
from lcc.excel.bid_form.named import cells_on
from lcc.excel.bid_form.needs import Need, item_asked, needs_of_bid, needs_of_item
from lcc.excel.bid_form.one_cause import Answered, cell_of, once_for_each_cause
from lcc.excel.bid_form.parts import OF_MODEL, models_asking
from lcc.excel.bid_form.write import form_header
from lcc.excel.form.added_words import words_on
from lcc.excel.form.filled_record import stated_at
from lcc.excel.form.layout import Layout, Question
from lcc.excel.form.read import (
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
from lcc.excel.form.told import proof_of, told_by, told_on
from lcc.excel.shown.sight import Sight
from lcc.language import LANGUAGES, N_, Text, Translate
from lcc.language.terms import model_name, term
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import Asked
from lcc.record.problem import InputRefusedError, problem_at, problem_of
from lcc.record.stated import UNREAD, Stated
from lcc.record.version import LAYOUT
from lcc.record.visible import one_line

Layouts = Callable[[str, int], Form]
"""The form of a tender in a language and version."""

Sheets = Sequence[tuple[Worksheet, Layout]]
"""The sheets that were filled in, each with how it is laid out."""

_MOST_LOOKED_AT = 50
"""Cells of a sheet among which the mark of a form is looked for where it does not belong."""


def layouts_of(tender: Tender) -> Layouts:
    """Return the forms of a tender, to read many filled-in ones with."""
    return cache(partial(form_layout, tender))


def open_form(content: bytes, layouts: Layouts) -> Workbook:
    """Open a workbook that can be a form."""
    return open_filled(content, (len(layouts(language, LAYOUT).cells) for language in LANGUAGES))


def is_form(workbook: Workbook) -> bool:
    """Whether a workbook has the mark of a bid form, of whichever tender."""
    return bool(marked(workbook, "form"))


def stated_in_form(workbook: Workbook, tender: Tender, layouts: Layouts) -> Stated:
    """Return the bid that an opened form states, the cell of each of its fields, and all that is wrong there.

    That is cells that were changed, and what stands in an input cell and can't. Of a form in which nothing is wrong,
    the words that were not there when it was sent come as remarks, and what it tells otherwise than its form of now.

    Raises
    ------
    InputRefusedError
        It is no form of this tender.
    """
    form = _form_in(workbook, tender, layouts)
    if isinstance(form, Message):
        raise refused_as(form)
    sheets = _sheets_of(workbook, form)
    if isinstance(sheets, Message):
        raise refused_as(sheets)
    on = [sheet for sheet, _layout in sheets]
    stated = bid_on_sheets(sheets, tender, filled_beside(sheets_in(workbook), on, form.inputs))
    if stated.problems:
        return stated
    tells = proof_of(told_on(*one) for one in sheets)
    as_sent = of_tender(form.mark).told == tells
    added = words_on(workbook, sheets, form_header(form), told_as_sent=as_sent)
    remarks = [*_since(form, tender, on, layouts, tells), *added]
    return replace(stated, remarks=tuple(remarks))


def refused_as(finding: Message) -> InputRefusedError:
    """Return why a workbook is no form, or not all of one, as what is raised."""
    return InputRefusedError([problem_at(finding) if finding.path else problem_of(finding)])


def bid_on(sheet: Worksheet, layout: Layout, tender: Tender) -> Stated:
    """Return what one sheet that is laid out as a whole form states."""
    return bid_on_sheets([(sheet, layout)], tender)


def bid_on_sheets(sheets: Sheets, tender: Tender, beside: Iterable[Message] = ()) -> Stated:
    """Return what sheets that are laid out as a form state; `beside` is what is wrong elsewhere in the file."""
    moved = [_on(sheet, shifted) for sheet, layout in sheets if (shifted := shift_in(sheet, layout))]
    if moved:
        # Every answer stands beside another question: what is read of them is nothing that was said.
        return Stated(None, problems=tuple(map(problem_at, moved)))
    answers, places, unread = dict[Path, tuple[Any, Path]](), dict[Path, Path](), list[Message]()
    at: dict[Path, Asked] = {}
    seen = [Sight(sheet) for sheet, _layout in sheets]
    for (sheet, layout), sight in zip(sheets, seen, strict=True):
        found, unreadable = answers_in(sheet, layout, sight)
        answers |= {key: (answer, (sheet.title, cell)) for key, (answer, cell) in found.items()}
        places |= {key: (sheet.title, cell) for key, cell in layout.places.items()}
        at |= {places.get(key, key): one for key, one in cells_on(sheet, layout, tender).items()}
        unread += [_on(sheet, one) for one in unreadable]
    unread_at = {one.path for one in unread}
    unread_keys = [key for key, place in places.items() if place in unread_at]
    given = dict.fromkeys(unread_keys, UNREAD) | {key: answer for key, (answer, _place) in answers.items()}
    changed = [
        _on(sheet, one)
        for (sheet, layout), sight in zip(sheets, seen, strict=True)
        for one in changes(sheet, layout, given, sight)
    ]
    findings = [*beside, *changed, *unread]
    inputs = [cell.input for _sheet, layout in sheets for cell in layout.inputs if cell.input]
    counted = meant(given, inputs)
    answers = {key: (answer, places[key]) for key, answer in counted.items() if key not in unread_keys}
    answers = _with_only_models(answers, places, tender)
    asked = Questions(inputs, places, sheets[0][1].translate, tender, sheets[0][1])
    misplaced = list(_misplaced(answers, asked))
    findings += [*misplaced, *_passport_twice(answers)]
    said = {finding.path for finding in findings}
    items = offered([*answers, *unread_keys], tender)
    of_others = {one.path for one in misplaced if one.code == "other_model"}
    unsure = {key[1] for key, place in places.items() if place in of_others}
    missing = [*_not_offered(items, asked), *_missing(answers, unread_keys, asked, items, unsure)]
    findings += [finding for finding in missing if finding.path not in said]
    asked_at = {key: at[place] for key, place in places.items()}
    once = once_for_each_cause(findings, answers, asked_at) if findings else []
    made_of = bid_of({key: answer for key, (answer, _place) in answers.items()}, tender, asked.translate)
    stated = stated_at(asked_at | at, made_of, once)
    said_of = frozenset(map(cell_of, findings))
    as_read = {key: answer for key, (answer, _place) in answers.items()}
    beside_them = {key: answer for key, answer in as_read.items() if places[key] not in said_of}
    presumed = tuple(
        replace(stated_at(asked_at | at, bid_of(one, tender, asked.translate), once), said_of=said_of)
        for one in ([_presumed(as_read, unread_keys), _presumed(beside_them, unread_keys)] if findings else [])
    )
    return replace(stated, said_of=said_of, presumed=presumed)


def _presumed(given: Mapping[Path, Any], unread: Collection[Path]) -> dict[Path, Any]:
    """Return the answers with something for what can't be read: a business model by what was filled in of it.

    The moment of a cost, with which its number of years goes, is left as it is where nothing was filled in.
    """
    moments = {key[:-1] for key in unread if key[2:3] == ("costs",) and key[-1] == "moment"}
    of_moments = {(*row, name) for row in moments for name in ("moment", "years")}
    kinds = {key: _block_begun(key, [*given, *unread]) for key in unread if key[-1] == "kind"}
    known = {key: kind for key, kind in kinds.items() if kind}
    presumed = {**given, **{key: UNREAD for key in unread if key not in kinds}, **known}
    return {key: answer for key, answer in presumed.items() if key not in of_moments}


class Questions(NamedTuple):
    """What the sheets of a form ask, and where."""

    inputs: Sequence[Question]
    places: Mapping[Path, Path]
    translate: Translate
    tender: Tender
    layout: Layout
    """That of the first sheet: those of a form, and the needs of what they ask, are made once for a tender."""


def _on(sheet: Worksheet, finding: Message) -> Message:
    return finding._replace(path=(sheet.title, *finding.path)[-2:])


def _with_only_models(
    answers: dict[Path, tuple[Any, Path]], places: dict[Path, Path], tender: Tender
) -> dict[Path, tuple[Any, Path]]:
    """Return the answers with the business model of each item for which a form leaves no choice."""
    added: dict[Path, tuple[Any, Path]] = {}
    for i in range(len(tender.items)):
        key: Path = ("offers", i, "kind")
        if key not in places:
            of_model = next(other for other in places if other[:2] == key[:2] and other[2] in BUSINESS_MODELS)
            places[key] = places[of_model]
            if i in offered(answers, tender):
                added[key] = (of_model[2], places[of_model])
    return {**added, **answers}


def _form_in(workbook: Workbook, tender: Tender, layouts: Layouts) -> Form | Message:
    """Return the layout that the form was made with, or why there is none."""
    if not (found := marked(workbook, "form")):
        return why_no_form(workbook, layouts)
    mark, sheet = found[0]
    if unread := mark.unread():
        return unread
    form = layouts(mark.language, mark.version)
    of = of_tender(mark)
    if of.tender != tender.id:
        return Message((), "other_tender", of.tender or None, {"tender": tender.id})
    if of.asked == of_tender(form.mark).asked:
        return form.marked(mark)
    more = [found for _mark, found in marked(workbook, MORE)]
    if changes := changed_since([sheet, *more[:1]], form, layouts("en", mark.version), asks_the_same=False):
        return Message((), "tender_changed", Text(N_("the form of the tender as it was")), {"changes": changes})
    return Message((), "old_form", Text(N_("an earlier form of this tender")), {})


def _sheets_of(workbook: Workbook, form: Form) -> Sheets | Message:
    """Return the sheets of a form that was filled in, or which of them is not there."""
    found = {layout.mark.kind: marked(workbook, layout.mark.kind) for layout in form.sheets}
    for layout in form.sheets:
        if not any(mark == layout.mark for mark, _sheet in found[layout.mark.kind]):
            return without_mark(workbook, layout)
    return [(sheet_with(workbook, layout), layout) for layout in form.sheets]


def without_mark(workbook: Workbook, layout: Layout) -> Message:
    """Return that a sheet of a form is not there, or that it is and no longer says in A1 what it is."""
    if layout.sheet not in (sheet.title for sheet in sheets_in(workbook)):
        return Message((), "sheet_of_form_missing", None, {"name": layout.sheet})
    return Message((layout.sheet, "A1"), "mark_damaged", workbook[layout.sheet]["A1"].value, {})


def _since(form: Form, tender: Tender, on: Sequence[Worksheet], layouts: Layouts, tells: str) -> Iterator[Message]:
    """Yield what came after a form and asks nothing else: information notices, and what it tells otherwise.

    `tells` is the proof of what it tells as it was handed in: if that is not what it told when it was made, then it
    was changed since.
    """
    known, now = of_tender(form.mark), proof_of(map(told_by, form.sheets))
    numbers = [notice.number for notice in tender.notices if notice.number > known.notice]
    if numbers:
        yield Message((), "notices_since", None, {"numbers": ", ".join(map(str, numbers))})
    by_hand = bool(known.told) and known.told != tells
    english = layouts("en", form.mark.version)
    if tells != now and (changes := changed_since(on, form, english, asks_the_same=True, by_hand=by_hand)):
        of_hand = "told_by_hand" if known.told == now else "told_otherwise_and_by_hand"
        yield Message((), of_hand if by_hand else "told_otherwise", None, {"changes": changes})


def why_no_form(workbook: Workbook, layouts: Layouts) -> Message:
    """Return why no sheet has the mark of a form where it was put: it was lost, it stands elsewhere, there is none."""
    sheets = sheets_in(workbook)
    for sheet in sheets:
        for cell in islice(filled_cells(sheet), _MOST_LOOKED_AT):
            if str(cell.value).startswith("lcc form ") and cell.coordinate != "A1":
                shifted = Text(
                    N_("the form, moved: what belongs in A1 stands in {cell}"), {"cell": cell.coordinate}
                )
                return Message((), "moved_form", shifted, {})
    called = {sheet.title for sheet in sheets}
    for form in (layouts(language, LAYOUT) for language in LANGUAGES):
        if form.first.sheet in called and (form.more.sheet in called or marked(workbook, MORE)):
            return without_mark(workbook, form.first)
    names = ", ".join(one_line(sheet.title) for sheet in sheets[:3])
    return Message((), "not_a_form", Text(N_("a workbook with the sheets {names}"), {"names": names}), {})


def _misplaced(answers: Answered, asked: Questions) -> Iterator[Message]:
    """Yield the answers that belong to a business model that was not chosen, or to no moment."""
    _ = asked.translate
    for key, (answer, place) in answers.items():
        kind = answers.get((*key[:2], "kind"), (None, ""))[0]
        if key[0] == "offers" and kind is not None and kind not in _asking(key, kind):
            yield Message(place, "other_model", answer, {"chosen": model_name(str(kind), _)})
        if key[2:3] != ("costs",):
            continue
        needs_years = answers.get((*key[:4], "moment"), ("every_year", ""))[0] != "every_year"
        if key[4] == "years" and not needs_years:
            words = {code: term(code, _) for code in MOMENTS[1:]}
            yield Message(place, "years_without_moment", answer, words)


def _asking(key: Path, kind: str) -> Sequence[str]:
    """Return the business models that an answer belongs to; the chosen one where it belongs to any."""
    if key[2] == OF_MODEL:
        return models_asking(str(key[3]))
    return (str(key[2]),) if key[2] in BUSINESS_MODELS else (kind,)


def _passport_twice(answers: Answered) -> Iterator[Message]:
    """Yield the names of passports beside which a passport was filled in too."""
    filled_in = {key[:2] for key in answers if key[2:3] == (PASSPORT,) and key[3] != FILE}
    for key, (answer, place) in answers.items():
        if key[2:] == (PASSPORT, FILE) and key[:2] in filled_in:
            yield Message(place, "passport_twice", answer, {})


def _not_offered(items: Sequence[int], asked: Questions) -> Iterator[Message]:
    """Yield where a business model is missing: of any item at all, or of the other items of a lot."""
    tender = asked.tender
    if not items:
        yield Message(asked.places["offers", 0, "kind"], "nothing_offered", None, {})
    begun = {tender.items[i].id for i in items}
    for i, item in enumerate(tender.items):
        lots = tender.lots.parts if tender.lots else ()
        if i not in items and any(item.id in lot.items and begun & {*lot.items} for lot in lots):
            yield Message(asked.places["offers", i, "kind"], "item_not_offered", None, {"item": item.id})


def _missing(
    answers: Answered, unread: Collection[Path], asked: Questions, items: Iterable[int], unsure: Collection[object]
) -> Iterator[Message]:
    """Yield the answers that are missing, as the form counts them.

    What a cell says that can't be read is not known: nothing is missing that it may answer, or may not ask. Nor is what
    a business model answers where none was chosen, or where it is `unsure` which one is meant.
    """
    given = {key: answer for key, (answer, _place) in answers.items()}
    needs = [*needs_of_bid(asked.inputs, asked.tender, asked.translate)]
    for i in items:
        needs += _needs_of_item(asked, i)
    some, anything = dict.fromkeys(unread, object()) | given, dict.fromkeys(unread, _Any()) | given
    kinds: list[Path] = [("offers", i, "kind") for i in items]
    any_kind: dict[Path, Any] = {kind: _Any() for kind in kinds if kind not in given or kind[1] in unsure}
    begun = {kind: _block_begun(kind, [*given, *unread]) for kind in kinds if kind not in some}
    of_block = {kind: block for kind, block in begun.items() if block}
    any_kind |= of_block
    for one in needs:
        said, around = (anything, some) if one.key in any_kind else (anything | any_kind, some | of_block)
        if (one.when is None or all(map(one.when.value, (around, anything | of_block)))) and not one.there.value(
            said
        ):
            found = given.get(one.key)
            at = one.priced_at if found is False and one.priced_at else one.key
            shown = term(found, asked.translate) if isinstance(found, str) else None
            yield Message(
                asked.places[at], one.code, found if at == one.key and found is False else shown, one.words
            )


_NEEDS: WeakKeyDictionary[Layout, dict[int, list[Need]]] = WeakKeyDictionary()


def _needs_of_item(asked: Questions, i: int) -> list[Need]:
    """Return what can't be left out of an item: the same in each of hundreds of forms."""
    known = _NEEDS.setdefault(asked.layout, {})
    if i not in known:
        item = item_asked(asked.inputs, asked.tender, i, asked.translate)
        known[i] = list(needs_of_item(item, asked.inputs))
    return known[i]


def _block_begun(kind: Path, filled: Iterable[Path]) -> str | None:
    """Return the business model of which the block was filled in, where that is one."""
    begun = {str(key[2]) for key in filled if key[:2] == kind[:2] and key[2] in BUSINESS_MODELS}
    return begun.pop() if len(begun) == 1 else None


class _Any:
    """What a cell that can't be read may say: whatever is looked for."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True
