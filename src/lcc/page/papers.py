"""Everything about an award in one archive: the comparison, the result, letters, the proposal, proofs."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lcc.api.proving import decision as decided
from lcc.api.refusals import refuse_unannounced
from lcc.api.scoring import Scored
from lcc.documents.file_names import file_stems, proof_files
from lcc.documents.in_archive import in_archive
from lcc.language import Language, translator
from lcc.page.plain import plain_problems
from lcc.page.telling import Tell, nobody
from lcc.proofs.proof import CONFIDENTIAL, award_file, proof, releasable
from lcc.proofs.read import proof_file
from lcc.record.problem import LccError

Made = Iterator[tuple[str, bytes]]


def everything(
    scored: Scored, language: Language, sent: date | None = None, tell: Tell = nobody
) -> tuple[bytes, list[dict[str, Any]]]:
    """Return the archive, and why what is not in it can't be made: a market consultation has no letters."""
    problems: list[Any] = []
    files: list[tuple[str, bytes]] = []
    for doing, make in _PAPERS:
        tell(doing, 0, 0)
        try:
            files += make(scored, language, sent)
        except LccError as refused:
            problems += (one for one in refused.problems if one not in problems)
    return in_archive(files), plain_problems(problems, language)


def _outcome(scored: Scored, language: Language, sent: date | None) -> Made:
    _ = translator(language)
    yield f"{_('comparison')}.xlsx", scored.workbook(language)
    if scored.lots:
        for folder, one in _awards(scored, language):
            yield f"{folder}{_('comparison')}.xlsx", one.workbook(language)
    yield f"{_('result')}.json", scored.json(language)


def _letters(scored: Scored, language: Language, sent: date | None) -> Made:
    _ = translator(language)
    proofs = proof_files([one.name for one in scored.submissions.offered], _)
    for folder, one in _awards(scored, language):
        found = one.letters(language, sent=sent, proofs=proofs)
        stems = file_stems(found, _("justification"))
        for name, content in found.items():
            yield f"{_('letters')}/{folder}{stems[name]}.docx", content


def _proposal(scored: Scored, language: Language, sent: date | None) -> Made:
    _ = translator(language)
    for folder, one in _awards(scored, language):
        yield f"{folder}{_('proposal')}.docx", one.proposal(language, sent=sent)


def _report(scored: Scored, language: Language, sent: date | None) -> Made:
    _ = translator(language)
    yield f"{_('report of the award')}.docx", scored.report(language, sent=sent)


def _annex(scored: Scored, language: Language, sent: date | None) -> Made:
    _ = translator(language)
    for folder, one in _awards(scored, language):
        if one.evaluation.tender.measures_circularity:
            yield f"{folder}{_('annex')}.docx", one.annex(language)


def _proofs(scored: Scored, language: Language, sent: date | None) -> Made:
    _, read = translator(language), scored.submissions
    refuse_unannounced(read)
    decision = decided(read, language)
    award = award_file(decision, _(CONFIDENTIAL))
    told = releasable(decision.tender.award)
    for name, file in proof_files([bid.name for bid in decision.bids], _).items():
        yield f"{_('proofs')}/{file}", proof_file(proof(decision, name, award, told))
    yield f"{_('confidential')}/award.json", proof_file(award)


def _awards(scored: Scored, language: Language) -> Iterator[tuple[str, Scored]]:
    """Yield what is awarded, with the folder for its papers: the contract, or each lot."""
    if not scored.lots:
        yield "", scored
    _ = translator(language)
    stems = file_stems(scored.lots, _("lot"))
    for code, one in scored.lots.items():
        yield f"{stems[code]}/", one


_PAPERS = (
    ("workbook", _outcome),
    ("letters", _letters),
    ("papers", _proposal),
    ("papers", _report),
    ("papers", _annex),
    ("proofs", _proofs),
)
"""What is made in order, and by which name that is told."""
