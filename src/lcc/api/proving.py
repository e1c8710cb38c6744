"""What every bidder can check an award with: the decision, from which proofs and the award file are made."""

from typing import TYPE_CHECKING

from lcc.api.given import Input, as_file
from lcc.api.refusals import refused_misfits
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator
from lcc.proofs.proof import Decision, decide

if TYPE_CHECKING:
    from lcc.model.proof import AwardFile


def decision(read: Submissions, language: Language) -> Decision:
    """Return the award of every lot, with all that it was made from; its warnings are in the language.

    Raises
    ------
    NotScorableError
        As of `lcc.score`.
    """
    _ = translator(language)
    warnings = [remark.say(_) for remark in read.remarks]
    with refused_misfits(read):
        return decide(
            read.tender,
            read.offered,
            read.scores,
            read.inputs,
            warnings,
            draws=read.draws,
            decisions=read.decisions,
            prices=read.prices,
        )


def same_award_file(given: Input, name: str, decision: Decision) -> "AwardFile":
    """Return an award file that was made of this decision before: proofs that are made again open with it.

    Raises
    ------
    InputRefusedError
        It is none, or of another award.
    """
    from lcc.intake.files import read_bytes
    from lcc.model.proof import AwardFile
    from lcc.proofs.commitment import canonical
    from lcc.proofs.in_court import check_award_file
    from lcc.proofs.read import read_proof
    from lcc.record.problem import InputRefusedError, problem_in

    found = read_proof(read_bytes(as_file(given, name)), name)
    if isinstance(found, AwardFile):
        known, checked = check_award_file(found, name)
        if checked.differences:
            raise InputRefusedError(checked.differences)
        documents = [canonical(one.documents.model_dump(mode="json")) for one in (known, decision)]
        if documents[0] == documents[1]:
            return found
    raise InputRefusedError([problem_in(name, "award_file_of_others")])
