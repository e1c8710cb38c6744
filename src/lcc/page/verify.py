"""Checking an award: a proof, an award file, a result or a comparison, by itself or beside what it was made from."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import lcc
from lcc.api.verifying import verify
from lcc.audit.replay_result import documents_in
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator
from lcc.model.proof import AwardFile, Proof
from lcc.page.compare import read_by_roles
from lcc.page.dropped import Files, each_once, one_counts
from lcc.page.plain import plain_document, plain_problems
from lcc.page.roles import Role, is_comparison, roles_of
from lcc.proofs.opened import bids_opened
from lcc.proofs.own_bid import explained
from lcc.proofs.read import read_proof
from lcc.proofs.verdict import Verdict, on_award_file, on_proof, on_proof_beside_sent, on_proof_in_court
from lcc.record.problem import Problem
from lcc.words.version import made_with

_Paper = TypeVar("_Paper", Proof, AwardFile)
_Outcome = dict[str, Any]
_MOST_SHOWN = 50


class _NotTogetherError(Exception):
    """Files that say nothing of each other; the words are for who opened them."""


def verified(files: Files, language: Language) -> _Outcome:
    """Return what is confirmed, what differs and what was not seen, with the own bid explained or all bids opened.

    Where files do not go together, what is wrong with that stands in `not_together`.

    Raises
    ------
    LccError
        A file can't be read as what it says that it is.
    """
    roles = each_once(roles_of(files), files)
    if several := one_counts(roles, language):
        return {"not_together": " ".join(several)}
    try:
        if "proof" in roles.values():
            return _of_proofs(files, roles, language)
        return _computed_again(files, roles, language)
    except _NotTogetherError as wrong:
        return {"not_together": str(wrong)}


def _of_proofs(files: Files, roles: Mapping[str, Role], language: Language) -> _Outcome:
    _ = translator(language)
    outcomes = _outcomes(files, roles)
    papers = {name: read_proof(files[name], name) for name, role in roles.items() if role == "proof"}
    proofs, awards = _only(papers, Proof, language), _only(papers, AwardFile, language)
    if outcomes:
        text = _("A proof or an award file is checked without a result or a comparison: leave out {files}.")
        raise _NotTogetherError(text.format(files=", ".join(outcomes)))
    sent = None if proofs and awards else _sent(files, roles)
    for name, found in papers.items():
        if sent is not None:
            _same_tender(name, _tender_of(found), sent, language)
    verdict = _verdict(files, roles, proofs, awards, sent)
    shown = _told(verdict, language)
    shown["notes"] += _notes(roles, proofs, sent, language)
    for award in awards.values():
        if verdict.decision:
            shown["opened"] = plain_document(bids_opened(award, verdict.decision, language))
    for name, proof in proofs.items():
        if not verdict.differences:
            shown["own"] = plain_document(explained(proof, name, language))
    return shown


def _only(papers: Mapping[str, Proof | AwardFile], kind: type[_Paper], language: Language) -> dict[str, _Paper]:
    """Return the one proof or award file that there is, or none; several are of several bids or awards."""
    _ = translator(language)
    found = {name: one for name, one in papers.items() if isinstance(one, kind)}
    if len(found) > 1:
        several = _("Each proof is of one bid: open one at a time. These are {files}.")
        if kind is AwardFile:
            several = _("There is one award file of an award: open one at a time. These are {files}.")
        raise _NotTogetherError(several.format(files=", ".join(found)))
    return found


def _verdict(
    files: Files,
    roles: Mapping[str, Role],
    proofs: Mapping[str, Proof],
    awards: Mapping[str, AwardFile],
    sent: Submissions | None,
) -> Verdict:
    if not proofs:
        [(name, award)] = awards.items()
        return on_award_file(award, name, sent)
    [(name, proof)] = proofs.items()
    if awards:
        [(award_name, award)] = awards.items()
        return on_proof_in_court(proof, name, award, award_name)
    if sent:
        return on_proof_beside_sent(
            proof, name, sent, [one.file for one in sent.inputs[:1]] + _named(roles, "bid")
        )
    return on_proof(proof, name)


def _notes(
    roles: Mapping[str, Role], proofs: Mapping[str, Proof], sent: Submissions | None, language: Language
) -> list[str]:
    """Return what to know besides: by which version a proof was made, and which files were not looked at."""
    _ = translator(language)
    notes = [made_with(one.lcc_version).say(_) for one in proofs.values() if one.lcc_version != lcc.__version__]
    beside = [name for name, role in roles.items() if role != "proof"]
    if beside and sent is None:
        text = _("Not looked at: {files}. Open the tender too, to compare them.")
        if "tender" in roles.values():
            text = _(
                "Not looked at: {files}. A proof beside an award file takes nothing else: that holds every bid."
            )
        notes.append(text.format(files=", ".join(beside)))
    return notes


def _computed_again(files: Files, roles: Mapping[str, Role], language: Language) -> _Outcome:
    """Hold a result or a comparison against the tender and bids beside it; a result by itself too."""
    _ = translator(language)
    outcomes = _outcomes(files, roles)
    if not outcomes:
        return {"nothing": True}
    if len(outcomes) > 1:
        text = _("A result or a comparison is checked by itself: open one at a time. These are {files}.")
        raise _NotTogetherError(text.format(files=", ".join(outcomes)))
    [outcome] = outcomes
    sent = _sent(files, roles, outcome)
    if sent is None and is_comparison(files[outcome]):
        raise _NotTogetherError(_("Open the tender and the bids that the comparison was made from too."))
    if sent is not None and roles[outcome] == "result":
        _same_tender(outcome, _tender_within(files[outcome]), sent, language)
    found = verify((outcome, files[outcome]), sent)
    said = _("Confirmed: {file} is what the documents in it come to.")
    if sent is not None:
        said = _("Confirmed: {file} is what the tender and the bids beside it come to.")
    confirmed = [] if found else [said.format(file=outcome)]
    return {"confirmed": confirmed, "unseen": [], **_differing(found, language)}


def _outcomes(files: Files, roles: Mapping[str, Role]) -> list[str]:
    return [name for name, role in roles.items() if role == "result" or is_comparison(files[name])]


def _named(roles: Mapping[str, Role], role: Role) -> list[str]:
    return [name for name, one in roles.items() if one == role]


def _sent(files: Files, roles: Mapping[str, Role], besides: str | None = None) -> Submissions | None:
    """Return the tender, and what goes with it, where it is among the files `besides` one of them."""
    given = {name: role for name, role in roles.items() if name != besides and role != "proof"}
    tenders = _named(given, "tender")
    return read_by_roles({name: files[name] for name in given}, given, tenders[0]) if tenders else None


def _tender_of(found: Proof | AwardFile) -> Mapping[str, Any]:
    if isinstance(found, Proof):
        return found.tender
    return found.result.documents.tender if found.result.documents else {}


def _tender_within(result: bytes) -> Mapping[str, Any]:
    documents = documents_in(result)
    return documents.tender if documents else {}


def _same_tender(file: str, tender: Mapping[str, Any], sent: Submissions, language: Language) -> None:
    """Stop where a file is of another tender than the one beside it: each of its values would differ."""
    if tender and tender.get("id") != sent.tender.id:
        _ = translator(language)
        text = _("{file} is about tender {its}, and beside it is tender {other}: open the one that it is about.")
        raise _NotTogetherError(text.format(file=file, its=tender.get("title"), other=sent.tender.title))


def _told(verdict: Verdict, language: Language) -> _Outcome:
    _ = translator(language)
    return {
        "confirmed": [one.say(_) for one in verdict.confirmed],
        "unseen": [one.say(_) for one in verdict.unseen],
        **_differing(verdict.differences, language),
    }


def _differing(found: Sequence[Problem], language: Language) -> _Outcome:
    """Return what differs, the first of it where that is much, and how much it is."""
    _ = translator(language)
    notes = [_("Differences: {number}. Nothing is confirmed.").format(number=len(found))] if found else []
    return {"differences": plain_problems(found[:_MOST_SHOWN], language), "notes": notes}
