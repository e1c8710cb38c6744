"""A result file computed again from what is in it: what `lcc score --json` wrote, years later."""

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json

from lcc.award.locking import is_intact
from lcc.evaluate import Evaluation, evaluate
from lcc.evaluate_lots import evaluate_lots, lots_result
from lcc.interchange.documents import validated
from lcc.interchange.findings import problem_of
from lcc.interchange.problem import InputRefusedError, Problem
from lcc.model.agreement import Finding
from lcc.model.bid import Bid
from lcc.model.draw import Draws
from lcc.model.quality import Scores
from lcc.model.record import Path
from lcc.model.result import Documents, InputFile, LotsResult, Result
from lcc.model.tender import METHOD, Tender
from lcc.report.method import fingerprint
from lcc.results import result

_CENT = 0.01
_NOT_COMPUTED = {"lcc_version", "versions", "inputs", "warnings", "documents"}


class Replay(NamedTuple):
    """How many figures and words were computed again, by which version they were made, and where they differ."""

    compared: int
    lcc_version: str
    differences: tuple[Problem, ...]


def replay(content: bytes, file: str, inputs: Sequence[InputFile] | None = None) -> Replay:
    """Compute a result again from the documents in it, and hold every figure in it against the outcome.

    Parameters
    ----------
    content, file
        The result file, and its name.
    inputs
        The files that it was made from, if they are at hand: their checksums have to be those in it.

    Raises
    ------
    InputRefusedError
        The file is no result, or holds no documents that it can be made from.
    """
    recorded = _recorded(content, file)
    again = _again(recorded.documents, file)
    was, now = (_figures(one.model_dump(), ()) for one in (recorded, again))
    found, wanted = dict(was), dict(now)
    findings = [*_differences(found, wanted), *_other_files(recorded, inputs), *_unlocked(recorded.documents)]
    return Replay(len(wanted), recorded.lcc_version, tuple(problem_of(finding, file, {}) for finding in findings))


def _again(documents: Documents | None, file: str) -> Result | LotsResult:
    """Return what comes out of the documents now: one comparison, or one for each lot and the awards."""
    if documents is None:
        raise InputRefusedError([problem_of(Finding(("documents",), "no_documents", None, {}), file, {})])
    tender = validated(documents.tender, Tender, file, {})
    bids = [validated(bid, Bid, file, {}) for bid in documents.bids]
    scores = validated(documents.scores, Scores, file, {}) if documents.scores else None
    draws = validated(documents.draws, Draws, file, {}).draws if documents.draws else ()
    try:
        if tender.lots is None:
            return _result(evaluate(tender, bids, scores, draws=draws))
        lots = evaluate_lots(tender, bids, scores, draws=draws)
        return lots_result(lots, {lot: _result(one) for lot, one in lots.lots.items() if one})
    except ValueError:
        raise InputRefusedError(
            [problem_of(Finding(("documents",), "not_a_result", None, {}), file, {})]
        ) from None


def _unlocked(documents: Documents | None) -> Iterator[Finding]:
    """Yield a lock that does not fit the scores under it, or that is missing where prices were held back for it."""
    if documents is None:
        return
    at: Path = ("documents", "scores", "locked")
    scores = Scores.model_validate(documents.scores) if documents.scores else None
    quality = Tender.model_validate(documents.tender).quality
    if scores is not None and scores.locked is not None and not is_intact(scores):
        yield Finding((*at, "sha256"), "lock_broken", scores.locked.sha256, {"at": scores.locked.at})
    if quality is not None and quality.hold_back_prices and not (scores and scores.locked):
        yield Finding(at, "prices_held_back", None, {})


def _result(evaluation: Evaluation) -> Result:
    return result(evaluation, rules=fingerprint(evaluation.tender))


def _recorded(content: bytes, file: str) -> Result | LotsResult:
    try:
        return TypeAdapter[Result | LotsResult](Result | LotsResult).validate_json(content)
    except ValidationError:
        method = _other_method(content)
        finding = Finding((), "not_a_result", None, {})
        if method is not None:
            finding = Finding(("method",), "other_method", method, {"method": METHOD, "made_by": method})
        raise InputRefusedError([problem_of(finding, file, {})]) from None


def _other_method(content: bytes) -> int | None:
    """Return the version of the rules of a result that was made by other ones; the first ones had no number."""
    try:
        found = from_json(content)
    except ValueError:
        return None
    if not isinstance(found, dict) or not {"tender", "lcc_version", "inputs"} <= found.keys():
        return None
    stated = found.get("method")
    method = stated if isinstance(stated, int) else 1
    return None if method == METHOD else method


def _figures(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield what a result says, by where it says it; not where in their files fields stood."""
    if isinstance(value, dict):
        for name, part in value.items():
            is_place = path[-1:] == ("source",) and name != "field"
            if not is_place and name not in _NOT_COMPUTED:
                yield from _figures(part, (*path, name))
    elif isinstance(value, list):
        for position, part in enumerate(value):
            yield from _figures(part, (*path, position))
    elif value is not None:
        yield path, value


def _differences(found: dict[Path, Any], wanted: dict[Path, Any]) -> Iterator[Finding]:
    for path in dict.fromkeys((*wanted, *found)):
        if not _is_same(found.get(path), wanted.get(path)):
            yield Finding(path, "other_outcome", found.get(path), {"value": wanted.get(path, "-")})


def _is_same(found: Any, wanted: Any) -> bool:
    if isinstance(found, float) and isinstance(wanted, float):
        return math.isclose(found, wanted, rel_tol=1e-9, abs_tol=_CENT / 1e4)
    return bool(found == wanted)


def _other_files(recorded: Result | LotsResult, inputs: Sequence[InputFile] | None) -> Iterator[Finding]:
    if inputs is None:
        return
    given, known = ({one.sha256: one for one in files} for files in (inputs, recorded.inputs))
    for sha256, one in known.items():
        if sha256 not in given:
            yield Finding(("inputs",), "input_not_given", None, {"name": one.file, "sha256": sha256})
    for sha256, one in given.items():
        if sha256 not in known:
            yield Finding(("inputs",), "input_not_recorded", one.file, {"sha256": sha256})
