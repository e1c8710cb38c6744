"""What every bidder can check an award with: the decision, from which proofs and the award file are made."""

from lcc.api.refusals import refused_misfits
from lcc.intake.submissions import Submissions
from lcc.language import Language, translator
from lcc.proofs.proof import Decision, decide


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
        )
