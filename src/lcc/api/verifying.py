"""Holding a result or a comparison against what it was made from."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, get_args

from lcc.api.comparison import pages
from lcc.api.given import Beside, Input, as_file
from lcc.api.reading import read_once
from lcc.api.scoring import Scored, score
from lcc.intake.files import InMemory, read_bytes
from lcc.intake.submissions import Submissions
from lcc.language import Language
from lcc.record.problem import LccError, Problem, problem_in

if TYPE_CHECKING:
    from lcc.audit.replay_result import OfFiles
    from lcc.audit.verify_workbook import Verification


def verify(
    result: Input | bytes,
    tender: Input | Submissions | None = None,
    bids: Iterable[Input] = (),
    *,
    lot: str | None = None,
    **beside: Unpack[Beside],
) -> list[Problem]:
    """Return where a result (.json) or comparison (.xlsx) is not what its inputs come to; nothing if it is confirmed.

    Which of the two it is, is seen by its content. Inputs are those of `score`; without them a result is held against
    the documents in itself, and a workbook is a problem. `lot` is the code of the lot that it is of. As `check`, this
    does not raise for what a user sent: what can't be read or scored, or was made by other rules, is a problem too.
    Sheets that a purchaser added to a workbook are not looked at.

    Raises
    ------
    LookupError
        There are no bids for that lot.

    Examples
    --------
    >>> scored = score({
    ...     "id": "desks", "title": "Desks", "authority": "Voorbeeld", "base_date": "2027-01-01", "horizon_years": 10,
    ...     "discount": {"rate": 0.0}, "asked_phases": [],
    ...     "items": [{"id": "desk", "name": "Desk", "quantity": 2, "unit": "piece"}]})
    >>> verify(scored.json())
    []
    >>> [one.code for one in verify(b"{}")]
    ['not_a_result']
    """
    from lcc.audit.replay_result import replay

    file = InMemory(Path("result"), result) if isinstance(result, bytes) else as_file(result, "result.json")
    try:
        content = read_bytes(file)
        scored = None if tender is None else score(read_once(tender, bids, beside))
        if scored is not None and lot is not None:
            scored = scored.lots[lot]
        if scored is not None and content.startswith(b"PK"):
            return list(compared(scored, content, str(file)).differences)
        if content.startswith(b"PK"):
            return [problem_in(str(file), "comparison_alone")]
        return list(replay(content, str(file), None if scored is None else as_given(scored)).differences)
    except LccError as refused:
        return refused.problems


def as_given(scored: Scored) -> "OfFiles":
    """Return what was scored as `lcc.audit.replay_result.replay` holds a result against it."""
    from lcc.audit.replay_result import OfFiles

    read = scored.submissions
    tender = read.tender_input
    scores, draws = read.scores_input or tender, read.draws_input or tender
    files = {one.bid.name: one.input.file for one in read.bids}
    kept = read.reference.input if read.reference else tender
    files |= {"tender": tender.file, "scores": scores.file, "draws": draws.file, "reference": kept.file}
    files["decisions"] = (read.decisions_input or tender).file
    files["history"] = (read.history_inputs[0] if read.history_inputs else tender).file
    files["prices"] = (read.prices_input or tender).file
    return OfFiles([scored.result_in(language) for language in get_args(Language)], files)


def compared(scored: Scored, content: bytes, file: str) -> "Verification":
    """Return how a workbook compares with the one of what was scored; InputRefusedError where it is none."""
    from lcc.audit.verify_workbook import COMPARISON, LOTS, verify

    book = COMPARISON if scored.submissions.tender.lots is None else LOTS
    return verify(content, file, partial(pages, scored.submissions, scored.found), scored.submissions.inputs, book)
