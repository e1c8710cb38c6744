"""What has to hold of every file: it is scored as it stands, or refused in words that mend it, and nothing else."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path as FilePath
from typing import NamedTuple

from jsonschema import Draft202012Validator

from fuzz.kinds import KINDS, LANGUAGE, Input, Read
from fuzz.texts import is_finite
from lcc.audit.replay_result import replay
from lcc.checks.agreement import BidDisagreesError
from lcc.checks.scoring import ScoresDisagreeError
from lcc.evaluation.evaluate import Evaluation, evaluate
from lcc.evaluation.lots import LotsEvaluation, evaluate_lots, lots_result
from lcc.evaluation.results import result
from lcc.excel.bid_form.write import write_form
from lcc.excel.comparison.read import read_comparison
from lcc.excel.comparison.write import write_comparison
from lcc.excel.untrusted.limits import OF_OUR_OWN
from lcc.excel.untrusted.opening import open_workbook
from lcc.exchange.schema import json_schema
from lcc.intake.records import load, written
from lcc.language import LANGUAGES, translator
from lcc.model.result import LotsResult, Result
from lcc.record.path import stated_in
from lcc.record.problem import InputRefusedError, Problem, in_file
from lcc.record.record import Record
from lcc.record.visible import visible
from lcc.words.problems import Worded, remarks_about, worded
from readers import made_of, read_form

LONGEST_LINE = 1_000


class FaultError(AssertionError):
    """Something that has to hold of a file does not."""


class Verdict(NamedTuple):
    """Whether a file was accepted, whether what is in it was scored, and what was read of it."""

    accepted: bool
    scored: bool = False
    read: Read | None = None


def judge(one: Input, *, thorough: bool = False) -> Verdict:
    """Read a file and hold what comes of it to what has to hold; `thorough` writes workbooks too.

    Raises
    ------
    FaultError, or whatever else was raised
    """
    try:
        with in_file(one.file):
            found = KINDS[one.kind].read(one)
    except InputRefusedError as refused:
        check_words(refused.problems, "" if one.ending == ".xlsx" else one.file)
        return Verdict(accepted=False)
    for record in found.records:
        _check_written(record, whole=thorough)
    _check_remarks(found)
    if not thorough:
        return Verdict(True, _scored(found, one, whole=False) is not None, found)
    evaluation = _scored(found, one, whole=True)
    if isinstance(evaluation, Evaluation):
        _check_comparison(evaluation)
        if found.bids:
            _check_form(found, evaluation)
    return Verdict(True, evaluation is not None, found)


def check_words(problems: Sequence[Problem], of_text: str = "") -> None:
    """Check that problems are said as `check_said` wants it."""
    check_said([worded(one) for one in problems], of_text)


def check_said(problems: Sequence[Worded], of_text: str = "") -> None:
    """Check that every problem says where it is, what was found and expected, and how to mend it, in plain sight.

    Of a text, by the name of its file, a field that is named stands in a line.
    """
    if not problems:
        raise FaultError("refused without a problem")
    for one in problems:
        problem = one.problem
        if not problem.file:
            raise FaultError("a problem of no file")
        for language in LANGUAGES:
            _ = translator(language)
            for name in ("found", "expected", "mend"):
                text = getattr(one, name).say(_)
                if not text.strip():
                    raise FaultError(f"nothing under {name} in {language}: {one.say(_)!r}")
            said = one.say(_)
            if visible(said, but="\n") != said:
                raise FaultError(f"a character that does something, in {language}: {said!r}")
            lines = said.split("\n")
            if len(lines) != 4:
                raise FaultError(f"not four lines, in {language}: {said!r}")
            if (longest := max(map(len, lines))) > LONGEST_LINE:
                raise FaultError(f"a line of {longest} characters, in {language}: {said[:300]!r}...")
        if of_text and problem.file.endswith(of_text) and problem.origin.field and problem.origin.line is None:
            raise FaultError(f"a field without its line: {one.say(str)!r}")
        json.dumps(one.as_json(str), ensure_ascii=False).encode()


def _check_remarks(found: Read) -> None:
    """Check that what is remarked on bids that are accepted can be said, in plain sight."""
    for remark in remarks_about(found.tender, found.bids):
        for language in LANGUAGES:
            said = remark.say(translator(language))
            if not said.strip() or visible(said) != said:
                raise FaultError(f"a remark that is empty or does something, in {language}: {said!r}")


def _check_written(record: Record, *, whole: bool) -> None:
    """Check that a document that was read is the same when it is written and read again; `whole` by our own readers."""
    for ending in (".yaml", ".json") if whole else (".json",):
        file = FilePath(f"again{ending}")
        content = written(record, file)
        try:
            if whole:
                again, _origins = load(content, file.name, type(record))
            else:
                again = made_of(json.loads(content), type(record), file.name, {})
        except InputRefusedError as refused:
            raise FaultError(f"what was read is refused as {ending} once it is written: {refused}") from None
        if again != record:
            raise FaultError(f"another {type(record).__name__} once it is written as {ending} and read again")


def _scored(found: Read, one: Input, *, whole: bool) -> Evaluation | LotsEvaluation | None:
    """Evaluate what was read, check that each number of the result is one, and return it; None where it is refused."""
    try:
        if found.tender.lots is not None:
            lots = evaluate_lots(found.tender, found.bids, found.scores, draws=found.draws)
            results = {lot: result(part) for lot, part in lots.lots.items() if part}
            _check_result(lots_result(lots, results), "lots_result", whole=whole)
            return lots
        evaluation = evaluate(found.tender, found.bids, found.scores, draws=found.draws)
    except (BidDisagreesError, ScoresDisagreeError) as refused:
        check_words([replace(problem, file=one.file) for problem in refused.problems])
        return None
    _check_result(result(evaluation), "result", whole=whole)
    return evaluation


@cache
def _schema(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name))


def _check_result(outcome: Result | LotsResult, name: str, *, whole: bool) -> None:
    if not is_finite(outcome.model_dump()):
        raise FaultError("a number in the result is infinite, or none")
    text = outcome.model_dump_json(indent=1)
    if type(outcome).model_validate_json(text) != outcome:
        raise FaultError("another result once it is written and read again")
    if not whole:
        return
    for error in _schema(name).iter_errors(json.loads(text)):
        raise FaultError(f"the result is not as its JSON Schema says: {error.message[:300]} at {error.json_path}")
    if wrong := replay(text.encode(), "result.json").differences:
        raise FaultError(f"the result is another when it is computed again: {worded(wrong[0]).say(str)}")


def _check_comparison(evaluation: Evaluation) -> None:
    """Check that a comparison reads back as what it was written from."""
    content = write_comparison(evaluation, language=LANGUAGE)
    try:
        found = read_comparison(open_workbook(content, limits=OF_OUR_OWN))
    except InputRefusedError as refused:
        raise FaultError(f"the comparison that is written of it is refused: {refused}") from None
    again = evaluate(found.tender, [bid for bid, _origins in found.bids], found.scores, draws=found.draws)
    if _without_documents(again) != _without_documents(evaluation):
        raise FaultError("another result once it is written as a comparison and read back")


def _without_documents(evaluation: Evaluation) -> Result:
    return result(evaluation).model_copy(update={"documents": None})


def _check_form(found: Read, evaluation: Evaluation) -> None:
    """Check that a bid is the same once it is written as a form and read back, where it is not richer than a form.

    What the tender asks nothing about has no cell in the form: it can be left out, and then makes no difference to
    cost and score.
    """
    bid, *others = found.bids
    try:
        content = write_form(found.tender, LANGUAGE, bid)
    except InputRefusedError as refused:
        check_words(refused.problems)
        return
    try:
        again, _origins = read_form(content, "again.xlsx", found.tender)
    except InputRefusedError as refused:
        raise FaultError(f"the form that is written of it is refused: {refused}") from None
    read_back = evaluate(found.tender, [again, *others], found.scores, draws=found.draws)
    before, after = (stated_in(one.model_validate(one.model_dump(exclude_defaults=True))) for one in (bid, again))
    if changed := {path: value for path, value in after.items() if not _is_as_said(before.get(path), value)}:
        raise FaultError(f"other fields once it is written as a form and read back: {changed}")
    if _costs(read_back) != _costs(evaluation):
        raise FaultError("another cost or score once it is written as a form and read back")


def _is_as_said(before: object, after: object) -> bool:
    """Whether a field says what it did, or less in a list: phases that are named as included and not asked for."""
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        return set(after) <= set(before)
    return before == after


def _costs(evaluation: Evaluation) -> list[tuple[str, float, float | None, int | None]]:
    return [(one.bid.name, one.life_cycle_cost, one.standing.score, one.rank) for one in evaluation.bids]
