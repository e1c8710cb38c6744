"""What the page asks, by a word, and what it gets: plain data and files.

What was opened last stays at hand, so that a slider reads no file again.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from lcc.api.reading import read
from lcc.api.scoring import Scored, score
from lcc.intake.submissions import Submissions
from lcc.language import translator
from lcc.page.compare import opened, outcome
from lcc.page.plain import plain_problems
from lcc.page.roles import roles_of
from lcc.record.problem import LccError

Tell = Callable[[int, int], None]
"""Says how far it is: at which, of how many."""
Answer = dict[str, Any]


class _AtHand:
    """What was opened last."""

    submissions: Submissions | None = None
    scored: Scored | None = None
    tender: Any = None
    tender_file: tuple[str, bytes] = ("", b"")


def answer(
    ask: str, words: str, files: Sequence[tuple[str, Any]], tell: Tell
) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the answer to what the page asks, both as JSON with the files that go with it.

    What a user can mend comes back as `problems`; what else goes wrong is raised, and is a fault of ours.
    """
    # In the order in which a folder is read: browsers hand it over in another one.
    in_order = sorted(files, key=lambda file: PurePosixPath(file[0]).parts)
    said, given = json.loads(words), {name: bytes(content) for name, content in in_order}
    try:
        found = _ANSWERS[ask](said, given, tell)
    except LccError as refused:
        found = {"problems": plain_problems(refused.problems, said["language"])}
    made = found.pop("files", [])
    return json.dumps(found), made


def _open(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    def watch(bids: Sequence[Any]) -> Iterator[Any]:
        for number, bid in enumerate(bids, start=1):
            tell(number, len(bids))
            yield bid

    found = opened(files, words.get("leave_out", ()), words.get("tender"), watch)
    _AtHand.submissions, _AtHand.scored = found.submissions, None
    return found.plain(words["language"])


def _rank(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    if _AtHand.submissions is None:
        return {"problems": []}
    return outcome(_scored(), words["language"])


def _scored() -> Scored:
    """Return what was opened last, scored: once, and anew where it had to be opened again."""
    assert _AtHand.submissions is not None, "the page asks this once bids are opened"
    _AtHand.scored = _AtHand.scored or score(_AtHand.submissions)
    return _AtHand.scored


def _everything(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.papers import everything

    _ = translator(words["language"])
    archive, problems = everything(_scored(), words["language"])
    return {"files": [(f"{_('award')}.zip", archive)], "left_out": problems}


def _workbook(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    _ = translator(words["language"])
    return {"files": [(f"{_('comparison')}.xlsx", _scored().workbook(words["language"]))]}


def _result(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Return the result and the comparison as files, for a platform that shows the page in a frame."""
    _, scored = translator(words["language"]), _scored()
    made = [(f"{_('result')}.json", scored.json(words["language"]))]
    return {"files": [*made, (f"{_('comparison')}.xlsx", scored.workbook(words["language"]))]}


def _numbers(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.what_if import numbers

    read = _AtHand.submissions
    return {"numbers": numbers(read, words["language"]) if read else []}


def _try(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.what_if import tried

    read = _AtHand.submissions
    return tried(read, words["changes"], words["language"]) if read else {}


def _begin_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Open the tender that a bid is for, or a form that was begun; a form alone does not say all of its tender."""
    from lcc.page.supply import answers_of_form, questions, worked_out

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
    from lcc.page.supply import worked_out

    return {"worked_out": worked_out(_AtHand.tender, words["answers"], words["language"])}


def _check_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import missing

    found = missing(_AtHand.tender_file, _AtHand.tender, words["answers"], words["language"])
    return {"missing": found}


def _save_bid(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.supply import filled_form

    return {"files": [filled_form(_AtHand.tender, words["answers"], words["language"])]}


def _choices(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import choices

    return choices(words["language"])


def _start(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import started

    return {"files": started(words, words["language"])}


def _papers(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.prepare import papers

    return {"files": papers(next(iter(files.items())), words["language"])}


def _verify(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    from lcc.page.verify import verified

    return verified(files, words["language"])


def _warm(words: Answer, files: Mapping[str, bytes], tell: Tell) -> Answer:
    """Load what a next question takes, a little at a time: `step` counts, `more` says whether to go on."""
    from lcc.page.warming import STEPS

    STEPS[words["step"]](words["language"])
    return {"more": words["step"] + 1 < len(STEPS)}


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
    "choices": _choices,
    "start": _start,
    "papers": _papers,
    "verify": _verify,
}
__all__: Sequence[str] = ["answer"]
