"""A comparison that a purchaser may have edited -> the tender and the bids that are in it now.

Values are read from the coloured and grey cells of `assumptions`, `bid_inputs`, `quality` and `all_fields` only.
Everything else has to be as it was written: an edited formula is reported, never used. What a purchaser adds is left
alone.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from openpyxl.cell.cell import Cell as PlainCell
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook

from lcc.checks.agreement import disagreements
from lcc.checks.fields import field_at
from lcc.checks.validation import record_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.cells.sheet_writer import Page
from lcc.excel.cells.values import Names, choices_of, kinds_in, meant, names_in, variant_names
from lcc.excel.comparison.changes import ChangeColumns
from lcc.excel.comparison.integrity import comparison_mark, edited_cells, recorded_inputs
from lcc.excel.comparison.sheets import all_fields, assumptions, bid_inputs, quality
from lcc.excel.comparison.sheets.all_fields import DECISIONS, DRAWS, HISTORY, KEPT, LOT, PRICES, RECEIVED
from lcc.excel.comparison.sheets.assumptions import TENDER
from lcc.excel.comparison.sheets.quality import SCORES
from lcc.excel.comparison.write import pages_as_written
from lcc.excel.form.beside import asked_at, problem_on
from lcc.excel.form.mark import Mark
from lcc.excel.form.read import has_formulas
from lcc.language import Translate, translator
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecision, BidDecisions, Enquiry
from lcc.model.bid_history import BidHistory, EarlierBid
from lcc.model.draw import Draw, Draws
from lcc.model.lot_outcome import LotOutcome
from lcc.model.price_memory import EarlierPrices
from lcc.model.quality import Abstention, Score, Scores
from lcc.model.received import Received
from lcc.model.seal import part_of
from lcc.model.tender import Tender
from lcc.record.message import Message
from lcc.record.path import Path, assembled, path_of
from lcc.record.place import InputFile, Origin, Origins
from lcc.record.problem import InputRefusedError, Problem, gathered, problem_at, problem_in, problem_of, refusal
from lcc.record.record import Record
from lcc.record.stated import Stated

_MOST_CHANGES = 20
NamesABid = TypeVar("NamesABid", BidDecision, Enquiry, Score, Abstention)

_MODELS: Mapping[str, type[Record]] = {
    TENDER: Tender,
    SCORES: Scores,
    DRAWS: Draws,
    LOT: LotOutcome,
    RECEIVED: Received,
    KEPT: Bid,
    DECISIONS: BidDecisions,
    HISTORY: BidHistory,
    PRICES: EarlierPrices,
}
"""What documents hold, by name; all others are bids."""

SheetCell = PlainCell | MergedCell
Recorded = dict[Path, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is in a comparison workbook: as it stands now, as it was submitted, and our sheets as they were written."""

    language: str
    tender: Tender
    tender_origins: Origins
    bids: tuple[tuple[Bid, Origins], ...]
    scores: Scores | None
    scores_origins: Origins
    draws: tuple[Draw, ...]
    draws_origins: Origins
    lot_outcome: LotOutcome | None
    received: Received | None
    reference: tuple[Bid, Origins] | None
    decisions: BidDecisions | None
    decisions_origins: Origins
    history: BidHistory | None
    prices: EarlierPrices | None
    tender_as_submitted: Tender
    submitted: dict[tuple[str, Path], Any]
    pages: Mapping[str, Page]
    renamed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Row:
    """One field: which document it is of, and its cells."""

    document: str
    path: Path
    value: SheetCell
    submitted: SheetCell
    scored: SheetCell
    sheet: str


def read_comparison(workbook: Workbook) -> Comparison:
    """Return what is in a comparison.

    Raises
    ------
    InputRefusedError
        With every cell that is not as it was written, and every value that can't be.
    """
    mark = comparison_mark(workbook)
    if not has_formulas(workbook):
        raise refusal("values_only")
    _ = translator(mark.language, mark.version)
    rows = list(_rows(workbook, _))
    scored = _documents(rows, lambda row: row.scored.value, _)
    as_scored = _validated(scored, _origins(rows, lambda row: row.scored))
    if wrong := list(_never_submitted(rows)):
        raise InputRefusedError(map(problem_at, wrong))
    submitted = _documents(rows, lambda row: row.submitted.value, _)
    try:
        pages = _pages(as_scored, mark, submitted, list(recorded_inputs(workbook, _("Method")).values()))
    except ValueError:
        # What was scored once can be scored again; what can't be was put together by somebody else.
        raise refusal("not_a_comparison") from None
    expected = {name: page.cells for name, page in pages.items()}
    findings = [*islice(edited_cells(workbook, expected, _), _MOST_CHANGES), *_unreadable(rows)]
    findings += _locked_scores(rows, as_scored.scores)
    if findings:
        raise InputRefusedError(problem_on(workbook, finding) for finding in findings)
    now = {
        name: _released(document, scored[name]) if name == TENDER else document
        for name, document in _documents(rows, lambda row: row.value.value, _).items()
    }
    origins = _origins(rows, lambda row: row.value)
    found = _validated(now, origins)
    renamed = {name: bid.name for name, bid in found.bids.items() if bid.name != name}
    return Comparison(
        language=mark.language,
        tender=found.tender,
        tender_origins=origins[TENDER],
        bids=tuple((bid, origins[name]) for name, bid in found.bids.items()),
        scores=found.scores and _of_these(found.scores, found.bids),
        scores_origins=origins.get(SCORES, {}),
        draws=tuple(_named_now(draw, found.bids) for draw in found.draws),
        draws_origins=origins.get(DRAWS, {}),
        lot_outcome=found.lot_outcome,
        received=found.received,
        reference=(found.kept, origins[KEPT]) if found.kept else None,
        decisions=found.decisions and _decided_now(found.decisions, found.bids),
        decisions_origins=origins.get(DECISIONS, {}),
        history=found.history and _offered_now(found.history, found.bids),
        prices=found.prices,
        tender_as_submitted=_validated({TENDER: submitted[TENDER]}, {TENDER: {}}).tender,
        submitted={
            (renamed.get(name, name), path): value
            for name, document in submitted.items()
            for path, value in document.items()
        },
        pages=pages,
        renamed=renamed,
    )


def _named_now(draw: Draw, bids: Mapping[str, Bid]) -> Draw:
    """Return a drawing by the names that bids have now."""
    order = [bids[name].name if name in bids else name for name in draw.order]
    return draw.model_copy(update={"order": order})


def _decided_now(found: BidDecisions, bids: Mapping[str, Bid]) -> BidDecisions:
    """Return what was decided by the names that bids have now."""

    def named(one: NamesABid) -> NamesABid:
        return one.model_copy(update={"bid": bids[one.bid].name}) if one.bid in bids else one

    return found.model_copy(
        update={"decisions": [*map(named, found.decisions)], "enquiries": [*map(named, found.enquiries)]}
    )


def _offered_now(found: BidHistory, bids: Mapping[str, Bid]) -> BidHistory:
    """Return what was offered in earlier rounds by the names that bidders have now."""

    def named(one: EarlierBid) -> EarlierBid:
        if one.bid.name not in bids:
            return one
        bidder = one.bid.bidder.model_copy(update={"name": bids[one.bid.name].bidder.name})
        return one.model_copy(update={"bid": one.bid.model_copy(update={"bidder": bidder})})

    rounds = [held.model_copy(update={"bids": [*map(named, held.bids)]}) for held in found.rounds]
    return found.model_copy(update={"rounds": rounds})


def _of_these(scores: Scores, bids: Mapping[str, Bid]) -> Scores:
    """Return the scores of the bids that count, by the names that the bids have now."""

    def kept(given: Iterable[NamesABid]) -> list[NamesABid]:
        return [one.model_copy(update={"bid": bids[one.bid].name}) for one in given if one.bid in bids]

    return part_of(scores, scores=kept(scores.scores), abstentions=kept(scores.abstentions))


def _locked_scores(rows: Iterable[_Row], scores: Scores | None) -> Iterator[Message]:
    """Yield the scores that were changed here though they are locked."""
    if scores is None or scores.locked is None:
        return
    for row in rows:
        if row.document == SCORES and row.value.value != row.scored.value:
            place = (row.sheet, row.value.coordinate)
            yield Message(place, "locked_score", row.value.value, {"value": row.scored.value})


def _rows(workbook: Workbook, _: Translate) -> Iterator[_Row]:
    """Yield the rows that hold a field, from the sheets that have any."""
    places: tuple[tuple[str, int, int | None, int, ChangeColumns], ...] = (
        (_("Assumptions"), assumptions.FIRST_ROW, None, assumptions.KEY, assumptions.COLUMNS),
        (_("Bids"), bid_inputs.HEAD_ROW + 1, bid_inputs.BIDDER, bid_inputs.KEY, bid_inputs.COLUMNS),
        (_("All fields"), all_fields.HEAD_ROW + 1, all_fields.BIDDER, all_fields.KEY, all_fields.COLUMNS),
    )
    missing = [name for name, *_rest in places if name not in workbook.sheetnames]
    if missing:
        raise InputRefusedError(problem_in("", "sheet_missing", name=name) for name in missing)
    if _("Quality") in workbook.sheetnames:
        places = (*places, (_("Quality"), quality.HEAD_ROW + 1, None, quality.KEY, quality.COLUMNS))
    for name, first_row, document_column, key_column, columns in places:
        sheet = workbook[name]
        for cells in sheet.iter_rows(min_row=first_row + 1, max_col=columns.scored + 1):
            key, scored = cells[key_column].value, cells[columns.scored]
            if not isinstance(key, str) or not key or scored.value is None:
                continue
            document = SCORES if name == _("Quality") else TENDER
            if document_column is not None:
                document = str(cells[document_column].value or TENDER)
            yield _Row(document, path_of(key), cells[columns.value], cells[columns.submitted], scored, name)


def _documents(rows: Iterable[_Row], value_of: Callable[[_Row], Any], _: Translate) -> dict[str, Recorded]:
    """Return by document what is stated in it; a bid that does not count is left out."""
    found: dict[str, dict[Path, Any]] = {}
    for row in rows:
        found.setdefault(row.document, {})[row.path] = value_of(row)
    kinds = {name: kind for names in variant_names(_) for name, kind in names.items()}
    names = names_in(found.get(TENDER, {}))
    documents: dict[str, Recorded] = {}
    for name, stated in found.items():
        counts = stated.pop((all_fields.COUNTS,), _("yes"))
        if str(counts).strip().casefold() == _("no").casefold():
            continue
        known = {path: kinds.get(value, value) for path, value in kinds_in(stated).items()}
        model = _MODELS.get(name, Bid)
        documents[name] = {path: _meant(path, value, model, known, names, _) for path, value in stated.items()}
    return documents


def _meant(
    path: Path, value: Any, model: type[Record], kinds: Mapping[Path, str], names: Names, _: Translate
) -> Any:
    field = field_at(model, path, kinds)
    if model in (Draws, BidDecisions) and isinstance(path[-1], int):  # a word of a list, in a cell of its own
        return value
    return meant(value, field, choices_of(str(path[-1]), field, names, _), _) if field else value


def _origins(rows: Iterable[_Row], cell_of: Callable[[_Row], SheetCell]) -> dict[str, dict[Path, Origin]]:
    origins: dict[str, dict[Path, Origin]] = {}
    for row in rows:
        sheet: Any = row.value.parent
        origin = asked_at(sheet, cell_of(row).coordinate)
        places = origins.setdefault(row.document, {})
        for length in range(1, len(row.path)):
            places.setdefault(row.path[:length], origin)
        places[row.path] = origin
    return origins


class _Found(NamedTuple):
    """What documents make: bids go by the name that each has in the workbook."""

    tender: Tender
    bids: Mapping[str, Bid]
    scores: Scores | None
    draws: Sequence[Draw] = ()
    lot_outcome: LotOutcome | None = None
    received: Received | None = None
    kept: Bid | None = None
    decisions: BidDecisions | None = None
    history: BidHistory | None = None
    prices: EarlierPrices | None = None


def _validated(documents: Mapping[str, Recorded], origins: Mapping[str, Origins]) -> _Found:
    """Return the records that documents make."""
    problems: list[Problem] = []
    made: dict[str, Any] = {}
    for name, document in documents.items():
        with gathered(problems):
            made[name] = record_of(Stated(assembled(document), origins[name]), _MODELS.get(name, Bid))
    tender, bids = made.get(TENDER), {name: bid for name, bid in made.items() if name not in _MODELS}
    if tender is not None:
        for name, bid in bids.items():
            problems += [problem_of(finding, origins=origins[name]) for finding in disagreements(tender, bid)]
    if problems or tender is None:
        raise InputRefusedError(problems)
    draws = made[DRAWS].draws if DRAWS in made else ()
    beside = (made.get(name) for name in (LOT, RECEIVED, KEPT, DECISIONS, HISTORY, PRICES))
    return _Found(tender, bids, made.get(SCORES), draws, *beside)


def _released(now: Recorded, scored: Recorded) -> Recorded:
    """Return a tender in which a published set that was edited is stated number by number, without its name."""
    edited = {path for path, value in now.items() if scored.get(path) != value}
    released = dict(now)
    if any(path[0] == "discount" and path != ("discount", "profile") for path in edited):
        released.pop(("discount", "profile"), None)
    if any(path[0] == "carbon_price" for path in edited):
        for path in [path for path in now if path[0] == "carbon_price_path"]:
            del released[path]
    for name in {path[1] for path in now if path[0] == "index_paths"}:
        released = _released_index(released, str(name), edited)
    if any(path[:3] == ("award", "co2_ladder", "shares") for path in edited):
        released.pop(("award", "co2_ladder", "scale"), None)
    for path in edited:
        if path[:2] == ("circularity", "targets"):
            released.pop((*path[:3], "published"), None)
    if ("vat", "cost_share") in edited and ("vat", "treatment") not in edited:
        released["vat", "treatment"] = "mixed"
    return released


def _released_index(now: Recorded, name: str, edited: Collection[Path]) -> Recorded:
    """Return a tender without what no longer follows: the growths of a path that was edited, or else the path."""
    path, growths = ("index_paths", name), ("indices", name)
    fields = {one[2] for one in edited if one[:2] == path}
    gone: set[Path] = set()
    if fields or ("base_date",) in edited:
        gone = {growths} | ({(*path, "levels"), (*path, "basis")} if "path" in fields else set())
        gone |= {(*path, "path")} if fields and "path" not in fields else set()
    elif any(one[:2] == growths for one in edited) or (
        ("inflation",) in edited and now.get((*path, "basis")) == "real"
    ):
        gone = {path}
    return {one: value for one, value in now.items() if not any(one[: len(at)] == at for at in gone)}


def _pages(
    scored: _Found,
    mark: Mark,
    submitted: Mapping[str, Recorded],
    inputs: Sequence[InputFile],
) -> dict[str, Page]:
    """Return by name the sheets as they were written when the workbook was scored."""
    evaluation = evaluate(
        scored.tender,
        list(scored.bids.values()),
        scored.scores,
        draws=scored.draws,
        reference=scored.kept,
        decisions=scored.decisions,
    )
    return pages_as_written(
        replace(
            evaluation,
            lot_outcome=scored.lot_outcome,
            received=scored.received,
            history=scored.history,
            prices=scored.prices,
        ),
        mark.language,
        {(name, path): value for name, document in submitted.items() for path, value in document.items()},
        inputs,
        mark.version,
    )


def _never_submitted(rows: Iterable[_Row]) -> Iterator[Message]:
    """Yield what stands in the column "As submitted" beside a number and is none: sheets are written with it again."""
    for row in rows:
        found = row.submitted.value
        if _is_number(row.scored.value) and found is not None and not _is_number(found):
            yield Message((row.sheet, row.submitted.coordinate), "not_a_number", found, {})


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _unreadable(rows: Sequence[_Row]) -> Iterator[Message]:
    """Yield what stands in a cell that can be changed and is no value."""
    for row in rows:
        place, value = (row.sheet, row.value.coordinate), row.value.value
        if row.value.data_type == "f":
            yield Message(place, "formula", value if isinstance(value, str) else "{...}", {})
        elif row.value.data_type == "e":
            yield Message(place, "not_a_number", value, {})
        elif value is None:
            yield Message(place, "emptied_cell", None, {"value": row.submitted.value})
        elif isinstance(value, str) and isinstance(row.scored.value, int | float):
            yield Message(place, "text_number", value, {})
