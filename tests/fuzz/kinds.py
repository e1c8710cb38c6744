"""The kinds of file that strangers and purchasers hand in: how one is made, and how it is read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from random import Random
from typing import Any, NamedTuple

from fuzz import documents, mutations, texts
from fuzz.documents import Plain
from fuzz.mutations import Step
from fuzz.schema import Choice, reached
from fuzz.workbooks import Cell, parts_of, rewritten, sheet_parts
from lcc.checks.agreement import disagreements
from lcc.checks.scoring import broken_seal, score_disagreements
from lcc.checks.validation import record_of
from lcc.evaluation.evaluate import evaluate
from lcc.excel.bid_form.read import layouts_of, open_form
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.excel.passport_form.write import write_passport
from lcc.excel.price_sheet.mapping import PriceSheet
from lcc.excel.score_sheet.write import write_score_sheet
from lcc.excel.tender_book.book import write_book
from lcc.excel.untrusted.limits import OF_OUR_OWN
from lcc.excel.untrusted.opening import open_workbook
from lcc.intake.passport_files import Passports
from lcc.intake.score_sheets import read_score_sheets
from lcc.library import shipped
from lcc.model import Bid, Tender
from lcc.model.draw import Draw
from lcc.model.passport import Passport
from lcc.model.quality import Scores
from lcc.record.place import Origins
from lcc.record.problem import InputRefusedError, in_file, problem_of
from lcc.record.record import Record
from lcc.record.stated import Stated
from readers import made_of, parse, passport_in, read_book, read_form, read_price_sheet

LANGUAGE = "en"
SHEETS = shipped.examples()["street-furniture"] / "price-sheets"


class Read(NamedTuple):
    """What an accepted file holds: its records, where their fields stand, and what they are scored with."""

    records: tuple[Record, ...]
    origins: tuple[Origins, ...]
    tender: Tender
    bids: tuple[Bid, ...]
    scores: Scores | None = None
    draws: tuple[Draw, ...] = ()


@dataclass(frozen=True)
class Input:
    """A file to be read: of which kind, beside which case, the ending of its name, and its content."""

    kind: str
    case: str
    ending: str
    content: bytes

    @property
    def file(self) -> str:
        return f"{self.kind}{self.ending}"


@dataclass(frozen=True)
class Plan:
    """How an input is made: the case that it starts from, its changes, and the hand in which it is written."""

    kind: str
    case: str
    steps: tuple[Step, ...]
    hand: int
    spoils: tuple[int, ...] = ()
    in_workbook: bool = False

    def made(self) -> Input:
        """Return the input; the same one for the same plan."""
        workbook = KINDS[self.kind].workbook
        if self.in_workbook and workbook:
            content, cells = workbook.start(self.case)
            steps = [(step.number, step.rude) for step in self.steps]
            return Input(self.kind, self.case, ".xlsx", rewritten(content, cells, steps))
        ending, content = texts.written(self.plain(), Random(self.hand))
        for number in self.spoils:
            content = texts.spoilt(content, Random(number))
        return Input(self.kind, self.case, ending, content)

    def plain(self) -> Plain:
        """Return the plain values of a text after the changes."""
        text = KINDS[self.kind].text
        assert text is not None
        start = text.start(self.case, self.hand)
        found: Plain = mutations.changed(text.model, start, [*self.steps])
        return found if any(step.rude for step in self.steps) else text.mended(found, start)


class Text(NamedTuple):
    """A document in YAML or JSON: its model, the plain values that it starts from, and what reads plain values.

    `mended` makes values fit each other, and those of the start, again: as somebody does who meant to change only one.
    """

    model: type[Record]
    start: Callable[[str, int], Plain]
    read: Callable[[Any, Origins, str, str], Read]
    mended: Callable[[Plain, Plain], Plain] = lambda plain, _start: plain


class Workbook(NamedTuple):
    """A workbook: the one that it starts from with the cells that are filled in, and what reads it."""

    start: Callable[[str], tuple[bytes, Sequence[Cell]]]
    read: Callable[[Input], Read]


@dataclass(frozen=True)
class Kind:
    """A kind of file, from the cases that it is made from: as a text, as a workbook, or as either."""

    cases: Callable[[], Sequence[str]]
    text: Text | None = None
    workbook: Workbook | None = None
    workbooks: float = 0.0
    """Which part of the inputs is a workbook."""

    def read(self, one: Input) -> Read:
        """Return what is in an input; InputRefusedError as the readers do."""
        if one.ending == ".xlsx":
            assert self.workbook is not None
            return self.workbook.read(one)
        assert self.text is not None
        data, origins = parse(one.content, one.file)
        return self.text.read(data, origins, one.case, one.file)


@cache
def records_of(case: str) -> tuple[Tender, list[Bid], Scores | None]:
    """Return the records of a case."""
    return documents.case(case).records


# Tender, bid, scores: texts.


def _tender_of(data: Any, origins: Origins, case: str, file: str) -> Read:
    tender = made_of(data, Tender, file, origins)
    _tender, bids, scores = records_of(case)
    answering = [bid for bid in bids if not disagreements(tender, bid)]
    return Read(
        (tender,), (origins,), tender, tuple(answering), scores_of(scores, answering) if tender.quality else None
    )


def scores_of(scores: Scores | None, bids: Sequence[Bid]) -> Scores | None:
    """Return the scores for bids, those of a bid that goes by another name now too."""
    if scores is None:
        return None
    names = [bid.name for bid in bids]
    before = list(dict.fromkeys(one.bid for one in scores.scores))
    gone, new = [one for one in before if one not in names], [one for one in names if one not in before]
    called = {**{name: name for name in before if name in names}, **dict(zip(gone, new, strict=False))}
    kept = [one.model_copy(update={"bid": called[one.bid]}) for one in scores.scores if one.bid in called]
    return Scores.model_validate(
        {"tender": scores.tender, "scores": [one.model_dump(exclude_unset=True) for one in kept]}
    )


def _beside(case: str, bid: Bid, records: tuple[Record, ...], origins: tuple[Origins, ...]) -> Read:
    """Return a bid beside one other of its case; refused as files are if it does not answer the tender."""
    from lcc.model.bid import clashes

    tender, others, scores = records_of(case)
    beside = [other for other in others if not clashes([bid, other])][:1]
    bids = (bid, *beside)
    return Read(records, origins, tender, bids, scores_of(scores, bids))


def _bid_of(data: Any, origins: Origins, case: str, file: str) -> Read:
    at = FilePath("/nowhere") / file
    with in_file(str(at)):
        stated = Passports(FilePath("/nowhere/tender.yaml")).resolved(Stated(data, origins), at)
        bid, places = record_of(stated, Bid), stated.origins
    _answers(records_of(case)[0], bid, file, places)
    return _beside(case, bid, (bid,), (places,))


def _answers(tender: Tender, bid: Bid, file: str, origins: Origins) -> None:
    if findings := disagreements(tender, bid):
        raise InputRefusedError([problem_of(finding, file, origins) for finding in findings])


def _scores_of(data: Any, origins: Origins, case: str, file: str) -> Read:
    scores = made_of(data, Scores, file, origins)
    return _fitting(scores, origins, case, file)


def _whole(scores: Plain, start: Plain) -> Plain:
    """Return scores in which each one of the start is there, once."""
    known = {_key(one): one for one in start["scores"]}
    found = {key: one for one in scores.get("scores", []) if (key := _key(one)) in known}
    return {**scores, "scores": [*found.values(), *(one for key, one in known.items() if key not in found)]}


def _key(score: Plain) -> tuple[Any, ...]:
    return score["bid"], score["criterion"], score.get("assessor")


def _fitting(scores: Scores, origins: Origins, case: str, file: str) -> Read:
    tender, bids, _scores = records_of(case)
    if wrong := [*broken_seal(scores), *score_disagreements(tender, bids, scores)]:
        raise InputRefusedError([problem_of(finding, file, origins) for finding in wrong])
    return Read((scores,), (origins,), tender, tuple(bids), scores)


def _on_score_sheet(one: Input) -> Read:
    tender, bids, _scores = records_of(one.case)
    _first, *others = _assessors(one.case)
    files = {one.file: one.content}
    files |= {f"{name}.xlsx": _sheet_of(one.case, name) for name in others}
    return _fitting(read_score_sheets(files, tender, "tender.yaml", bids), {}, one.case, one.file)


@cache
def _sheet_of(case: str, assessor: str | None) -> bytes:
    tender, bids, scored = records_of(case)
    return write_score_sheet(tender, bids, LANGUAGE, assessor, scored)


def _assessors(case: str) -> list[str | None]:
    quality = records_of(case)[0].quality
    return [*quality.assessors] if quality and quality.assessors else [None]


@cache
def _score_sheet(case: str) -> tuple[bytes, Sequence[Cell]]:
    from lcc.excel.score_sheet.write import names_on_sheet, score_layout

    tender, bids, _scores = records_of(case)
    assessor = _assessors(case)[0]
    content = _sheet_of(case, assessor)
    layout = score_layout(tender, names_on_sheet(tender, bids), LANGUAGE, assessor)
    return content, _cells(content, [(layout.sheet, address) for address in layout.places.values()])


# Passports, alone and in the bid that they belong to.


def _passport_of(data: Any, origins: Origins, case: str, file: str) -> Read:
    return _in_its_bid(made_of(data, Passport, file, origins), origins, case)


def _on_passport_form(one: Input) -> Read:
    passport, origins = passport_in(one.content, one.file)
    return _in_its_bid(passport, origins, one.case)


def _in_its_bid(passport: Passport, origins: Origins, case: str) -> Read:
    _tender, [first, *_rest], _scores = records_of(case)
    plain = first.model_dump(exclude_unset=True)
    plain["offers"][0]["passport"] = passport
    # What a bid states beside a passport depends on what is in that.
    plain["offers"][0].get("circularity", {}).pop("detachability", None)
    return _beside(case, Bid.model_validate(plain), (passport,), (origins,))


def _passport(case: str, hand: int) -> Plain:
    found: Plain = documents.case(case).bids[hand % 2]["offers"][0]["passport"]
    return found


def _balanced(passport: Plain, _start: Plain) -> Plain:
    """Return a passport that weighs what its materials do, in which each of these is whole."""
    for material in passport["materials"]:
        for name in ("origin", "end_of_life"):
            if (total := sum(material[name].values())) > 0:
                material[name] = {kind: share / total for kind, share in material[name].items()}
    return {**passport, "mass_kg": sum(material["mass_kg"] for material in passport["materials"])}


@cache
def _passport_form(case: str) -> tuple[bytes, Sequence[Cell]]:
    content = write_passport(LANGUAGE, Passport.model_validate(_passport(case, 0)))
    return content, _filled(content, [passport_in(content, "passport.xlsx")[1]])


# Price sheets of an authority's own, and how they are read.

_MAPPED = ("inschrijfbiljet", "prijzenblad")


@cache
def _price_sheet(name: str) -> bytes:
    return (SHEETS / f"{name}.xlsx").read_bytes()


def _mapping(name: str, _hand: int) -> Plain:
    return _map(name)


@cache
def _map(name: str) -> Plain:
    file = SHEETS / f"{name}.map.yaml"
    found: Plain = parse(file.read_bytes(), file.name)[0]
    return found


def _mapping_of(data: Any, origins: Origins, case: str, file: str) -> Read:
    """Read the price sheet as it is by a mapping that was changed."""
    return _by(made_of(data, PriceSheet, file, origins), _price_sheet(case), "sheet.xlsx")


def _on_price_sheet(one: Input) -> Read:
    """Read a price sheet that was changed by the mapping as it is."""
    return _by(PriceSheet.model_validate(_mapping(one.case, 0)), one.content, one.file)


def _by(mapping: PriceSheet, content: bytes, file: str) -> Read:
    tender = records_of("street-furniture")[0]
    workbook = open_form(content, _layouts("street-furniture"))
    bid, origins = read_price_sheet(workbook, file, mapping, tender)
    _answers(tender, bid, file, origins)
    return _beside("street-furniture", bid, (mapping,), (origins,))


@cache
def _mapped_sheet(name: str) -> tuple[bytes, Sequence[Cell]]:
    content = _price_sheet(name)
    tender, mapping = records_of("street-furniture")[0], PriceSheet.model_validate(_mapping(name, 0))
    workbook = open_form(content, _layouts("street-furniture"))
    return content, _filled(content, [read_price_sheet(workbook, "sheet.xlsx", mapping, tender)[1]])


# Forms, books, comparisons.


def _filled(content: bytes, origins: Sequence[Origins]) -> list[Cell]:
    """Return the cells of a workbook that its fields were read from."""
    return _cells(content, [(one.sheet, one.cell) for places in origins for one in places.values()])


def _cells(content: bytes, places: Sequence[tuple[str | None, str | None]]) -> list[Cell]:
    sheets = sheet_parts(parts_of(content))
    return list(dict.fromkeys(Cell(sheets[sheet], cell) for sheet, cell in places if sheet in sheets and cell))


@cache
def _form(case: str) -> tuple[bytes, Sequence[Cell]]:
    tender, [first, *_rest], _scores = records_of(case)
    content = write_form(tender, LANGUAGE, first)
    return content, _filled(content, [read_form(content, "form.xlsx", tender)[1]])


_layouts = cache(lambda case: layouts_of(records_of(case)[0]))


def _read_form(one: Input) -> Read:
    tender = records_of(one.case)[0]
    bid, origins = read_form(one.content, one.file, tender, _layouts(one.case))
    _answers(tender, bid, one.file, origins)
    return _beside(one.case, bid, (bid,), (origins,))


@cache
def _book(case: str) -> tuple[bytes, Sequence[Cell]]:
    tender, bids, _scores = records_of(case)
    content = write_book(tender, LANGUAGE, bids=bids[:2])
    book = read_book(open_workbook(content, limits=OF_OUR_OWN), "book.xlsx")
    return content, _filled(content, [book.tender_origins, *(origins for _bid, origins in book.bids)])


def _read_book(one: Input) -> Read:
    book = read_book(open_workbook(one.content, limits=OF_OUR_OWN), one.file)
    bids = tuple(bid for bid, _origins in book.bids)
    for bid, origins in book.bids:
        _answers(book.tender, bid, one.file, origins)
    scores = scores_of(records_of(one.case)[2], bids) if book.tender.quality else None
    places = (book.tender_origins, *(origins for _bid, origins in book.bids))
    return Read((book.tender, *bids), places, book.tender, bids, scores)


@cache
def _comparison(case: str) -> tuple[bytes, Sequence[Cell]]:
    tender, bids, scores = records_of(case)
    bids = bids[:2]
    content = write_comparison(evaluate(tender, bids, scores_of(scores, bids)), language=LANGUAGE)
    found = read_comparison(open_workbook(content, limits=OF_OUR_OWN))
    return content, _filled(
        content, [found.tender_origins, found.scores_origins, *(places for _bid, places in found.bids)]
    )


def _read_comparison(one: Input) -> Read:
    found = read_comparison(open_workbook(one.content, limits=OF_OUR_OWN))
    bids = tuple(bid for bid, _origins in found.bids)
    places = (found.tender_origins, *(origins for _bid, origins in found.bids))
    return Read((found.tender, *bids), places, found.tender, bids, found.scores, found.draws)


_FORMS = (
    "worked-example",
    "street-furniture",
    "reusable-cups",
    "low_bid",
    "quality_value",
    "lowest_lcc",
    "street-paving",
)
_BOOKS = ("worked-example", "reusable-cups", "office-furniture")
_COMPARISONS = ("worked-example", "lowest_lcc", "superformula", "passports")

KINDS: Mapping[str, Kind] = {
    "tender": Kind(documents.names, Text(Tender, lambda name, _hand: documents.case(name).tender, _tender_of)),
    "bid": Kind(
        documents.names,
        Text(Bid, lambda name, hand: documents.case(name).bids[hand % len(documents.case(name).bids)], _bid_of),
    ),
    "scores": Kind(
        lambda: documents.names(scored=True),
        Text(Scores, lambda name, _hand: documents.case(name).scores or {}, _scores_of, _whole),
        Workbook(_score_sheet, _on_score_sheet),
        workbooks=0.3,
    ),
    "passport": Kind(
        lambda: ["passports", "passports-2"],
        Text(Passport, _passport, _passport_of, _balanced),
        Workbook(_passport_form, _on_passport_form),
        workbooks=0.3,
    ),
    "mapping": Kind(
        lambda: _MAPPED,
        Text(PriceSheet, _mapping, _mapping_of),
        Workbook(_mapped_sheet, _on_price_sheet),
        workbooks=0.6,
    ),
    "form": Kind(lambda: _FORMS, workbook=Workbook(_form, _read_form)),
    "book": Kind(lambda: _BOOKS, workbook=Workbook(_book, _read_book)),
    "comparison": Kind(lambda: _COMPARISONS, workbook=Workbook(_comparison, _read_comparison)),
}


@cache
def choices_of(kind: str, case: str) -> frozenset[Choice]:
    """Return the choices that the documents of a kind make in a case."""
    tender, bids, scores = records_of("street-furniture" if kind == "mapping" else case)
    of: dict[str, Any] = {"tender": tender, "bid": bids, "scores": scores, "passport": bids}
    return frozenset(reached(of.get(kind)))


def plan(kind: str, rng: Random, aim: Choice | None = None) -> Plan:
    """Draw how an input of a kind is made: most with small changes only, or one with a choice that is aimed at."""
    known = KINDS[kind]
    names = known.cases()
    if aim is not None:
        names = [
            name for name in documents.made() if any(one.record == aim.record for one in choices_of(kind, name))
        ]
    case = rng.choice(names)
    in_workbook = known.text is None or (aim is None and rng.random() < known.workbooks)
    fate = rng.random()
    small, rude, spoilt = rng.choice([0, 1, 1, 2, 3]), 0, 0
    if aim is None and fate > 0.8:
        rude = rng.choice([1, 1, 2])
    elif aim is None and fate > 0.7:
        rude, spoilt = (1, 0) if in_workbook else (0, rng.choice([1, 1, 2]))
    if aim is not None:
        small = rng.choice([0, 0, 1])
    steps = [Step(rng.getrandbits(32)) for _ in range(small)] + [
        Step(rng.getrandbits(32), rude=True) for _ in range(rude)
    ]
    if aim is not None:
        steps.append(Step(rng.getrandbits(32), aim=aim))
    hand = rng.getrandbits(32)
    return Plan(kind, case, tuple(steps), hand, tuple(rng.getrandbits(32) for _ in range(spoilt)), in_workbook)


__all__ = ["KINDS", "Input", "Plan", "Read", "plan"]
