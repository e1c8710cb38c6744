"""What is wrong, who comes first and why, and whether that is so."""

from typing import TYPE_CHECKING, Any

from lcc.language import N_, Text, translator
from lcc.record.message import Message
from lcc.record.problem import InputRefusedError, Problem, problem_of
from lcc.service.answer import Answer, json_answer
from lcc.service.asked import QUERY, OfBidder, OfOne, Query, one_of
from lcc.service.operations.award import BESIDE, awarded_in, known_bidder, one_award, read_in, scored_in
from lcc.service.sent import BODY, Given, named

if TYPE_CHECKING:
    from lcc.intake.submissions import Submissions
    from lcc.model.proof import AwardFile, Proof
    from lcc.proofs.verdict import Verdict

_WITHIN = N_("Confirmed: {file} is what the documents in it come to.")
_BESIDE_SENT = N_("Confirmed: {file} is what the tender and the bids beside it come to.")
_NO_FILE = N_("it was compared with no file; send the tender and the bids, to compare it with them")


def check(given: Given, asked: Query) -> Answer:
    """Return everything that is wrong, and what is to be known, as `lcc check --json` does."""
    from lcc.exchange.outputs.checked import FilesChecked
    from lcc.intake.submissions import FilesRefusedError
    from lcc.scrutiny.rule_remarks import lint
    from lcc.words.problems import worded
    from lcc.words.remark_texts import said

    _ = translator(asked.lang)
    not_read: list[str] = []
    try:
        found = read_in(given)
        problems = found.score_problems if found.scores is not None else []
    except InputRefusedError as refused:
        problems, not_read = refused.problems, refused.not_read
        rest = refused.rest if isinstance(refused, FilesRefusedError) else None
        remarks = [] if rest is None else [one.say(_) for one in rest.remarks]
        report: dict[str, Any] = {"problems": [worded(one).as_json(_) for one in problems], "warnings": remarks}
        return json_answer(report | ({"not_looked_at": not_read} if not_read else {}), FilesChecked)
    texts = [*found.remarks, *(said(one, found.tender).line for one in lint(found.tender))]
    report = {"problems": [worded(one).as_json(_) for one in problems], "warnings": [one.say(_) for one in texts]}
    report |= {"files": found.received.model_dump(mode="json", exclude_none=True)} if found.received else {}
    return json_answer(report, FilesChecked)


def score(given: Given, asked: OfOne) -> Answer:
    """Return the result, as `lcc score --json` writes it."""
    scored = scored_in(given)
    one = scored if asked.lot is None else one_award(scored, asked.lot)
    return Answer(one.json(asked.lang))


def explain(given: Given, asked: OfBidder) -> Answer:
    """Return where each amount comes from, down to the fields."""
    from lcc.exchange.outputs.explained import Explained

    award = one_award(awarded_in(given), asked.lot)
    return json_answer(award.explain(known_bidder(award, asked.bidder)), Explained)


def verify(given: Given, asked: OfOne) -> Answer:
    """Return what is confirmed of a result, comparison, proof or award file, and what differs."""
    from lcc.api.given import as_file
    from lcc.exchange.outputs.checked import Verified
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import is_of_a_proof, read_proof
    from lcc.words.problems import worded

    _ = translator(asked.lang)
    result, name = named(given, "result")
    content = read_bytes(as_file(result, name))
    paper = read_proof(content, name) if is_of_a_proof(content) else None
    _refuse_beside(given, asked, paper)
    sent = None if given.get("tender") is None else read_in(given)
    if sent is not None and asked.lot is not None:
        codes = [lot.id for lot in sent.tender.lots.parts] if sent.tender.lots else []
        if asked.lot not in codes:
            raise one_of("lot", asked.lot, codes)
    verdict = _computed(content, name, sent, asked) if paper is None else _of_proof(paper, name, sent, given)
    return json_answer(
        {
            "is_confirmed": not verdict.differences,
            "confirmed": [one.say(_) for one in verdict.confirmed],
            "problems": [worded(one).as_json(_) for one in verdict.differences],
            "unseen": [one.say(_) for one in verdict.unseen],
        },
        Verified,
    )


def _refuse_beside(given: Given, asked: OfOne, paper: "Proof | AwardFile | None") -> None:
    """Raise InputRefusedError with everything beside what is to be confirmed that nothing would look at."""
    from lcc.model.proof import Proof

    beside = [name for name in ("tender", "bids", *BESIDE) if given.get(name)]
    problems: list[Problem] = []

    def wrong(code: str, *names: str) -> None:
        problems.extend(problem_of(Message((name,), code, None, {}), BODY) for name in names)

    if given.get("award_file") is not None and not isinstance(paper, Proof):
        wrong("only_beside_proof", "award_file")
    elif given.get("award_file") is not None:
        wrong("nothing_beside_award_file", *beside)
    if given.get("tender") is None and given.get("award_file") is None:
        wrong("only_with_tender", *beside)
    if given.get("tender") is None and asked.lot is not None:
        problems.append(problem_of(Message(("lot",), "only_with_tender", asked.lot, {}), QUERY))
    if problems:
        raise InputRefusedError(problems)


def _computed(content: bytes, name: str, sent: "Submissions | None", asked: OfOne) -> "Verdict":
    """Hold a result or a comparison against what was sent, or a result against the documents in itself."""
    from lcc.api.scoring import score as scored
    from lcc.api.verifying import verify as differences
    from lcc.proofs.verdict import Verdict

    if sent is not None and asked.lot is not None:
        one_award(scored(sent), asked.lot)
    found = tuple(differences((name, content), sent, lot=asked.lot))
    if found:
        return Verdict((), found)
    if sent is None:
        return Verdict((Text(_WITHIN, {"file": name}),), (), (Text(_NO_FILE),))
    return Verdict((Text(_BESIDE_SENT, {"file": name}),))


def _of_proof(paper: "Proof | AwardFile", name: str, sent: "Submissions | None", given: Given) -> "Verdict":
    """Check a proof or an award file: by itself, beside what was sent, or a proof beside the award file."""
    from lcc.api.given import as_file
    from lcc.intake.files import read_bytes
    from lcc.model.proof import AwardFile
    from lcc.proofs.read import read_proof
    from lcc.proofs.verdict import on_award_file, on_proof, on_proof_beside_sent, on_proof_in_court

    if isinstance(paper, AwardFile):
        return on_award_file(paper, name, sent)
    if given.get("award_file") is not None:
        opening, opening_name = named(given, "award_file")
        award = read_proof(read_bytes(as_file(opening, opening_name)), opening_name)
        if not isinstance(award, AwardFile):
            raise InputRefusedError(
                [problem_of(Message(("kind",), "not_an_award_file", award.kind, {}), opening_name)]
            )
        return on_proof_in_court(paper, name, award, opening_name)
    if sent is None:
        return on_proof(paper, name)
    return on_proof_beside_sent(paper, name, sent, [one.file for one in sent.inputs])
