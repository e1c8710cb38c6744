"""What is wrong, who comes first and why, and whether that is so."""

from typing import TYPE_CHECKING, Any

from lcc.language import translator
from lcc.service.answer import Answer, json_answer
from lcc.service.asked import OfBidder, OfOne, Query
from lcc.service.operations.award import known_bidder, one_award, read_in, scored_in
from lcc.service.sent import Given, named

if TYPE_CHECKING:
    from lcc.proofs.verdict import Verdict


def check(given: Given, asked: Query) -> Answer:
    """Return everything that is wrong, and what is to be known, as `lcc check --json` does."""
    from lcc.exchange.outputs.checked import FilesChecked
    from lcc.intake.submissions import FilesRefusedError
    from lcc.record.problem import InputRefusedError
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

    award = one_award(scored_in(given), asked.lot)
    return json_answer(award.explain(known_bidder(award, asked.bidder)), Explained)


def verify(given: Given, asked: OfOne) -> Answer:
    """Return what is confirmed of a result, comparison, proof or award file, and what differs."""
    from lcc.api.given import as_file
    from lcc.api.verifying import verify as differences
    from lcc.intake.files import read_bytes
    from lcc.proofs.read import is_of_a_proof
    from lcc.proofs.verdict import Verdict
    from lcc.words.problems import worded

    _ = translator(asked.lang)
    result, name = named(given, "result")
    content = read_bytes(as_file(result, name))
    if is_of_a_proof(content):
        verdict = _of_proof(content, name, given)
    else:
        sent = None
        if given.get("tender") is not None:
            from lcc.api.scoring import score as scored

            sent = read_in(given)
            if asked.lot is not None:
                one_award(scored(sent), asked.lot)
        found = differences((name, content), sent, lot=asked.lot if sent else None)
        verdict = Verdict((), tuple(found), ())
    return json_answer(
        {
            "is_confirmed": not verdict.differences,
            "confirmed": [one.say(_) for one in verdict.confirmed],
            "problems": [worded(one).as_json(_) for one in verdict.differences],
            "unseen": [one.say(_) for one in verdict.unseen],
        }
    )


def _of_proof(content: bytes, name: str, given: Given) -> "Verdict":
    """Check a proof or an award file: by itself, beside what was sent, or a proof beside the award file."""
    from lcc.api.given import as_file
    from lcc.intake.files import read_bytes
    from lcc.model.proof import AwardFile
    from lcc.proofs.read import read_proof
    from lcc.proofs.verdict import on_award_file, on_proof, on_proof_beside_sent, on_proof_in_court
    from lcc.record.message import Message
    from lcc.record.problem import InputRefusedError, problem_of

    paper = read_proof(content, name)
    sent = None if given.get("tender") is None else read_in(given)
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
