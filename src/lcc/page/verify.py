"""Checking an award: a proof, an award file, a result or a comparison, by itself or beside what it was made from."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import lcc
from lcc.api.reading import read
from lcc.api.verifying import verify
from lcc.audit.replay_result import documents_in
from lcc.intake.submissions import Submissions
from lcc.language import N_, Language, translator
from lcc.model.proof import AWARD_FILE, PROOF, AwardFile, Proof
from lcc.page.compare import read_by_roles
from lcc.page.dropped import Dropped, Files, dropped, one_counts
from lcc.page.plain import plain_document, plain_problems
from lcc.page.roles import Role, is_comparison
from lcc.proofs.figure_names import figure_name, most_telling_first
from lcc.proofs.opened import bids_opened
from lcc.proofs.own_bid import explained
from lcc.proofs.read import read_proof, said_kind
from lcc.proofs.verdict import Verdict, differing, on_award_file, on_proof, on_proof_beside_sent, on_proof_in_court
from lcc.record.path import path_of
from lcc.record.problem import InputRefusedError, Problem
from lcc.words.version import made_with

_Outcome = dict[str, Any]
_MOST_SHOWN = 50
_PROOFS = {PROOF: "proof", AWARD_FILE: "award_file"}
_COURT = ["award_file", "proof"]
_NO_TENDER = N_("Not looked at: {files}. Open the tender too, to compare them.")
_IN_COURT = N_("Not looked at: {files}. A proof beside an award file takes nothing else: that holds every bid.")


class _NotTogetherError(Exception):
    """Files that say nothing of each other; the words are for who opened them."""


def verified(files: Files, language: Language, chosen: str = "") -> _Outcome:
    """Return what is confirmed, what differs and what was not seen, with the own bid explained or all bids opened.

    Archives are looked into. Of more than one file that can be checked the `chosen` one is: `choices` names them all,
    by what they are. A proof is checked beside the award file where there is one. Where files do not go together, what
    is wrong with that stands in `not_together`.

    Raises
    ------
    LccError
        A file can't be read as what it says that it is.
    """
    found = dropped(files)
    papers = _papers(found)
    if not papers:
        _refuse_spoilt(found)
        return {"nothing": True}
    is_court = sorted(papers.values()) == _COURT
    choices = papers if len(papers) > 1 and not is_court else {}
    if choices and chosen not in papers:
        return {"choices": choices}
    main = chosen if chosen in papers else next(name for name in papers if not is_court or papers[name] == "proof")
    return {"choices": choices, **_checked(main, papers, found, language)}


def _papers(found: Dropped) -> dict[str, str]:
    """Return each file that can be checked by itself, and what it is."""
    papers = {}
    for name, role in found.roles.items():
        if role == "proof":
            papers[name] = _PROOFS[str(said_kind(found.inside[name]))]
        elif role == "result" or is_comparison(found.inside[name]):
            papers[name] = "result" if role == "result" else "comparison"
    return papers


def _refuse_spoilt(found: Dropped) -> None:
    """Refuse files that can't be opened, and those that say nothing of what they are where a proof would."""
    if found.problems:
        raise InputRefusedError(found.problems)
    for name, content in found.of("bid").items():
        if PurePosixPath(name).suffix.lower() == ".json":
            read_proof(content, name)


def _checked(main: str, papers: Mapping[str, str], found: Dropped, language: Language) -> _Outcome:
    beside = {name: content for name, content in found.inside.items() if name not in papers}
    if [*papers.values()] == ["comparison", "comparison"] and not beside:
        beside = {
            name: found.inside[name] for name in papers if name != main
        }  # the copy from before it was scored
    if several := one_counts({name: found.roles[name] for name in beside if name in found.roles}, language):
        return {"not_together": " ".join(several)}
    try:
        if papers[main] in _PROOFS.values():
            awards = [name for name, what in papers.items() if what == "award_file" and name != main]
            return _of_proof(main, found, awards, beside, language)
        return _computed_again(main, found, beside, language)
    except _NotTogetherError as wrong:
        return {"not_together": str(wrong)}


def _of_proof(main: str, found: Dropped, awards: Sequence[str], beside: Files, language: Language) -> _Outcome:
    """Check a proof or an award file; a proof beside the award file, if there is one, which holds every bid."""
    paper = read_proof(found.inside[main], main)
    if isinstance(paper, AwardFile):
        sent = _sent(main, _tender_of(paper), beside, found.roles, language)
        verdict = on_award_file(paper, main, sent)
        return _told(verdict, found.inside[main], language, _opened(paper, verdict, language))
    notes = _notes(paper, language)
    if len(awards) == 1:
        award = read_proof(found.inside[awards[0]], awards[0])
        assert isinstance(award, AwardFile), "by what it says that it is"
        verdict = on_proof_in_court(paper, main, award, awards[0])
        opened = _opened(award, verdict, language)
        notes += _not_looked_at(beside, _IN_COURT, language)
    else:
        opened, sent = {}, _sent(main, paper.tender, beside, found.roles, language)
        if sent is None:
            verdict = on_proof(paper, main)
            notes += _not_looked_at(beside, _NO_TENDER, language)
        else:
            bids = [name for name in beside if found.roles[name] == "bid"]
            verdict = on_proof_beside_sent(paper, main, sent, [sent.inputs[0].file, *bids])
    own = {}
    if not verdict.differences:
        own = {"own": plain_document(explained(paper, main, language, is_opened=bool(opened)))}
    return _told(verdict, found.inside[main], language, {**opened, **own}, notes)


def _opened(award: AwardFile, verdict: Verdict, language: Language) -> _Outcome:
    """Return every bid of an award file, as far as it came to opening them."""
    return {"opened": plain_document(bids_opened(award, verdict.decision, language))} if verdict.decision else {}


def _notes(paper: Proof, language: Language) -> list[str]:
    """Return by which version a proof was made, where that is another one."""
    _ = translator(language)
    return [made_with(paper.lcc_version).say(_)] if paper.lcc_version != lcc.__version__ else []


def _not_looked_at(beside: Files, why: str, language: Language) -> list[str]:
    _ = translator(language)
    return [_(why).format(files=", ".join(beside))] if beside else []


def _computed_again(main: str, found: Dropped, beside: Files, language: Language) -> _Outcome:
    """Hold a result or a comparison against the tender and bids beside it; a result by itself too."""
    _ = translator(language)
    content = found.inside[main]
    is_result = found.roles[main] == "result"
    sent = _sent(main, _tender_within(content) if is_result else {}, beside, found.roles, language)
    if sent is None and not is_result:
        raise _NotTogetherError(_("Open the tender and the bids that the comparison was made from too."))
    differences = verify((main, content), sent)
    said = _("Confirmed: {file} is what the documents in it come to.")
    if sent is not None:
        said = _("Confirmed: {file} is what the tender and the bids beside it come to.")
    confirmed = [] if differences else [said.format(file=main)]
    return {"confirmed": confirmed, "unseen": [], **_differing(differences, confirmed, content, language)}


def _sent(
    main: str, about: Mapping[str, Any], beside: Files, roles: Mapping[str, Role], language: Language
) -> Submissions | None:
    """Return the tender that a file is `about`, and what goes with it; None where no tender is beside it.

    Another tender stops: bids are read only then, as none of them would fit it.
    """
    tenders = [name for name in beside if roles[name] == "tender"]
    if not tenders:
        return None
    known = {name: read((name, beside[name])).tender for name in tenders}
    its = next((name for name in tenders if known[name].id == about.get("id", known[name].id)), None)
    if its is None:
        _ = translator(language)
        text = _("{file} is about tender {its}, and beside it is tender {other}: open the one that it is about.")
        other = known[tenders[0]].title
        raise _NotTogetherError(text.format(file=main, its=about.get("title"), other=other))
    return read_by_roles(beside, roles, its)


def _tender_of(found: AwardFile) -> Mapping[str, Any]:
    return found.result.documents.tender if found.result.documents else {}


def _tender_within(result: bytes) -> Mapping[str, Any]:
    documents = documents_in(result)
    return documents.tender if documents else {}


def _told(
    verdict: Verdict, document: bytes, language: Language, shown: _Outcome, notes: Sequence[str] = ()
) -> _Outcome:
    _ = translator(language)
    confirmed = [one.say(_) for one in verdict.confirmed]
    said = _differing(verdict.differences, confirmed, document, language)
    return {
        "confirmed": confirmed,
        "unseen": [one.say(_) for one in verdict.unseen],
        **said,
        **shown,
        "notes": [*said["notes"], *notes],
    }


def _differing(
    found: Sequence[Problem], confirmed: Sequence[str], document: bytes, language: Language
) -> _Outcome:
    """Return what differs, the first of it where that is much, and how much it is: one verdict on all of it."""
    _ = translator(language)
    notes = [differing(len(found), confirmed).say(_)] if found else []
    plain = None if document.startswith(b"PK") or not found else json.loads(document)
    shown = most_telling_first(found)[:_MOST_SHOWN]
    names = [figure_name(path_of(one.field), plain) for one in shown]
    return {"differences": plain_problems(shown, language, names=names), "notes": notes}
