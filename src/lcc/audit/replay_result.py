"""A result file computed again from what is in it: what `lcc score --json` wrote, years later."""

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypedDict

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from lcc.audit.other_documents import other_documents
from lcc.audit.side_by_side import side_by_side
from lcc.checks.other_method import OtherMethodError
from lcc.checks.price_file import needs_prices, other_price_files
from lcc.checks.scoring import broken_seal, holds_prices_back
from lcc.checks.validation import validated
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.history import with_history
from lcc.evaluation.lots import evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.evaluation.with_prices import with_prices
from lcc.method.rules import fingerprint
from lcc.model.bid import Bid
from lcc.model.bid_decision import BidDecisions
from lcc.model.bid_history import BidHistory
from lcc.model.draw import Draw, Draws
from lcc.model.price_memory import EarlierPrices
from lcc.model.quality import Scores
from lcc.model.received import Received
from lcc.model.result import Documents, LotsResult, Result
from lcc.model.tender import METHOD, Tender
from lcc.record.message import Message
from lcc.record.path import Path
from lcc.record.place import InputFile
from lcc.record.problem import InputRefusedError, Problem, in_file, problem_in, problem_of
from lcc.record.record import OutputDocument

_CENT = 0.01
_NOT_COMPUTED = {"lcc_version", "inputs", "files", "warnings", "documents"}
_NOT_IN_FILES = {"lcc_version", "inputs", "files", "documents"}


class OfFiles(NamedTuple):
    """What the files come to that a result was made from, if they are at hand.

    `outcomes` is the result that they give, once for each language that its warnings may be in. `files` has the file of
    each bid by its name, and those of the other documents.
    """

    outcomes: Sequence[Result | LotsResult]
    files: Mapping[str, str]


class Replay(NamedTuple):
    """What was held against what.

    How many figures and words were computed again, by which version they were made, where the result is not about the
    files or contradicts itself in what it was made from (`of_inputs`), where its figures and words are not what comes
    out (`of_figures`), and what does come out now: of the files, or else of its own documents. `files` is what it says
    of the files that were handed in.
    """

    compared: int
    lcc_version: str
    of_inputs: tuple[Problem, ...]
    of_figures: tuple[Problem, ...]
    outcome: Result | LotsResult
    files: Received | None = None

    @property
    def differences(self) -> tuple[Problem, ...]:
        """Everything that differs."""
        return *self.of_inputs, *self.of_figures


def replay(content: bytes, file: str, given: OfFiles | None = None) -> Replay:
    """Compute a result again from the documents in it, and hold every figure in it against the outcome.

    Parameters
    ----------
    content, file
        The result file, and its name.
    given
        What the files come to that it was made from, if they are at hand: then the documents in it are held against
        what the files say, its checksums against theirs, and all else against what comes out of them.

    Raises
    ------
    InputRefusedError
        The file is no result, or holds no documents that it can be made from; `OtherMethodError` if it was made by
        another method.
    """
    recorded = _recorded(content, file)
    tender, bids, scores, beside = _documents(recorded.documents, file)
    history, prices = _history(recorded.documents, file), _prices(recorded.documents, file)
    unfit = [*_unlocked(tender, bids, scores), *_unfixed(tender, bids, prices)]
    if unfit:
        told = tuple(problem_of(finding, file) for finding in unfit)
        return Replay(0, recorded.lcc_version, told, (), recorded, recorded.files)
    again = _again(tender, bids, scores, beside, file, history, prices)
    of_inputs, of_figures = [*_other_parts(recorded, again)], [*_differences(recorded, again, _NOT_COMPUTED)]
    if given is not None:
        outcomes = given.outcomes
        if any(type(one) is not type(recorded) for one in outcomes):
            raise InputRefusedError([problem_of(Message(("lots",), "lot_or_whole", None, {}), file)])
        others = list(_other_inputs(recorded.inputs, recorded.documents, given))
        others += _other_received(recorded.files, outcomes[0].files)
        if not others and not of_figures:
            by_language = [list(_differences(recorded, one, _NOT_IN_FILES)) for one in outcomes]
            of_figures += min(by_language, key=lambda one: sum(1 for _difference in one))
        of_inputs += others
    return Replay(
        len(dict(_figures(again.model_dump(), (), _NOT_COMPUTED))),
        recorded.lcc_version,
        tuple(problem_of(finding, file) for finding in of_inputs),
        tuple(problem_of(finding, file) for finding in of_figures),
        again if given is None else given.outcomes[0],
        recorded.files,
    )


def documents_in(content: bytes) -> Documents | None:
    """Return what was scored by what a result of any method says of it; None if it does not say."""
    try:
        return Documents.model_validate(from_json(content)["documents"])
    except (ValueError, KeyError, TypeError):
        return None


def other_inputs(content: bytes, file: str, given: OfFiles) -> list[Problem]:
    """Return where a result of any method is not about the files: their checksums, and what they say."""
    try:
        inputs = TypeAdapter(list[InputFile]).validate_python(from_json(content)["inputs"])
    except (ValueError, KeyError, TypeError):
        inputs = []
    return [problem_of(finding, file) for finding in _other_inputs(inputs, documents_in(content), given)]


def _other_inputs(inputs: Sequence[InputFile], documents: Documents | None, given: OfFiles) -> Iterator[Message]:
    outcome = given.outcomes[0]
    yield from _other_files(inputs, outcome.inputs)
    if documents is not None and outcome.documents is not None:
        yield from other_documents(documents, outcome.documents, given.files)


def _other_received(recorded: Received | None, given: Received | None) -> Iterator[Message]:
    """Yield which files were handed in, or left out, by what a result says and not by what was named now."""
    if recorded is None or given is None:  # A result that was made in Python knows no files.
        return
    for name in ("attachments", "left_out", "unnamed_passports"):
        then, now = ({one.file for one in getattr(files, name)} for files in (recorded, given))
        for file in sorted(then ^ now):
            kind = "other_files" if file in then else "files_not_recorded"
            yield Message(("files", name), kind, file, {"name": file})


def outcome_of_documents(documents: Documents | None, file: str) -> Result | LotsResult:
    """Return what comes out of documents now: one comparison, or one for each lot and the awards.

    Raises
    ------
    InputRefusedError
        There are none, or nothing comes out of them.
    """
    return _again(*_documents(documents, file), file, _history(documents, file), _prices(documents, file))


class _Beside(TypedDict):
    """What else an evaluation takes."""

    draws: Sequence[Draw]
    reference: Bid | None
    decisions: BidDecisions | None


def _documents(documents: Documents | None, file: str) -> tuple[Tender, list[Bid], Scores | None, _Beside]:
    if documents is None:
        raise InputRefusedError([problem_of(Message(("documents",), "no_documents", None, {}), file)])
    tender = validated(documents.tender, Tender, file)
    bids = [validated(bid, Bid, file) for bid in documents.bids]
    scores = validated(documents.scores, Scores, file) if documents.scores else None
    return (
        tender,
        bids,
        scores,
        {
            "draws": validated(documents.draws, Draws, file).draws if documents.draws else (),
            "reference": validated(documents.reference, Bid, file) if documents.reference else None,
            "decisions": validated(documents.decisions, BidDecisions, file) if documents.decisions else None,
        },
    )


def _history(documents: Documents | None, file: str) -> BidHistory | None:
    stated = documents.history if documents else None
    return validated(stated, BidHistory, file) if stated else None


def _prices(documents: Documents | None, file: str) -> EarlierPrices | None:
    stated = documents.prices if documents else None
    return validated(stated, EarlierPrices, file) if stated else None


def _again(
    tender: Tender,
    bids: Sequence[Bid],
    scores: Scores | None,
    beside: _Beside,
    file: str,
    history: BidHistory | None,
    prices: EarlierPrices | None,
) -> Result | LotsResult:
    """Return what comes out of the documents now: one comparison, or one for each lot and the awards."""
    try:
        if tender.lots is None:
            return _result(with_prices(with_history(evaluate(tender, bids, scores, **beside), history), prices))
        lots = with_prices(with_history(evaluate_lots(tender, bids, scores, **beside), history), prices)
        return lots_result(lots, {lot: _result(one) for lot, one in lots.lots.items() if one})
    except ValueError:
        raise InputRefusedError([problem_of(Message(("documents",), "not_a_result", None, {}), file)]) from None


def _unlocked(tender: Tender, bids: Sequence[Bid], scores: Scores | None) -> Iterator[Message]:
    """Yield a lock that does not fit the scores under it, or that is missing where prices were held back for it."""
    for finding in broken_seal(scores) if scores else ():
        yield finding._replace(path=("documents", "scores", *finding.path))
    if bids and holds_prices_back(tender, scores):
        yield Message(("documents", "scores", "locked"), "prices_held_back", None, {})


def _unfixed(tender: Tender, bids: Sequence[Bid], prices: EarlierPrices | None) -> Iterator[Message]:
    """Yield that earlier prices are missing where they are a sign, or come of other files than the tender fixed."""
    for finding in (*(needs_prices(tender, prices) if bids else ()), *other_price_files(tender, prices)):
        yield finding._replace(path=("documents", "prices", *finding.path))


def _result(evaluation: Evaluation) -> Result:
    return result(evaluation, rules=fingerprint(evaluation.tender))


def _recorded(content: bytes, file: str) -> Result | LotsResult:
    if twice := _said_twice(content):
        raise InputRefusedError([problem_of(Message((twice,), "key_twice", twice, {}), file)])
    try:
        return TypeAdapter[Result | LotsResult](Result | LotsResult).validate_json(content)
    except ValidationError:
        if (version := _newer_version(content)) is not None:
            finding = Message(("version",), "newer_proof", version, {"version": _VERSION})
            raise InputRefusedError([problem_of(finding, file)]) from None
        method = _other_method(content)
        if method is not None:
            with in_file(file):
                raise OtherMethodError(method, method, ("method",)) from None
        raise InputRefusedError([problem_in(file, "not_a_result")]) from None


def _said_twice(content: bytes) -> str | None:
    """Return a name that stands twice in one group of fields: readers differ in which of the two they take."""
    twice: list[str] = []

    def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _value in pairs]
        if len(set(names)) < len(names):
            twice.extend(name for name in names if names.count(name) > 1)
        return dict(pairs)

    try:
        json.loads(content, object_pairs_hook=each_once)
    except (ValueError, RecursionError):
        return None
    return twice[0] if twice else None


_VERSION: int = OutputDocument.model_fields["version"].default


def _newer_version(content: bytes) -> int | None:
    """Return the version of the schema of a result that a later program wrote; results of before have none."""
    version = _fields_of_result(content).get("version")
    return version if isinstance(version, int) and version > _VERSION else None


def _fields_of_result(content: bytes) -> Mapping[str, Any]:
    """Return what a result says that could not be read as one; nothing where it is none."""
    try:
        found = from_json(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and {"tender", "lcc_version", "inputs"} <= found.keys() else {}


def _other_method(content: bytes) -> int | None:
    """Return the version of the rules of a result that was made by other ones; the first ones had no number."""
    if not (found := _fields_of_result(content)):
        return None
    stated = found.get("method")
    method = stated if isinstance(stated, int) else 1
    return None if method == METHOD else method


def _figures(value: Any, path: Path, left_out: Collection[str]) -> Iterator[tuple[Path, Any]]:
    """Yield what a result says, by where it says it.

    Where in their files fields stood is left out where warnings are: both take the files.
    """
    if isinstance(value, dict):
        for name, part in value.items():
            is_place = path[-1:] == ("source",) and name != "field" and "warnings" in left_out
            if not is_place and name not in left_out:
                is_file = path[-1:] == ("source",) and name == "file" and part
                yield from _figures(FilePath(part).name if is_file else part, (*path, name), left_out)
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _figures(part, (*path, position), left_out)
    elif value is not None:
        yield path, value


def _differences(
    recorded: Result | LotsResult, outcome: Result | LotsResult, left_out: Collection[str]
) -> Iterator[Message]:
    found, wanted = (dict(_figures(one.model_dump(), (), left_out)) for one in (recorded, outcome))
    for path in dict.fromkeys((*wanted, *found)):
        if path[-1] == "rules" and found.get(path) == "":
            continue  # A result that was made in Python says nothing of the rules in words.
        if not _is_same(found.get(path), wanted.get(path)):
            kind = "other_warning" if "warnings" in path else "other_outcome"
            stated, value = side_by_side(found.get(path), wanted.get(path, "-"))
            yield Message(path, kind, stated, {"value": value})


def _is_same(found: Any, wanted: Any) -> bool:
    if isinstance(found, float) and isinstance(wanted, float):
        return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=_CENT / 1e4)
    return bool(found == wanted) and isinstance(found, bool) == isinstance(wanted, bool)


def _other_parts(recorded: Result | LotsResult, again: Result | LotsResult) -> Iterator[Message]:
    """Yield where the result of a lot is not about what the result as a whole is about."""
    if not isinstance(recorded, LotsResult) or not isinstance(again, LotsResult):
        return
    for k, (lot, same) in enumerate(zip(recorded.lots, again.lots, strict=False)):
        if lot.result is None or same.result is None:
            continue
        at: Path = ("lots", k, "result")
        if lot.result.documents is not None and same.result.documents is not None:
            for finding in other_documents(lot.result.documents, same.result.documents, {}):
                value = finding.context.get("value", "-")
                yield Message((*at, *finding.path), "other_outcome", finding.found, {"value": value})
        if any(one not in recorded.inputs for one in lot.result.inputs):
            whole = ", ".join(one.file for one in recorded.inputs)
            yield Message((*at, "inputs"), "other_outcome", None, {"value": whole})


def _other_files(recorded: Sequence[InputFile], inputs: Sequence[InputFile]) -> Iterator[Message]:
    given, known = ({one.sha256: one for one in files} for files in (inputs, recorded))
    for sha256, one in known.items():
        if sha256 not in given:
            yield Message(("inputs",), "input_not_given", None, {"name": one.file, "sha256": sha256})
    for sha256, one in given.items():
        if sha256 not in known:
            yield Message(("inputs",), "input_not_recorded", one.file, {"sha256": sha256})
