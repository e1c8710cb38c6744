"""What stands in the cells of the sheet of a tender, and the tender that it makes.

Each answer has a key: the path of the field, or table, row and column where the sheet has a table.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lcc.excel.cells.lists import SEPARATOR, in_one_cell, parts_of
from lcc.excel.tender_book.answers_award import (
    AWARD_PARTS,
    AwardAnswers,
    RuleAnswers,
    award_answers,
    award_of,
    filled_rows,
    misplaced_in_award,
    names_in_one_cell,
)
from lcc.excel.tender_book.answers_circularity import TABLES as CIRCULARITY_TABLES
from lcc.excel.tender_book.answers_circularity import circularity_answers, circularity_of
from lcc.excel.tender_book.answers_index_paths import index_path_answers, index_paths_of, wrong_in_index_paths
from lcc.excel.tender_book.answers_quality import criteria_of, quality_answers, wrong_in_criteria
from lcc.excel.tender_book.codes import with_codes
from lcc.excel.tender_book.item_rows import item_rows
from lcc.excel.tender_book.layout_front import ITEM
from lcc.excel.tender_book.shape import TABLES, with_what_no_says, without_what_no_says
from lcc.language import Text, Translate
from lcc.language.terms import COMMON_NAMES, common_name
from lcc.library.phases import PRICED_PHASES
from lcc.model.business_models import BUSINESS_MODELS
from lcc.model.tender import Item, Notice, Requirement, Resource, Tender
from lcc.record.code_of import code_of
from lcc.record.message import Message
from lcc.record.path import Path, assembled, name_of, stated_in

_NAMED: dict[str, Path] = {
    "indices": ("indices",),
    "cost_centres": ("cost_centres",),
    "vat_rates": ("vat", "rates"),
    "carbon_price": ("carbon_price",),
    "material_prices": ("circularity", "material_prices"),
    "ladder": ("circularity", "ladder"),
}
_OF_ITEMS = {"cost_centres": "item_cost_centres", "qualities": "item_qualities"}
"""By the field of items that has shares by name: the table with a row for each."""
_FROM_A_PROFILE = {("discount", "rate"), ("discount", "basis")}
_ELSEWHERE = {("mki", "weights"), *(("circularity", table) for table in CIRCULARITY_TABLES)}
_BY_PHASE: tuple[Path, ...] = (("open_indices",), ("vat", "by_phase"))
"""What has a row for each phase, with names in its cell."""
_OWN_FIGURES: Path = ("own_figures",)
_NAMES = ("name", "index", "vat")
_ASKED_OTHERWISE = ("asked_phases", "business_models", "more")


def answers_of_tender(tender: Tender, _: Translate) -> dict[Path, Any]:
    """Return what to write in the cells so that the sheet reads as this tender."""
    stated = {
        path: value for path, value in stated_in(tender).items() if value != {} and not _is_of_path(path, tender)
    }
    answers: dict[Path, Any] = {("asked_phases", phase): phase in tender.asked_phases for phase in PRICED_PHASES}
    taken = tender.business_models or BUSINESS_MODELS
    answers |= {("business_models", kind): kind in taken for kind in BUSINESS_MODELS}
    rows = _rows_by_path(stated)
    for path, value in stated.items():
        if path in rows:
            answers[*rows[path], "name"] = _shown(path[-1], _)
            answers[*rows[path], "value"] = value
        elif path[0] == "resources":
            answers[*rows[path[:2]], "name"] = _shown(path[1], _)
            answers[*rows[path[:2]], path[2]] = _shown(value, _) if path[2] in _NAMES else value
        elif path[0] == "items" and path[2] in _OF_ITEMS:
            table = _OF_ITEMS[str(path[2])]
            row: Path = (table, len({key[1] for key in answers if key[0] == table}))
            answers |= {
                (*row, "item"): tender.items[int(path[1])].id,
                (*row, "name"): path[3],
                (*row, "value"): value,
            }
        elif path[:-1] in _BY_PHASE:
            names = value if isinstance(value, list) else [value]
            answers[path] = in_one_cell(str(_shown(name, _)) for name in names)
        elif path == _OWN_FIGURES or _is_named(path):
            answers[path] = in_one_cell(value)
        elif path[0] not in (*_ASKED_OTHERWISE, *AWARD_PARTS) and path[:2] not in _ELSEWHERE:
            answers[path] = value
    if tender.discount.profile:
        answers = {key: value for key, value in answers.items() if key[:2] not in _FROM_A_PROFILE}
    if tender.vat.treatment != "mixed":
        answers.pop(("vat", "cost_share"), None)
    if tender.carbon_price_path:
        answers = {key: value for key, value in answers.items() if key[0] != "carbon_price"}
    answers |= index_path_answers(tender.index_paths, _)
    answers |= award_answers(tender, stated, _)
    if tender.quality:
        answers |= quality_answers(tender.quality, _)
    if tender.circularity:
        answers |= circularity_answers(tender.circularity)
    return without_what_no_says({key: value for key, value in answers.items() if value not in (None, "")})


def _is_of_path(path: Path, tender: Tender) -> bool:
    """Whether a field says from what the growths of an index were worked out, or what they came to."""
    return path[0] in ("indices", "index_paths") and path[1:2] != () and path[1] in tender.index_paths


def beyond_a_book(tender: Tender, answers: AwardAnswers, asked: Collection[Path]) -> Iterator[Message]:
    """Yield what of a tender has no place on the sheet: answers that are not asked, and names that would fall apart."""
    for key in {key[:3] if key[0] == "items" else key[:2]: None for key in answers if key not in asked}:
        called = _called(key, tender)
        yield Message((), "not_in_book", called, {"field": called})
    by_phase = [(("open_indices", phase), names) for phase, names in tender.open_indices.items()]
    for path, names in [*names_in_one_cell(tender), *by_phase, (_OWN_FIGURES, tender.own_figures)]:
        for name in names:
            if SEPARATOR in name:
                yield Message(path, "separator_in_name", name, {})


def _called(key: Path, tender: Tender) -> Text | str:
    """Return what the answer at a key is about: a field of an item, or of the tender."""
    if key[0] == "items":
        title = Text(str(Item.model_fields[str(key[2])].title))
        return Text("{item}: {field}", {"item": tender.items[int(key[1])].name, "field": title})
    info = Tender.model_fields.get(str(key[0]))
    return Text(str(info.title)) if info and info.title else name_of(key)


def notes_by_key(notes: Mapping[Path, str], tender: Tender) -> dict[Path, str]:
    """Return notes about fields of a tender by the key that the field or its row has on the sheet."""
    rows = _rows_by_path([path for path, value in stated_in(tender).items() if value != {}])
    return {rows.get(path, path): note for path, note in notes.items()}


def _rows_by_path(stated: Collection[Path]) -> dict[Path, Path]:
    """Return the table and row of what has a name of its own, by where it stands in a tender."""
    return {
        (*at, name): (table, k)
        for table, at in {**_NAMED, "resources": ("resources",)}.items()
        for k, name in enumerate(dict.fromkeys(path[len(at)] for path in stated if path[: len(at)] == at))
    }


def _is_named(key: Path) -> bool:
    """Whether a key is of the facts about an item, or of where it can go: their names stand in one cell."""
    return key[0] == "items" and key[2:] in (("facts",), ("destinations",))


def _shown(name: str | int, _: Translate) -> str | int:
    return common_name(name, _) if isinstance(name, str) else name


def tender_of(answers: AwardAnswers, _: Translate) -> tuple[dict[str, Any], dict[Path, Path]]:
    """Return the tender that the answers make, as plain values, and for each field the key of the answer behind it.

    What belongs to a part that was answered with no is passed over. What has a name and no code yet gets one.
    """
    answers = with_codes(with_what_no_says(answers))
    called = {common_name(name, _).casefold(): name for name in COMMON_NAMES}
    stated: dict[Path, Any] = {}
    sources: dict[Path, Path] = {}

    def meant(value: Any) -> Any:
        return called.get(value.strip().casefold(), value.strip()) if isinstance(value, str) else value

    def put(path: Path, value: Any, key: Path) -> None:
        sources[path] = key
        for length in range(1, len(path)):
            sources.setdefault(path[:length], key)
        if value is not None:
            stated[path] = value

    for key, value in answers.items():
        if key[:-1] in _BY_PHASE:
            names = [meant(name) for name in parts_of(value)]
            put(key, names if key[0] == "open_indices" else ", ".join(names), key)
        elif key == _OWN_FIGURES:
            put(key, parts_of(value), key)
        elif key[0] not in (*TABLES, *_ASKED_OTHERWISE, *AWARD_PARTS):
            put(key, value, key)
    for found in (*award_of(answers, _), *criteria_of(answers), *circularity_of(answers), *_items_of(answers)):
        put(*found)
    for (field, name, *rest), value, key in index_paths_of(answers):
        put((field, meant(name), *rest), value, key)
    for table, at in _NAMED.items():
        for k in filled_rows(answers, table):
            if (table, k, "name") in answers and (table, k, "value") in answers:
                put((*at, meant(answers[table, k, "name"])), answers[table, k, "value"], (table, k, "value"))
    for k in filled_rows(answers, "resources"):
        for name in Resource.model_fields if ("resources", k, "name") in answers else ():
            cell: Path = ("resources", k, name)
            value = meant(answers.get(cell)) if name in _NAMES else answers.get(cell)
            put(("resources", meant(answers["resources", k, "name"]), name), value, cell)
    codes = _codes_of_items(answers)
    for field, table in _OF_ITEMS.items():
        for k in filled_rows(answers, table):
            code, called_so, share = (answers.get((table, k, column)) for column in ("item", "name", "value"))
            if code in codes and called_so is not None and share is not None:
                put(("items", codes.index(code), field, meant(called_so)), share, (table, k, "value"))
    sources.setdefault(("items",), ("items", 0, "name"))
    if ("id",) not in answers and ("title",) in answers:
        put(("id",), code_of(answers["title",], otherwise="tender"), ("id",))
    asked = [phase for phase in PRICED_PHASES if answers.get(("asked_phases", phase))]
    put(("asked_phases",), asked, ("asked_phases", PRICED_PHASES[0]))
    refused = [kind for kind in BUSINESS_MODELS if answers.get(("business_models", kind)) is False]
    taken = [kind for kind in BUSINESS_MODELS if kind not in refused]
    put(("business_models",), taken if refused else None, ("business_models", next(iter(BUSINESS_MODELS))))
    for position, k in enumerate(filled_rows(answers, "notices")):
        for name in Notice.model_fields:
            put(("notices", position, name), answers.get(("notices", k, name)), ("notices", k, name))
    for position, k in enumerate(filled_rows(answers, "requirements")):
        for name in Requirement.model_fields:
            otherwise = str(position + 1) if name == "id" else None
            key = ("requirements", k, name)
            put(("requirements", position, name), answers.get(key, otherwise), key)
    return dict(assembled(stated)), sources


def _items_of(answers: AwardAnswers) -> Iterator[RuleAnswers]:
    for position, k in enumerate(item_rows(answers)):
        at: Path = ("items", position)
        for other in _row(answers, "items", k):
            said = answers[other]
            yield RuleAnswers((*at, other[2]), parts_of(said) if _is_named(other) else said, other)
        for name in ("id", *ITEM):
            if ("items", k, name) not in answers:
                yield RuleAnswers((*at, name), None, ("items", k, name))
        yield RuleAnswers(at, None, ("items", k, "name"))


def _codes_of_items(answers: AwardAnswers) -> list[Any]:
    return [answers.get(("items", k, "id")) for k in item_rows(answers)]


def misfilled(answers: AwardAnswers, _: Translate) -> list[Message]:
    """Return what stands where it can't be understood; the path of a finding is the key of its cell."""
    answers = with_codes(with_what_no_says(answers))
    wrong = (*wrong_in_criteria(answers), *wrong_in_index_paths(answers))
    return [*misplaced_in_award(answers, _), *wrong, *_half_filled(answers)]


def _half_filled(answers: AwardAnswers) -> Iterator[Message]:
    """Yield the empty cells of rows with a name or a number alone, which would say nothing."""
    for table in _NAMED:
        for k in filled_rows(answers, table):
            for name in ("name", "value"):
                if (table, k, name) not in answers:
                    yield Message((table, k, name), "empty_cell", None, {})
    codes = _codes_of_items(answers)
    for table, k in [(one, k) for one in _OF_ITEMS.values() for k in filled_rows(answers, one)]:
        for name in ("item", "name", "value"):
            if (table, k, name) not in answers:
                yield Message((table, k, name), "empty_cell", None, {})
        code = answers.get((table, k, "item"))
        if code is not None and code not in codes:
            yield Message((table, k, "item"), "unknown_item", code, {"known": ", ".join(map(str, codes))})
    for k in filled_rows(answers, "resources"):
        stated = {str(key[2]) for key in _row(answers, "resources", k)}
        if "name" not in stated or stated == {"name"}:
            yield Message(("resources", k, "unit" if "name" in stated else "name"), "empty_cell", None, {})


def _row(answers: AwardAnswers, table: str, k: int) -> list[Path]:
    return [key for key in answers if key[:2] == (table, k)]
