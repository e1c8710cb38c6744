"""Workbooks, forms and documents."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lcc.language import Language, translator
from lcc.service.answer import Answer, archive_answer, file_answer
from lcc.service.asked import ForAnnex, ForLetters, ForProofs, ForProposal, ForReport, OfDocument, OfOne, Query
from lcc.service.operations.award import awarded_in, known_bidder, one_award, read_in, refuse_no_bids, scored_in
from lcc.service.sent import Given, named, upload

if TYPE_CHECKING:
    from lcc.api.scoring import Scored


def comparison(given: Given, asked: OfOne) -> Answer:
    """Return the comparison as a workbook; of lots together, or of one."""
    scored = awarded_in(given)
    one = scored if asked.lot is None else one_award(scored, asked.lot)
    return file_answer(translator(asked.lang)("comparison"), "xlsx", one.workbook(asked.lang))


def form(given: Given, asked: Query) -> Answer:
    """Return the form that suppliers fill in."""
    from lcc.api.forms import form as made

    return file_answer(
        translator(asked.lang)("form"), "xlsx", made(given["tender"], asked.lang, bid=given.get("bid"))
    )


def workbook(given: Given, asked: Query) -> Answer:
    """Return the workbook in which a tender is filled in."""
    from lcc.api.forms import workbook as made

    content = made(given["tender"], asked.lang, bids=given.get("bids", ()))
    return file_answer(translator(asked.lang)("tender"), "xlsx", content)


def method(given: Given, asked: OfDocument) -> Answer:
    """Return the rules in words, for the procurement documents."""
    from lcc.api.forms import method_statement

    content = method_statement(given["tender"], asked.lang, kind=asked.kind)
    return file_answer(translator(asked.lang)("method"), asked.kind, content)


def letters(given: Given, asked: ForLetters) -> Answer:
    """Return the letter to each bidder; lots have a folder each."""
    from lcc.documents.file_names import file_stems

    _, scored, template = translator(asked.lang), awarded_in(given), upload(given, "template")
    files = []
    for folder, one in _awards(scored, asked.lang):
        found = one.letters(
            asked.lang,
            asked.kind,
            sent=asked.sent,
            template=template,
            others_prices=asked.others_prices,
            scores_of_winner=asked.scores_of_winner,
        )
        stems = file_stems(found, _("justification"))
        files += [(f"{folder}{stems[name]}.{asked.kind}", content) for name, content in found.items()]
    return archive_answer(_("letters"), files)


def proofs(given: Given, asked: ForProofs) -> Answer:
    """Return a proof for each bidder, and the confidential award file that opens them."""
    from lcc.api.proving import decision as decided
    from lcc.api.proving import same_award_file
    from lcc.api.refusals import refuse_unannounced, refuse_unscorable
    from lcc.documents.file_names import proof_files
    from lcc.proofs.proof import CONFIDENTIAL, award_file, proof, releasable
    from lcc.proofs.read import proof_file

    _, read = translator(asked.lang), read_in(given)
    refuse_no_bids(read)
    refuse_unscorable(read)
    refuse_unannounced(read)
    decision = decided(read, asked.lang)
    if given.get("award_file") is not None:
        award = same_award_file(*named(given, "award_file"), decision)
    else:
        award = award_file(decision, _(CONFIDENTIAL))
    told = [one for one in (*releasable(decision.tender.award), "all_bids") if getattr(asked, one)]
    files = [
        (f"{_('proofs')}/{file}", proof_file(proof(decision, name, award, told)))
        for name, file in proof_files([bid.name for bid in decision.bids], _).items()
    ]
    return archive_answer(_("proofs"), [*files, (f"{_('confidential')}/award.json", proof_file(award))])


def proposal(given: Given, asked: ForProposal) -> Answer:
    """Return the proposal to the board."""
    one = one_award(scored_in(given), asked.lot)
    content = one.proposal(asked.lang, asked.kind, sent=asked.sent)
    return file_answer(translator(asked.lang)("proposal"), asked.kind, content)


def report(given: Given, asked: ForReport) -> Answer:
    """Return the report of the award, or of the awards of all lots."""
    content = scored_in(given).report(
        asked.lang, asked.kind, sent=asked.sent, facts=given.get("facts"), law=asked.law
    )
    return file_answer(translator(asked.lang)("report of the award"), asked.kind, content)


def annex(given: Given, asked: ForAnnex) -> Answer:
    """Return the annex to the contract."""
    one = one_award(scored_in(given), asked.lot)
    content = one.annex(asked.lang, asked.kind, bid=known_bidder(one, asked.bidder))
    return file_answer(translator(asked.lang)("annex"), asked.kind, content)


def _awards(scored: "Scored", language: Language) -> "Iterator[tuple[str, Scored]]":
    """Yield what is awarded, with the folder for its papers: the contract, or each lot."""
    from lcc.documents.file_names import file_stems

    if not scored.lots:
        yield "", scored
    stems = file_stems(scored.lots, translator(language)("lot"))
    for code, one in scored.lots.items():
        yield f"{stems[code]}/", one
