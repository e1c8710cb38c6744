"""What the page asks, by a word, and what it gets: plain data and files.

What was opened last stays at hand, so that a slider reads no file again.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lcc.api.reading import read
from lcc.api.scoring import score
from lcc.intake.submissions import Submissions
from lcc.language import translator
from lcc.library import shipped
from lcc.page.compare import opened, outcome
from lcc.page.papers import everything
from lcc.page.plain import plain_problems
from lcc.page.prepare import choices, papers, started
from lcc.page.roles import roles_of
from lcc.page.supply import answers_of_form, filled_form, missing, questions, worked_out
from lcc.page.verify import verified
from lcc.page.what_if import numbers, tried
from lcc.record.problem import LccError

Tell = Callable[[str], None]
Answer = dict[str, Any]


class _AtHand:
    """What was opened last."""

    submissions: Submissions | None = None
    scored: Any = None
    tender: Any = None
    tender_file: tuple[str, bytes] = ("", b"")


def answer(
    ask: str, words: str, files: Sequence[tuple[str, Any]], tell: Tell
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the answer to what the page asks, both as JSON with the files that go with it.

    What a user can mend comes back as `problems`; what else goes wrong is raised, and is a fault of ours.
    """
    said, given = json.loads(words), {name: bytes(content) for name, content in files}
    try:
        found = _ANSWERS[ask](said, given, tell)
    except LccError as refused:
        found = {"problems": plain_problems(refused.problems, said["language"])}
    made = found.pop("files", [])
    return json.dumps(found), made


def _open(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    found = opened(files, words.get("leave_out", ()), words.get("tender"))
    _AtHand.submissions, _AtHand.scored = found.submissions, None
    return found.plain(words["language"])


def _rank(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    if _AtHand.submissions is None:
        return {"problems": []}
    _AtHand.scored = _AtHand.scored or score(_AtHand.submissions)
    return outcome(_AtHand.scored, words["language"])


def _everything(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    _ = translator(words["language"])
    archive, problems = everything(_AtHand.scored, words["language"])
    return {"files": [(f"{_('award')}.zip", archive)], "left_out": problems}


def _workbook(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    _ = translator(words["language"])
    return {"files": [(f"{_('comparison')}.xlsx", _AtHand.scored.workbook(words["language"]))]}


def _result(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Return the result and the comparison as files, for a platform that shows the page in a frame."""
    _, scored = translator(words["language"]), _AtHand.scored
    made = [(f"{_('result')}.json", scored.json(words["language"]))]
    return {"files": [*made, (f"{_('comparison')}.xlsx", scored.workbook(words["language"]))]}


def _numbers(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    read = _AtHand.submissions
    return {"numbers": numbers(read, words["language"]) if read else []}


def _try(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    read = _AtHand.submissions
    return tried(read, words["changes"], words["language"]) if read else {}


def _begin_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Open the tender that a bid is for, or a form that was begun; a form alone does not say all of its tender."""
    roles = roles_of(files)
    tenders = [name for name, role in roles.items() if role == "tender"]
    if len(tenders) != 1:
        return {"needs_tender": True}
    name = tenders[0]
    _AtHand.tender_file = name, files[name]
    _AtHand.tender = tender = read(_AtHand.tender_file).tender
    begun = [content for other, content in files.items() if other != name]
    answers = answers_of_form(begun[0], tender, words["language"]) if begun else {}
    return {
        "title": tender.title,
        "authority": tender.authority,
        "sheets": questions(tender, words["language"]),
        "answers": answers,
        "worked_out": worked_out(tender, answers, words["language"]),
    }


def _work_out(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    return {"worked_out": worked_out(_AtHand.tender, words["answers"], words["language"])}


def _check_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    found = missing(_AtHand.tender_file, _AtHand.tender, words["answers"], words["language"])
    return {"missing": found}


def _save_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    return {"files": [filled_form(_AtHand.tender, words["answers"], words["language"])]}


def _warm(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Score a shipped example while nobody waits: what that loads is there for the first bids of the user."""
    folder = shipped.examples()["street-furniture"]
    score(folder / "tender.yaml", [folder / "bids"]).workbook(words["language"])
    return {}


_ANSWERS: Mapping[str, Callable[[Answer, Mapping[str, bytes], Tell], Answer]] = {
    "warm": _warm,
    "open": _open,
    "rank": _rank,
    "workbook": _workbook,
    "everything": _everything,
    "result": _result,
    "numbers": _numbers,
    "try": _try,
    "begin_bid": _begin_bid,
    "work_out": _work_out,
    "check_bid": _check_bid,
    "save_bid": _save_bid,
    "choices": lambda words, files, tell: choices(words["language"]),
    "start": lambda words, files, tell: {"files": started(words, words["language"])},
    "papers": lambda words, files, tell: {"files": papers(next(iter(files.items())), words["language"])},
    "verify": lambda words, files, tell: verified(files, words["language"]),
}
__all__: Sequence[str] = ["answer"]
